"""The gazetteer as the rest of footprint sees it."""

from __future__ import annotations

from functools import cached_property, lru_cache, partial

from footprint.gazetteer.entry import SETTLEMENTS, Context, Entry, NameHit, Resolution
from footprint.gazetteer.geometry import BEARINGS, distance_km, move
from footprint.gazetteer.index import Index
from footprint.gazetteer.likeness import Spelled
from footprint.gazetteer.names import surface
from footprint.gazetteer.resolve import resolve
from footprint.gazetteer.unresolved import note

LABEL_PEOPLE = {
    "SY": 8_000,
    "IQ": 60_000,
    "LB": 60_000,
    "JO": 80_000,
    "TR": 200_000,
    "IL": 100_000,
    "PS": 80_000,
}
"""Inhabitants from which a place gets a label on the map; 400,000 elsewhere."""


_ADJECTIVES = {
    "n": "الشمالي",
    "ne": "الشمالي الشرقي",
    "e": "الشرقي",
    "se": "الجنوبي الشرقي",
    "s": "الجنوبي",
    "sw": "الجنوبي الغربي",
    "w": "الغربي",
    "nw": "الشمالي الغربي",
}
"""How Arabic says the part of a countryside."""


ANSWERS = 4096
"""Answers kept: a report says a name again and again, and reports of one day say the same names."""
NOTHING = Context()


class Gazetteer:
    """Places by id, by name and by name in context. Read-only; safe to share between threads."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.version = index.version
        self._spelled: dict[str, Spelled] = {}
        self._resolve = lru_cache(maxsize=ANSWERS)(partial(resolve, self))

    def get(self, place_id: str) -> Entry | None:
        """The entry with that id; None where there is none."""
        return self.index.get(place_id)

    def find_names(self, normal_text: str, cased: str | None = None) -> list[NameHit]:
        """Every name in a text in normal form; see `Index.find_names`."""
        return self.index.find_names(normal_text, cased)

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Entries with that name in any spelling of either script; empty where there are none."""
        return self.index.lookup(name)

    def resolve(
        self, name: str, ids: tuple[str, ...] | None = None, context: Context | None = None
    ) -> Resolution:
        """The right place for a name in its context, or an honest wider one; see `resolve`."""
        found = self._resolve(name, ids, context or NOTHING)
        note(self, name, context or NOTHING, found)
        return found

    def directional(self, entry: Entry, direction: str | None) -> tuple[float, float, float]:
        """(lat, lon, radius_km) of the part of a unit that a direction names; of its countryside for None.

        `direction` is one of n, ne, e, se, s, sw, w, nw. The curated area of that name is taken where there is one
        ("ريف حلب الشمالي"). Else the part of a unit of radius r is a circle of 0.6 r whose centre lies half-way out;
        a settlement's countryside reaches 20 km or more.
        """
        area = self._countryside(entry, direction)
        if area is not None:
            return area.lat, area.lon, area.radius_km
        reach = max(20.0, 4 * entry.radius_km) if entry.feature in SETTLEMENTS else entry.radius_km
        if direction is None:
            return entry.lat, entry.lon, reach
        lat, lon = move(entry.lat, entry.lon, BEARINGS[direction], 0.5 * reach)
        return round(lat, 4), round(lon, 4), round(0.6 * reach, 1)

    def _countryside(self, entry: Entry, direction: str | None) -> Entry | None:
        """The curated area "ريف X" or "ريف X الشمالي" around an entry."""
        name = surface(f"ريف {entry.name_ar} {_ADJECTIVES.get(direction or '', '')}")
        areas = (e for e in self.index.find_exact(name) if e.feature == "area")
        return next((e for e in areas if _is_around(e, entry)), None)

    def inside(self, unit: Entry) -> tuple[Entry, ...]:
        """Every entry that has `unit` among its parents; for a settlement, of the unit it lies in."""
        return tuple(e for e in map(self.get, self._ids_inside(unit)) if e)

    def _ids_inside(self, unit: Entry) -> list[str]:
        if unit.id in self._children:
            return self._children[unit.id]
        return self._children.get(unit.parents[0] if unit.parents else "", [])

    def spelled_inside(self, unit: Entry) -> Spelled:
        """The names of every entry in a unit, ready to be compared with a name; made once a unit."""
        if unit.id not in self._spelled:
            inside = ((each, self.index.spellings(each)) for each in self._ids_inside(unit))
            self._spelled[unit.id] = Spelled(inside)
        return self._spelled[unit.id]

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        children: dict[str, list[str]] = {}
        for place_id, parents in self.index.parents():
            for parent in parents:
                children.setdefault(parent, []).append(place_id)
        return children

    def labels(self) -> list[Entry]:
        """Populated places worth a label on the map, the most important first."""
        chosen = []
        for place_id, feature, country, people in self.index.settlements():
            if people >= LABEL_PEOPLE.get(country, 400_000) and feature in ("city", "town"):
                chosen.append((people, place_id))
        chosen.sort(key=lambda each: (-each[0], each[1]))
        return [e for e in (self.get(place_id) for _, place_id in chosen) if e]


def _is_around(area: Entry, entry: Entry) -> bool:
    away = distance_km(area.lat, area.lon, entry.lat, entry.lon)
    return away <= area.radius_km + entry.radius_km


@lru_cache(maxsize=1)
def bundled() -> Gazetteer:
    """The gazetteer that ships with footprint, loaded once a process.

    Raises DataError where its files are missing or broken; it says how to rebuild them.
    """
    return Gazetteer(Index())
