"""The modes in processes of their own: public is for reading only on every route, analyst for others refuses to start."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys

import pytest
from browser.sites import start, stop
from samples import ROOT

from footprint.errors import NotAllowed
from footprint.store import open_store
from footprint.ui import add_state
from footprint.ui.api import api_routes
from footprint.ui.export_routes import export_routes
from footprint.ui.guarding import OPEN, OURS
from footprint.ui.serving import routes

WRITING = ("POST", "PUT", "PATCH", "DELETE")


def every_route():
    return [*routes(), *export_routes(), *api_routes()]


def test_the_dashboard_has_these_routes_and_no_others():
    source = (ROOT / "dashboard.py").read_text("utf-8")
    assert "routes=[*routes(), *export_routes(), *api_routes()]" in source


def test_every_route_only_reads_and_is_guarded_or_the_same_for_all():
    found = [route for route in every_route() if hasattr(route, "methods")]
    assert len(found) > 15
    for route in found:
        assert route.methods <= {"GET", "HEAD"}, route.path
        assert f"{route.path}/".startswith((*OPEN, *OURS)), route.path
        gives_data = any(
            part in route.path for part in ("data", "said", "presence", "export", "api")
        )
        assert not (gives_data and route.path.startswith(OPEN)), route.path


@pytest.fixture(scope="module")
def public(tmp_path_factory):
    """A public footprint over a store that holds a report."""
    data = tmp_path_factory.mktemp("public")
    from footprint.ingest import first_start

    first_start(open_store(data / "footprint.db"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("FOOTPRINT_MODE", "public")
        site = start(data)
    yield site
    stop(site)


def test_in_public_mode_every_route_gives_and_none_takes(public):
    path = public.data / "footprint.db"
    before = path.read_bytes()
    given = {
        "/api/v1/claims",
        "/api/v1/places",
        "/export/claims.csv",
        "/export/feed.atom",
        "/healthz",
        "/readyz",
    }
    for route in given:
        assert public.get(route)[0] == 200, route
    address = public.url.removeprefix("http://")
    asked = {route.path.replace("{format}", "claims.csv") for route in every_route()} | {
        "/",
        "/add",
        "/review",
    }
    for route in sorted(asked):
        for method in WRITING:
            connection = http.client.HTTPConnection(address, timeout=10)
            connection.request(method, route, body=b'{"status": "accepted"}')
            status = connection.getresponse().status
            connection.close()
            assert status in (403, 404, 405), (method, route, status)
    assert path.read_bytes() == before
    assert open_store(path, read_only=True).revision() == 1


def test_in_public_mode_no_file_can_be_sent(public):
    """Streamlit has an upload route of its own: without a session that shows an uploader it takes nothing."""
    address = public.url.removeprefix("http://")
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nwords\r\n--x--\r\n'
    connection = http.client.HTTPConnection(address, timeout=10)
    connection.request(
        "PUT",
        "/_stcore/upload_file/none/none",
        body,
        {"Content-Type": "multipart/form-data; boundary=x"},
    )
    assert connection.getresponse().status in (400, 403, 404, 405)
    connection.close()


@pytest.mark.parametrize("address", ["0.0.0.0", "::"])
def test_analyst_mode_for_others_does_not_start(address, tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    ended = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port), "--server.address", address],
        cwd=ROOT, env=os.environ | {"FOOTPRINT_DATA": str(tmp_path)}, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert ended.returncode == 2
    for part in (address, "127.0.0.1", "FOOTPRINT_MODE=public", "[auth]"):
        assert part in ended.stderr.decode()
    assert not (tmp_path / "footprint.db").exists()


def test_nothing_is_fetched_or_opened_for_who_may_not_add(monkeypatch):
    """The page shows them no field; were one sent all the same, the service says no before anything is looked at."""

    class Refusing:
        class service:
            @staticmethod
            def adding(person):
                raise NotAllowed("reader may not do this")

    looked, told = [], []
    for name in ("fetch", "open_upload", "_look_at", "_start"):
        monkeypatch.setattr(add_state, name, lambda *given: looked.append(given) or [])
    monkeypatch.setattr(add_state, "open_desk", lambda: Refusing)
    monkeypatch.setattr(add_state, "current_person", lambda: None)
    monkeypatch.setattr(add_state, "_tell", told.append)
    monkeypatch.setattr(add_state.st, "session_state", {})
    upload = add_state.Upload("a.txt", b"words")
    for pasted, files in (
        ("http://news.test/", []),
        ("words", []),
        ("", [upload]),
        ("", [upload, upload]),
    ):
        add_state.take(pasted, files, is_feed=False)
        add_state.take(pasted, files, is_feed=True)
    assert looked == []
    assert set(told) == {"reader may not do this"}
