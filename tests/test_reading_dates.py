"""Phrases with dates → intervals. All phrases are written for the tests."""

from datetime import date

import pytest

from footprint.reading import lexicon_load
from footprint.reading.dates import find_dates
from footprint.reading.tokens import tokenize
from footprint.text import normalize

ANCHOR = date(2022, 6, 15)  # a Wednesday
CONTEXT = (date(2022, 6, 10), date(2022, 6, 10))


def read(words, anchor=ANCHOR, context=None, first_weekday=6):
    tokens = tokenize(normalize(words), words)
    return find_dates(
        tokens, lexicon_load.load().find(tokens), anchor, context, first_weekday=first_weekday
    )


def days(interval):
    return tuple(day.isoformat() for day in interval) if interval else None


ARABIC = [
    # absolute
    ("في 22 تشرين الأول/أكتوبر 2019", "2019-10-22", "2019-10-22", "day"),
    ("في ٧ شباط ٢٠١٨", "2018-02-07", "2018-02-07", "day"),
    ("يوم 06/07/2022", "2022-07-06", "2022-07-06", "day"),
    ("بتاريخ 2021.01.18", "2021-01-18", "2021-01-18", "day"),
    ("بتاريخ 2021-01-18", "2021-01-18", "2021-01-18", "day"),
    ("السابع عشر من شباط", "2022-02-17", "2022-02-17", "day"),
    ("الخامس والعشرين من أيار", "2022-05-25", "2022-05-25", "day"),
    ("في 12 يونيو 2021", "2021-06-12", "2021-06-12", "day"),
    ("24 أوت 2018", "2018-08-24", "2018-08-24", "day"),
    ("20 جانفي 2018", "2018-01-20", "2018-01-20", "day"),
    ("في 14 شعبان 1444", "2023-03-06", "2023-03-06", "day"),
    ("نهاية شهر كانون الثاني 2020", "2020-01-21", "2020-01-31", "part_of_month"),
    ("مطلع أيلول 2021", "2021-09-01", "2021-09-10", "part_of_month"),
    ("منتصف آذار 2021", "2021-03-11", "2021-03-20", "part_of_month"),
    ("في تشرين الأول من العام 2019", "2019-10-01", "2019-10-31", "month"),
    ("خلال شباط/فبراير 2023", "2023-02-01", "2023-02-28", "month"),
    ("عام 2017", "2017-01-01", "2017-12-31", "year"),
    ("بين عامي 2016 و2019", "2016-01-01", "2019-12-31", "range"),
    ("أواخر العام 2017", "2017-10-01", "2017-12-31", "range"),
    # relative to the report's day
    ("اليوم الأربعاء", "2022-06-15", "2022-06-15", "day"),
    ("صباح اليوم", "2022-06-15", "2022-06-15", "day"),
    ("مساء أمس الثلاثاء", "2022-06-14", "2022-06-14", "day"),
    ("فجر أول أمس", "2022-06-13", "2022-06-13", "day"),
    ("يوم الأحد", "2022-06-12", "2022-06-12", "day"),
    ("فجر الجمعة", "2022-06-10", "2022-06-10", "day"),
    ("الأربعاء", "2022-06-15", "2022-06-15", "day"),
    ("الأربعاء الفائت", "2022-06-08", "2022-06-08", "day"),
    ("ليل الأحد - الإثنين", "2022-06-12", "2022-06-13", "days"),
    ("قبل ثلاثة أيام", "2022-06-12", "2022-06-12", "day"),
    ("قبل يومين", "2022-06-13", "2022-06-13", "day"),
    ("قبل شهرين", "2022-04-01", "2022-04-30", "month"),
    ("الأسبوع الماضي", "2022-06-05", "2022-06-11", "week"),
    ("الشهر الماضي", "2022-05-01", "2022-05-31", "month"),
    ("العام الفائت", "2021-01-01", "2021-12-31", "year"),
    ("خلال الشهر الجاري", "2022-06-01", "2022-06-15", "range"),
    ("شباط الفائت", "2022-02-01", "2022-02-28", "month"),
    ("تموز الفائت", "2021-07-01", "2021-07-31", "month"),
    ("أواخر كانون الثاني الفائت", "2022-01-21", "2022-01-31", "part_of_month"),
    ("الثامن من الشهر الجاري", "2022-06-08", "2022-06-08", "day"),
    ("مطلع الأسبوع الجاري", "2022-06-12", "2022-06-13", "days"),
    ("منذ بداية العام الجاري", "2022-01-01", "2022-06-15", "range"),
    ("منذ كانون الثاني", "2022-01-01", "2022-06-15", "range"),
    ("منذ أواخر العام 2017", "2017-10-01", "2022-06-15", "range"),
    ("من ٢٥ أيار إلى ١٢ حزيران الجاري", "2022-05-25", "2022-06-12", "range"),
    ("في 14 أفريل الماضي", "2022-04-14", "2022-04-14", "day"),
    ("هذا الصيف", "2022-06-15", "2022-08-31", "season"),
    ("صيف 2019", "2019-06-01", "2019-08-31", "season"),
]  # fmt: skip
ENGLISH = [
    ("on 19 April 2022", "2022-04-19", "2022-04-19", "day"),
    ("on April 19, 2022", "2022-04-19", "2022-04-19", "day"),
    ("on Jan. 8, 2016", "2016-01-08", "2016-01-08", "day"),
    ("on 21 June", "2022-06-21", "2022-06-21", "day"),
    ("on 3 September", "2021-09-03", "2021-09-03", "day"),
    ("in late May", "2022-05-21", "2022-05-31", "part_of_month"),
    ("in early March 2021", "2021-03-01", "2021-03-10", "part_of_month"),
    ("in October 2019", "2019-10-01", "2019-10-31", "month"),
    ("in April", "2022-04-01", "2022-04-30", "month"),
    ("in 2015", "2015-01-01", "2015-12-31", "year"),
    ("since October 2019", "2019-10-01", "2022-06-15", "range"),
    ("since 12 March", "2022-03-12", "2022-06-15", "range"),
    ("between 24 and 27 November 2020", "2020-11-24", "2020-11-27", "days"),
    ("between April and June 2020", "2020-04-01", "2020-06-30", "range"),
    ("on Tuesday", "2022-06-14", "2022-06-14", "day"),
    ("on Monday night", "2022-06-13", "2022-06-13", "day"),
    ("last Wednesday", "2022-06-08", "2022-06-08", "day"),
    ("yesterday", "2022-06-14", "2022-06-14", "day"),
    ("this morning", "2022-06-15", "2022-06-15", "day"),
    ("last night", "2022-06-14", "2022-06-14", "day"),
    ("overnight", "2022-06-15", "2022-06-15", "day"),
    ("three days ago", "2022-06-12", "2022-06-12", "day"),
    ("last week", "2022-06-06", "2022-06-12", "week"),
    ("last month", "2022-05-01", "2022-05-31", "month"),
    ("over the past year", "2021-06-15", "2022-06-15", "range"),
    ("by the end of July", "2022-06-15", "2022-07-31", "range"),
    ("this autumn", "2022-09-01", "2022-11-30", "season"),
    ("next month", "2022-07-01", "2022-07-31", "month"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "start", "end", "precision"), ARABIC)
def test_arabic_words_are_these_days(words, start, end, precision):
    (found,) = read(words)
    assert (days(found.interval), found.precision) == ((start, end), precision)


@pytest.mark.parametrize(("words", "start", "end", "precision"), ENGLISH)
def test_english_words_are_these_days(words, start, end, precision):
    (found,) = read(words, first_weekday=0)
    assert (days(found.interval), found.precision) == ((start, end), precision)


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("في اليوم التالي", "2022-06-11"),
        ("the next day", "2022-06-11"),
        ("the day before", "2022-06-09"),
        ("two days later", "2022-06-12"),
    ],
)
def test_words_that_count_from_the_day_told_last(words, start):
    (found,) = read(words, context=CONTEXT)
    assert days(found.interval) == (start, start)


@pytest.mark.parametrize(
    "words",
    [
        "31/02/2022",
        "30 February 2022",
        "the troops may withdraw",
        "soldiers march north",
        "45 مقاتلاً",
        "12 years old",
    ],
)
def test_what_is_no_date_gives_none(words):
    assert [m for m in read(words) if m.interval] == []


@pytest.mark.parametrize(
    "words",
    ["أمس الثلاثاء", "on Tuesday", "الشهر الماضي", "three days ago", "في شباط", "on 21 June"],
)
def test_without_the_reports_day_a_relative_date_is_unknown(words):
    (found,) = read(words, anchor=None)
    assert (found.interval, found.precision, found.basis) == (None, "unknown", "none")


def test_an_absolute_date_needs_no_day_of_publication():
    (found,) = read("22 تشرين الأول 2019", anchor=None)
    assert (days(found.interval), found.basis) == (("2019-10-22", "2019-10-22"), "absolute")


def test_a_date_and_its_weekday_are_one_expression():
    (found,) = read("الأربعاء 06/07/2022")
    assert days(found.interval) == ("2022-07-06", "2022-07-06")


def test_every_date_names_its_rule():
    for words, *_ in (*ARABIC, *ENGLISH):
        assert all(m.rule for m in read(words))
