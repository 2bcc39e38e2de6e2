"""What a person says of claims of different reports: one event, not one event, not to be believed.

Each is a row for a pair of claims, told in the log with its reason, and goes before anything that linking finds. A claim that
is ruled on comes under review, so that it keeps its number when its report is read anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from footprint.errors import InvalidRecord, NotInStore, StoreError
from footprint.store import events, states
from footprint.store.chain import Log
from footprint.store.families import rows_of
from footprint.store.refresh import mark, refresh
from footprint.store.schema import claims, linked, revisions, rulings

Pair = tuple[int, int]
ACTIONS = frozenset({"join", "part", "discount", "take back"})
_GET = select(rulings).where(rulings.c.one == bindparam("a"), rulings.c.other == bindparam("b"))
_FORGET = delete(rulings).where(rulings.c.one == bindparam("a"), rulings.c.other == bindparam("b"))
_REPORTS = select(claims.c.number, claims.c.report_id).where(
    claims.c.number.in_(bindparam("numbers", expanding=True))
)
_LINKED = select(linked.c.claim, linked.c.event).where(
    linked.c.claim.in_(bindparam("numbers", expanding=True))
)
_REVISION = select(revisions.c.action, revisions.c.claim, revisions.c.before).where(
    revisions.c.number == bindparam("number")
)


def join(
    connection: Connection, log: Log, who: str, numbers: Sequence[int], reason: str | None
) -> int:
    """Say that claims of different reports tell of one event; gives the revision. Raises InvalidRecord, NotInStore."""
    first, *others = dict.fromkeys(numbers)
    if not others:
        raise InvalidRecord(f"claim {first}: it takes two claims or more to tell of one event")
    report_of = _find_reports(connection, [first, *others])
    of_one = [number for number in others if report_of[number] == report_of[first]]
    if of_one:
        raise InvalidRecord(
            f"claims {first} and {of_one[0]} are of one report; merge them on the review page instead"
        )
    _find_events(connection, [first, *others])
    pairs = dict.fromkeys((_pair(first, other) for other in others), "one")
    return _rule(connection, log, who, "join", first, pairs, reason)


def part(connection: Connection, log: Log, who: str, number: int, reason: str | None) -> int:
    """Say that a claim tells of another event than those it was put with; gives the revision. Raises InvalidRecord."""
    event = _find_events(connection, [number])[number]
    others = [each for each in events.find_members(connection, event) if each != number]
    if not others:
        raise InvalidRecord(f"claim {number}: no other report is linked to it")
    pairs = dict.fromkeys((_pair(number, other) for other in others), "apart")
    return _rule(connection, log, who, "part", number, pairs, reason)


def discount(connection: Connection, log: Log, who: str, number: int, reason: str | None) -> int:
    """Say that what an event's claims tell is not to be believed; gives the revision. Raises NotInStore."""
    event = _find_events(connection, [number])[number]
    members = events.find_members(connection, event)
    pairs = dict.fromkeys(((each, each) for each in members), "discounted")
    return _rule(connection, log, who, "discount", number, pairs, reason)


def take_back(connection: Connection, log: Log, who: str, revision: int, reason: str | None) -> int:
    """Take a ruling back, by its revision; gives the revision of that. Raises StoreError where it holds no more."""
    row = connection.execute(_REVISION, {"number": revision}).first()
    if row is None or row.action not in ACTIONS:
        raise StoreError(
            f"revision {revision}: rules on no links, so there is nothing to take back"
        )
    pairs = {_read(pair): verdict for pair, verdict in json.loads(row.before)["rulings"].items()}
    for one, other in pairs:
        now = connection.execute(_GET, {"a": one, "b": other}).first()
        if now is not None and now.revision != revision:
            raise StoreError(
                f"claims {one} and {other} were ruled on since (revision {now.revision}); take that back first"
            )
        if now is None and row.action != "take back":
            raise StoreError(f"revision {revision} was taken back already")
    return _rule(connection, log, who, "take back", row.claim, pairs, reason)


def get_rulings(connection: Connection, numbers: Iterable[int]) -> dict[Pair, tuple[str, int]]:
    """What holds of some claims: by pair the verdict and its revision."""
    return {
        (row.one, row.other): (row.verdict, row.revision)
        for row in rows_of(connection, events.RULINGS, numbers)
    }


def _rule(
    connection: Connection,
    log: Log,
    who: str,
    action: str,
    about: int,
    pairs: Mapping[Pair, str | None],
    reason: str | None,
) -> int:
    numbers = {number for pair in pairs for number in pair}
    _hold(connection, log, who, numbers)
    before: dict[str, Any] = {}
    for one, other in pairs:
        row = connection.execute(_GET, {"a": one, "b": other}).first()
        before[f"{one} {other}"] = row.verdict if row else None
        connection.execute(_FORGET, {"a": one, "b": other})
    told = log.tell(
        who,
        action,
        claim=about,
        reason=reason or None,
        before={"rulings": before},
        after={"rulings": {f"{one} {other}": verdict for (one, other), verdict in pairs.items()}},
    )
    rows = [
        {"one": one, "other": other, "verdict": verdict, "revision": told}
        for (one, other), verdict in pairs.items()
        if verdict is not None
    ]
    if rows:
        connection.execute(insert(rulings), rows)
    seeds = numbers | events.find_companions(connection, numbers)
    mark(connection, events.update_events(connection, seeds))
    return told


def _hold(connection: Connection, log: Log, who: str, numbers: Iterable[int]) -> None:
    """Bring claims under review that are not, so that they keep their numbers."""
    known = states.get_states(connection, numbers)
    report_of = _find_reports(connection, known)
    for number, state in sorted(known.items()):
        if state is None:
            fresh = {number: states.fresh_state(number)}
            after = {"reviews": {str(number): fresh[number]}}
            before = {"reviews": {str(number): None}}
            report_id = report_of[number]
            told = log.tell(
                who, "hold", report_id=report_id, claim=number, before=before, after=after
            )
            states.put_states(connection, report_id, fresh, told)
            refresh(connection, report_id, [number])


def _find_reports(connection: Connection, numbers: Iterable[int]) -> dict[int, str]:
    found = {row.number: row.report_id for row in rows_of(connection, _REPORTS, numbers)}
    if missing := set(numbers) - found.keys():
        raise NotInStore(f"no claim {min(missing)} is kept here; the link may be of another store")
    return found


def _find_events(connection: Connection, numbers: Sequence[int]) -> dict[int, int]:
    found = {row.claim: row.event for row in rows_of(connection, _LINKED, numbers)}
    if missing := set(numbers) - found.keys():
        raise NotInStore(
            f"claim {min(missing)} is not shown; open it again on the review page first"
        )
    return found


def _pair(one: int, other: int) -> Pair:
    return min(one, other), max(one, other)


def _read(pair: str) -> Pair:
    one, other = map(int, pair.split())
    return one, other
