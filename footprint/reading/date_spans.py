"""Rules for stretches of days that English words name: 3-5 May, on May 3 and 4, the first week of May, over the weekend."""

from __future__ import annotations

from datetime import timedelta

from footprint.reading import calendar as cal
from footprint.reading.date_relative import RelativeRules
from footprint.reading.date_words import Reading
from footprint.reading.party import PREPOSITIONS

_JOINERS = frozenset(("and", "to", "until", "through"))
_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3}
_OPENERS = frozenset(
    ("in", "during", "over", "the", "first", "second", "third", "fourth", "last", "past", "this", "week", "weekend",
     "overnight", "since", "throughout", "so")
)  # fmt: skip
_SATURDAY = 5
_OF_THE_DAY = (
    *(("since", "the", word, "of", "the", "day") for word in ("start", "beginning")),
    *(("over", "the", "course", "of", "the", "day"), ("in", "the", "course", "of", "the", "day")),
    *((word, "the", "day") for word in ("during", "throughout")),
    ("so", "far", "today"),
)


class SpanRules(RelativeRules):
    """Each rule takes a position and gives the end and the meaning, or None."""

    def span_of_days(self, i: int) -> Reading | None:
        """The longest of the rules below that can begin with the word at i."""
        token = self.tokens[i]
        if not token.text[0].isascii():
            return None
        if token.is_number or (token.title and self.get("month", i)):
            return self.day_range(i)
        if token.text not in _OPENERS:
            return None
        rules = (
            self.part_of_named_month,
            self.week_of_day,
            self.weekend,
            self.overnight,
            self.this_day,
        )
        readings = [reading for rule in rules if (reading := rule(i))]
        return max(readings, key=lambda reading: reading[0], default=None)

    def day_range(self, i: int) -> Reading | None:
        """3-5 May 2024, 3 and 4 May, May 3 to 5, May 3 and May 5, 2017-08-24/25."""
        return self._one_month(i) or self._month_first(i) or self._two_dates(i)

    def _one_month(self, i: int) -> Reading | None:
        """3-5 May 2024: two numbers before one month."""
        first = self._day_number(i)
        second_at = self._behind_joint(i + 1) if first else None
        second = self._day_number(second_at) if second_at else None
        if first is None or second is None or second_at is None:
            return None
        last = self.day_of_month(second_at)
        return self._from(first, last)

    def _month_first(self, i: int) -> Reading | None:
        """May 3 to 5, 2024: two numbers behind one month."""
        named = self.month(i)
        if not named or not self.word(i).isascii():
            return None
        first = self._day_number(named[1])
        second_at = self._behind_joint(named[1] + 1) if first else None
        second = self._day_number(second_at) if second_at else None
        if first is None or second is None or second_at is None or self.month(second_at + 1):
            return None
        if self.word(second_at - 1) == "and" and self._counts(second_at + 1):
            return None
        return self._from(first, self.dated(second, named[0], second_at + 1))

    def _two_dates(self, i: int) -> Reading | None:
        """May 3 and May 5; 2017-08-24/25."""
        left = self.day_of_month(i) or self.numeric(i)
        if not left or not left[1] or left[2] != "day" or not self.word(i).isascii():
            return None
        j = self._behind_joint(left[0])
        if j is None:
            return None
        day = self._day_number(j)
        if left[4] == "numeric":
            start = left[1][0]
            if day is None or day <= start.day or self.tokens[j].gap != "/":
                return None
            end = cal.day(start.year, start.month, day)
            return (j + 1, (start, end[0]), "days", "absolute", "day_range") if end else None
        right = self.day_of_month(j)
        if not right or not right[1] or right[2] != "day":
            return None
        start, end_day = left[1][0], right[1][0]
        if not 0 < (end_day - start).days < 10:
            return None
        return right[0], (start, end_day), "days", right[3], "day_range"

    def _counts(self, i: int) -> bool:
        """Whether a number before token i counts something: "on May 3 and 12 civilians were hurt"."""
        if i >= len(self.tokens) or self.tokens[i].breaks:
            return False
        word = self.tokens[i]
        return not (
            word.title or word.is_number or word.text in PREPOSITIONS or word.text in ("the", "a")
        )

    def _day_number(self, i: int) -> int | None:
        text = self.word(i)
        return int(text) if text.isdigit() and len(text) < 3 and 1 <= int(text) <= 31 else None

    def _behind_joint(self, j: int) -> int | None:
        """Where a second day stands behind "and", "to", a dash or a slash; None where it does not."""
        if j >= len(self.tokens):
            return None
        if self.word(j) in _JOINERS and not self.tokens[j].breaks:
            return j + 1
        return j if self.tokens[j].gap.strip() in ("-", "/") else None

    @staticmethod
    def _from(first: int, last: Reading | None) -> Reading | None:
        """From a day of the month (or of the month before) to the last one."""
        if not last or not last[1] or last[2] != "day":
            return None
        end = last[1][0]
        base = end if first < end.day else end.replace(day=1) - timedelta(days=1)
        found = cal.day(base.year, base.month, first)
        if found is None or not 0 < (end - found[0]).days < 16:
            return None
        return last[0], (found[0], end), "days", last[3], "day_range"

    def part_of_named_month(self, i: int) -> Reading | None:
        """The first week of November, the last week of May 2024, the second half of June."""
        while self.word(i) in ("in", "during", "over", "the"):
            i += 1
        word, unit = self.word(i), self.word(i + 1)
        if unit not in ("week", "half") or self.word(i + 2) != "of":
            return None
        j = i + 3 + (self.word(i + 3) == "the")
        whole = self.month_in_year(j)
        if not whole or not whole[1] or whole[2] not in ("month", "range"):
            return None
        first, month_end = whole[1][0], cal.month(whole[1][0].year, whole[1][0].month)[1]
        if unit == "half" and word in ("first", "second"):
            middle = first + timedelta(days=14)
            half = (first, middle) if word == "first" else (middle + timedelta(days=1), month_end)
            return whole[0], half, "part_of_month", whole[3], "half_of_month"
        if unit == "week" and word == "last":
            return whole[0], (month_end - timedelta(days=6), month_end), "week", whole[3], "week_of_month"  # fmt: skip
        if unit == "week" and word in _ORDINALS:
            start = first + timedelta(days=7 * _ORDINALS[word])
            return whole[0], (start, start + timedelta(days=6)), "week", whole[3], "week_of_month"
        return None

    def week_of_day(self, i: int) -> Reading | None:
        """Week of 18 May 2020: the seven days from that one on."""
        if self.word(i) != "week" or self.word(i + 1) != "of":
            return None
        day = self.day_of_month(i + 2)
        if not day or not day[1] or day[2] != "day":
            return None
        start = day[1][0]
        return day[0], (start, start + timedelta(days=6)), "week", day[3], "week_of_day"

    def weekend(self, i: int) -> Reading | None:
        """Over the weekend, last weekend: the latest Saturday and Sunday, up to the report's day."""
        before = self.word(i) in ("the", "last", "this", "past")
        j = i + before
        if self.word(j) == "past":
            j += 1
        if self.word(j) != "weekend" or (self.word(i) == "the" and self.word(j + 1) == "of"):
            return None
        if self.anchor is None:
            return j + 1, None, "unknown", "none", "weekend"
        passed = self.word(j - 1) in ("last", "past") and self.anchor.weekday() >= _SATURDAY
        back = (self.anchor.weekday() - _SATURDAY) % 7 + 7 * passed
        first = self.anchor - timedelta(days=back)
        last = min(first + timedelta(days=1), self.anchor)
        return j + 1, (first, last), "days", "relative", "weekend"

    def this_day(self, i: int) -> Reading | None:
        """During the day, since the start of the day, so far today: the report's own."""
        words = [self.word(k) for k in range(i, i + 6)]
        lead = next((n for n in _OF_THE_DAY if tuple(words[: len(n)]) == n), None)
        if lead is None:
            return None
        day = (self.anchor, self.anchor) if self.anchor else None
        if day is None:
            return i + len(lead), None, "unknown", "none", "this_day"
        return i + len(lead), day, "day", "relative", "this_day"

    def overnight(self, i: int) -> Reading | None:
        """Overnight on May 3, overnight from 3 to 4 May: the date that follows says of which night."""
        if self.word(i) != "overnight" or not self.word(i + 1).isascii():
            return None
        j = i + 1
        while self.word(j) in ("on", "of", "from", "to", "into", "between"):
            j += 1
        if j == i + 1 or j >= len(self.tokens):
            return None
        return self.day_range(j) or self.day_of_month(j) or self.weekday(j)
