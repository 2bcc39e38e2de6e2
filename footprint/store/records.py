"""What the store hands out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NamedTuple

from footprint.model import Claim, Reading, Report

Kept = Literal["new", "reread", "again"]
"""What keeping a reading did: the report is new; its claims were replaced; nothing changed."""


ReviewStatus = Literal["open", "accepted", "rejected", "split", "merged"]
"""What people decided on a claim: corrected but not decided, right, wrong, told as several, told in another one."""
SHOWN_STATUSES: frozenset[str] = frozenset({"open", "accepted"})
"""A claim of another status is kept, and not shown."""
Field = Literal[
    "kind", "type", "modality", "actors", "places", "date", "quotes", "count", "attributed_to"
]
"""What a person can correct: a field of the claim's JSON."""
Queue = Literal["new", "unsure", "place", "date", "contested", "model"]
"""Why a person should look at a claim; the bits of `marks.needs`, the first the lowest."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """Where the words of a report came from."""

    raw_sha256: str
    """SHA-256 of the bytes as they came, in hex."""
    detail: dict[str, Any]
    """What is known of how they came: address, redirects, status, media type, time."""


class Incoming(NamedTuple):
    """A reading to be kept."""

    reading: Reading
    origin: str
    """The file, or file and line, the report came from."""
    handed_in: Report | None = None
    """The report before the reader found its title or date, where that differs."""
    fetched: Fetched | None = None
    """The bytes it was taken from, where they were not the text itself."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the snapshot is built from, all of one moment."""

    batches: Iterator[list[tuple[Any, ...]]]
    """Rows in the order of claim numbers, fields as in `MARK_FIELDS`; to be taken once, while the store is open."""
    names: dict[str, tuple[str, str | None]]
    """English and Arabic name of every place a mark stands or stood on."""
    revision: int
    """The store's."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A person and the newest reader say different things."""

    field: Field | Literal["claim"]
    """`claim` where the newest reader finds no such claim at all."""
    mine: Any
    """JSON of what the person said, which is shown."""
    reader: Any
    """JSON of what the newest reader says; None where it finds no such claim."""


@dataclass(frozen=True, slots=True)
class Review:
    """What people decided on a claim, as it stands now."""

    status: ReviewStatus
    corrected: tuple[Field, ...]
    """The fields that a person has set; the others are the reader's."""
    conflicts: tuple[Conflict, ...]
    into: int | None
    """The claim that this one was merged into."""
    revision: int
    """The revision that made it so."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One entry of the log, as a history shows it."""

    number: int
    at: datetime
    """UTC."""
    who: str
    action: str
    reason: str | None
    claim: int | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A report as a list shows it, without its words."""

    id: str
    title: str | None
    published: datetime | None
    language: str | None
    source: str | None
    url: str | None
    """Where it was published. Shown, never fetched."""
    origin: str
    """Where it came in from: a file, or file and line."""
    added_at: datetime
    """When it was kept first; UTC."""
    reader: str
    """Version of the reading that is shown; of the failed one where none ever went well."""
    failure: str | None
    """Why the latest reading failed; None where it went well."""
    claims: int
    """How many claims are shown of it."""
    is_taken_back: bool = False
    """Whether it was read, and the import that it came with taken back."""


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report with its words, titled and dated as the current reading found it."""

    report: Report
    entry: ReportEntry


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a kept report, but its words."""

    handed_in: dict[str, str | None]
    """Title, published, language, source and url as they were handed in last, as text."""
    reader: str | None
    """Version of its current reading; None where none went well."""
    claims: int
    """Claims of that reading."""


@dataclass(frozen=True, slots=True)
class KeptClaim:
    """A claim with the number that addresses it."""

    number: int
    report_id: str
    claim: Claim
    is_current: bool
    """False where a newer reading of the report has taken its place (an old link was opened)."""
    review: Review | None = None
    """What people decided; None where nobody has looked at it. `claim` has their corrections in it."""

    @property
    def is_shown(self) -> bool:
        """Whether it is on the map or its list: current, and neither rejected nor told in other claims."""
        return self.is_current and (self.review is None or self.review.status in SHOWN_STATUSES)
