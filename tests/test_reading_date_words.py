"""More phrases with dates → interval, precision, basis and rule; and what only looks like a date. All written for the tests.

The report's day is Wednesday 15 June 2022; weeks begin on Sunday in the Arabic rows, on Monday in the English ones.
"""

from datetime import UTC, date, datetime

import pytest

from footprint.model import Report
from footprint.reading import lexicon_load, read
from footprint.reading.dates import find_dates
from footprint.reading.tokens import tokenize
from footprint.text import normalize

ANCHOR = date(2022, 6, 15)


def dates(words, anchor=ANCHOR, first_weekday=6):
    tokens = tokenize(normalize(words), words)
    found = find_dates(
        tokens, lexicon_load.load().find(tokens), anchor, None, first_weekday=first_weekday
    )
    return [
        (*(str(day) for day in m.interval or (None, None)), m.precision, m.basis, m.rule)
        for m in found
    ]


ARABIC = [
    # months of the Levant, of the Gulf and Egypt, of the Maghreb; pairs
    ("آذار 2015", "2015-03-01", "2015-03-31", "month", "absolute", "month_year"),
    ("في أكتوبر 2019", "2019-10-01", "2019-10-31", "month", "absolute", "month_year"),
    ("جويلية 2019", "2019-07-01", "2019-07-31", "month", "absolute", "month_year"),
    ("ماي 2018", "2018-05-01", "2018-05-31", "month", "absolute", "month_year"),
    ("فيفري 2021", "2021-02-01", "2021-02-28", "month", "absolute", "month_year"),
    ("تشرين الثاني/نوفمبر", "2021-11-01", "2021-11-30", "month", "relative", "month"),
    ("ديسمبر الماضي", "2021-12-01", "2021-12-31", "month", "relative", "month_past"),
    ("أيلول المقبل", "2022-09-01", "2022-09-30", "month", "relative", "month_next"),
    ("أواسط حزيران", "2022-06-11", "2022-06-20", "part_of_month", "relative", "middle_of_month"),
    # days
    ("في الخامس من تموز 2020", "2020-07-05", "2020-07-05", "day", "absolute", "day_month_year"),
    ("في 5 تموز/يوليو 2020", "2020-07-05", "2020-07-05", "day", "absolute", "day_month_year"),
    ("في الثاني والعشرين من كانون الأول 2019", "2019-12-22", "2019-12-22", "day", "absolute", "day_month_year"),
    ("الحادي عشر من أيلول 2021", "2021-09-11", "2021-09-11", "day", "absolute", "day_month_year"),
    ("3 رمضان 1442", "2021-04-15", "2021-04-15", "day", "absolute", "hijri_day"),
    ("٢٠٢١/٠١/١٨", "2021-01-18", "2021-01-18", "day", "absolute", "numeric"),
    ("في ١٨/١/٢٠٢١", "2021-01-18", "2021-01-18", "day", "absolute", "numeric"),
    ("بين 3 و7 نيسان 2021", "2021-04-03", "2021-04-07", "days", "absolute", "between_days"),
    ("من 1 إلى 5 أيار", "2022-05-01", "2022-05-05", "days", "relative", "between_days"),
    # near days and weekdays
    ("غداً", "2022-06-16", "2022-06-16", "day", "relative", "near_day"),
    ("البارحة", "2022-06-14", "2022-06-14", "day", "relative", "near_day"),
    ("قبل أمس", "2022-06-13", "2022-06-13", "day", "relative", "near_day"),
    ("عصر اليوم", "2022-06-15", "2022-06-15", "day", "relative", "near_day"),
    ("ليل أمس", "2022-06-14", "2022-06-14", "day", "relative", "near_day"),
    ("بعد ظهر أمس", "2022-06-14", "2022-06-14", "day", "relative", "near_day"),
    ("ظهر الأحد", "2022-06-12", "2022-06-12", "day", "relative", "weekday"),
    ("منتصف ليل الأحد", "2022-06-12", "2022-06-12", "day", "relative", "weekday"),
    ("السبت الماضي", "2022-06-11", "2022-06-11", "day", "relative", "weekday_past"),
    ("يوم الخميس الماضي", "2022-06-09", "2022-06-09", "day", "relative", "weekday_past"),
    ("السبت المقبل", "2022-06-18", "2022-06-18", "day", "relative", "weekday_next"),
    # counted back
    ("قبل أسبوع", "2022-06-07", "2022-06-09", "days", "relative", "ago"),
    ("قبل أسبوعين", "2022-05-31", "2022-06-02", "days", "relative", "ago"),
    ("قبل عام", "2021-01-01", "2021-12-31", "year", "relative", "ago"),
    ("منذ آذار 2011", "2011-03-01", "2022-06-15", "range", "relative", "since"),
    ("منذ عام 2014", "2014-01-01", "2022-06-15", "range", "relative", "since"),
    ("منذ مطلع العام", "2022-01-01", "2022-06-15", "range", "relative", "since"),
    ("حتى نهاية تموز", "2022-06-15", "2022-07-31", "range", "relative", "until"),
    # weeks, months, years, their parts; seasons
    ("هذا الأسبوع", "2022-06-12", "2022-06-15", "range", "relative", "this_week"),
    ("الأسبوع المقبل", "2022-06-19", "2022-06-25", "week", "relative", "next_week"),
    ("الشهر المقبل", "2022-07-01", "2022-07-31", "month", "relative", "next_month"),
    ("العام الجاري", "2022-01-01", "2022-06-15", "range", "relative", "this_year"),
    ("مطلع الشهر الجاري", "2022-06-01", "2022-06-10", "part_of_month", "relative", "early_month"),
    ("منتصف الشهر الماضي", "2022-05-11", "2022-05-20", "part_of_month", "relative", "mid_month"),
    ("أواخر الشهر الماضي", "2022-05-21", "2022-05-31", "part_of_month", "relative", "late_month"),
    ("نهاية العام الماضي", "2021-10-01", "2021-12-31", "range", "relative", "late_year"),
    ("خلال الأيام الماضية", "2022-06-08", "2022-06-15", "range", "relative", "recent"),
    ("خلال اليومين الماضيين", "2022-06-13", "2022-06-15", "range", "relative", "last_units"),
    ("ربيع 2020", "2020-03-01", "2020-05-31", "season", "absolute", "season_year"),
    ("شتاء 2016", "2016-12-01", "2017-02-28", "season", "absolute", "season_year"),
    ("الصيف الماضي", "2021-06-01", "2021-08-31", "season", "relative", "season"),
    ("الخريف المقبل", "2022-09-01", "2022-11-30", "season", "relative", "season"),
    ("أول من أمس", "2022-06-13", "2022-06-13", "day", "relative", "near_day"),
    ("خلال الساعات الـ24 الماضية", "2022-06-14", "2022-06-15", "range", "relative", "last_units"),
    ("خلال اليومين الماضيين", "2022-06-13", "2022-06-15", "range", "relative", "last_units"),
    ("رمضان 1442", "2021-04-13", "2021-05-12", "month", "absolute", "hijri_month"),
]  # fmt: skip
ENGLISH = [
    ("the day before yesterday", "2022-06-13", "2022-06-13", "day", "relative", "near_day"),
    ("in the past 24 hours", "2022-06-14", "2022-06-15", "range", "relative", "last_units"),
    ("72 hours ago", "2022-06-12", "2022-06-15", "days", "relative", "ago"),
    ("in the summer of 2019", "2019-06-01", "2019-08-31", "season", "absolute", "season_year"),
    ("early this month", "2022-06-01", "2022-06-10", "part_of_month", "relative", "early_month"),
    ("late last month", "2022-05-21", "2022-05-31", "part_of_month", "relative", "late_month"),
    ("14 Ramadan 1442", "2021-04-26", "2021-04-26", "day", "absolute", "hijri_day"),
    ("May 2020", "2020-05-01", "2020-05-31", "month", "absolute", "month_year"),
    ("on May 5", "2022-05-05", "2022-05-05", "day", "relative", "day_month"),
    ("on the 5th of May", "2022-05-05", "2022-05-05", "day", "relative", "day_month"),
    ("3rd of March 2020", "2020-03-03", "2020-03-03", "day", "absolute", "day_month_year"),
    ("March 3rd, 2020", "2020-03-03", "2020-03-03", "day", "absolute", "day_month_year"),
    ("on 3 Sep 2020", "2020-09-03", "2020-09-03", "day", "absolute", "day_month_year"),
    ("Dec. 5", "2021-12-05", "2021-12-05", "day", "relative", "day_month"),
    ("Wednesday, June 8, 2022", "2022-06-08", "2022-06-08", "day", "absolute", "day_month_year"),
    ("on Tuesday, 14 June", "2022-06-14", "2022-06-14", "day", "relative", "day_month"),
    ("2020-03-05", "2020-03-05", "2020-03-05", "day", "absolute", "numeric"),
    ("05/03/2020", "2020-03-05", "2020-03-05", "day", "absolute", "numeric"),
    ("from 3 to 7 April 2021", "2021-04-03", "2021-04-07", "days", "absolute", "between_days"),
    ("between Monday and Wednesday", "2022-06-13", "2022-06-15", "days", "relative", "between"),
    ("mid-June 2020", "2020-06-11", "2020-06-20", "part_of_month", "absolute", "middle_of_month_year"),
    ("the end of July 2020", "2020-07-21", "2020-07-31", "part_of_month", "absolute", "end_of_month_year"),
    ("last December", "2021-12-01", "2021-12-31", "month", "relative", "month"),
    ("in November last year", "2021-11-01", "2021-11-30", "month", "relative", "month_past"),
    ("today", "2022-06-15", "2022-06-15", "day", "relative", "near_day"),
    ("tomorrow", "2022-06-16", "2022-06-16", "day", "relative", "near_day"),
    ("on Friday morning", "2022-06-10", "2022-06-10", "day", "relative", "weekday"),
    ("last Friday", "2022-06-10", "2022-06-10", "day", "relative", "weekday_past"),
    ("next Friday", "2022-06-17", "2022-06-17", "day", "relative", "weekday_next"),
    ("a week ago", "2022-06-07", "2022-06-09", "days", "relative", "ago"),
    ("three months ago", "2022-03-01", "2022-03-31", "month", "relative", "ago"),
    ("five years ago", "2017-01-01", "2017-12-31", "year", "relative", "ago"),
    ("since Friday", "2022-06-10", "2022-06-15", "range", "relative", "since"),
    ("since last week", "2022-06-06", "2022-06-15", "range", "relative", "since"),
    ("since the start of the year", "2022-01-01", "2022-06-15", "range", "relative", "since"),
    ("until 30 June", "2022-06-15", "2022-06-30", "range", "relative", "until"),
    ("until the end of the year", "2022-06-15", "2022-12-31", "range", "relative", "until"),
    ("this week", "2022-06-13", "2022-06-15", "range", "relative", "this_week"),
    ("earlier this week", "2022-06-13", "2022-06-15", "range", "relative", "this_week"),
    ("next week", "2022-06-20", "2022-06-26", "week", "relative", "next_week"),
    ("this year", "2022-01-01", "2022-06-15", "range", "relative", "this_year"),
    ("last year", "2021-01-01", "2021-12-31", "year", "relative", "past_year"),
    ("in recent weeks", "2022-05-18", "2022-06-15", "range", "relative", "recent"),
    ("over the past month", "2022-05-15", "2022-06-15", "range", "relative", "last_units"),
    ("in spring 2020", "2020-03-01", "2020-05-31", "season", "absolute", "season_year"),
    ("last summer", "2021-06-01", "2021-08-31", "season", "relative", "season"),
]  # fmt: skip


@pytest.mark.parametrize("row", ARABIC, ids=lambda row: row[0])
def test_arabic_words_are_these_days_by_this_rule(row):
    assert dates(row[0]) == [row[1:]]


@pytest.mark.parametrize("row", ENGLISH, ids=lambda row: row[0])
def test_english_words_are_these_days_by_this_rule(row):
    assert dates(row[0], first_weekday=0) == [row[1:]]


@pytest.mark.parametrize(
    "words",
    [
        "30 شباط 2021",
        "31 April 2021",
        "31/04/2021",
        "31/02/2022",
        "عمره 30 عاماً",
        "a 30-year-old man",
        "استمر القصف ثلاثة أيام",
        "استمرت الاشتباكات يومين",
        "for three days",
        "lasted two weeks",
        "كتيبة يوم القيامة",
        "he may go",
        "they march on the town",
        "1,200 fighters",
        "2022 fighters",
    ],
)
def test_an_impossible_date_a_length_of_time_an_age_and_a_verb_are_no_days(words):
    assert [found for found in dates(words) if found[0] != "None"] == []


@pytest.mark.parametrize(
    ("words", "count"), [("شباط 2023 وآذار 2023", 2), ("in 2014 and 2015", 2), ("أمس واليوم", 2)]
)
def test_two_dates_side_by_side_are_two(words, count):
    assert len(dates(words)) == count


@pytest.mark.parametrize(
    "words",
    ["أمس", "السبت الماضي", "آذار", "منذ أسبوع", "الصيف الماضي", "yesterday", "last year", "since Friday"],
)  # fmt: skip
def test_without_a_day_of_publication_nothing_is_guessed(words):
    assert all(found[:2] == ("None", "None") for found in dates(words, anchor=None))


@pytest.mark.parametrize(
    "sentence",
    [
        "قصفت المدفعية التركية مدينة تل رفعت.",
        "استمر قصف المدفعية التركية على مدينة تل رفعت ثلاثة أيام.",
        "Turkish artillery shelled the town of Tall Rifaat.",
        "Turkish artillery shelled Tall Rifaat, killing a 30-year-old man.",
    ],
)
def test_an_event_with_no_date_in_its_words_keeps_none(sentence):
    report = Report(sentence, published=datetime(2022, 6, 15, 12, tzinfo=UTC))
    (claim,) = [c for c in read(report).claims if c.type == "shelling"]
    assert (claim.date.start, claim.date.end, claim.date.precision) == (None, None, "unknown")


@pytest.mark.parametrize(
    ("day", "first"), [(ANCHOR, "2022-06-14"), (date(2021, 1, 1), "2020-12-31")]
)
def test_a_claims_date_carries_its_words(day, first):
    text = "قصفت المدفعية التركية مدينة تل رفعت مساء أمس."
    report = Report(text, published=datetime(day.year, day.month, day.day, 9, tzinfo=UTC))
    (claim,) = [c for c in read(report).claims if c.type == "shelling"]
    assert str(claim.date.start) == first
    assert text[slice(*claim.date.span)] == "مساء أمس"


@pytest.mark.parametrize("words", ["قوى 14 آذار", "تحالف 8 آذار", "the March 14 alliance", "March on Damascus", "رمضان"])  # fmt: skip
def test_the_name_of_a_movement_and_a_march_are_no_days(words):
    assert dates(words) == []
