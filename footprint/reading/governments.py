"""A country or capital in a sentence: the place, or the government that acts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from footprint.actors import get_actor
from footprint.reading.containers import Found
from footprint.reading.lexicon import Match, words
from footprint.reading.party import PREPOSITIONS, Party
from footprint.reading.tokens import Token

_OF_DOERS = frozenset(("on", "of", "against", "at", "in", "near"))
_OF_PLACE = words("of_place")
_ROADS = frozenset(("طريق", "الطريق", "اوتوستراد", "الاوتوستراد", "road", "highway"))
_ON = frozenset(("علي", "on", "against"))
_OF_FIRE = frozenset(("airstrike", "shell", "target", "attack", "drone_strike", "missile"))
_MOST_BETWEEN = 4
"""So many words may stand between the strike and what it hit: غارات جوية عنيفة على صنعاء."""


def may_be_place(party: Party, names: Mapping[int, int]) -> bool:
    """A base or post that nobody is named with may be a named site: قاعدة حميميم; so may the US embassy in Baghdad.

    `names` are the gazetteer's, by first token and end.
    """
    if party.unit == "office":
        return any(names.get(k, 0) > party.j for k in range(party.i, party.j))
    return party.actor is None and party.unit in ("base", "site")


def is_state(party: Party) -> bool:
    """A bare country or capital: a place behind "in", a government where it acts."""
    if party.head not in ("capital", "name") or party.unit != "name":
        return False
    entry = get_actor(party.actor or "")
    return entry is not None and entry.forces is not None


def place_like(party: Party) -> bool:
    """A capital behind a preposition of place is the town; elsewhere it is its government."""
    return party.preposition in _OF_PLACE


def struck(party: Party, matches: Sequence[Match]) -> bool:
    """A capital behind a word of fire is the town that was hit: غارات على صنعاء, the bombing of Kyiv."""
    if party.head != "capital":
        return False
    least = party.i - _MOST_BETWEEN if party.preposition in _ON else party.i
    return any(
        m.cls == "trigger"
        and m.value is not None
        and m.value.trigger.kind == "incident"
        and m.value.trigger.id in _OF_FIRE
        and (m.value.form in ("noun", "passive", "phrase") or not m.value.form)
        and least <= m.j <= party.i
        for m in matches
    )


def dashed(party: Party, tokens: Sequence[Token]) -> bool:
    """An end of a road: طريق درعا - دمشق, طريق دمشق بيروت, the Baghdad highway."""
    if party.i > 0 and tokens[party.i].gap.strip() == "-":
        return True
    if party.j < len(tokens) and tokens[party.j].gap == "-":
        return any(t.text in _ROADS for t in tokens[party.j + 1 : party.j + 3])
    return any(
        f in _ROADS
        for k in range(max(0, party.i - 3), party.i)
        if not tokens[k + 1].breaks
        for _, f in tokens[k].forms
    )


def is_in_a_name(party: Party, names: Mapping[int, int]) -> bool:
    """Whether a longer name of the gazetteer holds the country's: Port Sudan."""
    return any(a <= party.i < party.j <= b and b - a > party.j - party.i for a, b in names.items())


def names_a_site(party: Party, names: Mapping[int, int]) -> bool:
    """Whether an English word for a person begins the longer name of a site: the Imam Ali base."""
    last = party.j - 1
    return party.unit == "people" and any(a <= last and party.j < b for a, b in names.items())


def lies_behind(party: Party, tokens: Sequence[Token], parties: Sequence[Party]) -> bool:
    """A capital or country behind a name and a comma or bracket is what it lies in: Al-Shaab, Baghdad; Hermel (Lebanon)."""
    before = tokens[party.i - 1] if party.i else None
    if before is None or not before.title or not tokens[party.i].text.isascii():
        return False
    if tokens[party.i].gap.strip() not in (",", "(") or any(p.j == party.i for p in parties):
        return False
    return party.j == len(tokens) or tokens[party.j].breaks or tokens[party.j].text in PREPOSITIONS


def where_it_happened(party: Party, tokens: Sequence[Token], matches: Sequence[Match]) -> bool:
    """A capital right before an event noun, or behind its verb, is the town: Kabul blast, bombed Damascus.

    Moscow strikes on Odesa are its government's.
    """
    entry = get_actor(party.actor or "")
    name = tokens[party.i].text
    if entry is None or party.j - party.i > 1 or name not in map(str.lower, entry.capital_en):
        return False
    if name.isascii() and any(
        m.j == party.i
        and m.cls == "trigger"
        and m.value
        and m.value.trigger.kind != "statement"
        and m.value.form in ("past", "present", "infinitive", "ing")
        and not tokens[party.i].breaks
        for m in matches
    ):
        return True
    nouns = [
        m
        for m in matches
        if m.i == party.j
        and m.cls == "trigger"
        and m.value
        and (m.value.form == "noun" or m.value.also_noun)
    ]
    if not nouns or not name.isascii():
        return False
    end = max(m.j for m in nouns)
    return end == len(tokens) or tokens[end].text not in _OF_DOERS


def acts(found: Found) -> bool:
    """A country without a preposition of place acts, it is nowhere an event happens."""
    toponym = found.toponym
    return (
        found.is_country
        and toponym.role == ""
        and toponym.cue is None
        and toponym.relation == "in"
        and toponym.direction is None
    )
