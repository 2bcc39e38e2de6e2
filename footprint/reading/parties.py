"""Words of a sentence → mentions of parties: forces, states, groups, officials, people.

A mention is a noun that heads a party's name ("دورية", "troops") with the demonym or name that says whose it is, or a
name alone. A head without either waits for the discourse to say whose ("الدورية", "they"): its id is None until then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from footprint.actors import get_actor
from footprint.reading.lexicon import Force, Match, Name, words
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


_QUANTIFIERS = words("quantifiers")
_ADJECTIVES = words("adjectives")
_CARGO = words("cargo")
_ENDINGS = ("تان", "تين", "ات", "ان", "ين", "ون", "ه")
_EN_ADJECTIVES = words("en_adjectives")
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
    "التابعون",
}
_LOYAL = {
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
_PATRONS = {
    "tur": "syr.sna", "irn": "irn.militias", "syr.gov": "syr.gov.mil", "usa": "syr.sdf", "rus": "syr.gov.mil",
}  # fmt: skip
_EN_LINKS = frozenset(("of", "from"))
_PREPOSITIONS = words("prepositions")
_PRONOUNS = {"they": "pronoun", "them": "pronoun", "it": "pronoun"}
_OUR = {"our": True}


def find_parties(
    tokens: Sequence[Token],
    matches: Sequence[Match],
    day: date | None,
    blocked: frozenset[int] = frozenset(),
    country: str | None = None,
) -> list[Party]:
    """The mentions of a sentence, left to right, none inside another; `blocked` are tokens of dates."""
    reader = Reader(tokens, matches, day, country)
    found: list[Party] = []
    i = 0
    while i < len(tokens):
        if i in blocked:
            i += 1
            continue
        parties = reader.read(i, found[-1] if found else None)
        if not parties:
            i += 1
            continue
        if (
            found
            and parties[0].preposition == ""
            and found[-1].preposition
            and _tied(tokens, found[-1], parties[0])
        ):
            parties[0] = replace(parties[0], preposition=found[-1].preposition, joined=True)
        found.extend(parties)
        i = max(parties[-1].j, i + 1)
    return found


def _tied(tokens: Sequence[Token], first: Party, second: Party) -> bool:
    """Whether "and" alone stands between two mentions: the preposition of the first governs both."""
    if tokens[second.i].breaks:
        return False
    if second.i == first.j:
        return second.conjunction
    return second.i == first.j + 1 and tokens[first.j].text in ("و", "and")


class Reader:
    def __init__(
        self,
        tokens: Sequence[Token],
        matches: Sequence[Match],
        day: date | None,
        country: str | None = None,
    ) -> None:
        self.country = country
        self.tokens = tokens
        self.day = day
        self.force: dict[int, Match] = {}
        self.actor: dict[int, Match] = {}
        self.demonym: dict[int, Match] = {}
        for match in matches:
            if match.cls == "force":
                self._keep(self.force, match)
            elif match.cls == "actor":
                self._keep(self.actor, match)
            elif match.cls == "demonym":
                self._keep(self.demonym, match)

    @staticmethod
    def _keep(table: dict[int, Match], match: Match) -> None:
        old = table.get(match.i)
        if old is None or match.j > old.j:
            table[match.i] = match

    # ------------------------------------------------------------ who

    def named(self, match: Match) -> str:
        """The id of a name on the report's day: `الجيش السوري` is another army after December 2024."""
        bearers = (match.value.actor, *match.value.others)
        if match.value.kind == "generic":
            home = [a for a in bearers if (e := get_actor(a)) and e.country == self.country]
            bearers = tuple(home) or bearers
        for actor in bearers:
            entry = get_actor(actor)
            if entry is not None and entry.holds_on(self.day):
                return actor
        return valid_on(match.value.actor, self.day)

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

    # ------------------------------------------------------------ reading

    def read(self, i: int, before: Party | None) -> list[Party]:
        token = self.tokens[i]
        if token.text in _PRONOUNS:
            return [Party(i, i + 1, None, "pronoun", True, None, self.preposition(i, ""), True)]
        if not token.text.isascii() and token.text[0] not in "abcdefghijklmnopqrstuvwxyz":
            return self.read_arabic(i, before)
        return self.read_english(i, before)

    def preposition(self, i: int, clitics: str) -> str:
        if i > 0 and self.tokens[i].text in ("least", "most") and self.tokens[i - 1].text == "at":
            return self.preposition(i - 1, clitics)
        clitic = clitics.lstrip("وف")
        if clitic:
            return clitic[-1]
        if i > 0 and not self.tokens[i].breaks:
            word = self.tokens[i - 1]
            for _, form in word.forms:
                if form in _PREPOSITIONS:
                    if form == "قبل" and i > 1 and self.tokens[i - 2].text == "من":
                        return "by"
                    return form
            if word.text in ("ل", "ب"):
                return word.text
            if word.text in ("يد", "ايدي") or (word.text == "بنيران"):
                return "by"
        return ""

    def joins(self, k: int) -> bool:
        return k < len(self.tokens) and not (
            self.tokens[k].breaks and "(" not in self.tokens[k].gap
        )

    # ------------------------------------------------------------ Arabic

    def read_arabic(self, i: int, before: Party | None) -> list[Party]:
        start = i
        k = i
        clitics = ""
        while k < len(self.tokens) and k not in self.force and self._quantifier(k):
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
        actor_match = self.actor.get(k)
        if actor_match and (head_match is None or actor_match.j >= head_match.j):
            return self._name(start, k, actor_match, head_match)
        if head_match is None:
            return self._other(i, before)
        if k == i:
            clitics = head_match.clitics
        return self._headed(start, clitics, head_match)

    def _quantifier(self, k: int) -> bool:
        return self.tokens[k].is_number or any(f in _QUANTIFIERS for _, f in self.tokens[k].forms)

    def _quantifier_clitics(self, k: int) -> str:
        return next((c for c, f in self.tokens[k].forms if f in _QUANTIFIERS), "")

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
                before is not None and before.j == i
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
        match = self.demonym.get(i)
        if match and before is not None and before.base and before.j == i and match.clitics == "و":
            return [replace(self._second(i, match, before, before.preposition), joined=True)]
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
        j = self._parenthesis(j)
        unit, armed, presence = "name", actor not in ("", None), None
        if head is not None:
            force: Force = head.value
            unit, presence = force.unit, force.presence
        armed = _fights(actor)
        clitics = match.clitics if start == k else ""
        party = Party(
            start, j, actor, unit, armed, presence, self.preposition(start, clitics), True,
            base=actor, head=name.kind, conjunction=clitics[:1] in ("و", "ف"),
        )  # fmt: skip
        return [party]

    def _parenthesis(self, j: int) -> int:
        """An alias in parentheses right after: وزارة الدفاع الأميركية (البنتاغون)."""
        if j < len(self.tokens) and self.tokens[j].gap.strip().endswith("(") and j in self.actor:
            return self.actor[j].j
        return j

    def _headed(self, start: int, clitics: str, match: Match) -> list[Party]:
        force: Force = match.value
        actor: str | None = None
        base: str | None = None
        presence = force.presence
        unit = force.unit
        k = match.j
        second: Match | None = None
        while k < len(self.tokens) and self.joins(k):
            token = self.tokens[k]
            name = self.actor.get(k)
            if name and (d := self.demonym.get(k)) and d.j >= name.j and not d.clitics:
                name = None
            if name and name.clitics in ("", "ل") and (actor is None or name.value.actor == actor):
                actor = base = self.named(name)
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
            inner = self.force.get(k)
            if _is_adjective(token.text) and unit in ("people", "gunmen"):
                k += 1
                continue
            if inner and inner.clitics in ("", "ل") and actor is None:
                if (
                    unit == "gunmen"
                    or inner.value.unit == "gunmen"
                    or (force.armed and inner.value.unit == "people")
                ):
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
                    continue
            if token.text in _LOYAL and k + 1 < len(self.tokens):
                found = self._belongs(k + 1)
                if found is None and self.tokens[k + 1].text == "من":
                    found = self._belongs(k + 2)
                if found and actor is None:
                    root = found[1].split(".mil")[0]
                    actor, base, k = _PATRONS.get(root, found[0]), root, found[2]
                    continue
            if (
                token.text in ("من", "في", "لدي")
                and unit in ("troops", "people", "gunmen", "artillery", "source")
                and actor is None
            ):
                found = self._member(k + 1)
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
            if _is_adjective(token.text) or (unit == "convoy" and token.text in _CARGO):
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
            break
        k = self._parenthesis(k)
        k = self._person(k, force)
        if actor is None:
            actor = force.actor
        if actor is None and force.unit == "office" and force.foreign and not force.suffix:
            actor = None
        head_text = self.tokens[match.i].text
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
            other = self._second(second.i, second, party, party.preposition)
            return [replace(party, j=second.i), replace(other, j=last_trimmed, joined=True)]
        if second is not None:
            other = self._second(second.i, second, party, party.preposition)
            end = second.j
            while (
                end < len(self.tokens)
                and not self.tokens[end].breaks
                and self.tokens[end].text in _ADJECTIVES
            ):
                end += 1
            return [party, replace(other, j=end, joined=True)]
        return [party]

    def _trim(self, least: int, k: int) -> int:
        """Drop a dangling "أخرى" or preposition at the end."""
        while k > least and self.tokens[k - 1].text in ("اخري", "من", "في"):
            k -= 1
        return k

    def _person(self, k: int, force: Force) -> int:
        """An office holder's own name: وزير الخارجية الروسي "سيرغي لافروف"."""
        if (
            force.unit != "office"
            or k >= len(self.tokens)
            or not set(self.tokens[k].gap) & set('",')
        ):
            return k
        if '"' in self.tokens[k].gap:
            j = k + 1
            while j < len(self.tokens) and j < k + 5 and not self.tokens[j].gap.strip(" "):
                j += 1
            if j < len(self.tokens) and self.tokens[j].gap.strip(" ").startswith('"'):
                return j
        return k

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

    # ------------------------------------------------------------ English

    def read_english(self, i: int, before: Party | None) -> list[Party]:
        start = k = i
        while k < len(self.tokens) and self._plain_modifier(k):
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
        return token.is_number or token.text in _QUANTIFIERS or token.text in _EN_ADJECTIVES

    def _english_phrase(self, start: int, k: int) -> list[Party]:
        actor: str | None = None
        demonyms: list[Match] = []
        head: Match | None = None
        extra: list[tuple[int, int, Match]] = []
        first_name: Match | None = None
        while k < len(self.tokens) and (k == start or self.joins(k) or not self.tokens[k].breaks):
            token = self.tokens[k]
            if k > start and token.breaks:
                break
            name, demonym, force = self.actor.get(k), self.demonym.get(k), self.force.get(k)
            longest = max((m.j for m in (name, demonym, force) if m), default=k)
            if name and name.j == longest and (actor is None or name.value.actor.startswith(actor)):
                if force and force.j == name.j and name.value.kind == "name":
                    head = head or force
                if head is not None:
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
                continue
            if force and force.j == longest:
                if head is not None and head.value.unit == "people" and force.value.armed:
                    break
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
                demonyms.append(demonym)
                k = demonym.j
                if self._word(k) == "and" and (self._demonym_after(k + 1) is not None):
                    other = self._demonym_after(k + 1)
                    assert other is not None
                    extra.append((start, k, demonyms.pop()))
                    start = k + 1
                    k = other
                continue
            if (token.text in _EN_ADJECTIVES or token.is_number) and k > start:
                if not self._leads_to_head(k + 1):
                    break
                k += 1
                continue
            break
        if head is None and actor is None:
            return []
        force_value: Force | None = head.value if head else None
        base: str | None = actor
        if demonyms and actor is None:
            actor, base = self.demonym_actor(demonyms[-1], force_value)
        elif actor is not None and force_value is not None:
            actor, base = self._of_name(actor, first_name, force_value)
        end = k
        if force_value is not None:
            actor, base, end = self._english_tail(k, actor, base, force_value)
        if actor is None and force_value is not None:
            actor = force_value.actor
        unit = force_value.unit if force_value else "name"
        armed = force_value.armed if force_value else _fights(actor)
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
            head="our" if ours else self.tokens[head.i].text if head else "name",
        )  # fmt: skip
        found = []
        for s, e, match in extra:
            other, state = self.demonym_actor(match, force_value)
            found.append(
                Party(
                    s,
                    e,
                    other,
                    unit,
                    armed,
                    presence,
                    self.preposition(s, ""),
                    definite,
                    base=state,
                    head=party.head,
                )
            )
        if found:
            party = replace(party, joined=True, preposition=found[0].preposition)
        return [*found, party]

    def _word(self, k: int) -> str:
        return self.tokens[k].text if k < len(self.tokens) else ""

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
        elif word not in _EN_LINKS:
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
            return actor, base, k
        party = inner[0]
        if word == "from" and party.actor is None:
            return actor, base, k
        if actor is None and party.actor is not None:
            if loyal:
                root = (party.base or party.actor).split(".mil")[0]
                return _PATRONS.get(root, party.actor), root, party.j
            if force.unit == "people":
                return actor, base, k
            return party.actor, party.base, party.j
        if actor is not None and party.actor not in (None, actor, "civilians"):
            return actor, base, k
        return actor, base, party.j


def _is_adjective(word: str) -> bool:
    """Whether a word describes a party without naming one, in any number and gender."""
    bare = word[2:] if word.startswith("ال") else word
    if bare in _ADJECTIVES:
        return True
    return any(bare.endswith(e) and bare[: -len(e)] in _ADJECTIVES for e in _ENDINGS)


def _fights(actor: str | None) -> bool:
    """Whether a bare name can act on the ground: states and armed groups can, organisations and people cannot."""
    entry = get_actor(actor) if actor else None
    return bool(entry and entry.inter in (1, 2, 8) and not entry.id.startswith("org"))


ARMED = Force("troops", True, None, None, False, False)
_OFFICE = Force("office", False, None, None, False, False)


def valid_on(actor: str, day: date | None) -> str:
    """The actor that a name of this one means on a day: what Damascus commands changed hands on 2024-12-08."""
    entry = get_actor(actor)
    if entry is None or entry.holds_on(day) or day is None:
        return actor
    return _SUCCESSION.get(actor, actor)


_SUCCESSION = {
    "syr.gov": "syr.transition",
    "syr.gov.mil": "syr.transition.mil",
    "syr.transition": "syr.gov",
    "syr.transition.mil": "syr.gov.mil",
    "syr.sdf.asayish": "syr.sdf.asayish",
}
