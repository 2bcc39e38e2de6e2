"""A store that was carried over from version 1 → one whose log tells of every row, and whose derived rows are there.

Also what `footprint verify --rebuild` does: the derived rows (marks, spans, the search index) made anew from the claims.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, delete, select

from footprint.contract import claim_from_json
from footprint.model import Claim
from footprint.store import derived, search
from footprint.store.chain import READING_FIELDS, REPORT_FIELDS, Log, digest_row
from footprint.store.schema import claims, marks, places, readings, reports, spans
from footprint.store.standing import get_text
from footprint.store.terms import index_text

_WHO = "footprint"
_AT_ONCE = 200


def adopt(connection: Connection, log: Log) -> None:
    """Tell an empty log of everything that is in the store, and make what is derived."""
    for report_id in _report_ids(connection):
        row = connection.execute(
            select(*(reports.c[name] for name in REPORT_FIELDS)).where(reports.c.id == report_id)
        ).one()
        after: dict[str, Any] = {"report": digest_row(reports, row._mapping, REPORT_FIELDS)}
        of_report = select(readings).where(readings.c.report_id == report_id)
        # The current one last: it is the one that the log then says is current.
        for reading in connection.execute(
            of_report.order_by(readings.c.current, readings.c.number)
        ):
            after["reading"] = reading.number
            after["digest"] = digest_row(readings, reading._mapping, READING_FIELDS)
            of_reading = select(claims).where(claims.c.reading == reading.number)
            rows = connection.execute(of_reading.order_by(claims.c.number)).all()
            after["claims"] = [[row.number, digest_row(claims, row._mapping)] for row in rows]
            action = "read" if reading.current else "carry over"
            log.tell(_WHO, action, report_id=report_id, after=after)
            after = {}
    rebuild(connection)


def rebuild(connection: Connection) -> None:
    """Make everything anew that is derived from reports, claims and decisions."""
    search.drop(connection)
    search.create(connection)
    for table in (marks, places, spans):
        connection.execute(delete(table))
    for report_id in _report_ids(connection):
        text = get_text(connection, report_id)
        of_report = select(claims.c.number, claims.c.body).where(claims.c.report_id == report_id)
        for number, body in connection.execute(of_report.order_by(claims.c.number)).all():
            claim: Claim = claim_from_json(json.loads(body), text)
            derived.put_spans(connection, derived.spans_of(number, claim))
        derived.refresh(connection, report_id)
        number, title = search_row(connection, report_id)
        search.put_reports(connection, [(number, index_text(title or ""), index_text(text))])


def search_row(connection: Connection, report_id: str) -> tuple[int, str | None]:
    """The number of a report and the title it is found by: the reader's, or the one it came with."""
    shown = select(readings.c.title).where(readings.c.report_id == report_id, readings.c.current)
    row = connection.execute(
        select(reports.c.number, reports.c.title).where(reports.c.id == report_id)
    ).one()
    found = connection.execute(shown).first()
    return int(row.number), found.title if found else row.title


def _report_ids(connection: Connection) -> Iterator[str]:
    """Every report in the order of its number, read in pieces, so that the rows can be written to meanwhile."""
    last = 0
    while True:
        statement = select(reports.c.number, reports.c.id).where(reports.c.number > last)
        rows = connection.execute(statement.order_by(reports.c.number).limit(_AT_ONCE)).all()
        if not rows:
            return
        for row in rows:
            yield row.id
        last = rows[-1].number
