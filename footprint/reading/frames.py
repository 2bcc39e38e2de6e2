"""A sentence's triggers, parties and places → frames: what happened, who did it to whom, said by whom, and whether at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from footprint.reading.clauses import Clause
from footprint.reading.frame import Frame
from footprint.reading.harm import Harm
from footprint.reading.kinds import Kinds
from footprint.reading.lexicon import Match, Trigger, TriggerForm, words
from footprint.reading.merging import longest, longest_triggers, one_thing, strongest
from footprint.reading.modality import Modalities
from footprint.reading.needs import Needs
from footprint.reading.no_trigger import NoTrigger
from footprint.reading.party import Party
from footprint.reading.roles import Roles
from footprint.reading.tokens import Token

_HANDED = words("handed")
_FIRE = frozenset(("airstrike", "drone_strike", "shelling", "ied", "attack", "clash", "raid"))
_EVENTS_TOLD = words("back") | words("events_told")
_TELLING = frozenset(("announce", "confirm"))
"""Who announces a deed without naming the doer did it: أعلن الجيش استعادته المدينة."""


class SentenceFrames(Roles, Kinds, Modalities, Needs, Harm, NoTrigger):
    """The frames of one sentence."""

    def __init__(
        self,
        tokens: Sequence[Token],
        matches: Sequence[Match],
        parties: Sequence[Party],
        clauses: Sequence[Clause],
        blocked: frozenset[int],
        places: Sequence[tuple[int, int]],
        day: date | None,
        drawn: Sequence[int] = (),
        opening: bool = False,
    ) -> None:
        known = [m for m in longest_triggers(matches) if m.cls != "trigger" or m.value is not None]
        super().__init__(tokens, known, parties, clauses, day, places, drawn, opening)
        self.blocked = blocked
        self.standing_at: set[int] = set()
        self.dead: list[Frame] = []
        """Counts of dead and wounded that say no cause of their own."""
        self.speakers = self._speakers(parties)
        self.parties = [p for p in parties if p not in self.speakers.values()]
        self.hurt = self._hurt()
        self.mourners = self._mourners()

    # ------------------------------------------------------------ who says so

    def _speakers(self, parties: Sequence[Party]) -> dict[int, Party]:
        """Parties that only say: by the token of the word that makes them say."""
        found: dict[int, Party] = {p.i: p for p in parties[:1] if self._opens_with_colon(p)}
        statement = {
            m.i for m in self.matches if m.cls == "trigger" and m.value.trigger.kind == "statement"
        }
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
                inverted = self.tokens[match.i].breaks
                if not near and inverted and word in ("said", "says", "reported", "wrote"):
                    near = [p for p in parties if match.j == p.i and not self.tokens[p.i].breaks]
            speaker = (near[0] if self.arabic else near[-1]) if near else None
            if speaker and not (
                speaker.armed
                and speaker.unit in ("patrol", "convoy", "vehicles", "drone", "aircraft")
            ):
                found[match.i] = speaker
        return found

    def _opens_with_colon(self, party: Party) -> bool:
        """Whether an Arabic line opens with whoever says the rest: الأمم المتحدة: مقتل 12 مدنياً."""
        if not self.arabic or party.i or party.j >= len(self.tokens):
            return False
        return self.tokens[party.j].gap.strip() == ":"

    # ------------------------------------------------------------ frames

    def frames(self) -> list[Frame]:
        """All frames, in the order of the text; where two triggers tell one thing, the stronger."""
        found: list[Frame] = list(self._standing())
        for clause in self.clauses:
            here = [
                m
                for m in self.matches
                if m.cls == "trigger"
                and clause.i <= m.i < clause.j
                and m.i not in self.blocked
                and not self._inside_party(m)
                and m.i not in self.standing_at
                and not (m.value.form != "noun" and self._in_name(m))
                and self.tokens[m.i].gap != "-"
            ]
            frames = [f for f in (self._frame(m, clause) for m in longest(here)) if f is not None]
            for frame in strongest(frames):
                if self._only_hurt(frame, found):
                    continue
                if self._only_destroyed(frame, found):
                    continue
                if self._dead_of_before(frame):
                    self.dead.append(frame)
                    continue
                self._carry(frame, found)
                last = next(
                    (f for f in reversed(found) if f.clause.j == clause.i and not f.standing), None
                )
                if last is not None and self._moves_on(last, frame):
                    last.clause = Clause(last.clause.i, clause.j, last.clause.splice)
                    if all(p.actor is None for p in last.subject):
                        last.partner.extend(p for p in frame.partner if p not in last.partner)
                    continue
                again = "object:pronoun" in frame.rules or self._goes_on(last, frame)
                if last is not None and again and one_thing(last, frame):
                    last.clause = Clause(last.clause.i, clause.j, last.clause.splice)
                    last.rules.extend(frame.rules[:1])
                    continue
                found.append(frame)
        self._count_dead(found)
        return sorted(found, key=lambda f: (f.clause.i, f.i))

    def _count_dead(self, found: list[Frame]) -> None:
        """In English, dead without a cause of their own are those of the incident before them in the sentence."""
        if self.arabic:
            return
        for frame in self.dead:
            before = [
                f
                for f in found
                if f.trigger.kind == "incident" and not f.standing and f.i < frame.i
            ]
            hurt = frame.object or ([] if not frame.passive else frame.subject)
            if before:
                known = (*before[-1].subject, *before[-1].object, *before[-1].victims)
                before[-1].victims.extend(p for p in hurt if p not in known)

    def _only_hurt(self, frame: Frame, told: list[Frame]) -> bool:
        """A clause that only counts the dead of what the clause before told adds them to it."""
        if (
            frame.trigger.id != "casualty"
            or frame.weapon is not None
            or not told
            or frame.clause.i == 0
        ):
            return False
        last = next(
            (f for f in reversed(told) if f.trigger.kind == "incident" and not f.standing), None
        )
        if last is None:
            return False
        last.victims.extend(p for p in (frame.object or frame.subject) if p not in last.object)
        last.clause = Clause(last.clause.i, frame.clause.j, last.clause.splice)
        return True

    def _only_destroyed(self, frame: Frame, told: list[Frame]) -> bool:
        """What a strike told before in the sentence destroyed is its outcome: "one strike hit a unit and destroyed a truck"."""
        if self.arabic or frame.trigger.id != "seize_property" or not frame.carried:
            return False
        last = next(
            (f for f in reversed(told) if f.trigger.kind == "incident" and not f.standing), None
        )
        if last is None or last.type not in _FIRE:
            return False
        last.object.extend(p for p in frame.object if p.armed and not last.object)
        last.clause = Clause(last.clause.i, frame.clause.j, last.clause.splice)
        return True

    def _goes_on(self, last: Frame | None, frame: Frame) -> bool:
        """A clause of the same doer that repeats the event and says no other place or target: they blocked the road and threw stones."""
        return (
            last is not None
            and (frame.carried or frame.type == "protest")
            and frame.type == last.type
            and frame.trigger.kind == "incident"
            and not self.names_place(frame)
            and all(p.actor is None for p in frame.object)
            and bool(last.object or not frame.object)
        )

    def _moves_on(self, last: Frame, frame: Frame) -> bool:
        """The next leg of one journey: "entered from the crossing and went on to the base"."""
        if not (last.trigger.by_unit and frame.trigger.by_unit) or last.modality != frame.modality:
            return False
        return frame.carried and {last.type, frame.type} <= {
            "convoy",
            "patrol",
            "deployed",
            "joint_patrol",
        }

    def _carry(self, frame: Frame, told: list[Frame]) -> None:
        """A clause without a subject has that of the clause before it in the sentence."""
        if not frame.carried or frame.subject:
            return
        if frame.trigger.kind == "statement":
            spoke = [
                f.subject
                for f in told
                if f.trigger.kind == "statement" and f.subject and f.i < frame.i
            ]
            spoke += [[p] for k, p in self.speakers.items() if k < frame.i]
            if spoke:
                frame.subject = list(spoke[-1][:1])
                return
        telling = [
            f
            for f in told
            if f.clause == frame.clause
            and f.i < frame.i
            and f.trigger.id in _TELLING
            and f.subject
            and f.subject[0] not in self.mourners
        ]
        if telling:
            frame.subject = list(telling[-1].subject)
            return
        before = [c for c in self.clauses if c.j <= frame.clause.i]
        if not before:
            return
        for clause in reversed(before):
            acting = [
                f
                for f in told
                if f.clause == clause and f.subject and f.trigger.kind != "statement"
            ]
            if acting:
                frame.subject = list(acting[-1].subject)
                return
            opening = [p for p in self.parties if clause.i <= p.i < clause.j and not p.preposition]
            if opening:
                frame.subject = opening[:1]
                for party in opening[1:]:
                    if not self.are_joined(frame.subject[-1], party):
                        break
                    frame.subject.append(party)
                return

    def _standing(self) -> list[Frame]:
        """Presences told inside a noun phrase: القوات المتمركزة في …, wells that the SDF holds."""
        found = []
        for match in self.matches:
            if (
                match.cls != "trigger"
                or match.value.trigger.id not in ("present", "control")
                or match.i in self.blocked
            ):
                continue
            if match.value.form != "noun":
                continue
            trigger = match.value.trigger
            if self._is_strengthened(match):
                continue
            clause = next((c for c in self.clauses if c.i <= match.i < c.j), None)
            if clause is None:
                continue
            if trigger.id == "present":
                holder = [p for p in self.parties if p.j == match.i and p.armed]
                place = min(
                    (r for r in self.places if match.j <= r[0] <= match.j + 2), default=None
                )
                if not holder or place is None:
                    continue
                sub = Clause(holder[0].i, place[1])
            else:
                holder = [p for p in self.parties if match.j <= p.i <= match.j + 1 and p.armed]
                if not holder:
                    continue
                before = [i for i, j in self.places if clause.i <= i and j <= match.i <= j + 12]
                start = max(before, default=max(clause.i, match.i - 3))
                sub = Clause(start, holder[0].j)
            frame = Frame(
                trigger,
                "noun",
                match.i,
                match.j,
                sub,
                trigger.type,
                subject=holder[:1],
                standing=True,
            )
            frame.modality = "former" if self.was(frame) else "ongoing"
            frame.rules.append(f"standing:{self.tokens[match.i].text}")
            found.append(frame)
        self.standing_at = {f.i for f in found}
        return found

    def _inside_party(self, match: Match) -> bool:
        """A trigger's word that is part of a party's name: قوات الانتشار السريع, the Free Army."""
        if match.value.form == "noun" and match.value.trigger.id in (
            "present",
            "convoy",
            "patrol",
            "ied",
            "suicide",
            "joint_patrol",
        ):
            return False
        return any(
            p.i <= match.i
            and match.j <= p.j
            and not (p.i == match.i and match.value.form != "noun")
            for p in self.all_parties
        )

    def _frame(self, match: Match, clause: Clause) -> Frame | None:
        trigger: Trigger = match.value.trigger
        form: str = match.value.form
        if self._behind_preposition(match) or self._says_whose(match) or self._passes_on(match):
            return None
        if self._leaves_hurt(match) or self._describes(match):
            return None
        frame = Frame(trigger, form, match.i, match.j, clause, trigger.type)
        frame.rules.append(f"trigger:{' '.join(t.text for t in self.tokens[match.i : match.j])}")
        frame.passive = self._passive(match)
        self._fill(frame, match)
        if self._moves_somebody(frame, match):
            value = match.value.transitive
            return self._frame(Match(match.cls, value, match.i, match.j, match.clitics), clause)
        frame.weapon = self._weapon(frame)
        frame.type = self._type(frame)
        frame.modality = self._modality(frame, match)
        if self._plain_noun(frame, match):
            if not match.value.also_noun:
                return None
            noun = TriggerForm(trigger, "noun")
            return self._frame(Match(match.cls, noun, match.i, match.j, match.clitics), clause)
        if not self._holds(frame, match):
            counts = not self.arabic or not frame.carried
            if trigger.id == "casualty" and counts and frame.modality == "occurred":
                self.dead.append(frame)
            return None
        if trigger.id == "casualty" and self._by_it(frame):
            self.dead.append(frame)
            return None
        if trigger.kind == "incident":
            frame.victims.extend(self._dead(frame))
        frame.attributed = self.attribution(clause)
        return frame

    def _moves_somebody(self, frame: Frame, match: Match) -> bool:
        """Whether a verb has a doer and an object: moved two battalions to the front, blew up the house."""
        if match.value.transitive is None or frame.passive:
            return False
        if match.value.transitive.trigger.kind == "incident":
            handed = frame.trigger.id == "hand_over" and self.has_word(frame, _HANDED)
            return any(p.armed for p in frame.subject) and not handed
        if not frame.object:
            return False
        return frame.object[0].armed and frame.object[0].i <= match.j + 1 and bool(frame.subject)

    def _dead_of_before(self, frame: Frame) -> bool:
        """Whether a clause only counts the dead of an event told before: "the attack killed two", أسفر القصف عن مقتل مدنيين."""
        if frame.trigger.id != "casualty" or self.names_place(frame):
            return False
        if self.opening and not self.arabic:
            return False
        if (
            any(p.armed and p.unit not in ("casualties", "car") for p in frame.subject)
            and not frame.passive
        ):
            return False
        return any(
            any(f in _EVENTS_TOLD for _, f in self.tokens[k].forms)
            and (
                not self.tokens[k].text.isascii()
                or self.tokens[k - 1].text in ("the", "that", "this")
            )
            for k in range(max(frame.clause.i, 1), frame.clause.j)
        )

    def _dead(self, frame: Frame) -> list[Party]:
        """Whom a count of casualties in the clause is of: 8 قتلى من الميليشيات, جرحى في صفوف الحرس الثوري."""
        clause, found = frame.clause, []
        for party, following in pairwise([*self.parties, None]):
            if party is None or party.unit != "casualties" or not clause.i <= party.i < clause.j:
                continue
            of = following is not None and following.preposition == "من"
            if party.actor is None and following and of and following.i <= party.j + 1:
                party = following
            if party not in frame.subject and party not in frame.object:
                found.append(party)
        return found
