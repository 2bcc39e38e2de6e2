"""The store: what is kept comes back, whole, once, and under its number."""

import json
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import datetime

import postgres
import pytest
from sqlalchemy import event

from footprint.errors import NotInStore, SpanError, StoreError, StoreTooNew, UndecodableText
from footprint.model import Actor, Claim, Reading, Report
from footprint.store import SCHEMA_VERSION, marks_of, open_store


def make_reading(text, title=None, reader="1", **metadata):
    report = Report(text, title=title, **metadata)
    claim = Claim("statement", "announce", "occurred", (report.quote(0, 1),))
    return Reading(report, (claim,), reader)


@pytest.mark.file_store("its folder")
def test_a_new_store_is_empty_and_makes_its_folder(tmp_path):
    store = open_store(tmp_path / "a" / "b c" / "اسم ?#%.db")
    assert store.reports() == []
    assert store.revision() == 0
    assert store.path.exists()


def test_kept_claims_come_back_as_they_were(store, gold):
    for reading in gold:
        assert store.keep(reading, "gold") == "new"
    again = open_store(store.path)
    for reading in gold:
        kept = again.find_claims_of(reading.report.id)
        assert tuple(each.claim for each in kept) == reading.claims
        assert all(each.is_current for each in kept)
        assert again.get_report(reading.report.id).report == reading.report
    assert len(again.reports()) == len(gold)
    assert sum(entry.claims for entry in again.reports()) == sum(len(r.claims) for r in gold)


def test_keeping_again_changes_nothing(store, seed):
    store.keep(seed, "seed.txt")
    before = store.find_claims_of(seed.report.id), store.revision(), store.marks()
    assert store.keep(seed, "copy of seed.txt") == "again"
    assert (store.find_claims_of(seed.report.id), store.revision(), store.marks()) == before


def test_a_newer_reader_replaces_the_claims_and_old_numbers_still_answer(store, seed):
    store.keep(replace(seed, reader="1"), "seed.txt")
    old = store.find_claims_of(seed.report.id)
    better = replace(seed, claims=seed.claims[:3], reader="2")
    assert store.keep(better, "seed.txt") == "reread"
    new = store.find_claims_of(seed.report.id)
    assert tuple(each.claim for each in new) == seed.claims[:3]
    assert not {each.number for each in new} & {each.number for each in old}
    assert not store.get_claims([old[0].number])[0].is_current
    assert {row[0] for row in store.marks()[0]} == {each.number for each in new}
    assert store.get_report(seed.report.id).entry.claims == 3


def test_going_back_to_an_older_reader_makes_its_claims_current(store, seed):
    one, two = replace(seed, reader="1"), replace(seed, claims=(), reader="2")
    for reading in (one, two):
        store.keep(reading, "seed.txt")
    assert store.marks()[0] == []
    assert store.keep(one, "seed.txt") == "reread"
    assert len(store.find_claims_of(seed.report.id)) == len(seed.claims)
    assert store.get_reader(seed.report.id) == "1"


def test_the_same_words_with_another_date_are_read_anew(store):
    store.keep(make_reading("a b"), "a.txt")
    dated = make_reading("a b", published=datetime.fromisoformat("2021-01-18T15:35+02:00"))
    assert store.keep(dated, "a.txt") == "reread"
    assert store.get_report(dated.report.id).report == dated.report
    assert store.keep(dated, "a.txt") == "again"
    assert len(store.marks()[0]) == 1


def test_what_was_handed_in_and_what_the_reader_found_are_both_known(store):
    handed_in = Report("a b")
    found = replace(make_reading("a b"), report=replace(handed_in, title="A", language="en"))
    store.keep(found, "a.txt", handed_in)
    assert store.get_handed_in(handed_in.id) == handed_in
    assert store.get_report(handed_in.id).report == found.report
    assert store.reports()[0].title == "A"


def test_a_batch_is_kept_whole_or_not_at_all(store):
    def batch():
        yield make_reading("first"), "a", None
        yield make_reading("second"), "b", None
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.keep_all(batch())
    assert store.reports() == []
    assert store.revision() == 0


def test_a_reading_with_a_false_span_is_not_kept(store):
    reading = make_reading("a b")
    false = replace(reading.claims[0], actors=(Actor("usa", "speaker", 0, 99),))
    with pytest.raises(SpanError):
        store.keep(replace(reading, claims=(false,)), "a")
    assert store.reports() == []


def test_a_failed_reading_is_told_and_earlier_claims_stay(store, seed):
    new = Report("nothing can read this")
    store.record_failure(new, "1", "the reader gave up", "new.txt")
    entry = store.get_report(new.id).entry
    assert (entry.failure, entry.claims, entry.reader) == ("the reader gave up", 0, "1")

    store.keep(replace(seed, reader="1"), "seed.txt")
    store.record_failure(seed.report, "2", "too hard", "seed.txt")
    entry = store.get_report(seed.report.id).entry
    assert (entry.failure, entry.claims, entry.reader) == ("too hard", len(seed.claims), "1")

    assert store.keep(replace(seed, reader="2"), "seed.txt") == "reread"
    assert store.get_report(seed.report.id).entry.failure is None


def test_reports_are_listed_latest_first_and_undated_last(store):
    days = {"b": "2021-05-01", "a": "2020-01-01T10:00+03:00", "c": None, "d": "2022-01-01"}
    for text, day in days.items():
        published = datetime.fromisoformat(day) if day else None
        store.keep(make_reading(text, title=text, published=published), text)
    assert [entry.title for entry in store.reports()] == ["d", "b", "a", "c"]


def test_asking_for_what_is_not_kept_says_so(store):
    with pytest.raises(NotInStore, match="7"):
        store.get_claims([7])
    with pytest.raises(NotInStore, match="abc"):
        store.get_report("abc")
    assert store.find_claims_of("abc") == []
    assert store.get_handed_in("abc") is None
    assert store.get_claims([]) == []


def test_claims_come_in_the_order_asked_however_many(store, gold):
    for reading in gold:
        store.keep(reading, "gold")
    numbers = sorted({row[0] for row in store.marks()[0]}, reverse=True) * 2
    assert [each.number for each in store.get_claims(numbers)] == numbers


def test_every_change_is_seen_in_the_revision(store, seed):
    seen = [store.revision()]
    store.keep(replace(seed, reader="1"), "a")
    seen.append(store.revision())
    store.keep(replace(seed, reader="2"), "a")
    seen.append(store.revision())
    store.record_failure(Report("x y"), "2", "no", "b")
    seen.append(store.revision())
    assert seen == sorted(set(seen))


def test_marks_say_for_each_claim_where_it_is_drawn_or_why_not(gold):
    for reading in gold:
        for claim in reading.claims:
            marks = marks_of(claim)
            assert marks
            if claim.drawn_places:
                assert {mark.place_id for mark in marks} == {p.id for p in claim.drawn_places}
                assert all(mark.reason == "" and mark.lat is not None for mark in marks)
            else:
                (mark,) = marks
                assert mark.reason
                assert mark.lat is mark.lon is mark.radius_km is mark.place_id is None


def test_who_acts_comes_first_among_the_actors_of_a_mark():
    reading = make_reading("a b")
    actors = (
        Actor("isis", "named"),
        Actor("rus.mil", "target"),
        Actor("usa.mil", "initiator"),
        Actor("rus.mil", "subject"),
    )
    (mark,) = marks_of(replace(reading.claims[0], actors=actors))
    assert mark.actors == "usa.mil:initiator rus.mil:target rus.mil:subject isis:named"


# What is no store, or none of ours


@pytest.mark.file_store("its version")
def test_a_store_of_a_newer_footprint_is_refused_and_left_alone(store):
    with closing(sqlite3.connect(store.path)) as raw:
        raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 6}")
    before = store.path.read_bytes()
    with pytest.raises(StoreTooNew) as caught:
        open_store(store.path)
    for part in (
        str(store.path),
        str(SCHEMA_VERSION + 6),
        f"up to {SCHEMA_VERSION}",
        "FOOTPRINT_DATA",
    ):
        assert part in str(caught.value)
    assert store.path.read_bytes() == before


@pytest.mark.file_store("its bytes")
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "notes.db"
    path.write_text("These are my notes of the year. " * 500)
    with pytest.raises(StoreError, match=r"notes\.db.*not a footprint store"):
        open_store(path)
    assert path.read_text().startswith("These are my notes")


@pytest.mark.file_store("its tables")
def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE songs (name)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"other\.db.*another program"):
        open_store(path)
    assert path.read_bytes() == before


@pytest.mark.file_store("its folder")
def test_a_folder_is_refused(tmp_path):
    with pytest.raises(StoreError, match="folder"):
        open_store(tmp_path)


@pytest.mark.file_store("its folder")
def test_a_place_where_no_folder_can_be_made_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="FOOTPRINT_DATA"):
        open_store(tmp_path / "file" / "store.db")


@pytest.mark.file_store("its bytes")
def test_a_damaged_store_is_told_as_such(store, seed):
    store.keep(seed, "a")
    store.database.close()
    with store.path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 40_000)
    with pytest.raises(StoreError, match=r"store\.db"):
        open_store(store.path).keep(replace(seed, reader="2"), "a")


# Several at once


def test_readers_are_not_kept_waiting_by_a_writer_and_see_none_of_its_work(store, seed):
    inside, done = threading.Event(), threading.Event()

    def batch():
        yield seed, "a", None
        inside.set()
        assert done.wait(10)

    writer = threading.Thread(target=lambda: store.keep_all(batch()))
    writer.start()
    assert inside.wait(10)
    assert store.reports() == []
    assert store.revision() == 0
    done.set()
    writer.join()
    assert len(store.reports()) == 1


def test_two_writers_take_turns(store, gold):
    halves = gold[::2], gold[1::2]
    other = open_store(store.path)

    def write(target, readings):
        for reading in readings:
            target.keep(reading, "gold")

    threads = [
        threading.Thread(target=write, args=pair)
        for pair in zip((store, other), halves, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.reports()) == len(gold)
    assert store.revision() == len(gold)


def test_one_store_serves_many_threads(store, gold):
    for reading in gold[:5]:
        store.keep(reading, "gold")
    results: list[int] = []

    def ask():
        results.append(len(store.marks()[0]) + len(store.reports()))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(results)) == 1
    assert len(results) == 8


# Hostile words


def test_hostile_strings_come_back_unchanged(store, shared):
    strings = json.loads((shared / "hostile" / "strings.json").read_text("utf-8"))
    texts = [text for text in dict.fromkeys(strings) if text.strip()]
    assert len(texts) > 5000
    readings = {text: make_reading(text, title=text, source=text, url=text) for text in texts}
    store.keep_all((reading, text, None) for text, reading in readings.items())
    entries = {entry.id: entry for entry in store.reports()}
    for text, reading in list(readings.items())[::7]:
        kept = store.get_report(reading.report.id)
        assert kept.report == reading.report
        assert kept.entry.origin == text
        assert entries[reading.report.id].title == text
        assert store.find_claims_of(reading.report.id)[0].claim == reading.claims[0]


@pytest.mark.parametrize(
    "text", ["a\0b", "x'); DROP TABLE reports; --", "\u202eabc", "👩‍👩‍👧‍👦", "a\r\nb\n"]
)
def test_odd_words_come_back_unchanged(store, text):
    reading = make_reading(text, title=text)
    if "\0" in text and postgres.MODE:
        with pytest.raises(StoreError, match="code point 0"):
            store.keep(reading, text)
        return
    store.keep(reading, text)
    assert store.get_report(reading.report.id).report == reading.report


def test_half_a_surrogate_pair_is_refused_in_words(store):
    with pytest.raises(UndecodableText, match="surrogate"):
        store.keep(make_reading("a \ud800 b"), "a")
    assert store.reports() == []


# The hot questions use an index


@pytest.mark.file_store("its query plans")
def test_the_hot_questions_search_and_do_not_scan(store, seed):
    store.keep(seed, "a")
    asked = []
    for engine in (store.database.reader, store.database.writer):

        @event.listens_for(engine, "before_cursor_execute")
        def note(_connection, _cursor, statement, parameters, _context, _many):
            if statement.startswith(("SELECT", "UPDATE", "DELETE")):
                asked.append((statement, parameters))

    report_id = seed.report.id
    number = store.find_claims_of(report_id)[0].number
    store.get_claims([number])
    store.get_report(report_id)
    store.get_handed_in(report_id)
    store.get_reader(report_id)
    store.keep(replace(seed, reader="2"), "a")
    assert len(asked) > 10
    with closing(sqlite3.connect(store.path)) as raw:
        for statement, parameters in asked:
            values = (
                parameters[0] if parameters and isinstance(parameters[0], tuple) else parameters
            )
            for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}", values):
                is_quick = row[3] == "SCAN head" or row[3].endswith("VIRTUAL TABLE INDEX 0:=")
                assert "SCAN" not in row[3] or is_quick, (statement, row[3])


@pytest.mark.file_store("its write-ahead log")
def test_the_store_is_in_wal_mode(store):
    with closing(sqlite3.connect(store.path)) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
