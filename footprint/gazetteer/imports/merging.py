"""Places that a file gives → laid over the gazetteer: new ones, ones that it already has, ones that it has elsewhere.

A place is one that the gazetteer has where the id is the same, or where a name is the same, the class is of a kind and
the points lie near each other. It keeps its id and gains the names. Of a downloaded file the point is taken only for a
unit with an outline; where the points disagree, the radius is widened to hold both. A person's own row always wins:
its point, its class and its names are the ones that count.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from footprint.gazetteer.entry import SETTLEMENTS, SITES
from footprint.gazetteer.geometry import distance_km
from footprint.gazetteer.imports.given import Given, Refused, split_scripts
from footprint.gazetteer.imports.ground import Ground
from footprint.gazetteer.imports.knowledge import radius_of
from footprint.gazetteer.imports.outlines import Cover, reach_km
from footprint.gazetteer.imports.units import Units
from footprint.gazetteer.index import loose_forms
from footprint.gazetteer.likeness import likeness_of
from footprint.gazetteer.names import split_feature, surface
from footprint.gazetteer.rows import Row, entry_of, line_of

SAME_KM, ELSEWHERE_KM = 5.0, 12.0
"""Two points of one settlement or site; the sources disagree on it up to the second."""
ALIKE_KM = 3.0
"""Two points of one place whose names are only alike."""
TWIN_KM = 1.0
"""Two places of one publisher, with ids of their own, are one only where it has it twice."""
_NUMBERED = frozenset({"geonames", "cod"})
ALIKE = 93.0
"""Likeness (0 to 100) of two spellings of one name."""
_UNIT_SLACK_KM = 15.0
_LEVELS = ("admin1", "admin2", "admin3")
_KIN = ({"base", "airport"}, {"field", "plant"}, {"area", "mountain", "desert"}, {"lake", "dam"})
MAX_RADIUS_KM = 60.0
"""Points of one id that lie farther apart are a mistake of one of the files, which no radius mends."""

Verdict = Literal["new", "merged", "conflicting"]


@dataclass(frozen=True, slots=True)
class Laid:
    """What became of a place of a file."""

    row: str
    id: str
    """In the gazetteer: another than the file's where it is merged with a place that was there."""
    verdict: Verdict
    why: str = ""
    """For a conflict: what it is with, and who won."""


def lay_all(
    ground: Ground, givens: Sequence[Given], *, own: bool, step: Callable[[], None] = lambda: None
) -> list[Laid | Refused]:
    """Lay the places of one file over the ground, the units first. `step` is called after each."""
    return [
        *lay_units(ground, givens, own=own, step=step),
        *lay_others(ground, givens, own=own, step=step),
    ]


def lay_units(
    ground: Ground, givens: Sequence[Given], *, own: bool, step: Callable[[], None] = lambda: None
) -> list[Laid | Refused]:
    """Lay the admin units of a file, the widest first: other places lie in them."""
    units = [each for level in _LEVELS for each in givens if each.feature == level]
    return _lay_each(ground, units, own, step)


def lay_others(
    ground: Ground, givens: Sequence[Given], *, own: bool, step: Callable[[], None] = lambda: None
) -> list[Laid | Refused]:
    """Lay what is no admin unit."""
    return _lay_each(ground, [each for each in givens if each.feature not in _LEVELS], own, step)


def _lay_each(
    ground: Ground, givens: Sequence[Given], own: bool, step: Callable[[], None]
) -> list[Laid | Refused]:
    laid = []
    where = Units(ground, _cover(ground))
    for given in givens:
        laid.append(_lay(ground, where, given, own=own))
        step()
    return laid


def _cover(ground: Ground) -> Cover:
    parents = {each: row.parents for each in ground.outlines if (row := ground.get(each))}
    return Cover(ground.outlines, parents)


def _lay(ground: Ground, where: Units, given: Given, *, own: bool) -> Laid | Refused:
    country = where.country_of(given)
    known, away = _find(ground, given, country)
    if given.lat is None or given.lon is None:
        if known is None:
            return Refused(
                given.row, f"{given.name}: no position, and no place of that id is known"
            )
        ground.lay(_with_names(known, given), given, own=own)
        return Laid(given.row, known.id, "merged")
    if known is None:
        row = _new(given, country, where.parents_of(given))
        ground.lay(row, given, own=own)
        _keep_outline(ground, row.id, given)
        return Laid(given.row, row.id, "new")
    limit = known.radius_km + _UNIT_SLACK_KM if known.feature in _LEVELS else SAME_KM
    is_conflict = away > max(limit, known.radius_km)
    row, why = _merged(known, given, where.parents_of(given), away, own=own, conflict=is_conflict)
    ground.lay(row, given, own=own)
    _keep_outline(ground, row.id, given)
    return Laid(given.row, row.id, "conflicting" if is_conflict else "merged", why)


def _find(ground: Ground, given: Given, country: str) -> tuple[Row | None, float]:
    """(the place that the gazetteer has of it, how far its point is off in km)."""
    if (known := ground.get(given.id)) is not None:
        return known, _away(known, given)
    if given.lat is None:
        return None, 0.0
    forms = _forms(given)
    near = _nearest((row for form in forms for row in ground.find(form)), given, country, _within)
    if near is not None:
        return near
    alike = (
        row
        for form in forms
        for row in ground.find_alike(form)
        if _away(row, given) <= ALIKE_KM and likeness_of(form, entry_of(line_of(row), {})) >= ALIKE
    )
    return _nearest(alike, given, country, lambda _: ALIKE_KM) or (None, 0.0)


def _nearest(
    rows: Iterable[Row], given: Given, country: str, within: Callable[[Row], float]
) -> tuple[Row, float] | None:
    """The nearest of rows that may be the same place: of its kind, and no farther than `within` says in km."""
    best: tuple[Row, float] | None = None
    for row in rows:
        if not _is_kin(row.feature, given.feature) or (
            country and row.country not in ("", country)
        ):
            continue
        away = _away(row, given)
        limit = TWIN_KM if _has_own_ids(row.id, given.id) else within(row)
        if away <= limit and (best is None or away < best[1]):
            best = (row, away)
    return best


def _has_own_ids(one: str, other: str) -> bool:
    """Whether both ids are of one publisher who numbers its places: it tells them apart itself."""
    prefix = one.partition(":")[0]
    return prefix in _NUMBERED and other.startswith(f"{prefix}:")


def _forms(given: Given) -> list[str]:
    """Surfaces under which the gazetteer may have the place."""
    forms: dict[str, None] = {}
    for name in given.names:
        form = surface(name)
        forms.update(dict.fromkeys([form, split_feature(form)[0], *loose_forms(form)]))
    return list(forms)


def _within(row: Row) -> float:
    """How far from a row a point of the same name may lie and be the same place's, in km."""
    if row.feature in _LEVELS:
        return row.radius_km + _UNIT_SLACK_KM
    if row.feature in SETTLEMENTS | SITES:
        return max(ELSEWHERE_KM, row.radius_km)
    return max(row.radius_km, _UNIT_SLACK_KM)


def _is_kin(one: str, other: str) -> bool:
    """Whether two classes may be one place's."""
    if one == other or (one in SETTLEMENTS and other in SETTLEMENTS):
        return True
    return any(one in kin and other in kin for kin in _KIN)


def _away(row: Row, given: Given) -> float:
    if given.lat is None or given.lon is None:
        return 0.0
    return distance_km(row.lat, row.lon, given.lat, given.lon)


def _new(given: Given, country: str, parents: tuple[str, ...]) -> Row:
    assert given.lat is not None  # noqa: S101  rows without a point were refused
    assert given.lon is not None  # noqa: S101
    latin, arabic = split_scripts(given.names)
    return Row(
        id=given.id,
        feature=given.feature,
        name_en=(latin or arabic)[0],
        name_ar=arabic[0] if arabic else "",
        lat=given.lat,
        lon=given.lon,
        radius_km=_radius(given),
        country=country,
        parents=parents,
        population=given.population,
        source=given.source,
        names=given.names,
    )


def _radius(given: Given) -> float:
    if given.outline is not None and given.lat is not None and given.lon is not None:
        return reach_km(given.lat, given.lon, given.outline)
    return given.radius_km or radius_of(given.feature)


def _with_names(known: Row, given: Given) -> Row:
    """The known place with the further spellings; an Arabic name where it had none."""
    _, arabic = split_scripts(given.names)
    name_ar = known.name_ar or (arabic[0] if arabic else "")
    source = known.source if given.source in known.source else f"{known.source}; {given.source}"
    return replace(known, name_ar=name_ar, names=(*known.names, *given.names), source=source)


def _merged(
    known: Row, given: Given, parents: tuple[str, ...], away: float, *, own: bool, conflict: bool
) -> tuple[Row, str]:
    """(the place as it stands from now on, what is to be said of a conflict)."""
    row = _with_names(known, given)
    if len(row.parents) < len(parents):
        row = replace(row, parents=parents)
    told = f"{given.name}: {away:.0f} km from {known.name_en} ({known.id}, {known.source})"
    if own:
        assert given.lat is not None  # noqa: S101  rows without a point were refused
        assert given.lon is not None  # noqa: S101
        latin, arabic = split_scripts(given.names)
        row = replace(
            row,
            feature=given.feature,
            name_en=latin[0] if latin else row.name_en,
            name_ar=arabic[0] if arabic else row.name_ar,
            lat=given.lat,
            lon=given.lon,
            radius_km=_radius(given),
            population=max(row.population, given.population),
            source=given.source,
        )
        return row, f"{told}; yours is taken" if conflict else ""
    if given.outline is not None and given.lat is not None and given.lon is not None:
        row = replace(row, lat=given.lat, lon=given.lon, radius_km=_radius(given))
        return row, f"{told}; the one with the outline is taken" if conflict else ""
    if conflict and away > max(MAX_RADIUS_KM, known.radius_km):
        return row, f"{told}; the known one stays"
    if conflict and away > known.radius_km:
        row = replace(row, radius_km=float(math.ceil(away)))
        return row, f"{told}; its radius now holds both"
    return row, told if conflict else ""


def _keep_outline(ground: Ground, place_id: str, given: Given) -> None:
    if given.outline is not None:
        ground.outlines[place_id] = given.outline
