"""Files, folders and standard input → reports, read and kept; what cannot be used is said, and the rest goes on."""

from footprint.ingest.bundled import first_start
from footprint.ingest.files import (
    MAX_REPORT_BYTES,
    Arrival,
    Item,
    Notice,
    Refusal,
    iter_reports,
)
from footprint.ingest.keeping import (
    Outcome,
    Read,
    Reader,
    get_reader,
    keep_arrivals,
    models_of,
    read_arrivals,
)
from footprint.ingest.metadata import parse_published

__all__ = [
    "MAX_REPORT_BYTES",
    "Arrival",
    "Item",
    "Notice",
    "Outcome",
    "Read",
    "Reader",
    "Refusal",
    "first_start",
    "get_reader",
    "iter_reports",
    "keep_arrivals",
    "models_of",
    "parse_published",
    "read_arrivals",
]
