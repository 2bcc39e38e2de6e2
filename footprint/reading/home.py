"""The country that a report is about, from its names of places and of parties; the country of a state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from footprint.actors import get_actor
from footprint.gazetteer import Gazetteer
from footprint.gazetteer.context import find_country

_KNOWN_BY_NAME = 100_000
"""Inhabitants from which a name alone tells the country, where nothing else in the report does."""


def main_country(
    gazetteer: Gazetteer, ids: Sequence[tuple[str, ...]], actors: Counter[str]
) -> str | None:
    """The country that most of a report's names and parties point to; None where nothing does.

    A name counts for a country when all its bearers lie there; parties of a country count too, outside powers do not.
    """
    votes: Counter[str] = Counter()
    for group in ids:
        entries = [e for e in (gazetteer.get(i) for i in group) if e]
        countries = {e.country for e in entries}
        if len(countries) == 1:
            country = next(iter(countries))
            votes[country] += 1 if entries[0].feature == "country" else 2
    for actor, count in actors.items():
        country = _HOME.get(actor.split(".")[0], "")
        if country:
            votes[country] += 2 * count
    if not votes and actors["isis"]:
        votes["SY"] += 1  # at home in Syria and Iraq: it says nothing beside a name that does
    if not votes:
        for group in ids:
            entries = [e for e in (gazetteer.get(i) for i in group) if e]
            largest = max(entries, key=lambda e: (e.population, e.id), default=None)
            if largest is not None and largest.population >= _KNOWN_BY_NAME:
                votes[largest.country] += 1
    if not votes:
        return None
    best, count = max(votes.items(), key=lambda item: (item[1], item[0]))
    return best if count > 0 else None


_HOME = {
    "syr": "SY",
    "irq": "IQ",
    "ukr": "UA",
    "sdn": "SD",
    "yem": "YE",
    "lby": "LY",
    "lbn": "LB",
}


def country_of(gazetteer: Gazetteer, state: str | None) -> str:
    """ISO code of the country whose state an actor is; empty for none."""
    entry = get_actor(state) if state else None
    return (find_country(gazetteer, entry.en) or "") if entry else ""
