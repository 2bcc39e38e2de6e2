"""The query of the page's address, typed by a person → a filter."""

from __future__ import annotations

from urllib.parse import parse_qsl

from footprint.errors import InputError
from footprint.filters import Filter

_OF_THE_PAGE = frozenset({"time", "at", "n", "claim", "dates", "match"})
"""Parts of an address that say what is open, and those whose usual value an address leaves out."""


def read_filter(words: str) -> Filter:
    """The filter of an address's query. Raises InputError where a part of it cannot be used."""
    query = dict(parse_qsl(words.partition("?")[2] if "?" in words else words))
    wanted = Filter.from_query(query)
    if wanted.dropped:
        raise InputError(f"--filter: {'; '.join(wanted.dropped)}")
    if unknown := sorted(set(query) - set(wanted.to_query()) - _OF_THE_PAGE):
        raise InputError(f"--filter: {', '.join(unknown)}: no part of a filter has that name")
    return wanted
