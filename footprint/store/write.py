"""What readers add to the store, each function one step of the writer's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from footprint.model import Report
from footprint.store import search, states
from footprint.store.adding import Adding, find_known, metadata
from footprint.store.chain import REPORT_FIELDS, Log, digest_row
from footprint.store.records import Fetched, Incoming, Kept
from footprint.store.refresh import refresh
from footprint.store.schema import readings, reports
from footprint.store.terms import index_text

_AT_ONCE = 200
_REPORT = select(*(reports.c[name] for name in REPORT_FIELDS)).where(
    reports.c.id == bindparam("report_id")
)
_CURRENT = select(readings).where(
    readings.c.report_id == bindparam("report_id"), readings.c.current
)


def keep_all(connection: Connection, log: Log, batch: Iterable[Incoming]) -> list[Kept]:
    """Make each reading the current one of its report, or find that it already is.

    The same reader on the same report and the same metadata changes nothing, and its claims keep their numbers.
    """
    kept: list[Kept] = []
    incoming = iter(batch)
    while some := list(islice(incoming, _AT_ONCE)):
        kept += _keep_some(connection, log, some)
    return kept


def _keep_some(connection: Connection, log: Log, some: Sequence[Incoming]) -> list[Kept]:
    ids = [each.reading.report.id for each in some]
    known = find_known(connection, ids)
    adding = Adding(connection, log)
    kept: list[Kept] = []
    for report_id, each in zip(ids, some, strict=True):
        each.reading.check()
        if report_id in known:
            adding.flush()  # it may be one of those that were gathered
            kept.append(_keep_known(connection, log, each))
            adding = Adding(connection, log)
        else:
            known.add(report_id)
            handed_in = each.handed_in or each.reading.report
            adding.add(each.reading, handed_in, each.origin, each.fetched)
            kept.append("new")
    adding.flush()
    return kept


def _keep_known(connection: Connection, log: Log, each: Incoming) -> Kept:
    reading, report_id = each.reading, each.reading.report.id
    after = _hand_in(connection, each.handed_in or reading.report)
    current = _get_current(connection, report_id)
    found = metadata(reading.report)
    if (
        current
        and current["reader"] == reading.reader
        and all(current[name] == value for name, value in found.items())
    ):
        if after:
            log.tell(each.origin, "hand in", report_id=report_id, after=after)
        return "again"
    before = None
    if current:
        before = {"reading": current["number"]}
        was = readings.c.number == current["number"]
        connection.execute(update(readings).where(was).values(current=False))
    adding = Adding(connection, log)
    values = found | {"status": "ok", "current": True}
    number = adding.add_reading(report_id, reading.reader, values, after)
    adding.add_claim_rows(number, reading, after)
    adding.flush()
    if current is None or current["title"] != reading.report.title:
        _index(connection, reading.report)
    decided = states.rematch(connection, report_id, number, log.number + 1)
    if decided:
        after["reviews"] = decided
    log.tell(reading.reader, "read", report_id=report_id, before=before, after=after)
    refresh(connection, report_id)
    return "reread"


def record_failure(
    connection: Connection,
    log: Log,
    report: Report,
    reader: str,
    reason: str,
    origin: str,
    fetched: Fetched | None = None,
) -> None:
    """Note that a reader could not read a report; what an earlier one made of it stays current."""
    adding = Adding(connection, log)
    if find_known(connection, [report.id]):
        after = _hand_in(connection, report)
        # Its title may be another now, or it was taken back and not found.
        if _get_current(connection, report.id) is None:
            _index(connection, report)
    else:
        after = adding.add_report(report, origin, fetched, report.title)
    values = metadata(report) | {"status": "failed", "reason": reason, "current": False}
    adding.add_reading(report.id, reader, values, after)
    adding.flush()
    log.tell(reader, "fail to read", report_id=report.id, reason=reason, after=after)


def _hand_in(connection: Connection, report: Report) -> dict[str, Any]:
    """Keep the metadata of a known report as handed in last; gives its digest for the log, where that changed."""
    row = dict(connection.execute(_REPORT, {"report_id": report.id}).one()._mapping)
    handed_in = metadata(report)
    if all(row[name] == value for name, value in handed_in.items()):
        return {}
    connection.execute(update(reports).where(reports.c.id == report.id).values(**handed_in))
    return {"report": digest_row(reports, row | handed_in, REPORT_FIELDS)}


def _get_current(connection: Connection, report_id: str) -> dict[str, Any] | None:
    row = connection.execute(_CURRENT, {"report_id": report_id}).first()
    return dict(row._mapping) if row else None


def _index(connection: Connection, report: Report) -> None:
    """Let a known report be found by its words and its present title."""
    row = connection.execute(_REPORT, {"report_id": report.id}).one()
    title = index_text(report.title or "")
    search.put_reports(connection, [(row.number, title, index_text(report.text))])
