"""A claim → the words that tell it to a person, on a page or in a terminal. Imports no screen."""
