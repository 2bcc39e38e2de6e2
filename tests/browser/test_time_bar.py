"""The bar of dates: zoom, window, keys, play, presets and stacks, as a person uses them."""

from __future__ import annotations

import pytest
from browser.test_filters_on_the_map import area_of as filter_of
from browser.test_filters_on_the_map import choose

from footprint.filters import Filter, day_number

BAR = "() => window.footprint.state().bar"


def test_the_wheel_zooms_the_bar_to_finer_units_and_back(gold_site, visit):
    tab = visit(gold_site)
    whole = tab.run(BAR)
    tab.map.locator(".fp-plot").hover()
    for _ in range(14):
        tab.page.mouse.wheel(0, -100)
    tab.wait("unit => window.footprint.state().bar.unit !== unit", whole["unit"])
    closer = tab.run(BAR)
    assert closer["zoomed"]
    assert whole["first"] < closer["first"] < closer["last"] < whole["last"]
    assert tab.state()["counts"] == visit(gold_site).state()["counts"]
    tab.map.locator("[data-preset=whole]").click()
    assert tab.run(BAR) == whole
    assert "from=" not in tab.page.url


def test_keys_move_the_window_and_zoom(gold_site, visit):
    tab = visit(gold_site, "/?from=2019-06-01&to=2019-06-30")
    tab.wait("() => window.footprint.state().days[0] !== null")
    first, last = tab.state()["days"]
    tab.map.locator(".fp-window").focus()
    for key in ("ArrowRight", "PageUp", "+"):
        tab.page.keyboard.press(key)
    assert tab.state()["days"] == [first + 31, last + 31]
    assert tab.run(BAR)["zoomed"]
    tab.wait_for_address("from=2019-07-02")
    tab.wait_for_counts(filter_of(tab))


@pytest.mark.parametrize(("preset", "days"), [("month", 30), ("year", 365)])
def test_presets_count_back_from_the_last_day(gold_site, visit, preset, days):
    tab = visit(gold_site)
    tab.map.locator(f"[data-preset={preset}]").click()
    tab.wait_for_address("from=")
    wanted = filter_of(tab)
    assert gold_site.snapshot.days[1] - day_number(wanted.day_from) == days - 1
    tab.wait_for_counts(wanted)
    tab.map.locator("[data-preset=all]").click()
    tab.wait_for_counts(Filter())


def test_play_adds_up_from_the_first_day_on(gold_site, visit):
    tab = visit(gold_site)
    choose(tab, "more", "adds")
    choose(tab, "more", "fast")
    tab.map.locator(".fp-play").click()
    tab.wait("() => window.footprint.state().days[1] !== null")
    seen = []
    while not seen or (seen[-1][1] is not None and len(seen) < 400):
        seen.append(tab.state()["days"])
    assert {first for first, _ in seen} == {None}
    ends = [last for _, last in seen if last is not None]
    assert ends == sorted(ends)
    tab.wait("() => !window.footprint.state().bar.playing")
    tab.wait_for_counts(Filter())


def test_the_bars_are_stacked_by_kind_on_demand(gold_site, visit):
    tab = visit(gold_site)
    look = "() => document.querySelector('.fp-bars').toDataURL()"
    by_actor = tab.run(look)
    choose(tab, "more", "kind")
    tab.wait("before => document.querySelector('.fp-bars').toDataURL() !== before", by_actor)
    chosen = tab.map.locator("[data-choice=kind]")
    assert chosen.get_attribute("aria-checked") == "true"


def test_moving_by_steps_counts_what_counting_anew_does(gold_site, visit):
    """Only rows that come and go are looked at while the days move; the sum must be that of a fresh count."""
    tab = visit(gold_site)
    differing = tab.run(
        """async () => {
          const base = [...document.scripts].map((each) => each.src).find((src) => src.endsWith("boot.js"));
          const [{ loadColumns }, { Selection, noFilter }, { Sites }, { Tally }] = await Promise.all(
            ["columns", "selection", "clusters", "tally"].map((name) => import(base.replace("boot", name))));
          const columns = await loadColumns(window.footprint.data(), () => undefined);
          const { day_min: low, day_max: high } = columns.header;
          let seed = 7;
          const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
          const wrong = [];
          for (const dates of ["possibly", "certainly"]) {
            const filter = { ...noFilter(), dates, area: [0.6, 0.38, 0.63, 0.38, 0.63, 0.42, 0.6, 0.42] };
            const [moved, fresh] = [0, 1].map(() => {
              const selection = new Selection(columns, ["usa", "rus", "other"]);
              selection.setFilter(filter);
              const sites = new Sites(columns, 3);
              return { selection, sites, tally: new Tally(columns, selection, sites) };
            });
            for (let step = 0; step < 120; step++) {
              const day = () => Math.round(low - 20 + random() * (high - low + 40));
              let [from, to] = [day(), day()].sort((a, b) => a - b);
              if (random() < 0.15) from = null;
              if (random() < 0.15) to = null;
              for (const each of [moved, fresh]) each.selection.setDays(from, to);
              moved.tally.follow();
              fresh.tally.recount();
              const told = ({ tally, sites }) => JSON.stringify(
                [tally.counts, [...sites.count], [...sites.incidents], [...sites.planned], [...sites.shares]]);
              if (told(moved) !== told(fresh)) wrong.push([dates, step, from, to]);
            }
          }
          return wrong;
        }"""
    )
    assert differing == []


def test_the_bars_fill_their_room_on_a_phone(gold_site, visit):
    tab = visit(gold_site, viewport={"width": 390, "height": 844})
    height, ratio = tab.run(
        "() => { const c = document.querySelector('.fp-bars'); return [c.height, c.clientHeight / c.height]; }"
    )
    assert height >= 52
    assert abs(ratio * tab.run("() => window.devicePixelRatio") - 1) < 0.05
