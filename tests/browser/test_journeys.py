"""What a person does on the map page, in a real browser."""

from __future__ import annotations

import math
import os
from datetime import date

import pytest
from browser.sites import start, stop
from browser.visits import FRAME
from samples import ROOT

from footprint.filters import Filter
from footprint.model import Reading, Report
from footprint.store import open_store

QAMISHLI = ": Qamishli"
AFTER = date(2020, 3, 1)


def group_button(tab, name):
    return tab.page.locator(".st-key-f_groups button", has_text=name)


def headings(tab):
    return tab.page.locator(".fp-claim h2").all_inner_texts()


def open_panel(tab, name=QAMISHLI):
    tab.click_mark(name)
    tab.page.wait_for_selector(".fp-claim")


def test_the_page_shows_the_claims_of_the_store_and_asks_nobody_else(seed_site, visit):
    tab = visit(seed_site)
    tab.wait_for_counts(Filter())
    assert tab.outside == []
    assert tab.state()["marks"]
    assert tab.page.title() == "footprint"


def test_a_click_on_qamishli_opens_the_arabic_sentence_from_right_to_left(seed_site, visit):
    tab = visit(seed_site)
    open_panel(tab)
    quote = tab.page.locator(".fp-claim blockquote").first
    told = []
    total = tab.mark(QAMISHLI)["count"]
    for number in range(1, total + 1):
        tab.page.locator(".fp-kicker", has_text=f"{number} of {total} here").wait_for()
        assert quote.get_attribute("lang") == "ar"
        assert quote.evaluate("each => getComputedStyle(each).direction") == "rtl"
        panel = tab.page.locator(".fp-claim").inner_text()
        assert "Qamishli" in panel
        assert "2020" in panel
        for code in ("None", "geonames:", "rus.mil", "usa.mil", "end_of_month"):
            assert code not in panel
        told.append(quote.inner_text())
        if number < total:
            tab.page.locator(".st-key-panel_next button").click()
    assert [words for words in told if "دورية أميركية" in words]


def test_the_claims_of_one_place_are_paged(seed_site, visit):
    tab = visit(seed_site)
    open_panel(tab)
    total = tab.mark(QAMISHLI)["count"]
    kicker = tab.page.locator(".fp-kicker")
    assert kicker.inner_text().lower().endswith(f"1 of {total} here")
    tab.page.locator(".st-key-panel_next button").click()
    tab.wait_for_address("n=2")
    assert f"2 of {total} here" in kicker.inner_text().lower()


def test_moving_the_bar_past_january_2020_changes_marks_and_counts(seed_site, visit):
    tab = visit(seed_site)
    assert tab.mark(QAMISHLI)
    before = tab.state()
    tab.drag_handle("from", AFTER.isoformat())
    after = tab.state()
    assert after["counts"] != before["counts"]
    assert not [mark for mark in after["marks"] if mark["name"].endswith(QAMISHLI)]
    tab.wait_for_address("from=2020-0")
    first = date.fromisoformat(_day(tab, 0))
    tab.wait_for_counts(Filter(day_from=first))
    told = tab.page.locator(".st-key-f_from [data-testid=stDateInputField]").inner_text()
    assert told.replace("\n", "").replace(" ", "").startswith(first.isoformat())


def _day(tab, end):
    return tab.run(
        "(end) => new Date(window.footprint.state().days[end] * 86400000).toISOString().slice(0, 10)",
        end,
    )


def test_the_bar_follows_the_days_chosen_beside_it(seed_site, visit):
    tab = visit(seed_site, "/?from=2020-07-01")
    tab.wait("() => window.footprint.state().days[0] !== null")
    assert _day(tab, 0) == "2020-07-01"
    handle = tab.map.locator(".fp-handle-from")
    assert handle.get_attribute("aria-valuetext") == "1 July 2020"


def test_the_keys_move_the_bar(seed_site, visit):
    tab = visit(seed_site)
    tab.map.locator(".fp-handle-from").focus()
    for key in ("PageUp", "ArrowRight", "ArrowLeft"):
        tab.page.keyboard.press(key)
    tab.wait_for_address("from=")
    tab.wait_for_counts(Filter(day_from=date.fromisoformat(_day(tab, 0))))


def test_play_runs_through_time_and_stops_where_it_is(seed_site, visit):
    tab = visit(seed_site)
    play = tab.map.locator(".fp-play")
    play.click()
    tab.wait("() => window.footprint.state().days[0] !== null")
    play.click()
    tab.wait_for_address("to=")
    first, last = tab.state()["days"]
    tab.wait_for_counts(
        Filter(
            day_from=first and date.fromisoformat(_day(tab, 0)),
            day_to=last and date.fromisoformat(_day(tab, 1)),
        )
    )


def test_the_actor_filter_changes_marks_and_counts(seed_site, visit):
    tab = visit(seed_site)
    group_button(tab, "SDF").click()
    tab.wait_for_counts(Filter(actors=frozenset({"syr.sdf"})))
    tab.wait_for_address("actors=group.sdf")
    assert not [mark for mark in tab.state()["marks"] if mark["name"].endswith(QAMISHLI)]


def test_a_link_opened_afresh_shows_the_same(seed_site, visit):
    tab = visit(seed_site)
    group_button(tab, "Russia").click()
    tab.wait_for_address("actors=group.rus")
    tab.drag_handle("to", "2020-06-30")
    tab.wait_for_address("to=2020-0")
    open_panel(tab)
    tab.wait_for_address("at=")
    address = tab.page.evaluate("location.pathname + location.search")
    fresh = visit(seed_site, address)
    fresh.page.wait_for_selector(".fp-claim")
    fresh.wait("() => window.footprint.state().days[1] !== null")
    for part in ("counts", "days", "filter", "chosen"):
        assert fresh.state()[part] == tab.state()[part], part
    assert headings(fresh) == headings(tab)


def test_zoom_and_frame_survive_every_filter(seed_site, visit):
    tab = visit(seed_site)
    tab.run("() => { window.sameFrame = true; return null; }")
    zoom = tab.state()["zoom"]
    tab.map.locator(".leaflet-control-zoom-out").click()
    tab.wait("zoom => window.footprint.state().zoom === zoom", zoom - 1)
    group_button(tab, "Russia").click()
    tab.wait("() => window.footprint.state().filter.actors.includes('group.rus')")
    tab.page.locator(".st-key-f_kinds button").first.click()
    tab.wait("() => window.footprint.state().filter.kinds.length === 1")
    tab.drag_handle("to", "2020-06-30")
    tab.wait_for_address("to=")
    assert tab.state()["zoom"] == zoom - 1
    assert tab.run("() => window.sameFrame") is True


def test_the_same_mark_opens_again_after_closing(seed_site, visit):
    tab = visit(seed_site)
    open_panel(tab)
    tab.page.locator(".st-key-panel_close button").click()
    tab.page.wait_for_selector(".fp-empty")
    tab.wait("() => window.footprint.state().chosen === 0")
    open_panel(tab)
    assert headings(tab)


def test_two_tabs_do_not_disturb_each_other(seed_site, visit):
    one, other = visit(seed_site), visit(seed_site)
    group_button(one, "SDF").click()
    one.wait_for_counts(Filter(actors=frozenset({"syr.sdf"})))
    open_panel(other)
    other.wait_for_counts(Filter())
    assert one.page.locator(".fp-claim").count() == 0
    assert "at=" not in one.page.url


def test_no_name_lies_over_another_or_over_a_mark(gold_site, visit):
    tab = visit(gold_site)
    for _ in range(3):
        state = tab.state()
        boxes = [label["box"] for label in state["labels"]]
        assert len(boxes) > 5
        for index, (left, top, right, bottom) in enumerate(boxes):
            for other in boxes[:index]:
                apart = (
                    other[0] >= right or other[2] <= left or other[1] >= bottom or other[3] <= top
                )
                assert apart, (state["labels"][index], other)
            for mark in state["marks"]:
                x, y = mark["at"]
                near = max(left, min(x, right)), max(top, min(y, bottom))
                assert math.hypot(near[0] - x, near[1] - y) >= mark["radius"], (mark, left, top)
        zoom = state["zoom"]
        tab.map.locator(".leaflet-control-zoom-in").click()
        tab.wait("zoom => window.footprint.state().zoom === zoom", zoom + 1)


def test_a_cluster_comes_closer_and_a_place_opens(gold_site, visit):
    tab = visit(gold_site)
    cluster = next(mark for mark in tab.state()["marks"] if not mark["single"])
    zoom = tab.state()["zoom"]
    box = tab.page.locator(FRAME).bounding_box()
    tab.page.mouse.click(box["x"] + cluster["at"][0], box["y"] + cluster["at"][1])
    tab.wait("zoom => window.footprint.state().zoom > zoom", zoom)
    assert tab.page.locator(".fp-claim").count() == 0


def test_marks_are_reached_and_opened_by_the_keyboard(seed_site, visit):
    tab = visit(seed_site)
    buttons = tab.map.locator(".fp-list button")
    buttons.first.focus()
    names = buttons.all_inner_texts()
    target = next(i for i, name in enumerate(names) if name.endswith(QAMISHLI))
    for _ in range(target):
        tab.page.keyboard.press("ArrowRight")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_selector(".fp-claim")
    tab.page.keyboard.press("Escape")
    tab.page.wait_for_selector(".fp-empty")


def test_the_report_opens_with_the_quote_highlighted_and_in_view(seed_site, visit):
    tab = visit(seed_site)
    open_panel(tab)
    quote = tab.page.locator(".fp-claim blockquote").first.inner_text()
    tab.page.get_by_text("Open the report at these words").click()
    target = tab.page.locator("#fp-target")
    target.wait_for()
    tab.page.wait_for_function(
        "() => { const box = document.getElementById('fp-target').getBoundingClientRect();"
        " return box.top > 60 && box.bottom < innerHeight; }"
    )
    marked = " ".join(tab.page.locator("article .fp-report mark").all_inner_texts())
    assert quote.split()[0] in marked
    assert target.evaluate("each => getComputedStyle(each).direction") == "rtl"
    tab.page.get_by_text("Map", exact=True).first.click()
    tab.wait("() => Boolean(window.footprint?.state?.().ready)")


def test_what_is_not_on_the_map_is_listed_and_adds_up(seed_site, visit):
    tab = visit(seed_site)
    counts = seed_site.snapshot.select(Filter()).counts()
    tab.map.locator(".fp-counts .fp-link").click()
    tab.page.wait_for_function(
        "() => document.getElementById('not-on-the-map').getBoundingClientRect().top < 300"
    )
    lead = tab.page.locator(".fp-off .fp-lead").inner_text()
    assert lead == (
        f"{counts.on_map} on the map and {counts.not_on_map} here make {counts.claims} claims in all."
    )
    told = tab.page.locator(".fp-off h3 small").all_inner_texts()
    assert sum(int(each) for each in told) == counts.not_on_map
    assert counts.not_on_map <= 20
    assert tab.page.locator(".fp-off li blockquote").count() == counts.not_on_map


def test_a_mangled_link_is_told_and_the_rest_applied(seed_site, visit):
    tab = visit(seed_site, "/?from=yesterday&actors=rus,nobody.at.all&kinds=incident")
    warning = tab.page.locator("[data-testid=stAlert]").inner_text()
    assert "yesterday" in warning
    assert "nobody.at.all" in warning
    tab.wait_for_counts(Filter(actors=frozenset({"rus"}), kinds=frozenset({"incident"})))
    tab.page.locator(".st-key-f_kinds button", has_text="Incidents").click()
    tab.wait_for_counts(Filter(actors=frozenset({"rus"})))
    tab.page.locator("[data-testid=stAlert]").wait_for(state="hidden")


def test_a_filter_that_lets_nothing_through_says_what_to_drop(seed_site, visit):
    tab = visit(seed_site, "/?types=suicide_bombing&actors=rus")
    panel = tab.page.locator(".st-key-room_panel")
    panel.get_by_text("Nothing passes these filters.").wait_for()
    panel.get_by_role("button", name="Drop type").click()
    tab.wait_for_counts(Filter(actors=frozenset({"rus"})))


def test_a_store_without_a_claim_says_so_and_shows_what_is_kept_meanwhile(tmp_path, visit, seed):
    store = open_store(tmp_path / "footprint.db")
    store.keep(Reading(Report("The weather stays fine.", language="en"), (), "test"), "weather.txt")
    site = start(tmp_path)
    try:
        tab = visit(site)
        assert tab.map.locator(".fp-message").inner_text().startswith("No report says anything yet")
        assert tab.page.locator("[data-testid=stException], [data-testid=stAlert]").count() == 0
        tab.run("() => { window.sameFrame = true; return null; }")
        store.keep(seed, "seed.txt")
        group_button(tab, "Russia").click()
        tab.wait_for_counts(Filter(actors=frozenset({"rus"})))
        assert tab.state()["rows"] > 0
        assert tab.run("() => window.sameFrame") is True
    finally:
        stop(site)


def test_going_back_undoes_the_latest_filter(seed_site, visit):
    tab = visit(seed_site)
    group_button(tab, "SDF").click()
    tab.wait_for_address("actors=group.sdf")
    tab.page.go_back()
    tab.wait_for_counts(Filter())


def test_data_that_is_no_longer_served_is_told(seed_site, visit):
    tab = visit(seed_site, None)
    tab.page.route("**/footprint/data/*.bin", lambda route: route.fulfill(status=404, body="gone"))
    tab.page.goto(seed_site.url)
    message = tab.map.locator(".fp-message")
    message.get_by_text("The reports have changed since this page was opened.").wait_for()
    assert message.get_by_role("button", name="Reload").is_visible()
    tab.errors.clear()  # the browser itself calls a 404 an error


@pytest.mark.parametrize("path", ["/", "/reports"])
def test_a_phone_needs_no_scrolling_sideways(seed_site, visit, path):
    tab = visit(seed_site, None, viewport={"width": 390, "height": 844})
    tab.page.goto(seed_site.url + path)
    tab.page.wait_for_selector(".fp-counts, .fp-reports" if path != "/" else FRAME)
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= 390
    wide = tab.page.evaluate(
        "() => [...document.querySelectorAll('.stMain *')].filter(each => "
        "each.getBoundingClientRect().right > 391 && getComputedStyle(each).position !== 'absolute')"
        ".map(each => each.outerHTML.slice(0, 120))"
    )
    assert wide == []


def test_the_picture_of_the_map(seed_site, visit):
    tab = visit(seed_site)
    open_panel(tab)
    tab.wait("() => window.footprint.state().chosen > 0")
    tab.page.mouse.move(720, 20)
    tab.wait("() => document.querySelector('.fp-tip').hidden")
    wanted = os.environ.get("FOOTPRINT_WRITE_PICTURE")
    target = ROOT / "docs" / "images" / "map.png" if wanted else ROOT / "build" / "map.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    tab.page.screenshot(path=target)
    assert target.stat().st_size > 20_000
