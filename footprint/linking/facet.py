"""A claim → what of it is compared when claims of different reports are held against each other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from footprint.filters import day_number
from footprint.linking.knowledge import get_knowledge
from footprint.linking.numbers import Number, find_numbers
from footprint.model import Actor, Claim, Place, PlaceRole
from footprint.text import fold

_DOERS = frozenset({"initiator", "holder", "speaker"})
_OTHERS = frozenset({"target", "victim", "partner", "addressee"})
_PLACE_ROLES: tuple[PlaceRole, ...] = ("event", "destination", "via", "origin")
"""Where something happened is what two reports have to agree on; where it came from they may leave out."""
WIDEST_KM = 150.0
"""A place wider than that says nothing of whether two claims tell of one event."""
LONGEST_DAYS = 366
_SHORTEST_WORD = 3
_MOST_WORDS = 40
_PREFIXES = ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ب", "ف", "ل")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_ENDINGS = ("ing", "ed", "es", "s")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as it is compared."""

    id: str
    lat: float
    lon: float
    radius_km: float


@dataclass(frozen=True, slots=True)
class Facet:
    """A claim as it is compared."""

    claim: int
    """The store's number."""
    report: str
    """Id of the report."""
    ordinal: int
    """Place in the reading: with the report's id an order that no order of arrival changes."""
    kind: str
    type: str
    modality: str
    is_aggregate: bool
    doers: tuple[str, ...]
    """Who acts, holds or speaks; ids, sorted."""
    others: tuple[str, ...]
    """Whom it is done or said to."""
    spot: Spot | None
    when: tuple[int, int] | None
    """Day numbers of the first and the last day; None where the claim has no date."""
    words: frozenset[str]
    """The telling words of its quotes, their endings cut off."""
    numbers: tuple[Number, ...]
    """What it counts: the dead, vehicles …"""
    voice: str | None
    """Who says so, where that is not the outlet."""
    affirmed: tuple[str, ...] = ()
    """Who announces or confirms it in the same words of the same report."""
    denied: tuple[str, ...] = ()
    """Who denies it there."""

    @property
    def key(self) -> tuple[str, int]:
        """The order of claims that no order of arrival changes."""
        return self.report, self.ordinal

    @property
    def days(self) -> int:
        """How many days it may have been on; 0 without a date."""
        return self.when[1] - self.when[0] + 1 if self.when else 0

    def pack(self) -> str:
        """All but what a row of the store has beside it, as JSON."""
        spot = self.spot and [self.spot.id, self.spot.lat, self.spot.lon, self.spot.radius_km]
        numbers = [[each.what, each.least, each.most] for each in self.numbers]
        values = [
            *(self.kind, self.type, self.modality, int(self.is_aggregate)),
            *(self.doers, self.others, spot, self.when, sorted(self.words), numbers),
            *(self.voice, self.affirmed, self.denied),
        ]
        return _encode(values)

    @classmethod
    def unpack(cls, packed: str, claim: int, report: str, ordinal: int) -> Facet:
        """The facet of a row of the store."""
        values = json.loads(packed)
        kind, type, modality, aggregate, doers, others, spot, when, words, numbers = values[:10]
        voice, affirmed, denied = values[10:]
        return cls(
            *(claim, report, ordinal, kind, type, modality, bool(aggregate)),
            tuple(doers),
            tuple(others),
            Spot(*spot) if spot else None,
            (when[0], when[1]) if when else None,
            frozenset(words),
            tuple(Number(*each) for each in numbers),
            voice,
            tuple(affirmed),
            tuple(denied),
        )


def facets_of(report: str, claims: Sequence[tuple[int, int, Claim, str]]) -> list[Facet]:
    """The facets of the claims of one report: number, ordinal, claim, and the words of its quotes in normal form.

    What a party announces, confirms or denies in the same words is noted with the claim that it is about.
    """
    said = [claim for _, _, claim, _ in claims if claim.kind == "statement"]
    return [
        _facet(report, number, ordinal, claim, words, said)
        for number, ordinal, claim, words in claims
    ]


def _facet(
    report: str, number: int, ordinal: int, claim: Claim, words: str, said: Iterable[Claim]
) -> Facet:
    place = _place_of(claim)
    when = claim.date
    about = [each for each in said if claim.kind != "statement" and _overlap(each, claim)]
    return Facet(
        claim=number,
        report=report,
        ordinal=ordinal,
        kind=claim.kind,
        type=claim.type,
        modality=claim.modality,
        is_aggregate=claim.count is not None,
        doers=_ids(claim.actors, _DOERS),
        others=_ids(claim.actors, _OTHERS),
        spot=Spot(place.id, place.lat, place.lon, place.radius_km) if place else None,
        when=(day_number(when.start), day_number(when.end)) if when.start and when.end else None,
        words=_telling(words, claim.places),
        numbers=find_numbers([quote.text for quote in claim.quotes], words),
        voice=claim.attributed_to.id if claim.attributed_to else None,
        affirmed=_speakers(about, ("announce", "confirm")),
        denied=_speakers(about, ("deny",)),
    )


def _place_of(claim: Claim) -> Place | None:
    """The place that two reports have to agree on. None where it is wider than can be compared; a statement has none."""
    if claim.kind == "statement":
        return None
    for role in _PLACE_ROLES:
        for place in claim.places:
            if place.role == role and place.precision != "country":
                return place if place.radius_km <= WIDEST_KM else None
    return None


def _ids(actors: Iterable[Actor], roles: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted({actor.id for actor in actors if actor.role in roles}))


def _overlap(one: Claim, other: Claim) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.quotes for b in other.quotes)


def _speakers(statements: Iterable[Claim], types: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        sorted(
            {
                actor.id
                for each in statements
                if each.type in types and each.modality == "occurred"
                for actor in each.actors
                if actor.role == "speaker"
            }
        )
    )


def _telling(words: str, places: Iterable[Place]) -> frozenset[str]:
    """The words by which a quote could be known again: no common ones, and not those of its places' names."""
    named: set[str] = set()
    for place in places:
        named |= _name_words(place.name_en) | _name_words(place.name_ar or "")
    found: dict[str, None] = {}
    for word in words.split():
        stem = _telling_stem(word)
        if stem and not (stem in named or word in named or f"ال{stem}" in named):
            found[stem] = None
    return frozenset(list(found)[:_MOST_WORDS])


@lru_cache(maxsize=4096)
def _name_words(name: str) -> frozenset[str]:
    """The words of a place's name, with and without what is written onto them."""
    words = fold(name).replace("-", " ").split()
    return frozenset((*words, *map(_stem, words)))


@lru_cache(maxsize=65536)
def _telling_stem(word: str) -> str | None:
    """The stem of a word by which a quote could be known again; None for a common one, a short one, a number."""
    stem, common = _stem(word), get_knowledge().common
    if len(stem) < _SHORTEST_WORD or stem.isdigit():
        return None
    return None if not common.isdisjoint((word, stem, f"ال{stem}")) else stem


def _stem(word: str) -> str:
    """A word without what Arabic writes onto its front and English onto its end; near enough to compare by."""
    if word.isascii():
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) > _SHORTEST_WORD:
                return word[: -len(ending)]
        return word
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_WORD:
            return word[len(prefix) :]
    return word
