"""Marks in words, one row each → arrays of numbers, sorted, projected and flagged for the snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from footprint.filters import (
    ALL_TYPES,
    CERTAINTIES,
    KINDS,
    MODALITIES,
    NO_SOURCE,
    PRECISIONS,
    ROLES,
    split_actor,
)
from footprint.model import NotDrawn

UNDATED = -(2**31)
"""`day_start` and `day_end` of a claim without a date. Such rows come first."""
NO_PLACE = 0xFFFFFFFF
"""`place` of a row that is not drawn."""
REASONS: tuple[str, ...] = ("drawn", *get_args(NotDrawn))
"""Index 0 is drawn; the others say why a claim is on the list and not on the map."""
FIRST, HATCHED, INHERITED = 1, 2, 4
"""Bits of `flags`: first row of its claim; planned, undated or vaguer than a month; at an inherited place."""
_MONTH_DAYS = 31
_NORTHERNMOST = 85.05112878
"""Latitude where the square of Web Mercator ends."""
_WORDS = frozenset({"kind", "type", "modality", "precision", "reason", "certainty"})
_WORDS |= {"place_id", "actors", "source"}
_NUMBERS = frozenset(
    {"claim", "day_start", "day_end", "lat", "lon", "radius_km", "inherited", "reviewed"}
)
"""Fields of a mark, words and numbers, that the snapshot has."""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place that marks stand on."""

    id: str
    name_en: str
    name_ar: str | None


@dataclass(frozen=True, slots=True)
class Columns:
    """The snapshot's numbers, one array a field, all of the same length, never written to."""

    x: NDArray[np.float32]
    """Web Mercator, 0 at 180° west to 1 at 180° east; NaN where not drawn."""
    y: NDArray[np.float32]
    """Web Mercator, 0 in the north to 1 in the south."""
    radius_m: NDArray[np.float32]
    """The place meant lies within this many metres; NaN where not drawn."""
    day_start: NDArray[np.int32]
    """Days since 1970-01-01, or UNDATED."""
    day_end: NDArray[np.int32]
    """The last day, included."""
    kind: NDArray[np.uint8]
    """Index into KINDS; the next six likewise into ALL_TYPES, MODALITIES, PRECISIONS, CERTAINTIES, REVIEWS, REASONS."""
    type: NDArray[np.uint8]
    modality: NDArray[np.uint8]
    precision: NDArray[np.uint8]
    certainty: NDArray[np.uint8]
    review: NDArray[np.uint8]
    reason: NDArray[np.uint8]
    flags: NDArray[np.uint8]
    actor_set: NDArray[np.unsignedinteger[Any]]
    """Index into `Table.actor_sets`; 4 bytes wide only where there are more than 65,536 sets."""
    source: NDArray[np.unsignedinteger[Any]]
    """Index into `Table.sources`; likewise."""
    place: NDArray[np.uint32]
    """Index into `Table.places`, or NO_PLACE."""
    claim: NDArray[np.uint32]
    """The store's number of the claim."""

    def __post_init__(self) -> None:
        for each in fields(self):
            getattr(self, each.name).flags.writeable = False


@dataclass(frozen=True, slots=True)
class Table:
    """Columns with what their indexes mean."""

    columns: Columns
    actors: tuple[str, ...]
    """Every actor id that takes part, sorted."""
    actor_sets: tuple[tuple[int, ...], ...]
    """The combinations that occur, who acts first, as indexes into `actors`; each actor once."""
    role_sets: tuple[tuple[int, ...], ...]
    """For each combination, and each actor of it, a bit for every role it has: bit 0 is ROLES[0]."""
    sources: tuple[str, ...]
    """The outlets, sorted; NO_SOURCE among them where a report names none."""
    places: tuple[PlaceName, ...]


def read_marks(
    batches: Iterable[Sequence[tuple[Any, ...]]],
    order: Sequence[str],
    names: Mapping[str, tuple[str, str | None]],
) -> Table:
    """The table of the store's marks, which come some rows at a time so that they are never in memory all at once.

    `order` names the fields of a row, `names` the places. A thousand rows a batch are read fastest.
    """
    gathered = _gather(batches, order)
    numbers, words = gathered.numbers, gathered.words
    groups = {spelling: _read_actors(spelling) for spelling in words["actors"].told}
    actors = sorted({actor for group in groups.values() for actor in group})
    index_of_actor = {actor: index for index, actor in enumerate(actors)}
    place_ids = words["place_id"].told
    sources = sorted({source or NO_SOURCE for source in words["source"].found})
    codes = {
        "kind": KINDS,
        "type": ALL_TYPES,
        "modality": MODALITIES,
        "precision": PRECISIONS,
        "reason": ("", *REASONS[1:]),
    }
    rows = len(numbers["claim"])
    columns = lay_out(
        claim=numbers["claim"].astype(np.uint32),
        day_start=_days(numbers["day_start"]),
        day_end=_days(numbers["day_end"]),
        lat=numbers["lat"],
        lon=numbers["lon"],
        radius_km=numbers["radius_km"],
        inherited=numbers["inherited"].astype(bool),
        actor_set=words["actors"].as_indexes(_index(groups), np.uint32),
        source=words["source"].as_indexes(_index(sources) | _unnamed(sources), np.uint32),
        certainty=words["certainty"].as_indexes(_index(CERTAINTIES), np.uint8)
        if "certainty" in words
        else np.zeros(rows, dtype=np.uint8),
        review=numbers["reviewed"].astype(np.uint8),
        place=words["place_id"].as_indexes(_index(place_ids) | {None: NO_PLACE}, np.uint32),
        **{name: words[name].as_indexes(_index(known), np.uint8) for name, known in codes.items()},
    )
    return Table(
        columns,
        actors=tuple(actors),
        actor_sets=tuple(
            tuple(index_of_actor[actor] for actor in group) for group in groups.values()
        ),
        role_sets=tuple(tuple(group.values()) for group in groups.values()),
        sources=tuple(sources),
        places=tuple(PlaceName(place, *names[place]) for place in place_ids),
    )


class _Words:
    """A column of words as numbers, in the order in which the words are met."""

    def __init__(self) -> None:
        self.found: dict[str | None, int] = _Numbering()
        self._parts: list[NDArray[np.uint32]] = []

    def add(self, values: Sequence[str | None]) -> None:
        met = map(self.found.__getitem__, values)
        self._parts.append(np.fromiter(met, np.uint32, len(values)))

    @property
    def told(self) -> list[str]:
        """The words met, sorted."""
        return sorted(word for word in self.found if word is not None)

    def as_indexes(
        self, index: Mapping[str | None, int], dtype: type[np.uint8] | type[np.uint32]
    ) -> NDArray[Any]:
        """The column as indexes into another list; raises KeyError for a word that is not in it."""
        if not self._parts:
            return np.zeros(0, dtype=dtype)
        numbers = np.array([index[word] for word in self.found], dtype=dtype)
        return numbers[np.concatenate(self._parts)]


class _Numbering(dict[str | None, int]):
    def __missing__(self, word: str | None) -> int:
        self[word] = number = len(self)
        return number


@dataclass(frozen=True, slots=True)
class _Gathered:
    numbers: dict[str, NDArray[np.float64]]
    """Of fields that are numbers; NaN where there is none. Doubles hold every number of a claim exactly."""
    words: dict[str, _Words]


def _gather(batches: Iterable[Sequence[tuple[Any, ...]]], order: Sequence[str]) -> _Gathered:
    words = {name: _Words() for name in order if name in _WORDS}
    parts: dict[str, list[NDArray[np.float64]]] = {
        name: [np.zeros(0)] for name in order if name in _NUMBERS
    }
    for rows in batches:
        for name, values in zip(order, zip(*rows, strict=True), strict=bool(rows)):
            if name in words:
                words[name].add(values)
            elif name in parts:
                parts[name].append(np.array(values, dtype=np.float64))
    return _Gathered({name: np.concatenate(some) for name, some in parts.items()}, words)


def _index(known: Iterable[str | None]) -> dict[str | None, int]:
    return {name: number for number, name in enumerate(known)}


def _unnamed(sources: Sequence[str]) -> dict[str | None, int]:
    """Where a report without an outlet is among them."""
    if NO_SOURCE not in sources:
        return {}
    number = sources.index(NO_SOURCE)
    return {None: number, "": number}


def _read_actors(spelling: str) -> dict[str, int]:
    """ "usa.mil:initiator syr.gov:target" → for each actor, the first first, the bits of its roles."""
    found: dict[str, int] = {}
    for entry in spelling.split():
        actor, role = split_actor(entry)
        found[actor] = found.get(actor, 0) | 1 << ROLES.index(role or "named")
    return found


def lay_out(
    *,
    claim: NDArray[np.uint32],
    day_start: NDArray[np.int32],
    day_end: NDArray[np.int32],
    lat: NDArray[np.float64],
    lon: NDArray[np.float64],
    radius_km: NDArray[np.float64],
    kind: NDArray[np.uint8],
    type: NDArray[np.uint8],
    modality: NDArray[np.uint8],
    precision: NDArray[np.uint8],
    certainty: NDArray[np.uint8],
    review: NDArray[np.uint8],
    reason: NDArray[np.uint8],
    inherited: NDArray[np.bool_],
    actor_set: NDArray[np.uint32],
    source: NDArray[np.uint32],
    place: NDArray[np.uint32],
) -> Columns:
    """Sort rows by first day and claim (rows of one claim keep their order), project them, set their flags."""
    order = np.lexsort((claim, day_start))
    claim, day_start, day_end = claim[order], day_start[order], day_end[order]
    is_first = np.diff(claim.astype(np.int64), prepend=-1) != 0
    is_vague = (day_start == UNDATED) | (
        day_end.astype(np.int64) - day_start.astype(np.int64) >= _MONTH_DAYS
    )
    is_planned = modality[order] == MODALITIES.index("planned")
    flags = (
        is_first * FIRST + (is_planned | is_vague) * HATCHED + inherited[order] * INHERITED
    ).astype(np.uint8)
    phi = np.radians(np.clip(lat[order], -_NORTHERNMOST, _NORTHERNMOST))
    return Columns(
        x=((lon[order] + 180) / 360).astype(np.float32),
        y=(0.5 - np.arctanh(np.sin(phi)) / (2 * np.pi)).astype(np.float32),
        radius_m=(radius_km[order] * 1000).astype(np.float32),
        day_start=day_start,
        day_end=day_end,
        kind=kind[order],
        type=type[order],
        modality=modality[order],
        precision=precision[order],
        certainty=certainty[order],
        review=review[order],
        reason=reason[order],
        flags=flags,
        actor_set=_narrowed(actor_set[order]),
        source=_narrowed(source[order]),
        place=place[order],
        claim=claim,
    )


def _narrowed(codes: NDArray[np.uint32]) -> NDArray[np.unsignedinteger[Any]]:
    fits = not len(codes) or codes.max() <= 0xFFFF
    return codes.astype(np.uint16 if fits else np.uint32)


def _days(values: NDArray[np.float64]) -> NDArray[np.int32]:
    return np.nan_to_num(values, nan=UNDATED).astype(np.int32)
