"""How well each candidate fits a name in its context: the parts of its score, and what rules it out.

The parts: how well the name fits (at most 0.45), whether the place lies in the units named around it (0.2), the feature
class that a cue word says (0.15), the country (0.12), the distance to places already certain (0.1), its size as a
prior (0.08). They are added; only the order and the gap to the next mean something.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.gazetteer.entry import ADMIN, SETTLEMENTS, SITES, Context, Entry
from footprint.gazetteer.geometry import distance_km
from footprint.gazetteer.names import surface, surfaces

if TYPE_CHECKING:
    from footprint.gazetteer.gazetteer import Gazetteer

EXACT = 0.95
"""Quality from which a name counts as the entry's own."""
KNOWN_PEOPLE = 5_000
"""Inhabitants from which a town is meant rather than a namesake a tenth its size."""
NEAR_KM = 14.0
"""A place this near to a unit may be meant though it lies outside: borders of units are drawn differently."""
WELL_KNOWN = 30_000
"""Inhabitants from which a place may lie outside the units named around it; ten times that abroad."""
HOME = {"SY": 0.07, "IQ": 0.03, "TR": 0.02, "LB": 0.02, "JO": 0.02}
"""Where nothing tells the country: the curated tables are made for reports on Syria and its neighbours."""
CLOSE_KM = 60.0
"""How near a place of the text must be to speak for a name spelled otherwise."""
REGION = frozenset(
    {"SY", "IQ", "TR", "LB", "JO", "IL", "PS", "IR", "UA", "RU", "YE", "SA", "SD", "LY", "EG"}
)
"""Where the wars are that reports tell: of the rest of the world a report on one of them names large cities only."""
STRICT = ADMIN | SITES | {"river", "road", "country", "mountain", "lake", "island", "desert"}
"""Cue classes that no other class answers; a settlement's may be told of a site."""
TOO_LARGE = frozenset({"city", "admin1", "admin2"})
"""Classes that no village or quarter is."""
UNSURE = 0.06
"""What a place loses whose own point nobody published: it is no rival of a town that has its name."""
SEAT = 0.06
"""What a small town gains that its sub-district or district is named after: of namesakes it is the one that is known."""
SEAT_PEOPLE = 30_000
"""Inhabitants from which a town's size says as much."""
SAME_KM = 12.0
"""Two entries of one name nearer than this are one place."""
_COUNTRYSIDE = "ريف "
_KIN = {
    "village": {"village": 1.0, "town": 0.8, "quarter": 0.7, "city": 0.3, "area": 0.3, "admin3": 0.2},
    "town": {"town": 1.0, "village": 0.85, "city": 0.8, "quarter": 0.6, "admin3": 0.3, "area": 0.3},
    "city": {"city": 1.0, "town": 0.95, "village": 0.7, "quarter": 0.3, "admin1": 0.2, "admin2": 0.2},
    "quarter": {"quarter": 1.0, "village": 0.7, "town": 0.6, "city": 0.2, "area": 0.5},
    "base": {"base": 1.0, "airport": 0.9, "field": 0.6, "plant": 0.6, "village": 0.5, "town": 0.5, "city": 0.4},
    "airport": {"airport": 1.0, "base": 0.8, "city": 0.4, "town": 0.4, "village": 0.4},
    "field": {"field": 1.0, "plant": 0.9, "base": 0.5, "town": 0.4, "village": 0.4, "city": 0.2},
    "plant": {"plant": 1.0, "field": 0.9, "town": 0.4, "village": 0.4, "city": 0.3},
    "crossing": {"crossing": 1.0, "town": 0.4, "village": 0.4, "city": 0.3},
    "camp": {"camp": 1.0, "town": 0.5, "village": 0.5, "quarter": 0.6, "base": 0.5, "city": 0.2},
    "prison": {"prison": 1.0, "town": 0.4, "city": 0.4, "quarter": 0.5},
    "dam": {"dam": 1.0, "village": 0.4, "town": 0.4, "lake": 0.5},
    "admin1": {"admin1": 1.0, "area": 0.3, "admin2": 0.3, "mountain": 0.3, "desert": 0.3},
    "admin2": {"admin2": 1.0, "admin3": 0.8, "admin1": 0.5, "area": 0.9, "town": 0.5, "city": 0.5, "village": 0.4},
    "admin3": {"admin3": 1.0, "admin2": 0.7, "town": 0.6, "village": 0.6, "city": 0.4},
    "river": {"river": 1.0},
    "lake": {"lake": 1.0, "dam": 0.5},
    "mountain": {"mountain": 1.0, "area": 0.6, "village": 0.3},
    "desert": {"desert": 1.0, "area": 0.8, "city": 0.5, "town": 0.5},
    "area": {"area": 1.0, "desert": 0.8, "mountain": 0.7, "admin2": 0.7, "admin1": 0.6, "admin3": 0.6, "town": 0.5},
    "road": {"road": 1.0},
    "country": {"country": 1.0},
}  # fmt: skip
"""How well an entry's class answers a cue word's: 1 the same, 0 (absent) not at all."""
_BARE = {
    **dict.fromkeys(("city", "town"), 1.0), "country": 1.0, "village": 0.8, "admin1": 0.6, "area": 0.8, "desert": 0.7,
    "mountain": 0.7, "river": 0.8, "lake": 0.6, "road": 0.9, "field": 0.6, "plant": 0.5, "base": 0.6, "airport": 0.5,
    "crossing": 0.6, "camp": 0.6, "quarter": 0.6, "admin2": 0.45, "admin3": 0.4, "dam": 0.5, "prison": 0.5,
}  # fmt: skip
"""The same where no cue word stands there: a bare name is a settlement rather than the unit named after it."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with the parts of its score."""

    entry: Entry
    score: float
    quality: float
    """How well the name fits."""
    why: tuple[str, ...]
    ruled_out: str | None = None
    """Why it cannot be the place at all."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A context with its units looked up."""

    context: Context
    units: tuple[Entry, ...]
    """Of `context.admin`, the narrowest only."""
    farther: tuple[Entry, ...]
    """Of `context.around`."""
    used_in: frozenset[str] = frozenset()
    """Countries that use the word for a unit which stands before the name; empty where none does."""

    @property
    def fallback_units(self) -> tuple[Entry, ...]:
        """What an unknown name falls back to, the best first."""
        return self.units or self.farther[:1]


def look_around(
    gazetteer: Gazetteer, context: Context, used_in: frozenset[str] = frozenset()
) -> Surroundings:
    """The units that a context names. Those that hold another of them go: "ناحية تل تمر" says more than "بريف الحسكة"."""
    units = [_governorate_of(gazetteer, u) for u in map(gazetteer.get, context.admin) if u]
    narrowest = [u for u in units if not any(u.id in other.parents for other in units)]
    farther = [_governorate_of(gazetteer, u) for u in map(gazetteer.get, context.around) if u]
    return Surroundings(context, tuple(dict.fromkeys(narrowest)), tuple(farther), used_in)


def _governorate_of(gazetteer: Gazetteer, unit: Entry) -> Entry:
    """The governorate, where the unit is its countryside: "ريف حلب" reaches as far as Aleppo's borders."""
    if unit.feature != "area" or not (unit.name_ar or "").startswith(_COUNTRYSIDE):
        return unit
    named = gazetteer.index.find_exact(surface((unit.name_ar or "").removeprefix(_COUNTRYSIDE)))
    return next((e for e in named if e.feature == "admin1" and e.country == unit.country), unit)


def weigh(
    gazetteer: Gazetteer,
    entry: Entry,
    quality: float,
    around: Surroundings,
    *,
    cue_is_name: bool = False,
) -> Weighed:
    """One candidate's score and reasons.

    `quality` is how well the name fits, 1 for the exact one. `cue_is_name` tells that the feature word is a part of the
    entry's own name: "جسر الشغور" is a town, no bridge.
    """
    known = _is_known(entry, around)
    parts = (
        (0.45 * quality, f"name {quality:.2f}", None),
        _by_unit(gazetteer, entry, quality, known, around),
        _by_cue(entry, quality, around.context.cue, cue_is_name),
        _by_country(entry, quality, known, around),
        _by_distance(entry, around.context.near),
        _by_size(gazetteer, entry),
    )
    score = sum(part for part, _, _ in parts)
    why = tuple(reason for _, reason, _ in parts if reason)
    ruled_out = next((cause for _, _, cause in parts if cause), None)
    return Weighed(entry, max(0.0, min(1.0, score)), quality, why, ruled_out)


Part = tuple[float, str, str | None]
"""What is added, why, and what rules the candidate out."""


def _by_unit(
    gazetteer: Gazetteer, entry: Entry, quality: float, known: bool, around: Surroundings
) -> Part:
    for unit in around.units:
        if is_inside(entry, (unit,)):
            return 0.2, f"in {unit.name_en}", None
    if around.units:
        unit = around.units[0]
        away = min(_distance_to_unit(gazetteer, entry, each) for each in around.units)
        exact = quality >= EXACT
        near = away <= (max(NEAR_KM, _slack(around.units)) if exact else NEAR_KM / 2)
        reason = f"{away:.0f} km outside {unit.name_en}"
        return -0.08 if near else -0.25, reason, None if near or (known and exact) else reason
    for unit in around.farther:
        if is_inside(entry, (unit,)):
            return 0.15, f"in {unit.name_en}, named elsewhere", None
    return 0.08, "", None


def _by_cue(entry: Entry, quality: float, cue: str | None, cue_is_name: bool) -> Part:
    if cue is None:
        return 0.15 * _BARE.get(entry.feature, 0.5), "", None
    fit = 1.0 if cue_is_name else _KIN.get(cue, {}).get(entry.feature, 0.0)
    strict = cue in STRICT or entry.feature in ADMIN or quality < EXACT
    # "Duma village" is not the city, "Harran village" not the district.
    small = cue in ("village", "quarter") and not cue_is_name and entry.feature in TOO_LARGE
    other = cue == "village" and entry.feature == "quarter"
    wrong_class = small or other or (fit == 0 and strict)
    cause = f"class {entry.feature}, not {cue}" if wrong_class else None
    return 0.15 * fit, f"cue {cue} {fit:.1f}", cause


def _by_country(entry: Entry, quality: float, known: bool, around: Surroundings) -> Part:
    country = around.context.country
    word = 0.06 if entry.country in around.used_in else -0.06 if around.used_in else 0.0
    if country is None:
        reason = f"a word of {entry.country}" if word > 0 else ""
        return word + HOME.get(entry.country, 0.0), reason, None
    if entry.country == country:
        return 0.12 + word, f"country {country}", None
    if not entry.country:
        return 0.0, "", None
    reason = f"country {entry.country}, not {country}"
    # "Al-Nasiriyah air base" in Syria is no reason to go to the Iraqi city.
    no_site = around.context.cue in SITES and entry.feature not in SITES
    strict = quality < EXACT or no_site or (not known and entry.feature in SETTLEMENTS | ADMIN)
    return word - 0.12, reason, reason if strict else None


def _by_distance(entry: Entry, near: Sequence[tuple[float, float]]) -> Part:
    if not near:
        return 0.0, "", None
    away = min(distance_km(entry.lat, entry.lon, lat, lon) for lat, lon in near)
    reason = f"{away:.0f} km from another place of the text"
    return 0.1 * math.exp(-max(0.0, away - 10) / 60), reason, None


def _by_size(gazetteer: Gazetteer, entry: Entry) -> Part:
    if entry.feature not in SETTLEMENTS:
        return 0.05, "", None
    if entry.is_unsure:
        return -UNSURE, "point unsure", None
    if entry.population < SEAT_PEOPLE and is_seat(gazetteer, entry):
        return SEAT, "seat of its unit", None
    size = 0.08 * min(1.0, math.log10(entry.population + 1) / 6.5)
    return size, f"size {size:.2f}", None


def _is_known(entry: Entry, around: Surroundings) -> bool:
    """Whether a place is so known that it may lie outside the units named around it.

    A digest on Hasakah may name Damascus, a base or the Euphrates; a village there is none of Egypt's cities.
    """
    if entry.feature in SITES or entry.precision in ("country", "area"):
        return True
    if entry.feature == "admin1" and entry.country in REGION:
        return True
    if around.units:
        abroad = entry.country != around.units[0].country
    else:
        abroad = around.context.country not in (None, entry.country) and entry.country not in REGION
    least = 10 * WELL_KNOWN if abroad else WELL_KNOWN
    return entry.population >= least and around.context.cue not in ("village", "town", "quarter")


def is_held(entry: Entry, around: Surroundings) -> bool:
    """Whether something in the context vouches for an entry whose name is spelled otherwise.

    A unit; a place of the text near it; or, for a site, a cue word of its class: sites have few namesakes.
    """
    if around.units or is_inside(entry, around.farther):
        return True
    if (
        entry.feature in SITES
        and _KIN.get(around.context.cue or "", {}).get(entry.feature, 0) > 0.7
    ):
        return True
    near = around.context.near
    return any(distance_km(entry.lat, entry.lon, lat, lon) <= CLOSE_KM for lat, lon in near)


def is_inside(entry: Entry, units: Sequence[Entry]) -> bool:
    """Whether an entry lies in any of the units, by its parents where they tell, else by distance."""
    return any(_is_in(entry, unit) for unit in units)


def _is_in(entry: Entry, unit: Entry) -> bool:
    if unit.id == entry.id or unit.id in entry.parents:
        return True
    if unit.feature == "country":
        return unit.country == entry.country
    level = _level(unit.id)
    if level and level in [_level(parent) for parent in entry.parents]:
        return False
    return _distance(entry, unit) <= reach(unit) and entry.feature not in ("country", "admin1")


def _level(place_id: str) -> int:
    """The level of a unit as its id tells it (p-codes by length, `adm:TR-63-suruc` by dashes); 0 for other ids."""
    kind, _, code = place_id.partition(":")
    if kind == "cod":
        return len(code) // 2 - 1
    return code.count("-") if kind == "adm" else 0


def reach(unit: Entry) -> float:
    """How far "in X" reaches: a town's name stands for its countryside too."""
    if unit.feature in SETTLEMENTS:
        return max(20.0, 4 * unit.radius_km)
    return max(15.0, unit.radius_km) if unit.feature in SITES else unit.radius_km


def _slack(units: Sequence[Entry]) -> float:
    """How far outside a unit without a border of ours a place may lie: "northern Hasakah countryside", a province abroad."""
    return max((0.3 * u.radius_km for u in units if not u.id.startswith("cod:")), default=0.0)


def _distance_to_unit(gazetteer: Gazetteer, entry: Entry, unit: Entry) -> float:
    """How far outside a unit an entry lies: from the nearest place in it, else from its circle."""
    outside = _distance(entry, unit) - reach(unit)
    if _level(unit.id) and outside < 2 * NEAR_KM:
        points = [e for e in gazetteer.inside(unit) if e.feature not in ("admin1", "admin2")]
        if points:
            return min(_distance(entry, each) for each in points)
    return max(0.0, outside)


def is_same_place(one: Entry, other: Entry) -> bool:
    """Whether two are a town and a unit that is named after it, or two such units."""
    nested = one.id in other.parents or other.id in one.parents
    return nested and not surfaces(one.names).isdisjoint(surfaces(other.names))


def is_seat(gazetteer: Gazetteer, entry: Entry) -> bool:
    """Whether a unit that a settlement lies in has its name."""
    units = (unit for unit in map(gazetteer.get, entry.parents) if unit)
    return any(unit.feature in ADMIN and is_same_place(unit, entry) for unit in units)


def is_apart(one: Entry, other: Entry) -> bool:
    """Whether two entries of one name are too far from each other to be one place."""
    return _distance(one, other) > max(SAME_KM, min(30.0, max(one.radius_km, other.radius_km)))


def is_rival(best: Entry, other: Entry) -> bool:
    """Whether the second of two that fit alike is meant as likely as the first.

    It is not where both are one place, nor where the first is a city and the second a namesake a tenth its size
    (Washington), except at home: "المنصورة" may be Syria's village though Egypt's city is large.
    """
    if best.id in other.parents or other.id in best.parents or not is_apart(best, other):
        return False
    if _is_town_of(best, other) or _is_town_of(other, best):
        return False
    famous = best.population > max(KNOWN_PEOPLE, 10 * other.population)
    return not famous or (other.country == "SY" and best.country != "SY")


def _is_town_of(town: Entry, unit: Entry) -> bool:
    """Whether the second is a unit, drawn as a circle only, that the first may be the seat of."""
    circle = unit.feature in ADMIN and not unit.id.startswith("cod:")
    return circle and town.feature in SETTLEMENTS and _distance(town, unit) <= unit.radius_km


def _distance(one: Entry, other: Entry) -> float:
    return distance_km(one.lat, one.lon, other.lat, other.lon)
