"""A sentence's triggers, parties and places → frames: what happened, who did it to whom, said by whom, and whether at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from footprint.model import Modality
from footprint.reading.clauses import Clause
from footprint.reading.lexicon import Match, Trigger, TriggerForm
from footprint.reading.parties import Party
from footprint.reading.tokens import Token

_LIGHT_EN = frozenset("carried conducted launched staged held set began started mounted made carry conduct launch staged under came".split())
_PASSIVE_MASDARS = frozenset(("arrest", "assassination", "casualty", "abduction", "body_found"))
_BE = frozenset(("was", "were", "been", "be", "being", "is", "are", "got"))
_MOVING_UNITS = frozenset(("patrol", "convoy", "vehicles", "troops", "ship", "aircraft", "name", "gunmen", "pronoun"))
_OBJECT_UNITS = frozenset(("patrol", "convoy", "vehicles", "aircraft", "troops", "ship", "drone"))


@dataclass(slots=True)
class Frame:
    """One thing told in a clause, before it is placed and dated."""

    trigger: Trigger
    form: str
    i: int
    """Token of the trigger."""
    j: int
    clause: Clause
    type: str
    subject: list[Party] = field(default_factory=list)
    object: list[Party] = field(default_factory=list)
    partner: list[Party] = field(default_factory=list)
    victims: list[Party] = field(default_factory=list)
    carried: bool = False
    """Whether the subject is the one of the clause before."""
    modality: Modality = "occurred"
    rules: list[str] = field(default_factory=list)
    attributed: Party | None = None
    weapon: str | None = None
    passive: bool = False
    casualties: bool = False
    standing: bool = False
    """Whether it is told inside a noun phrase of another clause."""


class SentenceFrames:
    """The frames of one sentence."""

    def __init__(
        self,
        tokens: Sequence[Token],
        matches: Sequence[Match],
        parties: Sequence[Party],
        clauses: Sequence[Clause],
        blocked: frozenset[int],
        places: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.places = places
        self.standing: list[tuple[int, int]] = []
        self.standing_at: set[int] = set()
        self.tokens = tokens
        self.clauses = clauses
        self.arabic = any(not t.text.isascii() for t in tokens[:6])
        self.blocked = blocked
        matches = [m for m in _longest_triggers(matches) if m.cls != "trigger" or m.value is not None]
        self.matches = matches
        self.verbs = {m.i for m in matches if m.cls == "trigger" and m.value.form not in ("noun",)} | {
            m.i for m in matches if m.cls == "speech" and m.value == "verb"
        }
        self.modal = [m for m in matches if m.cls == "modality"]
        self.weapons = [m for m in matches if m.cls == "weapon"]
        self.speech = [m for m in matches if m.cls == "speech"]
        self.speakers = self._speakers(parties)
        self.parties = [p for p in parties if p not in self.speakers.values()]
        self.hurt = self._hurt()
        self.all_parties = list(parties)

    def _hurt(self) -> set[int]:
        """Where the parties begin that a word of casualty governs: they suffer, they do not act."""
        found = set()
        for match in self.matches:
            if match.cls == "trigger" and match.value.trigger.id == "casualty":
                if self.arabic:
                    found |= {p.i for p in self.parties if match.j <= p.i <= match.j + 1 and not p.preposition}
                elif match.value.form in ("past", "participle", "ing"):
                    before = [p for p in self.parties if p.j <= match.i <= p.j + 3 and self._be_between(p.j, match.i)]
                    after = [p for p in self.parties if match.j <= p.i <= match.j + 1 and not p.preposition]
                    found |= {p.i for p in (before or after)}
        return found

    def _be_between(self, i: int, j: int) -> bool:
        return any(self.tokens[k].text in _BE for k in range(i, j))

    # ------------------------------------------------------------ who says so

    def _speakers(self, parties: Sequence[Party]) -> dict[int, Party]:
        """Parties that only say: by the token of the word that makes them say."""
        found: dict[int, Party] = {}
        statement = {m.i for m in self.matches if m.cls == "trigger" and m.value.trigger.kind == "statement"}
        for match in self.speech:
            if match.value == "phrase":
                near = [p for p in parties if match.j <= p.i <= match.j + 3]
                if near:
                    found[match.i] = near[0]
                continue
            if match.i in statement:
                continue
            if self.arabic:
                near = [p for p in parties if match.j <= p.i <= match.j + 2 and not p.preposition]
            else:
                word = self.tokens[match.i].text
                near = [p for p in parties if p.j <= match.i <= p.j + 1 and not p.preposition]
                if not near and word in ("said", "says", "reported", "wrote"):
                    near = [p for p in parties if match.j == p.i]
            if near and not any(p.armed and p.unit in ("patrol", "convoy", "vehicles", "drone", "aircraft") for p in near):
                found[match.i] = near[-1] if not self.arabic else near[0]
        return found

    def attribution(self, clause: Clause) -> Party | None:
        """Who says what a clause tells: named in it, or before it in the sentence with "that", or at the end."""
        inside = [p for k, p in self.speakers.items() if clause.i <= k < clause.j]
        if inside:
            return inside[0]
        return next(iter(self.speakers.values()), None) if self.speakers else None

    # ------------------------------------------------------------ frames

    def frames(self) -> list[Frame]:
        """All frames, in the order of the text; where two triggers tell one thing, the stronger."""
        found: list[Frame] = list(self._standing())
        for clause in self.clauses:
            here = [
                m
                for m in self.matches
                if m.cls == "trigger" and clause.i <= m.i < clause.j and m.i not in self.blocked
                and not self._inside_party(m) and m.i not in self.standing_at
            ]
            frames = [f for f in (self._frame(m, clause) for m in _longest(here)) if f is not None]
            for frame in _strongest(frames):
                if self._only_hurt(frame, found):
                    continue
                self._carry(frame, found)
                last = next((f for f in reversed(found) if f.clause.j == clause.i and not f.standing), None)
                if last is not None and self._moves_on(last, frame):
                    last.clause = Clause(last.clause.i, clause.j, last.clause.splice)
                    if all(p.actor is None for p in last.subject):
                        last.partner.extend(p for p in frame.partner if p not in last.partner)
                    continue
                if last is not None and "object:pronoun" in frame.rules and _one_thing(last, frame):
                    last.clause = Clause(last.clause.i, clause.j, last.clause.splice)
                    last.rules.extend(frame.rules[:1])
                    continue
                found.append(frame)
        return sorted(found, key=lambda f: (f.clause.i, f.i))

    def _only_hurt(self, frame: Frame, told: list[Frame]) -> bool:
        """A clause that only counts the dead of what the clause before told adds them to it."""
        if frame.trigger.id != "casualty" or frame.weapon is not None or not told or frame.clause.i == 0:
            return False
        last = next((f for f in reversed(told) if f.trigger.kind == "incident" and not f.standing), None)
        if last is None:
            return False
        last.victims.extend(p for p in (frame.object or frame.subject) if p not in last.object)
        last.clause = Clause(last.clause.i, frame.clause.j, last.clause.splice)
        return True

    def _moves_on(self, last: Frame, frame: Frame) -> bool:
        """The next leg of one journey: "entered from the crossing and went on to the base"."""
        if not (last.trigger.by_unit and frame.trigger.by_unit) or last.modality != frame.modality:
            return False
        return frame.carried and {last.type, frame.type} <= {"convoy", "patrol", "deployed", "joint_patrol"}

    def _carry(self, frame: Frame, told: list[Frame]) -> None:
        """A clause without a subject has that of the clause before it in the sentence."""
        if not frame.carried or frame.subject:
            return
        before = [c for c in self.clauses if c.j <= frame.clause.i]
        if not before:
            return
        for clause in reversed(before):
            acting = [f for f in told if f.clause == clause and f.subject and f.trigger.kind != "statement"]
            if acting:
                frame.subject = list(acting[-1].subject)
                return
            opening = [p for p in self.parties if clause.i <= p.i < clause.j and not p.preposition]
            if opening:
                frame.subject = opening[:1]
                return

    def _standing(self) -> list[Frame]:
        """Presences told inside a noun phrase: القوات المتمركزة في …, wells that the SDF holds."""
        found = []
        for match in self.matches:
            if match.cls != "trigger" or match.value.trigger.id not in ("present", "control") or match.i in self.blocked:
                continue
            if match.value.form != "noun":
                continue
            trigger = match.value.trigger
            clause = next((c for c in self.clauses if c.i <= match.i < c.j), None)
            if clause is None:
                continue
            if trigger.id == "present":
                holder = [p for p in self.parties if p.j == match.i and p.armed]
                place = min((r for r in self.places if match.j <= r[0] <= match.j + 2), default=None)
                if not holder or place is None:
                    continue
                sub = Clause(holder[0].i, place[1])
            else:
                holder = [p for p in self.parties if match.j <= p.i <= match.j + 1 and p.armed]
                if not holder:
                    continue
                start = max(clause.i, match.i - 3)
                sub = Clause(start, holder[0].j)
            frame = Frame(trigger, "noun", match.i, match.j, sub, trigger.type, subject=holder[:1], standing=True)
            frame.modality = "former" if self._was(frame) else "ongoing"
            frame.rules.append(f"standing:{self.tokens[match.i].text}")
            found.append(frame)
        self.standing = [(f.clause.i, f.clause.j) for f in found]
        self.standing_at = {f.i for f in found}
        return found

    def _inside_party(self, match: Match) -> bool:
        """A trigger's word that is part of a party's name: قوات الانتشار السريع, the Free Army."""
        if match.value.form == "noun" and match.value.trigger.id in ("present", "convoy", "patrol", "ied", "suicide", "joint_patrol"):
            return False
        return any(
            p.i <= match.i and match.j <= p.j and not (p.i == match.i and match.value.form != "noun")
            for p in self.all_parties
        )

    def _frame(self, match: Match, clause: Clause) -> Frame | None:
        trigger: Trigger = match.value.trigger
        form: str = match.value.form
        frame = Frame(trigger, form, match.i, match.j, clause, trigger.type)
        frame.rules.append(f"trigger:{' '.join(t.text for t in self.tokens[match.i:match.j])}")
        frame.passive = self._passive(match)
        self._fill(frame, match)
        frame.weapon = self._weapon(frame)
        frame.type = self._type(frame)
        frame.modality = self._modality(frame, match)
        if self._plain_noun(frame, match):
            if not match.value.also_noun:
                return None
            noun = TriggerForm(trigger, "noun")
            return self._frame(Match(match.cls, noun, match.i, match.j, match.clitics), clause)
        if not self._holds(frame, match):
            return None
        frame.attributed = self.attribution(clause)
        return frame

    def _passive(self, match: Match) -> bool:
        if self.arabic:
            token = self.tokens[match.i]
            return match.value.form == "passive" or (token.damma and match.value.form in ("perfect", "imperfect"))
        if match.value.form not in ("past", "participle"):
            return False
        before = [self.tokens[k].text for k in range(max(match.i - 3, 0), match.i)]
        after = self.tokens[match.j].text if match.j < len(self.tokens) else ""
        return any(w in _BE for w in before) or after == "by"

    # ------------------------------------------------------------ roles

    def _fill(self, frame: Frame, match: Match) -> None:
        clause = frame.clause
        inside = [
            p for p in self.parties
            if clause.i <= p.i < clause.j and not self._only_place(p) and (p.unit != "pronoun" or (p.j == match.i or p.i <= clause.i + 3 and p.j <= match.i))
        ]
        pre = [p for p in inside if p.j <= match.i]
        post = [p for p in inside if p.i >= match.j or (p.i <= match.i and p.j > match.j and p.i == match.i)]
        if frame.form in ("noun", "ing") and (frame.form == "noun" or not self.arabic):
            self._fill_noun(frame, match, pre, post)
        elif self.arabic:
            self._fill_arabic(frame, match, pre, post)
        else:
            self._fill_english(frame, match, pre, post)
        self._join(frame, inside)

    def _only_place(self, party: Party) -> bool:
        return party.head == "capital" and party.preposition in ("في", "من", "الي", "in", "from", "to", "at", "near", "قرب")

    def _join(self, frame: Frame, inside: Sequence[Party]) -> None:
        """Parties tied by "and" to the subject take part in it; "with", "بمشاركة" brings a partner."""
        for role in (frame.subject, frame.object):
            if not role:
                continue
            last = role[-1]
            for party in inside:
                if party.i >= last.j and party.i <= last.j + 1 and party not in role and self._and(last, party):
                    role.append(party)
                    last = party
        used = {id(p) for p in (*frame.subject, *frame.object)}
        for party in inside:
            if id(party) in used or not party.armed:
                continue
            before = " ".join(self.tokens[k].text for k in range(max(0, party.i - 3), party.i))
            if party.preposition in ("بمشاركه",) or before.endswith(("بمشاركه", "بمسانده من", "برفقه", "ترافقها", "بدعم من", "بالتنسيق مع", "بالاشتراك مع", "الي جانب", "بمشاركه من", "رفقه", "together with", "alongside", "accompanied by", "backed by", "supported by", "with support from")):
                frame.partner.append(party)

    def _and(self, first: Party, second: Party) -> bool:
        if second.joined:
            return True
        gap = self.tokens[second.i].gap
        if set(gap) & set(".;:"):
            return False
        if second.i == first.j:
            return second.conjunction
        return self.tokens[first.j].text in ("and", "و")

    def _bare(self, party: Party) -> bool:
        return not party.preposition and not party.conjunction

    def _fill_arabic(self, frame: Frame, match: Match, pre: list[Party], post: list[Party]) -> None:
        clause = frame.clause
        hurt = [p for p in (*pre, *post) if p.i in self.hurt]
        if frame.trigger.id != "casualty":
            pre = [p for p in pre if p.i not in self.hurt]
            frame.object = hurt[:1]
        bare_post = [
            p for p in post if self._bare(p) and not self._verb_between(match.j, p.i) and not (p.unit == "car" and p.actor is None)
        ]
        bare_pre = [p for p in pre if not p.preposition and not self._verb_between(p.j, match.i)]
        agents = [p for p in post if p.preposition == "by"]
        if frame.passive or (agents and not bare_pre and frame.trigger.subject != "holder"):
            frame.object = bare_post[:1] or frame.object
            frame.subject = agents[:1]
            frame.passive = True
            return
        if match.value.suffix:  # the object is a pronoun: منعتها
            frame.carried = not bare_post and not bare_pre
            frame.subject = bare_post[:1] or bare_pre[-1:]
            frame.rules.append("object:pronoun")
            self._prepositional(frame, post)
            return
        taking = frame.trigger.id in _ON_PEOPLE
        if bare_post and not bare_post[0].armed and taking and not bare_pre:
            frame.object, frame.carried = bare_post[:1], True
        elif bare_post and not bare_pre and bare_post[0].actor is None and bare_post[0].unit in ("site", "base", "checkpoint"):
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
        self._prepositional(frame, post)

    def _after_auxiliary(self, party: Party, match: Match) -> bool:
        """حاول حاجز … منع رتل, القوات كانت قد قصفت رتلاً: the party between or before the helping verb acts."""
        if any(m.value[0] == "attempted" and m.j <= party.i for m in self.modal if m.i >= 0):
            return True
        return any(
            any(f in ("كانت", "كان", "قد", "كانوا") for _, f in self.tokens[k].forms) for k in range(party.j, match.i)
        )

    def _leads(self, party: Party, clause: Clause) -> bool:
        """Whether a party opens its clause (after a conjunction, أن or كان): a subject before its verb."""
        if party.i and any(f in _THAT for _, f in self.tokens[party.i - 1].forms):
            return True
        between = [self.tokens[k].text for k in range(clause.i, party.i)]
        return len(between) <= 3 and not any(k in self.verbs for k in range(clause.i, party.i))

    def _verb_between(self, i: int, j: int) -> bool:
        return any(k in self.verbs for k in range(i, j))

    def _prepositional(self, frame: Frame, post: Sequence[Party]) -> None:
        """The object that a preposition brings: هجوم على, اشتبك مع, handed to."""
        if frame.object and frame.trigger.id not in ("road_cut", "hand_over"):
            return
        wanted = set(frame.trigger.object_after)
        folded = {"على": "علي", "إلى": "الي", "أمام": "امام"}
        wanted |= {folded.get(w, w) for w in wanted}
        for party in post:
            if party.preposition in wanted and party not in frame.subject:
                frame.object = [party]
                return

    def _fill_english(self, frame: Frame, match: Match, pre: list[Party], post: list[Party]) -> None:
        bare_pre = [p for p in pre if not p.preposition and not self._finite_between(p.j, match.i)]
        bare_post = [p for p in post if not p.preposition and not self._finite_between(match.j, p.i)]
        if frame.passive:
            frame.object = bare_pre[-1:]
            frame.subject = [p for p in post if p.preposition == "by"][:1]
            if frame.trigger.kind == "presence" and not frame.subject:
                moved = [p for p in (bare_pre or pre) if p.armed and p.unit not in ("base", "site")]
                frame.subject, frame.object = moved[-1:], []
                frame.carried = not moved
            return
        if not bare_pre:
            bare_pre = [p for p in pre if p.preposition in ("of", "by", "from") and self._weapon_before(p)]
        frame.subject = self._group(bare_pre)
        frame.carried = not bare_pre
        frame.object = bare_post[:1]
        self._prepositional(frame, post)

    def _weapon_before(self, party: Party) -> bool:
        """Rockets of the regime forces: whose weapon it is acts."""
        return any(m.j <= party.i <= m.j + 2 for m in self.weapons)

    def _group(self, parties: list[Party]) -> list[Party]:
        """The last party and those that "and" ties before it."""
        if not parties:
            return []
        group = [parties[-1]]
        for party in reversed(parties[:-1]):
            if group[0].joined or self._and(party, group[0]):
                group.insert(0, party)
            else:
                break
        return group

    def _finite_between(self, i: int, j: int) -> bool:
        return any(
            m.cls == "trigger" and i <= m.i < j and m.value.form in ("past", "present")
            and m.value.trigger.kind != "statement"
            for m in self.matches
        )

    def _fill_noun(self, frame: Frame, match: Match, pre: list[Party], post: list[Party]) -> None:
        between = self._between(match, post)
        if between:
            frame.subject, frame.object = between[:1], between[1:2]
            return
        agents = [p for p in post if p.preposition == "by"]
        bare_pre = [p for p in pre if (self._bare(p) or p.joined) and p.i not in self.hurt]
        hurt = [p for p in (*pre, *post) if p.i in self.hurt]
        if frame.trigger.id in ("collision", "clash") and not bare_pre:
            bare_pre = [p for p in hurt if p.armed and p.j <= match.i]
        if frame.trigger.id in ("ied", "suicide", "explosion"):
            self._fill_blast(frame, match, pre, post)
            return
        if self._undergone(match, frame.clause):
            frame.object = [p for p in pre if not p.preposition][-1:]
            frame.subject = agents[:1] or ([a] if (a := self._adjective(match)) else self._relative(match, post))
            return
        if self.arabic and match.clitics.endswith("ل") and [p for p in pre if p.preposition in ("", "ل")]:
            frame.subject = [p for p in pre if p.preposition in ("", "ل")][-1:]
            frame.object = [p for p in post if not p.preposition][:1]
            self._prepositional(frame, post)
            return
        adjective = self._adjective(match)
        near = [p for p in post if p.i <= match.j + 1 and (self._bare(p) or p.preposition == "ل")]
        if agents:
            frame.subject = agents[:1]
            frame.object = [p for p in bare_pre if p not in frame.subject][-1:] or hurt[:1]
        elif self.arabic and frame.trigger.kind == "presence" and near and (near[0].actor is None and near[0].unit in ("site", "base", "checkpoint")):
            frame.object, frame.subject = near[:1], [p for p in bare_pre if p.armed][-1:]
            frame.carried = not frame.subject
        elif self.arabic and match.value.suffix and bare_pre:
            frame.subject = bare_pre[-1:]
        elif adjective:
            frame.subject = [adjective]
        elif self.arabic and near and self._suffers(frame, near[0], bare_pre, post):
            frame.object = near[:1]
            frame.subject = [p for p in bare_pre if p.armed][-1:]
            frame.carried = not frame.subject
        elif self.arabic and near:
            frame.subject = near[:1]
            frame.object = [p for p in post if p.i > near[0].i and self._bare(p)][:1]
        else:
            relative = self._relative(match, post)
            frame.subject = relative or self._group(bare_pre)
            if not self.arabic and frame.form == "ing" and not bare_pre:
                frame.carried = True
            frame.carried = frame.carried or not frame.subject
        if not self.arabic and frame.trigger.id in _PASSIVE_MASDARS:
            of = [p for p in post if p.preposition == "of"]
            frame.object = frame.object or of[:1]
        if not self.arabic and frame.form == "ing" and not frame.object:
            frame.object = [p for p in post if not p.preposition][:1]
        self._prepositional(frame, post)

    def _undergone(self, match: Match, clause: Clause) -> bool:
        """تعرضت القاعدة لهجوم, the base came under fire: the party before the event is its target."""
        return any(
            any(f in _UNDERGO for _, f in self.tokens[k].forms) or (self.tokens[k].text == "under" and k > clause.i and self.tokens[k - 1].text in ("came", "come", "comes"))
            for k in range(clause.i, match.i)
        )

    def _suffers(self, frame: Frame, near: Party, pre: Sequence[Party], post: Sequence[Party]) -> bool:
        """Whether the genitive of a masdar is its object: باستهداف نقطة, after a party that acts; else it acts itself."""
        if frame.trigger.kind != "incident" or not frame.trigger.object:
            return False
        if any(near.i < p.i <= near.j + 4 and self._bare(p) and p.armed and p.i not in self.hurt for p in post):
            return False
        if near.preposition == "ل":
            return False
        return frame.trigger.id in _PASSIVE_MASDARS or any(p.armed and p.unit != "casualties" for p in pre) or not near.armed

    def _fill_blast(self, frame: Frame, match: Match, pre: Sequence[Party], post: Sequence[Party]) -> None:
        """A bomb names who laid it only as what it is left from, or as the bomber; what it struck stands after."""
        inside = match.value.form == "noun" and frame.trigger.id == "suicide"
        if inside:
            frame.subject = [p for p in (*pre, *post) if p.unit == "gunmen"][:1] or [
                p for p in self.all_parties if p.i < match.j and p.j > match.i and p.unit == "gunmen"
            ][:1]
        for party in post:
            words = [self.tokens[k].text for k in range(max(match.i, party.i - 2), party.i)]
            if {"مخلفات", "left"} & set(words):
                frame.subject = [party]
        struck = [
            p for p in post
            if p not in frame.subject and p.i not in self.hurt and p.preposition in ("", "ب", "علي", "في", "قرب", "at", "near", "of", "on")
            and (p.unit in ("patrol", "convoy", "vehicles", "base", "site", "checkpoint", "people", "car", "casualties") or (p.armed and p.actor not in (None, "unknown")))
        ]
        frame.object = struck[:1]

    def _relative(self, match: Match, post: Sequence[Party]) -> list[Party]:
        """غارات نفذتها طائرات حربية: the doer stands after a verb of doing with a pronoun."""
        k = match.j
        for step in range(k, min(k + 6, len(self.tokens))):
            if any(f in _DOING for _, f in self.tokens[step].forms):
                return [p for p in post if p.i >= step and self._bare(p)][:1]
        return []

    def _between(self, match: Match, post: Sequence[Party]) -> list[Party]:
        for n, party in enumerate(post):
            if party.preposition in ("بين", "between") and n + 1 < len(post) and party.i <= match.j + 4:
                following = post[n + 1]
                others = any(f in ("اخرين", "اخري", "اخرون") for k in range(party.j, following.i) for _, f in self.tokens[k].forms)
                if others or following.joined or following.conjunction or self._and(party, following) or self.tokens[following.i - 1].text in ("and", "و"):
                    return [party, following]
                return [party]
        return []

    def _adjective(self, match: Match) -> Party | None:
        """قصف تركي, Israeli air strikes: the demonym on the event noun."""
        from footprint.reading.parties import _ARMED, _Reader  # the same reading of demonyms

        for other in self.matches:
            if other.cls not in ("demonym", "actor"):
                continue
            beside = other.i in (match.j, match.j + 1) if self.arabic else other.j == match.i
            if not beside or (self.arabic and other.clitics) or (self.arabic and other.cls == "actor"):
                continue
            if self.arabic and other.i == match.j + 1 and not self._is_adjective(match.j):
                continue
            reader = _Reader(self.tokens, (), self.day)
            if other.cls == "demonym":
                actor, base = reader.demonym_actor(other, _ARMED)
            else:
                actor = base = reader.named(other)
            return Party(other.i, other.j, actor, "troops", True, None, "", False, base=base)
        return None

    day = None

    def _is_adjective(self, k: int) -> bool:
        return self.tokens[k].text in ("مدفعي", "جوي", "جويه", "صاروخي", "بري", "عنيف", "مكثف", "مدفعيا", "جديد", "جديده", "عنيفه", "مكثفه")

    # ------------------------------------------------------------ what kind

    def _weapon(self, frame: Frame) -> str | None:
        """The weapon that the clause names: the subject's own kind first, then the strongest word."""
        for party in frame.subject:
            if party.unit == "drone":
                return "drone_strike"
            if party.unit == "aircraft":
                return "airstrike"
            if party.unit == "artillery":
                return "shelling"
        near = [m for m in self.weapons if frame.clause.i <= m.i < frame.clause.j]
        order = ["suicide_bombing", "drone_strike", "ied", "airstrike", "shelling", "attack"]
        objects = {k for p in frame.object for k in range(p.i, p.j)}
        kinds = [m.value for m in near if m.i not in objects]
        return next((kind for kind in order if kind in kinds), None)

    def _type(self, frame: Frame) -> str:
        trigger = frame.trigger
        if trigger.by_unit:
            return self._by_unit(frame)
        if trigger.id == "take" and self._has_word(frame, _HOUSES):
            return "destruction"
        if trigger.id == "withdraw" and any(p.unit == "convoy" for p in frame.subject):
            return "convoy"
        if trigger.type == "joint_patrol" or (trigger.id == "patrol" and self._has_word(frame, ("مشتركه", "joint"))):
            return "joint_patrol"
        if trigger.id == "establish_base" and any(p.unit == "checkpoint" for p in (*frame.object, *frame.subject)):
            return "checkpoint"
        if trigger.type != "by_weapon":
            return trigger.type
        if trigger.id == "casualty" and frame.weapon is None:
            return "attack"
        if trigger.id == "shell" and frame.weapon in (None, "attack"):
            ids = {p.actor for p in frame.subject}
            if ids & _FROM_THE_AIR:
                return "airstrike"
            return trigger.default
        if trigger.id in ("attack", "target") and frame.weapon is None and {p.actor for p in frame.subject} & {"isr", "isr.mil"}:
            return "airstrike"
        if trigger.id == "attack" and frame.weapon == "shelling":
            return "shelling" if frame.form == "noun" or self._has_word(frame, ("صواريخ", "قذايف", "rockets", "shells", "missiles")) else "attack"
        return frame.weapon or trigger.default

    def _plain_noun(self, frame: Frame, match: Match) -> bool:
        """An English form that is a noun here: "shells", "in protest"; a verb follows its subject, "to" or a modal."""
        if self.arabic or frame.form not in ("present", "infinitive"):
            return False
        before = self.tokens[match.i - 1].text if match.i else ""
        after = self.tokens[match.j] if match.j < len(self.tokens) else None
        if frame.form == "infinitive":
            return not (before in _MODALS or before == "and" or any(p.j == match.i for p in self.parties))
        subject = any(p.j in (match.i, match.i - 1) for p in self.parties)
        return not subject or after is None or after.text in ("of", "on", "from", "at", "and", "were", "was", "by", "for")

    def _by_unit(self, frame: Frame) -> str:
        units = [p.unit for p in (*frame.subject, *frame.object)]
        if "convoy" in units:
            return "convoy"
        if "patrol" in units:
            return "patrol"
        if self._has_word(frame, ("تعزيزات", "reinforcements")) or ("aircraft" in units and self._has_word(frame, ("وصلت", "هبطت", "landed", "arrived"))):
            return "reinforced"
        if frame.trigger.type == "by_unit":
            return "convoy" if "vehicles" in units else "deployed"
        if "checkpoint" in units and frame.trigger.id == "deploy":
            return "checkpoint"
        return frame.trigger.type

    def _has_word(self, frame: Frame, words: tuple[str, ...]) -> bool:
        return any(
            any(f in words for _, f in self.tokens[k].forms) for k in range(frame.clause.i, frame.clause.j)
        )

    # ------------------------------------------------------------ whether

    def _modality(self, frame: Frame, match: Match) -> Modality:
        text = self.tokens[match.i].text
        if self.arabic and frame.form == "imperfect" and text.lstrip("وف").startswith(("سي", "ست", "سن")):
            return "planned"
        result: Modality = "occurred"
        if frame.form == "infinitive" and self.tokens[match.i - 1].text == "to":
            result = "hypothetical"  # a purpose, unless a marker says that it was planned or tried
        purpose = result == "hypothetical"
        for marker in self.modal:
            modality, scope = marker.value
            if marker.i == match.i or marker.i > match.j + (8 if scope == "clause" else 0):
                continue
            if scope == "clause" and frame.clause.i <= marker.i < frame.clause.j and frame.trigger.kind == "presence":
                if result == "occurred":
                    result = modality
                continue
            if marker.j > match.i:
                continue
            distance = match.i - marker.j
            if scope == "next" and distance <= (2 if self.arabic else 3) and marker.i >= frame.clause.i:
                if self._negates(marker, match):
                    result = modality
            elif scope == "complement" and self._governs(marker, frame):
                if purpose or modality in ("hypothetical", "denied") or result not in ("hypothetical", "denied"):
                    result, purpose = modality, False
        if result == "occurred" and frame.trigger.type in ("present", "controls") and frame.form in ("imperfect", "noun", "present", "past", "participle"):
            result = "former" if self._was(frame) else "ongoing"
        if result == "occurred" and self._denied_by_statement(frame):
            result = "denied"
        return result

    def _negates(self, marker: Match, match: Match) -> bool:
        word = self.tokens[marker.j - 1].text
        if any(self.tokens[k].breaks for k in range(marker.j, match.i + 1)):
            return False
        return not (word in ("لا",) and self.tokens[marker.j].text in ("يزال", "تزال", "يزالون"))

    def _governs(self, marker: Match, frame: Frame) -> bool:
        """Whether a marker's complement holds the trigger: the same clause, and no finite verb of another party between."""
        if marker.i < frame.clause.i:
            return self._same_complement(marker, frame)
        return frame.i - marker.j <= 14

    def _same_complement(self, marker: Match, frame: Frame) -> bool:
        previous = [c for c in self.clauses if c.j == frame.clause.i]
        return bool(previous and previous[0].i <= marker.i and frame.clause.splice and frame.form in ("imperfect", "infinitive"))

    def _was(self, frame: Frame) -> bool:
        return any(
            any(f in ("كانت", "كان", "كانوا") for _, f in self.tokens[k].forms) for k in range(frame.clause.i, frame.i)
        )

    def _denied_by_statement(self, frame: Frame) -> bool:
        if frame.trigger.kind == "statement":
            return False
        return any(
            m.cls == "trigger" and m.value.trigger.id == "deny" and m.i < frame.i
            for m in self.matches
        )

    # ------------------------------------------------------------ is it a claim

    def _holds(self, frame: Frame, match: Match) -> bool:
        """The argument frame: without it a word is only a word."""
        needs = frame.trigger.needs
        subject, object_ = frame.subject, frame.object
        everyone = [*subject, *object_, *frame.partner]
        armed = any(p.armed for p in everyone)
        if frame.carried:
            armed = True  # whoever carries over is checked when the claim is put together
        if "force" in needs and not armed:
            return False
        if "actor" in needs and not everyone and not frame.carried:
            return False
        if "object_unit" in needs and not any(p.armed and p.unit in _OBJECT_UNITS for p in object_) and "object:pronoun" not in frame.rules:
            return False
        if "vehicle_or_force_object" in needs and object_ and not any(p.armed for p in object_):
            return False
        if "weapon" in needs and frame.weapon is None and not any(p.armed for p in subject):
            return False
        if "shells" in needs and frame.weapon != "shelling":
            return False
        if "blast" in needs and not self._has_word(frame, _BLAST) and frame.weapon != "ied":
            return False
        if "aircraft" in needs and not any(p.unit in ("aircraft", "drone") for p in everyone):
            return False
        if "cause" in needs and frame.weapon is None and not any(p.armed for p in subject) and not self._has_word(frame, _CAUSES):
            return False
        if "site" in needs and match.j - match.i == 1 and not any(p.unit in ("site", "base", "checkpoint") for p in (*object_, *subject)):
            return False
        if "patrol" in needs and not (self._has_word(frame, _PATROLS)):
            return False
        if "pact" in needs and not (self._has_word(frame, _PACTS) or (object_ and self._has_word(frame, _THE_PACT))):
            return False
        if "troops_object" in needs and not self._has_word(frame, _TROOPS):
            return False
        if "moved_object" in needs and not (any(p.armed for p in subject) or self._has_word(frame, _MOVED)):
            return False
        if "unit_moves" in needs and not any(p.unit in ("patrol", "convoy", "vehicles", "pronoun") for p in subject):
            return False
        if "force_moves" in needs and not any(p.armed for p in (*subject, *object_)):
            return False
        if "unit_only" in needs:
            return False
        if "speaker" in needs and not frame.carried and not self._speaker(frame):
            return False
        if "attributed" in needs and self.attribution(frame.clause) is None:
            return False
        if self._refers(frame, match):
            return False
        if "object_actor" in needs and not object_:
            return False
        return not ("force_speaker" in needs and not any(p.armed or p.unit == "office" for p in subject))

    def _refers(self, frame: Frame, match: Match) -> bool:
        """A definite event noun without a party of its own names what was told before: القصف, the attack."""
        if frame.form != "noun" or frame.trigger.kind != "incident" or frame.object or match.j - match.i > 1:
            return False
        if frame.subject and not frame.carried and any(abs(p.j - match.i) <= 3 or abs(p.i - match.j) <= 3 for p in frame.subject):
            return False
        if self.arabic:
            token = self.tokens[match.i]
            return any(f.startswith("ال") and c + f == token.text for c, f in token.forms)
        return match.i > 0 and self.tokens[match.i - 1].text in ("the", "this", "that", "these", "those")

    def _speaker(self, frame: Frame) -> bool:
        """A statement is a party's: sources, monitors and residents only report."""
        return any(
            (p.actor is not None or (p.armed and p.definite)) and p.actor not in ("civilians", "org.source", "unknown") and p.unit not in ("site", "base", "patrol", "convoy", "aircraft", "drone", "vehicles", "artillery")
            and p.actor not in ("org.sohr", "org.sana") for p in frame.subject
        )  # fmt: skip


_MODALS = frozenset("to will would could may might should shall not did does do can must".split())
_FROM_THE_AIR = frozenset(("isr.mil", "usa.mil", "coalition", "isr"))
_THAT = frozenset(("ان", "بان", "لان"))
_UNDERGO = frozenset(("تعرضت", "تعرض", "يتعرض", "تتعرض", "تعرضوا", "تعرضه", "تعرضها"))
_ON_PEOPLE = frozenset(("arrest", "abduction", "raid", "assassination", "casualty"))
_DOING = frozenset("نفذتها نفذها نفذه نفذته شنتها شنها شنته شنه نفذوها نفذهما قامت قام شنتاها اطلقتها اطلقها".split())
_BLAST = frozenset("انفجرت انفجر انفجار بانفجار انفجارات تفجير فجر exploded explosion blast detonated detonation انفجرتا went off بلغم hit".split())
_CAUSES = frozenset("رصاص الرصاص بالرصاص اشتباكات قصف هجوم اثر انفجار لغم shot gunfire shelling strike attack blast explosion clashes".split())
_PATROLS = frozenset("دوريه دوريات دوريتين patrol patrols".split())
_HOUSES = frozenset("منزل منازل منزلين مبني مباني اراض محال ممتلكات house houses homes property shops".split())
_THE_PACT = frozenset(("الاتفاق", "الاتفاقيه", "المذكره"))
_PACTS = frozenset("اتفاق اتفاقا اتفاقيه هدنه تفاهم تفاهما مذكره agreement deal truce accord pact memorandum".split())
_TROOPS = frozenset("جنود جنودها قوات قواتها عدد القوات وجودها جنوده قواته troops forces soldiers presence number".split())
_MOVED = frozenset("صواريخ اسلحه ذخيره ذخاير منظومه رادار معدات قوات جنود سجناء معتقلين ammunition weapons rockets missiles equipment troops prisoners lorries radar supplies تموضع انتشار تمركز".split())


def _longest_triggers(matches: Sequence[Match]) -> list[Match]:
    """The matches with every trigger dropped that a longer one (or a phrase that is none) covers."""
    triggers = _longest([m for m in matches if m.cls == "trigger"])
    kept = {id(m) for m in triggers}
    return [m for m in matches if m.cls != "trigger" or id(m) in kept]


def _longest(matches: list[Match]) -> list[Match]:
    """Of matches that overlap, the longest; of equal ones the first."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (-(m.j - m.i), m.i)):
        if all(match.j <= other.i or match.i >= other.j for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda m: m.i)


def _strongest(frames: list[Frame]) -> list[Frame]:
    """Of frames that tell one thing in one clause, the one that says most."""
    incidents = [f for f in frames if f.trigger.kind == "incident"]
    strong = [f for f in incidents if not f.trigger.weak]
    kept: list[Frame] = []
    for frame in frames:
        if frame.trigger.kind == "incident" and frame.trigger.weak and strong:
            if frame.trigger.id == "casualty":
                target = strong[0] if frame.i < strong[0].i else max((s for s in strong if s.i < frame.i), key=lambda s: s.i, default=strong[0])
                hurt = frame.object or (frame.subject if frame.passive or frame.form in ("perfect", "noun") else [])
                target.victims.extend(p for p in hurt if p not in target.object)
                target.casualties = True
            continue
        same = next((k for k in kept if _one_thing(k, frame)), None)
        if same is not None:
            _merge(same, frame)
            continue
        kept.append(frame)
    presences = [f for f in kept if f.trigger.kind == "presence"]
    for frame in presences:
        if frame.trigger.weak and (strong or any(p is not frame and not p.trigger.weak for p in presences)):
            kept.remove(frame)
    return kept


_FAMILY = {
    "airstrike": "fire", "drone_strike": "fire", "shelling": "fire", "attack": "fire", "explosion": "blast",
    "ied": "blast", "suicide_bombing": "blast", "clash": "clash", "interception": "stop", "raid": "raid",
    "air_landing": "raid", "assassination": "fire",
}  # fmt: skip


def _one_thing(first: Frame, second: Frame) -> bool:
    if first.trigger.kind != second.trigger.kind:
        return False
    if first.trigger.kind == "presence":
        return first.type == second.type or {first.type, second.type} <= {"convoy", "deployed", "patrol", "relocated", "reinforced"}
    if first.type == second.type:
        return True
    family = _FAMILY.get(first.type, first.type)
    return family == _FAMILY.get(second.type, second.type) and first.trigger.kind == "incident"


_RANK = {
    "suicide_bombing": 0, "air_landing": 1, "drone_strike": 2, "ied": 3, "airstrike": 4, "assassination": 5, "shelling": 6, "clash": 7,
    "raid": 8, "interception": 8, "attack": 9, "explosion": 10,
}  # fmt: skip


def _merge(kept: Frame, other: Frame) -> None:
    if _RANK.get(other.type, 20) < _RANK.get(kept.type, 20):
        kept.type = other.type
    if kept.trigger.kind == "presence" and other.type in ("convoy", "patrol", "joint_patrol"):
        kept.type = other.type
    kept.subject = kept.subject or other.subject
    kept.object = kept.object or other.object
    kept.carried = kept.carried and not kept.subject
    if kept.modality == "occurred" and other.modality in ("attempted", "planned", "hypothetical"):
        kept.modality = other.modality
    kept.rules.extend(other.rules)
