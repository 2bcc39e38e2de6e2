"""A page as copied → its sections: what is told, what is a link, what is furniture. All pages are written for the tests."""

from datetime import UTC, datetime

import pytest

from footprint.model import Report
from footprint.reading import read
from footprint.reading.sections import split
from footprint.text import normalize

PUBLISHED = datetime(2022, 6, 15, 12, tzinfo=UTC)


def segments(text, title=None):
    normal = normalize(text)
    return [
        (s.section, text[slice(*normal.span(s.start, s.end))])
        for s in split(normal.text, title).segments
    ]


def page(text, title=None):
    return split(normalize(text).text, title)


ARABIC = """دورية أميركية توقف رتلاً روسياً
إسطنبول - متابعات
2021.01.18 | 15:35
دورية للجيش الأميركي في ريف الحسكة (إنترنت)
أوقفت دورية أميركية رتلاً روسياً قرب تل تمر.
اقرأ أيضاً: قصف تركي على تل رفعت
وأضاف المصدر أن الرتل عاد.
الأكثر قراءة
انفجار في مدينة الباب
مقتل ثلاثة في درعا"""
ENGLISH = """US patrol stops Russian convoy near Tell Tamr
By Jane Roe
Updated 18 January 2021 15:35
A US patrol in the Hasakah countryside (File photo)
KYIV, Sept 12 (Meridian News) - A US patrol stopped a Russian convoy on Sunday.
Read also: Turkish shelling of Tell Rifaat
The convoy turned back.
Most read
Blast in Al-Bab
Three killed in Daraa"""


def test_an_arabic_page_falls_into_its_sections():
    assert segments(ARABIC) == [
        ("title", "دورية أميركية توقف رتلاً روسيا"),
        ("caption", "دورية للجيش الأميركي في ريف الحسكة"),
        ("body", "أوقفت دورية أميركية رتلاً روسياً قرب تل تمر."),
        ("related", "قصف تركي على تل رفعت"),
        ("body", "وأضاف المصدر أن الرتل عاد."),
    ]


def test_an_english_page_falls_into_its_sections():
    assert segments(ENGLISH) == [
        ("title", "US patrol stops Russian convoy near Tell Tamr"),
        ("caption", "A US patrol in the Hasakah countryside"),
        ("body", "A US patrol stopped a Russian convoy on Sunday."),
        ("related", "Turkish shelling of Tell Rifaat"),
        ("body", "The convoy turned back."),
    ]


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        (ARABIC, "اسطنبول - متابعات"),
        (ENGLISH, "kyiv, sept 12 (meridian news)"),
        ("القامشلي - سانا\nقالت مصادر إن الجيش أوقف رتلاً.", "القامشلي - سانا"),
        ("دمشق - (شبكة الميدان) - دخل رتل إلى المدينة صباح اليوم.", "دمشق - (شبكه الميدان)"),
        ("قصفت المدفعية المدينة.", ""),
    ],
)
def test_where_a_report_was_written_is_its_dateline(text, dateline):
    assert page(text).dateline == dateline


@pytest.mark.parametrize(("text", "stamp"), [(ARABIC, "2021.01.18 | 15:35"), (ENGLISH, "updated 18 january 2021 15:35")])  # fmt: skip
def test_the_printed_date_is_a_stamp(text, stamp):
    normal = normalize(text).text
    assert [normal[slice(*span)] for span in split(normal).stamps] == [stamp]


@pytest.mark.parametrize("line", ["shared.jpg", "14:05", "مشاركة", "share", "icon", "حجم الخط", "جميع الحقوق محفوظة لموقعنا 2021", "***", "2021"])  # fmt: skip
def test_furniture_tells_nothing(line):
    story = "قصفت المدفعية المدينة."
    assert segments(f"{line}\n{story}") == [("body", story)]


@pytest.mark.parametrize("label", ["اقرأ أيضاً:", "شاهد أيضاً:", "موضوع متصل:", "Read also:", "See also:"])  # fmt: skip
def test_a_link_to_another_story_is_apart_and_without_its_label(label):
    assert ("related", "قصف على تل رفعت") in segments(
        f"قصفت المدفعية المدينة.\n{label} قصف على تل رفعت"
    )


@pytest.mark.parametrize("head", ["الأكثر قراءة", "أخبار ذات صلة", "كلمات مفتاحية", "Most read", "Tags"])  # fmt: skip
def test_what_hangs_below_a_page_is_left_out(head):
    story = "قصفت المدفعية المدينة."
    assert segments(f"{story}\n{head}\nانفجار في مدينة الباب") == [("body", story)]


def test_a_digest_tells_under_which_heading():
    text = (
        "أبرز أحداث اليوم في المحافظات\nحلب::\n* قصفت المدفعية التركية محيط تل رفعت.\n* انفجرت عبوة في الباب.\n"
        "الحسكة::\n* دخل رتل أميركي إلى الشدادي.\nمحافظة درعا: اغتال مجهولون رجلاً في نوى."
    )
    found = [(s.heading, s.section) for s in page(text).segments]
    assert found == [
        ("", "title"),
        ("حلب", "body"),
        ("حلب", "body"),
        ("الحسكه", "body"),
        ("محافظه درعا", "body"),
    ]
    assert segments(text)[1][1] == "قصفت المدفعية التركية محيط تل رفعت."


def test_an_english_digest_has_headings_that_stand_alone():
    text = (
        "Overview of the day\nAleppo\nTurkish artillery shelled the outskirts of Tell Rifaat in the morning.\n"
        "Hasakah\nA US convoy entered Al-Shaddadi with thirty lorries on Sunday."
    )
    assert [s.heading for s in page(text).segments] == ["", "aleppo", "hasakah"]


def test_a_title_that_came_apart_is_found_in_the_page():
    text = "الرئيسية\nقصف على تل رفعت.\nقصفت المدفعية المدينة."
    assert segments(text, "قصف على تل رفعت.")[0] == ("title", "قصف على تل رفعت.")


@pytest.mark.parametrize("space", [" ", " " * 50_000], ids=["a space", "a long run of spaces"])
@pytest.mark.parametrize("credit", [" (AFP)", " - (AFP)", " | AFP", " [ AFP ]"])
def test_a_caption_ends_before_its_credit_whatever_runs_through_it(space, credit):
    caption = f"Soldiers at{space}a post"
    text = f"A patrol stops a convoy\n{caption}{credit}\nA patrol stopped a convoy near the town."
    assert ("caption", caption) in segments(text)


def test_a_single_line_has_no_title():
    assert page("قصفت المدفعية المدينة.").title is None


def test_the_reading_fills_in_title_language_and_printed_date():
    report = read(Report(ENGLISH)).report
    assert report.title == "US patrol stops Russian convoy near Tell Tamr"
    assert report.language == "en"
    assert report.published is not None
    assert report.published.date().isoformat() == "2021-01-18"


def test_the_given_date_of_publication_wins_over_the_printed_one():
    assert read(Report(ENGLISH, published=PUBLISHED)).report.published == PUBLISHED


@pytest.mark.parametrize("text", [ARABIC, ENGLISH])
def test_no_claim_comes_from_below_the_page_and_each_knows_its_section(text):
    tail = text.index("الأكثر قراءة" if text is ARABIC else "Most read")
    claims = read(Report(text, published=PUBLISHED)).claims
    assert all(quote.end <= tail for claim in claims for quote in claim.quotes)
    link = text.index("قصف تركي" if text is ARABIC else "Turkish shelling")
    (shelling,) = [c for c in claims if c.type == "shelling"]
    assert (shelling.section, shelling.quotes[0].start) == ("related", link)
    (stop,) = [c for c in claims if c.type == "interception"]
    assert stop.section == "body"
    assert len(stop.quotes) == 2
