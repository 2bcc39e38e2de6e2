"""What links claims of different reports, held against what follows from their texts, claims and rulings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, or_, select

from footprint.linking.copies import Body, Families, compare_texts
from footprint.linking.facet import facets_of
from footprint.linking.sketch import make_sketch
from footprint.store import events, families, ties
from footprint.store.families import rows_of
from footprint.store.link import Told
from footprint.store.schema import bands, linked, rulings, sketches
from footprint.store.schema import ties as tie_table
from footprint.store.ties import OWN_COLUMNS, Shown
from footprint.store.told import Fault, compare_rows

_AT_ONCE = 500
_OWN = ("claim", *OWN_COLUMNS)
_NUMBERS: BindParameter[Any] = bindparam("numbers", expanding=True)
_SKETCH_OF = select(sketches.c.report, sketches.c.agencies).where(
    sketches.c.report == bindparam("number")
)
_LINKED_OF = select(*(linked.c[name] for name in _OWN)).where(
    linked.c.report == bindparam("number")
)
_TIES = select(tie_table).where(or_(tie_table.c.one.in_(_NUMBERS), tie_table.c.other.in_(_NUMBERS)))
_SHOWN = (
    select(linked.c.claim, linked.c.report)
    .where(linked.c.claim > bindparam("last"))
    .order_by(linked.c.claim)
    .limit(_AT_ONCE)
)


def check_report(
    connection: Connection, number: int, report_id: str, text: str, told: list[Told]
) -> Iterator[Fault]:
    """The rows of a report and of its claims, in what they hold of themselves."""
    about = {"report": number, "agencies": " ".join(make_sketch(text).agencies)}
    kept = [dict(row) for row in connection.execute(_SKETCH_OF, {"number": number}).mappings()]
    yield from compare_rows("sketches", ("report",), [about], kept)
    shown = [Shown(number, facet).row() for facet in facets_of(report_id, told)]
    own = [{name: row[name] for name in _OWN} for row in shown]
    kept = [dict(row) for row in connection.execute(_LINKED_OF, {"number": number}).mappings()]
    yield from compare_rows("linked", ("claim",), own, kept)


def check_families(connection: Connection) -> Iterator[Fault]:
    """The keys of every report, and that those are one family that are one text."""
    found: Families[int] = Families()
    expected: set[tuple[int, int]] = set()
    for some in families.texts_at_once(connection):
        sketched = {row.number: make_sketch(row.text) for row in some}
        texts = {row.number: row.text for row in some}
        expected |= {(key, number) for number, each in sketched.items() for key in each.keys}
        for one, other in families.find_candidates(connection, sketched):
            if found.find(one) != found.find(other):
                pair = [texts.get(n) or families.get_text(connection, n) for n in (one, other)]
                if compare_texts(Body.of(pair[0]), Body.of(pair[1])):
                    found.join(one, other)
    kept = {tuple(row) for row in connection.execute(select(bands.c.key, bands.c.report))}
    for key, report in sorted(kept ^ expected, key=str):
        yield Fault("bands", f"{key}, {report}", "is not what follows from the text")
    for row in connection.execute(select(sketches.c.report, sketches.c.family)):
        if row.family != found.find(row.report):
            yield Fault("sketches", str(row.report), "is of another family than its text")


def check_links(connection: Connection) -> Iterator[Fault]:
    """The ties of all claims, and the events and grades that follow."""
    last = -1
    while rows := connection.execute(_SHOWN, {"last": last}).all():
        facets = ties.get_facets(connection, [row.claim for row in rows])
        shown = [Shown(row.report, facets[row.claim]) for row in rows if row.claim in facets]
        expected = [ties.tie_row(*each) for each in ties.find_ties(connection, shown)]
        kept = {
            (row.one, row.other): dict(row._mapping) for row in rows_of(connection, _TIES, facets)
        }
        yield from compare_rows("ties", ("one", "other"), expected, kept.values())
        for claim in events.find_change(connection, facets).changed:
            yield Fault("linked", str(claim), "has not the event or grade that follows")
        last = rows[-1].claim
    claims = select(linked.c.claim)
    strays = select(tie_table).where(
        tie_table.c.one.not_in(claims) | tie_table.c.other.not_in(claims)
    )
    for row in connection.execute(strays):
        yield Fault("ties", f"{row.one}, {row.other}", "ties a claim that is not shown")


def check_rulings(
    connection: Connection, told: Mapping[tuple[int, int], tuple[str | None, int]]
) -> Iterable[Fault]:
    """What people said of claims, against the log."""
    expected = [
        {"one": one, "other": other, "verdict": verdict, "revision": revision}
        for (one, other), (verdict, revision) in told.items()
        if verdict is not None
    ]
    kept = [dict(row) for row in connection.execute(select(rulings)).mappings()]
    return compare_rows("rulings", ("one", "other"), expected, kept)
