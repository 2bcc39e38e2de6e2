"""Real and large data on the map: the UCDP file, a million rows on a phone, ten people at once, a server that goes away."""

from __future__ import annotations

import csv
import gzip
import io
import itertools
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from browser.sites import Site, start, stop
from browser.visits import READY
from synthetic import make_readings, make_snapshot

from footprint.filters import Filter, from_day_number
from footprint.model import Actor, Claim, DateRange, Place, Reading, Report
from footprint.store import open_store

UCDP_PRECISIONS = {
    1: ("settlement", 3), 2: ("near", 25), 3: ("admin2", 40), 4: ("admin1", 90),
    5: ("area", 60), 6: ("country", 400), 7: ("area", 100),
}  # fmt: skip
SIDES = {
    "Government of Syria": "syr.gov", "IS": "isis", "SDF": "syr.sdf", "Syrian insurgents": "unknown",
}  # fmt: skip
ROWS_A_REPORT = 200


def ucdp_readings(rows) -> Iterator[Reading]:
    """Each event a claim whose quote is a line of its report; nothing of the file is kept in the repository."""
    for chunk in chunks(rows):
        lines = [
            f"{row['id']}: {row['side_a']} and {row['side_b']} at {row['where_coordinates']}."
            for row in chunk
        ]
        report = Report(
            "\n".join(lines), title=f"UCDP {chunk[0]['id']}", language="en", source="UCDP GED"
        )
        at, claims = 0, []
        for row, line in zip(chunk, lines, strict=True):
            claims.append(ucdp_claim(row, report.quote(at, at + len(line))))
            at += len(line) + 1
        yield Reading(report, tuple(claims), "ucdp-test")


def chunks(rows):
    rows = iter(rows)
    while chunk := list(itertools.islice(rows, ROWS_A_REPORT)):
        yield chunk


def ucdp_claim(row, quote) -> Claim:
    precision, radius = UCDP_PRECISIONS[int(float(row["where_prec"]))]
    first, last = (date.fromisoformat(row[f"date_{end}"][:10]) for end in ("start", "end"))
    return Claim(
        "incident",
        "attack",
        "occurred",
        (quote,),
        actors=(
            Actor(SIDES.get(row["side_a"], "unknown"), "initiator"),
            Actor(SIDES.get(row["side_b"], "unknown"), "target"),
        ),
        places=(
            Place(
                f"ucdp:{row['latitude']}:{row['longitude']}", row["where_coordinates"], None,
                float(row["latitude"]), float(row["longitude"]), radius, precision, "event",
            ),
        ),
        date=DateRange(first, last, "day" if first == last else "range", "absolute"),
    )  # fmt: skip


@pytest.fixture(scope="module")
def ucdp_site(tmp_path_factory, shared):
    path = shared / "reference" / "ucdp_ged191_syria.csv.gz"
    if not path.exists():
        pytest.skip("the UCDP file is not here")
    rows = csv.DictReader(io.StringIO(gzip.decompress(path.read_bytes()).decode("utf-8")))
    data = tmp_path_factory.mktemp("ucdp")
    open_store(data / "footprint.db").keep_all(
        (reading, "ucdp", None) for reading in ucdp_readings(rows)
    )
    site = start(data)
    yield site
    stop(site)


def test_sixteen_thousand_events_of_ucdp_are_on_the_map_and_answer(ucdp_site, visit):
    tab = visit(ucdp_site)
    counts = ucdp_site.snapshot.select(Filter()).counts()
    assert counts.claims == 16_566
    tab.wait_for_counts(Filter())
    assert tab.state()["counts"]["hidden"] == counts.off_map.get("country", 0)
    tab.map.locator("[data-preset=year]").click()
    tab.wait_for_address("from=2018")
    last = ucdp_site.snapshot.days[1]
    year = Filter(day_from=from_day_number(last - 364))
    tab.wait_for_counts(year)
    tab.page.locator(".st-key-f_groups button", has_text="SDF").click()
    both = Filter(day_from=year.day_from, actors=frozenset({"group.sdf"}))
    tab.wait_for_counts(both)
    single = next((m for m in tab.state()["marks"] if m["single"]), None)
    for _ in range(8):
        if single:
            break
        tab.map.locator(".fp-list button").first.evaluate("each => each.click()")
        tab.wait("zoom => window.footprint.state().zoom > zoom", tab.state()["zoom"])
        single = next((m for m in tab.state()["marks"] if m["single"]), None)
    # By the keyboard's list, for the map may still be on its way.
    opener = tab.map.locator(f".fp-list button[data-key='{single['key']}']")
    opener.evaluate("each => each.click()")
    tab.page.wait_for_selector(".fp-claim blockquote")


@pytest.fixture
def million():
    """A snapshot of a million claims, and a server on this machine that has it."""
    snapshot = make_snapshot(1_000_000)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(snapshot.gzipped)))
            self.end_headers()
            self.wfile.write(snapshot.gzipped)

        def log_message(self, *arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield snapshot, f"http://127.0.0.1:{server.server_port}/data.bin"
    server.shutdown()
    server.server_close()


def test_a_million_rows_on_a_phone(seed_site, visit, million):
    snapshot, large = million
    tab = visit(seed_site, None, viewport={"width": 390, "height": 844})
    tab.page.set_default_timeout(90_000)
    tab.page.route("**/footprint/data/*.bin", lambda route: route.continue_(url=large))
    tab.page.goto(seed_site.url)
    tab.wait(READY)
    counts = snapshot.select(Filter()).counts()
    shown = tab.state()["counts"]
    assert shown["incidents"] + shown["presences"] == counts.on_map
    tab.drag_handle("from", "2020-01-01")
    moved = tab.state()
    assert moved["counts"]["incidents"] < shown["incidents"]
    assert moved["marks"]
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.fixture(scope="module")
def crowd_site(tmp_path_factory) -> Iterator[Site]:
    data = tmp_path_factory.mktemp("crowd")
    open_store(data / "footprint.db").keep_all((each, "made", None) for each in make_readings(2000))
    site = start(data)
    yield site
    stop(site)


def test_several_people_at_once_each_see_their_own(crowd_site, visit):
    kinds = ["incident", "presence"]
    tabs = [
        visit(crowd_site, f"/?kinds={kinds[number % 2]}&from={2012 + number}-01-01")
        for number in range(4)
    ]
    for number, tab in enumerate(tabs):
        tab.wait_for_counts(
            Filter(kinds=frozenset({kinds[number % 2]}), day_from=date(2012 + number, 1, 1))
        )


def test_a_server_that_went_away_and_came_back_is_found_again(tmp_path, visit):
    site = start(tmp_path)
    tab = visit(site)
    tab.wait_for_counts(Filter())
    zoom = tab.state()["zoom"] + 1
    tab.map.locator(".leaflet-control-zoom-in").click()
    tab.wait("zoom => window.footprint.state().zoom === zoom", zoom)
    tab.page.evaluate("() => { window.before = true; }")
    stop(site)
    tab.map.locator(".fp-advice", has_text="The server does not answer").wait_for()
    tab.map.locator("[data-preset=year]").click()
    assert tab.state()["days"][0] is not None
    tab.map.locator("[data-preset=all]").click()
    port = int(site.url.rsplit(":", 1)[1])
    again = start(tmp_path, port=port)
    try:
        tab.page.set_default_timeout(60_000)
        tab.page.wait_for_function("() => window.before === undefined")
        tab.wait(READY)
        tab.page.locator(".st-key-f_groups button", has_text="Russia").click()
        tab.wait_for_counts(Filter(actors=frozenset({"group.rus"})))
        assert tab.state()["zoom"] == zoom
    finally:
        stop(again)
        tab.errors.clear()  # the browser calls it an error that nobody answered for a while


def test_a_socket_that_was_lost_and_is_back_is_told_and_nothing_is_made_anew(tmp_path, visit):
    """The server lives: the tab, its filter and its view are as they were."""
    site = start(tmp_path)
    tab = visit(site, None, viewport={"width": 1440, "height": 900})
    cut, open_sockets = [], []

    def pass_on(socket):
        if cut:
            socket.close()
            return
        server = socket.connect_to_server()
        open_sockets.append((socket, server))

    tab.page.route_web_socket("**/_stcore/stream*", pass_on)
    try:
        tab.open("/")
        tab.page.locator(".st-key-f_groups button", has_text="Russia").click()
        wanted = Filter(actors=frozenset({"group.rus"}))
        tab.wait_for_counts(wanted)
        tab.page.evaluate("() => { window.before = true; }")
        cut.append(True)
        for socket, server in open_sockets:
            socket.close()
            server.close()
        tab.map.locator(".fp-advice", has_text="The server does not answer").wait_for()
        tab.map.locator("[data-preset=year]").click()
        assert tab.state()["days"][0] is not None
        tab.map.locator("[data-preset=all]").click()
        cut.clear()
        tab.page.set_default_timeout(60_000)
        tab.map.locator(".fp-advice", has_text="The server answers again").wait_for()
        tab.page.locator(".st-key-f_kinds button", has_text="Incidents").click()
        tab.wait_for_counts(Filter(actors=wanted.actors, kinds=frozenset({"incident"})))
        assert tab.page.evaluate("() => window.before"), "the page was fetched anew"
    finally:
        stop(site)
        tab.errors.clear()  # the browser calls it an error that nobody answered for a while
