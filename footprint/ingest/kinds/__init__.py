"""One module for each kind of file, and `registry`, which tells them apart."""
