"""Nominatim, OpenStreetMap's own geocoder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geopy.geocoders import Nominatim
from geopy.geocoders.base import Geocoder

from footprint.gazetteer.online.osm import ATTRIBUTION, place_of
from footprint.gazetteer.online.service import Online, Service, Settings, polite


def _make(settings: Settings) -> Geocoder:
    return Nominatim(**polite(settings, "nominatim.openstreetmap.org"))


def _options(country: str | None) -> Mapping[str, Any]:
    told = {"country_codes": country.lower()} if country else {}
    return {"limit": 5, "language": "en", "addressdetails": False, **told}


def _read(raw: Mapping[str, Any], lat: float, lon: float) -> Online | None:
    address = str(raw.get("display_name") or "")
    box = [float(each) for each in raw.get("boundingbox") or ()]
    return place_of(
        "nominatim",
        tag=(raw.get("class"), raw.get("type")),
        osm_id=(raw.get("osm_type"), raw.get("osm_id")),
        name=str(raw.get("name") or address.partition(",")[0]),
        address=address,
        point=(lat, lon),
        # Nominatim's box is south, north, west, east.
        box=(box[0], box[2], box[1], box[3]) if len(box) == 4 else None,
    )


SERVICE = Service(
    name="nominatim",
    terms_url="https://operations.osmfoundation.org/policies/nominatim/",
    attribution=ATTRIBUTION,
    seconds_between=1.1,
    needs=("contact",),
    make=_make,
    options=_options,
    read=_read,
)
