"""Where a row lies: the units that its file names, those whose outline holds it, else those of its neighbours."""

from __future__ import annotations

import numpy as np

from footprint.gazetteer.context import find_country, find_unit
from footprint.gazetteer.imports.given import Given
from footprint.gazetteer.imports.ground import Ground
from footprint.gazetteer.imports.outlines import Cover

_NEIGHBOUR_KM = 20.0
_NEIGHBOURS = 3
"""Settlements that must agree on a unit before a row is put into it."""
Points = np.ndarray[tuple[int, int], np.dtype[np.float64]]
_KM = 111.2
"""Of a degree of latitude."""


class Units:
    """Asks the same of thousands of rows, so what was found stays known."""

    def __init__(self, ground: Ground, cover: Cover) -> None:
        """`cover` holds the outlines of the imported units."""
        self._ground = ground
        self._cover = cover
        self._named: dict[tuple[str, ...], str | None] = {}
        self._countries: dict[str, str] = {}
        self._by_country: dict[str, tuple[Points, list[tuple[str, ...]]]] = {}

    def country_of(self, given: Given) -> str:
        """ISO code of two letters; empty where the file does not say or says it in unknown words."""
        if given.country not in self._countries:
            found = find_country(self._ground.gazetteer, given.country) if given.country else None
            self._countries[given.country] = found or ""
        return self._countries[given.country]

    def parents_of(self, given: Given) -> tuple[str, ...]:
        """Ids of the units it lies in, the narrowest first, the country last; only the country where no more is known."""
        country = self.country_of(given)
        named = self._named_unit(given, country)
        held: tuple[str, ...] = ()
        if (
            given.lat is not None
            and given.lon is not None
            and not given.feature.startswith("admin")
        ):
            held = self._cover.units_at(given.lat, given.lon)
            if not held and not named:
                held = self._neighbours_unit(given.lat, given.lon, country)
        if held and (not named or named[0] in held):
            return held
        if named:
            return named
        home = self._ground.gazetteer.index.country_ids.get(country)
        return (home,) if home else ()

    def _named_unit(self, given: Given, country: str) -> tuple[str, ...]:
        """The narrowest unit that the file names, and those above it."""
        found: str | None = None
        for level, words in given.units:
            if words.startswith("cod:"):
                unit = self._ground.get(words)
                found = unit.id if unit else found
            else:
                found = self._look_up(level, words, country, found) or found
        row = self._ground.get(found) if found else None
        return (row.id, *row.parents) if row else ()

    def _look_up(self, level: str, words: str, country: str, within: str | None) -> str | None:
        key = (level, words, country, within or "")
        if key not in self._named:
            levels = (level,) if level != "admin2" else ("admin2", "admin3")
            unit = find_unit(self._ground.gazetteer, words, levels, country or None, within)
            self._named[key] = unit.id if unit else None
        return self._named[key]

    def _neighbours_unit(self, lat: float, lon: float, country: str) -> tuple[str, ...]:
        """The narrowest unit, a district or wider, that the nearest settlements of the country share."""
        points, parents = self._settlements(country)
        if len(points) < _NEIGHBOURS:
            return ()
        away = np.hypot(points[:, 0] - lat, (points[:, 1] - lon) * np.cos(np.radians(lat))) * _KM
        nearest = np.argpartition(away, _NEIGHBOURS - 1)[:_NEIGHBOURS]
        if away[nearest].max() > _NEIGHBOUR_KM:
            return ()
        lines = [parents[n] for n in nearest]
        for position, unit in enumerate(lines[0]):
            row = self._ground.get(unit)
            if row and row.feature != "admin3" and all(unit in line for line in lines[1:]):
                return tuple(lines[0][position:])
        return ()

    def _settlements(self, country: str) -> tuple[Points, list[tuple[str, ...]]]:
        """Points (lat, lon) of a country's bundled settlements whose units are known, and those units."""
        if country not in self._by_country:
            gazetteer = self._ground.gazetteer
            ids = (each[0] for each in gazetteer.index.settlements() if each[2] == country)
            entries = [e for e in map(gazetteer.get, ids) if e and len(e.parents) > 1]
            points = np.array([(e.lat, e.lon) for e in entries], float).reshape(-1, 2)
            self._by_country[country] = points, [e.parents for e in entries]
        return self._by_country[country]
