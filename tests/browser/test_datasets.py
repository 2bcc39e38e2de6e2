"""Data sets in a real browser: checked with every bad row named, taken in with progress, on the map, taken back."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

import pytest
from browser.sites import start, stop
from playwright.sync_api import expect
from test_import import ROWS, UCDP

from footprint.view import build
from footprint.wording.texts_import import IMPORT


@pytest.fixture(scope="module")
def own_site(tmp_path_factory):
    """A first start whose store may be changed."""
    site = start(tmp_path_factory.mktemp("datasets"))
    yield site
    stop(site)


@pytest.fixture
def tab(own_site, visit):
    """The page of data sets."""
    tab = visit(own_site, None)
    tab.page.set_default_timeout(60_000)
    tab.page.goto(f"{own_site.url}/datasets")
    tab.page.get_by_text(IMPORT["lead"]).wait_for()
    return tab


def send(page, name, data):
    page.locator('input[type="file"]').first.set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": data}
    )
    page.get_by_text(name).first.wait_for()
    page.get_by_role("button", name=IMPORT["check"], exact=True).click()


def test_bad_rows_are_named_and_nothing_comes_in(tab, own_site):
    page, before = tab.page, build(own_site.store).claim_count
    bad = [
        ROWS[0],
        ROWS[1].replace("2016-02-01,", "<img src=x onerror=alert(1)>,"),
        ROWS[2].replace("36.58,37.04", "40.9,34.4"),
    ]
    send(page, "bad.csv", "\n".join([UCDP, *bad]).encode())
    page.get_by_text(IMPORT["check_title"]).wait_for()
    with page.expect_download() as found:
        page.get_by_role("button", name=IMPORT["refused_csv"]).click()
    rows = list(csv.reader(io.StringIO(Path(found.value.path()).read_text("utf-8-sig"))))
    assert [row[:2] for row in rows[1:]] == [["row 3", "date_start"], ["row 4", "latitude"]]
    assert "<img src=x onerror=alert(1)>" in rows[1][2]
    assert "look exchanged" in rows[2][2]
    assert build(own_site.store).claim_count == before


def test_a_file_comes_in_with_progress_is_on_the_map_and_goes_again(tab, own_site, shared):
    page, before = tab.page, build(own_site.store).claim_count
    with gzip.open(shared / "reference" / "ucdp_ged191_syria.csv.gz", "rt", "utf-8") as file:
        rows = list(csv.reader(file))[:1501]
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    send(page, "ged.csv", text.getvalue().encode())
    page.get_by_role("button", name="Take in all 1,500 rows").click()
    page.locator(".st-key-import_going", has_text="read").wait_for()
    page.get_by_text(IMPORT["keep_title"], exact=True).wait_for()
    expect(page.locator(".fp-import-told")).to_have_text("1,500 new rows.")
    assert build(own_site.store).claim_count == before + 1500

    page.get_by_role("link", name=IMPORT["to_map"]).click()
    tab.wait("() => Boolean(window.footprint.state().ready)")
    counts = tab.state()["counts"]
    assert counts["incidents"] + counts["hidden"] == 1500

    page.get_by_role("link", name=IMPORT["title"]).first.click()
    page.get_by_role("button", name=IMPORT["undo"]).click()
    page.get_by_role("button", name=IMPORT["undo_now"]).click()
    page.get_by_text("1,500 rows were taken back.").wait_for()
    assert build(own_site.store).claim_count == before


def test_a_check_can_be_stopped(tab, own_site, shared):
    page = tab.page
    with gzip.open(shared / "reference" / "ucdp_ged191_syria.csv.gz", "rb") as file:
        send(page, "whole.csv", file.read())
    page.get_by_role("button", name=IMPORT["stop"]).click()
    page.get_by_text(IMPORT["stopped"]).or_(page.get_by_text(IMPORT["check_title"])).wait_for()
    assert own_site.store.verify().faults == []
