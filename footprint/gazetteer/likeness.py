"""How alike two spellings of a place's name are, in one script or across them."""

from __future__ import annotations

from rapidfuzz.fuzz import ratio

from footprint.gazetteer.entry import Entry
from footprint.gazetteer.names import is_arabic, romanize, skeleton, surface

LEAST_LIKENESS = 78.0
"""Least likeness (0 to 100) of two spellings with one skeleton that may be one name."""


def least_likeness(form: str, entry: Entry) -> float:
    """How alike two spellings of one skeleton must be: more where the skeleton says little or the place is big."""
    bones = len(skeleton(form))
    if bones < 2 or (is_arabic(form) and len(form) < 4):
        return 101.0
    return 92.0 if entry.population >= 100_000 else 86.0 if bones == 2 else LEAST_LIKENESS


def likeness_of(form: str, entry: Entry) -> float:
    """How alike a surface and the likeliest of an entry's names are, 0 to 100, in one script or across them."""
    latin = romanize(form)
    best = 0.0
    for name in entry.names:
        other = surface(name)
        best = max(best, ratio(latin, romanize(other)))
        if is_arabic(other) == is_arabic(form):
            best = max(best, ratio(form, other))
    return best
