"""Names in, places out: look-up in any spelling, names in running text, resolution in context."""

import json

import pytest
from gazetteer_spellings import spellings
from hypothesis import given
from hypothesis import strategies as st

from footprint.gazetteer import Context, bundled, cli_resolve
from footprint.gazetteer.geometry import distance_km
from footprint.text import normalize

SPELLINGS = [
    ("القامشلي", "geonames:173377"),
    ("قامشلو", "geonames:173377"),
    ("Qamishli", "geonames:173377"),
    ("Al-Qāmishlī", "geonames:173377"),
    ("Kamechliye", "geonames:173377"),
    ("دير الزور", "geonames:170794"),
    ("Deir-ez-Zor", "geonames:170794"),
    ("Deir Ezzor", "geonames:170794"),
    ("تل رفعت", "geonames:163476"),
    ("تلرفعت", "geonames:163476"),
    ("Tell Rifaat", "geonames:163476"),
    ("عين العرب", "geonames:172256"),
    ("كوباني", "geonames:172256"),
    ("Kobanî", "geonames:172256"),
    ("المالكية (ديريك)", "geonames:173530"),
    ("حسكة", "geonames:173811"),
    ("ناحية تل تمر", "cod:SY080001"),
    ("محافظة الحسكة", "cod:SY08"),
    ("حقل العمر النفطي", "site:al-omar-oil-field"),
    ("al-Omar oil field", "site:al-omar-oil-field"),
    ("حقل كونوكو", "site:conoco-gas-field"),
    ("قاعدة خراب الجير", "site:kharab-al-jir"),
    ("T-4", "site:t4-tiyas-air-base"),
    ("البادية السورية", "area:badia"),
    ("شمال شرقي سوريا", "area:ne-syria"),
    ("northeastern Syria", "area:ne-syria"),
    ("M4", "area:m4"),
    ("سوريا", "geonames:163843"),
    ("أميركا", "geonames:6252001"),
    ("Şanlıurfa", "adm:TR-63"),
    ("محافظة نينوى", "adm:IQ-15"),
    ("محافظة أصفهان", "adm:IR-28"),
    ("Haifa District", "adm:IL-04"),
    ("ولاية إزمير", "adm:TR-35"),
    ("مديرية حرض", "adm:YE-22-75142"),
    ("خاركيف", "geonames:706483"),
    ("Robotyne", "place:robotyne"),
]


@pytest.mark.parametrize(("name", "place_id"), SPELLINGS, ids=[name for name, _ in SPELLINGS])
def test_a_name_is_found_in_any_spelling(name, place_id):
    assert place_id in [entry.id for entry in bundled().lookup(name)]


def test_a_name_that_is_nowhere_gives_nothing():
    assert bundled().lookup("خخخخخخ ططططط") == ()
    assert bundled().lookup("") == ()


IN_TEXT = [
    ("أطراف مدينة القامشلي", "القامشلي"),
    ("بالقامشلي والحسكة", "القامشلي"),
    ("وصلوا للقامشلي أمس", "لقامشلي"),
    ("وبدير الزور قتل", "دير الزور"),
    ("من كوباني، إلى", "كوباني"),
    ("near al-Hasakah's gate", "al-hasakah"),
    ("the town of Ras al-Ayn.", "ras al-ayn"),
    ("in eastern Syria today", "eastern syria"),
]


@pytest.mark.parametrize(("text", "words"), IN_TEXT)
def test_names_in_running_text_are_found_without_their_proclitics(text, words):
    normal = normalize(text)
    cased = "".join(text[at] for at in normal.starts)
    hits = bundled().find_names(normal.text, cased)
    assert words in [normal.text[hit.start : hit.end] for hit in hits]


def test_the_longest_of_overlapping_names_is_taken():
    normal = normalize("في ريف دير الزور الشرقي قرب مطار القامشلي").text
    found = [normal[hit.start : hit.end] for hit in bundled().find_names(normal)]
    assert found == ["ريف دير الزور الشرقي", "مطار القامشلي"]


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت قوات التحالف يوم الخميس أن الدولة الإسلامية",
        "قال بيان المدينة إن الأمن في البلاد كان جيدا الجمعة",
        "He said that most of the university can be seen to come on time in March",
        "الصف السوري والأراضي التي كان له فيها",
    ],
)
def test_ordinary_words_are_no_places_by_themselves(text):
    normal = normalize(text)
    cased = "".join(text[at] for at in normal.starts)
    hits = bundled().find_names(normal.text, cased)
    assert [normal.text[h.start : h.end] for h in hits if not h.needs_cue] == []


def test_an_adjective_of_a_country_is_no_place():
    normal = normalize("القوات السورية والروسية").text
    assert bundled().find_names(normal) == []


def test_a_latin_name_without_a_capital_is_no_place_where_capitals_are_known():
    text = "homs and Homs"
    found = bundled().find_names(normalize(text).text, text)
    assert [hit.start for hit in found] == [9]


HOMONYMS = [
    ("المنصورة", Context(admin=("cod:SY11",)), "geonames:8559276"),
    ("المنصورة", Context(admin=("area:ghab",)), "place:al-mansura-ghab"),
    ("المالكية", Context(admin=("cod:SY0803",)), "geonames:173530"),
    ("المالكية", Context(admin=("area:n-aleppo-cs",)), "place:al-malikiyah-azaz"),
    ("تل الذهب", Context(admin=("area:al-hula",)), "place:tall-dhahab-hula"),
    ("صيدا", Context(admin=("cod:SY110202",)), "place:sayda-ain-issa"),
    ("القحطانية", Context(admin=("cod:SY14",)), "place:al-qahtaniyah-quneitra"),
    ("القحطانية", Context(admin=("cod:SY08",)), "geonames:165757"),
    ("الحسكة", Context(), "geonames:173811"),
    ("محافظة الحسكة", Context(), "cod:SY08"),
    ("الرقة", Context(country="SY"), "geonames:172955"),
    ("Tripoli", Context(country="LB"), "geonames:266826"),
    ("Tripoli", Context(country="LY"), "geonames:2210247"),
    ("صوران", Context(admin=("cod:SY0501",)), "geonames:163915"),
    ("صوران", Context(admin=("cod:SY0204",)), "geonames:163913"),
    ("سنجار", Context(country="IQ"), "geonames:448149"),
    ("معبر الوليد", Context(country="IQ"), "site:waleed-anbar"),
    ("القائم", Context(), "geonames:92138"),
]


@pytest.mark.parametrize(("name", "context", "place_id"), HOMONYMS)
def test_context_chooses_among_namesakes(name, context, place_id):
    answer = bundled().resolve(name, None, context)
    assert answer.entry is not None, answer.why
    assert answer.entry.id == place_id, answer.why
    assert not answer.fallback


def test_a_near_place_chooses_among_namesakes():
    answer = bundled().resolve("المنصورة", None, Context(country="SY", near=((35.95, 39.0),)))
    assert answer.entry is not None
    assert answer.entry.id == "geonames:8559276"


def test_an_unknown_village_falls_to_the_unit_named_around_it():
    answer = bundled().resolve(
        "قرية خربة المجهولة", None, Context(admin=("cod:SY080001", "cod:SY08"))
    )
    assert answer.entry is not None
    assert (answer.entry.id, answer.precision, answer.fallback) == ("cod:SY080001", "admin3", True)
    assert "Tal Tamer" in answer.why


def test_a_namesake_outside_the_unit_named_around_it_is_ruled_out():
    answer = bundled().resolve("قرية المنصورة", None, Context(admin=("cod:SY0802",)))
    assert answer.entry is not None
    assert answer.entry.id == "cod:SY0802"
    assert answer.fallback
    assert all(any("ruled out" in why for why in c.why) for c in answer.candidates)


def test_an_unknown_village_without_context_is_not_placed():
    answer = bundled().resolve("قرية خربة المجهولة", None, Context())
    assert answer.entry is None
    assert "no unit is named with it" in answer.why


def test_a_village_is_not_placed_on_a_likeness_that_nothing_vouches_for():
    gazetteer = bundled()
    alone = gazetteer.resolve("Al Bushayra", None, Context(country="SY"))
    assert alone.entry is None
    held = gazetteer.resolve("Al Bushayra", None, Context(country="SY", admin=("cod:SY09",)))
    assert held.entry is not None
    assert held.entry.id == "geonames:173927"


def test_a_village_is_no_city_or_district_of_its_name():
    gazetteer = bundled()
    assert gazetteer.resolve("Douma village", None, Context(country="SY")).entry is None
    assert gazetteer.resolve("Douma city", None, Context(country="SY")).entry is not None


def test_equal_namesakes_give_the_smallest_unit_that_holds_them():
    answer = bundled().resolve("المستريحة", None, Context(country="SY"))
    assert answer.fallback
    assert answer.entry is not None
    assert answer.entry.id == "cod:SY05"
    assert "fit as well as each other" in answer.why


def test_a_country_that_alone_holds_equal_namesakes_is_no_answer():
    answer = bundled().resolve("صيدا", None, Context(country="SY"))
    assert answer.entry is None
    assert "fit as well as each other" in answer.why


def test_of_small_namesakes_the_seat_of_a_sub_district_is_meant():
    answer = bundled().resolve("المنصورة", None, Context(country="SY"))
    assert answer.entry is not None
    assert answer.entry.id == "geonames:8559276"
    assert "seat of its unit" in answer.why


def test_a_namesake_abroad_is_no_doubt_where_the_country_is_said():
    gazetteer = bundled()
    at_home = gazetteer.resolve("الجبين", None, Context(country="SY"))
    assert at_home.entry is not None, at_home.why
    assert at_home.entry.id.startswith("place:")
    assert gazetteer.resolve("الجبين").entry is None


def test_a_fallback_to_a_town_is_never_a_pin():
    answer = bundled().resolve("قرية خربة المجهولة", None, Context(admin=("geonames:173377",)))
    assert answer.precision == "area"
    assert answer.radius_km is not None
    assert answer.radius_km >= 20


@pytest.mark.parametrize(
    ("name", "place_id", "precision"),
    [
        ("حاجز تل رفعت", "geonames:163476", "near"),
        ("مفرق تل تمر", "geonames:163434", "near"),
        ("تل رفعت التحتانية", "geonames:163476", "near"),
        ("Tell Rifaat checkpoint", "geonames:163476", "near"),
    ],
)
def test_what_stands_by_a_place_is_near_it_and_no_pin(name, place_id, precision):
    answer = bundled().resolve(name, None, Context(country="SY"))
    assert answer.entry is not None, answer.why
    assert (answer.entry.id, answer.precision) == (place_id, precision)
    assert answer.radius_km is not None
    assert answer.radius_km > answer.entry.radius_km
    assert "in or by" in answer.why


@pytest.mark.parametrize(
    ("name", "governorate", "precision", "unit"),
    [
        ("حي الشعار", "cod:SY02", "near", "geonames:170063"),
        ("الجبين", "cod:SY05", "near", "cod:SY050500"),
        ("قرية ضاحك", "cod:SY04", "admin3", "cod:SY040501"),
    ],
)
def test_a_village_or_quarter_known_by_what_it_lies_in_is_there_and_no_pin(
    name, governorate, precision, unit
):
    gazetteer = bundled()
    answer = gazetteer.resolve(name, None, Context(country="SY", admin=(governorate,)))
    wider = gazetteer.get(unit)
    assert answer.entry is not None, answer.why
    assert wider is not None
    assert (answer.precision, answer.lat, answer.lon) == (precision, wider.lat, wider.lon)
    assert not answer.fallback


def test_a_town_is_meant_rather_than_a_village_known_by_its_sub_district():
    answer = bundled().resolve("رأس العين", None, Context(country="SY"))
    assert answer.entry is not None
    assert answer.entry.id == "geonames:165509"


def test_a_site_whose_own_name_holds_such_a_word_is_itself():
    answer = bundled().resolve("سد تشرين", None, Context(country="SY"))
    assert answer.entry is not None
    assert answer.entry.feature == "dam"
    assert answer.precision == "exact"


def test_the_countryside_of_a_governorate_reaches_to_its_borders():
    gazetteer = bundled()
    jarablus = gazetteer.resolve("جرابلس", None, Context(admin=("area:aleppo-cs",)))
    assert jarablus.entry is not None
    assert jarablus.entry.id == "geonames:169179"
    unknown = gazetteer.resolve("قرية خربة المجهولة", None, Context(admin=("area:aleppo-cs",)))
    assert unknown.entry is not None
    assert (unknown.entry.id, unknown.precision) == ("cod:SY02", "admin1")


def test_a_small_village_with_namesakes_is_not_pinned_by_its_country_alone():
    gazetteer = bundled()
    rivals = gazetteer.resolve("قرية الجنينة", None, Context(country="SY"))
    assert rivals.entry is None
    assert "fit as well as each other" in rivals.why
    alone = gazetteer.resolve("قرية البشيرية", None, Context(country="SY"))
    assert alone.entry is None
    assert "nothing tells which" in alone.why
    assert alone.candidates
    held = gazetteer.resolve("قرية الجنينة", None, Context(country="SY", admin=("cod:SY09",)))
    assert held.entry is not None
    assert held.entry.id == "place:al-junaynah"


@pytest.mark.parametrize(
    ("name", "country", "place_id"),
    [
        ("قضاء سنجار", None, "adm:IQ-15-9166620"),
        ("ناحية سنجار", None, "cod:SY070202"),
        ("محلية الفاشر", None, "adm:SD-55-13711207"),
        ("ناحية ربيعة", "IQ", "place:rabia"),
        ("Al-Nasiriyah Military Airbase", "SY", None),
        ("Avdiivka", None, "geonames:713122"),
        ("Al Karak town", "SY", None),
    ],
)
def test_a_place_of_another_country_is_taken_only_where_the_words_allow_it(name, country, place_id):
    answer = bundled().resolve(name, None, Context(country=country))
    assert (answer.entry.id if answer.entry else None) == place_id, answer.why


def test_a_town_and_the_district_named_after_it_are_one_candidate():
    answer = bundled().resolve("القامشلي", None, Context(country="SY"))
    assert [c.id for c in answer.candidates] == ["geonames:173377"]


def test_one_far_place_in_a_text_does_not_tell_the_country():
    answer = json.loads(
        next(
            iter(
                cli_resolve(
                    [
                        '{"name": "Hajin", "context": {"text": "A bomb in Hajin killed two. Baghdad said so."}}'
                    ]
                )
            )
        )
    )
    assert answer["place"]["id"] == "geonames:174506"


def test_spellings_made_by_rule_are_found_within_their_governorate():
    gazetteer = bundled()
    right = wrong = total = 0
    for entry in list(gazetteer.index)[::7]:
        units = [gazetteer.get(parent) for parent in entry.parents]
        governorate = next((u.id for u in units if u and u.feature == "admin1"), None)
        if entry.country != "SY" or entry.feature not in ("town", "village") or not governorate:
            continue
        for _, name in spellings(entry.name_ar or entry.name_en):
            answer = gazetteer.resolve(name, None, Context(country="SY", admin=(governorate,)))
            assert answer.entry is not None, name
            away = distance_km(answer.entry.lat, answer.entry.lon, entry.lat, entry.lon)
            total += 1
            right += away <= 25
            wrong += away > 50 and not answer.fallback
    assert total > 500
    assert right / total >= 0.95
    assert wrong / total <= 0.005


def test_candidates_tell_their_reasons_and_are_five_at_most():
    answer = bundled().resolve("المنصورة", None, Context(admin=("cod:SY11",), cue="town"))
    assert 1 < len(answer.candidates) <= 5
    assert answer.candidates[0].id == answer.entry.id
    assert "in Ar-Raqqa" in " ".join(answer.candidates[0].why)
    assert [c.score for c in answer.candidates[:1]] == [max(c.score for c in answer.candidates)]


def test_a_direction_of_a_unit_is_a_part_of_it():
    gazetteer = bundled()
    unit = gazetteer.get("adm:IQ-15")
    assert unit is not None
    lat, lon, radius = gazetteer.directional(unit, "n")
    assert lat > unit.lat
    assert radius < unit.radius_km
    assert distance_km(lat, lon, unit.lat, unit.lon) < unit.radius_km
    assert gazetteer.directional(unit, None) == (unit.lat, unit.lon, unit.radius_km)


def test_a_curated_countryside_is_taken_where_there_is_one():
    gazetteer = bundled()
    aleppo, area = gazetteer.get("cod:SY02"), gazetteer.get("area:n-aleppo-cs")
    assert aleppo is not None
    assert area is not None
    assert gazetteer.directional(aleppo, "n") == (area.lat, area.lon, area.radius_km)


def test_labels_are_populated_places_by_size():
    labels = bundled().labels()
    assert {"geonames:170063", "geonames:173377", "geonames:98182"} <= {
        entry.id for entry in labels
    }
    assert [e.population for e in labels] == sorted((e.population for e in labels), reverse=True)


def test_jsonl_lines_give_a_place_each_and_a_bad_line_stops_none():
    lines = [
        '{"name": "القامشلي", "language": "ar"}',
        "",
        "{not json",
        '{"name": 3}',
        '{"name": "قرية كذا", "context": {"admin1": 7}}',
        '{"name": "قرية كذا كذا", "context": {"country": "Syria", "admin1": "Al Hasakah Governorate", "admin2": "Al Qamishli district"}}',
        '{"name": "خربة كذا كذا", "context": {"text": "قصفت قرية خربة كذا كذا بريف الرقة الشمالي أمس"}}',
        '{"name": "خربة كذا كذا"}',
    ]
    answers = [json.loads(line) for line in cli_resolve(lines)]
    assert len(answers) == 7
    assert answers[0]["place"]["id"] == "geonames:173377"
    assert answers[0]["place"]["precision"] == "settlement"
    assert [answers[n]["line"] for n in (1, 2, 3)] == [3, 4, 5]
    assert (answers[4]["place"]["id"], answers[4]["fallback"]) == ("cod:SY0802", True)
    assert answers[5]["place"]["id"] == "area:n-raqqa-cs"
    assert answers[6]["place"] is None
    assert answers[6]["why"]


PIECES = [
    "القامشلي",
    "دير الزور",
    "Homs",
    "al-",
    "و",
    "ب",
    "لل",
    "ال",
    "'",
    "-",
    "ـ",
    " ",
    "\n",
    ".",
    "قرية ",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=24).map("".join)


@given(TEXTS)
def test_hits_lie_inside_any_text_at_word_bounds(text):
    normal = normalize(text)
    hits = bundled().find_names(normal.text, "".join(text[at] for at in normal.starts))
    reached = 0
    for hit in hits:
        assert reached <= hit.start < hit.end <= len(normal.text)
        reached = hit.end
        after = normal.text[hit.end : hit.end + 1]
        assert not after.isalnum()
        assert hit.ids
        assert all(bundled().get(place_id) for place_id in hit.ids)


@given(
    TEXTS, st.sampled_from(["SY", "IQ", None]), st.sampled_from([(), ("cod:SY08",), ("nowhere",)])
)
def test_any_name_resolves_or_says_why_not(name, country, admin):
    answer = bundled().resolve(name, None, Context(country=country, admin=admin))
    assert answer.why
    if answer.entry is not None:
        assert answer.radius_km > 0
        assert -90 <= answer.lat <= 90
