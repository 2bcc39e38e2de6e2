"""Marks in words, one row each → arrays of numbers, sorted, projected and flagged for the snapshot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    rows: Sequence[tuple[Any, ...]],
    order: Sequence[str],
    names: Mapping[str, tuple[str, str | None]],
) -> Table:
    """The table of the store's marks; `order` names the fields of a row, `names` the places."""
    values = dict(zip(order, zip(*rows, strict=True) if rows else [()] * len(order), strict=True))
    spellings = sorted(set(values["actors"]))
    groups = [_read_actors(spelling) for spelling in spellings]
    actors = sorted({actor for group in groups for actor in group})
    index_of_actor = {actor: index for index, actor in enumerate(actors)}
    place_ids = sorted({place for place in values["place_id"] if place is not None})
    told = [source or NO_SOURCE for source in values["source"]]
    sources = sorted(set(told))
    codes = {
        "kind": KINDS,
        "type": ALL_TYPES,
        "modality": MODALITIES,
        "precision": PRECISIONS,
        "reason": ("", *REASONS[1:]),
    }
    certainty = values.get("certainty", (CERTAINTIES[0],) * len(rows))
    columns = lay_out(
        claim=np.array(values["claim"], dtype=np.uint32),
        day_start=_days(values["day_start"]),
        day_end=_days(values["day_end"]),
        lat=np.array(values["lat"], dtype=np.float64),
        lon=np.array(values["lon"], dtype=np.float64),
        radius_km=np.array(values["radius_km"], dtype=np.float64),
        inherited=np.array(values["inherited"], dtype=bool),
        actor_set=_codes(values["actors"], spellings, np.uint32),
        source=_codes(told, sources, np.uint32),
        certainty=_codes(certainty, CERTAINTIES, np.uint8),
        review=np.array(values["reviewed"], dtype=np.uint8),
        place=_codes(values["place_id"], place_ids, np.uint32, nothing=NO_PLACE),
        **{name: _codes(values[name], known, np.uint8) for name, known in codes.items()},
    )
    return Table(
        columns,
        actors=tuple(actors),
        actor_sets=tuple(tuple(index_of_actor[actor] for actor in group) for group in groups),
        role_sets=tuple(tuple(group.values()) for group in groups),
        sources=tuple(sources),
        places=tuple(PlaceName(place, *names[place]) for place in place_ids),
    )


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


def _days(values: Sequence[int | None]) -> NDArray[np.int32]:
    return np.array([UNDATED if day is None else day for day in values], dtype=np.int32)


def _codes(
    values: Sequence[str | None],
    known: Sequence[str],
    dtype: type[np.uint8] | type[np.uint32],
    nothing: int | None = None,
) -> NDArray[Any]:
    index: dict[str | None, int] = {name: number for number, name in enumerate(known)}
    if nothing is not None:
        index[None] = nothing
    return np.array(list(map(index.__getitem__, values)), dtype=dtype)
