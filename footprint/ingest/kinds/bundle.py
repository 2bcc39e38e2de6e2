"""A .zip of files → the reports in all of them."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO

from footprint.errors import InputError, UnreadableFile, UnsafeFile
from footprint.ingest.items import Item, Notice, Refusal, list_kinds
from footprint.ingest.kinds.archive import budget_of, check_member, name_of, open_zip, unpack
from footprint.ingest.source import Budget, Source, suffix_of

_SHOWN = 200
"""Letters of a member's name that messages show."""


def read(
    source: Source, open_member: Callable[[Source], Iterator[Item]], suffixes: frozenset[str]
) -> Iterator[Item]:
    """The reports of every member that has one of the suffixes, in the archive's order; the others are counted.

    A member that cannot be used is a Refusal, and the next goes on; once the archive has unpacked to more than it may,
    it ends.
    """
    try:
        if source.depth >= source.limits.depth:
            raise UnsafeFile(
                f"{source.name}: an archive in an archive in an archive; unpack the outer one"
            )
        budget = budget_of(source)
        archive = open_zip(source)
    except InputError as error:
        yield Refusal(source.name, error)
        return
    others: Counter[str] = Counter()
    found = 0
    with archive:
        for info in archive.infolist():
            name = name_of(info)
            if name.endswith("/") or _is_hidden(name):
                continue
            if suffix_of(name) not in suffixes:
                others[suffix_of(name) or name[:_SHOWN]] += 1
                continue
            found += 1
            yield from _read_member(source, archive, info, name, budget, open_member)
            if budget.left < 0:
                return
    if others:
        yield Notice(source.name, f"left alone: {list_kinds(others.items())}")
    if not found:
        why = f"{source.name}: no file in the archive is one that is read; give another"
        yield Refusal(source.name, UnreadableFile(why))


def _read_member(
    source: Source,
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    name: str,
    budget: Budget,
    open_member: Callable[[Source], Iterator[Item]],
) -> Iterator[Item]:
    where = f"{source.name} / {name[:_SHOWN]}"
    try:
        check_member(info, where)
        raw = unpack(archive, info, where, source.limits.file_bytes, budget)
    except InputError as error:
        yield Refusal(where, error)
        return
    yield from open_member(
        replace(
            source, name=where, stream=BytesIO(raw), suffix=suffix_of(name), path=None, media_type=None,
            came={**source.came, "member": name}, depth=source.depth + 1, budget=budget,
        )
    )  # fmt: skip


def _is_hidden(name: str) -> bool:
    """What systems put into archives beside the files."""
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "__MACOSX" or any(part.startswith(".") and part.strip(".") for part in parts)
