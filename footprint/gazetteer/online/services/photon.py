"""Photon, komoot's geocoder over OpenStreetMap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geopy.geocoders import Photon
from geopy.geocoders.base import Geocoder

from footprint.gazetteer.online.osm import feature_of, reach_of_box
from footprint.gazetteer.online.service import ADAPTER, Online, Service, Settings

_TYPES = {"N": "node", "W": "way", "R": "relation"}


def _make(settings: Settings) -> Geocoder:
    return Photon(
        domain=settings.server or "photon.komoot.io",
        scheme=settings.scheme,
        user_agent=settings.user_agent,
        timeout=settings.timeout_seconds,
        adapter_factory=ADAPTER,
    )


def _options(country: str | None) -> Mapping[str, Any]:
    return {"limit": 5}  # it knows no filter by country


def _read(raw: Mapping[str, Any], lat: float, lon: float) -> Online | None:
    said = raw["properties"]
    feature = feature_of(str(said.get("osm_key", "")), str(said.get("osm_value", "")))
    name = str(said.get("name") or "")
    if feature is None or not name:
        return None
    box = list(said.get("extent") or ())
    # Photon's box is west, north, east, south.
    radius = None
    if len(box) == 4:
        radius = reach_of_box(
            lat, lon, (float(box[3]), float(box[0]), float(box[1]), float(box[2]))
        )
    parts = (name, said.get("county"), said.get("state"), said.get("country"))
    return Online(
        id=f"osm:{_TYPES.get(str(said.get('osm_type')), 'node')}/{said.get('osm_id')}",
        name=name,
        address=", ".join(dict.fromkeys(str(part) for part in parts if part)),
        lat=lat,
        lon=lon,
        radius_km=radius or 5.0,
        feature=feature,
        service="photon",
    )


SERVICE = Service(
    name="photon",
    terms_url="https://photon.komoot.io/",
    attribution="© OpenStreetMap contributors (ODbL), by photon.komoot.io",
    seconds_between=1.0,
    needs=("contact",),
    make=_make,
    options=_options,
    read=_read,
)
