"""A quote → what it counts: how many killed, wounded, taken, vehicles, shots."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from footprint.linking.knowledge import Knowledge, get_knowledge
from footprint.text import plain

_PART = re.compile(r"[,.;:()\n\"]|\band\b|\bwhile\b|(?<!\w)و(?=\w{3,})")
_WORD = re.compile(r"[^\W_]+")
_REACH = 3
"""A number belongs to a word at most so many words away."""
_ABOUT = 0.2
_MOST = 100_000


@dataclass(frozen=True, slots=True)
class Number:
    """A count, as far as the words give it."""

    what: str
    """`killed`, `wounded`, `taken`, `vehicles`, `shots`."""
    least: float
    most: float | None
    """None where there is no upper end: "at least five"."""

    def excludes(self, other: Number) -> bool:
        """Whether both cannot be right."""
        if self.what != other.what:
            return False
        return self.least > _top(other) or other.least > _top(self)


def _top(number: Number) -> float:
    return math.inf if number.most is None else number.most


def find_numbers(quotes: Iterable[str], words: str) -> tuple[Number, ...]:
    """What some quotes count, each thing once; a thing that they count in two ways is left out.

    `words` are the quotes in normal form: where there is no number among them, nothing more is looked at.
    """
    known = get_knowledge()
    if not any(word.isdigit() or word in known.numbers for word in words.split()):
        return ()
    found: dict[str, set[Number]] = {}
    for quote in quotes:
        for part in _PART.split(plain(quote)):
            for number in _numbers_of(part, known):
                found.setdefault(number.what, set()).add(number)
    return tuple(numbers.pop() for _, numbers in sorted(found.items()) if len(numbers) == 1)


def _numbers_of(part: str, known: Knowledge) -> list[Number]:
    told, bound = part, None
    for phrase, name in known.bounds:
        if phrase in told:
            told, bound = told.replace(phrase, " "), name
            break
    words = _WORD.findall(told)
    found = []
    for at, word in enumerate(words):
        value = int(word) if word.isdigit() and len(word) < 6 else known.numbers.get(word)
        what = _nearest(words, at, known) if value is not None and 0 < value < _MOST else None
        if value is not None and what:
            found.append(_bounded(what, value, bound))
    return found


def _nearest(words: list[str], at: int, known: Knowledge) -> str | None:
    for distance in range(1, _REACH + 1):
        for index in (at - distance, at + distance):
            if 0 <= index < len(words):
                word = words[index]
                what = known.counted.get(word) or known.counted.get(word.removeprefix("ال"))
                if what:
                    return what
    return None


def _bounded(what: str, value: int, bound: str | None) -> Number:
    if bound == "at_least":
        return Number(what, value, None)
    if bound == "at_most":
        return Number(what, 0, value)
    if bound == "about":
        return Number(what, math.floor(value * (1 - _ABOUT)), math.ceil(value * (1 + _ABOUT)))
    return Number(what, value, value)
