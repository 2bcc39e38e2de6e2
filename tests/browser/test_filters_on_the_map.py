"""An area drawn on the map, actors together and their roles: what a person does, and what the address then says."""

from __future__ import annotations

from contextlib import suppress

import pytest
from browser.visits import FRAME
from playwright.sync_api import TimeoutError as NotShown

from footprint.filters import Filter


def choose(tab, menu, choice):
    tab.map.locator(f".fp-menu-{menu} .fp-menu-button").click()
    tab.map.locator(f"[data-choice={choice}]").click()


def area_of(tab):
    """The filter that the address holds."""
    query = tab.page.evaluate("Object.fromEntries(new URLSearchParams(location.search))")
    return Filter.from_query(query)


def test_a_box_drawn_on_the_map_is_a_filter(gold_site, visit):
    tab = visit(gold_site)
    choose(tab, "area", "box")
    assert "Escape ends it" in tab.map.locator(".fp-advice").inner_text()
    frame = tab.page.locator(FRAME).bounding_box()
    tab.page.mouse.move(frame["x"] + 200, frame["y"] + 200)
    tab.page.mouse.down()
    tab.page.mouse.move(frame["x"] + 400, frame["y"] + 350)
    tab.page.mouse.move(frame["x"] + 500, frame["y"] + 450)
    tab.page.mouse.up()
    tab.wait_for_address("area=")
    wanted = area_of(tab)
    assert len(wanted.area) == 4
    tab.wait_for_counts(wanted)
    counts = gold_site.snapshot.select(wanted).counts()
    assert 0 < counts.on_map < gold_site.snapshot.select(Filter()).counts().on_map
    assert counts.unplaced_left_out > 0
    told = tab.map.locator(".fp-counts").inner_text()
    assert f"{counts.unplaced_left_out} not placed left out" in told
    tab.page.locator(".st-key-area_clear button").click()
    tab.wait_for_counts(Filter())


def test_a_polygon_is_clicked_corner_by_corner_and_closed_by_enter(gold_site, visit):
    tab = visit(gold_site)
    choose(tab, "area", "polygon")
    frame = tab.page.locator(FRAME).bounding_box()
    for x, y in ((150, 150), (560, 200), (300, 480)):
        tab.page.mouse.click(frame["x"] + x, frame["y"] + y)
    assert "area=" not in tab.page.url
    tab.page.keyboard.press("Enter")
    tab.wait_for_address("area=")
    wanted = area_of(tab)
    assert len(wanted.area) == 3
    tab.wait_for_counts(wanted)
    choose(tab, "area", "none")
    tab.wait_for_counts(Filter())


def test_escape_leaves_off_drawing_and_the_map_can_be_clicked_again(seed_site, visit):
    tab = visit(seed_site)
    choose(tab, "area", "polygon")
    frame = tab.page.locator(FRAME).bounding_box()
    tab.page.mouse.click(frame["x"] + 200, frame["y"] + 200)
    tab.page.keyboard.press("Escape")
    assert tab.map.locator(".fp-sheet").is_hidden()
    tab.click_mark(": Qamishli")
    tab.page.wait_for_selector(".fp-claim")
    assert "area=" not in tab.page.url


def test_what_is_in_view_becomes_the_area_by_keyboard_alone(gold_site, visit):
    tab = visit(gold_site)
    tab.map.locator(".leaflet-control-zoom-in").click()
    tab.map.locator(".fp-menu-area .fp-menu-button").focus()
    tab.page.keyboard.press("Enter")
    tab.page.keyboard.press("Enter")
    tab.wait_for_address("area=")
    tab.wait_for_counts(area_of(tab))
    state = tab.state()
    drawn = gold_site.snapshot.select(area_of(tab)).counts().on_map
    assert drawn == state["counts"]["incidents"] + state["counts"]["presences"]


@pytest.mark.parametrize(
    ("match", "wanted"),
    [
        ("any", Filter(actors=frozenset({"group.usa", "group.rus"}))),
        ("all", Filter(actors=frozenset({"group.usa", "group.rus"}), match="all")),
    ],
)
def test_two_actors_may_be_wanted_together(gold_site, visit, match, wanted):
    tab = visit(gold_site)
    tab.page.locator(".st-key-f_groups button", has_text="Russia").click()
    tab.wait_for_counts(Filter(actors=frozenset({"group.rus"})))
    tab.page.locator(".st-key-f_groups button", has_text="United States").click()
    together = tab.page.locator(".st-key-f_match button")
    together.first.wait_for()
    if match == "all":
        together.filter(has_text="all of them").click()
        tab.wait_for_address("match=all")
    tab.wait_for_counts(wanted)


def test_a_part_taken_is_a_filter_and_a_link(gold_site, visit):
    tab = visit(gold_site, "/?actors=tur:initiator&roles=target")
    tab.wait_for_counts(Filter(actors=frozenset({"tur:initiator"}), roles=frozenset({"target"})))
    tab.page.locator(".st-key-f_roles button", has_text="acted upon").click()
    tab.wait_for_counts(Filter(actors=frozenset({"tur:initiator"})))


def test_one_source_can_be_chosen(gold_site, visit):
    tab = visit(gold_site)
    tab.wait_for_counts(Filter())
    wanted = tab.page.get_by_role("option", name="Agence 50 %, Beirut")
    for _ in range(10):  # the page may redraw the list while it opens
        tab.page.locator(".st-key-f_sources input").click()
        tab.page.keyboard.type("Agence")
        with suppress(NotShown):
            wanted.wait_for(timeout=3000)
            break
        tab.page.keyboard.press("Escape")
    tab.page.get_by_role("option", name="Outlet 1").wait_for(state="detached")
    tab.page.keyboard.press("ArrowDown")
    tab.page.keyboard.press("Enter")
    tab.wait_for_counts(Filter(sources=frozenset({"Agence 50 %, Beirut"})))
    tab.wait_for_address("sources=")
    fresh = visit(gold_site, tab.page.evaluate("location.pathname + location.search"))
    fresh.wait_for_counts(Filter(sources=frozenset({"Agence 50 %, Beirut"})))


def test_words_of_the_quotes_are_a_filter_and_a_link(gold_site, visit):
    tab = visit(gold_site)
    search = tab.page.locator(".st-key-f_words input")
    search.fill("دورية")
    search.press("Enter")
    wanted = Filter(words="دورية")
    tab.wait_for_address("q=")
    tab.wait_for_counts(wanted)
    drawn = gold_site.snapshot.select(wanted).counts().on_map
    assert 0 < drawn < gold_site.snapshot.select(Filter()).counts().on_map
    fresh = visit(gold_site, tab.page.evaluate("location.pathname + location.search"))
    fresh.wait_for_counts(wanted)
    assert fresh.page.locator(".st-key-f_words input").input_value() == "دورية"
