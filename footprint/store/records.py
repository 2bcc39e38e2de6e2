"""What the store hands out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from footprint.model import Claim, Report

Kept = Literal["new", "reread", "again"]
"""What keeping a reading did: the report is new; its claims were replaced; nothing changed."""


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


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report with its words, titled and dated as the current reading found it."""

    report: Report
    entry: ReportEntry


@dataclass(frozen=True, slots=True)
class KeptClaim:
    """A claim with the number that addresses it."""

    number: int
    report_id: str
    claim: Claim
    is_current: bool
    """False where a newer reading of the report has taken its place (an old link was opened)."""
