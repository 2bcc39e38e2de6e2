"""Claim numbers → the claims as they stand, with what is told of their reports, for whoever takes them elsewhere.

JSON all along: a hundred thousand claims leave in seconds, and nothing is held but a batch.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from footprint.errors import NotInStore
from footprint.store.ask import find_corrected
from footprint.store.schema import claims, marks, readings, reports, reviews
from footprint.store.standing import get_standings
from footprint.store.ties import UNLINKED

_BATCH = 500
_NUMBERS = bindparam("numbers", expanding=True)  # type: ignore[var-annotated]
_LEAVING = (
    select(
        claims.c.number,
        claims.c.report_id,
        claims.c.body,
        *(readings.c[name] for name in ("title", "published", "language", "source", "url")),
        readings.c.reader,
        readings.c.at,
        reviews.c.status,
        marks.c.certainty,
    )
    .join(readings, (readings.c.report_id == claims.c.report_id) & readings.c.current)
    .outerjoin(reviews, reviews.c.claim == claims.c.number)
    .outerjoin(marks, (marks.c.claim == claims.c.number) & (marks.c.ordinal == 0))
    .where(claims.c.number.in_(_NUMBERS))
)
_OF_REPORTS = select(claims.c.number, claims.c.report_id).where(claims.c.number.in_(_NUMBERS))
_TEXTS = select(reports.c.id, reports.c.text).where(
    reports.c.id.in_(bindparam("ids", expanding=True))
)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A claim as it stands, and where it came from."""

    number: int
    report_id: str
    body: dict[str, Any]
    """The claim's JSON of the claims contract, corrections and moved places in it."""
    title: str | None
    published: str | None
    """ISO 8601."""
    language: str | None
    source: str | None
    url: str | None
    reader: str
    """Version of the report's current reading."""
    kept_at: str
    """When that reading was kept; ISO 8601, UTC."""
    reviewed: bool
    """A person accepted it."""
    certainty: str = UNLINKED
    """How well it is borne out: one of `filters.CERTAINTIES`."""


def iter_claims(connection: Connection, numbers: Sequence[int]) -> Iterator[Outgoing]:
    """The claims with these numbers, in the order asked. Raises NotInStore."""
    corrected = find_corrected(connection)
    for start in range(0, len(numbers), _BATCH):
        some = list(numbers[start : start + _BATCH])
        found = {row.number: row for row in connection.execute(_LEAVING, {"numbers": some}).all()}
        of_report: dict[str, list[int]] = {}
        for number in corrected.intersection(found):
            of_report.setdefault(found[number].report_id, []).append(number)
        bodies = {
            each.number: each.body
            for report_id, touched in of_report.items()
            for each in get_standings(connection, report_id, touched)
        }
        for number in some:
            row = found.get(number)
            if row is None:
                raise NotInStore(f"claim {number} is not in the store any more; try again")
            body = bodies.get(number) or json.loads(row.body)
            yield Outgoing(
                number,
                row.report_id,
                body,
                row.title,
                row.published,
                row.language,
                row.source,
                row.url,
                row.reader,
                row.at,
                row.status == "accepted",
                row.certainty or UNLINKED,
            )


def group_by_report(connection: Connection, numbers: Sequence[int]) -> dict[str, list[int]]:
    """Report id → those of some claims that are its own, ascending; reports in the order of their first claim."""
    found: dict[str, list[int]] = {}
    ordered = sorted(numbers)
    for start in range(0, len(ordered), _BATCH):
        some = ordered[start : start + _BATCH]
        rows = connection.execute(_OF_REPORTS.order_by(claims.c.number), {"numbers": some})
        for row in rows:
            found.setdefault(row.report_id, []).append(row.number)
    return found


def get_texts(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The words of some reports, by id."""
    rows = connection.execute(_TEXTS, {"ids": list(ids)})
    return {row.id: row.text for row in rows}
