"""An .html file → the one report in it."""

from __future__ import annotations

from collections.abc import Iterator

from footprint.errors import InputError
from footprint.ingest.encoding import decode_page
from footprint.ingest.items import Arrival, Doubt, Item, Refusal
from footprint.ingest.source import Source
from footprint.model import Report


def read(source: Source) -> Iterator[Item]:
    """The article of a page, with what the page declares of it."""
    from footprint.ingest.apart import extract_safely  # takes a quarter of a second to import

    try:
        raw = source.read()
        decoded = decode_page(raw, source.charset)
        article = extract_safely(decoded.text, source.name, source.url)
    except InputError as error:
        yield Refusal(source.name, error)
        return
    doubts = article.doubts
    if decoded.why:
        doubts += (Doubt("text", decoded.why),)
    report = Report(
        article.text,
        article.title,
        article.published,
        article.language,
        article.source,
        article.url,
    )
    fetched = source.record(raw, "html", doubts, encoding=decoded.encoding, author=article.author)
    yield Arrival(source.name, report, fetched, doubts)
