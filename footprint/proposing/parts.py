"""The actors, places and date words of a proposal → fields of a claim, each read anew by our own resolvers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast, get_args

from footprint.actors import get_actor
from footprint.gazetteer.names import surface
from footprint.model import (
    Actor,
    ActorRole,
    Attribution,
    DateRange,
    Place,
    PlaceRole,
)
from footprint.proposing.passage import Passage, Span
from footprint.proposing.proposal import Flaw, ProposedActor, ProposedPlace, shown
from footprint.proposing.told import Unverified
from footprint.reading.containers import Found
from footprint.reading.discourse import Sentence
from footprint.reading.party import Party
from footprint.text import fold

NO_DATE = DateRange(None, None, "unknown", "not_after_publication", "no_date_in_words")
_NOBODYS = frozenset({"unknown", "civilians"})
"""Parties that no name belongs to: any words may mean them that name nobody else."""
_LEGS = frozenset({"origin", "destination"})


def check_actor(
    proposed: ProposedActor, passage: Passage, flaw: Flaw = "actor"
) -> tuple[Actor, str]:
    """An actor with its words, and the rule that bears it out. Raises Unverified.

    The rules must read that party from the words; or the words name nobody and the report names the party elsewhere.
    """
    if get_actor(proposed.id) is None:
        raise Unverified(flaw, f"{shown(proposed.id)} is no actor of data/actors.toml")
    if proposed.role not in get_args(ActorRole):
        raise Unverified(flaw, f"{shown(proposed.role)} is no role of an actor")
    spans = passage.spans_of(proposed.words)
    if not spans:
        raise Unverified(flaw, f"{shown(proposed.words)} does not stand in the quote")
    role, other = cast(ActorRole, proposed.role), ""
    for span in spans:
        named = {p.actor for p in _parties(passage, span) if p.actor}
        if any(_bears_out(read, proposed.id) for read in named):
            return Actor(proposed.id, role, *span), "proposed"
        if named:
            other = sorted(named)[0]
        elif proposed.id in _NOBODYS:
            return Actor(proposed.id, role, *span), "proposed"
        elif any(_bears_out(read, proposed.id) for read in passage.evidence.actors):
            return Actor(proposed.id, role, *span), "proposed_carried"
    if other:
        why = f"{shown(proposed.words)} is read as {other}, not {proposed.id}"
    else:
        why = f"nothing in the report names {proposed.id}, and {shown(proposed.words)} does not either"
    raise Unverified(flaw, why)


def _parties(passage: Passage, span: Span) -> Iterator[Party]:
    for sentence, k in passage.tokens_of(span):
        yield from (party for party in sentence.parties if party.i <= k < party.j)


def _bears_out(read: str, proposed: str) -> bool:
    """Whether words that the rules read as one party may stand for another: itself, its parent, a state's force."""
    if read == proposed or read.startswith(f"{proposed}."):
        return True
    entry = get_actor(read)
    return entry is not None and entry.forces == proposed


def check_attribution(proposed: ProposedActor, passage: Passage) -> Attribution:
    """Who says so. Raises Unverified."""
    actor, _ = check_actor(replace(proposed, role="named"), passage, "said_by")
    return Attribution(actor.id, actor.start, actor.end)


def check_place(proposed: ProposedPlace, passage: Passage, kind: str) -> Place:
    """The place that our gazetteer gives for the words, as exactly as the words around allow. Raises Unverified."""
    if proposed.role not in get_args(PlaceRole):
        raise Unverified("place", f"{shown(proposed.role)} is no role of a place")
    spans = passage.spans_of(proposed.words)
    if not spans:
        raise Unverified("place", f"{shown(proposed.words)} does not stand in the quote")
    role = cast(PlaceRole, proposed.role)
    if kind == "statement" and role != "venue":
        role = "topic"
    for span in spans:
        for sentence, k in passage.tokens_of(span):
            for found in sentence.founds:
                if found.toponym.i <= k < found.toponym.j and _names(proposed.words, found):
                    return _placed(found, sentence, role, passage)
    raise Unverified("place", f"{shown(proposed.words)} is no place that the gazetteer knows there")


def _names(words: str, found: Found) -> bool:
    """Whether the words hold the name that was placed, not just a preposition or a cue beside it."""
    name = found.toponym.name
    return not name or name in fold(words) or name in surface(words)


def _placed(found: Found, sentence: Sentence, role: PlaceRole, passage: Passage) -> Place:
    toponym = found.toponym
    if {toponym.role, role} == _LEGS:
        raise Unverified("place", f"the words before it make it the {toponym.role}, not the {role}")
    start, end = passage.evidence.witness.span(
        sentence.tokens, toponym.i, toponym.j, toponym.prefix
    )
    return replace(found.place, role=role, start=start, end=end)


def check_date(words: str | None, passage: Passage, sentence: Sentence) -> DateRange:
    """The days that our rules read from the words; unknown where none were proposed. Raises Unverified."""
    if words is None:
        return NO_DATE
    spans = passage.spans_of(words)
    if not spans:
        raise Unverified("date", f"{shown(words)} does not stand in the quote")
    for span in spans:
        for where, k in passage.tokens_of(span):
            for mention in where.dates:
                if mention.i <= k < mention.j:
                    return passage.evidence.witness.range_of(mention, where)
    raise Unverified("date", f"{shown(words)} is no date that the rules can read")
