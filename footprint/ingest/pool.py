"""An `Engine` of worker processes on this machine: one for each core, replaced when they die or take too long."""

from __future__ import annotations

import os
import pickle
import queue
import subprocess
import sys
import threading
import time
from collections import Counter, deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO

from footprint.errors import WorkersFailed
from footprint.ingest.engine import TIME_LIMIT, Done, Setup, Task, too_long
from footprint.ingest.keeping import Attempt
from footprint.ingest.worker import BROKEN, read_frame

START_LIMIT = 120.0
_WINDOW = 400
"""Tasks that are in the pool at once."""
_HANDED, _REFILL = 24, 12
"""Tasks a worker has before it, so that it never waits for this process: at most, and when it gets more."""
_CHARACTERS = 200_000
"""In as many as those may have together; one task is always handed out."""
_A_WORKER = 10
"""Reports that have to be in the pool before another process is started."""
_MOST_DEATHS = 3
"""A report that was being read at that many deaths of workers is not tried again."""


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(eq=False, slots=True)
class _Worker:
    process: subprocess.Popen[bytes]
    to_send: queue.SimpleQueue[bytes | None]
    handed: deque[Task] = field(default_factory=deque)
    """The first is the one it reads."""
    since: float = field(default_factory=time.monotonic)
    """When it began to read that one, or to start."""
    is_ready: bool = False

    @property
    def characters(self) -> int:
        return sum(len(task.item.report.text) for task in self.handed)


class LocalPool:
    """Worker processes, each of which loads the reader once. Not shared between threads."""

    def __init__(
        self, setup: Setup, workers: int | None = None, time_limit: float = TIME_LIMIT
    ) -> None:
        """Start the first, and more when there is work for them; `time_limit` is in seconds for one report."""
        self._packed = pickle.dumps(setup, pickle.HIGHEST_PROTOCOL)
        self._limit = time_limit
        self._waiting: deque[Task] = deque()
        self._answers: queue.SimpleQueue[tuple[_Worker, bytes | None]] = queue.SimpleQueue()
        self._deaths: Counter[int] = Counter()
        self._failed_starts = 0
        self._most = workers or cores()
        self._workers = [self._start()]

    @property
    def room(self) -> int:
        """As `Engine` says."""
        return max(0, _WINDOW - self._held)

    @property
    def _held(self) -> int:
        return len(self._waiting) + sum(len(worker.handed) for worker in self._workers)

    @property
    def pids(self) -> list[int]:
        """The process ids of the workers."""
        return [worker.process.pid for worker in self._workers]

    def submit(self, tasks: Sequence[Task]) -> None:
        """As `Engine` says."""
        self._waiting.extend(tasks)
        while len(self._workers) < min(self._most, self._held // _A_WORKER):
            self._workers.append(self._start())
        self._hand_out()

    def collect(self, seconds: float) -> list[Done]:
        """As `Engine` says."""
        # What was answered comes first: the task behind it is the one that a worker may be too long at.
        done = self._take_done(0)
        done += self._over_time()
        done = done or self._take_done(seconds)
        self._hand_out()
        return done

    def _take_done(self, seconds: float) -> list[Done]:
        done: list[Done] = []
        for worker, packed in self._take_answers(seconds):
            if worker not in self._workers:
                continue  # it was ended for taking too long, and another has its place
            if packed is None:
                done += self._bury(worker)
                continue
            answer: Done | tuple[str, str] = pickle.loads(packed)  # noqa: S301  our own worker's
            if isinstance(answer, Done):
                worker.handed.popleft()
                self._deaths.pop(answer.task.number, None)
                done.append(answer)
            elif answer[0] == BROKEN:
                raise WorkersFailed(f"no report can be read: {answer[1]}")
            else:
                worker.is_ready = True
                self._failed_starts = 0
        return done

    def close(self) -> None:
        """As `Engine` says."""
        for worker in self._workers:
            _end(worker)
        self._workers = []
        self._waiting.clear()

    def _start(self) -> _Worker:
        # Not `multiprocessing`: that runs the main module again in each process, which may be a page's script.
        process = subprocess.Popen(
            [sys.executable, "-m", "footprint.ingest.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        tasks, answers = process.stdin, process.stdout
        if tasks is None or answers is None:  # never, with both asked for
            raise WorkersFailed("a process was started without its pipes")
        worker = _Worker(process, queue.SimpleQueue())
        worker.to_send.put(pickle.dumps((list(sys.path), self._packed, self._limit)))
        for target, pipe in ((_write, tasks), (self._listen, answers)):
            threading.Thread(target=target, args=(worker, pipe), daemon=True).start()
        return worker

    def _listen(self, worker: _Worker, pipe: IO[bytes]) -> None:
        """Pass on what a worker answers; nothing is unpacked here, so that this thread is never in the way."""
        with pipe:
            while (packed := read_frame(pipe)) is not None:
                worker.since = time.monotonic()
                self._answers.put((worker, packed))
        self._answers.put((worker, None))

    def _take_answers(self, seconds: float) -> list[tuple[_Worker, bytes | None]]:
        found = []
        with suppress(queue.Empty):
            found.append(
                self._answers.get(timeout=seconds) if seconds else self._answers.get_nowait()
            )
            while True:
                found.append(self._answers.get_nowait())
        return found

    def _hand_out(self) -> None:
        for worker in self._workers:
            if not self._waiting:
                return
            if len(worker.handed) >= _REFILL:
                continue
            some: list[Task] = []
            size = worker.characters
            while self._waiting and len(worker.handed) + len(some) < _HANDED:
                size += len(self._waiting[0].item.report.text)
                if size > _CHARACTERS and (some or worker.handed):
                    break
                some.append(self._waiting.popleft())
            if some:
                if not worker.handed and worker.is_ready:
                    worker.since = time.monotonic()
                worker.handed.extend(some)
                worker.to_send.put(pickle.dumps(some, pickle.HIGHEST_PROTOCOL))

    def _over_time(self) -> list[Done]:
        """Replace every worker that takes too long for its report, and give up that report."""
        done = []
        now = time.monotonic()
        for worker in list(self._workers):
            if worker.is_ready and worker.handed and now - worker.since > self._limit:
                task = worker.handed.popleft()
                done.append(too_long(task, self._limit))
                self._replace(worker)
            elif not worker.is_ready and now - worker.since > START_LIMIT:
                raise WorkersFailed(
                    f"a process that reads did not start within {START_LIMIT:g} seconds; "
                    "see that the machine has memory left, and go on with --resume"
                )
        return done

    def _bury(self, worker: _Worker) -> list[Done]:
        """A worker died: the report that it read is tried once more, unless others died of it too."""
        status = worker.process.wait()
        how = f"signal {-status}" if status < 0 else f"exit status {status}"
        done = []
        if not worker.is_ready:
            self._failed_starts += 1
            if self._failed_starts >= _MOST_DEATHS * max(1, len(self._workers)):
                raise WorkersFailed(
                    f"the processes that read end before they begin ({how}); "
                    "see that the machine has memory left, and go on with --resume"
                )
        elif worker.handed:
            task = worker.handed[0]
            self._deaths[task.number] += 1
            if self._deaths[task.number] >= _MOST_DEATHS:
                worker.handed.popleft()
                why = (
                    f"{task.item.name}: the process that read it ended {_MOST_DEATHS} times ({how}); "
                    "leave it out, and please send us this report"
                )
                done.append(Done(task, Attempt(None, why)))
        self._replace(worker)
        return done

    def _replace(self, worker: _Worker) -> None:
        _end(worker)
        self._waiting.extendleft(reversed(worker.handed))
        worker.handed.clear()
        self._workers[self._workers.index(worker)] = self._start()


def _write(worker: _Worker, pipe: IO[bytes]) -> None:
    """Send what is to be sent, in a thread of its own: a pipe that is full would keep the caller waiting."""
    with suppress(OSError), pipe:
        while (packed := worker.to_send.get()) is not None:
            pipe.write(packed)
            pipe.flush()


def _end(worker: _Worker) -> None:
    worker.to_send.put(None)
    worker.process.kill()
    worker.process.wait()
