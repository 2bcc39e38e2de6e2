"""A line of `localities.csv` → a row: a village or quarter known by name and by what it lies in."""

from __future__ import annotations

import sys

from footprint.gazetteer.entry import SETTLEMENTS
from footprint.gazetteer.rows import Row

QUARTER = "حي "
PIN_KM = 4.0
"""How far from the point that a second source gives it a village may reach."""
NEAR_KM = 10.0
"""The same where that source says that the point is near it."""
WIDER_KM = 10.0
"""How much farther than its unit a village may lie that nothing confirms: in the next sub-district."""


def locality_row(line: dict[str, str], unit: Row) -> Row:
    """Where a second source has it; else at the centre of its unit and as wide as that: near, never a pin.

    Exits naming the row where its point is no point on earth.
    """
    lat, lon, radius_km = _point(line, unit)
    name = line["name_ar"]
    without_cue = [name.removeprefix(QUARTER)] if name.startswith(QUARTER) else []
    return Row(
        id=line["id"],
        feature=line["class"],
        name_en=line["name_en"],
        name_ar=name,
        lat=lat,
        lon=lon,
        radius_km=radius_km,
        country=unit.country,
        parents=unit.parents if unit.feature in SETTLEMENTS else (unit.id, *unit.parents),
        source=f"by hand in {unit.id}; {line['checked']}",
        names=(*filter(None, line["names"].split("|")), *without_cue),
    )


def _point(line: dict[str, str], unit: Row) -> tuple[float, float, float]:
    if not line["lat"]:
        sure = line["class"] == "quarter" or " has " in line["checked"]
        return unit.lat, unit.lon, max(10.0, unit.radius_km) + (0 if sure else WIDER_KM)
    lat, lon = float(line["lat"]), float(line["lon"])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        sys.exit(f"localities.csv: {line['id']}: {lat}, {lon} is no latitude and longitude")
    return lat, lon, PIN_KM if line["checked"].endswith("there") else NEAR_KM
