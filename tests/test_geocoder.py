"""The gazetteer as a geopy geocoder."""

import pytest
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import Geocoder
from geopy.point import Point

from footprint.gazetteer.geocoder import MOST, REACH_KM, FootprintGeocoder


@pytest.fixture(scope="module")
def geocoder():
    return FootprintGeocoder()


def test_it_is_a_geopy_geocoder(geocoder):
    assert isinstance(geocoder, Geocoder)


QUERIES = [
    ("القامشلي", "geonames:173377"),
    ("Qamishli", "geonames:173377"),
    ("Tripoli, Lebanon", "geonames:266826"),
    ("Tripoli, LY", "geonames:2210247"),
    ("المنصورة, محافظة الرقة, سوريا", "geonames:8559276"),
    ({"name": "صوران", "admin2": "Azaz"}, "geonames:163913"),
    ({"name": "سنجار", "country": "Iraq"}, "geonames:448149"),
]


@pytest.mark.parametrize(("query", "place_id"), QUERIES, ids=[str(q) for q, _ in QUERIES])
def test_a_name_with_what_holds_it_is_found(geocoder, query, place_id):
    location = geocoder.geocode(query)
    assert location.raw["id"] == place_id
    assert not location.raw["fallback"]
    assert -90 <= location.latitude <= 90


def test_an_address_goes_from_narrow_to_wide(geocoder):
    assert geocoder.geocode("Qamishli").address.startswith("Qamishli, ")
    assert geocoder.geocode("Qamishli").address.endswith(", Syria")


def test_a_timeout_is_taken_and_changes_nothing(geocoder):
    assert geocoder.geocode("Qamishli", timeout=0.001) == geocoder.geocode("Qamishli")
    assert geocoder.reverse((37.05, 41.23), timeout=None) is not None


def test_a_list_has_the_chosen_one_first(geocoder):
    locations = geocoder.geocode("المنصورة, محافظة الرقة, سوريا", exactly_one=False)
    assert locations[0] == geocoder.geocode("المنصورة, محافظة الرقة, سوريا")
    assert len({each.raw["id"] for each in locations}) == len(locations) > 1


def test_a_name_that_falls_back_says_so_and_a_country_is_no_answer(geocoder):
    wider = geocoder.geocode("قرية خربة المجهولة, ناحية تل تمر, الحسكة, سوريا")
    assert wider.raw["fallback"]
    assert wider.raw["precision"] in ("admin1", "admin2", "admin3")
    assert geocoder.geocode("قرية خربة المجهولة, سوريا") is None
    assert geocoder.geocode("خخخخ ططط", exactly_one=False) is None
    assert geocoder.geocode("Syria").raw["precision"] == "country"


def test_a_country_can_be_assumed():
    assert FootprintGeocoder(country="LB").geocode("Tripoli").raw["country"] == "LB"
    assert FootprintGeocoder().geocode("Tripoli", country="Libya").raw["country"] == "LY"


@pytest.mark.parametrize(
    "query", ["", "  ", ", Syria", None, {"country": "SY"}, {"name": 3}, {"name": "x", "town": "y"}]
)
def test_a_query_that_names_nothing_is_refused(geocoder, query):
    with pytest.raises(GeocoderQueryError):
        geocoder.geocode(query)


@pytest.mark.parametrize("query", [(37.052, 41.231), "37.052, 41.231", Point(37.052, 41.231)])
def test_a_point_has_the_name_of_what_is_nearest(geocoder, query):
    location = geocoder.reverse(query)
    assert location.raw["id"] == "geonames:173377"
    assert location.raw["away_km"] < 3


def test_the_nearest_come_first_and_none_is_far(geocoder):
    locations = geocoder.reverse((36.2, 37.15), exactly_one=False)
    away = [each.raw["away_km"] for each in locations]
    assert away == sorted(away)
    assert len(away) <= MOST
    assert away[-1] <= REACH_KM


def test_over_the_date_line_the_nearest_is_still_found(geocoder):
    west = geocoder.reverse((-16.5, -179.98), exactly_one=False) or []
    east = geocoder.reverse((-16.5, 179.98), exactly_one=False) or []
    assert {e.raw["id"] for e in west} == {e.raw["id"] for e in east}


def test_a_point_in_the_sea_has_no_name(geocoder):
    assert geocoder.reverse((0, -30)) is None
    assert geocoder.reverse((0, -30), exactly_one=False) is None


@pytest.mark.parametrize("query", ["nowhere", (371, 41), None])
def test_what_is_no_point_is_refused(geocoder, query):
    with pytest.raises((ValueError, TypeError)):
        geocoder.reverse(query)
