"""An event noun or masdar and the parties of its clause → who does it to whom: قصف تركي على …, a raid by …, clashes between … and …"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from footprint.reading.clauses import Clause
from footprint.reading.frame import Frame, SentenceWords
from footprint.reading.lexicon import Match, words
from footprint.reading.parties import Reader
from footprint.reading.party import ARMED, Party, PartyWords

_PASSIVE_MASDARS = frozenset(("arrest", "assassination", "casualty", "abduction", "body_found"))
DOING = words("doing")
_LIGHT = words("light")
_HELD = frozenset(("يرجح", "يعتقد", "ترجح", "يعتقدون", "يظن", "يشتبه"))
_OF_FIRE = frozenset(("shell", "airstrike", "drone_strike", "target", "attack"))
_SIDES_WITHIN = 8
"""So many words may stand between a fight and "between": اشتباكات عنيفة بالأسلحة الثقيلة بين."""
_TO_BE = frozenset(("انها", "انه", "بانها", "بانه"))
_STRUCK = words("struck")
_AT_BLASTS = frozenset(("", "ب", "علي", "في", "قرب", "at", "near", "of", "on"))
_CARS = frozenset(("car",))
_IN_CARS = frozenset(("in", "inside"))
_UNDERGO = words("undergo")
_BEATEN = frozenset((("pushed", "back"), ("beat", "back"), ("fought", "off"), ("fended", "off")))
"""Verbs of two words by which the party before withstands the attack after."""


class NounRoles(SentenceWords):
    """The roles around a noun."""

    def _fill_noun(self, frame: Frame, match: Match, pre: list[Party], post: list[Party]) -> None:
        between = self._between(match, post)
        if between:
            frame.subject, frame.object = (
                between[:-1] or between,
                between[-1:] if len(between) > 1 else [],
            )
            return
        inside = [
            p
            for p in self.parties
            if match.i <= p.i < match.j and p.actor and match.j - match.i > 1
        ]
        if inside and frame.trigger.kind == "presence":
            frame.subject, frame.object = inside[:1], inside[1:2]
            return
        agents = [p for p in post if p.preposition == "by"]
        bare_pre = [p for p in pre if (self.is_bare(p) or p.joined) and p.i not in self.hurt]
        hurt = [p for p in (*pre, *post) if p.i in self.hurt]
        if frame.trigger.id in ("collision", "clash") and not bare_pre:
            bare_pre = [p for p in hurt if p.armed and p.j <= match.i]
        if frame.trigger.id in ("ied", "suicide", "explosion"):
            self._fill_blast(frame, match, pre, post)
            return
        if self._undergone(match, frame.clause):
            frame.object = [p for p in pre if not p.preposition and (self.arabic or p.j < match.i)][
                -1:
            ]
            source = [
                p for p in post if p.preposition in ("من", "ل") and p.armed and p.i <= match.j + 3
            ]
            frame.subject = (
                agents[:1]
                or ([a] if (a := self._adjective(match)) else self._relative(match, post))
                or source[:1]
            )
            return
        if (
            self.arabic
            and match.clitics.endswith("ل")
            and self._adjective(match) is None
            and [p for p in pre if p.preposition in ("", "ل")]
        ):
            frame.subject = [p for p in pre if p.preposition in ("", "ل")][-1:]
            frame.object = [p for p in post if not p.preposition][:1]
            self.take_prepositional(frame, post)
            return
        adjective = self._adjective(match)
        near = [
            p
            for p in post
            if p.i <= match.j + 1
            and (self.is_bare(p) or p.preposition == "ل")
            and not (p.i > match.j and self.is_accusative(p))
            and not (p.i > match.j and any(f in DOING for _, f in self.tokens[match.j].forms))
        ]
        if agents:
            frame.subject = agents[:1]
            frame.object = [p for p in bare_pre if p not in frame.subject][-1:] or hurt[:1]
        elif (
            self.arabic
            and frame.trigger.kind == "presence"
            and near
            and (near[0].actor is None and near[0].unit in ("site", "base", "checkpoint"))
        ):
            frame.object, frame.subject = near[:1], [p for p in bare_pre if p.armed][-1:]
            frame.carried = not frame.subject
        elif self.arabic and match.value.suffix and bare_pre:
            frame.subject = bare_pre[-1:]
        elif adjective:
            frame.subject = [adjective]
        elif self.arabic and not near and (hands := [p for p in pre if p.preposition == "by"]):
            frame.subject = hands[-1:]
        elif self.arabic and near and self.is_object_noun(near[0].j):
            frame.subject = near[:1]
            frame.object = [p for p in post if p.i in (near[0].j, near[0].j + 1)][:1]
        elif self.arabic and near and self._suffers(frame, near[0], bare_pre, post):
            frame.object = near[:1]
            frame.subject = [p for p in bare_pre if p.armed][-1:]
            frame.carried = not frame.subject
        elif self.arabic and near:
            frame.subject = near[:1]
            frame.object = [p for p in post if p.i > near[0].i and self.is_bare(p)][:1]
        elif self.arabic and (source := self._source_of_fire(match, post)):
            frame.subject = source
        else:
            relative = self._relative(match, post)
            carriers = bare_pre if self._carries(bare_pre, match) else []
            frame.subject = relative or self.group(carriers)
            if not self.arabic and frame.form == "ing" and not bare_pre:
                frame.carried = True
            alone = not frame.subject and self._stands_alone(match, frame.clause)
            frame.carried = frame.carried or not (frame.subject or alone)
        if not self.arabic and frame.trigger.id in _PASSIVE_MASDARS:
            of = [p for p in post if p.preposition == "of"]
            frame.object = frame.object or of[:1]
        if not self.arabic and frame.form == "ing" and not frame.object:
            frame.object = [p for p in post if not p.preposition][:1]
        if not self.arabic and not frame.object and self._acts_itself(match):
            frame.object = [p for p in post if not p.preposition and p.i <= match.j + 5][:1]
        self.take_prepositional(frame, post)

    def _source_of_fire(self, match: Match, post: Sequence[Party]) -> list[Party]:
        """قصف مدفعي وصاروخي من قوات النظام: whose fire it is."""
        if match.value.trigger.id not in _OF_FIRE:
            return []
        return [
            p
            for p in post
            if p.preposition == "من"
            and p.armed
            and p.i <= match.j + 4
            and not any(self.tokens[k].breaks or k in self.verbs for k in range(match.j, p.i))
        ][:1]

    def _stands_alone(self, match: Match, clause: Clause) -> bool:
        """Whether an English event noun opens its clause behind "and", no verb before it: it has no doer of the one before."""
        if self.arabic or not clause.splice or match.value.trigger.kind != "incident":
            return False
        return not any(
            k in self.verbs or self.tokens[k].text in _LIGHT for k in range(clause.i, match.i)
        )

    def _acts_itself(self, match: Match) -> bool:
        """Whether an English event noun is the subject of what follows: "one strike engaged an ISIL unit"."""
        after = self.tokens[match.j] if match.j < len(self.tokens) else None
        return bool(
            after is not None
            and not after.breaks
            and match.value.trigger.kind == "incident"
            and (match.j in self.verbs or after.text in _STRUCK)
        )

    def _carries(self, before: Sequence[Party], match: Match) -> bool:
        """Whether the party before an event noun acts: by a verb that carries it ("launched a raid"), in English."""
        if self.arabic or match.value.trigger.kind != "incident" or not before:
            return True
        between = range(before[-1].j, match.i)
        return len(between) <= 1 or any(self.tokens[k].text in _LIGHT for k in between)

    def _undergone(self, match: Match, clause: Clause) -> bool:
        """تعرضت القاعدة لهجوم, the base came under fire: the party before the event is its target."""
        return any(
            any(f in _UNDERGO for _, f in self.tokens[k].forms)
            or (self.tokens[k].text, self.tokens[k + 1].text) in _BEATEN
            or (
                self.tokens[k].text == "under"
                and k > clause.i
                and self.tokens[k - 1].text in ("came", "come", "comes")
            )
            for k in range(clause.i, match.i)
        )

    def _suffers(
        self, frame: Frame, near: Party, pre: Sequence[Party], post: Sequence[Party]
    ) -> bool:
        """Whether the genitive of a masdar is its object: باستهداف نقطة, after a party that acts; else it acts itself."""
        if frame.trigger.kind != "incident" or not frame.trigger.object:
            return False
        if any(
            near.i < p.i <= near.j + 4 and self.is_bare(p) and p.armed and p.i not in self.hurt
            for p in post
        ):
            return False
        if near.preposition == "ل":
            return False
        return (
            frame.trigger.id in _PASSIVE_MASDARS
            or any(p.armed and p.unit != "casualties" for p in pre)
            or not near.armed
        )

    def _fill_blast(
        self, frame: Frame, match: Match, pre: Sequence[Party], post: Sequence[Party]
    ) -> None:
        """A bomb names who laid it only as what it is left from, or as the bomber; what it struck stands after."""
        owner = None if self.arabic else self._adjective(match)
        if owner is not None:
            frame.subject = [owner]
        inside = match.value.form == "noun" and frame.trigger.id == "suicide" and owner is None
        if inside:
            frame.subject = [p for p in (*pre, *post) if p.unit == "gunmen"][:1] or [
                p
                for p in self.all_parties
                if p.i < match.j and p.j > match.i and p.unit == "gunmen"
            ][:1]
        for party in post:
            words = [self.tokens[k].text for k in range(max(match.i, party.i - 3), party.i)]
            laid = {"left", "laid", "planted"} & set(words) and party.preposition not in _IN_CARS
            if laid or "مخلفات" in words:
                frame.subject = [party]
        struck = [
            p
            for p in post
            if p not in frame.subject
            and p.i not in self.hurt
            and (p.preposition in _AT_BLASTS or (p.unit in _CARS and p.preposition in _IN_CARS))
            and (
                p.unit
                in (
                    "patrol",
                    "convoy",
                    "vehicles",
                    "base",
                    "site",
                    "checkpoint",
                    "people",
                    "car",
                    "casualties",
                )
                or (p.armed and p.actor not in (None, "unknown"))
            )
        ]
        frame.object = struck[:1]

    def _relative(self, match: Match, post: Sequence[Party]) -> list[Party]:
        """غارات نفذتها طائرات حربية: the doer stands after a verb of doing with a pronoun."""
        k = match.j
        for step in range(k, min(k + 6, len(self.tokens))):
            if any(f in DOING for _, f in self.tokens[step].forms):
                return [p for p in post if p.i >= step and self.is_bare(p)][:1]
        return []

    def _between(self, match: Match, post: Sequence[Party]) -> list[Party]:
        for n, party in enumerate(post):
            if (
                party.preposition in ("بين", "between")
                and n + 1 < len(post)
                and party.i <= match.j + 4
            ):
                following = post[n + 1]
                others = any(
                    f in ("اخرين", "اخري", "اخرون")
                    for k in range(party.j, following.i)
                    for _, f in self.tokens[k].forms
                )
                if (
                    others
                    or following.joined
                    or following.conjunction
                    or self.are_joined(party, following)
                    or self.tokens[following.i - 1].text in ("and", "و")
                ):
                    return self._sides(post[n:]) or [party, following]
                return [party]
            if party.preposition == "بين" and party.i <= match.j + _SIDES_WITHIN:
                return [party]
        return []

    def _sides(self, parties: Sequence[Party]) -> list[Party]:
        """Between A and B on one side and C on the other, بين A وB من جهة وC من جهة أخرى; none where no side is told."""
        for n, (party, following) in enumerate(pairwise(parties), 1):
            gap = [self.tokens[k].text for k in range(party.j, following.i)]
            if ("side" in gap or "جهه" in gap or "طرف" in gap) and n < 4:
                return [*parties[:n], following]
        return []

    def _adjective(self, match: Match) -> Party | None:
        """قصف تركي, Israeli air strikes: the demonym on the event noun."""
        if not self.arabic and self.tokens[match.i].breaks:
            return None
        for other in self.matches:
            if other.cls not in ("demonym", "actor"):
                continue
            beside = other.i in (match.j, match.j + 1) if self.arabic else other.j == match.i
            if self.arabic and self._held_to_be(match.j, other.i):
                beside = True
            if (
                not beside
                or (self.arabic and other.clitics)
                or (self.arabic and other.cls == "actor")
            ):
                continue
            if (
                self.arabic
                and other.i == match.j + 1
                and not self._is_adjective(match.j)
                and not self._held_to_be(match.j, other.i)
            ):
                continue
            reader = Reader(self.tokens, (), self.day)
            if other.cls == "demonym":
                actor, base = reader.demonym_actor(other, ARMED)
            else:
                actor = base = reader.named(other)
                actor = PartyWords.forces_of(actor) if not self.arabic else actor
            return Party(other.i, other.j, actor, "troops", True, None, "", False, base=base)
        return None if self.arabic else self._possessor(match)

    def _held_to_be(self, i: int, j: int) -> bool:
        """غارات جوية يُرجح أنها أردنية: whose it is held to be stands behind two words."""
        if not i + 2 <= j <= i + 4:
            return False
        return self.tokens[j - 2].text in _HELD and self.tokens[j - 1].text in _TO_BE

    def _possessor(self, match: Match) -> Party | None:
        """The regime's indiscriminate bombing: whose event it is."""
        for party in self.parties:
            last = self.tokens[party.j - 1]
            if not (party.j <= match.i <= party.j + 2 and last.text == "s" and last.gap == "'"):
                continue
            between = range(party.j, match.i)
            if any(self.tokens[k].breaks or k in self.verbs for k in between):
                continue
            force = PartyWords.forces_of(party.actor) if party.actor else None
            return replace(party, actor=force) if party.armed else None
        return None

    def _is_adjective(self, k: int) -> bool:
        return self.tokens[k].text in (
            "مدفعي",
            "جوي",
            "جويه",
            "صاروخي",
            "بري",
            "عنيف",
            "مكثف",
            "مدفعيا",
            "جديد",
            "جديده",
            "عنيفه",
            "مكثفه",
        )
