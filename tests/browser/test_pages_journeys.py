"""Presence and Trends in a real browser: a mark opens its quote, a chart leads to the map."""

from __future__ import annotations

from datetime import date

import pytest

from footprint import trends
from footprint.filters import Filter

SIZES = ((390, 844), (820, 1180), (2560, 1440))


def at_page(visit, site, path, **options):
    tab = visit(site, None, **options)
    tab.page.goto(site.url + path)
    return tab


def test_a_cell_of_forces_and_places_opens_the_words_it_rests_on(gold_site, visit):
    tab = at_page(visit, gold_site, "/presence?to=2020-06-30")
    cell = tab.page.locator(".fp-state").first
    label = cell.get_attribute("aria-label")
    cell.click()
    tab.page.wait_for_selector(".fp-claim blockquote")
    assert tab.page.locator('.fp-state[aria-pressed="true"]').count() >= 1
    actor = label.split(",")[0]
    assert actor in tab.page.locator(".fp-claim").inner_text()
    tab.wait_for_address("claim=")


def test_the_keyboard_opens_a_life_line(gold_site, visit):
    tab = at_page(visit, gold_site, "/presence?to=2020-06-30")
    tab.page.locator(".fp-line button").first.focus()
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_selector(".fp-claim blockquote")


def test_from_the_words_a_click_leads_to_the_mark_on_the_map(gold_site, visit):
    tab = at_page(visit, gold_site, "/presence?to=2020-06-30")
    tab.page.locator(".fp-state").first.click()
    headline = tab.page.locator(".fp-claim h2").inner_text()
    tab.page.get_by_role("button", name="Show it on the map").click()
    tab.wait("() => window.footprint.state().chosen > 0")
    assert tab.page.locator(".fp-claim h2").inner_text() == headline
    tab.wait_for_counts(Filter(day_to=date(2020, 6, 30)))


def test_a_day_of_the_calendar_becomes_the_filter_of_the_map(gold_site, visit):
    tab = at_page(visit, gold_site, "/trends?from=2022-01-01&to=2022-12-31")
    chart = tab.page.locator(".st-key-chart_calendar :is(canvas, svg.marks)").first
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    tab.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    tab.wait("() => { const s = window.footprint.state(); return s.ready && s.days[0] !== null; }")
    first, last = tab.state()["days"]
    assert first == last
    day = date.fromordinal(719163 + first)
    tab.wait_for_address(f"from={day}&to={day}")
    tab.wait_for_counts(Filter(day_from=day, day_to=day))


def test_a_type_becomes_the_filter_of_the_map_and_the_way_back_keeps_it(gold_site, visit):
    tab = at_page(visit, gold_site, "/trends?actors=rus.mil")
    chart = tab.page.locator(".st-key-chart_types :is(canvas, svg.marks)").first
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    tab.page.mouse.click(box["x"] + 5, box["y"] + 20)
    tab.wait("() => window.footprint.state().filter?.types.length === 1")
    types = frozenset(tab.state()["filter"]["types"])
    wanted = Filter(types=types, actors=frozenset({"rus.mil"}))
    tab.wait_for_counts(wanted)
    tab.page.get_by_test_id("stTopNavLink").filter(has_text="Trends").click()
    total = tab.page.locator(".fp-sum b").first
    total.wait_for()
    counted = trends.count(gold_site.snapshot.select(wanted), wanted)
    assert total.inner_text().startswith(f"{len(counted.rows)} ")


@pytest.mark.parametrize("path", ["/presence", "/trends"])
def test_no_size_scrolls_sideways(gold_site, visit, path):
    tab = at_page(visit, gold_site, path, locale="en-GB")
    last = (
        ".fp-lines"
        if path == "/presence"
        else ".st-key-chart_calendar [data-testid=stVegaLiteChart]"
    )
    tab.page.wait_for_selector(last)
    for width, height in SIZES:
        tab.page.set_viewport_size({"width": width, "height": height})
        over = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        tab.page.wait_for_function(over)
