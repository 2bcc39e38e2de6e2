"""The words of reports → families of near-copies, kept so that a new report finds its own in a millisecond."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, select, update

from footprint.linking.copies import Body, Families, compare_texts
from footprint.linking.sketch import Sketch, make_sketch
from footprint.store.rows import put_rows
from footprint.store.schema import bands, reports, sketches

AT_ONCE = 500
_NUMBERS: BindParameter[Any] = bindparam("numbers", expanding=True)
_OF_KEYS = select(bands.c.key, bands.c.report).where(bands.c.key.in_(_NUMBERS))
_FAMILIES = select(sketches.c.report, sketches.c.family).where(sketches.c.report.in_(_NUMBERS))
_TEXT = select(reports.c.text).where(reports.c.number == bindparam("number"))
_TEXTS = select(reports.c.number, reports.c.text).where(reports.c.number.in_(_NUMBERS))
_MEMBERS = select(sketches.c.report).where(sketches.c.family.in_(_NUMBERS))
_MOVE = (
    update(sketches).where(sketches.c.family == bindparam("lost")).values(family=bindparam("kept"))
)


def sketch_rows(number: int, sketch: Sketch) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The row of `sketches` of a report that is its own family, and its rows of `bands`."""
    about = {"report": number, "agencies": " ".join(sketch.agencies), "family": number}
    return about, [{"key": key, "report": number} for key in sketch.keys]


def put_sketches(connection: Connection, sketched: Mapping[int, Sketch]) -> set[int]:
    """Keep the sketches of new reports, by number, and join them to their near-copies.

    Gives the numbers of all reports whose family is another than before, the new ones apart that are their own.
    """
    if not sketched:
        return set()
    rows = [sketch_rows(number, sketch) for number, sketch in sketched.items()]
    put_rows(connection, sketches, [about for about, _ in rows])
    put_rows(connection, bands, [row for _, own in rows for row in own])
    moved = join(connection, find_candidates(connection, sketched))
    for kept, lost in moved:
        connection.execute(_MOVE, {"kept": kept, "lost": lost})
    names = {kept for kept, _ in moved}
    return set(of_numbers(connection, _MEMBERS, names)) if names else set()


def find_candidates(
    connection: Connection, sketched: Mapping[int, Sketch]
) -> list[tuple[int, int]]:
    """Pairs of reports that share a key, one of them among some sketched ones; the lower number first, ascending."""
    mine: dict[int, list[int]] = {}
    for number, sketch in sketched.items():
        for key in sketch.keys:
            mine.setdefault(key, []).append(number)
    found = {
        (min(number, row.report), max(number, row.report))
        for row in rows_of(connection, _OF_KEYS, mine)
        for number in mine[row.key]
        if row.report != number
    }
    return sorted(found)


def join(connection: Connection, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Compare pairs that may be near-copies; gives the families to be joined, the one that stays first, in order."""
    numbers = {number for pair in pairs for number in pair}
    known = {row.report: row.family for row in rows_of(connection, _FAMILIES, numbers)}
    families: Families[int] = Families(known | {family: family for family in known.values()})
    texts = {row.number: row.text for row in rows_of(connection, _TEXTS, numbers)}
    bodies: dict[int, Body] = {}

    def body(number: int) -> Body:
        if number not in bodies:
            bodies[number] = Body.of(texts[number])
        return bodies[number]

    joined = []
    for one, other in pairs:
        is_open = families.find(one) != families.find(other)
        if is_open and compare_texts(body(one), body(other)) and (two := families.join(one, other)):
            joined.append(two)
    return joined


def get_text(connection: Connection, number: int) -> str:
    """The words of a report by its number."""
    return str(connection.execute(_TEXT, {"number": number}).scalar_one())


def rebuild(connection: Connection) -> None:
    """Make all sketches and families anew from the texts."""
    connection.execute(delete(bands))
    connection.execute(delete(sketches))
    for some in texts_at_once(connection):
        put_sketches(connection, {row.number: make_sketch(row.text) for row in some})


def texts_at_once(connection: Connection, size: int = 200) -> Iterator[list[Any]]:
    """Number and text of every report in the order of the numbers, some at a time."""
    last = 0
    statement = (
        select(reports.c.number, reports.c.id, reports.c.text)
        .where(reports.c.number > bindparam("last"))
        .order_by(reports.c.number)
        .limit(size)
    )
    while rows := connection.execute(statement, {"last": last}).all():
        yield list(rows)
        last = rows[-1].number


def rows_of(connection: Connection, statement: Any, numbers: Iterable[Any]) -> Iterator[Any]:  # noqa: ANN401
    """The rows of a statement about some `numbers` (or ids), a few hundred of them at a time."""
    every = list(numbers)
    for start in range(0, len(every), AT_ONCE):
        yield from connection.execute(statement, {"numbers": every[start : start + AT_ONCE]})


def of_numbers(connection: Connection, statement: Any, numbers: Iterable[Any]) -> list[Any]:  # noqa: ANN401
    """The first column of `rows_of`."""
    return [row[0] for row in rows_of(connection, statement, numbers)]
