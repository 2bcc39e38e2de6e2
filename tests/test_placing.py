"""Names without a place, and a person's corrections of them: claims are placed anew, and stay so."""

from dataclasses import replace

import pytest

from footprint.gazetteer.fixes import Fix
from footprint.ingest import Arrival, get_reader, keep_arrivals
from footprint.model import Report
from footprint.placing import correct_name, find_usages, reports_with, undo_correction
from footprint.reading import read
from footprint.store.names import NameBook

HASAKAH = "قصفت القوات التركية قرية زرقانات بريف الحسكة يوم 3 آذار 2021."
AGAIN = "استهدفت طائرة مسيرة تركية قرية زرقانات في محافظة الحسكة يوم 5 آذار 2021، وسقط قتيلان."
DARAA = "قصفت قوات النظام قرية زرقانات بريف درعا يوم 4 آذار 2021."


@pytest.fixture
def kept(store):
    for number, text in enumerate((HASAKAH, AGAIN, DARAA)):
        list(keep_arrivals([Arrival(f"{number}.txt", Report(text))], store, get_reader()))
    return store


def fix(**more):
    said = {
        "name": "زرقانات", "form": "زرقانات", "within": "cod:SY08", "place_id": "", "name_en": "Zurqanat", "name_ar": "زرقانات",
        "feature": "village", "lat": 36.51, "lon": 40.92, "radius_km": 3.0, "country": "SY", "parents": ("cod:SY08",),
        "reason": "our survey", "source": "map click",
    }  # fmt: skip
    return Fix(**(said | more))


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
    done = correct_name(kept, fix())
    assert points(kept, HASAKAH) == {(36.51, 40.92, "settlement")}
    assert points(kept, AGAIN) == {(36.51, 40.92, "settlement")}
    assert points(kept, DARAA) == before
    assert done.claims == 2
    assert done.fix.place_id == "fix:1"
    assert {each.unit for each in NameBook(kept).find_unplaced() if each.form == "زرقانات"} == {
        "cod:SY12"
    }


def test_it_says_that_a_person_did_it_and_why(kept):
    correct_name(kept, fix())
    place = kept.find_claims_of(Report(HASAKAH).id)[0].claim.drawn_places[0]
    assert place.candidates[0].why == ("Zurqanat: corrected by a person (our survey)",)


def test_it_holds_for_reports_that_come_later_and_for_every_rereading(kept):
    correct_name(kept, fix())
    later = "انفجرت عبوة ناسفة في قرية زرقانات بريف الحسكة يوم 9 آذار 2021."
    list(keep_arrivals([Arrival("later.txt", Report(later))], kept, get_reader()))
    assert points(kept, later) == {(36.51, 40.92, "settlement")}
    again = list(keep_arrivals([Arrival("0.txt", Report(HASAKAH))], kept, get_reader()))
    assert again[0].kept == "again"
    assert points(kept, HASAKAH) == {(36.51, 40.92, "settlement")}


def test_it_is_taken_back_without_a_trace_on_the_claims(kept):
    before = {text: points(kept, text) for text in (HASAKAH, AGAIN, DARAA)}
    done = correct_name(kept, fix())
    assert undo_correction(kept, done.fix.number).claims == 2
    assert {text: points(kept, text) for text in before} == before
    assert NameBook(kept).find_fixes() == []
    assert undo_correction(kept, done.fix.number) is None


def test_anywhere_means_every_report(kept):
    bare = "قصفت القوات التركية قرية زرقانات السورية يوم 3 آذار 2021."
    list(keep_arrivals([Arrival("bare.txt", Report(bare))], kept, get_reader()))
    narrow = correct_name(kept, fix())
    assert points(kept, bare) == set()
    undo_correction(kept, narrow.fix.number)
    assert correct_name(kept, fix(within="")).claims == 3
    assert points(kept, bare) == {(36.51, 40.92, "settlement")}


def test_a_correction_does_not_carry_a_name_out_of_what_the_words_say_it_lies_in(kept):
    before = points(kept, DARAA)
    correct_name(kept, fix(within=""))
    assert points(kept, DARAA) == before


def test_a_known_place_or_a_wider_unit_can_be_what_a_name_means(kept):
    done = correct_name(kept, fix(place_id="geonames:173377", within=""))
    assert {lat for lat, _, _ in points(kept, HASAKAH)} == {37.0521}
    undo_correction(kept, done.fix.number)
    correct_name(kept, fix(place_id="cod:SY080001", within=""))
    assert {precision for _, _, precision in points(kept, HASAKAH)} == {"admin3"}


def test_a_name_that_the_gazetteer_places_wrongly_can_be_corrected_too(store):
    text = "قصفت القوات التركية مدينة القامشلي بريف الحسكة يوم 3 آذار 2021."
    list(keep_arrivals([Arrival("a.txt", Report(text))], store, get_reader()))
    correct_name(store, fix(name="القامشلي", form="القامشلي", name_en="Other Qamishli"))
    assert points(store, text) == {(36.51, 40.92, "settlement")}


def test_a_report_that_a_model_helped_to_read_keeps_what_the_model_found(kept):
    reading = read(Report(HASAKAH))
    kept.keep(replace(reading, reader=f"{reading.reader};model-1"), "0.txt")
    before = points(kept, HASAKAH)
    done = correct_name(kept, fix())
    assert (done.claims, done.waiting) == (1, 1)
    assert points(kept, HASAKAH) == before
    assert points(kept, AGAIN) == {(36.51, 40.92, "settlement")}


def test_of_two_corrections_the_later_counts(kept):
    correct_name(kept, fix())
    correct_name(kept, fix(lat=36.7))
    assert points(kept, HASAKAH) == {(36.7, 40.92, "settlement")}


def test_a_store_with_corrections_still_verifies(kept):
    correct_name(kept, fix())
    assert kept.verify().faults == []
