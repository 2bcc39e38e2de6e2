"""Every page as a person meets it, in both languages and themes, on four sizes of screen: pictures in build/screenshots/.

`make screenshots` takes them all; `make test` those of a phone. A picture is for looking at; what a test can hold
is held here: the page is there, nothing is wider than the screen, and nothing was asked of another machine.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass

import pytest
from browser.conftest import BUILD
from browser.visits import FRAME, Visit
from samples import ROOT

SHOTS = BUILD / "screenshots"
SIZES = {"phone": (390, 844), "tablet": (820, 1180), "laptop": (1440, 900), "wide": (2560, 1440)}
THEMES = ("light", "dark")
LANGUAGES = ("en", "ar")
DRAWN = "() => Boolean(window.footprint?.state?.().ready)"


@dataclass(frozen=True)
class View:
    """One screen of the page."""

    path: str
    shows: str
    """Selects what is there once the page is."""
    press: str = ""
    """Selects what a person presses first."""


VIEWS = {
    "map": View("/", FRAME),
    "map-claim": View("/?claim=2", ".fp-claim .fp-quote"),
    "map-asof": View("/?time=asof&to=2021-01-01", FRAME),
    "presence": View("/presence", ".fp-head"),
    "trends": View("/trends", "[data-testid=stVegaLiteChart] :is(canvas, svg)"),
    "places": View("/places", ".fp-head"),
    "place": View("/places?name=%D9%82%D8%A7%D9%85%D8%B4%D9%84%D9%8A", ".st-key-places_chosen"),
    "reports": View("/reports", ".fp-reports"),
    "report": View("/reports", ".fp-page", ".fp-reports a >> nth=0"),
    "add": View("/add", ".st-key-reading"),
    "datasets": View("/datasets", ".st-key-reading"),
    "review": View("/review", ".st-key-room_main, .st-key-reading"),
    "review-claim": View("/review?claim=2", ".st-key-decisions"),
    "method": View("/method", ".fp-method"),
}
PAGES_SEEN = {view.path.split("?")[0].strip("/") or "map" for view in VIEWS.values()}
WANTED = os.environ.get("FOOTPRINT_SCREENSHOTS", "")
"""`all`, or names of views with commas; without it the phone's, and a few of the larger."""
EVERY = [
    (name, language, size, theme)
    for name in VIEWS
    for language in LANGUAGES
    for size in SIZES
    for theme in THEMES
    if WANTED == "all" or name in WANTED.split(",")
]
SAMPLED = [("map-claim", "ar", "laptop", "light"), ("trends", "en", "tablet", "dark")]


@pytest.fixture(scope="module", autouse=True)
def _folder():
    if WANTED in ("", "all"):
        shutil.rmtree(SHOTS, ignore_errors=True)
    SHOTS.mkdir(parents=True, exist_ok=True)


def test_no_page_is_left_out():
    assert {path.stem for path in (ROOT / "pages").glob("*.py")} - {"shell"} == PAGES_SEEN


@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("ar", "dark")])
def test_every_page_fits_a_phone(gold_site, visit, language, theme):
    tab = open_tab(gold_site, visit, "phone", theme)
    for name in VIEWS:
        show(tab, name, language)
        take(tab, f"{name}-phone-{language}-{theme}")
        assert too_wide(tab) == [], name
    forget_streamlits_own(tab)


@pytest.mark.parametrize(("name", "language", "size", "theme"), EVERY or SAMPLED)
def test_a_picture_of(gold_site, visit, name, language, size, theme):
    tab = open_tab(gold_site, visit, size, theme)
    show(tab, name, language)
    take(tab, f"{name}-{size}-{language}-{theme}")
    assert too_wide(tab) == []
    forget_streamlits_own(tab)


def open_tab(site, visit, size: str, theme: str) -> Visit:
    width, height = SIZES[size]
    tab = visit(
        site, None, viewport={"width": width, "height": height}, color_scheme=theme, locale="en-GB"
    )
    tab.page.set_default_timeout(45_000)
    return tab


def show(tab: Visit, name: str, language: str) -> None:
    view = VIEWS[name]
    tab.page.goto(f"{tab.site.url}{view.path}{'&' if '?' in view.path else '?'}lang={language}")
    if view.press:
        tab.page.locator(view.press).click()
    tab.page.locator(view.shows).first.wait_for()
    settle(tab)


def take(tab: Visit, name: str) -> None:
    path = SHOTS / f"{name}.png"
    tab.page.screenshot(path=path)
    assert path.stat().st_size > 10_000


def forget_streamlits_own(tab: Visit) -> None:
    """Opened at a page's own address Streamlit first looks for its files below it."""
    tab.errors[:] = [each for each in tab.errors if "404" not in each]


def settle(tab: Visit) -> None:
    """Wait until nothing runs, moves or is being fetched, and the map is drawn where the page has one."""
    if tab.page.locator(FRAME).count():
        tab.wait(DRAWN)
    tab.page.wait_for_function(
        "() => document.querySelector('[data-test-script-state=\"notRunning\"]') && document.fonts.status === 'loaded'"
        " && !document.getAnimations().some((each) => each.playState === 'running')"
    )
    tab.page.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )


def too_wide(tab: Visit) -> list[str]:
    """What scrolls sideways: the page itself, or its main room."""
    return tab.page.evaluate(
        """() => ["html", "[data-testid=stMain]", "[data-testid=stAppViewContainer]"].filter((each) => {
          const element = document.querySelector(each);
          return element && element.scrollWidth > element.clientWidth + 1;
        })"""
    )
