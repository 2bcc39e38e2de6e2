"""What people and services say of names: corrections, names that no one could place, answers of online services.

Corrections are decisions like those on claims: told in the log with who and why, held against it by `footprint verify`,
and written over by no reading and no rebuild of the gazetteer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select

from footprint.gazetteer.fixes import OWN, Fix
from footprint.gazetteer.unresolved import Unresolved
from footprint.store.schema import name_corrections as fixes
from footprint.store.schema import online_answers as answers
from footprint.store.schema import unresolved_names as unresolved

if TYPE_CHECKING:
    from footprint.store.store import Store

FIELDS = tuple(c.name for c in fixes.c if c.name not in ("number", "revision"))
"""What the log tells of a correction."""

_FORGET = delete(unresolved).where(unresolved.c.report_id == bindparam("of"))


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A name that stayed without a place, over all reports."""

    form: str
    name: str
    unit: str
    country: str
    why: str
    reports: int
    """In how many reports it stands."""


@dataclass(frozen=True, slots=True)
class NameBook:
    """The tables of names of a store. Safe to share between threads; every call may raise StoreError."""

    store: Store

    def get_answer(self, service: str, question: str) -> str | None:
        """The kept answer of an online service; None where it was never asked."""
        with self.store.database.reading() as connection:
            where = (answers.c.service == service, answers.c.question == question)
            return connection.execute(select(answers.c.answer).where(*where)).scalar()

    def keep_answer(self, service: str, question: str, answer: str) -> None:
        """Keep the answer of an online service, over an older one."""
        with self.store.database.writing() as connection:
            where = (answers.c.service == service, answers.c.question == question)
            connection.execute(delete(answers).where(*where))
            row = {"service": service, "question": question, "answer": answer, "at": _now()}
            connection.execute(insert(answers).values(row))

    def add_fix(self, fix: Fix, who: str) -> Fix:
        """Keep a correction under a person's name. Gives it with its number, and an id for a point of one's own."""
        with self.store.database.logging() as (connection, log):
            number = log.number + 1
            told = {
                **{name: getattr(fix, name) for name in FIELDS},
                "place_id": fix.place_id or f"{OWN}{number}",
                "parents": " ".join(fix.parents),
                "at": log.at.isoformat(timespec="seconds"),
            }
            log.tell(
                who,
                "name",
                reason=fix.reason,
                before={"names": {str(number): None}},
                after={"names": {str(number): told}},
            )
            connection.execute(insert(fixes).values(number=number, revision=number, **told))
            kept = connection.execute(select(fixes).where(fixes.c.number == number)).one()
            return _fix(kept)

    def undo_fix(self, number: int, who: str) -> Fix | None:
        """Take a correction back; None where there is none of that number that holds."""
        with self.store.database.logging() as (connection, log):
            row = connection.execute(select(fixes).where(fixes.c.number == number)).first()
            if row is None:
                return None
            log.tell(
                who,
                "unname",
                before={"names": {str(number): {name: row._mapping[name] for name in FIELDS}}},
                after={"names": {str(number): None}},
            )
            connection.execute(delete(fixes).where(fixes.c.number == number))
            return _fix(row)

    def find_fixes(self) -> list[Fix]:
        """Every correction that holds, the latest first."""
        with self.store.database.reading() as connection:
            statement = select(fixes).order_by(fixes.c.number.desc())
            return [_fix(row) for row in connection.execute(statement)]

    def keep_unresolved(self, report_id: str, found: Iterable[Unresolved]) -> None:
        """What the latest reading of a report could not place, instead of what an earlier one could not."""
        with self.store.database.writing() as connection:
            put_unresolved(connection, {report_id: tuple(found)})

    def find_unplaced(self, limit: int = 200) -> list[Unplaced]:
        """Names without a place with the unit named around them, those in most reports first."""
        with self.store.database.reading() as connection:
            count = func.count().label("reports")
            columns = [
                func.min(unresolved.c[name]).label(name) for name in ("name", "country", "why")
            ]
            statement = (
                select(unresolved.c.form, unresolved.c.unit, count, *columns)
                .group_by(unresolved.c.form, unresolved.c.unit)
                .order_by(count.desc(), unresolved.c.form, unresolved.c.unit)
                .limit(limit)
            )
            return [
                Unplaced(row.form, row.name, row.unit, row.country, row.why, row.reports)
                for row in connection.execute(statement)
            ]

    def find_forms_unplaced(self) -> list[tuple[str, str]]:
        """(report id, form of the name) of every name that stayed without a place."""
        with self.store.database.reading() as connection:
            statement = select(unresolved.c.report_id, unresolved.c.form).distinct()
            return [(row.report_id, row.form) for row in connection.execute(statement)]

    def find_reports_naming(self, form: str, unit: str | None = None) -> list[str]:
        """Ids of the reports in which a name stayed without a place; with `unit`, only where that is named around it."""
        with self.store.database.reading() as connection:
            statement = select(unresolved.c.report_id).where(unresolved.c.form == form).distinct()
            if unit is not None:
                statement = statement.where(unresolved.c.unit == unit)
            return list(connection.execute(statement.order_by(unresolved.c.report_id)).scalars())


def put_unresolved(connection: Connection, found: Mapping[str, Iterable[Unresolved]]) -> None:
    """What the latest readings of some reports could not place, by report id, instead of what earlier ones could not."""
    rows = {
        (report_id, each.form, each.unit): {
            "report_id": report_id,
            "form": each.form,
            "unit": each.unit,
            "name": each.name,
            "country": each.country,
            "why": each.why,
        }
        for report_id, notes in found.items()
        for each in notes
    }
    if not found:
        return
    connection.execute(_FORGET, [{"of": report_id} for report_id in found])
    if rows:
        connection.execute(insert(unresolved), list(rows.values()))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _fix(row: Row[tuple[object, ...]]) -> Fix:
    said = row._mapping
    return Fix(
        number=said["number"],
        name=said["name"],
        form=said["form"],
        within=said["within"],
        place_id=said["place_id"],
        name_en=said["name_en"],
        name_ar=said["name_ar"],
        feature=said["feature"],
        lat=said["lat"],
        lon=said["lon"],
        radius_km=said["radius_km"],
        country=said["country"],
        parents=tuple(said["parents"].split()),
        reason=said["reason"],
        source=said["source"],
        at=said["at"],
    )
