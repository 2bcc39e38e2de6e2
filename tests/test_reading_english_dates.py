"""Stretches of days in English → interval, precision and rule. The report's day is Wednesday 15 June 2022."""

from datetime import UTC, date, datetime

import pytest

from footprint.model import Report
from footprint.reading import lexicon_load, read
from footprint.reading.dates import find_dates
from footprint.reading.tokens import tokenize
from footprint.text import normalize
from footprint.wording.date_texts import DATE_RULES

ANCHOR = date(2022, 6, 15)

SPANS = [
    # two numbers on one month, the month before or behind them
    ("on the night of 3-4 May", "2022-05-03", "2022-05-04", "days", "day_range"),
    ("3-5 May 2021", "2021-05-03", "2021-05-05", "days", "day_range"),
    ("on 3 and 4 May", "2022-05-03", "2022-05-04", "days", "day_range"),
    ("on May 3 and 4", "2022-05-03", "2022-05-04", "days", "day_range"),
    ("on June 14-15", "2022-06-14", "2022-06-15", "days", "day_range"),
    ("on the night of May 3 to 4", "2022-05-03", "2022-05-04", "days", "day_range"),
    ("the night of 30 to 1 June", "2022-05-30", "2022-06-01", "days", "day_range"),
    # two dates
    ("on May 3 and May 5", "2022-05-03", "2022-05-05", "days", "day_range"),
    ("30 April - 2 May 2022", "2022-04-30", "2022-05-02", "days", "day_range"),
    ("2017-08-24/25", "2017-08-24", "2017-08-25", "days", "day_range"),
    # a number behind "and" that counts something else
    ("on May 3 and 12 civilians", "2022-05-03", "2022-05-03", "day", "day_month"),
    ("on 3 May and 4 rockets", "2022-05-03", "2022-05-03", "day", "day_month"),
    # parts of a month
    ("in the first week of May", "2022-05-01", "2022-05-07", "week", "week_of_month"),
    ("in the last week of May 2021", "2021-05-25", "2021-05-31", "week", "week_of_month"),
    ("in the second half of May", "2022-05-16", "2022-05-31", "part_of_month", "half_of_month"),
    ("week of 18 May 2020", "2020-05-18", "2020-05-24", "week", "week_of_day"),
    # weekends
    ("over the weekend", "2022-06-11", "2022-06-12", "days", "weekend"),
    ("last weekend", "2022-06-11", "2022-06-12", "days", "weekend"),
    # the night is that of the date that follows
    ("overnight on May 3", "2022-05-03", "2022-05-03", "day", "day_month"),
    ("overnight from 3 to 4 May", "2022-05-03", "2022-05-04", "days", "day_range"),
    ("overnight", "2022-06-15", "2022-06-15", "day", "near_day"),
]  # fmt: skip


@pytest.mark.parametrize("row", SPANS, ids=[row[0] for row in SPANS])
def test_a_stretch_of_days(row):
    words, start, end, precision, rule = row
    tokens = tokenize(normalize(words), words)
    found = find_dates(tokens, lexicon_load.load().find(tokens), ANCHOR, None, first_weekday=0)
    told = found[0].interval
    assert told is not None
    assert (str(told[0]), str(told[1]), found[0].precision, found[0].rule) == (start, end, precision, rule)  # fmt: skip
    assert rule in DATE_RULES


def test_a_weekend_without_a_day_of_publication_is_unknown():
    words = "over the weekend"
    tokens = tokenize(normalize(words), words)
    (found,) = find_dates(tokens, lexicon_load.load().find(tokens), None)
    assert (found.interval, found.precision) == (None, "unknown")


def test_a_clause_shares_the_date_behind_after():
    text = "Short lead here.\n\nRussian forces entered Lyptsi after Ukrainian forces withdrew on 3 May 2022."
    claims = read(Report(text, published=datetime(2022, 6, 15, tzinfo=UTC))).claims
    assert {(c.type, str(c.date.start)) for c in claims} >= {("deployed", "2022-05-03"), ("withdrawn", "2022-05-03")}  # fmt: skip
