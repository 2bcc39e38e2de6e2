"""Where the reports of a bulk run are read: here, in processes of this machine, or wherever an `Engine` can send them."""

from __future__ import annotations

import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from footprint.gazetteer.fixes import Fix
from footprint.ingest.items import Arrival
from footprint.ingest.keeping import Attempt, Reader, models_of, read_report


@dataclass(frozen=True, slots=True)
class Task:
    """A report to be read."""

    number: int
    """Of its job."""
    item: Arrival


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a task."""

    task: Task
    attempt: Attempt


@dataclass(frozen=True, slots=True)
class Setup:
    """What it takes to read reports somewhere else; it can be pickled."""

    make_reader: Callable[[], Reader]
    """A function of a module, or a `functools.partial` of one: it is called once in each process."""
    fixes: tuple[Fix, ...] = ()
    """A person's corrections of names."""


class Engine(Protocol):
    """Reads reports, in any order and any number at once, and never loses one: each task comes back once, done."""

    @property
    def room(self) -> int:
        """How many more tasks it takes now; what it holds is bounded."""

    def submit(self, tasks: Sequence[Task]) -> None:
        """Take tasks, `room` of them at most."""

    def collect(self, seconds: float) -> list[Done]:
        """What was done since; waits that long for something. Raises WorkersFailed where nothing can be read."""

    def close(self) -> None:
        """Stop at once. What is not done is forgotten."""


TIME_LIMIT = 60.0
"""Seconds for one report: the longest that is accepted takes less by far."""
MODEL_TIME_LIMIT = 600.0
"""The same where a model is asked beside the rules, which may be slow or ask to be tried again."""


def time_limit_of(reader: Reader) -> float:
    """Seconds that a reader has for one report where nobody says otherwise."""
    return MODEL_TIME_LIMIT if models_of(reader.version) else TIME_LIMIT


def too_long(task: Task, limit: float) -> Done:
    """A task that was given up."""
    why = (
        f"{task.item.name}: reading it took longer than {limit:g} seconds and was given up; "
        "split the report, or give it more with --time-limit"
    )
    return Done(task, Attempt(None, why))


class _TookTooLong(BaseException):
    """Raised in the middle of reading; no `except Exception` of a reader may keep it."""


def can_interrupt() -> bool:
    """Whether a report that is read here, in this thread, can be ended when its time is up."""
    is_main = threading.current_thread() is threading.main_thread()
    return is_main and hasattr(signal, "setitimer")


@contextmanager
def _bounded(seconds: float) -> Iterator[None]:
    def end(*_: object) -> None:
        raise _TookTooLong

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


class InProcess:
    """Reads here, one report after the other: for few, for which starting processes would take longer.

    Only in a thread that `can_interrupt` has a report a time limit here; in others it has none.
    """

    _MOST = 20

    def __init__(
        self, reader: Reader, fixes: Sequence[Fix], time_limit: float = TIME_LIMIT
    ) -> None:
        """Nothing is to be read yet; `time_limit` is in seconds for one report."""
        self._reader = reader
        self._fixes = tuple(fixes)
        self._limit = time_limit
        self._tasks: deque[Task] = deque()

    @property
    def room(self) -> int:
        """As `Engine` says."""
        return self._MOST - len(self._tasks)

    def submit(self, tasks: Sequence[Task]) -> None:
        """As `Engine` says."""
        self._tasks.extend(tasks)

    def collect(self, seconds: float) -> list[Done]:
        """Read for that long, but one report at least."""
        until = time.monotonic() + seconds
        done = []
        while self._tasks:
            done.append(self._read(self._tasks.popleft()))
            if time.monotonic() >= until:
                break
        if not done:
            time.sleep(min(seconds, 0.02))
        return done

    def close(self) -> None:
        """As `Engine` says."""
        self._tasks.clear()

    def _read(self, task: Task) -> Done:
        if not can_interrupt():
            return Done(task, read_report(task.item, self._reader, self._fixes))
        try:
            with _bounded(self._limit):
                return Done(task, read_report(task.item, self._reader, self._fixes))
        except _TookTooLong:
            return too_long(task, self._limit)
