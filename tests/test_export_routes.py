"""Downloads: the file that the command writes, by an address with the page's filter."""

import csv
import io
import warnings
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace

import pytest
from starlette.applications import Starlette

from footprint.exchange.formats import FORMATS
from footprint.ui import desk
from footprint.ui import export_routes as export_routes_module
from footprint.ui.export_routes import export_routes
from footprint.view import build
from footprint.wording.texts_exchange import GROUPS

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it says which HTTP library it would rather have
    from starlette.testclient import TestClient


@pytest.fixture
def client(seed):
    desk.open_desk.cache_clear()
    desk.open_desk().store.keep(replace(seed, reader="1"), "seed")
    yield TestClient(Starlette(routes=export_routes()))
    desk.open_desk.cache_clear()


def test_every_format_of_the_list_is_served(client):
    offered = {each for _, _, formats in GROUPS for each, _ in formats}
    assert offered == set(FORMATS)
    for name in sorted(offered):
        answer = client.get(f"/export/{name}")
        assert answer.status_code == 200
        assert answer.content
        assert "attachment" in answer.headers["content-disposition"]


def test_a_filter_narrows_and_a_bad_one_is_refused(client):
    text = client.get("/export/claims.csv?kinds=presence").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["kind"] for row in rows} == {"presence"}
    refused = client.get("/export/claims.csv?actors=nobody")
    assert refused.status_code == 400
    assert "actors" in refused.text
    assert client.get("/export/shapefile").status_code == 404


def test_packed_it_has_its_description_and_citation(client):
    body = client.get("/export/claims.csv.zip").content
    names = zipfile.ZipFile(io.BytesIO(body)).namelist()
    assert sorted(names) == ["CITATION.cff", "datapackage.json", "footprint.csv"]


def test_feed_briefing_and_map_are_served(client):
    feed = ET.fromstring(client.get("/export/feed.atom").content)  # noqa: S314
    claims = build(desk.open_desk().store).claim_count
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == claims
    assert client.get("/export/briefing.html").text.count("<article>") == claims
    page = client.get("/export/map.html")
    assert "attachment" in page.headers["content-disposition"]
    assert "fp-claims" in page.text


def test_only_a_few_are_made_and_wait_at_once(client, monkeypatch):
    monkeypatch.setattr(export_routes_module, "_WAIT_SECONDS", 0)
    held = [
        export_routes_module._making.acquire() for _ in range(export_routes_module.MOST_AT_ONCE)
    ]
    try:
        for name in ("claims.csv", "map.html", "briefing.html"):
            refused = client.get(f"/export/{name}")
            assert (refused.status_code, refused.headers["retry-after"]) == (503, "60")
    finally:
        for _ in held:
            export_routes_module._making.release()
    assert client.get("/export/claims.csv").status_code == 200
