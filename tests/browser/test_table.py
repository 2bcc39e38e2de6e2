"""The table under the map: the map's equal, in rows."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from samples import random_filters

from footprint.filters import Filter
from footprint.ui.serving import said_url

FILTERS = [
    Filter(),
    Filter(day_from=date(2020, 1, 1), day_to=date(2020, 12, 31)),
    Filter(day_from=date(2020, 1, 25), day_to=date(2020, 1, 26), dates="certainly"),
    Filter(kinds=frozenset({"presence"})),
    Filter(kinds=frozenset({"incident", "statement"}), actors=frozenset({"rus.mil"})),
    Filter(types=frozenset({"patrol", "joint_patrol", "airstrike"})),
    Filter(modalities=frozenset({"planned", "denied"})),
    Filter(actors=frozenset({"group.sdf"}), day_from=date(2019, 1, 1)),
    Filter(precisions=frozenset({"near", "none"})),
    Filter(actors=frozenset({"group.rus", "group.usa"}), match="all"),
    Filter(precisions=frozenset({"settlement"}), actors=frozenset({"tur.mil", "isis"})),
    Filter(actors=frozenset({"org.cnn"})),
    Filter(words="دورية"),
    *random_filters(12),
]
TABLE = "([...document.querySelectorAll('.fp-part')].map((part) => part.table).find(Boolean) ?? {})"


def open_table(visit, site, path="/"):
    tab = visit(site, path)
    before = tab.run("() => [window.innerHeight, window.footprint.state().frames]")
    tab.page.locator(".fp-table summary").click()
    # The map gives room, and has drawn itself anew before anybody clicks in it.
    tab.wait(
        "([height, frames]) => window.innerHeight < height && window.footprint.state().frames > frames",
        before,
    )
    tab.page.wait_for_function(f"() => {TABLE}.rows !== undefined && {TABLE}.grid")
    return tab


def shown(tab):
    """What a person sees: the cells of each row, from the top."""
    rows = tab.page.locator(".fp-grid-row").evaluate_all(
        "rows => rows.map(row => [Number(row.ariaRowIndex), ...[...row.children].map(c => c.textContent)])"
    )
    return [cells for _, *cells in sorted(rows)]


def address(wanted):
    return "/?" + "&".join(f"{name}={value}" for name, value in wanted.to_query().items())


def test_the_table_has_the_claims_of_the_filter_drawn_or_not(gold_site, visit):
    """In one tab, filter after filter: as the map's, the server's and the charts' counts."""
    tab = open_table(visit, gold_site)
    snapshot = gold_site.snapshot
    for wanted in FILTERS:
        found = tab.page.evaluate(
            "async ([filter, said]) => { const t = " + TABLE + ";"
            " while (t.asked !== JSON.stringify([filter, said])) await t.show({ ...t.data, filter, said }, () => undefined);"
            " return [...t.rows].map((row) => t.columns.claim[row]); }",
            [
                wanted.to_json(snapshot.sources),
                said_url(snapshot.hash, wanted.words) if wanted.words else None,
            ],
        )
        assert sorted(found) == sorted(snapshot.select(wanted).claims.tolist())


def test_a_head_sorts_all_rows_and_a_second_click_turns_them_round(gold_site, visit):
    tab = open_table(visit, gold_site)
    heads = tab.page.locator(".fp-grid-head button")
    for column in range(4):
        orders = []
        for _ in range(2):
            heads.nth(column).click()
            sort = heads.nth(column).locator("..").get_attribute("aria-sort")
            orders.append((sort, tab.page.evaluate(f"() => [...{TABLE}.rows]")))
        assert {sort for sort, _ in orders} == {"ascending", "descending"}
        assert sorted(orders[0][1]) == sorted(orders[1][1])
        assert orders[0][1] != orders[1][1]
    heads.nth(1).click()
    types = tab.page.evaluate(
        f"() => [...{TABLE}.rows].map(row => {TABLE}.typeNames[{TABLE}.columns.type[row]])"
    )
    runs = [name for name, _ in groupby(types)]
    assert len(runs) == len(set(runs)) > 20
    assert runs[0] < runs[-1]
    assert shown(tab)[0][1].startswith(runs[0])


def test_a_row_moves_the_map_and_opens_the_panel(gold_site, visit):
    tab = open_table(visit, gold_site)
    before = tab.state()["center"]
    row = tab.page.locator(".fp-grid-row").nth(3)
    place = row.locator("bdi").last.inner_text()
    row.click()
    tab.page.wait_for_selector(".fp-claim blockquote")
    assert place in tab.page.locator(".fp-claim").inner_text()
    tab.wait("() => window.footprint.state().chosen > 0")
    tab.wait(
        "(was) => { const c = window.footprint.state().center; return c.lat !== was.lat; }", before
    )
    assert tab.page.locator('.fp-grid-row[aria-selected="true"]').count() == 1


def test_a_mark_on_the_map_is_a_row_in_the_table(seed_site, visit):
    tab = open_table(visit, seed_site)
    tab.click_mark(": Qamishli")
    tab.page.wait_for_selector(".fp-claim")
    selected = tab.page.locator('.fp-grid-row[aria-selected="true"]')
    selected.wait_for()
    assert "Qamishli" in selected.inner_text()
    first = tab.page.evaluate(f"() => {TABLE}.claim")
    tab.page.locator(".st-key-panel_next button").click()
    tab.page.wait_for_function(f"(was) => {TABLE}.claim !== was", arg=first)
    assert "Qamishli" in tab.page.locator('.fp-grid-row[aria-selected="true"]').inner_text()


def test_the_keyboard_walks_the_rows_and_enter_opens_one(gold_site, visit):
    tab = open_table(visit, gold_site)
    view = tab.page.locator(".fp-grid-view")
    view.focus()
    tab.page.keyboard.press("End")
    last = tab.page.evaluate(f"() => {TABLE}.rows.length")
    assert view.get_attribute("aria-activedescendant") == f"fp-row-{last - 1}"
    tab.page.keyboard.press("Home")
    tab.page.keyboard.press("ArrowDown")
    assert view.get_attribute("aria-activedescendant") == "fp-row-1"
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_selector(".fp-claim blockquote")
    assert tab.page.locator(".fp-grid").get_attribute("aria-rowcount") == str(last + 1)


def test_a_claim_that_is_not_on_the_map_opens_too(gold_site, visit):
    tab = open_table(visit, gold_site, "/?modalities=denied")
    row = tab.page.locator(".fp-grid-row", has=tab.page.locator(".fp-why-not")).first
    row.click()
    tab.page.wait_for_selector(".fp-claim blockquote")
    assert "denied" in tab.page.locator(".fp-claim").inner_text().lower()
