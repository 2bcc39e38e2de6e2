"""The one store of this process and its views, for pages and routes alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from footprint import ingest
from footprint.paths import store_path
from footprint.store import Store, open_store
from footprint.view import Views


@dataclass(frozen=True, slots=True)
class Desk:
    """What every page asks."""

    store: Store
    views: Views


@lru_cache(maxsize=1)
def open_desk() -> Desk:
    """Open the store, reading the bundled reports into it where it is new. Raises StoreError."""
    store = open_store(store_path())
    ingest.first_start(store)
    return Desk(store, Views(store))
