"""An RSS or Atom feed → its entries, and each entry's own text as a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

import feedparser
from defusedxml import DefusedXmlException

from footprint.errors import EmptyReport, FileTooLarge, InputError, UnsafeFile, WrongKind
from footprint.ingest.declared import is_web_address, parse_moment
from footprint.ingest.encoding import decode_page
from footprint.ingest.items import Arrival, Doubt, Item, Notice, Refusal
from footprint.ingest.kinds.elements import iter_elements
from footprint.ingest.source import Source
from footprint.model import Report
from footprint.store import Fetched

MOST_ENTRIES = 1_000
_MOST_LISTED = 10_000
"""Entries that a feed may list at all: feedparser takes a fifth of a millisecond or more for each."""
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_ENTRY = re.compile(r"<(?:\w+:)?(?:item|entry)\b", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=[-_]|$)")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one article."""

    name: str
    """For people: the feed's name and the entry's number."""
    link: str | None
    """The article's address; http or https."""
    title: str | None
    published: datetime | None
    lines: tuple[str, ...]
    """Its own text, as far as the feed gives it: the whole article, a summary, or nothing."""
    language: str | None
    outlet: str | None
    author: str | None


def read(source: Source) -> Iterator[Item]:
    """Each entry's own text; the articles behind the links are fetched by `read_feed` alone, when asked to."""
    try:
        raw = source.read()
        entries = find_entries(raw, source)
    except InputError as error:
        yield Refusal(source.name, error)
        return
    yield from notices(entries, source.name)
    for entry in entries[:MOST_ENTRIES]:
        yield own_text(entry, raw, source)


def find_entries(raw: bytes, source: Source) -> list[Entry]:
    """The entries of a feed, in its order. Raises UnsafeFile for one that declares entities, WrongKind for none."""
    _check(raw, source.name)
    headers = (
        {"content-type": f"application/xml; charset={source.charset}"} if source.charset else {}
    )
    found = feedparser.parse(BytesIO(raw), response_headers=headers)
    if not found.get("version"):
        raise WrongKind(f"{source.name}: XML, and no feed; give the address of an RSS or Atom feed")
    feed = found.feed
    language = _LANGUAGE.match(feed.get("language") or "")
    outlet = _text(feed.get("title"))
    return [
        _entry(each, f"{source.name} entry {number:,}", language and language[0].lower(), outlet)
        for number, each in enumerate(found.entries, start=1)
    ]


def own_text(entry: Entry, raw: bytes, source: Source) -> Item:
    """The report that an entry holds by itself."""
    lines = list(entry.lines)
    if not lines:
        why = f"{entry.name}: the entry has no text of its own; fetch what it links to (--follow)"
        return Refusal(entry.name, EmptyReport(why))
    if entry.title and entry.title.casefold() not in (line.casefold() for line in lines[:2]):
        lines.insert(0, entry.title)
    doubts = () if entry.published else (Doubt("published", "the feed gives no date for it"),)
    report = Report(
        "\n".join(lines), entry.title, entry.published, entry.language, entry.outlet, entry.link
    )
    return Arrival(entry.name, report, _record(entry, raw, source, doubts), doubts)


def notices(entries: list[Entry], name: str) -> Iterator[Notice]:
    """What is to be said of a feed as a whole."""
    if not entries:
        yield Notice(name, "the feed has no entries now")
    if len(entries) > MOST_ENTRIES:
        yield Notice(name, f"{len(entries):,} entries; the first {MOST_ENTRIES:,} are taken")


def _record(entry: Entry, raw: bytes, source: Source, doubts: tuple[Doubt, ...]) -> Fetched:
    return source.record(raw, "feed", doubts, author=entry.author)


def _check(raw: bytes, name: str) -> None:
    """Raise UnsafeFile where entities are declared, which no feed needs and every bomb is made of; FileTooLarge."""
    listed = 0
    try:
        for event, element in iter_elements(raw, name):
            listed += event == "start" and element.tag.rpartition("}")[2] in ("item", "entry")
    except DefusedXmlException as error:
        raise UnsafeFile(
            f"{name}: it declares entities, as XML bombs do; it is not read"
        ) from error
    except (
        ParseError,
        ValueError,
        LookupError,
    ) as error:  # broken, as feeds often are; feedparser mends it
        text = decode_page(raw).text
        if _ENTITY.search(text):
            raise UnsafeFile(
                f"{name}: it declares entities, as XML bombs do; it is not read"
            ) from error
        listed = len(_ENTRY.findall(text))
    if listed > _MOST_LISTED:
        raise FileTooLarge(
            f"{name}: {listed:,} entries, and a feed may list {_MOST_LISTED:,}; split it"
        )


def _entry(each: Any, name: str, language: str | None, outlet: str | None) -> Entry:  # noqa: ANN401  feedparser's own
    link = (each.get("link") or "").strip()
    published = parse_moment(each.get("published") or each.get("updated") or "")
    own = each.get("source", {}).get("title") if isinstance(each.get("source"), dict) else None
    return Entry(
        name, link if is_web_address(link) else None, _text(each.get("title")), published,
        tuple(_lines(each)), language, _text(own) or outlet, _text(each.get("author")),
    )  # fmt: skip


def _lines(each: Any) -> list[str]:  # noqa: ANN401  feedparser's own
    """The longest of the texts that an entry has: its content, or its summary."""
    from footprint.ingest.page import words_of

    values = [part.get("value") or "" for part in each.get("content") or ()]
    values.append(each.get("summary") or "")
    return max((words_of(value) for value in values), key=lambda lines: sum(map(len, lines)))


def _text(value: str | None) -> str | None:
    from footprint.ingest.page import words_of

    return " ".join(words_of(value))[:500] or None if value else None
