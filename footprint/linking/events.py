"""Links, and what people ruled → events: the claims that tell of one thing.

Plain claims (of few days, at a close place) make the events. The strongest links come first, and no two claims come into
one event that cannot be in it: two matters of one report, days apart, out of reach of each other, or held apart by a person. A vague
claim ("in January", "in the governorate") makes none of two others one: with its like it is a group of its own, which goes
to the event that fits it best, and to none where two fit it about as well.

What comes out depends on the claims and rulings alone, not on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from footprint.linking.compare import distance_km, gap_days, is_vague, weigh
from footprint.linking.facet import Facet, Spot
from footprint.linking.knowledge import get_knowledge

Rulings = Mapping[tuple[int, int], bool]
"""What people said of pairs of claims, the lower number first: True that they tell of one event, False that they do not."""
_NEXT_DAY = 1
_AGAINST = frozenset({"other", "next_day", "swapped", "apart"})


class Tie(NamedTuple):
    """A link as it is kept: which claims, and how strong."""

    one: int
    other: int
    score: float


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a group of vague claims went."""

    event: int | None
    """The group of plain claims that fits it best; None where none does, or several do about as well."""
    rivals: tuple[int, ...] = ()
    """Those several."""


def group(
    facets: Mapping[int, Facet], ties: Iterable[Tie], rulings: Rulings
) -> list[tuple[int, ...]]:
    """Claims in groups, plain with plain and vague with vague; each group's claims ascending, one alone in its own.

    `ties` whose claims are not both among `facets` are left out. A ruling that claims are one holds before anything else.
    """
    groups = _Groups(facets, rulings)
    told = [pair for pair, is_one in rulings.items() if is_one and set(pair) <= facets.keys()]
    for one, other in sorted(told, key=lambda pair: _order(facets, pair)):
        groups.join(one, other, is_ruled=True)
    inside = [tie for tie in ties if tie.one in facets and tie.other in facets]
    for tie in sorted(inside, key=lambda tie: (-tie.score, _order(facets, tie[:2]))):
        if is_vague_claim(facets[tie.one]) == is_vague_claim(facets[tie.other]):
            groups.join(tie.one, tie.other)
    return groups.all()


def place(
    vague: Collection[int],
    ties: Iterable[Tie],
    event_of: Mapping[int, int],
    rulings: Rulings,
) -> Placed:
    """The event that a group of vague claims goes to. `event_of` has the group of each plain claim that a tie names."""
    apart = {
        event_of[other]
        for pair, is_one in rulings.items()
        for one, other in (pair, pair[::-1])
        if not is_one and one in vague and other in event_of
    }
    best: dict[int, float] = {}
    for tie in ties:
        for one, other in ((tie.one, tie.other), (tie.other, tie.one)):
            if one in vague and other in event_of and event_of[other] not in apart:
                event = event_of[other]
                best[event] = max(best.get(event, tie.score), tie.score)
    if not best:
        return Placed(None)
    top = max(best.values())
    fitting = sorted(event for event, score in best.items() if score > top - get_knowledge().margin)
    return Placed(fitting[0]) if len(fitting) == 1 else Placed(None, tuple(fitting))


def find_events(
    facets: Mapping[int, Facet], ties: Sequence[Tie], rulings: Rulings
) -> dict[int, int]:
    """The event of each claim, all at once: the lowest number among its plain claims, or its vague ones where it has none."""
    groups = group(facets, ties, rulings)
    group_of = {claim: each[0] for each in groups for claim in each}
    plain = {
        claim: each[0] for each in groups if not is_vague_group(facets, each) for claim in each
    }
    ties_of: dict[int, list[Tie]] = {}
    for tie in ties:
        if is_mixed(facets[tie.one], facets[tie.other]):
            for claim in {tie.one, tie.other} - plain.keys():
                ties_of.setdefault(group_of[claim], []).append(tie)
    ruled = {claim for pair in rulings for claim in pair}
    for each in groups:
        if each[0] in ties_of:
            about = rulings if ruled.intersection(each) else {}
            event = place(each, ties_of[each[0]], plain, about).event
            group_of |= dict.fromkeys(each, each[0] if event is None else event)
    return group_of


def is_vague_claim(facet: Facet) -> bool:
    """Whether a claim may fit several events; one without a date fits none."""
    return facet.when is not None and is_vague(facet)


def is_mixed(one: Facet, other: Facet) -> bool:
    """Whether one of two claims is vague and the other plain."""
    return is_vague_claim(one) != is_vague_claim(other)


def is_vague_group(facets: Mapping[int, Facet], claims: Iterable[int]) -> bool:
    """Whether a group has no plain claim."""
    return all(is_vague_claim(facets[claim]) for claim in claims)


@dataclass(slots=True)
class _Group:
    """Claims that were joined, and what of them shuts others out."""

    claims: list[int]
    of_report: dict[str, list[int]]
    """Its claims by their reports."""
    stood: set[tuple[tuple[int, int] | None, Spot | None]]
    """When and where they were: of a thousand reports of one event there are a few."""


class _Groups:
    """Claims that are joined pair by pair, as long as no two of a group shut each other out."""

    def __init__(self, facets: Mapping[int, Facet], rulings: Rulings) -> None:
        self._facets = facets
        self._apart = {pair for pair, is_one in rulings.items() if not is_one}
        self._group_of = {
            claim: _Group([claim], {facet.report: [claim]}, {(facet.when, facet.spot)})
            for claim, facet in facets.items()
        }

    def join(self, one: int, other: int, is_ruled: bool = False) -> None:
        mine, theirs = self._group_of[one], self._group_of[other]
        if mine is theirs or self._shut_out(mine, theirs, is_ruled):
            return
        if len(mine.claims) < len(theirs.claims):
            mine, theirs = theirs, mine
        mine.claims += theirs.claims
        mine.stood |= theirs.stood
        for report, claims in theirs.of_report.items():
            mine.of_report.setdefault(report, []).extend(claims)
        for claim in theirs.claims:
            self._group_of[claim] = mine

    def all(self) -> list[tuple[int, ...]]:
        every = {id(group): group.claims for group in self._group_of.values()}
        return sorted(tuple(sorted(claims)) for claims in every.values())

    def _shut_out(self, mine: _Group, theirs: _Group, is_ruled: bool) -> bool:
        if self._apart and any(
            (min(one, other), max(one, other)) in self._apart
            for one in mine.claims
            for other in theirs.claims
        ):
            return True
        if is_ruled:
            return False
        if any(_are_apart(*one, *other) for one in mine.stood for other in theirs.stood):
            return True
        return any(
            not _repeats(self._facets[one], self._facets[other])
            for report in mine.of_report.keys() & theirs.of_report.keys()
            for one in mine.of_report[report]
            for other in theirs.of_report[report]
        )


def _are_apart(
    when: tuple[int, int] | None,
    spot: Spot | None,
    other_when: tuple[int, int] | None,
    other_spot: Spot | None,
) -> bool:
    """Whether what was then and there cannot be what was at another time and place."""
    if when and other_when and gap_days(when, other_when) > _NEXT_DAY:
        return True
    if spot is None or other_spot is None or spot is other_spot:
        return False
    reach = spot.radius_km + other_spot.radius_km + get_knowledge().place["slack_km"]
    return distance_km(spot, other_spot) > reach


def _repeats(one: Facet, other: Facet) -> bool:
    """Whether a report tells of one thing in two sentences: the same sort of thing, of the same day, place and actors."""
    parts = weigh(one, other)
    return parts is not None and all(part.finding not in _AGAINST for part in parts)


def _order(facets: Mapping[int, Facet], pair: Sequence[int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(facets[claim].key for claim in pair))
