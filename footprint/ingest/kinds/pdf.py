"""A .pdf file with a text layer → one report, a paragraph a line."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from footprint.errors import EmptyReport, FileTooLarge, InputError, UnreadableFile, UnsafeFile
from footprint.ingest.declared import parse_moment
from footprint.ingest.items import Arrival, Doubt, Item, Notice, Refusal
from footprint.ingest.source import Source
from footprint.model import Report

_PROGRAM = Path(__file__).with_name("pdf_pages.py")
_MEGABYTES = 1_500
_PATIENCE = 3
"""The wall clock may show so many times the processor's time, on a busy machine."""
_SURROGATE_OR_NUL = re.compile("[\0\ud800-\udfff]")
_FURNITURE = re.compile(r"(?:page |صفحة )?\d{1,4}(?: ?(?:/|of|من) ?\d{1,4})?", re.IGNORECASE)


def read(source: Source) -> Iterator[Item]:
    """The report of a PDF. When the file was made is no date of publication: it is offered as a guess."""
    try:
        raw = source.read()
        found = _extract(raw, source)
        lines = [line for page in found["pages"] for line in _kept(page)]
        if not lines:
            raise EmptyReport(
                f"{source.name}: no text layer in its {found['count']:,} pages, only pictures of them; "
                "run OCR over it, or type the words out"
            )
    except InputError as error:
        yield Refusal(source.name, error)
        return
    if found["count"] > len(found["pages"]):
        yield Notice(
            source.name, f"{found['count']:,} pages; the first {len(found['pages']):,} are read"
        )
    told = found["told"]
    made = parse_moment(told.get("created", ""))
    why = "a PDF does not say when it was published" + (
        f"; it was made on {made.date()}" if made else ""
    )
    doubts = (
        Doubt("published", why, made.date().isoformat() if made else None),
        Doubt("source", "a PDF names no outlet"),
    )
    fetched = source.record(
        raw,
        "pdf",
        doubts,
        author=told.get("author"),
        document_title=told.get("title"),
        pages=found["count"],
    )
    yield Arrival(source.name, Report("\n".join(lines), url=source.url), fetched, doubts)


def _kept(lines: list[str]) -> list[str]:
    """The paragraphs of a page without its number."""
    plain = [_SURROGATE_OR_NUL.sub("\ufffd", line).strip() for line in lines]
    return [line for line in plain if line and not _FURNITURE.fullmatch(line)]


def _extract(raw: bytes, source: Source) -> dict[str, Any]:
    """What `pdf_pages` finds. Raises UnreadableFile, UnsafeFile, FileTooLarge."""
    bounds = source.limits
    command = [
        sys.executable,
        "-I",
        str(_PROGRAM),
        str(bounds.pages),
        str(bounds.pdf_seconds),
        str(_MEGABYTES),
    ]
    try:
        done = subprocess.run(  # noqa: S603  our own words and numbers
            command,
            input=raw,
            capture_output=True,
            timeout=bounds.pdf_seconds * _PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_long(source) from error
    if done.returncode < 0:
        raise _too_long(source)
    try:
        found = json.loads(done.stdout)
    except ValueError as error:
        raise UnreadableFile(
            f"{source.name}: the PDF cannot be read; print it to a new PDF"
        ) from error
    if found.get("error") == "locked":
        raise UnsafeFile(f"{source.name}: locked with a password; save it without one")
    if "error" in found:
        if "MemoryError" in found["error"]:
            raise FileTooLarge(
                f"{source.name}: the PDF unpacks to more than the memory it may take; split it"
            )
        told = found["error"].split("\n")[0][:200]
        raise UnreadableFile(f"{source.name}: the PDF is broken ({told}); print it to a new PDF")
    return dict(found)


def _too_long(source: Source) -> FileTooLarge:
    return FileTooLarge(
        f"{source.name}: the PDF takes more than {source.limits.pdf_seconds} seconds to read; split it, "
        "or hand its text in as .txt"
    )
