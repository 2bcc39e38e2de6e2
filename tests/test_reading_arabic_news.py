"""Single sentences in the manner of Arabic news → what is read from them: type, who, to whom, where.

Every sentence is synthetic, written for this test; each stands for a rule about the language, named beside it.
"""

from datetime import UTC, datetime

import pytest

from footprint.model import Report
from footprint.reading import read

# sentence, (type, {(actor, role), …}, names of places)
SENTENCES = [
    # a number before the head is of the head's language
    ("قتل 3 عناصر من قوات النظام في هجوم على حاجز في تدمر.", ("attack", {("syr.gov.mil", "victim")}, None)),
    # a verb whose company stands words later
    ("لقي 3 عناصر من قوات النظام مصرعهم جراء انفجار لغم أرضي في بادية السخنة.", ("ied", {("syr.gov.mil", "victim")}, {"Sukhna desert"})),
    ("ألقت طائرات مروحية براميل متفجرة على بلدة اللطامنة في ريف حماة الشمالي.", ("airstrike", set(), {"Al-Lataminah"})),
    ("أطلقت قوات الاحتلال الإسرائيلي النار على مزارعين شرق خان يونس.", ("attack", {("isr.mil", "initiator"), ("civilians", "victim")}, {"Khan Yunis"})),
    ("عثر الأهالي على جثة شاب قرب مدينة نوى.", ("other", {("civilians", "victim")}, {"Nawa"})),
    # a form that is verb or masdar is the masdar behind a preposition or before an adjective
    ("قضى مدنيان جراء قصف للفصائل الموالية لتركيا على مدينة تل رفعت.", ("shelling", {("syr.sna", "initiator"), ("civilians", "victim")}, None)),
    ("قتل ثلاثة عناصر من قسد في قصف تركي على عين عيسى.", ("shelling", {("tur.mil", "initiator"), ("syr.sdf", "victim")}, {"Ain Issa"})),
    # "its forces" are the speaker's, a group's as well as a state's
    ("أعلنت وزارة الدفاع الروسية أن قواتها سيطرت على بلدة أوغليدار في مقاطعة دونيتسك.", ("territory_taken", {("rus.mil", "initiator")}, {"Vuhledar"})),
    ("قال المتحدث باسم الحوثيين إن قواته استهدفت مدينة مأرب بصواريخ باليستية.", ("shelling", {("yem.houthi", "initiator")}, {"Ma'rib"})),
    # "the enemy" says nothing of who; the demonym behind it does
    ("استهدف طيران العدو الأمريكي بأربع غارات شرقي مدينة صعدة.", ("airstrike", {("usa.mil", "initiator")}, None)),
    # the make of an aircraft stands before its demonym
    ("نفذت طائرات F16 العراقية ثلاث ضربات جوية في محافظة كركوك.", ("airstrike", {("irq.mil", "initiator")}, None)),
    # whose fire it is
    ("قصف مدفعي وصاروخي من قوات النظام على محيط قرية فليفل.", ("shelling", {("syr.gov.mil", "initiator")}, {"Flayfil"})),
    # who kills by a noun of its own is not who is killed
    ("قُتل مدني وأصيب ثلاثة آخرون جراء قصف نفذته قوات النظام على بلدة البارة.", ("shelling", {("syr.gov.mil", "initiator"), ("civilians", "victim")}, None)),
    # a fight between unnamed groups; words of arms stand before "between"
    ("اندلعت اشتباكات عنيفة بالأسلحة المتوسطة والثقيلة بين مجموعات مسلحة في مدينة الزاوية.", ("clash", {("unknown", "initiator")}, None)),
    # a gate is no month of August
    ("دخل رتل عسكري تركي من معبر باب السلامة إلى ريف حلب الشمالي.", ("convoy", {("tur.mil", "holder")}, None)),
    # no construct begins with the article: who accuses stands beside whom he accuses
    ("هاجم الجيش قوات الدعم السريع في مدينة الأبيض.", ("attack", {("sdn.rsf", "target")}, {"El Obeid"})),
    # who backs a name is part of it
    ('أرسل "الجيش الوطني السوري" المدعوم من تركيا تعزيزات عسكرية إلى ريف منبج.', ("reinforced", {("syr.sna", "holder")}, {"Manbij area"})),
    # a state's adjective is of a group too
    ("صدت القوات الحكومية اليمنية هجوماً حوثياً في مدينة مأرب.", ("attack", {("yem.houthi", "initiator"), ("yem.gov.mil", "target")}, None)),
    # a convoy ends its way where it settles
    ("دخل رتل للقوات الأميركية من معبر الوليد، قبل أن يستقر في قاعدة قسرك.", ("convoy", {("usa.mil", "holder")}, None)),
    # what may happen has not; the name of a party's own fighters
    ("أعلن حزب الله أن مجاهديه استهدفوا تجمعاً لجنود الجيش الإسرائيلي في مدينة صور.", (None, {("hezbollah", "initiator"), ("isr.mil", "target")}, None)),
    # the dead of an ambush did not lay it
    ("ثلاثة قتلى من قوات سوريا الديمقراطية بكمين في بلدة الصور.", ("attack", {("syr.sdf", "victim")}, None)),
    # what is strengthened is no presence of its own
    ("عززت روسيا وجودها العسكري في قاعدة القامشلي بمنظومة دفاع جوي.", ("reinforced", {("rus.mil", "holder")}, {"Qamishli"})),
    # to take prisoner; families are none
    ("أسر مقاتلو قسد خمسة من عناصر الجيش الوطني في بلدة عين دقنة.", ("arrest", {("syr.sdf", "initiator")}, None)),
    # what a protest is against has been told elsewhere
    ("تظاهر المئات في مدينة اعزاز تنديداً باغتيال ناشط.", ("protest", {("civilians", "initiator")}, {"Azaz"})),
    # the adjective is neither a party nor a place
    ("اندلع اشتباك مسلح بين حرس الحدود الأردني ومهربين على الحدود السورية.", ("clash", {("jor.mil", "initiator"), ("unknown", "target")}, None)),
    # a loaded drone that falls is a strike
    ("سقطت طائرة مسيرة مفخخة قرب مطار أربيل الدولي.", ("drone_strike", set(), {"Erbil International Airport"})),
    # the owner of what comes at somebody acts
    ("تصدت الدفاعات الجوية السورية لعدوان إسرائيلي بالصواريخ استهدف محيط مدينة مصياف.", ("shelling", {("isr.mil", "initiator"), ("syr.gov.mil", "target")}, {"Masyaf"})),
    ("تعرضت قاعدة حقل العمر لقصف صاروخي مصدره ميليشيات موالية لإيران.", ("shelling", {("irn.militias", "initiator")}, {"Al-Omar oil field"})),
    # the case of an object: no subject stands in the accusative
    ("اعتقلت قيادياً في تنظيم الدولة قوات سوريا الديمقراطية في مدينة منبج.", ("arrest", {("isis", "target")}, {"Manbij"})),
    # a drone's raid is a drone strike
    ("أغارت طائرة مسيرة إسرائيلية على سيارة في مدينة صور.", ("drone_strike", {("isr.mil", "initiator")}, None)),
    # the event is the subject, who bears the accusative suffers
    ("استهدف هجوم صاروخي معسكراً يضم قوات أمريكية قرب مطار بغداد الدولي.", ("shelling", {("usa.mil", "target")}, {"Baghdad International Airport"})),
    # "قواتنا" of nobody: the army of the report's country
    ("قُتل 7 أشخاص إثر غارة شنتها طائرة مسيرة تابعة للجيش على سوق في مدينة نيالا بولاية جنوب دارفور.", ("drone_strike", {("sdn.gov.mil", "initiator"), ("civilians", "victim")}, {"Nyala"})),
    # a count before a party is no preposition; who laid the ambush stands behind the verb of doing
    ("قتل ما لا يقل عن 15 عنصراً من الفرقة الرابعة في كمين نصبه مسلحون مجهولون قرب مدينة درعا.", ("attack", {("unknown", "initiator"), ("syr.gov.mil", "victim")}, None)),
    # a part's whole is where it happened, no origin
    ("حررت القوات العراقية أحياء في الجانب الأيمن من مدينة الموصل.", ("territory_taken", {("irq.mil", "initiator")}, {"Mosul"})),
    # a broken plural of a demonym
    ("أصيب ثلاثة جنود أتراك بانفجار عبوة ناسفة قرب مدينة الباب.", ("ied", {("tur.mil", "victim")}, {"Al-Bab"})),
    # ships shell
    ("قصفت الزوارق الحربية الإسرائيلية ساحل مدينة دير البلح وسط قطاع غزة.", ("shelling", {("isr.mil", "initiator")}, None)),
    # the pronoun before the verb is whoever says so
    ("قالت كتائب القسام إنها استهدفت دبابة إسرائيلية في مدينة غزة.", (None, {("hamas", "initiator"), ("isr.mil", "target")}, None)),
    # whom the party before backs
    ("قصفت القوات التركية والفصائل الموالية لها قرى في ريف تل تمر.", ("shelling", {("tur.mil", "initiator"), ("syr.sna", "initiator")}, None)),
    ("هاجمت الفصائل التابعة لأنقرة مواقع قسد في ريف منبج.", ("attack", {("syr.sna", "initiator"), ("syr.sdf", "target")}, None)),
    # who hands over and who takes
    ("تسلمت قوات النظام سد تشرين من قوات سوريا الديمقراطية.", ("base_handed_over", {("syr.gov.mil", "holder"), ("syr.sdf", "partner")}, {"Tishrin Dam"})),
    ("سيّرت الشرطة العسكرية الروسية دورية مشتركة مع الجيش التركي في ريف مدينة عين العرب الشرقي.", ("joint_patrol", {("rus.mil", "holder"), ("tur.mil", "partner")}, None)),
    # a town that is also a verb's form, behind a preposition
    ("انسحبت ميليشيا فاطميون من مواقعها في محيط مطار التيفور باتجاه تدمر.", ("withdrawn", {("irn.militias", "holder")}, {"T4 (Tiyas) air base", "Tadmur (Palmyra)"})),
    # a second adjective tied to the first; whom a name is against is part of it
    ("دخلت قافلة تعزيزات عسكرية ولوجستية للتحالف الدولي لمحاربة داعش إلى مطار رميلان.", ("convoy", {("coalition", "holder")}, {"Rumeilan base"})),
    # an adjective ends the construct: what is behind it is another party
    ("قصفت فصائل المعارضة بالمدفعية الثقيلة مواقع قوات النظام في بلدة داديخ.", ("shelling", {("syr.opposition", "initiator"), ("syr.gov.mil", "target")}, {"Dadikh"})),
    # the occupier of one's own country, with "ل"
    ("حلقت طائرات استطلاع للاحتلال فوق مدينة خان يونس.", ("overflight", {("isr.mil", "initiator")}, None)),
    # a capital behind a word of fire is the town; whom it answers suffered nothing
    ("شن طيران التحالف العربي سلسلة غارات على صنعاء رداً على هجمات الحوثيين.", ("airstrike", set(), {"Sanaa"})),
    ("قتل مدني في غارة استهدفت سيارة على طريق دمشق بيروت قرب جديدة يابوس.", ("airstrike", {("civilians", "victim")}, None)),
    # who announces a deed without naming the doer did it
    ("أعلن الجيش السوداني الجمعة الماضية استعادته مدينة سنجة عاصمة ولاية سنار.", ("territory_taken", {("sdn.gov.mil", "initiator")}, {"Singa"})),
    # most of the dead are whose they are said to be
    ("قتل 14 شخصاً معظمهم من الميليشيات الموالية لإيران في غارة إسرائيلية على البوكمال.", ("airstrike", {("isr.mil", "initiator"), ("irn.militias", "victim")}, None)),
    # who repelled an attack was attacked, by whom it belongs to
    ("أحبط الجيش اليمني هجوماً للحوثيين في جبهة مأرب.", ("attack", {("yem.houthi", "initiator"), ("yem.gov.mil", "target")}, None)),
    # a masdar with its doer and what he struck in the case of an object
    ("قتل جندي جراء استهداف العدو الإسرائيلي مركزاً للجيش اللبناني في مدينة صور.", (None, {("isr.mil", "initiator"), ("lbn.mil", "target")}, None)),
    # the two spellings of Syria's name
    ("تصدت قوات سورية الديمقراطية لهجوم شنه تنظيم داعش قرب مدينة الرقة.", ("attack", {("isis", "initiator"), ("syr.sdf", "target")}, None)),
    # whose it is held to be
    ("استهدفت غارات جوية يرجح أنها أردنية منازل في بلدة ملح.", ("airstrike", {("jor.mil", "initiator")}, {"Malah"})),
    # what was taken after a battle was taken from whom it was fought with
    ("استعادت فصائل المعارضة السيطرة على بلدة النيرب بعد معارك مع قوات النظام.", ("territory_taken", {("syr.opposition", "initiator"), ("syr.gov.mil", "target")}, None)),
    # a quarter says where in its town
    ("انسحب مقاتلو قسد من مدينة حلب، من حي الشيخ مقصود.", ("withdrawn", {("syr.sdf", "holder")}, {"Sheikh Maqsoud (Aleppo)"})),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "wanted"), SENTENCES, ids=[s[:40] for s, _ in SENTENCES])
def test_a_sentence_of_arabic_news(sentence, wanted):
    kind, actors, places = wanted
    report = Report("مقدمة قصيرة.\n\n" + sentence, published=datetime(2022, 6, 15, tzinfo=UTC))
    claims = [c for c in read(report).claims if kind is None or c.type == kind]
    assert claims, [c.type for c in read(report).claims]
    claim = claims[0]
    assert actors <= {(a.id, a.role) for a in claim.actors}
    if places is not None:
        assert {p.name_en for p in claim.places} == places


def test_nobody_both_bombs_and_is_bombed():
    """Unarmed people who stand before a strike's noun suffer it."""
    text = "مقدمة قصيرة.\n\nتسعة مدنيين قد قضوا بقصف طال مصيفاً في ناحية تل تمر."
    (claim,) = read(Report(text, published=datetime(2022, 6, 15, tzinfo=UTC))).claims
    assert ("civilians", "initiator") not in {(a.id, a.role) for a in claim.actors}
    assert ("civilians", "victim") in {(a.id, a.role) for a in claim.actors}


def _read(text: str, day: datetime | None = datetime(2023, 7, 11, tzinfo=UTC)):
    return read(Report(text, published=day))


def test_words_that_were_carried_are_no_move():
    reading = _read("ونقلت الوكالة عن مصدر عسكري قوله إن العدو الإسرائيلي شن غارة على مدينة حمص.")
    assert [c.type for c in reading.claims] == ["airstrike"]


def test_what_has_gone_on_since_an_event_is_not_where_that_event_was():
    (claim,) = _read("تتعرض تل تمر لقصف شبه يومي منذ احتلال سري كانيه عام 2019.").claims
    assert [p.name_en for p in claim.places] == ["Tall Tamr"]
    assert (str(claim.date.start), str(claim.date.end)) == ("2019-01-01", "2023-07-11")
    assert claim.date.rule == "since_event"


def test_the_area_is_what_lies_around_the_town_named_before():
    reading = _read(
        "قصفت المدفعية التركية مدينة تل تمر.\nوحلق طيران استطلاع روسي في أجواء المنطقة."
    )
    (place,) = reading.claims[-1].places
    assert (place.name_en, place.precision, place.radius_km) == ("Tall Tamr", "area", 20.0)


def test_of_the_village_the_last_village_is_meant_and_not_the_last_place():
    reading = _read(
        "دخلت قوة إسرائيلية قرية بريقة في ريف القنيطرة.\nوانسحبت القوة الإسرائيلية من القرية نحو قاعدة حميميم."
    )
    assert [p.name_en for p in reading.claims[-1].places][:1] == ["Breiqa"]


def test_a_quarter_that_no_index_holds_lies_in_the_city_told_before():
    reading = _read(
        "دخلت القوات العراقية مدينة الموصل.\nوقصفت طائرات التحالف الدولي مقراً لداعش في حي الزنجرلي."
    )
    (place,) = reading.claims[-1].places
    assert (place.name_en, place.precision, place.basis) == ("Mosul", "area", "stated")


def test_an_event_that_a_lead_and_the_next_paragraph_tell_is_one():
    reading = _read(
        "قُتل تسعة أشخاص جراء انفجار سيارة مفخخة في مدينة منبج شرقي حلب.\n"
        "وأفاد مراسلنا، اليوم الثلاثاء، أن سيارة مفخخة انفجرت في شارع رابطة وسط مدينة منبج."
    )
    (claim,) = reading.claims
    assert len(claim.quotes) == 2
    assert str(claim.date.start) == "2023-07-11"
    assert ("civilians", "victim") in {(a.id, a.role) for a in claim.actors}


def test_a_dated_event_without_a_place_of_its_own_is_told_of_the_place_before():
    reading = _read(
        "قُتل مدنيان بانفجار سيارة مفخخة في مدينة منبج أمس.\n"
        "وكان انفجار مماثل وقع في 21 من أيار الماضي، أسفر عن مقتل ثلاثة أشخاص."
    )
    assert [str(c.date.start) for c in reading.claims] == ["2023-07-10", "2023-05-21"]


@pytest.mark.parametrize(
    "line",
    [
        "شبكة المرصد - 8 تشرين الثاني 2022",
        "الصحيفة العربية | الثلاثاء 8 تشرين الثاني/ نوفمبر 2022",
        "8 تشرين الثاني 2022",
        "كتب فلان - 2022/11/08",
    ],
)
def test_the_day_of_publication_is_read_from_a_line_above_the_text(line):
    reading = _read(
        f"غارة على البوكمال شرق سوريا\n{line}\nقصفت طائرات إسرائيلية مدينة البوكمال أمس.", None
    )
    assert str(reading.report.published)[:10] == "2022-11-08"
    assert str(reading.claims[0].date.start) == "2022-11-07"


def test_names_of_site_and_author_are_neither_headline_nor_text():
    reading = _read(
        "العربي اليوم\nالصفحة الرئيسية سياسة اقتصاد رياضة\nقوات النظام تقصف ريف إدلب الجنوبي\nفلان الفلاني\n"
        "05 كانون الأول 2023\nقصفت قوات النظام بلدة البارة في ريف إدلب الجنوبي اليوم الثلاثاء.",
        None,
    )
    assert reading.report.title == "قوات النظام تقصف ريف إدلب الجنوبي"
    assert str(reading.claims[0].date.start) == "2023-12-05"


def test_the_day_that_the_text_calls_today_is_the_day_of_the_report():
    reading = _read(
        "غزة/ سوا/ شنت قوات الاحتلال الإسرائيلي، فجر اليوم الأربعاء 13 مارس 2024، غارات على مدينة رفح.\n"
        "وقصفت دبابات إسرائيلية أمس مدينة خان يونس.",
        None,
    )
    assert [str(c.date.start) for c in reading.claims] == ["2024-03-13", "2024-03-12"]
    assert all(p.name_en != "Gaza" for c in reading.claims for p in c.places)


def test_the_name_of_a_make_in_quotes_is_no_place():
    reading = _read('استهدف حزب الله ثكنة زرعيت بصواريخ "بركان".')
    assert all("Berkane" not in p.name_en for c in reading.claims for p in c.places)


def test_a_plural_verb_has_its_doer_before_it():
    reading = _read("عقد ضباط روس اجتماعاً في درعا، وهددوا بإدخال ميليشيات إيرانية إلى المدينة.")
    (threat,) = [c for c in reading.claims if c.type == "threaten"]
    assert {a.id for a in threat.actors if a.role == "speaker"} == {"rus.mil"}


def test_the_capital_is_that_of_the_country_that_is_told_of():
    reading = _read(
        "سيطرت جماعة الحوثي على مدينة مأرب في اليمن.\nوشن طيران التحالف العربي غارات في محيط العاصمة أمس.",
    )
    assert reading.claims[-1].places[0].name_en == "Sanaa"


def test_who_is_seized_from_a_town_is_seized_there():
    (claim,) = _read("وفي نابلس، اعتقل الاحتلال خمسة مواطنين من بلدة حوارة أمس.").claims
    assert "حوارة" in {p.name_ar for p in claim.places}


def _dates(text: str) -> list[tuple[str, str | None]]:
    return [(c.type, c.date.start and str(c.date.start)) for c in _read(text).claims]


def test_a_new_paragraph_goes_on_with_the_news_of_today():
    text = "قصفت القوات التركية، اليوم، قرية أم الكيف.\nودخل رتل روسي بلدة تل تمر.\n"
    assert _dates(text) == [("shelling", "2023-07-11"), ("convoy", "2023-07-11")]


@pytest.mark.parametrize("opening", ["من جهتها", "وفي سياق آخر"])
def test_a_paragraph_that_turns_to_another_matter_has_no_date_of_the_one_before(opening):
    text = f"قصفت القوات التركية، اليوم، قرية أم الكيف.\n{opening}، استهدفت قسد قاعدة تركية في بلدة تل أبيض."
    assert ("shelling", "2023-07-11") in _dates(text)
    assert _dates(text)[-1][1] is None


def test_the_events_of_yesterday_do_not_date_the_next_paragraph():
    text = "قصفت القوات التركية، أمس، قرية أم الكيف.\nوشنت طائرات روسية غارات على بادية تدمر."
    assert _dates(text)[-1] == ("airstrike", None)


def test_the_date_of_what_is_denied_is_not_that_of_the_denial():
    claims = _read("نفت وزارة الدفاع التركية قصف بلدة تل تمر الأسبوع الماضي.").claims
    assert [(c.date.start) for c in claims if c.type == "deny"] == [None]


def test_the_same_day_is_the_day_told_before():
    text = "قُتل عنصر من قسد، أمس، في بلدة الصور.\nوفي اليوم نفسه، انفجرت عبوة ناسفة بدورية لقسد قرب مدينة الحسكة."
    assert _dates(text)[-1][1] == "2023-07-10"


@pytest.mark.parametrize(
    "line",
    ["الأبيض 14 سبتمبر 2025 – وكالة النهر: استعادت", "رام الله 14-9-2025 وكالة- استعادت"],
)
def test_a_dateline_with_the_day_is_the_day_of_publication(line):
    reading = _read(f"{line} القوات المسلحة السودانية، أمس، السيطرة على مدينة بارا.", None)
    assert str(reading.report.published)[:10] == "2025-09-14"
    assert [str(c.date.start) for c in reading.claims] == ["2025-09-13"]


def test_the_occupation_is_that_of_the_state_the_report_calls_so():
    reading = _read(
        "قصف جيش الاحتلال التركي بلدة تل تمر.\nكما شنت طائرة مسيرة لجيش الاحتلال هجوماً على قرية الكوزلية."
    )
    assert {a.id for c in reading.claims for a in c.actors} == {"tur.mil"}


def test_news_may_be_headed_urgent():
    reading = _read(
        "عاجل.. غارة إسرائيلية تستهدف مدينة صور\n\nأغار الطيران الحربي الإسرائيلي على مدينة صور."
    )
    assert [c.type for c in reading.claims] == ["airstrike"]


def test_a_convoy_that_settles_goes_there():
    (claim,) = _read("دخل رتل للقوات الأميركية من معبر الوليد، قبل أن يستقر في قاعدة قسرك.").claims
    assert {(p.name_en, p.role) for p in claim.places} >= {("Qasrak base", "destination")}


def test_another_convoy_is_of_those_who_sent_the_first():
    claims = _read(
        "خرج رتل عسكري تابع للقوات الأميركية من قاعدة تل بيدر.\nووصل رتل آخر إلى قاعدة الشدادي."
    ).claims
    assert [a.id for c in claims for a in c.actors] == ["usa.mil", "usa.mil"]


def test_what_may_happen_has_not():
    assert _read("قد تقصف القوات التركية بلدة تل تمر.").claims == ()
    assert [c.type for c in _read("وقد قصفت القوات التركية بلدة تل تمر.").claims] == ["shelling"]


def test_the_organisation_is_the_armed_group_that_was_named():
    claims = _read(
        "دارت اشتباكات بين الجيش التركي وحزب العمال الكردستاني في جبل متين.\nوهاجم عناصر التنظيم قاعدة تركية قرب مدينة العمادية."
    ).claims
    assert ("pkk", "initiator") in {(a.id, a.role) for c in claims[1:] for a in c.actors}


def test_control_told_by_the_verb_stands_beside_the_fights_that_brought_it():
    types = {c.type for c in _read("تسيطر قسد على مدينة منبج بعد معارك مع تنظيم الدولة.").claims}
    assert "controls" in types


def test_the_next_paragraph_goes_on_where_the_news_was_unless_it_tells_of_another_time():
    lead = "قصفت القوات التركية، اليوم، قرية أم الكيف."
    (place,) = _read(f"{lead}\nوأغارت طائرات روسية على مواقع للفصائل.").claims[-1].places
    assert (place.name_en, place.precision, place.basis) == ("Umm al-Kayf", "near", "inherited")
    (place,) = (
        _read(f"{lead}\nوفي العام الفائت، أغارت طائرات روسية على مواقع للفصائل.").claims[-1].places
    )
    assert place.precision == "country"
