"""A path → engines on a store that this footprint can read: made, checked, locked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from footprint.errors import StoreError, StoreTooNew
from footprint.store import schema, write

SCHEMA_VERSION = 2
"""`PRAGMA user_version` of a store that this footprint writes."""
_APPLICATION_ID = 0x46505254
"""`PRAGMA application_id`: "FPRT", so that no other program's database is taken for a store."""
_WAIT_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Database:
    """A store's file, opened anew for every question."""

    path: Path
    reader: Engine
    writer: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A read-only connection for one question; it never waits for the writer."""
        with _told(self.path), self.reader.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction of the only writer; all of it is kept, or nothing.

        Behind the lock file, so that no second process writes or checkpoints meanwhile: SQLite before 3.51.3 can lose
        a transaction where two reset the write-ahead log at once.
        """
        with _lock(self.path), _told(self.path), self.writer.begin() as connection:
            yield connection


def connect(path: Path) -> Database:
    """Open the store at a path, making it where there is none.

    Raises StoreTooNew for one written by a newer footprint, StoreError for a file that is no store or cannot be used.
    """
    path = path.absolute()
    if path.is_dir():
        raise StoreError(
            f"{path} is a folder; give the store's file, such as {path / 'footprint.db'}"
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"{path.parent}: the folder of the store cannot be made ({error.strerror}); "
            "set FOOTPRINT_DATA to a folder you may write to"
        ) from error
    database = Database(path, _engine(path, "ro"), _engine(path, "rwc"))
    if not _is_ready(database):
        with database.writing() as connection:
            _make(connection, path)
    return database


def _is_ready(database: Database) -> bool:
    """Whether the file is a store of this version; False where it is yet to be made."""
    if not database.path.exists() or database.path.stat().st_size == 0:
        return False
    with database.reading() as connection:
        return _check(connection, database.path)


def _check(connection: Connection, path: Path) -> bool:
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if application == _APPLICATION_ID:
        if version > SCHEMA_VERSION:
            raise StoreTooNew(
                f"{path}: written by a newer footprint (store version {version}; this one reads up to "
                f"{SCHEMA_VERSION}); install that footprint, or set FOOTPRINT_DATA to another folder"
            )
        return bool(version == SCHEMA_VERSION)
    if inspect(connection).get_table_names():
        raise StoreError(
            f"{path}: a database of another program, not a footprint store; "
            "set FOOTPRINT_DATA to another folder, or --store to another file"
        )
    return False


def _make(connection: Connection, path: Path) -> None:
    if _check(connection, path):
        return  # another process made it while this one waited for the lock
    if connection.exec_driver_sql("PRAGMA user_version").scalar_one() == 1:
        write.derive_marks(connection)  # version 1 kept no roles in them
    else:
        schema.metadata.create_all(connection)
        connection.execute(schema.changes.insert().values(number=0))
    connection.exec_driver_sql(f"PRAGMA application_id = {_APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _engine(path: Path, mode: str) -> Engine:
    """An engine whose every connection is new: SQLite's are not shared across threads."""

    def open_file() -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{path.as_uri()}?mode={mode}", uri=True, timeout=_WAIT_SECONDS, isolation_level=None
        )
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            if mode != "ro":
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite://", creator=open_file, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # The driver's own way of beginning would wait until the first write, and could then fail for a reader's sake.
        connection.exec_driver_sql("BEGIN" if mode == "ro" else "BEGIN IMMEDIATE")

    return engine


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    lock_path = path.with_name(f"{path.name}.lock")
    lock = FileLock(lock_path, timeout=_WAIT_SECONDS)
    try:
        lock.acquire()
    except Timeout as error:
        raise StoreError(
            f"{path}: another process has been writing for {_WAIT_SECONDS} s; "
            f"wait for it to end (it holds {lock_path.name}), then try again"
        ) from error
    except OSError as error:
        raise StoreError(
            f"{path}: the store's folder cannot be written to ({error.strerror}); "
            "set FOOTPRINT_DATA to one that can"
        ) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what the driver raises into an error that says what to do."""
    try:
        yield
    except (DatabaseError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DatabaseError) else error
        if "not a database" in str(cause):
            raise StoreError(
                f"{path}: not a footprint store (no SQLite database); "
                "move it away, or set FOOTPRINT_DATA to another folder"
            ) from error
        raise StoreError(
            f"{path}: the store cannot be used ({cause}); check that the disk has room and that the file "
            "may be read and written, or restore a copy"
        ) from error
    except UnicodeEncodeError as error:
        raise StoreError(
            f"{path}: half of a surrogate pair at character {error.start} of {error.object[:20]!r}… "
            "is no text and cannot be kept; clean the source"
        ) from error
