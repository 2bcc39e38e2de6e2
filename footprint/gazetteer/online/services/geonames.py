"""GeoNames' search. It wants an account (free) that is enabled for its web services."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geopy.geocoders import GeoNames
from geopy.geocoders.base import Geocoder

from footprint.gazetteer.imports.knowledge import radius_of, tables
from footprint.gazetteer.online.service import Online, Service, Settings, polite


def _make(settings: Settings) -> Geocoder:
    return GeoNames(settings.username, **polite(settings, "secure.geonames.org"))


def _options(country: str | None) -> Mapping[str, Any]:
    return {"country": country} if country else {}


def _read(raw: Mapping[str, Any], lat: float, lon: float) -> Online | None:
    feature = tables()["geonames"]["classes"].get(raw.get("fcode"))
    name = str(raw.get("name") or "")
    if feature is None or not name:
        return None
    parts = (name, raw.get("adminName1"), raw.get("countryName"))
    return Online(
        id=f"geonames:{raw['geonameId']}",
        name=name,
        address=", ".join(dict.fromkeys(str(part) for part in parts if part)),
        lat=lat,
        lon=lon,
        radius_km=radius_of(feature),
        feature=feature,
        service="geonames",
    )


SERVICE = Service(
    name="geonames",
    terms_url="https://www.geonames.org/export/",
    attribution="GeoNames (CC BY 4.0)",
    seconds_between=3.6,  # 1,000 an hour
    needs=("username",),
    make=_make,
    options=_options,
    read=_read,
)
