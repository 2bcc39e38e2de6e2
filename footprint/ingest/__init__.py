"""Files, folders, uploads and standard input → reports, read and kept; what cannot be used is said, and the rest goes on."""

from footprint.ingest.bundled import first_start
from footprint.ingest.feeds import read_feed
from footprint.ingest.files import iter_reports, open_upload, sift
from footprint.ingest.items import Arrival, Doubt, Item, Notice, Refusal
from footprint.ingest.keeping import (
    Outcome,
    Read,
    Reader,
    get_reader,
    keep_arrivals,
    models_of,
    read_arrivals,
    reader_maker,
)
from footprint.ingest.limits import MAX_REPORT_BYTES, Limits, get_limits
from footprint.ingest.metadata import parse_published
from footprint.ingest.web.fetching import Fetcher, fetch, is_address

__all__ = [
    "MAX_REPORT_BYTES",
    "Arrival",
    "Doubt",
    "Fetcher",
    "Item",
    "Limits",
    "Notice",
    "Outcome",
    "Read",
    "Reader",
    "Refusal",
    "fetch",
    "first_start",
    "get_limits",
    "get_reader",
    "is_address",
    "iter_reports",
    "keep_arrivals",
    "models_of",
    "open_upload",
    "parse_published",
    "read_arrivals",
    "read_feed",
    "reader_maker",
    "sift",
]
