"""Claims that leave → the same with coarser points, where an exact one could harm somebody.

A point goes to the middle of its square in a grid over the earth, and its radius grows so that what it stood for still lies
within. Only coordinates are touched: the source's words and the names of places stay as they are.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from footprint.errors import InputError
from footprint.store import Outgoing

LEAST_KM, MOST_KM = 1.0, 200.0
_KM_A_DEGREE = 111.32
_POLE = 89.0
"""North and south of it a square's width in degrees grows without bounds."""
_EXACT = frozenset({"exact", "settlement", "near"})


def check_side(km: float) -> float:
    """The side of the squares. Raises InputError for one that is none, too fine to hide anything, or too wide to tell any."""
    if not LEAST_KM <= km <= MOST_KM:  # nan too
        raise InputError(
            f"{km} is no side of squares; give kilometres from {LEAST_KM:g} to {MOST_KM:g}"
        )
    return km


def coarsen(leaving: Iterable[Outgoing], km: float) -> Iterator[Outgoing]:
    """The claims with each of their points in the middle of its square with sides of `km`."""
    for each in leaving:
        places = [_coarser(place, km) for place in each.body["places"]]
        yield replace(each, body=each.body | {"places": places})


def _coarser(place: dict[str, Any], km: float) -> dict[str, Any]:
    if place.get("lat") is None or place.get("lon") is None:
        return place
    lat, lon = middle_of_square(place["lat"], place["lon"], km)
    wider = place | {
        "lat": lat,
        "lon": lon,
        # The point moves by at most half a diagonal.
        "radius_km": round((place.get("radius_km") or 0.0) + km * math.sqrt(0.5), 1),
        "candidates": [],
    }
    return wider | {"precision": "area"} if place.get("precision") in _EXACT else wider


def middle_of_square(lat: float, lon: float, km: float) -> tuple[float, float]:
    """The middle of the square that a point lies in; the same for every point of it."""
    high = km / _KM_A_DEGREE
    middle = (math.floor(lat / high) + 0.5) * high
    # In degrees as many as the edge nearest to the equator takes, so that no side is longer than `km`.
    wide = high / math.cos(math.radians(min(abs(middle) - high / 2, _POLE)))
    across = (math.floor(lon / wide) + 0.5) * wide
    return round(max(-90.0, min(90.0, middle)), 5), round((across + 180) % 360 - 180, 5)
