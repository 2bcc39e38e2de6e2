"""Claims → the few others that each has to be held against: those near it in time and space.

Every claim lies in one block: its kind, how vague it is, and a cell of the map. A probe names a block and the days on which
a claim of it has to begin. Two claims that `compare` could link find each other by the probes of either.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from footprint.filters import ALL_TYPES, KINDS
from footprint.linking.compare import CLOSE_KM, SHORT_DAYS, can_link
from footprint.linking.facet import LONGEST_DAYS, WIDEST_KM, Facet, Spot
from footprint.linking.knowledge import get_knowledge

PLAIN, WIDE, LONG, WIDE_LONG = range(4)
"""How vague a claim is: not at all; in a wide area; of many days; both."""
_CLOSE_DEGREES, _WIDE_DEGREES = 1.0, 4.0
_KM_A_DEGREE = 111.0
_NOWHERE = (0,)
_SAID = ("so", "to come", "maybe")
_NEARLY_ONE_INTERVAL = 0.25
"""Two long intervals that share four fifths begin at most a quarter of either apart."""


class Probe(NamedTuple):
    """Where to look: claims of a block that begin and end on some days; of them those whose `sort_of` is in `sorts_for`."""

    block: int
    first: int
    """Day number of the earliest on which they begin."""
    last: int
    """The latest on which they begin."""
    until: int
    """The earliest on which they end."""
    days: int = LONGEST_DAYS
    """The most that they last."""


def block_of(facet: Facet) -> int | None:
    """The block a claim lies in; None for one that cannot be linked."""
    if not can_link(facet):
        return None
    vague = vagueness(facet)
    if facet.spot is None:
        return (_sort(facet) + vague) << 40
    return (_sort(facet) + vague) << 40 | _cell(facet.spot, _degrees(vague))


@lru_cache(maxsize=256)
def sort_of(type: str) -> int:
    """A bit that stands for a type."""
    return 1 << ALL_TYPES.index(type)


@lru_cache(maxsize=256)
def sorts_for(type: str) -> int:
    """The bits of the types that one can be linked with."""
    related = get_knowledge().related_types
    return sum(sort_of(each) for each in ALL_TYPES if each == type or (each, type) in related)


def vagueness(facet: Facet) -> int:
    """PLAIN, WIDE, LONG or WIDE_LONG."""
    is_wide = facet.spot is not None and facet.spot.radius_km > CLOSE_KM
    return WIDE * is_wide + LONG * (facet.days > SHORT_DAYS)


def probes_of(facet: Facet) -> list[Probe]:
    """Where the claims lie that one has to be held against; none for one that cannot be linked."""
    if not can_link(facet) or facet.when is None:
        return []
    (start, end), vague = facet.when, vagueness(facet)
    around: tuple[int, ...] = (start - SHORT_DAYS, end + 1, start - 1)
    longest = _longest_beside_plain()
    if vague == PLAIN:
        looks = [(PLAIN, around), (WIDE, around), (LONG, (start - longest, end, start, longest))]
    elif vague == WIDE:
        looks = [(PLAIN, around), (WIDE, around)]
    else:
        slack = math.ceil(facet.days * _NEARLY_ONE_INTERVAL / (1 - _NEARLY_ONE_INTERVAL))
        looks = [(vague, (start - slack, start + slack, end - slack))]
        if vague == LONG and facet.days <= longest:
            looks.append((PLAIN, around))
    sort, spot = _sort(facet), facet.spot
    return [
        Probe((sort + kind) << 40 | cell, *days)
        for kind, days in looks
        for cell in (_cells(spot, kind, vague) if spot else _NOWHERE)
    ]


def probes_around(facet: Facet, days: int) -> list[Probe]:
    """Where the claims of its kind lie that are near it and begin within so many days, whatever they say otherwise."""
    if not can_link(facet) or facet.when is None:
        return []
    (start, end), spot = facet.when, facet.spot
    first = KINDS.index(facet.kind) * len(_SAID) * 2
    return [
        Probe((sort * 4 + vague) << 40 | cell, start - days, end + days, start - days)
        for sort in range(first, first + len(_SAID) * 2)
        for vague in (PLAIN, WIDE, LONG, WIDE_LONG)
        for cell in (_cells(spot, vague, PLAIN) if spot else _NOWHERE)
    ]


def find_pairs(facets: Iterable[Facet]) -> Iterator[tuple[Facet, Facet]]:
    """Every two claims that have to be compared, each pair once; ~10 s for the pairs of a million claims."""
    every = sorted(facets, key=lambda each: (each.when or (0, 0), each.claim))
    blocks: dict[int, tuple[list[int], list[Facet]]] = {}
    for each in every:
        if (block := block_of(each)) is not None and each.when:
            days, inside = blocks.setdefault(block, ([], []))
            days.append(each.when[0])
            inside.append(each)
    for each in every:
        sorts = sorts_for(each.type)
        for block, first, last, until, most_days in probes_of(each):
            if found := blocks.get(block):
                days, inside = found
                for other in inside[bisect_left(days, first) : bisect_right(days, last)]:
                    if (
                        other.claim < each.claim
                        and other.when
                        and other.when[1] >= until
                        and other.days <= most_days
                        and sort_of(other.type) & sorts
                        and other.report != each.report
                    ):
                        yield other, each


@lru_cache(maxsize=1)
def _longest_beside_plain() -> int:
    """Days beyond which an interval is never linked with a claim of a day or two."""
    return math.ceil(get_knowledge().overlap[-1][0])


def _degrees(vague: int) -> float:
    return _WIDE_DEGREES if vague & WIDE else _CLOSE_DEGREES


def _sort(facet: Facet) -> int:
    """A number for what can be linked at all; the vagueness is added to it."""
    said = get_knowledge().modality[facet.modality].replace("denied", "so")
    return ((KINDS.index(facet.kind) * len(_SAID) + _SAID.index(said)) * 2 + facet.is_aggregate) * 4


def _cell(spot: Spot, degrees: float) -> int:
    return int((spot.lat + 90) // degrees) << 20 | int(((spot.lon + 180) % 360) // degrees)


@lru_cache(maxsize=16384)
def _cells(spot: Spot, vague: int, own: int) -> tuple[int, ...]:
    """The cells in which the point of a claim of some vagueness can be that one of its `own` at a place reaches."""
    degrees = _degrees(vague)
    if vague & LONG and own == vague:  # the very same place
        return (_cell(spot, degrees),)
    farthest = WIDEST_KM if vague & WIDE else CLOSE_KM
    reach = spot.radius_km + farthest + get_knowledge().place["slack_km"]
    high = reach / _KM_A_DEGREE
    wide = high / max(0.05, math.cos(math.radians(min(89.0, abs(spot.lat) + high))))
    rows = range(
        math.floor((spot.lat - high + 90) / degrees),
        math.floor((spot.lat + high + 90) / degrees) + 1,
    )
    columns = range(
        math.floor((spot.lon - wide + 180) / degrees),
        math.floor((spot.lon + wide + 180) / degrees) + 1,
    )
    around = int(360 // degrees)
    return tuple({row << 20 | column % around for row in rows for column in columns if row >= 0})
