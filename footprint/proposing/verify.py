"""A proposal → a claim of which every field was read from the report by our own rules, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast, get_args

from footprint.model import TYPES, Actor, Claim, Kind, Modality, Place
from footprint.proposing.addressed import addresses_a_model
from footprint.proposing.parts import check_actor, check_attribution, check_date, check_place
from footprint.proposing.passage import Passage, find_passages
from footprint.proposing.proposal import Proposal, Rejection, shown
from footprint.proposing.told import Telling, Unverified, check_telling
from footprint.reading import Evidence

CONFIDENCE = 0.5
"""Less than the rules' own: nobody but the model says that the words mean this."""
_NEEDED = {"presence": "holder", "statement": "speaker"}


def verify(proposal: Proposal, evidence: Evidence, proposer: str) -> Claim | Rejection:
    """The claim of a proposal. `proposer` is NAME@VERSION of who made it."""
    try:
        _check_terms(proposal)
        return _claim(proposal, _passages(proposal, evidence), proposer)
    except Unverified as error:
        return Rejection(error.flaw, str(error))


def _check_terms(proposal: Proposal) -> None:
    if proposal.kind not in get_args(Kind):
        raise Unverified("type", f"{shown(proposal.kind)} is no kind of claim")
    if proposal.type not in TYPES[cast(Kind, proposal.kind)]:
        raise Unverified("type", f"{shown(proposal.type)} is no type of {proposal.kind}")
    if proposal.modality not in get_args(Modality):
        raise Unverified("modality", f"{shown(proposal.modality)} is no modality")


def _passages(proposal: Proposal, evidence: Evidence) -> list[Passage]:
    passages = find_passages(proposal.quote, proposal.start, evidence)
    if not passages:
        stands = bool(proposal.quote.strip()) and proposal.quote.strip() in evidence.report.text
        raise Unverified(
            "section" if stands else "quote",
            f"{shown(proposal.quote)} stands where nothing is claimed from, or is no clause"
            if stands
            else f"{shown(proposal.quote)} does not stand in the report",
        )
    free = [passage for passage in passages if not addresses_a_model(passage)]
    if not free:
        raise Unverified("model", "the paragraph of the quote gives orders to a model")
    return free


def _claim(proposal: Proposal, passages: Sequence[Passage], proposer: str) -> Claim:
    failure: Unverified | None = None
    for passage in passages:
        try:
            return _verified(proposal, passage, proposer)
        except Unverified as error:
            failure = failure or error
    raise failure or Unverified("quote", "the quote stands nowhere")


def _verified(proposal: Proposal, passage: Passage, proposer: str) -> Claim:
    telling = check_telling(proposal, passage)
    actors: list[Actor] = []
    rules = []
    for proposed in proposal.actors:
        actor, how = check_actor(proposed, passage)
        if actor not in actors:
            actors.append(actor)
            rules.append(f"actor:{actor.role}:{actor.id}:{how}")
    places: list[Place] = []
    for where in proposal.places:
        place = check_place(where, passage, proposal.kind)
        if not any(p.id == place.id and p.role == place.role for p in places):
            places.append(place)
            rules.append(f"place:{place.role}:{place.id}:proposed")
    _check_frame(proposal, actors, places)
    when = check_date(proposal.date, passage, telling.sentence)
    return Claim(
        kind=cast(Kind, proposal.kind),
        type=telling.type,
        modality=telling.modality,
        quotes=(passage.quote,),
        section=passage.section,
        actors=tuple(actors),
        places=tuple(places),
        date=when,
        count=telling.count,
        attributed_to=check_attribution(proposal.said_by, passage) if proposal.said_by else None,
        rules=(*_rules_of(telling), *rules, f"proposed_by:{proposer}"),
        confidence=CONFIDENCE,
    )


def _rules_of(telling: Telling) -> list[str]:
    rules = [f"trigger:{telling.words}", "type:proposed"]
    if telling.marker is not None:
        rules.append(f"modality:{telling.modality}:{telling.marker}")
    return rules


def _check_frame(proposal: Proposal, actors: Sequence[Actor], places: Sequence[Place]) -> None:
    """A claim needs its argument frame, as the rules' own do: a presence its holder, a statement its speaker."""
    needed = _NEEDED.get(proposal.kind)
    if needed and not any(actor.role == needed for actor in actors):
        raise Unverified("actor", f"a {proposal.kind} needs a {needed}")
    if proposal.kind == "incident" and not (actors or places):
        raise Unverified("actor", "an incident needs an actor or a place")
