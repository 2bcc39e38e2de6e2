"""The page of places, run without a browser: search, a place in full, a name that is placed, and undone."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import pytest
from apps import forget, open_page
from test_pages import words_of

from footprint.gazetteer import shelf_folder
from footprint.gazetteer.imports import import_file
from footprint.ingest import Arrival, get_reader, keep_arrivals
from footprint.model import Report
from footprint.paths import store_path
from footprint.store import open_store
from footprint.store.names import NameBook

TEXT = "قصفت القوات التركية قرية زرقانات بريف الحسكة يوم 3 آذار 2021."
HOSTILE = "قصفت القوات التركية قرية <img src=x onerror=alert(1)> بريف الحسكة، وقصفت قرية زرقانات بريف الحسكة يوم 3 آذار 2021."


@pytest.fixture
def open_places():
    """Opens the page of places over a store with a report that names a village without a place."""
    forget()
    arrivals = [Arrival("a.txt", Report(TEXT)), Arrival("b.txt", Report(HOSTILE))]
    list(keep_arrivals(arrivals, open_store(store_path()), get_reader()))
    yield partial(open_page, "places.py")
    forget()


def points():
    store = open_store(store_path())
    claims = [each.claim for each in store.find_claims_of(Report(TEXT).id)]
    return {(p.lat, p.lon, p.precision) for claim in claims for p in claim.drawn_places}


def button(app, label):
    return next(each for each in app.button if each.label.startswith(label))


@pytest.mark.parametrize("typed", ["القامشلي", "Qamishli", "Kamechliye", "geonames:173377"])
def test_a_place_is_found_in_either_script_and_shown_in_full(open_places, typed):
    app = open_places()
    app.text_input(key="places_search").input(typed).run()
    button(app, "Qamishli").click().run()
    assert app.query_params["place"] in (["geonames:173377"], "geonames:173377")
    words = words_of(app)
    for told in ("City in the gazetteer", "القامشلي", "37.05", "within", "Syria", "GeoNames"):
        assert told in words


def test_a_name_that_is_nowhere_can_be_placed_at_once(open_places):
    app = open_places()
    app.text_input(key="places_search").input("زززززز طططط").run()
    assert "No place has that name" in words_of(app)
    button(app, "Say where").click().run()
    assert "زززززز" in words_of(app)


def test_names_without_a_place_stand_with_how_reports_use_them(open_places):
    app = open_places()
    button(app, "زرقانات").click().run()
    words = words_of(app)
    assert "Name without a place" in words
    assert "بريف الحسكة يوم 3 آذار 2021" in words
    assert "2 reports" in words


def place_it(app, lat, lon, reason="our survey"):
    key = "زرقانات_cod:SY08"
    app.segmented_control(key=f"way_{key}").set_value("point").run()
    app.number_input(key=f"lat_{key}").set_value(lat)
    app.number_input(key=f"lon_{key}").set_value(lon)
    app.text_input(key=f"reason_{key}").input(reason)
    app.button(key=f"place_it_{key}").click().run()


def test_a_name_is_placed_with_a_reason_and_taken_back_with_one_click(open_places):
    before = points()
    app = open_places(name="زرقانات", unit="cod:SY08")
    place_it(app, 36.51, 40.92)
    assert points() == {(36.51, 40.92, "settlement")}
    words = words_of(app)
    assert "stand there now" in words
    assert "our survey" in words
    button(app, "Undo").click().run()
    assert points() == before
    assert "Taken back" in words_of(app)
    assert NameBook(open_store(store_path())).find_fixes() == []


def test_without_a_reason_or_a_point_nothing_is_kept(open_places):
    app = open_places(name="زرقانات", unit="cod:SY08")
    place_it(app, 36.51, 40.92, reason=" ")
    assert app.warning[0].value.startswith("Give a reason")
    place_it(app, None, 40.92)
    assert app.warning[0].value.startswith("Choose where")
    assert NameBook(open_store(store_path())).find_fixes() == []


def test_a_wider_unit_can_be_chosen(open_places):
    app = open_places(name="زرقانات", unit="cod:SY08")
    key = "زرقانات_cod:SY08"
    app.segmented_control(key=f"way_{key}").set_value("unit").run()
    app.text_input(key=f"unit_search_{key}").input("تل تمر").run()
    app.radio(key=f"unit_{key}").set_value("cod:SY080001")
    app.text_input(key=f"reason_{key}").input("a later report says so")
    app.button(key=f"place_it_{key}").click().run()
    assert {precision for _, _, precision in points()} == {"admin3"}


def test_online_search_is_offered_only_where_a_person_chose_a_service(open_places, monkeypatch):
    key = "way_زرقانات_cod:SY08"
    app = open_places(name="زرقانات", unit="cod:SY08")
    assert list(app.segmented_control(key=key).options) == [
        "A known place",
        "A wider unit",
        "A point",
    ]
    monkeypatch.setenv("FOOTPRINT_ONLINE", "photon")
    monkeypatch.setenv("FOOTPRINT_ONLINE_CONTACT", "mail@example.org")
    monkeypatch.setenv("FOOTPRINT_ONLINE_SERVER", "http://127.0.0.1:9")
    app = open_places(name="زرقانات", unit="cod:SY08")
    assert "Search online" in app.segmented_control(key=key).options
    app.segmented_control(key=key).set_value("online").run()
    assert "Only the name and the country leave this machine" in words_of(app)
    app.button(key="online_ask").click().run()
    assert "photon" in app.warning[0].value


def test_files_that_were_imported_are_listed(open_places, tmp_path):
    file = tmp_path / "mine.csv"
    file.write_text("name,lat,lon\nZurqaniyat,36.5,40.9\n", "utf-8")
    import_file("csv", file, shelf_folder(), datetime(2026, 1, 2, tzinfo=UTC))
    app = open_places()
    assert "mine.csv · 1 new, 0 merged, 0 conflicting" in words_of(app)
    app.text_input(key="places_search").input("Zurqaniyat").run()
    assert any("Zurqaniyat" in each.label for each in app.button)


def test_an_address_that_names_nothing_shows_the_page_all_the_same(open_places):
    assert "Choose a place" in words_of(open_places(place="nowhere:1"))
    words = words_of(open_places(name="<script>alert(1)</script>", unit="x"))
    assert "<script>alert(1)</script>" in words, "escaped, and shown as the words it is"
