"""Words of a report → tokens: what the rules may see of a word, and where it stands. All words are written for the tests."""

from itertools import pairwise

import pytest

from footprint.reading.tokens import arabic_forms, tokenize, words_of
from footprint.text import normalize


def read(words):
    return tokenize(normalize(words), words)


def slices(words):
    normal = normalize(words)
    return [words[slice(*normal.span(token.start, token.end))] for token in read(words)]


@pytest.mark.parametrize(
    ("word", "clitics", "rest"),
    [
        ("وقصفت", "و", "قصفت"),
        ("فقصفت", "ف", "قصفت"),
        ("بالقصف", "ب", "القصف"),
        ("وبالقصف", "وب", "القصف"),
        ("للقوات", "ل", "القوات"),
        ("فللقوات", "فل", "القوات"),
        ("لقسد", "ل", "قسد"),
        ("ولقسد", "ول", "قسد"),
        ("كقوات", "ك", "قوات"),
        ("سيقصف", "س", "يقصف"),
    ],
)
def test_proclitics_come_off(word, clitics, rest):
    assert (clitics, rest) in arabic_forms(normalize(word).text)


@pytest.mark.parametrize("word", ["بين", "بعد", "لكن", "كل", "بل", "لم", "لن"])
def test_words_that_only_look_like_they_have_one_stay_whole(word):
    assert arabic_forms(word) == (("", word),)


@pytest.mark.parametrize("word", ["وبالقصف", "للقوات", "قسد", "بلدة", "سد", "و"])
def test_the_whole_word_is_always_the_first_form(word):
    normal = normalize(word).text
    assert arabic_forms(normal)[0] == ("", normal)


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        ("U.S. troops", ["us", "troops"]),
        ("U.S.-led", ["us", "led"]),
        ("M4 and M20", ["m4", "and", "m20"]),
        ("T4 air base", ["t4", "air", "base"]),
        ("Russia's army", ["russia", "s", "army"]),
        ("Russia’s army", ["russia", "s", "army"]),
        ("They don't say", ["they", "don't", "say"]),
        ("al-Omar", ["al", "omar"]),
        ("1,200 fighters", ["1,200", "fighters"]),
        ("12.5 km", ["12.5", "km"]),
        ("3rd of March", ["3", "rd", "of", "march"]),
        ("٣٥ آلية", ["35", "اليه"]),
        ("۳۵ آلية", ["35", "اليه"]),
        ("طريق M4 الدولي", ["طريق", "m4", "الدولي"]),
        ("😀 قصف 💥", ["قصف"]),
        ("", []),
        ("ـ", []),
        ("… ؟ !", []),
    ],
)
def test_words_are_cut_here(words, texts):
    assert [token.text for token in read(words)] == texts


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("قــ صــ ـفـت", "قصفت"),
        ("قـصـف", "قصف"),
        ("إنـ.ـزالاً", "انزالا"),
        ("داعـ.ـش", "داعش"),
        ("مـ ـقـ ـتـ ـل", "مقتل"),
        ("قَصَفَتْ", "قصفت"),
        ("ﻗﺼﻔﺖ", "قصفت"),
    ],
)
def test_a_word_disguised_from_filters_is_one_word(written, meant):
    (token,) = read(written)
    assert token.text == meant


@pytest.mark.parametrize(
    "words",
    [
        "اعترضت دورية أميركية رتلاً روسياً قرب القامشلي",
        "قــ صــ ـفـت طائرة مسيّرة ثلاثَ سيارات 😀 في الشدادي",
        "A U.S. patrol stopped Russia's convoy on the M4, 10 km east of Tell Tamr",
        "إنـ.ـزالاً جـ.ـوياً في ٢٢ تشرين الأول/أكتوبر ٢٠١٩",
    ],
)
def test_tokens_stand_in_the_original_in_order_and_apart(words):
    normal = normalize(words)
    spans = [normal.span(token.start, token.end) for token in read(words)]
    assert all(0 <= start < end <= len(words) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(words[start:end].strip() == words[start:end] for start, end in spans)


def test_the_words_of_a_disguised_token_are_its_whole_disguise():
    assert slices("ثم قــ صــ ـفـت المدينة") == ["ثم", "قــ صــ ـفـت", "المدينة"]


@pytest.mark.parametrize(
    ("words", "mark", "value"),
    [
        ("US", "upper", True),
        ("us", "upper", False),
        ("Us", "upper", False),
        ("March", "title", True),
        ("march", "title", False),
        ("روسياً", "tanwin", True),
        ("روسيا", "tanwin", False),
        ("قُتل", "damma", True),
        ("قتل", "damma", False),
        ("عسكرية", "marbuta", True),
        ("عسكريه", "marbuta", False),
    ],
)
def test_marks_of_the_original_that_normal_text_drops_are_kept(words, mark, value):
    assert getattr(read(words)[0], mark) is value


@pytest.mark.parametrize(
    ("words", "breaks"),
    [
        ("قصف، ثم", True),
        ("قصف. ثم", True),
        ("قصف (ثم)", True),
        ("قصف ثم", False),
        ("القامشلي - المالكية", False),
    ],
)
def test_punctuation_before_a_word_ends_a_phrase(words, breaks):
    assert read(words)[1].breaks is breaks


def test_a_lexicon_phrase_is_cut_as_the_report_is():
    assert words_of("U.S.-led coalition") == ("us", "led", "coalition")
    assert words_of("قوات سوريا الديمقراطية") == tuple(
        token.text for token in read("قوات سوريا الديمقراطية")
    )


@pytest.mark.parametrize(
    "run",
    [" " * 200_000, "ـ" * 200_000, "ـ" * 100_000 + "." + "ـ" * 100_000, "ً" * 200_000],
    ids=["spaces", "tatweels", "tatweels around a dot", "vowel marks"],
)
def test_a_long_run_after_a_letter_is_read_in_one_look(run):
    assert [token.text for token in read(f"قصف قـ{run}")] == ["قصف", "ق"]
