"""Two reports that share a key of their sketches → whether one is a near-copy of the other, and in which way."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from footprint.linking.agencies import find_credits
from footprint.linking.sketch import Sketch, lead_words, runs_of
from footprint.linking.text_words import index_words

Way = Literal["same_words", "cut", "same_lead"]
ALIKE = 0.6
"""Runs of words that two texts share over all that either has: from here on they are one text."""
INSIDE = 0.8
"""Share of the shorter text's runs that stand in the longer one: from here on one is the other cut short."""
FEW = 60
"""Texts of fewer runs are told in set phrases: they have to be more alike, and to give the same numbers."""
FEW_ALIKE = 0.8
FEWEST_CUT = 20
"""A text of fewer runs is too short to be told for another one cut short."""
LEAD_ALIKE = 0.7
LEAD_INSIDE = 0.5
"""With the same lead, so much of the shorter text has to stand in the longer one, or one agency be credited by both."""

Name = TypeVar("Name", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Copy:
    """How two texts are one."""

    way: Way
    """`same_words`: alike throughout. `cut`: one is the other cut short. `same_lead`: the same opening, the rest reworked."""
    shared: float
    """Of the shorter one's runs of words, the share that stands in the other; 0 to 1."""


@dataclass(frozen=True, slots=True)
class Body:
    """A text as it is compared."""

    runs: NDArray[np.uint64]
    lead: NDArray[np.uint64]
    agencies: tuple[str, ...]
    numbers: tuple[str, ...]
    """Everything in digits, sorted."""

    @classmethod
    def of(cls, text: str) -> Body:
        """The body of a report's text."""
        words = index_words(text)
        numbers = tuple(sorted(word for word in words if word.isdigit()))
        return cls(runs_of(words), runs_of(lead_words(text)), find_credits(text), numbers)


def compare_texts(one: Body, other: Body) -> Copy | None:
    """Whether two texts are one, the same whichever comes first; None where they are not."""
    shared = len(np.intersect1d(one.runs, other.runs, assume_unique=True))
    shorter = min(len(one.runs), len(other.runs))
    inside = shared / shorter
    alike = shared / (len(one.runs) + len(other.runs) - shared)
    if max(len(one.runs), len(other.runs)) < FEW:
        is_one = alike >= FEW_ALIKE and one.numbers == other.numbers
        return Copy("same_words", inside) if is_one else None
    if alike >= ALIKE:
        return Copy("same_words", inside)
    if inside >= INSIDE and shorter >= FEWEST_CUT:
        return Copy("cut", inside)
    leads = len(np.intersect1d(one.lead, other.lead, assume_unique=True))
    is_one_lead = leads / (len(one.lead) + len(other.lead) - leads) >= LEAD_ALIKE
    if is_one_lead and (inside >= LEAD_INSIDE or set(one.agencies) & set(other.agencies)):
        return Copy("same_lead", inside)
    return None


class Families(Generic[Name]):
    """Reports that are one text, joined pair by pair; the same families whatever the order of the pairs."""

    def __init__(self, known: Mapping[Name, Name] | None = None) -> None:
        """`known` has the family of reports that were joined before, each family named by one of its reports."""
        self._parent: dict[Name, Name] = dict(known or {})

    def find(self, report: Name) -> Name:
        """The name of a report's family: the least of its reports."""
        root = report
        while (above := self._parent.setdefault(root, root)) != root:
            root = above
        while self._parent[report] != root:
            self._parent[report], report = root, self._parent[report]
        return root

    def join(self, one: Name, other: Name) -> tuple[Name, Name] | None:
        """Make one family of two reports'; gives the names kept and lost, None where they were one."""
        first, second = sorted((self.find(one), self.find(other)))  # type: ignore[type-var]
        if first == second:
            return None
        self._parent[second] = first
        return first, second


def find_families(
    sketches: Mapping[Name, Sketch], get_text: Callable[[Name], str]
) -> dict[Name, Name]:
    """The family of each of some reports, all at once; what `Families` gives one by one."""
    families: Families[Name] = Families()
    bodies: dict[Name, Body] = {}

    def body(name: Name) -> Body:
        if name not in bodies:
            bodies[name] = Body.of(get_text(name))
        return bodies[name]

    for one, other in _candidates(sketches):
        if families.find(one) != families.find(other) and compare_texts(body(one), body(other)):
            families.join(one, other)
    return {name: families.find(name) for name in sketches}


def _candidates(sketches: Mapping[Name, Sketch]) -> Iterator[tuple[Name, Name]]:
    by_key: dict[int, list[Name]] = {}
    for name, sketch in sketches.items():
        for key in sketch.keys:
            by_key.setdefault(key, []).append(name)
    yield from _pairs(by_key.values())


def _pairs(groups: Iterable[list[Name]]) -> Iterator[tuple[Name, Name]]:
    for names in groups:
        for number, one in enumerate(names):
            for other in names[number + 1 :]:
                yield one, other
