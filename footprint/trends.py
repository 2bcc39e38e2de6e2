"""A selection → how its claims spread over time, types, actors, pairs of actors and places.

What is counted are incidents, or the kinds that the filter names; of them those that are said to have happened or to be
planned. What is denied, demanded or supposed is left out and counted apart, so that the sum is the selection's. A claim
of several days is shared out evenly over them, as in `Selection.by_day`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from footprint.actors import get_colour_group
from footprint.columns import NO_PLACE, REASONS, UNDATED
from footprint.filters import ALL_TYPES, KINDS, Filter, from_day_number
from footprint.view import Rows, Selection

Key = TypeVar("Key")
Unit = Literal["day", "week", "month", "year"]
NOBODY = "nobody"
"""Stands for the actors of a claim that names none."""
_MOST_BINS = 160
_SAID_ONLY = REASONS.index("modality")
_MONDAY = 4
"""Days from 1970-01-01, a Thursday, to the next Monday."""


@dataclass(frozen=True, eq=False, slots=True)
class Counted:
    """The claims that are counted, one row each."""

    selection: Selection
    rows: Rows
    """The dated and the undated of them, ascending."""
    on_map: int
    off_map: int
    left_out: int
    """Claims of the same kinds that are denied, demanded, threatened or supposed; not among `rows`."""

    @property
    def dated(self) -> Rows:
        """Those with a date."""
        has_date: NDArray[np.bool_] = self.selection.snapshot.columns.day_start != UNDATED
        return self.rows[has_date[self.rows]]

    @property
    def undated(self) -> int:
        """How many have no date."""
        return len(self.rows) - len(self.dated)


def count(selection: Selection, wanted: Filter) -> Counted:
    """What of a selection is counted: incidents, or the kinds that its filter asks for."""
    columns, firsts = selection.snapshot.columns, selection.firsts
    kinds = wanted.kinds or {"incident"}
    of_kind = firsts[np.isin(columns.kind[firsts], [KINDS.index(kind) for kind in kinds])]
    reason = columns.reason[of_kind]
    rows = of_kind[reason != _SAID_ONLY]
    on_map = int(np.count_nonzero(reason == 0))
    return Counted(selection, rows, on_map, len(rows) - on_map, len(of_kind) - len(rows))


@dataclass(frozen=True, eq=False, slots=True)
class Series:
    """Claims over time, stacked."""

    unit: Unit
    edges: NDArray[np.int64]
    """Day numbers: the first day of each bin, and the day after the last."""
    names: tuple[str, ...]
    values: NDArray[np.float64]
    """One line a name, one column a bin; all of it sums to the dated claims, where a claim has one name."""


def natural_unit(days: int) -> Unit:
    """The finest unit that gives a picture with room for its bars."""
    for unit, length in (("day", 1), ("week", 7), ("month", 30)):
        if days / length <= _MOST_BINS:
            return unit  # type: ignore[return-value]  # the tuple's words are units
    return "year"


def by_type(counted: Counted, unit: Unit | None = None) -> Series:
    """Over time, by type."""
    types = counted.selection.snapshot.columns.type[counted.dated]
    return _series(counted, counted.dated, types, ALL_TYPES, unit)


def by_group(counted: Counted, unit: Unit | None = None) -> Series:
    """Over time, by the colour group of who acts first."""
    snapshot = counted.selection.snapshot
    firsts = [
        get_colour_group(snapshot.actors[actors[0]]) if actors else NOBODY
        for actors in snapshot.actor_sets
    ]
    names = tuple(dict.fromkeys(firsts))
    of_set = np.array([names.index(name) for name in firsts], dtype=np.int64)
    rows = counted.dated
    return _series(counted, rows, of_set[snapshot.columns.actor_set[rows]], names, unit)


def _series(
    counted: Counted, rows: Rows, code: NDArray[np.integer], names: tuple[str, ...], unit: Unit | None
) -> Series:  # fmt: skip
    columns = counted.selection.snapshot.columns
    used, code = np.unique(code, return_inverse=True)
    names = tuple(names[index] for index in used.tolist())
    if not len(rows):
        return Series(unit or "day", np.zeros(1, dtype=np.int64), (), np.zeros((0, 0)))
    start, end = (each[rows].astype(np.int64) for each in (columns.day_start, columns.day_end))
    first, last = int(start.min()), int(end.max())
    unit = unit or natural_unit(last - first + 1)
    edges = _edges(first, last, unit)
    return Series(
        unit,
        edges,
        names,
        _share_out(code.reshape(-1).astype(np.int64), len(names), start, end, edges),
    )


def _share_out(
    code: NDArray[np.int64],
    size: int,
    start: NDArray[np.int64],
    end: NDArray[np.int64],
    edges: NDArray[np.int64],
) -> NDArray[np.float64]:
    """How much of each interval falls into each bin, summed by code: one line a code, one column a bin.

    By what has passed up to each edge, so that a claim of a thousand years costs what one of a day does.
    """
    weight = 1.0 / (end - start + 1)
    passed = np.zeros((size, len(edges)))
    for day, sign in ((start, 1.0), (end + 1, -1.0)):
        at = np.searchsorted(edges, day, "right")
        inside = at < len(edges)
        spot = code[inside] * len(edges) + at[inside]
        slope, level = (
            np.bincount(spot, each[inside], size * len(edges)).reshape(size, -1).cumsum(axis=1)
            for each in (weight, weight * (day - edges[0]))
        )
        passed += sign * (slope * (edges - edges[0]) - level)
    return np.maximum(np.diff(passed, axis=1), 0.0)


def _edges(first: int, last: int, unit: Unit) -> NDArray[np.int64]:
    if unit == "day":
        return np.arange(first, last + 2)
    if unit == "week":
        monday = first - (first - _MONDAY) % 7
        return np.arange(monday, last + 8, 7)
    code = {"month": "M", "year": "Y"}[unit]
    days = np.array([first, last], dtype="datetime64[D]").astype(f"datetime64[{code}]")
    starts: NDArray[np.int64] = (
        np.arange(days[0], days[1] + 2).astype("datetime64[D]").astype(np.int64)
    )
    return starts


def types(counted: Counted) -> list[tuple[str, int]]:
    """Types with their claims, the most first."""
    codes = counted.selection.snapshot.columns.type[counted.rows]
    return _ranked(dict(zip(ALL_TYPES, np.bincount(codes, minlength=len(ALL_TYPES)), strict=True)))


def dyads(counted: Counted) -> list[tuple[tuple[str, str], int]]:
    """Two colour groups that take part in one claim, and in how many; the most first.

    A claim of three counts for each two of them.
    """
    snapshot = counted.selection.snapshot
    of_actor = [get_colour_group(actor) for actor in snapshot.actors]
    per_set = np.bincount(
        snapshot.columns.actor_set[counted.rows], minlength=len(snapshot.actor_sets)
    )
    found: dict[tuple[str, str], int] = {}
    for actors, claims in zip(snapshot.actor_sets, per_set.tolist(), strict=True):
        groups = sorted({of_actor[actor] for actor in actors}) if claims else []
        for index, one in enumerate(groups):
            for other in groups[index + 1 :]:
                found[one, other] = found.get((one, other), 0) + claims
    return _ranked(found)


def places(counted: Counted, most: int = 20) -> list[tuple[int, int]]:
    """Places on the map (indexes into the snapshot's) with their claims, the most first.

    A claim counts at each of its places that pass the filter.
    """
    selection, columns = counted.selection, counted.selection.snapshot.columns
    chosen = np.isin(columns.claim[selection.rows], columns.claim[counted.rows])
    rows = selection.rows[chosen]
    rows = rows[columns.place[rows] != NO_PLACE]
    size = len(selection.snapshot.places)
    spots = np.unique(columns.claim[rows].astype(np.int64) * max(size, 1) + columns.place[rows])
    claims = np.bincount(spots % max(size, 1), minlength=size)
    order = np.lexsort((np.arange(size), -claims))[:most]
    return [(int(place), int(claims[place])) for place in order if claims[place]]


@dataclass(frozen=True, eq=False, slots=True)
class Calendar:
    """Claims a day of one year."""

    year: int
    years: tuple[int, ...]
    """Those that have any."""
    first: int
    """Day number of 1 January."""
    days: NDArray[np.float64]
    """One value a day of the year."""


def calendar(counted: Counted, year: int | None = None) -> Calendar | None:
    """The days of a year, the fullest (of two the later) unless one is asked for; None where nothing is dated."""
    series = _series(counted, counted.dated, np.zeros(len(counted.dated), np.int64), ("all",), "day")  # fmt: skip
    if not len(series.names):
        return None
    first = int(series.edges[0])
    stamps = series.edges[:-1].astype("datetime64[D]").astype("datetime64[Y]").astype(int) + 1970
    per_year = np.bincount(stamps - stamps[0], weights=series.values[0])
    years = tuple(int(stamps[0] + index) for index in np.flatnonzero(per_year > 1e-9))
    if year not in years:
        year = max(years, key=lambda each: (round(per_year[each - int(stamps[0])], 6), each))
    begins = int(np.datetime64(f"{year:04}-01-01").astype(np.int64))
    ends = int(np.datetime64(f"{year + 1:04}-01-01").astype(np.int64)) if year < 9999 else begins + 365  # fmt: skip
    days = np.zeros(ends - begins)
    low, high = max(begins, first), min(ends, first + series.values.shape[1])
    days[low - begins : high - begins] = series.values[0, low - first : high - first]
    return Calendar(year, years, begins, days)


def narrowed_to_bin(wanted: Filter, first: int, unit: Unit) -> Filter:
    """The filter with its days set to one bin of a series."""
    last = int(_edges(first, first, unit)[1]) - 1
    return replace(wanted, day_from=from_day_number(first), day_to=from_day_number(last))


def _ranked(counts: Mapping[Key, int]) -> list[tuple[Key, int]]:
    return sorted(
        ((key, int(number)) for key, number in counts.items() if number),
        key=lambda entry: (-entry[1], str(entry[0])),
    )
