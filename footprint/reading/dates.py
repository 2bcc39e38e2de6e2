"""Date expressions of a sentence → intervals, relative to the report's own day. One grammar for both languages.

Every reading names its rule; the words of each rule stand in `data/lexicon/dates.toml`. Words that need an anchor
and have none give an unknown date with their span, never a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from footprint.reading import calendar as cal
from footprint.reading.calendar import Interval
from footprint.reading.date_spans import SpanRules
from footprint.reading.date_words import DateMention, Reading
from footprint.reading.lexicon import Match
from footprint.reading.tokens import Token

_ADVERBS = frozenset(("فجرا", "صباحا", "ظهرا", "عصرا", "مساء"))
"""Parts of a day that stand alone, in the accusative."""
_SINCE = frozenset({"منذ", "since"})


def find_dates(
    tokens: Sequence[Token],
    matches: Sequence[Match],
    anchor: date | None,
    context: Interval | None = None,
    *,
    first_weekday: int = 6,
) -> list[DateMention]:
    """The date expressions of a sentence, from left to right, none overlapping another.

    `anchor` is the report's day; `context` the interval told last ("the next day"); weeks begin on `first_weekday`
    (0 Monday, 6 Sunday).
    """
    grammar = _Grammar(tokens, matches, anchor, context, first_weekday)
    found: list[DateMention] = []
    i = 0
    while i < len(tokens):
        if not grammar.is_near_date(i):
            i += 1
            continue
        mention = grammar.read(i)
        if mention is None:
            i += 1
            continue
        if mention.rule == "day_month" and grammar.names_a_movement(mention.i, mention.j):
            i = mention.j
            continue
        found.append(mention)
        if mention.interval:
            grammar.context = mention.interval
        i = max(mention.j, i + 1)
    told = [m for m in found if m.rule != "part_of_day"]
    return told if any(m.interval for m in told) else found


class _Grammar(SpanRules):
    """All rules, over one sentence."""

    def __init__(
        self,
        tokens: Sequence[Token],
        matches: Sequence[Match],
        anchor: date | None,
        context: Interval | None,
        first_weekday: int,
    ) -> None:
        super().__init__(tokens, matches, anchor, context, first_weekday)
        self.rules: tuple[Callable[[int], Reading | None], ...] = (
            self.bounded,
            self.span_of_days,
            self.numeric,
            self.day_of_month,
            self.month_in_year,
            self.hijri_month,
            self.in_year,
            self.near_day,
            self.night_between,
            self.weekdays,
            self.weekday,
            self.ago,
            self.after_context,
            self.unit,
            self.season,
        )

    # ------------------------------------------------------------ reading

    def read(self, i: int) -> DateMention | None:
        """The longest reading that starts at token i, the words before it that belong to it included."""
        start = i
        body = i
        while (match := self.get("part_of_day", body)) and (body == i or self.joined(body)):
            body = match.j
            if self.word(body) in ("يوم", "من", "of", "on"):
                body += 1
        if body == i and self.word(i) in ("on", "يوم") and i + 1 < len(self.tokens):
            body = i + 1
        if self.bare(i) == "يوم" and body == i:
            body = i + 1
        for position in dict.fromkeys((body, i)):
            if position >= len(self.tokens) or (position > i and not self.joined(position)):
                continue
            best: Reading | None = None
            for rule in self.rules:
                reading = rule(position)
                if reading and (best is None or reading[0] > best[0]):
                    best = reading
            if best:
                end, interval, precision, basis, rule_id = best
                while (m := self.get("part_of_day", end)) and not self.tokens[end].breaks:
                    end = m.j
                weekday = None
                if rule_id == "weekday":
                    found = self.get("weekday", position)
                    weekday = int(found.value) if found else None
                return DateMention(start, end, interval, precision, basis, rule_id, weekday)
        return self._part_alone(i)

    def _part_alone(self, i: int) -> DateMention | None:
        """فجراً, منذ الفجر without a day: of the day told last, else of the report's."""
        word, j = self.bare(i), i + 1
        part = self.get("part_of_day", i)
        if word in _SINCE or word == "قبيل":
            part = self.get("part_of_day", i + 1)
            if part is None or not self.joined(i + 1) or not self.word(part.j - 1).startswith("ال"):
                return None
            j = part.j
            while self.word(j) in ("الاولي", "الباكر", "الباكره"):
                j += 1
        elif (
            part is None
            or part.j != i + 1
            or word not in _ADVERBS
            or (word == "مساء" and not self.tokens[i].tanwin)
        ):
            return None
        day = self.context if self.context and self.context[0] == self.context[1] else None
        if day is None and self.anchor is not None:
            day = (self.anchor, self.anchor)
        return DateMention(i, j, day, "day", "relative", "part_of_day") if day else None

    # ------------------------------------------------------------ rules

    def bounded(self, i: int) -> Reading | None:
        """Since, until, between, from … to: two ends, or one end and the day of publication."""
        word = self.bare(i)
        if word in _SINCE:
            inner = self.inner(i + 1)
            if inner and inner[1] and self.anchor:
                begin = inner[1][0]
                if begin <= self.anchor:
                    return inner[0], (begin, self.anchor), "range", "relative", "since"
            if inner and inner[1] is None:
                return inner
            return None
        if word in ("by", "until", "حتي", "till") or (word == "بحلول"):
            inner = self.inner(i + 1)
            if not (inner and inner[1] and self.anchor):
                return None
            limit = inner[1][1]
            if (
                limit < self.anchor
                and inner[2] in ("month", "part_of_month")
                and inner[3] == "relative"
            ):
                limit = cal.shift_months(
                    limit, 12
                )  # a limit named by its month alone is the coming one
            if limit >= self.anchor:
                return inner[0], (self.anchor, limit), "range", "relative", "until"
            return None
        if word in ("between", "بين", "from", "من", "ما"):
            return self._between(i + 1)
        return None

    def inner(self, i: int) -> Reading | None:
        """A simple date at i, an article or a preposition before it allowed."""
        while self.word(i) in ("the", "نحو", "about", "يوم") or self.get("part_of_day", i):
            i += 1
        if i >= len(self.tokens):
            return None
        best: Reading | None = None
        for rule in self.rules[1:]:
            reading = rule(i)
            if reading and (best is None or reading[0] > best[0]):
                best = reading
        return best

    def _between(self, i: int) -> Reading | None:
        if self.bare(i) == "عامي":
            first_year = self.year(i)
            second_at = first_year[1] + (self.word(first_year[1]) == "و") if first_year else i
            years = first_year, self.year(second_at)
            if years[0] and years[1]:
                first, last = cal.year(years[0][0])[0], cal.year(years[1][0])[1]
                return years[1][1], (first, last), "range", "absolute", "between_years"
        first_day = self.number(i)
        if first_day and first_day[0] <= 31:
            second = first_day[1] + (self.word(first_day[1]) in ("and", "to", "الي", "و"))
            later = self.day_of_month(second)
            if later and later[1] and self.word(second - 1) != "of":
                begun = cal.day(later[1][0].year, later[1][0].month, first_day[0])
                if begun and begun[0] <= later[1][1]:
                    interval = (begun[0], later[1][1])
                    return later[0], interval, "days", later[3], "between_days"
        left = self.inner(i)
        if not left or not left[1]:
            return None
        j = left[0]
        if self.word(j) in ("and", "to", "until", "الي", "حتي", "و"):
            j += 1
        elif not (j < len(self.tokens) and any(c == "و" for c, _ in self.tokens[j].forms)):
            return None
        right = self.inner(j)
        if not right or not right[1]:
            return None
        start, stop = left[1][0], right[1][1]
        if start > stop and left[2] == "month" and right[3] == "absolute":
            start = start.replace(year=stop.year - (start.month > stop.month))
        if start > stop and left[2] in ("month", "day"):
            start = (
                cal.shift_months(start, -12) if left[2] == "month" else start - timedelta(days=7)
            )
        if start > stop:
            return None
        days = left[2] == "day" and (stop - start).days < 8
        return right[0], (start, stop), "days" if days else "range", right[3], "between"
