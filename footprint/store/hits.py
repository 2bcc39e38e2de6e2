"""A query → the reports that have its words, each with a snippet of the original."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from footprint.store import ask, search
from footprint.store.records import ReportEntry
from footprint.store.search import Snippet


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that has the words."""

    entry: ReportEntry
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class Hits:
    """Some of the reports found, the best first."""

    hits: tuple[Hit, ...]
    total: int
    """How many there are in all."""


def find_hits(connection: Connection, typed: str, limit: int, offset: int) -> Hits:
    """The reports from `offset` on, at most `limit` of them."""
    ids, total = search.find_reports(connection, typed, max(0, limit), max(0, offset))
    found = []
    for report_id in ids:
        kept = ask.get_report(connection, report_id)
        found.append(Hit(kept.entry, search.make_snippet(kept.report.text, typed)))
    return Hits(tuple(found), total)
