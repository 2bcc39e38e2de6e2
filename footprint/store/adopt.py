"""A store that was carried over from version 1 → one whose log tells of every row, and whose derived rows are there.

Also what `footprint verify --rebuild` does: the derived rows (marks, spans, the search index) made anew from the claims.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, delete, insert, inspect, select

from footprint.contract import claim_from_json
from footprint.store import derived, events, families, link, search
from footprint.store.batches import WITHDRAW, is_taken_back
from footprint.store.chain import READING_FIELDS, REPORT_FIELDS, Log, digest_row
from footprint.store.names import FIELDS
from footprint.store.refresh import mark, put_shown, told_of
from footprint.store.schema import (
    claims,
    linked,
    marks,
    name_corrections,
    places,
    readings,
    reports,
    revisions,
    spans,
    ties,
)
from footprint.store.terms import index_text

OLD_NAMES = "old_name_corrections"
"""Where the migration leaves the corrections of names of a store of version 3 or 4."""
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


def adopt_names(connection: Connection, log: Log) -> None:
    """Tell the log of the corrections of names that an older store kept beside it, those taken back included."""
    if not inspect(connection).has_table(OLD_NAMES):
        return
    old = connection.exec_driver_sql(f"SELECT * FROM {OLD_NAMES} ORDER BY number").mappings().all()  # noqa: S608
    for row in old:
        number = int(row["number"])
        said = {name: row[name] for name in FIELDS}
        key = str(number)
        told = log.tell(
            _WHO, "name", reason=row["reason"], before={"names": {key: None}}, after={"names": {key: said}},
        )  # fmt: skip
        if row["undone_at"] is None:
            connection.execute(
                insert(name_corrections).values(number=number, revision=told, **said)
            )
        else:
            log.tell(_WHO, "unname", before={"names": {key: said}}, after={"names": {key: None}})
    connection.exec_driver_sql(f"DROP TABLE {OLD_NAMES}")


def rebuild(connection: Connection) -> None:
    """Make everything anew that is derived from reports, claims and decisions."""
    search.drop(connection)
    search.create(connection)
    for table in (marks, places, spans, ties, linked):
        connection.execute(delete(table))
    for some in families.texts_at_once(connection, _AT_ONCE):
        for row in some:
            _rebuild_spans(connection, row.id, row.text)
            put_shown(connection, row.id, row.text)
            if is_taken_back(connection, row.id):
                continue
            _, title = search_row(connection, row.id)
            words = index_text(row.text)
            search.put_reports(connection, [(row.number, index_text(title or ""), words)])
    link_all(connection)


def link_all(connection: Connection) -> None:
    """Find near-copies and events anew; the marks are there, and say what comes of it."""
    for table in (ties, linked):
        connection.execute(delete(table))
    families.rebuild(connection)
    for some in families.texts_at_once(connection, _AT_ONCE):
        told = {row.id: (row.number, told_of(connection, row.id, row.text)) for row in some}
        mark(connection, link.add(connection, told))


def grade_anew(connection: Connection, certainty: str) -> None:
    """Grade the claims anew that have some grade."""
    graded = select(linked.c.claim).where(linked.c.certainty == certainty)
    mark(connection, events.update_events(connection, connection.execute(graded).scalars().all()))


def forget_taken_back(connection: Connection) -> None:
    """Let the reports that were taken back be found no more."""
    told = select(revisions.c.after).where(revisions.c.action == WITHDRAW)
    for after in connection.execute(told).scalars().all():
        for report_id in json.loads(after)["withdrawn"]:
            if is_taken_back(connection, report_id):
                search.remove_report(connection, report_id)


def _rebuild_spans(connection: Connection, report_id: str, text: str) -> None:
    of_report = select(claims.c.number, claims.c.body).where(claims.c.report_id == report_id)
    for number, body in connection.execute(of_report.order_by(claims.c.number)).all():
        claim = claim_from_json(json.loads(body), text)
        derived.put_spans(connection, derived.spans_of(number, claim))


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
