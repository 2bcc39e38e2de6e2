"""What a file gave → the places that can be used and the rows that cannot; nothing where the file is not what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from footprint.errors import WrongFile
from footprint.gazetteer.context import find_country
from footprint.gazetteer.entry import Entry
from footprint.gazetteer.gazetteer import Gazetteer
from footprint.gazetteer.geometry import distance_km
from footprint.gazetteer.imports.given import Given, Refused
from footprint.gazetteer.names import surface

MOST_REFUSED = 9
"""Broken rows to a good one from which the file is not what it says."""
_TOLD = 3
"""Rows that are named where a whole file is refused."""
_ABROAD = 3.0
"""Radii of its country from whose middle a place cannot lie."""
_ABROAD_KM = 500.0
_NEAR_KM = 25.0


@dataclass(frozen=True, slots=True)
class Checked:
    """The rows of a file, sorted."""

    places: tuple[Given, ...]
    refused: tuple[Refused, ...]
    left_out: int
    """Rows of classes that no report names, or that have no point of their own."""


def check_all(
    items: Iterable[Given | Refused | None],
    gazetteer: Gazetteer,
    name: str,
    step: Callable[[], None] = lambda: None,
) -> Checked:
    """Read everything. Raises WrongFile where hardly a row is good, or none is a place: nothing is taken."""
    places: dict[str, Given] = {}
    refused: list[Refused] = []
    left_out = 0
    homes: dict[str, Entry | None] = {}
    for item in items:
        step()
        if item is None:
            left_out += 1
        elif isinstance(item, Refused):
            refused.append(item)
        elif (why := _why_not(item, places, gazetteer, homes)) is not None:
            refused.append(Refused(item.row, why))
        else:
            places[item.id] = item
    if len(refused) > MOST_REFUSED * (len(places) + left_out) or not places:
        told = "; ".join(map(str, refused[:_TOLD]))
        if not refused:
            raise WrongFile(f"{name}: no row of it is a place that can be used; nothing was taken")
        raise WrongFile(
            f"{name}: nothing was taken, for {len(refused):,} of "
            f"{len(refused) + len(places):,} rows cannot be used: {told}"
        )
    return Checked(tuple(places.values()), tuple(refused), left_out)


def _why_not(
    given: Given, places: dict[str, Given], gazetteer: Gazetteer, homes: dict[str, Entry | None]
) -> str | None:
    """Why a row cannot be used beside the others; None where it can."""
    if (before := places.get(given.id)) is not None:
        return f"{given.name}: the id {given.id} is there already ({before.row}, {before.name})"
    if given.lat is None or given.lon is None:
        return None
    home = _home(given.country, gazetteer, homes)
    if home is None:
        return _why_not_by_name(given, given.lat, given.lon, gazetteer)
    away = distance_km(home.lat, home.lon, given.lat, given.lon)
    if away > home.radius_km and abs(given.lon) <= 90:
        turned = distance_km(home.lat, home.lon, given.lon, given.lat)
        if turned <= home.radius_km:
            return _exchanged(given, f"it lies {away:,.0f} km from the middle of {home.name_en}")
    if away > _ABROAD * home.radius_km + _ABROAD_KM:
        return f"{given.name}: {given.lat:g}, {given.lon:g} lies {away:,.0f} km from {home.name_en}"
    return None


def _why_not_by_name(given: Given, lat: float, lon: float, gazetteer: Gazetteer) -> str | None:
    """Where no country is told, a place of that name that lies at the exchanged point says that the columns are."""
    if abs(lon) > 90:
        return None
    known = [e for name in given.names for e in gazetteer.index.find_exact(surface(name))]
    here = any(distance_km(e.lat, e.lon, lat, lon) < _NEAR_KM for e in known)
    there = next((e for e in known if distance_km(e.lat, e.lon, lon, lat) < _NEAR_KM), None)
    if there is None or here:
        return None
    return _exchanged(given, f"the other way it is {there.name_en}")


def _exchanged(given: Given, why: str) -> str:
    return f"{given.name}: latitude {given.lat:g} and longitude {given.lon:g} look exchanged: {why}"


def _home(country: str, gazetteer: Gazetteer, homes: dict[str, Entry | None]) -> Entry | None:
    """The entry of the country that a row names."""
    if country not in homes:
        code = find_country(gazetteer, country) if country else None
        country_id = gazetteer.index.country_ids.get(code or "")
        homes[country] = gazetteer.get(country_id) if country_id else None
    return homes[country]
