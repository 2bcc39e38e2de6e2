"""Filters: the address says them, and says them the same way back."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import DAYS, LISTS, filters

from footprint.errors import InvalidArea, InvalidDate
from footprint.filters import NO_SOURCE, Filter, day_number, from_day_number, is_meant


@given(filters())
def test_filter_to_address_to_filter_is_the_same(wanted):
    back = Filter.from_query(wanted.to_query())
    assert back == wanted
    assert back.dropped == ()
    assert back.to_query() == wanted.to_query()


def test_an_empty_filter_leaves_the_address_alone():
    assert Filter().to_query() == {}
    assert Filter.from_query({}) == Filter()


def test_the_address_can_be_read_by_a_person():
    wanted = Filter(
        day_from=date(2020, 1, 21),
        day_to=date(2020, 1, 31),
        dates="certainly",
        kinds=frozenset({"presence", "incident"}),
        actors=frozenset({"usa.mil"}),
    )
    assert wanted.to_query() == {
        "from": "2020-01-21",
        "to": "2020-01-31",
        "dates": "certainly",
        "kinds": "incident,presence",
        "actors": "usa.mil",
    }


def test_other_keys_of_the_address_are_none_of_its_business():
    assert Filter.from_query({"claim": "12", "zoom": "x", "lang": "ar"}).dropped == ()


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"from": "yesterday"}, "from='yesterday'"),
        ({"from": "20200131"}, "a day such as"),
        ({"to": "2020-02-30"}, "to='2020-02-30'"),
        ({"to": "2020-01-31T00:00"}, "a day such as"),
        ({"from": "2020-02-01", "to": "2020-01-01"}, "ends before it starts"),
        ({"dates": "maybe"}, "dates='maybe'"),
        ({"kinds": "rumour"}, "kinds='rumour'"),
        ({"types": "clash;drop table"}, "types="),
        ({"actors": "usa.mil,../../etc"}, "actors='../../etc'"),
        ({"actors": "atlantis"}, "actors='atlantis'"),
        ({"precisions": ","}, "precisions=''"),
        ({"modalities": "a,b,c"}, "(and 2 more)"),
        ({"kinds": "<script>" * 50}, "…"),
        ({"q": "x" * 201}, "q="),
        ({"q": "a\u0000b"}, "plain characters"),
        ({"match": "most"}, "match='most'"),
        ({"actors": "usa:winner"}, "actors='usa:winner'"),
        ({"actors": "group.nobody"}, "group.nobody"),
        ({"roles": "winner"}, "roles='winner'"),
        ({"sources": "a\nb"}, "sources="),
        ({"sources": "x" * 201}, "…"),
        ({"area": "36,40"}, "three or more corners"),
        ({"area": "36,40;37,41;91,40"}, "area="),
        ({"area": "36,40;37,41;nan,40"}, "area="),
        ({"area": "36,40;37;35,40"}, "area="),
        ({"area": ";".join(["36,40"] * 61)}, "…"),
    ],
)
def test_a_mangled_value_is_dropped_and_told(query, told):
    found = Filter.from_query(query)
    assert len(found.dropped) == 1
    assert told in found.dropped[0]
    assert len(found.dropped[0]) < 200
    assert Filter.from_query(found.to_query()) == found


def test_what_is_good_beside_a_mangled_value_stays():
    found = Filter.from_query({"kinds": "incident,rumour", "from": "2020-01-01", "to": "soon"})
    assert found == Filter(day_from=date(2020, 1, 1), kinds=frozenset({"incident"}))
    assert len(found.dropped) == 2


def test_names_of_outlets_may_hold_commas():
    names = frozenset({"Agence, Beirut", "50 %", "%2C", NO_SOURCE})
    query = Filter(sources=names).to_query()
    assert Filter.from_query(query).sources == names


def test_an_area_is_kept_to_eleven_metres():
    area = ((36.123456, 40.0), (36.5, 41.0), (35.0, -0.00001))
    assert Filter(area=area).area == ((36.1235, 40.0), (36.5, 41.0), (35.0, 0.0))
    with pytest.raises(InvalidArea, match="3 to 60"):
        Filter(area=area[:2])


@given(
    st.dictionaries(
        st.sampled_from(["from", "to", "dates", "match", "q", "area", *LISTS]), st.text(max_size=30)
    )
)
def test_no_address_is_an_error(query):
    found = Filter.from_query(query)
    assert Filter.from_query(found.to_query()) == found


def test_a_range_that_ends_before_it_starts_is_no_filter():
    with pytest.raises(InvalidDate, match="swap"):
        Filter(day_from=date(2020, 1, 2), day_to=date(2020, 1, 1))


@given(filters())
def test_the_layer_in_the_browser_gets_plain_json(wanted):
    sent = json.loads(json.dumps(wanted.to_json(["?", "Outlet 1"])))
    assert sent["day_from"] == (wanted.day_from and day_number(wanted.day_from))
    assert sent["dates"] == wanted.dates
    for name in LISTS:
        if name != "sources":
            assert frozenset(sent[name]) == getattr(wanted, name)
    assert len(sent["sources"]) <= len(wanted.sources)
    assert bool(sent["sources"]) == bool(wanted.sources)
    assert all(isinstance(each, int) for each in sent["sources"])
    assert len(sent["area"]) == 2 * len(wanted.area)


@given(DAYS)
def test_day_numbers_count_from_1970(day):
    assert date(1970, 1, 1) + timedelta(days=day_number(day)) == day
    assert from_day_number(day_number(day)) == day


@pytest.mark.parametrize(
    ("actor", "wanted", "is_it"),
    [
        ("syr.sdf.asayish", "syr.sdf", True),
        ("syr.sdf", "syr.sdf", True),
        ("syr.sdf", "syr.sdf.asayish", False),
        ("syr.sdfx", "syr.sdf", False),
        ("usa.mil", "usa", True),
        ("usa.mil", "group.usa", True),
        ("syr.sna", "group.tur", True),
        ("syr.sna", "group.other", False),
    ],
)
def test_an_actor_stands_for_those_below_it_and_a_group_for_its_own(actor, wanted, is_it):
    assert is_meant(actor, wanted) is is_it
