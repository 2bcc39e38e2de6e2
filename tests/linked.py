"""The reports of tests/gold/links, read and linked: what tests and measurements of linking stand on."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import combinations

from samples import GOLD

from footprint.linking.blocks import find_pairs
from footprint.linking.compare import Link, compare
from footprint.linking.copies import find_families
from footprint.linking.events import Rulings, Tie, find_events
from footprint.linking.facet import Facet, facets_of
from footprint.linking.grades import Grade, grade
from footprint.linking.origins import Source
from footprint.linking.sketch import make_sketch
from footprint.linking.text_words import index_words
from footprint.model import Claim, Reading, Report
from footprint.reading import read


@dataclass(frozen=True)
class Told:
    """A report of the set, as it was read."""

    name: str
    reading: Reading
    events: Mapping[str, str]
    family: str | None

    @property
    def report(self) -> Report:
        return self.reading.report

    def event_of(self, claim: Claim) -> str | None:
        """The event that a claim tells of, where the set says it."""
        quotes = " ".join(" ".join(quote.text.split()) for quote in claim.quotes)
        return next((event for event, words in self.events.items() if words in quotes), None)


@lru_cache(maxsize=1)
def read_set() -> tuple[Told, ...]:
    """Every report of the set with the claims that the reader finds."""
    table = tomllib.loads((GOLD / "links" / "reports.toml").read_text("utf-8"))
    return tuple(
        Told(
            row["id"],
            read(
                Report(
                    row["text"].strip(),
                    published=datetime.fromisoformat(row["published"]),
                    language=row["language"],
                    source=row["source"],
                )
            ),
            row["events"],
            row.get("family"),
        )
        for row in table["report"]
    )


@dataclass(frozen=True)
class Linked:
    """What linking made of some reports."""

    facets: dict[int, Facet]
    links: tuple[Link, ...]
    event_of: dict[int, int]
    sources: dict[str, Source]

    def members(self, claim: int) -> list[Facet]:
        event = self.event_of[claim]
        return [self.facets[each] for each in self.facets if self.event_of[each] == event]

    def grade(self, claim: int) -> Grade:
        return grade(self.members(claim), self.sources)


def link_readings(readings: Sequence[Reading], rulings: Rulings | None = None) -> Linked:
    """Everything from the words on, in the order given."""
    facets: dict[int, Facet] = {}
    for reading in readings:
        claims = [
            (len(facets) + n + 1, n, claim, words_of(claim))
            for n, claim in enumerate(reading.claims)
        ]
        facets |= {each.claim: each for each in facets_of(reading.report.id, claims)}
    texts = {reading.report.id: reading.report.text for reading in readings}
    sketches = {name: make_sketch(text) for name, text in texts.items()}
    families = find_families(sketches, texts.__getitem__)
    sources = {
        reading.report.id: Source(
            families[reading.report.id], reading.report.source, sketches[reading.report.id].agencies
        )
        for reading in readings
    }
    links = tuple(
        link for one, other in find_pairs(facets.values()) if (link := compare(one, other))
    )
    ties = [Tie(link.one, link.other, link.score) for link in links]
    return Linked(facets, links, find_events(facets, ties, rulings or {}), sources)


def words_of(claim: Claim) -> str:
    """The quotes of a claim as the search index keeps them."""
    return " ".join(index_words(" \n ".join(quote.text for quote in claim.quotes)))


def score_set(linked: Linked) -> tuple[set, set]:
    """Pairs that should be one event, and pairs that are made one.

    What is paired is a report's telling of an event as an incident, a presence or a statement: a reader may make two claims
    of one sentence.
    """
    telling: dict[int, tuple[str, str, str]] = {}
    number = 0
    for each in read_set():
        for claim in each.reading.claims:
            number += 1
            if event := each.event_of(claim):
                telling[number] = (each.name, event, claim.kind)
    wanted = {
        (a, b)
        for a, b in combinations(sorted(set(telling.values())), 2)
        if a[0] != b[0] and a[1:] == b[1:]
    }
    found = {
        tuple(sorted((telling[a], telling[b])))
        for a, b in combinations(telling, 2)
        if linked.event_of[a] == linked.event_of[b] and telling[a][0] != telling[b][0]
    }
    return wanted, found
