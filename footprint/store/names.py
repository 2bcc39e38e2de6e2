"""What people and services say of names: corrections, names that no one could place, answers of online services.

These tables are a person's own: no reading and no rebuild of the gazetteer writes over a correction. They are made when
something is first kept in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import (
    Column,
    Connection,
    Float,
    Index,
    Integer,
    MetaData,
    Row,
    Table,
    Text,
    bindparam,
    delete,
    func,
    insert,
    inspect,
    select,
    update,
)

from footprint.gazetteer.fixes import Fix
from footprint.gazetteer.unresolved import Unresolved

if TYPE_CHECKING:
    from footprint.store.store import Store

metadata = MetaData()

answers = Table(
    "online_answers",
    metadata,
    Column("service", Text, primary_key=True),
    Column("question", Text, primary_key=True, comment="JSON: name and country"),
    Column(
        "answer", Text, nullable=False, comment="JSON, as `footprint.gazetteer.online` keeps it"
    ),
    Column("at", Text, nullable=False, comment="ISO 8601, UTC"),
)

fixes = Table(
    "name_corrections",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("name", Text, nullable=False, comment="as the reports have it"),
    Column("form", Text, nullable=False, comment="what is compared"),
    Column(
        "within", Text, nullable=False, comment="id of a unit that must be named; empty: anywhere"
    ),
    Column(
        "place_id",
        Text,
        nullable=False,
        comment="of the gazetteer, or fix:N for a point of one's own",
    ),
    Column("name_en", Text, nullable=False),
    Column("name_ar", Text),
    Column("feature", Text, nullable=False),
    Column("lat", Float, nullable=False),
    Column("lon", Float, nullable=False),
    Column("radius_km", Float, nullable=False),
    Column("country", Text, nullable=False),
    Column("parents", Text, nullable=False, comment="ids, a space between"),
    Column("reason", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("at", Text, nullable=False, comment="ISO 8601, UTC"),
    Column("undone_at", Text, comment="when it was taken back"),
    sqlite_autoincrement=True,
)

unresolved = Table(
    "unresolved_names",
    metadata,
    Column("report_id", Text, primary_key=True),
    Column("form", Text, primary_key=True),
    Column(
        "unit", Text, primary_key=True, comment="id of the narrowest unit named around it, or empty"
    ),
    Column("name", Text, nullable=False, comment="as the report has it"),
    Column("country", Text, nullable=False),
    Column("why", Text, nullable=False),
    Index("unresolved_by_form", "form", "unit"),
)

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
            if not _has(connection, answers):
                return None
            where = (answers.c.service == service, answers.c.question == question)
            return connection.execute(select(answers.c.answer).where(*where)).scalar()

    def keep_answer(self, service: str, question: str, answer: str) -> None:
        """Keep the answer of an online service, over an older one."""
        with self.store.database.writing() as connection:
            _make(connection)
            where = (answers.c.service == service, answers.c.question == question)
            connection.execute(delete(answers).where(*where))
            row = {"service": service, "question": question, "answer": answer, "at": _now()}
            connection.execute(insert(answers).values(row))

    def add_fix(self, fix: Fix) -> Fix:
        """Keep a correction. Gives it with its number, and its place with an id where it is a point of one's own."""
        with self.store.database.writing() as connection:
            _make(connection)
            row = {
                "name": fix.name,
                "form": fix.form,
                "within": fix.within,
                "place_id": fix.place_id,
                "name_en": fix.name_en,
                "name_ar": fix.name_ar,
                "feature": fix.feature,
                "lat": fix.lat,
                "lon": fix.lon,
                "radius_km": fix.radius_km,
                "country": fix.country,
                "parents": " ".join(fix.parents),
                "reason": fix.reason,
                "source": fix.source,
                "at": _now(),
            }
            statement = insert(fixes).values(row).returning(fixes.c.number)
            number = connection.execute(statement).scalar_one()
            if not fix.place_id:
                own = update(fixes).where(fixes.c.number == number)
                connection.execute(own.values(place_id=f"fix:{number}"))
            kept = connection.execute(select(fixes).where(fixes.c.number == number)).one()
            return _fix(kept)

    def undo_fix(self, number: int) -> Fix | None:
        """Take a correction back; None where there is none of that number that holds."""
        with self.store.database.writing() as connection:
            _make(connection)
            where = (fixes.c.number == number, fixes.c.undone_at.is_(None))
            row = connection.execute(select(fixes).where(*where)).first()
            if row is None:
                return None
            connection.execute(
                update(fixes).where(fixes.c.number == number).values(undone_at=_now())
            )
            return _fix(row)

    def find_fixes(self) -> list[Fix]:
        """Every correction that holds, the latest first."""
        with self.store.database.reading() as connection:
            if not _has(connection, fixes):
                return []
            statement = select(fixes).where(fixes.c.undone_at.is_(None))
            return [
                _fix(row) for row in connection.execute(statement.order_by(fixes.c.number.desc()))
            ]

    def keep_unresolved(self, report_id: str, found: Iterable[Unresolved]) -> None:
        """What the latest reading of a report could not place, instead of what an earlier one could not."""
        with self.store.database.writing() as connection:
            put_unresolved(connection, {report_id: tuple(found)})

    def find_unplaced(self, limit: int = 200) -> list[Unplaced]:
        """Names without a place with the unit named around them, those in most reports first."""
        with self.store.database.reading() as connection:
            if not _has(connection, unresolved):
                return []
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

    def find_reports_naming(self, form: str, unit: str | None = None) -> list[str]:
        """Ids of the reports in which a name stayed without a place; with `unit`, only where that is named around it."""
        with self.store.database.reading() as connection:
            if not _has(connection, unresolved):
                return []
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
    if not rows and not (found and _has(connection, unresolved)):
        return
    _make(connection)
    connection.execute(_FORGET, [{"of": report_id} for report_id in found])
    if rows:
        connection.execute(insert(unresolved), list(rows.values()))


def _has(connection: Connection, table: Table) -> bool:
    return inspect(connection).has_table(table.name)


def _make(connection: Connection) -> None:
    metadata.create_all(connection, checkfirst=True)


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
