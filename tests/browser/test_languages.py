"""Arabic and a third language in a real browser: direction, words of the frame, the choice remembered."""

from __future__ import annotations

import re

import pytest
from browser.sites import start, stop
from test_language import OWN_NAMES, unbracketed, write_pseudo

from footprint.wording import language

FRAME_NAMES = re.compile(
    r"^(, )?: .*|\d{0,2} ?\w+ \d{4}|Leaflet|Natural Earth|OpenStreetMap|Esri|Syria|Qamishli|km\b"
)
"""Names of places behind a mark's counts, dates as the browser has them, and whose maps these are."""
SAID = """() => {
  const said = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (!parent.closest("style, script, noscript, .leaflet-control-scale") && walk.currentNode.textContent.trim()) said.push(walk.currentNode.textContent);
  }
  for (const each of document.querySelectorAll("[aria-label], [title], [placeholder], [aria-valuetext]"))
    if (!each.closest(".leaflet-control-zoom, .fp-marks")) for (const name of ["aria-label", "title", "placeholder", "aria-valuetext"]) if (each.getAttribute(name)) said.push(each.getAttribute(name));
  return said;
}"""


def test_arabic_turns_the_page_and_leaves_the_map_as_maps_are(seed_site, visit):
    tab = visit(seed_site, "/?lang=ar", locale="en-GB")
    assert tab.page.evaluate("document.documentElement.dir") == "rtl"
    assert tab.page.evaluate("document.documentElement.lang") == "ar-SY"
    boxes = [tab.page.locator(each).bounding_box() for each in (".st-key-room_panel", ".st-key-room_map", "[data-testid=stSidebar]")]  # fmt: skip
    assert [round(box["x"]) for box in boxes] == sorted(round(box["x"]) for box in boxes)
    assert tab.run("() => getComputedStyle(document.querySelector('.leaflet-container')).direction") == "ltr"  # fmt: skip
    assert "خارج الخريطة" in tab.map.locator(".fp-counts").inner_text()
    assert tab.run("() => getComputedStyle(document.querySelector('.fp-counts')).direction") == "rtl"  # fmt: skip
    tab.run("() => window.map_div.setView([34, 40], 5, { animate: false })")
    tab.wait("() => window.footprint.state().labels.some(({ text }) => text === 'العراق')")


FACES = "() => [...document.fonts].filter((each) => each.status === 'loaded').map((each) => each.family)"


def test_arabic_is_set_in_a_face_of_our_own(seed_site, visit):
    tab = visit(seed_site, "/?lang=ar", locale="en-GB")
    tab.page.wait_for_function("() => document.fonts.status === 'loaded'")
    assert {"Noto Naskh Arabic", "Noto Sans Arabic"} <= {
        each.strip('"') for each in tab.page.evaluate(FACES)
    }
    tab.wait("() => [...document.fonts].some((each) => each.status === 'loaded')")


def test_the_language_that_was_chosen_is_remembered(seed_site, visit):
    tab = visit(seed_site, "/", locale="en-GB")
    tab.page.locator(".st-key-languages button", has_text="العربية").click()
    tab.wait_for_address("lang=ar")
    tab.page.locator("h2", has_text="خارج الخريطة").wait_for()
    tab.page.wait_for_function("() => document.cookie.includes('footprint_lang=ar')")
    tab.open("/")
    tab.wait_for_address("lang=ar")
    tab.page.locator(".st-key-languages button", has_text="English").click()
    tab.page.locator("h2", has_text="Not on the map").wait_for()
    assert "lang" not in tab.page.url


@pytest.fixture
def pseudo_site(tmp_path, monkeypatch):
    write_pseudo(tmp_path)
    monkeypatch.setenv(language.OWN_LOCALES, str(tmp_path))
    site = start(tmp_path / "data")
    yield site
    stop(site)


def test_no_word_of_the_map_is_hard_coded(pseudo_site, visit):
    tab = visit(pseudo_site, "/?lang=eo", locale="en-GB")
    left = [FRAME_NAMES.sub("", OWN_NAMES.sub("", unbracketed(each))) for each in tab.run(SAID)]
    assert [each for each in left if re.search(r"[A-Za-z]{2,}", each)] == []
