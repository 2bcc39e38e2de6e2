"""ACLED's service, by one of our own on this machine: every page is taken, and a refusal says what to do."""

import csv
import io
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from test_import import ACLED, ACLED_ROWS

from footprint.cli import main
from footprint.errors import InputError, OnlineFailed
from footprint.exchange.incoming import acled_api
from footprint.exchange.incoming.acled_api import Account, download, read_account, read_query
from footprint.store import open_store
from footprint.view import build

ROWS = list(csv.DictReader(io.StringIO("\n".join([ACLED, *ACLED_ROWS]))))


@pytest.fixture
def acled(monkeypatch):
    """Serves two rows, one a page, to who signs in with the right password."""
    seen = []

    class Handler(BaseHTTPRequestHandler):
        def answer(self, status, body):
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def do_POST(self):
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            seen.append((self.path, form))
            good = form["password"] == ["right"]
            self.answer(200 if good else 401, {"access_token": "token"} if good else {})

        def do_GET(self):
            query = parse_qs(urlsplit(self.path).query)
            seen.append((urlsplit(self.path).path, query))
            if self.headers["Authorization"] != "Bearer token":
                return self.answer(403, {})
            if query["country"] == ["nonsense"]:
                return self.answer(200, b"<html>")
            page = int(query["page"][0])
            return self.answer(200, {"status": 200, "data": ROWS[page - 1 : page]})

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    monkeypatch.setattr(acled_api, "PAGE", 1)
    server.seen = seen
    server.url = f"http://127.0.0.1:{server.server_address[1]}"
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_command_downloads_every_page_and_imports_it(acled, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("ACLED_EMAIL", "ana@example.org")
    monkeypatch.setenv("ACLED_PASSWORD", "right")
    monkeypatch.setenv("ACLED_HOST", acled.url)
    store = tmp_path / "s.db"
    asked = ["import", "acled", "--download", "country=Syria&year=2020", "--store", str(store)]
    assert main(asked) == 0
    assert build(open_store(store)).claim_count == 2
    told = capsys.readouterr().err
    assert "2 rows" in told
    assert "right" not in told
    (sign_in, form), *pages = acled.seen
    assert (sign_in, form["grant_type"], form["client_id"]) == (
        "/oauth/token",
        ["password"],
        ["acled"],
    )
    assert [(path, query["page"], query["country"]) for path, query in pages] == [
        ("/api/acled/read", [str(page)], ["Syria"]) for page in (1, 2, 3)
    ]
    assert main([*asked, "--dry-run"]) == 0


@pytest.mark.parametrize(
    ("password", "country", "told"),
    [("wrong", "Syria", "refused the account"), ("right", "nonsense", "no JSON")],
)
def test_a_refusal_says_what_to_do_and_never_the_password(acled, tmp_path, password, country, told):
    account = Account("ana@example.org", password, acled.url)
    with pytest.raises(OnlineFailed, match=told) as raised:
        download({"country": country}, account, tmp_path / "x.json")
    assert password not in str(raised.value)
    assert password not in repr(account)


def test_a_service_that_is_not_there_is_told(tmp_path):
    with pytest.raises(OnlineFailed, match="not reached"):
        download({}, Account("a", "b", "http://127.0.0.1:9"), tmp_path / "x.json")


def test_an_account_is_needed_and_its_password_never_goes_in_the_clear():
    with pytest.raises(InputError, match="ACLED_EMAIL"):
        read_account({})
    own = {"ACLED_EMAIL": "a", "ACLED_PASSWORD": "b"}
    assert read_account(own).host == "https://acleddata.com"
    for host in ("http://example.org", "ftp://127.0.0.1", "localhost:80"):
        with pytest.raises(InputError, match="https"):
            read_account(own | {"ACLED_HOST": host})


@pytest.mark.parametrize("words", ["", "page=2&country=Syria"])
def test_a_query_that_cannot_be_used_is_told(words):
    with pytest.raises(InputError, match="--download"):
        read_query(words)
