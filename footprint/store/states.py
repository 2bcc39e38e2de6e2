"""What people decided on claims, as values that the log can hold and give back.

The state of a claim is `{"status", "base", "latest", "into", "corrections": {field: {"value", "was"}}}`, None where nobody
has touched it: the rows of `reviews` and `corrections`, without the revision that wrote them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, select

from footprint.store.chain import pack
from footprint.store.schema import claims, corrections, reviews
from footprint.store.standing import Body, find_match

State = dict[str, Any]
_NUMBERS: BindParameter[Any] = bindparam("numbers", expanding=True)
_REVIEWS = select(reviews).where(reviews.c.claim.in_(_NUMBERS))
_CORRECTIONS = select(corrections).where(corrections.c.claim.in_(_NUMBERS))
_FORGET_REVIEWS = delete(reviews).where(reviews.c.claim.in_(_NUMBERS))
_FORGET_CORRECTIONS = delete(corrections).where(corrections.c.claim.in_(_NUMBERS))


def get_states(connection: Connection, numbers: Iterable[int]) -> dict[int, State | None]:
    """The state of each of some claims."""
    wanted = list(numbers)
    asked = {"numbers": wanted}
    states: dict[int, State | None] = dict.fromkeys(wanted)
    for row in connection.execute(_REVIEWS, asked):
        states[row.claim] = {
            "status": row.status,
            "base": row.base,
            "latest": row.latest,
            "into": row.into,
            "corrections": {},
        }
    touched = any(states.values())
    for row in connection.execute(_CORRECTIONS, asked) if touched else ():
        state = states[row.claim]
        if state is not None:
            state["corrections"][row.field] = {
                "value": json.loads(row.value),
                "was": json.loads(row.was),
            }
    return states


def put_states(
    connection: Connection, report_id: str, states: Mapping[int, State | None], revision: int
) -> None:
    """Make the rows say what the states say."""
    for statement in (_FORGET_CORRECTIONS, _FORGET_REVIEWS):
        connection.execute(statement, {"numbers": list(states)})
    decided = {number: state for number, state in states.items() if state is not None}
    if decided:
        connection.execute(insert(reviews), review_rows(report_id, decided, revision))
    if rows := correction_rows(decided, revision):
        connection.execute(insert(corrections), rows)


def review_rows(report_id: str, states: Mapping[int, State], revision: int) -> list[dict[str, Any]]:
    """The rows of `reviews` of some states."""
    plain = ("status", "base", "latest", "into")
    return [
        {"claim": number, "report_id": report_id, "revision": revision}
        | {name: state[name] for name in plain}
        for number, state in states.items()
    ]


def correction_rows(states: Mapping[int, State], revision: int) -> list[dict[str, Any]]:
    """The rows of `corrections` of some states."""
    return [
        {"claim": number, "field": field, "revision": revision}
        | {name: pack(each) for name, each in fix.items()}
        for number, state in states.items()
        for field, fix in state["corrections"].items()
    ]


def rematch(
    connection: Connection, report_id: str, reading: int, revision: int
) -> dict[str, State | None]:
    """Let what people decided hold for a new reading of the report; gives the states that changed, for the log."""
    of_report = select(reviews.c.claim).where(reviews.c.report_id == report_id)
    touched = list(connection.execute(of_report).scalars())
    if not touched:
        return {}
    moved = rematched(connection, get_states(connection, touched), reading)
    put_states(connection, report_id, moved, revision)
    return {str(number): state for number, state in moved.items()}


def rematched(
    connection: Connection, states: Mapping[int, State | None], reading: int | None
) -> dict[int, State | None]:
    """Those of some states that a reading changes, as it changes them."""
    return matched(states, *_bodies(connection, states, reading))


def matched(
    states: Mapping[int, State | None],
    old: Mapping[int, tuple[Body, bool]],
    new: Mapping[int, Body],
) -> dict[int, State | None]:
    """The states that a reading with the claims `new` changes. `old` has each touched claim, and whether a reader made it.

    Each claim of a reader is given the one of the new reading that tells of the same. That one gives the fields that no
    person has set, unless the claim was accepted as it stood.
    """
    moved: dict[int, State | None] = {}
    taken: set[int] = set()
    for number, state in sorted(states.items()):
        body, is_read = old[number]
        if state is None or not is_read:
            continue
        latest = number if number in new else find_match(body, new, taken)
        if latest is not None:
            taken.add(latest)
        base = state["base"]
        if state["status"] not in ("accepted",) and latest is not None:
            base = latest
        if (latest, base) != (state["latest"], state["base"]):
            moved[number] = state | {"latest": latest, "base": base}
    return moved


def _bodies(
    connection: Connection, states: Iterable[int], reading: int | None
) -> tuple[dict[int, tuple[Body, bool]], dict[int, Body]]:
    own = select(claims.c.number, claims.c.reading, claims.c.body).where(
        claims.c.number.in_(list(states))
    )
    old = {
        row.number: (json.loads(row.body), row.reading is not None)
        for row in connection.execute(own)
    }
    of_reading = select(claims.c.number, claims.c.body).where(claims.c.reading == reading)
    new = {row.number: json.loads(row.body) for row in connection.execute(of_reading)}
    return old, new


def fresh_state(number: int) -> State:
    """The state of a claim that a person touches for the first time."""
    return {
        "status": "open",
        "base": number,
        "latest": number,
        "into": None,
        "corrections": {},
    }
