"""What was altered behind the store's back is found and named; a copy is checked before it counts."""

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from random import Random

import pytest
import tampering
from samples import make_fix

from footprint.errors import StoreDamaged, StoreError
from footprint.store import open_store, restore
from footprint.store.backup import back_up, verify_file
from footprint.store.names import NameBook

WHO = "ana"
_TAMPERINGS = int(os.environ.get("FOOTPRINT_TAMPERINGS", "40"))
"""`make torture` tries a thousand."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory, gold, seed):
    """A store with something in every table."""
    store = open_store(tmp_path_factory.mktemp("whole") / "whole.db")
    rest = [reading for reading in gold if reading.report != seed.report]
    for reading in (seed, *rest[:5]):
        store.keep(replace(reading, reader="1"), "gold")
    claims = store.find_claims_of(seed.report.id)
    store.reviews.correct(WHO, claims[0].number, {"modality": "denied"}, "because")
    store.reviews.accept(WHO, claims[1].number)
    store.reviews.split(WHO, claims[2].number, [{}, {"modality": "planned"}])
    store.reviews.merge(WHO, [claims[3].number, claims[4].number])
    place = next(p for c in claims for p in c.claim.drawn_places)
    moved = {"name_en": "Here", "name_ar": None, "lat": 36.5, "lon": 40.5, "radius_km": 2.0}
    store.reviews.put_place(WHO, place.id, moved)
    NameBook(store).add_fix(make_fix(), WHO)
    store.keep(replace(seed, reader="2"), "gold")
    assert store.verify().faults == []
    store.database.close()
    with closing(sqlite3.connect(store.path)) as raw:
        raw.execute("PRAGMA journal_mode = DELETE")
    return store.path


@pytest.fixture
def copy(whole, tmp_path):
    path = tmp_path / "copy.db"
    shutil.copy(whole, path)
    return path


def test_a_whole_store_has_no_fault_and_tells_its_last_revision(whole, gold):
    verdict = verify_file(whole)
    assert verdict
    assert verdict.reports == 6
    assert verdict.revision == 6 + 6 + 1
    assert len(verdict.hash) == 64


def test_what_is_altered_is_found_and_its_table_named(whole, tmp_path):
    random = Random(6)
    found = 0
    while found < _TAMPERINGS:
        path = tmp_path / "copy.db"
        shutil.copy(whole, path)
        with closing(sqlite3.connect(path)) as raw:
            raw.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
            done = tampering.tamper(raw, random)
        if done is None:
            continue
        faults = verify_file(path, is_in_use=False).faults
        assert faults, done
        assert done.table in {fault.table for fault in faults}, (done, faults)
        found += 1


def test_a_flipped_byte_of_the_file_is_found_or_alters_no_row(whole, tmp_path):
    random = Random(7)
    data = whole.read_bytes()
    with closing(sqlite3.connect(whole)) as raw:
        before = tampering.dump(raw)
    for _ in range(_TAMPERINGS // 2):
        path = tmp_path / "copy.db"
        changed = bytearray(data)
        changed[random.randrange(len(data))] ^= 1 << random.randrange(8)
        path.write_bytes(bytes(changed))
        try:
            faults = verify_file(path, is_in_use=False).faults
        except StoreError:
            continue
        if not faults:
            with closing(sqlite3.connect(path)) as raw:
                assert tampering.dump(raw) == before


@pytest.mark.parametrize(
    ("statement", "table", "row", "what"),
    [
        ("UPDATE reports SET text = text || ' ' WHERE number = 2", "reports", "", "its words"),
        ("UPDATE reports SET title = 'x' WHERE number = 2", "reports", "", "metadata"),
        ("UPDATE claims SET body = replace(body, 'occurred', 'denied') WHERE number = 4", "claims", "4", "altered"),
        ("DELETE FROM claims WHERE number = 6", "claims", "6", "not here"),
        ("UPDATE revisions SET who = 'eve' WHERE number = 8", "revisions", "8", "altered"),
        ("DELETE FROM revisions WHERE number = 8", "revisions", "8", "missing"),
        ("UPDATE revisions SET report_id = NULL WHERE number = 2", "revisions", "2", "altered"),
        ("DELETE FROM revisions WHERE number = 13", "head", "13", "last revision"),
        ("UPDATE reviews SET status = 'rejected' WHERE claim = 2", "reviews", "2", "status"),
        ("DELETE FROM corrections", "corrections", "1, modality", "missing"),
        ("UPDATE name_corrections SET lat = lat + 0.01", "name_corrections", "12", "lat"),
        ("DELETE FROM name_corrections", "name_corrections", "12", "missing"),
        ("UPDATE marks SET lat = lat + 0.01 WHERE claim = N0", "marks", "N0, 0", "lat"),
        ("UPDATE spans SET start = start - 1 WHERE claim = N0 AND ordinal = 0", "spans", "N0, 0", "start"),
        ("UPDATE readings SET current = 1 WHERE number = 1", "readings", "1", "current"),
        ("UPDATE search_quotes SET words = 'x' WHERE rowid = N0", "search_quotes", "N0", "quotes"),
        ("DELETE FROM search_reports WHERE rowid = 3", "search_reports", "3", "report"),
        ("UPDATE alembic_version SET version_num = '0009'", "alembic_version", "0009", "is not"),
    ],
)  # fmt: skip
def test_the_row_that_fails_is_named(copy, statement, table, row, what):
    with closing(sqlite3.connect(copy)) as raw:
        first = "SELECT min(marks.claim) FROM marks JOIN readings USING (report_id) WHERE lat > 0"
        (number,) = raw.execute(f"{first} AND readings.number = 2").fetchone()
        statement, row = statement.replace("N0", str(number)), row.replace("N0", str(number))
        assert raw.execute(statement).rowcount >= 1 or table == "corrections"
        raw.commit()
    faults = verify_file(copy, is_in_use=False).faults
    assert any(f.table == table and row in f.row and what in f.what for f in faults), faults


def test_derived_rows_are_made_anew(copy):
    with closing(sqlite3.connect(copy)) as raw:
        raw.execute("DELETE FROM marks WHERE claim > 4")
        raw.execute("DELETE FROM search_quotes")
        raw.execute("UPDATE spans SET start = 0")
        raw.commit()
    store = open_store(copy)
    assert store.verify().faults
    store.rebuild()
    assert store.verify().faults == []


# Backup and restore


def test_a_backup_is_the_store_and_stands_alone(whole, tmp_path, seed):
    made = back_up(whole, tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir()] == ["copy.db"]
    assert made.verdict.hash == verify_file(whole).hash
    assert open_store(made.path, read_only=True).find_claims_of(seed.report.id)


def test_a_backup_into_a_folder_has_the_day_in_its_name(whole, tmp_path):
    assert back_up(whole, tmp_path).path.name.startswith("whole-2")


def test_a_backup_is_made_while_the_store_is_written_to(store, gold, tmp_path):
    for reading in gold[:3]:
        store.keep(reading, "gold")
    with store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE head SET number = 99")
        made = back_up(store.path, tmp_path / "during.db")
        connection.exec_driver_sql("UPDATE head SET number = 3")
    assert made.verdict.revision == 3


def test_a_damaged_store_gives_no_backup(copy, tmp_path):
    with closing(sqlite3.connect(copy)) as raw:
        raw.execute("UPDATE claims SET confidence = 0.111 WHERE number = 3")
        raw.commit()
    with pytest.raises(StoreDamaged, match="claims 3"):
        back_up(copy, tmp_path / "new.db")
    assert not [path for path in tmp_path.iterdir() if "new" in path.name]


def test_a_file_is_never_written_over(whole, tmp_path):
    (tmp_path / "notes.db").write_text("mine")
    with pytest.raises(StoreError, match="another"):
        back_up(whole, tmp_path / "notes.db")
    assert (tmp_path / "notes.db").read_text() == "mine"
    with pytest.raises(StoreError, match="folder"):
        back_up(whole, tmp_path / "no" / "such" / "x.db")


def test_a_restored_store_is_the_copy_and_the_present_one_is_set_aside(copy, store, gold):
    store.keep(gold[8], "gold")
    aside = restore(copy, store.path)
    assert verify_file(store.path).hash == verify_file(copy).hash
    assert len(store.reports()) == 6
    assert [entry.id for entry in open_store(aside).reports()] == [gold[8].report.id]
    store.keep(gold[9], "gold")
    assert store.verify().faults == []


def test_a_damaged_copy_is_not_restored(copy, store, gold):
    store.keep(gold[8], "gold")
    with closing(sqlite3.connect(copy)) as raw:
        raw.execute("UPDATE revisions SET reason = 'x' WHERE number = 3")
        raw.commit()
    with pytest.raises(StoreDamaged, match="revisions 3"):
        restore(copy, store.path)
    assert len(store.reports()) == 1


@pytest.mark.parametrize("content", [b"", b"these are my notes " * 300])
def test_what_is_no_store_is_not_restored(store, tmp_path, content):
    path = tmp_path / "x.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"x\.db"):
        restore(path, store.path)
    with pytest.raises(StoreError, match="no such file"):
        restore(tmp_path / "none.db", store.path)


def test_a_copy_takes_the_place_of_a_store_that_cannot_be_read(copy, store, gold):
    store.keep(gold[8], "gold")
    store.database.close()
    store.path.write_bytes(b"\xff" * 20_000)
    aside = restore(copy, store.path)
    assert aside.read_bytes() == b"\xff" * 20_000
    assert len(open_store(store.path).reports()) == 6
