"""What a name is said to lie in → the units that hold it, and where it is drawn if it is known by nothing else."""

from __future__ import annotations

from dataclasses import replace

from footprint.gazetteer import Gazetteer
from footprint.gazetteer.entry import ADMIN, SETTLEMENTS, Entry, Resolution
from footprint.gazetteer.geometry import BEARINGS, move
from footprint.gazetteer.names import surfaces
from footprint.gazetteer.weigh import reach
from footprint.model import Place, Precision
from footprint.reading.containers import Found
from footprint.reading.toponym import Toponym

AREA_KM = 25.0
"""How far an area reaches of which only the middle is known."""
_TOWNS = ("city", "town", "village")
_ASIDE_KM = 10.0
"""How far "north of" a town a village may be taken to lie that no gazetteer holds."""
_ASIDE_RADIUS_KM = 20.0


def unit_meant(gazetteer: Gazetteer, found: Found) -> str:
    """Id of what holds a name, for the gazetteer to look in.

    A town may stand for the unit that is named after it: "عين عيسى شمال الرقة" and "Maadan (Raqqa)" lie in the
    governorate, tens of kilometres from the town; "الرهجان بريف السلمية" lies in the district.
    """
    town, toponym = gazetteer.get(found.place.id), found.toponym
    if town is None or town.feature not in SETTLEMENTS or toponym.distance_km:
        return found.place.id
    units = [e for e in map(gazetteer.get, town.parents) if e and e.feature in ADMIN]
    named_after = [u for u in units if not surfaces(u.names).isdisjoint(surfaces(town.names))]
    if toponym.direction:
        chosen = [u for u in units if u.feature == "admin1"]
    elif toponym.relation == "countryside":
        chosen = named_after or [u for u in units if u.feature == "admin2"]
    elif toponym.relation == "in" and toponym.cue not in _TOWNS:
        chosen = named_after
    else:
        chosen = []
    widest = max(chosen, key=lambda unit: unit.radius_km, default=None)
    return widest.id if widest and widest.radius_km > reach(town) else town.id


def wider(
    gazetteer: Gazetteer, toponym: Toponym, outer: Found | None, result: Resolution
) -> Found | None:
    """A name that no gazetteer places: what it is said to lie in, as an area; nothing where nothing is said.

    A quarter of a town is in the town.
    """
    if outer is None:
        return None
    place = outer.place
    if toponym.cue == "quarter" and outer.feature in SETTLEMENTS:
        town = gazetteer.get(place.id)
        if town is not None and toponym.relation == "in":
            place = replace(place, lat=town.lat, lon=town.lon, radius_km=town.radius_km)
            place = replace(place, precision=town.precision, relation="in")
            return Found(toponym, place, outer.feature, outer.country)
    place = beside_town(gazetteer, outer, toponym.cue) or place
    precision: Precision = place.precision
    if precision in ("exact", "settlement"):
        precision = "near" if outer.toponym.direction or toponym.relation != "in" else "area"
    radius = max(place.radius_km, AREA_KM if precision == "area" else 15.0)
    area = replace(
        place, radius_km=radius, precision=precision, relation=toponym.relation,
        candidates=(*place.candidates, *result.candidates)[:5],
    )  # fmt: skip
    return Found(toponym, area, outer.feature, outer.country)


def beside_town(gazetteer: Gazetteer, found: Found, cue: str | None) -> Place | None:
    """The ring or area "north of" a town in which an unknown name lies; None where no direction of a town is told.

    A district that is not known may be anywhere on that side of the governorate, a village is nearer.
    """
    town, toponym = gazetteer.get(found.place.id), found.toponym
    if not toponym.direction or toponym.distance_km or town is None:
        return None
    if town.feature not in SETTLEMENTS or found.place.precision != "near":
        return None
    governorate = _governorate(gazetteer, town) if cue in ADMIN else None
    if governorate is not None and governorate.radius_km > reach(town):
        lat, lon, radius = gazetteer.directional(governorate, toponym.direction)
        return replace(found.place, lat=lat, lon=lon, radius_km=radius, precision="area")
    lat, lon = move(town.lat, town.lon, BEARINGS[toponym.direction], _ASIDE_KM)
    return replace(found.place, lat=round(lat, 4), lon=round(lon, 4), radius_km=_ASIDE_RADIUS_KM)


def _governorate(gazetteer: Gazetteer, town: Entry) -> Entry | None:
    return next((e for e in map(gazetteer.get, town.parents) if e and e.feature == "admin1"), None)
