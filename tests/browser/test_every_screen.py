"""A dozen random filters, each by its link: map, table, list, groups and charts show what the server counts."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from samples import random_filters

from footprint import trends
from footprint.filters import Filter

FILTERS = [wanted for wanted in random_filters(40) if wanted != Filter()][:12]


def follow(tab, wanted: Filter) -> None:
    """Go to a filter's link as going back and forth does, without fetching the page anew."""
    query = urlencode(wanted.to_query())
    tab.page.evaluate(
        "query => { history.pushState({}, '', '?' + query); dispatchEvent(new PopStateEvent('popstate')); }",
        query,
    )


def numbers_in(text: str) -> list[int]:
    """The numbers of a sentence in English."""
    return [int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", text)]


@pytest.fixture(scope="module")
def counted(gold_site):
    snapshot = gold_site.snapshot
    found = [snapshot.select(wanted).counts() for wanted in FILTERS]
    assert len({counts.claims for counts in found}) > 4, "the filters do not tell apart"
    return found


def test_map_table_and_list_count_alike(gold_site, visit, counted):
    tab = visit(gold_site)
    table = tab.page.locator(".st-key-table summary")
    for wanted, counts in zip(FILTERS, counted, strict=True):
        follow(tab, wanted)
        tab.wait_for_counts(wanted)
        if counts.claims:
            table.filter(has_text=re.compile(rf"\b{counts.claims:,}\b")).wait_for()
        lists = tab.page.locator(".fp-off h3 small")
        tab.page.wait_for_function(
            "wanted => [...document.querySelectorAll('.fp-off h3 small')]"
            ".reduce((sum, each) => sum + Number(each.textContent.replaceAll(',', '')), 0) === wanted",
            arg=counts.not_on_map,
        )
        assert lists.count() == len(counts.off_map)


def test_charts_count_alike(gold_site, visit, counted):
    """They are of incidents, save where another kind is asked for; what is denied or supposed is told beside them."""
    tab = visit(gold_site, None)
    tab.page.goto(gold_site.url + "/trends")
    told = tab.page.locator(".fp-sum")
    told.wait_for()
    snapshot = gold_site.snapshot
    for wanted, counts in zip(FILTERS, counted, strict=True):
        follow(tab, wanted)
        passing = counts.incidents if wanted.kinds <= {"incident"} else counts.claims
        charted = trends.count(snapshot.select(wanted), wanted)
        shown = passing - charted.left_out
        told.filter(has_text=re.compile(rf"^{shown:,}\b")).wait_for()
        all_of_them, on_map, off_map = numbers_in(told.inner_text())
        assert (all_of_them, on_map + off_map) == (shown, shown)
