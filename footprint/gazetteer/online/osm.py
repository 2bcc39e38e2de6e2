"""OpenStreetMap's keys and values → our classes; boxes → radii. Shared by the services over its data."""

from __future__ import annotations

import math

from footprint.gazetteer.geometry import distance_km
from footprint.gazetteer.online.service import Online

_FEATURES = {
    "place": {
        "city": "city", "town": "town", "village": "village", "hamlet": "village", "isolated_dwelling": "village",
        "locality": "area", "suburb": "quarter", "neighbourhood": "quarter", "quarter": "quarter", "island": "island",
        "region": "area", "farm": "village",
    },
    "aeroway": {"aerodrome": "airport", "military_aerodrome": "base"},
    "military": {"base": "base", "airfield": "base", "barracks": "base", "checkpoint": "crossing"},
    "landuse": {"military": "base", "refugee_camp": "camp", "residential": "quarter"},
    "amenity": {"prison": "prison", "refugee_site": "camp"},
    "barrier": {"border_control": "crossing"},
    "natural": {"peak": "mountain", "mountain_range": "mountain", "water": "lake", "desert": "desert", "valley": "area"},
    "water": {"lake": "lake", "reservoir": "lake"},
    "waterway": {"dam": "dam", "river": "river", "wadi": "river"},
    "man_made": {"petroleum_well": "field", "works": "plant", "bridge": "bridge"},
    "power": {"plant": "plant"},
    "industrial": {"oil": "field", "gas": "field", "refinery": "plant"},
    "boundary": {"administrative": "area"},
}  # fmt: skip
"""Class by key and value. What is not here (a shop, a street) is no place that reports name."""
MAX_RADIUS_KM = 300.0
_NO_BOX_KM = 5.0
"""How far an object reaches that is told without a box."""
_KINDS = {"N": "node", "W": "way", "R": "relation"}
ATTRIBUTION = "© OpenStreetMap contributors (ODbL)"

Box = tuple[float, float, float, float]
"""South, west, north, east."""


def place_of(
    service: str,
    tag: tuple[object, object],
    osm_id: tuple[object, object],
    name: str,
    address: str,
    point: tuple[float, float],
    box: Box | None,
) -> Online | None:
    """An object of the map as a service tells it: its tag (key, value), type and number, point (lat, lon) and box.

    None for what no report names, and for what has no name.
    """
    feature = feature_of(str(tag[0] or ""), str(tag[1] or ""))
    if feature is None or not name:
        return None
    kind = str(osm_id[0])
    radius = reach_of_box(*point, box) if box else None
    return Online(
        id=f"osm:{_KINDS.get(kind, kind)}/{osm_id[1]}",
        name=name,
        address=address,
        lat=point[0],
        lon=point[1],
        radius_km=radius or _NO_BOX_KM,
        feature=feature,
        service=service,
    )


def feature_of(key: str, value: str) -> str | None:
    """The class of an object with that tag; None for what no report names."""
    return _FEATURES.get(key, {}).get(value)


def reach_of_box(lat: float, lon: float, box: Box) -> float | None:
    """How far the corners of a box (south, west, north, east) are from a point, in km; None for a box without size."""
    south, west, north, east = box
    corners = ((south, west), (south, east), (north, west), (north, east))
    reach = max(distance_km(lat, lon, *corner) for corner in corners)
    return min(MAX_RADIUS_KM, max(1.0, math.ceil(reach))) if reach > 0 else None
