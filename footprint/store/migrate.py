"""The tables of a store, made new or brought up from an older version, by Alembic."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, insert

from footprint.store import adopt, schema, search
from footprint.store.chain import Log

_MIGRATIONS = Path(__file__).parent / "migrations"
_NAMES = {1: "0001", 2: "0001", 3: "0002", 4: "0003", 5: "0004", 6: "0005", 7: "0006"}
"""Store version → the migration that its tables stand at. Version 2 has the tables of 1; its marks hold roles."""
NEWEST = _NAMES[max(_NAMES)]
"""The migration that a store of this footprint stands at."""


def version_of(name: str) -> int | None:
    """The store version of tables that stand at a migration; None for one of a newer footprint."""
    return max((version for version, each in _NAMES.items() if each == name), default=None)


def make(connection: Connection) -> None:
    """Make the tables of the newest version in an empty database."""
    schema.metadata.create_all(connection)
    search.create(connection)
    connection.execute(insert(schema.head).values(number=0, hash=""))
    _run(connection, "stamp", NEWEST)


def upgrade(connection: Connection, version: int) -> None:
    """Bring the tables of an older version up to the newest. Part of the caller's transaction: all of it, or nothing."""
    _run(connection, "stamp", _NAMES[version])
    _run(connection, "upgrade", NEWEST)
    log = Log.open(connection, datetime.now(UTC))
    if version <= 2:  # there was no log
        adopt.adopt(connection, log)
    elif version <= 3:  # nothing was linked
        adopt.link_all(connection)
    elif version <= 6:  # a denial alone was discounted, and what was taken back was found
        adopt.grade_anew(connection, "discounted")
        adopt.forget_taken_back(connection)
    adopt.adopt_names(connection, log)
    log.close()


def make_old(connection: Connection) -> None:
    """Make the tables of versions 1 and 2 in an empty database, to try `upgrade` on."""
    _run(connection, "upgrade", _NAMES[1])
    connection.exec_driver_sql("DROP TABLE alembic_version")  # those versions did not have it


def _run(connection: Connection, command: str, name: str) -> None:
    # It takes a while to import, and is needed once in a store's life.
    import alembic.command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    getattr(alembic.command, command)(config, name)
