"""The page to be printed has the map, the counts and every claim with its words, and nothing of them is markup."""

import re
from datetime import UTC, datetime

from footprint.cli import main
from footprint.exchange.briefing import make_briefing
from footprint.filters import Filter
from footprint.model import Actor, Claim, Place, Reading, Report
from footprint.view import build

AT = datetime(2026, 1, 1, tzinfo=UTC)


def test_every_claim_is_on_it_with_its_words(store, seed):
    store.keep(seed, "seed")
    snapshot = build(store)
    page = make_briefing(store, snapshot, Filter(), AT)
    assert page.count("<article>") == snapshot.claim_count
    assert "<svg" in page
    assert page.count("<circle") == 2
    counts = snapshot.count(Filter())
    assert f"{counts.on_map} on the map, {counts.not_on_map} not" in page


def test_hostile_words_are_no_markup_and_nothing_is_fetched(store):
    hostile = '</blockquote><script>x</script><img src="http://x/y">'
    report = Report(f"{hostile} .", title=hostile, source=hostile, url=hostile)
    place = Place("x:1", hostile, None, 35.5, 40.0, 2, "settlement", "event")
    claim = Claim(
        "incident", "clash", "occurred", (report.quote(0, len(hostile)),), places=(place,)
    )
    store.keep(Reading(report, (claim,), "1"), "hostile")
    page = make_briefing(store, build(store), Filter(), AT)
    assert not re.search(r"<(script|img|a)\b", page)
    assert "default-src 'none'" in page


def test_an_empty_filter_makes_an_empty_page(store):
    page = make_briefing(store, build(store), Filter(), AT)
    assert "0 claims" in page
    assert "<svg" not in page


def test_the_command_writes_it(store, seed, tmp_path):
    store.keep(seed, "seed")
    target = tmp_path / "b.html"
    assert main(["export", "briefing", "--store", str(store.path), "--out", str(target)]) == 0
    assert target.read_text("utf-8").startswith("<!doctype html>")


def test_what_lies_far_off_is_counted_and_does_not_shrink_the_rest(store):
    for number in range(301):
        report = Report(f"Shells fell, number {number}.")
        lat, lon = (-33.0, 151.0) if number == 300 else (36.0 + number / 1000, 37.0)
        place = Place(f"x:{number}", f"Site {number}", None, lat, lon, 2, "settlement", "event")
        actors = (Actor("rus.mil", "initiator"),)
        quote = report.quote(0, 5)
        claim = Claim("incident", "shelling", "occurred", (quote,), "body", actors, (place,))
        store.keep(Reading(report, (claim,), "1"), "x")
    page = make_briefing(store, build(store), Filter(), datetime(2026, 1, 1, tzinfo=UTC))
    assert "1 of them lies outside the picture." in page
    assert "301 on the map" in page
    assert page.count("<circle") == 301
    assert '<i style="background:' in page
    assert ">Russia</li>" in page
