"""What a file is, by its content and its name → the module that reads it."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from footprint.errors import FootprintError, InputError, WrongKind
from footprint.ingest.items import Item, Notice, Refusal
from footprint.ingest.kinds import (
    bundle,
    feed,
    html,
    lines,
    pdf,
    plain,
    records,
    table,
    warc,
    word,
)
from footprint.ingest.kinds.sniff import Content, describe, sniff
from footprint.ingest.source import Source

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/xml", "text/xml")
_OTHER_DOCUMENTS = {
    "xl/workbook.xml": "a spreadsheet; save it as .csv",
    "ppt/presentation.xml": "a presentation; save its words as .txt",
    "mimetype": "an OpenDocument or EPUB file; save it as .docx or .txt",
}
"""Members that make an archive something else."""
Look = Content | Literal["docx", "wacz"]
_TEXTS: tuple[Look, ...] = ("text", "json", "html", "feed", "xml", "binary")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that holds reports."""

    name: str
    """For people: `a Word document`."""
    suffixes: tuple[str, ...]
    looks: tuple[Look, ...]
    """What its bytes may look like; under its name anything else is not this kind."""
    read: Callable[[Source], Iterator[Item]]
    media_types: tuple[str, ...] = ()
    """What servers call it."""
    tells: Look | None = None
    """The look that makes a file this kind whatever its name is; None where only the name can tell."""


def open_source(source: Source) -> Iterator[Item]:
    """The reports in a file of any kind. Never raises for what is in it: that is a Refusal."""
    try:
        kind = kind_of(source)
        if source.suffix and source.suffix not in kind.suffixes:
            yield Notice(source.name, f"read as what it is: {kind.name}")
        yield from kind.read(source)
    except FootprintError as error:
        yield Refusal(source.name, error)
    except (RecursionError, MemoryError) as error:
        why = f"{source.name}: nested too deep to be read ({type(error).__name__}); save it again"
        yield Refusal(source.name, InputError(why))


def kind_of(source: Source) -> Kind:
    """The kind of a file: between texts its name decides, or what a server calls it; its content everywhere else.

    Raises WrongKind for what holds no reports, or is not what its name says.
    """
    head = source.head()
    look = _look(sniff(head), source)
    named = _by_suffix().get(source.suffix) or _by_media_type().get(source.media_type or "")
    if named is not None and look in named.looks:
        return named
    found = next((kind for kind in _kinds() if kind.tells == look), None)
    if found is not None and (look != "text" or not source.suffix):
        return found
    if named is not None and look in _TEXTS:
        raise WrongKind(
            f"{source.name}: not {named.name}, as its name says, but {describe(head)}; "
            "save it again, or name it .txt if it is text"
        )
    told = describe(head)
    way_out = "" if ";" in told else f"; what is read: {', '.join(sorted(suffixes()))}"
    raise WrongKind(f"{source.name}: {told}, which is not read by that name{way_out}")


@lru_cache(maxsize=1)
def suffixes() -> frozenset[str]:
    """The ends of names of all files that are read."""
    return frozenset(_by_suffix())


def _open_zip(source: Source) -> Iterator[Item]:
    return bundle.read(source, open_source, suffixes())


def _open_warc(source: Source) -> Iterator[Item]:
    return warc.read(source, open_source)


def _open_wacz(source: Source) -> Iterator[Item]:
    return warc.read_wacz(source, open_source)


@lru_cache(maxsize=1)
def _kinds() -> tuple[Kind, ...]:
    return (
        Kind("a text", (".txt",), _TEXTS, plain.read, ("text/plain",), "text"),
        Kind("JSON Lines", (".jsonl", ".ndjson"), _TEXTS, lines.read, ("application/x-ndjson",)),
        Kind("JSON", (".json",), _TEXTS, records.read, ("application/json",), "json"),
        Kind("a table", (".csv", ".tsv"), _TEXTS, table.read, ("text/csv",)),
        Kind(
            "a web page",
            (".html", ".htm", ".xhtml"),
            ("html", "text", "xml", "json"),
            html.read,
            ("text/html", "application/xhtml+xml"),
            "html",
        ),
        Kind("a PDF", (".pdf",), ("pdf",), pdf.read, ("application/pdf",), "pdf"),
        Kind("a Word document", (".docx",), ("docx",), word.read, (_DOCX,), "docx"),
        Kind("a feed", (".xml", ".rss", ".atom"), _TEXTS, feed.read, _FEEDS, "feed"),
        Kind(
            "a web archive",
            (".warc", ".warc.gz"),
            ("warc",),
            _open_warc,
            ("application/warc",),
            "warc",
        ),
        Kind("a web archive", (".wacz",), ("wacz",), _open_wacz, ("application/wacz",), "wacz"),
        Kind("a ZIP archive", (".zip",), ("zip",), _open_zip, ("application/zip",), "zip"),
    )


@lru_cache(maxsize=1)
def _by_suffix() -> dict[str, Kind]:
    return {suffix: kind for kind in _kinds() for suffix in kind.suffixes}


@lru_cache(maxsize=1)
def _by_media_type() -> dict[str, Kind]:
    return {media_type: kind for kind in _kinds() for media_type in kind.media_types}


def _begins_as_warc(source: Source) -> bool:
    try:
        return (
            zlib.decompressobj(zlib.MAX_WBITS | 16)
            .decompress(source.head(), 16)
            .startswith(b"WARC/")
        )
    except zlib.error:
        return False


def _look(content: Content, source: Source) -> Look:
    """What a file looks like; an archive by its members, and what is compressed by what comes out of it."""
    if content == "gzip":
        return "warc" if _begins_as_warc(source) else "gzip"
    if content != "zip":
        return content
    try:
        with zipfile.ZipFile(source.stream) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        names = set()
    source.stream.seek(0)
    if word.DOCUMENT in names:
        return "docx"
    if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
        return "wacz"
    for member, told in _OTHER_DOCUMENTS.items():
        if member in names:
            raise WrongKind(f"{source.name}: {told}")
    if source.suffix == ".docx":
        raise WrongKind(f"{source.name}: broken, or no Word document; save it as .docx again")
    return "zip"
