"""Phones and tablets: the map first, what was chosen in a sheet from below, the filters in a drawer; and a map that stays put."""

from __future__ import annotations

from browser.visits import FRAME, READY

PHONE = {"width": 390, "height": 844}
TABLET = {"width": 820, "height": 1180}
SHIFTS = """
window.shifted = [];
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) window.shifted.push(...each.sources.map((source) => [each.value, source.node?.outerHTML?.slice(0, 80)]));
}).observe({ type: "layout-shift", buffered: true });
"""


def test_what_was_chosen_comes_in_a_sheet_and_its_mark_stays_in_sight(seed_site, visit):
    tab = visit(seed_site, viewport=PHONE)
    tab.click_mark("Qamishli")
    tab.page.locator(".st-key-room_panel .fp-claim").wait_for()
    tab.page.wait_for_function(
        "() => !document.getAnimations().some((each) => each.playState === 'running')"
    )
    sheet = tab.page.locator(".st-key-room_panel").bounding_box()
    assert sheet["y"] + sheet["height"] == PHONE["height"]
    assert PHONE["height"] * 0.3 < sheet["y"] < PHONE["height"] * 0.6
    assert (sheet["x"], sheet["width"]) == (0, PHONE["width"])
    tab.wait(
        "top => window.footprint.state().marks.some((m) => m.name.endsWith('Qamishli') && m.at[1] + 54 < top)",
        sheet["y"],
    )
    close = tab.page.locator(".st-key-panel_close button")
    assert close.bounding_box()["y"] - sheet["y"] < 60
    close.click()
    tab.page.locator(".st-key-room_panel .fp-empty").first.wait_for()
    assert tab.page.locator(".st-key-room_panel").bounding_box()["y"] > sheet["y"]


def test_a_tablet_keeps_the_filters_in_a_drawer_over_the_page(seed_site, visit):
    tab = visit(seed_site, viewport=TABLET)
    tab.page.locator("[data-testid=stSidebar][data-collapsed=true]").wait_for(state="attached")
    before = tab.page.locator(FRAME).bounding_box()
    assert before["width"] == TABLET["width"]
    tab.page.locator("[data-testid=stExpandSidebarButton]").click()
    tab.page.locator("[data-testid=stSidebar][data-collapsed=false]").wait_for()
    assert tab.page.locator(FRAME).bounding_box() == before


def test_the_map_does_not_move_once_it_is_there(seed_site, visit):
    tab = visit(seed_site, None, viewport={"width": 1440, "height": 900})
    tab.page.add_init_script(SHIFTS)
    tab.page.goto(seed_site.url)
    tab.page.locator(FRAME).wait_for()
    first = tab.page.locator(FRAME).bounding_box()
    tab.wait(READY)
    tab.click_mark("Qamishli")
    tab.page.locator(".st-key-room_panel .fp-claim").wait_for()
    assert tab.page.locator(FRAME).bounding_box() == first
    moved = [each for each in tab.page.evaluate("window.shifted") if "iframe" in (each[1] or "")]
    assert moved == []
