"""A name that is not placed here, asked for online → what is added to its answer on the command line.

A place found online is taken only where it cannot be another: it is the only one of that name, and it lies in the unit
that the words around the name tell. Else what was found is listed, and the honest wider answer stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from footprint.errors import OnlineFailed
from footprint.gazetteer.entry import SETTLEMENTS, SITES, Context, Resolution
from footprint.gazetteer.geometry import distance_km
from footprint.gazetteer.online.look_up import LookUp
from footprint.gazetteer.online.service import Online

ONE_PLACE_KM = 5.0
"""Two answers nearer than this are one place."""
_BORDER_KM = 10.0


def ask_online(
    name: str, context: Context, resolution: Resolution, look_up: LookUp
) -> dict[str, Any]:
    """`{"online": […]}`, with `place` and `why` where one was taken; `{"online": {"error"}}` where nothing came."""
    try:
        found = look_up.find(name, context.country)
    except OnlineFailed as error:
        return {"online": {"error": str(error)}}
    service = look_up.service
    said: dict[str, Any] = {"online": [asdict(each) for each in found]}
    chosen = choose(found, resolution)
    if chosen is not None:
        said["place"] = {
            "id": chosen.id,
            "name_en": chosen.name,
            "name_ar": None,
            "lat": chosen.lat,
            "lon": chosen.lon,
            "precision": precision_of(chosen),
            "radius_km": chosen.radius_km,
            "source": service.attribution,
        }
        said["fallback"] = False
        said["why"] = f"{resolution.why}; {service.name} knows one place of that name there"
    return said


def choose(found: Sequence[Online], resolution: Resolution) -> Online | None:
    """The only place of what was found that lies in the unit fallen back to; None where it may be another."""
    unit = resolution.entry
    if unit is None or unit.feature == "country" or not found:
        return None
    held = [
        each
        for each in found
        if distance_km(each.lat, each.lon, unit.lat, unit.lon) <= unit.radius_km + _BORDER_KM
    ]
    if not held:
        return None
    first = held[0]
    apart = any(
        distance_km(first.lat, first.lon, each.lat, each.lon) > ONE_PLACE_KM for each in held[1:]
    )
    return None if apart else first


def precision_of(place: Online) -> str:
    """How exact a claim placed on it is."""
    if place.feature in SETTLEMENTS:
        return "settlement"
    return "exact" if place.feature in SITES else "area"
