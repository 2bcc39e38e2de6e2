"""Rules for dates that name a day, a month or a year: 18/01/2021، 22 تشرين الأول 2019، late May, عام 2017."""

from __future__ import annotations

import re
from datetime import date, timedelta

from hijridate import Hijri

from footprint.model import DateBasis
from footprint.reading import calendar as cal
from footprint.reading.date_words import UNITS, YEAR_WORDS, DateWords, Reading
from footprint.reading.lexicon import Match

_DOTTED = re.compile(r"(\d{4})\.(\d{1,2})\.(\d{1,2})|(\d{1,2})\.(\d{1,2})\.(\d{4})")


class AbsoluteRules(DateWords):
    """Each rule takes a position and gives the end and the meaning, or None."""

    def numeric(self, i: int) -> Reading | None:
        """2021.01.18, 18/01/2021, 2021-01-18. Day before month, as all outlets of the region write."""
        if i >= len(self.tokens):
            return None
        token = self.tokens[i]
        dotted = _DOTTED.fullmatch(token.text)
        numbers: list[str] = []
        end = i + 1
        if dotted:
            numbers = [g for g in dotted.groups() if g]
        elif token.text.isdigit() and i + 2 < len(self.tokens):
            gaps = {self.tokens[i + 1].gap.strip(), self.tokens[i + 2].gap.strip()}
            if len(gaps) == 1 and gaps <= {"/", "-"}:
                numbers = [t.text for t in self.tokens[i : i + 3]]
                end = i + 3
        if len(numbers) != 3 or not all(n.isdigit() for n in numbers):
            return None
        values = [int(n) for n in numbers]
        if len(numbers[0]) == 4:
            found = cal.day(*values)
        elif len(numbers[2]) == 4:
            found = cal.day(values[2], values[1], values[0]) or cal.day(
                values[2], values[0], values[1]
            )
        else:
            return None
        return (end, found, "day", "absolute", "numeric") if found else None

    def day_of_month(self, i: int) -> Reading | None:
        """22 تشرين الأول 2019، السابع عشر من شباط، 19 April 2022, May 3, الثامن من الشهر الجاري، 14 شعبان 1444."""
        named = self.month(i)
        if (
            named
            and (number := self.number(named[1]))
            and number[0] <= 31
            and self.joined(named[1])
        ):
            if not self.tokens[i].text.isascii() or self.tokens[named[1]].gap.strip(" ."):
                number = None  # آذار 2019: the year of a month; Arabic puts the day first
            if number and len(self.tokens[named[1]].text) <= 2:
                return self.dated(number[0], named[0], number[1])
        number = self.number(i)
        if not number or not 1 <= number[0] <= 31:
            return None
        j = number[1]
        if self.word(j) in ("من", "of"):
            j += 1
        if self.bare(j) in ("الشهر", "شهر", "month"):
            direction, end = self.direction(j + 1)
            if direction and self.anchor:
                offset = {"this": 0, "past": -1, "next": 1}[direction]
                base = cal.shift_months(self.anchor.replace(day=1), offset)
                return self.relative(
                    end, cal.day(base.year, base.month, number[0]), "day", "day_of_this_month"
                )
        hijri = self.get("hijri", j)
        if hijri and self.joined(j):
            year_at = self.number(hijri.j)
            if year_at and 1300 <= year_at[0] <= 1500:
                end = year_at[1] + (self.word(year_at[1]) in ("ه", "هجري", "هجريه", "للهجره"))
                converted = _from_hijri(year_at[0], int(hijri.value), number[0])
                if converted:
                    return end, (converted, converted), "day", "absolute", "hijri_day"
        named = self.month(j)
        if (
            named
            and (j == number[1] or self.joined(j))
            and not set(self.tokens[j].gap) & set(".;\n")
        ):
            return self.dated(number[0], named[0], named[1])
        return None

    def dated(self, number: int, month: int, end: int) -> Reading | None:
        """A day and month with their year, or counted from the report's day where none is given."""
        if year := self.year(end):
            found = cal.day(year[0], month, number)
            if found is None:
                return year[1], None, "unknown", "none", "impossible_date"
            return year[1], found, "day", "absolute", "day_month_year"
        direction, after = self.direction(end)
        if self.anchor is None:
            return end, None, "unknown", "none", "day_month_without_anchor"
        found = cal.day_without_year(self.anchor, number, month, direction)
        return (after, found, "day", "relative", "day_month") if found else None

    def month_in_year(self, i: int) -> Reading | None:
        """شباط الفائت، نهاية شهر كانون الثاني 2020، late May, in October 2019, July last year."""
        part = self.get("part", i)
        j = part.j if part else i
        if part and self.word(j) in ("من", "of", "في"):
            j += 1
        named = self.month(j)
        if not named or not (j == i or self.joined(j)):
            if not part:
                return None
            return self._part_of_unit(part, j)
        number, end = named
        year = self.year(end)
        basis: DateBasis = "absolute" if year else "relative"
        if year:
            whole, end = cal.month(year[0], number), year[1]
            rule = "month_year"
        else:
            direction, after = self.direction(end)
            if self.anchor is None:
                return end, None, "unknown", "none", "month_without_anchor"
            if direction and self.word(after) in ("year",):
                offset = {"past": -1, "this": 0, "next": 1}[direction]
                whole, end = cal.month(self.anchor.year + offset, number), after + 1
            else:
                ahead = part is not None and direction is None
                whole, end = cal.month_without_year(self.anchor, number, direction), after
                if (
                    ahead
                    and number == self.anchor.month % 12 + 1
                    and part
                    and part.value == "early"
                ):
                    # "at the beginning of September", said on 30 August, is the coming one
                    whole = cal.month_without_year(self.anchor, number, "next")
            rule = f"month_{direction}" if direction else "month"
            if direction == "this" and number == self.anchor.month and not part:
                return end, (whole[0], self.anchor), "range", "relative", rule
        if part:
            prefix = {"early": "start_of", "mid": "middle_of", "late": "end_of"}[str(part.value)]
            interval = cal.part_of_month(whole, str(part.value))
            return end, interval, "part_of_month", basis, f"{prefix}_{rule}"
        return end, whole, "month", basis, rule

    def _part_of_unit(self, part: Match, j: int) -> Reading | None:
        """مطلع الأسبوع الجاري، أواخر العام 2017، منذ بداية العام، the end of the month."""
        value = str(part.value)
        while self.word(j) in ("the",):
            j += 1
        before = self.get("modifier", j) if self.word(j).isascii() else None
        if before:
            j = before.j
        if year := self.year(j):
            return year[1], cal.part_of_year(year[0], value), "range", "absolute", f"{value}_year"
        unit = UNITS.get(self.bare(j))
        if unit not in ("week", "month", "year") or self.anchor is None:
            return None
        direction, end = (str(before.value), j + 1) if before else self.direction(j + 1)
        offset = {"past": -1, "this": 0, "next": 1, None: 0}[direction]
        if unit == "week":
            first, _ = cal.week_of(self.anchor, offset, self.first_weekday)
            span = {"early": (0, 1), "mid": (2, 4), "late": (5, 6)}[value]
            interval = first + timedelta(days=span[0]), first + timedelta(days=span[1])
            return end, interval, "days", "relative", f"{value}_week"
        if unit == "month":
            base = cal.shift_months(self.anchor.replace(day=1), offset)
            interval = cal.part_of_month(cal.month(base.year, base.month), value)
            return end, interval, "part_of_month", "relative", f"{value}_month"
        interval = cal.part_of_year(self.anchor.year + offset, value)
        return end, interval, "range", "relative", f"{value}_year"

    def hijri_month(self, i: int) -> Reading | None:
        """رمضان 1442، Ramadan 1442: a month of the Islamic calendar, with its year."""
        match = self.get("hijri", i)
        number = self.number(match.j) if match and self.joined(match.j) else None
        if not match or not number or not 1300 <= number[0] <= 1500:
            return None
        month = int(match.value)
        first = _from_hijri(number[0], month, 1)
        after = _from_hijri(number[0] + month // 12, month % 12 + 1, 1)
        if first is None or after is None:
            return None
        return (
            number[1],
            (first, after - timedelta(days=1)),
            "month",
            "absolute",
            "hijri_month",
        )

    def in_year(self, i: int) -> Reading | None:
        """عام 2017، in 2015, between a part and a year."""
        if self.word(i) in YEAR_WORDS and (year := self.year(i)):
            return year[1], cal.year(year[0]), "year", "absolute", "year"
        text = self.word(i)
        if len(text) == 4 and text.isdigit() and "1900" <= text <= "2100":
            before = self.word(i - 1)
            if before in (
                "in",
                "since",
                "during",
                "until",
                "from",
                "and",
                "between",
                "منذ",
                "في",
                "حتي",
            ):
                return i + 1, cal.year(int(text)), "year", "absolute", "year"
        return None


def _from_hijri(year: int, month: int, day: int) -> date | None:
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)
