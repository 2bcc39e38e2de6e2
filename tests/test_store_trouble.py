"""A disk that is full, a file that is locked, damaged or not to be written to: told in words, nothing half-written."""

import os
import sqlite3
import threading
from contextlib import closing

import pytest
from sqlalchemy import event
from synthetic import make_readings

from footprint.errors import StoreError, StoreReadOnly
from footprint.store import connect, open_store
from footprint.store.backup import back_up


@pytest.fixture
def filled(store):
    store.keep_all((reading, "made", None) for reading in make_readings(100))
    return store


def test_a_full_disk_is_told_and_nothing_of_the_batch_is_kept(filled):
    before = filled.revision(), len(filled.reports())

    @event.listens_for(filled.database.writer, "begin")
    def no_room(connection):
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")

    with pytest.raises(StoreError, match=r"store\.db: the disk is full; make room"):
        filled.keep_all((reading, "more", None) for reading in make_readings(20_000, seed=2))
    assert (filled.revision(), len(filled.reports())) == before
    assert filled.verify().faults == []


def test_a_store_that_another_program_holds_is_told(filled, monkeypatch):
    monkeypatch.setattr(connect, "_WAIT_SECONDS", 0.2)
    mine = open_store(filled.path)
    with closing(sqlite3.connect(filled.path, isolation_level=None)) as raw:
        raw.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program has been holding it"):
            mine.reviews.accept("ana", 1)
        raw.execute("ROLLBACK")
    mine.reviews.accept("ana", 1)


def test_a_writer_that_does_not_end_is_told(filled, monkeypatch):
    monkeypatch.setattr(connect, "_WAIT_SECONDS", 0.2)
    with filled.database.writing(), pytest.raises(StoreError, match="another process has been"):
        open_store(filled.path).reviews.accept("ana", 1)


def test_a_file_that_may_not_be_written_to_is_told(filled):
    @event.listens_for(filled.database.writer, "begin")
    def not_to_be_written(connection):
        connection.exec_driver_sql("PRAGMA query_only = ON")

    with pytest.raises(StoreError, match="may not be written to; set FOOTPRINT_DATA"):
        filled.reviews.accept("ana", 1)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_can_be_read_in_public_mode(filled):
    filled.database.close()
    for name in ("store.db-wal", "store.db-shm", "store.db.lock"):
        filled.path.with_name(name).unlink(missing_ok=True)
    filled.path.parent.chmod(0o555)
    try:
        assert len(open_store(filled.path, read_only=True).reports()) == 10
        with pytest.raises(StoreError, match="cannot be written to"):
            open_store(filled.path).reviews.accept("ana", 1)
    finally:
        filled.path.parent.chmod(0o755)


def test_a_store_that_stands_still_is_read_without_a_log_beside_it(filled, monkeypatch):
    filled.database.close()
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    still = open_store(filled.path, read_only=True)
    assert len(still.reports()) == 10
    assert not filled.path.with_name("store.db-wal").exists()


def test_a_damaged_page_is_told_with_the_way_out(filled):
    filled.database.close()
    size = filled.path.stat().st_size
    with filled.path.open("r+b") as file:
        file.seek(4096 * 2)
        file.write(b"\xff" * (size - 4096 * 3))
    damaged = open_store(filled.path)
    with pytest.raises(StoreError, match=r"footprint verify.*footprint restore"):
        damaged.keep_all((reading, "x", None) for reading in make_readings(20, seed=9))
    assert damaged.verify().faults


def test_there_is_no_public_mode_without_a_store(tmp_path):
    with pytest.raises(StoreReadOnly, match="analyst mode once"):
        open_store(tmp_path / "none.db", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_backup_for_which_there_is_no_room_leaves_nothing(filled, tmp_path, monkeypatch):
    def full(source, target):
        target.write_bytes(b"half of it")
        raise StoreError(f"{target}: the disk is full; make room, then do it again")

    monkeypatch.setattr("footprint.store.backup._copy", full)
    with pytest.raises(StoreError, match="disk is full"):
        back_up(filled.path, tmp_path / "copy.db")
    assert not [path for path in tmp_path.iterdir() if "copy" in path.name]


def test_commands_tell_what_they_did_and_what_is_wrong(filled, tmp_path, capsys):
    from footprint import cli

    path = str(filled.path)
    assert cli.main(["verify", "--store", path]) == 0
    assert "all is well; 10 reports, 100 claims, revision 10" in capsys.readouterr().err
    assert cli.main(["backup", str(tmp_path / "copy.db"), "--store", path]) == 0
    assert "copied and checked" in capsys.readouterr().err
    assert cli.main(["restore", str(tmp_path / "copy.db"), "--store", path]) == 0
    assert "restored from" in capsys.readouterr().err
    with closing(sqlite3.connect(filled.path)) as raw:
        raw.execute("UPDATE marks SET lat = 1 WHERE claim = 3")
        raw.commit()
    assert cli.main(["verify", "--store", path]) == 1
    said = capsys.readouterr()
    assert "marks 3, 0: was altered: lat" in said.out
    assert "1 row fails" in said.err
    assert cli.main(["verify", "--store", path, "--rebuild"]) == 0
    assert cli.main(["verify", "--store", str(tmp_path / "none.db")]) == 1


def test_a_connection_held_open_hinders_nobody_and_sees_nothing_itself(tmp_path, seed):
    """For a server, whose readers would each read the whole log that a killed process left behind."""
    path = tmp_path / "store.db"
    store = open_store(path)
    held = store.database.hold_open()
    before = store.revision()
    store.keep(seed, "seed.txt")
    assert store.revision() > before
    other = open_store(path)
    other.record_failure(seed.report, "another reader", "because", "seed.txt")
    assert store.revision() == other.revision()
    thread = threading.Thread(target=held.close)
    thread.start()
    thread.join()
    store.database.close()
    other.database.close()
    assert not path.with_name("store.db-wal").exists()  # the last to leave brings all into the file
    assert open_store(path).revision() == store.revision()
