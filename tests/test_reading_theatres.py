"""Sentences of five wars, in the manner of networks, monitors, agencies and event notes → claims.

All of them are written for the tests; none reports anything that happened, whoever and wherever it names.
"""

from datetime import UTC, datetime

import pytest

from footprint.model import Report
from footprint.reading import read


def claims_of(sentence, day):
    lead = "خبر." if any("\u0621" <= c <= "\u064a" for c in sentence) else "In short."
    published = datetime.fromisoformat(day).replace(tzinfo=UTC)
    return read(Report(f"{lead}\n\n{sentence}", published=published)).claims


# (published, sentence, type, modality, actors, place, its precision, first day)
SYRIA = [
    ("2020-03-02", "سيّرت القوات الروسية دورية عسكرية على الطريق الدولي قرب بلدة تل تمر.", "patrol", "occurred", {"holder:rus.mil"}, "Tall Tamr", "near", None),
    ("2021-02-10", "دخل رتل للقوات الأميركية من معبر الوليد متجهاً إلى الشدادي صباح الإثنين.", "convoy", "occurred", {"holder:usa.mil"}, "Al-Shaddadi", "settlement", "2021-02-08"),
    ("2019-11-15", "سيطرت القوات التركية على مدينة رأس العين في تشرين الأول الفائت.", "territory_taken", "occurred", {"initiator:tur.mil"}, "Ras al-Ayn", "settlement", "2019-10-01"),
    ("2021-09-05", "قصفت قوات النظام بالمدفعية الثقيلة أحياء درعا البلد يوم السبت.", "shelling", "occurred", {"initiator:syr.gov.mil"}, "Daraa al-Balad", "settlement", "2021-09-04"),
    ("2022-11-21", "قصفت طائرات حربية تركية مواقع لقسد في محيط مدينة كوباني ليل السبت - الأحد.", "airstrike", "occurred", {"initiator:tur.mil", "target:syr.sdf"}, "Kobani (Ain al-Arab)", "near", "2022-11-19"),
    ("2021-06-30", "استهدفت ميليشيات إيرانية بقذائف صاروخية القاعدة الأميركية في حقل العمر.", "shelling", "occurred", {"initiator:irn.militias", "target:usa.mil"}, "Al-Omar oil field", "exact", None),
    ("2018-05-01", "نفذ طيران التحالف الدولي غارات على مواقع لتنظيم الدولة في بلدة هجين.", "airstrike", "occurred", {"initiator:coalition", "target:isis"}, "Hajin", "settlement", None),
    ("2019-10-30", "سلّمت القوات الأميركية قاعدة صرين إلى القوات الروسية.", "base_handed_over", "occurred", {"holder:usa.mil", "partner:rus.mil"}, "Sarrin air base", "exact", None),
    ("2022-05-20", "تستعد القوات التركية لنشر قوات في مدينة منبج.", "deployed", "planned", {"holder:tur.mil"}, "Manbij", "settlement", None),
    ("2021-04-25", "اندلعت اشتباكات بين الأسايش والدفاع الوطني في مدينة القامشلي مساء الثلاثاء.", "clash", "occurred", {"initiator:syr.sdf.asayish", "target:syr.gov.mil"}, "Qamishli", "settlement", "2021-04-20"),
    ("2021-01-12", "فجّر انتحاري نفسه عند حاجز لقسد في بلدة الهول.", "suicide_bombing", "occurred", {"initiator:unknown"}, "Al-Hol", "settlement", None),
    ("2020-06-10", "انفجرت عبوة ناسفة بسيارة عسكرية تابعة للجيش الوطني في مدينة الباب.", "ied", "occurred", {"initiator:unknown", "target:syr.sna"}, "Al-Bab", "settlement", None),
    ("2022-02-05", "داهمت قوات التحالف الدولي منزلاً في بلدة الشحيل فجر الجمعة.", "raid", "occurred", {"initiator:coalition"}, "Al-Shuhayl", "settlement", "2022-02-04"),
    ("2025-02-20", "توغلت قوات إسرائيلية في بلدة حضر بريف القنيطرة صباح اليوم.", "raid", "occurred", {"initiator:isr.mil"}, "Hadar", "settlement", "2025-02-20"),
    ("2025-02-20", "انتشرت قوات الأمن العام في مدينة اللاذقية يوم الثلاثاء.", "deployed", "occurred", {"holder:syr.transition"}, "Latakia", "settlement", "2025-02-18"),
    ("2024-12-03", "سيطرت هيئة تحرير الشام على مدينة سراقب يوم الجمعة.", "territory_taken", "occurred", {"initiator:syr.hts"}, "Saraqib", "settlement", "2024-11-29"),
    ("2021-03-14", "أقامت القوات الروسية حاجزاً عند مدخل مدينة عامودا.", "checkpoint", "occurred", {"holder:rus.mil"}, "Amuda", "near", None),
    ("2021-03-14", "قلّصت القوات الروسية عدد جنودها في مطار القامشلي.", "reduced", "occurred", {"holder:rus.mil"}, "Qamishli airport", "exact", None),
    ("2021-03-14", "تتمركز قوات أميركية في قاعدة تل بيدر.", "present", "ongoing", {"holder:usa.mil"}, "Tal Baydar base", "exact", "2021-03-14"),
    ("2018-12-30", "انتشرت وحدات من الجيش السوري في محيط مدينة منبج منذ الجمعة.", "deployed", "occurred", {"holder:syr.gov.mil"}, "Manbij", "near", "2018-12-28"),
    ("2015-10-05", "شنت طائرات حربية روسية غارات على مدينة تدمر يوم الأحد.", "airstrike", "occurred", {"initiator:rus.mil"}, "Tadmur (Palmyra)", "settlement", "2015-10-04"),
    ("2016-09-20", "استهدفت طائرات التحالف مواقع لقوات النظام في جبل الثردة قرب مطار دير الزور.", "airstrike", "occurred", {"initiator:coalition", "target:syr.gov.mil"}, "Jabal al-Thardah", "area", None),
    ("2021-05-10", "اعتقل جهاز الأمن العسكري ثلاثة شبان في مدينة نوى.", "arrest", "occurred", {"initiator:syr.gov.mil", "target:civilians"}, "Nawa", "settlement", None),
    ("2021-05-10", "حلّق الطيران الحربي الروسي فوق مدينة إدلب.", "overflight", "occurred", {"initiator:rus.mil"}, "Idlib", "settlement", None),
    ("2021-05-10", "اصطدمت مدرعة أميركية بعربة روسية قرب مدينة المالكية.", "collision", "occurred", {"initiator:usa.mil", "target:rus.mil"}, "Al-Malikiyah (Derik)", "near", None),
    ("2021-07-08", "قُتل جنديان تركيان بانفجار عبوة ناسفة في مدينة عفرين.", "ied", "occurred", {"initiator:unknown", "victim:tur.mil"}, "Afrin", "settlement", None),
    ("2021-07-08", "هبطت مروحية أميركية في بلدة الشحيل واعتقلت قوة أميركية رجلين.", "arrest", "occurred", {"initiator:usa.mil", "target:civilians"}, "Al-Shuhayl", "near", None),
    ("2021-07-08", "مشطت قوات سوريا الديمقراطية قرى في ريف دير الزور الشرقي.", "raid", "occurred", {"initiator:syr.sdf"}, "eastern Deir ez-Zor countryside", "area", None),
    ("2021-07-08", "أحرق محتجون مقراً لقسد في بلدة غرانيج.", "destruction", "occurred", {"initiator:civilians", "target:syr.sdf"}, "Gharanij", "settlement", None),
    ("2021-07-08", "انسحبت قوات النظام من مدينة مارع عام 2012.", "withdrawn", "occurred", {"holder:syr.gov.mil"}, "Mare", "settlement", "2012-01-01"),
    ("2021-07-08", "نقلت القوات الروسية مقاتلين من مطار القامشلي إلى قاعدة حميميم الأسبوع الماضي.", "relocated", "occurred", {"holder:rus.mil"}, "Hmeimim air base", "exact", "2021-06-27"),
    ("2019-03-23", "أعلنت قسد سيطرتها على بلدة الباغوز اليوم السبت.", "territory_taken", "occurred", {"initiator:syr.sdf"}, "Al-Baghuz", "settlement", "2019-03-23"),
    ("2025-04-18", "أخلت القوات الأميركية قاعدة حقل كونيكو يوم الخميس.", "withdrawn", "occurred", {"holder:usa.mil"}, "Conoco gas field", "exact", "2025-04-17"),
    ("2025-03-05", "شن الطيران الإسرائيلي غارات على مدينة طرطوس مساء أمس.", "airstrike", "occurred", {"initiator:isr.mil"}, "Tartus", "settlement", "2025-03-04"),
    ("2025-02-03", "قُتل مدنيون بانفجار سيارة مفخخة في مدينة منبج.", "ied", "occurred", {"initiator:unknown", "victim:civilians"}, "Manbij", "settlement", None),
    ("2020-08-27", "A US patrol blocked a Russian convoy near the town of Tall Tamr on Tuesday.", "interception", "occurred", {"initiator:usa.mil", "target:rus.mil"}, "Tall Tamr", "near", "2020-08-25"),
    ("2020-08-27", "Russian and Turkish forces carried out a joint patrol near Kobani on Monday.", "joint_patrol", "occurred", {"holder:rus.mil", "partner:tur.mil"}, "Kobani (Ain al-Arab)", "near", "2020-08-24"),
    ("2020-08-27", "Syrian government forces tried to stop a US convoy at a checkpoint near Qamishli.", "interception", "attempted", {"initiator:syr.gov.mil", "target:usa.mil"}, "Qamishli", "near", None),
    ("2019-10-14", "US troops pulled out of Manbij on Monday.", "withdrawn", "occurred", {"holder:usa.mil"}, "Manbij", "settlement", "2019-10-14"),
    ("2019-10-20", "Turkish forces captured the town of Ras al-Ain on 12 October.", "territory_taken", "occurred", {"initiator:tur.mil"}, "Ras al-Ayn", "settlement", "2019-10-12"),
    ("2021-02-26", "US warplanes struck Iranian-backed militias near Albu Kamal on Thursday.", "airstrike", "occurred", {"initiator:usa.mil", "target:irn.militias"}, "Albu Kamal", "near", "2021-02-25"),
    ("2022-01-21", "ISIS fighters attacked a prison in Hasakah on Thursday night.", "attack", "occurred", {"initiator:isis"}, "Al-Hasakah", "settlement", "2022-01-20"),
    ("2022-06-03", "Turkey plans to deploy troops in Manbij next month.", "deployed", "planned", {"holder:tur.mil"}, "Manbij", "settlement", "2022-07-01"),
    ("2021-11-05", "Gunmen opened fire on a checkpoint of the Asayish in Qamishli.", "attack", "occurred", {"initiator:unknown", "target:syr.sdf.asayish"}, "Qamishli", "settlement", None),
    ("2025-01-20", "Syrian forces arrested five men in Nawa last week.", "arrest", "occurred", {"initiator:syr.transition.mil", "victim:civilians"}, "Nawa", "settlement", "2025-01-13"),
    ("2021-05-03", "Russian forces set up a base in Palmyra.", "base_established", "occurred", {"holder:rus.mil"}, "Tadmur (Palmyra)", "settlement", None),
    ("2021-05-03", "US helicopters flew over Amuda on Saturday.", "overflight", "occurred", {"initiator:usa.mil"}, "Amuda", "settlement", "2021-05-01"),
    ("2021-05-03", "US forces are stationed at Al-Tanf.", "present", "ongoing", {"holder:usa.mil"}, "Al-Tanf base", "exact", "2021-05-03"),
    ("2015-10-01", "Russian warplanes bombed Talbiseh on Wednesday, killing civilians.", "airstrike", "occurred", {"initiator:rus.mil", "victim:civilians"}, "Talbiseh", "settlement", "2015-09-30"),
    ("2021-11-05", "Asayish forces set up checkpoints in Hasakah.", "checkpoint", "occurred", {"holder:syr.sdf.asayish"}, "Al-Hasakah", "settlement", None),
    ("2021-11-05", "Turkey sent a military convoy of 30 vehicles to Saraqib on Thursday.", "convoy", "occurred", {"holder:tur.mil"}, "Saraqib", "settlement", "2021-11-04"),
    ("2021-11-05", "Several hundred people protested in Suwayda against the government on Friday.", "protest", "occurred", {"initiator:civilians"}, "As-Suwayda", "settlement", "2021-11-05"),
    ("2021-11-05", "The US has reduced its forces at Al-Tanf.", "reduced", "occurred", {"holder:usa.mil"}, "Al-Tanf base", "exact", None),
    ("2021-11-05", "Hezbollah withdrew its fighters from Palmyra in October.", "withdrawn", "occurred", {"holder:hezbollah"}, "Tadmur (Palmyra)", "settlement", "2021-10-01"),
    ("2021-11-05", "The SDF controls the town of Al-Hol.", "controls", "ongoing", {"holder:syr.sdf"}, "Al-Hol", "settlement", "2021-11-05"),
    ("2020-07-20", "أجبر حاجز لقوات سوريا الديمقراطية دورية أميركية على العودة قرب بلدة تل تمر.", "interception", "occurred", {"initiator:syr.sdf", "target:usa.mil"}, "Tall Tamr", "near", None),
    ("2021-03-14", "تسيطر قوات سوريا الديمقراطية على مدينة الحسكة.", "controls", "ongoing", {"holder:syr.sdf"}, "Al-Hasakah", "settlement", "2021-03-14"),
    ("2021-05-03", "Coalition troops landed from helicopters in the town of Al-Shaddadi and arrested two men.", "air_landing", "occurred", {"initiator:coalition"}, "Al-Shaddadi", "settlement", None),
    ("2020-06-10", "خطف مسلحون مجهولون مدنيين اثنين في ريف السويداء.", "abduction", "occurred", {"initiator:unknown", "victim:civilians"}, "Suwayda countryside", "area", None),
    ("2018-02-08", "Pro-government fighters attacked an SDF base near Khasham overnight.", "attack", "occurred", {"initiator:syr.gov.mil", "target:syr.sdf"}, "Khasham", "near", "2018-02-08"),
    ("2016-11-25", "A Syrian government helicopter dropped barrel bombs on Al-Bab.", "airstrike", "occurred", {"initiator:syr.gov.mil"}, "Al-Bab", "settlement", None),
    ("2021-11-05", "Russian forces held military exercises at Hmeimim air base.", "exercise", "occurred", {"holder:rus.mil"}, "Hmeimim air base", "exact", None),
    ("2022-06-15", "Syrian government artillery shelled Manbij district.", "shelling", "occurred", {"initiator:syr.gov.mil"}, "Menbij", "admin2", None),
    ("2022-06-15", "Moscow said its warplanes bombed Islamic State positions in Palmyra.", "airstrike", "occurred", {"initiator:rus.mil", "target:isis"}, "Tadmur (Palmyra)", "settlement", None),
    ("2022-06-15", "Ankara said its troops shelled the outskirts of Tall Tamr.", "shelling", "occurred", {"initiator:tur.mil"}, "Tall Tamr", "near", None),
    ("2022-06-15", "أعلنت موسكو أن طائراتها قصفت مواقع لتنظيم الدولة في مدينة تدمر.", "airstrike", "occurred", {"initiator:rus.mil", "target:isis"}, "Tadmur (Palmyra)", "settlement", None),
    ("2022-06-15", "اعترضت دورية روسية وأخرى تركية رتلاً أميركياً قرب تل تمر.", "interception", "occurred", {"initiator:rus.mil", "initiator:tur.mil", "target:usa.mil"}, "Tall Tamr", "near", None),
    ("2022-06-15", "تعرضت نقطة تركية في مدينة سراقب لقصف مدفعي من قوات النظام.", "shelling", "occurred", {"initiator:syr.gov.mil", "target:tur.mil"}, "Saraqib", "settlement", None),
    ("2022-06-15", "قُتل مدني برصاص قوات النظام في بلدة عين عيسى.", "attack", "occurred", {"initiator:syr.gov.mil", "victim:civilians"}, "Ain Issa", "settlement", None),
    ("2022-06-15", "أفاد تلفزيون بغداد بأن طائرة مسيّرة استهدفت بلدة الشدادي.", "drone_strike", "occurred", {"initiator:unknown"}, "Al-Shaddadi", "settlement", None),
    ("2022-06-15", "قال مسؤول أميركي إن بلاده ستسحب قواتها من سوريا العام المقبل.", "withdrawn", "planned", {"holder:usa.mil"}, "Syria", "country", "2023-01-01"),
    ("2022-06-15", "استهدفت المقاومة الإسلامية في العراق بطائرة مسيّرة القاعدة الأميركية في التنف.", "drone_strike", "occurred", {"initiator:irn.militias", "target:usa.mil"}, "Al-Tanf base", "exact", None),
]  # fmt: skip
ELSEWHERE = [
    ("2020-01-04", "استهدفت غارة أميركية موكباً قرب مطار بغداد فجر الجمعة.", "airstrike", "occurred", {"initiator:usa.mil"}, "Baghdad International Airport", "near", "2020-01-03"),
    ("2022-10-11", "Russian missiles hit Kharkiv on Monday.", "shelling", "occurred", {"initiator:rus.mil"}, "Kharkiv", "settlement", "2022-10-10"),
    ("2024-01-13", "US and British forces bombed Houthi positions near Sanaa on Friday.", "airstrike", "occurred", {"initiator:usa.mil", "initiator:gbr.mil", "target:yem.houthi"}, "Sanaa", "near", "2024-01-12"),
    ("2018-06-20", "سيطرت القوات الحكومية على مطار الحديدة.", "territory_taken", "occurred", {"initiator:yem.gov.mil"}, "Hudaydah airport", "exact", None),
    ("2017-07-10", "Iraqi forces retook Mosul from ISIS.", "territory_taken", "occurred", {"initiator:irq.mil", "target:isis"}, "Mosul", "settlement", None),
    ("2021-07-08", "تعرضت قاعدة عين الأسد لهجوم بـ14 صاروخاً يوم الأربعاء.", "shelling", "occurred", {"initiator:unknown"}, "Ain al-Asad air base", "exact", "2021-07-07"),
    ("2017-07-12", "أعلن الجيش العراقي سيطرته على مدينة الموصل.", "territory_taken", "occurred", {"initiator:irq.mil"}, "Mosul", "settlement", None),
    ("2020-03-12", "انسحبت قوات التحالف الدولي من قاعدة القيارة.", "withdrawn", "occurred", {"holder:coalition"}, "Qayyarah West air base", "exact", None),
    ("2021-07-20", "انفجرت عبوة ناسفة في سوق بمدينة الصدر في بغداد يوم الإثنين.", "ied", "occurred", {"initiator:unknown"}, "Sadr City", "settlement", "2021-07-19"),
    ("2020-03-12", "استهدفت صواريخ كاتيوشا معسكر التاجي شمالي بغداد مساء الأربعاء.", "shelling", "occurred", {"initiator:unknown"}, "Camp Taji", "exact", "2020-03-11"),
    ("2017-09-22", "بدأ الحشد الشعبي هجوماً على مدينة الحويجة.", "attack", "occurred", {"initiator:irq.pmf"}, "Al Hawijah", "settlement", None),
    ("2022-01-25", "قصفت جماعة الحوثي مدينة مأرب بصاروخ باليستي فجر اليوم.", "shelling", "occurred", {"initiator:yem.houthi"}, "Ma'rib", "settlement", "2022-01-25"),
    ("2023-11-20", "قصفت قوات الدعم السريع أحياء مدينة الفاشر بالمدفعية يوم الأحد.", "shelling", "occurred", {"initiator:sdn.rsf"}, "El Fasher", "settlement", "2023-11-19"),
    ("2023-05-02", "سيطرت قوات الدعم السريع على مدينة نيالا.", "territory_taken", "occurred", {"initiator:sdn.rsf"}, "Nyala", "settlement", None),
    ("2023-06-01", "دارت اشتباكات بين الجيش السوداني وقوات الدعم السريع في مدينة أم درمان.", "clash", "occurred", {"initiator:sdn.gov.mil", "target:sdn.rsf"}, "Omdurman", "settlement", None),
    ("2023-06-01", "شن الجيش السوداني غارات جوية على مواقع للدعم السريع في مدينة نيالا.", "airstrike", "occurred", {"initiator:sdn.gov.mil", "target:sdn.rsf"}, "Nyala", "settlement", None),
    ("2020-01-08", "Iran fired missiles at Ain al-Asad air base on Wednesday.", "shelling", "occurred", {"initiator:irn"}, "Ain al-Asad air base", "exact", "2020-01-08"),
    ("2016-10-20", "Iraqi forces advanced on Mosul and clashed with ISIS militants south of the city.", "clash", "occurred", {"initiator:irq.mil", "target:isis"}, "Mosul", "near", None),
    ("2020-03-20", "Coalition forces handed over the base at Al-Qaim to the Iraqi army.", "base_handed_over", "occurred", {"holder:coalition", "partner:irq.mil"}, "Al-Qaim", "settlement", None),
    ("2023-08-02", "Rapid Support Forces shelled El Fasher on Tuesday.", "shelling", "occurred", {"initiator:sdn.rsf"}, "El Fasher", "settlement", "2023-08-01"),
    ("2023-06-01", "The Sudanese army bombed Rapid Support Forces positions in Omdurman on Tuesday.", "airstrike", "occurred", {"initiator:sdn.gov.mil", "target:sdn.rsf"}, "Omdurman", "settlement", "2023-05-30"),
    ("2023-04-20", "The Sudanese army and the Rapid Support Forces clashed in Khartoum on Wednesday.", "clash", "occurred", {"initiator:sdn.gov.mil", "target:sdn.rsf"}, "Khartoum", "settlement", "2023-04-19"),
    ("2021-11-20", "Houthi fighters took control of Hodeidah last week.", "territory_taken", "occurred", {"initiator:yem.houthi"}, "Al Hudaydah", "settlement", "2021-11-08"),
    ("2022-01-25", "Houthi forces shelled the city of Taiz.", "shelling", "occurred", {"initiator:yem.houthi"}, "Taiz", "settlement", None),
    ("2022-11-12", "Ukrainian forces entered Kherson on Friday.", "deployed", "occurred", {"holder:ukr.mil"}, "Kherson", "settlement", "2022-11-11"),
    ("2023-05-21", "Russian forces took control of Bakhmut.", "territory_taken", "occurred", {"initiator:rus.mil"}, "Bakhmut", "settlement", None),
    ("2022-09-12", "Ukrainian troops recaptured Kupiansk on Saturday.", "territory_taken", "occurred", {"initiator:ukr.mil"}, "Kupiansk", "settlement", "2022-09-10"),
    ("2022-05-02", "Russian artillery shelled the outskirts of Kharkiv.", "shelling", "occurred", {"initiator:rus.mil"}, "Kharkiv", "near", None),
    ("2022-05-02", "Russian warplanes bombed Kramatorsk overnight.", "airstrike", "occurred", {"initiator:rus.mil"}, "Kramatorsk", "settlement", "2022-05-02"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "sentence", "type_", "modality", "actors", "place", "precision", "first"),
    [*SYRIA, *ELSEWHERE],
)
def test_the_sentence_makes_the_claim(
    day, sentence, type_, modality, actors, place, precision, first
):
    found = [c for c in claims_of(sentence, day) if c.type == type_]
    assert len(found) == 1
    (claim,) = found
    assert claim.modality == modality
    assert {f"{actor.role}:{actor.id}" for actor in claim.actors} == actors
    assert (place, precision) in {(p.name_en, p.precision) for p in claim.places}
    assert (claim.date.start and claim.date.start.isoformat()) == first


@pytest.mark.parametrize(
    ("sentence", "type_", "modality"),
    [
        ("لم تنسحب القوات الأميركية من قاعدة التنف.", "withdrawn", "denied"),
        ("نفت القوات الأميركية انسحابها من قاعدة التنف.", "withdrawn", "denied"),
        ("Turkey denied that its forces had shelled Tall Rifaat.", "shelling", "denied"),
    ],
)
def test_what_is_denied_is_listed_and_never_drawn(sentence, type_, modality):
    (claim,) = [c for c in claims_of(sentence, "2022-06-15") if c.type == type_]
    assert claim.modality == modality
    assert not claim.drawn_places


@pytest.mark.parametrize(
    ("sentence", "type_", "speaker", "addressee"),
    [
        ("طالبت تركيا القوات الأميركية بالانسحاب من منبج.", "demand", "tur", "usa.mil"),
        ("Turkey threatened a new operation against the SDF.", "threaten", "tur", None),
        ("Ukraine accused Russia of blowing up the dam.", "accuse", "ukr", None),
    ],
)
def test_a_demand_a_threat_and_an_accusation_are_statements_alone(
    sentence, type_, speaker, addressee
):
    (claim,) = claims_of(sentence, "2022-06-15")
    assert (claim.kind, claim.type) == ("statement", type_)
    told = {(actor.role, actor.id) for actor in claim.actors}
    assert ("speaker", speaker) in told
    assert addressee is None or ("addressee", addressee) in told
    assert not claim.drawn_places


def test_the_base_that_is_shelled_is_a_presence_of_its_force():
    sentence = "استهدفت ميليشيات إيرانية بقذائف صاروخية القاعدة الأميركية في حقل العمر."
    found = {(c.kind, c.actors[0].id) for c in claims_of(sentence, "2021-06-30")}
    assert ("presence", "usa.mil") in found


def test_a_bare_strike_shows_no_presence():
    sentence = "Russian warplanes bombed Kramatorsk overnight."
    assert [c.kind for c in claims_of(sentence, "2022-05-02")] == ["incident"]


@pytest.mark.parametrize(
    ("sentence", "words", "least"),
    [
        ("قصفت قوات النظام بلدة كفرنبل ثلاث مرات خلال الأسبوع الماضي.", "ثلاث مرات", 3),
        ("Government forces shelled Kafr Nabl five times last week.", "five times", 5),
    ],
)
def test_several_events_told_as_a_number_are_one_claim_and_no_pin(sentence, words, least):
    (claim,) = [c for c in claims_of(sentence, "2022-06-15") if c.type == "shelling"]
    assert claim.count is not None
    assert (claim.count.text, claim.count.min) == (words, least)
    assert claim.date.precision == "week"
    assert not claim.drawn_places


def test_the_convoy_of_the_sentence_before_is_who_the_next_one_speaks_of():
    text = "دخلت دورية روسية بلدة عامودا أمس. ثم عادت الدورية إلى مطار القامشلي."
    back = claims_of(text, "2022-06-15")[-1]
    assert [(a.role, a.id) for a in back.actors] == [("holder", "rus.mil")]
    assert [(p.name_en, p.role, p.basis) for p in back.places] == [
        ("Qamishli airport", "destination", "stated")
    ]
    assert (str(back.date.start), back.date.basis) == ("2022-06-14", "inherited")


def test_two_events_of_a_sentence_keep_their_own_sides():
    text = "استهدفت القوات التركية بلدة تل تمر بالمدفعية، وردت قسد بقصف قاعدة تركية شمالي البلدة."
    found = [c for c in claims_of(text, "2022-06-15") if c.type == "shelling"]
    assert [c.actors[0].id for c in found] == ["tur.mil", "syr.sdf"]
    assert [(c.places[0].name_en, c.places[0].precision) for c in found] == [
        ("Tall Tamr", "settlement"),
        ("Tall Tamr", "near"),
    ]


def test_a_name_that_goes_on_is_no_pin_on_its_first_word():
    (claim,) = claims_of(
        "Syrian government artillery shelled the village of Kharab al-Sanabil.", "2022-06-15"
    )
    assert all(place.basis == "inherited" for place in claim.places)


def test_a_village_that_no_gazetteer_holds_does_not_swallow_its_claim():
    (claim,) = claims_of(
        "Russian troops captured the village of Verkhnokamianske on 10 May.", "2022-06-15"
    )
    assert claim.type == "territory_taken"
    assert not claim.places


def test_a_note_without_a_common_word_is_read_by_its_verb_and_its_party():
    read_ = read(Report("Turkish artillery shelled Tall Rifaat."))
    assert read_.report.language == "en"
    assert [claim.type for claim in read_.claims] == ["shelling"]


def test_a_capital_in_an_outlets_name_says_nothing():
    (claim,) = claims_of(
        "The Damascus Times reported that coalition troops raided the town of Al-Shuhayl.",
        "2022-06-15",
    )
    said = claim.attributed_to
    assert said is None or said.id == "org.source"
