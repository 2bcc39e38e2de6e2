"""A frame with the actors, places and modality it was given → ids of the rules that gave each field.

    type:weapon                              the clause names a drone, so the strike is a drone strike
    modality:planned:ستنفذ                   the word that says so
    actor:initiator:usa.mil:subject:demonym  who fills which role, from where in the clause, and how it is named
    place:event:geonames:1:inherited:report  where a place comes from

`footprint.explain` reads them back and says them in words; `date.rule` is the date's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from footprint.model import Actor, Modality, Place
from footprint.reading.discourse import Sentence, Told
from footprint.reading.frame import Frame
from footprint.reading.party import Party

_PLAIN: frozenset[Modality] = frozenset({"occurred"})
"""What needs no word of its own: a finite verb says that it happened."""

_NAMED = frozenset({"name", "capital"})


def field_rules(
    told: Told, frame: Frame, sentence: Sentence, actors: Sequence[Actor], places: Sequence[Place]
) -> tuple[str, ...]:
    """The ids of a claim's fields, in the order type, modality, actors, places."""
    found = [_type_rule(frame), *_modality_rule(frame, sentence)]
    found += [actor_rule(told, frame, sentence, actor) for actor in actors]
    found += [_place_rule(told, sentence, place) for place in places]
    return tuple(dict.fromkeys(found))


def shown_rules(
    told: Told, frame: Frame, sentence: Sentence, incident: Sequence[str], held: Actor, party: Party
) -> tuple[str, ...]:
    """The ids of a presence that an incident shows: the incident's, its actors' put by the holder's."""
    kept = [rule for rule in incident if not rule.startswith(("actor:", "type:", "modality:"))]
    return (
        *kept, f"shown_by:{party.unit}", actor_rule(told, frame, sentence, held),
    )  # fmt: skip


def _type_rule(frame: Frame) -> str:
    if frame.type == frame.trigger.type:
        return "type:trigger"
    if frame.type == frame.weapon:
        return "type:weapon"
    return "type:default" if frame.type == frame.trigger.default else "type:words_around"


def _modality_rule(frame: Frame, sentence: Sentence) -> Iterator[str]:
    """The marker nearest to the trigger that gives the frame's modality; the verb's own form where none does."""
    modality = frame.modality
    if modality in _PLAIN:
        return
    i, j = frame.clause.i, frame.clause.j
    markers = [m for m in sentence.markers if i <= m.i < j and m.value[0] == modality]
    best = min(markers, key=lambda m: abs(m.i - frame.i), default=None)
    words = sentence.tokens[best.i : best.j] if best else sentence.tokens[frame.i : frame.j]
    yield f"modality:{modality}:{' '.join(token.text for token in words)}"


def actor_rule(told: Told, frame: Frame, sentence: Sentence, actor: Actor) -> str:
    """From where in the clause an actor comes, and how it is named there."""
    head = f"actor:{actor.role}:{actor.id}"
    slots: tuple[tuple[str, Sequence[Party]], ...] = (
        ("subject", frame.subject),
        ("object", frame.object),
        ("partner", frame.partner),
        ("victim", frame.victims),
        ("said_by", [frame.attributed] if frame.attributed else []),
    )
    for slot, parties in slots:
        for party in parties:
            if _begins(told, sentence, party.i, 1 if party.conjunction else 0, actor.start):
                return f"{head}:{slot}:{_naming(party)}"
    return f"{head}:{'default' if actor.id == frame.trigger.default_actor or actor.id == 'unknown' else 'carried'}"


def _begins(told: Told, sentence: Sentence, i: int, lead: int, start: int | None) -> bool:
    """Whether a span of the report begins at token i; a quotation mark that it opens may stand before the token."""
    first = told.normal.starts[sentence.tokens[i].start + lead]
    return start is not None and first - 1 <= start <= first


def _naming(party: Party) -> str:
    if party.unit == "pronoun":
        return "pronoun"
    if party.owner and party.head != "name":
        return "possessive"
    if party.actor is None:
        return "named_before"
    if party.head in _NAMED:
        return "name"
    return "demonym" if party.base not in (None, party.actor) else "noun"


def _place_rule(told: Told, sentence: Sentence, place: Place) -> str:
    head = f"place:{place.role}:{place.id}"
    if place.basis == "inherited":
        if told.country is not None and place.id == told.country.id:
            return f"{head}:inherited:country"
        here = any(found.place.id == place.id for found in sentence.founds)
        return f"{head}:inherited:{'sentence' if here else 'report'}"
    for found in sentence.founds:
        toponym = found.toponym
        if _begins(told, sentence, toponym.i, toponym.prefix, place.start):
            if toponym.anaphor:
                return f"{head}:named_again"
            if toponym.cue:
                return f"{head}:cue:{toponym.cue}"
            return f"{head}:{'preposition' if toponym.role else 'name'}"
    return f"{head}:name"
