"""Where a name is, by what it is said to lie in: a town's name for its province, quarters, triangles, surroundings."""

from datetime import UTC, datetime

import pytest

from footprint.gazetteer import bundled
from footprint.model import Report
from footprint.reading import read

PLACES = [
    # a town's direction or countryside stands for the unit around it
    ("قصفت قوات النظام معسكر جورين غربي حماة.", {("Jurin", "settlement")}),
    ("قصفت القوات التركية عين عيسى شمال الرقة.", {("Ain Issa", "settlement")}),
    ("انفجر لغم بسيارة رعاة في قرية الرهجان بريف السلمية وقتل ثلاثة منهم.", {("Al-Rahjan", "settlement")}),
    # an unknown village north of a town is near it, on that side
    ("قصفت القوات التركية قرية زقمون شمالي مدينة الحسكة.", {("Al-Hasakah", "near")}),
    # a quarter that no index holds is in its town
    ("استهدف قصف إسرائيلي منزلاً في حي الجنينة شرق مدينة رفح.", {("Rafah", "settlement")}),
    ("Israeli aircraft hit a house in the Al Geneina neighbourhood of Rafah, killing 12 people.", {("Rafah", "settlement")}),
    ("A missile fired by Houthi forces hit the Rawdah neighbourhood of Marib city, killing two.", {("Ma'rib", "settlement")}),
    # three corners are one stretch, a town with its countryside an area
    ("شنت الطائرات الروسية 35 غارة على مواقع التنظيم في مثلث حماة - حلب - الرقة.", {("Hama", "area")}),
    ("Russian jets launched 25 airstrikes on ISIS cells in the triangle between Aleppo, Hama and Raqqa.", {("Aleppo", "area")}),
    ("اعتقلت الفصائل الموالية لتركيا 44 مدنياً في عفرين وريفها.", {("Afrin", "area")}),
    ("Turkish-backed factions arrested 44 civilians in Afrin and its countryside.", {("Afrin", "area")}),
    # what "and" ties is meant, each, however wide
    ("قصفت إسرائيل سهل مرجعيون وبلدة الخيام.", {("Marjayoun plain", "area"), ("Khiam", "settlement")}),
    ("شن التحالف غارات على مواقع الحوثي في محافظات الحديدة وحجة.", {("Al-Hudaydah", "admin1"), ("Hajjah", "admin1")}),
    ("شن التحالف غارات على مواقع الحوثي في العاصمة صنعاء.", {("Sanaa", "settlement")}),
    # the quarters of a city are the city, whichever side; its outer quarters are its outskirts
    ("استهدف قصف جوي ومدفعي عنيف أحياء حلب الشرقية.", {("Aleppo", "settlement")}),
    ("Airstrikes hit the eastern neighbourhoods of Aleppo.", {("Aleppo", "settlement")}),
    ("شنت المدفعية قصفاً على الأحياء الطرفية لمدينة الفاشر.", {("El Fasher", "near")}),
    # a district is a governorate's, a quarter a town's
    ("Clashes broke out in the Al Jubah district of Marib governorate.", {("Al Jubah", "admin2")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_the_places_of_a_sentence(text, expected):
    claims = read(Report(text, published=datetime(2024, 11, 1, tzinfo=UTC))).claims
    found = {(p.name_en, p.precision) for c in claims for p in c.places if p.basis == "stated"}
    assert found == expected


def test_a_triangle_lies_between_its_corners():
    text = "شنت الطائرات الروسية غارات على مواقع التنظيم في مثلث حماة - حلب - الرقة."
    place = read(Report(text)).claims[0].places[0]
    assert place.relation == "between"
    assert (round(place.lat, 1), round(place.lon, 1)) == (35.8, 37.6)
    assert text[place.start : place.end] == "حماة - حلب - الرقة"


NATIONS = [
    ("قصفت مدفعية النظام السوري أطراف بلدة القصر اللبنانية.", "LB", {("Qasr", "near")}),
    ("قصفت طائرات مجهولة قاعدة حميميم الروسية.", "SY", {("Hmeimim air base", "exact")}),
    ("وقع انفجار على مسافة 50 ميلاً بحرياً جنوب الحديدة.", "YE", {("Al Hudaydah", "near")}),
    ("An explosion derailed a Russian train between Dzhankoi and Novooleksiivka, Ukraine.", "UA", {("Dzhankoy", "near")}),
    ("نفذ الحوثيون هجمات على سفن في البحر الأحمر.", "YE", {("Red Sea off Yemen", "area")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "country", "expected"), NATIONS)
def test_a_states_adjective_and_a_distance_say_where(text, country, expected):
    places = [p for c in read(Report(text)).claims for p in c.places if p.precision != "country"]
    assert {(p.name_en, p.precision) for p in places} == expected
    home = bundled().get(places[0].id)
    assert home is not None
    assert home.country == country


def test_a_nautical_mile_is_longer_than_a_kilometre():
    (place,) = read(Report("وقع انفجار على مسافة 50 ميلاً بحرياً جنوب الحديدة.")).claims[0].places
    assert round(14.798 - place.lat, 1) == 0.8
