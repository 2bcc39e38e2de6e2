"""The pages, run without a browser: what they hold for a filter, a link, a store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser

import pytest
from samples import ROOT
from streamlit.testing.v1 import AppTest

from footprint.errors import StoreTooNew
from footprint.filters import Filter
from footprint.ingest import Reader
from footprint.model import Reading, Report
from footprint.paths import store_path
from footprint.store import open_store
from footprint.ui import desk
from footprint.view import build


class Words(HTMLParser):
    """Only the words of some HTML."""

    def __init__(self):
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data):
        self.found.append(data)


def words_of(app: AppTest) -> str:
    parser = Words()
    for element in app.get("html"):
        parser.feed(element.proto.body)
    return " ".join(parser.found)


@pytest.fixture
def open_page(monkeypatch, seed) -> Callable[..., AppTest]:
    """Opens the pages over a store with the hand-made claims of the seed article."""
    desk.open_desk.cache_clear()
    # AppTest forgets the pages and all that is drawn when fragments run alone; the browser's tests see those.
    monkeypatch.setattr("footprint.ui.state._FOLLOWING", ["no fragment is called so"])
    monkeypatch.setattr(
        "footprint.ingest.bundled.get_reader",
        lambda: Reader(seed.reader, lambda report: Reading(report, seed.claims, seed.reader)),
    )

    def open_it(page: str | None = None, **query: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "pages" / "shell.py"), default_timeout=30)
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        if page:
            app.switch_page(page)
            app.run()
        assert not app.exception, app.exception
        return app

    yield open_it
    desk.open_desk.cache_clear()


def filter_of(app: AppTest) -> Filter:
    return app.session_state["filter"]


def test_a_first_start_says_what_this_is_and_that_the_report_is_an_example(open_page):
    words = words_of(open_page())
    assert "What reports say happened, where, and the words that say so." in words
    assert "an example that comes with footprint" in words
    assert "ingest FILE" in words
    assert "Not on the map" in words


def test_with_a_report_of_ones_own_nothing_is_called_an_example(open_page):
    open_page()
    store = open_store(store_path())
    store.keep(Reading(Report("All quiet.", language="en"), (), "test"), "mine.txt")
    words = words_of(open_page())
    assert "example" not in words
    assert "ingest FILE" in words


def test_the_page_of_reports_says_how_to_add_one(open_page):
    assert "ingest FILE" in words_of(open_page("reports.py"))


@pytest.mark.parametrize(("most", "is_open"), [(10_000, True), (0, False)])
def test_a_few_claims_off_the_map_stand_open_and_many_one_a_reason(
    open_page, monkeypatch, most, is_open
):
    monkeypatch.setattr("footprint.ui.off_map._FEW", most)
    app = open_page()
    counts = build(open_store(store_path())).select(Filter()).counts()
    shown = "".join(element.proto.body for element in app.get("html")).count("<li><h4>")
    assert shown == (counts.not_on_map if is_open else len(counts.off_map))


def test_the_sum_on_the_page_is_the_sum_of_the_snapshot(open_page):
    words = words_of(open_page(kinds="presence"))
    counts = build(open_store(store_path())).select(Filter(kinds=frozenset({"presence"}))).counts()
    assert (
        f"{counts.on_map} on the map and {counts.not_on_map} here make {counts.claims} claims"
        in words
    )


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({"from": "2020-01-01"}, Filter(day_from=date(2020, 1, 1))),
        ({"to": "2020-06-30", "dates": "certainly"}, Filter(day_to=date(2020, 6, 30), dates="certainly")),
        ({"actors": "group.usa,rus.mil", "match": "all"}, Filter(actors=frozenset({"group.usa", "rus.mil"}), match="all")),
        ({"actors": "syr.sdf:target,tur:initiator"}, Filter(actors=frozenset({"tur:initiator", "syr.sdf:target"}))),
        ({"q": "دورية"}, Filter(words="دورية")),
        ({"roles": "initiator"}, Filter(roles=frozenset({"initiator"}))),
        ({"sources": "Syria TV"}, Filter(sources=frozenset({"Syria TV"}))),
        ({"area": "36.0000,40.0000;37.0000,40.0000;37.0000,42.0000"}, Filter(area=((36, 40), (37, 40), (37, 42)))),
        ({"actors": "syr.sdf.asayish"}, Filter(actors=frozenset({"syr.sdf.asayish"}))),
        ({"kinds": "presence", "types": "patrol,convoy"}, Filter(kinds=frozenset({"presence"}), types=frozenset({"patrol", "convoy"}))),
        ({"modalities": "planned", "precisions": "near,area"}, Filter(modalities=frozenset({"planned"}), precisions=frozenset({"near", "area"}))),
    ],
)  # fmt: skip
def test_a_link_sets_the_widgets_and_comes_out_again(open_page, query, wanted):
    app = open_page(**query)
    assert filter_of(app) == wanted
    assert dict(app.query_params) == wanted.to_query()


def test_a_link_that_names_a_whole_group_chooses_the_group(open_page):
    app = open_page(actors="usa,coalition,fra,gbr")
    assert filter_of(app) == Filter(actors=frozenset({"group.usa"}))


def test_a_widget_changes_filter_and_address(open_page):
    app = open_page()
    app.date_input(key="f_from").set_value(date(2020, 2, 1)).run()
    assert filter_of(app) == Filter(day_from=date(2020, 2, 1))
    assert app.query_params["from"] == "2020-02-01"


def test_days_in_the_wrong_order_are_read_as_meant(open_page):
    app = open_page()
    app.date_input(key="f_from").set_value(date(2020, 5, 1))
    app.date_input(key="f_to").set_value(date(2020, 2, 1)).run()
    assert filter_of(app) == Filter(day_from=date(2020, 2, 1), day_to=date(2020, 5, 1))


def test_clear_takes_every_part_away(open_page):
    app = open_page(kinds="presence", to="2020-06-30")
    app.button(key="clear").click().run()
    assert filter_of(app) == Filter()
    assert dict(app.query_params) == {}


def test_the_filter_survives_another_page(open_page):
    app = open_page(kinds="presence")
    app.switch_page("reports.py").run()
    assert "1 report" in words_of(app)
    app.switch_page("map.py").run()
    assert filter_of(app) == Filter(kinds=frozenset({"presence"}))


def test_a_chosen_place_is_in_the_link(open_page, seed):
    place = next(p for claim in seed.claims for p in claim.drawn_places)
    app = open_page(at=place.id, n="2")
    assert "2 of" in words_of(app)
    assert place.name_en in words_of(app)


@pytest.mark.parametrize("number", ["0", "-3", "x", "9" * 30])
def test_a_mangled_place_in_a_link_is_no_error(open_page, number):
    open_page(at="geonames:173377,'\"<>", n=number)


def test_a_report_opens_at_the_words_of_a_claim(open_page, seed):
    open_page()
    store = open_store(store_path())
    claim = store.find_claims_of(seed.report.id)[3]
    app = AppTest.from_file(str(ROOT / "pages" / "shell.py"), default_timeout=30)
    app.run()
    app.query_params["report"] = seed.report.id
    app.query_params["claim"] = str(claim.number)
    app.switch_page("reports.py").run()
    bodies = "".join(element.proto.body for element in app.get("html"))
    assert 'id="fp-target"' in bodies
    assert claim.claim.quotes[0].text.split()[0] in words_of(app)


def test_an_unknown_report_is_told_and_the_list_shown(open_page):
    app = open_page()
    app.query_params["report"] = "0" * 64
    app.switch_page("reports.py").run()
    assert "no such report" in app.warning[0].value
    assert "1 report" in words_of(app)


def test_a_store_that_cannot_be_used_is_told(open_page, monkeypatch):
    def refuse():
        raise StoreTooNew(
            "footprint.db was written by footprint 9; install that, or set FOOTPRINT_DATA"
        )

    open_page()
    with monkeypatch.context() as patch:
        patch.setattr("footprint.ui.desk.open_desk", refuse)
        app = AppTest.from_file(str(ROOT / "pages" / "shell.py"), default_timeout=30).run()
    assert "written by footprint 9" in app.error[0].value
