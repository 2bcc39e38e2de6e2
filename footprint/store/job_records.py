"""What the tables of bulk runs hand out and take in."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any, Literal

from footprint.gazetteer.unresolved import Unresolved
from footprint.model import Reading, Report
from footprint.store.records import Fetched, Kept

RunState = Literal["running", "stopped", "done"]
JobState = Literal["waiting", "leased", "done", "failed", "noted"]
"""`noted` is what a person should know and is no report: files left alone, words given twice."""


_ENOUGH = 20
Doubted = tuple[str, str, str | None]
"""A field of a report that is unsure, why, and a value that was seen and not taken."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many reports of a run came to what."""

    listed: int = 0
    """Reports and refused files that are known so far; all of them once the run `is_listed`."""
    new: int = 0
    reread: int = 0
    again: int = 0
    """Already kept, by the same reader: nothing to do."""
    failed: int = 0
    """Refused: no report could be made of it, or the reader could not read it."""
    claims: int = 0
    """Claims of the reports that were read or already kept."""

    @property
    def done(self) -> int:
        """Those that nothing is left to do for."""
        return self.new + self.reread + self.again + self.failed

    def plus(self, **more: int) -> Counts:
        """These and some more."""
        return Counts(
            **{
                each.name: getattr(self, each.name) + more.get(each.name, 0)
                for each in fields(self)
            }
        )


@dataclass(frozen=True, slots=True)
class Run:
    """A bulk run."""

    number: int
    started_at: datetime
    ended_at: datetime | None
    who: str
    given: dict[str, Any]
    """What was handed in, as `footprint.ingest.sources` understands it."""
    reader: str
    state: RunState
    is_listed: bool
    """Whether all that was given has been looked through, so that `counts.listed` will not grow."""
    counts: Counts
    seconds: float
    """Worked on it so far, all goes together."""
    leased_until: datetime | None
    stop: bool
    """Whether somebody asked it to stop."""

    def is_at_work(self, now: datetime) -> bool:
        """Whether a process works on it; one that died has let its lease run out."""
        return self.state == "running" and self.leased_until is not None and now < self.leased_until

    @property
    def rate(self) -> float | None:
        """Reports a second; None before enough are done to tell it from the time that starting took."""
        is_told = self.seconds > 1 and self.counts.done >= _ENOUGH
        return self.counts.done / self.seconds if is_told else None

    @property
    def remaining_seconds(self) -> float | None:
        """How long the rest will take at this rate; None where nobody can tell yet."""
        if not self.is_listed or self.rate is None:
            return None
        return (self.counts.listed - self.counts.done) / self.rate


@dataclass(frozen=True, slots=True)
class Listed:
    """Something that was found in what a run was given: a report to read, or what is to be said of something else."""

    name: str
    key: str
    """The same for the same thing, however often the input is gone through."""
    report: Report | None = None
    fetched: Fetched | None = None
    doubts: tuple[Doubted, ...] = ()
    kept: Kept | None = None
    """`again` where there is nothing to read."""
    claims: int | None = None
    failure: str | None = None
    """Why no report could be made of it."""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A report of a run that somebody is to read now."""

    number: int
    name: str
    report: Report
    fetched: Fetched | None
    doubts: tuple[Doubted, ...]
    attempts: int
    """How often it was handed out, this time included."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What reading a job's report came to."""

    job: Job
    reader: str
    """Version of the reader that read it, or could not."""
    reading: Reading | None
    """None where it could not be read."""
    failure: str | None = None
    unresolved: tuple[Unresolved, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """What one transaction of a run did."""

    run: Run
    kept: tuple[Kept | None, ...]
    """For each finished job; None where it failed."""
    jobs: tuple[Job, ...]
    """To be read now, leased to whoever asked."""
    waiting: int
    """Reports that are listed and that nobody reads yet."""
    added: tuple[Listed, ...] = field(default=())
    """Those of the listed that were new to the run."""


@dataclass(frozen=True, slots=True)
class JobLine:
    """A report of a run, as a list shows it."""

    number: int
    name: str
    report_id: str | None
    state: JobState
    kept: Kept | None
    claims: int | None
    reason: str | None
