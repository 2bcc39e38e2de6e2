"""What changes the store, each function one step of the writer's transaction."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from footprint.contract import claim_from_json, claim_to_json, dumps
from footprint.model import Claim, Reading, Report
from footprint.store.marks import marks_of
from footprint.store.records import Kept
from footprint.store.schema import changes, claims, marks, places, readings, reports


def keep(
    connection: Connection, reading: Reading, handed_in: Report, origin: str, at: datetime
) -> Kept:
    """Make a reading the current one of its report, or find that it already is.

    The same reader on the same report and the same metadata changes nothing, and its claims keep their numbers.
    """
    report_id = reading.report.id
    is_new = _put_report(connection, handed_in, origin, at)
    known = _get_reading(connection, report_id, reading.reader)
    found = _metadata(reading.report)
    if known and known["status"] == "ok" and known["current"]:
        if all(known[name] == value for name, value in found.items()):
            return "again"
        _forget_claims(connection, known["number"])
    elif known:
        _forget_claims(connection, known["number"])
    values: dict[str, Any] = {
        **found,
        "at": at.isoformat(),
        "status": "ok",
        "reason": None,
        "current": True,
    }
    _drop_marks(connection, report_id)
    connection.execute(
        update(readings).where(readings.c.report_id == report_id).values(current=False)
    )
    if known:
        number = known["number"]
        connection.execute(update(readings).where(readings.c.number == number).values(**values))
    else:
        number = _add_reading(connection, report_id, reading.reader, values)
    _put_claims(connection, number, reading)
    count_change(connection)
    return "new" if is_new else "reread"


def record_failure(
    connection: Connection, report: Report, reader: str, reason: str, origin: str, at: datetime
) -> None:
    """Note that a reader could not read a report; what an earlier one made of it stays current."""
    _put_report(connection, report, origin, at)
    known = _get_reading(connection, report.id, reader)
    values: dict[str, Any] = {"at": at.isoformat(), "status": "failed", "reason": reason}
    if known is None:
        values |= {**_metadata(report), "current": False}
        _add_reading(connection, report.id, reader, values)
    elif known["status"] == "failed":
        connection.execute(
            update(readings).where(readings.c.number == known["number"]).values(**values)
        )
    count_change(connection)


def derive_marks(connection: Connection) -> None:
    """Make the marks of all current claims anew, from what the claims say."""
    connection.execute(delete(marks))
    current = (
        select(claims.c.number, claims.c.report_id, claims.c.body, reports.c.text)
        .join(readings, readings.c.number == claims.c.reading)
        .join(reports, reports.c.id == claims.c.report_id)
        .where(readings.c.current)
    )
    for row in connection.execute(current).all():
        claim = claim_from_json(json.loads(row.body), row.text)
        connection.execute(insert(marks), _mark_rows(row.number, row.report_id, claim))
    count_change(connection)


def count_change(connection: Connection) -> None:
    """Let whoever shows the store see that something changed."""
    connection.execute(update(changes).values(number=changes.c.number + 1))


def _put_report(connection: Connection, report: Report, origin: str, at: datetime) -> bool:
    """Keep the words of a report, and its metadata as handed in last. True where it was not known."""
    known = connection.execute(select(reports.c.id).where(reports.c.id == report.id)).first()
    if known is None:
        connection.execute(
            insert(reports).values(
                id=report.id,
                text=report.text,
                **_metadata(report),
                origin=origin,
                added_at=at.isoformat(),
            )
        )
        return True
    connection.execute(update(reports).where(reports.c.id == report.id).values(**_metadata(report)))
    return False


def _get_reading(connection: Connection, report_id: str, reader: str) -> dict[str, Any] | None:
    row = connection.execute(
        select(readings).where(readings.c.report_id == report_id, readings.c.reader == reader)
    ).first()
    return dict(row._mapping) if row else None


def _add_reading(
    connection: Connection, report_id: str, reader: str, values: dict[str, Any]
) -> int:
    added = connection.execute(
        insert(readings).values(report_id=report_id, reader=reader, **values)
    )
    assert added.inserted_primary_key is not None  # noqa: S101  an insert of one row always has one
    return int(added.inserted_primary_key[0])


def _forget_claims(connection: Connection, reading: int) -> None:
    old = select(claims.c.number).where(claims.c.reading == reading)
    connection.execute(delete(marks).where(marks.c.claim.in_(old)))
    connection.execute(delete(claims).where(claims.c.reading == reading))


def _drop_marks(connection: Connection, report_id: str) -> None:
    connection.execute(delete(marks).where(marks.c.report_id == report_id))


def _put_claims(connection: Connection, reading_number: int, reading: Reading) -> None:
    report_id = reading.report.id
    if not reading.claims:
        return
    added = connection.execute(
        insert(claims).returning(claims.c.number, sort_by_parameter_order=True),
        [
            _claim_row(claim, ordinal) | {"reading": reading_number, "report_id": report_id}
            for ordinal, claim in enumerate(reading.claims)
        ],
    )
    named: dict[str, dict[str, str | None]] = {}
    rows: list[dict[str, Any]] = []
    for number, claim in zip(added.scalars(), reading.claims, strict=True):
        rows += _mark_rows(number, report_id, claim)
        for place in claim.drawn_places:
            named[place.id] = {"id": place.id, "name_en": place.name_en, "name_ar": place.name_ar}
    connection.execute(insert(marks), rows)
    if named:
        statement = upsert(places)
        fresh = {"name_en": statement.excluded.name_en, "name_ar": statement.excluded.name_ar}
        connection.execute(
            statement.on_conflict_do_update(index_elements=[places.c.id], set_=fresh),
            list(named.values()),
        )


def _mark_rows(number: int, report_id: str, claim: Claim) -> list[dict[str, Any]]:
    return [
        {"claim": number, "ordinal": index, "report_id": report_id, **asdict(mark)}
        for index, mark in enumerate(marks_of(claim))
    ]


def _claim_row(claim: Claim, ordinal: int) -> dict[str, Any]:
    body = claim_to_json(claim)
    return {
        "ordinal": ordinal,
        "kind": claim.kind,
        "type": claim.type,
        "modality": claim.modality,
        "section": claim.section,
        "date_start": body["date"]["start"],
        "date_end": body["date"]["end"],
        "date_precision": claim.date.precision,
        "confidence": claim.confidence,
        "body": dumps(body),
    }


def _metadata(report: Report) -> dict[str, str | None]:
    return {
        "title": report.title,
        "published": report.published.isoformat() if report.published else None,
        "language": report.language,
        "source": report.source,
        "url": report.url,
    }
