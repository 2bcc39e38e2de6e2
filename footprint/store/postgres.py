"""The address of a PostgreSQL server → a store's database there: made, checked, migrated, locked.

One writer at a time, on whatever machine: it holds an advisory lock until its transaction ends, so that the log of
revisions stays one chain. A reader sees one moment, and waits for nobody. What other servers do by files (the lock, the
version, the room on the disk) is done by the server's own means.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from sqlalchemy import Connection, Engine, create_engine, inspect, text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from footprint.errors import FootprintError, StoreError, StoreReadOnly, StoreTooNew
from footprint.store import migrate
from footprint.store.database import SCHEMA_VERSION, Database
from footprint.where import Address

OLDEST = 15
"""The first version that footprint is tried on."""
CHANNEL = "footprint"
"""Every change is told on it, so that whoever listens need not ask."""
_WAIT_SECONDS = 30
_CONNECT_SECONDS = 10
_LOCK = text("SELECT pg_advisory_xact_lock(:key, hashtext(current_schema()))")
_KEY = zlib.crc32(b"footprint") - 2**31
_TELL = text(f"SELECT pg_notify('{CHANNEL}', current_schema())")
_WAYS_OUT = (
    ("28P01", "the server does not take this name and password; check the address"),
    ("28000", "the server does not let this user in; ask who keeps it"),
    ("3D000", "the server has no database of that name; make it with 'createdb', or give another"),
    ("42501", "this user may not do that; ask who keeps the server for the right to make and change tables"),
    ("25006", "the server takes no changes now; it may be a standby: give the address of the main server"),
    ("53100", "the server's disk is full; make room there, then do it again: nothing of it was kept"),
    ("53200", "the server is out of memory; try again later: nothing of it was kept"),
    ("53300", "the server has no connection left; close other programs, or let it take more"),
    ("55P03", f"another process has been writing for {_WAIT_SECONDS} s; wait for it to end, then try again"),
    ("57P", "the server is stopping or starting; try again in a moment: nothing of it was kept"),
    ("22021", "a character that the server keeps in no text (code point 0); clean the source"),
)  # fmt: skip
"""What the server calls an error → what it means and what to do."""
_UNREACHABLE = (
    "the server cannot be reached; check that it runs, and the address: nothing of it was kept"
)


@dataclass(frozen=True, slots=True)
class ServerDatabase(Database):
    """A store that a server keeps."""

    address: Address
    engine: Engine
    read_only: bool = False

    @property
    def name(self) -> str:
        """The address without its password."""
        return str(self.address)

    @property
    def is_read_only(self) -> bool:
        """Whether there is no way to write through it."""
        return self.read_only

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A read-only transaction that sees one moment; it never waits for the writer."""
        with telling(self.address), self.engine.connect() as fresh:
            connection = fresh.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction of the only writer; all of it is kept, or nothing. Raises StoreReadOnly in a read-only store."""
        if self.read_only:
            raise StoreReadOnly(
                f"{self.name}: the store is open for reading only; start footprint in analyst mode to change it"
            )
        with telling(self.address), self.engine.begin() as connection:
            connection.execute(_LOCK, {"key": _KEY})
            yield connection
            connection.execute(_TELL)  # heard once the transaction is kept

    def hold_open(self) -> ServerDatabase:
        """Itself: the pool keeps connections open."""
        return self

    def close(self) -> None:
        """Let the connections go. The next question opens new ones."""
        self.engine.dispose()


def connect(address: Address, read_only: bool = False) -> ServerDatabase:
    """Open the store at an address, making its tables where there are none, and migrating those of an older footprint.

    Raises StoreTooNew for one written by a newer footprint, StoreReadOnly where a read-only store is yet to be made or
    migrated, StoreError for a database of another program, or a server that cannot be used.
    """
    database = ServerDatabase(address, _engine(address), read_only)
    try:
        _make_ready(database)
    except FootprintError:
        database.close()
        raise
    return database


def _make_ready(database: ServerDatabase) -> None:
    address = database.address
    with database.reading() as connection:
        version = check_version(connection, address)
    if version == SCHEMA_VERSION:
        return
    if database.read_only:
        raise StoreReadOnly(
            f"{address}: there is no store of this version, and public mode makes none; "
            "start footprint in analyst mode once, or give another address"
        )
    with database.writing() as connection:
        version = check_version(connection, address)  # another process may have done it meanwhile
        if version == 0:
            migrate.make(connection)
        elif version < SCHEMA_VERSION:
            migrate.upgrade(connection, version)


def check_version(connection: Connection, address: Address) -> int:
    """The version of a store; 0 where there are no tables. Raises StoreTooNew, or StoreError where it is no store."""
    major = int((connection.dialect.server_version_info or (0,))[0])
    if major < OLDEST:
        raise StoreError(f"{address}: PostgreSQL {major} is too old; {OLDEST} or newer is needed")
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return 0
    if not {"head", "revisions", "alembic_version"} <= tables:
        raise StoreError(
            f"{address}: a database of another program, not a footprint store; "
            "make an empty one with 'createdb', and give its address"
        )
    name = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    version = migrate.version_of(str(name))
    if version is None:
        raise StoreTooNew(
            f"{address}: written by a newer footprint (tables {name}; this one knows those up to "
            f"{migrate.NEWEST}); install that footprint, or give another address"
        )
    return version


def _engine(address: Address) -> Engine:
    wait = _WAIT_SECONDS * 1000
    try:
        return create_engine(
            address.url,
            pool_size=5,
            max_overflow=20,
            pool_timeout=_WAIT_SECONDS,
            pool_pre_ping=True,  # a server that was started anew costs no question
            connect_args={
                "connect_timeout": _CONNECT_SECONDS,
                "application_name": "footprint",
                "options": " ".join(
                    [
                        f"-c lock_timeout={wait}",
                        *parse_qs(urlsplit(address.url).query).get("options", ()),
                    ]
                ),
            },
        )
    except ModuleNotFoundError as error:
        raise StoreError(
            f"{address}: the driver for PostgreSQL is not installed; type: pip install 'footprint[postgres]'"
        ) from error


@contextmanager
def telling(address: Address) -> Iterator[None]:
    """Turn what the driver raises into an error that says what to do, and never repeats the password."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(f"{address}: {_way_out(error)}") from None
    except UnicodeEncodeError as error:
        raise StoreError(
            f"{address}: half of a surrogate pair at character {error.start} of {error.object[:20]!r}… "
            "is no text and cannot be kept; clean the source"
        ) from error


def _way_out(error: DBAPIError) -> str:
    state = str(getattr(error.orig, "sqlstate", None) or "")
    for code, way_out in _WAYS_OUT:
        if state.startswith(code):
            return way_out
    said = str(error.orig)
    if "NUL" in said:
        return _WAYS_OUT[-1][1]
    if "password" in said:
        return _WAYS_OUT[0][1]
    if "does not exist" in said and isinstance(error, OperationalError) and not state:
        return f"the server does not know that database or user ({_first_line(said)})"
    if error.connection_invalidated or isinstance(error, (OperationalError, InterfaceError)):
        return _UNREACHABLE
    return f"the store cannot be used ({_first_line(said)})"


def _first_line(said: str) -> str:
    return (said.strip().splitlines() or [""])[0][:200]
