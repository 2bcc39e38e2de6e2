"""A toponym with its place, and what it is said to lie in: whether it can, and the province that a town stands for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from footprint.gazetteer import Gazetteer
from footprint.gazetteer.entry import SETTLEMENTS, Entry
from footprint.gazetteer.geometry import distance_km
from footprint.model import Place
from footprint.reading.toponym import Toponym


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
    """The province that a place lies in, where it bears the same name: Kharkiv, Kharkiv Oblast."""
    stem = entry.name_en.split()[0].rstrip("s'")[:5].lower()
    units = (u for u in map(gazetteer.get, entry.parents) if u and u.feature == "admin1")
    return next((u for u in units if u.name_en.lower().startswith(stem)), None)


def as_unit(outer: Found, unit: Entry) -> Found:
    """The province in place of the town that it is named after."""
    place = replace(
        outer.place, id=unit.id, name_en=unit.name_en, name_ar=unit.name_ar, lat=unit.lat, lon=unit.lon,
        radius_km=unit.radius_km, precision="admin1",
    )  # fmt: skip
    return Found(outer.toponym, place, unit.feature, unit.country)
