"""A frame → its type: by the weapon that the clause names, by what moves, by the trigger alone."""

from __future__ import annotations

from footprint.reading.frame import Frame, SentenceWords
from footprint.reading.lexicon import Match, words

_FROM_THE_AIR = frozenset(("isr.mil", "usa.mil", "coalition", "isr"))
"""Whose bombing is from the air where no weapon is named."""
_HOUSES = words("houses")
_ON_THE_GROUND = words("on_the_ground")
_CROWDS = words("crowds")
_LAID = ("نشر", "نشرت", "نشروا", "ينشر", "تنشر")
"""Posts that are spread over a land are set up there."""
_STANDS = ("تنتشر", "ينتشر", "تتموضع", "يتموضع", "تتوزع", "يتوزع")
"""Present tense of spreading out: where a force stands."""
_TANKS = frozenset(("tank", "tanks", "دبابه", "دبابات", "دبابتان", "دبابتين"))
_GROUND_UNITS = frozenset(("vehicles", "patrol", "convoy", "ship", "artillery"))
_LIGHT = words("light")
_ONE_PERSON = words("one_person")
_ADVERBS = words("adverbs")
_MODALS = words("modals")
_BEFORE_NOUNS = words("before_nouns")
_AFTER_NOUNS = words("after_nouns")


class Kinds(SentenceWords):
    """Types of frames."""

    def _weapon(self, frame: Frame) -> str | None:
        """The weapon that the clause names: the subject's own kind first, then the strongest word."""
        for party in frame.subject:
            if party.unit == "drone":
                return "drone_strike"
            if party.unit == "aircraft":
                return "airstrike"
            if party.unit in ("artillery", "ship") or party.head.removeprefix("ال") in _TANKS:
                return "shelling"
        near = [m for m in self.weapons if frame.clause.i <= m.i < frame.clause.j]
        if self._is_strike(frame):  # what it destroyed is no weapon of its own
            near = [m for m in near if frame.i - 3 <= m.i <= frame.j + 2 and m.i != frame.i]
        order = ["suicide_bombing", "drone_strike", "ied", "airstrike", "shelling", "attack"]
        if frame.trigger.id == "fall_shells" and any(p.unit == "drone" for p in frame.object):
            frame.object = [p for p in frame.object if p.unit != "drone"]
            return "drone_strike"
        if not self.arabic and frame.trigger.id == "seize_property":
            near = [m for m in near if m.j <= frame.i or self._is_means(m)]
        objects = {k for p in frame.object for k in range(p.i, p.j)}
        kinds = [m.value for m in near if m.i not in objects]
        return next((kind for kind in order if kind in kinds), None)

    def _type(self, frame: Frame) -> str:
        trigger = frame.trigger
        if trigger.by_unit:
            return self._by_unit(frame)
        crowd = [p for p in frame.subject if (p.unit == "people" and p.i < frame.i) or p.definite]
        marching = {self.tokens[p.j - 1].text for p in crowd} & _CROWDS
        if trigger.id in ("stop", "road_cut") and marching:
            return "protest"
        if trigger.id == "stop" and frame.object and all(p.unit == "people" for p in frame.object):
            return "arrest"
        captured = trigger.id == "take" and self.tokens[frame.i].text.startswith("captur")
        people = {p.unit for p in frame.object if p.i <= frame.j + 1}
        if captured and people and people <= {"people", "gunmen", "troops"}:
            return "arrest"
        if trigger.id == "raid" and (
            self._nobodys_raids(frame)
            or any(p.unit in ("aircraft", "drone") for p in frame.subject)
        ):
            return "drone_strike" if frame.weapon == "drone_strike" else "airstrike"
        if trigger.id == "take" and self.has_word(frame, _HOUSES):
            return "destruction"
        moved = {"withdraw": frame.subject, "relocate": frame.object}.get(trigger.id, [])
        if any(p.unit == "convoy" for p in moved):
            return "convoy"
        if trigger.type == "joint_patrol" or (
            trigger.id == "patrol" and self.has_word(frame, ("مشتركه", "joint"))
        ):
            return "joint_patrol"
        manned = trigger.id == "present" and not self.arabic
        if manned and any(p.unit == "checkpoint" for p in frame.object):
            return "checkpoint"
        if trigger.id == "establish_base" and any(
            p.unit == "checkpoint" for p in (*frame.object, *frame.subject)
        ):
            return "checkpoint"
        if (
            trigger.id in ("attack", "casualty")
            and frame.weapon == "attack"
            and self._hunted(frame)
        ):
            return "assassination"
        if trigger.type == "airstrike" and frame.weapon == "drone_strike":
            return "drone_strike"
        if trigger.type != "by_weapon":
            return trigger.type
        if trigger.id == "target" and self._is_strike(frame):
            frame.strikes = True
            if frame.weapon is None:
                return "airstrike"
        if trigger.id == "casualty" and frame.weapon is None:
            return "attack"
        if trigger.id == "shell" and frame.weapon in (None, "attack"):
            ids = {p.actor for p in frame.subject if p.unit not in ("ship", "artillery")}
            if ids & _FROM_THE_AIR and self.tokens[frame.i].text[0] >= "\u0621":
                return "airstrike"
            return trigger.default
        if (
            trigger.id in ("attack", "target")
            and frame.weapon is None
            and self.tokens[frame.i].text not in _ON_THE_GROUND
            and {p.actor for p in frame.subject if p.unit not in _GROUND_UNITS} & {"isr", "isr.mil"}
        ):
            return "airstrike"
        if trigger.id == "attack" and frame.weapon == "shelling":
            return (
                "shelling"
                if frame.form == "noun"
                or self.tokens[frame.i].text.startswith("fir")
                or self.has_word(
                    frame, ("صواريخ", "قذايف", "rockets", "shells", "missiles", "mortars")
                )
                else "attack"
            )
        return frame.weapon or trigger.default

    def _hunted(self, frame: Frame) -> bool:
        """Whether somebody unknown shot one person: قُتل قيادي سابق برصاص مجهولين."""
        hunters = {p.actor for p in frame.subject} - {"unknown", None}
        hit = frame.object or frame.victims
        heads = [p.head.removeprefix("ال") for p in hit]
        return self.arabic and not hunters and len(heads) == 1 and heads[0] in _ONE_PERSON

    def _is_means(self, weapon: Match) -> bool:
        """Whether a weapon is what something was done with: destroyed by drones, with a missile; a store of drones is none."""
        words = [self.tokens[k].text for k in range(max(0, weapon.i - 4), weapon.i)]
        return bool({"with", "by", "using"} & set(words))

    def _is_strike(self, frame: Frame) -> bool:
        """Whether it is told by the English noun "strike": from the air unless a weapon stands beside it."""
        return frame.form == "noun" and self.tokens[frame.i].text in ("strike", "strikes")

    def _nobodys_raids(self, frame: Frame) -> bool:
        """Raids that nobody on the ground carries out, "on" a place or hitting it: from the air."""
        told = frame.form == "noun" and self.tokens[frame.i].text == "raids"
        return told and not frame.subject and (frame.clause.i == 0 or not frame.carried)

    def _masdar(self, frame: Frame, match: Match) -> bool:
        """A perfect that is the masdar here, as قصف may be: behind a preposition or a word of cause, before على or an adjective."""
        if frame.form != "perfect" or match.j - match.i > 1:
            return False
        if match.clitics[-1:] in ("ب", "ل", "ك"):
            return True
        if not match.value.also_noun:
            return False
        token = self.tokens[match.i]
        if match.i and not token.breaks and not match.clitics:
            before = self.tokens[match.i - 1]
            if any(f in _BEFORE_NOUNS for _, f in before.forms):
                return True
        if match.j >= len(self.tokens) or self.tokens[match.j].breaks:
            return False
        after = self.tokens[match.j]
        if after.text in _AFTER_NOUNS:
            return True
        described = any(m.cls == "demonym" and m.i == match.j for m in self.matches)
        owned = any(p.i == match.j and p.preposition == "ل" for p in self.parties)
        return owned or (described and not after.text.startswith("ال"))

    def _plain_noun(self, frame: Frame, match: Match) -> bool:
        """A form that is a noun here: "shells", "in protest", جراء قصف; a verb follows its subject, "to" or a modal."""
        if not self.tokens[match.i].text.isascii():
            return self._masdar(frame, match)
        before = self.tokens[match.i - 1].text if match.i else ""
        if frame.form == "ing" and not self.arabic:
            return before in ("a", "an", "the", "this", "that")
        if self.arabic or frame.form not in ("present", "infinitive"):
            return False
        after = self.tokens[match.j] if match.j < len(self.tokens) else None
        if frame.form == "infinitive":
            return not (
                before in _MODALS
                or before in ("and", "who", "which", "that")
                or any(
                    (p.j == match.i or (p.j == match.i - 1 and before in _ADVERBS))
                    and self.tokens[p.i].text not in ("a", "an")
                    for p in self.parties
                )
                or self._plural_acts(match)
            )
        subject = any(p.j in (match.i, match.i - 1) for p in self.parties)
        return (
            not subject
            or after is None
            or before in _LIGHT
            or after.text
            in ("of", "on", "from", "at", "and", "were", "was", "by", "for", "against")
        )

    def _plural_acts(self, match: Match) -> bool:
        """Whether a weapon or an event in the plural is the verb's subject: shells target the city, air strikes kill ten."""
        token = self.tokens[match.i]
        if not match.i or token.breaks or not self.tokens[match.i - 1].text.endswith("s"):
            return False
        return any(
            m.j == match.i
            and (m.cls == "weapon" or (m.cls == "trigger" and m.value.form == "noun"))
            for m in self.matches
        )

    def _by_unit(self, frame: Frame) -> str:
        verb_first = (
            bool(frame.subject) and frame.subject[0].i > frame.i
        )  # headlines tell the past so
        stands = self.tokens[frame.i].text.lstrip("وف").startswith(_STANDS)
        if frame.form == "imperfect" and stands and verb_first:
            return "present"
        units = [p.unit for p in (*frame.subject, *frame.object)]
        if frame.trigger.id == "move" and frame.passive and "convoy" not in units:
            return "relocated"
        if "convoy" in units:
            return "convoy"
        if "patrol" in units:
            return "patrol"
        if self.has_word(frame, ("تعزيزات", "reinforcements")) or (
            "aircraft" in units and self.has_word(frame, ("وصلت", "هبطت", "landed", "arrived"))
        ):
            return "reinforced"
        if frame.trigger.type == "by_unit":
            return "convoy" if "vehicles" in units else "deployed"
        if "checkpoint" in units and frame.trigger.id == "deploy":
            return "checkpoint"
        laid = {p.unit for p in frame.object} & {"site", "base"}
        if laid and frame.trigger.id == "deploy" and self.tokens[frame.i].text.endswith(_LAID):
            return "base_established"
        return frame.trigger.type
