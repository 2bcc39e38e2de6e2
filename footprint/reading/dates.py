"""Date expressions of a sentence → intervals, relative to the report's own day. One grammar for both languages.

Every reading names its rule; the words of each rule stand in `data/lexicon/dates.toml`. Words that need an anchor
and have none give an unknown date with their span, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hijridate import Hijri

from footprint.model import DateBasis, DatePrecision
from footprint.reading import calendar as cal
from footprint.reading.calendar import Interval
from footprint.reading.lexicon import Match
from footprint.reading.tokens import Token


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression: tokens `i` to `j`, and what it means."""

    i: int
    j: int
    interval: Interval | None
    precision: DatePrecision
    basis: DateBasis
    rule: str
    weekday: int | None = None
    """Set where the words are a bare weekday: in a plan it is the coming one."""


_TODAY = {
    "اليوم": 0,
    "امس": -1,
    "البارحه": -1,
    "امسا": -1,
    "today": 0,
    "yesterday": -1,
    "tonight": 0,
}
_TOMORROW = {"غدا": 1, "غد": 1, "tomorrow": 1}
_UNITS = {
    "يوم": "day", "ايام": "day", "يوما": "day", "يومين": "2day", "اليومين": "2day", "الايام": "day",
    "day": "day", "days": "day",
    "اسبوع": "week", "اسابيع": "week", "اسبوعين": "2week", "الاسبوع": "week", "الاسابيع": "week",
    "الاسبوعين": "2week", "اسبوعا": "week", "week": "week", "weeks": "week", "fortnight": "2week",
    "شهر": "month", "اشهر": "month", "شهور": "month", "شهرين": "2month", "الشهر": "month",
    "الاشهر": "month", "الشهرين": "2month", "شهرا": "month", "month": "month", "months": "month",
    "عام": "year", "سنه": "year", "سنوات": "year", "اعوام": "year", "عامين": "2year", "سنتين": "2year",
    "العام": "year", "السنه": "year", "السنوات": "year", "العامين": "2year", "الاعوام": "year",
    "عاما": "year", "year": "year", "years": "year",
    "ساعه": "hour", "ساعات": "hour", "الساعات": "hour", "ساعتين": "hour", "الساعه": "hour",
    "hour": "hour", "hours": "hour",
}  # fmt: skip
_YEAR_WORDS = frozenset({"عام", "العام", "سنه", "السنه", "لعام", "للعام", "عامي"})
_VAGUE_DAYS = {"hour": 1, "day": 7, "week": 28, "month": 180, "year": 1095}
_SINCE = frozenset({"منذ", "since"})
_AGO = frozenset({"قبل", "منذ"})
_DURING = frozenset(
    {"خلال", "during", "over", "throughout", "in", "within", "اثناء", "طيله", "طوال"}
)
_RECENT = frozenset({"الاخيره", "الاخير", "الاخيرين", "recent"})
_ORDINAL_END = frozenset({"st", "nd", "rd", "th"})
_DOTTED = re.compile(r"(\d{4})\.(\d{1,2})\.(\d{1,2})|(\d{1,2})\.(\d{1,2})\.(\d{4})")


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
        mention = grammar.read(i)
        if mention is None:
            i += 1
            continue
        found.append(mention)
        if mention.interval:
            grammar.context = mention.interval
        i = max(mention.j, i + 1)
    return found


_Reading = tuple[int, Interval | None, DatePrecision, DateBasis, str]


class _Grammar:
    """The rules, over one sentence. Each takes a position and gives the end and the meaning, or None."""

    def __init__(
        self,
        tokens: Sequence[Token],
        matches: Sequence[Match],
        anchor: date | None,
        context: Interval | None,
        first_weekday: int,
    ) -> None:
        self.tokens = tokens
        self.anchor = anchor
        self.context = context
        self.first_weekday = first_weekday
        self.at: dict[tuple[str, int], Match] = {}
        wanted = {
            "month",
            "hijri",
            "weekday",
            "number",
            "part_of_day",
            "part",
            "modifier",
            "season",
        }
        for match in matches:
            if match.cls in wanted:
                self.at[match.cls, match.i] = match
        self.rules: tuple[Callable[[int], _Reading | None], ...] = (
            self.bounded,
            self.numeric,
            self.day_of_month,
            self.month_in_year,
            self.in_year,
            self.near_day,
            self.night_between,
            self.weekday,
            self.ago,
            self.after_context,
            self.unit,
            self.season,
        )

    # ------------------------------------------------------------ helpers

    def word(self, i: int) -> str:
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def bare(self, i: int) -> str:
        """The word without a conjunction or preposition that is no part of it."""
        if not 0 <= i < len(self.tokens):
            return ""
        token = self.tokens[i]
        for _, form in token.forms:
            if form in _UNITS or form in _TODAY or form in _YEAR_WORDS or form in _AGO:
                return form
        return token.text

    def get(self, cls: str, i: int) -> Match | None:
        return self.at.get((cls, i))

    def joined(self, i: int) -> bool:
        """Whether token i follows its predecessor without a break (a comma may stand in a date)."""
        return i < len(self.tokens) and not set(self.tokens[i].gap) & set(".;:!?\n")

    def number(self, i: int) -> tuple[int, int] | None:
        """(value, end) of a number in digits or words: 17، السابع عشر، الخامس والعشرين."""
        if i >= len(self.tokens):
            return None
        token = self.tokens[i]
        digits = next((f for _, f in token.forms if f.isdigit()), "")
        if digits:
            end = i + 1
            if self.word(end) in _ORDINAL_END and self.tokens[end].gap == "":
                end += 1
            return int(digits), end
        match = self.get("number", i)
        if match is None:
            return None
        value, end = int(match.value), match.j
        if value < 10 and self.word(end) in ("عشر", "عشره") and self.joined(end):
            return value + 10, end + 1
        tens = self.get("number", end)
        if value < 10 and tens and tens.clitics == "و" and tens.value in (20, 30):
            return value + int(tens.value), tens.j
        return value, end

    def year(self, i: int) -> tuple[int, int] | None:
        """(year, end), with "العام", "من عام" or a comma before it."""
        end = i
        if self.word(end) in ("من", "of") and self.word(end + 1) in _YEAR_WORDS:
            end += 1
        if self.word(end) in _YEAR_WORDS:
            end += 1
        if end < len(self.tokens) and self.joined(end):
            text = next((f for _, f in self.tokens[end].forms if f.isdigit()), "")
            if len(text) == 4 and "1900" <= text <= "2100":
                return int(text), end + 1
        return None

    def direction(self, i: int) -> tuple[str | None, int]:
        """The modifier at i ("الفائت", "this") and where it ends."""
        match = self.get("modifier", i)
        if match and (i == 0 or self.joined(i)):
            return str(match.value), match.j
        if self.word(i) in ("من",) and self.word(i + 1) in _YEAR_WORDS:
            match = self.get("modifier", i + 2)
            if match:
                return str(match.value), match.j
        return None, i

    def month(self, i: int) -> tuple[int, int] | None:
        """(month, end) of a name, or of a pair of names for one month (تشرين الأول/أكتوبر)."""
        start = i + 1 if self.word(i) in ("شهر", "of") else i
        match = self.get("month", start)
        if match is None:
            return None
        if self.word(start) in ("may", "mar", "march", "ماي") and not self._is_month_word(start):
            return None
        end = match.j
        other = self.get("month", end)
        if other and other.value == match.value and set(self.tokens[end].gap) & set("/(-"):
            end = other.j
        return int(match.value), end

    def _is_month_word(self, i: int) -> bool:
        """May and March begin with a capital; Arabic names are taken as they are."""
        token = self.tokens[i]
        return not token.text.isascii() or token.title

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
            best: _Reading | None = None
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
        return None

    def relative(
        self, end: int, interval: Interval | None, precision: DatePrecision, rule: str
    ) -> _Reading:
        if interval is None:
            return end, None, "unknown", "none", rule + "_without_anchor"
        return end, interval, precision, "relative", rule

    # ------------------------------------------------------------ rules

    def bounded(self, i: int) -> _Reading | None:
        """Since, until, between, from … to: two ends, or one end and the day of publication."""
        word = self.bare(i)
        if word in _SINCE or (word in ("منذ", "since")):
            inner = self._inner(i + 1)
            if inner and inner[1] and self.anchor:
                end, interval, _, _, _ = inner
                if interval[0] <= self.anchor:
                    return end, (interval[0], self.anchor), "range", "relative", "since"
            if inner and inner[1] is None:
                return inner
            return None
        if word in ("by", "until", "حتي", "till") or (word == "بحلول"):
            inner = self._inner(i + 1)
            if inner and inner[1] and self.anchor and inner[1][1] >= self.anchor:
                return inner[0], (self.anchor, inner[1][1]), "range", "relative", "until"
            return None
        if word in ("between", "بين", "from", "من", "ما"):
            return self._between(i + 1)
        return None

    def _inner(self, i: int) -> _Reading | None:
        """A simple date at i, an article or a preposition before it allowed."""
        while self.word(i) in ("the", "نحو", "about", "يوم") or self.get("part_of_day", i):
            i += 1
        if i >= len(self.tokens):
            return None
        best: _Reading | None = None
        for rule in self.rules[1:]:
            reading = rule(i)
            if reading and (best is None or reading[0] > best[0]):
                best = reading
        return best

    def _between(self, i: int) -> _Reading | None:
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
                start = cal.day(later[1][0].year, later[1][0].month, first_day[0])
                if start and start[0] <= later[1][1]:
                    interval = (start[0], later[1][1])
                    return later[0], interval, "days", later[3], "between_days"
        left = self._inner(i)
        if not left or not left[1]:
            return None
        j = left[0]
        if self.word(j) in ("and", "to", "until", "الي", "حتي", "و"):
            j += 1
        elif not (j < len(self.tokens) and any(c == "و" for c, _ in self.tokens[j].forms)):
            return None
        right = self._inner(j)
        if not right or not right[1]:
            return None
        start, stop = left[1][0], right[1][1]
        if start > stop and left[2] in ("month", "day"):
            start = (
                cal.shift_months(start, -12) if left[2] == "month" else start - timedelta(days=7)
            )
        if start > stop:
            return None
        days = left[2] == "day" and (stop - start).days < 8
        return right[0], (start, stop), "days" if days else "range", right[3], "between"

    def numeric(self, i: int) -> _Reading | None:
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

    def day_of_month(self, i: int) -> _Reading | None:
        """22 تشرين الأول 2019، السابع عشر من شباط، 19 April 2022, May 3, الثامن من الشهر الجاري، 14 شعبان 1444."""
        named = self.month(i)
        if (
            named
            and (number := self.number(named[1]))
            and number[0] <= 31
            and self.joined(named[1])
        ):
            if not self.tokens[i].text.isascii() or self.tokens[named[1]].gap.strip():
                number = None  # آذار 2019: the year of a month; Arabic puts the day first
            if number and len(self.tokens[named[1]].text) <= 2:
                return self._dated(number[0], named[0], number[1])
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
            return self._dated(number[0], named[0], named[1])
        return None

    def _dated(self, number: int, month: int, end: int) -> _Reading | None:
        if year := self.year(end):
            found = cal.day(year[0], month, number)
            return (year[1], found, "day", "absolute", "day_month_year") if found else None
        direction, after = self.direction(end)
        if self.anchor is None:
            return end, None, "unknown", "none", "day_month_without_anchor"
        found = cal.day_without_year(self.anchor, number, month, direction)
        return (after, found, "day", "relative", "day_month") if found else None

    def month_in_year(self, i: int) -> _Reading | None:
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

    def _part_of_unit(self, part: Match, j: int) -> _Reading | None:
        """مطلع الأسبوع الجاري، أواخر العام 2017، منذ بداية العام، the end of the month."""
        value = str(part.value)
        while self.word(j) in ("the",):
            j += 1
        if year := self.year(j):
            return year[1], cal.part_of_year(year[0], value), "range", "absolute", f"{value}_year"
        unit = _UNITS.get(self.bare(j))
        if unit not in ("week", "month", "year") or self.anchor is None:
            return None
        direction, end = self.direction(j + 1)
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

    def in_year(self, i: int) -> _Reading | None:
        """عام 2017، in 2015, between a part and a year."""
        if self.word(i) in _YEAR_WORDS and (year := self.year(i)):
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

    def near_day(self, i: int) -> _Reading | None:
        """اليوم الإثنين، أمس، أول أمس، غداً، last night, overnight, this morning."""
        word = self.bare(i)
        offset: int | None = None
        end = i + 1
        if ((self.get("part", i) or word in ("اول", "قبل")) and self.bare(i + 1) in ("امس",)) or (
            word == "امس" and self.word(i + 1) == "الاول"
        ):
            offset, end = -2, i + 2
        elif word in _TODAY:
            offset = _TODAY[word]
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

    def night_between(self, i: int) -> _Reading | None:
        """ليل الأربعاء - الخميس: both days."""
        first = self.get("weekday", i)
        if not first or first.j >= len(self.tokens):
            return None
        second = self.get("weekday", first.j)
        if not second or not set(self.tokens[first.j].gap) & set("-/"):
            return None
        interval = None
        if self.anchor:
            last = cal.weekday_before(self.anchor, int(second.value))
            start = cal.weekday_before(last, int(first.value))
            interval = (start, last)
        return self.relative(second.j, interval, "days", "night_between")

    def weekday(self, i: int) -> _Reading | None:
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
        reading = self.relative(
            end, interval, "day", "weekday" if direction is None else "weekday_" + direction
        )
        return reading

    def ago(self, i: int) -> _Reading | None:
        """قبل ثلاثة أيام، منذ أسبوعين، three days ago, two weeks earlier."""
        arabic = self.bare(i) in _AGO
        j = i + 1 if arabic else i
        while self.word(j) in ("نحو", "حوالي", "about", "some", "اكثر", "من"):
            j += 1
        number = self.number(j)
        count, j = (number[0], number[1]) if number else (1, j)
        unit = _UNITS.get(self.bare(j))
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
            return self._vague(unit, end, "since" if self.bare(i) == "منذ" else "ago")
        if self.anchor is None:
            return end, None, "unknown", "none", "ago_without_anchor"
        if arabic and self.bare(i) == "منذ":
            shifted = self._shift(self.anchor, -count, unit, end)
            if shifted and shifted[1]:
                return end, (shifted[1][0], self.anchor), "range", "relative", "since_ago"
        return self._shift(self.anchor, -count, unit, end)

    def _shift(self, base: date, count: int, unit: str, end: int) -> _Reading | None:
        if unit == "hour":
            return end, (base - timedelta(days=1), base), "days", "relative", "ago"
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

    def _vague(self, unit: str, end: int, rule: str) -> _Reading | None:
        if self.anchor is None:
            return end, None, "unknown", "none", rule + "_without_anchor"
        start = self.anchor - timedelta(days=_VAGUE_DAYS[unit])
        return end, (start, self.anchor), "range", "relative", rule

    def after_context(self, i: int) -> _Reading | None:
        """في اليوم التالي، بعد يومين، بعد ساعات، the next day, the day before: counted from the day told last."""
        word, after = self.word(i), self.word(i + 1)
        if self.bare(i) == "قبل":
            word = "قبل"
        offset: int | None = None
        end = i + 2
        if word.endswith("اليوم") and after == "التالي":
            offset = 1
        elif word == "اليوم" and after == "السابق":
            offset = -1
        elif word in ("next", "following") and after == "day":
            offset = 1
        elif word == "day" and after in ("before", "earlier") and self.word(i - 1) == "the":
            offset = -1
        elif word == "day" and after == "after" and self.word(i - 1) == "the":
            offset = 1
        elif word == "ذلك" and self.word(i - 1) == "قبل" and self.bare(i + 1) == "يوم":
            offset = -1
        elif word == "قبل" and after == "ذلك" and i + 2 < len(self.tokens):
            unit = _UNITS.get(self.bare(i + 2))
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
            unit = _UNITS.get(self.bare(j), "")
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
        elif (number := self.number(i)) and self.word(number[1]) in ("days", "day"):
            if self.word(number[1] + 1) == "later":
                offset, end = number[0], number[1] + 2
        if offset is None or self.context is None:
            return None
        first, last = (edge + timedelta(days=offset) for edge in self.context)
        precision: DatePrecision = "day" if first == last else "days"
        return end, (first, last), precision, "relative", "after_context"

    def unit(self, i: int) -> _Reading | None:
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
        if number and _UNITS.get(self.bare(number[1])):
            j = number[1]
        elif number:
            return None
        recent = self.word(j) == "recent"
        j += recent
        unit = _UNITS.get(self.bare(j))
        if unit is None:
            return None
        count = number[0] if number else 1
        if unit[0] == "2":
            count, unit, number = 2, unit[1:], (2, j)
        end = j + 1
        if number and number[1] > j and not number:
            return None
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
            return self._vague(unit, end, "recent")
        if number or past_over:
            days = {"hour": 1, "day": 1, "week": 7, "month": 30, "year": 365}[unit] * count
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
        return self._calendar_unit(unit, str(direction), end)

    def _calendar_unit(self, unit: str, direction: str, end: int) -> _Reading | None:
        assert self.anchor is not None
        offset = {"past": -1, "this": 0, "next": 1}[direction]
        if unit == "week":
            interval = cal.week_of(self.anchor, offset, self.first_weekday)
        elif unit == "month":
            base = cal.shift_months(self.anchor.replace(day=1), offset)
            interval = cal.month(base.year, base.month)
        elif unit == "year":
            interval = cal.year(self.anchor.year + offset)
        else:
            return None
        if direction == "this":
            return (
                end,
                (interval[0], min(interval[1], self.anchor)),
                "range",
                "relative",
                f"this_{unit}",
            )
        precision: DatePrecision = {"week": "week", "month": "month", "year": "year"}[unit]  # type: ignore[assignment]
        return end, interval, precision, "relative", f"{direction}_{unit}"

    def season(self, i: int) -> _Reading | None:
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
        if year := self.year(end):
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


def _from_hijri(year: int, month: int, day: int) -> date | None:
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)
