"""What an online service is to footprint. One file in `services/` declares one; see `docs/how-to/add-a-geocoder.md`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from geopy.adapters import URLLibAdapter
from geopy.geocoders.base import Geocoder

ADAPTER = URLLibAdapter
"""Asks once. The one over `requests` waits by itself as long as a `Retry-After` says, an hour if need be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person must say before anything is asked."""

    contact: str = ""
    """An e-mail address or web page for the user agent; OpenStreetMap's terms ask for one."""
    username: str = ""
    """An account, where the service wants one."""
    server: str = ""
    """`host:port` of a server of one's own, instead of the public one."""
    scheme: str = "https"
    timeout_seconds: float = 10.0

    @property
    def user_agent(self) -> str:
        """`footprint (mail@example.org)`"""
        return f"footprint ({self.contact})" if self.contact else "footprint"


def polite(settings: Settings, server: str) -> dict[str, Any]:
    """What every geopy geocoder is made with: `server`, or one's own; who asks; how long an answer may take."""
    return {
        "domain": settings.server or server,
        "scheme": settings.scheme,
        "user_agent": settings.user_agent,
        "timeout": settings.timeout_seconds,
        "adapter_factory": ADAPTER,
    }


@dataclass(frozen=True, slots=True)
class Online:
    """A place as a service tells it."""

    id: str
    """The service's own, with its prefix: `osm:node/123`, `geonames:173377`."""
    name: str
    """The place's own name, without its address."""
    address: str
    """The whole of what the service calls it; shown, never parsed."""
    lat: float
    lon: float
    radius_km: float
    """How far the place reaches from its point, by the box or the class that the service tells."""
    feature: str
    """A class of `footprint.gazetteer.entry.Feature`."""
    service: str
    """Its `Service.name`."""


@dataclass(frozen=True, slots=True)
class Service:
    """A service that can be asked."""

    name: str
    """What a person types: `nominatim`."""
    terms_url: str
    """Its terms of use; shown before it is asked."""
    attribution: str
    """What must stand beside its data."""
    seconds_between: float
    """The least time between two questions that its terms allow."""
    needs: tuple[str, ...]
    """Fields of `Settings` without which it must not be asked."""
    make: Callable[[Settings], Geocoder]
    """A geopy geocoder, with the user agent of the settings."""
    options: Callable[[str | None], Mapping[str, Any]]
    """An ISO country code or None → further arguments of `geocode`."""
    read: Callable[[Mapping[str, Any], float, float], Online | None]
    """(a location's `raw`, its latitude, its longitude) → a place; None for what is no place (a shop, a street)."""
