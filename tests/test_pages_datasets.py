"""The page of data sets: a file is checked, bad rows are named, it comes in whole, and can be taken back."""

import pytest
from apps import forget, open_page
from samples import ROOT
from streamlit.testing.v1 import AppTest
from test_import import ROWS, UCDP

from footprint.filters import Filter
from footprint.gazetteer.imports.given import Refused
from footprint.ui import desk, guarding, import_room, import_state
from footprint.ui.layers import turned
from footprint.view import build
from footprint.wording.texts_import import IMPORT

GOOD = "\n".join([UCDP, *ROWS]).encode()
BAD = "\n".join([UCDP, ROWS[0], ROWS[1].replace("2016-02-01,", "soon,")]).encode()


@pytest.fixture(autouse=True)
def _fresh():
    forget()
    yield
    forget()


@pytest.fixture
def page():
    return open_page("datasets.py")


def html_of(app):
    return "".join(element.proto.body for element in app.get("html"))


def press(app, key):
    app.button(key=key).click().run()
    return settle(app)


def settle(app):
    """Until what was begun is over."""
    if "import_work" in app.session_state:
        app.session_state["import_work"].thread.join(60)
    app.run()
    assert not app.exception, app.exception
    return app


def send(app, data, name="ged.csv", kind=import_state.BY_FILE):
    app.file_uploader(key="import_file_0").set_value((name, data, "text/csv")).run()
    app.selectbox(key="import_kind_0").set_value(kind).run()
    return press(app, "import_check")


def test_a_file_is_checked_then_comes_in_and_goes_again(page):
    store = desk.open_desk().store
    before = build(store).claim_count
    revision = store.revision()
    send(page, GOOD)
    told = html_of(page)
    assert IMPORT["check_title"] in told
    assert "UCDP GED" in told
    assert "Shells hit a village" in told
    assert store.revision() == revision
    press(page, "import_keep")
    assert IMPORT["keep_title"] in html_of(page)
    assert build(store).claim_count == before + 3
    (batch,) = store.batches()
    assert batch.who == guarding.current_person().name
    assert batch.name == "ucdp ged.csv"
    press(page, f"import_undo_{batch.number}")
    assert IMPORT["undo_title"] in html_of(page)
    assert build(store).claim_count == before
    assert IMPORT["batch_gone"] in html_of(page)
    press(page, "import_another")
    assert IMPORT["lead"] in html_of(page)
    assert store.verify().faults == []


def test_without_a_file_there_is_nothing_to_check(page):
    assert page.button(key="import_check").disabled


def test_what_a_file_says_is_no_markup(page):
    hostile = "<script>alert(1)</script>"
    send(page, BAD.replace(b"soon", hostile.encode()), f"{hostile}.csv", "ucdp")
    assert "<script>" not in html_of(page)
    assert "&lt;script&gt;" in html_of(page)


def test_a_bad_row_is_named_by_row_and_column_and_the_rest_can_be_taken(page):
    store = desk.open_desk().store
    before = build(store).claim_count
    send(page, BAD)
    told = html_of(page)
    assert (
        "<td dir=auto>row 3</td><td dir=auto>date_start</td><td dir=auto>&#x27;soon&#x27; is no date"
        in told
    )
    assert told.count("<tr>") == 2
    assert build(store).claim_count == before
    press(page, "import_keep")
    assert build(store).claim_count == before + 1


@pytest.mark.parametrize(
    ("data", "name", "kind", "told"),
    [
        (b"", "ged.csv", "ucdp", "empty"),
        (GOOD.replace(b"where_prec", b"exactness"), "ged.csv", "ucdp", "where\\_prec"),
        (b"\0\0\0", "../../x.csv", "ucdp", "not a text file"),
        (b"{", "x.geojson", import_state.BY_FILE, "no JSON"),
        (GOOD, "ged.csv", "table", "mapping"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(page, data, name, kind, told):
    send(page, data, name, kind)
    assert told in page.warning[0].value
    assert desk.open_desk().store.batches() == []


def test_the_table_of_bad_rows_runs_nothing():
    table = import_room.refused_csv([Refused("row 2", "column =cmd: =1+1"), Refused("row 3", "x")])
    assert table.decode("utf-8-sig").splitlines()[1:] == ["row 2,'=cmd,'=1+1", "row 3,,x"]


def test_in_public_mode_nothing_can_be_taken_in(monkeypatch):
    desk.open_desk()
    forget()
    monkeypatch.setenv("FOOTPRINT_MODE", "public")
    app = AppTest.from_file(str(ROOT / "pages" / "shell.py"), default_timeout=60)
    app.run()
    app.switch_page("datasets.py").run()
    assert IMPORT["read_only"] in html_of(app)
    assert not app.get("file_uploader")


def test_a_data_set_is_a_layer_that_is_switched_off_and_on(page, monkeypatch):
    # AppTest forgets the pages and all that is drawn when fragments run alone.
    monkeypatch.setattr("footprint.ui.state._FOLLOWING", ["no fragment is called so"])
    send(page, GOOD)
    press(page, "import_keep")
    page = AppTest.from_file(str(ROOT / "pages" / "shell.py"), default_timeout=60).run()
    assert not page.exception, page.exception
    layer = page.toggle(key="layer_UCDP GED")
    assert layer.value is True
    layer.set_value(False).run()
    assert not page.exception, page.exception
    assert "UCDP GED" not in page.session_state["filter"].sources
    assert page.session_state["filter"].sources
    assert page.toggle(key="layer_UCDP GED").value is False
    page.toggle(key="layer_UCDP GED").set_value(True).run()
    assert page.session_state["filter"].sources == frozenset()


@pytest.mark.parametrize(
    ("sources", "expected"),
    [((), {"A", "B"}), (("A",), {"A", "C"}), (("C",), {"A", "B"}), (("A", "B"), set())],
)
def test_switching_a_layer_changes_it_alone(sources, expected):
    wanted = turned(Filter(sources=frozenset(sources)), ("A", "B", "C"), "C")
    assert wanted.sources == expected
