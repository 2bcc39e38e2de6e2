"""The log of revisions: who changed what, when and why, each entry sealed with the hash of the one before.

An entry cannot be altered, left out or put in without every later hash being wrong, and what it says was added has
its digest in it: `footprint.store.verify` holds the tables against the log.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table, select, update

from footprint.store.rows import put_rows
from footprint.store.schema import head, readings, reports, revised, revisions

SEALED = (
    "number",
    "at",
    "who",
    "action",
    "report_id",
    "claim",
    "reason",
    "before",
    "after",
    "previous",
)
"""The fields of a revision that its hash covers, in this order."""
REPORT_FIELDS = tuple(column.name for column in reports.c if column.name != "text")
"""The text needs no digest: its hash is its id."""
READING_FIELDS = tuple(column.name for column in readings.c if column.name != "current")

_HEAD = select(head.c.number, head.c.hash)
_MOVE_HEAD = update(head)
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def pack(value: object) -> str:
    """JSON, the same for the same value."""
    return _encode(value)


def digest(values: Iterable[object]) -> str:
    """32 hex digits that stand for some values."""
    # A byte that is no UTF-8 any more comes in as half a surrogate pair: it has to give another digest, not an error.
    packed = pack(list(values)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(packed, digest_size=16).hexdigest()


def digest_row(table: Table, row: Mapping[Any, Any], fields: Sequence[str] | None = None) -> str:
    """The digest of a row; a column it does not have counts as null."""
    return digest(map(row.get, fields or _columns(table)))


@lru_cache(maxsize=64)
def _columns(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.c)


def seal(row: Mapping[str, Any]) -> str:
    """The hash of a revision."""
    packed = pack([row[name] for name in SEALED]).encode("utf-8", "surrogatepass")
    return hashlib.sha256(packed).hexdigest()


@dataclass(slots=True)
class Log:
    """The revisions of one transaction: told one by one, written at its end by `close`."""

    connection: Connection
    at: datetime
    number: int
    """Of the last revision, those not yet written included."""
    last: str
    """Its hash."""
    rows: list[dict[str, Any]]
    touched: list[dict[str, int]]

    @classmethod
    def open(cls, connection: Connection, at: datetime) -> Log:
        """Go on from the last revision there is."""
        row = connection.execute(_HEAD).one()
        return cls(connection, at, row.number, row.hash, [], [])

    def tell(
        self,
        who: str,
        action: str,
        *,
        report_id: str | None = None,
        claim: int | None = None,
        reason: str | None = None,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
    ) -> int:
        """Add a revision and give its number. Claims under `reviews` and `rulings` of `after` will have it in their history."""
        self.number += 1
        row: dict[str, Any] = {
            "number": self.number,
            "at": self.at.isoformat(),
            "who": who,
            "action": action,
            "report_id": report_id,
            "claim": claim,
            "reason": reason,
            "before": None if before is None else pack(before),
            "after": None if after is None else pack(after),
            "previous": self.last,
        }
        self.last = row["hash"] = seal(row)
        self.rows.append(row)
        self.touched += [
            {"claim": number, "revision": self.number} for number in touched_by(claim, after)
        ]
        return self.number

    def close(self) -> None:
        """Write what was told."""
        if self.rows:
            put_rows(self.connection, revisions, self.rows)
            self.connection.execute(_MOVE_HEAD, {"number": self.number, "hash": self.last})
        put_rows(self.connection, revised, self.touched)
        self.rows, self.touched = [], []


def touched_by(claim: int | None, after: Mapping[str, Any] | None) -> list[int]:
    """The claims that have a revision in their history, ascending."""
    numbers = {int(number) for number in (after or {}).get("reviews", {})}
    numbers |= {int(number) for pair in (after or {}).get("rulings", {}) for number in pair.split()}
    return sorted(numbers | ({claim} if claim is not None else set()))
