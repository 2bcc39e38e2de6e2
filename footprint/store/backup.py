"""A store in use → a checked copy of it, and a copy → the store again.

Both are one step that is done or not done: a copy gets its name once it was checked, and a restored store takes the place
of the present one in a single transaction.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, event

from footprint.errors import StoreDamaged, StoreError
from footprint.store.connect import (
    check_version,
    connect,
    engine,
    hold_lock,
    telling,
)
from footprint.store.database import SCHEMA_VERSION
from footprint.store.told import Fault
from footprint.store.verify import Verdict, check_index, verify

_MOST_NAMED = 5
OnReport = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was made and checked."""

    path: Path
    verdict: Verdict
    """Of the copy; its last revision and hash are worth noting where nobody can change them."""


def verify_file(path: Path, on_report: OnReport | None = None, is_in_use: bool = True) -> Verdict:
    """Verify the store at a path. Raises StoreError where it is none of this version, or cannot be opened.

    Writers are kept waiting only while SQLite checks its search index, and not at all where `is_in_use` is False. In a
    folder that cannot be written to that check is left out.
    """
    with telling(path), _opened(path, "ro") as connection:
        if check_version(connection, path) != SCHEMA_VERSION:
            raise StoreError(
                f"{path}: a store of an older footprint has no log to be held against; "
                "start footprint on it once, which brings it up to date"
            )
        verdict = verify(connection, on_report)
    if os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK):
        with hold_lock(path) if is_in_use else nullcontext():
            verdict.faults += _index_faults(path)
    return verdict


def _index_faults(path: Path) -> list[Fault]:
    try:
        with telling(path), _opened(path, "rw") as connection:
            return list(check_index(connection))
    except StoreError as error:
        return [Fault("search", "", f"cannot be checked ({error})")]


@contextmanager
def _opened(path: Path, mode: Literal["ro", "rw"]) -> Iterator[Connection]:
    """A connection whose changes are taken back, and to which bytes that are no UTF-8 are no error."""
    if not path.is_file():
        raise StoreError(f"{path}: there is no such file")
    made = engine(path.absolute(), mode)

    @event.listens_for(made, "connect")
    def lenient(connection: sqlite3.Connection, _record: object) -> None:
        connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")

    with made.connect() as connection:
        yield connection
        connection.rollback()


def back_up(path: Path, target: Path, on_report: OnReport | None = None) -> Backup:
    """Copy a store while it is in use: as it stood at one moment, checked, then named. A folder gets a dated file.

    Raises StoreDamaged where the copy does not hold, StoreError where it cannot be made; then there is no new file.
    """
    target, part = name_copy(target, path.stem)
    try:
        _copy(path, part)
        verdict = verify_file(part, on_report, is_in_use=False)
        _refuse_faults(part, verdict)
        settle(part)
        part.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise StoreError(
            f"{target}: the copy cannot be made ({error.strerror}); "
            "check that the folder is there, may be written to and has room"
        ) from error
    finally:
        remove(part)
    return Backup(target, verdict)


def name_copy(target: Path, stem: str) -> tuple[Path, Path]:
    """The name of a copy, dated in a folder, and its name while it is made. Raises StoreError where one is there."""
    if target.is_dir():
        target = target / f"{stem}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.db"
    if target.exists():
        raise StoreError(f"{target}: there is a file of that name; give another")
    return target, target.with_name(f".{target.name}.part")


def restore(source: Path, path: Path, on_report: OnReport | None = None) -> Path | None:
    """Put a copy in the place of the store at a path, after it was verified. Gives where the present store was copied to.

    The present store is copied beside itself first; one that cannot be read is moved aside as it is. Pages that are open
    meanwhile show the store as it was until they ask again. Raises StoreDamaged where the copy does not hold.
    """
    path = path.absolute()
    _check_source(source, on_report)
    path.parent.mkdir(parents=True, exist_ok=True)
    stamp = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    with hold_lock(path), telling(path):
        aside = _set_aside(path, f"{path.name}.replaced-{stamp}")
        _copy(source, path)
        with closing(sqlite3.connect(path, isolation_level=None)) as raw:
            raw.execute("PRAGMA journal_mode = WAL")
    connect(path)  # brings one of an older footprint up to date
    return aside


def _check_source(source: Path, on_report: OnReport | None) -> None:
    with telling(source), _opened(source, "ro") as connection:
        version = check_version(connection, source)
        if version == 0:
            raise StoreError(f"{source}: there is nothing in it to restore")
        if version != SCHEMA_VERSION:
            found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
            if found != "ok":
                raise StoreDamaged(f"{source}: the copy is damaged ({found}); take another")
            return
    _refuse_faults(source, verify_file(source, on_report, is_in_use=False))


def _refuse_faults(path: Path, verdict: Verdict) -> None:
    if verdict.faults:
        named = "; ".join(str(fault) for fault in verdict.faults[:_MOST_NAMED])
        more = len(verdict.faults) - _MOST_NAMED
        raise StoreDamaged(
            f"{path}: does not hold, so nothing was put in place of anything: {named}"
            + (f"; and {more} more" if more > 0 else "")
        )


def _set_aside(path: Path, name: str) -> Path | None:
    """Copy the present store away, or move it where it cannot be read; None where there is none."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    aside = path.with_name(name)
    part = path.with_name(f".{name}.part")
    try:
        _copy(path, part)
        part.replace(aside)
    except (StoreError, sqlite3.Error):
        for ending in ("-wal", "-shm", ""):
            beside = path.with_name(f"{path.name}{ending}")
            if beside.exists():
                beside.replace(aside.with_name(f"{aside.name}{ending}"))
    finally:
        remove(part)
    return aside


def _copy(source: Path, target: Path) -> None:
    """Copy a database as it stands at one moment; into one that is there, as one transaction."""
    with (
        telling(source),
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as old,
        closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new)


def settle(part: Path) -> None:
    """Make of a copy one file that needs none beside it, on the disk."""
    with closing(sqlite3.connect(part, isolation_level=None)) as raw:
        raw.execute("PRAGMA journal_mode = DELETE")
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # not every system lets a folder be opened
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def remove(part: Path) -> None:
    """Take a file that was not finished away, and those beside it."""
    for ending in ("", "-wal", "-shm", "-journal", ".lock"):
        part.with_name(f"{part.name}{ending}").unlink(missing_ok=True)
