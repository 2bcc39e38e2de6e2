"""Hand-kept rows against what was published: how far the nearest place of that name is, and who has it there.

`python tools/gazetteer_check.py FOLDER` with FOLDER the reference data (`../shared/reference`). For each row of
`places.csv`, `sites.csv` and `areas.csv` that a person placed it looks for the name in UCDP GED 19.1, in GeoNames, in
COD-AB's outlines and, for water and borders, in Natural Earth, writes what it found into the row's `source`, and widens
`radius_km` to hold the other position. A row that nothing confirms says so, and lies within 5 km at best.
"""

from __future__ import annotations

import csv
import gzip
import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from gazetteer_cod import is_inside
from gazetteer_sources import DATA, cities
from rapidfuzz.fuzz import ratio

from footprint.gazetteer.entry import SETTLEMENTS, SITES
from footprint.gazetteer.geometry import distance_km
from footprint.gazetteer.names import core_forms, romanize, skeleton, split_feature, surface
from footprint.gazetteer.rows import GEONAMES

HAND = "by hand, rounded"
BY_HAND = re.compile(r"^(?:widely published position|general knowledge|by hand)")
UCDP = "UCDP GED 19.1 (CC BY 4.0)"
COD = "COD-AB (CC BY-IGO)"
NATURAL = "Natural Earth 10m (public domain)"
SAME_KM = {
    "area": 60.0,
    "desert": 60.0,
    "mountain": 40.0,
    "river": 60.0,
    "road": 60.0,
    "lake": 40.0,
}
"""How far apart two positions of one name may be and still be one place; 25 km for settlements and sites."""
LIKE = 84.0
LIKE_KM = 15.0
"""How near a name that is only alike must be to be the same place's: Ramya in Lebanon is not Rama in Israel."""
TOWN_PEOPLE = 30_000
BORDER = "border"
"""Key of the points of Natural Earth's borders among its waters."""
Point = tuple[float, float]
Known = dict[str, list[tuple[str, float, float, str]]]
"""Skeleton → (romanized name, lat, lon, who has it)."""


def main(folder: Path) -> None:
    known = read_known(folder)
    outlines = read_outlines(folder)
    water = read_water(folder)
    for table in ("places.csv", "sites.csv", "areas.csv"):
        path = DATA / table
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            if BY_HAND.match(row["source"]):
                check(row, known, outlines, water)
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def check(
    row: dict[str, str],
    known: Known,
    outlines: dict[str, tuple[str, list[list[Point]]]],
    water: dict[str, list[Point]],
) -> None:
    """Write into a row what was found."""
    point = float(row["lat"]), float(row["lon"])
    radius = float(row["radius_km"])
    kind = "water" if row["class"] in ("river", "lake") else row["class"]
    found = nearest(row, point, known)
    if kind == "water" and (away := distance_to_water(row, water)) is not None:
        told = f"{NATURAL} has its course {away:.0f} km away at most"
        radius = max(radius, math.ceil(away))
    elif found is not None:
        away, who = found
        told = f"{who} {away:.0f} km away"
        # A town that a base or field is named after is no second position of it.
        if row["class"] in SETTLEMENTS or (row["class"] in SITES and UCDP in who):
            radius = max(radius, math.ceil(away))
    elif unit := unit_told(row, outlines):
        told = f"centre in {unit}, {COD}"
    elif row["line"]:
        told = f"through the places of {GEONAMES} along it"
    elif row["class"] not in SETTLEMENTS | SITES:
        told = "no border of it is published"
    else:
        radius = max(radius, 5.0)
        told = held_by(row, water)
    row["source"] = f"{HAND}; {told}"
    row["radius_km"] = f"{radius:g}"


def nearest(row: dict[str, str], point: Point, known: Known) -> tuple[float, str] | None:
    """(km, who has it) of the nearest published place of one of the row's names, near enough to be the same."""
    best: tuple[float, str] | None = None
    reach = SAME_KM.get(row["class"], 25.0)
    for form in bare_names(row):
        latin = romanize(form)
        for other, lat, lon, who in known.get(skeleton(form), ()):
            away = distance_km(*point, lat, lon)
            alike = row["class"] in SETTLEMENTS and latin != other
            near = LIKE_KM if alike else reach
            if away <= near and ratio(latin, other) >= LIKE and (best is None or away < best[0]):
                best = away, who
    return best


def held_by(row: dict[str, str], water: dict[str, list[Point]]) -> str:
    """What a row whose point nobody else has can be held against: the border, the town or the sub-district it is in."""
    point = float(row["lat"]), float(row["lon"])
    if row["class"] == "crossing":
        away = min(distance_km(*point, *other) for other in water[BORDER])
        if away <= 10:
            return f"{away:.0f} km from the nearest corner of the border in {NATURAL}"
    if row["class"] in ("quarter", "prison", "camp", "airport", "other"):
        towns = (c for c in cities().values() if int(c["population"]) >= TOWN_PEOPLE)
        away, town = min(
            (distance_km(*point, c["latitude"], c["longitude"]), c["name"]) for c in towns
        )
        if away <= 15:
            return f"{away:.0f} km from {town} in {GEONAMES}; no second source for the point"
    if row["parents"].startswith("cod:"):
        return f"in {row['parents'].split()[0].removeprefix('cod:')}, {COD}; no second source for the point"
    return "no second source for the point"


def bare_names(row: dict[str, str]) -> Iterator[str]:
    for name in (row["name_en"], row["name_ar"], *row["names"].split("|")):
        plain = re.sub(r"\(.*?\)", "", name)
        for form in core_forms(plain) if plain.strip() else ():
            if len(skeleton(form)) > 1:
                yield form


def read_known(folder: Path) -> Known:
    known: Known = defaultdict(list)
    seen = set()
    with gzip.open(folder / "ucdp_ged191_syria.csv.gz", "rt", encoding="utf-8") as file:
        for event in csv.DictReader(file):
            name = event["where_coordinates"]
            if float(event["where_prec"]) > 2 or name in seen:
                continue
            seen.add(name)
            point = float(event["latitude"]), float(event["longitude"])
            add(known, re.split(r"[/()]", name), point, f"{UCDP} has {name!r}")
    for city in cities().values():
        if 25 < city["longitude"] < 65 and 10 < city["latitude"] < 53:
            point = city["latitude"], city["longitude"]
            names = [city["name"], *city["alternatenames"]]
            add(known, names, point, f"{GEONAMES} has {city['name']}")
    return known


def add(known: Known, names: Iterable[str], point: Point, who: str) -> None:
    forms = {split_feature(surface(name))[0] for name in names if name.strip()}
    for form in sorted(form for form in forms if form):
        known[skeleton(form)].append((romanize(form), *point, who))


def read_outlines(folder: Path) -> dict[str, tuple[str, list[list[Point]]]]:
    """Surface of a governorate's or district's Arabic name → (p-code, outlines)."""
    found: dict[str, tuple[str, list[list[Point]]]] = {}
    for level in (2, 1):
        path = folder / f"cod_ab_syr_admin{level}.geojson"
        for feature in json.loads(path.read_text("utf-8"))["features"]:
            facts, shape = feature["properties"], feature["geometry"]
            polygons = (
                shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
            )
            rings = [[(lat, lon) for lon, lat in polygon[0]] for polygon in polygons]
            name = surface(facts[f"adm{level}_name1"].replace("مركز", ""))
            found[name] = facts[f"adm{level}_pcode"], rings
    return found


def unit_told(
    row: dict[str, str], outlines: dict[str, tuple[str, list[list[Point]]]]
) -> str | None:
    """P-code of the governorate or district that an area's name tells, where its centre lies in that outline."""
    point = float(row["lat"]), float(row["lon"])
    words = surface(row["name_ar"]).split()
    told = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)}
    for name in sorted(told & set(outlines), key=len, reverse=True):
        code, rings = outlines[name]
        if any(is_inside(point, ring) for ring in rings):
            return code
    return None


def read_water(folder: Path) -> dict[str, list[Point]]:
    """Natural Earth's rivers and lakes: romanized name → points of the course or shore."""
    found: dict[str, list[Point]] = defaultdict(list)
    for name in ("ne_10m_rivers_lake_centerlines", "ne_10m_lakes"):
        path = folder / "natural_earth_10m_clip" / f"{name}.geojson"
        for feature in json.loads(path.read_text("utf-8"))["features"]:
            facts = {key.lower(): value for key, value in feature["properties"].items()}
            if facts.get("name"):
                found[romanize(surface(facts["name"]))] += points_of(feature["geometry"])
    path = folder / "natural_earth_10m_clip" / "ne_10m_admin_0_boundary_lines_land.geojson"
    for feature in json.loads(path.read_text("utf-8"))["features"]:
        found[BORDER] += points_of(feature["geometry"])
    return found


def points_of(shape: dict[str, object]) -> list[Point]:
    found: list[Point] = []

    def walk(part: object) -> None:
        if isinstance(part, list) and part and isinstance(part[0], (int, float)):
            found.append((float(part[1]), float(part[0])))
        elif isinstance(part, list):
            for each in part:
                walk(each)

    walk(shape["coordinates"])
    return found


def distance_to_water(row: dict[str, str], water: dict[str, list[Point]]) -> float | None:
    """How far the farthest of a row's points is from the water of that name; None where Natural Earth lacks it."""
    courses = [
        points
        for form in bare_names(row)
        for name, points in water.items()
        if name != BORDER and ratio(romanize(form), name) >= LIKE
    ]
    if not courses:
        return None
    own = [tuple(map(float, pair.split())) for pair in row["line"].split(";") if pair.strip()]
    own = own or [(float(row["lat"]), float(row["lon"]))]
    return min(max(min(distance_km(*p, *c) for c in points) for p in own) for points in courses)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
