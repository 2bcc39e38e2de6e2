"""Tokens of a sentence → the pieces of dates: numbers, years, months, modifiers, whatever stands before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from footprint.model import DateBasis, DatePrecision
from footprint.reading.calendar import Interval
from footprint.reading.lexicon import Match, words
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


Reading = tuple[int, Interval | None, DatePrecision, DateBasis, str]
"""End token, interval (None where it can't be told), precision, basis, rule."""
TODAY = {
    "اليوم": 0,
    "امس": -1,
    "البارحه": -1,
    "امسا": -1,
    "today": 0,
    "yesterday": -1,
    "tonight": 0,
}
UNITS = {
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
YEAR_WORDS = frozenset({"عام", "العام", "سنه", "السنه", "لعام", "للعام", "عامي"})
AGO = frozenset({"قبل", "منذ"})
_ORDINAL_END = frozenset({"st", "nd", "rd", "th"})
_SHORT_MONTHS = words("short_months")
_MOVEMENTS = words("movements")
_EN_MOVEMENTS = words("en_movements")
_MARCHING = frozenset(("on", "to", "into", "from", "towards", "toward", "against", "through"))
_IN_MONTH = frozenset(
    ("in", "of", "since", "until", "by", "during", "from", "to", "and", "last", "this", "early", "mid", "late")
)  # fmt: skip
_OTHER_DAYS = frozenset(("weekend", "half", "tomorrow", "overnight", "غدا", "غد"))
_CLASSES = frozenset(
    ("month", "hijri", "weekday", "number", "part_of_day", "part", "modifier", "season")
)


class DateWords:
    """One sentence's tokens and the words of dates in them."""

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
        for match in matches:
            if match.cls in _CLASSES:
                self.at[match.cls, match.i] = match

        self._words = [token.text for token in tokens]
        self._bares = [_bare(token) for token in tokens]
        self._numbers: dict[int, tuple[int, int] | None] = {}
        named = {i for _, i in self.at}
        self._dated = [k in named or self._is_date_word(k) for k in range(len(tokens))]

    def _is_date_word(self, i: int) -> bool:
        """Whether a token that is no name of the calendar can be the heart of a date: a number, a unit, today."""
        token = self.tokens[i]
        return (
            token.is_number
            or any(form in UNITS or form in TODAY or form in YEAR_WORDS for _, form in token.forms)
            or token.text in _OTHER_DAYS
        )

    def is_near_date(self, i: int) -> bool:
        """Whether a date can begin at token i: its heart stands here or within three words."""
        return any(self._dated[i : i + 4])

    def word(self, i: int) -> str:
        """The normal form of token i; empty outside the sentence."""
        return self._words[i] if 0 <= i < len(self._words) else ""

    def bare(self, i: int) -> str:
        """The word without a conjunction or preposition that is no part of it."""
        return self._bares[i] if 0 <= i < len(self._bares) else ""

    def get(self, cls: str, i: int) -> Match | None:
        """The lexicon entry of a class that begins at token i."""
        return self.at.get((cls, i))

    def joined(self, i: int) -> bool:
        """Whether token i follows its predecessor without a break (a comma may stand in a date)."""
        if i >= len(self.tokens):
            return False
        gap = self.tokens[i].gap
        if gap == ". " and i and self.tokens[i - 1].text in _SHORT_MONTHS:
            return True
        return not set(gap) & set(".;:!?\n")

    def number(self, i: int) -> tuple[int, int] | None:
        """(value, end) of a number in digits or words: 17، السابع عشر، الخامس والعشرين."""
        if i >= len(self.tokens):
            return None
        if i not in self._numbers:
            self._numbers[i] = self._number(i)
        return self._numbers[i]

    def _number(self, i: int) -> tuple[int, int] | None:
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
        if self.word(end) in ("من", "of") and self.word(end + 1) in YEAR_WORDS:
            end += 1
        if self.word(end) in YEAR_WORDS:
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
        if self.word(i) in ("من",) and self.word(i + 1) in YEAR_WORDS:
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
        if self.word(start).endswith("اب") and match.j == start + 1 and not self._is_august(start):
            return None
        end = match.j
        other = self.get("month", end)
        if other and other.value == match.value and set(self.tokens[end].gap) & set("/(-"):
            end = other.j
        return int(match.value), end

    def _is_august(self, i: int) -> bool:
        """Whether "آب" is the month: أب is a father, باب a gate; a number, a year or "last" stands beside the month."""
        if self.word(i - 1) in ("شهر", "من") or self.number(i - 1) or self.get("part", i - 1):
            return True
        if self.get("modifier", i + 1) or self.year(i + 1) or self.number(i + 1):
            return True
        return i + 1 < len(self.tokens) and "/" in self.tokens[i + 1].gap

    def _is_month_word(self, i: int) -> bool:
        """May and March begin with a capital, "March on Damascus" is none; Arabic names are taken as they are."""
        token = self.tokens[i]
        if token.text == "march" and self.word(i + 1) in _MARCHING:
            before = self.word(i - 1)
            return token.title and (before in _IN_MONTH or before.isdigit())
        return not token.text.isascii() or token.title

    def names_a_movement(self, i: int, j: int) -> bool:
        """Whether a day and month name a party and no time: قوى 14 آذار, the March 14 alliance."""
        if any(form in _MOVEMENTS for _, form in (self.tokens[i - 1].forms if i else ())):
            return True
        return self.word(i - 1) == "the" and self.word(j) in _EN_MOVEMENTS

    def relative(
        self, end: int, interval: Interval | None, precision: DatePrecision, rule: str
    ) -> Reading:
        """A reading that counts from the report's day; unknown where that day is."""
        if interval is None:
            return end, None, "unknown", "none", rule + "_without_anchor"
        return end, interval, precision, "relative", rule


_PLAIN = frozenset((*UNITS, *TODAY, *YEAR_WORDS, *AGO))


def _bare(token: Token) -> str:
    """A token without a conjunction or preposition that is no part of a word for a time."""
    for _, form in token.forms:
        if form in _PLAIN:
            return form
    return token.text
