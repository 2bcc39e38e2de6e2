"""Data sets that this server reads, each in a thread of its own; one goes on when the page is closed."""

from __future__ import annotations

import logging
import shutil
import threading
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from footprint.errors import FootprintError
from footprint.exchange.incoming.importing import Result, import_file
from footprint.store import Store

_log = logging.getLogger(__name__)
_at_work: list[Work] = []


class _Stopped(Exception):
    """A person wants no more of it."""


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Sent:
    """A file that was sent, and what was said of it. Its folder goes when nobody holds it any more."""

    name: str
    path: Path
    kind: str
    source: str | None
    encoding: str
    mapping: Path | None

    def __post_init__(self) -> None:
        """See to it that the folder goes."""
        weakref.finalize(self, shutil.rmtree, self.path.parent, ignore_errors=True)


@dataclass(slots=True, eq=False)
class Work:
    """A file that is checked or taken in, or an import that is taken back."""

    name: str
    act: str
    """`check`, `keep` or `undo`."""
    rows: int = 0
    """Read so far."""
    result: Result | None = None
    undone: tuple[int, int] | None = None
    """Reports that went, and that stay."""
    trouble: str | None = None
    """What broke it off, in words for people."""
    is_stopped: bool = False
    stop: threading.Event = field(default_factory=threading.Event)
    thread: threading.Thread | None = None

    @property
    def is_at_work(self) -> bool:
        """Whether it goes on."""
        return self.thread is not None and self.thread.is_alive()

    def step(self) -> None:
        """Count a row."""
        if self.stop.is_set():
            raise _Stopped
        self.rows += 1


def check(sent: Sent) -> Work:
    """Read a file and keep nothing."""
    work = Work(sent.name, "check")
    return _begin(work, lambda: _read(work, sent, None, "", False))


def keep(sent: Sent, store: Store, who: str, skip_bad: bool) -> Work:
    """Take a file in."""
    work = Work(sent.name, "keep")
    return _begin(work, lambda: _read(work, sent, store, who, skip_bad))


def take_back(store: Store, number: int, name: str, who: str) -> Work:
    """Take an import back."""
    work = Work(name, "undo")

    def act() -> None:
        work.undone = store.withdraw(number, who)

    return _begin(work, act)


def find_at_work() -> list[Work]:
    """What goes on now, whoever began it."""
    return [work for work in list(_at_work) if work.is_at_work]


def _read(work: Work, sent: Sent, store: Store | None, who: str, skip_bad: bool) -> None:
    work.result = import_file(
        sent.kind,
        sent.path,
        store,
        who=who,
        mapping=sent.mapping,
        source=sent.source,
        encoding=sent.encoding,
        skip_bad=skip_bad,
        step=work.step,
    )


def _begin(work: Work, act: Callable[[], None]) -> Work:
    def run() -> None:
        try:
            act()
        except _Stopped:
            work.is_stopped = True
        except FootprintError as error:
            work.trouble = str(error)
        except Exception as error:  # a thread's end that nobody would see
            _log.exception("%s %s", work.act, work.name)
            work.trouble = f"{type(error).__name__}: {error}"

    work.thread = threading.Thread(target=run, daemon=True, name=f"{work.act} {work.name}")
    _at_work[:] = [*find_at_work(), work]
    work.thread.start()
    return work
