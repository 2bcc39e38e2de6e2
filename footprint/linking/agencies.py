"""A report → the news agencies that it credits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from footprint.linking.knowledge import get_agencies
from footprint.text import fold

_OPENING = 80
"""Characters in which a dateline stands."""
_LEAD = 500
_LAST_LINE = 40
"""A last line of so few characters can be a credit."""


def find_credits(text: str) -> tuple[str, ...]:
    """Ids of the agencies in the dateline, in a last line of its own, or behind a citing word in the first paragraph."""
    stripped = text.strip()
    first, end_of_line, rest = stripped.partition("\n")
    lead = first if len(first) > _OPENING else f"{first}\n{rest}"
    found = _found(_datelines(), fold(first[:_OPENING])) | _found(_citations(), fold(lead[:_LEAD]))
    last = rest.rpartition("\n")[2]
    if end_of_line and len(last) <= _LAST_LINE:
        found |= _found(_names(), fold(last))
    return tuple(sorted(found))


def agency_of_outlet(outlet: str | None) -> str | None:
    """The id of the agency that an outlet is; None for one that is none."""
    name = fold(outlet or "")
    return next((each.id for each in get_agencies()[0] if name in each.names), None)


def agency_of_actor(actor: str) -> str | None:
    """The id of the agency that claims are attributed to under an actor's id."""
    return next((each.id for each in get_agencies()[0] if each.actor == actor), None)


def _found(pattern: re.Pattern[str], folded: str) -> set[str]:
    of_name = _agency_of_name()
    return {of_name[match.group(1)] for match in pattern.finditer(folded)}


@lru_cache(maxsize=1)
def _agency_of_name() -> dict[str, str]:
    return {name: each.id for each in get_agencies()[0] for name in each.names}


@lru_cache(maxsize=1)
def _datelines() -> re.Pattern[str]:
    """A name between the marks that set a dateline off: "DAMASCUS (Reuters) -", "دمشق - سانا:"."""
    return re.compile(rf"(?:^|[(\-/,:]) ?({_any(_agency_of_name())}) ?(?=[)\-/:]|$)")


@lru_cache(maxsize=1)
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({_any(_agency_of_name())})(?!\w)")


@lru_cache(maxsize=1)
def _citations() -> re.Pattern[str]:
    cue = rf"(?<!\w)(?:و|ف)?(?:{_any(get_agencies()[1])})\W+(?:the |وكاله )?"
    return re.compile(rf"{cue}({_any(_agency_of_name())})(?!\w)")


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
