"""How alike two spellings of a place's name are, in one script or across them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from footprint.gazetteer.entry import Entry
from footprint.gazetteer.names import is_arabic, romanize, skeleton, surface

LEAST_LIKENESS = 78.0
"""Least likeness (0 to 100) of two spellings with one skeleton that may be one name."""

LEAST_UNSURE = 88.0
"""The same for a place whose own position is unsure: two doubts are one too many."""


class Spellings(NamedTuple):
    """The names of one place, each once, in the forms that are compared."""

    romans: tuple[str, ...]
    """All of them, romanized."""
    arabic: tuple[str, ...]
    """The surfaces in Arabic script."""
    others: tuple[str, ...]
    """The surfaces in other scripts."""


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
    return likeness(form, _spell_once(entry.names), least)


def likeness(form: str, spellings: Spellings, least: float = 0.0) -> float:
    """What `likeness_of` gives, for a place whose spellings are at hand."""
    latin = romanize(form)
    best = 0.0
    for spelling in spellings.romans:
        best = max(best, ratio(latin, spelling, score_cutoff=max(least, best)))
    for spelling in spellings.arabic if is_arabic(form) else spellings.others:
        best = max(best, ratio(form, spelling, score_cutoff=max(least, best)))
    return best


def spell(names: Iterable[str]) -> Spellings:
    """The spellings of a place's names."""
    forms = dict.fromkeys(surface(name) for name in names)
    romans = dict.fromkeys(romanize(form) for form in forms)
    arabic = tuple(form for form in forms if is_arabic(form))
    return Spellings(tuple(romans), arabic, tuple(form for form in forms if not is_arabic(form)))


_spell_once = lru_cache(maxsize=16_384)(spell)


def line_of_spellings(spellings: Spellings) -> str:
    """Spellings as a line of the built files: three cells by tabs, the forms in each by `|`."""
    return "\t".join("|".join(group) for group in spellings)


def spellings_of_line(line: str) -> Spellings:
    """The spellings that a line tells. Raises ValueError where it has not three cells."""
    romans, arabic, others = line.split("\t")
    return Spellings(_cell(romans), _cell(arabic), _cell(others))


def _cell(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


class Spelled:
    """The names of many places, laid out to be compared with one name at once."""

    def __init__(self, places: Iterable[tuple[str, Spellings]]) -> None:
        """`places`: the id of each, and its spellings."""
        self._ids: tuple[list[str], list[str], list[str]] = ([], [], [])
        self._choices: tuple[list[str], list[str], list[str]] = ([], [], [])
        for place_id, spellings in places:
            for ids, choices, group in zip(self._ids, self._choices, spellings, strict=True):
                choices += group
                ids += [place_id] * len(group)

    def alike(self, form: str, least: float) -> dict[str, float]:
        """Ids of the places with a name that is at least so much like a surface, each with its likeness, 0 to 100."""
        found: dict[str, float] = {}
        asked = ((0, romanize(form)), (1 if is_arabic(form) else 2, form))
        for which, query in asked:
            hits = extract(
                query, self._choices[which], scorer=ratio, score_cutoff=least, limit=None
            )
            for _, alike, number in hits:
                place_id = self._ids[which][number]
                found[place_id] = max(alike, found.get(place_id, 0.0))
        return found
