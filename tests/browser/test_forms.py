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
