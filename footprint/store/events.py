"""Ties, families and rulings → the event that each claim tells of, and how well it is borne out.

Only what a change can reach is looked at: plain claims that are tied to it, one through the other, and the vague ones that
are tied to those. What comes out is what `footprint.linking.events.find_events` gives for the whole store at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, or_, select, union, update

from footprint.linking.events import Tie, group, is_vague_claim, is_vague_group, place
from footprint.linking.facet import Facet
from footprint.linking.grades import Grade, grade, grade_alone
from footprint.linking.origins import Source
from footprint.model import Certainty
from footprint.store.families import of_numbers, rows_of
from footprint.store.schema import linked, readings, reports, rulings, sketches, ties
from footprint.store.ties import get_facets

_NUMBERS: BindParameter[Any] = bindparam("numbers", expanding=True)
_TIES = select(ties).where(or_(ties.c.one.in_(_NUMBERS), ties.c.other.in_(_NUMBERS)))
RULINGS = select(rulings).where(or_(rulings.c.one.in_(_NUMBERS), rulings.c.other.in_(_NUMBERS)))
"""Every row of `rulings` about some claims."""
_STANDS = select(
    linked.c.claim, linked.c.grouped, linked.c.event, linked.c.certainty, linked.c.report
)
_STAND_OF = _STANDS.where(linked.c.claim.in_(_NUMBERS))
_IN_GROUPS = select(linked.c.claim).where(linked.c.grouped.in_(_NUMBERS))
_IN_EVENTS = select(linked.c.claim).where(linked.c.event.in_(_NUMBERS))
_OF_REPORTS = select(linked.c.claim).where(linked.c.report.in_(_NUMBERS))
_FELLOWS = linked.alias("fellows")
_COMPANIONS = union(
    select(_FELLOWS.c.claim)
    .join(linked, linked.c.grouped == _FELLOWS.c.grouped)
    .where(linked.c.claim.in_(_NUMBERS)),
    select(_FELLOWS.c.claim)
    .join(linked, linked.c.event == _FELLOWS.c.event)
    .where(linked.c.claim.in_(_NUMBERS)),
    select(ties.c.one).where(ties.c.other.in_(_NUMBERS)),
    select(ties.c.other).where(ties.c.one.in_(_NUMBERS)),
)
_SOURCES = (
    select(reports.c.id, sketches.c.agencies, sketches.c.family, readings.c.source)
    .join(linked, linked.c.report == reports.c.number)
    .join(sketches, sketches.c.report == reports.c.number)
    .outerjoin(readings, (readings.c.report_id == reports.c.id) & readings.c.current)
    .where(linked.c.claim.in_(_NUMBERS))
)
_PUT = (
    update(linked)
    .where(linked.c.claim == bindparam("number"))
    .values(
        grouped=bindparam("in_group"), event=bindparam("in_event"), certainty=bindparam("grade")
    )
)


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a claim stands among the others."""

    grouped: int
    event: int
    certainty: Certainty


@dataclass(slots=True)
class Change:
    """What a change to the store does to its events."""

    stands: dict[int, Stand] = field(default_factory=dict)
    """Every claim that was looked at, as it has to stand now."""
    changed: dict[int, Stand] = field(default_factory=dict)
    """Those of them that stood otherwise."""


def update_events(connection: Connection, seeds: Iterable[int]) -> dict[int, Stand]:
    """Put claims, and those that they reach, into their events; gives those that stand otherwise than before."""
    wanted = set(seeds)
    if not wanted:
        return {}
    change = find_change(connection, wanted)
    if change.changed:
        connection.execute(
            _PUT,
            [
                {"number": claim, "in_group": s.grouped, "in_event": s.event, "grade": s.certainty}
                for claim, s in change.changed.items()
            ],
        )
    return change.changed


def find_claims_of_reports(connection: Connection, numbers: Iterable[int]) -> list[int]:
    """The claims shown of some reports."""
    return of_numbers(connection, _OF_REPORTS, numbers)


def find_members(connection: Connection, event: int) -> list[int]:
    """The claims of an event, ascending."""
    return sorted(of_numbers(connection, _IN_EVENTS, [event]))


def find_companions(connection: Connection, claims: Iterable[int]) -> set[int]:
    """The claims that some are tied to, or stand in a group or event with; they themselves are not among them."""
    own = set(claims)
    return set(of_numbers(connection, _COMPANIONS, own)) - own


def find_ruled(connection: Connection, claims: Iterable[int]) -> set[int]:
    """Those of some claims that a person said something of."""
    own = set(claims)
    rows = rows_of(connection, RULINGS, own)
    return own & {claim for row in rows for claim in (row.one, row.other)}


def find_change(connection: Connection, seeds: Iterable[int]) -> Change:
    """How some claims, and those that they reach, have to stand; nothing is written."""
    reached = _reach(connection, seeds)
    grouped = _regroup(reached)
    event_of = _place(connection, reached, grouped)
    before = _stay(connection, event_of)
    touched = {row.event for row in before.values()} | set(event_of.values())
    rest = set(of_numbers(connection, _IN_EVENTS, touched)) - event_of.keys()
    before |= _stay(connection, rest)
    event_of |= {claim: before[claim].event for claim in rest}
    facets = reached.facets | get_facets(connection, event_of.keys() - reached.facets.keys())
    grades = _grade(connection, facets, event_of)
    change = Change()
    for claim, event in event_of.items():
        was = before[claim]
        stand = Stand(grouped.get(claim, was.grouped), event, grades[event])
        change.stands[claim] = stand
        if (was.grouped, was.event, was.certainty) != (stand.grouped, event, stand.certainty):
            change.changed[claim] = stand
    return change


@dataclass(slots=True)
class _Reached:
    """Claims that a change reaches, and what ties them."""

    facets: dict[int, Facet]
    ties: dict[tuple[int, int], Any]
    """Rows of `ties`, those to claims not reached among them."""
    rulings: dict[tuple[int, int], bool]


def _reach(connection: Connection, seeds: Iterable[int]) -> _Reached:
    """The claims tied to some through claims of their own sort, or ruled to be one with them."""
    facets = get_facets(connection, seeds)
    found: dict[tuple[int, int], Any] = {}
    ruled: dict[tuple[int, int], bool] = {}
    frontier = set(facets)
    while frontier:
        beyond: set[int] = set()
        for row in rows_of(connection, _TIES, frontier):
            found[row.one, row.other] = row
            beyond |= set() if row.mixed else {row.one, row.other}
        for row in rows_of(connection, RULINGS, frontier):
            if row.verdict != "discounted":
                ruled[row.one, row.other] = row.verdict == "one"
                beyond |= {row.one, row.other} if row.verdict == "one" else set()
        more = get_facets(connection, beyond - facets.keys())
        facets |= more
        frontier = set(more)
    return _Reached(facets, found, ruled)


def _regroup(reached: _Reached) -> dict[int, int]:
    own = [Tie(row.one, row.other, row.score) for row in reached.ties.values()]
    groups = group(reached.facets, own, reached.rulings)
    return {claim: each[0] for each in groups for claim in each}


def _place(connection: Connection, reached: _Reached, grouped: Mapping[int, int]) -> dict[int, int]:
    """The event of each claim reached, and of the vague ones beyond that are tied to plain ones among them."""
    event_of = dict(grouped)
    vague = {claim for claim, facet in reached.facets.items() if is_vague_claim(facet)}
    mixed = [row for row in reached.ties.values() if row.mixed]
    beyond = {claim for row in mixed for claim in (row.one, row.other)} - reached.facets.keys()
    beyond_facets = get_facets(connection, beyond)
    outside = {claim for claim, facet in beyond_facets.items() if is_vague_claim(facet)}
    stays = _stay(connection, outside)
    companions = set(of_numbers(connection, _IN_GROUPS, {row.grouped for row in stays.values()}))
    stays |= _stay(connection, companions - stays.keys())
    facets = beyond_facets | reached.facets
    facets |= get_facets(connection, stays.keys() - facets.keys())
    every = dict(grouped) | {claim: row.grouped for claim, row in stays.items()}
    groups: dict[int, list[int]] = {}
    for claim in vague | stays.keys():
        groups.setdefault(every[claim], []).append(claim)
    members: dict[int, list[int]] = {}
    for claim, name in every.items():
        members.setdefault(name, []).append(claim)
    for name, claims in members.items():
        if name in groups and is_vague_group(facets, claims):
            event_of |= dict.fromkeys(claims, _event_of(connection, name, claims, grouped))
    return event_of


def _event_of(
    connection: Connection, name: int, claims: list[int], grouped: Mapping[int, int]
) -> int:
    """Where a group of vague claims goes: to one of plain claims, or nowhere, and is an event itself."""
    own = set(claims)
    found = [
        Tie(row.one, row.other, row.score) for row in rows_of(connection, _TIES, own) if row.mixed
    ]
    ruled = {
        (row.one, row.other): False
        for row in rows_of(connection, RULINGS, own)
        if row.verdict == "apart"
    }
    partners = {
        claim for pair in (*((t.one, t.other) for t in found), *ruled) for claim in pair
    } - own
    group_of = {claim: grouped[claim] for claim in partners if claim in grouped}
    group_of |= {
        claim: row.grouped for claim, row in _stay(connection, partners - group_of.keys()).items()
    }
    event = place(own, found, group_of, ruled).event
    return name if event is None else event


def _stay(connection: Connection, claims: Iterable[int]) -> dict[int, Any]:
    """The rows of claims as they stand."""
    return {row.claim: row for row in rows_of(connection, _STAND_OF, claims)}


def _grade(
    connection: Connection, facets: Mapping[int, Facet], event_of: Mapping[int, int]
) -> dict[int, Certainty]:
    members: dict[int, list[Facet]] = {}
    for claim, event in event_of.items():
        members.setdefault(event, []).append(facets[claim])
    shared = [claim for claim, event in event_of.items() if len(members[event]) > 1]
    sources = get_sources(connection, shared)
    discounted = find_discounted(connection, event_of)
    grades: dict[int, Certainty] = {}
    for event, each in members.items():
        is_discounted = any(facet.claim in discounted for facet in each)
        if len(each) > 1:
            grades[event] = grade(each, sources, is_discounted).certainty
        else:
            grades[event] = grade_alone(each[0], is_discounted)
    return grades


def grade_event(connection: Connection, event: int) -> tuple[dict[int, Facet], Grade]:
    """The claims of an event, and its grade with all that made it so."""
    facets = get_facets(connection, of_numbers(connection, _IN_EVENTS, [event]))
    discounted = find_discounted(connection, facets)
    sources = get_sources(connection, facets)
    return facets, grade([*facets.values()], sources, bool(discounted))


def get_sources(connection: Connection, claims: Iterable[int]) -> dict[str, Source]:
    """Where the reports of some claims come from, by report id."""
    return {
        row.id: Source(str(row.family), row.source, tuple(row.agencies.split()))
        for row in rows_of(connection, _SOURCES, claims)
    }


def find_discounted(connection: Connection, claims: Iterable[int]) -> set[int]:
    """Those of some claims that a person discounted."""
    return {row.one for row in rows_of(connection, RULINGS, claims) if row.verdict == "discounted"}
