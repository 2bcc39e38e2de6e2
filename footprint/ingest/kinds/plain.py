"""A text file → one report, to the letter."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from typing import BinaryIO

from footprint.errors import EmptyReport, InputError, ReportTooLarge
from footprint.ingest.decode import decode
from footprint.ingest.items import Arrival, Item, Refusal
from footprint.ingest.limits import MAX_REPORT_BYTES
from footprint.ingest.source import Source
from footprint.model import Report
from footprint.store import Fetched


def read(source: Source) -> Iterator[Item]:
    """The report in a .txt file."""
    yield read_stream(source.stream, source.name, source.path, came=dict(source.came))


def read_stream(
    stream: BinaryIO,
    name: str,
    path: str | None,
    first: bytes = b"",
    came: dict[str, object] | None = None,
) -> Item:
    """The report in a stream of which `first` was read already."""
    raw = first + stream.read(max(MAX_REPORT_BYTES + 1 - len(first), 0))
    try:
        if len(raw) > MAX_REPORT_BYTES:
            raise ReportTooLarge(
                f"{name}: {_size(stream)}a report may have up to {MAX_REPORT_BYTES:,} bytes; "
                "split it, or hand its reports in as .jsonl, one a line"
            )
        text = decode(raw, name, path)
        if not text.strip():
            raise EmptyReport(f"{name}: the file has no words; leave it out, or put the report in")
    except InputError as error:
        return Refusal(name, error)
    fetched = None
    if came:
        detail = {"kind": "text", "bytes": len(raw), **came}
        fetched = Fetched(hashlib.sha256(raw).hexdigest(), detail)
    return Arrival(name, Report(text), fetched)


def _size(stream: BinaryIO) -> str:
    if not stream.seekable():
        return ""
    return f"{stream.seek(0, os.SEEK_END):,} bytes; "
