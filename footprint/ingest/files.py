"""Paths that a person gave → the reports in them, one after the other, and what is to be said of the rest."""

from __future__ import annotations

import codecs
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from footprint.errors import FileTooLarge, UnreadableFile
from footprint.ingest.items import Arrival, Item, Notice, Refusal, list_kinds
from footprint.ingest.kinds import lines, plain
from footprint.ingest.kinds.registry import open_source, suffixes
from footprint.ingest.kinds.sniff import sniff
from footprint.ingest.limits import MAX_REPORT_BYTES, Limits, get_limits
from footprint.ingest.source import Source, source_of, suffix_of
from footprint.ingest.web.fetching import Fetcher, fetch, is_address

STANDARD_INPUT = "-"
_STANDARD_INPUT_NAME = "standard input"
_TEXTS = ("text", "json", "html", "feed", "xml", "binary")


def iter_reports(
    sources: Iterable[str],
    published: datetime | None = None,
    stdin: BinaryIO | None = None,
    limits: Limits | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Item]:
    """Every report in some files, folders and addresses (`-` is standard input), in that order, read when asked for.

    `published` is taken for reports that come without a date of their own. The same words a second time are a Notice.
    Never raises for what is in a file: that is a Refusal, and the others go on. Raises InputError for a wrong setting.
    """
    bounds = limits or get_limits()
    fetcher = fetcher or Fetcher(limits=bounds)
    opened = (
        fetch(source, bounds, fetcher) if is_address(source) else open_path(source, bounds, stdin)
        for source in sources
    )
    return sift(chain.from_iterable(opened), published)


def open_upload(name: str, data: bytes, limits: Limits | None = None) -> Iterator[Item]:
    """The reports in a file that somebody sends, named as it was where it came from; nothing of it is unpacked to disk.

    Of the name only the last part is kept. Never raises for what is in it. Raises InputError for a wrong setting.
    """
    bounds = limits or get_limits()
    shown = name.replace("\\", "/").rsplit("/", 1)[-1] or "upload"
    if len(data) > bounds.file_bytes:
        error = FileTooLarge(
            f"{shown}: {len(data):,} bytes; a file may have {bounds.file_bytes:,}: split it, or raise "
            "FOOTPRINT_MAX_FILE_MB"
        )
        return iter([Refusal(shown, error)])
    return sift(open_source(source_of(shown, data, bounds)))


def sift(items: Iterable[Item], published: datetime | None = None) -> Iterator[Item]:
    """The items with each report once, dated `published` where it has no date of its own."""
    seen: dict[str, str] = {}
    for item in items:
        if not isinstance(item, Arrival):
            yield item
            continue
        report_id = item.report.id
        if report_id in seen:
            yield Notice(item.name, f"the same words as {seen[report_id]}; read once")
            continue
        seen[report_id] = item.name
        if published is not None and item.report.published is None:
            doubts = tuple(doubt for doubt in item.doubts if doubt.field != "published")
            report = replace(item.report, published=published)
            item = replace(item, report=report, doubts=doubts)
        yield item


def open_path(path: str, limits: Limits, stdin: BinaryIO | None = None) -> Iterator[Item]:
    """The reports in a file, a folder or standard input."""
    if path == STANDARD_INPUT:
        return _read_stdin(stdin or sys.stdin.buffer, limits)
    if os.path.isdir(path):
        return _walk(path, limits)
    return _read_file(path, limits)


def _walk(folder: str, limits: Limits) -> Iterator[Item]:
    """The files below a folder that can be read, sorted; hidden ones and links to folders are left alone."""
    others: Counter[str] = Counter()
    faults: list[OSError] = []
    found = 0
    for at, folders, files in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.startswith("."):
                continue
            if suffix_of(name) in suffixes():
                found += 1
                yield from _read_file(os.path.join(at, name), limits)
            else:
                others[Path(name).suffix.lower() or name] += 1
    for fault in faults:
        yield _unreadable(str(fault.filename), fault)
    kinds = ", ".join(sorted(suffixes()))
    if others:
        yield Notice(folder, f"left alone: {list_kinds(others.items())} (what is read: {kinds})")
    if not found:
        error = UnreadableFile(
            f"{folder}: no file in this folder is one that is read ({kinds}); give another"
        )
        yield Refusal(folder, error)


def _read_file(path: str, limits: Limits) -> Iterator[Item]:
    if not os.path.exists(path):
        yield Refusal(path, UnreadableFile(f"{path}: no such file; check the path"))
        return
    try:
        with open(path, "rb") as stream:
            yield from open_source(Source(path, stream, limits, suffix_of(path), path=path))
    except OSError as error:
        yield _unreadable(path, error)


def _unreadable(path: str, error: OSError) -> Refusal:
    return Refusal(
        path,
        UnreadableFile(f"{path}: cannot be read ({error.strerror}); check the path and its rights"),
    )


def _read_stdin(stream: BinaryIO, limits: Limits) -> Iterator[Item]:
    """The reports of standard input: records where it opens with `{`, line by line; a file of another kind; else a text."""
    first = stream.readline(MAX_REPORT_BYTES + 1)
    name = _STANDARD_INPUT_NAME
    if first.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{"):
        yield from lines.read_stream(stream, name, None, first)
    elif sniff(first) in _TEXTS:
        yield plain.read_stream(stream, name, None, first)
    else:
        raw = first + stream.read(limits.file_bytes + 1 - len(first))
        yield from open_source(Source(name, BytesIO(raw), limits))
