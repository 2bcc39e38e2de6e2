"""The API gives what the page shows, by the same filters, and refuses what it cannot use."""

import json
import warnings
from dataclasses import replace

import pytest
from hypothesis import given, settings
from starlette.applications import Starlette

from footprint.filters import Filter
from footprint.ui import api, desk
from footprint.ui.api_limit import Limit
from footprint.view import build

with warnings.catch_warnings():
    # Both say which HTTP library they would rather have.
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis.specs.openapi.checks import positive_data_acceptance
    from starlette.testclient import TestClient


@pytest.fixture
def client(monkeypatch, seed):
    desk.open_desk.cache_clear()
    monkeypatch.setattr(api, "_limit", Limit(10**6))
    desk.open_desk().store.keep(replace(seed, reader="1"), "seed")
    yield TestClient(Starlette(routes=api.api_routes()))
    desk.open_desk.cache_clear()


def test_every_claim_that_passes_is_on_one_page_of_its_list(client):
    store = desk.open_desk().store
    wanted = Filter(kinds=frozenset({"presence"}))
    expected = sorted(int(n) for n in build(store).select(wanted).claims)
    found, cursor = [], None
    while True:
        query = {"kinds": "presence", "limit": 2} | ({"cursor": cursor} if cursor else {})
        page = client.get("/api/v1/claims", params=query).json()
        assert page["total"] == len(expected)
        found += [each["claim"] for each in page["claims"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert found == expected


def test_a_claim_quotes_its_report(client):
    for claim in client.get("/api/v1/claims").json()["claims"]:
        report = client.get(f"/api/v1/reports/{claim['report']['id']}").json()
        for quote in claim["quotes"]:
            assert report["report"]["text"][quote["start"] : quote["end"]] == quote["text"]


def test_the_map_form_has_points_where_the_map_has(client):
    answer = client.get("/api/v1/claims", params={"format": "geojson"})
    assert answer.headers["content-type"].startswith("application/geo+json")
    drawn = sum(each["geometry"] is not None for each in answer.json()["features"])
    assert drawn == build(desk.open_desk().store).count(Filter()).on_map


def test_places_actors_and_presence_are_told(client):
    places = client.get("/api/v1/places").json()
    assert places["total"] == len(places["places"]) > 1
    assert all(30 < each["lat"] < 40 for each in places["places"])
    named = [each for each in client.get("/api/v1/actors").json()["actors"] if each["is_named"]]
    assert {"usa.mil", "rus.mil"} <= {each["id"] for each in named}
    told = client.get("/api/v1/presence", params={"as_of": "2021-02-01"}).json()
    assert told["total"] == len(told["presence"]) > 1
    assert {each["state"] for each in told["presence"]} <= {
        "present",
        "planned",
        "withdrawn",
        "contested",
    }
    assert client.get("/api/v1/presence").status_code == 400


def test_what_did_not_change_is_not_sent_again(client):
    first = client.get("/api/v1/claims")
    again = client.get("/api/v1/claims", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/api/v1/claims", params={"limit": 1})
    assert other.headers["etag"] != first.headers["etag"]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("actors=nobody", "actors"),
        ("colour=red", "colour"),
        ("limit=0", "limit"),
        ("limit=٣", "limit"),
        ("cursor=x", "cursor"),
        ("from=2020-02-30", "from"),
        ("format=xml", "format"),
        ("kinds=incident&kinds=presence", "kinds"),
    ],
)
def test_a_parameter_that_cannot_be_used_is_named(client, query, named):
    answer = client.get(f"/api/v1/claims?{query}")
    assert answer.status_code == 400
    assert named in answer.json()["detail"]


def test_an_unknown_report_is_not_there(client):
    assert client.get(f"/api/v1/reports/{'0' * 64}").status_code == 404
    assert client.get("/api/v1/reports/x").status_code == 404


def test_who_asks_too_often_waits(client, monkeypatch):
    now = [0.0]
    monkeypatch.setattr(api, "_limit", Limit(2, 0.5, lambda: now[0]))
    codes = [client.get("/api/v1/actors").status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    assert client.get("/api/v1/actors").headers["retry-after"] == "2"
    now[0] = 2.0
    assert client.get("/api/v1/actors").status_code == 200


def test_nothing_can_be_written(client):
    for method in ("post", "put", "delete", "patch"):
        assert getattr(client, method)("/api/v1/claims").status_code == 405


def test_the_document_is_true(client):
    """Schemathesis makes requests of every sort from the document and holds the answers against it."""
    app = Starlette(routes=api.api_routes())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
        operations = [each.ok() for each in schema.get_all_operations()]
    assert len(operations) == 5
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=12, deadline=None)
        def check(case):
            # A range that ends before it starts is refused, which no schema can say.
            case.call_and_validate(excluded_checks=[positive_data_acceptance])

        check()


@pytest.mark.parametrize("listed", ["analyst", "viewer"])
def test_where_people_sign_in_nothing_is_given_to_who_did_not(client, monkeypatch, seed, listed):
    from starlette.middleware import Middleware
    from streamlit.web.server.server_util import get_cookie_secret
    from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

    from footprint.access import Access
    from footprint.ui import guarding
    from footprint.ui.export_routes import export_routes

    def cookie(address):
        told = json.dumps({"is_logged_in": True, "email": address})
        value = create_signed_value(get_cookie_secret(), "_streamlit_user", told)
        return {"_streamlit_user": value.decode() if isinstance(value, bytes) else value}

    access = Access("analyst", True, {"ana@example.org": frozenset({listed})})
    monkeypatch.setattr(guarding, "get_access", lambda: access)
    app = Starlette(
        routes=[*api.api_routes(), *export_routes()], middleware=[Middleware(guarding.Guard)]
    )
    paths = [
        "/api/v1/claims",
        f"/api/v1/reports/{seed.report.id}",
        "/api/v1/places",
        "/api/v1/actors",
        "/api/v1/presence?as_of=2021-01-01",
        "/api/v1/openapi.json",
        "/export/claims.csv",
        "/export/feed.atom",
        "/export/briefing.html",
        "/export/map.html",
    ]
    assert {path.partition("?")[0] for path in paths} >= {
        route.path.replace("{id}", seed.report.id) for route in api.api_routes()
    }
    for path in paths:
        for cookies in ({}, cookie("eve@example.org"), {"_streamlit_user": "garbage"}):
            refused = TestClient(app, cookies=cookies).get(path)
            assert refused.status_code == 403, path
            assert seed.report.title not in refused.text
        assert TestClient(app, cookies=cookie("ana@example.org")).get(path).status_code == 200, path


def test_what_was_taken_back_is_not_given(client, tmp_path):
    from test_import import ROWS, UCDP, put

    from footprint.exchange.incoming.importing import import_file

    store = desk.open_desk().store
    batch = import_file("ucdp", put(tmp_path / "g.csv", UCDP, ROWS), store).batch
    told = client.get("/api/v1/claims", params={"sources": "UCDP GED"}).json()
    assert told["total"] == 3
    report_id = told["claims"][0]["report"]["id"]
    store.withdraw(batch, "ana")
    assert client.get("/api/v1/claims", params={"sources": "UCDP GED"}).json()["total"] == 0
    assert "Shells hit a village" not in client.get("/api/v1/places").text
    assert client.get(f"/api/v1/reports/{report_id}").status_code == 404
