"""The map that travels alone: one file, no server, no request, and hostile words are words."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from footprint.filters import Filter
from footprint.model import Actor, Claim, DateRange, Place, Reading, Report
from footprint.store import open_store
from footprint.ui.alone import write_alone
from footprint.view import build


@pytest.fixture(scope="module")
def payloads(shared):
    own = ["</script><script>window.hacked=1</script>", "<img src=x onerror=window.hacked=1>"]
    return own + json.loads((shared / "hostile" / "folium_payloads.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def page(tmp_path_factory, payloads, chromium):
    from datetime import date

    folder = tmp_path_factory.mktemp("alone")
    store = open_store(folder / "s.db")
    for number, words in enumerate(payloads, 1):
        report = Report(f"{words} {number}", title=words, source=words, url=f"javascript:{words}")
        place = Place("x:1", words, words, 35.5, 40.0, 2, "settlement", "event")
        when = DateRange(date(2020, 1, number), date(2020, 1, number), "day", "absolute")
        quote = report.quote(0, len(words))
        actors = (Actor("rus.mil", "initiator"),)
        claim = Claim("incident", "shelling", "occurred", (quote,), "body", actors, (place,), when)
        hidden = Claim("statement", "accuse", "occurred", (quote,), "body", actors)
        held = (replace(actors[0], role="holder"),)
        there = Claim("presence", "present", "occurred", (quote,), "body", held, (place,), when)
        store.keep(Reading(report, (claim, hidden, there), "1"), "hostile")
    path = folder / "map.html"
    assert write_alone(store, build(store), Filter(), path) == 3 * len(payloads)
    context = chromium.new_context(viewport={"width": 1200, "height": 800}, offline=True)
    tab = context.new_page()
    tab.wrong = []
    tab.on("pageerror", lambda error: tab.wrong.append(str(error)))
    tab.on(
        "request",
        lambda r: r.url.startswith(("data:", "blob:", "file:")) or tab.wrong.append(r.url),
    )
    tab.goto(path.as_uri())
    tab.wait_for_function("() => window.footprint.state?.().marks.length")
    yield tab
    context.close()


def test_a_click_on_a_mark_shows_the_words(page, payloads):
    mark = page.evaluate("window.footprint.state().marks[0]")
    assert mark["count"] == 2 * len(payloads)
    page.mouse.click(*mark["at"])
    expect(page.locator("#fp-panel article")).to_have_count(2 * len(payloads))
    quotes = page.locator("#fp-panel blockquote").all_text_contents()
    assert sorted(quotes) == sorted([*payloads, *payloads])
    assert page.locator("#fp-panel a").count() == 0
    assert page.evaluate("window.hacked") is None
    assert page.wrong == []


def test_a_range_of_days_narrows_map_and_panel(page):
    page.keyboard.press("Escape")
    page.evaluate(
        "window.Streamlit.setComponentValue({range: ['2020-01-02', '2020-01-03'], seq: Date.now() + 9})"
    )
    page.wait_for_function("() => window.footprint.state().counts.incidents === 2")
    page.mouse.click(*page.evaluate("window.footprint.state().marks[0].at"))
    expect(page.locator("#fp-panel article")).to_have_count(4)
    assert page.wrong == []


def test_who_is_where_as_of_a_day_with_the_words_it_rests_on(page, payloads):
    page.keyboard.press("Escape")
    page.evaluate("window.Streamlit.setComponentValue({act: 'clear', seq: Date.now() + 19})")
    page.get_by_role("button", name="As of a day").click()
    page.wait_for_function("() => window.footprint.state().asof?.states === 1")
    page.mouse.click(*page.evaluate("window.footprint.state().marks[0].at"))
    expect(page.locator("#fp-panel .fp-force")).to_contain_text("Russian")
    quotes = page.locator("#fp-panel blockquote").all_text_contents()
    assert quotes == [payloads[-1]]
    page.get_by_role("button", name="Range").click()
    page.wait_for_function("() => window.footprint.state().counts.incidents > 2")
    assert page.evaluate("window.hacked") is None
    assert page.wrong == []


def test_what_is_not_on_the_map_is_listed(page, payloads):
    page.evaluate("document.getElementById('not-on-the-map').focus()")
    expect(page.locator("#fp-panel article")).to_have_count(len(payloads))
    assert page.wrong == []
