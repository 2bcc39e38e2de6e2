"""A store → the rows in it that are not what they should be: none, where all is well.

The file is held against SQLite's own check; the log against its hashes; reports, readings, claims and decisions against
the log; every quote and span against the words of its report; and what is derived (marks, places, spans, search index)
against what follows from the claims.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import DatabaseError, NoResultFound

from footprint.contract import claim_from_json
from footprint.errors import FootprintError
from footprint.store import derived, migrate, search, states, verify_links
from footprint.store.batches import is_taken_back
from footprint.store.chain import READING_FIELDS, REPORT_FIELDS, digest_row
from footprint.store.dialect import is_postgres
from footprint.store.refresh import as_told, get_grades, shown_of
from footprint.store.schema import (
    claims,
    corrections,
    head,
    marks,
    name_corrections,
    place_corrections,
    places,
    readings,
    reports,
    reviews,
    revised,
    revisions,
    spans,
)
from footprint.store.standing import find_standings
from footprint.store.terms import index_text
from footprint.store.told import Fault, Told, compare_rows

_MOST_OF_THE_FILE = 50
_YES_OR_NO = (
    ("readings", "number", "current"),
    ("marks", "claim", "inherited"),
    ("marks", "claim", "reviewed"),
    ("ties", "one", "mixed"),
)
"""Table, key and column of what is kept as 0 or 1: a 2 would count as yes in some questions and not in others."""


@dataclass(slots=True)
class Verdict:
    """What was found."""

    faults: list[Fault]
    revision: int = 0
    """Number of the last revision: note it with its hash elsewhere, and nobody can put another log in its place."""
    hash: str = ""
    reports: int = 0
    claims: int = 0

    def __bool__(self) -> bool:
        """Whether all is well."""
        return not self.faults


@dataclass(slots=True)
class _Check:
    """A verification under way."""

    connection: Connection
    told: Told = field(default_factory=Told)
    names: set[tuple[str, str, str | None]] = field(default_factory=set)
    """Id and names of every place of every claim."""
    claim_count: int = 0


def verify(connection: Connection, on_report: Callable[[int, int], None] | None = None) -> Verdict:
    """Check everything. `on_report` is told how many reports of how many are done.

    The connection must give bytes that are no UTF-8 as half surrogate pairs: `footprint.store.backup` sees to it.
    """
    check = _Check(connection)
    faults: list[Fault] = []
    steps: tuple[tuple[str, Callable[[], Iterable[Fault]]], ...] = (
        ("file", lambda: _check_file(connection)),
        ("revisions", lambda: _check_log(check)),
        ("reports", lambda: _check_reports(check, on_report)),
        ("readings", lambda: _check_readings(check)),
        ("claims", lambda: _check_told(check, claims, check.told.claims, "number")),
        ("reviews", lambda: _check_decisions(check)),
        ("places", lambda: _check_places(check)),
        ("names", lambda: _check_names(check)),
        ("search", lambda: _check_search(check)),
        ("rulings", lambda: verify_links.check_rulings(connection, check.told.rulings)),
        ("sketches", lambda: verify_links.check_families(connection)),
        ("linked", lambda: verify_links.check_links(connection)),
    )
    for name, step in steps:
        try:
            faults += step()
        except DatabaseError as error:
            faults.append(Fault(name, "", f"cannot be read to the end ({error.orig})"))
        except NoResultFound:
            faults.append(Fault(name, "", "names a row that is not there"))
        except (TypeError, ValueError, KeyError, AttributeError) as error:
            faults.append(Fault(name, "", f"holds what is no value of its kind ({error})"))
    return Verdict(
        list(dict.fromkeys(faults)),
        check.told.number,
        check.told.hash,
        len(check.told.reports),
        check.claim_count,
    )


def _check_file(connection: Connection) -> Iterator[Fault]:
    if not is_postgres(connection):  # a server checks its own, and keeps a yes-or-no one
        yield from _check_sqlite(connection)
    versions = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all()
    if versions != [migrate.NEWEST]:
        yield Fault("alembic_version", ", ".join(map(str, versions)), f"is not {migrate.NEWEST}")


def _check_sqlite(connection: Connection) -> Iterator[Fault]:
    rows = connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST_OF_THE_FILE})").scalars()
    yield from (Fault("file", "", str(row)) for row in rows if row != "ok")
    for table, rowid, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Fault(table, str(rowid), f"names a row of {parent} that is not there")
    for table, key, column in _YES_OR_NO:
        odd = f"SELECT {key} FROM {table} WHERE {column} NOT IN (0, 1) OR typeof({column}) <> 'integer'"  # noqa: S608
        for number in connection.exec_driver_sql(odd).scalars():
            yield Fault(table, str(number), f"was altered: {column} is neither yes nor no")


def _check_log(check: _Check) -> Iterator[Fault]:
    rows = check.connection.execute(select(revisions).order_by(revisions.c.number)).mappings()
    yield from check.told.read(rows)
    last = check.connection.execute(select(head.c.number, head.c.hash)).all()
    if [tuple(row) for row in last] != [(check.told.number, check.told.hash)]:
        number = str(last[0].number) if last else ""
        what = f"is not the last revision of the log, which is {check.told.number}"
        yield Fault("head", number, what)
    kept = {tuple(row) for row in check.connection.execute(select(revised))}
    for claim, revision in kept ^ check.told.revised:
        yield Fault("revised", f"{claim}, {revision}", "is not what the log says")


def _check_reports(check: _Check, on_report: Callable[[int, int], None] | None) -> Iterator[Fault]:
    told = dict(check.told.reports)
    ids = check.connection.execute(select(reports.c.id).order_by(reports.c.number)).scalars().all()
    for done, report_id in enumerate(ids, start=1):
        row = check.connection.execute(select(reports).where(reports.c.id == report_id)).first()
        if row is None:
            yield Fault("reports", report_id, "cannot be found by its id")
            continue
        expected = told.pop(report_id, None)
        name = report_id[:16]
        if expected is None:
            yield Fault("reports", name, "is not in the log")
        elif digest_row(reports, row._mapping, REPORT_FIELDS) != expected:
            yield Fault("reports", name, "is not what the log says: its metadata was altered")
        words = row.text if isinstance(row.text, str) else ""
        if hashlib.sha256(words.encode("utf-8", "surrogateescape")).hexdigest() != report_id:
            yield Fault("reports", name, "its words are not those of its id")
        yield from _check_claims_of(check, report_id, words)
        yield from _check_derived(check, row, words)
        if on_report:
            on_report(done, len(ids))
    yield from (Fault("reports", str(each)[:16], "is in the log and not here") for each in told)


def _check_claims_of(check: _Check, report_id: str, words: str) -> Iterator[Fault]:
    """The claims of a report, current or not: their columns, quotes and spans."""
    of_report = claims.c.report_id == report_id
    rows = check.connection.execute(select(claims).where(of_report)).mappings().all()
    joined = select(spans).join(claims, claims.c.number == spans.c.claim).where(of_report)
    kept: dict[int, list[dict[str, Any]]] = {}
    for found in check.connection.execute(joined.order_by(spans.c.claim, spans.c.ordinal)):
        kept.setdefault(found.claim, []).append(dict(found._mapping))
    for row in rows:
        check.claim_count += 1
        name = str(row["number"])
        try:
            claim = claim_from_json(json.loads(row["body"]), words)
        except (FootprintError, ValueError, TypeError) as error:
            yield Fault("claims", name, f"cannot be read, or its quote is not there ({error})")
            continue
        check.names |= {(each.id, each.name_en, each.name_ar) for each in claim.places}
        about = derived.claim_row(claim, row["ordinal"])
        if any(row[column] != value for column, value in about.items()):
            yield Fault("claims", name, "its columns are not those of its body")
        expected = derived.spans_of(row["number"], claim)
        yield from compare_rows(
            "spans", ("claim", "ordinal"), expected, kept.get(row["number"], [])
        )
        for span in expected:
            if not 0 <= span["start"] < span["end"] <= len(words):
                what = f"{span['start']}..{span['end']} lies outside the report"
                yield Fault("spans", f"{name}, {span['ordinal']}", what)


def _check_derived(check: _Check, report: Any, words: str) -> Iterator[Fault]:  # noqa: ANN401
    """The marks and index rows of a report."""
    try:
        standings = find_standings(check.connection, report.id)
        shown = shown_of(standings, words)
    except (FootprintError, ValueError, TypeError, KeyError) as error:
        yield Fault("claims", f"of report {report.id[:16]}", f"cannot be put together ({error})")
        return
    told = as_told(standings, shown)
    yield from verify_links.check_report(check.connection, report.number, report.id, words, told)
    grades = get_grades(check.connection, [each.number for each in shown])
    expected = derived.derive(report.id, derived.as_rows(shown), grades)
    of_report = select(marks).where(marks.c.report_id == report.id)
    kept = [dict(row) for row in check.connection.execute(of_report).mappings()]
    yield from compare_rows("marks", ("claim", "ordinal"), expected.marks, kept)
    for number, quote in expected.quotes:
        if not search.holds_quote(check.connection, number, quote):
            yield Fault("search_quotes", str(number), "is not what follows from the quotes")
    if not _is_indexed_rightly(check, report, words):
        yield Fault("search_reports", str(report.number), "is not what follows from the report")


def _is_indexed_rightly(check: _Check, report: Any, words: str) -> bool:  # noqa: ANN401
    """Whether a report is found by its title and words; one that was taken back is found by nothing."""
    if is_taken_back(check.connection, report.id):
        return not search.has_report(check.connection, report.number)
    title = select(readings.c.title).where(readings.c.report_id == report.id, readings.c.current)
    current = check.connection.execute(title).first()
    about = (current.title if current else report.title) or ""
    return search.holds_report(
        check.connection, report.number, index_text(about), index_text(words)
    )


def _check_readings(check: _Check) -> Iterator[Fault]:
    yield from _check_told(check, readings, check.told.readings, "number", READING_FIELDS)
    columns = select(readings.c.number, readings.c.report_id, readings.c.current)
    for row in check.connection.execute(columns):
        is_current = check.told.current.get(row.report_id) == row.number
        if row.current is not is_current:
            yield Fault("readings", str(row.number), "is current, or is not, against the log")


def _check_told(
    check: _Check,
    table: Table,
    told: dict[Any, str],
    key: str,
    fields: tuple[str, ...] | None = None,
) -> Iterator[Fault]:
    """Every row of a table against its digest in the log."""
    missing = dict(told)
    for row in check.connection.execute(select(table)).mappings():
        expected = missing.pop(row[key], None)
        if expected is None:
            yield Fault(table.name, str(row[key]), "is not in the log")
        elif digest_row(table, row, fields) != expected:
            yield Fault(table.name, str(row[key]), "was altered: it is not what the log says")
    yield from (Fault(table.name, str(each), "is in the log and not here") for each in missing)


def _check_decisions(check: _Check) -> Iterator[Fault]:
    expected: list[dict[str, Any]] = []
    fixes: list[dict[str, Any]] = []
    for number, (report_id, state, revision) in check.told.states.items():
        if state is not None:
            expected += states.review_rows(report_id, {number: state}, revision)
            fixes += states.correction_rows({number: state}, revision)
    kept = check.connection.execute(select(reviews)).mappings()
    yield from compare_rows("reviews", ("claim",), expected, map(dict, kept))
    kept = check.connection.execute(select(corrections)).mappings()
    yield from compare_rows("corrections", ("claim", "field"), fixes, map(dict, kept))


def _check_places(check: _Check) -> Iterator[Fault]:
    moved = [
        {"id": each, "revision": revision, **place}
        for each, (place, revision) in check.told.places.items()
        if place is not None
    ]
    kept = check.connection.execute(select(place_corrections)).mappings()
    yield from compare_rows("place_corrections", ("id",), moved, map(dict, kept))
    named = set()
    for row in check.connection.execute(select(places)):
        named.add(row.id)
        if tuple(row) not in check.names | check.told.place_names:
            yield Fault("places", row.id, "has a name that no claim gives it")
    drawn = select(marks.c.place_id).where(marks.c.place_id.is_not(None)).distinct()
    for place_id in set(check.connection.execute(drawn).scalars()) - named:
        yield Fault("places", str(place_id), "is not here, and marks stand on it")
    known = set(check.told.reports)
    strays = select(marks.c.claim, marks.c.ordinal, marks.c.report_id)
    for row in check.connection.execute(strays):
        if row.report_id not in known:
            yield Fault("marks", f"{row.claim}, {row.ordinal}", "is of a report that is not kept")


def _check_names(check: _Check) -> Iterator[Fault]:
    said = [
        {"number": number, "revision": revision, **fix}
        for number, (fix, revision) in check.told.names.items()
        if fix is not None
    ]
    kept = check.connection.execute(select(name_corrections)).mappings()
    yield from compare_rows("name_corrections", ("number",), said, map(dict, kept))


def _check_search(check: _Check) -> Iterator[Fault]:
    for name, number in search.find_strays(check.connection):
        yield Fault(name, str(number), "indexes what is not shown")


def check_index(connection: Connection) -> Iterator[Fault]:
    """Let the search index hold itself against its rows; on a connection that could write, though nothing is written."""
    for name, what in search.check(connection):
        yield Fault(name, "", what)
