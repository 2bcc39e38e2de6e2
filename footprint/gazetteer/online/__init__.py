"""Online look-up of names, by geopy: opt-in, one question at a time, with the service's terms in sight."""

from __future__ import annotations

import os
import pkgutil
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module

from footprint.errors import InputError
from footprint.gazetteer.online import services
from footprint.gazetteer.online.look_up import Cache, Forgetful, LookUp
from footprint.gazetteer.online.service import Online, Service, Settings

__all__ = [
    "Cache",
    "Forgetful",
    "LookUp",
    "Online",
    "Service",
    "Settings",
    "chosen_service",
    "find_services",
    "get_service",
    "settings_from",
]


@lru_cache(maxsize=1)
def find_services() -> dict[str, Service]:
    """Every service by its name: one a module of `services/`."""
    names = sorted(module.name for module in pkgutil.iter_modules(services.__path__))
    found = (import_module(f"{services.__name__}.{name}").SERVICE for name in names)
    return {service.name: service for service in found}


def get_service(name: str) -> Service:
    """The service of that name. Raises InputError for one that is unknown."""
    service = find_services().get(name.strip().lower())
    if service is None:
        raise InputError(
            f"no online service is called {name!r}; known: {', '.join(find_services())}"
        )
    return service


def settings_from(environment: Mapping[str, str] = os.environ) -> Settings:
    """What a person set: FOOTPRINT_ONLINE_CONTACT, _USER, _SERVER (`https://host`, or `http://host:port`)."""
    scheme, _, server = environment.get("FOOTPRINT_ONLINE_SERVER", "").rpartition("://")
    return Settings(
        contact=environment.get("FOOTPRINT_ONLINE_CONTACT", ""),
        username=environment.get("FOOTPRINT_ONLINE_USER", ""),
        server=server.strip("/"),
        scheme=scheme or "https",
    )


def chosen_service(environment: Mapping[str, str] = os.environ) -> Service | None:
    """The service that a person chose for the page (FOOTPRINT_ONLINE); None by default: nothing is asked."""
    name = environment.get("FOOTPRINT_ONLINE", "")
    return get_service(name) if name else None
