"""What readers found, and what people said of it → each claim of a report as it stands.

A person's word is laid over the reader's, field by field. Where a newer reader reads the report, its claim that tells of
the same is found (`rematch`): it gives the fields that no person has set, and where it contradicts a person the person's
word stays and the conflict is told.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from sqlalchemy import Connection, Row, bindparam, or_, select

from footprint.contract import claim_from_json
from footprint.store.records import SHOWN_STATUSES, Conflict, Field, KeptClaim, Review
from footprint.store.schema import (
    claims,
    corrections,
    place_corrections,
    readings,
    reports,
    reviews,
)

FIELDS: tuple[Field, ...] = get_args(Field)
_LOOSELY_THE_SAME = 0.3
"""Least overlap of quotes (shared characters over all) with which two claims can tell of the same."""
Body = dict[str, Any]

# The questions of every edit, each built once: building one takes SQLAlchemy longer than SQLite takes to answer it.
_CLAIMS = (
    select(claims.c.number, claims.c.reading, claims.c.ordinal, claims.c.body, readings.c.current)
    .outerjoin(readings, readings.c.number == claims.c.reading)
    .where(claims.c.report_id == bindparam("report_id"))
)
_TOUCHED = select(reviews.c.claim).where(reviews.c.report_id == bindparam("report_id"))
_OF_REPORT = _CLAIMS.where(or_(readings.c.current.is_(True), claims.c.number.in_(_TOUCHED)))
_OF_REPORT_SOME = _CLAIMS.where(claims.c.number.in_(bindparam("numbers", expanding=True)))
_REVIEWS = select(reviews).where(reviews.c.report_id == bindparam("report_id"))
_BODIES = select(claims.c.number, claims.c.body).where(
    claims.c.number.in_(bindparam("numbers", expanding=True))
)
_MOVED = select(
    *(place_corrections.c[name] for name in ("id", "name_en", "name_ar", "lat", "lon", "radius_km"))
).where(place_corrections.c.id.in_(bindparam("ids", expanding=True)))
_CORRECTIONS = (
    select(corrections)
    .join(reviews, reviews.c.claim == corrections.c.claim)
    .where(reviews.c.report_id == bindparam("report_id"))
)
_TEXT = select(reports.c.text).where(reports.c.id == bindparam("report_id"))


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim as it stands, in the JSON of the contract."""

    number: int
    report_id: str
    ordinal: int
    body: Body
    is_current: bool
    review: Review | None

    @property
    def is_shown(self) -> bool:
        """Whether it is on the map or its list."""
        return self.is_current and (self.review is None or self.review.status in SHOWN_STATUSES)

    def kept(self, text: str) -> KeptClaim:
        """It, as a claim checked against the words of its report."""
        claim = claim_from_json(self.body, text)
        return KeptClaim(self.number, self.report_id, claim, self.is_current, self.review)


def find_standings(connection: Connection, report_id: str) -> list[Standing]:
    """Every current claim of a report and every one that a person touched, in the order of the reading."""
    return _stand(connection, _claims_where(connection, report_id, None), report_id)


def get_standings(connection: Connection, report_id: str, numbers: Iterable[int]) -> list[Standing]:
    """The claims of a report with these numbers, whichever of them there are."""
    return _stand(connection, _claims_where(connection, report_id, set(numbers)), report_id)


def _claims_where(
    connection: Connection, report_id: str, numbers: set[int] | None
) -> list[Row[Any]]:
    asked = {"report_id": report_id}
    if numbers is None:
        return list(connection.execute(_OF_REPORT, asked))
    return list(connection.execute(_OF_REPORT_SOME, asked | {"numbers": list(numbers)}))


def _stand(connection: Connection, rows: Sequence[Row[Any]], report_id: str) -> list[Standing]:
    asked = {"report_id": report_id}
    decided = {row.claim: row for row in connection.execute(_REVIEWS, asked)}
    own = _corrections_of(connection, report_id) if decided else {}
    wanted = {n for row in decided.values() for n in (row.base, row.latest) if n is not None}
    bodies = {row.number: json.loads(row.body) for row in rows}
    bodies |= get_bodies(connection, wanted - bodies.keys())
    shadowed = {row.latest for row in decided.values() if row.latest != row.claim}
    standings = []
    for row in rows:
        review = decided.get(row.number)
        body, told, is_current = bodies[row.number], None, True
        if review is None:
            is_current = bool(row.current) and row.number not in shadowed
        else:
            body, told = compose(review, own.get(row.number, {}), bodies)
        standings.append(Standing(row.number, report_id, row.ordinal, body, is_current, told))
    return sorted(
        _with_moved_places(connection, standings), key=lambda each: (each.ordinal, each.number)
    )


def get_bodies(connection: Connection, numbers: Iterable[int]) -> dict[int, Body]:
    """The JSON of some claims as it was kept, by number."""
    wanted = list(numbers)
    rows = connection.execute(_BODIES, {"numbers": wanted}) if wanted else ()
    return {row.number: json.loads(row.body) for row in rows}


def _with_moved_places(connection: Connection, standings: list[Standing]) -> list[Standing]:
    ids = {place["id"] for each in standings for place in each.body["places"]}
    moved = get_moved_places(connection, ids) if ids else {}
    return [replace(each, body=_placed(each.body, moved)) if moved else each for each in standings]


def compose(
    review: Any,  # noqa: ANN401  a row of `reviews`, or what has its fields
    fixes: Mapping[str, tuple[Any, Any]],
    bodies: Mapping[int, Body],
) -> tuple[Body, Review]:
    """A claim under review, and what was decided. `fixes` has for each corrected field its value and what it was."""
    base = bodies[review.base]
    body = base | {field: value for field, (value, _) in fixes.items()}
    corrected = tuple(field for field in FIELDS if field in fixes)
    conflicts = find_conflicts(review, body, fixes, bodies)
    told = Review(review.status, corrected, conflicts, review.into, review.revision)
    return body, told


def find_conflicts(
    review: Any,  # noqa: ANN401
    body: Body,
    fixes: Mapping[str, tuple[Any, Any]],
    bodies: Mapping[int, Body],
) -> tuple[Conflict, ...]:
    """Where the newest reader says something new that a person's word speaks against."""
    if review.status not in SHOWN_STATUSES:
        return ()
    if review.latest is None:
        return (Conflict("claim", None, None),)
    newest, base = bodies[review.latest], bodies[review.base]
    found = []
    for field in FIELDS:
        now = essence(field, newest[field])
        if now == essence(field, body[field]):
            continue
        known = fixes[field][1] if field in fixes else base[field]
        if now != essence(field, known):
            found.append(Conflict(field, body[field], newest[field]))
    return tuple(found)


def essence(field: str, value: Any) -> Any:  # noqa: ANN401  JSON of any form
    """What counts of a field when two readings are compared: not the scores, not the offsets."""
    if field == "actors":
        return sorted((each["id"], each["role"]) for each in value)
    if field == "places":
        return sorted((each["id"], each["role"], each["precision"]) for each in value)
    if field == "date":
        return value["start"], value["end"], value["precision"]
    if field == "quotes":
        return None  # the same words cut a little longer or shorter are no contradiction
    if field in ("count", "attributed_to"):
        return value and (value.get("min"), value.get("id"))
    return value


def find_match(old: Body, candidates: Mapping[int, Body], taken: Iterable[int] = ()) -> int | None:
    """The claim of another reading that tells of the same: of its kind, in the same words; None where there is none."""
    best, best_score = None, _LOOSELY_THE_SAME
    for number, new in candidates.items():
        if new["kind"] != old["kind"] or number in taken:
            continue
        score = _overlap(old["quotes"][0], new["quotes"][0])
        if score < _LOOSELY_THE_SAME:
            continue
        # Of several claims in one clause the one of the same type, actors and places is meant.
        score += new["type"] == old["type"]
        score += 0.5 * (essence("actors", new["actors"]) == essence("actors", old["actors"]))
        score += 0.5 * (essence("places", new["places"]) == essence("places", old["places"]))
        if score > best_score:
            best, best_score = number, score
    return best


def _overlap(one: Body, other: Body) -> float:
    shared: int = min(one["end"], other["end"]) - max(one["start"], other["start"])
    whole: int = max(one["end"], other["end"]) - min(one["start"], other["start"])
    return max(0, shared) / whole


def get_moved_places(connection: Connection, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Those of some places that people moved or added, by id, as fields of a place's JSON."""
    rows = connection.execute(_MOVED, {"ids": sorted(ids)})
    return {row.id: dict(row._mapping) for row in rows}


def _placed(body: Body, moved: Mapping[str, dict[str, Any]]) -> Body:
    if not moved or not any(place["id"] in moved for place in body["places"]):
        return body
    return body | {"places": [place | moved.get(place["id"], {}) for place in body["places"]]}


def _corrections_of(
    connection: Connection, report_id: str
) -> dict[int, dict[str, tuple[Any, Any]]]:
    found: dict[int, dict[str, tuple[Any, Any]]] = {}
    for row in connection.execute(_CORRECTIONS, {"report_id": report_id}):
        found.setdefault(row.claim, {})[row.field] = json.loads(row.value), json.loads(row.was)
    return found


def get_text(connection: Connection, report_id: str) -> str:
    """The words of a report that is kept."""
    return str(connection.execute(_TEXT, {"report_id": report_id}).scalar_one())
