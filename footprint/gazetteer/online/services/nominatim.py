"""Nominatim, OpenStreetMap's own geocoder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geopy.geocoders import Nominatim
from geopy.geocoders.base import Geocoder

from footprint.gazetteer.online.osm import feature_of, reach_of_box
from footprint.gazetteer.online.service import ADAPTER, Online, Service, Settings


def _make(settings: Settings) -> Geocoder:
    return Nominatim(
        domain=settings.server or "nominatim.openstreetmap.org",
        scheme=settings.scheme,
        user_agent=settings.user_agent,
        timeout=settings.timeout_seconds,
        adapter_factory=ADAPTER,
    )


def _options(country: str | None) -> Mapping[str, Any]:
    told = {"country_codes": country.lower()} if country else {}
    return {"limit": 5, "language": "en", "addressdetails": False, **told}


def _read(raw: Mapping[str, Any], lat: float, lon: float) -> Online | None:
    feature = feature_of(str(raw.get("class", "")), str(raw.get("type", "")))
    if feature is None:
        return None
    address = str(raw.get("display_name") or "")
    box = [float(each) for each in raw.get("boundingbox") or ()]
    # Nominatim's box is south, north, west, east.
    radius = reach_of_box(lat, lon, (box[0], box[2], box[1], box[3])) if len(box) == 4 else None
    return Online(
        id=f"osm:{raw.get('osm_type')}/{raw.get('osm_id')}",
        name=str(raw.get("name") or address.partition(",")[0]),
        address=address,
        lat=lat,
        lon=lon,
        radius_km=radius or 5.0,
        feature=feature,
        service="nominatim",
    )


SERVICE = Service(
    name="nominatim",
    terms_url="https://operations.osmfoundation.org/policies/nominatim/",
    attribution="© OpenStreetMap contributors (ODbL)",
    seconds_between=1.1,
    needs=("contact",),
    make=_make,
    options=_options,
    read=_read,
)
