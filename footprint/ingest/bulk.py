"""A bulk run: all that was given → listed, read by an engine, kept in the order in which it was given.

Reports are read on all cores in any order; what they came to waits for those before it, so that the store is the same
whichever was read first, and whether or not the run was interrupted. What is held in memory is bounded; what waits is in
the store's table of jobs.
"""

from __future__ import annotations

import os
import queue
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from footprint.errors import FootprintError
from footprint.ingest.engine import (
    TIME_LIMIT,
    Done,
    Engine,
    InProcess,
    Setup,
    Task,
    can_interrupt,
    time_limit_of,
)
from footprint.ingest.items import Arrival, Doubt, Item, Notice, Refusal
from footprint.ingest.keeping import Outcome, Reader, filled_in, version_with
from footprint.ingest.pool import LocalPool
from footprint.ingest.sources import drop_uploads, open_given
from footprint.model import Report
from footprint.store import Store
from footprint.store.job_records import Finished, Job, Listed, Run, Turn
from footprint.store.names import NameBook
from footprint.store.records import Known

SMALL = 20
"""Up to so many reports are read in this process; starting others would take longer."""
_BATCH = 100
"""Reports that are kept in one transaction, where so many are ready."""
_LISTED_AT_ONCE = 200
_MOST_AHEAD = 20_000
"""Reports that wait in the store before no more are listed."""
_EVERY_SECONDS = 0.5
"""Between two turns, where there is something to keep."""
_HEARTBEAT_SECONDS = 4.0
"""Between two turns, where there is nothing: the lease is renewed, a wish to stop is seen."""

EngineMaker = Callable[[Setup], Engine]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is, after a turn."""

    run: Run


def pool(workers: int | None = None, time_limit: float = TIME_LIMIT) -> EngineMaker:
    """Processes of this machine, one for each core where no number is given."""
    return lambda setup: LocalPool(setup, workers, time_limit)


def start(store: Store, who: str, given: Mapping[str, Any], reader: Reader) -> Run:
    """A new run over what was given (`footprint.ingest.sources` says how). `work` does it. May raise StoreError."""
    return store.jobs.start(who, given, reader.version)


def work(
    store: Store,
    run: int,
    reader: Reader,
    make_reader: Callable[[], Reader],
    make_engine: EngineMaker | None = None,
    stop: threading.Event | None = None,
    items: Iterable[Item] | None = None,
    time_limit: float | None = None,
) -> Iterator[Outcome | Refusal | Notice | Progress]:
    """Do a run, or go on with one that was stopped or whose process died; gives what happens, in order.

    `make_reader` makes the same `reader` in another process. `stop` ends it after what is ready was kept; so does
    `Jobs.ask_to_stop` in any process. `items` is what was given, already opened. A report has `time_limit` seconds, where
    nothing is said a minute, with a model ten: `make_engine` sees to it, and for few reports this process. Raises RunBusy where another process works
    on it, WorkersFailed where none can read, StoreError; then it can be gone on with later.
    """
    fixes = tuple(NameBook(store).find_fixes())
    limit = time_limit or time_limit_of(reader)
    setup = Setup(make_reader, fixes)
    work = _Work(store, reader, setup, make_engine or pool(time_limit=limit), limit)
    run_now = store.jobs.lease(run, work.owner, work.version)
    source: Iterable[Item] = () if run_now.is_listed else (items or open_given(run_now.given))
    with _Lister(source) as lister:
        state = "stopped"
        try:
            for happened in work.turns(run_now, lister, stop or threading.Event()):
                yield happened
                if isinstance(happened, Progress) and happened.run.is_listed:
                    drop_uploads(run_now.given)
                if isinstance(happened, Progress) and _is_done(happened.run):
                    state = "done"
        finally:
            work.engine.close()
            left = store.jobs.leave(run, work.owner, "done" if state == "done" else "stopped")
    yield Progress(left)


def _is_done(run: Run) -> bool:
    return run.is_listed and run.counts.done >= run.counts.listed


class _Work:
    """One process's work on one run."""

    def __init__(
        self, store: Store, reader: Reader, setup: Setup, make: EngineMaker, limit: float
    ) -> None:
        self.store = store
        self.owner = f"{socket.gethostname()}, process {os.getpid()} ({uuid4().hex[:8]})"
        self.version = version_with(reader, setup.fixes)
        self.engine: Engine = InProcess(reader, setup.fixes, limit)
        self._make = make
        self._setup = setup
        self._is_small = True
        self._jobs: dict[int, Job] = {}
        """Handed to the engine and not kept yet, in order."""
        self._done: dict[int, Done] = {}

    def turns(
        self, run: Run, lister: _Lister, stop: threading.Event
    ) -> Iterator[Outcome | Refusal | Notice | Progress]:
        last = time.monotonic()
        is_first = True
        if not can_interrupt():  # a report that hangs could not be ended here
            self._use_processes()
        while True:
            ready = self._ready()
            wants_to_stop = stop.is_set() or run.stop
            listed = [] if wants_to_stop else lister.take(_LISTED_AT_ONCE)
            since = time.monotonic() - last
            due = (
                is_first
                or wants_to_stop
                or len(ready) >= _BATCH
                or len(listed) >= _LISTED_AT_ONCE
                or (ready and len(ready) == len(self._jobs))
                or (listed and not self._jobs)
                or (lister.is_over and not run.is_listed)
                or ((ready or listed) and since >= _EVERY_SECONDS)
                or since >= _HEARTBEAT_SECONDS
            )
            if not due:
                lister.put_back(listed)
                self._collect(0.05)
                continue
            is_first = False
            prepared = self._prepare(listed)
            take = 0 if wants_to_stop else self._room()
            now = time.monotonic()
            finished = [self._finished(number) for number in ready]
            is_listed = run.is_listed or (lister.is_over and not wants_to_stop)
            turn = self.store.jobs.turn(
                run.number, self.owner, finished, prepared, is_listed, take, now - last
            )
            last, run = now, turn.run
            for number in ready:
                del self._jobs[number], self._done[number]
            self._hand_out(turn)
            yield from _told(finished, turn)
            yield Progress(run)
            lister.is_wanted = turn.waiting < _MOST_AHEAD
            if wants_to_stop or _is_done(run):
                return

    def _collect(self, seconds: float) -> None:
        for done in self.engine.collect(seconds):
            self._done[done.task.number] = done

    def _ready(self) -> list[int]:
        """Numbers of the jobs that are done and that no job before keeps waiting."""
        ready = []
        for number in self._jobs:
            if number not in self._done:
                break
            ready.append(number)
        return ready

    def _room(self) -> int:
        """What waits for its turn to be kept is in memory too, and counts."""
        return max(0, self.engine.room - len(self._done))

    def _hand_out(self, turn: Turn) -> None:
        if self._is_small and turn.waiting + len(turn.jobs) + len(self._jobs) > SMALL - 1:
            self._use_processes()
            again = [job for number, job in self._jobs.items() if number not in self._done]
            self.engine.submit([_task(job) for job in again])
        self._jobs |= {job.number: job for job in turn.jobs}
        self.engine.submit([_task(job) for job in turn.jobs])

    def _use_processes(self) -> None:
        self.engine.close()
        self.engine = self._make(self._setup)
        self._is_small = False

    def _finished(self, number: int) -> Finished:
        attempt = self._done[number].attempt
        reader = attempt.reading.reader if attempt.reading else self.version
        return Finished(
            self._jobs[number],
            reader,
            attempt.reading,
            attempt.failure,
            attempt.unresolved,
            attempt.notes,
        )

    def _prepare(self, items: Sequence[Item]) -> list[Listed]:
        """What was found, as the run's table takes it; what the reader has read already is not read again."""
        ids = [item.report.id for item in items if isinstance(item, Arrival)]
        known = self.store.find_known(list(dict.fromkeys(ids))) if ids else {}
        found = []
        for item in items:
            if isinstance(item, Refusal):
                found.append(Listed(item.name, f"refused {item.name}", failure=str(item.error)))
            elif isinstance(item, Notice):
                found.append(Listed(item.name, f"noted {item.name} {item.words}", note=item.words))
            else:
                found.append(self._listed(item, known.get(item.report.id)))
        return found

    def _listed(self, item: Arrival, known: Known | None) -> Listed:
        key = f"{item.report.id} {self.version}"
        if known is not None:
            before = report_of(item.report.text, known)
            item = filled_in(item, before)
            if known.reader == self.version and item.report == before:
                return Listed(item.name, key, item.report, kept="again", claims=known.claims)
        doubts = tuple((doubt.field, doubt.why, doubt.guess) for doubt in item.doubts)
        return Listed(item.name, key, item.report, item.fetched, doubts)


def report_of(text: str, known: Known) -> Report:
    """The report as it was handed in last."""
    told = dict(known.handed_in)
    published = told.pop("published")
    moment = datetime.fromisoformat(published) if published else None
    return Report(text, published=moment, **told)


def _task(job: Job) -> Task:
    doubts = tuple(Doubt(field, why, guess) for field, why, guess in job.doubts)  # type: ignore[arg-type]
    return Task(job.number, Arrival(job.name, job.report, job.fetched, doubts))


def _told(
    finished: Sequence[Finished], turn: Turn
) -> Iterator[Outcome | Refusal | Notice | Progress]:
    for listed in turn.added:
        if listed.failure is not None:
            yield Refusal(listed.name, FootprintError(listed.failure))
        elif listed.note is not None:
            yield Notice(listed.name, listed.note)
        elif listed.kept is not None:
            yield Outcome(listed.name, listed.kept, listed.claims or 0)
    for each, kept in zip(finished, turn.kept, strict=True):
        if kept is None:
            yield Refusal(each.job.name, FootprintError(each.failure or each.job.name))
            continue
        yield Outcome(each.job.name, kept, len(each.reading.claims) if each.reading else 0)
        for note in each.notes:
            yield Notice(each.job.name, note)


class _Lister:
    """Goes through what was given in a thread of its own, as far ahead as there is room."""

    def __init__(self, source: Iterable[Item]) -> None:
        self._source = source
        self._found: queue.Queue[Item] = queue.Queue(_LISTED_AT_ONCE * 2)
        self._back: list[Item] = []
        self._error: BaseException | None = None
        self._is_left = threading.Event()
        self._thread = threading.Thread(target=self._list, daemon=True)
        self.is_wanted = True

    def __enter__(self) -> _Lister:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_left.set()

    @property
    def is_over(self) -> bool:
        """Whether all of it was found and taken. Raises what went wrong where it could not be."""
        if self._thread.is_alive() or self._back or not self._found.empty():
            return False
        if self._error is not None:
            raise self._error
        return True

    def take(self, most: int) -> list[Item]:
        """What was found since."""
        taken, self._back = self._back, []
        with suppress(queue.Empty):
            while len(taken) < most and self.is_wanted:
                taken.append(self._found.get_nowait())
        return taken

    def put_back(self, items: list[Item]) -> None:
        """To be taken first, the next time."""
        self._back = items

    def _list(self) -> None:
        try:
            for item in self._source:
                while not self._is_left.is_set():
                    with suppress(queue.Full):
                        self._found.put(item, timeout=0.2)
                        break
                else:
                    return
        except BaseException as error:  # told by the thread that works
            self._error = error
