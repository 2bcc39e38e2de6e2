"""What a person does on a map: the same on the page and in the file that travels alone, which has no server."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from browser.conftest import WINDOW
from browser.sites import Site
from browser.visits import FRAME, READY, Visit
from playwright.sync_api import Browser, Page

from footprint.filters import Filter
from footprint.ui.alone import write_alone

QAMISHLI = ": Qamishli"


@dataclass
class Alone(Visit):
    """The file in a tab: the map is the page itself, and no address changes."""

    @property
    def map(self) -> Page:  # type: ignore[override]
        return self.page

    def run(self, script: str, argument: object = None) -> Any:
        return self.page.evaluate(f"given => ({script})(given)", argument)

    def wait(self, condition: str, argument: object = None) -> None:
        self.page.wait_for_function(
            f"given => Boolean(window.footprint?.state && ({condition})(given))", arg=argument
        )


@pytest.fixture(scope="session")
def file(gold_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that the page of `gold_site` has, as a file."""
    path = tmp_path_factory.mktemp("both") / "map.html"
    write_alone(gold_site.store, gold_site.snapshot, Filter(), path)
    return path


@pytest.fixture(params=["page", "file"])
def tab(
    request: pytest.FixtureRequest,
    gold_site: Site,
    file: Path,
    visit: Callable[..., Visit],
    chromium: Browser,
) -> Iterator[Visit]:
    """Either map, with all claims on it."""
    if request.param == "page":
        yield visit(gold_site)
        return
    context = chromium.new_context(**WINDOW, offline=True)
    page = context.new_page()
    page.set_default_timeout(20_000)
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda m: m.type == "error" and wrong.append(m.text))
    page.goto(file.as_uri())
    tab = Alone(page, SimpleNamespace(snapshot=gold_site.snapshot))  # type: ignore[arg-type]
    tab.wait(READY)
    yield tab
    context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert wrong == []


def click_at(tab: Visit, at: list[float]) -> None:
    frame = (
        {"x": 0, "y": 0}
        if isinstance(tab, Alone)
        else tab.page.locator(FRAME).bounding_box() or {"x": 0, "y": 0}
    )
    tab.page.mouse.click(frame["x"] + at[0], frame["y"] + at[1])


def quotes_of(tab: Visit) -> Any:
    """The quotes that the panel shows."""
    return tab.page.locator(
        "#fp-panel blockquote" if isinstance(tab, Alone) else ".fp-claim blockquote"
    )


def wait_until_closed(tab: Visit) -> None:
    quotes_of(tab).first.wait_for(state="hidden")


def single_mark(tab: Visit) -> dict[str, Any]:
    """A mark that is one place and lies clear of every other."""
    marks = tab.state()["marks"]
    return next(
        m
        for m in marks
        if m["single"]
        and m["key"][:3] != "hex"
        and all(m is o or math.dist(m["at"], o["at"]) > 2 * o["radius"] + 12 for o in marks)
    )


def bar(tab: Visit) -> dict[str, Any]:
    return dict(tab.state()["bar"])


def choose(tab: Visit, menu: str, choice: str) -> None:
    tab.map.locator(f".fp-menu-{menu} .fp-menu-button").click()
    tab.map.locator(f"[data-choice={choice}]").click()


def day(tab: Visit, end: int) -> date | None:
    told = tab.state()["days"][end]
    return None if told is None else date.fromordinal(date(1970, 1, 1).toordinal() + told)


def test_all_is_there(tab):
    tab.wait_for_counts(Filter())
    assert tab.state()["marks"]


def test_a_cluster_comes_closer_and_opens_nothing(tab):
    cluster = next(mark for mark in tab.state()["marks"] if not mark["single"])
    zoom = tab.state()["zoom"]
    click_at(tab, cluster["at"])
    tab.wait("zoom => window.footprint.state().zoom > zoom", zoom)
    assert quotes_of(tab).count() == 0


def test_a_mark_opens_its_words_closes_and_opens_again(tab):
    for _ in range(2):
        click_at(tab, single_mark(tab)["at"])
        quotes_of(tab).first.wait_for()
        first = quotes_of(tab).first
        arabic = re.search("[\u0621-\u064a]", first.inner_text())
        shown = first.evaluate("each => getComputedStyle(each).direction")
        assert shown == ("rtl" if arabic else "ltr")
        tab.page.keyboard.press("Escape")
        wait_until_closed(tab)


def test_marks_are_reached_and_opened_by_the_keyboard(tab):
    buttons = tab.map.locator(".fp-list button")
    buttons.first.focus()
    tab.page.keyboard.press("ArrowRight")
    tab.page.keyboard.press("ArrowLeft")
    names = buttons.all_inner_texts()
    target = next(i for i, name in enumerate(names) if name.endswith(single_mark(tab)["name"]))
    for _ in range(target):
        tab.page.keyboard.press("ArrowRight")
    tab.page.keyboard.press("Enter")
    quotes_of(tab).first.wait_for()
    tab.page.keyboard.press("Escape")
    wait_until_closed(tab)


def test_the_bar_is_dragged_and_moved_by_keys(tab):
    before = tab.state()["counts"]
    tab.drag_handle("from", "2020-03-01")
    assert tab.state()["counts"] != before
    tab.wait_for_counts(Filter(day_from=day(tab, 0)))
    tab.map.locator(".fp-handle-from").focus()
    for key in ("PageUp", "ArrowRight", "ArrowLeft"):
        tab.page.keyboard.press(key)
    tab.wait_for_counts(Filter(day_from=day(tab, 0)))


def test_the_wheel_zooms_the_bar_and_the_way_back_is_there(tab):
    whole = bar(tab)
    tab.map.locator(".fp-plot").hover()
    for _ in range(14):
        tab.page.mouse.wheel(0, -100)
    tab.wait("unit => window.footprint.state().bar.unit !== unit", whole["unit"])
    assert bar(tab)["zoomed"]
    tab.map.locator("[data-preset=whole]").click()
    tab.wait("first => window.footprint.state().bar.first === first", whole["first"])


@pytest.mark.parametrize(("preset", "days"), [("month", 30), ("year", 365)])
def test_presets_count_back_from_the_last_day(tab, preset, days):
    tab.map.locator(f"[data-preset={preset}]").click()
    tab.wait("() => window.footprint.state().days[0] !== null")
    last = tab.site.snapshot.days[1]
    assert last - tab.state()["days"][0] == days - 1
    tab.wait_for_counts(Filter(day_from=day(tab, 0), day_to=day(tab, 1)))
    tab.map.locator("[data-preset=all]").click()
    tab.wait_for_counts(Filter())


def test_play_runs_and_stops_where_it_is(tab):
    play = tab.map.locator(".fp-play")
    play.click()
    tab.wait("() => window.footprint.state().days[0] !== null")
    play.click()
    tab.wait("() => !window.footprint.state().bar.playing")
    tab.wait_for_counts(Filter(day_from=day(tab, 0), day_to=day(tab, 1)))


def test_density_counts_what_the_marks_count(tab):
    marks = tab.state()["marks"]
    choose(tab, "look", "density")
    tab.wait("() => window.footprint.state().marks[0].key.startsWith('hex')")
    hexes = tab.state()["marks"]
    assert abs(sum(m["count"] for m in hexes) - sum(m["count"] for m in marks)) < 30


def test_a_box_that_is_drawn_leaves_what_lies_in_it(tab):
    whole = tab.state()["counts"]
    choose(tab, "area", "box")
    frame = (
        {"x": 0, "y": 0}
        if isinstance(tab, Alone)
        else tab.page.locator(FRAME).bounding_box() or {"x": 0, "y": 0}
    )
    tab.page.mouse.move(frame["x"] + 250, frame["y"] + 250)
    tab.page.mouse.down()
    tab.page.mouse.move(frame["x"] + 400, frame["y"] + 350)
    tab.page.mouse.move(frame["x"] + 500, frame["y"] + 450)
    tab.page.mouse.up()
    tab.wait("whole => window.footprint.state().counts.incidents < whole", whole["incidents"])
    tab.map.locator(".fp-menu-area .fp-menu-button").click()
    tab.map.locator("[data-choice=none]").click()
    tab.wait_for_counts(Filter())


def test_who_is_where_as_of_a_day(tab):
    tab.map.get_by_role("button", name="As of a day").click()
    tab.wait("() => window.footprint.state().asof?.states > 0")
    states = tab.state()["asof"]["states"]
    tab.map.get_by_role("button", name="Range").click()
    tab.wait_for_counts(Filter())
    assert states > 10
