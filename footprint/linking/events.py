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
from footprint.linking.facet import Facet
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
        for claim, other in ((tie.one, tie.other), (tie.other, tie.one)):
            if claim not in plain and other in plain:
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


def is_vague_group(facets: Mapping[int, Facet], claims: Iterable[int]) -> bool:
    """Whether a group has no plain claim."""
    return all(is_vague_claim(facets[claim]) for claim in claims)


class _Groups:
    """Claims that are joined pair by pair, as long as no two of a group shut each other out."""

    def __init__(self, facets: Mapping[int, Facet], rulings: Rulings) -> None:
        self._facets = facets
        self._apart = {pair for pair, is_one in rulings.items() if not is_one}
        self._members = {claim: [claim] for claim in facets}

    def join(self, one: int, other: int, is_ruled: bool = False) -> None:
        mine, theirs = self._members[one], self._members[other]
        if mine is theirs or self._shut_out(mine, theirs, is_ruled):
            return
        mine += theirs
        for claim in theirs:
            self._members[claim] = mine

    def all(self) -> list[tuple[int, ...]]:
        every = {id(members): members for members in self._members.values()}
        return sorted(tuple(sorted(members)) for members in every.values())

    def _shut_out(self, mine: Sequence[int], theirs: Sequence[int], is_ruled: bool) -> bool:
        for one in mine:
            for other in theirs:
                if (min(one, other), max(one, other)) in self._apart:
                    return True
                if not is_ruled and _cannot_be_one(self._facets[one], self._facets[other]):
                    return True
        return False


def _cannot_be_one(one: Facet, other: Facet) -> bool:
    if one.report == other.report and not _repeats(one, other):
        return True
    if one.when and other.when and gap_days(one.when, other.when) > _NEXT_DAY:
        return True
    if one.spot is None or other.spot is None:
        return False
    reach = one.spot.radius_km + other.spot.radius_km + get_knowledge().place["slack_km"]
    return distance_km(one.spot, other.spot) > reach


def _repeats(one: Facet, other: Facet) -> bool:
    """Whether a report tells of one thing in two sentences: the same sort of thing, of the same day, place and actors."""
    parts = weigh(one, other)
    return parts is not None and all(part.finding not in _AGAINST for part in parts)


def _order(facets: Mapping[int, Facet], pair: Sequence[int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(facets[claim].key for claim in pair))
