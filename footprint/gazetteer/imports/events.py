"""An export of events (UCDP GED, ACLED) → the places that its coders gave points to, each once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from footprint.errors import WrongFile
from footprint.gazetteer.entry import Feature
from footprint.gazetteer.geometry import distance_km
from footprint.gazetteer.imports.files import Part
from footprint.gazetteer.imports.given import (
    BadRow,
    Given,
    Refused,
    clean_id,
    clean_names,
    read_point,
)
from footprint.gazetteer.imports.knowledge import first, radius_of, require_columns, tables
from footprint.gazetteer.imports.tables import iter_csv
from footprint.gazetteer.names import split_feature, surface

FAR_KM = 60.0
"""Points of one name in one district that lie farther apart are told, not averaged."""
_UNITS = frozenset({"admin1", "admin2", "admin3", "country", "area"})


@dataclass(slots=True)
class _Place:
    """The events of one name in one district."""

    row: str
    name: str
    units: tuple[tuple[str, str], ...]
    country: str
    points: Counter[tuple[float, float]] = field(default_factory=Counter)


def iter_events(
    parts: Sequence[Part], encoding: str, kind: str
) -> Iterator[Given | Refused | None]:
    """The places of an export of that kind (`ucdp`, `acled`); None for an event that has no point of its own.

    Raises WrongFile where it is no such export.
    """
    says = tables()[kind]
    part = next((p for p in parts if p.suffix in (".csv", ".txt", "")), None)
    if part is None:
        raise WrongFile(f"{', '.join(p.name for p in parts)[:200]}: no CSV file in it")
    wanted = {what: says[what] for what in ("name", "lat", "lon", "precision")}
    require_columns(part, encoding, wanted, kind.upper())
    places: dict[tuple[str, ...], _Place] = {}
    for line in iter_csv(part, encoding):
        if isinstance(line, Refused):
            yield line
            continue
        try:
            place = _read(line.row, line.cells, says, places)
        except BadRow as error:
            yield Refused(line.row, str(error))
            continue
        if place is None:
            yield None
    for place in places.values():
        yield _given(place, kind, says)


def _read(
    row: str, cells: dict[str, str], says: dict[str, Any], places: dict[tuple[str, ...], _Place]
) -> _Place | None:
    """The place of an event, with its point counted; None where the event's point stands for a wider unit."""
    if first(cells, says["precision"]).removesuffix(".0") not in says["usable"]:
        return None
    name = clean_names([first(cells, says["name"])])[0]
    point = read_point(first(cells, says["lat"]), first(cells, says["lon"]))
    units = tuple(
        (level, words) for level in ("admin1", "admin2") if (words := first(cells, says[level]))
    )
    key = (surface(name), *(words for _, words in units))
    place = places.setdefault(key, _Place(row, name, units, first(cells, says["country"])))
    place.points[point] += 1
    return place


def _given(place: _Place, kind: str, says: dict[str, Any]) -> Given | Refused:
    """The place at the point that most of its events have, with a radius that holds the others."""
    (lat, lon), _ = place.points.most_common(1)[0]
    spread = max(distance_km(lat, lon, *point) for point in place.points)
    if spread > FAR_KM:
        return Refused(
            place.row, f"{place.name!r} has points {spread:.0f} km apart in one district"
        )
    plain, feature = _class_of(place.name, says["bare"])
    words = [words for _, words in reversed(place.units)]
    return Given(
        row=place.row,
        id=clean_id(kind, *(surface(each) for each in (place.name, *words))),
        feature=feature,
        names=clean_names([plain, place.name]),
        lat=lat,
        lon=lon,
        radius_km=max(radius_of(feature), round(spread + 1)) if spread else None,
        country=place.country,
        units=place.units,
        source=str(says["source"]),
    )


def _class_of(name: str, bare: Feature) -> tuple[str, Feature]:
    """ "Ash Shaykh Miskin town" → ("Ash Shaykh Miskin", "town"); a name without a feature word is of class `bare`."""
    name = " ".join(name.split())
    plain, word = split_feature(surface(name))
    if word is None:
        return name, bare
    feature: Feature = "area" if word in _UNITS else word  # type: ignore[assignment]
    tail = name.split()[-1]
    if surface(name) == f"{plain} {surface(tail)}":
        return name.removesuffix(tail).strip(), feature
    return name, feature
