"""Bulk runs that this server works on, each in a thread of its own; they go on when the page is closed."""

from __future__ import annotations

import logging
import threading

from footprint.errors import FootprintError
from footprint.ingest import Reader, bulk, reader_maker
from footprint.store import Store
from footprint.store.job_records import Run

_log = logging.getLogger(__name__)
_lock = threading.Lock()
_threads: dict[int, threading.Thread] = {}
_troubles: dict[int, str] = {}


def reader_in_use() -> Reader:
    """The reader that the settings ask for, models included. What it takes to load is loaded once. Raises ModelError."""
    return reader_maker()()


def begin(store: Store, run: int) -> None:
    """Work on a run, or go on with it. Nothing where this server works on it already."""
    with _lock:
        thread = _threads.get(run)
        if thread is not None and thread.is_alive():
            return
        _troubles.pop(run, None)
        thread = threading.Thread(target=_work, args=(store, run), daemon=True, name=f"run {run}")
        _threads[run] = thread
        thread.start()


def trouble_of(run: int) -> str | None:
    """What broke a run off here, in words for people; None where nothing did."""
    return _troubles.get(run)


def is_here(run: Run) -> bool:
    """Whether this server works on a run."""
    thread = _threads.get(run.number)
    return thread is not None and thread.is_alive()


def wait(run: int, seconds: float) -> None:
    """Until a run of this server is over, or the time is up."""
    thread = _threads.get(run)
    if thread is not None:
        thread.join(seconds)


def _work(store: Store, run: int) -> None:
    try:
        make_reader = reader_maker()
        for _ in bulk.work(store, run, make_reader(), make_reader):
            pass  # what happens stands in the store, where the page looks
    except FootprintError as error:
        _troubles[run] = str(error)
    except Exception as error:  # a thread's end that nobody would see
        _log.exception("run %s", run)
        _troubles[run] = f"{type(error).__name__}: {error}"
