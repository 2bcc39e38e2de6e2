"""Readings that came in together → one entry of the log by which they can be taken back together.

Nothing is deleted: a batch that is taken back has its readings, and they are no longer current. Claims that a person
decided on stay, with their reports.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sqlalchemy import Connection, bindparam, func, select, update

from footprint.errors import StoreError
from footprint.store import search, write
from footprint.store.chain import Log
from footprint.store.records import Incoming, Kept
from footprint.store.refresh import hide
from footprint.store.schema import readings, reviews, revisions

IMPORT, WITHDRAW = "import", "withdraw"
_NOT_CURRENT = (
    update(readings)
    .where(readings.c.report_id == bindparam("id_of"), readings.c.current)
    .values(current=False)
)
_AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class Batch:
    """Readings that came in together."""

    number: int
    """The revision that told of it."""
    at: datetime
    who: str
    name: str
    """Kind and file."""
    readings: int
    withdrawn: bool


def keep_batch(
    connection: Connection, log: Log, incoming: Iterable[Incoming], name: str, who: str
) -> tuple[int | None, list[Kept]]:
    """Keep readings, as they come, and tell the log that they belong together; None where none of them is new.

    What is kept already stays as it is, whoever read it: a part of a report's claims must not take the place of all.
    """
    before = _highest(connection)
    told: list[Kept] = []
    coming = iter(incoming)
    while some := list(islice(coming, _AT_ONCE)):
        known = _current_of(connection, [each.reading.report.id for each in some])
        fresh = [each for each in some if each.reading.report.id not in known]
        kept = iter(write.keep_all(connection, log, fresh))
        told += ["again" if each.reading.report.id in known else next(kept) for each in some]
    after = _highest(connection)
    if after == before:
        return None, told
    number = log.tell(who, IMPORT, reason=name, after={"batch": [before + 1, after]})
    return number, told


def find_batches(connection: Connection) -> list[Batch]:
    """Every batch, the latest first."""
    statement = (
        select(revisions)
        .where(revisions.c.action.in_((IMPORT, WITHDRAW)))
        .order_by(revisions.c.number.desc())
    )
    gone: set[int] = set()
    found = []
    for row in connection.execute(statement):
        told = json.loads(row.after)
        if row.action == WITHDRAW:
            gone.add(told["of"])
            continue
        first, last = told["batch"]
        at = datetime.fromisoformat(row.at)
        found.append(
            Batch(row.number, at, row.who, row.reason, last - first + 1, row.number in gone)
        )
    return found


def find_data_sets(connection: Connection) -> list[str]:
    """The sources of current readings that were made of rows, by name."""
    statement = select(readings.c.source).where(
        readings.c.current, readings.c.reader.startswith("dataset:"), readings.c.source.is_not(None)
    )
    return list(connection.execute(statement.distinct().order_by(readings.c.source)).scalars())


def withdraw(connection: Connection, log: Log, number: int, who: str) -> tuple[int, int]:
    """Take a batch back, out of the map, the lists and what is searched; gives how many reports went, and how many stay for a person decided on them.

    Raises StoreError where there is no such batch, or it was taken back before.
    """
    batch = next((each for each in find_batches(connection) if each.number == number), None)
    if batch is None or batch.withdrawn:
        what = "was taken back before" if batch else "is no import"
        raise StoreError(f"{number} {what}; 'footprint import --list' names those there are")
    first, last = json.loads(
        connection.execute(
            select(revisions.c.after).where(revisions.c.number == number)
        ).scalar_one()
    )["batch"]
    in_batch = readings.c.number.between(first, last) & readings.c.current
    of_batch = connection.execute(select(readings.c.report_id).where(in_batch)).scalars().all()
    going = [each for each in of_batch if not _is_touched(connection, each)]
    if going:
        connection.execute(_NOT_CURRENT, [{"id_of": report_id} for report_id in going])
    for report_id in going:
        search.remove_report(connection, report_id)
    hide(connection, going)
    log.tell(who, WITHDRAW, reason=batch.name, after={"of": number, "withdrawn": going})
    return len(going), len(of_batch) - len(going)


def is_taken_back(connection: Connection, report_id: str) -> bool:
    """Whether a report was read, and none of its readings is current: its batch was taken back."""
    of_report = select(readings.c.current, readings.c.status).where(
        readings.c.report_id == report_id
    )
    read = connection.execute(of_report.order_by(readings.c.number)).all()
    return bool(read) and read[-1].status == "ok" and not any(each.current for each in read)


def _is_touched(connection: Connection, report_id: str) -> bool:
    """Whether a person decided something on a claim of a report."""
    of_report = select(reviews.c.claim).where(reviews.c.report_id == report_id).limit(1)
    return connection.execute(of_report).first() is not None


def _highest(connection: Connection) -> int:
    return int(
        connection.execute(select(func.coalesce(func.max(readings.c.number), 0))).scalar_one()
    )


def _current_of(connection: Connection, ids: list[str]) -> set[str]:
    """Those of some reports that have a current reading."""
    statement = select(readings.c.report_id).where(
        readings.c.report_id.in_(ids), readings.c.current
    )
    return set(connection.execute(statement).scalars())
