"""Paths that a person gave → the reports in them, one after the other, and what is to be said of the rest."""

from __future__ import annotations

import codecs
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from footprint.errors import (
    EmptyReport,
    FootprintError,
    InputError,
    InvalidRecord,
    ReportTooLarge,
    UnreadableFile,
)
from footprint.ingest.decode import check_mark, decode
from footprint.ingest.metadata import make_report
from footprint.model import Report

MAX_REPORT_BYTES = 5_000_000
"""The longest report: a .txt file, or a line of a .jsonl file, which itself may be of any length."""
STANDARD_INPUT = "-"
_STANDARD_INPUT_NAME = "standard input"
_SUFFIXES = (".txt", ".jsonl")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report that can be read."""

    name: str
    """Where it came from, for people: a path, or path and line ("wires.jsonl line 12")."""
    report: Report


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something handed in that cannot be used."""

    name: str
    error: FootprintError
    """Its message opens with the name, and says what to do."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know, and no failure."""

    name: str
    words: str


Item = Arrival | Refusal | Notice


def iter_reports(
    paths: Iterable[str], published: datetime | None = None, stdin: BinaryIO | None = None
) -> Iterator[Item]:
    """Every report in some files and folders (`-` is standard input), in a fixed order, read when it is asked for.

    `published` is taken for reports that come without a date of their own. The same words a second time are a Notice.
    Never raises for what is in a file: that is a Refusal, and the others go on.
    """
    seen: dict[str, str] = {}
    for item in chain.from_iterable(_open_path(path, stdin) for path in paths):
        if not isinstance(item, Arrival):
            yield item
            continue
        report_id = item.report.id
        if report_id in seen:
            yield Notice(item.name, f"the same words as {seen[report_id]}; read once")
            continue
        seen[report_id] = item.name
        if published is not None and item.report.published is None:
            item = replace(item, report=replace(item.report, published=published))
        yield item


def _open_path(path: str, stdin: BinaryIO | None) -> Iterator[Item]:
    if path == STANDARD_INPUT:
        return _read_stream(stdin or sys.stdin.buffer, _STANDARD_INPUT_NAME, is_jsonl=None)
    if os.path.isdir(path):
        return _walk(path)
    return _read_file(path)


def _walk(folder: str) -> Iterator[Item]:
    """The .txt and .jsonl files below a folder, sorted; hidden ones and links to folders are left alone."""
    others: Counter[str] = Counter()
    faults: list[OSError] = []
    found = 0
    for at, folders, files in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.startswith("."):
                continue
            if name.lower().endswith(_SUFFIXES):
                found += 1
                yield from _read_file(os.path.join(at, name))
            else:
                others[Path(name).suffix.lower() or name] += 1
    for fault in faults:
        yield _unreadable(str(fault.filename), fault)
    if others:
        kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(others.items()))
        yield Notice(folder, f"left alone: {kinds} (only .txt and .jsonl are read)")
    if not found:
        error = UnreadableFile(f"{folder}: no .txt or .jsonl file in this folder; give another")
        yield Refusal(folder, error)


def _read_file(path: str) -> Iterator[Item]:
    if not path.lower().endswith(_SUFFIXES):
        what = "no such file" if not os.path.exists(path) else "neither .txt nor .jsonl"
        way_out = "check the path" if not os.path.exists(path) else "rename it if it is text"
        yield Refusal(path, UnreadableFile(f"{path}: {what}; {way_out}"))
        return
    try:
        with open(path, "rb") as stream:
            yield from _read_stream(stream, path, is_jsonl=path.lower().endswith(".jsonl"))
    except OSError as error:
        yield _unreadable(path, error)


def _unreadable(path: str, error: OSError) -> Refusal:
    return Refusal(
        path,
        UnreadableFile(f"{path}: cannot be read ({error.strerror}); check the path and its rights"),
    )


def _read_stream(stream: BinaryIO, name: str, is_jsonl: bool | None) -> Iterator[Item]:
    """The reports of a stream; where nobody said what it is, one that opens with `{` is JSONL."""
    first = stream.readline(MAX_REPORT_BYTES + 1)
    if is_jsonl is None:
        is_jsonl = first.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{")
    if is_jsonl:
        yield from _read_lines(stream, first, name)
    else:
        yield _read_text(stream, first, name)


def _file_of(name: str) -> str | None:
    return None if name == _STANDARD_INPUT_NAME else name


def _read_text(stream: BinaryIO, first: bytes, name: str) -> Item:
    raw = first + stream.read(max(MAX_REPORT_BYTES + 1 - len(first), 0))
    try:
        if len(raw) > MAX_REPORT_BYTES:
            raise ReportTooLarge(
                f"{name}: {_size(stream)}a report may have up to {MAX_REPORT_BYTES:,} bytes; "
                "split it, or hand its reports in as .jsonl, one a line"
            )
        text = decode(raw, name, _file_of(name))
        if not text.strip():
            raise EmptyReport(f"{name}: the file has no words; leave it out, or put the report in")
        return Arrival(name, Report(text))
    except InputError as error:
        return Refusal(name, error)


def _size(stream: BinaryIO) -> str:
    if not stream.seekable():
        return ""
    return f"{stream.seek(0, os.SEEK_END):,} bytes; "


def _read_lines(stream: BinaryIO, first: bytes, name: str) -> Iterator[Item]:
    try:
        check_mark(first, name, _file_of(name))
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
            yield _read_record(line, where, _file_of(name))
        line = stream.readline(MAX_REPORT_BYTES + 1)
        number += 1
    if not found:
        yield Refusal(name, EmptyReport(f"{name}: the file has no record; leave it out"))


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
        pass


def _read_record(line: bytes, where: str, file: str | None) -> Item:
    try:
        record = _parse(decode(line, where, file), where)
        return Arrival(where, make_report(record, where))
    except InputError as error:
        return Refusal(where, error)


def _parse(line: str, where: str) -> dict[str, Any]:
    def no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        record = dict(pairs)
        if len(record) < len(pairs):
            twin = next(key for key, count in Counter(k for k, _ in pairs).items() if count > 1)
            raise InvalidRecord(f"{where}: field {twin!r} stands there twice; keep one")
        return record

    try:
        record = json.loads(line.rstrip(), object_pairs_hook=no_twins)
    except json.JSONDecodeError as error:
        raise InvalidRecord(
            f"{where}, column {error.colno:,}: not JSON ({error.msg}); "
            "each line must be one whole JSON object"
        ) from error
    except (RecursionError, ValueError) as error:
        raise InvalidRecord(
            f"{where}: not a record (nested too deep, or a giant number)"
        ) from error
    if not isinstance(record, dict):
        raise InvalidRecord(f"{where}: a JSON {type(record).__name__}, not an object with a 'text'")
    return record
