"""Data sets of others → readings: each row is a report of its own, whose text is the row, and makes one claim."""
