"""Adding reports in a real browser: pasted, looked at, corrected, saved, on the map; and several files at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from footprint.wording.texts_add import ADD
from footprint.wording.texts_review import REVIEW

TEXT = (
    "سيرت القوات الروسية والتركية دورية مشتركة في ريف مدينة عين العرب يوم الخميس 14 كانون الثاني 2021.\n"
    "وقصفت المدفعية التركية محيط مدينة تل رفعت شمالي حلب يوم الجمعة 15 كانون الثاني 2021."
)


@pytest.fixture
def tab(own_site, visit):
    """The page Add."""
    tab = visit(own_site, None)
    tab.page.set_default_timeout(60_000)
    tab.page.goto(f"{own_site.url}/add")
    tab.page.get_by_label(ADD["paste"]).wait_for()
    return tab


def button(tab, name):
    return tab.page.get_by_role("button", name=ADD[name], exact=True)


def test_a_pasted_report_is_corrected_saved_and_on_the_map(tab, own_site):
    page = tab.page
    before = len(own_site.store.reports())
    page.get_by_label(ADD["paste"]).fill(TEXT)
    button(tab, "read").click()
    button(tab, "save").wait_for()
    tab.wait("() => Boolean(window.footprint.state().ready)")
    assert page.locator(".fp-report u.fp-place").count() >= 2
    assert len(own_site.store.reports()) == before

    place = page.get_by_label(REVIEW["place"])
    place.fill("منبج")
    place.press("Enter")
    page.wait_for_function(
        "() => [...document.querySelectorAll('input')].some((each) => each.value.startsWith('Manbij'))"
    )
    page.get_by_role("button", name=REVIEW["save"]).click()
    page.locator(".fp-claim h2", has_text="Manbij").wait_for()
    button(tab, "save").click()
    page.get_by_text(ADD["saved"], exact=True).first.wait_for()

    entry = max(own_site.store.reports(), key=lambda each: each.added_at)
    claim = own_site.store.find_claims_of(entry.id)[0]
    assert claim.review.corrected == ("places",)
    assert claim.claim.places[0].name_en == "Manbij"
    page.get_by_role("link", name=ADD["to_map"]).click()
    page.locator(".st-key-room_panel .fp-claim h2", has_text="Manbij").wait_for()
    tab.wait("() => Boolean(window.footprint.state().ready)")
    assert any("Manbij" in mark["name"] for mark in tab.state()["marks"])


def test_several_files_are_read_and_the_broken_one_is_told(tab, own_site):
    page = tab.page
    files = [
        {"name": f"{n}.txt", "mimeType": "text/plain", "buffer": f"{n} {TEXT}".encode()}
        for n in range(3)
    ]
    files.append({"name": "broken.txt", "mimeType": "text/plain", "buffer": b"\xc3\x28 no text"})
    before = len(own_site.store.reports())
    page.locator('input[type="file"]').set_input_files(files)
    page.get_by_text("broken.txt").first.wait_for()
    button(tab, "read").click()
    page.locator(".fp-doubts li", has_text="broken.txt").wait_for()
    page.get_by_text(ADD["run_done"]).first.wait_for()
    assert len(own_site.store.reports()) == before + 3
    with page.expect_download() as found:
        page.get_by_role("button", name=ADD["refused_csv"]).click()
    assert "broken.txt" in Path(found.value.path()).read_text("utf-8-sig")
