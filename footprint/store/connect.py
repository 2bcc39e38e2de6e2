"""A file, or the address of a server → a store's database: made, checked, migrated, locked.

The SQLite file is here, `footprint.store.postgres` has the server.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool, QueuePool

from footprint.errors import StoreError, StoreReadOnly, StoreTooNew
from footprint.store import migrate
from footprint.store.database import SCHEMA_VERSION, Database
from footprint.where import Address

APPLICATION_ID = 0x46505254
"""`PRAGMA application_id`: "FPRT", so that no other program's database is taken for a store."""
_WAIT_SECONDS = 30
_WRITER_CACHE_KB = 64_000
"""Of pages that the one writer keeps: with SQLite's 2 MB a batch writes the same pages out and in again and again."""
_WAYS_OUT = (
    ("disk is full", "the disk is full; make room, then do it again: nothing of it was kept"),
    ("readonly", "it may not be written to; set FOOTPRINT_DATA to a folder you may write to, or start in public mode"),
    ("unable to open", "it cannot be opened; check that you may read and write the file and its folder"),
    ("locked", f"another program has been holding it for {_WAIT_SECONDS} s; close that program, then try again"),
    ("malformed", "the file is damaged; 'footprint verify' says where, 'footprint restore' puts a backup in its place"),
)  # fmt: skip
"""What the driver says → what it means and what to do."""


@dataclass(frozen=True, slots=True)
class FileDatabase(Database):
    """A store's file, opened anew for every question."""

    path: Path
    reader: Engine
    writer: Engine | None
    """None in a store that was opened read-only: there is no way to write through it."""

    @property
    def name(self) -> str:
        """The path."""
        return str(self.path)

    @property
    def is_read_only(self) -> bool:
        """Whether there is no way to write through it."""
        return self.writer is None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A read-only connection for one question; it never waits for the writer."""
        with telling(self.path), self.reader.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction of the only writer; all of it is kept, or nothing.

        Behind the lock file, so that no second process writes or checkpoints meanwhile: SQLite before 3.51.3 can lose
        a transaction where two reset the write-ahead log at once. Raises StoreReadOnly in a read-only store.
        """
        if self.writer is None:
            raise StoreReadOnly(
                f"{self.path}: the store is open for reading only; start footprint in analyst mode to change it"
            )
        with hold_lock(self.path), telling(self.path), self.writer.begin() as connection:
            yield connection

    def hold_open(self) -> sqlite3.Connection:
        """A connection that asks nothing, for who reads often; keep it, and close it in whatever thread.

        While one is open, those that follow find the index of the write-ahead log made. Where none is, each of them
        makes it anew from the whole log that an earlier process may have left: 15 ms for 40 MB of it.
        """
        with telling(self.path):
            held = _open_file(self.path, "ro", any_thread=True)
            held.execute(
                "PRAGMA schema_version"
            ).fetchall()  # opens the log, and leaves no transaction
            return held

    def close(self) -> None:
        """Close the writer's connection, which brings everything into the one file. The next change opens it again."""
        if self.writer is not None:
            self.writer.dispose()


def connect(where: Path | Address, read_only: bool = False) -> Database:
    """Open the store there, making it where there is none, and migrating one of an older footprint.

    Raises StoreTooNew for one written by a newer footprint, StoreReadOnly where a read-only store is yet to be made or
    migrated, StoreError for what is no store or cannot be used.
    """
    if isinstance(where, Address):
        from footprint.store import postgres  # its driver is there only where somebody asked for it

        return postgres.connect(where, read_only)
    path = where.absolute()
    if path.is_dir():
        raise StoreError(
            f"{path} is a folder; give the store's file, such as {path / 'footprint.db'}"
        )
    if read_only:
        return _connect_read_only(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"{path.parent}: the folder of the store cannot be made ({error.strerror}); "
            "set FOOTPRINT_DATA to a folder you may write to"
        ) from error
    database = FileDatabase(path, engine(path, "ro"), engine(path, "rwc"))
    if not _is_ready(database):
        with database.writing() as connection:
            _make_or_migrate(connection, path)
    return database


def _connect_read_only(path: Path) -> Database:
    database = FileDatabase(path, engine(path, "ro"), None)
    if not _is_ready(database):
        raise StoreReadOnly(
            f"{path}: there is no store of this version, and public mode makes none; "
            "start footprint in analyst mode once, or give another file"
        )
    return database


def _is_ready(database: FileDatabase) -> bool:
    """Whether the file is a store of this version; False where it is yet to be made or migrated."""
    if not database.path.exists() or database.path.stat().st_size == 0:
        return False
    with database.reading() as connection:
        return check_version(connection, database.path) == SCHEMA_VERSION


def check_version(connection: Connection, path: Path) -> int:
    """The version of a store; 0 where the file is empty. Raises StoreTooNew, or StoreError where it is no store."""
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if application == APPLICATION_ID:
        if version > SCHEMA_VERSION:
            raise StoreTooNew(
                f"{path}: written by a newer footprint (store version {version}; this one reads up to "
                f"{SCHEMA_VERSION}); install that footprint, or set FOOTPRINT_DATA to another folder"
            )
        return version
    if inspect(connection).get_table_names():
        raise StoreError(
            f"{path}: a database of another program, not a footprint store; "
            "set FOOTPRINT_DATA to another folder, or --store to another file"
        )
    return 0


def _make_or_migrate(connection: Connection, path: Path) -> None:
    version = check_version(connection, path)
    if version == SCHEMA_VERSION:
        return  # another process did it while this one waited for the lock
    if version == 0:
        migrate.make(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    else:
        migrate.upgrade(connection, version)
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def engine(path: Path, mode: str) -> Engine:
    """An engine on a file. `mode` is `ro`, `rw` or `rwc` (a store, made where there is none).

    A reader's every connection is new: SQLite's are not shared across threads. The one connection of a store's writer is
    kept open, for closing it would bring the whole write-ahead log into the file after every change; the lock sees to it
    that one thread at a time has it.
    """
    pool: dict[str, Any] = {"poolclass": NullPool}
    if mode == "rwc":
        pool = {
            "poolclass": QueuePool,
            "pool_size": 1,
            "max_overflow": 0,
            "pool_timeout": _WAIT_SECONDS,
        }
    made = create_engine("sqlite://", creator=lambda: _open_file(path, mode, mode != "ro"), **pool)

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        # The driver's own way of beginning would wait until the first write, and could then fail for a reader's sake.
        connection.exec_driver_sql("BEGIN" if mode == "ro" else "BEGIN IMMEDIATE")

    return made


def _open_file(path: Path, mode: str, any_thread: bool) -> sqlite3.Connection:
    # In a folder that nobody may write to, no write-ahead log can be: the file is all there is, and stands still.
    still = (
        mode == "ro"
        and not os.access(path.parent, os.W_OK)
        and not path.with_name(f"{path.name}-wal").exists()
    )
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode={mode}{'&immutable=1' if still else ''}",
        uri=True,
        timeout=_WAIT_SECONDS,
        isolation_level=None,
        check_same_thread=not any_thread,
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        if mode == "rwc":
            connection.execute("PRAGMA journal_mode = WAL")
        if mode != "ro":
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute(f"PRAGMA cache_size = {-_WRITER_CACHE_KB}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


@contextmanager
def hold_lock(path: Path) -> Iterator[None]:
    """Be the only writer of the store at a path. Raises StoreError where another process stays it."""
    lock_path = path.with_name(f"{path.name}.lock")
    lock = FileLock(lock_path, timeout=_WAIT_SECONDS)
    try:
        lock.acquire()
    except Timeout as error:
        raise StoreError(
            f"{path}: another process has been writing for {_WAIT_SECONDS} s, as a large import does; "
            f"wait for it to end (it holds {lock_path.name}), then try again"
        ) from error
    except OSError as error:
        raise StoreError(
            f"{path}: the store's folder cannot be written to ({error.strerror}); "
            "set FOOTPRINT_DATA to one that can, or start in public mode"
        ) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn what the driver raises into an error that says what to do."""
    try:
        yield
    except (DatabaseError, sqlite3.Error) as error:
        cause = str(error.orig if isinstance(error, DatabaseError) else error)
        if "not a database" in cause:
            raise StoreError(
                f"{path}: not a footprint store (no SQLite database); "
                "move it away, or set FOOTPRINT_DATA to another folder"
            ) from error
        for sign, way_out in _WAYS_OUT:
            if sign in cause:
                raise StoreError(f"{path}: {way_out} ({cause})") from error
        raise StoreError(
            f"{path}: the store cannot be used ({cause}); check that the disk has room and that the file "
            "may be read and written, or restore a copy"
        ) from error
    except UnicodeEncodeError as error:
        raise StoreError(
            f"{path}: half of a surrogate pair at character {error.start} of {error.object[:20]!r}… "
            "is no text and cannot be kept; clean the source"
        ) from error
