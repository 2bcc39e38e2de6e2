"""Where the reports of a bulk run are read: here, in processes of this machine, or wherever an `Engine` can send them."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from footprint.gazetteer.fixes import Fix
from footprint.ingest.items import Arrival
from footprint.ingest.keeping import Attempt, Reader, read_report


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


class InProcess:
    """Reads here, one report after the other: for few, for which starting processes would take longer."""

    _MOST = 20

    def __init__(self, reader: Reader, fixes: Sequence[Fix]) -> None:
        """Nothing is to be read yet."""
        self._reader = reader
        self._fixes = tuple(fixes)
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
            task = self._tasks.popleft()
            attempt = read_report(task.item, self._reader, self._fixes)
            done.append(Done(task, attempt))
            if time.monotonic() >= until:
                break
        if not done:
            time.sleep(min(seconds, 0.02))
        return done

    def close(self) -> None:
        """As `Engine` says."""
        self._tasks.clear()
