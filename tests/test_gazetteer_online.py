"""Online look-up against a service of our own on loopback: answers, none, broken ones, refusals, silence."""

import io
import json
import threading
import time
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest

from footprint.cli import main
from footprint.errors import InputError, OnlineFailed
from footprint.gazetteer import Context, bundled, cli_resolve
from footprint.gazetteer.online import (
    LookUp,
    Settings,
    chosen_service,
    find_services,
    get_service,
    settings_from,
)
from footprint.gazetteer.online.look_up import MOST_FAILURES
from footprint.store.names import NameBook

ROOT = Path(__file__).resolve().parent.parent
ANSWERS = {
    "nominatim": [
        {
            "osm_type": "node", "osm_id": 42, "lat": "36.5", "lon": "40.9", "class": "place", "type": "village",
            "name": "Zurqanat", "display_name": "Zurqanat, Al-Hasakah, Syria", "boundingbox": ["36.48", "36.52", "40.88", "40.92"],
        },
        {"osm_type": "way", "osm_id": 43, "lat": "36.5", "lon": "40.9", "class": "shop", "type": "bakery", "display_name": "Zurqanat bakery"},
    ],
    "photon": {
        "features": [
            {
                "geometry": {"coordinates": [40.9, 36.5]},
                "properties": {"osm_type": "N", "osm_id": 42, "osm_key": "place", "osm_value": "village", "name": "Zurqanat", "state": "Al-Hasakah", "country": "Syria", "extent": [40.88, 36.52, 40.92, 36.48]},
            },
            {"geometry": {"coordinates": [40.9, 36.5]}, "properties": {"osm_key": "highway", "osm_value": "residential", "name": "Zurqanat Street"}},
        ]
    },
    "geonames": {
        "geonames": [
            {"geonameId": 999001, "name": "Zurqanat", "lat": "36.5", "lng": "40.9", "fcode": "PPL", "adminName1": "Al-Hasakah", "countryName": "Syria"},
            {"geonameId": 999002, "name": "Zurqanat Hotel", "lat": "36.5", "lng": "40.9", "fcode": "HTL"},
        ]
    },
}  # fmt: skip
EMPTY = {"nominatim": [], "photon": {"features": []}, "geonames": {"geonames": []}}


class Fake:
    """A service that answers what a test puts into it."""

    def __init__(self):
        self.status, self.body, self.headers, self.delay = 200, b"[]", {}, 0.0
        self.asked = []
        self.queue = []
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                fake.asked.append((self.path, dict(self.headers)))
                status, headers, body = (
                    fake.queue.pop(0) if fake.queue else (fake.status, fake.headers, fake.body)
                )
                time.sleep(fake.delay)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                with suppress(BrokenPipeError, ConnectionResetError):
                    self.wfile.write(body)

            def log_message(self, *arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def says(self, answer, status=200, **headers):
        self.body, self.status, self.headers = json.dumps(answer).encode(), status, headers

    def questions(self):
        return [parse_qs(urlparse(path).query) for path, _ in self.asked]


@pytest.fixture
def fake():
    fake = Fake()
    yield fake
    fake.server.shutdown()
    fake.server.server_close()


def ask(fake, name, cache=None, timeout=5.0, **more):
    settings = Settings("mail@example.org", "someone", fake.address, "http", timeout)
    service = replace(get_service(name), seconds_between=0.0, **more)
    return LookUp(
        service, settings, cache, sleep=fake.waits.append if hasattr(fake, "waits") else time.sleep
    )


SERVICES = sorted(ANSWERS)


def test_each_service_is_a_file_of_its_own_and_the_checklist_names_what_it_declares():
    assert sorted(find_services()) == SERVICES
    checklist = (ROOT / "docs" / "how-to" / "add-a-geocoder.md").read_text("utf-8")
    for field in get_service("nominatim").__slots__:
        assert f"`{field}`" in checklist
    for service in find_services().values():
        assert service.terms_url in checklist


@pytest.mark.parametrize("name", SERVICES)
def test_an_answer_gives_places_and_leaves_out_shops_and_streets(fake, name):
    fake.says(ANSWERS[name])
    places = ask(fake, name).find("زرقانات", "SY")
    assert [(p.name, p.lat, p.lon, p.feature) for p in places] == [
        ("Zurqanat", 36.5, 40.9, "village")
    ]
    assert "Al-Hasakah, Syria" in places[0].address
    assert 1 <= places[0].radius_km <= 5
    question = fake.questions()[0]
    assert question["q"] == ["زرقانات"]
    assert fake.asked[0][1]["User-Agent"] == "footprint (mail@example.org)"


@pytest.mark.parametrize("name", SERVICES)
def test_an_empty_answer_is_no_place_and_is_remembered(fake, name):
    fake.says(EMPTY[name])
    look_up = ask(fake, name)
    assert look_up.find("زرقانات") == []
    assert look_up.find(" زرقانات ") == []
    assert len(fake.asked) == 1


MALFORMED = [
    b"<html>Welcome to the hotel's network</html>",
    b"",
    b'{"features": 3, "geonames": 3}',
    b'"words"',
    b"[3]",
    b'{"features": [{}], "geonames": ["x"], "lat": "north", "lon": 4}',
    b"\xff\xfe\x00",
    b"[" * 20000,
]


@pytest.mark.parametrize("name", SERVICES)
@pytest.mark.parametrize("body", MALFORMED, ids=range(len(MALFORMED)))
def test_a_malformed_answer_is_told_and_not_remembered(fake, name, body):
    fake.body = body
    look_up = ask(fake, name)
    with pytest.raises(OnlineFailed, match=f"^{name}: "):
        look_up.find("زرقانات")
    fake.says(ANSWERS[name])
    assert look_up.find("زرقانات")


def test_a_point_that_is_none_is_told(fake):
    wrong = json.loads(json.dumps(ANSWERS["photon"]))
    wrong["features"][0]["geometry"]["coordinates"] = [40.9, 371]
    fake.says(wrong)
    with pytest.raises(OnlineFailed, match="cannot be read"):
        ask(fake, "photon").find("زرقانات")


ERRORS = [
    (500, {}, "cannot be reached or failed"),
    (502, {}, "cannot be reached or failed"),
    (503, {}, "no answer in time"),
    (403, {}, "does not let us in"),
    (401, {}, "does not let us in"),
    (429, {}, "asks us to stop"),
    (429, {"Retry-After": "3600"}, "asks us to stop"),
]


@pytest.mark.parametrize(("status", "headers", "told"), ERRORS)
def test_an_error_is_told_in_words(fake, status, headers, told):
    fake.says({}, status, **headers)
    with pytest.raises(OnlineFailed, match=told):
        ask(fake, "nominatim").find("زرقانات")


def test_a_short_wait_that_is_asked_for_is_kept(fake):
    fake.waits = []
    fake.says(ANSWERS["nominatim"])
    fake.queue = [(429, {"Retry-After": "2"}, b"")]
    assert ask(fake, "nominatim").find("زرقانات")
    assert fake.waits == [2]
    assert len(fake.asked) == 2


def test_a_long_one_ends_the_asking(fake):
    fake.says({}, 429, **{"Retry-After": "3600"})
    look_up = ask(fake, "nominatim")
    for name in ("زرقانات", "زرقانيات"):
        with pytest.raises(OnlineFailed):
            look_up.find(name)
    assert len(fake.asked) == 1


def test_silence_ends_in_time(fake):
    fake.delay = 1.0
    started = time.monotonic()
    with pytest.raises(OnlineFailed, match="no answer in time"):
        ask(fake, "photon", timeout=0.2).find("زرقانات")
    assert time.monotonic() - started < 0.9


def test_nobody_there_is_told(fake):
    fake.server.shutdown()
    fake.server.server_close()
    with pytest.raises(OnlineFailed, match="cannot be reached"):
        ask(fake, "nominatim").find("زرقانات")


def test_after_some_failures_in_a_row_no_more_is_asked(fake):
    fake.says({}, 500)
    look_up = ask(fake, "nominatim")
    for number in range(MOST_FAILURES + 3):
        with pytest.raises(OnlineFailed):
            look_up.find(f"name {number}")
    assert len(fake.asked) == MOST_FAILURES


def test_an_account_that_is_not_let_in_is_told(fake):
    fake.says({"status": {"message": "user does not exist.", "value": 10}})
    with pytest.raises(OnlineFailed, match="does not let us in"):
        ask(fake, "geonames").find("زرقانات")
    fake.says({"status": {"message": "the hourly limit has been exceeded", "value": 19}})
    with pytest.raises(OnlineFailed, match="used up"):
        ask(fake, "geonames").find("زرقانيات")


def test_questions_keep_their_distance(fake):
    fake.says(EMPTY["nominatim"])
    service = replace(get_service("nominatim"), seconds_between=0.3)
    look_up = LookUp(service, Settings("mail@example.org", "", fake.address, "http"))
    started = time.monotonic()
    look_up.find("one")
    look_up.find("two")
    assert time.monotonic() - started >= 0.3


def test_the_terms_of_each_service_leave_time_between_questions():
    assert all(service.seconds_between >= 1.0 for service in find_services().values())


def test_a_service_is_not_asked_without_what_its_terms_want():
    with pytest.raises(InputError, match="FOOTPRINT_ONLINE_CONTACT"):
        LookUp(get_service("nominatim"), Settings())
    with pytest.raises(InputError, match="FOOTPRINT_ONLINE_USER"):
        LookUp(get_service("geonames"), Settings("mail@example.org"))
    with pytest.raises(InputError, match="known: geonames, nominatim, photon"):
        get_service("google")


def test_nothing_is_asked_by_default(monkeypatch):
    monkeypatch.delenv("FOOTPRINT_ONLINE", raising=False)
    assert chosen_service({}) is None
    assert chosen_service({"FOOTPRINT_ONLINE": "photon"}).name == "photon"
    assert settings_from({"FOOTPRINT_ONLINE_SERVER": "http://127.0.0.1:9"}).server == "127.0.0.1:9"
    assert settings_from({"FOOTPRINT_ONLINE_SERVER": "127.0.0.1:9"}).scheme == "https"


def test_answers_are_kept_in_the_store(fake, store):
    fake.says(ANSWERS["photon"])
    first = ask(fake, "photon", NameBook(store)).find("زرقانات", "SY")
    again = ask(fake, "photon", NameBook(store)).find("زرقانات", "SY")
    assert first == again
    assert len(fake.asked) == 1
    assert ask(fake, "photon", NameBook(store)).find("زرقانات", "IQ") == first
    assert len(fake.asked) == 2


def resolve(fake, record, name="nominatim"):
    return json.loads(next(cli_resolve([json.dumps(record)], bundled(), ask(fake, name))))


def test_a_name_that_is_placed_here_is_never_asked_for(fake):
    answer = resolve(fake, {"name": "القامشلي"})
    assert "online" not in answer
    assert fake.asked == []


def test_an_unplaced_name_is_placed_where_only_one_lies_in_the_unit_told(fake):
    fake.says(ANSWERS["nominatim"])
    answer = resolve(
        fake, {"name": "زرقانات", "context": {"country": "SY", "admin1": "Al-Hasakah"}}
    )
    assert (answer["place"]["lat"], answer["place"]["precision"], answer["fallback"]) == (
        36.5,
        "settlement",
        False,
    )
    assert "OpenStreetMap" in answer["place"]["source"]
    assert fake.questions()[0]["countrycodes"] == ["sy"]


def test_where_it_may_be_another_the_wider_answer_stays_and_the_list_is_told(fake):
    fake.says(ANSWERS["nominatim"])
    elsewhere = resolve(fake, {"name": "زرقانات", "context": {"country": "SY", "admin1": "Daraa"}})
    assert elsewhere["fallback"]
    assert elsewhere["place"]["precision"] == "admin1"
    assert elsewhere["online"][0]["name"] == "Zurqanat"
    twice = [ANSWERS["nominatim"][0], ANSWERS["nominatim"][0] | {"osm_id": 44, "lat": "36.9"}]
    fake.says(twice)
    answer = resolve(
        fake, {"name": "زرقانيات", "context": {"country": "SY", "admin1": "Al-Hasakah"}}
    )
    assert answer["fallback"]
    assert len(answer["online"]) == 2


def test_a_batch_goes_on_where_the_service_fails(fake):
    fake.says({}, 500)
    lines = [json.dumps({"name": name}) for name in ("زرقانات", "زرقانيات", "القامشلي")]
    answers = [json.loads(line) for line in cli_resolve(lines, bundled(), ask(fake, "photon"))]
    assert ["error" in str(a.get("online")) for a in answers] == [True, True, False]
    assert answers[2]["place"]["id"] == "geonames:173377"


def test_the_command_asks_only_with_its_flag_and_says_whose_terms_hold(fake, capsys, monkeypatch):
    fake.says(ANSWERS["nominatim"])
    line = json.dumps({"name": "زرقانات", "context": {"country": "SY", "admin1": "Al-Hasakah"}})
    monkeypatch.setenv("FOOTPRINT_ONLINE_SERVER", f"http://{fake.address}")
    monkeypatch.setenv("FOOTPRINT_ONLINE_CONTACT", "mail@example.org")

    def run(*more):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(line.encode())))
        assert main(["gazetteer", "resolve", "--jsonl", *more]) == 0
        return capsys.readouterr()

    assert "online" not in json.loads(run().out)
    assert fake.asked == []
    said = run("--online", "nominatim")
    assert json.loads(said.out)["place"]["lat"] == 36.5
    assert "https://operations.osmfoundation.org/policies/nominatim/" in said.err
    run("--online", "nominatim")
    assert len(fake.asked) == 1, "the answer is kept in the store"
    monkeypatch.delenv("FOOTPRINT_ONLINE_CONTACT")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(line.encode())))
    assert main(["gazetteer", "resolve", "--jsonl", "--online", "nominatim"]) == 1
    assert "FOOTPRINT_ONLINE_CONTACT" in capsys.readouterr().err


def test_context_alone_needs_no_service():
    assert bundled().resolve("زرقانات", None, Context(admin=("cod:SY08",))).fallback
