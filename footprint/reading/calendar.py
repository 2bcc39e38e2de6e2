"""Parts of a date, relative to the report's own day → closed intervals of days. Pure arithmetic, no words."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

Interval = tuple[date, date]
HORIZON = timedelta(days=45)
"""A day and month without a year lie at most this far after publication (a plan), else they are past."""


def day(year: int, month: int, number: int) -> Interval | None:
    """One day, or None where the calendar has no such day."""
    try:
        found = date(year, month, number)
    except ValueError:
        return None
    return found, found


def month(year: int, number: int) -> Interval:
    """A whole month."""
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def year(number: int) -> Interval:
    """A whole year."""
    return date(number, 1, 1), date(number, 12, 31)


def part_of_month(whole: Interval, part: str) -> Interval:
    """Early 1–10, mid 11–20, late 21–last (UCDP and the contract's convention)."""
    first, last = whole
    if part == "early":
        return first, first.replace(day=10)
    if part == "mid":
        return first.replace(day=11), first.replace(day=20)
    return first.replace(day=21), last


def part_of_year(number: int, part: str) -> Interval:
    """Early: first quarter; mid: May to August; late: last quarter."""
    if part == "early":
        return date(number, 1, 1), date(number, 3, 31)
    if part == "mid":
        return date(number, 5, 1), date(number, 8, 31)
    return date(number, 10, 1), date(number, 12, 31)


def week_of(anchor: date, offset: int, first_weekday: int) -> Interval:
    """The week `offset` weeks from the anchor's; `first_weekday` 0 is Monday, 6 Sunday."""
    start = (
        anchor - timedelta(days=(anchor.weekday() - first_weekday) % 7) + timedelta(weeks=offset)
    )
    return start, start + timedelta(days=6)


def shift_months(anchor: date, months: int) -> date:
    """The same day so many months away, or the last of that month."""
    index = anchor.year * 12 + anchor.month - 1 + months
    number, last = index % 12 + 1, calendar.monthrange(index // 12, index % 12 + 1)[1]
    return date(index // 12, number, min(anchor.day, last))


def weekday_before(anchor: date, weekday: int, *, strictly: bool = False) -> date:
    """The latest such weekday not after the anchor (or before it)."""
    back = (anchor.weekday() - weekday) % 7
    if strictly and back == 0:
        back = 7
    return anchor - timedelta(days=back)


def weekday_after(anchor: date, weekday: int) -> date:
    """The next such weekday after the anchor."""
    return anchor + timedelta(days=(weekday - anchor.weekday() - 1) % 7 + 1)


def month_without_year(anchor: date, number: int, direction: str | None) -> Interval:
    """A month named alone. `past`: the latest already over; `this`: of the anchor's year; `next`: the coming one.

    Without a direction: the latest that has begun.
    """
    if direction == "this":
        return month(anchor.year, number)
    if direction == "next":
        return month(anchor.year + (number <= anchor.month), number)
    if direction == "past":
        return month(anchor.year - (number >= anchor.month), number)
    return month(anchor.year - (number > anchor.month), number)


def day_without_year(
    anchor: date, number: int, of_month: int, direction: str | None
) -> Interval | None:
    """A day and month without a year: the latest not after the anchor, or a plan within `HORIZON`."""
    for candidate in (anchor.year + 1, anchor.year, anchor.year - 1):
        found = day(candidate, of_month, number)
        if found is None:
            continue
        limit = anchor + HORIZON if direction in (None, "next", "this") else anchor
        if found[0] <= limit:
            return found
    return None


def season(number: int, name: str) -> Interval:
    """Meteorological seasons of the north; winter begins in December of that year."""
    if name == "spring":
        return date(number, 3, 1), date(number, 5, 31)
    if name == "summer":
        return date(number, 6, 1), date(number, 8, 31)
    if name == "autumn":
        return date(number, 9, 1), date(number, 11, 30)
    return date(number, 12, 1), month(number + 1, 2)[1]
