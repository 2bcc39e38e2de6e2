"""Many rows of one table → one statement that the driver is given once, in whatever database's own form.

SQLAlchemy looks at every value of every row on its way; for rows of our own making, that are what their columns are, it takes
longer than the database does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, Table, insert
from sqlalchemy.sql.compiler import SQLCompiler


def put_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows, all with the columns of the first one, two at the least."""
    if not rows:
        return
    compiled = _compile(table, tuple(rows[0]), connection.dialect)
    names = compiled.positiontup
    values = list(map(itemgetter(*names), rows)) if names else list(map(dict, rows))
    connection.exec_driver_sql(str(compiled), values)


@lru_cache(maxsize=64)
def _compile(table: Table, columns: tuple[str, ...], dialect: Dialect) -> SQLCompiler:
    compiled = insert(table).compile(dialect=dialect, column_keys=list(columns))
    if not isinstance(compiled, SQLCompiler):  # never, of an INSERT
        raise TypeError(f"{table.name}: no statement to add rows by")
    return compiled
