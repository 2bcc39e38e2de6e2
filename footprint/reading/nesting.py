"""Places of one clause: which of them only frames another, and which are told twice."""

from __future__ import annotations

from collections.abc import Sequence

from footprint.gazetteer.geometry import distance_km
from footprint.model import Place


def holds_another(place: Place, places: Sequence[Place]) -> bool:
    """Whether a wide event place only frames a narrower one of the same clause."""
    if place.role != "event" or place.precision not in ("area", "admin1", "admin2", "admin3"):
        return False
    return any(
        p is not place
        and p.role == "event"
        and (p.precision != place.precision or p.precision == "area")
        and p.radius_km < place.radius_km
        and distance_km(p.lat, p.lon, place.lat, place.lon) + _inside(p) <= place.radius_km * 1.3
        for p in places
    )


def _inside(place: Place) -> float:
    """How much of a place must lie in one that holds it: all of a unit or area, the point of a pin or ring."""
    units = ("area", "admin1", "admin2", "admin3")
    return place.radius_km if place.precision in units else 0.0


def unique_places(places: Sequence[Place]) -> list[Place]:
    """The places without those that stand twice in one role and precision, in their order."""
    kept: list[Place] = []
    for place in places:
        if not any(
            p.id == place.id and p.role == place.role and p.precision == place.precision
            for p in kept
        ):
            kept.append(place)
    return kept
