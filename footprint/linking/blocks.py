"""Claims → the few others that each has to be held against: those near it in time and space.

Every claim lies in one block: its kind, how vague it is, and a cell of the map. A probe names a block and the days on which
a claim of it has to begin. Two claims that `compare` could link find each other by the probes of either.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from footprint.filters import KINDS
from footprint.linking.compare import CLOSE_KM, SHORT_DAYS, can_link
from footprint.linking.facet import LONGEST_DAYS, WIDEST_KM, Facet
from footprint.linking.knowledge import get_knowledge

PLAIN, WIDE, LONG, WIDE_LONG = range(4)
"""How vague a claim is: not at all; in a wide area; of many days; both."""
_CLOSE_DEGREES, _WIDE_DEGREES = 0.5, 4.0
_KM_A_DEGREE = 111.0
_NEARLY_ONE_INTERVAL = 0.25
"""Two long intervals that share four fifths begin at most a quarter of either apart."""


class Probe(NamedTuple):
    """Where to look: claims of a block that begin on some days."""

    block: int
    first: int
    """Day number."""
    last: int


def block_of(facet: Facet) -> int | None:
    """The block a claim lies in; None for one that cannot be linked."""
    if not can_link(facet):
        return None
    vague = vagueness(facet)
    if facet.spot is None:
        return _block(facet.kind, vague, 0, 0)
    return _block(facet.kind, vague, *_cell(facet.spot.lat, facet.spot.lon, _degrees(vague)))


def vagueness(facet: Facet) -> int:
    """PLAIN, WIDE, LONG or WIDE_LONG."""
    is_wide = facet.spot is not None and facet.spot.radius_km > CLOSE_KM
    return WIDE * is_wide + LONG * (facet.days > SHORT_DAYS)


def probes_of(facet: Facet) -> list[Probe]:
    """Where the claims lie that one has to be held against; none for one that cannot be linked."""
    if not can_link(facet) or facet.when is None:
        return []
    (start, end), vague = facet.when, vagueness(facet)
    around, lasting = (start - SHORT_DAYS, end + 1), (start - LONGEST_DAYS, end)
    if vague == PLAIN:
        looks = [(PLAIN, around), (WIDE, around), (LONG, lasting)]
    elif vague == WIDE:
        looks = [(PLAIN, around), (WIDE, around)]
    else:
        slack = math.ceil(facet.days * _NEARLY_ONE_INTERVAL / (1 - _NEARLY_ONE_INTERVAL))
        looks = [(vague, (start - slack, start + slack))]
        if vague == LONG:
            looks.append((PLAIN, around))
    return [
        Probe(_block(facet.kind, kind, *cell), *days)
        for kind, days in looks
        for cell in _cells(facet, kind)
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
        for block, first, last in probes_of(each):
            if found := blocks.get(block):
                days, inside = found
                for other in inside[bisect_left(days, first) : bisect_right(days, last)]:
                    if other.claim < each.claim and other.report != each.report:
                        yield other, each


def _degrees(vague: int) -> float:
    return _WIDE_DEGREES if vague & WIDE else _CLOSE_DEGREES


def _block(kind: str, vague: int, row: int, column: int) -> int:
    return (KINDS.index(kind) * 4 + vague) << 40 | row << 20 | column


def _cell(lat: float, lon: float, degrees: float) -> tuple[int, int]:
    return int((lat + 90) // degrees), int(((lon + 180) % 360) // degrees)


def _cells(facet: Facet, vague: int) -> list[tuple[int, int]]:
    """The cells in which the point of a claim of some vagueness can be that is within reach."""
    if facet.spot is None:
        return [(0, 0)] if not vague & WIDE else []
    degrees = _degrees(vague)
    lat, lon = facet.spot.lat, facet.spot.lon
    if vague & LONG and vagueness(facet) == vague:  # the very same place
        return [_cell(lat, lon, degrees)]
    farthest = WIDEST_KM if vague & WIDE else CLOSE_KM
    reach = facet.spot.radius_km + farthest + get_knowledge().place["slack_km"]
    high = reach / _KM_A_DEGREE
    wide = high / max(0.05, math.cos(math.radians(min(89.0, abs(lat) + high))))
    rows = range(int((lat - high + 90) // degrees), int((lat + high + 90) // degrees) + 1)
    columns = range(
        math.floor((lon - wide + 180) / degrees), math.floor((lon + wide + 180) / degrees) + 1
    )
    around = int(360 // degrees)
    return list(
        dict.fromkeys((row, column % around) for row in rows for column in columns if row >= 0)
    )
