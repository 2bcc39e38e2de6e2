"""Photon, komoot's geocoder over OpenStreetMap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geopy.geocoders import Photon
from geopy.geocoders.base import Geocoder

from footprint.gazetteer.online.osm import ATTRIBUTION, place_of
from footprint.gazetteer.online.service import Online, Service, Settings, polite


def _make(settings: Settings) -> Geocoder:
    return Photon(**polite(settings, "photon.komoot.io"))


def _options(country: str | None) -> Mapping[str, Any]:
    return {"limit": 5}  # it knows no filter by country


def _read(raw: Mapping[str, Any], lat: float, lon: float) -> Online | None:
    said = raw["properties"]
    name = str(said.get("name") or "")
    parts = (name, said.get("county"), said.get("state"), said.get("country"))
    box = [float(each) for each in said.get("extent") or ()]
    return place_of(
        "photon",
        tag=(said.get("osm_key"), said.get("osm_value")),
        osm_id=(said.get("osm_type"), said.get("osm_id")),
        name=name,
        address=", ".join(dict.fromkeys(str(part) for part in parts if part)),
        point=(lat, lon),
        # Photon's box is west, north, east, south.
        box=(box[3], box[0], box[1], box[2]) if len(box) == 4 else None,
    )


SERVICE = Service(
    name="photon",
    terms_url="https://photon.komoot.io/",
    attribution=f"{ATTRIBUTION}, by photon.komoot.io",
    seconds_between=1.0,
    needs=("contact",),
    make=_make,
    options=_options,
    read=_read,
)
