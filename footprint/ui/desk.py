"""The one store of this process and its views, for pages and routes alike."""

from __future__ import annotations

import gzip
import shutil
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from footprint import ingest
from footprint.access import Service
from footprint.ingest.bundled import load_bundled
from footprint.paths import REPORTS, store_where
from footprint.presence import Evidence, pack_evidence, read_evidence
from footprint.store import Store, open_store
from footprint.store.database import Closing
from footprint.ui.guarding import current_person, get_access
from footprint.view import Snapshot, Views


class TimedViews(Views):
    """Views that know when the latest snapshot was read."""

    _latest: tuple[Snapshot, float] | None = None

    def current(self) -> Snapshot:
        """The snapshot of the store as it is now. May raise StoreError."""
        snapshot = super().current()
        if self._latest is None or self._latest[0] is not snapshot:
            self._latest = (snapshot, time.monotonic())
        return snapshot

    def peek(self) -> tuple[Snapshot, float] | None:
        """The snapshot that was read last, and how many seconds ago; None before the first. Reads nothing."""
        latest = self._latest
        return (latest[0], time.monotonic() - latest[1]) if latest else None


@dataclass(frozen=True, slots=True)
class Desk:
    """What every page asks."""

    store: Store
    views: TimedViews
    service: Service
    """Whoever wants to write asks here."""
    held: Closing
    """Asks nothing; see `Database.hold_open`."""


class Once:
    """A function without arguments, called once whoever asks at the same time; one that raised is called again."""

    def __init__(self, make: Callable[[], Desk]) -> None:
        """Nothing is made before somebody asks."""
        self._make = make
        self._made: Desk | None = None
        self._lock = threading.Lock()

    def __call__(self) -> Desk:
        """What was made."""
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made

    def cache_clear(self) -> None:
        """Make it anew the next time."""
        with self._lock:
            if self._made is not None:
                self._made.held.close()
            self._made = None


@Once
def open_desk() -> Desk:
    """Open the store, reading the bundled reports into it where it is new; in public mode for reading only.

    Raises StoreError, UnsafeStart.
    """
    access = get_access()
    store = open_store(store_where(), read_only=access.mode == "public")
    if not store.is_read_only:
        ingest.first_start(store)
    return Desk(store, TimedViews(store), Service(store, access), store.database.hold_open())


_beside: list[Desk] = []
"""Desks on other stores than the own."""


def keep_beside(other: Desk) -> None:
    """Let the browser ask for snapshots of another store too."""
    _beside.append(other)


def forget_beside(other: Desk) -> None:
    """That store is no longer asked."""
    _beside.remove(other)


def find_snapshot(name: str) -> Snapshot | None:
    """The snapshot of a hash, of whichever store, while it is among its last few."""
    found = (each.views.get(name) for each in (open_desk(), *_beside))
    return next(filter(None, found), None)


def _store_of(snapshot: Snapshot) -> Store:
    """The store that a snapshot was built from."""
    other = next((each for each in _beside if each.views.get(snapshot.hash) is snapshot), None)
    return (other or open_desk()).store


def analyst_name() -> str:
    """Under whose name a decision made at this page is kept. Raises NotAllowed where its reader may make none."""
    return open_desk().service.reviewing(current_person())[1]


def evidence_of(snapshot: Snapshot) -> Evidence:
    """What the presence claims of a snapshot say, read once. May raise StoreError."""
    with _reading_evidence:
        return _read_evidence(snapshot)


_reading_evidence = threading.Lock()


@lru_cache(maxsize=2)
def _read_evidence(snapshot: Snapshot) -> Evidence:
    return read_evidence(_store_of(snapshot), snapshot)


@lru_cache(maxsize=2)
def packed_evidence(snapshot: Snapshot) -> bytes:
    """The evidence of a snapshot as the browser reads it, compressed. May raise StoreError."""
    return gzip.compress(pack_evidence(evidence_of(snapshot)), compresslevel=5, mtime=0)


def count_examples(revision: int) -> int:
    """How many reports there are, where all of them came with footprint; else 0. Raises StoreError, DataError.

    `revision` is the store's: while it stays, the answer does.
    """
    return _count_examples(open_desk().store.name, revision)


@lru_cache(maxsize=4)
def _count_examples(where: str, revision: int) -> int:
    paths, store = list(REPORTS.glob("*.txt")), open_desk().store
    if store.count_reports() > len(paths):
        return 0
    bundled = {load_bundled(path).id for path in paths}
    kept = {entry.id for entry in store.reports()}
    return len(kept) if kept <= bundled else 0


def ingest_command() -> str:
    """What to type, from the folder that footprint was started in, to add a file."""
    return f"{_command()} ingest FILE"


def import_command() -> str:
    """What to type to add places from a file."""
    return f"{_command()} gazetteer import KIND FILE"


@lru_cache(maxsize=1)
def _command() -> str:
    name = "footprint"
    beside = Path(sys.executable).parent / name
    if shutil.which(name) is None and beside.is_file() and beside.is_relative_to(Path.cwd()):
        name = str(beside.relative_to(Path.cwd()))
    return name
