"""Words of place → where on the map, and how far from there. All phrases are written for the tests.

Each phrase stands where the shells fall, so what is checked is the claim's place as a reader of the map would see it.
"""

from datetime import UTC, datetime

import pytest

from footprint.gazetteer import bundled
from footprint.gazetteer.geometry import distance_km
from footprint.model import PIN_PRECISIONS, Report
from footprint.reading import read

PUBLISHED = datetime(2022, 6, 15, 12, tzinfo=UTC)


def claims_of(sentence):
    lead = "خبر." if any("\u0621" <= c <= "\u064a" for c in sentence) else "In short."
    report = Report(f"{lead}\n\n{sentence}", published=PUBLISHED)
    return report.text, read(report).claims


def places(phrase):
    arabic = any("\u0621" <= c <= "\u064a" for c in phrase)
    hit = "قصفت مدفعية قوات النظام" if arabic else "Syrian government artillery shelled"
    text, claims = claims_of(f"{hit} {phrase}.")
    (claim,) = [c for c in claims if c.type == "shelling"]
    return text, claim.places


ONE = [
    # the settlement or site itself
    ("مدينة تل رفعت", "Tall Rifaat", "settlement", "in"),
    ("بلدة عين عيسى", "Ain Issa", "settlement", "in"),
    ("حقل العمر", "Al-Omar oil field", "exact", "in"),
    ("قاعدة التنف", "Al-Tanf base", "exact", "in"),
    ("مطار منغ العسكري", "Menagh air base", "exact", "in"),
    ("سد تشرين", "Tishrin Dam", "exact", "in"),
    ("معبر كفرلوسين", "Kafr Lusin crossing", "exact", "in"),
    ("مخيم الهول", "al-Hol camp", "exact", "in"),
    ("حي الشيخ مقصود في مدينة حلب", "Sheikh Maqsoud (Aleppo)", "settlement", "in"),
    ("the Sheikh Maqsoud neighbourhood of Aleppo", "Sheikh Maqsoud (Aleppo)", "settlement", "in"),
    ("the town of Ariha", "Ariha", "settlement", "in"),
    ("al-Omar oil field", "Al-Omar oil field", "exact", "in"),
    ("the Tishrin dam", "Tishrin Dam", "exact", "in"),
    ("Al-Hol camp", "al-Hol camp", "exact", "in"),
    # a relation to one
    ("أطراف مدينة القامشلي", "Qamishli", "near", "outskirts"),
    ("محيط بلدة تل تمر", "Tall Tamr", "near", "near"),
    ("محيط حقل العمر النفطي", "Al-Omar oil field", "near", "near"),
    ("شمالي عين عيسى", "Ain Issa", "near", "n_of"),
    ("قرى شرقي الدرباسية", "Al-Darbasiyah", "near", "e_of"),
    ("قرى جنوب غربي مدينة تل أبيض", "Tall Abyad", "near", "sw_of"),
    ("the outskirts of Qamishli", "Qamishli", "near", "outskirts"),
    ("the eastern outskirts of Saraqib", "Saraqib", "near", "outskirts"),
    ("positions near Tall Tamr", "Tall Tamr", "near", "near"),
    ("villages north of Ain Issa", "Ain Issa", "near", "n_of"),
    # a distance, a road
    ("موقعاً على بعد 12 كم شرقي مدينة القامشلي", "Qamishli", "near", "km_from"),
    ("موقعاً 10 كم جنوب الشدادي", "Al-Shaddadi", "near", "km_from"),
    ("a position 10 km east of Qamishli", "Qamishli", "near", "km_from"),
    ("a position 6 miles south of Azaz", "Azaz", "near", "km_from"),
    ("الطريق الواصل بين الشحيل والبصيرة", "Al-Shuhayl", "near", "between"),
    ("طريق القامشلي - المالكية", "Qamishli", "near", "between"),
    ("the road between Kobani and Manbij", "Kobani (Ain al-Arab)", "near", "between"),
    # regions
    ("ريف إدلب الجنوبي", "southern Idlib countryside", "area", "in"),
    ("ريف حلب الشمالي", "northern Aleppo countryside", "area", "in"),
    ("ريف دير الزور الشرقي", "eastern Deir ez-Zor countryside", "area", "in"),
    ("ريف درعا", "Daraa countryside", "area", "in"),
    ("بادية السخنة", "Sukhna desert", "area", "in"),
    ("جبل الزاوية", "Jabal al-Zawiya", "area", "in"),
    ("منطقة عفرين", "Afrin area", "area", "in"),
    ("شمال شرقي سوريا", "north-east Syria", "area", "in"),
    ("the northern Aleppo countryside", "northern Aleppo countryside", "area", "in"),
    ("the Hasakah countryside", "Hasakah countryside", "area", "in"),
    ("northeast Syria", "north-east Syria", "area", "in"),
    ("ناحية تل تمر", "Tal Tamer", "admin3", "in"),
    ("محافظة درعا", "Dar'a", "admin1", "in"),
    ("Idlib province", "Idlib", "admin1", "in"),
    # what the place is said to lie in is no place of its own
    ("قرية مرعناز شمالي حلب", "Maranaz", "settlement", "in"),
    ("بلدة كفرنبل بريف إدلب الجنوبي", "Kafr Nabl", "settlement", "in"),
    ("جبل الزاوية جنوبي إدلب", "Jabal al-Zawiya", "area", "in"),
    ("مدينة سرمين شرقي إدلب", "Sarmin", "settlement", "in"),
    ("مدينة القامشلي شمال شرقي سوريا", "Qamishli", "settlement", "in"),
    ("Ariha in Idlib province", "Ariha", "settlement", "in"),
    ("the town of Kafr Nabl in southern Idlib", "Kafr Nabl", "settlement", "in"),
]


@pytest.mark.parametrize(("phrase", "name", "precision", "relation"), ONE)
def test_the_words_are_one_place_this_exact(phrase, name, precision, relation):
    _, found = places(phrase)
    assert [(p.name_en, p.precision, p.relation, p.basis) for p in found] == [
        (name, precision, relation, "stated")
    ]


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("مدينتي سراقب ومعرة النعمان", ["Saraqib", "Maarat al-Numan"]),
        ("the towns of Saraqib and Ariha", ["Saraqib", "Ariha"]),
    ],
)
def test_two_names_under_one_cue_are_two_towns(phrase, names):
    _, found = places(phrase)
    assert [(p.name_en, p.precision) for p in found] == [(name, "settlement") for name in names]


@pytest.mark.parametrize(
    ("phrase", "span"),
    [
        ("أطراف مدينة القامشلي", "أطراف مدينة القامشلي"),
        ("بلدة كفرنبل بريف إدلب الجنوبي", "بلدة كفرنبل"),
        ("ريف إدلب الجنوبي", "ريف إدلب الجنوبي"),
        ("موقعاً على بعد 12 كم شرقي مدينة القامشلي", "على بعد 12 كم شرقي مدينة القامشلي"),
        ("a position 10 km east of Qamishli", "10 km east of Qamishli"),
        ("the outskirts of Qamishli", "outskirts of Qamishli"),
    ],
)
def test_relation_and_cue_belong_to_the_span_and_the_unit_around_does_not(phrase, span):
    text, (place,) = places(phrase)
    assert text[place.start : place.end] == span


@pytest.mark.parametrize(
    ("phrase", "town", "km", "east", "north"),
    [
        ("موقعاً على بعد 12 كم شرقي مدينة القامشلي", "مدينة القامشلي", 12, 1, 0),
        ("a position 10 km east of Qamishli", "the city of Qamishli", 10, 1, 0),
        ("موقعاً 10 كم جنوب الشدادي", "بلدة الشدادي", 10, 0, -1),
        ("a position 6 miles south of Azaz", "the town of Azaz", 9.7, 0, -1),
    ],
)
def test_a_distance_and_direction_move_the_ring(phrase, town, km, east, north):
    _, (here,) = places(town)
    _, (there,) = places(phrase)
    assert distance_km(here.lat, here.lon, there.lat, there.lon) == pytest.approx(km, abs=0.5)
    assert (there.lon - here.lon) * east + (there.lat - here.lat) * north > 0.05


@pytest.mark.parametrize(
    ("road", "first", "second"),
    [
        ("الطريق الواصل بين الشحيل والبصيرة", "بلدة الشحيل", "بلدة البصيرة"),
        ("the road between Kobani and Manbij", "the town of Kobani", "the town of Manbij"),
    ],
)
def test_a_road_is_a_ring_round_its_middle_that_holds_both_ends(road, first, second):
    _, (middle,) = places(road)
    for town in (first, second):
        _, (end,) = places(town)
        assert distance_km(middle.lat, middle.lon, end.lat, end.lon) <= middle.radius_km + 1


@pytest.mark.parametrize(
    ("part", "whole", "east", "north"),
    [
        ("ريف حلب الشمالي", "مدينة حلب", 0, 1),
        ("ريف إدلب الجنوبي", "مدينة إدلب", 0, -1),
        ("ريف دير الزور الشرقي", "مدينة دير الزور", 1, 0),
    ],
)
def test_a_part_of_the_countryside_lies_on_its_side(part, whole, east, north):
    _, (there,) = places(part)
    _, (here,) = places(whole)
    assert (there.lon - here.lon) * east + (there.lat - here.lat) * north > 0.1


@pytest.mark.parametrize(
    ("phrase", "holder"),
    [
        ("قرية خربة السنابل التابعة لناحية تل تمر", "Tal Tamer"),
        ("قرية خربة السنابل بريف الحسكة", "Hasakah countryside"),
        ("the village of Kharab al-Sanabil near Tall Tamr", "Tall Tamr"),
    ],
)
def test_a_village_that_no_gazetteer_knows_falls_to_what_it_lies_in_and_is_no_pin(phrase, holder):
    _, found = places(phrase)
    assert [p.name_en for p in found] == [holder]
    assert not PIN_PRECISIONS & {p.precision for p in found}


def test_a_village_that_no_gazetteer_knows_and_nothing_holds_is_no_pin():
    _, found = places("قرية خربة السنابل")
    assert not PIN_PRECISIONS & {p.precision for p in found}


def test_every_place_is_a_row_of_the_gazetteer_with_its_candidates():
    for phrase, *_ in ONE:
        for place in places(phrase)[1]:
            assert bundled().get(place.id) is not None
            assert place.candidates


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        # a capital that speaks is its government
        ("قالت دمشق إن القوات الأميركية قصفت مدينة البوكمال.", {"Albu Kamal"}),
        ("أعلنت موسكو أن طائراتها قصفت مواقع لتنظيم الدولة في مدينة تدمر.", {"Tadmur (Palmyra)"}),
        ("اتهمت واشنطن دمشق بقصف بلدة عين عيسى.", {"Ain Issa"}),
        ("Moscow said its warplanes bombed Islamic State positions in Palmyra.", {"Tadmur (Palmyra)"}),
        ("Washington accused Damascus of shelling Ain Issa.", {"Ain Issa"}),
        # an institution, an outlet, a process and a person named after a town
        ("قال مركز حلب الإعلامي إن قصفاً مدفعياً طال بلدة عين عيسى.", {"Ain Issa"}),
        ("قالت شبكة دير الزور 24 إن قوة من التحالف داهمت بلدة الشحيل.", {"Al-Shuhayl"}),
        ("أعلن مجلس منبج العسكري أن القوات التركية قصفت بلدة عين عيسى.", {"Ain Issa"}),
        ("اغتال مجهولون الشيخ محمد الحلبي في مدينة نوى.", {"Nawa"}),
        ("قتل القيادي أبو عمر الشامي في غارة على بلدة هجين.", {"Hajin"}),
        ("The Aleppo Media Centre said shells hit Ain Issa.", {"Ain Issa"}),
        ("The Damascus Times reported that coalition troops raided the town of Al-Shuhayl.", {"Al-Shuhayl"}),
        ("The Astana process failed before Turkish forces shelled Ain Issa.", {"Ain Issa"}),
        ("Damascus University students protested in Afrin.", {"Afrin"}),
        ("Aleppo-born gunmen attacked a checkpoint in Nawa.", {"Nawa"}),
    ],
)  # fmt: skip
def test_a_name_that_speaks_or_names_something_else_is_no_place(sentence, names):
    _, claims = claims_of(sentence)
    assert {place.name_en for claim in claims for place in claim.places} == names


@pytest.mark.parametrize(
    ("sentence", "type_", "roles"),
    [
        (
            "نقلت القوات الروسية مقاتلين من مطار القامشلي إلى قاعدة حميميم.",
            "relocated",
            {("Qamishli airport", "origin"), ("Hmeimim air base", "destination")},
        ),
        (
            "دخل رتل للقوات الأميركية من معبر الوليد متجهاً إلى الشدادي.",
            "convoy",
            {("al-Waleed crossing (Kurdistan Region)", "via"), ("Al-Shaddadi", "destination")},
        ),
        (
            "انسحبت القوات الأميركية من قاعدة تل بيدر باتجاه الشدادي.",
            "withdrawn",
            {("Tal Baydar base", "origin"), ("Al-Shaddadi", "destination")},
        ),
    ],
)
def test_a_move_has_its_ends(sentence, type_, roles):
    _, claims = claims_of(sentence)
    (claim,) = [c for c in claims if c.type == type_]
    assert {(p.name_en, p.role) for p in claim.places} == roles
