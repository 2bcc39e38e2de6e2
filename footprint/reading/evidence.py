"""What the rules found in a report besides its claims: kept where somebody wants to check other claims against it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True, slots=True)
class Evidence:
    """All sentences of a report with their dates, places, parties and frames, in the order of the text."""

    report: Report
    """With title, date and language as the reading found them."""
    sentences: tuple[Sentence, ...]
    witness: Witness
    """Gives the spans of tokens in the report."""

    @property
    def normal(self) -> Normal:
        """The normal text that the tokens stand in."""
        return self.witness.normal
