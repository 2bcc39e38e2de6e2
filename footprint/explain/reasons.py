"""A claim of a report → every field with its value in words, why it is so, the rule ids behind it, what was inherited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from footprint.contract import claim_to_json, reading_to_json
from footprint.model import Candidate, Claim, Place, Reading, Report, why_not_drawn
from footprint.wording import reasons, rules, texts, words

FieldName = Literal[
    "type", "modality", "actor", "place", "date", "count", "attributed_to", "drawn", "origin"
]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate for a place, in words."""

    id: str
    name: str
    score: float
    chosen: bool
    why: tuple[str, ...]
    """What was weighed: the parts of the score."""
    lost: str
    """Why it was not taken; empty for the chosen one."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A field of a claim, explained."""

    field: FieldName
    value: str
    """The field's value in words; none of them is the report's."""
    why: str
    """May hold words of the report, raw."""
    rules: tuple[str, ...] = ()
    is_inherited: bool = False
    """Whether other words than the clause's own gave it."""
    span: tuple[int, int] | None = None
    """The words that gave it, where some did."""
    candidates: tuple[Weighed, ...] = ()


def explain(claim: Claim, report: Report) -> tuple[Reason, ...]:
    """The reasons of a claim in the order type, modality, actors, places, date, the rest."""
    return (
        _type(claim),
        _modality(claim),
        *_actors(claim),
        *(_place(claim, place, report) for place in claim.places),
        _date(claim, report),
        *_others(claim),
    )


def to_json(reading: Reading) -> dict[str, Any]:
    """The record of the claims contract, each claim with a headline and its reasons beside the fields."""
    record = reading_to_json(reading)
    record["claims"] = [
        claim_to_json(claim)
        | {
            "headline": words.headline(claim),
            "reasons": [_record(reason) for reason in explain(claim, reading.report)],
        }
        for claim in reading.claims
    ]
    return record | {"notes": list(reading.notes)}


def _record(reason: Reason) -> dict[str, Any]:
    record: dict[str, Any] = {
        "field": reason.field,
        "value": reason.value,
        "why": _bare(reason.why),
        "rules": list(reason.rules),
        "inherited": reason.is_inherited,
        "span": list(reason.span) if reason.span else None,
    }
    if reason.candidates:
        record["candidates"] = [
            {
                "id": each.id, "name": each.name, "score": each.score, "chosen": each.chosen,
                "why": list(each.why), "lost": each.lost,
            }
            for each in reason.candidates
        ]  # fmt: skip
    return record


def _bare(told: str) -> str:
    """Without the isolates that keep two directions apart on a page."""
    return told.replace("\u2068", "").replace("\u2069", "")


def _type(claim: Claim) -> Reason:
    why = rules.why_type(claim)
    return Reason("type", f"{texts.TYPES[claim.type]} ({claim.kind})", why.words, why.rules)


def _modality(claim: Claim) -> Reason:
    why = rules.why_modality(claim)
    return Reason("modality", words.said(claim), why.words, why.rules)


def _actors(claim: Claim) -> list[Reason]:
    found = []
    for actor in claim.actors:
        why = rules.why_actor(claim, actor)
        value = f"{words.actor_name(actor.id)} ({words.role_of(actor)})"
        span = _span(actor.start, actor.end)
        found.append(Reason("actor", value, why.words, why.rules, span is None, span))
    return found


def _place(claim: Claim, place: Place, report: Report) -> Reason:
    why = rules.why_place(claim, place)
    shown = (
        words.at_place(place)
        if place.role == "event"
        else texts.PLACE_ROLES[place.role].format(place=words.name_of(place))
    )
    reach = words.within(place)
    told = f"{reasons.why_here(place, report)}; {why.words}"
    return Reason(
        "place",
        f"{shown}, {reach}" if reach else shown,
        told,
        why.rules,
        place.basis == "inherited",
        _span(place.start, place.end),
        _weighed(place),
    )


def _weighed(place: Place) -> tuple[Weighed, ...]:
    if not place.candidates:
        return ()
    # A village that could not be told keeps its candidates; what it lies in was taken.
    taken = next((c for c in place.candidates if c.id == place.id), None)
    best: Candidate = taken or place.candidates[0]
    return tuple(
        Weighed(
            each.id, rules.name_candidate(each), each.score, each is taken, each.why,
            "" if each is taken
            else rules.why_lost(each, best) if taken
            else "not told apart from the others: what it is said to lie in was taken",
        )
        for each in place.candidates
    )  # fmt: skip


def _date(claim: Claim, report: Report) -> Reason:
    when = claim.date
    inherited = when.basis == "inherited"
    rule = (f"date:{when.rule}",) if when.rule else ()
    why = reasons.why_date(claim, report)
    if report.published and when.start and "publication" in why:
        why += f"; the report is of {words.day(report.published.date())}"
    return Reason("date", words.when(when), why, rule, inherited, when.span)


def _others(claim: Claim) -> list[Reason]:
    found = []
    if claim.count:
        found.append(
            Reason("count", f"{claim.count.min} or more", f"“\u2068{claim.count.text}\u2069”")
        )
    if said_by := claim.attributed_to:
        span = _span(said_by.start, said_by.end)
        label = words.actor_name(said_by.id)
        found.append(Reason("attributed_to", label, rules.SLOTS["said_by"], (), span is None, span))
    if hidden := why_not_drawn(claim):
        found.append(Reason("drawn", "not on the map", texts.REASONS[hidden]))
    if told := rules.proposed_line(claim):
        ids = tuple(rule for rule in claim.rules if rule.startswith(rules.PROPOSED_BY))
        found.append(Reason("origin", "a model", told, ids))
    return found


def _span(start: int | None, end: int | None) -> tuple[int, int] | None:
    return (start, end) if start is not None and end is not None else None
