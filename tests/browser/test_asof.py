"""The map as of a day: the browser folds as the server does, and shows it."""

from __future__ import annotations

import base64
import json
import random
from datetime import date

import numpy as np
from playwright.sync_api import expect

from footprint.evidence import EFFECTS, Observation
from footprint.filters import Filter, day_number
from footprint.presence import fold, lay_evidence, pack_evidence, read_evidence
from footprint.ui.serving import asset_url
from footprint.ui.standing import changes_since, stand

FOLD = """async ([module, packed, days]) => {
  const { Evidence } = await import(module);
  return packed.map((text) => {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    const evidence = new Evidence(bytes.buffer);
    return days.map(([day, dates]) => {
      const found = evidence.fold(day, dates);
      return ["state", "deciding", "against", "seen", "unsure"].map((name) => [...found[name]]);
    });
  });
}"""
FILTERS = [
    Filter(),
    Filter(day_to=date(2020, 6, 30)),
    Filter(day_to=date(2020, 6, 30), dates="certainly"),
    Filter(day_to=date(2022, 1, 1), actors=frozenset({"group.usa"})),
    Filter(day_to=date(2022, 1, 1), actors=frozenset({"rus.mil", "tur:holder"})),
    Filter(kinds=frozenset({"incident"})),
    Filter(types=frozenset({"present", "withdrawn"}), precisions=frozenset({"settlement"})),
    Filter(modalities=frozenset({"planned"})),
    Filter(area=((34.0, 38.0), (37.5, 38.0), (37.5, 42.5), (34.0, 42.5))),
]


def fold_in_browser(tab, evidences, days):
    module = tab.site.url + asset_url("asof.js")
    packed = [base64.b64encode(pack_evidence(each)).decode() for each in evidences]
    return tab.run(FOLD, [module, packed, days])


def as_lists(found):
    columns = (found.state, found.deciding, found.against, found.seen, found.unsure)
    return [np.asarray(column).astype(int).tolist() for column in columns]


def made_up(seed, actors, places, claims):
    """Observations of every sort, the same for the same seed."""
    dice = random.Random(seed)
    for _ in range(dice.randint(1, 60)):
        first = dice.randint(0, 40)
        last = first + dice.choice([0, 0, 0, 1, 5, 20])
        yield Observation(
            dice.choice(claims),
            dice.choice(actors),
            dice.choice(places),
            dice.randrange(len(EFFECTS)),
            first,
            last,
            first == last or dice.random() < 0.5,
        )


def test_browser_and_server_fold_alike(gold_site, visit):
    snapshot = gold_site.snapshot
    actors = ["rus.mil", "usa", "usa.mil", "syr.sdf", "syr.sdf.asayish"]
    places = [place.id for place in snapshot.places[:3]]
    claims = snapshot.columns.claim[:50].tolist()
    evidences = [read_evidence(gold_site.store, snapshot)]
    evidences += [
        lay_evidence(made_up(seed, actors, places, claims), snapshot) for seed in range(60)
    ]
    days = [
        (day, dates)
        for day in (5, 20, 45, day_number(date(2020, 6, 30)), day_number(date(2023, 1, 1)))
        for dates in ("possibly", "certainly")
    ]
    found = fold_in_browser(visit(gold_site), evidences, days)
    for evidence, folded in zip(evidences, found, strict=True):
        assert folded == [as_lists(fold(evidence, day, dates)) for day, dates in days]


def asof(tab, wanted, mode="asof"):
    query = "&".join(f"{name}={value}" for name, value in wanted.to_query().items())
    tab.open(f"/?time={mode}&{query}")
    tab.wait("() => Boolean(window.footprint.state().asof.totals)")
    return tab.state()["asof"]


def test_the_map_tells_as_many_states_as_the_page_of_presence(gold_site, visit):
    """Filter after filter in one tab, by the commands that Streamlit would send."""
    tab = visit(gold_site, None)
    asof(tab, Filter())
    snapshot = gold_site.snapshot
    evidence = read_evidence(gold_site.store, snapshot)
    found = {}
    for number, wanted in enumerate(FILTERS):
        command = {
            "data": tab.run("() => window.footprint.data()"),
            "filter": wanted.to_json(snapshot.sources),
            "chosen": [],
            "answered": number,
            "range_seq": 9e15,
            "time": "asof",
            "presence": tab.run(
                "() => performance.getEntriesByType('resource').map((each) => each.name)"
                ".find((name) => name.includes('/footprint/presence/'))"
            ),
        }
        packed = base64.b64encode(json.dumps(command).encode()).decode()
        tab.run("(packed) => window.footprint.command(packed)", packed)
        same = (
            "(wanted) => JSON.stringify(window.footprint.state().filter) === JSON.stringify(wanted)"
        )
        tab.wait(same, command["filter"])
        shown = tab.state()["asof"]
        standing = stand(snapshot, evidence, wanted)
        assert shown["totals"] == {name: n for name, n in standing.counts().items() if n}
        assert shown["day"] == standing.presence.day
        found[number] = shown["totals"]
    assert len({json.dumps(each) for each in found.values()}) > len(FILTERS) * 0.7


def test_two_days_are_compared_on_the_map_as_by_the_server(gold_site, visit):
    wanted = Filter(day_from=date(2020, 1, 1), day_to=date(2021, 1, 1))
    shown = asof(visit(gold_site, None), wanted, "compare")["totals"]
    snapshot = gold_site.snapshot
    after = stand(snapshot, read_evidence(gold_site.store, snapshot), wanted)
    parts = changes_since(after, day_number(date(2020, 1, 1))).parts
    for name in ("came", "went", "unchanged", "changed"):
        assert shown.get(name, 0) == len(getattr(parts, name))


def test_the_mode_is_chosen_on_the_map_kept_in_the_link_and_left_again(gold_site, visit):
    tab = visit(gold_site)
    before = tab.state()["counts"]
    tab.map.get_by_role("button", name="As of a day").click()
    tab.wait_for_address("time=asof")
    tab.wait("() => Boolean(window.footprint.state().asof.totals)")
    assert "present" in tab.map.locator(".fp-counts").inner_text()
    expect(tab.map.locator(".fp-handle-from")).to_be_hidden()
    tab.map.get_by_role("button", name="Range").click()
    tab.wait("() => window.footprint.state().asof.mode === 'range'")
    tab.wait("(was) => window.footprint.state().counts.incidents === was", before["incidents"])
    assert tab.state()["counts"] == before


def test_the_map_says_so_while_the_evidence_is_on_its_way(gold_site, visit):
    tab = visit(gold_site, None, viewport={"width": 1440, "height": 900})
    held = []
    tab.page.route("**/footprint/presence/**", lambda route: held.append(route))
    tab.open("/")
    tab.map.locator(".fp-mode button", has_text="As of a day").click()
    message = tab.map.locator(".fp-message", has_text="Reading what is said of who is where")
    message.wait_for()
    tab.drag_handle("to", "2020-06-30")
    assert message.is_visible()
    held[0].continue_()
    message.wait_for(state="hidden")
    tab.wait("() => window.footprint.state().asof.states > 0")


def test_dragging_the_day_folds_anew_and_forgets_the_first_day(gold_site, visit):
    tab = visit(gold_site, None)
    first = asof(tab, Filter())
    tab.drag_handle("to", "2020-06-30")
    tab.wait_for_address("to=2020-")
    later = tab.state()["asof"]
    assert later["day"] < first["day"]
    assert later["totals"] != first["totals"]
    assert "from=" not in tab.page.url


def test_a_sign_opens_the_state_in_words_and_the_words_it_rests_on(seed_site, visit):
    tab = visit(seed_site, None)
    asof(tab, Filter())
    snapshot = seed_site.snapshot
    standing = stand(snapshot, read_evidence(seed_site.store, snapshot), Filter())
    mark = next(mark for mark in tab.state()["marks"] if mark["single"])
    box = tab.page.locator('iframe[title="streamlit_folium.st_folium"]').bounding_box()
    x, y = mark["at"]
    tab.page.mouse.click(box["x"] + x, box["y"] + y)
    force = tab.page.locator(".fp-force").first
    force.wait_for()
    told = [standing.words(pair) for pair in standing.pairs.tolist()]
    assert any(words in force.inner_text() for words in told)
    assert force.locator("blockquote").first.get_attribute("lang") == "ar"


def test_evidence_of_another_store_is_not_served(gold_site):
    status, body, headers = gold_site.get(
        "/footprint/presence/0123456789abcdef/0123456789abcdef.bin"
    )
    assert status == 404
    assert b"Reload" in body
    assert headers["Cache-Control"] == "no-store"
