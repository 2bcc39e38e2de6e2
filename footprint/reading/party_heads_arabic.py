"""A force noun in Arabic and the words behind it that say whose it is, read word by word: رتل عسكري تابع للجيش التركي.

Each step reads one kind of word at `head.k` and says whether it did; `head.ended` closes the phrase.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from footprint.reading.lexicon import Force, Match, words
from footprint.reading.party import ARMED, OCCUPIER, PATRONS, Party, valid_on
from footprint.reading.party_words_arabic import ArabicWords, is_adjective
from footprint.reading.tokens import Token

_ADJECTIVES = words("adjectives")
_CARGO = words("cargo")
_FACTIONS = words("factions")
_GOVERNMENT = words("government")
_HOLDING = words("holding")
_BELONGING = words("belonging")
LOYAL = words("loyal")
_MOSTLY = words("mostly")
ENEMY = OCCUPIER | {"العدو", "للعدو", "العدوان", "للعدوان", "المحتل", "المعادي", "المعاديه"}
"""Words before a demonym that say what its bearer is to the one who writes: طيران العدو الأميركي."""
_SPEAKING = frozenset(("office", "people", "source"))
_AIRBORNE = frozenset(("drone", "aircraft"))
_ON_THE_GROUND = frozenset(("base", "site", "checkpoint", "convoy", "patrol", "vehicles"))
_OFFICE = Force("office", False, None, None, False, False)
_THE_SAME = frozenset(
    ("مماثل", "مماثله", "نفسها", "ذاتها", "ثان", "ثانيا", "ثانيه", "اخر", "اخري", "نفسه", "ذاته")
)
_IN_RANKS = frozenset(("troops", "people", "gunmen", "artillery", "source", "casualties"))
_HELD_TO_BE = frozenset(("يعتقد", "يرجح", "يقال", "ترجح"))
_THAT_THEY = frozenset(("انهم", "انه", "انها"))
Owner = tuple[str, str, int]
"""(actor, the state behind it, the token after its words)"""


@dataclass(slots=True)
class Head:
    """A phrase as far as it is read."""

    match: Match
    k: int
    """The token that is read next."""
    force: Force
    unit: str
    text: str
    """The word whose owner the discourse is asked for: عناصر التنظيم → التنظيم."""
    actor: str | None = None
    base: str | None = None
    second: Match | None = None
    """The demonym of a second party."""
    ended: bool = False

    def belongs_to(self, owner: Owner | None) -> bool:
        """Take an owner that was found."""
        if owner is not None:
            self.actor, self.base, self.k = owner
        return owner is not None


class ArabicHeads(ArabicWords):
    """Reads whose a force is."""

    def headed(self, start: int, clitics: str, match: Match) -> list[Party]:
        """The party that a force noun heads, or the two that share it; `start` and `clitics` are of its numbers."""
        head = self.read_head(match)
        k = self._person(self._parenthesis(head.k), head.force)
        force, actor = head.force, head.actor or head.force.actor
        definite = any(f.startswith("ال") for _, f in self.tokens[match.i].forms) or force.suffix
        definite = definite or any(self.tokens[n].text in _THE_SAME for n in range(match.j, k))
        end = self._trim(match.j, k)
        party = Party(
            start, end, actor, head.unit, force.armed, match.value.presence, self.preposition(start, clitics), definite,
            owner=match.value.suffix and actor in (None, "civilians"), base=head.base, head=head.text,
            conjunction=clitics[:1] in ("و", "ف"),
        )  # fmt: skip
        return self._shared(party, head.second, k) if head.second is not None else [party]

    def _shared(self, party: Party, second: Match, k: int) -> list[Party]:
        """The two parties of one noun: دورية روسية تركية, القوات الروسية والتركية العاملة هناك."""
        shared = self._second(second.i, second, party, party.preposition)
        if second.i < k:
            return [replace(party, j=second.i), replace(shared, j=party.j, joined=True)]
        end = second.j
        while self.joins(end) and self.tokens[end].text in _ADJECTIVES:
            end += 1
        return [party, replace(shared, j=end, joined=True)]

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

    def read_head(self, match: Match) -> Head:
        """The phrase that a force noun heads."""
        head = Head(match, match.j, match.value, match.value.unit, self.tokens[match.i].text)
        steps: tuple[Callable[[Head], bool], ...] = (
            self._whose_name, self._whose_demonym, self._model, self._own_name, self._of_occupier, self._of_people, self._inner,
            self._with_l, self._belonging, self._loyal, self._mostly, self._from_among, self._held_to_be,
            self._holding, self._adjective_of, self._tied_adjective,
        )  # fmt: skip
        while not head.ended and self.joins(head.k):
            if not any(step(head) for step in steps):
                break
        return head

    # ------------------------------------------------------------ steps

    def _whose_name(self, head: Head) -> bool:
        name, demonym = self.actor.get(head.k), self.demonym.get(head.k)
        if name is None or (demonym and demonym.j >= name.j and not demonym.clitics):
            return False
        if self.tokens[head.k].text in ENEMY and name.j in self.demonym:
            return False
        if head.match.value.suffix and head.unit == "base":
            return False  # ومقره بريطانيا: where an office is
        if name.clitics not in ("", "ل") or head.actor not in (None, name.value.actor):
            return False
        text = self.tokens[head.k].text
        if self._is_closed(head) and not name.clitics:
            return False
        head.actor = head.base = self.named(name)
        if head.force.armed and text.lstrip("ل").removeprefix("ال") in _GOVERNMENT:
            head.actor = self.forces_of(head.actor)
        head.k = name.j
        return True

    def _whose_demonym(self, head: Head) -> bool:
        demonym = self.demonym.get(head.k)
        if demonym is None:
            return False
        if demonym.clitics == "" and head.actor in (None, "syr.gov.mil") and head.base is None:
            head.actor, head.base = self.demonym_actor(demonym, head.force)
            head.k = demonym.j
            return True
        if demonym.clitics == "" and head.base is not None:
            other = valid_on(demonym.value.actor, self.day) != head.base.split(".mil")[0]
            if head.second is None and other and head.unit in ("patrol", "exercise"):
                head.second = demonym
            head.k = demonym.j
            return True
        joined = demonym.clitics == "و" and head.k == head.match.j + 1
        if joined and head.base is not None and head.second is None:
            head.second, head.ended = demonym, True
            return True
        return False

    def _model(self, head: Head) -> bool:
        """The make of an aircraft or gun before its demonym: طائرات F16 العراقية, دبابات T72 السورية."""
        k = head.k
        while k < head.k + 3 and self.joins(k) and self._is_make(self.tokens[k]):
            k += 1
        if k == head.k or k not in self.demonym or not self.joins(k):
            return False
        head.k = k
        return True

    @staticmethod
    def _is_make(token: Token) -> bool:
        return token.text.isascii() and not token.breaks

    def _own_name(self, head: Head) -> bool:
        after = self._quoted(head.k) if head.actor is None else None
        head.k = after or head.k
        return bool(after)

    def _of_occupier(self, head: Head) -> bool:
        text = self.tokens[head.k].text
        described = head.k + 1 in self.demonym and self.joins(head.k + 1)
        if head.actor is not None or text not in (ENEMY if described else OCCUPIER):
            return False
        head.k += 1
        if not described:
            head.actor = head.base = self.occupier or ("isr.mil" if head.force.armed else "isr")
        return True

    def _of_people(self, head: Head) -> bool:
        """An adjective of people: شبان مدنيين."""
        inner = self.force.get(head.k)
        person = inner is not None and inner.value.unit == "people"
        described = is_adjective(self.tokens[head.k].text) and head.unit in ("people", "gunmen")
        if not described or (person and head.unit == "gunmen"):
            return False
        head.k += 1
        return True

    def _inner(self, head: Head) -> bool:
        """A second noun that the first belongs to: عناصر الجيش, رتل لقوات النظام."""
        inner = self.force.get(head.k)
        if inner is None or inner.clitics not in ("", "ل") or head.actor is not None:
            return False
        if self._is_another(head, inner):
            head.ended = True
            return True
        noun, text = inner.value, self.tokens[head.k].text
        if head.unit == "troops" and noun.presence is None and noun.armed:
            head.unit = noun.unit if head.match.value.unit == "troops" else head.unit
        if not head.force.armed and noun.armed and head.force.unit == "people":
            head.ended = True
            return True
        if head.force.actor is None or noun.armed:
            force = head.force
            head.force = replace(
                force, armed=force.armed or (noun.armed and force.unit != "office"),
                ministry=force.ministry or noun.ministry, foreign=force.foreign or noun.foreign,
            )  # fmt: skip
        if head.force.unit not in ("office", "source") and text.startswith(("ال", "لل")):
            head.text = text
        head.k = inner.j
        return True

    def _is_closed(self, head: Head) -> bool:
        """Whether a noun with the article stands before a bare noun, which no construct allows: اتهم الجيش | قوات الدعم."""
        before, text = self.tokens[head.k - 1], self.tokens[head.k].text
        definite = any(f.startswith("ال") and len(f) > 4 for _, f in before.forms)
        noun = head.k - 1 == head.match.i or head.k - 1 in self.force
        return definite and noun and not text.startswith(("ال", "لل", "ل"))

    def _is_another(self, head: Head, inner: Match) -> bool:
        """Whether a noun is a party of its own; an adjective ends the construct: والمدفعية الثقيلة | مواقع النظام."""
        noun, text = inner.value, self.tokens[head.k].text
        if self._is_closed(head) and not inner.clitics and not is_adjective(text):
            return True
        described = head.k - 1 > head.match.i and is_adjective(self.tokens[head.k - 1].text)
        if described and not inner.clitics and not is_adjective(text):
            return True
        return (
            "gunmen" in (head.unit, noun.unit)
            or (head.force.armed and noun.unit == "people")
            or (head.unit in _SPEAKING and noun.unit not in ("troops", "office"))
            or (head.unit in _AIRBORNE and noun.unit in _ON_THE_GROUND)
        )

    def _with_l(self, head: Head) -> bool:
        if self.tokens[head.k].text != "ل" or head.actor is not None:
            return False
        return head.belongs_to(self._member(head.k + 1))

    def _belonging(self, head: Head) -> bool:
        """دورية تابعة للجيش: a name, or a noun that the discourse knows."""
        if self.tokens[head.k].text not in _BELONGING or head.actor is not None:
            return False
        if head.belongs_to(self._belongs(head.k + 1)):
            if self.tokens[head.match.i].text.removeprefix("ال") in _FACTIONS:
                head.actor = PATRONS.get((head.base or "").split(".mil")[0], head.actor)
            return True
        owner = self.force.get(head.k + 1)
        if owner is None or owner.clitics != "ل":
            return False
        head.text, head.k = self.tokens[owner.i].text, owner.j
        return True

    def _loyal(self, head: Head) -> bool:
        if self.tokens[head.k].text not in LOYAL or head.actor is not None:
            return False
        found = self._belongs(head.k + 1)
        if found is None and self._next_is(head.k, "من"):
            found = self._belongs(head.k + 2)
        if found is None:
            return False
        root = found[1].split(".mil")[0]
        return head.belongs_to((PATRONS.get(root, found[0]), root, found[2]))

    def _mostly(self, head: Head) -> bool:
        """14 شخصاً معظمهم من الميليشيات."""
        of_all = self.tokens[head.k].text in _MOSTLY and self._next_is(head.k, "من")
        return of_all and head.actor is None and head.belongs_to(self._member(head.k + 2))

    def _from_among(self, head: Head) -> bool:
        """عناصر من الجيش, قتلى في صفوف الحرس."""
        among = self.tokens[head.k].text in ("من", "في", "لدي") and head.unit in _IN_RANKS
        if not among or head.actor is not None or head.match.value.suffix:
            return False
        k = head.k + 1 + self._next_is(head.k, "صفوف")
        if head.belongs_to(self._member(k)):
            return True
        group = self.force.get(k)
        known = group is not None and not group.clitics and group.value.armed
        if not known or group is None or not self.tokens[k].text.startswith("ال"):
            return False
        head.text, head.k = self.tokens[k].text, group.j  # عناصر من الفصائل: those told before
        return True

    def _held_to_be(self, head: Head) -> bool:
        """مسلحون يُعتقد أنهم من التنظيم."""
        k = head.k + 1
        if self.tokens[head.k].text not in _HELD_TO_BE or k >= len(self.tokens):
            return False
        if self.tokens[k].text not in _THAT_THEY:
            return False
        of = self._next_is(k, "من") or self._next_is(k, "ل")
        head.ended = head.belongs_to(self._member(k + 1 + of))
        return head.ended

    def _holding(self, head: Head) -> bool:
        if head.unit not in ("base", "site") or head.actor is not None:
            return False
        head.ended = head.belongs_to(self._holds(head.k))
        return head.ended

    def _adjective_of(self, head: Head) -> bool:
        text = self.tokens[head.k].text
        if not is_adjective(text) and not (head.unit == "convoy" and text in _CARGO):
            return False
        other = self.demonym.get(head.k + 1)
        if text == "اخري" and other is not None and not other.clitics and head.base is not None:
            head.ended = valid_on(other.value.actor, self.day) != head.base.split(".mil")[0]
        head.k += 1
        return True

    def _tied_adjective(self, head: Head) -> bool:
        """A second adjective tied to the first, its owner behind it: تعزيزات عسكرية ولوجستية للتحالف."""
        text, k = self.tokens[head.k].text, head.k
        if head.actor is not None or not head.force.armed or len(text) < 5:
            return False
        if not text.endswith(("يه", "ي")) or not text.startswith("و"):
            return False
        owner = self.actor.get(k + 1) or self.force.get(k + 1)
        owned = (owner is not None and owner.clitics == "ل") or k + 1 in self.demonym
        if not owned or not is_adjective(self.tokens[k - 1].text):
            return False
        head.k += 1
        return True

    # ------------------------------------------------------------ owners

    def _next_is(self, k: int, word: str) -> bool:
        return k + 1 < len(self.tokens) and self.tokens[k + 1].text == word

    def _holds(self, k: int) -> Owner | None:
        """Whom a base holds: معسكراً يضم قوات أمريكية."""
        if self.tokens[k].text in ("الذي", "التي") and k + 1 < len(self.tokens):
            k += 1
        return self._member(k + 1) if self.tokens[k].text in _HOLDING else None

    def _belongs(self, k: int) -> Owner | None:
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

    def _member(self, k: int) -> Owner | None:
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
            party = self.headed(k, "", inner)[0]
            if party.actor:
                return party.actor, party.base or party.actor, party.j
        return None
