"""What a person says of claims and places → rows, and an entry of the log with what stood before."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from footprint.contract import claim_from_json
from footprint.errors import InvalidRecord, NotInStore, StoreError
from footprint.model import HALF_WAY_ROUND_KM, Claim, Reading, Report
from footprint.store import derived, states
from footprint.store.chain import Log, digest_row
from footprint.store.records import Field
from footprint.store.refresh import refresh
from footprint.store.schema import (
    claims,
    linked,
    marks,
    place_corrections,
    readings,
    reports,
    revised,
    revisions,
)
from footprint.store.standing import FIELDS, Body, Standing, get_bodies, get_standings, get_text
from footprint.store.states import State

UNDOABLE = frozenset({"accept", "reject", "reopen", "correct", "split", "merge", "settle"})
_REPORT_OF = select(claims.c.report_id).where(claims.c.number == bindparam("number"))
_OWN_PLACE = "own:"
_PLACE_FIELDS = ("name_en", "name_ar", "lat", "lon", "radius_km")


def decide(
    connection: Connection, log: Log, who: str, action: str, number: int, reason: str | None
) -> None:
    """Accept or reject a claim, or open it again."""
    status = {"accept": "accepted", "reject": "rejected", "reopen": "open"}[action]
    report_id = _report_of(connection, number)
    old = states.get_states(connection, [number])
    new = (old[number] or states.fresh_state(number)) | {"status": status, "into": None}
    _write(connection, log, who, action, report_id, old, {number: new}, number, reason)


def correct(
    connection: Connection,
    log: Log,
    who: str,
    number: int,
    fields: Mapping[Field, Any],
    reason: str | None,
) -> None:
    """Set fields of a claim, each as the JSON of the contract. What equals the reader's own word is no correction."""
    report_id = _report_of(connection, number)
    standing = _get(connection, report_id, number)
    _check(standing.body | dict(fields), get_text(connection, report_id))
    old = states.get_states(connection, [number])
    state = old[number] or states.fresh_state(number)
    bodies = get_bodies(connection, {state["base"], state["latest"] or state["base"]})
    base, newest = bodies[state["base"]], bodies[state["latest"] or state["base"]]
    fixes = dict(state["corrections"])
    for field, value in fields.items():
        if value == base[field]:
            fixes.pop(field, None)
        else:
            fixes[field] = {"value": value, "was": newest[field]}
    new = state | {"corrections": fixes}
    if new["status"] not in ("open", "accepted"):
        new["status"] = "open"
    _write(connection, log, who, "correct", report_id, old, {number: new}, number, reason)


def settle(
    connection: Connection,
    log: Log,
    who: str,
    number: int,
    field: Field | str,
    take_reader: bool,
    reason: str | None,
) -> None:
    """End a conflict with the newest reader: by its word, or by the person's. `claim` is the whole claim."""
    report_id = _report_of(connection, number)
    standing = _get(connection, report_id, number)
    conflicts = standing.review.conflicts if standing.review else ()
    conflict = next((each for each in conflicts if each.field == field), None)
    old = states.get_states(connection, [number])
    state = old[number]
    if conflict is None or state is None:
        raise StoreError(f"claim {number}: no conflict over {field} is open; reload the page")
    if field == "claim":
        new = state | ({"status": "rejected"} if take_reader else {"latest": number})
    else:
        value = conflict.reader if take_reader else conflict.mine
        fix = {"value": value, "was": conflict.reader}
        new = state | {"corrections": state["corrections"] | {field: fix}}
    _write(connection, log, who, "settle", report_id, old, {number: new}, number, reason)


def split(
    connection: Connection,
    log: Log,
    who: str,
    number: int,
    parts: Sequence[Mapping[Field, Any]],
    reason: str | None,
) -> list[int]:
    """Tell a claim as several, each with some fields of its own; gives their numbers."""
    if len(parts) < 2:
        raise InvalidRecord(f"claim {number}: it takes two parts or more to split a claim")
    report_id = _report_of(connection, number)
    standing, text = _get(connection, report_id, number), get_text(connection, report_id)
    first = connection.execute(select(func.max(claims.c.number))).scalar_one() + 1
    told = [_check(standing.body | dict(part), text) for part in parts]
    numbers = list(range(first, first + len(told)))
    about = {"reading": None, "report_id": report_id}
    rows = [
        derived.claim_row(claim, standing.ordinal) | about | {"number": each}
        for each, claim in zip(numbers, told, strict=True)
    ]
    connection.execute(insert(claims), rows)
    for each, claim in zip(numbers, told, strict=True):
        derived.put_spans(connection, derived.spans_of(each, claim))
    old = states.get_states(connection, [number, *numbers])
    state = old[number] or states.fresh_state(number)
    new: dict[int, State | None] = {number: state | {"status": "split"}}
    new |= {each: states.fresh_state(each) for each in numbers}
    made = {str(row["number"]): digest_row(claims, row) for row in rows}
    _write(connection, log, who, "split", report_id, old, new, number, reason, {"made": made})
    return numbers


def merge(
    connection: Connection, log: Log, who: str, numbers: Sequence[int], reason: str | None
) -> None:
    """Tell several claims of one report as the first of them, which gets the quotes and actors of the others."""
    if len(set(numbers)) < 2:
        raise InvalidRecord("it takes two claims or more to merge")
    main, *others = dict.fromkeys(numbers)
    report_id = _report_of(connection, main)
    for number in others:
        if _report_of(connection, number) != report_id:
            raise InvalidRecord(
                f"claims {main} and {number} are of different reports; claims are merged within one report"
            )
    found = {each.number: each for each in get_standings(connection, report_id, [main, *others])}
    body = found[main].body
    quotes, actors = list(body["quotes"]), list(body["actors"])
    for number in others:
        quotes += [each for each in found[number].body["quotes"] if each not in quotes]
        known = {actor["id"] for actor in actors}
        actors += [each for each in found[number].body["actors"] if each["id"] not in known]
    fields = {"quotes": quotes, "actors": actors}
    _check(body | fields, get_text(connection, report_id))
    old = states.get_states(connection, [main, *others])
    new: dict[int, State | None] = {}
    for number in others:
        state = old[number] or states.fresh_state(number)
        new[number] = state | {"status": "merged", "into": main}
    state = old[main] or states.fresh_state(main)
    base = get_bodies(connection, {state["base"]})[state["base"]]
    fixes = state["corrections"] | {
        field: {"value": value, "was": base[field]}
        for field, value in fields.items()
        if value != base[field]
    }
    new[main] = state | {"corrections": fixes}
    _write(connection, log, who, "merge", report_id, old, new, main, reason)


def undo(connection: Connection, log: Log, who: str, number: int, reason: str | None) -> int:
    """Take back the last decision on a claim that still holds; gives its revision. Raises StoreError where none does."""
    report_id = _report_of(connection, number)
    last = _last_decision(connection, number)
    if last is None:
        raise StoreError(f"claim {number}: nothing was decided that could be taken back")
    before = {int(n): state for n, state in json.loads(last.before)["reviews"].items()}
    for other in before:
        later = _last_decision(connection, other)
        if later is not None and later.number > last.number:
            raise StoreError(
                f"claim {other} was changed since (revision {later.number}); take that back first"
            )
    old = states.get_states(connection, before)
    restored = _rematched(connection, report_id, before)
    more = {"undid": last.number}
    _write(connection, log, who, "undo", report_id, old, restored, number, reason, more)
    return int(last.number)


def put_place(
    connection: Connection,
    log: Log,
    who: str,
    place_id: str | None,
    place: Mapping[str, Any] | None,
    reason: str | None,
) -> str:
    """Move a place for every claim on it, add one of one's own (`place_id` None), or take either back (`place` None)."""
    if place is not None:
        _check_place(place)
    if place_id is None:
        place_id = _new_place_id(connection, log)
    table = place_corrections
    row = connection.execute(select(table).where(table.c.id == place_id)).first()
    before = {name: row._mapping[name] for name in _PLACE_FIELDS} if row else None
    after = {name: place.get(name) for name in _PLACE_FIELDS} if place is not None else None
    connection.execute(delete(table).where(table.c.id == place_id))
    told = log.tell(
        who,
        "place",
        reason=reason,
        before={"places": {place_id: before}},
        after={"places": {place_id: after}},
    )
    if after is not None:
        connection.execute(insert(table).values(id=place_id, revision=told, **after))
    # A claim that is not drawn, such as a denial, is compared by its place all the same.
    drawn = select(marks.c.report_id).where(marks.c.place_id == place_id)
    compared = select(reports.c.id).join(linked, linked.c.report == reports.c.number)
    on_it = drawn.union(compared.where(linked.c.place == place_id))
    for report_id in sorted(connection.execute(on_it).scalars()):
        refresh(connection, report_id)
    return place_id


def _check_place(place: Mapping[str, Any]) -> None:
    """Raise InvalidRecord where it is no place: no name, no point, no radius."""
    missing = [name for name in _PLACE_FIELDS if place.get(name) is None and name != "name_ar"]
    if missing:
        raise InvalidRecord(f"the place has no {missing[0]}; give it one")
    lat, lon, radius_km = place["lat"], place["lon"], place["radius_km"]
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise InvalidRecord(f"{lat}, {lon} is no point on earth; latitude comes first")
    if not 0 <= radius_km <= HALF_WAY_ROUND_KM:
        raise InvalidRecord(f"{radius_km} is no radius in km; give 0 or more")


def find_places(connection: Connection) -> dict[str, dict[str, Any]]:
    """The places that people moved or added, by id, the first first."""
    rows = connection.execute(select(place_corrections).order_by(place_corrections.c.revision))
    return {row.id: {name: row._mapping[name] for name in _PLACE_FIELDS} for row in rows}


def _write(
    connection: Connection,
    log: Log,
    who: str,
    action: str,
    report_id: str,
    old: Mapping[int, State | None],
    new: Mapping[int, State | None],
    claim: int,
    reason: str | None,
    more: Mapping[str, Any] | None = None,
) -> None:
    """Put states down, tell the log, and make anew what is derived of them."""
    told = log.tell(
        who,
        action,
        report_id=report_id,
        claim=claim,
        reason=reason or None,
        before={"reviews": {str(number): old[number] for number in new}},
        after={"reviews": {str(number): state for number, state in new.items()}, **(more or {})},
    )
    states.put_states(connection, report_id, new, told)
    # A claim that comes under review hides the newest reader's claim of the same; one that leaves it shows it again.
    hidden = {state["latest"] for state in (*old.values(), *new.values()) if state}
    refresh(connection, report_id, sorted({*new, *(n for n in hidden if n is not None)}))


def _rematched(
    connection: Connection, report_id: str, before: Mapping[int, State | None]
) -> dict[int, State | None]:
    """Earlier states, brought up to the report's current reading."""
    current = connection.execute(
        select(readings.c.number).where(readings.c.report_id == report_id, readings.c.current)
    ).scalar()
    return dict(before) | states.rematched(connection, before, current)


def _last_decision(connection: Connection, number: int) -> Any:  # noqa: ANN401  a row, or None
    statement = (
        select(revisions.c.number, revisions.c.action, revisions.c.before, revisions.c.after)
        .join(revised, revised.c.revision == revisions.c.number)
        .where(revised.c.claim == number)
        .order_by(revisions.c.number.desc())
    )
    undone: set[int] = set()
    for row in connection.execute(statement):
        if row.action == "undo":
            undone.add(json.loads(row.after)["undid"])
        elif row.action in UNDOABLE and row.number not in undone:
            return row
    return None


def _report_of(connection: Connection, number: int) -> str:
    found = connection.execute(select(claims.c.report_id).where(claims.c.number == number)).scalar()
    if found is None:
        raise NotInStore(f"no claim {number} is kept here; the link may be of another store")
    return str(found)


def _get(connection: Connection, report_id: str, number: int) -> Standing:
    (standing,) = get_standings(connection, report_id, [number])
    return standing


def _check(body: Body, text: str) -> Claim:
    """The claim of a body. Raises InvalidRecord or SpanError where it breaks the contract."""
    if unknown := set(body) - {*FIELDS, "section", "rules", "confidence"}:
        raise InvalidRecord(f"{', '.join(sorted(unknown))}: no field that can be corrected")
    claim = claim_from_json(body, text)
    Reading(Report(text), (claim,)).check()
    return claim


def _new_place_id(connection: Connection, log: Log) -> str:
    told = connection.execute(
        select(func.count()).where(revisions.c.action == "place")
    ).scalar_one()
    told += sum(row["action"] == "place" for row in log.rows)
    return f"{_OWN_PLACE}{told + 1}"
