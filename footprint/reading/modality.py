"""A frame → whether it is said to have happened: planned, tried, denied, only possible, going on, past."""

from __future__ import annotations

from footprint.model import Modality
from footprint.reading.frame import Frame, SentenceWords
from footprint.reading.lexicon import Match, words

_TENSES = frozenset(("imperfect", "noun", "present", "past", "participle", "infinitive"))
_OTHERWISE = frozenset(("before", "after", "when", "who"))
_LAUNCH = words("launch")
_IN_PRESENT = words("in_present")
_MIGHT = frozenset(("قد", "وقد", "فقد", "ربما"))
"""Words before an Arabic imperfect of what may happen; before a perfect they say that it did."""
_BEGUN = words("begun")


class Modalities(SentenceWords):
    """Modality of frames, by the markers whose reach holds the trigger."""

    def _modality(self, frame: Frame, match: Match) -> Modality:
        text = self.tokens[match.i].text
        if (
            self.arabic
            and frame.form == "imperfect"
            and text.lstrip("وف").startswith(("سي", "ست", "سن"))
        ):
            return "planned"
        if frame.trigger.kind == "statement":
            return self._of_statement(match)
        if frame.form == "imperfect" and match.i and self.tokens[match.i - 1].text in _MIGHT:
            return "hypothetical"
        result: Modality = "occurred"
        if frame.form == "infinitive" and self.tokens[match.i - 1].text == "to":
            result = "hypothetical"  # a purpose, unless a marker says that it was planned or tried
        elif frame.form == "noun" and self._to_be_launched(frame):
            result = "hypothetical"
        purpose = result == "hypothetical"
        for marker in self.modal:
            modality, scope = marker.value
            if self._follows(marker, frame):
                return "hypothetical"
            if self._is_repelled(marker, frame):
                return "attempted"
            if marker.i == match.i or marker.i > match.j + (8 if scope == "clause" else 0):
                continue
            if (
                scope == "clause"
                and frame.clause.i <= marker.i < frame.clause.j
                and frame.trigger.kind == "presence"
            ):
                if result == "occurred":
                    result = modality
                continue
            if modality == "ongoing" and not self._lasts(marker, frame):
                continue
            if marker.j > match.i:
                continue
            distance = match.i - marker.j
            if (
                scope == "next"
                and distance <= (2 if self.arabic else 3)
                and marker.i >= frame.clause.i
            ):
                if self._negates(marker, match):
                    result = modality
            elif (
                scope == "complement"
                and self._governs(marker, frame)
                and (
                    purpose
                    or modality in ("hypothetical", "denied")
                    or result not in ("hypothetical", "denied")
                )
            ):
                result, purpose = modality, False
        if result == "occurred" and self._since(frame):
            result = "ongoing"
        if (
            result == "occurred"
            and (
                frame.type in ("present", "controls")
                or frame.trigger.type in ("present", "controls")
            )
            and frame.form in _TENSES
        ):
            result = "former" if self.was(frame) else "ongoing"
        if result in ("occurred", "planned") and self._denied_by_statement(frame):
            result = "denied"
        return result

    @staticmethod
    def _lasts(marker: Match, frame: Frame) -> bool:
        """Whether what has begun or goes on is a state: a withdrawal that began, a bombardment that goes on."""
        return frame.trigger.kind == "presence"

    def _since(self, frame: Frame) -> bool:
        """What is told in the present and has gone on since: تشهد خطوط التماس منذ الصباح تحليقاً."""
        if not self.arabic:
            return False
        forms = [f for k in range(frame.clause.i, frame.clause.j) for _, f in self.tokens[k].forms]
        present = frame.form == "imperfect" or any(f in _IN_PRESENT for f in forms)
        return present and "منذ" in forms

    def _to_be_launched(self, frame: Frame) -> bool:
        """Whether the verb that carries an English event noun is a purpose: "to launch attacks", "to carrying out raids"."""
        if self.arabic:
            return False
        for k in range(max(frame.clause.i + 1, frame.i - 5), frame.i):
            if self.tokens[k].text in _LAUNCH and self.tokens[k - 1].text == "to":
                return k < 2 or self.tokens[k - 2].text not in _BEGUN
        return False

    def _follows(self, marker: Match, frame: Frame) -> bool:
        """An event noun that is the subject of "could" or "might": a clash near the town could follow."""
        if self.arabic or frame.form != "noun" or marker.value != ("hypothetical", "complement"):
            return False
        reach = frame.j <= marker.i <= frame.j + 10 and marker.i < frame.clause.j
        if any(
            self.tokens[k].text in _OTHERWISE for k in range(frame.j, min(marker.i, frame.clause.j))
        ):
            return False  # defused before it could go off
        return reach and not self.verb_between(frame.j, marker.i)

    def _is_repelled(self, marker: Match, frame: Frame) -> bool:
        """An English event noun that is the subject of "was repelled": four assaults near the town were repelled."""
        if self.arabic or frame.form not in ("noun", "present") or marker.value[0] != "attempted":
            return False
        if not frame.j < marker.i < min(frame.clause.j, frame.j + 16) or marker.i < 1:
            return False
        return self.tokens[marker.i - 1].text in ("was", "were", "been")

    def _of_statement(self, match: Match) -> Modality:
        """A statement that was made is `occurred`, whatever it asks for or threatens; negated, it was not made."""
        for marker in self.modal:
            if marker.value == ("denied", "next") and 0 <= match.i - marker.j <= 1:
                return "denied" if self._negates(marker, match) else "occurred"
        return "occurred"

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
        return bool(
            previous
            and previous[0].i <= marker.i
            and frame.clause.splice
            and frame.form in ("imperfect", "infinitive")
        )

    def was(self, frame: Frame) -> bool:
        """Whether كان stands before the frame's trigger."""
        return any(
            any(f in ("كانت", "كان", "كانوا") for _, f in self.tokens[k].forms)
            for k in range(frame.clause.i, frame.i)
        )

    def _denied_by_statement(self, frame: Frame) -> bool:
        if frame.trigger.kind == "statement":
            return False
        return any(
            m.cls == "trigger" and m.value.trigger.id == "deny" and m.i < frame.i
            for m in self.matches
        )
