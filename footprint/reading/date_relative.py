"""Rules for dates that count from the report's day or from the day told last: أمس، يوم الأحد، three days ago, الشهر الماضي."""

from __future__ import annotations

from datetime import date, timedelta

from footprint.model import DatePrecision
from footprint.reading import calendar as cal
from footprint.reading.date_absolute import AbsoluteRules
from footprint.reading.date_words import AGO, TODAY, UNITS, Reading

_TOMORROW = {"غدا": 1, "غد": 1, "tomorrow": 1}
_VAGUE_DAYS = {"hour": 1, "day": 7, "week": 28, "month": 180, "year": 1095}
_DURING = frozenset(
    {"خلال", "during", "over", "throughout", "in", "within", "اثناء", "طيله", "طوال"}
)
_DAY_BY = {
    ("اليوم", "السابق"): -1, ("next", "day"): 1, ("following", "day"): 1,
    **{(day, same): 0 for day in ("اليوم", "يوم") for same in ("نفسه", "ذاته", "عينه")},
    **{(same, day): 0 for same in ("نفس", "ذات") for day in ("اليوم", "الليله", "المساء")},
    **{(same, day): 0 for same in ("that", "same") for day in ("day", "night", "morning", "evening")},
}  # fmt: skip
"""Two words that name a day by the one told last → days from it."""
_RECENT = frozenset({"الاخيره", "الاخير", "الاخيرين", "recent"})


class RelativeRules(AbsoluteRules):
    """Each rule takes a position and gives the end and the meaning, or None."""

    def near_day(self, i: int) -> Reading | None:
        """اليوم الإثنين، أمس، أول أمس، غداً، last night, overnight, this morning."""
        word = self.bare(i)
        offset: int | None = None
        end = i + 1
        if ((self.get("part", i) or word in ("اول", "قبل")) and self.bare(i + 1) in ("امس",)) or (
            word == "امس" and self.word(i + 1) == "الاول"
        ):
            offset, end = -2, i + 2
        elif (
            word in ("اول", "الاول") and self.word(i + 1) == "من" and self.word(i + 2) == "امس"
        ) or (word == "day" and self.word(i + 1) == "before" and self.word(i + 2) == "yesterday"):
            offset, end = -2, i + 3
        elif word in TODAY:
            offset = TODAY[word]
            if word == "اليوم" and self.word(i + 1) in ("التالي", "نفسه", "ذاته", "السابق"):
                return None
        elif word in _TOMORROW:
            offset = _TOMORROW[word]
        elif word == "overnight" or (word == "this" and self.get("part_of_day", i + 1)):
            offset, end = 0, i + (1 if word == "overnight" else 2)
        elif (word == "last" and self.word(i + 1) in ("night", "evening")) or (
            word in ("الليله", "ليله") and self.get("modifier", i + 1)
        ):
            offset, end = -1, i + 2
        elif word in ("earlier", "في") and self.word(i + 1) == "today":
            offset, end = 0, i + 2
        if offset is None:
            return None
        day = self.get("weekday", end)
        if day and not day.clitics and self.joined(end):
            end = day.j
        interval = None
        if self.anchor:
            found = self.anchor + timedelta(days=offset)
            interval = (found, found)
        return self.relative(end, interval, "day", "near_day")

    def night_between(self, i: int) -> Reading | None:
        """ليل الأربعاء - الخميس: both days."""
        first = self.get("weekday", i)
        if not first or first.j >= len(self.tokens):
            return None
        k = first.j + (self.word(first.j) in ("الي", "to"))
        second = self.get("weekday", k)
        night = i > 0 and self.bare(i - 1) in ("ليل", "ليله", "of")
        dashed = bool(set(self.tokens[first.j].gap) & set("-/"))
        if not second or not (dashed or (k > first.j and night)):
            return None
        interval = None
        if self.anchor:
            last = cal.weekday_before(self.anchor, int(second.value))
            start = cal.weekday_before(last, int(first.value))
            interval = (start, last)
        return self.relative(second.j, interval, "days", "night_between")

    def weekdays(self, i: int) -> Reading | None:
        """On Monday and Tuesday, يومي الإثنين والثلاثاء: both days, and those between."""
        first = self.get("weekday", i)
        if (
            not first
            or first.clitics not in ("", "ل", "ب")
            or self.word(i - 1) in ("between", "بين")
        ):
            return None
        k = first.j + (self.word(first.j) == "and")
        second = self.get("weekday", k)
        linked = k > first.j or (second is not None and second.clitics == "و")
        if second is None or not linked or not self.joined(k) or self.word(second.j).isdigit():
            return None
        interval = None
        if self.anchor:
            last = cal.weekday_before(self.anchor, int(second.value))
            interval = (cal.weekday_before(last, int(first.value)), last)
        return self.relative(second.j, interval, "days", "weekdays")

    def weekday(self, i: int) -> Reading | None:
        """يوم الأحد الفائت، الأربعاء، on Tuesday: the latest not after publication."""
        before = self.get("modifier", i)
        j = before.j if before and before.value in ("past", "this", "next") else i
        if self.bare(j) == "يوم":
            j += 1
        match = self.get("weekday", j)
        if not match or (match.clitics and match.clitics not in ("و", "ف", "ل", "ب", "ول")):
            return None
        if j > i and not self.joined(j):
            return None
        text = self.word(j)
        if not text.isascii() and not any(f.startswith("ال") for _, f in self.tokens[j].forms):
            return None
        direction, end = (str(before.value), match.j) if before else self.direction(match.j)
        following = match.j
        numeric = self.numeric(following) if following < len(self.tokens) else None
        dated = numeric or (
            self.day_of_month(following)
            if following < len(self.tokens) and self.joined(following)
            else None
        )
        if dated and dated[1] and dated[2] == "day" and dated[1][0].weekday() == int(match.value):
            return dated
        interval = None
        if self.anchor:
            weekday = int(match.value)
            if direction == "next":
                found = cal.weekday_after(self.anchor, weekday)
            else:
                found = cal.weekday_before(self.anchor, weekday, strictly=direction == "past")
            interval = (found, found)
        return self.relative(
            end, interval, "day", "weekday" if direction is None else "weekday_" + direction
        )

    def ago(self, i: int) -> Reading | None:
        """قبل ثلاثة أيام، منذ أسبوعين، three days ago, two weeks earlier."""
        arabic = self.bare(i) in AGO
        j = i + 1 if arabic else i
        while self.word(j) in ("نحو", "حوالي", "about", "some", "اكثر", "من"):
            j += 1
        number = self.number(j)
        count, j = (number[0], number[1]) if number else (1, j)
        unit = UNITS.get(self.bare(j))
        if unit is None:
            return None
        if unit[0] == "2":
            count, unit = 2, unit[1:]
        end = j + 1
        if not arabic:
            if not number or self.word(end) not in ("ago", "earlier"):
                return None
            if self.word(end) == "earlier" and self.context:
                return self._shift(self.context[0], -count, unit, end + 1)
            end += 1
        elif self.word(j) in ("الاسبوع", "الشهر", "العام", "اليوم", "الساعه") or (
            self.get("modifier", end) and self.bare(i) == "منذ"
        ):
            return None
        if arabic and self.word(end) in ("من", "ذلك") and self.bare(i) == "قبل":
            return None
        if (
            arabic
            and number is None
            and self.word(j) in ("ايام", "اسابيع", "اشهر", "سنوات", "ساعات")
        ):
            return self.vague(unit, end, "since" if self.bare(i) == "منذ" else "ago")
        if self.anchor is None:
            return end, None, "unknown", "none", "ago_without_anchor"
        if arabic and self.bare(i) == "منذ":
            shifted = self._shift(self.anchor, -count, unit, end)
            if shifted and shifted[1]:
                return end, (shifted[1][0], self.anchor), "range", "relative", "since_ago"
        return self._shift(self.anchor, -count, unit, end)

    def _shift(self, base: date, count: int, unit: str, end: int) -> Reading | None:
        if unit == "hour":
            days = max(1, -(count // 24))
            return end, (base - timedelta(days=days), base), "days", "relative", "ago"
        if unit == "day":
            found = base + timedelta(days=count)
            return end, (found, found), "day", "relative", "ago"
        if unit == "week":
            found = base + timedelta(weeks=count)
            return (
                end,
                (found - timedelta(days=1), found + timedelta(days=1)),
                "days",
                "relative",
                "ago",
            )
        months = count * (12 if unit == "year" else 1)
        found = cal.shift_months(base, months)
        if unit == "year":
            return end, cal.year(found.year), "year", "relative", "ago"
        return end, cal.month(found.year, found.month), "month", "relative", "ago"

    def vague(self, unit: str, end: int, rule: str) -> Reading | None:
        """An unnumbered span of units up to the report's day: recent weeks."""
        if self.anchor is None:
            return end, None, "unknown", "none", rule + "_without_anchor"
        start = self.anchor - timedelta(days=_VAGUE_DAYS[unit])
        return end, (start, self.anchor), "range", "relative", rule

    def after_context(self, i: int) -> Reading | None:
        """في اليوم التالي، بعد يومين، بعد ساعات، the next day, the day before: counted from the day told last."""
        word, after = self.word(i), self.word(i + 1)
        if self.bare(i) == "قبل":
            word = "قبل"
        offset: int | None = None
        end = i + 2
        if word.endswith("اليوم") and after == "التالي":
            offset = 1
        elif (named := _DAY_BY.get((word, after), _DAY_BY.get((self.bare(i), after)))) is not None:
            offset = named
        elif word == "day" and after in ("before", "earlier") and self.word(i - 1) == "the":
            offset = -1
        elif word == "day" and after == "after" and self.word(i - 1) == "the":
            offset = 1
        elif word == "ذلك" and self.word(i - 1) == "قبل" and self.bare(i + 1) == "يوم":
            offset = -1
        elif word == "قبل" and after == "ذلك" and i + 2 < len(self.tokens):
            unit = UNITS.get(self.bare(i + 2))
            days = {"day": 1, "2day": 2, "week": 7}.get(unit or "")
            if self.context and self.word(i + 2) in ("بايام", "بيوم", "بيومين"):
                if self.word(i + 2) == "بايام":
                    first = self.context[0] - timedelta(days=7)
                    return (
                        i + 3,
                        (first, self.context[0]),
                        "days",
                        "relative",
                        "days_before_context",
                    )
                offset, end = -(days or 1), i + 3
        elif any(f == "بعد" for _, f in self.tokens[i].forms) and self.context:
            number = self.number(i + 1)
            j = number[1] if number else i + 1
            unit = UNITS.get(self.bare(j), "")
            count = number[0] if number else 1
            if unit.startswith("2"):
                count, unit = 2, unit[1:]
            if unit == "hour":
                first = self.context[0]
                return (
                    j + 1,
                    (first, first + timedelta(days=1)),
                    "days",
                    "relative",
                    "hours_after_context",
                )
            if unit == "day" and self.word(j) != "ايام":
                offset, end = count, j + 1
        elif (
            (number := self.number(i))
            and self.word(number[1]) in ("days", "day")
            and self.word(number[1] + 1) == "later"
        ):
            offset, end = number[0], number[1] + 2
        if offset is None or self.context is None:
            return None
        first, last = (edge + timedelta(days=offset) for edge in self.context)
        precision: DatePrecision = "day" if first == last else "days"
        return end, (first, last), precision, "relative", "after_context"

    def unit(self, i: int) -> Reading | None:
        """الأسبوع الماضي، خلال الشهر الجاري، العام الفائت، last month, over the past year, in recent weeks."""
        j = i
        if self.bare(j) in _DURING:
            j += 1
        while self.word(j) in ("the",):
            j += 1
        before = self.get("modifier", j)
        if before:
            j = before.j
        number = self.number(j)
        if number and UNITS.get(self.bare(number[1])):
            j = number[1]
        elif number:
            return None
        recent = self.word(j) == "recent"
        j += recent
        unit = UNITS.get(self.bare(j))
        if unit is None:
            return None
        count = number[0] if number else 1
        if unit[0] == "2":
            count, unit, number = 2, unit[1:], (2, j)
        end = j + 1
        if (
            number is None
            and (after := self.number(end + (self.word(end) == "ال")))
            and self.get("modifier", after[1])
        ):
            number, count, end = after, after[0], after[1]
        direction = str(before.value) if before else None
        if direction is None:
            direction, end = self.direction(end)
        if not recent and self.word(end) in _RECENT:
            recent, end = True, end + 1
        if direction is None and not recent:
            bare = self.word(j)
            if bare in ("العام", "الشهر", "الاسبوع") and self.word(i) in ("منذ", "بدايه"):
                direction = "this"
            else:
                return None
        if self.anchor is None:
            return end, None, "unknown", "none", "unit_without_anchor"
        plural = self.word(j) in (
            "days", "weeks", "months", "years", "hours", "الايام", "الاسابيع", "الاشهر", "السنوات", "الساعات", "ايام", "اسابيع",
        )  # fmt: skip
        past_over = self.word(i) in ("over", "within") or self.word(j - 1) == "past"
        if recent or (plural and not number and direction == "past"):
            return self.vague(unit, end, "recent")
        if number or past_over:
            days = {"day": 1, "week": 7, "month": 30, "year": 365}.get(unit, 0) * count
            if unit == "hour":
                days = -(-count // 24)
            start = (
                cal.shift_months(self.anchor, -12 * count)
                if unit == "year"
                else (
                    cal.shift_months(self.anchor, -count)
                    if unit == "month"
                    else self.anchor - timedelta(days=days)
                )
            )
            if direction == "next":
                return (
                    end,
                    (self.anchor, self.anchor + timedelta(days=days)),
                    "range",
                    "relative",
                    "coming_units",
                )
            return end, (start, self.anchor), "range", "relative", "last_units"
        if plural and direction == "next":
            span = timedelta(days=_VAGUE_DAYS[unit])
            return end, (self.anchor, self.anchor + span), "range", "relative", "coming_units"
        return self._calendar_unit(self.anchor, unit, str(direction), end)

    def _calendar_unit(self, anchor: date, unit: str, direction: str, end: int) -> Reading | None:
        offset = {"past": -1, "this": 0, "next": 1}[direction]
        if unit == "week":
            interval = cal.week_of(anchor, offset, self.first_weekday)
        elif unit == "month":
            base = cal.shift_months(anchor.replace(day=1), offset)
            interval = cal.month(base.year, base.month)
        elif unit == "year":
            interval = cal.year(anchor.year + offset)
        else:
            return None
        if direction == "this":
            return (
                end,
                (interval[0], min(interval[1], anchor)),
                "range",
                "relative",
                f"this_{unit}",
            )
        precisions: dict[str, DatePrecision] = {"week": "week", "month": "month", "year": "year"}
        precision = precisions[unit]
        return end, interval, precision, "relative", f"{direction}_{unit}"

    def season(self, i: int) -> Reading | None:
        """هذا الصيف، صيف 2019، this autumn, throughout the summer."""
        j = i
        before = self.get("modifier", j)
        if before:
            j = before.j
        while self.word(j) in ("throughout", "in", "during", "the", "خلال"):
            j += 1
        match = self.get("season", j)
        if not match or self.get("month", j) or self.get("hijri", j):
            return None
        name, end = str(match.value), match.j
        if year := self.year(end + (self.word(end) == "of")):
            return year[1], cal.season(year[0], name), "season", "absolute", "season_year"
        direction, after = (str(before.value), end) if before else self.direction(end)
        if direction is None and not (j > i or self.word(j).startswith("ال")):
            return None
        if self.word(j) == "fall" and direction is None:
            return None
        if self.anchor is None:
            return after, None, "unknown", "none", "season_without_anchor"
        interval = cal.season(self.anchor.year, name)
        if direction == "past" and interval[1] >= self.anchor:
            interval = cal.season(self.anchor.year - 1, name)
        if direction is None and interval[0] > self.anchor:
            interval = cal.season(self.anchor.year - 1, name)
        if direction == "this" and interval[0] < self.anchor <= interval[1]:
            interval = (self.anchor, interval[1])
        return after, interval, "season", "relative", "season"
