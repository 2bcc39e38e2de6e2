"""What is new for a filter → an Atom feed, or a digest to be read or mailed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import urlencode
from xml.sax.saxutils import escape, quoteattr

from footprint.exchange.cells import clean_xml
from footprint.exchange.facts import main_place, name_of, quote_of
from footprint.filters import Filter
from footprint.store import Outgoing, Store
from footprint.view import Snapshot

_MARK_UP = re.compile(r"[\\`\[\]<>&*!|~$]|(?<!\w)_|_(?!\w)")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
MOST = 100
"""Entries of a feed: those that came last."""


def find_new(
    store: Store, snapshot: Snapshot, query: Filter, since: datetime | None = None, most: int = MOST
) -> list[Outgoing]:
    """The claims that pass a filter and were kept after a moment, those kept last first; at most so many."""
    numbers = sorted((int(n) for n in snapshot.select(query).claims), reverse=True)
    if since is None:
        return list(store.leaving(numbers[:most]))
    # Numbers grow with time: what was kept before the moment ends the search.
    found: list[Outgoing] = []
    for start in range(0, len(numbers), most):
        for each in store.leaving(numbers[start : start + most]):
            if datetime.fromisoformat(each.kept_at) <= since:
                return found
            found.append(each)
            if len(found) == most:
                return found
    return found


def make_feed(new: Sequence[Outgoing], query: Filter, address: str, page: str) -> str:
    """An Atom 1.0 feed (RFC 4287). `address` is its own, `page` that of the map, which each entry opens at its claim."""
    updated = new[0].kept_at if new else datetime(1970, 1, 1, tzinfo=UTC).isoformat()
    told = urlencode(query.to_query())
    entries = "".join(_entry(each, page) for each in new)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>{_text(f'footprint: {told or chr(0x2217)}')}</title>\n"
        f"<id>{_text(f'urn:footprint:feed:{told}')}</id>\n"
        f"<updated>{updated}</updated>\n<author><name>footprint</name></author>\n"
        f'<link rel="self" href={quoteattr(clean_xml(address))}/>\n'
        f"{entries}</feed>\n"
    )


def _entry(each: Outgoing, page: str) -> str:
    source = " · ".join(filter(None, (each.source, each.title)))
    return (
        f"<entry><id>urn:footprint:claim:{each.report_id[:16]}:{each.number}</id>"
        f"<title>{_text(headline(each))}</title><updated>{each.kept_at}</updated>"
        f"<link href={quoteattr(f'{page}?claim={each.number}')}/>"
        f'<content type="text">{_text(f"“{quote_of(each.body)}” {source}")}</content></entry>\n'
    )


def make_digest(new: Sequence[Outgoing], query: Filter, since: datetime | None) -> str:
    """The same as plain text in Markdown: a line for each claim, with its words, its source and its grade."""
    told = urlencode(query.to_query())
    span = f" since {since:%Y-%m-%d %H:%M %Z}" if since else ""
    count = f"{len(new)} new claim{'' if len(new) == 1 else 's'}{span}"
    lines = [f"# {count}", "", f"Filter: {told or 'everything'}", ""]
    for each in new:
        source = ", ".join(filter(None, (each.source, (each.published or "")[:10], each.url)))
        lines += [
            f"- **{_plain(headline(each))}** ({each.certainty.replace('_', ' ')})",
            f"  “{_plain(quote_of(each.body))}”",
            f"  {_plain(source)}".rstrip(),
        ]
    return "\n".join(lines).rstrip() + "\n"


def _plain(words: str) -> str:
    """What a report says as a line of Markdown: no mark-up, no HTML, and nothing that a terminal would take for an order."""
    line = _CONTROL.sub("\ufffd", " ".join(words.split()))
    return _MARK_UP.sub(r"\\\g<0>", line)


def headline(each: Outgoing) -> str:
    """What, who, where and when, in a line."""
    body = each.body
    place, when = main_place(body), body["date"]
    who = ", ".join(dict.fromkeys(name_of(actor["id"]) for actor in body["actors"]))
    days = when["start"] or "undated"
    if when["end"] != when["start"]:
        days = f"{when['start']} to {when['end']}"
    where = place["name_en"] if place else ""
    kind = body["type"].replace("_", " ")
    said = "" if body["modality"] == "occurred" else f" ({body['modality']})"
    return "; ".join(filter(None, (f"{kind}{said}", who, where, days)))


def _text(words: str) -> str:
    return escape(clean_xml(words))
