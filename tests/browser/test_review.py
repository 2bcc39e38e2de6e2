"""Reviewing by keyboard and by selecting words, in a real browser."""

from __future__ import annotations

import pytest
from browser.sites import start, stop

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


@pytest.fixture(scope="module")
def own_site(tmp_path_factory):
    """A first start whose store may be changed."""
    site = start(tmp_path_factory.mktemp("review"))
    yield site
    stop(site)


@pytest.fixture
def review(own_site, visit):
    """The Review page, and the store behind it."""
    tab = visit(own_site, None)
    tab.page.goto(f"{own_site.url}/review")
    tab.page.wait_for_selector(".fp-claim")
    return tab, own_site.store


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
