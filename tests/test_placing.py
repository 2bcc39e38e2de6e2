"""Names without a place, and a person's corrections of them: claims are placed anew, and stay so."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from place_files import own
from samples import make_fix

from footprint.cli import main
from footprint.ingest import Arrival, get_reader, keep_arrivals
from footprint.model import Report
from footprint.paths import store_path
from footprint.placing import correct_name, find_usages, reports_with, undo_correction
from footprint.reading import read
from footprint.store import open_store
from footprint.store.names import NameBook

HASAKAH = "قصفت القوات التركية قرية زرقانات بريف الحسكة يوم 3 آذار 2021."
AGAIN = "استهدفت طائرة مسيرة تركية قرية زرقانات في محافظة الحسكة يوم 5 آذار 2021، وسقط قتيلان."
DARAA = "قصفت قوات النظام قرية زرقانات بريف درعا يوم 4 آذار 2021."


@pytest.fixture
def kept(store):
    for number, text in enumerate((HASAKAH, AGAIN, DARAA)):
        list(keep_arrivals([Arrival(f"{number}.txt", Report(text))], store, get_reader()))
    return store


def points(store, text):
    claims = [each.claim for each in store.find_claims_of(Report(text).id)]
    return {(p.lat, p.lon, p.precision) for claim in claims for p in claim.drawn_places}


def test_names_without_a_place_are_counted_by_what_is_named_around_them(kept):
    unplaced = {
        each.unit: each for each in NameBook(kept).find_unplaced() if each.form == "زرقانات"
    }
    assert {unit: each.reports for unit, each in unplaced.items()} == {"cod:SY08": 2, "cod:SY12": 1}
    assert "no entry has that name" in unplaced["cod:SY08"].why


def test_a_name_is_shown_in_the_reports_own_words(kept):
    ids = reports_with(kept, "زرقانات")
    assert set(ids) == {Report(text).id for text in (HASAKAH, AGAIN, DARAA)}
    usage = find_usages(kept, [Report(HASAKAH).id], "زرقانات")[0]
    assert usage.before + usage.name + usage.after == HASAKAH


def test_a_correction_places_every_claim_of_that_name_in_that_context_anew(kept):
    before = points(kept, DARAA)
    assert (36.51, 40.92, "settlement") not in points(kept, HASAKAH)
    done = correct_name(kept, make_fix(), "ana")
    assert points(kept, HASAKAH) == {(36.51, 40.92, "settlement")}
    assert points(kept, AGAIN) == {(36.51, 40.92, "settlement")}
    assert points(kept, DARAA) == before
    assert done.claims == 2
    assert done.fix.place_id == f"fix:{done.fix.number}"
    assert {each.unit for each in NameBook(kept).find_unplaced() if each.form == "زرقانات"} == {
        "cod:SY12"
    }


def test_it_says_that_a_person_did_it_and_why(kept):
    correct_name(kept, make_fix(), "ana")
    place = kept.find_claims_of(Report(HASAKAH).id)[0].claim.drawn_places[0]
    assert place.candidates[0].why == ("Zurqanat: corrected by a person (our survey)",)


def test_it_holds_for_reports_that_come_later_and_for_every_rereading(kept):
    correct_name(kept, make_fix(), "ana")
    later = "انفجرت عبوة ناسفة في قرية زرقانات بريف الحسكة يوم 9 آذار 2021."
    list(keep_arrivals([Arrival("later.txt", Report(later))], kept, get_reader()))
    assert points(kept, later) == {(36.51, 40.92, "settlement")}
    again = list(keep_arrivals([Arrival("0.txt", Report(HASAKAH))], kept, get_reader()))
    assert again[0].kept == "again"
    assert points(kept, HASAKAH) == {(36.51, 40.92, "settlement")}


def test_it_is_taken_back_without_a_trace_on_the_claims(kept):
    before = {text: points(kept, text) for text in (HASAKAH, AGAIN, DARAA)}
    done = correct_name(kept, make_fix(), "ana")
    assert undo_correction(kept, done.fix.number, "ana").claims == 2
    assert {text: points(kept, text) for text in before} == before
    assert NameBook(kept).find_fixes() == []
    assert undo_correction(kept, done.fix.number, "ana") is None


def test_anywhere_means_every_report(kept):
    bare = "قصفت القوات التركية قرية زرقانات السورية يوم 3 آذار 2021."
    list(keep_arrivals([Arrival("bare.txt", Report(bare))], kept, get_reader()))
    narrow = correct_name(kept, make_fix(), "ana")
    assert points(kept, bare) == set()
    undo_correction(kept, narrow.fix.number, "ana")
    assert correct_name(kept, make_fix(within=""), "ana").claims == 3
    assert points(kept, bare) == {(36.51, 40.92, "settlement")}


def test_a_correction_does_not_carry_a_name_out_of_what_the_words_say_it_lies_in(kept):
    before = points(kept, DARAA)
    correct_name(kept, make_fix(within=""), "ana")
    assert points(kept, DARAA) == before


def test_a_known_place_or_a_wider_unit_can_be_what_a_name_means(kept):
    done = correct_name(kept, make_fix(place_id="geonames:173377", within=""), "ana")
    assert {lat for lat, _, _ in points(kept, HASAKAH)} == {37.0521}
    undo_correction(kept, done.fix.number, "ana")
    correct_name(kept, make_fix(place_id="cod:SY080001", within=""), "ana")
    assert {precision for _, _, precision in points(kept, HASAKAH)} == {"admin3"}


def test_a_name_that_the_gazetteer_places_wrongly_can_be_corrected_too(store):
    text = "قصفت القوات التركية مدينة القامشلي بريف الحسكة يوم 3 آذار 2021."
    list(keep_arrivals([Arrival("a.txt", Report(text))], store, get_reader()))
    correct_name(store, make_fix(name="القامشلي", form="القامشلي", name_en="Other Qamishli"), "ana")
    assert points(store, text) == {(36.51, 40.92, "settlement")}


def test_a_report_that_a_model_helped_to_read_keeps_what_the_model_found(kept):
    reading = read(Report(HASAKAH))
    kept.keep(replace(reading, reader=f"{reading.reader};model-1"), "0.txt")
    before = points(kept, HASAKAH)
    done = correct_name(kept, make_fix(), "ana")
    assert (done.claims, done.waiting) == (1, 1)
    assert points(kept, HASAKAH) == before
    assert points(kept, AGAIN) == {(36.51, 40.92, "settlement")}


def test_of_two_corrections_the_later_counts(kept):
    correct_name(kept, make_fix(), "ana")
    correct_name(kept, make_fix(lat=36.7), "ana")
    assert points(kept, HASAKAH) == {(36.7, 40.92, "settlement")}


def test_a_store_with_corrections_still_verifies(kept):
    correct_name(kept, make_fix(), "ana")
    assert kept.verify().faults == []


def test_a_correction_and_its_end_are_in_the_log_with_who_and_why(kept):
    done = correct_name(kept, make_fix(), "ana")
    undo_correction(kept, done.fix.number, "ben")
    told = {each.action: each for each in kept.reviews.latest()}
    assert (told["name"].who, told["name"].reason) == ("ana", "our survey")
    assert told["unname"].who == "ben"
    assert kept.verify().faults == []


def test_a_correction_altered_behind_the_log_is_found(kept):
    correct_name(kept, make_fix(), "ana")
    kept.database.close()
    with closing(sqlite3.connect(kept.path)) as raw, raw:
        raw.execute("UPDATE name_corrections SET lat = 35.0")
    assert [fault.table for fault in kept.verify().faults] == ["name_corrections"]


def test_rebuilding_leaves_corrections_alone(kept):
    correct_name(kept, make_fix(), "ana")
    kept.rebuild()
    assert [each.name for each in NameBook(kept).find_fixes()] == ["زرقانات"]
    assert kept.verify().faults == []


def test_an_import_says_which_kept_reports_it_touches_and_they_are_placed_anew(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.setenv("FOOTPRINT_DATA", str(tmp_path))
    store = open_store(store_path())
    for number, text in enumerate((HASAKAH, AGAIN, "انسحبت القوات الروسية من مطار القامشلي.")):
        list(keep_arrivals([Arrival(f"{number}.txt", Report(text))], store, get_reader()))
    file = own(tmp_path, "Zurqanat,زرقانات,village,36.52,40.9,SY")
    assert main(["gazetteer", "import", "csv", str(file)]) == 0
    assert "2 kept reports may be placed otherwise now" in capsys.readouterr().out
    assert (36.52, 40.9, "settlement") not in points(store, HASAKAH)
    assert main(["gazetteer", "place-again"]) == 0
    assert "2 reports were read again; 2 claims stand elsewhere" in capsys.readouterr().out
    assert points(store, HASAKAH) == {(36.52, 40.9, "settlement")}
    assert main(["gazetteer", "imports", "--undo"]) == 0
    assert "2 kept reports may be placed otherwise now" in capsys.readouterr().out
    assert main(["gazetteer", "place-again"]) == 0
    assert (36.52, 40.9, "settlement") not in points(store, HASAKAH)
    assert store.verify().faults == []


def test_an_import_may_place_kept_reports_anew_at_once(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("FOOTPRINT_DATA", str(tmp_path))
    store = open_store(store_path())
    list(keep_arrivals([Arrival("1.txt", Report(HASAKAH))], store, get_reader()))
    file = own(tmp_path, "Zurqanat,زرقانات,village,36.52,40.9,SY")
    assert main(["gazetteer", "import", "csv", str(file), "--place-again"]) == 0
    assert "1 reports were read again" in capsys.readouterr().out
    assert points(store, HASAKAH) == {(36.52, 40.9, "settlement")}
