"""Readings → a SQLite file on this machine → the reports, claims and map rows that the screens ask for.

One writer at a time, behind a lock file; readers open their own read-only connection for each question and are never
kept waiting. The claims of the reading that was kept last for a report are the current ones.
"""

from footprint.store.ask import MARK_FIELDS
from footprint.store.connect import SCHEMA_VERSION
from footprint.store.marks import Mark, marks_of
from footprint.store.records import Kept, KeptClaim, KeptReport, ReportEntry
from footprint.store.store import Store, open_store

__all__ = [
    "MARK_FIELDS",
    "SCHEMA_VERSION",
    "Kept",
    "KeptClaim",
    "KeptReport",
    "Mark",
    "ReportEntry",
    "Store",
    "marks_of",
    "open_store",
]
