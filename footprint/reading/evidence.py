"""What the rules found in a report besides its claims: kept where somebody wants to check other claims against it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Self

from footprint.model import Report
from footprint.reading.assemble import Assembler
from footprint.reading.discourse import Sentence
from footprint.text import Normal


class Witness(Assembler):
    """An assembler that keeps every sentence it was given."""

    def __init__(self, report: Report, normal: Normal, day: date | None) -> None:
        super().__init__(report, normal, day)
        self.sentences: list[Sentence] = []

    def add(self, sentence: Sentence) -> None:
        """Make the claims of a sentence, and keep it."""
        self.sentences.append(sentence)
        super().add(sentence)


Placed = tuple[int, int, Sentence]
"""A sentence between two offsets of the report."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """All sentences of a report with their dates, places, parties and frames."""

    report: Report
    """With title, date and language as the reading found them."""
    sentences: tuple[Placed, ...]
    """In the order of the text."""
    actors: frozenset[str]
    """Every party that the rules read anywhere, by id."""
    witness: Witness
    """Gives the spans of tokens in the report."""

    @classmethod
    def of(cls, report: Report, witness: Witness) -> Self:
        """The evidence of a witness that has been given all sentences."""
        placed = [
            (*witness.normal.span(s.tokens[0].start, s.tokens[-1].end), s)
            for s in witness.sentences
        ]
        placed.sort(key=lambda each: each[:2])
        actors = frozenset(p.actor for s in witness.sentences for p in s.parties if p.actor)
        return cls(report, tuple(placed), actors, witness)

    @property
    def normal(self) -> Normal:
        """The normal text that the tokens stand in."""
        return self.witness.normal

    def between(self, start: int, end: int) -> list[Placed]:
        """The sentences that a stretch of the report touches."""
        at = max(bisect_right(self.sentences, start, key=lambda each: each[0]) - 1, 0)
        found = []
        while at < len(self.sentences) and self.sentences[at][0] < end:
            if self.sentences[at][1] > start:
                found.append(self.sentences[at])
            at += 1
        return found
