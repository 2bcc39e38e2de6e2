"""One thing altered in a store behind its back: a byte of a value, or a row put in, taken out or exchanged."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from random import Random

KINDS = ("byte", "byte", "byte", "delete", "insert", "null", "swap")
TABLES = (
    "reports",
    "readings",
    "claims",
    "spans",
    "reviews",
    "corrections",
    "place_corrections",
    "name_corrections",
    "marks",
    "places",
    "sketches",
    "bands",
    "linked",
    "ties",
    "rulings",
    "revisions",
    "revised",
    "head",
    "search_reports",
    "search_quotes",
)
_KEYS = {
    "spans": "claim, ordinal",
    "revised": "claim, revision",
    "bands": "key, report",
    "ties": "one, other",
    "rulings": "one, other",
}


@dataclass(frozen=True)
class Tampering:
    """What was done."""

    table: str
    kind: str
    rows: tuple[tuple, ...]
    """The row before, or the rows that were exchanged."""


def tamper(raw: sqlite3.Connection, random: Random) -> Tampering | None:
    """Alter one thing and commit; None where the draw would have altered nothing."""
    raw.execute("PRAGMA foreign_keys = OFF")
    table, kind = random.choice(TABLES), random.choice(KINDS)
    key = _KEYS.get(table, "rowid")
    count = raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    if not count:
        return None
    columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
    names = ", ".join(f'"{name}"' for name in columns)
    pick = f"SELECT {key}, {names} FROM {table} LIMIT 1 OFFSET {random.randrange(count)}"
    row = raw.execute(pick).fetchone()
    keys, values = row[: len(row) - len(columns)], row[len(row) - len(columns) :]
    where = " AND ".join(f"{name} = ?" for name in key.split(", "))
    index = random.randrange(len(columns))
    try:
        done = _ACTS[kind](raw, random, table, columns, values, index, where, keys)
    except sqlite3.IntegrityError:
        raw.rollback()
        return None
    raw.commit()
    return Tampering(table, kind, (row,)) if done else None


def _byte(raw, random, table, columns, values, index, where, keys):
    """One bit of one value, whatever its type."""
    value = values[index]
    if value is None:
        return False
    if isinstance(value, str):
        data = bytearray(value.encode("utf-8", "surrogateescape"))
        if not data:
            return False
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
        sql = f'UPDATE {table} SET "{columns[index]}" = CAST(? AS TEXT) WHERE {where}'
        raw.execute(sql, (bytes(data), *keys))
        return True
    new = value ^ (1 << random.randrange(8)) if isinstance(value, int) else value + 0.5
    raw.execute(f'UPDATE {table} SET "{columns[index]}" = ? WHERE {where}', (new, *keys))
    return True


def _delete(raw, random, table, columns, values, index, where, keys):
    raw.execute(f"DELETE FROM {table} WHERE {where}", keys)
    return True


def _insert(raw, random, table, columns, values, index, where, keys):
    """The row once more, under another key."""
    new = list(values)
    if isinstance(new[0], int):
        new[0] += 1_000_000
    else:
        new[0] = f"{new[0]}x"
    if table == "reports":
        new[1] = f"{new[1][:-1]}{'0' if new[1][-1] != '0' else '1'}"
    marks = ", ".join("?" * len(new))
    if table.startswith("search_"):
        sql = f"INSERT INTO {table} (rowid, {', '.join(columns)}) VALUES (?, {marks})"
        raw.execute(sql, (keys[0] + 1_000_000, *values))
    else:
        raw.execute(f"INSERT INTO {table} VALUES ({marks})", new)
    return True


def _null(raw, random, table, columns, values, index, where, keys):
    if values[index] is None:
        return False
    raw.execute(f'UPDATE {table} SET "{columns[index]}" = NULL WHERE {where}', keys)
    return True


def _swap(raw, random, table, columns, values, index, where, keys):
    """The value of the same column of another row."""
    sql = f'SELECT "{columns[index]}" FROM {table} ORDER BY random() LIMIT 1'
    (other,) = raw.execute(sql).fetchone()
    if other == values[index]:
        return False
    raw.execute(f'UPDATE {table} SET "{columns[index]}" = ? WHERE {where}', (other, *keys))
    return True


_ACTS = {"byte": _byte, "delete": _delete, "insert": _insert, "null": _null, "swap": _swap}


def dump(raw: sqlite3.Connection) -> list[tuple]:
    """Every row of every table that counts, to tell whether anything is different at all."""
    raw.text_factory = bytes
    return [
        (table, *row)
        for table in TABLES
        for row in raw.execute(f"SELECT * FROM {table}").fetchall()
    ]
