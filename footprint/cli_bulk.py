"""`footprint ingest`: a bulk run in the terminal, with its progress, stopped by Ctrl-C and gone on with by --resume."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from footprint.ingest import Notice, Refusal
    from footprint.store import Store
    from footprint.store.job_records import Counts, Run

_EVERY_SECONDS = 10.0
"""Between two lines of progress where the output is no terminal."""


def add_run_options(parser: argparse.ArgumentParser) -> None:
    """Add what is for bulk runs alone."""
    parser.add_argument(
        "--resume",
        action="store_true",
        help="go on with every run that was stopped or whose process died",
    )
    parser.add_argument(
        "--workers",
        type=_count,
        metavar="N",
        help="processes that read (default: one for each core)",
    )
    parser.add_argument(
        "--time-limit",
        type=_seconds,
        metavar="SECONDS",
        help="the longest that one report is read before it is given up (default: 60; 600 where a model is asked)",
    )


def run_ingest(
    chosen: argparse.Namespace,
    say: Callable[[str], None],
    report: Callable[[Refusal | Notice], int],
) -> int:
    """Read and keep what was named, or go on with what was left. Gives how many were refused, -1 where it was stopped."""
    from footprint.access import local_name
    from footprint.ingest import Outcome, bulk, reader_maker, sources
    from footprint.ingest.engine import time_limit_of
    from footprint.paths import store_where
    from footprint.store import open_store

    store = open_store(chosen.store or store_where())
    make_reader = reader_maker(chosen.proposer)
    reader = make_reader()
    limit = chosen.time_limit or time_limit_of(reader)
    refused = 0
    unfinished = store.jobs.find_unfinished() if chosen.resume else []
    runs = [run.number for run in unfinished]
    if chosen.resume and not runs and not (chosen.paths or chosen.feed):
        say("no run was left unfinished")
        return 0
    for run in unfinished:
        if not run.is_listed and not sources.can_go_on(run.given):
            say(
                f"run {run.number}: what had not been read of standard input is lost; give it again"
            )
    if chosen.paths or chosen.feed:
        given = sources.given_sources(chosen.paths, chosen.feed, chosen.follow, chosen.published)
        runs.append(bulk.start(store, local_name(), given, reader).number)
    engine = bulk.pool(chosen.workers, limit)
    for number in runs:
        with stopping() as stop, _Teller() as teller:
            known = {entry.url for entry in store.reports() if entry.url} if chosen.feed else ()
            items = sources.open_given(store.jobs.get(number).given, known)
            for item in bulk.work(store, number, reader, make_reader, engine, stop, items, limit):
                if isinstance(item, bulk.Progress):
                    teller.tell(item.run)
                elif not isinstance(item, Outcome):
                    report(item)
        run = store.jobs.get(number)
        refused += run.counts.failed
        say(_sum_up(run.counts, store))
        if run.state != "done":
            left = "" if run.is_listed else " or more"
            say(
                f"stopped with {run.counts.listed - run.counts.done:,}{left} reports still to read; "
                "go on with 'footprint ingest --resume'"
            )
            return -1
    return refused


def _sum_up(counts: Counts, store: Store) -> str:
    return (
        f"{counts.new:,} new, {counts.reread:,} read anew, {counts.again:,} already kept, "
        f"{counts.failed:,} refused; {counts.claims:,} claims of these reports are in {store.name}"
    )


@contextmanager
def stopping() -> Iterator[threading.Event]:
    """An event that Ctrl-C sets; pressed once more it ends the command at once."""
    stop = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return

    def ask(*_: object) -> None:
        stop.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


class _Teller:
    """Says how far a run is: a bar in a terminal, else a line now and then. Nothing for what is over at once."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._last = time.monotonic()
        self._is_terminal = sys.stderr.isatty()

    def __enter__(self) -> _Teller:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def tell(self, run: Run) -> None:
        """The run is so far now."""
        if self._is_terminal:
            self._draw(run)
        elif time.monotonic() - self._last >= _EVERY_SECONDS:
            self._last = time.monotonic()
            print(f"footprint: {line_of(run)}", file=sys.stderr)

    def _draw(self, run: Run) -> None:
        if self._bar is None:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn

            columns = (BarColumn(), TextColumn("{task.fields[told]}", markup=False))
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._bar.add_task("", total=None, told="")
            self._bar.start()
        total = run.counts.listed if run.is_listed else None
        self._bar.update(
            self._bar.task_ids[0], total=total, completed=run.counts.done, told=line_of(run)
        )


def line_of(run: Run) -> str:
    """ "1,204 of 10,000 reports, 96 a second, 1 min 32 s left"."""
    more = "" if run.is_listed else "+"
    parts = [f"{run.counts.done:,} of {run.counts.listed:,}{more} reports"]
    if run.rate is not None:
        parts.append(f"{run.rate:,.0f} a second" if run.rate >= 1 else f"{run.rate:.1f} a second")
    if run.remaining_seconds is not None and run.counts.done < run.counts.listed:
        parts.append(f"{_duration(run.remaining_seconds)} left")
    return ", ".join(parts)


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _count(value: str) -> int:
    number = int(value) if value.isdecimal() else 0
    if not 1 <= number <= 256:
        raise argparse.ArgumentTypeError(f"{value!r} is no number of processes from 1 to 256")
    return number


def _seconds(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0.0
    if not 0.1 <= seconds <= 86_400:
        raise argparse.ArgumentTypeError(f"{value!r} is no time from 0.1 to 86400 seconds")
    return seconds
