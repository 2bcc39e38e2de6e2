"""Whose "our" it is in a communiqué, and whose "the occupation" in a report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from footprint.actors import all_actors, get_actor
from footprint.reading.lexicon import Match
from footprint.reading.party import OCCUPIER, PartyWords, valid_on
from footprint.reading.tokens import Token
from footprint.text import fold

_OUR = frozenset(("our", "we", "قواتنا", "وحداتنا"))


def who_says_our(
    tokens: Sequence[Token], matches: Sequence[Match], dateline: str, day: date | None
) -> str | None:
    """The force of the capital in the dateline, else of the first army or armed group named; None without "our"."""
    if not any(t.text in _OUR for t in tokens):
        return None
    head = set(dateline.replace(",", " ").split())
    for entry in all_actors():
        capitals = {fold(c) for c in (*entry.capital_en, *entry.capital_ar)}
        if capitals & head and entry.holds_on(day):
            return entry.forces or entry.id
    for match in matches:
        named = match.cls == "actor" and match.value.actor.endswith(".mil")
        if named and not _is_occupier(match, tokens):
            return str(match.value.actor)
    return _group(matches)


def whose_occupation(
    tokens: Sequence[Token], matches: Sequence[Match], day: date | None
) -> str | None:
    """The forces of the one state that a report calls the occupation; None for Israel's, as for none or several."""
    states = {
        valid_on(m.value.actor, day)
        for m in matches
        if m.cls == "demonym" and m.i and not m.clitics and tokens[m.i - 1].text in OCCUPIER
    }
    if len(states) != 1 or "isr" in states:
        return None
    return PartyWords.forces_of(states.pop())


def _group(matches: Sequence[Match]) -> str | None:
    """The armed group that a statement with "our forces" names first; the one that all others fight only alone."""
    named = [
        entry.id
        for match in matches
        if match.cls == "actor"
        and match.value.kind == "name"
        and (entry := get_actor(match.value.actor)) is not None
        and entry.inter == 2
    ]
    return next((group for group in named if group != "isis"), named[0] if named else None)


def _is_occupier(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether a name is called the occupation: whoever says so is another."""
    near = tokens[max(0, match.i - 1) : match.j + 1]
    return any(t.text.startswith("occup") for t in near)
