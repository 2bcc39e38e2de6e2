"""A feed, by its address or as a file → its entries as reports; what they link to is fetched where that was asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from footprint.errors import InputError, UnreadableFile
from footprint.ingest.files import sift
from footprint.ingest.items import Arrival, Item, Notice, Refusal
from footprint.ingest.kinds import feed
from footprint.ingest.kinds.registry import open_source
from footprint.ingest.limits import Limits, get_limits
from footprint.ingest.source import Source
from footprint.ingest.source import source_of as source_of_bytes
from footprint.ingest.web.addresses import shown
from footprint.ingest.web.fetching import FEEDS, PAGES, Fetcher, is_address, source_of


def read_feed(
    source: str,
    follow: bool = False,
    limits: Limits | None = None,
    fetcher: Fetcher | None = None,
    known: Collection[str] = (),
) -> Iterator[Item]:
    """The entries of a feed at an address or a path, each report once.

    Each gives its own text; with `follow` the page it links to, and its own text where that cannot be had. Links in
    `known` are not asked again. Never raises for what is there.
    """
    fetcher = fetcher or Fetcher(limits=limits or get_limits())
    return sift(_read(source, follow, fetcher, known))


def _read(source: str, follow: bool, fetcher: Fetcher, known: Collection[str]) -> Iterator[Item]:
    try:
        opened = _open(source, fetcher)
        raw = opened.read()
        entries = feed.find_entries(raw, opened)
    except InputError as error:
        yield Refusal(shown(source) if is_address(source) else source, error)
        return
    yield from feed.notices(entries, opened.name)
    asked: set[str] = set()
    skipped = 0
    for entry in entries[: feed.MOST_ENTRIES]:
        if entry.link and entry.link in known:
            skipped += 1
        elif entry.link and entry.link in asked:
            yield Notice(entry.name, f"links to {shown(entry.link)} again; taken once")
        else:
            asked.add(entry.link or "")
            yield from (
                _follow(entry, raw, opened, fetcher)
                if follow
                else [feed.own_text(entry, raw, opened)]
            )
    if skipped:
        yield Notice(opened.name, f"{skipped:,} entries are kept already")


def _open(source: str, fetcher: Fetcher) -> Source:
    """The bytes of a feed. Raises InputError."""
    if is_address(source):
        return source_of(fetcher.get(source, (*FEEDS, *PAGES)), fetcher.limits)
    try:
        with open(source, "rb") as stream:
            raw = stream.read(fetcher.limits.file_bytes + 1)
    except OSError as error:
        why = f"{source}: cannot be read ({error.strerror}); give a feed's address, or its file"
        raise UnreadableFile(why) from error
    return source_of_bytes(source, raw, fetcher.limits)


def _follow(entry: feed.Entry, raw: bytes, opened: Source, fetcher: Fetcher) -> Iterator[Item]:
    """The page that an entry links to, dated by the feed where it does not date itself; else the entry's own text."""
    own = feed.own_text(entry, raw, opened)
    if entry.link is None:
        yield own
        return
    try:
        items = list(open_source(source_of(fetcher.get(entry.link), fetcher.limits)))
    except InputError as error:
        items = [Refusal(shown(entry.link), error)]
    refused = [item for item in items if isinstance(item, Refusal)]
    if refused and isinstance(own, Arrival):
        yield Notice(
            entry.name,
            f"its own text is taken, since the page was not to be had: {refused[0].error}",
        )
        yield own
        return
    for item in items:
        yield _completed(item, entry) if isinstance(item, Arrival) else item


def _completed(item: Arrival, entry: feed.Entry) -> Arrival:
    """A page with what only the feed knows of it."""
    report = item.report
    settled = {
        field
        for field, unsure in (
            ("published", item.get_doubt("published") and entry.published),
            ("source", item.get_doubt("source") and entry.outlet),
        )
        if unsure
    }
    if "published" in settled:
        report = replace(report, published=entry.published)
    if "source" in settled:
        report = replace(report, source=entry.outlet)
    doubts = tuple(doubt for doubt in item.doubts if doubt.field not in settled)
    return replace(item, report=report, doubts=doubts)
