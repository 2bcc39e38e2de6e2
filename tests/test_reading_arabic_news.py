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
