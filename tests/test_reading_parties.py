"""Words → the parties that they name: whose force it is, by demonym, name or loyalty, and on which day. Written for the tests."""

from datetime import UTC, date, datetime

import pytest

from footprint.model import Report
from footprint.reading import lexicon_load, read
from footprint.reading.parties import find_parties
from footprint.reading.tokens import tokenize
from footprint.text import normalize

DAY = date(2022, 6, 15)


def parties(words, day=DAY):
    tokens = tokenize(normalize(words), words)
    return find_parties(tokens, lexicon_load.load().find(tokens), day, frozenset(), "SY")


def claims_of(sentence, day=DAY):
    lead = "خبر." if any("\u0621" <= c <= "\u064a" for c in sentence) else "In short."
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return read(Report(f"{lead}\n\n{sentence}", published=at)).claims


def told(claim):
    return {f"{actor.role}:{actor.id}" for actor in claim.actors}


NAMED = [
    # by demonym on a force
    ("دورية أميركية", ["usa.mil"]),
    ("رتل عسكري روسي", ["rus.mil"]),
    ("عربات مدرعة تركية", ["tur.mil"]),
    ("مروحيتان روسيتان", ["rus.mil"]),
    ("جندي أميركي", ["usa.mil"]),
    ("الطيران الحربي الإسرائيلي", ["isr.mil"]),
    ("القوات الروسية والتركية", ["rus.mil", "tur.mil"]),
    ("US troops", ["usa.mil"]),
    ("a US patrol", ["usa.mil"]),
    ("Russian military police", ["rus.mil"]),
    ("Russian and Turkish forces", ["rus.mil", "tur.mil"]),
    ("Israeli warplanes", ["isr.mil"]),
    ("Ukrainian drones", ["ukr.mil"]),
    ("Syrian government forces", ["syr.gov.mil"]),
    # the noun is told once and elided after
    ("دورية روسية وأخرى تركية", ["rus.mil", "tur.mil"]),
    ("دوريتان أميركية وروسية", ["usa.mil", "rus.mil"]),
    ("القوات الأميركية ونظيرتها الروسية", ["usa.mil", "rus.mil"]),
    ("قوات أميركية وأخرى من قسد", ["usa.mil", "syr.sdf"]),
    ("دورية للشرطة العسكرية الروسية", ["rus.mil"]),
    ("الجيش التركي والجيش الوطني", ["tur.mil", "syr.sna"]),
    # a demonym on people is no force
    ("مواطن تركي", ["civilians"]),
    ("المواطنون السوريون", ["civilians"]),
    ("الأهالي", ["civilians"]),
    ("residents", ["civilians"]),
    # ministries and heads of state
    ("وزارة الدفاع الروسية", ["rus.mil"]),
    ("وزارة الخارجية الروسية", ["rus.mfa"]),
    ("الرئيس التركي", ["tur"]),
    ("the Turkish Defence Ministry", ["tur.mil"]),
    ("the Russian Foreign Ministry", ["rus.mfa"]),
    # by name
    ("قوات سوريا الديمقراطية", ["syr.sdf"]),
    ("قسد", ["syr.sdf"]),
    ("الأسايش", ["syr.sdf.asayish"]),
    ("وحدات حماية الشعب", ["syr.sdf.ypg"]),
    ("الجيش الوطني السوري", ["syr.sna"]),
    ("مقاتلون من هيئة تحرير الشام", ["syr.hts"]),
    ("تنظيم الدولة", ["isis"]),
    ("عناصر تنظيم داعش", ["isis"]),
    ("حزب الله اللبناني", ["hezbollah"]),
    ("حزب العمال الكردستاني", ["pkk"]),
    ("التحالف الدولي", ["coalition"]),
    ("قوات النظام", ["syr.gov.mil"]),
    ("الفرقة الرابعة", ["syr.gov.mil"]),
    ("الجيش الحر", ["syr.opposition"]),
    ("الحشد الشعبي", ["irq.pmf"]),
    ("الجيش العراقي", ["irq.mil"]),
    ("جماعة الحوثي", ["yem.houthi"]),
    ("الحوثيون", ["yem.houthi"]),
    ("قوات الدعم السريع", ["sdn.rsf"]),
    ("الأمم المتحدة", ["org.un"]),
    ("المرصد السوري لحقوق الإنسان", ["org.sohr"]),
    ("the Syrian Democratic Forces", ["syr.sdf"]),
    ("SDF fighters", ["syr.sdf"]),
    ("members of the YPG", ["syr.sdf.ypg"]),
    ("Islamic State militants", ["isis"]),
    ("the US-led coalition", ["coalition"]),
    ("Hayat Tahrir al-Sham", ["syr.hts"]),
    ("a convoy of the Syrian National Army", ["syr.sna"]),
    ("a patrol belonging to the SDF", ["syr.sdf"]),
    ("Popular Mobilization Forces", ["irq.pmf"]),
    ("the Iraqi army", ["irq.mil"]),
    ("the Sudanese army", ["sdn.gov.mil"]),
    ("the Rapid Support Forces", ["sdn.rsf"]),
    ("Houthi fighters", ["yem.houthi"]),
    ("الحرس الثوري الإيراني", ["irn.irgc"]),
    ("لواء فاطميون", ["irn.militias"]),
    ("كتائب حزب الله", ["irq.pmf"]),
    ("المجلس الانتقالي الجنوبي", ["yem.stc"]),
    ("البيشمركة", ["irq.krg"]),
    ("حرس الحدود التركي", ["tur.mil"]),
    ("the Free Syrian Army", ["syr.opposition"]),
    ("Kurdish fighters", ["syr.sdf"]),
    ("regime forces", ["syr.gov.mil"]),
    # by loyalty: not the patron itself
    ("ميليشيات موالية لإيران", ["irn.militias"]),
    ("ميليشيا تابعة للحرس الثوري الإيراني", ["irn.irgc"]),
    ("فصائل موالية لتركيا", ["syr.sna"]),
    ("Turkish-backed fighters", ["syr.sna"]),
    ("fighters loyal to Turkey", ["syr.sna"]),
    ("Iranian-backed militias", ["irn.militias"]),
    ("Iran-backed militias", ["irn.militias"]),
    ("militias backed by Iran", ["irn.militias"]),
    # nobody knows whose
    ("مسلحون مجهولون", ["unknown"]),
    ("unidentified gunmen", ["unknown"]),
]


@pytest.mark.parametrize(("words", "actors"), NAMED, ids=lambda value: str(value))
def test_the_words_name_these_parties(words, actors):
    assert [party.actor for party in parties(words)] == actors


@pytest.mark.parametrize(
    "words", ["الدورية", "قواته", "قواتنا", "the patrol", "its forces", "they", "them"]
)
def test_a_force_without_an_owner_waits_for_the_discourse(words):
    (party,) = parties(words)
    assert party.actor is None


@pytest.mark.parametrize(("words", "owner"), [("قواته", True), ("its forces", True), ("القوات", False), ("the forces", False)])  # fmt: skip
def test_a_possessive_points_back(words, owner):
    assert [party.owner for party in parties(words)] == [owner]


BEFORE, LAST_DAY, FIRST_DAY, AFTER = (
    date(2023, 1, 1),
    date(2024, 12, 7),
    date(2024, 12, 8),
    date(2025, 2, 1),
)


@pytest.mark.parametrize("words", ["الجيش السوري", "Syrian army", "قوات الحكومة السورية", "Syrian government forces"])  # fmt: skip
@pytest.mark.parametrize(
    ("day", "actor"),
    [
        (BEFORE, "syr.gov.mil"),
        (LAST_DAY, "syr.gov.mil"),
        (FIRST_DAY, "syr.transition.mil"),
        (AFTER, "syr.transition.mil"),
    ],
)
def test_the_army_of_damascus_changes_hands_on_8_december_2024(words, day, actor):
    assert [party.actor for party in parties(words, day)] == [actor]


@pytest.mark.parametrize("words", ["دمشق", "Damascus"])
@pytest.mark.parametrize(("day", "actor"), [(LAST_DAY, "syr.gov"), (FIRST_DAY, "syr.transition")])
def test_and_so_does_the_government_that_its_capital_stands_for(words, day, actor):
    assert [party.actor for party in parties(words, day)] == [actor]


@pytest.mark.parametrize("words", ["قوات سوريا الديمقراطية", "US troops", "تنظيم الدولة"])
def test_the_others_are_who_they_were(words):
    assert [p.actor for p in parties(words, LAST_DAY)] == [p.actor for p in parties(words, AFTER)]


@pytest.mark.parametrize(
    ("words", "unit", "presence"),
    [
        ("دورية أميركية", "patrol", "patrol"),
        ("رتل روسي", "convoy", "convoy"),
        ("a Russian convoy", "convoy", "convoy"),
        ("القوات التركية", "troops", None),
    ],
)
def test_the_head_says_what_a_party_shows_where_it_is_seen(words, unit, presence):
    (party,) = parties(words)
    assert (party.unit, party.presence) == (unit, presence)


@pytest.mark.parametrize(
    ("sentence", "type_", "actors"),
    [
        # the active, the passive, the verb before and after
        ("اعترضت دورية أميركية رتلاً روسياً قرب تل تمر.", "interception", {"initiator:usa.mil", "target:rus.mil"}),
        ("اعترضت القوات الروسية رتلاً أميركياً قرب تل تمر.", "interception", {"initiator:rus.mil", "target:usa.mil"}),
        ("A Russian convoy was stopped by a US patrol near Tall Tamr.", "interception", {"initiator:usa.mil", "target:rus.mil"}),
        ("A US patrol stopped a Russian convoy near Tall Tamr.", "interception", {"initiator:usa.mil", "target:rus.mil"}),
        # with, between, against
        ("اشتبكت قسد مع فصائل الجيش الوطني شمالي عين عيسى.", "clash", {"initiator:syr.sdf", "target:syr.sna"}),
        ("دارت اشتباكات بين قوات النظام وتنظيم الدولة في بادية السخنة.", "clash", {"initiator:syr.gov.mil", "target:isis"}),
        ("Clashes broke out between the SDF and Turkish-backed fighters north of Ain Issa.", "clash", {"initiator:syr.sdf", "target:syr.sna"}),
        # who holds and who comes along
        ("سيّرت القوات الروسية والتركية دورية مشتركة قرب كوباني.", "joint_patrol", {"holder:rus.mil", "partner:tur.mil"}),
        ("Russian and Turkish forces carried out a joint patrol near Kobani.", "joint_patrol", {"holder:rus.mil", "partner:tur.mil"}),
        ("سلّمت القوات الأميركية قاعدة صرين إلى القوات الروسية.", "base_handed_over", {"holder:usa.mil", "partner:rus.mil"}),
    ],
)  # fmt: skip
def test_who_acts_and_on_whom(sentence, type_, actors):
    (claim,) = [c for c in claims_of(sentence) if c.type == type_]
    assert told(claim) == actors


def test_the_span_of_an_actor_is_its_words():
    sentence = "اعترضت دورية أميركية رتلاً للقوات الروسية قرب تل تمر."
    text = f"خبر.\n\n{sentence}"
    (claim,) = [c for c in claims_of(sentence) if c.type == "interception"]
    words = {actor.id: text[actor.start : actor.end] for actor in claim.actors}
    assert words["usa.mil"] == "دورية أميركية"
    assert words["rus.mil"].startswith("رتلا")
    assert words["rus.mil"].endswith("الروسية")
