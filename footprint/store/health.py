"""Whether a store can be worked with: its schema, the SQLite under it, the room on its disk."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import dataclass

from footprint.store.connect import SCHEMA_VERSION, Database, check_version

OLDEST_SQLITE = (3, 35, 0)
"""The first with `RETURNING`, which the store writes."""
WITHOUT_RESET_BUG = (3, 51, 3)
"""From here on two processes may checkpoint at once; before it the writer's lock file sees to it that they do not."""
LEAST_FREE_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class Health:
    """What can be told of a store without reading it all."""

    schema: int
    """`PRAGMA user_version` of the file."""
    sqlite: str
    """Version of the library, e.g. `3.40.1`."""
    free_bytes: int
    """On the disk of the store."""

    @property
    def has_schema(self) -> bool:
        """Whether it has the form that this footprint reads and writes."""
        return self.schema == SCHEMA_VERSION

    @property
    def has_sqlite(self) -> bool:
        """Whether the library can do all that the store asks for."""
        return tuple(int(part) for part in self.sqlite.split(".")) >= OLDEST_SQLITE

    @property
    def has_room(self) -> bool:
        """Whether there is room for another day's work."""
        return self.free_bytes >= LEAST_FREE_BYTES


def examine(database: Database) -> Health:
    """The health of a store. Raises StoreError where it cannot be read at all."""
    with database.reading() as connection:
        schema = check_version(connection, database.path)
    free = shutil.disk_usage(database.path.parent).free
    return Health(schema, sqlite3.sqlite_version, free)
