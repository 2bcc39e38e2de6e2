"""Questions to the store, each one query over a read-only connection."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, bindparam, case, func, or_, select, text

from footprint.contract import dumps
from footprint.errors import NotInStore
from footprint.model import Report
from footprint.store import search
from footprint.store.derived import BITS
from footprint.store.dialect import is_postgres
from footprint.store.records import KeptClaim, KeptReport, Known, Queue, ReportEntry, Revision
from footprint.store.schema import (
    claims,
    head,
    marks,
    place_corrections,
    places,
    readings,
    reports,
    reviews,
    revised,
    revisions,
)
from footprint.store.standing import find_standings, get_standings, get_text

_MARK_COLUMNS = tuple(column for column in marks.c if column.name not in ("report_id", "ordinal"))
MARK_FIELDS = (*(column.name for column in _MARK_COLUMNS), "source")
"""What a row of `fetch_marks` holds, in this order: `claim`, the fields of `Mark`, the outlet or None."""
_MOST_PARAMETERS = 500
_REPORTS_OF = select(claims.c.number, claims.c.report_id).where(
    claims.c.number.in_(bindparam("numbers", expanding=True))
)
_MARKS_AT_ONCE = 1000
"""Few enough that the processor's cache holds them: ten thousand take half as long again."""


def get_revision(connection: Connection) -> int:
    """A number that grows with every change."""
    return int(connection.execute(select(head.c.number)).scalar_one())


def fetch_marks(connection: Connection) -> Iterator[list[tuple[Any, ...]]]:
    """Every mark of every current claim, in the order of claim numbers, a thousand at a time; fields as in `MARK_FIELDS`."""
    statement = (
        select(*_MARK_COLUMNS, readings.c.source)
        .join(readings, (readings.c.report_id == marks.c.report_id) & readings.c.current)
        .order_by(marks.c.claim, marks.c.ordinal)
    )
    compiled = str(statement.compile(dialect=connection.dialect))
    # Straight from the driver: a million rows need no wrapping. A server sends them as they are taken.
    driver = connection.connection
    named = ("marks",) if is_postgres(connection) else ()
    with closing(driver.cursor(*named)) as cursor:
        cursor.execute(compiled)
        while rows := cursor.fetchmany(_MARKS_AT_ONCE):
            yield list(rows)


def fetch_place_names(connection: Connection) -> dict[str, tuple[str, str | None]]:
    """English and Arabic name of every place a mark stands or stood on."""
    rows = connection.execute(select(places.c.id, places.c.name_en, places.c.name_ar))
    return {row.id: (row.name_en, row.name_ar) for row in rows}


def fetch_presence_claims(connection: Connection) -> list[tuple[int, str, str | None]]:
    """Number, JSON and the report's moment of publication of every presence claim that is shown, in no order."""
    statement = (
        select(claims.c.number, claims.c.report_id, claims.c.body, readings.c.published)
        .select_from(marks)
        .join(claims, claims.c.number == marks.c.claim)
        .join(readings, (readings.c.report_id == marks.c.report_id) & readings.c.current)
        .where(marks.c.kind == "presence", marks.c.ordinal == 0)
    )
    rows = connection.execute(statement).all()
    corrected = find_corrected(connection)
    bodies: dict[int, str] = {}
    for report_id in {row.report_id for row in rows if row.number in corrected}:
        of_report = [row.number for row in rows if row.report_id == report_id]
        for each in get_standings(connection, report_id, of_report):
            bodies[each.number] = dumps(each.body)
    return [(row.number, bodies.get(row.number, row.body), row.published) for row in rows]


def find_corrected(connection: Connection) -> set[int]:
    """Claims whose JSON is not what stands in their row: people touched them, or moved a place they stand on."""
    moved = select(marks.c.claim).join(
        place_corrections, place_corrections.c.id == marks.c.place_id
    )
    touched = select(reviews.c.claim)
    return set(connection.execute(moved.union(touched)).scalars())


def get_handed_in(connection: Connection, report_id: str) -> Report | None:
    """The report as it was handed in last, or None where it is not kept."""
    row = connection.execute(select(reports).where(reports.c.id == report_id)).first()
    return _report(row, row.text) if row else None


def find_known(connection: Connection, report_ids: Sequence[str]) -> dict[str, Known]:
    """What is known of those of some reports that are kept, by id."""
    counted = select(func.count()).where(claims.c.reading == readings.c.number).scalar_subquery()
    told = [reports.c[name] for name in ("title", "published", "language", "source", "url")]
    statement = (
        select(reports.c.id, *told, readings.c.reader, counted.label("claims"))
        .select_from(reports)
        .outerjoin(readings, (readings.c.report_id == reports.c.id) & readings.c.current)
        .where(reports.c.id.in_(bindparam("ids", expanding=True)))
    )
    found = {}
    for start in range(0, len(report_ids), _MOST_PARAMETERS):
        some = {"ids": list(report_ids[start : start + _MOST_PARAMETERS])}
        for row in connection.execute(statement, some):
            handed_in = {column.name: row._mapping[column.name] for column in told}
            found[row.id] = Known(handed_in, row.reader, row.claims)
    return found


def get_reader(connection: Connection, report_id: str) -> str | None:
    """Version of the current reading of a report; None where there is none."""
    return connection.execute(
        select(readings.c.reader).where(readings.c.report_id == report_id, readings.c.current)
    ).scalar()


def get_report(connection: Connection, report_id: str) -> KeptReport:
    """A report with its words. Raises NotInStore."""
    row = connection.execute(_with_words(), {"report_id": report_id}).first()
    if row is None:
        raise NotInStore(f"no report {report_id!r} is kept here; it may be in another store")
    return KeptReport(_report(row, row.text), _entry(row))


def find_reports(connection: Connection) -> list[ReportEntry]:
    """Every report, the latest published first, those without a date last."""
    is_there = _shown.c.number.is_not(None) | (_latest.c.status == "failed")  # not withdrawn
    statement = (
        _entries()
        .where(is_there)
        .order_by(func.substr(_of_shown("published"), 1, 10).desc().nulls_last(), reports.c.id)
    )
    return [_entry(row) for row in connection.execute(statement)]


def count_reports(connection: Connection) -> int:
    """How many reports there are."""
    return int(connection.execute(select(func.count()).select_from(reports)).scalar_one())


def find_claims_of(connection: Connection, report_id: str) -> list[KeptClaim]:
    """The claims of a report that are shown, in the order of the reading."""
    standings = [each for each in find_standings(connection, report_id) if each.is_shown]
    if not standings:
        return []
    words = get_text(connection, report_id)
    return [each.kept(words) for each in standings]


def get_claims(connection: Connection, numbers: Sequence[int]) -> list[KeptClaim]:
    """The claims with these numbers, in the order asked. Raises NotInStore where one was never given."""
    found: dict[int, KeptClaim] = {}
    for start in range(0, len(numbers), _MOST_PARAMETERS):
        of_report: dict[str, list[int]] = {}
        some = numbers[start : start + _MOST_PARAMETERS]
        for row in connection.execute(_REPORTS_OF, {"numbers": some}):
            of_report.setdefault(row.report_id, []).append(row.number)
        for report_id, wanted in of_report.items():  # a page of claims is often all of one report
            words = get_text(connection, report_id)
            for each in get_standings(connection, report_id, wanted):
                found[each.number] = each.kept(words)
    if missing := [number for number in numbers if number not in found]:
        raise NotInStore(
            f"no claim {missing[0]} is kept here; its report was read anew, or the link is of another store"
        )
    return [found[number] for number in numbers]


def search_claims(connection: Connection, typed: str, in_reports: bool) -> list[int]:
    """Numbers of the claims shown whose quotes, or whose reports, have the words; ascending."""
    return search.find_claims(connection, typed, in_reports)


def find_queue(
    connection: Connection, kind: Queue, limit: int, offset: int, after: int
) -> list[int]:
    """Numbers of claims above `after` that a person should look at for one reason; ascending."""
    statement = select(marks.c.claim).where(text(_queued(kind)), marks.c.claim > after)
    rows = connection.execute(statement.order_by(marks.c.claim).limit(limit).offset(offset))
    return list(rows.scalars())


def count_queues(connection: Connection) -> dict[Queue, int]:
    """How many claims are in each queue."""
    return {
        kind: connection.execute(
            select(func.count()).select_from(marks).where(text(_queued(kind)))
        ).scalar_one()
        for kind in BITS
    }


def _queued(kind: Queue) -> str:
    """The condition of the partial index of a queue, in the very words of the index: only so is it used."""
    return f"ordinal = 0 AND needs & {BITS[kind]} <> 0"


def find_history(connection: Connection, number: int) -> list[Revision]:
    """Every revision that touched a claim or read its report, the first first. Raises NotInStore."""
    report_id = connection.execute(
        select(claims.c.report_id).where(claims.c.number == number)
    ).scalar()
    if report_id is None:
        raise NotInStore(f"no claim {number} is kept here; the link may be of another store")
    own = select(revised.c.revision).where(revised.c.claim == number)
    statement = select(revisions).where(
        or_(
            revisions.c.number.in_(own),
            and_(revisions.c.report_id == report_id, revisions.c.claim.is_(None)),
        )
    )
    return [_revision(row) for row in connection.execute(statement.order_by(revisions.c.number))]


def find_latest(connection: Connection, limit: int, before: int | None) -> list[Revision]:
    """The last revisions, the newest first, from below a number on."""
    statement = select(revisions).order_by(revisions.c.number.desc()).limit(limit)
    if before is not None:
        statement = statement.where(revisions.c.number < before)
    return [_revision(row) for row in connection.execute(statement)]


def _revision(row: Row[Any]) -> Revision:
    return Revision(
        number=row.number,
        at=datetime.fromisoformat(row.at),
        who=row.who,
        action=row.action,
        reason=row.reason,
        claim=row.claim,
        before=json.loads(row.before) if row.before else None,
        after=json.loads(row.after) if row.after else None,
    )


_shown = readings.alias("shown")
_latest = readings.alias("latest")


def _of_shown(name: str) -> Any:  # noqa: ANN401  an SQL expression of any type
    """A field as the current reading has it; as handed in where none went well."""
    return case((_shown.c.number.is_(None), reports.c[name]), else_=_shown.c[name]).label(name)


@lru_cache(maxsize=1)
def _with_words() -> Select[Any]:
    """One report and its text: made once, for making it costs as much as asking it."""
    return _entries().add_columns(reports.c.text).where(reports.c.id == bindparam("report_id"))


def _entries() -> Select[Any]:
    newest = (
        select(readings.c.number)
        .where(readings.c.report_id == reports.c.id)
        .order_by(readings.c.number.desc())
        .limit(1)
        .correlate(reports)
        .scalar_subquery()
    )
    counted = (
        select(func.count())
        .where(marks.c.report_id == reports.c.id, marks.c.ordinal == 0)
        .correlate(reports)
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
            (_shown.c.number.is_(None) & (_latest.c.status == "ok")).label("is_taken_back"),
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
        is_taken_back=bool(row.is_taken_back),
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
