"""Arabic noun phrases → mentions of parties: رتل للجيش التركي، عناصر من الحرس الثوري، أخرى روسية."""

from __future__ import annotations

from dataclasses import replace

from footprint.reading.lexicon import Match, Name
from footprint.reading.party import ARMED, MOST_MODIFIERS, Party, fights
from footprint.reading.party_heads_arabic import ENEMY, LOYAL, ArabicHeads


class ArabicParties(ArabicHeads):
    """Reads an Arabic mention at a token."""

    def read_arabic(self, i: int, before: Party | None) -> list[Party]:
        """The mentions of an Arabic noun phrase at token i."""
        start = i
        k = i
        clitics = ""
        most = min(len(self.tokens), i + MOST_MODIFIERS)
        while k < most and k not in self.force and self._quantifier(k):
            if k > i and self.tokens[k].breaks:
                return []
            if k == i:
                clitics = self._quantifier_clitics(k)
            k += 1
            if k < len(self.tokens) and self.tokens[k].text == "من" and k + 1 in self.force:
                k += 1
        if k > i and (k >= len(self.tokens) or k not in self.force or self.tokens[k].breaks):
            return []
        head_match = self.force.get(k)
        if head_match and head_match.value.unit == "people" and self._describes(k, start):
            head_match = None
        if head_match and head_match.value.unit == "source" and head_match.value.suffix:
            head_match = None  # "مصدره" says where it came from
        actor_match = self.actor.get(k)
        if actor_match and (head_match is None or actor_match.j >= head_match.j):
            return self._name(start, k, actor_match, head_match)
        if head_match is None:
            return self._enemy(i) or self._other(i, before)
        if k == i:
            clitics = head_match.clitics
        return self.headed(start, clitics, head_match)

    def _backed(self, j: int) -> int:
        """Where a name ends that says who backs it: "الجيش الوطني" المدعوم من تركيا."""
        if not self.joins(j) or self.tokens[j].text not in LOYAL:
            return j
        patron = self._belongs(j + 1 + self._next_is(j, "من"))
        return patron[2] if patron else j

    def _enemy(self, i: int) -> list[Party]:
        """العدو الأميركي: the demonym says who."""
        demonym = self.demonym.get(i + 1)
        if demonym is None or demonym.clitics or not self.joins(i + 1):
            return []
        clitics = next((c for c, f in self.tokens[i].forms if f in ENEMY), None)
        if clitics is None:
            return []
        actor, base = self.demonym_actor(demonym, ARMED)
        return [
            Party(
                i, demonym.j, actor, "troops", True, None, self.preposition(i, clitics), True,
                base=base, conjunction=clitics[:1] in ("و", "ف"),
            )
        ]  # fmt: skip

    def _other(self, i: int, before: Party | None) -> list[Party]:
        """أخرى روسية, and a second demonym: القوات الروسية والتركية."""
        token = self.tokens[i]
        if any(f in ("اخري", "اخر", "الاخري") for _, f in token.forms) and i + 1 in self.demonym:
            match = self.demonym[i + 1]
            if match.clitics:
                return []
            actor, base = self.demonym_actor(match, ARMED)
            clitics = next(c for c, f in token.forms if f in ("اخري", "اخر", "الاخري"))
            same = before is not None and before.base == base and before.j == i
            if same:
                return []
            if (
                before is not None and before.j == i and not clitics.startswith("و")
            ):  # دورية روسية أخرى أميركية: "another" belongs to the first
                return [self._second(i + 1, match, before, "")]
            unit, presence = (before.unit, before.presence) if before else ("troops", None)
            return [
                Party(
                    i,
                    match.j,
                    actor,
                    unit,
                    True,
                    presence,
                    self.preposition(i, clitics),
                    False,
                    base=base,
                    conjunction=clitics[:1] in ("و", "ف"),
                )
            ]
        also = self.demonym.get(i)
        if also and before is not None and before.base and before.j == i and also.clitics == "و":
            return [replace(self._second(i, also, before, before.preposition), joined=True)]
        return []

    def _name(self, start: int, k: int, match: Match, head: Match | None) -> list[Party]:
        name: Name = match.value
        actor = self.named(match)
        j = match.j
        if j in self.demonym and not self.demonym[j].clitics and self.joins(j):
            if self.tokens[j - 1].text in ENEMY:
                actor = self.demonym_actor(self.demonym[j], ARMED)[0]
            j = self.demonym[j].j
        j = self._backed(self._purpose(self._parenthesis(j)))
        unit, armed, presence = "name", actor not in ("", None), None
        if head is not None:
            unit, presence = head.value.unit, head.value.presence
        armed = fights(actor)
        clitics = match.clitics if start == k else ""
        party = Party(
            start, j, actor, unit, armed, presence, self.preposition(start, clitics), True,
            base=actor, head=name.kind, conjunction=clitics[:1] in ("و", "ف"),
        )  # fmt: skip
        return [party]
