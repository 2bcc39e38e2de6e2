"""Reviewing by keyboard and by selecting words, in a real browser."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from footprint.model import Report
from footprint.reading import read
from footprint.wording.texts_links import RULE
from footprint.wording.texts_review import REVIEW

SELECT = """
([paragraph, from, to]) => {
  const text = document.createTreeWalker(
    document.querySelectorAll(".fp-report p[data-at]")[paragraph], NodeFilter.SHOW_TEXT).nextNode();
  const range = document.createRange();
  range.setStart(text, from);
  range.setEnd(text, to);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  return text.textContent.slice(from, to);
}
"""


@pytest.fixture
def review(own_site, visit):
    """The Review page, and the store behind it."""
    tab = visit(own_site, None)
    tab.page.goto(f"{own_site.url}/review")
    tab.page.wait_for_selector(".fp-claim")
    return tab, own_site.store


@pytest.fixture
def told_twice(own_site):
    """Two reports of other outlets that tell of the same, and one of something else; their claims' numbers."""
    numbers = []
    for text, outlet in (
        ("Russian warplanes bombed the town of Saraqib on 3 May 2022.", "One"),
        ("Turkish artillery shelled the town of Saraqib on 5 May 2022.", "Two"),
        ("Gunmen shot at a checkpoint in the city of Nawa on 1 March 2021.", "Three"),
    ):
        report = Report(text, source=outlet, published=datetime(2022, 5, 6, tzinfo=UTC))
        own_site.store.keep(read(report), "made")
        numbers.append(own_site.store.find_claims_of(report.id)[0].number)
    return numbers


def test_a_claim_is_joined_with_a_likely_one_and_with_one_whose_number_is_typed(
    told_twice, own_site, visit
):
    first, second, third = told_twice
    tab = visit(own_site, None)
    tab.page.set_default_timeout(60_000)
    tab.page.goto(f"{own_site.url}/review?claim={first}")
    tab.page.get_by_text(RULE["several"]).click()
    settle(tab)
    choice = tab.page.get_by_role("combobox", name=RULE["join"])
    choice.click()
    choice.press("ArrowDown")
    choice.press("Enter")
    settle(tab)
    tab.page.get_by_role("button", name=RULE["join_do"]).click()
    tab.page.get_by_text(f"Said to be one event with claim {second}.").wait_for()
    settle(tab)
    choice.fill("nobody")
    choice.press("Enter")
    settle(tab)
    tab.page.get_by_role("button", name=RULE["join_do"]).click()
    tab.page.get_by_role("alert").filter(has_text="nobody").wait_for()
    settle(tab)
    choice.fill(f"{own_site.url}/?claim={third}")
    choice.press("Enter")
    settle(tab)
    tab.page.get_by_role("button", name=RULE["join_do"]).click()
    tab.page.get_by_text(f"Said to be one event with claim {third}.").wait_for()
    fellows = {each.claim for each in own_site.store.get_together(first).fellows}
    assert fellows == {second, third}


def settle(tab):
    """Wait until the page is drawn: a list that is open while it changes is closed."""
    tab.page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()


def told(tab, words):
    told_here = tab.page.locator(".st-key-room_panel .fp-history li", has_text=words)
    told_here.first.wait_for()


def test_a_claim_is_accepted_and_taken_back_by_keyboard(review):
    tab, store = review
    number = store.queue("new")[0]
    tab.page.get_by_label(REVIEW["reason"]).fill("seen on the film")
    tab.page.keyboard.press("Tab")
    tab.page.locator(".fp-page h1").click()
    tab.page.keyboard.press("a")
    tab.page.wait_for_url("**claim=*")
    assert store.get_claims([number])[0].review.status == "accepted"
    assert store.reviews.history(number)[-1].reason == "seen on the film"
    tab.page.locator(".st-key-undo button").wait_for()
    tab.page.keyboard.press("u")
    told(tab, "took back")
    assert store.get_claims([number])[0].review is None


def test_selected_words_become_the_quote(review):
    tab, store = review
    number = store.queue("new")[0]
    words = tab.page.evaluate(SELECT, [10, 0, 20])
    tab.page.get_by_role("button", name=REVIEW["use_quote"]).click()
    told(tab, "corrected")
    (quote,) = store.get_claims([number])[0].claim.quotes
    assert quote.text == words.strip()
    assert tab.page.locator("#fp-target").inner_text().strip() == quote.text


def test_the_pin_is_dragged_to_a_place_of_ones_own(review):
    tab, store = review
    drawn = (n for n in store.queue("new") if store.get_claims([n])[0].claim.drawn_places)
    number = next(drawn)
    tab.page.set_default_timeout(60_000)
    tab.page.goto(f"{tab.site.url}/review?claim={number}")
    tab.page.get_by_text(REVIEW["map"]).click()
    tab.wait("() => Boolean(window.footprint.state().ready)")
    pin = tab.map.locator(".fp-pin")
    pin.wait_for()
    before = store.get_claims([number])[0].claim.places[0]
    box = pin.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    tab.page.mouse.move(x, y)
    tab.page.mouse.down()
    tab.page.mouse.move(x + 30, y + 5)
    tab.page.mouse.move(x + 60, y + 10)
    tab.page.mouse.up()
    own = REVIEW["place_own"].partition("{")[0].strip()
    tab.page.wait_for_function(
        "own => [...document.querySelectorAll('input')].some(each => each.value.startsWith(own))",
        arg=own,
    )
    tab.page.get_by_role("button", name=REVIEW["save"]).click()
    told(tab, "corrected")
    after = store.get_claims([number])[0].claim.places[0]
    assert after.id.startswith("own:")
    assert (after.lat, after.lon) != (before.lat, before.lon)
    assert after.lon > before.lon
