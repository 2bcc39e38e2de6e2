"""What comes of something handed in: a report, a refusal, or a word to the person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from footprint.errors import FootprintError
from footprint.model import Report
from footprint.store import Fetched


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about a report that a person should confirm before it is believed."""

    field: Literal["text", "title", "published", "source", "language"]
    why: str
    """For people: where the value was found, or why there is none."""
    guess: str | None = None
    """A value that was seen and not taken, e.g. the day a document was written; ISO 8601 for `published`."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report that can be read."""

    name: str
    """Where it came from, for people: a path, a path and line ("wires.jsonl line 12"), an address."""
    report: Report
    fetched: Fetched | None = None
    """The bytes it was taken from and how they came; None where they are its very words."""
    doubts: tuple[Doubt, ...] = ()
    """What to ask a person; the fields named here are set as far as anything is known."""

    def get_doubt(self, field: str) -> Doubt | None:
        """What is unsure about a field; None where it is sure, or nobody could know."""
        return next((doubt for doubt in self.doubts if doubt.field == field), None)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something handed in that cannot be used."""

    name: str
    error: FootprintError
    """Its message opens with the name, and says what to do."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know, and no failure."""

    name: str
    words: str


Item = Arrival | Refusal | Notice


def list_kinds(counts: Iterable[tuple[str, int]]) -> str:
    """`2 .png, 1 .mp3` of what lies beside the reports."""
    return ", ".join(f"{count:,} {what}" for what, count in sorted(counts))
