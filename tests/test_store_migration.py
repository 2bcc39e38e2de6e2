"""A store of the first version: carried over whole, or left as it was."""

import sqlite3
from contextlib import closing
from dataclasses import asdict, replace

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from older import make_older
from samples import make_fix
from sqlalchemy import text
from synthetic import make_readings

from footprint.contract import claim_to_json, dumps
from footprint.errors import StoreReadOnly
from footprint.store import SCHEMA_VERSION, connect, marks_of, migrate, open_store, schema
from footprint.store.names import NameBook
from footprint.store.records import Incoming


def make_first_version(path, gold, version=2):
    """A store as footprint 0.1.0 first made it, two of whose reports were read twice; version 1 kept no roles."""
    engine = connect.engine(path, "rwc")
    with engine.begin() as connection:
        migrate.make_old(connection)
        connection.execute(text(f"PRAGMA application_id = {connect.APPLICATION_ID}"))
        connection.execute(text(f"PRAGMA user_version = {version}"))
        connection.execute(text("INSERT INTO changes VALUES (:n)"), {"n": len(gold) + 2})
        number = claim_number = 0
        for index, reading in enumerate(gold):
            report = reading.report
            about = (report.title, report.published and report.published.isoformat())
            row = (report.id, report.text, *about, report.language, report.source, report.url)
            _insert(connection, "reports", *row, "gold", "2026-01-01T00:00:00+00:00")
            readers = ("old", "new") if index < 2 else ("new",)
            for reader in readers:
                number += 1
                current = reader == readers[-1]
                shown = (*about, report.language, report.source, report.url, current)
                at = "2026-01-01T00:00:00+00:00"
                _insert(connection, "readings", number, report.id, reader, at, "ok", None, *shown)
                for ordinal, claim in enumerate(reading.claims):
                    claim_number += 1
                    body = claim_to_json(claim)
                    date = (body["date"]["start"], body["date"]["end"], claim.date.precision)
                    what = (claim.kind, claim.type, claim.modality, claim.section, *date)
                    key = (claim_number, number, report.id, ordinal)
                    _insert(connection, "claims", *key, *what, claim.confidence, dumps(body))
                    for n, mark in enumerate(marks_of(claim) if current else ()):
                        columns = asdict(mark)
                        if version == 1:
                            columns["actors"] = " ".join(
                                each.split(":")[0] for each in mark.actors.split()
                            )
                        values = columns.values()
                        _insert(connection, "marks", claim_number, n, report.id, *values)
                    for p in claim.drawn_places:
                        row = {"id": p.id, "en": p.name_en, "ar": p.name_ar}
                        sql = "INSERT OR REPLACE INTO places VALUES (:id, :en, :ar)"
                        connection.execute(text(sql), row)
    return claim_number


def _insert(connection, table, *values):
    names = [f"v{n}" for n in range(len(values))]
    marks = ", ".join(f":{name}" for name in names)
    sql = f"INSERT INTO {table} VALUES ({marks})"
    connection.execute(text(sql), dict(zip(names, values, strict=True)))


@pytest.mark.parametrize("version", [1, 2])
def test_a_store_of_an_older_version_is_carried_over_whole(tmp_path, gold, version):
    path = tmp_path / "old.db"
    gold = gold[:: 3 - version]
    claims = make_first_version(path, gold, version)
    with closing(sqlite3.connect(path)) as raw:
        marks = raw.execute(
            "SELECT claim, kind, day_start, lat, place_id, actors FROM marks ORDER BY claim, ordinal"
        ).fetchall()
    store = open_store(path)
    for reading in gold:
        kept = store.find_claims_of(reading.report.id)
        assert tuple(each.claim for each in kept) == reading.claims
        assert store.get_report(reading.report.id).report == reading.report
    assert len(store.get_claims(range(1, claims + 1))) == claims
    assert store.revision() == len(gold) + 2
    with closing(sqlite3.connect(path)) as raw:
        now = raw.execute(
            "SELECT claim, kind, day_start, lat, place_id, actors FROM marks ORDER BY claim, ordinal"
        ).fetchall()
        assert [row[:-1] for row in now] == [row[:-1] for row in marks]
        assert (now == marks) is (version == 2)
        assert any(":initiator" in row[-1] for row in now)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    title = next(r.report.title for r in gold if r.report.title)
    assert store.search(f'"{title}"').total >= 1
    assert store.verify().faults == []


def test_migrating_and_making_give_the_same_tables(tmp_path, gold):
    path = tmp_path / "old.db"
    make_first_version(path, gold[:1])
    open_store(path)
    open_store(tmp_path / "new.db")
    shapes = []
    for each in (path, tmp_path / "new.db"):
        with closing(sqlite3.connect(each)) as raw:
            tables = raw.execute(
                "SELECT name, type FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY name"
            ).fetchall()
            columns = {
                name: raw.execute(f"PRAGMA table_info('{name}')").fetchall() for name, _ in tables
            }
            shapes.append(
                (tables, columns, raw.execute("SELECT * FROM alembic_version").fetchall())
            )
            assert raw.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert shapes[0] == shapes[1]
    with connect.engine(path, "ro").connect() as connection:
        ignored = {"alembic_version", "search_"}
        context = MigrationContext.configure(
            connection,
            opts={
                "include_name": lambda name, kind, _: (
                    kind != "table" or not any(name.startswith(each) for each in ignored)
                )
            },
        )
        assert compare_metadata(context, schema.metadata) == []


def test_a_migration_that_fails_leaves_the_old_store_as_it_was(tmp_path, gold, monkeypatch):
    path = tmp_path / "old.db"
    make_first_version(path, gold[:3])
    before = _dump(path)

    def fail(connection, log):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("footprint.store.adopt.adopt", fail)
        with pytest.raises(KeyboardInterrupt):
            open_store(path)
    assert _dump(path) == before
    assert len(open_store(path).reports()) == 3


def test_public_mode_migrates_nothing(tmp_path, gold):
    path = tmp_path / "old.db"
    make_first_version(path, gold[:3])
    before = _dump(path)
    with pytest.raises(StoreReadOnly, match="analyst mode"):
        open_store(path, read_only=True)
    assert _dump(path) == before


def _dump(path):
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute("PRAGMA user_version").fetchone(), list(raw.iterdump())


def test_alembic_knows_one_line_of_migrations(store):
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(migrate._MIGRATIONS))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [migrate.NEWEST]
    with store.database.reading() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == migrate.NEWEST


_OLD_NAMES = """
CREATE TABLE name_corrections (
    number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, form TEXT NOT NULL, "within" TEXT NOT NULL,
    place_id TEXT NOT NULL, name_en TEXT NOT NULL, name_ar TEXT, feature TEXT NOT NULL, lat FLOAT NOT NULL,
    lon FLOAT NOT NULL, radius_km FLOAT NOT NULL, country TEXT NOT NULL, parents TEXT NOT NULL,
    reason TEXT NOT NULL, source TEXT NOT NULL, at TEXT NOT NULL, undone_at TEXT);
CREATE TABLE unresolved_names (
    report_id TEXT NOT NULL, form TEXT NOT NULL, unit TEXT NOT NULL, name TEXT NOT NULL,
    country TEXT NOT NULL, why TEXT NOT NULL, PRIMARY KEY (report_id, form, unit));
CREATE INDEX unresolved_by_form ON unresolved_names (form, unit);
"""


@pytest.mark.parametrize("had_names", [True, False])
def test_corrections_of_names_of_version_4_come_into_the_log(tmp_path, gold, had_names):
    path = tmp_path / "old.db"
    store = open_store(path)
    for reading in gold[:2]:
        store.keep(reading, "gold")
    told = store.revision()
    store.database.close()
    with closing(sqlite3.connect(path)) as raw, raw:
        make_older(raw, 4)
        raw.executescript(_OLD_NAMES if had_names else "")
        row = (
            "X",
            "x",
            "",
            "fix:1",
            "X",
            None,
            "village",
            36.5,
            40.5,
            3.0,
            "SY",
            "cod:SY08 geonames:1",
            "seen",
            "map",
        )
        for number, undone in ((1, None), (2, "2026-02-02T00:00:00+00:00")) if had_names else ():
            values = (number, *row, "2026-01-01T00:00:00+00:00", undone)
            raw.execute(f"INSERT INTO name_corrections VALUES ({','.join('?' * 17)})", values)
        for report_id in (gold[0].report.id, "of no report") if had_names else ():
            unplaced = (report_id, "y", "", "Y", "SY", "no entry")
            raw.execute("INSERT INTO unresolved_names VALUES (?, ?, ?, ?, ?, ?)", unplaced)
    book = NameBook(open_store(path))
    assert [(each.number, each.place_id) for each in book.find_fixes()] == [
        (1, "fix:1")
    ] * had_names
    assert [each.reports for each in book.find_unplaced()] == [1] * had_names
    actions = [each.action for each in book.store.reviews.latest(before=None)][::-1][told:]
    assert actions == ["name", "name", "unname"] * had_names
    assert book.store.verify().faults == []
    fix = book.add_fix(make_fix(), "ana")
    assert fix.number == told + 3 * had_names + 1
    assert book.store.verify().faults == []


def test_what_version_6_said_of_denials_and_of_what_was_taken_back_is_mended(tmp_path):
    path = tmp_path / "old.db"
    store = open_store(path)
    (reading,) = make_readings(10)
    denial = replace(reading.claims[0], modality="denied")
    store.keep(replace(reading, claims=(denial, *reading.claims[1:])), "made")
    number, _ = store.keep_batch([Incoming(r, "made") for r in make_readings(20, 5)], "x", "ana")
    store.withdraw(number, "ana")
    store.database.close()
    with closing(sqlite3.connect(path)) as raw, raw:
        make_older(raw, 6)
        for table in ("linked", "marks"):
            raw.execute(f"UPDATE {table} SET certainty = 'discounted' WHERE claim = 1")
        raw.execute("INSERT INTO search_reports (rowid, title, body) VALUES (2, 'x', 'withdrawn')")
    store = open_store(path)
    assert store.get_grades([1]) == {1: "contested"}
    assert store.search("withdrawn").total == 0
    assert store.verify().faults == []
