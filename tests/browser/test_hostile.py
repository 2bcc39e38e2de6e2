"""A report that wants to do harm is shown as the text that it is."""

from __future__ import annotations

import json
from datetime import date

import pytest
from browser.sites import start, stop

from footprint.model import Actor, Claim, DateRange, Place, Reading, Report
from footprint.store import open_store

OWN = [
    "<img src=x onerror=\"window.top.hacked='img'\">",
    "<svg onload=\"window.top.hacked='svg'\"></svg>",
    "</blockquote></article><h1>gone</h1>",
    "<a href=\"javascript:window.top.hacked='link'\">read on</a>",
    "<style>body{display:none}</style>",
    '" autofocus onfocus="window.top.hacked=\'attribute\'" x="',
    "{{ 7*7 }}{% raw %}${7*7}`+hacked()+`",
    "[link](javascript:alert(1)) **bold** :material/home: :red[red] $x^2$",
    "\u202eelbisrever\u2066\u2069 \u200f\u0000"[:-1],
]


@pytest.fixture(scope="module")
def payloads(shared):
    return [*json.loads((shared / "hostile" / "folium_payloads.json").read_text("utf-8")), *OWN]


def _presence(report, at, end, place, number):
    """A force that came to the place."""
    day = date(2020, 1, number + 1)
    return Claim(
        "presence",
        "patrol",
        "occurred",
        (report.quote(at, end),),
        actors=(Actor("tur.mil", "holder", at, end),),
        places=(place,),
        date=DateRange(day, day, "day", "absolute", span=(at, end)),
    )


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory, payloads):
    """A report of nothing but payloads, one claim each; its place, outlet and title are payloads too."""
    data = tmp_path_factory.mktemp("hostile")
    text = "\n".join(payloads)
    report = Report(text, title=payloads[4], language="ar", source=OWN[0], url=OWN[3])
    at = 0
    claims = []
    for number, payload in enumerate(payloads):
        end = at + len(payload)
        place = Place(
            f"test:{number}", payload, payload, 34 + number / 9, 37, 3, "settlement", "event",
            start=at, end=end,
        )  # fmt: skip
        claims.append(_presence(report, at, end, place, number))
        claims.append(
            Claim(
                "incident",
                "clash",
                "occurred",
                (report.quote(at, end),),
                actors=(Actor("rus.mil", "initiator", at, end),),
                places=(place,),
                date=DateRange(date(2020, 1, number + 1), date(2020, 1, number + 1), "day", "absolute", span=(at, end)),
            )
        )  # fmt: skip
        at = end + 1
    open_store(data / "footprint.db").keep(Reading(report, tuple(claims), "test"), OWN[0])
    site = start(data)
    yield site
    stop(site)


def test_every_payload_is_shown_as_text_and_runs_nothing(hostile_site, visit, payloads):
    everywhere = ",".join(f"test:{number}" for number in range(len(payloads)))
    tab = visit(hostile_site, f"/?kinds=incident&at={everywhere}")
    assert tab.state()["counts"]["incidents"] == len(payloads)
    quote = tab.page.locator(".fp-claim blockquote")
    shown = []
    for number in range(1, len(payloads) + 1):
        tab.page.locator(".fp-kicker", has_text=f"{number} of {len(payloads)} here").wait_for()
        shown.append(quote.text_content())
        assert shown[-1] in tab.page.locator(".fp-claim h2").text_content()
        assert tab.page.evaluate("window.hacked") is None
        assert tab.errors == []
        if number < len(payloads):
            tab.page.locator(".st-key-panel_next button").click()
    assert sorted(shown) == sorted(payloads)
    assert tab.page.locator("article h1").count() == 0
    assert tab.page.locator(".fp-claim").is_visible()


def test_the_map_names_hostile_places_as_text(hostile_site, visit, payloads):
    tab = visit(hostile_site)
    names = " ".join(tab.map.locator(".fp-list button").all_text_contents())
    assert payloads[4] in names
    assert tab.map.locator("img, svg").count() == 0
    assert tab.page.evaluate("window.hacked") is None


def test_the_reports_page_shows_it_as_text(hostile_site, visit, payloads):
    tab = visit(hostile_site, None)
    tab.page.goto(f"{hostile_site.url}/reports")
    tab.page.locator(".fp-reports a").first.click()
    tab.page.locator(".fp-report").wait_for()
    shown = tab.page.locator(".fp-report").text_content()
    assert all(payload in shown for payload in payloads)
    assert payloads[4] in tab.page.locator(".fp-page h1").text_content()
    assert tab.page.evaluate("window.hacked") is None
    assert tab.page.locator(".fp-report img, .fp-report svg, .fp-report a").count() == 0


def test_the_table_shows_hostile_places_as_text(hostile_site, visit, payloads):
    tab = visit(hostile_site)
    tab.page.locator(".fp-table summary").click()
    tab.page.locator(".fp-grid-row").first.wait_for()
    rows = tab.page.locator(".fp-grid-row").all_text_contents()
    assert [row for row in rows if any(payload in row for payload in payloads)]
    assert tab.page.locator(".fp-grid :is(img, svg, a, script, h1)").count() == 0
    assert tab.page.evaluate("window.hacked") is None


def test_presence_and_trends_show_hostile_places_as_text(hostile_site, visit, payloads):
    """The report's payloads as places where a force came lately: cells, life lines, changes and charts."""
    tab = visit(hostile_site, None)
    tab.page.goto(f"{hostile_site.url}/presence")
    tab.page.locator(".fp-lines li").first.wait_for()
    shown = tab.page.locator(".fp-matrix tbody").text_content()
    assert all(payload in shown for payload in payloads)
    assert all(payload in tab.page.locator(".fp-lines").text_content() for payload in payloads)
    buttons = tab.page.locator(".st-key-changes button")
    told = " ".join(buttons.all_inner_texts())
    assert [payload for payload in payloads if payload in told]
    assert tab.page.locator(".st-key-room_main :is(img, script, form, button a)").count() == 0
    assert tab.page.evaluate("window.hacked") is None
    tab.page.goto(f"{hostile_site.url}/trends")
    tab.page.locator(".st-key-chart_places :is(canvas, svg.marks)").wait_for()
    assert tab.page.evaluate("window.hacked") is None
