"""What a mention of a party is, and the words that both languages' readers share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from footprint.actors import get_actor
from footprint.reading.lexicon import Force, Match, words
from footprint.reading.tokens import Token


@dataclass(frozen=True, slots=True)
class Party:
    """A mention of a party: tokens `i` to `j`."""

    i: int
    j: int
    actor: str | None
    """The ontology's id; None for a head that the discourse must resolve."""
    unit: str
    """patrol, convoy, troops …; `name` for a bare name; `pronoun`."""
    armed: bool
    presence: str | None
    """The presence that the noun itself shows, where it is named in an incident."""
    preposition: str
    """What governs it: a proclitic (`ب`, `ل`) or a preposition before it; empty for a subject or object."""
    definite: bool
    owner: bool = False
    """Whether the head carries a possessive: it belongs to whoever acted last."""
    base: str | None = None
    """The state behind a demonym: `usa` where `actor` is `usa.mil`."""
    joined: bool = False
    """Whether it is tied to the party before it by "and"."""
    head: str = ""
    """The head noun in normal form."""
    conjunction: bool = False
    """Whether the first token begins with و or ف that is no part of the name."""


MOST_MODIFIERS = 8
"""So many numbers, articles and adjectives may stand before a party's head; more is no noun phrase."""
QUANTIFIERS = words("quantifiers")
PREPOSITIONS = words("prepositions")
_AT_THE_HANDS = words("at_the_hands")
PATRONS = {
    "tur": "syr.sna", "irn": "irn.militias", "syr.gov": "syr.gov.mil", "usa": "syr.sdf", "rus": "syr.gov.mil",
}  # fmt: skip
"""Whom "loyal to" or "backed by" a state names."""
_AT_LEAST = tuple(
    tuple(phrase.split())
    for phrase in (
        "ما لا يقل عن",
        "ما يزيد عن",
        "ما يقارب من",
        "اكثر من",
        "اقل من",
        "ما يقرب من",
        "more than",
        "fewer than",
    )
)
_LAST_OF_LEAST = frozenset(phrase[-1] for phrase in _AT_LEAST)
ARMED = Force("troops", True, None, None, False, False)
SYRIAN = "السوريه"
"""The adjective; the country's name سورية takes no article."""
OCCUPIER = frozenset(("الاحتلال", "للاحتلال"))
_SUCCESSION = {
    "syr.gov": "syr.transition",
    "syr.gov.mil": "syr.transition.mil",
    "syr.transition": "syr.gov",
    "syr.transition.mil": "syr.gov.mil",
    "syr.sdf.asayish": "syr.sdf.asayish",
}
"""Who bears a name outside its years."""


class PartyWords:
    """A sentence's tokens and the names, demonyms and heads in them."""

    def __init__(
        self,
        tokens: Sequence[Token],
        matches: Sequence[Match],
        day: date | None,
        country: str | None = None,
        occupier: str | None = None,
    ) -> None:
        self.country = country
        self.occupier = occupier
        """Whose "the occupation" is in this report, where it is not Israel's."""
        self.tokens = tokens
        self.day = day
        self.force: dict[int, Match] = {}
        self.actor: dict[int, Match] = {}
        self.demonym: dict[int, Match] = {}
        for match in matches:
            if match.cls == "force":
                self._keep(self.force, match)
            elif match.cls == "actor" and self._is_meant(match):
                self._keep(self.actor, match)
            elif match.cls == "demonym":
                self._keep(self.demonym, match)

    @staticmethod
    def _keep(table: dict[int, Match], match: Match) -> None:
        old = table.get(match.i)
        if old is None or match.j > old.j:
            table[match.i] = match

    def _at_home(self, match: Match) -> tuple[str, ...]:
        """The bearers of a generic name in reports on this country."""
        bearers = (match.value.actor, *match.value.others)
        return tuple(a for a in bearers if (e := get_actor(a)) and self.country in e.generic_in)

    def _is_meant(self, match: Match) -> bool:
        """Whether a name can mean somebody here: "the enemy" only where the country says whose."""
        if self.tokens[match.i].text == "is" and self._in_capitals(match.i):
            return False
        if self.tokens[match.i].text.endswith(SYRIAN) and match.j == match.i + 1:
            return False
        if self.tokens[match.i].text == "is" and self._in_capitals(match.i):
            return False
        if match.value.kind != "generic":
            return True
        return self.country is None or bool(self._at_home(match))

    def _in_capitals(self, i: int) -> bool:
        """Whether all beside a token is in capitals: in such a headline IS is the verb."""
        near = (*self.tokens[max(0, i - 1) : i], *self.tokens[i + 1 : i + 2])
        return all(t.upper and len(t.text) > 1 for t in near)

    def named(self, match: Match) -> str:
        """The id of a name on the report's day: `الجيش السوري` is another army after December 2024."""
        bearers: tuple[str, ...] = (match.value.actor, *match.value.others)
        if self.occupier and self.tokens[match.j - 1].text in OCCUPIER:
            return self.occupier
        if match.value.kind == "generic" or match.value.others:
            bearers = self._at_home(match) or bearers
        for actor in bearers:
            entry = get_actor(actor)
            if entry is not None and entry.holds_on(self.day):
                return actor
        return valid_on(bearers[0], self.day)

    def demonym_actor(self, match: Match, head: Force | None) -> tuple[str, str]:
        """(actor, state) that a demonym names on a head."""
        base = valid_on(match.value.actor, self.day)
        entry = get_actor(base)
        if head is None or entry is None:
            return base, base
        if head.unit == "people":
            return "civilians", base
        if head.foreign:
            return (base + ".mfa" if get_actor(base + ".mfa") else base), base
        if head.armed or head.ministry:
            mil = base + ".mil" if head.ministry and get_actor(base + ".mil") else entry.forces
            return (mil or base), base
        return base, base

    def preposition(self, i: int, clitics: str) -> str:
        """What governs a mention at token i: a proclitic, a preposition, `by` for an agent; empty for none."""
        if i > 0 and self.tokens[i].text in ("least", "most") and self.tokens[i - 1].text == "at":
            return self.preposition(i - 1, clitics)
        if i > 1 and self.tokens[i].is_number and self.tokens[i - 1].text in ("over", "around"):
            return self.preposition(i - 1, clitics)  # killed over 20 people
        near = i > 0 and self.tokens[i - 1].text in _LAST_OF_LEAST
        for phrase in _AT_LEAST if near else ():
            if (
                i >= len(phrase)
                and tuple(t.text for t in self.tokens[i - len(phrase) : i]) == phrase
            ):
                return self.preposition(i - len(phrase), clitics)
        clitic = clitics.lstrip("وف")
        if clitic:
            return clitic[-1]
        if i > 0 and not self.tokens[i].breaks:
            word = self.tokens[i - 1]
            for _, form in word.forms:
                if form in PREPOSITIONS:
                    if form == "قبل" and i > 1 and self.tokens[i - 2].text == "من":
                        return "by"
                    return form
            if word.text in ("ل", "ب"):
                return word.text
            if word.text in _AT_THE_HANDS:
                return "by"
        return ""

    @staticmethod
    def forces_of(actor: str) -> str:
        """The forces of a state; any other actor as it is."""
        entry = get_actor(actor)
        return entry.forces if entry and entry.forces else actor

    def joins(self, k: int) -> bool:
        """Whether token k goes on with the phrase before it."""
        return k < len(self.tokens) and not (
            self.tokens[k].breaks and "(" not in self.tokens[k].gap
        )


def valid_on(actor: str, day: date | None) -> str:
    """The actor that a name of this one means on a day: what Damascus commands changed hands on 2024-12-08."""
    entry = get_actor(actor)
    if entry is None or entry.holds_on(day) or day is None:
        return actor
    return _SUCCESSION.get(actor, actor)


def fights(actor: str | None) -> bool:
    """Whether a bare name can act on the ground: states and armed groups can, organisations and people cannot."""
    entry = get_actor(actor) if actor else None
    return bool(entry and entry.inter in (1, 2, 3, 4, 8) and not entry.id.startswith("org"))
