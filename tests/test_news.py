"""What is new for a filter is told once, the newest first, whatever its words are."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from footprint.cli import main
from footprint.exchange.news import find_new, make_digest, make_feed
from footprint.filters import Filter
from footprint.model import Claim, Reading, Report
from footprint.view import build

ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_feed_has_what_came_last_first(store, seed):
    store.keep(seed, "seed")
    new = find_new(store, build(store), Filter(kinds=frozenset({"incident"})), most=3)
    numbers = [each.number for each in new]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == 3
    feed = ET.fromstring(make_feed(new, Filter(), "http://x/f?a=1&b=2", "http://x/"))  # noqa: S314
    entries = feed.findall(f"{ATOM}entry")
    assert [e.find(f"{ATOM}link").get("href") for e in entries] == [
        f"http://x/?claim={n}" for n in numbers
    ]
    assert len({e.findtext(f"{ATOM}id") for e in entries}) == 3
    assert new[0].body["quotes"][0]["text"] in entries[0].findtext(f"{ATOM}content")


def test_since_a_moment_only_what_came_after_it(store, seed):
    store.keep(seed, "seed")
    now = datetime.now(UTC)
    snapshot = build(store)
    assert find_new(store, snapshot, Filter(), now + timedelta(minutes=1)) == []
    before = find_new(store, snapshot, Filter(), now - timedelta(hours=1), most=1000)
    assert len(before) == snapshot.claim_count


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "]]>&\x01\x0b", "a\n- **b**\n# c"]
)
def test_hostile_words_stay_words(store, hostile):
    report = Report(f"{hostile} .", title=hostile, source=hostile)
    claim = Claim("incident", "clash", "occurred", (report.quote(0, len(hostile)),))
    store.keep(Reading(report, (claim,), "1"), "hostile")
    new = find_new(store, build(store), Filter())
    feed = ET.fromstring(make_feed(new, Filter(), "http://x/", "http://x/"))  # noqa: S314
    assert not feed.findall(f".//{ATOM}script")
    digest = make_digest(new, Filter(), None)
    assert digest.count("\n# ") == 0
    assert digest.count("\n- **") == 1


def test_a_digest_has_no_markup_of_a_report(store):
    words = "[click](javascript:alert(1)) <b>x</b> `code` **bold** _soft_ snake_case"
    report = Report(words, title="t", source="s")
    claim = Claim("incident", "clash", "occurred", (report.quote(0, len(words)),))
    store.keep(Reading(report, (claim,), "1"), "hostile")
    digest = make_digest(find_new(store, build(store), Filter()), Filter(), None)
    assert r"\[click\](javascript:alert(1)) \<b\>x\</b\> \`code\` \*\*bold\*\*" in digest
    assert r"\_soft\_ snake_case" in digest


def test_an_empty_feed_is_a_feed():
    feed = ET.fromstring(make_feed([], Filter(), "http://x/", "http://x/"))  # noqa: S314
    assert feed.findtext(f"{ATOM}updated").startswith("1970")


def test_the_command_prints_a_digest(store, seed, capsys):
    store.keep(replace(seed, reader="1"), "seed")
    at = ["--store", str(store.path)]
    assert main(["digest", "--since", "7d", "--filter", "kinds=presence", *at]) == 0
    told = capsys.readouterr().out
    assert "new claims since" in told
    assert "“" in told
    with pytest.raises(SystemExit):
        main(["digest", "--since", "soon", *at])
