"""The normal form: what it makes alike, and that every span finds its way back."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from samples import GOLD_FILES, load_gold

from footprint.text import fold, normalize

ARABIC = st.text(
    alphabet=st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئءـ ًٌٍَُِّْ ،.ـ-\u200f\u00a0۱٣2٠"),
    max_size=60,
)
ANY = st.text(max_size=80)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("القامشلي", "القامشلى"),
        ("الحسكة", "الحسكه"),
        ("أُطْراف", "اطراف"),
        ("إدلب", "ادلب"),
        ("دير الزور", "دير\u00a0الزور"),
        ("القــامشــلي", "القامشلي"),
        ("کوباني", "كوباني"),
        ("٢٠٢٠", "2020"),
        ("۲۰۲۰", "2020"),
        ("Qāmishlī", "qamishli"),
        ("Ḥasaka", "hasaka"),
        ("Türkiye", "turkiye"),
        ("İstanbul", "istanbul"),
        ("“قسد”", '"قسد"'),
        ("Deir ez‑Zor", "deir ez-zor"),
        ("قسد\u200f", "قسد"),
        ("ﷲ", fold("الله")),
    ],
)
def test_spellings_that_mean_the_same_become_the_same(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("حقل", "حقول"), ("سورية", "سوري"), ("Homs", "Hama"), ("على", "علا"), ("2020", "2021")],
)
def test_different_words_stay_different(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("disguised", "word"),
    [
        ("قــ صــ ـف", "قصف"),
        ("إصـ.ــابة", "إصابة"),
        ("هجـ ـوم", "هجوم"),
        ("قـ*ـتل", "قتل"),
        ("انفـ.جار", "انفجار"),
        ("اشتبا.ـكات", "اشتباكات"),
    ],
)
def test_a_word_disguised_against_moderation_is_put_together(disguised, word):
    sentence = f"وقع {disguised} هنا"
    normal = normalize(sentence)
    assert fold(word) in normal.text.split()
    at = normal.text.index(fold(word))
    start, end = normal.span(at, at + len(fold(word)))
    assert sentence[start:end] == disguised


def test_a_lone_tatweel_is_a_dash_and_joins_nothing():
    assert normalize("إسطنبول ـ وكالات").text == "اسطنبول - وكالات"


def test_line_breaks_stay_and_other_spaces_are_plain():
    assert normalize("a\r\nb\tc\u2003d\u2028e").text == "a\n\nb c d e"


@given(ANY | ARABIC)
@example("إصـ.ــابة ـ ﷺ İ ß ﬁ ½ \ud800 \U0001f1f8\U0001f1fe")
def test_normalising_twice_is_normalising_once(text):
    once = normalize(text).text
    assert normalize(once).text == once


@given(ANY | ARABIC, st.data())
def test_every_span_lies_inside_the_original_and_in_order(text, data):
    normal = normalize(text)
    assert len(normal.starts) == len(normal.ends) == len(normal.text)
    assert list(normal.starts) == sorted(normal.starts)
    if not normal.text:
        return
    start = data.draw(st.integers(0, len(normal.text) - 1))
    end = data.draw(st.integers(start + 1, len(normal.text)))
    first, last = normal.span(start, end)
    assert 0 <= first < last <= len(text)
    assert normalize(text[first:last]).text.startswith(normal.text[start : start + 1]) or (
        # The first character of the span may be one of several that a single original became.
        normal.text[start] in normalize(text[first]).text
    )


@given(st.text(alphabet="abcdefgh 0123ابتثجد", max_size=60))
def test_plain_text_is_left_as_it_is(text):
    assert normalize(text).text == text


@given(st.text(alphabet="ابتثجحخدسشصضطظعغفقكلمنهوي", min_size=1, max_size=12))
def test_vowel_marks_change_nothing(word):
    marked = "".join(f"{letter}\u064e" for letter in word)
    assert normalize(marked).text == word
    assert normalize(marked).span(0, len(word))[0] == 0


@pytest.mark.parametrize("path", GOLD_FILES, ids=lambda path: path.stem)
def test_the_words_of_real_quotes_are_found_in_the_normal_form(path):
    reading = load_gold(path)
    text = reading.report.text
    normal = normalize(text)
    for claim in reading.claims:
        for quote in claim.quotes:
            words = normalize(quote.text).text
            assert words in normal.text
            at = normal.text.index(words)
            start, end = normal.span(at, at + len(words))
            assert normalize(text[start:end]).text == words


def test_the_time_grows_with_the_length_and_no_faster():
    long = "قـ" * 200_000 + "ـ " * 100_000
    assert normalize(long).text  # a pattern that backtracks would not come back


@given(ANY)
def test_letters_are_decomposed_the_way_unicode_says(text):
    normal = normalize(text).text
    assert not any(0x64B <= ord(char) <= 0x65F for char in normal)
    assert not any(unicodedata.category(char) == "Zs" and char != " " for char in normal)
