"""A store of today → one as an older footprint left it: what later versions added is taken away again."""

from __future__ import annotations

import sqlite3

_ADDED = {
    7: "DROP INDEX linked_by_block; ALTER TABLE linked DROP COLUMN until; "
    "CREATE INDEX linked_by_block ON linked (block, day, sort, report);",
    6: "DROP TABLE jobs; DROP TABLE runs; CREATE TABLE jobs (number INTEGER PRIMARY KEY);",
    5: "DROP TABLE name_corrections; DROP TABLE unresolved_names; DROP TABLE online_answers;",
    4: "DROP TABLE ties; DROP TABLE linked; DROP TABLE bands; DROP TABLE sketches; DROP TABLE rulings; "
    "ALTER TABLE marks DROP COLUMN certainty;",
}
"""Store version → what takes its additions away."""
_MIGRATIONS = {3: "0002", 4: "0003", 5: "0004", 6: "0005"}


def make_older(raw: sqlite3.Connection, version: int) -> None:
    """Make a store stand at an older version, from 3 on; what only newer ones hold is lost."""
    for newer in sorted(_ADDED, reverse=True):
        if newer > version:
            raw.executescript(_ADDED[newer])
    raw.execute("UPDATE alembic_version SET version_num = ?", (_MIGRATIONS[version],))
    raw.execute(f"PRAGMA user_version = {version}")
    raw.commit()
