"""A toponym with its place, and what it is said to lie in: whether it can, and the province that a town stands for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from footprint.gazetteer import Gazetteer
from footprint.gazetteer.entry import SETTLEMENTS, Entry
from footprint.gazetteer.geometry import distance_km
from footprint.model import Place
from footprint.reading.tokens import Token
from footprint.reading.toponym import ARTICLES, Toponym

_SITES_AGAIN = ("the base", "the camp", "the airport", "the dam", "the crossing", "the field")
_NEAR_SITE_KM = 12.0
"""How far from the place told last a site that is named by its class alone may lie."""


@dataclass(frozen=True, slots=True)
class Found:
    """A toponym with the place it means, before it has a role in a claim."""

    toponym: Toponym
    place: Place
    feature: str
    country: str

    @property
    def is_country(self) -> bool:
        """Whether it is no closer than a country."""
        return self.place.precision == "country"


@dataclass(frozen=True, slots=True)
class Scene:
    """What the report has told so far about where it is set."""

    country: str | None
    section: tuple[str, ...] = ()
    """Admin units of the section's heading, as ids."""
    told: tuple[Found, ...] = ()
    """The places told so far, the last at the end: of "the town", the last town."""
    near: tuple[tuple[float, float], ...] = ()

    @property
    def last(self) -> Found | None:
        """The place told last."""
        return self.told[-1] if self.told else None


def without_provinces(
    gazetteer: Gazetteer, founds: Sequence[Found], tokens: Sequence[Token]
) -> list[Found]:
    """Places without the English cities that only stand for the province of the one before: took Humaymah from IS in Homs."""
    kept: list[Found] = []
    for found in founds:
        before = kept[-1] if kept else None
        if before is None or not _stands_for_province(gazetteer, before, found, tokens):
            kept.append(found)
    return kept


_FAR_FROM_SEAT_KM = 20.0
"""How far from a city a place of its province lies in the province and not in the city."""


def _stands_for_province(
    gazetteer: Gazetteer, before: Found, found: Found, tokens: Sequence[Token]
) -> bool:
    toponym = found.toponym
    plain = not (toponym.cue or toponym.direction or toponym.anaphor or toponym.other_ends)
    if not plain or found.feature not in SETTLEMENTS or before.is_country or not toponym.i:
        return False
    between = [t.text for t in tokens[before.toponym.j : toponym.i]]
    if between[-1:] != ["in"] or {"and", "then", "after", "while", "another"} & set(between):
        return False
    city, inner = gazetteer.get(found.place.id), gazetteer.get(before.place.id)
    if city is None or inner is None or inner.id == city.id:
        return False
    province = province_of_name(gazetteer, city)
    apart = distance_km(inner.lat, inner.lon, city.lat, city.lon)
    if province is None or apart <= _FAR_FROM_SEAT_KM:
        return False
    return lies_inside(inner, province)


def told_of_class(
    scene: Scene, wanted: Collection[str] | None, place_of: Callable[[Toponym], Found | None]
) -> Found | None:
    """The last place told of a class; of an English site, the town on whose side it was said to lie."""
    for found in reversed(scene.told):
        if wanted is None or found.feature in wanted:
            return found
        for unit in found.toponym.within if found.toponym.name.isascii() else ():
            outer = place_of(replace(unit, within=())) if unit.direction else None
            if outer is not None and outer.feature in wanted:
                return outer
    return None


def beside_last(toponym: Toponym, scene: Scene) -> Found | None:
    """An English site that is named by its class alone, none of that class told: near the place told last."""
    last = scene.last
    site = toponym.anaphor in _SITES_AGAIN
    if last is None or not site or last.place.precision not in ("exact", "settlement", "near"):
        return None
    near = replace(last.place, precision="near", relation="near", radius_km=_NEAR_SITE_KM)
    return Found(toponym, near, last.feature, last.country)


def country_behind(
    toponym: Toponym, behind: Toponym | None, tokens: Sequence[Token], countries: Mapping[str, str]
) -> str | None:
    """The country named right behind a place and a comma: Ramadi, Iraq. `countries` are codes by the id of the entry."""
    if behind is None or behind.i != toponym.j or not behind.ids:
        return None
    return countries.get(behind.ids[0]) if tokens[behind.i].gap.strip() == "," else None


def lies_in(gazetteer: Gazetteer, inner: tuple[str, ...], outer: tuple[str, ...]) -> bool:
    """Whether one of the inner entries lies in an outer one, or in the province of that one's name.

    A name without entries lies in whatever gives a province its name: Sverdlikovo, Kursk.
    """
    units = set(outer)
    for entry in filter(None, map(gazetteer.get, outer)):
        province = province_of_name(gazetteer, entry)
        units |= {province.id} if province else set()
    provinces = [u for u in map(gazetteer.get, units) if u and u.precision == "admin1"]
    if not inner:
        return bool(provinces)
    entries = [e for e in map(gazetteer.get, inner) if e]
    return any(units & set(e.parents) or any(lies_inside(e, u) for u in provinces) for e in entries)


def fits(entry: Entry, outer: Found) -> bool:
    """Whether a place can lie in (or at) what the words say it lies in."""
    if {outer.place.id, *outer.toponym.ids} & {entry.id, *entry.parents}:
        return True
    reach = (
        outer.place.radius_km
        + entry.radius_km
        + (90 if outer.toponym.direction or outer.toponym.relation == "countryside" else 30)
    )
    return distance_km(entry.lat, entry.lon, outer.place.lat, outer.place.lon) <= reach


def unit_of_that_name(gazetteer: Gazetteer, outer: Found) -> Entry | None:
    """The province that a town gives its name to: Vovchansk (Kharkiv) lies in the region, not in the city."""
    town = gazetteer.get(outer.place.id)
    if (
        town is None
        or outer.toponym.cue
        or outer.toponym.relation != "in"
        or outer.toponym.direction
    ):
        return None
    if town.feature not in SETTLEMENTS:
        return None
    return province_of_name(gazetteer, town)


def province_of_name(gazetteer: Gazetteer, entry: Entry) -> Entry | None:
    """The province that a place lies in, where it bears the same name: Kharkiv, Kharkiv Oblast; Daraa, Dar'a."""
    stem = _letters(entry.name_en)[:5].rstrip("s")
    units = [u for u in map(gazetteer.get, entry.parents) if u and u.feature == "admin1"]
    if not units and entry.feature in SETTLEMENTS:  # an index without this country's provinces
        units = [e for e in gazetteer.lookup(f"{entry.name_en} Oblast") if e.precision == "admin1"]
    arabic = entry.name_ar
    for unit in units:
        if (arabic and unit.name_ar == arabic) or _letters(unit.name_en).startswith(stem):
            return unit
    return None


def lies_inside(entry: Entry, unit: Entry) -> bool:
    """Whether a place lies in a province: by its parents, or by the province's reach where it has none of its own."""
    if unit.id in entry.parents:
        return True
    apart = distance_km(entry.lat, entry.lon, unit.lat, unit.lon)
    return not unit.id.startswith(("adm:", "cod:")) and apart <= unit.radius_km


def _letters(name: str) -> str:
    """The letters of a name without its article: Ar-Raqqa and Raqqa are one."""
    words = name.lower().replace("-", " ").split()
    bare = words[1:] if len(words) > 1 and words[0] in ARTICLES else words
    return "".join(c for word in bare for c in word if c.isalpha())


def as_unit(outer: Found, unit: Entry) -> Found:
    """The province in place of the town that it is named after."""
    place = replace(
        outer.place, id=unit.id, name_en=unit.name_en, name_ar=unit.name_ar, lat=unit.lat, lon=unit.lon,
        radius_km=unit.radius_km, precision="admin1",
    )  # fmt: skip
    return Found(outer.toponym, place, unit.feature, unit.country)
