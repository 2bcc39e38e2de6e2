"""Readings → a SQLite file on this machine → the reports, claims and map rows that the screens ask for.

One writer at a time, behind a lock file; readers open their own read-only connection for each question and are never
kept waiting. The claims of the reading that was kept last for a report are the current ones; what people decided on them
lies over it, and no reader touches that. Every change is told in a log that only grows, each entry sealed with the hash of
the one before: `docs/explanation/store.md`.
"""

from footprint.store.ask import MARK_FIELDS
from footprint.store.backup import Backup, restore
from footprint.store.database import SCHEMA_VERSION
from footprint.store.hits import Hit, Hits
from footprint.store.leaving import Outgoing
from footprint.store.likely import Likely
from footprint.store.marks import Mark, marks_of
from footprint.store.records import (
    Conflict,
    Fetched,
    Field,
    Incoming,
    Kept,
    KeptClaim,
    KeptReport,
    Queue,
    ReportEntry,
    Review,
    Revision,
)
from footprint.store.search import Snippet
from footprint.store.store import Store, open_store
from footprint.store.together import Fellow, Together
from footprint.store.told import Fault
from footprint.store.verify import Verdict

__all__ = [
    "MARK_FIELDS",
    "SCHEMA_VERSION",
    "Backup",
    "Conflict",
    "Fault",
    "Fellow",
    "Fetched",
    "Field",
    "Hit",
    "Hits",
    "Incoming",
    "Kept",
    "KeptClaim",
    "KeptReport",
    "Likely",
    "Mark",
    "Outgoing",
    "Queue",
    "ReportEntry",
    "Review",
    "Revision",
    "Snippet",
    "Store",
    "Together",
    "Verdict",
    "marks_of",
    "open_store",
    "restore",
]
