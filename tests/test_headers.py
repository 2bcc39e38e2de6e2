"""What browsers are told to refuse, and what a watcher is told of the server's health."""

from __future__ import annotations

import asyncio
import json
import logging
import shutil
import subprocess
import sys
from collections import namedtuple

import pytest
from samples import ROOT
from starlette.responses import PlainTextResponse

from footprint.errors import StoreError
from footprint.store import SCHEMA_VERSION, health
from footprint.ui import desk, headers, readiness, serving
from footprint.ui.headers import ALWAYS, SecurityHeaders, policy_of
from footprint.ui.request_log import RequestLog


def ask(app, path="/", query=b""):
    """Status and headers of an answer."""
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.request", "body": b""}

    scope = {"type": "http", "path": path, "method": "GET", "headers": [], "query_string": query}
    asyncio.run(app(scope, receive, send))
    told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], told


def directives(policy):
    return {
        part.split(" ", 1)[0]: part.split(" ", 1)[1] for part in policy.split("; ") if " " in part
    }


@pytest.mark.parametrize("status", [200, 404, 403, 421, 503])
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/reports",
        "/component/x/index.html",
        "/footprint/data/a.bin",
        "/healthz",
        "/media/x.html",
    ],
)
def test_every_answer_carries_the_headers(path, status):
    told = ask(SecurityHeaders(PlainTextResponse("x", status_code=status)), path)[1]
    for name, value in ALWAYS.items():
        assert told[name.lower()] == value
    assert told["content-security-policy"] == policy_of(path)


def test_an_answer_may_have_a_policy_of_its_own():
    app = SecurityHeaders(
        PlainTextResponse("x", headers={"Content-Security-Policy": "default-src 'none'"})
    )
    assert ask(app)[1]["content-security-policy"] == "default-src 'none'"


def test_the_page_runs_no_script_that_stands_in_it():
    page = directives(policy_of("/"))
    assert "'unsafe-inline'" not in page["script-src"]
    assert "'unsafe-eval'" not in page["script-src"]
    assert page["default-src"] == "'none'"
    assert page["object-src"] == "'none'"
    assert page["frame-ancestors"] == "'self'"
    assert page["connect-src"] == "'self'"
    assert "http" not in policy_of("/")


def test_only_the_frame_of_the_map_runs_text_and_loads_the_tiles_a_person_may_choose():
    frame = directives(policy_of("/component/streamlit_folium.st_folium/index.html"))
    assert "'unsafe-eval'" in frame["script-src"]
    assert frame["connect-src"] == "'self'"
    hosts = [each for each in frame["img-src"].split() if each.startswith("http")]
    assert hosts == ["https://server.arcgisonline.com", "https://tile.openstreetmap.org"]


@pytest.mark.parametrize(
    "path",
    [
        "/footprint/data/a.bin",
        "/api/claims",
        "/export/a.csv",
        "/assets/x.js",
        "/healthz",
        "/readyz",
        "/media/a.html",
    ],
)
def test_what_gives_data_may_load_and_run_nothing(path):
    policy = policy_of(path)
    assert policy.startswith("default-src 'none'")
    assert policy.endswith("sandbox")


def test_under_a_path_of_its_own_the_policies_are_the_same(monkeypatch):
    monkeypatch.setattr(headers.st, "get_option", lambda name: "maps/")
    assert policy_of("/maps/component/x/index.html") == headers._component_policy()
    assert policy_of("/maps/healthz").endswith("sandbox")


def test_requests_are_logged_without_what_people_typed(caplog, monkeypatch):
    logger = logging.getLogger("footprint.ui.request_log")
    monkeypatch.setattr(logging.getLogger("footprint"), "propagate", True)
    with caplog.at_level(logging.INFO, logger=logger.name):
        ask(
            RequestLog(PlainTextResponse("x", status_code=404)),
            "/footprint/said/a.bin",
            b"q=secret",
        )
    (record,) = caplog.records
    assert (record.route, record.status, record.method) == ("/footprint/said/a.bin", 404, "GET")
    assert "secret" not in str(record.__dict__)


def test_what_serves_the_map_does_not_import_its_component_before_streamlit_runs():
    """A component that is declared before there is a server is not served by it."""
    code = "import dashboard, sys; sys.exit('streamlit_folium' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


# /healthz and /readyz


def test_who_asks_after_the_health_of_a_broken_store_is_told_no_path(open_desk, monkeypatch):
    def broken(self):
        raise StoreError(f"{self.path}: the file is damaged")

    assert told_of_health()[0] == 200
    monkeypatch.setattr("footprint.store.store.Store.revision", broken)
    status, body = told_of_health()
    assert (status, body["status"]) == (503, "failed")
    assert "/" not in json.dumps(body)


def told_of_health():
    answer = asyncio.run(serving.serve_health(None))
    return answer.status_code, json.loads(answer.body)


@pytest.fixture
def open_desk():
    desk.open_desk.cache_clear()
    yield desk.open_desk
    desk.open_desk.cache_clear()


def ready():
    answer = readiness.serve_ready(None)
    return answer.status_code, json.loads(answer.body)


def test_ready_tells_schema_sqlite_snapshot_and_disk(open_desk):
    status, body = ready()
    assert (status, body["status"]) == (200, "ready")
    assert set(body["checks"]) == {"schema", "sqlite", "snapshot", "disk"}
    assert body["checks"]["schema"]["version"] == SCHEMA_VERSION
    assert body["checks"]["snapshot"] == {
        "ok": True,
        "revision": None,
        "behind": None,
        "age_seconds": None,
    }
    revision = open_desk().views.current().revision
    store = open_desk().store
    store.rebuild()
    told = ready()[1]["checks"]["snapshot"]
    assert (told["revision"], told["behind"]) == (revision, 1)
    assert told["age_seconds"] >= 0
    assert str(store.path.parent) not in json.dumps(ready()[1])


def test_a_full_disk_or_an_old_sqlite_is_not_ready(open_desk, monkeypatch):
    Usage = namedtuple("Usage", "total used free")
    monkeypatch.setattr(health.shutil, "disk_usage", lambda path: Usage(10, 9, 1))
    status, body = ready()
    assert (status, body["status"]) == (503, "failed")
    assert not body["checks"]["disk"]["ok"]
    monkeypatch.setattr(health.shutil, "disk_usage", shutil.disk_usage)
    monkeypatch.setattr(health.sqlite3, "sqlite_version", "3.31.1")
    assert not ready()[1]["checks"]["sqlite"]["ok"]


def test_a_store_that_cannot_be_read_is_not_ready(open_desk, tmp_path, monkeypatch):
    store = open_desk().store
    store.database.close()
    for path in store.path.parent.glob("footprint.db*"):
        path.unlink()
    store.path.write_bytes(b"no database at all, and long enough to be looked at" * 90)
    status, body = ready()
    assert status == 503
    assert body == {"status": "failed", "why": "StoreError"}
