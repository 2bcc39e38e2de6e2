"""What holds for any text at all: no exception, honest quotes and dates, the same bytes twice, work in proportion."""

import sys
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import GOLD_FILES

from footprint.contract import dumps, reading_to_json
from footprint.model import DRAWN_ROLES, PIN_PRECISIONS, Report
from footprint.reading import read
from footprint.reading.tokens import tokenize
from footprint.text import normalize

PUBLISHED = datetime(2022, 6, 15, 12, tzinfo=UTC)
TEXTS = [path.with_suffix(".txt").read_text("utf-8") for path in GOLD_FILES]
SENTENCES = sorted({s for text in TEXTS for s in text.replace(". ", ".\n").split("\n") if s})
SIGNS = "\u200f\u200e\u202e\u200d\ufeff\u064b\u0640\u00a0\u2028\x00😀👩‍🚀“”«»…،؛؟.:-–—/|()[]{}<>&\"'#*•0123456789٠١٢٣۴۵"
LETTERS = "اأإآبتثجحدرسشصطعفقكلمنهةويىءئؤ abcdeinorstuABCRSU\n"
LEXICON = sorted({word for sentence in SENTENCES for word in sentence.split()})


def one_of(values):
    """One of many values; by index, because hypothesis prints a whole list where an example fails."""
    return st.integers(0, len(values) - 1).map(lambda index: values[index])


PIECES = st.one_of(
    one_of(SENTENCES),
    st.text(st.sampled_from(LETTERS + SIGNS)),
    st.lists(one_of(LEXICON), max_size=25).map(" ".join),
    st.text(max_size=40),
)
ANY = st.builds(
    lambda joint, parts: joint.join(parts),
    st.sampled_from([" ", "\n", ". ", "، "]),
    st.lists(PIECES, min_size=1, max_size=8),
)


def readable(text):
    """Whether a report can be made of it: words, and no half character pairs."""
    return text.strip() and not any("\ud800" <= c <= "\udfff" for c in text)


@settings(max_examples=150)
@given(ANY.filter(readable), st.sampled_from([PUBLISHED, None]))
def test_any_text_is_read_and_every_field_is_honest(text, published):
    reading = read(Report(text, published=published)).check()
    day = reading.report.published and reading.report.published.date()
    for claim in reading.claims:
        assert all(text[q.start : q.end] == q.text for q in claim.quotes)
        assert claim.section != "boilerplate"
        for place in claim.places:
            assert place.basis == "stated" or place.precision not in PIN_PRECISIONS
        assert claim.kind != "statement" or not claim.drawn_places
        assert all(p.role in DRAWN_ROLES for p in claim.drawn_places)
        when = claim.date
        if when.basis in ("none", "not_after_publication"):
            assert (when.start, when.precision) == (None, "unknown")
        if day and (when.start, when.end) == (day, day):
            assert when.basis == "publication" or when.span is not None


@settings(max_examples=60)
@given(ANY.filter(readable))
def test_reading_twice_gives_the_same_bytes(text):
    first, second = (read(Report(text, published=PUBLISHED)) for _ in range(2))
    assert dumps(reading_to_json(first)) == dumps(reading_to_json(second))


@settings(max_examples=150)
@given(ANY)
def test_every_token_is_a_slice_of_the_original(text):
    normal = normalize(text)
    last = 0
    for token in tokenize(normal, text):
        start, end = normal.span(token.start, token.end)
        assert last <= start < end <= len(text)  # not apart: ¼ is two numbers in one character
        last = start


@settings(max_examples=40)
@given(st.lists(one_of(SENTENCES), min_size=12, max_size=12).map("\n".join))
def test_sentences_of_many_reports_in_any_order_are_read(text):
    for claim in read(Report(text, published=PUBLISHED)).check().claims:
        assert all(text[q.start : q.end] == q.text for q in claim.quotes)


@pytest.mark.parametrize("published", [PUBLISHED, None])
def test_a_megabyte_is_read(published):
    once = "\n\n".join(TEXTS)
    text = once * (1_000_000 // len(once.encode()) + 1)
    if published is None:
        text = text[: len(text) // 8]
    reading = read(Report(text, published=published)).check()
    assert len(reading.claims) > len(text) / 1000
    assert all(text[q.start : q.end] == q.text for c in reading.claims for q in c.quotes)


def calls(text):
    """How many functions are called while a text is read: work that no busy machine changes."""
    count = 0

    def tally(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tally)
    try:
        read(Report(text, published=PUBLISHED))
    finally:
        sys.setprofile(before)
    return count


def test_twice_the_text_is_twice_the_work():
    text = "\n\n".join(TEXTS[::6]) * 2
    read(Report(text, published=PUBLISHED))  # fills the caches of words
    assert calls(text * 2) < 2.3 * calls(text)


@pytest.mark.parametrize(
    "words",
    [
        "shelled and bombed ",
        "Turkey said it shelled Tall Rifaat ",
        "قصفت القوات التركية تل رفعت ",
        "مقتل مدنيين ",
        "قصف ",
        "بين دمشق ",
    ],
)
def test_a_sentence_without_an_end_takes_no_more_than_its_length(words):
    once = words * (8000 // len(words))
    read(Report(once, published=PUBLISHED))  # fills the caches of words
    assert calls(once * 2) < 2.3 * calls(once)
