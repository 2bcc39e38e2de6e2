"""A .docx file → the one report in it: a paragraph a line, table cells included, tracked deletions left out."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException

from footprint.errors import EmptyReport, InputError, UnreadableFile, UnsafeFile
from footprint.ingest.declared import parse_moment
from footprint.ingest.items import Arrival, Doubt, Item, Refusal
from footprint.ingest.kinds.archive import budget_of, check_member, open_zip, unpack
from footprint.ingest.kinds.elements import iter_elements
from footprint.ingest.source import Budget, Source
from footprint.model import Report

DOCUMENT = "word/document.xml"
"""The member that makes a .zip a Word document."""
_PROPERTIES = "docProps/core.xml"
_MOST = 100_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_BREAKS = {f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-", f"{_W}br": "\n", f"{_W}cr": "\n"}
_TITLES = frozenset({"Title", "العنوان"})


def read(source: Source) -> Iterator[Item]:
    """The report of a Word document. When it was written is no date of publication: it is offered as a guess."""
    try:
        raw = source.read()
        with open_zip(source) as archive:
            budget = budget_of(source)
            title, lines = _paragraphs(_part(archive, DOCUMENT, source, budget), source.name)
            told = _properties(archive, source, budget)
    except InputError as error:
        yield Refusal(source.name, error)
        return
    if not lines:
        why = f"{source.name}: the document has no words; if it holds pictures of pages, type them out"
        yield Refusal(source.name, EmptyReport(why))
        return
    written = parse_moment(told.get("created", ""))
    why = "a document does not say when it was published" + (
        f"; it was begun on {written.date()}" if written else ""
    )
    doubts = (
        Doubt("published", why, written.date().isoformat() if written else None),
        Doubt("source", "a document names no outlet"),
    )
    fetched = source.record(
        raw, "docx", doubts, author=told.get("creator"), document_title=told.get("title")
    )
    yield Arrival(source.name, Report("\n".join(lines), title), fetched, doubts)


def _part(archive: zipfile.ZipFile, name: str, source: Source, budget: Budget) -> bytes:
    try:
        info = archive.getinfo(name)
    except KeyError:
        raise UnreadableFile(
            f"{source.name}: not a Word document; save it as .docx again"
        ) from None
    check_member(info, source.name)
    return unpack(archive, info, f"{source.name} ({name})", _MOST, budget)


def _paragraphs(raw: bytes, where: str) -> tuple[str | None, list[str]]:
    """The title, where a paragraph has that style, and the lines."""
    title: str | None = None
    lines: list[str] = []
    words: list[str] = []
    style, skipped = "", 0
    try:
        for event, element in iter_elements(raw, where, forbid_dtd=True):
            tag = element.tag
            if tag in (
                f"{_W}del",
                f"{_W}moveFrom",
                "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
            ):
                skipped += 1 if event == "start" else -1
            elif skipped:
                continue
            elif event == "start":
                if tag == f"{_W}p":
                    words, style = [], ""
                elif tag == f"{_W}pStyle":
                    style = element.get(f"{_W}val") or ""
                elif tag in _BREAKS:
                    words.append(_BREAKS[tag])
            elif tag == f"{_W}t":
                words.append(element.text or "")
            elif tag == f"{_W}p":
                found = [line.strip() for line in "".join(words).split("\n") if line.strip()]
                if found and style in _TITLES and title is None:
                    title = found[0]
                lines += found
                words = []
    except DefusedXmlException as error:
        raise UnsafeFile(
            f"{where}: its XML declares entities, as bombs do; save it as .docx again"
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableFile(
            f"{where}: its XML is broken ({error}); save it as .docx again"
        ) from error
    return title, lines


def _properties(archive: zipfile.ZipFile, source: Source, budget: Budget) -> dict[str, str]:
    """Title, creator and the day it was begun, as the document has them; nothing where they are missing or broken."""
    told: dict[str, str] = {}
    names = {f"{_DC}title": "title", f"{_DC}creator": "creator", f"{_TERMS}created": "created"}
    try:
        raw = _part(archive, _PROPERTIES, source, budget)
        for event, element in iter_elements(raw, source.name, forbid_dtd=True):
            if event == "start":
                continue
            if element.tag in names and element.text and element.text.strip():
                told[names[element.tag]] = element.text.strip()[:500]
    except (InputError, DefusedXmlException, ParseError, ValueError):
        return {}
    return told
