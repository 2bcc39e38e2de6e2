"""How alike two spellings of a place's name are, in one script or across them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from footprint.gazetteer.entry import Entry
from footprint.gazetteer.names import is_arabic, romanize, skeleton, surface

LEAST_LIKENESS = 78.0
"""Least likeness (0 to 100) of two spellings with one skeleton that may be one name."""

LEAST_UNSURE = 88.0
"""The same for a place whose own position is unsure: two doubts are one too many."""


def least_likeness(form: str, entry: Entry) -> float:
    """How alike two spellings of one skeleton must be: more where the skeleton says little or the place is big."""
    bones = len(skeleton(form))
    if bones < 2 or (is_arabic(form) and len(form) < 4):
        return 101.0
    if entry.population >= 100_000:
        return 92.0
    if entry.is_unsure:
        return LEAST_UNSURE
    return 86.0 if bones == 2 else LEAST_LIKENESS


def likeness_of(form: str, entry: Entry, least: float = 0.0) -> float:
    """How alike a surface and the likeliest of an entry's names are, 0 to 100, in one script or across them.

    Below `least` it is 0: the comparison stops as soon as it cannot be reached.
    """
    latin = romanize(form)
    romans, arabic, others = _spellings(entry.names)
    best = 0.0
    for spelling in romans:
        best = max(best, ratio(latin, spelling, score_cutoff=max(least, best)))
    for spelling in arabic if is_arabic(form) else others:
        best = max(best, ratio(form, spelling, score_cutoff=max(least, best)))
    return best


@lru_cache(maxsize=16_384)
def _spellings(
    names: tuple[str, ...],
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """An entry's names: romanized, the Arabic surfaces, those in other scripts; each once."""
    forms = dict.fromkeys(surface(name) for name in names)
    romans = dict.fromkeys(romanize(form) for form in forms)
    arabic = tuple(form for form in forms if is_arabic(form))
    return tuple(romans), arabic, tuple(form for form in forms if not is_arabic(form))


class Spelled:
    """The names of many entries, laid out to be compared with one name at once."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._romans: list[tuple[str, Entry]] = []
        self._arabic: list[tuple[str, Entry]] = []
        self._others: list[tuple[str, Entry]] = []
        for entry in entries:
            groups = zip(
                (self._romans, self._arabic, self._others), _spellings(entry.names), strict=True
            )
            for group, spellings in groups:
                group += ((spelling, entry) for spelling in spellings)
        self._choices = [[spelling for spelling, _ in group] for group in self._groups]

    @property
    def _groups(self) -> tuple[list[tuple[str, Entry]], ...]:
        return self._romans, self._arabic, self._others

    def alike(self, form: str, least: float) -> dict[Entry, float]:
        """The entries with a name that is at least so much like a surface, each with its likeness, 0 to 100."""
        found: dict[Entry, float] = {}
        asked = ((0, romanize(form)), (1 if is_arabic(form) else 2, form))
        for which, query in asked:
            hits = extract(
                query, self._choices[which], scorer=ratio, score_cutoff=least, limit=None
            )
            for _, likeness, number in hits:
                entry = self._groups[which][number][1]
                found[entry] = max(likeness, found.get(entry, 0.0))
        return found
