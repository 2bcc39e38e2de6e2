"""Words of a clause → how many events it tells of, where it is more than one."""

from __future__ import annotations

from collections.abc import Sequence

from footprint.reading.frame import Frame
from footprint.reading.lexicon import words
from footprint.reading.tokens import Token

_TIMES = {"مرات", "مره", "مرتين", "times", "twice"}
_SEVERAL = {"عده", "several", "عديده", "متكرره", "repeated", "متعدده", "dozens", "عشرات"}
_EVENTS = words("events")
_NUMBERS = {
    "مرتين": 2, "twice": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "dozen": 12, "ثلاث": 3, "ثلاثه": 3, "اربع": 4, "اربعه": 4, "خمس": 5, "خمسه": 5, "ست": 6, "سته": 6,
    "سبع": 7, "سبعه": 7, "سبعا": 7, "ثماني": 8, "ثمانيه": 8, "تسع": 9, "تسعه": 9, "تسعا": 9, "عشر": 10, "عشره": 10,
}  # fmt: skip
_TOTALS = {
    "عدد",
    "تعداد",
    "بلغ",
    "يرتفع",
    "ارتفع",
    "وثق",
    "وثقت",
    "سجل",
    "سجلت",
    "number",
    "total",
    "count",
}


def count_of(tokens: Sequence[Token], frame: Frame) -> tuple[int, int, int] | None:
    """(first token, end, at least how many); None for one event, and for counts of people or vehicles."""
    clause = frame.clause
    words = [tokens[k].text for k in range(clause.i, clause.j)]
    for n, word in enumerate(words):
        k = clause.i + n
        if word in _TIMES:
            value, start = _number_before(tokens, k)
            if word in ("مرتين", "twice"):
                return k, k + 1, 2
            if value:
                return start, k + 1, value
            if n and words[n - 1] in _SEVERAL:
                return k - 1, k + 1, 2
        if (
            any(f in _EVENTS or f.removeprefix("ال") in _EVENTS for _, f in tokens[k].forms)
            and frame.i - 3 <= k <= frame.j + 6
        ):
            value, start = _number_before(tokens, k)
            if value and value > 1:
                return start, k + 1, value
            if n and words[n - 1] in _SEVERAL:
                return k - 1, k + 1, 2
    totals = [k for k in range(clause.i, clause.j) if any(f in _TOTALS for _, f in tokens[k].forms)]
    if totals:
        for k in range(totals[0], min(totals[0] + 8, clause.j)):
            value = _value(tokens[k])
            if value and value > 1 and abs(k - frame.i) <= 8 and not _counts_people(tokens, k + 1):
                return k, k + 1, value
    return None


def _value(token: Token) -> int | None:
    for _, form in token.forms:
        if form.isdigit():
            number = int(form)
            return number if number < 1000 else None
        if form in _NUMBERS:
            return _NUMBERS[form]
    return None


def _number_before(tokens: Sequence[Token], k: int) -> tuple[int | None, int]:
    if k == 0 or tokens[k].breaks:
        return None, k
    value = _value(tokens[k - 1])
    start = k - 1
    if (
        value is not None
        and k >= 3
        and tokens[k - 3].text == "at"
        and tokens[k - 2].text == "least"
    ):
        start = k - 3
    return value, start


def _counts_people(tokens: Sequence[Token], k: int) -> bool:
    return k < len(tokens) and any(
        f
        in (
            "شخصا",
            "شخص",
            "مدنيا",
            "مدنيين",
            "قتيلا",
            "شاحنه",
            "اليه",
            "عنصرا",
            "جنديا",
            "people",
            "civilians",
            "soldiers",
        )
        for _, f in tokens[k].forms
    )
