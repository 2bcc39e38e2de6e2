"""Names of the wars outside Syria, and what holds a name: no namesakes of the far world, quarters in their city."""

import pytest

from footprint.gazetteer import Context, bundled
from footprint.gazetteer.context import read_context


@pytest.mark.parametrize(
    ("name", "country", "place_id"),
    [
        ("بهرز", "IQ", "place:buhriz"),
        ("مطيبيجة", "IQ", "place:mutaibija"),
        ("قاعدة تمنهنت", "LY", "site:tamanhint-air-base"),
        ("تاورغاء", "LY", "place:tawergha"),
        ("صلاح الدين", "LY", "place:salah-al-din-tripoli"),
        ("الكدرو", "SD", "place:al-kadaru"),
        ("جبل مرة", "SD", "area:jebel-marra"),
        ("سيئون", "YE", "place:seiyun"),
        ("بيت أمر", "PS", "place:beit-ummar"),
        ("مخيم الرشيدية", "LB", "site:rashidieh-camp"),
        ("تشاسيف يار", "UA", "geonames:710915"),
        ("بوكروفسك", "UA", "geonames:704422"),
    ],
)
def test_places_of_the_front_lines_of_other_theatres_are_known(name, country, place_id):
    answer = bundled().resolve(name, None, Context(country=country))
    assert answer.entry is not None, answer.why
    assert answer.entry.id == place_id, answer.why


@pytest.mark.parametrize(("name", "country"), [("الرشيدية", "LB"), ("كارا", "IQ")])
def test_a_middling_town_of_the_far_world_is_not_meant_where_another_country_is_said(name, country):
    answer = bundled().resolve(name, None, Context(country=country))
    assert answer.entry is None or answer.entry.country == country


@pytest.mark.parametrize(
    ("said", "unit"),
    [("صنعاء", "adm:YE-16"), ("نهر النيل", "adm:SD-53"), ("الجوف", "adm:YE-21")],
)
def test_a_governorate_is_the_unit_of_that_name_and_the_wider_of_two(said, unit):
    gazetteer = bundled()
    country = unit[4:6]
    assert read_context(gazetteer, {"country": country, "admin1": said}).admin == (unit,)


@pytest.mark.parametrize(
    ("name", "city"), [("حي المجهول", "حلب"), ("حي المحمودية", "عفرين"), ("حي السبيل", "الرقة")]
)
def test_a_quarter_that_nobody_lists_lies_in_the_city_named_after_it(name, city):
    gazetteer = bundled()
    text = f"انفجرت عبوة ناسفة في {name} بمدينة {city} أمس"
    answer = gazetteer.resolve(name, None, read_context(gazetteer, {"text": text}, name))
    assert answer.entry is not None, answer.why
    assert answer.fallback
    assert answer.precision == "area"
    assert city in answer.entry.names


def test_of_two_villages_the_one_whose_point_is_published_is_not_the_likelier():
    answer = bundled().resolve("العليات", None, Context(country="SY", admin=("cod:SY09",)))
    assert answer.fallback
    assert answer.entry is not None
    assert answer.entry.id == "cod:SY09"


def test_a_quarter_or_a_village_without_a_point_makes_no_governorate():
    gazetteer = bundled()
    assert read_context(gazetteer, {"country": "SY", "admin1": "الغوطة"}).admin == ()
