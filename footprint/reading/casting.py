"""A frame in its sentence → who: its parties as actors with roles, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from footprint.model import Actor, ActorRole, Attribution
from footprint.reading.discourse import Sentence
from footprint.reading.frame import Frame
from footprint.reading.party import Party
from footprint.reading.placing import Placing

_NOBODYS = frozenset(("assassination", "ied", "explosion", "suicide_bombing", "abduction"))
"""What is told as a noun without its doer was done by nobody that the sentence before names."""
_MOVES = frozenset(("move", "deploy", "withdraw", "relocate", "patrol", "reinforce"))
_OF_ARMS = frozenset(
    ("airstrike", "drone_strike", "shelling", "ied", "suicide_bombing", "explosion")
)
"""What unarmed people do not do, but suffer."""


class Casting(Placing):
    """Actors of frames."""

    def actors_of(self, frame: Frame, sentence: Sentence) -> tuple[Actor, ...] | None:
        """The actors of a frame; None where nobody is left that the type needs."""
        trigger = frame.trigger
        subject_role, object_role = trigger.subject_role, trigger.object_role
        found: list[Actor] = []
        self.said = frame.attributed or next(
            (
                other.subject[0]
                for other in sentence.frames
                if other.trigger.kind == "statement"
                and other.subject
                and other.i < frame.i
                and frame.clause.i <= other.i < frame.clause.j
            ),
            None,
        )
        subjects = frame.subject
        if trigger.subject == "casualty" and not frame.passive and not self._kills(frame):
            frame.object = frame.object or frame.subject
            subjects = []
        if frame.type in _OF_ARMS and subjects and all(p.unit == "people" for p in subjects):
            if self.report.language == "ar" or frame.form != "noun":
                frame.victims.extend(p for p in subjects if p not in frame.object)
            subjects = []
        if trigger.kind == "incident" and self.report.language == "ar":
            dead = [p for p in subjects if p.unit == "casualties"]  # ثلاثة قتلى من الجيش بكمين
            frame.victims.extend(p for p in dead if p not in frame.object)
            subjects = [p for p in subjects if p.unit != "casualties"]
        if trigger.subject == "none":
            frame.object = frame.object or frame.subject
            subjects = []
        if trigger.id == "protest" and not any(p.unit == "people" for p in subjects):
            frame.object = frame.object or [p for p in subjects if p.armed]
            subjects = []
        elif (trigger.kind == "statement" and trigger.subject == "target") or (
            frame.carried and not subjects and trigger.kind == "statement"
        ):
            said = frame.attributed or self.talk.speaker
            if said is not None and said.unit not in ("source", "people"):
                if (
                    said is frame.attributed
                    and (actor := self.actor_of(said, "speaker", sentence)) is not None
                ):
                    found.append(actor)
                elif self.resolve(said):
                    found.append(Actor(str(self.resolve(said)), "speaker"))
        elif (
            frame.carried
            and not subjects
            and trigger.subject not in ("none", "casualty")
            and not (frame.form == "noun" and frame.type in _NOBODYS)
            and (self.report.language == "ar" or frame.clause.splice)
        ):
            for party in self.talk.subject:
                if party.actor and not (trigger.kind == "incident" and _only_speaks(party)):
                    found.append(Actor(party.actor, subject_role))
        if sentence.item and not subjects and frame.strikes:
            found += [Actor(p.actor, subject_role) for p in self.talk.lead_subject if p.actor]
        if self._goes_on_moving(frame, sentence):
            found += [Actor(p.actor, "holder") for p in self.talk.subject[:1] if p.actor]
        for n, party in enumerate(subjects):
            if n and party in frame.object:
                continue
            role = subject_role
            if n and role == "holder":
                role = "partner"
            elif (
                n
                and role == "initiator"
                and trigger.id in ("clash", "collision")
                and (not frame.object or party in frame.object)
            ):
                role = "target"
            if party.unit == "both":
                other: ActorRole = "target" if role == "initiator" else "partner"
                pair = self.talk.recent[-2:]
                found += [Actor(a, r) for a, r in zip(pair, (role, other), strict=False)]
                continue
            if (actor := self.actor_of(party, role, sentence)) is not None:
                if role == "holder" and party.unit == "name" and trigger.kind == "presence":
                    actor = replace(actor, id=str(self.force_of(actor.id)))
                found.append(actor)
        for party in frame.object:
            role = object_role
            if trigger.kind == "presence" and role == "target":
                continue
            if trigger.kind == "statement" and party.owner and self.report.language == "en":
                continue  # "denied that its planes": the speaker's own are no other party
            if trigger.id == "casualty" or (
                party.unit == "people"
                and role == "target"
                and (trigger.id != "arrest" or self.report.language == "en")
                and trigger.id != "protest"
            ):
                role = "victim" if party.unit == "people" else "target"
            if self._is_shot(frame, party, sentence):
                role = "victim"
            if (actor := self.actor_of(party, role, sentence)) is not None:
                found.append(actor)
        for party in frame.partner:
            if (actor := self.actor_of(party, "partner", sentence)) is not None:
                found.append(actor)
        for party in frame.victims:
            if (actor := self.actor_of(party, "victim", sentence)) is not None:
                told = any(a.id == actor.id and a.role == "target" for a in found)
                if not (told and self.report.language == "en"):
                    found.append(actor)
        found = _unique_actors(found)
        if (
            not found
            and not frame.placed
            and trigger.default_actor is None
            and not (trigger.id == "clash" and any(p.preposition == "بين" for p in frame.subject))
            and ("force" in trigger.needs or ("actor" in trigger.needs and frame.weapon is None))
        ):
            return None
        default = trigger.default_actor or (
            "unknown" if trigger.kind == "incident" and self.report.language == "ar" else None
        )
        if default and not any(a.role in ("initiator", "partner") for a in found):
            found.insert(0, Actor(default, "initiator"))
        if (
            "force" in trigger.needs
            and frame.type != "protest"
            and not frame.placed
            and not any(a.id not in ("civilians", "org.source") for a in found)
        ):
            return None
        if "actor" in trigger.needs and not found and not frame.placed:
            return None
        if trigger.kind == "presence" and not any(a.role == "holder" for a in found):
            return None
        if trigger.kind == "statement" and not any(
            a.role == "speaker" and a.id not in ("org.source", "unknown") for a in found
        ):
            return None
        return tuple(found)

    def _goes_on_moving(self, frame: Frame, sentence: Sentence) -> bool:
        """Whether an English convoy or patrol that belongs to nobody is of who acted just before it, in one paragraph."""
        if self.report.language != "en" or sentence.first or frame.trigger.id not in _MOVES:
            return False
        if len(frame.subject) != 1 or frame.subject[0].unit not in ("convoy", "patrol"):
            return False
        party = frame.subject[0]
        acted = self.talk.subject[:1]
        return self.resolve(party) is None and bool(acted) and acted[0].armed

    def _is_shot(self, frame: Frame, party: Party, sentence: Sentence) -> bool:
        """Whether somebody was shot, and not only shot at: a sniper shot an Israeli soldier."""
        if self.report.language != "en" or frame.form == "noun" or party.unit != "troops":
            return False
        shot = sentence.tokens[frame.i].text in ("shot", "shoots") and frame.j - frame.i == 1
        return shot and (party.i == frame.j or frame.passive)

    def _kills(self, frame: Frame) -> bool:
        told = bool(frame.object) or (self.report.language == "en" and frame.form == "present")
        return bool(frame.subject and told and frame.subject[0].armed)

    def attribution_of(self, frame: Frame, sentence: Sentence) -> Attribution | None:
        """Who says what the frame tells, when it is not the outlet."""
        party = frame.attributed
        if party is None or frame.trigger.kind == "statement":
            return None
        actor = self.resolve(party) or (
            "org.source" if party.unit in ("source", "office") else None
        )
        if actor is None:
            return None
        start, end = self.span(sentence.tokens, party.i, party.j, 1 if party.conjunction else 0)
        return Attribution(actor, start, end)


def _only_speaks(party: Party) -> bool:
    """Whether a party can say and do nothing on the ground: an organisation, a source."""
    return bool(party.actor) and str(party.actor).startswith("org.")


def _unique_actors(actors: Sequence[Actor]) -> list[Actor]:
    kept: list[Actor] = []
    for actor in actors:
        if not any(
            a.id == actor.id and (a.role == actor.role or "holder" in (a.role, actor.role))
            for a in kept
        ):
            kept.append(actor)
    return kept
