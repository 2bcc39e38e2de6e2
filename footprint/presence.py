"""What presence claims say, and a day → one state for each force and place, with the evidence it rests on.

The rules, for one force at one place, of the evidence up to the day:

- Seen there after its last withdrawal, or with none: *present*. Nothing lengthens the evidence: past its last day the
  state keeps that day, and its age grows.
- A withdrawal as late as all of that, or later: *withdrawn*. It ends what may have been before it, so one of the same day
  comes last.
- *Contested*: said to be there through a withdrawal; or denied, with nothing seen since; or a withdrawal that is denied.
- A plan told after all of that: *planned*.

A claim of a month or a year counts from its last day on where the reader wants certainty, from its first where the
possible is enough. The same rules stand in `assets/asof.js`; a test holds both to the same states.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from footprint import fpv1
from footprint.actors import get_actor
from footprint.columns import Columns
from footprint.evidence import (
    BEGINS,
    DENIES,
    ENDS,
    PLANS,
    UPHOLDS,
    Observation,
    read_observations,
)
from footprint.filters import Dates, Filter, is_below, is_meant, split_actor
from footprint.store import Store
from footprint.view import Snapshot

State = Literal["present", "planned", "withdrawn", "contested"]
STATES: tuple[str, ...] = ("none", *get_args(State))
"""Index 0: nothing was said up to the day."""
NONE, PRESENT, PLANNED, WITHDRAWN, CONTESTED = range(len(STATES))
_NEVER = -(2**31)
_SHIFT = 1 << 22
"""Makes every day number of the calendar positive."""

Ints = NDArray[np.int32]


@dataclass(frozen=True, eq=False, slots=True)
class Evidence:
    """Observations as arrays, one entry each, in an order that depends on what they say alone."""

    pair_actor: Ints
    """For each force and place that something is said of: index into the snapshot's `actors`."""
    pair_place: Ints
    """Index into its `places`."""
    pair: Ints
    """Which pair each observation is of; all the arrays below are as long."""
    effect: NDArray[np.uint8]
    """Index into `evidence.EFFECTS`."""
    first: Ints
    """Day numbers; see `Observation`."""
    last: Ints
    holds: NDArray[np.bool_]
    claim: NDArray[np.uint32]
    row: Ints
    """The snapshot's row of the claim: the one at the place where it is drawn there."""
    own: NDArray[np.bool_]
    """Whether the claim names this very actor; else what it says of another is said of this one too."""
    undated: int = 0
    """Presence claims that give no day, and so are no evidence of one."""


def read_evidence(store: Store, snapshot: Snapshot) -> Evidence:
    """What the current presence claims of a store say. May raise StoreError."""
    observations, undated = read_observations(store.presence_claims())
    return lay_evidence(observations, snapshot, undated)


def lay_evidence(
    observations: Iterable[Observation], snapshot: Snapshot, undated: int = 0
) -> Evidence:
    """The arrays of some observations, what is said of a force spread to those that are part of it.

    A withdrawal of the parent, or of the country whose forces it is, ends the presence of the part; that of a part
    never ends the whole. Observations of claims or places that the snapshot does not have are left out.
    """
    actor_of = {actor: index for index, actor in enumerate(snapshot.actors)}
    place_of = {place.id: index for index, place in enumerate(snapshot.places)}
    known = [
        (each.claim, actor_of[each.actor], place_of[each.place], *each[3:])
        for each in observations
        if each.actor in actor_of and each.place in place_of
    ]
    table = np.array([(*each, 1) for each in known], dtype=np.int64).reshape(-1, 8)
    table = _spread(table, snapshot.actors)
    row = _rows_of(table[:, 0], table[:, 2], snapshot.columns)
    table, row = table[row >= 0], row[row >= 0]
    spot = table[:, 1] << 32 | table[:, 2]
    order = np.lexsort((*table.T[::-1], table[:, 0]))
    table, spot, row = table[order], spot[order], row[order]
    pairs, pair = np.unique(spot, return_inverse=True)
    return Evidence(
        pair_actor=(pairs >> 32).astype(np.int32),
        pair_place=(pairs & 0xFFFFFFFF).astype(np.int32),
        pair=pair.reshape(-1).astype(np.int32),
        effect=table[:, 3].astype(np.uint8),
        first=table[:, 4].astype(np.int32),
        last=table[:, 5].astype(np.int32),
        holds=table[:, 6].astype(bool),
        claim=table[:, 0].astype(np.uint32),
        row=row.astype(np.int32),
        own=table[:, 7].astype(bool),
        undated=undated,
    )


def pack_evidence(evidence: Evidence) -> bytes:
    """The evidence as the browser reads it: FPV1, the `pair_` columns `pairs` long and the others `rows`.

    `told` holds the effect in its lowest three bits, then whether it holds throughout, then whether it is the actor's own.
    """
    told = (
        evidence.effect | evidence.holds.astype(np.uint8) << 3 | evidence.own.astype(np.uint8) << 4
    )
    return fpv1.encode(
        {"rows": len(evidence.pair), "pairs": len(evidence.pair_actor)},
        {
            "pair_actor": evidence.pair_actor,
            "pair_place": evidence.pair_place,
            "pair": evidence.pair,
            "first": evidence.first,
            "last": evidence.last,
            "row": evidence.row,
            "claim": evidence.claim,
            "told": told.astype(np.uint8),
        },
    )


def _spread(table: NDArray[np.int64], actors: tuple[str, ...]) -> NDArray[np.int64]:
    """What ends a force at a place is said of its parts there too."""
    closing = np.isin(table[:, 3], (ENDS, DENIES))
    more = [table]
    here = np.unique(table[:, 1:3], axis=0)
    for actor in np.unique(table[closing, 1]).tolist():
        parts = [index for index, each in enumerate(actors) if _is_part(each, actors[actor])]
        ending = table[closing & (table[:, 1] == actor)]
        for part in parts:
            there = here[here[:, 0] == part, 1]
            copied = ending[np.isin(ending[:, 2], there)].copy()
            copied[:, 1], copied[:, 7] = part, 0
            more.append(copied)
    return np.concatenate(more)


def _is_part(actor: str, whole: str) -> bool:
    if actor == whole:
        return False
    entry = get_actor(actor)
    return is_below(actor, whole) or bool(entry and entry.forces == whole)


def _rows_of(
    claim: NDArray[np.int64], place: NDArray[np.int64], columns: Columns
) -> NDArray[np.int64]:
    """The row of each claim at a place, its first row where it has none there, -1 where there is no such claim."""
    rows = np.lexsort((columns.place, columns.claim))
    keys = columns.claim[rows].astype(np.int64) << 32 | columns.place[rows]
    if not len(rows):
        return np.full(len(claim), -1)
    at = np.minimum(np.searchsorted(keys, claim << 32 | place), len(rows) - 1)
    exact = keys[at] == (claim << 32 | place)
    any_row = np.minimum(np.searchsorted(keys, claim << 32), len(rows) - 1)
    is_there = keys[any_row] >> 32 == claim
    return np.where(exact, rows[at], np.where(is_there, rows[any_row], -1))


@dataclass(frozen=True, eq=False, slots=True)
class Presence:
    """The states on one day, one entry a pair of the evidence."""

    evidence: Evidence
    day: int
    state: NDArray[np.uint8]
    """Index into STATES."""
    deciding: Ints
    """The observation that the state rests on, as an index into the evidence; -1 where there is none."""
    against: Ints
    """Where contested, the one that speaks against it; else -1."""
    seen: Ints
    """Day number of the last day up to `day` that the deciding observation may speak of."""
    unsure: NDArray[np.bool_]
    """The deciding claim may speak of a later day than this one."""

    @property
    def age(self) -> Ints:
        """Days since the last evidence; 0 while it holds. Of no meaning where there is no state."""
        return self.day - self.seen

    @property
    def claim(self) -> NDArray[np.int64]:
        """Number of the deciding claim, -1 where there is no state."""
        return np.where(self.deciding >= 0, self.evidence.claim[self.deciding], -1).astype(np.int64)

    def in_state(self, *states: int) -> NDArray[np.intp]:
        """The pairs in one of some states."""
        return np.flatnonzero(np.isin(self.state, states))


def fold(evidence: Evidence, day: int, dates: Dates = "possibly") -> Presence:
    """The states as of a day. ~4 ms for the evidence of 100,000 claims."""
    pair, effect, first = evidence.pair, evidence.effect, evidence.first
    starts = first if dates == "possibly" else np.where(evidence.holds, first, evidence.last)
    known = starts <= day
    seen = np.minimum(evidence.last, day)
    rank = (seen.astype(np.int64) + _SHIFT) << 32 | np.arange(len(pair))
    size = len(evidence.pair_actor)

    def latest(mask: NDArray[np.bool_]) -> NDArray[np.int64]:
        found = np.full(size, -1, dtype=np.int64)
        np.maximum.at(found, pair[mask], rank[mask])
        return found

    def day_of(found: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.where(found >= 0, (found >> 32) - _SHIFT, _NEVER)

    begins = known & (effect == BEGINS)
    ended = latest(known & (effect == ENDS))
    left_on = day_of(ended)
    after = first > left_on[pair]
    back = latest(begins & after)
    through = latest(begins & evidence.holds & ~after & (seen > left_on[pair]))
    denied = latest(known & (effect == DENIES))
    upheld = latest(known & (effect == UPHOLDS))
    planned = latest(known & (effect == PLANS) & after)
    closed_on = np.maximum(left_on, day_of(denied))
    is_back, is_gone = back >= 0, ended >= 0
    since_denied = latest(begins & (first > closed_on[pair]))
    is_denied = is_back & (day_of(denied) >= left_on) & (denied >= 0) & (since_denied < 0)
    is_through = ~is_back & (through >= 0)
    is_upheld = ~is_back & is_gone & (upheld >= 0) & (day_of(upheld) >= left_on)
    is_told = latest(known & evidence.own) >= 0
    contested = is_told & (is_denied | is_through | is_upheld)
    state = np.select(
        [~is_told, contested, is_back, planned >= 0, is_gone],
        [NONE, CONTESTED, PRESENT, PLANNED, WITHDRAWN],
        NONE,
    ).astype(np.uint8)
    one = np.select([is_denied, is_through, is_upheld, is_back, planned >= 0], [back, through, ended, back, planned], ended)  # fmt: skip
    other = np.select([is_denied, is_through, is_upheld], [denied, ended, upheld], -1)
    deciding, against = _index(one, state != NONE), _index(other, contested)
    last = evidence.last[deciding] if len(pair) else np.zeros(size, dtype=np.int32)
    held = evidence.holds[deciding] if len(pair) else np.zeros(size, dtype=bool)
    return Presence(
        evidence,
        day,
        state,
        deciding,
        against,
        seen=np.where(deciding >= 0, np.minimum(last, day), 0).astype(np.int32),
        unsure=(deciding >= 0) & ~held & (last > day),
    )


def _index(rank: NDArray[np.int64], is_there: NDArray[np.bool_]) -> Ints:
    return np.where(is_there, rank & 0xFFFFFFFF, -1).astype(np.int32)


def pass_filter(presence: Presence, snapshot: Snapshot, wanted: Filter) -> NDArray[np.bool_]:
    """Which states to show, one boolean a pair: those whose deciding claim passes all of a filter but its days.

    The fold itself knows no filter: a withdrawal that was filtered out would leave a force standing. Of several forces
    in one claim only those that the filter names are shown.
    """
    passes = np.zeros(len(snapshot.columns.claim), dtype=bool)
    passes[snapshot.select(replace(wanted, day_from=None, day_to=None)).rows] = True
    evidence = presence.evidence
    meant = np.array([_is_meant(actor, wanted.actors) for actor in snapshot.actors], dtype=bool)
    shown = np.zeros(len(presence.state), dtype=bool)
    told = np.flatnonzero(presence.state != NONE)
    shown[told] = passes[evidence.row[presence.deciding[told]]]
    shown[told] &= meant[evidence.pair_actor[told]]
    return shown


def _is_meant(actor: str, wanted: frozenset[str]) -> bool:
    return not wanted or any(is_meant(actor, split_actor(entry)[0]) for entry in wanted)


@dataclass(frozen=True, eq=False, slots=True)
class Difference:
    """What two days differ in: pairs, each in one of the four at most."""

    came: NDArray[np.intp]
    """Present on the later day and not on the earlier."""
    went: NDArray[np.intp]
    """Present on the earlier day and not on the later."""
    unchanged: NDArray[np.intp]
    """In the same state on both, whatever it is."""
    changed: NDArray[np.intp]
    """In another state, present on neither day."""


def compare(before: Presence, after: Presence) -> Difference:
    """What came, what went and what is unchanged between two days of the same evidence."""
    told = (before.state != NONE) | (after.state != NONE)
    same = before.state == after.state
    was, is_now = before.state == PRESENT, after.state == PRESENT
    return Difference(
        came=np.flatnonzero(is_now & ~was),
        went=np.flatnonzero(was & ~is_now),
        unchanged=np.flatnonzero(told & same),
        changed=np.flatnonzero(told & ~same & ~was & ~is_now),
    )
