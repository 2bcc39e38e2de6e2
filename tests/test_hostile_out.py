"""Every hostile string out of every door: in each file and answer it is a value, and no part of the form."""

from __future__ import annotations

import csv
import json
import os
import re
import sqlite3
import warnings
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from defusedxml import ElementTree
from hostile import fill, report_of, texts_of
from starlette.applications import Starlette

from footprint.exchange import briefing, news
from footprint.exchange.briefing import make_briefing
from footprint.exchange.exporting import export
from footprint.exchange.formats import FORMATS
from footprint.exchange.news import make_digest, make_feed
from footprint.filters import Filter
from footprint.store import open_store
from footprint.ui import api, desk
from footprint.ui.alone import write_alone
from footprint.ui.api_limit import Limit
from footprint.ui.export_routes import export_routes
from footprint.view import build

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it says which HTTP library it would rather have
    from starlette.testclient import TestClient

STEP = int(os.environ.get("FOOTPRINT_HOSTILE_STEP", "200"))
"""Every so manieth string; `make hostile` takes all."""
ATOM = "{http://www.w3.org/2005/Atom}"
KML = "{http://www.opengis.net/kml/2.2}"
SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RUN = re.compile(r"^[\s\ufeff]*[=+\-@|%＝＋－＠]|^[\t\r\n]")
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
PARAMETERS = (
    "from", "to", "dates", "match", "kinds", "types", "modalities", "actors", "roles", "precisions", "certainties", "reviews",
    "sources", "q", "area", "limit", "cursor", "format", "as_of", "unheard",
)  # fmt: skip


@pytest.fixture(scope="module")
def texts(hostile_strings, shared):
    every = texts_of(shared, hostile_strings)
    assert len(every) > 8_800
    return [*every[:12], *every[12::STEP]]


@pytest.fixture(scope="module")
def store(texts, tmp_path_factory):
    made = open_store(tmp_path_factory.mktemp("hostile") / "footprint.db")
    fill(made, texts)
    return made


@pytest.fixture(scope="module")
def leaving(store):
    numbers = sorted(int(number) for number in build(store).select(Filter()).claims)
    return list(store.leaving(numbers))


@pytest.fixture
def files(store, tmp_path):
    """Writes a format, and gives the file."""

    def write(name):
        path = tmp_path / f"out{FORMATS[name].suffix}"
        export(store, build(store), Filter(), FORMATS[name], path)
        return path

    return write


def squeezed(text):
    return "".join(c for c in text if c.isprintable() and not c.isspace() and c != "\ufffd")


def assert_all_there(texts, told):
    whole = squeezed(told)
    assert [text for text in texts if squeezed(text) not in whole] == []


@pytest.mark.parametrize("name", [name for name in FORMATS if name.endswith(".csv")])
def test_no_cell_of_a_table_is_run(files, texts, name):
    with files(name).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) > (0 if name.startswith("ucdp") else len(texts))  # nobody died in them
    assert {len(row) for row in rows} == {len(rows[0])}
    for row in rows:
        for cell in row:
            assert not RUN.match(cell) or NUMBER.fullmatch(cell) or cell.startswith("'"), cell


@pytest.mark.parametrize("name", [name for name in FORMATS if name.endswith(".xlsx")])
def test_no_cell_of_a_sheet_is_a_formula_a_link_or_another_element(files, texts, name):
    with zipfile.ZipFile(files(name)) as archive:
        for member in archive.namelist():
            tree = ElementTree.fromstring(archive.read(member))
            tags = {element.tag for element in tree.iter()}
            assert not tags & {SPREADSHEET + tag for tag in ("f", "hyperlink", "oleObject")}, member
        told = b"".join(archive.read(m) for m in archive.namelist() if m.startswith("xl/"))
    assert told.count(b"<row") > (0 if name.startswith("ucdp") else len(texts))


@pytest.mark.parametrize("name", [name for name in FORMATS if name.endswith(("json", "jsonl"))])
def test_every_string_is_a_value_of_the_json(files, texts, name):
    raw = files(name).read_bytes().decode()
    values = []

    def look(value):
        if isinstance(value, dict):
            assert not set(value) & set(texts)
            value = list(value.values())
        if isinstance(value, list):
            for each in value:
                look(each)
        elif isinstance(value, str):
            values.append(value)

    for line in raw.splitlines() if name.endswith("jsonl") else [raw]:
        look(json.loads(line))
    if "plover" not in name:
        assert not set(texts) - set(values) or name.startswith("acled")


def test_every_string_is_text_of_the_kml_and_no_markup_of_its_descriptions(files, texts):
    tree = ElementTree.fromstring(files("kml").read_bytes())
    known = {KML + tag for tag in (
        "kml", "Document", "name", "Style", "IconStyle", "color", "scale", "LabelStyle", "Folder", "Placemark", "description",
        "TimeSpan", "begin", "end", "styleUrl", "ExtendedData", "Data", "value", "Point", "coordinates",
    )}  # fmt: skip
    assert {element.tag for element in tree.iter()} <= known
    assert_all_there(texts, "".join(tree.itertext()))
    for element in tree.iter(KML + "description"):
        assert elements_of(element.text or "") == []


def test_the_database_of_a_map_holds_every_string_as_text(files, texts):
    with closing(sqlite3.connect(files("geopackage"))) as raw:
        tables = [row[0] for row in raw.execute("SELECT table_name FROM gpkg_contents")]
        told = "".join(
            str(cell) for t in tables for row in raw.execute(f'SELECT * FROM "{t}"') for cell in row
        )
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert_all_there(texts, told)


def elements_of(html):
    """Every element that a browser's parser would find, with its attributes."""
    found = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: found.append((tag, dict(attributes)))
    parser.feed(html)
    parser.close()
    return found


def test_every_string_is_text_of_the_feed(leaving, texts):
    known = {ATOM + tag for tag in ("feed", "title", "id", "updated", "author", "name", "link", "entry", "content")}  # fmt: skip
    told = ""
    for text in texts:  # the filter's words and the addresses too
        make_feed([], Filter(sources=frozenset({text}), words=text), text, text)
    for start in range(0, len(leaving), news.MOST):
        tree = ElementTree.fromstring(
            make_feed(leaving[start : start + news.MOST], Filter(), "http://x/", "http://x/")
        )
        assert {element.tag for element in tree.iter()} <= known
        assert all(e.get("type") == "text" for e in tree.iter(ATOM + "content"))
        assert all(e.get("href").startswith("http://x/") for e in tree.iter(ATOM + "link"))
        told += "".join(tree.itertext())
    assert_all_there(texts, told)


def test_no_string_is_markup_of_the_digest(leaving):
    for line in make_digest(leaving, Filter(), None).splitlines():
        assert not re.search(r"[\x00-\x1f\x7f-\x9f]", line), line
        words = re.sub(r"\\[^A-Za-z0-9\s]", "", line)  # what Markdown shows as it is
        assert not re.search(r"[<>`\[\]&\\]", words), line


def test_every_string_is_text_of_the_briefing(store, texts, monkeypatch):
    monkeypatch.setattr(briefing, "MOST", 10**6)
    page = make_briefing(store, build(store), Filter(), datetime(2020, 1, 1, tzinfo=UTC))
    found = elements_of(page)
    assert {tag for tag, _ in found} <= {
        "html", "head", "meta", "title", "style", "body", "h1", "p", "svg", "g", "path", "circle", "text", "rect", "ellipse", "tspan",
        "table", "tr", "th", "td", "article", "h3", "blockquote", "defs", "line", "polygon", "polyline",
        "ul", "li", "i",
    }  # fmt: skip
    for tag, attributes in found:
        assert not [name for name in attributes if name.startswith("on") or name == "href"], tag
    assert sum(tag == "article" for tag, _ in found) == 3 * len(texts)
    told = []
    parser = HTMLParser()
    parser.handle_data = told.append
    parser.feed(page)
    assert_all_there(texts, "".join(told))


def test_no_string_alters_the_page_of_the_map_that_travels_alone(store, texts, tmp_path, seed):
    """Beside the packed data it is the page of any other claims, byte for byte."""
    other = open_store(tmp_path / "other.db")
    other.keep(seed, "seed")
    pages = []
    for each in (store, other):
        path = tmp_path / "map.html"
        write_alone(each, build(each), Filter(), path)
        packed = re.compile(r'(<script type="text/plain" id="fp-\w+">)[A-Za-z0-9+/=]*(</script>)')
        page, count = packed.subn(r"\1\2", path.read_text("utf-8"))
        pages.append(re.sub(r"[0-9a-f]{32}", "", page))
        assert count == 7
    assert pages[0] == pages[1]


@pytest.fixture
def client(store, monkeypatch):
    """The API and the downloads over the store of hostile strings."""
    made = desk.Desk(
        store, desk.TimedViews(store), desk.Service(store, desk.get_access()), store.database.hold_open()
    )  # fmt: skip
    monkeypatch.setattr(api, "_limit", Limit(10**9))
    monkeypatch.setattr(api, "open_desk", lambda: made)
    monkeypatch.setattr("footprint.ui.export_routes.open_desk", lambda: made)
    app = Starlette(routes=[*api.api_routes(), *export_routes()])
    yield TestClient(app, raise_server_exceptions=True)
    made.held.close()


def test_the_api_gives_every_string_as_a_value_that_no_browser_reads_as_a_page(client, texts):
    found, cursor = set(), "0"
    while cursor is not None:
        answer = client.get("/api/v1/claims", params={"limit": 500, "cursor": cursor})
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["x-content-type-options"] == "nosniff"
        cursor = answer.json()["next"]
        for claim in answer.json()["claims"]:
            found |= {claim["report"]["title"], claim["report"]["source"]}
    assert not set(texts) - found
    for text in texts[:: max(1, STEP // 4)]:
        answer = client.get(f"/api/v1/reports/{report_of(text).id}")
        assert answer.json()["report"]["text"] == text


def test_hostile_parameters_are_refused_or_answered_and_never_shown_as_a_page(client, texts):
    """Every string is the value of one parameter of one address, in turn; the first some of each of all."""
    paths = (
        "/api/v1/claims", "/api/v1/places", "/api/v1/presence", "/api/v1/actors", "/export/claims.csv", "/export/feed.atom",
        "/export/briefing.html", "/export/map.html",
    )  # fmt: skip
    asked = [
        (paths[at % 6], PARAMETERS[at // 6 % len(PARAMETERS)], text)
        for at, text in enumerate(texts)
    ]
    asked += [(path, name, text) for path in paths for name in PARAMETERS for text in texts[4:5]]
    for path, name, text in asked:
        answer = client.get(path, params={name: text})
        assert answer.status_code in (200, 400), (path, name, text, answer.text)
        kind = answer.headers["content-type"]
        if answer.status_code == 400:
            assert kind.startswith(("application/problem+json", "text/plain")), kind
        elif "html" in kind:
            assert "<" not in text or text not in answer.text
    for text in texts:
        named = quote(text[:200], safe="")
        assert client.get(f"/api/v1/reports/{named}").status_code in (400, 404), text
        assert client.get(f"/export/{named}").status_code in (200, 404), text
