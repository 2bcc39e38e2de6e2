"""Near-copies and reprints: which reports are one text, and whom they credit."""

import random

import pytest
from linked import read_set

from footprint.linking.agencies import agency_of_outlet, find_credits
from footprint.linking.copies import Body, Families, compare_texts, find_families
from footprint.linking.sketch import SHORTEST, make_sketch
from footprint.linking.text_words import index_words
from footprint.text import normalize, plain

LONG = [
    "The convoy of eleven lorries left the crossing before dawn and took the road along the river.",
    "Drivers said that they had waited for two nights because a bridge further south was closed.",
    "At the checkpoint outside the town soldiers looked into each of the lorries and took notes.",
    "Nobody could say who owned the fuel, nor where it was to be unloaded in the afternoon.",
    "A farmer who sells bread at the roadside counted nine more lorries on the following morning.",
    "The council of the town has asked for a written answer and has not been given one so far.",
]
OTHER = [
    "Rain fell on the camp for the third day and water stood between the tents in the lower rows.",
    "Teachers moved the benches to the hall, where lessons are held in two shifts until the spring.",
    "A doctor of the clinic said that coughs had become more frequent among the smallest children.",
]


def text_of(lines):
    return "\n".join(lines)


def copied(one, other):
    found = compare_texts(Body.of(one), Body.of(other))
    assert found == compare_texts(Body.of(other), Body.of(one)), "the order must not matter"
    return found and found.way


@pytest.mark.parametrize(
    ("one", "other", "way"),
    [
        (LONG, LONG, "same_words"),
        (LONG, [*LONG, OTHER[0]], "same_words"),
        (LONG, LONG[:3], "cut"),
        ([*LONG, *OTHER], LONG, "same_words"),
        (LONG, OTHER, None),
        (LONG[:4] + OTHER, LONG[:1] + OTHER, "cut"),
        (["Army shells the village of A", "It was at noon on 3 May."], ["Army shells the village of B", "It was at noon on 3 May."], None),
    ],
)  # fmt: skip
def test_texts_are_one_by_what_they_share(one, other, way):
    assert copied(text_of(one), text_of(other)) == way


def test_a_reworked_reprint_is_known_by_its_lead_and_its_agency():
    wire = text_of(["DAMASCUS (Reuters) - " + LONG[0], *LONG[1:]])
    reworked = text_of([LONG[0], *OTHER, "Source: Reuters"])
    assert copied(wire, reworked) == "same_lead"
    assert copied(wire, text_of([LONG[0], *OTHER])) is None


def test_set_phrases_with_other_numbers_are_other_reports():
    form = "Our correspondent reports that artillery shelled the fields north of the village {n} times on {n} May"
    assert copied(form.format(n=3), form.format(n=4)) is None
    assert copied(form.format(n=3), form.format(n=3) + ".") == "same_words"


def test_near_copies_share_a_key_and_others_do_not():
    draw = random.Random(5)
    words = [f"w{n}" for n in range(3000)]
    missed = strays = 0
    for _ in range(200):
        text = draw.choices(words, k=200)
        near = [draw.choice(words) if draw.random() < 0.03 else word for word in text]
        other = draw.choices(words, k=200)
        keys = set(make_sketch(" ".join(text)).keys)
        missed += not keys & set(make_sketch(" ".join(near)).keys)
        strays += bool(keys & set(make_sketch(" ".join(other)).keys))
    assert missed <= 2
    assert strays <= 2


def test_a_sketch_is_of_the_words_alone():
    arabic = "قَصَفت القُوّات مواقع في ريف المدينة، مساء أمس؛ وقال شهود إنهم سمعوا دوي انفجارات قوية هزت المنطقة."
    bare = normalize(arabic).text
    assert make_sketch(arabic).keys == make_sketch(bare).keys
    assert make_sketch(arabic, " ".join(index_words(arabic))) == make_sketch(arabic)
    assert make_sketch(" ".join(["word"] * (SHORTEST - 1))).keys == ()


def test_families_are_the_same_whatever_the_order():
    texts = {each.report.id: each.report.text for each in read_set()}
    names = {each.report.id: each.name for each in read_set()}
    expected = None
    for turn in range(5):
        order = list(texts)
        random.Random(turn).shuffle(order)
        families = find_families({name: make_sketch(texts[name]) for name in order}, texts.get)
        groups: dict[str, set[str]] = {}
        for name in order:
            groups.setdefault(families[name], set()).add(names[name])
        found = sorted(sorted(group) for group in groups.values())
        assert expected in (None, found)
        expected = found
    told: dict[str, set[str]] = {}
    for each in read_set():
        told.setdefault(each.family or each.name, set()).add(each.name)
    assert expected == sorted(sorted(group) for group in told.values())


def test_joining_goes_on_from_what_is_known():
    families = Families({"b": "a", "c": "c"})
    assert families.join("b", "c") == ("a", "c")
    assert families.join("a", "c") is None
    assert families.find("c") == "a"


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("DAMASCUS (Reuters) - Two people were hurt.", ("reuters",)),
        ("دمشق - سانا: أصيب شخصان بجروح.", ("sana",)),
        ("أصيب شخصان بجروح.\nالمصدر: وكالة الأناضول", ("anadolu",)),
        ("Two people were hurt, according to the Associated Press.", ("ap",)),
        ("أصيب شخصان بجروح، وفق ما نقلت وكالة رويترز عن شهود.", ("reuters",)),
        ("أصيب شخصان، بحسب المرصد السوري لحقوق الإنسان.", ("sohr",)),
        ("The Reuters building was damaged when two people were hurt.", ()),
        ("Two people were hurt near the tasselled gate.", ()),
        ("", ()),
    ],
)
def test_credits(text, agencies):
    assert find_credits(text) == agencies


def test_an_outlet_may_be_an_agency():
    assert agency_of_outlet("رويترز") == agency_of_outlet("Reuters") == "reuters"
    assert agency_of_outlet("Reuters and others") is None
    assert agency_of_outlet(None) is None


@pytest.mark.parametrize(
    "text",
    ["", "Plain `text`\tof\u0007 ASCII", "قــ صــ ـف المدينة", "١٢ كانون\u00a0الثاني", "É\u0301ß"],
)
def test_the_quick_normal_form_is_the_normal_form(text):
    assert plain(text) == normalize(text).text
