"""The few statements that SQLite and PostgreSQL have in common and SQLAlchemy's core has not."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Executable, Table
from sqlalchemy.dialects import postgresql, sqlite


def is_postgres(connection: Connection) -> bool:
    """Whether it is a server's; else it is an SQLite file's."""
    return connection.dialect.name == "postgresql"


def upsert(connection: Connection, table: Table, names: Sequence[str]) -> Executable:
    """Add rows; where one of the same primary key stands, set these of its columns."""
    insert = postgresql.insert if is_postgres(connection) else sqlite.insert
    statement = insert(table)
    return statement.on_conflict_do_update(
        index_elements=list(table.primary_key.columns),
        set_={name: statement.excluded[name] for name in names},
    )
