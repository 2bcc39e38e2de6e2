"""A frame in its sentence → when: the date in its clause, one carried over, a present state, or honestly unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from footprint.model import DateRange, Modality
from footprint.reading.calendar import Interval, weekday_after
from footprint.reading.date_words import DateMention
from footprint.reading.discourse import Sentence, Told
from footprint.reading.frame import Frame
from footprint.reading.lexicon import words

_STILL = words("still")
_BACK = words("back")
_SINCE_WITHIN = 7
_LEAVING = frozenset(("withdrawn", "reduced", "present", "base_handed_over"))
_OPENING = 3
"""Words of a sentence in which a date is that of all it tells."""
_NIGHT = timedelta(days=1)
_DEADLINES = frozenset(("قبل", "حتي", "بحلول", "by", "before", "until"))


class Dating(Told):
    """Dates of frames."""

    def date_of(self, frame: Frame, sentence: Sentence, modality: Modality) -> DateRange:
        """When: the date in the clause, one before it in the sentence, one carried over, a present state, or unknown."""
        clause = frame.clause
        inside = [d for d in sentence.dates if clause.i <= d.i < clause.j]
        if frame.trigger.kind == "statement":
            inside = [
                d
                for d in inside
                if not self._is_deadline(d, sentence) and not self._is_told(frame, d, sentence)
            ]
        mention = min(
            inside, key=lambda d: min(abs(d.i - frame.j), abs(frame.i - d.j)), default=None
        )
        if mention is not None:
            when = self.range_of(mention, sentence)
            day = self.talk.day
            goes_on = day and when.start and when.start <= day
            if goes_on and since_event(frame, mention.i, sentence):
                return replace(when, end=day, precision="range", rule="since_event")
            return self._planned(mention, when, modality)
        before = [d for d in sentence.dates if d.i < clause.i and d.interval]
        if self.report.language == "ar" and frame.trigger.kind == "statement":
            before = [d for d in before if d.i < _OPENING]  # it dates all that the sentence tells
        if before and modality != "planned":
            return inherit(self.range_of(before[-1], sentence))
        behind = [d for d in sentence.dates if d.i >= clause.j and d.interval]
        if len(behind) == 1 and modality == "occurred" and self._is_followed_on(clause.j, sentence):
            return inherit(self.range_of(behind[0], sentence))
        if modality == "planned":
            return DateRange(None, None, "unknown", "none", "plan_without_date")
        if sentence.section in ("title", "caption", "related"):
            return DateRange(None, None, "unknown", "not_after_publication", "no_date_in_words")
        still = any(
            f in _STILL for k in range(clause.i, clause.j) for _, f in sentence.tokens[k].forms
        )
        if frame.trigger.kind == "presence" and modality == "ongoing" and still and self.talk.day:
            return DateRange(self.talk.day, self.talk.day, "day", "publication", "present_state")
        carried = None if modality == "denied" else self._carried_date(frame, sentence)
        if carried is not None:
            return carried
        if self.talk.day and self._is_present_state(frame, modality):
            return DateRange(self.talk.day, self.talk.day, "day", "publication", "present_state")
        return DateRange(None, None, "unknown", "not_after_publication", "no_date_in_words")

    def _is_present_state(self, frame: Frame, modality: Modality) -> bool:
        """What goes on, and a force's leaving that is denied: it is where it was on the day of publication."""
        if modality == "ongoing":
            return frame.trigger.kind == "presence" or self.report.language == "ar"
        return modality == "denied" and frame.type in _LEAVING and self.report.language == "ar"

    @staticmethod
    def _is_followed_on(j: int, sentence: Sentence) -> bool:
        """Whether "after", "before" or "when" goes on behind a clause: its date is the sentence's only one."""
        return j < len(sentence.tokens) and sentence.tokens[j].text in ("after", "before", "when")

    def _is_deadline(self, mention: DateMention, sentence: Sentence) -> bool:
        """What a statement asks for by a day, or announces for one to come, is not when it was said."""
        before = sentence.tokens[mention.i - 1].text if mention.i else ""
        if before in _DEADLINES:
            return True
        day = self.talk.day
        return bool(day and mention.interval and mention.interval[0] > day)

    def _is_told(self, frame: Frame, mention: DateMention, sentence: Sentence) -> bool:
        """Whether a date belongs to what is said, not to the saying: نفت قصف البلدة أمس, اتهمت بخرق اتفاق عام 1974."""
        if self.report.language != "ar" or mention.i < frame.j:
            return False
        return any(frame.j <= other.i < mention.i for other in sentence.frames)

    def _carried_date(self, frame: Frame, sentence: Sentence) -> DateRange | None:
        when = self.talk.when
        if (
            when is None
            and sentence.section == "body"
            and frame.trigger.kind != "statement"
            and self.linked(frame, sentence)
        ):
            when = self.talk.last_when
        if when is None and sentence.section == "body" and not self.talk.aside:
            when = self._news_day()
        if frame.trigger.kind == "statement":
            when = self.talk.statement_when if self.goes_on(frame) else None
        return inherit(when) if when is not None and when.start is not None else None

    def _news_day(self) -> DateRange | None:
        """Today, in an Arabic report that told of it last: the next paragraph goes on with the day's news."""
        when, day = self.talk.last_when, self.talk.day
        if self.report.language != "ar" or day is None or when is None or when.start is None:
            return None
        return when if when.end == day and day - when.start <= _NIGHT else None

    def linked(self, frame: Frame, sentence: Sentence) -> bool:
        """Whether a new paragraph goes on with the event before: "the patrol set off", "after the incident"."""
        known = [
            p
            for p in (*frame.subject, *frame.object)
            if p.definite and p.actor is None and p.unit not in ("office", "source")
        ]
        if known or (frame.carried and not frame.subject):
            return True
        return any(f in _BACK for t in sentence.tokens[:6] for _, f in t.forms)

    def goes_on(self, frame: Frame) -> bool:
        """Whether a statement is the next of the same speaker: "he added"."""
        last = self.talk.speaker
        if last is None or last.actor is None:
            return False
        if frame.trigger.kind == "statement" and frame.subject and not frame.carried:
            return False
        speakers = [self.resolve(frame.attributed)] if frame.attributed else [last.actor]
        return any(s and s.split(".")[0] == last.actor.split(".")[0] for s in speakers)

    def _planned(self, mention: DateMention, when: DateRange, modality: Modality) -> DateRange:
        """A bare weekday in a plan is the coming one."""
        if modality != "planned" or mention.weekday is None or self.talk.day is None:
            return when
        coming = weekday_after(self.talk.day, mention.weekday)
        return replace(when, start=coming, end=coming, rule="weekday_planned")


def since_event(frame: Frame, i: int, sentence: Sentence) -> bool:
    """Whether token i belongs to an event that the frame's has gone on since: منذ احتلال سري كانيه عام 2019."""
    for k in range(i - 2, max(-1, i - _SINCE_WITHIN), -1):
        if sentence.tokens[k].forms[-1][1] == "منذ":
            dated = any(d.i <= k < d.j for d in sentence.dates)
            return not dated and not k < frame.i < i
    return False


def inherit(when: DateRange) -> DateRange:
    """The same date, carried over to a clause that names none."""
    return replace(when, basis="inherited", rule=f"inherited:{when.rule}")


def day_of_names(
    day: date | None, dates: Sequence[DateMention], when: DateRange | None
) -> date | None:
    """The day on which names mean who bears them: the earliest that a sentence tells, before the report's own.

    `when` is the date told last in the paragraph, for a sentence that tells none.
    """
    told = [d.interval[1] for d in dates if d.interval and d.basis == "absolute"]
    if not told and when is not None and when.basis == "absolute" and when.end:
        told = [when.end]
    return min([*told, *([day] if day else [])], default=None)


def as_interval(when: DateRange) -> Interval | None:
    """The interval of a date, for the words that count from it."""
    return (when.start, when.end) if when.start and when.end else None
