"""What a person imported, kept in a folder beside the store: one folder an import, listed, taken away again.

    gazetteer/imports/0001-cod-1f2e3d4c/     import.json · places.jsonl.gz · outlines.json.gz
    gazetteer/overlay-KEY.json.gz            all of them laid over the bundle; made anew whenever one of both changes

The folders hold what the files said, row by row, so that taking one away leaves the others as if it had never been.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from footprint.errors import InputError, UnreadableFile
from footprint.gazetteer.imports.given import Given
from footprint.gazetteer.imports.outlines import outline_of, rings_of
from footprint.gazetteer.in_use import fingerprint

_WAIT_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Import:
    """One file that was imported."""

    number: int
    """Counts up, never given twice while the import is kept; `footprint gazetteer imports --remove 3`."""
    kind: str
    file: str
    """The file's own name, without its folder."""
    at: str
    """ISO 8601, UTC."""
    places: int
    new: int
    merged: int
    conflicting: int
    refused: int
    """Rows that did not go in."""
    left_out: int
    """Rows of classes that no report names, or without a point of their own."""
    digest: str = ""
    """First eight hex digits of the SHA-256 of its places."""

    @property
    def own(self) -> bool:
        """Whether it is a person's own table, whose rows win over every other."""
        return self.kind == "csv"

    @property
    def folder_name(self) -> str:
        """`0001-cod-1f2e3d4c`"""
        return f"{self.number:04d}-{self.kind}-{self.digest}"


def find_imports(folder: Path) -> list[Import]:
    """Every import, in the order in which they are laid. Raises UnreadableFile where one is broken."""
    return [_read_import(folder / "imports" / name) for name in fingerprint(folder)]


def next_number(folder: Path) -> int:
    """The number of the next import."""
    return max((each.number for each in find_imports(folder)), default=0) + 1


def read_places(folder: Path, name: str) -> list[Given]:
    """The places of the import of that name, as its file gave them. Raises UnreadableFile."""
    path = folder / "imports" / name
    try:
        lines = gzip.decompress((path / "places.jsonl.gz").read_bytes()).decode().splitlines()
        outlines = json.loads(gzip.decompress((path / "outlines.json.gz").read_bytes()))
        return [_given(json.loads(line), outlines) for line in lines]
    except (OSError, EOFError, ValueError, TypeError, KeyError) as error:
        raise _broken(path, error) from error


def digest_of(places: Sequence[Given]) -> str:
    """First eight hex digits of the SHA-256 of what is kept of places."""
    return hashlib.sha256(b"".join(_packed(places))).hexdigest()[:8]


def keep(folder: Path, kept: Import, places: Sequence[Given]) -> None:
    """Put an import on the shelf, whole or not at all. Raises InputError where the folder cannot be written to."""
    rows, outlines = _packed(places)
    parts = {
        "import.json": json.dumps(asdict(kept), ensure_ascii=False, indent=1).encode(),
        "places.jsonl.gz": rows,
        "outlines.json.gz": outlines,
    }
    target = folder / "imports"
    fresh: Path | None = None
    try:
        target.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=".new-", dir=target))
        for name, data in parts.items():
            (fresh / name).write_bytes(data)
        fresh.rename(target / kept.folder_name)
    except OSError as error:
        if fresh is not None:
            shutil.rmtree(fresh, ignore_errors=True)
        raise InputError(
            f"{folder}: the import cannot be kept ({error.strerror}); "
            "make room, or set FOOTPRINT_DATA to a folder you may write to"
        ) from error


def remove(folder: Path, number: int | None = None) -> Import:
    """Take an import away, the one that came last for None. Raises InputError where there is no such import."""
    with locked(folder):
        kept = sorted(find_imports(folder), key=lambda each: each.number)
        chosen = [each for each in kept if number in (None, each.number)]
        if not chosen:
            known = ", ".join(str(each.number) for each in kept) or "none"
            raise InputError(
                "there is no import to take away" if number is None
                else f"there is no import {number}; kept: {known}"
            )  # fmt: skip
        gone = folder / "imports" / f".gone-{chosen[-1].folder_name}"
        (folder / "imports" / chosen[-1].folder_name).rename(gone)
        shutil.rmtree(gone, ignore_errors=True)
        return chosen[-1]


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One import at a time. Raises InputError where another runs, or the folder cannot be written to."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "imports.lock", timeout=_WAIT_SECONDS):
            yield
    except Timeout as error:
        raise InputError(
            f"{folder}: another import has been running for {_WAIT_SECONDS} s; try again once it is done"
        ) from error
    except PermissionError as error:
        raise InputError(
            f"{folder}: cannot be written to; set FOOTPRINT_DATA to another"
        ) from error


def _packed(places: Iterable[Given]) -> tuple[bytes, bytes]:
    """(places as lines of JSON, outlines by id), both gzipped, the same bytes for the same places."""
    lines, outlines = [], {}
    for each in places:
        plain = asdict(replace(each, outline=None))
        plain.pop("outline")
        lines.append(json.dumps(plain, ensure_ascii=False))
        if each.outline is not None:
            outlines[each.id] = rings_of(each.outline)
    return (
        gzip.compress("\n".join(lines).encode(), mtime=0),
        gzip.compress(json.dumps(outlines).encode(), mtime=0),
    )


def _given(plain: dict[str, Any], outlines: dict[str, Any]) -> Given:
    rings = outlines.get(plain["id"])
    return Given(
        **{
            **plain,
            "names": tuple(plain["names"]),
            "units": tuple((level, words) for level, words in plain["units"]),
            "outline": outline_of(rings) if rings else None,
        }
    )


def _read_import(path: Path) -> Import:
    try:
        return Import(**json.loads((path / "import.json").read_text("utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise _broken(path, error) from error


def _broken(path: Path, error: Exception) -> UnreadableFile:
    return UnreadableFile(
        f"{path}: this import is broken ({error}); delete the folder, then import its file again"
    )
