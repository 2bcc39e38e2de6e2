"""A file that the system lets grow no further: told in words, nothing half-written, whatever was being done."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from older import make_older
from samples import ROOT
from synthetic import make_readings

from footprint.store import open_store
from footprint.store.backup import verify_file

resource = pytest.importorskip("resource")

_CHILD = """
import resource, signal, sys
from pathlib import Path
path, what, room = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
from synthetic import make_readings
from footprint.errors import StoreError
from footprint.store import open_store
from footprint.store.backup import back_up, restore
import alembic.command  # not to be the one that finds no room
readings = list(make_readings(1_000, seed=2))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
try:
    if what == "ingest":
        open_store(path).keep_all((reading, "more", None) for reading in readings)
    elif what == "backup":
        back_up(path, path.with_name("copy.db"))
    elif what == "restore":
        restore(path.with_name("large.db"), path)
    else:
        open_store(path)
except StoreError as error:
    print(error)
"""


def attempt(path: Path, what: str, room: int) -> str:
    command = [sys.executable, "-c", _CHILD, str(path), what, str(room)]
    where = {"PYTHONPATH": f"{ROOT}:{ROOT / 'tools'}", "PATH": ""}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=where)
    assert done.stderr == ""
    return done.stdout


@pytest.fixture
def filled(store):
    store.keep_all((reading, "made", None) for reading in make_readings(200))
    store.database.close()
    return store


def state_of(path):
    store = open_store(path)
    told = store.revision(), len(store.reports()), store.verify().faults
    store.database.close()
    return told


@pytest.mark.parametrize("what", ["ingest", "backup", "restore"])
def test_what_finds_no_room_is_told_and_leaves_all_as_it_was(filled, tmp_path, what):
    before = state_of(filled.path)
    if what == "restore":
        large = open_store(tmp_path / "large.db")
        large.keep_all((reading, "made", None) for reading in make_readings(600, seed=3))
        large.database.close()
    there = {path.name for path in filled.path.parent.iterdir()}
    room = (
        filled.path.stat().st_size // 2 if what == "backup" else filled.path.stat().st_size + 9_000
    )
    said = attempt(filled.path, what, room)
    assert "room" in said
    assert str(filled.path.parent) in said
    assert state_of(filled.path) == before
    assert before[2] == []
    left = {path.name for path in filled.path.parent.iterdir()} - there
    assert not [name for name in left if name.endswith(".part") or name == "copy.db"]


def test_a_migration_that_finds_no_room_leaves_the_older_store(filled):
    with closing(sqlite3.connect(filled.path)) as raw:
        make_older(raw, 3)
    said = attempt(filled.path, "migrate", 100_000)
    assert "room" in said
    with closing(sqlite3.connect(filled.path)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (3,)
    open_store(filled.path).database.close()
    assert verify_file(filled.path).faults == []
