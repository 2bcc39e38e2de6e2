"""A filter → a file of the claims that pass it, with its descriptor and citation beside it."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

from footprint.errors import OutputError
from footprint.exchange import package
from footprint.exchange.briefing import make_briefing
from footprint.exchange.formats import Format, Written, write
from footprint.filters import Filter
from footprint.store import Store
from footprint.view import Snapshot


def export(
    store: Store,
    snapshot: Snapshot,
    query: Filter,
    wanted: Format,
    path: Path,
    coarse_km: float | None = None,
) -> Written:
    """Write what passes a filter to a file, which gets its name once it is whole; `coarse_km`: see `coarsening`.

    Raises OutputError, InputError, StoreError.
    """
    if path.is_dir():
        path = path / f"footprint{wanted.suffix}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".footprint-", dir=path.parent) as folder:
            fresh = Path(folder) / path.name
            written = write(store, snapshot.select(query), wanted, fresh, coarse_km)
            at = package.now()
            resource = package.describe(fresh, wanted, query, snapshot, written, at)
            if coarse_km is not None:
                resource["points_coarsened_to_km"] = coarse_km
            fresh.replace(path)
        package.put_beside(path, resource, at)
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror}); give --out another place"
        ) from error
    return written


def export_briefing(store: Store, snapshot: Snapshot, query: Filter, path: Path) -> None:
    """Write the page to be printed. Raises OutputError, StoreError."""
    page = make_briefing(store, snapshot, query, package.now())
    try:
        path.write_text(page, "utf-8", errors="replace")
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror})") from error


def pack(
    store: Store,
    snapshot: Snapshot,
    query: Filter,
    wanted: Format,
    path: Path,
    coarse_km: float | None = None,
) -> Written:
    """As `export`, the three files in one zip archive."""
    try:
        with tempfile.TemporaryDirectory(prefix=".footprint-", dir=path.parent) as folder:
            file = Path(folder) / f"footprint{wanted.suffix}"
            written = export(store, snapshot, query, wanted, file, coarse_km)
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                for each in sorted(Path(folder).iterdir()):
                    archive.write(each, each.name)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror})") from error
    return written
