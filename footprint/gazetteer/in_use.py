"""The bundled gazetteer with a person's imports laid over it, as reading, look-ups and the screens use it.

Imports lie in a folder beside the store (`footprint.gazetteer.imports.shelf` says how). What they come to once merged is
made when first asked for and kept there, so that a start costs no more than reading one file.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from footprint.gazetteer.fixes import Corrected, Fix
from footprint.gazetteer.gazetteer import Gazetteer, bundled
from footprint.gazetteer.index import Extra, Index
from footprint.paths import user_folder

_FOLDER = re.compile(r"(\d{4,})-([a-z]+)-([0-9a-f]{8})")
_RULES = "2"
"""Grows whenever merging changes, so that what older rules made is made anew."""

_FIXES: ContextVar[tuple[Fix, ...]] = ContextVar("corrections_of_names", default=())

Rings = list[list[list[float]]]
"""Outer rings of a unit as [lon, lat] pairs, closed; holes are left out of what is drawn."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """All imports, merged."""

    extra: Extra
    outlines: dict[str, Rings]
    """By id of the place."""


def shelf_folder() -> Path:
    """Where imports are kept. It need not be there yet."""
    return user_folder() / "gazetteer"


def fingerprint(folder: Path) -> tuple[str, ...]:
    """Names of the imports in the order in which they are laid: the same names are the same places. 20 µs."""
    try:
        with os.scandir(folder / "imports") as entries:
            names = [entry.name for entry in entries]
    except OSError:
        return ()
    found = [match for name in names if (match := _FOLDER.fullmatch(name))]
    # A person's own tables lie on top, whenever they came.
    return tuple(m[0] for m in sorted(found, key=lambda m: (m[2] == "csv", int(m[1]))))


def in_use() -> Gazetteer:
    """The bundled gazetteer with a person's imports over it, and inside `correcting` their corrections before it.

    The bundle itself where there are none. Asking costs little while nothing changed. Raises DataError for a broken
    bundle, UnreadableFile for a broken import.
    """
    folder = shelf_folder()
    names = fingerprint(folder)
    base = _laid(folder, names)[0] if names else bundled()
    fixes = _FIXES.get()
    return _corrected(base, fixes) if fixes else base


@contextmanager
def correcting(fixes: Sequence[Fix]) -> Iterator[None]:
    """Let a person's corrections of names count meanwhile, in this thread."""
    token = _FIXES.set(tuple(fixes))
    try:
        yield
    finally:
        _FIXES.reset(token)


@lru_cache(maxsize=2)
def _corrected(base: Gazetteer, fixes: tuple[Fix, ...]) -> Gazetteer:
    return Corrected(base, fixes)


def imported_places() -> frozenset[str]:
    """What imports come to, a line a place that begins with its id and a tab; empty where there are none."""
    folder = shelf_folder()
    names = fingerprint(folder)
    return frozenset(_laid(folder, names)[1].extra.places) if names else frozenset()


def outlines_in_use() -> dict[str, Rings]:
    """Outlines of units as imported, by id of the place; empty where none were."""
    folder = shelf_folder()
    names = fingerprint(folder)
    return _laid(folder, names)[1].outlines if names else {}


@lru_cache(maxsize=2)
def _laid(folder: Path, names: tuple[str, ...]) -> tuple[Gazetteer, Overlay]:
    key = hashlib.sha256("\n".join([_RULES, bundled().version, *names]).encode()).hexdigest()[:12]
    path = folder / f"overlay-{key}.json.gz"
    overlay = _read(path)
    if overlay is None:
        # Here, for it needs shapely, which a start does not.
        from footprint.gazetteer.imports.overlay import overlay_of

        overlay = overlay_of(folder, names)
        _keep(path, overlay)
    return Gazetteer(Index(extra=[overlay.extra])), overlay


def _read(path: Path) -> Overlay | None:
    """The overlay as kept; None where it is to be made."""
    try:
        kept = json.loads(gzip.decompress(path.read_bytes()))
        extra = Extra(kept["version"], tuple(kept["places"]), tuple(kept["named"]))
        return Overlay(extra, kept["outlines"])
    except (OSError, EOFError, ValueError, KeyError, TypeError):
        return None


def _keep(path: Path, overlay: Overlay) -> None:
    """Keep it for the next start, instead of older ones. A folder that cannot be written to costs only time."""
    body = {
        "version": overlay.extra.version,
        "places": overlay.extra.places,
        "named": overlay.extra.named,
        "outlines": overlay.outlines,
    }
    packed = gzip.compress(json.dumps(body, ensure_ascii=False).encode(), 6, mtime=0)
    try:
        handle, fresh = tempfile.mkstemp(prefix=".overlay-", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(packed)
        for old in path.parent.glob("overlay-*.json.gz"):
            old.unlink(missing_ok=True)
        Path(fresh).replace(path)
    except OSError:
        return
