"""A verb and the parties of its clause → who does it to whom, in Arabic and in English."""

from __future__ import annotations

from collections.abc import Sequence

from footprint.reading.clauses import Clause
from footprint.reading.frame import Frame
from footprint.reading.lexicon import Match, words
from footprint.reading.party import Party
from footprint.reading.role_nouns import DOING, NounRoles

ON_PEOPLE = frozenset(("arrest", "abduction", "raid", "assassination", "casualty"))
_ANSWERS = frozenset(("ردا", "انتقاما", "response", "retaliation", "revenge"))
_THAT = words("that")
_SAYING = words("saying") | words("saying_more")
_WITH_HELP = frozenset(("backed", "supported", "accompanied", "assisted", "aided", "led"))
_BRINGING = frozenset(("after", "before", "until", "since"))
_RELATIVE = frozenset(("who", "which", "whose", "that"))
_ARMS = frozenset(("drone", "aircraft", "artillery"))
_PRONOUN_THAT = frozenset(("انها", "انه", "انهم", "بانها", "بانه", "بانهم"))


class Roles(NounRoles):
    """Fills the roles of a frame from the parties around its trigger."""

    def _fill(self, frame: Frame, match: Match) -> None:
        clause = frame.clause
        inside = [
            p
            for p in self.parties
            if clause.i <= p.i < clause.j
            and (
                p.unit != "pronoun" or (p.j == match.i or (p.i <= clause.i + 3 and p.j <= match.i))
            )
        ]
        if frame.trigger.kind != "statement":
            inside = [p for p in inside if p not in self.mourners]
        pre = [p for p in inside if p.j <= match.i]
        post = [
            p
            for p in inside
            if p.i >= match.j or (p.i <= match.i and p.j > match.j and p.i == match.i)
        ]
        post = [p for p in post if not self._in_answer(match.j, p.i)]
        if frame.form in ("noun", "ing") and (frame.form == "noun" or not self.arabic):
            self._fill_noun(frame, match, pre, post)
        elif self.arabic:
            self._fill_arabic(frame, match, pre, post)
        else:
            self._fill_english(frame, match, pre, post)
        if frame.trigger.kind == "incident" and not frame.passive:
            self._take_owner(frame, match)
        if frame.subject and frame.subject[0].actor is None and frame.subject[0].unit in _ARMS:
            frame.subject = self._whose(frame.subject[0], post) or frame.subject
        self._join(frame, inside)

    def _in_answer(self, i: int, j: int) -> bool:
        """Whether a party stands in the reason: شن غارات رداً على هجمات الفصائل, in response to attacks by them."""
        return any(f in _ANSWERS for k in range(i, j) for _, f in self.tokens[k].forms)

    def _whose(self, weapon: Party, post: Sequence[Party]) -> list[Party]:
        """Who stands behind the verb that says whose a weapon is: طائرات مسيّرة أطلقتها قوات الدعم السريع."""
        for k in range(weapon.j, min(weapon.j + 3, len(self.tokens))):
            if any(f in DOING for _, f in self.tokens[k].forms):
                return [p for p in post if p.i == k + 1 and self.is_bare(p)][:1]
        return []

    def _take_owner(self, frame: Frame, match: Match) -> None:
        """Whose strike or weapon acts: استهدفت غارة أميركية, Russian missiles hit."""
        nouns = [m for m in self.matches if m.cls == "trigger" and m.value.form == "noun"]
        for noun in (*self.weapons, *nouns):
            if not frame.clause.i <= noun.i < frame.clause.j:
                continue
            beside = noun.i == match.j if self.arabic else noun.j in (match.i, match.i - 1)
            acting = frame.subject[:1]
            if not beside or noun is match or (acting and acting[0].i < noun.j + 1):
                continue
            owner = self._adjective(noun)
            if owner is not None:
                frame.object = frame.object or acting
                frame.subject, frame.carried = [owner], False
                return

    def _join(self, frame: Frame, inside: Sequence[Party]) -> None:
        """Parties tied by "and" to the subject take part in it; "with", "بمشاركة" brings a partner."""
        for role in (frame.subject, frame.object):
            if not role:
                continue
            last = role[-1]
            for party in inside:
                if (
                    party.i >= last.j
                    and party.i <= last.j + 1
                    and party not in role
                    and self.are_joined(last, party)
                ):
                    role.append(party)
                    last = party
        used = {id(p) for p in (*frame.subject, *frame.object)}
        for party in inside:
            if id(party) in used or not party.armed:
                continue
            before = " ".join(self.tokens[k].text for k in range(max(0, party.i - 3), party.i))
            if party.preposition in ("بمشاركه",) or before.endswith(
                (
                    "بمشاركه",
                    "بمسانده من",
                    "برفقه",
                    "ترافقها",
                    "بدعم من",
                    "بالتنسيق مع",
                    "بالاشتراك مع",
                    "الي جانب",
                    "بمشاركه من",
                    "رفقه",
                    "together with",
                    "alongside",
                    "accompanied by",
                    "backed by",
                    "supported by",
                    "with support from",
                )
            ):
                frame.partner.append(party)

    def _fill_arabic(self, frame: Frame, match: Match, pre: list[Party], post: list[Party]) -> None:
        clause = frame.clause
        hurt = [p for p in (*pre, *post) if p.i in self.hurt]
        if frame.trigger.id != "casualty":
            pre = [p for p in pre if p.i not in self.hurt]
            frame.object = hurt[:1]
        bare_post = [
            p
            for p in post
            if self.is_bare(p)
            and not p.joined
            and not self.verb_between(match.j, p.i)
            and not (p.unit == "car" and p.actor is None)
            and not (frame.trigger.id == "casualty" and self._done_between(match.j, p.i))
        ]
        bare_post = [
            p
            for n, p in enumerate(bare_post)
            if not (n and p.conjunction and p.i == bare_post[n - 1].j)
        ]
        bare_pre = [p for p in pre if not p.preposition and not self.verb_between(p.j, match.i)]
        if frame.form == "perfect" and self.tokens[match.i].text.endswith("وا"):
            frame.subject = bare_pre[-1:]
            frame.object, frame.carried = (
                bare_post[:1] or frame.object,
                not bare_pre,
            )  # وهددوا: "they" did
            self.take_prepositional(frame, post)
            return
        agents = [p for p in post if p.preposition == "by"]
        if frame.passive or (agents and not bare_pre and frame.trigger.subject != "holder"):
            frame.object = bare_post[:1] or frame.object
            frame.subject = agents[:1]
            frame.passive = True
            return
        if any(
            f in _SAYING for _, f in self.tokens[match.i].forms
        ):  # "…، مطالباً …": whoever spoke before
            frame.carried, frame.object = True, bare_post[:1]
            self.take_prepositional(frame, post)
            return
        if match.value.suffix:  # the object is a pronoun: منعتها
            frame.carried = not bare_post and not bare_pre
            frame.subject = bare_post[:1] or bare_pre[-1:]
            frame.rules.append("object:pronoun")
            self.take_prepositional(frame, post)
            return
        taking = frame.trigger.id in ON_PEOPLE
        agreed = self._said_of_itself(match)
        if agreed:
            frame.subject, frame.object = agreed, bare_post[:1]
        elif bare_post and not bare_pre and self._event_acts(match):
            frame.subject = self._relative(match, post)
            frame.object = [p for p in bare_post if p not in frame.subject][:1]
        elif (
            bare_post
            and not bare_pre
            and (
                self.is_accusative(bare_post[0])
                or (not bare_post[0].armed and taking)
                or (
                    bare_post[0].actor is None
                    and bare_post[0].unit in ("site", "base", "checkpoint")
                )
            )
        ):
            frame.object, frame.carried = bare_post[:1], True
        elif bare_pre and (
            frame.form == "imperfect"
            or self._leads(bare_pre[-1], clause)
            or not bare_post
            or self._after_auxiliary(bare_pre[-1], match)
        ):
            frame.subject = bare_pre[-1:]
            frame.object = bare_post[:1] or frame.object
        elif bare_post:
            frame.subject = bare_post[:1]
            frame.object = bare_post[1:2] or frame.object
        else:
            frame.carried = True
        self.take_prepositional(frame, post)

    def _done_between(self, i: int, j: int) -> bool:
        """Whether what killed them stands between: قُتل ثلاثة جراء قصف نفذته قوات النظام."""
        return any(f in DOING for k in range(i, j) for _, f in self.tokens[k].forms) or any(
            m.cls == "trigger" and m.value.form == "noun" and i <= m.i < j for m in self.matches
        )

    def _said_of_itself(self, match: Match) -> list[Party]:
        """قالت كتائب القسام إنها استهدفت دبابة: the pronoun before the verb is whoever says so."""
        if match.i == 0 or not any(f in _PRONOUN_THAT for _, f in self.tokens[match.i - 1].forms):
            return []
        before = [p for p in self.all_parties if p.j < match.i and not p.preposition]
        return before[-1:]

    def _event_acts(self, match: Match) -> bool:
        """Whether the verb's subject is an event or a weapon: استهدف هجوم صاروخي معسكراً, بعبوة استهدفت دورية."""
        opens = self.tokens[match.i].breaks
        return any(
            (m.i == match.j or (m.j == match.i and not match.clitics and not opens))
            and (m.cls == "weapon" or (m.cls == "trigger" and m.value.form == "noun"))
            and not any(p.i <= m.i < p.j for p in self.parties)
            for m in self.matches
        )

    def _after_auxiliary(self, party: Party, match: Match) -> bool:
        """حاول حاجز … منع رتل, القوات كانت قد قصفت رتلاً: the party between or before the helping verb acts."""
        if any(m.value[0] == "attempted" and m.j <= party.i for m in self.modal if m.i >= 0):
            return True
        return any(
            any(f in ("كانت", "كان", "قد", "كانوا") for _, f in self.tokens[k].forms)
            for k in range(party.j, match.i)
        )

    def _leads(self, party: Party, clause: Clause) -> bool:
        """Whether a party opens its clause (after a conjunction, أن or كان): a subject before its verb."""
        if party.i and any(f in _THAT for _, f in self.tokens[party.i - 1].forms):
            return True
        between = [self.tokens[k].text for k in range(clause.i, party.i)]
        return len(between) <= 3 and not any(k in self.verbs for k in range(clause.i, party.i))

    def _fill_english(
        self, frame: Frame, match: Match, pre: list[Party], post: list[Party]
    ) -> None:
        aside = self._asides(frame.clause.i, match.i)
        pre = [p for p in pre if p.i not in aside]
        post = self._before_relative(match.j, post)
        bare_pre = [
            p
            for p in pre
            if (not p.preposition or self._opens_clause(p, frame.clause))
            and not self._finite_between(p.j, match.i)
        ]
        bare_post = [
            p for p in post if not p.preposition and not self._finite_between(match.j, p.i)
        ]
        if frame.passive:
            frame.object = bare_pre[-1:]
            frame.subject = [p for p in post if p.preposition == "by"][:1]
            if frame.trigger.kind == "incident" and not frame.object:
                self.take_prepositional(frame, post)
            if frame.trigger.kind == "presence" and not frame.subject:
                moved = [p for p in (bare_pre or pre) if p.armed and p.unit not in ("base", "site")]
                frame.subject, frame.object = moved[-1:], []
                frame.carried = not moved
            return
        if not bare_pre:
            bare_pre = [
                p for p in pre if p.preposition in ("of", "by", "from") and self._weapon_before(p)
            ]
        frame.subject = self.group(bare_pre)
        frame.carried = not bare_pre
        frame.object = bare_post[:1]
        self._nearer(frame, post)
        self.take_prepositional(frame, post)

    def _opens_clause(self, party: Party, clause: Clause) -> bool:
        """Whether "after" or "before" brings a clause of its own, whose subject this is: after LNA fighters had left."""
        return party.preposition in _BRINGING and clause.i == party.i - 1 and clause.i > 0

    def _asides(self, i: int, j: int) -> frozenset[int]:
        """Tokens of relative clauses between commas: the troops, who have a base at the airport, sent a patrol."""
        aside: set[int] = set()
        opened: int | None = None
        for k in range(i + 1, j + 1):
            if not self.tokens[k].breaks:
                continue
            if opened is not None:
                aside |= set(range(opened, k))
                opened = None
            if self.tokens[k].text in _RELATIVE or self.tokens[k].text in _WITH_HELP:
                opened = k
        return frozenset(aside)

    def _before_relative(self, j: int, post: list[Party]) -> list[Party]:
        """Parties behind the verb up to a relative clause: an operation that displaced 200,000 people is none's object."""
        end = next(
            (k for k in range(j + 1, len(self.tokens)) if self.tokens[k].text in _RELATIVE),
            len(self.tokens),
        )
        return [p for p in post if p.i < end or p.preposition == "by"]

    def _nearer(self, frame: Frame, post: Sequence[Party]) -> None:
        """Who is behind the verb's preposition is its object before anybody further on: opened fire on a car, killing two."""
        first = frame.object[0] if frame.object else None
        wanted = frame.trigger.object_after
        if first is None or frame.trigger.object_role == "partner" or not wanted:
            return
        near = next((p for p in post if p.preposition in wanted and p.i < first.i), None)
        if near is not None and first.i > near.j + 1 and self.verb_or_ing(near.j, first.i):
            frame.object = [near]

    def verb_or_ing(self, i: int, j: int) -> bool:
        """Whether any form of a trigger's verb stands in tokens i to j."""
        return any(
            m.cls == "trigger" and m.value.form != "noun" and i <= m.i < j for m in self.matches
        )

    def _weapon_before(self, party: Party) -> bool:
        """Rockets of the regime forces: whose weapon it is acts."""
        return any(m.j <= party.i <= m.j + 2 for m in self.weapons)

    def _finite_between(self, i: int, j: int) -> bool:
        return any(
            m.cls == "trigger"
            and i <= m.i < j
            and (
                m.value.form in ("past", "present")
                or (m.value.form == "ing" and self.tokens[m.i].breaks)
            )
            and m.value.trigger.kind != "statement"
            for m in self.matches
        )
