"""Arabic noun phrases → mentions of parties: رتل للجيش التركي، عناصر من الحرس الثوري، أخرى روسية."""

from __future__ import annotations

from dataclasses import replace

from footprint.reading.lexicon import Force, Match, Name, words
from footprint.reading.party import (
    ARMED,
    MOST_MODIFIERS,
    PATRONS,
    Party,
    fights,
    valid_on,
)
from footprint.reading.party_words_arabic import ArabicWords, is_adjective

_ADJECTIVES = words("adjectives")
_CARGO = words("cargo")
_FACTIONS = words("factions")
_GOVERNMENT = words("government")
_HOLDING = words("holding")
_BELONGING = {
    "تابع",
    "تابعه",
    "تابعين",
    "تابعون",
    "التابع",
    "التابعه",
    "التابعين",
    "يتبع",
    "تتبع",
    "يتبعون",
    "تتبعان",
    "يتبعان",
    "التابعون",
}
LOYAL = {
    "موال",
    "مواليه",
    "موالين",
    "موالون",
    "مواليا",
    "الموالي",
    "المواليه",
    "الموالين",
    "مدعومه",
    "المدعومه",
    "مدعوم",
    "مدعومين",
}
_OCCUPIER = frozenset(("الاحتلال", "للاحتلال"))
_MOSTLY = frozenset(
    ("معظمهم", "معظمها", "جلهم", "غالبيتهم", "اغلبهم", "اغلبيتهم", "كلهم", "جميعهم")
)
_SPEAKING = frozenset(("office", "people", "source"))
_AIRBORNE = frozenset(("drone", "aircraft"))
_ON_THE_GROUND = frozenset(("base", "site", "checkpoint", "convoy", "patrol", "vehicles"))
_OFFICE = Force("office", False, None, None, False, False)


class ArabicParties(ArabicWords):
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
            return self._other(i, before)
        if k == i:
            clitics = head_match.clitics
        return self._headed(start, clitics, head_match)

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

    def _second(self, i: int, match: Match, before: Party, preposition: str) -> Party:
        head = ARMED if before.armed else _OFFICE
        actor, base = self.demonym_actor(match, head)
        return Party(
            i,
            match.j,
            actor,
            before.unit,
            before.armed,
            before.presence,
            preposition,
            before.definite,
            base=base,
        )

    def _name(self, start: int, k: int, match: Match, head: Match | None) -> list[Party]:
        name: Name = match.value
        actor = self.named(match)
        j = match.j
        if j in self.demonym and not self.demonym[j].clitics and self.joins(j):
            j = self.demonym[j].j
        j = self._purpose(self._parenthesis(j))
        unit, armed, presence = "name", actor not in ("", None), None
        if head is not None:
            force: Force = head.value
            unit, presence = force.unit, force.presence
        armed = fights(actor)
        clitics = match.clitics if start == k else ""
        party = Party(
            start, j, actor, unit, armed, presence, self.preposition(start, clitics), True,
            base=actor, head=name.kind, conjunction=clitics[:1] in ("و", "ف"),
        )  # fmt: skip
        return [party]

    def _headed(self, start: int, clitics: str, match: Match) -> list[Party]:
        force: Force = match.value
        actor: str | None = None
        base: str | None = None
        presence = force.presence
        unit = force.unit
        k = match.j
        second: Match | None = None
        head_text = self.tokens[match.i].text
        while k < len(self.tokens) and self.joins(k):
            token = self.tokens[k]
            name = self.actor.get(k)
            if name and (d := self.demonym.get(k)) and d.j >= name.j and not d.clitics:
                name = None
            if name and name.clitics in ("", "ل") and (actor is None or name.value.actor == actor):
                actor = base = self.named(name)
                if force.armed and token.text.removeprefix("ل") in _GOVERNMENT:
                    actor = self.forces_of(actor)
                k = name.j
                continue
            demonym = self.demonym.get(k)
            if (
                demonym
                and demonym.clitics == ""
                and actor in (None, "syr.gov.mil")
                and base is None
            ):
                actor, base = self.demonym_actor(demonym, force)
                k = demonym.j
                continue
            if demonym and demonym.clitics == "" and base is not None:
                if (
                    second is None
                    and valid_on(demonym.value.actor, self.day) != base.split(".mil")[0]
                    and unit in ("patrol", "exercise")
                ):
                    second = demonym
                k = demonym.j
                continue
            if (
                demonym
                and demonym.clitics == "و"
                and base is not None
                and k == match.j + 1
                and second is None
            ):
                second = demonym
                break
            if actor is None and (after := self._quoted(k)):
                k = after
                continue
            if token.text in _OCCUPIER and actor is None:
                k += 1
                if k not in self.demonym:
                    actor = base = "isr.mil" if force.armed else "isr"
                continue
            inner = self.force.get(k)
            person = inner is not None and inner.value.unit == "people"
            if (
                is_adjective(token.text)
                and unit in ("people", "gunmen")
                and not (person and unit == "gunmen")
            ):
                k += 1
                continue
            if inner and inner.clitics in ("", "ل") and actor is None:
                described = k - 1 > match.i and is_adjective(self.tokens[k - 1].text)
                if described and not inner.clitics and not is_adjective(token.text):
                    break  # an adjective ends the construct: والمدفعية الثقيلة | مواقع النظام
                if (
                    unit == "gunmen"
                    or inner.value.unit == "gunmen"
                    or (force.armed and inner.value.unit == "people")
                    or (unit in _SPEAKING and inner.value.unit not in ("troops", "office"))
                ):
                    break
                if unit in _AIRBORNE and inner.value.unit in _ON_THE_GROUND:
                    break
                if unit in ("troops",) and inner.value.presence is None and inner.value.armed:
                    unit = inner.value.unit if match.value.unit == "troops" else unit
                if not force.armed and inner.value.armed and force.unit == "people":
                    break
                if force.actor is None or inner.value.armed:
                    force = replace(
                        force, armed=force.armed or (inner.value.armed and force.unit != "office"),
                        ministry=force.ministry or inner.value.ministry, foreign=force.foreign or inner.value.foreign,
                    )  # fmt: skip
                if force.unit not in ("office", "source") and token.text.startswith(("ال", "لل")):
                    head_text = (
                        token.text
                    )  # عناصر التنظيم: whose they are is asked of the last word
                k = inner.j
                continue
            if token.text == "ل" and actor is None and k + 1 < len(self.tokens):
                found = self._member(k + 1)
                if found:
                    actor, base, k = found
                    continue
            if token.text in _BELONGING and k + 1 < len(self.tokens):
                found = self._belongs(k + 1)
                if found and actor is None:
                    actor, base, k = found
                    if self.tokens[match.i].text.removeprefix("ال") in _FACTIONS:
                        actor = PATRONS.get(base.split(".mil")[0], actor)
                    continue
                owner = self.force.get(k + 1)
                if owner is not None and actor is None and owner.clitics == "ل":
                    head_text, k = self.tokens[owner.i].text, owner.j
                    continue
            if token.text in LOYAL and k + 1 < len(self.tokens):
                found = self._belongs(k + 1)
                if found is None and self.tokens[k + 1].text == "من":
                    found = self._belongs(k + 2)
                if found and actor is None:
                    root = found[1].split(".mil")[0]
                    actor, base, k = PATRONS.get(root, found[0]), root, found[2]
                    continue
            if token.text in _MOSTLY and self._next_is(k, "من") and actor is None:
                found = self._member(k + 2)
                if found:
                    actor, base, k = found
                    continue
            if (
                token.text in ("من", "في", "لدي")
                and unit in ("troops", "people", "gunmen", "artillery", "source", "casualties")
                and actor is None
                and not match.value.suffix
            ):
                ranks = k + 1 < len(self.tokens) and self.tokens[k + 1].text == "صفوف"
                found = self._member(k + 1 + ranks)
                if found:
                    actor, base, k = found
                    continue
            if (
                token.text in ("يعتقد", "يرجح", "يقال", "ترجح")
                and self.tokens[k + 1 : k + 3]
                and self.tokens[k + 1].text in ("انهم", "انه", "انها")
            ):
                offset = (
                    k + 2 + (k + 2 < len(self.tokens) and self.tokens[k + 2].text in ("من", "ل"))
                )
                found = self._member(offset)
                if found:
                    actor, base, k = found
                    break
            if unit in ("base", "site") and actor is None and (held := self._holds(k)):
                actor, base, k = held
                break
            if is_adjective(token.text) or (unit == "convoy" and token.text in _CARGO):
                if (
                    token.text in ("اخري",)
                    and k + 1 in self.demonym
                    and not self.demonym[k + 1].clitics
                ):
                    other = self.demonym[k + 1]
                    if (
                        base is not None
                        and valid_on(other.value.actor, self.day) != base.split(".mil")[0]
                    ):
                        k += 1
                        break
                k += 1
                continue
            if actor is None and force.armed and self._describes_too(k):
                k += 1
                continue
            break
        k = self._parenthesis(k)
        k = self._person(k, force)
        if actor is None:
            actor = force.actor
        if actor is None and force.unit == "office" and force.foreign and not force.suffix:
            actor = None
        definite = any(f.startswith("ال") for _, f in self.tokens[match.i].forms) or force.suffix
        definite = definite or any(
            self.tokens[n].text in ("مماثل", "مماثله", "نفسها", "ذاتها", "ثان", "ثانيه")
            for n in range(match.j, k)
        )
        last_trimmed = self._trim(match.j, k)
        party = Party(
            start, last_trimmed, actor, unit, force.armed, presence, self.preposition(start, clitics), definite,
            owner=match.value.suffix and actor in (None, "civilians"), base=base, head=head_text,
            conjunction=clitics[:1] in ("و", "ف"),
        )  # fmt: skip
        if second is not None and second.i < k:
            shared = self._second(second.i, second, party, party.preposition)
            return [replace(party, j=second.i), replace(shared, j=last_trimmed, joined=True)]
        if second is not None:
            shared = self._second(second.i, second, party, party.preposition)
            end = second.j
            while (
                end < len(self.tokens)
                and not self.tokens[end].breaks
                and self.tokens[end].text in _ADJECTIVES
            ):
                end += 1
            return [party, replace(shared, j=end, joined=True)]
        return [party]

    def _describes_too(self, k: int) -> bool:
        """A second adjective tied to the first, its owner behind it: تعزيزات عسكرية ولوجستية للتحالف."""
        text = self.tokens[k].text
        if k + 1 >= len(self.tokens) or not text.endswith(("يه", "ي")) or len(text) < 5:
            return False
        owner = self.actor.get(k + 1) or self.force.get(k + 1)
        tied = text.startswith("و") and is_adjective(self.tokens[k - 1].text)
        return (tied and bool(owner and owner.clitics == "ل")) or (tied and k + 1 in self.demonym)

    def _next_is(self, k: int, word: str) -> bool:
        return k + 1 < len(self.tokens) and self.tokens[k + 1].text == word

    def _holds(self, k: int) -> tuple[str, str, int] | None:
        """Whom a base holds: معسكراً يضم قوات أمريكية."""
        if self.tokens[k].text in ("الذي", "التي") and k + 1 < len(self.tokens):
            k += 1
        return self._member(k + 1) if self.tokens[k].text in _HOLDING else None

    def _belongs(self, k: int) -> tuple[str, str, int] | None:
        """The owner after "تابعة ل": a name, or a force with its demonym."""
        if k >= len(self.tokens):
            return None
        if self.tokens[k].text in ("الي", "ل"):
            k += 1
        name = self.actor.get(k)
        if name and name.clitics in ("", "ل"):
            actor = self.named(name)
            return actor, actor, name.j
        return self._member(k)

    def _member(self, k: int) -> tuple[str, str, int] | None:
        """A name or a headed party at k, for "عناصر من …"; None where there is none."""
        name = self.actor.get(k)
        inner = self.force.get(k)
        if name and name.clitics in ("", "ل") and (inner is None or name.j >= inner.j):
            actor = self.named(name)
            end = name.j
            if end in self.demonym and not self.demonym[end].clitics and self.joins(end):
                end = self.demonym[end].j
            return actor, actor, end
        if inner and inner.clitics in ("", "ل") and inner.value.armed and not inner.value.actor:
            party = self._headed(k, "", inner)[0]
            if party.actor:
                return party.actor, party.base or party.actor, party.j
        return None
