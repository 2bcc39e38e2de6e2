"""The Add page: a report is looked at and corrected before it is kept; many are read in the background."""

import json
from datetime import date

import pytest
from apps import forget, open_page
from samples import ROOT
from streamlit.testing.v1 import AppTest

from footprint.ingest import bulk, sources
from footprint.ingest.engine import TIME_LIMIT, time_limit_of
from footprint.store.job_records import JobLine
from footprint.ui import add_room, add_runs, desk, guarding
from footprint.ui.add_state import Upload
from footprint.ui.parts import plain
from footprint.wording.texts_add import ADD

TEXT = (
    "اعترضت دورية أميركية موكباً روسياً قرب مدينة القامشلي يوم الإثنين.\n"
    "وقصفت المدفعية التركية محيط مدينة تل رفعت شمالي حلب أمس."
)


@pytest.fixture(autouse=True)
def _fresh():
    forget()
    yield
    forget()


@pytest.fixture
def page():
    return open_page("add.py")


def html_of(app):
    return "".join(element.proto.body for element in app.get("html"))


def press(app, key):
    app.button(key=key).click().run()
    assert not app.exception, app.exception
    return app


def paste(app, text):
    app.text_area(key="add_paste_0").set_value(text)
    app.button(key="add_read").click().run()
    assert not app.exception, app.exception
    return app


def radio(app):
    return app.radio(key="add_claim")


def test_nothing_is_kept_before_it_is_saved(page):
    store = desk.open_desk().store
    before = store.revision()
    paste(page, TEXT)
    assert ADD["preview"] in html_of(page)
    assert len(radio(page).options) >= 2
    told = html_of(page)
    assert 'class="fp-place"' in told
    assert "fp-actor-" in told
    assert store.revision() == before
    press(page, "add_discard")
    assert store.revision() == before
    assert page.text_area(key="add_paste_0").label == ADD["paste"]


def test_what_a_person_corrects_is_kept_as_theirs(page):
    store = desk.open_desk().store
    known = {entry.id for entry in store.reports()}
    paste(page, TEXT)
    modality = next(each for each in page.selectbox if each.key.startswith("modality_"))
    modality.set_value("denied").run()
    press(page, "save")
    numbers = radio(page).options
    assert numbers[0].startswith(ADD["corrected"].partition(":")[0])
    radio(page).set_value(2).run()
    press(page, "add_out")
    assert ADD["rejected"].partition(":")[0] in radio(page).options[1]
    press(page, "add_save")
    (added,) = [entry for entry in store.reports() if entry.id not in known]
    claims = store.find_claims_of(added.id)
    assert claims[0].claim.modality == "denied"
    assert claims[0].review.corrected == ("modality",)
    (left_out,) = store.get_claims([claims[0].number + 1])
    assert (claims[0].review.status, left_out.review.status) == ("open", "rejected")
    assert left_out.number not in {each.number for each in claims}
    history = store.reviews.history(claims[0].number)
    assert history[-1].action == "correct"
    assert history[-1].who == guarding.current_person().name
    assert ADD["saved"] in html_of(page)
    assert store.verify().faults == []


def test_a_place_of_ones_own_gets_a_number_of_the_store(page):
    store = desk.open_desk().store
    who = guarding.current_person().name
    own = {"name_en": "Mine", "name_ar": None, "lat": 36.0, "lon": 40.0, "radius_km": 1.0}
    assert store.reviews.put_place(who, None, own, None) == "own:1"
    paste(page, TEXT)
    typed = next(each for each in page.text_input if each.key.startswith("place_"))
    typed.set_value("36.5, 40.5").run()
    press(page, "save")
    press(page, "add_save")
    entry = max(store.reports(), key=lambda each: each.added_at)
    place = store.find_claims_of(entry.id)[0].claim.places[0]
    assert (place.id, place.lat, place.lon) == ("own:2", 36.5, 40.5)
    assert set(store.reviews.places()) == {"own:1", "own:2"}
    assert store.verify().faults == []


def test_a_missing_date_is_asked_for_and_moves_the_dates_of_claims(page):
    paste(page, TEXT)
    assert ADD["published_missing"] in html_of(page)
    day = next(each for each in page.date_input if each.key.startswith("add_day_"))
    day.set_value("2021-01-18").run()
    outlet = next(each for each in page.text_input if each.key.startswith("add_source_"))
    outlet.set_value("Wire").run()
    press(page, "add_again")
    assert ADD["published_missing"] not in html_of(page)
    press(page, "add_save")
    store = desk.open_desk().store
    entry = max(store.reports(), key=lambda each: each.added_at)
    assert (entry.source, entry.published.date().isoformat()) == ("Wire", "2021-01-18")
    days = {str(each.claim.date.start) for each in store.find_claims_of(entry.id)}
    assert "2021-01-18" in days or "2021-01-17" in days


def set_field(page, name, value):
    fields = page.date_input if name == "day" else page.text_input
    next(each for each in fields if each.key.startswith(f"add_{name}_")).set_value(value).run()


def test_an_outlet_that_was_typed_is_saved_and_corrections_stay(page):
    paste(page, TEXT)
    modality = next(each for each in page.selectbox if each.key.startswith("modality_"))
    modality.set_value("denied").run()
    press(page, "save")
    set_field(page, "source", " Wire ")
    set_field(page, "title", "A title")
    press(page, "add_save")
    store = desk.open_desk().store
    entry = max(store.reports(), key=lambda each: each.added_at)
    assert (entry.source, entry.title) == ("Wire", "A title")
    assert store.find_claims_of(entry.id)[0].claim.modality == "denied"
    assert store.verify().faults == []


def test_a_day_that_was_typed_is_read_with_and_shown_before_it_is_saved(page):
    store = desk.open_desk().store
    before = store.count_reports()
    paste(page, TEXT)
    set_field(page, "day", date(2021, 1, 18))
    press(page, "add_save")
    assert [each.value for each in page.warning] == [plain(ADD["look_again"])]
    assert store.count_reports() == before
    press(page, "add_save")
    entry = max(store.reports(), key=lambda each: each.added_at)
    assert entry.published.date() == date(2021, 1, 18)


def test_a_day_that_was_typed_after_a_correction_has_to_be_read_with_first(page):
    store = desk.open_desk().store
    before = store.count_reports()
    paste(page, TEXT)
    press(page, "add_out")
    set_field(page, "day", date(2021, 1, 18))
    press(page, "add_save")
    assert [each.value for each in page.warning] == [plain(ADD["read_first"])]
    assert store.count_reports() == before


def test_what_is_no_report_is_told(page):
    paste(page, "   ")
    assert page.warning[0].value.startswith(ADD["nothing"].partition(" ")[0])
    paste(page, "half a word \ud83d".encode("utf-8", "replace").decode() + "\0")
    assert "NUL" in page.warning[0].value


def test_hostile_words_stay_words(page):
    paste(
        page,
        "<script>alert(1)</script> {{ 7*7 }} قصفت المدفعية التركية مدينة تل رفعت <img src=x onerror=y>",
    )
    told = html_of(page)
    assert "<script>alert" not in told
    assert "<img src=x" not in told
    assert "{{ 7*7 }}" in told
    assert "&lt;script&gt;" in told


def test_several_files_are_a_run_with_what_was_refused(page):
    store = desk.open_desk().store
    given = sources.given_uploads([("a.txt", TEXT.encode()), ("=b.txt", b"\xff\xfe\x00")])
    run = bulk.start(store, "ana", given, add_runs.reader_in_use()).number
    add_runs.begin(store, run)
    add_runs.wait(run, 60)
    assert store.jobs.get(run).state == "done"
    page.run()
    told = html_of(page)
    assert "a.txt" in told
    assert ADD["run_done"] in told
    assert "b.txt" in told
    press(page, f"forget_{run}")
    assert store.jobs.find() == []


def test_what_is_configured_reads_on_the_page_too(monkeypatch):
    plain = add_runs.reader_in_use().version
    monkeypatch.setenv("FOOTPRINT_PROPOSER", "endpoint")
    monkeypatch.setenv("FOOTPRINT_ENDPOINT_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("FOOTPRINT_ENDPOINT_MODEL", "tiny")
    with_model = add_runs.reader_in_use().version
    assert with_model.startswith(f"{plain};")
    assert "endpoint" in with_model
    assert time_limit_of(add_runs.reader_in_use()) > TIME_LIMIT


def test_a_run_that_was_stopped_can_be_gone_on_with(page, tmp_path):
    store = desk.open_desk().store
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps({"text": f"{n} {TEXT}"}) + "\n" for n in range(3)), "utf-8")
    reader = add_runs.reader_in_use()
    run = bulk.start(store, "ana", sources.given_sources([str(path)]), reader).number
    page.run()
    assert ADD["run_stopped"] in html_of(page)
    press(page, f"go_{run}")
    add_runs.wait(run, 60)
    page.run()
    assert store.jobs.get(run).counts.new == 3
    assert ADD["run_done"] in html_of(page)


def test_the_table_of_what_was_refused_runs_nothing():
    lines = [
        JobLine(1, "=cmd|' /C calc'!A0", None, "failed", None, None, "\t=1+1"),
        JobLine(2, "a.txt", None, "failed", None, None, "＝1"),
    ]
    table = add_room.refused_csv(lines).decode("utf-8-sig")
    assert "'=cmd" in table
    assert "'\t=1+1" in table
    assert "'＝1" in table


def test_in_public_mode_nothing_can_be_added(monkeypatch):
    desk.open_desk()
    forget()
    monkeypatch.setenv("FOOTPRINT_MODE", "public")
    app = AppTest.from_file(str(ROOT / "pages" / "shell.py"), default_timeout=60)
    app.run()
    app.switch_page("add.py").run()
    assert ADD["read_only"] in html_of(app)
    assert not app.text_area
    assert not [each for each in app.button if each.key.startswith("add_")]


def test_an_upload_is_a_name_and_bytes():
    assert Upload("a.txt", b"x").data == b"x"


def test_the_name_of_a_file_does_not_turn_the_words_around_it():
    run = type("Run", (), {"number": 1, "given": {"names": ["0.txt", *"ab"], "spool": "x"}})
    assert add_room._title(run) == ADD["run_more"].format(first="\u20680.txt\u2069", n=2)
