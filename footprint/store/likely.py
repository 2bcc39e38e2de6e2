"""A claim → claims of other reports that may tell of the same, the likeliest first, for a person to join."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from footprint.linking.blocks import probes_around
from footprint.linking.compare import distance_km, gap_days, weigh
from footprint.linking.facet import Facet
from footprint.store.schema import linked
from footprint.store.ties import get_facets

_AROUND_DAYS = 14
_MOST_LOOKED_AT = 400
_KM_FOR_A_DAY = 10.0
"""Of two claims that nothing else tells apart, one a day nearer is as likely as one so many km nearer."""
_AT_PLACE = (
    select(linked.c.claim)
    .where(linked.c.place == bindparam("place"), linked.c.claim != bindparam("number"))
    .order_by(linked.c.claim.desc())
    .limit(_MOST_LOOKED_AT)
)
# The probes first, whatever the planner thinks: each is one look into the index.
_AROUND = (
    "WITH probes(block, first, last) AS (VALUES {values}) "
    "SELECT linked.claim FROM probes CROSS JOIN linked "
    "WHERE linked.block = probes.block AND linked.day BETWEEN probes.first AND probes.last "
    "ORDER BY abs(linked.day - {day}) LIMIT {most}"
)
_EVENT = select(linked.c.claim, linked.c.event).where(
    linked.c.event.in_(select(linked.c.event).where(linked.c.claim == bindparam("number")))
)


@dataclass(frozen=True, slots=True)
class Likely:
    """A claim that may tell of the same as another."""

    claim: int
    score: float | None
    """The points for and against; None where days, places or types speak against it outright."""
    days: int | None
    """Days between the two; 0 where they overlap; None where either has no date."""
    km: int | None
    """How far their places are apart; None where either has none."""


def find_likely(connection: Connection, number: int, limit: int) -> list[Likely]:
    """Claims shown, of other reports and not yet of its event, near it in time and space; none for one not shown.

    They are looked for within two weeks of it, and among those without a date at its place.
    """
    mine = get_facets(connection, [number]).get(number)
    if mine is None:
        return []
    found = set(_find_around(connection, mine)) | set(_find_at_place(connection, mine))
    found -= {row.claim for row in connection.execute(_EVENT, {"number": number})}
    others = [each for each in get_facets(connection, found).values() if each.report != mine.report]
    return rank(mine, others)[:limit]


def rank(mine: Facet, others: Iterable[Facet]) -> list[Likely]:
    """The likeliest first: by points where the two can be weighed, then by how near they are."""
    return sorted((_hold(mine, other) for other in others), key=_order)


def _hold(mine: Facet, other: Facet) -> Likely:
    parts = weigh(mine, other)
    score = None if parts is None else round(sum(part.points for part in parts), 2)
    days = max(0, gap_days(mine.when, other.when)) if mine.when and other.when else None
    km = round(distance_km(mine.spot, other.spot)) if mine.spot and other.spot else None
    return Likely(other.claim, score, days, km)


def _order(each: Likely) -> tuple[float, float, int]:
    apart = (_AROUND_DAYS if each.days is None else each.days) + (each.km or 0) / _KM_FOR_A_DAY
    return (-each.score if each.score is not None else 1e9, apart, each.claim)


def _find_around(connection: Connection, mine: Facet) -> list[int]:
    probes = probes_around(mine, _AROUND_DAYS)
    if not probes or mine.when is None:
        return []
    # Numbers of our own making, and too many of them to be bound one by one.
    values = ",".join(f"({probe.block},{probe.first},{probe.last})" for probe in probes)
    asked = _AROUND.format(values=values, day=mine.when[0], most=_MOST_LOOKED_AT)
    return [row[0] for row in connection.exec_driver_sql(asked)]


def _find_at_place(connection: Connection, mine: Facet) -> list[int]:
    """All at its place where it has no date itself; else those there that have none."""
    if mine.spot is None:
        return []
    asked = _AT_PLACE if mine.when is None else _AT_PLACE.where(linked.c.day.is_(None))
    rows = connection.execute(asked, {"place": mine.spot.id, "number": mine.claim})
    return list(rows.scalars())
