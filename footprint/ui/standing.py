"""The states as of a day that pass the filter, and the words for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from footprint.filters import Filter, day_number, from_day_number
from footprint.presence import (
    STATES,
    Difference,
    Evidence,
    Presence,
    compare,
    fold,
    pass_filter,
)
from footprint.ui import texts, texts_pages, words
from footprint.view import Snapshot


@dataclass(frozen=True, eq=False, slots=True)
class Standing:
    """Who is where as of the last day of a filter."""

    snapshot: Snapshot
    wanted: Filter
    presence: Presence
    pairs: NDArray[np.intp]
    """Those with a state that passes the filter, the latest evidence first."""

    @property
    def evidence(self) -> Evidence:
        """What the states were folded from."""
        return self.presence.evidence

    @property
    def day(self) -> date:
        """The day."""
        return from_day_number(self.presence.day)

    def counts(self) -> dict[str, int]:
        """How many pairs are in each state."""
        found = np.bincount(self.presence.state[self.pairs], minlength=len(STATES))
        return dict(zip(STATES[1:], found[1:].tolist(), strict=True))

    def actor(self, pair: int) -> str:
        """The actor's name."""
        return words.actor_name(self.actor_id(pair))

    def actor_id(self, pair: int) -> str:
        """The actor's id."""
        return self.snapshot.actors[int(self.evidence.pair_actor[pair])]

    def place(self, pair: int) -> str:
        """The place's name."""
        place = self.snapshot.places[int(self.evidence.pair_place[pair])]
        return (texts.LANGUAGE == "ar" and place.name_ar) or place.name_en

    def place_id(self, pair: int) -> str:
        """The place's id."""
        return self.snapshot.places[int(self.evidence.pair_place[pair])].id

    def state(self, pair: int) -> str:
        """One of STATES."""
        return STATES[int(self.presence.state[pair])]

    def claim(self, pair: int) -> int:
        """Number of the claim that the state rests on."""
        return int(self.presence.claim[pair])

    def words(self, pair: int) -> str:
        """The state with its age: "last seen 12 days before"."""
        return state_in_words(
            self.state(pair), int(self.presence.age[pair]), bool(self.presence.unsure[pair])
        )


def stand(snapshot: Snapshot, evidence: Evidence, wanted: Filter) -> Standing:
    """The states as of the filter's last day, of the data's last day where it has none."""
    return _standing(snapshot, evidence, wanted, last_day(snapshot, wanted))


def last_day(snapshot: Snapshot, wanted: Filter) -> int:
    """Day number of the day that a filter asks for."""
    if wanted.day_to is not None:
        return day_number(wanted.day_to)
    return snapshot.days[1] if snapshot.days else 0


def _standing(snapshot: Snapshot, evidence: Evidence, wanted: Filter, day: int) -> Standing:
    presence = fold(evidence, day, wanted.dates)
    shown = np.flatnonzero(pass_filter(presence, snapshot, wanted))
    order = np.lexsort((shown, -presence.seen[shown].astype(np.int64)))
    return Standing(snapshot, wanted, presence, shown[order])


@dataclass(frozen=True, eq=False, slots=True)
class Changes:
    """What changed between a day and the one of a standing: pairs that pass the filter on either."""

    before: Standing
    after: Standing
    parts: Difference


def changes_since(standing: Standing, day: int) -> Changes:
    """From an earlier day to the standing's."""
    before = _standing(standing.snapshot, standing.evidence, standing.wanted, day)
    return Changes(before, standing, compare(_shown(before), _shown(standing)))


def _shown(standing: Standing) -> Presence:
    """The states with those that are filtered out taken away."""
    state = np.zeros_like(standing.presence.state)
    state[standing.pairs] = standing.presence.state[standing.pairs]
    found = standing.presence
    return Presence(
        found.evidence, found.day, state, found.deciding, found.against, found.seen, found.unsure
    )


def state_in_words(state: str, age: int, unsure: bool = False) -> str:
    """ "last seen 3 months before", "there as of this day"."""
    ages = texts_pages.AGES
    if unsure:
        return ages["unsure"]
    if age <= 0:
        return ages[f"{state}_0"]
    return ages[state].format(ago=_length("ago", age), span=_length("span", age))


def _length(form: str, days: int) -> str:
    ages = texts_pages.AGES
    if days == 1:
        return ages[f"{form}_1"]
    if days < 92:
        return texts.fill(ages[f"{form}_days"], n=days)
    if days < 730:
        return texts.fill(ages[f"{form}_months"], n=round(days / 30.44))
    return texts.fill(ages[f"{form}_years"], n=round(days / 365.25))
