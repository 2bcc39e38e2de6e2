"""Every way a claim can be drawn, side by side, in light and dark: one picture to look at, and the forms that are in it."""

from __future__ import annotations

from datetime import date

import pytest
from browser.sites import start, stop
from samples import ROOT

from footprint.model import Actor, Claim, DateRange, Place, Reading, Report
from footprint.store import open_store

PRECISIONS = ("exact", "settlement", "near", "area", "admin3", "admin2", "admin1", "country")
RADIUS = {
    "exact": 0.5,
    "settlement": 2,
    "near": 5,
    "area": 6,
    "admin3": 6.5,
    "admin2": 7,
    "admin1": 7.5,
}
ROWS = (
    ("incident", "airstrike", "occurred"),
    ("presence", "present", "ongoing"),
    ("presence", "deployed", "planned"),
    ("incident", "attack", "planned"),
)

STATES = {
    "present": [("present", "ongoing", "2020-06-01")],
    "faded": [("present", "ongoing", "2019-03-01")],
    "planned": [("deployed", "planned", "2020-05-20")],
    "withdrawn": [("deployed", "occurred", "2020-02-01"), ("withdrawn", "occurred", "2020-05-01")],
    "contested": [("present", "ongoing", "2020-05-28"), ("present", "denied", "2020-05-28")],
}
"""What is claimed of a place, for the state that it is in on 1 June 2020."""
RANGE = "?from=2020-04-01&to=2020-06-01"


@pytest.fixture(scope="module")
def states_site(tmp_path_factory):
    """One place for each state of presence, all of one precision, and the same once more in an area."""
    lines = [
        (f"{state} {precision}", precision, column, *told)
        for precision in ("settlement", "area")
        for column, state in enumerate(STATES)
        for told in STATES[state]
    ]
    report = Report("\n".join(line[0] for line in lines), language="en", title="States")
    claims, at = [], 0
    for name, precision, column, type_, modality, day in lines:
        on = date.fromisoformat(day)
        lat = 35.9 if precision == "settlement" else 35.6
        place = Place(
            f"state:{name}", name, None, lat, 38.8 + column * 0.3, RADIUS[precision], precision, "event"
        )  # fmt: skip
        claims.append(
            Claim(
                "presence", type_, modality, (report.quote(at, at + len(name)),),
                actors=(Actor("rus.mil" if column % 2 else "usa.mil", "holder"),),
                places=(place,),
                date=DateRange(on, on, "day", "absolute"),
            )
        )  # fmt: skip
        at += len(name) + 1
    data = tmp_path_factory.mktemp("states")
    open_store(data / "footprint.db").keep(Reading(report, tuple(claims), "test"), "states")
    site = start(data)
    yield site
    stop(site)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("mode", "totals"),
    [
        ("asof", {"present": 4, "planned": 2, "withdrawn": 2, "contested": 2}),
        ("compare", {"came": 2, "went": 2, "changed": 4, "unchanged": 2}),
    ],
)
def test_every_state_of_presence_has_its_sign(states_site, visit, mode, totals, scheme):
    tab = visit(states_site, None, color_scheme=scheme)
    tab.page.goto(f"{states_site.url}/{RANGE}&time={mode}")
    tab.wait("() => Boolean(window.footprint?.state?.().ready)")
    tab.run("() => sessionStorage.setItem('footprint.view', JSON.stringify([35.75, 39.4, 9]))")
    tab.page.reload()
    tab.wait(
        "mode => window.footprint.state().ready && window.footprint.state().asof?.totals", mode
    )
    assert tab.state()["asof"]["totals"] == totals
    target = ROOT / "build" / f"states-{mode}-{scheme}.png"
    target.parent.mkdir(exist_ok=True)
    tab.page.screenshot(path=target)
    assert target.stat().st_size > 20_000


@pytest.fixture(scope="module")
def forms_site(tmp_path_factory):
    """One claim for each kind, modality and precision, each at a place of its own."""
    claims, at = [], 0
    names = [f"{kind} {said} {precision}" for kind, _, said in ROWS for precision in PRECISIONS]
    report = Report("\n".join(names), language="en", title="Forms")
    for line, (kind, type_, modality) in enumerate(ROWS):
        for column, precision in enumerate(PRECISIONS):
            name = f"{kind} {modality} {precision}"
            place = Place(
                f"form:{line}:{column}", name, None, 35.9 - line * 0.32, 38.6 + column * 0.27,
                RADIUS.get(precision, 300), precision, "event",
            )  # fmt: skip
            claims.append(
                Claim(
                    kind, type_, modality, (report.quote(at, at + len(name)),),
                    actors=(Actor("rus.mil" if line % 2 else "usa.mil", "initiator"),),
                    places=(place,),
                    date=DateRange(date(2020, 1, 1 + column), date(2020, 1, 1 + column), "day", "absolute"),
                )
            )  # fmt: skip
            at += len(name) + 1
    data = tmp_path_factory.mktemp("forms")
    open_store(data / "footprint.db").keep(Reading(report, tuple(claims), "test"), "forms")
    site = start(data)
    yield site
    stop(site)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_precision_and_state_has_its_form(forms_site, visit, scheme):
    tab = visit(forms_site, None, color_scheme=scheme)
    tab.page.goto(forms_site.url)
    tab.wait("() => Boolean(window.footprint?.state?.().ready)")
    tab.run("() => sessionStorage.setItem('footprint.view', JSON.stringify([35.42, 39.4, 9]))")
    tab.page.reload()
    tab.wait("() => Boolean(window.footprint?.state?.().ready)")
    state = tab.state()
    drawn = {mark["name"].partition(": ")[2] for mark in state["marks"]}
    for kind, _, modality in ROWS:
        for precision in PRECISIONS:
            # A country is never drawn; it is counted beside the map.
            assert (f"{kind} {modality} {precision}" in drawn) == (precision != "country")
    assert state["counts"]["hidden"] == len(ROWS)
    target = ROOT / "build" / f"forms-{scheme}.png"
    target.parent.mkdir(exist_ok=True)
    tab.page.screenshot(path=target)
    assert target.stat().st_size > 20_000
