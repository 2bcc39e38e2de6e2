"""Claims over time, types, actors and places: every chart adds up to what passed the filter."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import GOLD_FILES, filters, load_gold

from footprint import trends
from footprint.filters import ALL_TYPES, Filter, day_number
from footprint.model import Claim, DateRange, Reading, Report
from footprint.store import open_store
from footprint.view import build


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    """All the hand-made claims."""
    store = open_store(tmp_path_factory.mktemp("trends") / "store.db")
    store.keep_all((load_gold(path), path.name, None) for path in GOLD_FILES)
    return build(store)


def count(snapshot, wanted):
    return trends.count(snapshot.select(wanted), wanted)


@settings(max_examples=60)
@given(wanted=filters())
def test_every_chart_adds_up_to_the_claims_of_the_filter(snapshot, wanted):
    counts = snapshot.select(wanted).counts()
    counted = count(snapshot, wanted)
    kinds = wanted.kinds or {"incident"}
    sums = {"incident": counts.incidents, "presence": counts.presences, "statement": counts.statements}  # fmt: skip
    assert len(counted.rows) + counted.left_out == sum(sums[kind] for kind in kinds)
    assert counted.on_map + counted.off_map == len(counted.rows)
    assert counted.on_map <= counts.on_map
    for series in (trends.by_type(counted), trends.by_group(counted)):
        assert series.values.sum() == pytest.approx(len(counted.dated), abs=1e-6)
        assert series.values.shape == (len(series.names), max(0, len(series.edges) - 1))
    assert sum(number for _, number in trends.types(counted)) == len(counted.rows)
    assert len(counted.dated) + counted.undated == len(counted.rows)


@settings(max_examples=40)
@given(wanted=filters(), unit=st.sampled_from(["day", "week", "month", "year"]))
def test_a_bin_holds_what_its_days_hold(snapshot, wanted, unit):
    counted = count(snapshot, wanted)
    series = trends.by_type(counted, unit)
    columns = snapshot.columns
    for index, name in enumerate(series.names):
        rows = counted.dated[columns.type[counted.dated] == ALL_TYPES.index(name)]
        start, end = columns.day_start[rows].astype(int), columns.day_end[rows].astype(int)
        for bin_ in np.flatnonzero(series.values[index])[:5]:
            low, high = series.edges[bin_], series.edges[bin_ + 1]
            inside = np.clip(np.minimum(end + 1, high) - np.maximum(start, low), 0, None)
            wanted_here = (inside / (end - start + 1)).sum()
            assert series.values[index, bin_] == pytest.approx(wanted_here, abs=1e-6)


def test_weeks_begin_on_monday_and_months_on_their_first(snapshot):
    counted = count(snapshot, Filter())
    weeks = [date.fromordinal(719163 + int(day)) for day in trends.by_type(counted, "week").edges]
    assert {day.weekday() for day in weeks} == {0}
    months = [date.fromordinal(719163 + int(day)) for day in trends.by_type(counted, "month").edges]
    assert {day.day for day in months} == {1}


def test_places_count_what_the_list_of_the_place_holds(snapshot):
    wanted = Filter(kinds=frozenset({"incident", "presence"}))
    for place, claims in trends.places(count(snapshot, wanted)):
        assert snapshot.claims_at([place], wanted).total == claims


@settings(max_examples=30)
@given(wanted=filters())
def test_the_first_places_are_the_busiest(snapshot, wanted):
    ranked = trends.places(count(snapshot, wanted), most=10_000)
    assert [number for _, number in ranked] == sorted((n for _, n in ranked), reverse=True)
    assert trends.places(count(snapshot, wanted), most=3) == ranked[:3]


def test_two_groups_of_one_claim_are_a_dyad_and_a_group_with_itself_is_none(snapshot):
    counted = count(snapshot, Filter())
    for (one, other), claims in trends.dyads(counted):
        assert one < other
        assert 0 < claims <= len(counted.rows)


def test_a_calendar_holds_its_year(snapshot):
    counted = count(snapshot, Filter())
    months = trends.by_type(counted, "day")
    latest = trends.calendar(counted)
    total = sum(trends.calendar(counted, year).days.sum() for year in latest.years)
    assert total == pytest.approx(months.values.sum())
    assert latest.days.sum() == max(
        trends.calendar(counted, year).days.sum() for year in latest.years
    )
    assert trends.calendar(counted, 1066).year == latest.year
    assert trends.calendar(count(snapshot, Filter(actors=frozenset({"org.cnn"}), day_to=date(2000, 1, 1)))) is None  # fmt: skip


def test_a_bin_that_is_clicked_becomes_the_days_of_the_filter(snapshot):
    series = trends.by_type(count(snapshot, Filter()), "month")
    narrowed = trends.narrowed_to_bin(Filter(types=frozenset({"clash"})), int(series.edges[3]), "month")  # fmt: skip
    assert day_number(narrowed.day_from) == series.edges[3]
    assert day_number(narrowed.day_to) == series.edges[4] - 1
    assert narrowed.types == {"clash"}


def test_a_claim_of_a_wrong_millennium_leaves_a_picture_of_years(store):
    report = Report("It was so.", language="en")
    claims = [
        Claim("incident", "clash", "occurred", (report.quote(0, 2),), date=DateRange(on, on, "day", "absolute"))
        for on in (date(202, 3, 1), date(2021, 3, 1))
    ]  # fmt: skip
    store.keep(Reading(report, tuple(claims), "test"), "test")
    series = trends.by_type(count(build(store), Filter()))
    assert series.unit == "year"
    assert series.values.shape == (1, 1820)
    assert series.values.sum() == pytest.approx(2)


def test_nothing_gives_empty_charts(store):
    counted = count(build(store), Filter())
    assert trends.by_type(counted).names == ()
    assert trends.places(counted) == []
    assert trends.dyads(counted) == []
    assert trends.calendar(counted) is None
