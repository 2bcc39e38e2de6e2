"""JSON Lines → a report a line; a file of any length, read line by line."""

from __future__ import annotations

import codecs
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from footprint.errors import EmptyReport, InputError, InvalidRecord, ReportTooLarge
from footprint.ingest.decode import check_mark, decode
from footprint.ingest.items import Arrival, Item, Refusal
from footprint.ingest.limits import MAX_REPORT_BYTES
from footprint.ingest.metadata import make_report
from footprint.ingest.source import Source
from footprint.store import Fetched

_CHUNK = 1 << 20


def read(source: Source) -> Iterator[Item]:
    """The reports of a .jsonl file."""
    first = source.stream.readline(MAX_REPORT_BYTES + 1)
    return read_stream(source.stream, source.name, source.path, first)


def read_stream(stream: BinaryIO, name: str, path: str | None, first: bytes) -> Iterator[Item]:
    """The reports of a stream whose first line was read already."""
    try:
        check_mark(first, name, path)
    except InputError as error:
        yield Refusal(name, error)
        return
    found, number, line = False, 1, first.removeprefix(codecs.BOM_UTF8)
    while line:
        where = f"{name} line {number:,}"
        if len(line) > MAX_REPORT_BYTES:
            found = True
            if not line.endswith(b"\n"):
                _skip_line(stream)
            why = f"{where}: longer than {MAX_REPORT_BYTES:,} bytes; split the report"
            yield Refusal(where, ReportTooLarge(why))
        elif line.strip():
            found = True
            yield _read_record(line, where, path)
        line = stream.readline(MAX_REPORT_BYTES + 1)
        number += 1
    if not found:
        yield Refusal(name, EmptyReport(f"{name}: the file has no record; leave it out"))


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
        pass


def _read_record(line: bytes, where: str, path: str | None) -> Item:
    try:
        record = parse(
            decode(line, where, path).rstrip(), where, "each line must be one whole JSON object"
        )
        if not isinstance(record, dict):
            kind = type(record).__name__
            raise InvalidRecord(f"{where}: a JSON {kind}, not an object with a 'text'")
        report = make_report(record, where)
    except InputError as error:
        return Refusal(where, error)
    raw = line.rstrip(b"\r\n")
    fetched = Fetched(hashlib.sha256(raw).hexdigest(), {"kind": "jsonl", "bytes": len(raw)})
    return Arrival(where, report, fetched)


def parse(text: str, where: str, way_out: str) -> Any:  # noqa: ANN401  whatever JSON holds
    """The value that a JSON text holds; a field that stands twice in an object is none.

    Raises InvalidRecord; `where` opens its message, which tells the place in the text, and `way_out` ends it.
    """

    def no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        record = dict(pairs)
        if len(record) < len(pairs):
            twin = next(key for key, count in Counter(k for k, _ in pairs).items() if count > 1)
            raise InvalidRecord(f"{where}: field {twin!r} stands there twice; keep one")
        return record

    try:
        return json.loads(text, object_pairs_hook=no_twins)
    except json.JSONDecodeError as error:
        line = f" line {error.lineno:,}," if "\n" in text else ""
        raise InvalidRecord(
            f"{where},{line} column {error.colno:,}: not JSON ({error.msg}); {way_out}"
        ) from error
    except (RecursionError, ValueError) as error:
        raise InvalidRecord(
            f"{where}: not a record (nested too deep, or a giant number)"
        ) from error
