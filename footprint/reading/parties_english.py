"""English noun phrases → mentions of parties: a US patrol of four vehicles, members of the National Army."""

from __future__ import annotations

from dataclasses import replace

from footprint.actors import get_actor
from footprint.reading.lexicon import Force, Match, words
from footprint.reading.party import (
    ARMED,
    MOST_MODIFIERS,
    PATRONS,
    PREPOSITIONS,
    QUANTIFIERS,
    Party,
    PartyWords,
    fights,
)

_EN_ADJECTIVES = words("en_adjectives")
_INSTITUTIONS = words("en_institutions")
_POSSESSIVES = frozenset(("its", "their", "his", "her", "our"))
_VERB_TOO = frozenset(("target", "targets", "witness", "witnesses"))
_BEHIND_NOUNS = frozenset(
    (
        "and",
        "or",
        "was",
        "were",
        "is",
        "are",
        "had",
        "have",
        "has",
        "that",
        "which",
        "who",
        "said",
        "say",
        "told",
    )
)
_EN_LINKS = frozenset(("of", "from"))
_SO_MANY = frozenset(("dozens", "hundreds", "thousands", "scores"))
_EQUIPMENT = frozenset(("equipment", "hardware", "armour", "armor", "weapons", "artillery"))
_ABOARD = frozenset(("with", "carrying", "transporting"))
_CARRIERS = frozenset(("convoy", "car"))
_BEHIND_REGIME = frozenset(
    (
        "and",
        "vs",
        "versus",
        "has",
        "had",
        "have",
        "was",
        "is",
        "took",
        "takes",
        "take",
        "shelled",
        "shells",
    )
)
_ORDINALS = frozenset(("st", "nd", "rd", "th"))


class EnglishParties(PartyWords):
    """Reads an English mention at a token."""

    def read_english(self, i: int, before: Party | None) -> list[Party]:
        """The mentions of an English noun phrase at token i."""
        start = k = i
        while k < min(len(self.tokens), i + MOST_MODIFIERS) and self._plain_modifier(k):
            if k > i and self.tokens[k].breaks:
                return []
            k += 1
        if k >= len(self.tokens) or (k > i and self.tokens[k].breaks):
            return []
        if not (k in self.force or k in self.actor or k in self.demonym):
            return []
        return self._english_phrase(start, k)

    def _plain_modifier(self, k: int) -> bool:
        if k in self.force or k in self.actor or k in self.demonym:
            return False
        token = self.tokens[k]
        if (
            k + 1 < len(self.tokens)
            and self.tokens[k + 1].gap == "-"
            and self.tokens[k + 1].is_number
        ):
            return token.title and len(token.text) < 4  # MQ-9, Su-34
        ordinal = token.text in _ORDINALS and k > 0 and self.tokens[k - 1].is_number
        plain = token.text in QUANTIFIERS or token.text in _EN_ADJECTIVES
        if token.text == "of" and k > 0:
            return self.tokens[k - 1].text in _SO_MANY
        return token.is_number or plain or ordinal

    def _english_phrase(self, start: int, k: int) -> list[Party]:
        actor: str | None = None
        demonyms: list[Match] = []
        head: Match | None = None
        army = False  # an army post is the army's
        extra: list[tuple[int, int, Match]] = []
        first_name: Match | None = None
        closed = -1  # where a bracket that belongs to the name ends
        while k < len(self.tokens) and (
            k in (start, closed) or self.joins(k) or not self.tokens[k].breaks
        ):
            token = self.tokens[k]
            if k > start and ((token.breaks and k != closed) or "+" in token.gap):
                break
            name, demonym, force = self.actor.get(k), self.demonym.get(k), self.force.get(k)
            if force and token.text in _VERB_TOO and self._is_verb(k):
                if head is None and actor is None:
                    return []
                break
            if name and demonym and self._shares_a_head(name, demonym):
                name = None
            longest = max((m.j for m in (name, demonym, force) if m), default=k)
            if name and name.j == longest and (actor is None or name.value.actor.startswith(actor)):
                if force and force.j == name.j and name.value.kind == "name":
                    head = head or force
                if head is not None:
                    if k > start and actor is not None and head is force:
                        k = name.j  # UNIFIL peacekeepers: the same by two names
                    break
                actor = self.named(name)
                first_name = name
                k = name.j
                if (
                    k < len(self.tokens)
                    and self.tokens[k].text == "s"
                    and self.tokens[k].gap == "'"
                ):
                    k += 1
                closed = k = self._abbreviated(k, actor)
                continue
            if force and k and self.tokens[k - 1].text == "anti" and token.gap in ("-", " "):
                return []  # an anti-tank missile is no tank
            if force and force.j == longest:
                if head is not None and head.value.unit == "people" and force.value.armed:
                    break
                if head is not None and self.tokens[head.i].text == "army":
                    army = True
                head = (
                    force
                    if head is None
                    or force.value.unit not in ("troops",)
                    or head.value.unit in ("troops", "site")
                    else head
                )
                k = force.j
                continue
            if demonym and demonym.j == longest:
                if head is not None:
                    break
                if token.text == "regime" and (demonyms or actor):  # the Iranian regime
                    k += 1
                    continue
                demonyms.append(demonym)
                k = demonym.j
                following = self._demonym_after(k + 1) if self._word(k) == "and" else None
                if following is not None:
                    extra.append((start, k, demonyms.pop()))
                    start = k + 1
                    k = following
                continue
            if (
                k > start
                and k not in self.force
                and self._plain_modifier(k)
                and token.text not in QUANTIFIERS
            ):
                if not self._leads_to_head(k + 1):
                    break
                k += 1
                continue
            break
        if head is None and actor is None and demonyms and self._rules_alone(demonyms[-1]):
            demonym, self_ruled = demonyms[-1], self.demonym_actor(demonyms[-1], ARMED)
            where = self.preposition(start, "")
            return [
                Party(
                    start, demonym.j, self_ruled[0], "name", True, None, where, True,
                    base=self_ruled[1], head="name",
                )
            ]  # fmt: skip
        if head is None and (actor is None or self._names_an_outlet(first_name, k)):
            return []
        force_value: Force | None = head.value if head else None
        base: str | None = actor
        if demonyms and actor is None:
            actor, base = self.demonym_actor(demonyms[-1], force_value)
        elif actor is not None and force_value is not None:
            actor, base = self._of_name(actor, first_name, force_value)
        end = k
        possessed = self.tokens[start].text in _POSSESSIVES and self._word(k) == "from"
        if force_value is not None and not possessed:
            actor, base, end = self._english_tail(k, actor, base, force_value)
        if actor is None and force_value is not None:
            actor = force_value.actor
        unit = force_value.unit if force_value else "name"
        armed = force_value.armed if force_value else fights(actor)
        if actor in ("civilians",):
            armed = False
        presence = force_value.presence if force_value else None
        first = self.tokens[start].text
        definite = (
            first in ("the", "its", "their", "his", "our", "this", "that") or first_name is not None
        )
        owner = first in ("its", "their", "his", "her") and actor in (None, "civilians")
        ours = first == "our" and actor in (None, "civilians")
        owner = owner or ours
        where = self.preposition(start, "")
        party = Party(
            start, end, actor, unit, armed, presence, where, definite, owner=owner, base=base,
            head="our" if ours else "army" if army else self.tokens[head.i].text if head else "name",
        )  # fmt: skip
        found = []
        for i, j, match in extra:
            other, state = self.demonym_actor(match, force_value)
            found.append(
                Party(
                    i,
                    j,
                    other,
                    unit,
                    armed,
                    presence,
                    self.preposition(i, ""),
                    definite,
                    base=state,
                    head=party.head,
                )
            )
        if found:
            party = replace(party, joined=True, preposition=found[0].preposition)
        return [*found, party]

    def _rules_alone(self, demonym: Match) -> bool:
        """Whether "regime" stands without a noun of its own: the regime took Humaymah, clashes regime vs IS."""
        if self._word(demonym.i) != "regime":
            return False
        if demonym.j >= len(self.tokens) or self.tokens[demonym.j].breaks:
            return True
        after = self.tokens[demonym.j]
        return "+" in after.gap or after.text in PREPOSITIONS or after.text in _BEHIND_REGIME

    def _abbreviated(self, k: int, actor: str) -> int:
        """Where a name ends with its own abbreviation in brackets: the Security Belt (STC) checkpoint."""
        short = self.actor.get(k)
        if short is None or self.tokens[k].gap.strip() != "(" or short.j >= len(self.tokens):
            return k
        same = self.named(short).split(".")[0] == actor.split(".")[0]
        return short.j if same and self.tokens[short.j].gap.strip() == ")" else k

    def _is_verb(self, k: int) -> bool:
        """Whether "targets" or "witness" is the verb: behind a noun, and before what it is done to."""
        if not k or self.tokens[k].breaks or k + 1 >= len(self.tokens) or self.tokens[k + 1].breaks:
            return False
        before, after = self.tokens[k - 1].text, self.tokens[k + 1].text
        if before in QUANTIFIERS or before in _EN_ADJECTIVES or before in PREPOSITIONS:
            return False
        return after not in PREPOSITIONS and after not in _BEHIND_NOUNS

    def _word(self, k: int) -> str:
        return self.tokens[k].text if k < len(self.tokens) else ""

    def _names_an_outlet(self, name: Match | None, k: int) -> bool:
        """Whether a capital is but part of an institution's name: The Damascus Times."""
        if name is None or name.value.kind != "capital" or k >= len(self.tokens):
            return False
        token = self.tokens[k]
        return token.title and token.text in _INSTITUTIONS and not token.breaks

    def _shares_a_head(self, name: Match, demonym: Match) -> bool:
        """Whether a name is the first of two demonyms on one head: US and British forces."""
        if demonym.j != name.j or self._word(name.j) != "and":
            return False
        return self._demonym_after(name.j + 1) is not None

    def _demonym_after(self, k: int) -> int | None:
        if self._word(k) in ("a", "an", "the"):
            k += 1
        return k if k in self.demonym and self._leads_to_head(self.demonym[k].j) else None

    def _leads_to_head(self, k: int) -> bool:
        for _ in range(4):
            if k in self.force:
                return True
            if k >= len(self.tokens) or self.tokens[k].breaks or not self._plain_modifier(k):
                return False
            k += 1
        return False

    def _of_name(self, actor: str, match: Match | None, force: Force) -> tuple[str, str]:
        """US patrol, Moscow's Defence Ministry, SDF commander: the state's force, or the group itself."""
        entry = get_actor(actor)
        if match is None or entry is None:
            return actor, actor
        if force.unit == "people":
            return "civilians", actor
        if entry.forces and (force.armed or force.ministry):
            mil = actor + ".mil" if force.ministry and get_actor(actor + ".mil") else entry.forces
            return mil, actor
        if entry.forces and force.foreign and get_actor(actor + ".mfa"):
            return actor + ".mfa", actor
        return actor, actor

    def _english_tail(
        self, k: int, actor: str | None, base: str | None, force: Force
    ) -> tuple[str | None, str | None, int]:
        """of the National Army, of about 60 lorries, belonging to the SDF, backed by Turkey."""
        word = self._word(k)
        j = k + 1
        loyal = False
        if word in ("belonging", "loyal", "affiliated", "linked", "allied", "tied") and self._word(
            k + 1
        ) in ("to", "with"):
            j, loyal = k + 2, word in ("loyal", "allied", "linked")
        elif word in ("backed", "supported") and self._word(k + 1) == "by":
            j, loyal = k + 2, True
        elif word in ("used", "manned", "held", "operated", "run") and self._word(k + 1) == "by":
            j = k + 2
        elif word not in _EN_LINKS and not (word in _ABOARD and force.unit in _CARRIERS):
            return actor, base, k
        if self.tokens[k].breaks:
            return actor, base, k
        while j < len(self.tokens) and self._plain_modifier(j) and not self.tokens[j].breaks:
            j += 1
        if j >= len(self.tokens) or self.tokens[j].breaks:
            return actor, base, k
        if j not in self.actor and j not in self.demonym and j not in self.force:
            return actor, base, k
        inner = self._english_phrase(j, j)
        if not inner:
            return self._equipment(j, k, actor, base, force)
        party = inner[0]
        if word == "from" and party.actor is None:
            return actor, base, k
        if actor is None and party.actor is not None:
            if loyal:
                root = (party.base or party.actor).split(".mil")[0]
                return PATRONS.get(root, party.actor), root, party.j
            if force.unit == "people":
                return actor, base, k
            own = self.forces_of(party.actor) if force.armed else party.actor
            return own, party.base, party.j
        if actor is not None and party.actor not in (None, actor, "civilians"):
            return actor, base, k
        return actor, base, party.j

    def _equipment(
        self, j: int, k: int, actor: str | None, base: str | None, force: Force
    ) -> tuple[str | None, str | None, int]:
        """Whose things a unit is of: a column of Russian equipment."""
        demonym = self.demonym.get(j)
        if actor is not None or demonym is None or not force.armed or not self.joins(demonym.j):
            return actor, base, k
        if self._word(demonym.j) not in _EQUIPMENT:
            return actor, base, k
        found, state = self.demonym_actor(demonym, force)
        return found, state, demonym.j + 1
