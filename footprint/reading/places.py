"""Toponyms → places, by the bundled gazetteer, with the precision that the words allow.

The gazetteer chooses between homonyms; this module says what the words around a name make of the place chosen: a pin
only for a settlement or site itself, a ring for a relation to one, an area for countryside and directions.
"""

from __future__ import annotations

from dataclasses import replace

from footprint.actors import all_actors, get_actor
from footprint.gazetteer import Gazetteer
from footprint.gazetteer.entry import ADMIN, SETTLEMENTS, Context, Entry, Resolution
from footprint.gazetteer.geometry import BEARINGS, distance_km, move
from footprint.model import PIN_PRECISIONS, Candidate, Place, PlaceRole, Precision
from footprint.reading.containers import (
    Found,
    Scene,
    as_unit,
    beside_last,
    fits,
    lies_inside,
    province_of_name,
    told_of_class,
    unit_of_that_name,
)
from footprint.reading.holding import AREA_KM, unit_meant, wider
from footprint.reading.home import country_of
from footprint.reading.lexicon import words
from footprint.reading.toponym import ARTICLES, Toponym

_COMPOUND = words("compound")
_NEAR_KM = 10.0
_WIDEST_NEAR_KM = 45.0
"""Half the length of the longest road that is drawn as a ring around its middle: a longer one is as wide as a governorate."""
_FAR_APART_KM = 250.0
"""Places farther apart are no ends of one road."""
_CITY_KM = 15.0  # no circle of a city is wider
_AROUND_KM = 20.0
"""How far "the area" of a place told before reaches."""
_KNOWN_ABROAD = 50_000
"""Inhabitants from which a town outside the report's country is believed without a cue."""
_ACROSS_KM = 40.0
"""How far behind a border a town is believed to be meant, from the place told last."""
_REGION_KM = 90.0
"""How far a region that has no row of its own may reach from the town that it is named after."""
_UNSURE_KM = 8.0
"""A village or town whose point is no better known than this is drawn as an area; a city may be that wide."""
_TOWNS = ("city", "town", "village")
_NAMED_AFTER = frozenset(("camp", "base", "bridge", "airport", "plant", "field", "dam", "crossing"))
_SITE_KM = 8.0
"""How far a site that has no row may lie from the town that it is named after: معسكر جورين."""
_UNITS: dict[str, Precision] = {"admin1": "admin1", "admin2": "admin2", "admin3": "admin3"}
_UNIT_KM = {"admin1": 60.0, "admin2": 30.0, "admin3": 15.0}
"""How far a unit reaches from its seat, where only the seat is known: قضاء داقوق is no pin on its town."""


def locate(gazetteer: Gazetteer, toponym: Toponym, scene: Scene) -> Found | None:
    """The place of a toponym; None where its words are no place after all."""
    if toponym.anaphor is not None or not toponym.name:
        return _again(gazetteer, toponym, scene)
    nation = country_of(gazetteer, toponym.nation)
    if nation:
        scene = replace(scene, country=nation)
    containers = [f for f in (locate(gazetteer, unit, scene) for unit in toponym.within) if f]
    of_name = [unit_of_that_name(gazetteer, f) for f in containers]
    units = [u for u in of_name if u]
    lying_in = (
        u.id if u else unit_meant(gazetteer, f) for u, f in zip(of_name, containers, strict=True)
    )
    admin = tuple(dict.fromkeys(lying_in))
    if nation in gazetteer.index.country_ids and not admin:
        admin = (gazetteer.index.country_ids[nation],)
    near = tuple((f.place.lat, f.place.lon) for f in containers) or scene.near or _told_last(scene)
    context = Context(
        country=scene.country, admin=admin, around=scene.section, near=near, cue=_cue(toponym)
    )
    result = _resolve(gazetteer, toponym, context)
    if (
        result.entry is None and context.cue in ADMIN
    ):  # a region named after its town: Krasnodar region
        named = gazetteer.resolve(toponym.name, toponym.ids or None, replace(context, cue=None))
        if named.entry is not None and not named.fallback and named.entry.feature in SETTLEMENTS:
            unit = named.entry
            return _found(toponym, unit, named, "admin1", _REGION_KM, unit.lat, unit.lon)
    named_after = toponym.cue in _NAMED_AFTER or toponym.cue == "quarter"
    if named_after and (result.entry is None or result.fallback):
        town = gazetteer.resolve(toponym.name, toponym.ids or None, replace(context, cue=None))
        quarters = toponym.cue == "quarter" and not toponym.name.isascii()
        towns = {"city"} if quarters else SETTLEMENTS  # أحياء حلب; none is named after a village
        if town.entry is not None and not town.fallback and town.entry.feature in towns:
            result = replace(town, radius_km=max(town.radius_km or 0.0, _SITE_KM))
    entry = result.entry
    if entry is not None and toponym.cue == "admin1" and entry.feature in ("admin2", "admin3"):
        province = province_of_name(gazetteer, entry)
        if province is not None:  # Mykolaiv region, where the index has the name for its district
            result = replace(
                result, entry=province, precision=province.precision, lat=province.lat, lon=province.lon,
                radius_km=province.radius_km,
            )  # fmt: skip
            entry = province
    if entry is not None and toponym.cue in ADMIN and entry.feature in SETTLEMENTS:
        seat = entry  # "Manbij district" where only the town is spelled so: the unit that the town is in
        unit_ = next(
            (e for e in map(gazetteer.get, seat.parents) if e and e.feature == toponym.cue), None
        )
        if unit_ is not None:
            entry = unit_
            result = replace(
                result, entry=unit_, precision=unit_.precision, lat=unit_.lat, lon=unit_.lon,
                radius_km=unit_.radius_km, why=f"{unit_.name_en}: the {toponym.cue} of {seat.name_en}",
            )  # fmt: skip
        elif not result.fallback:
            unit_km = max(seat.radius_km, _UNIT_KM[str(toponym.cue)])
            result = replace(result, precision=_UNITS[str(toponym.cue)], radius_km=unit_km)
    outer = containers[0] if containers else None
    in_unit = entry is not None and any(lies_inside(entry, u) for u in units)
    if entry is not None and outer is not None and not in_unit and not fits(entry, outer):
        entry = None
    if (
        outer is not None
        and (unit_named := of_name[0])
        and toponym.cue != "quarter"
        and (entry is None or in_unit or result.fallback)
    ):
        outer = as_unit(outer, unit_named)
    if entry is not None and outer is None and _far_namesake(toponym, entry, scene):
        return None
    if entry is None or result.precision is None:
        if outer is None and toponym.cue in _LIES_IN_SCENE:
            return _in_scene(gazetteer, toponym, scene, result)
        return wider(gazetteer, toponym, outer, result)
    if entry.is_unsure and outer is not None and outer.place.radius_km < entry.radius_km:
        return wider(gazetteer, toponym, outer, result)
    if entry.feature in ("road", "river") and outer is not None:
        return replace(outer, toponym=replace(toponym, j=max(toponym.j, outer.toponym.j)))
    if result.fallback and (entry.feature == "country" or (outer is not None and units)):
        return wider(gazetteer, toponym, outer, result)
    if result.fallback:
        if toponym.cue == "quarter" and outer is not None and outer.feature in SETTLEMENTS:
            return wider(gazetteer, toponym, outer, result)
        if outer is not None and (
            outer.place.id == entry.id or outer.place.radius_km <= entry.radius_km
        ):
            return wider(gazetteer, toponym, outer, result)
        precision: Precision = "area" if result.precision in PIN_PRECISIONS else result.precision
        radius = max(result.radius_km or 0.0, entry.radius_km)
        return _found(toponym, entry, result, precision, radius, entry.lat, entry.lon)
    return _related(gazetteer, toponym, entry, result, scene)


def _resolve(gazetteer: Gazetteer, toponym: Toponym, context: Context) -> Resolution:
    """The gazetteer's choice; of a name that no index holds, of its first word where the whole is unknown.

    A city, town or village is sought among settlements first: العاصمة صنعاء is the town, not the unit of that name.
    """
    result = gazetteer.resolve(toponym.name, toponym.ids or None, context)
    if toponym.cue in _TOWNS and result.entry is not None and result.entry.feature in ADMIN:
        towns = [e for e in map(gazetteer.get, toponym.ids) if e and e.feature in SETTLEMENTS]
        if towns:
            named = gazetteer.resolve(toponym.name, tuple(e.id for e in towns), context)
            result = named if named.entry is not None and not named.fallback else result
    unknown = result.entry is None or result.fallback
    head = toponym.name.split()[0] if toponym.name else ""
    compound = head in _COMPOUND or not ARTICLES.isdisjoint(toponym.name.split()[1:2])
    if unknown and not toponym.ids and " " in toponym.name and not compound:
        first = gazetteer.resolve(head, None, context)
        if first.entry is not None and not first.fallback:
            return first
    return result


def _told_last(scene: Scene) -> tuple[tuple[float, float], ...]:
    """The point of the place told last: what comes next is likelier near it than at a namesake."""
    last = scene.last
    return () if last is None or last.is_country else ((last.place.lat, last.place.lon),)


def _far_namesake(toponym: Toponym, entry: Entry, scene: Scene) -> bool:
    """A small town abroad that bears a common word as its name ("بيان"), with nothing but "in" to vouch for it."""
    if (
        toponym.cue is not None
        or toponym.relation != "in"
        or " " in toponym.name
        or scene.country in (None, entry.country)
    ):
        return False
    if scene.last is not None and not scene.last.is_country:
        told = scene.last.place
        if distance_km(entry.lat, entry.lon, told.lat, told.lon) <= _ACROSS_KM:
            return False  # the other side of a border that the report is at
    return entry.feature in SETTLEMENTS and entry.population < _KNOWN_ABROAD


def _cue(toponym: Toponym) -> str | None:
    return None if toponym.cue in ("road",) else toponym.cue


def _in_scene(
    gazetteer: Gazetteer, toponym: Toponym, scene: Scene, result: Resolution
) -> Found | None:
    """A quarter or village that no index holds, with nothing said of where it lies: by what was told before it.

    A quarter lies in the city told last; a town or village in the governorate of the place told last.
    """
    told = [f for f in scene.told if not f.is_country]
    if toponym.cue == "quarter":
        outer = next((f for f in reversed(told) if f.feature in ("city", "town")), None)
        if outer is None:
            return None
        place = replace(outer.place, precision="area", radius_km=max(outer.place.radius_km, 10.0))
        return Found(toponym, replace(place, relation="in"), outer.feature, outer.country)
    last = gazetteer.get(told[-1].place.id) if told else None
    parents = [e for e in map(gazetteer.get, (*last.parents, last.id) if last else ()) if e]
    unit = next((e for e in parents if e.feature == "admin1"), None)
    if unit is None:
        return None
    why = replace(result, why=f"named after places in {unit.name_en}")
    return _found(toponym, unit, why, unit.precision, unit.radius_km, unit.lat, unit.lon)


def _found(
    toponym: Toponym, entry: Entry, result: Resolution, precision: Precision, radius: float, lat: float, lon: float,
    relation: str | None = None,
) -> Found:  # fmt: skip
    candidates = result.candidates or (
        Candidate(entry.id, 1.0, (result.why,) if result.why else ()),
    )
    return Found(
        toponym,
        Place(
            id=entry.id, name_en=entry.name_en, name_ar=entry.name_ar, lat=lat, lon=lon,
            radius_km=round(radius, 1), precision=precision, role="event",
            relation=relation or toponym.relation, candidates=candidates,
        ),
        entry.feature,
        entry.country,
    )  # fmt: skip


def _related(
    gazetteer: Gazetteer, toponym: Toponym, entry: Entry, result: Resolution, scene: Scene
) -> Found:
    """What relation, direction and distance make of a place."""
    lat, lon = (
        result.lat if result.lat is not None else entry.lat,
        result.lon if result.lon is not None else entry.lon,
    )
    if toponym.other_ends and (middle := _middle(gazetteer, toponym, lat, lon, scene)) is not None:
        precision: Precision = "near" if middle[2] <= _WIDEST_NEAR_KM else "area"
        return _found(
            toponym, entry, result, precision, middle[2], middle[0], middle[1], relation="between"
        )
    if entry.feature == "country":
        if toponym.direction:
            part = gazetteer.directional(entry, toponym.direction)
            return _found(
                toponym, entry, result, "area", part[2], part[0], part[1], f"{toponym.direction}_of"
            )
        return _found(toponym, entry, result, "country", entry.radius_km, lat, lon)
    if toponym.direction and toponym.distance_km:
        lat, lon = move(lat, lon, BEARINGS[toponym.direction], toponym.distance_km)
        return _found(toponym, entry, result, "near", 6.0, round(lat, 4), round(lon, 4), "km_from")
    wide = entry.feature in ADMIN or entry.feature in ("area", "desert")
    quarter = entry.feature == "quarter" and not toponym.direction  # the Souq al-Jumaa area
    of_city = toponym.cue == "quarter" and entry.feature in ("city", "town")
    if of_city and toponym.relation in ("in", "countryside"):  # the eastern quarters of Aleppo
        return _found(toponym, entry, result, "settlement", entry.radius_km, lat, lon, "in")
    if (toponym.relation == "countryside" and not quarter) or (wide and toponym.direction):
        lat, lon, radius = gazetteer.directional(entry, toponym.direction)
        return _found(toponym, entry, result, "area", max(radius, 15.0), lat, lon, "countryside")
    in_city = toponym.part and entry.feature == "city" and toponym.name.isascii()
    if toponym.direction and not in_city:
        return _found(
            toponym,
            entry,
            result,
            "near",
            max(_NEAR_KM, entry.radius_km + 8),
            lat,
            lon,
            f"{toponym.direction}_of",
        )
    if wide and toponym.relation in ("near", "outskirts", "along", "between"):
        return _found(toponym, entry, result, "area", max(entry.radius_km, AREA_KM), lat, lon)
    if toponym.environs and entry.feature in SETTLEMENTS:
        radius = max(_AROUND_KM, 4 * entry.radius_km)
        return _found(toponym, entry, result, "area", radius, lat, lon, "countryside")
    if toponym.relation not in ("in", "countryside"):
        radius = max(toponym.radius_km or _NEAR_KM, entry.radius_km + 5)
        return _found(toponym, entry, result, "near", radius, lat, lon)
    precision = result.precision or entry.precision
    if entry.feature == "quarter" and entry.is_unsure and entry.radius_km <= _CITY_KM:
        precision = "settlement"  # known by its city alone, it is as exact as the city
    small = entry.feature in ("village", "town") and entry.radius_km >= _UNSURE_KM
    if small and precision in ("settlement", "near"):
        precision = "area"  # the source itself is not sure of the point
    return _found(toponym, entry, result, precision, result.radius_km or entry.radius_km, lat, lon)


def _middle(
    gazetteer: Gazetteer, toponym: Toponym, lat: float, lon: float, scene: Scene
) -> tuple[float, float, float] | None:
    """(lat, lon, radius) of what lies between a place and its other ends; None where they are unknown or far apart."""
    near = replace(scene, near=((lat, lon),))
    others = [locate(gazetteer, end, near) for end in toponym.other_ends]
    known = [f.place for f in others if f is not None and not f.is_country]
    if len(known) < len(others):
        return None
    points = [(lat, lon), *((p.lat, p.lon) for p in known)]
    if max(distance_km(lat, lon, *point) for point in points) >= _FAR_APART_KM:
        return None
    middle = sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)
    away = max(distance_km(*middle, *point) for point in points)
    return round(middle[0], 4), round(middle[1], 4), max(_NEAR_KM, away)


_CLASS_OF_ANAPHOR = {
    "المدينة": SETTLEMENTS, "البلدة": SETTLEMENTS, "القرية": SETTLEMENTS, "the city": SETTLEMENTS,
    "the town": SETTLEMENTS, "the village": SETTLEMENTS, "الحقل": {"field", "plant"}, "the field": {"field", "plant"},
    "القاعدة": {"base", "airport", "field"}, "the base": {"base", "airport", "field"}, "المعبر": {"crossing"},
    "the crossing": {"crossing"}, "المخيم": {"camp"}, "the camp": {"camp", "base"}, "المطار": {"airport", "base"},
    "the airport": {"airport", "base"}, "السد": {"dam"}, "the dam": {"dam"}, "المعبر ذاته": {"crossing"},
    "الحي": {"quarter"}, "المدينة ذاتها": SETTLEMENTS,
}  # fmt: skip


_LIES_IN_SCENE = frozenset(("quarter", "village", "town"))
_COUNTRY = ("البلاد", "the country")
_CAPITAL = ("العاصمة", "the capital")
_REGION = ("المنطقة", "the area")


def _again(gazetteer: Gazetteer, toponym: Toponym, scene: Scene) -> Found | None:
    """A place named by its class alone: the last of that class; a unit of the section for "the governorate"."""
    if toponym.anaphor in _COUNTRY:
        home = gazetteer.get(gazetteer.index.country_ids.get(scene.country or "", ""))
        if home is None:
            return None
        result = Resolution(
            home, "country", home.lat, home.lon, home.radius_km, (), "the report's country"
        )
        return _related(gazetteer, toponym, home, result, scene)
    if toponym.anaphor in ("المحافظة", "the province", "the governorate") or not toponym.anaphor:
        unit = next((e for e in (gazetteer.get(i) for i in scene.section) if e), None)
        if unit is None and scene.last is not None:
            last = gazetteer.get(scene.last.place.id)
            parents = [e for e in (gazetteer.get(i) for i in (last.parents if last else ())) if e]
            unit = next((e for e in parents if e.feature == "admin1"), None)
        if unit is None:
            return None
        result = Resolution(
            unit, unit.precision, unit.lat, unit.lon, unit.radius_km, (), "named by its section"
        )
        return _related(gazetteer, toponym, unit, result, scene)
    if toponym.anaphor in _CAPITAL:
        return _capital(gazetteer, toponym, scene)
    wanted = _CLASS_OF_ANAPHOR.get(toponym.anaphor)
    told = told_of_class(scene, wanted, lambda unit: locate(gazetteer, unit, scene))
    entry = gazetteer.get(told.place.id) if told else None
    if told is None or entry is None:
        return beside_last(toponym, scene)
    point = (entry.precision, entry.lat, entry.lon, entry.radius_km)
    result = Resolution(entry, *point, told.place.candidates, "named before")
    if wanted is None and not toponym.direction:
        place = told.place
        if toponym.anaphor in _REGION and place.precision in (*PIN_PRECISIONS, "near"):
            radius = max(place.radius_km, _AROUND_KM)
            place = replace(place, precision="area", radius_km=radius, relation="near")
        return Found(toponym, place, told.feature, told.country)
    return _related(gazetteer, toponym, entry, result, scene)


def _capital(gazetteer: Gazetteer, toponym: Toponym, scene: Scene) -> Found | None:
    """ "The capital" is that of the report's country; nothing where the country is not known."""
    if scene.country is None:
        return None
    states = [a for a in all_actors() if a.capital_en and a.forces]
    names = [
        name
        for state in states
        if (army := get_actor(state.forces or "")) and army.country == scene.country
        for name in state.capital_en
    ]
    for name in dict.fromkeys(names):
        result = gazetteer.resolve(name, None, Context(country=scene.country, cue="city"))
        if result.entry is not None and not result.fallback:
            return _related(gazetteer, toponym, result.entry, result, scene)
    return None


def inherited(found: Found, role: PlaceRole = "event") -> Place:
    """The place carried over to a clause that names none: never a pin, and at least 10 km wide."""
    place = found.place
    precision: Precision = "near" if place.precision in ("exact", "settlement") else place.precision
    return replace(
        place, precision=precision, radius_km=max(place.radius_km, 10.0), basis="inherited", role=role,
        start=None, end=None,
    )  # fmt: skip
