"""The gazetteer as a geopy geocoder: names → points and points → names, on this machine, without the network.

from footprint.gazetteer.geocoder import FootprintGeocoder
FootprintGeocoder().geocode("تل تمر, الحسكة").point
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from footprint.errors import InvalidRecord
from footprint.gazetteer.context import read_context
from footprint.gazetteer.entry import SETTLEMENTS, SITES, Entry, Resolution
from footprint.gazetteer.gazetteer import Gazetteer
from footprint.gazetteer.geometry import distance_km
from footprint.gazetteer.in_use import in_use

MOST = 10
"""Results of a reverse look-up, the nearest first."""
REACH_KM = 30.0
"""A place farther than this from a point is no name for it."""


class FootprintGeocoder(Geocoder):  # type: ignore[misc]
    """Geocode by the bundled gazetteer and what was imported over it.

    A location's `raw` is a dict: `id`, `name_en`, `name_ar`, `feature`, `precision`, `radius_km`, `country`, `source`, `why`,
    and `fallback`, which is True where the answer is the unit that holds the name rather than the place itself.
    """

    def __init__(self, gazetteer: Gazetteer | None = None, *, country: str | None = None) -> None:
        """`country` (a name or an ISO code) is assumed where a query names none. By default the gazetteer in use."""
        super().__init__(user_agent="footprint")
        self.gazetteer = gazetteer or in_use()
        self.country = country

    def geocode(
        self,
        query: str | Mapping[str, Any],
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ANN401  as geopy has it
        country: str | None = None,
    ) -> Location | list[Location] | None:
        """The place of a name: "Tell Tamr", "Tell Tamr, Al-Hasakah, Syria", or a dict with `name` and a context's keys.

        What stands after a comma is the country or a unit that holds the place, the widest last. With `exactly_one` False
        a list, the other candidates after the chosen one. None where nothing is known, or no more than the country of an
        unknown name. `timeout` is taken and ignored: nothing is waited for. Raises GeocoderQueryError for a query that is
        none.
        """
        name, context = self._read_query(query, country)
        resolution = self.gazetteer.resolve(name, None, context)
        chosen = self._location_of(resolution)
        if exactly_one or chosen is None:
            return chosen
        others = (self.gazetteer.get(c.id) for c in resolution.candidates)
        mine = chosen.raw["id"]
        return [chosen, *(_location(self.gazetteer, e) for e in others if e and e.id != mine)]

    def reverse(
        self,
        query: Any,  # noqa: ANN401  whatever geopy's Point takes
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ANN401  as geopy has it
    ) -> Location | list[Location] | None:
        """The settlement or site nearest to a point ("36.65, 40.37", a pair, a Point), at most 30 km off; None where none is.

        With `exactly_one` False a list of up to ten, the nearest first. `timeout` is taken and ignored. Raises ValueError
        for what is no point.
        """
        point = _point(query)
        lat, lon = point.latitude, point.longitude
        ids, points = self._settled
        apart = np.abs((points[:, 1] - lon + 180) % 360 - 180) * np.cos(np.radians(lat))
        rough = np.hypot(points[:, 0] - lat, apart)
        nearest = (self.gazetteer.get(ids[n]) for n in np.argsort(rough, kind="stable")[: 3 * MOST])
        away = sorted(
            ((distance_km(lat, lon, e.lat, e.lon), e.id, e) for e in nearest if e),
            key=lambda each: each[:2],
        )
        found = [_location(self.gazetteer, e, away_km=km) for km, _, e in away if km <= REACH_KM]
        if not found:
            return None
        return found[0] if exactly_one else found[:MOST]

    def _read_query(self, query: str | Mapping[str, Any], country: str | None) -> tuple[str, Any]:
        if isinstance(query, Mapping):
            said = dict(query)
            name = said.pop("name", None)
        else:
            name, _, rest = str(query or "").partition(",")
            said = {}
            if parts := [part.strip() for part in rest.split(",") if part.strip()]:
                said = self._read_parts(parts)
        if not isinstance(name, str) or not name.strip():
            raise GeocoderQueryError(f"{query!r} names no place")
        if not said.get("country") and (assumed := country or self.country):
            said["country"] = assumed
        try:
            return name.strip(), read_context(self.gazetteer, said, name)
        except InvalidRecord as error:
            raise GeocoderQueryError(str(error)) from error

    def _read_parts(self, parts: list[str]) -> dict[str, Any]:
        """["Tell Tamr district", "Al-Hasakah", "Syria"] → the keys of a context."""
        said: dict[str, Any] = {}
        is_country = any(e.feature == "country" for e in self.gazetteer.lookup(parts[-1]))
        if is_country or parts[-1].upper() in self.gazetteer.index.country_ids:
            said["country"] = parts.pop()
        for level, part in zip(("admin1", "admin2", "admin3"), reversed(parts), strict=False):
            said[level] = part
        return said

    def _location_of(self, resolution: Resolution) -> Location | None:
        entry = resolution.entry
        if entry is None or (resolution.fallback and entry.feature == "country"):
            return None
        return _location(self.gazetteer, entry, resolution)

    @cached_property
    def _settled(self) -> tuple[list[str], np.ndarray[tuple[int, int], np.dtype[np.float64]]]:
        """Ids and points (lat, lon) of every settlement and site."""
        entries = [e for e in self.gazetteer.index if e.feature in SETTLEMENTS | SITES]
        points = np.array([(e.lat, e.lon) for e in entries], float).reshape(-1, 2)
        return [e.id for e in entries], points


def _point(query: Any) -> Point:  # noqa: ANN401  whatever geopy's Point takes
    """Raises ValueError for what is no point; geopy takes None for 0, 0, and warns before it refuses."""
    if query is None:
        raise ValueError("None is no point")
    with warnings.catch_warnings(action="ignore"):
        return Point(query)


def _location(
    gazetteer: Gazetteer,
    entry: Entry,
    resolution: Resolution | None = None,
    away_km: float | None = None,
) -> Location:
    parents = (gazetteer.get(parent) for parent in entry.parents)
    address = ", ".join(dict.fromkeys([entry.name_en, *(p.name_en for p in parents if p)]))
    raw = {
        "id": entry.id,
        "name_en": entry.name_en,
        "name_ar": entry.name_ar,
        "feature": entry.feature,
        "precision": (resolution and resolution.precision) or entry.precision,
        "radius_km": (resolution and resolution.radius_km) or entry.radius_km,
        "country": entry.country,
        "source": entry.source,
        "why": resolution.why if resolution else "",
        "fallback": bool(resolution and resolution.fallback),
    }
    if away_km is not None:
        raw["away_km"] = round(away_km, 2)
    lat, lon = entry.lat, entry.lon
    if resolution is not None and resolution.lat is not None and resolution.lon is not None:
        lat, lon = resolution.lat, resolution.lon
    return Location(address, (lat, lon), raw)
