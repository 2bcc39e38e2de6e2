"""A store's database, whichever it is: how its one writer and its readers come to their connections."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from typing import Protocol

from sqlalchemy import Connection

from footprint.store.chain import Log

SCHEMA_VERSION = 7
"""Of a store that this footprint writes."""


class Closing(Protocol):
    """What is kept open so that others find the way warm."""

    def close(self) -> None:
        """Let go of it, in whatever thread."""


class Database(ABC):
    """A store's database, safe to share between threads."""

    @property
    @abstractmethod
    def name(self) -> str:
        """Where it is, for a person to read: without a password."""

    @property
    @abstractmethod
    def is_read_only(self) -> bool:
        """Whether there is no way to write through it."""

    @abstractmethod
    def reading(self) -> AbstractContextManager[Connection]:
        """A read-only connection for one question, all of one moment; it never waits for the writer."""

    @abstractmethod
    def writing(self) -> AbstractContextManager[Connection]:
        """One transaction of the only writer; all of it is kept, or nothing. Raises StoreReadOnly, StoreError."""

    @abstractmethod
    def hold_open(self) -> Closing:
        """Something to keep, and to close at the end, for who reads often."""

    @abstractmethod
    def close(self) -> None:
        """Let the connections go. The next question opens new ones."""

    @contextmanager
    def logging(self) -> Iterator[tuple[Connection, Log]]:
        """As `writing`, with the log of revisions, which is written at the end."""
        with self.writing() as connection:
            log = Log.open(connection, datetime.now(UTC))
            yield connection, log
            log.close()
