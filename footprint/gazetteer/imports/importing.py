"""A file that a person downloaded → an import on the shelf, with what became of each of its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from footprint.errors import InputError, WrongFile
from footprint.gazetteer.gazetteer import bundled
from footprint.gazetteer.imports.checking import check_all
from footprint.gazetteer.imports.cod import iter_cod
from footprint.gazetteer.imports.events import iter_events
from footprint.gazetteer.imports.files import Part, find_parts
from footprint.gazetteer.imports.geonames import iter_geonames
from footprint.gazetteer.imports.given import Given, Refused
from footprint.gazetteer.imports.mapped import iter_mapped, read_mapping
from footprint.gazetteer.imports.merging import Laid, lay_all
from footprint.gazetteer.imports.overlay import ground_of
from footprint.gazetteer.imports.shelf import (
    Import,
    digest_of,
    find_imports,
    keep,
    locked,
    next_number,
)
from footprint.gazetteer.imports.tables import UTF8
from footprint.gazetteer.in_use import fingerprint

KINDS = {
    "geonames": "a GeoNames country dump: SY.txt or SY.zip, 19 columns",
    "cod": "OCHA COD-AB admin units or populated places: CSV, GeoJSON, shapefile (zipped or with its .dbf beside it)",
    "ucdp": "places of a UCDP GED export: CSV, .csv.gz or .zip",
    "acled": "places of an ACLED export: CSV",
    "csv": "your own places: any CSV, with a mapping (--mapping) where its columns are not called as ours",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did."""

    kept: Import
    laid: tuple[Laid, ...]
    refused: tuple[Refused, ...]

    @property
    def conflicts(self) -> list[Laid]:
        """Places that the gazetteer has elsewhere."""
        return [each for each in self.laid if each.verdict == "conflicting"]


class Progress(Protocol):
    """Shows how far an import is."""

    def __call__(self, what: str, total: int | None) -> AbstractContextManager[Callable[[], None]]:
        """A stage begins; what it gives is called once a row. `total` is None where nobody knows."""
        ...


def silent(what: str, total: int | None) -> AbstractContextManager[Callable[[], None]]:
    """A progress that nobody sees."""
    return nullcontext(lambda: None)


def import_file(
    kind: str,
    path: Path,
    folder: Path,
    at: datetime,
    *,
    mapping: Path | None = None,
    alternates: Path | None = None,
    encoding: str = UTF8,
    progress: Progress = silent,
) -> Outcome:
    """Read a file of one of `KINDS`, hold it against the gazetteer, and keep it in the shelf's `folder`.

    Rows that cannot be used are told and the rest goes in. Raises WrongFile where the file is not what it says, or was
    imported before; nothing is then taken.
    """
    if kind not in KINDS:
        raise InputError(f"unknown kind {kind!r}; known: {', '.join(KINDS)}")
    items = _read(kind, path, mapping, alternates, encoding)
    with progress(f"reading {path.name}", None) as step:
        checked = check_all(items, bundled(), path.name, step)
    with locked(folder):
        digest = digest_of(checked.places)
        for known in find_imports(folder):
            if known.digest == digest and known.kind == kind:
                raise WrongFile(
                    f"{path.name}: the same places were imported before, from {known.file} "
                    f"(import {known.number}); nothing was taken"
                )
        ground = ground_of(folder, fingerprint(folder))
        with progress("holding it against the gazetteer", len(checked.places)) as step:
            laid = lay_all(ground, checked.places, own=kind == "csv", step=step)
        done = [each for each in laid if isinstance(each, Laid)]
        refused = [*checked.refused, *(each for each in laid if isinstance(each, Refused))]
        counts = Counter(each.verdict for each in done)
        kept = Import(
            number=next_number(folder),
            kind=kind,
            file=path.name,
            at=at.isoformat(timespec="seconds"),
            places=len(done),
            new=counts["new"],
            merged=counts["merged"],
            conflicting=counts["conflicting"],
            refused=len(refused),
            left_out=checked.left_out,
            digest=digest,
        )
        keep(folder, kept, checked.places)
    return Outcome(kept, tuple(done), tuple(refused))


def _read(
    kind: str, path: Path, mapping: Path | None, alternates: Path | None, encoding: str
) -> Iterator[Given | Refused | None]:
    parts: Sequence[Part] = find_parts(path)
    if kind == "geonames":
        return iter_geonames(parts, encoding, find_parts(alternates) if alternates else ())
    if kind == "cod":
        return iter_cod(parts, encoding)
    if kind == "csv":
        return iter_mapped(parts, encoding, read_mapping(mapping), f"your file {path.name}")
    return iter_events(parts, encoding, kind)
