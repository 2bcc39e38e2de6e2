"""Sentences → claims. Every sentence is written for the tests; none reports anything that happened."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import GOLD_FILES

from footprint.contract import dumps, reading_to_json
from footprint.model import PIN_PRECISIONS, Report
from footprint.reading import read

PUBLISHED = datetime(2022, 6, 15, 12, tzinfo=UTC)


def claims_of(sentence, published=PUBLISHED):
    lead = "خبر." if any("\u0621" <= c <= "\u064a" for c in sentence) else "In short."
    return read(Report(f"{lead}\n\n{sentence}", published=published)).claims


def told(claim):
    return {f"{actor.role}:{actor.id}" for actor in claim.actors}


# (sentence, type, modality, actors, place, its precision, first day)
TOLD = [
    # Arabic: interceptions, patrols, convoys, moves
    ("اعترضت دورية أميركية رتلاً للقوات الروسية قرب بلدة تل تمر يوم الأحد.", "interception", "occurred", {"initiator:usa.mil", "target:rus.mil"}, "Tall Tamr", "near", "2022-06-12"),
    ("قطعت مدرعات أميركية الطريق أمام رتل روسي في محيط القامشلي أمس.", "interception", "occurred", {"initiator:usa.mil", "target:rus.mil"}, "Qamishli", "near", "2022-06-14"),
    ("حاول حاجز لقوات النظام منع رتل أميركي من المرور في مدينة القامشلي.", "interception", "attempted", {"initiator:syr.gov.mil", "target:usa.mil"}, "Qamishli", "settlement", None),
    ("جابت دورية روسية تركية مشتركة قرى شرقي الدرباسية برفقة مروحيتين.", "joint_patrol", "occurred", {"holder:rus.mil", "partner:tur.mil"}, "Al-Darbasiyah", "near", None),
    ("أدخلت القوات التركية رتلاً عسكرياً مؤلفاً من 30 آلية عبر معبر كفرلوسين باتجاه جبل الزاوية.", "convoy", "occurred", {"holder:tur.mil"}, "Kafr Lusin crossing", "exact", None),
    ("وصلت قافلة مساعدات عسكرية أميركية تضم 20 شاحنة إلى قاعدة خراب الجير قادمة من إقليم كردستان العراق.", "convoy", "occurred", {"holder:usa.mil"}, "Kharab al-Jir base", "exact", None),
    ("دفعت قوات النظام بتعزيزات إلى محيط مدينة منبج.", "reinforced", "occurred", {"holder:syr.gov.mil"}, "Manbij", "near", None),
    ("انسحبت القوات الأميركية من قاعدة تل بيدر باتجاه الشدادي.", "withdrawn", "occurred", {"holder:usa.mil"}, "Tal Baydar base", "exact", None),
    ("ثبّت الجيش التركي نقطة مراقبة جديدة في مدينة سراقب.", "base_established", "occurred", {"holder:tur.mil"}, "Saraqib", "settlement", None),
    ("نصبت قوات الأمن الداخلي حواجز في شوارع الحسكة.", "checkpoint", "occurred", {"holder:syr.sdf.asayish"}, "Al-Hasakah", "settlement", None),
    ("أجرت قوات التحالف الدولي وقسد تدريبات عسكرية مشتركة في قاعدة التنف.", "exercise", "occurred", {"holder:coalition", "partner:syr.sdf"}, "Al-Tanf base", "exact", None),
    ("وكانت القوات الروسية تتمركز في مطار منغ عام 2017.", "present", "former", {"holder:rus.mil"}, "Menagh air base", "exact", "2017-01-01"),
    # Arabic, fire
    ("قصفت المدفعية التركية محيط مدينة تل رفعت صباح اليوم.", "shelling", "occurred", {"initiator:tur.mil"}, "Tall Rifaat", "near", "2022-06-15"),
    ("شنت إسرائيل غارات جوية على مواقع عسكرية في محيط دمشق فجر اليوم.", "airstrike", "occurred", {"initiator:isr"}, "Damascus", "near", "2022-06-15"),
    ("استهدفت طائرة مسيّرة تركية سيارة تقل قياديين في قسد على طريق القامشلي - المالكية.", "drone_strike", "occurred", {"initiator:tur.mil", "target:syr.sdf"}, "Qamishli", "near", None),
    ("قــ صــ ـفـت طائرة مسيّرة تابعة للتحالف دراجة نارية على الطريق الواصل بين الشحيل والبصيرة.", "drone_strike", "occurred", {"initiator:coalition"}, "Al-Shuhayl", "near", None),
    ("انفجرت سيارة مفخخة وسط سوق في مدينة تل أبيض، ما أسفر عن مقتل سبعة مدنيين.", "ied", "occurred", {"initiator:unknown", "victim:civilians"}, "Tall Abyad", "settlement", None),
    ("هاجم تنظيم الدولة حافلة مبيت لقوات النظام على طريق دير الزور - تدمر.", "attack", "occurred", {"initiator:isis", "target:syr.gov.mil"}, "Deir ez-Zor", "near", None),
    ("اغتال مجهولون عنصراً سابقاً في الجيش الحر في مدينة نوى.", "assassination", "occurred", {"initiator:unknown", "victim:syr.opposition"}, "Nawa", "settlement", None),
    ("حلّقت مروحيات أميركية، صباح الأحد، فوق مدينة عامودا.", "overflight", "occurred", {"initiator:usa.mil"}, "Amuda", "settlement", "2022-06-12"),
    ("نفذت مروحيات التحالف الدولي إنـ.ـزالاً جـ.ـوياً في مدينة الشدادي.", "air_landing", "occurred", {"initiator:coalition"}, "Al-Shaddadi", "settlement", None),
    ("اعتقلت الاستخبارات التركية خمسة شبان في مدينة عفرين.", "arrest", "occurred", {"initiator:tur.mil", "target:civilians"}, "Afrin", "settlement", None),
    ("خرج العشرات من أهالي بلدة غرانيج في مظاهرة ضد قسد.", "protest", "occurred", {"initiator:civilians", "target:syr.sdf"}, "Gharanij", "settlement", None),
    ("أعلنت فصائل المعارضة سيطرتها على مدينة سراقب.", "territory_taken", "occurred", {"initiator:syr.opposition"}, "Saraqib", "settlement", None),
    # English
    ("Syrian government warplanes bombed the town of Ariha on Sunday, killing at least nine civilians, rescue workers said.", "airstrike", "occurred", {"initiator:syr.gov.mil", "victim:civilians"}, "Ariha", "settlement", "2022-06-12"),
    ("On 4 May 2021, Asayish forces detained three people in Tall Refaat, accusing them of collaborating with Turkey.", "arrest", "occurred", {"initiator:syr.sdf.asayish", "victim:civilians"}, "Tall Rifaat", "settlement", "2021-05-04"),
    ("Unidentified drones targeted the US base at al-Omar oil field in Deir ez-Zor province overnight.", "drone_strike", "occurred", {"initiator:unknown", "target:usa.mil"}, "Al-Omar oil field", "exact", "2022-06-15"),
    ("Turkish-backed fighters clashed with SDF forces on the frontlines north of Ain Issa.", "clash", "occurred", {"initiator:syr.sna", "target:syr.sdf"}, "Ain Issa", "near", None),
    ("The Iraqi army shelled ISIS positions in Diyala province on Monday.", "shelling", "occurred", {"initiator:irq.mil", "target:isis"}, "Diyala", "admin1", "2022-06-13"),
    ("Houthi forces fired a ballistic missile at Marib city on Sunday.", "shelling", "occurred", {"initiator:yem.houthi"}, "Ma'rib", "settlement", "2022-06-12"),
    ("Ukrainian drones hit an oil refinery in Russia's Krasnodar region on 12 March 2022.", "drone_strike", "occurred", {"initiator:ukr.mil"}, "Krasnodar", "admin1", "2022-03-12"),
    ("Russian military police withdrew from the Tishrin dam on Tuesday.", "withdrawn", "occurred", {"holder:rus.mil"}, "Tishrin Dam", "exact", "2022-06-14"),
    ("Turkey has sent reinforcements to its observation posts in southern Idlib, a witness said.", "reinforced", "occurred", {"holder:tur.mil"}, "Idlib", "area", None),
    ("Residents of Gharanij protested against the SDF.", "protest", "occurred", {"initiator:civilians", "target:syr.sdf"}, "Gharanij", "settlement", None),
    ("SDF and coalition forces conducted a raid in the village of al-Zir.", "raid", "occurred", {"initiator:syr.sdf", "initiator:coalition"}, "Al-Zir", "settlement", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "kind", "modality", "actors", "place", "precision", "start"), TOLD
)
def test_the_sentence_makes_the_claim(sentence, kind, modality, actors, place, precision, start):
    found = [c for c in claims_of(sentence) if c.type == kind]
    assert len(found) == 1, [c.type for c in claims_of(sentence)]
    (claim,) = found
    assert claim.modality == modality
    assert told(claim) == actors
    assert (place, precision) in {(p.name_en, p.precision) for p in claim.places}
    assert (claim.date.start and claim.date.start.isoformat()) == start


@pytest.mark.parametrize(
    ("sentence", "kind", "speaker"),
    [
        ("طالبت روسيا الولايات المتحدة بعدم استخدام القوة في سوريا.", "demand", "rus"),
        ("اتهمت روسيا القوات الأميركية بعرقلة دورية لجنودها.", "accuse", "rus"),
        ("دانت الأمم المتحدة القصف على مدينة إدلب.", "condemn", "org.un"),
        ("هدد الرئيس التركي بشن عملية عسكرية جديدة شمالي سوريا.", "threaten", "tur"),
        ("نفى متحدث باسم التحالف الدولي وقوع أي احتكاك.", "deny", "coalition"),
        ("The United Nations condemned the shelling of Idlib.", "condemn", "org.un"),
        ("Russia accused US forces of blocking a patrol.", "accuse", "rus"),
    ],
)
def test_words_as_acts_are_statements_and_no_event(sentence, kind, speaker):
    found = claims_of(sentence)
    assert [c.kind for c in found] == ["statement"]
    assert found[0].type == kind
    assert f"speaker:{speaker}" in told(found[0])
    assert not found[0].drawn_places


@pytest.mark.parametrize(
    "sentence",
    [
        "أكد وزير الخارجية الروسي أن بلاده لن تخوض اشتباكات مع الولايات المتحدة.",
        "لم تعترض القوات الأميركية أي دورية روسية في القامشلي.",
        "قد يؤدي الخلاف إلى صدام بين القوات الأميركية والروسية في الحسكة.",
        "US forces said that a clash with Russian troops near Qamishli could follow.",
        "No shots were fired.",
        "تستعد بلدية القامشلي لمهرجان الربيع.",
        "The market in Amuda was busy. The Aleppo-born singer came home.",
    ],
)
def test_what_did_not_happen_makes_no_incident(sentence):
    assert [c.type for c in claims_of(sentence) if c.kind == "incident" and c.drawn_places] == []


def test_an_incident_shows_the_patrol_and_the_convoy_that_it_names():
    sentence = "اعترضت دورية أميركية رتلاً للقوات الروسية قرب بلدة تل تمر يوم الأحد."
    shown = {(c.type, c.actors[0].id) for c in claims_of(sentence) if c.kind == "presence"}
    assert shown == {("patrol", "usa.mil"), ("convoy", "rus.mil")}


@pytest.mark.parametrize(
    ("day", "actor"),
    [
        (datetime(2023, 1, 1, tzinfo=UTC), "syr.gov.mil"),
        (datetime(2025, 1, 1, tzinfo=UTC), "syr.transition.mil"),
    ],
)
def test_the_syrian_army_is_another_after_december_2024(day, actor):
    (claim,) = [
        c for c in claims_of("قصف الجيش السوري محيط مدينة تل رفعت.", day) if c.type == "shelling"
    ]
    assert told(claim) == {f"initiator:{actor}"}


def test_a_clause_without_a_place_inherits_an_area_and_no_pin():
    found = claims_of("داهمت الأسايش منازل في مدينة الحسكة، واعتقلت شابين.")
    (arrest,) = [c for c in found if c.type == "arrest"]
    assert [(p.name_en, p.precision, p.basis) for p in arrest.places] == [
        ("Al-Hasakah", "near", "inherited")
    ]
    assert told(arrest) == {"initiator:syr.sdf.asayish", "target:civilians"}


def test_a_title_that_repeats_a_claim_adds_its_quote():
    text = "US patrol stops Russian convoy near Tell Tamr\n\nA US patrol stopped a Russian convoy near Tell Tamr on Sunday. It was the second time."
    (stop,) = [
        c for c in read(Report(text, published=PUBLISHED)).claims if c.type == "interception"
    ]
    assert len(stop.quotes) == 2
    assert stop.section == "body"


def test_an_undated_event_does_not_take_the_day_of_publication():
    (claim,) = [
        c for c in claims_of("قصفت المدفعية التركية مدينة تل رفعت.") if c.type == "shelling"
    ]
    assert (claim.date.start, claim.date.basis) == (None, "not_after_publication")


def test_a_language_that_is_not_read_yields_nothing():
    reading = read(
        Report("Türk ordusu Suriye'nin kuzeyinde bir üs kurdu ve bölgeye asker gönderdi.")
    )
    assert (reading.report.language, reading.claims) == (None, ())


# Properties

LETTERS = st.text(
    st.sampled_from(
        list(
            "ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآةىءؤئ ـ،.\n:\"()0123456789abc ABC'-/😀\u200f\u064b\u00a0"
        )
    ),
    max_size=300,
)
SENTENCES = [
    sentence.strip()
    for path in GOLD_FILES
    for sentence in path.with_suffix(".txt").read_text("utf-8").replace("\n", ". ").split(". ")
    if sentence.strip()
]
MIXED = st.lists(st.sampled_from(SENTENCES) | LETTERS, min_size=1, max_size=12).map(". ".join)


def check(text):
    if not text.strip():
        return
    report = Report(text, published=PUBLISHED)
    reading = read(report).check()
    for claim in reading.claims:
        for quote in claim.quotes:
            assert text[quote.start : quote.end] == quote.text
        assert all(
            p.precision not in PIN_PRECISIONS for p in claim.places if p.basis == "inherited"
        )
        if claim.date.basis in ("not_after_publication", "none"):
            assert claim.date.start is None
    assert dumps(reading_to_json(reading)) == dumps(reading_to_json(read(report)))


@settings(max_examples=120)
@given(MIXED)
def test_any_text_is_read_and_every_quote_is_its_slice(text):
    check(text)


def test_hostile_text_is_read_like_any_other(shared):
    strings = json.loads((shared / "hostile" / "strings.json").read_text("utf-8"))
    for start in range(0, len(strings), 40):
        text = "\n".join(strings[start : start + 40]).encode("utf-8", "replace").decode("utf-8")
        check(text + "\nA US patrol stopped a Russian convoy near Qamishli on Sunday.")


def test_reading_a_long_text_takes_work_in_proportion():
    counted = []
    text = "\n\n".join(path.with_suffix(".txt").read_text("utf-8") for path in GOLD_FILES)
    for times in (1, 2):
        counted.append(len(read(Report(text * times, published=PUBLISHED)).claims))
    assert counted[1] <= 2.2 * counted[0]
