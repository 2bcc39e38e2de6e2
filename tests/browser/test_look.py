"""How the map looks: density, coordinates, the drawn map and those of others; and what a reader of screens hears."""

from __future__ import annotations

import json
import math

import pytest
from browser.sites import start, stop
from browser.test_filters_on_the_map import choose
from browser.visits import READY

from footprint.cli import main
from footprint.filters import Filter

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000b49444154789c6360000200000500017a5eab3f0000000049454e44ae426082"
)
LOOK = "() => window.footprint.state().look"


def test_density_counts_what_the_marks_count_and_comes_closer(gold_site, visit):
    tab = visit(gold_site)
    marks = tab.state()["marks"]
    choose(tab, "look", "density")
    hexes = tab.state()["marks"]
    assert {each["key"][:3] for each in hexes} == {"hex"}
    assert abs(sum(m["count"] for m in hexes) - sum(m["count"] for m in marks)) < 30
    tab.page.locator(".st-key-f_kinds button", has_text="Incidents").click()
    tab.wait_for_counts(Filter(kinds=frozenset({"incident"})))
    assert sum(m["count"] for m in tab.state()["marks"]) < sum(m["count"] for m in hexes)
    buttons = tab.map.locator(".fp-list button")
    zoom = tab.state()["zoom"]
    buttons.first.focus()
    tab.page.keyboard.press("Enter")
    tab.wait("zoom => window.footprint.state().zoom > zoom", zoom)
    tab.wait("() => document.activeElement.closest('.fp-list')")


def test_coordinates_are_told_on_request(seed_site, visit):
    tab = visit(seed_site)
    assert tab.map.locator(".fp-where").is_hidden()
    choose(tab, "look", "coordinates")
    told = tab.map.locator(".fp-where")
    center = tab.state()["center"]
    tab.page.mouse.move(5, 5)
    tab.wait("() => !document.querySelector('.fp-cross').hidden")
    lat, lon = map(float, told.inner_text().split(","))
    assert math.isclose(lat, center["lat"], abs_tol=1e-3)
    assert math.isclose(lon, center["lng"], abs_tol=1e-3)
    choose(tab, "look", "coordinates")
    assert told.is_hidden()


def test_the_map_of_others_is_asked_for_only_when_chosen_and_named(seed_site, visit):
    tab = visit(seed_site)
    tab.page.context.route(
        "https://tile.openstreetmap.org/**",
        lambda route: route.fulfill(status=200, content_type="image/png", body=PIXEL),
    )
    assert tab.outside == []
    choose(tab, "look", "street")
    tab.wait("() => document.querySelectorAll('.leaflet-tile-loaded').length > 3")
    assert tab.run(LOOK)["ground"] == "street"
    assert "OpenStreetMap" in tab.map.locator(".leaflet-control-attribution").inner_text()
    assert tab.state()["labels"] == []
    asked = len(tab.outside)
    assert asked > 3
    assert all(url.startswith("https://tile.openstreetmap.org/") for url in tab.outside)
    choose(tab, "look", "drawn")
    assert "OpenStreetMap" not in tab.map.locator(".leaflet-control-attribution").inner_text()
    tab.map.locator(".leaflet-control-zoom-in").click()
    assert tab.state()["labels"]
    tab.outside.clear()
    tab.page.context.unroute("https://tile.openstreetmap.org/**")
    tab.page.reload()
    tab.wait("() => Boolean(window.footprint?.state?.().ready)")
    assert tab.run(LOOK)["ground"] == "drawn"
    assert tab.outside == []


def test_a_map_that_cannot_be_reached_gives_way_to_the_drawn_one(seed_site, visit):
    tab = visit(seed_site)
    choose(tab, "look", "satellite")
    tab.map.locator(".fp-advice", has_text="cannot be reached").wait_for()
    assert tab.run(LOOK)["ground"] == "drawn"
    assert tab.outside
    tab.outside.clear()
    tab.errors.clear()  # the browser itself calls an address that is not found an error


def test_outlines_of_imported_units_are_served_for_the_map(tmp_path, monkeypatch, shared):
    outlines = shared / "reference" / "cod_ab_syr_admin1.geojson"
    if not outlines.exists():
        pytest.skip("no outlines to import")
    data = tmp_path / "outlines"
    monkeypatch.setenv("FOOTPRINT_DATA", str(data))
    assert main(["gazetteer", "import", "cod", str(outlines)]) == 0
    site = start(data)
    try:
        status, body, _ = site.get("/footprint/outlines.json")
        lines = json.loads(body)
        assert status == 200
        assert len(lines["5"]) >= 14
        assert lines["8"] == lines["10"] == []
    finally:
        stop(site)


def test_what_is_shown_is_said_once_it_has_come_to_rest(seed_site, visit):
    tab = visit(seed_site)
    live = tab.map.locator(".fp-live")
    assert live.get_attribute("aria-live") == "polite"
    counts = seed_site.snapshot.select(Filter()).counts()
    assert live.text_content() == (
        f"{counts.incidents - hidden(seed_site, 'incident')} incidents · "
        f"{counts.presences - hidden(seed_site, 'presence')} presences · "
        f"{counts.not_on_map} not on the map"
    )
    assert tab.map.locator(".fp-counts").get_attribute("aria-live") is None


def hidden(site, kind):
    return site.snapshot.select(Filter(kinds=frozenset({kind}))).counts().not_on_map


def test_roads_and_fields_have_their_names_where_the_map_is_close(seed_site, visit):
    tab = visit(seed_site)
    tab.run("() => sessionStorage.setItem('footprint.view', JSON.stringify([35.05, 40.55, 10]))")
    tab.page.reload()
    tab.wait("() => Boolean(window.footprint?.state?.().ready)")
    names = {label["text"] for label in tab.state()["labels"]}
    assert "Al-Omar oil field" in names
    assert any("oil field" in name for name in names - {"Al-Omar oil field"})


def test_nothing_jumps_while_the_map_is_on_its_way(seed_site, visit):
    tab = visit(seed_site, None)
    tab.page.add_init_script(
        "window.jumps = []; new PerformanceObserver((seen) => { for (const each of seen.getEntries())"
        " if (!each.hadRecentInput) window.jumps.push({at: each.startTime, share: each.value,"
        " rooms: each.sources.some((s) => s.node?.closest?.('.st-key-rooms, #not-on-the-map'))}); })"
        ".observe({type: 'layout-shift', buffered: true});"
    )
    tab.page.goto(seed_site.url)
    frame = tab.page.locator("iframe[title='streamlit_folium.st_folium']")
    frame.wait_for(state="attached")
    tab.page.wait_for_selector("iframe[data-drawn]")
    tab.wait(READY)
    moved = tab.page.evaluate(
        "() => { const styled = performance.getEntriesByType('resource')"
        ".find((each) => each.name.endsWith('/page.css')).responseEnd;"
        " return window.jumps.filter((each) => each.rooms && each.at > styled + 500); }"
    )
    assert sum(each["share"] for each in moved) < 0.02, moved
    assert frame.evaluate("each => getComputedStyle(each).opacity") == "1"
