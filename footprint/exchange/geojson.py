"""Claims → a GeoJSON feature collection (RFC 7946), one feature a claim; what is not drawn has a null geometry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from footprint.contract import dumps
from footprint.exchange.facts import evidence_row, main_place, name_of, point_of
from footprint.store import Outgoing


def feature(leaving: Outgoing) -> dict[str, Any]:
    """One claim as a feature: the point stands for all within `radius_km` of it."""
    point = point_of(leaving.body)
    return {
        "type": "Feature",
        "id": leaving.number,
        "geometry": point and {"type": "Point", "coordinates": [point[1], point[0]]},
        "properties": properties(leaving),
    }


def properties(leaving: Outgoing) -> dict[str, Any]:
    """What a feature tells: the columns that every format has, and the names of places and actors."""
    place = main_place(leaving.body) or {}
    return {
        "place_name_en": place.get("name_en"),
        "place_name_ar": place.get("name_ar"),
        "actor_names": "; ".join(dict.fromkeys(name_of(a["id"]) for a in leaving.body["actors"])),
        **evidence_row(leaving),
    }


def iter_geojson(leaving: Iterable[Outgoing]) -> Iterator[str]:
    """The pieces of the file."""
    yield '{"type":"FeatureCollection","features":['
    for index, each in enumerate(leaving):
        yield ("," if index else "") + "\n" + dumps(feature(each))
    yield "\n]}\n"
