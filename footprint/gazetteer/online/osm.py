"""OpenStreetMap's keys and values → our classes; boxes → radii. Shared by the services over its data."""

from __future__ import annotations

import math

from footprint.gazetteer.geometry import distance_km

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


def feature_of(key: str, value: str) -> str | None:
    """The class of an object with that tag; None for what no report names."""
    return _FEATURES.get(key, {}).get(value)


def reach_of_box(lat: float, lon: float, box: tuple[float, float, float, float]) -> float | None:
    """How far the corners of a box (south, west, north, east) are from a point, in km; None for a box without size."""
    south, west, north, east = box
    corners = ((south, west), (south, east), (north, west), (north, east))
    reach = max(distance_km(lat, lon, *corner) for corner in corners)
    return min(MAX_RADIUS_KM, max(1.0, math.ceil(reach))) if reach > 0 else None
