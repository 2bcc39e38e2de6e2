"""Questions to the store, each one query over a read-only connection."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, case, func, select

from footprint.contract import claim_from_json
from footprint.errors import NotInStore
from footprint.model import Report
from footprint.store.records import KeptClaim, KeptReport, ReportEntry
from footprint.store.schema import changes, claims, marks, places, readings, reports

_MARK_COLUMNS = tuple(column for column in marks.c if column.name not in ("report_id", "ordinal"))
MARK_FIELDS = (*(column.name for column in _MARK_COLUMNS), "source")
"""What a row of `fetch_marks` holds, in this order: `claim`, the fields of `Mark`, the outlet or None."""
_MOST_PARAMETERS = 500


def get_revision(connection: Connection) -> int:
    """A number that grows with every change."""
    return int(connection.execute(select(changes.c.number)).scalar_one())


def fetch_marks(connection: Connection) -> list[tuple[Any, ...]]:
    """Every mark of every current claim, in the order of claim numbers; fields as in `MARK_FIELDS`."""
    statement = (
        select(*_MARK_COLUMNS, readings.c.source)
        .join(readings, (readings.c.report_id == marks.c.report_id) & readings.c.current)
        .order_by(marks.c.claim, marks.c.ordinal)
    )
    # Straight from the driver: a hundred thousand rows need no wrapping.
    text = str(statement.compile(dialect=connection.dialect))
    cursor = connection.exec_driver_sql(text).cursor
    return list(cursor.fetchall()) if cursor else []


def fetch_place_names(connection: Connection) -> dict[str, tuple[str, str | None]]:
    """English and Arabic name of every place a mark stands or stood on."""
    rows = connection.execute(select(places.c.id, places.c.name_en, places.c.name_ar))
    return {row.id: (row.name_en, row.name_ar) for row in rows}


def fetch_presence_claims(connection: Connection) -> list[tuple[int, str, str | None]]:
    """Number, JSON and the report's moment of publication of every current presence claim, in no order."""
    statement = (
        select(claims.c.number, claims.c.body, readings.c.published)
        .join(readings, readings.c.number == claims.c.reading)
        .where(readings.c.current, claims.c.kind == "presence")
    )
    return [(row.number, row.body, row.published) for row in connection.execute(statement)]


def get_handed_in(connection: Connection, report_id: str) -> Report | None:
    """The report as it was handed in last, or None where it is not kept."""
    row = connection.execute(select(reports).where(reports.c.id == report_id)).first()
    return _report(row, row.text) if row else None


def get_reader(connection: Connection, report_id: str) -> str | None:
    """Version of the current reading of a report; None where there is none."""
    return connection.execute(
        select(readings.c.reader).where(readings.c.report_id == report_id, readings.c.current)
    ).scalar()


def get_report(connection: Connection, report_id: str) -> KeptReport:
    """A report with its words. Raises NotInStore."""
    row = connection.execute(
        _entries().add_columns(reports.c.text).where(reports.c.id == report_id)
    ).first()
    if row is None:
        raise NotInStore(f"no report {report_id!r} is kept here; it may be in another store")
    return KeptReport(_report(row, row.text), _entry(row))


def find_reports(connection: Connection) -> list[ReportEntry]:
    """Every report, the latest published first, those without a date last."""
    statement = _entries().order_by(
        func.substr(_of_shown("published"), 1, 10).desc().nulls_last(), reports.c.id
    )
    return [_entry(row) for row in connection.execute(statement)]


def find_claims_of(connection: Connection, report_id: str) -> list[KeptClaim]:
    """The current claims of a report, in the order of the reading."""
    of_report = claims.c.report_id == report_id, readings.c.current
    return _fetch_claims(connection, _CLAIMS.where(*of_report).order_by(claims.c.ordinal))


def get_claims(connection: Connection, numbers: Sequence[int]) -> list[KeptClaim]:
    """The claims with these numbers, in the order asked. Raises NotInStore where one was never given."""
    found: dict[int, KeptClaim] = {}
    for start in range(0, len(numbers), _MOST_PARAMETERS):
        some = numbers[start : start + _MOST_PARAMETERS]
        for each in _fetch_claims(connection, _CLAIMS.where(claims.c.number.in_(some))):
            found[each.number] = each
    if missing := [number for number in numbers if number not in found]:
        raise NotInStore(
            f"no claim {missing[0]} is kept here; its report was read anew, or the link is of another store"
        )
    return [found[number] for number in numbers]


_CLAIMS = select(claims.c.number, claims.c.report_id, claims.c.body, readings.c.current).join(
    readings, readings.c.number == claims.c.reading
)


def _fetch_claims(connection: Connection, statement: Select[Any]) -> list[KeptClaim]:
    rows = connection.execute(statement).all()
    wanted = {row.report_id for row in rows}
    texts: dict[str, str] = {}
    for report_id in wanted:  # each once: a page of claims is often all of one report
        texts[report_id] = connection.execute(
            select(reports.c.text).where(reports.c.id == report_id)
        ).scalar_one()
    return [
        KeptClaim(
            row.number,
            row.report_id,
            claim_from_json(json.loads(row.body), texts[row.report_id]),
            bool(row.current),
        )
        for row in rows
    ]


_shown = readings.alias("shown")
_latest = readings.alias("latest")


def _of_shown(name: str) -> Any:  # noqa: ANN401  an SQL expression of any type
    """A field as the current reading has it; as handed in where none went well."""
    return case((_shown.c.number.is_(None), reports.c[name]), else_=_shown.c[name]).label(name)


def _entries() -> Select[Any]:
    newest = (
        select(readings.c.number)
        .where(readings.c.report_id == reports.c.id)
        .order_by(readings.c.at.desc(), readings.c.number.desc())
        .limit(1)
        .correlate(reports)
        .scalar_subquery()
    )
    counted = (
        select(func.count())
        .where(claims.c.reading == _shown.c.number)
        .correlate(_shown)
        .scalar_subquery()
    )
    return (
        select(
            reports.c.id,
            *(_of_shown(name) for name in ("title", "published", "language", "source", "url")),
            reports.c.origin,
            reports.c.added_at,
            func.coalesce(_shown.c.reader, _latest.c.reader).label("reader"),
            _latest.c.reason.label("failure"),
            counted.label("claims"),
        )
        .select_from(reports)
        .join(_latest, _latest.c.number == newest)
        .outerjoin(_shown, (_shown.c.report_id == reports.c.id) & _shown.c.current)
    )


def _entry(row: Row[Any]) -> ReportEntry:
    return ReportEntry(
        id=row.id,
        title=row.title,
        published=datetime.fromisoformat(row.published) if row.published else None,
        language=row.language,
        source=row.source,
        url=row.url,
        origin=row.origin,
        added_at=datetime.fromisoformat(row.added_at),
        reader=row.reader,
        failure=row.failure,
        claims=row.claims,
    )


def _report(row: Row[Any], text: str) -> Report:
    return Report(
        text=text,
        title=row.title,
        published=datetime.fromisoformat(row.published) if row.published else None,
        language=row.language,
        source=row.source,
        url=row.url,
    )
