"""The page of places in a real browser: a click on its map says where a name is."""

from __future__ import annotations

import json

import pytest
from browser.sites import start, stop

from footprint.cli import main
from footprint.ingest import Arrival, get_reader, keep_arrivals
from footprint.model import Report
from footprint.store import open_store

TEXT = "قصفت القوات التركية قرية زرقانات بريف الحسكة يوم 3 آذار 2021."


@pytest.fixture(scope="module")
def places_site(tmp_path_factory):
    data = tmp_path_factory.mktemp("places")
    store = open_store(data / "footprint.db")
    list(keep_arrivals([Arrival("a.txt", Report(TEXT))], store, get_reader()))
    site = start(data)
    yield site
    stop(site)


def test_a_click_on_the_map_places_a_name_and_one_click_takes_it_back(places_site, visit):
    tab = visit(places_site, None)
    page = tab.page
    page.goto(f"{places_site.url}/places")
    page.locator(".st-key-places_unplaced button").first.click()
    page.wait_for_selector(".fp-usage mark")
    page.get_by_text("A point", exact=True).click()
    page.wait_for_selector(".fp-picker[data-ready]")
    page.locator(".fp-picker").click(position={"x": 170, "y": 140})
    latitude = page.get_by_label("Latitude")
    page.wait_for_function("(e) => e.value !== ''", arg=latitude.element_handle())
    page.get_by_label("Your reason").fill("our survey")
    page.get_by_label("Your reason").press("Enter")
    page.get_by_role("button", name="Place it there").click()
    page.wait_for_selector(".fp-done")
    assert "1 claim stands there now" in page.locator(".fp-done").inner_text()
    page.locator("[class*=st-key-undo_]").get_by_role("button").first.click()
    page.get_by_text("Taken back").wait_for()


@pytest.mark.parametrize("size", [(390, 844), (1440, 900)])
def test_nothing_is_wider_than_the_window(places_site, visit, size):
    width, height = size
    tab = visit(places_site, None, viewport={"width": width, "height": height})
    for path in (
        "/places",
        "/places?place=cod:SY08",
        "/places?name=%D8%B2%D8%B1%D9%82%D8%A7%D9%86%D8%A7%D8%AA&unit=cod:SY08",
    ):
        tab.page.goto(places_site.url + path)
        tab.page.wait_for_selector(".fp-head h1")
        assert tab.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_claim_on_a_unit_is_drawn_as_its_imported_outline(tmp_path, monkeypatch, visit):
    data = tmp_path / "outlined"
    monkeypatch.setenv("FOOTPRINT_DATA", str(data))
    ring = [[39.4, 35.4], [42.3, 36.2], [42.3, 37.3], [39.4, 37.1], [39.4, 35.4]]
    said = {"adm1_name": "Al-Hasakeh", "adm1_name1": "الحسكة", "adm1_pcode": "SY08"}
    unit = {
        "type": "Feature",
        "properties": said,
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    file = tmp_path / "units.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [unit]}), "utf-8")
    assert main(["gazetteer", "import", "cod", str(file)]) == 0
    store = open_store(data / "footprint.db")
    texts = [
        "قصفت الطائرات التركية محافظة الحسكة يوم 3 آذار 2021.",
        "قصفت الطائرات الروسية محافظة درعا يوم 3 آذار 2021.",
    ]
    list(keep_arrivals([Arrival(text, Report(text)) for text in texts], store, get_reader()))
    site = start(data)
    try:
        tab = visit(site)
        tab.wait("() => window.footprint.state().marks.length === 2")
        assert tab.state()["outlined"] == 1, (
            "the other, whose outline was not imported, is a circle"
        )
    finally:
        stop(site)
