"""Whether a store can be worked with: its schema, the SQLite under it, the room on its disk."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import dataclass

from sqlalchemy import text

from footprint.store import migrate
from footprint.store.connect import FileDatabase, check_version
from footprint.store.database import SCHEMA_VERSION, Database

OLDEST_SQLITE = (3, 35, 0)
"""The first with `RETURNING`, which the store writes."""
WITHOUT_RESET_BUG = (3, 51, 3)
"""From here on two processes may checkpoint at once; before it the writer's lock file sees to it that they do not."""
LEAST_FREE_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class Health:
    """What can be told of a store without reading it all."""

    schema: int
    """Version of the store's form."""
    engine: str
    """`sqlite` or `postgresql`."""
    version: str
    """Of SQLite's library, e.g. `3.40.1`, or of the server."""
    free_bytes: int | None
    """On the disk of the store; None where a server has it."""

    @property
    def has_schema(self) -> bool:
        """Whether it has the form that this footprint reads and writes."""
        return self.schema == SCHEMA_VERSION

    @property
    def has_engine(self) -> bool:
        """Whether the library can do all that the store asks for; an older server was refused before."""
        return self.engine != "sqlite" or self._numbers() >= OLDEST_SQLITE

    @property
    def is_single_writer(self) -> bool:
        """Whether a lock has to see to it that two processes do not checkpoint at once."""
        return self.engine == "sqlite" and self._numbers() < WITHOUT_RESET_BUG

    def _numbers(self) -> tuple[int, ...]:
        return tuple(int(part) for part in self.version.split("."))

    @property
    def has_room(self) -> bool:
        """Whether there is room for another day's work."""
        return self.free_bytes is None or self.free_bytes >= LEAST_FREE_BYTES


def examine(database: Database) -> Health:
    """The health of a store. Raises StoreError where it cannot be read at all."""
    if isinstance(database, FileDatabase):
        with database.reading() as connection:
            schema = check_version(connection, database.path)
        free = shutil.disk_usage(database.path.parent).free
        return Health(schema, "sqlite", sqlite3.sqlite_version, free)
    with database.reading() as connection:
        row = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
        told = connection.dialect.server_version_info or ()
    version = ".".join(map(str, told))
    return Health(migrate.version_of(row) or 0, "postgresql", version, None)
