"""A store on a PostgreSQL server: what a file answers it answers too, and what goes wrong is told."""

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing, suppress
from dataclasses import replace

import postgres
import psycopg
import pytest
from samples import GOLD

from footprint.errors import StoreDamaged, StoreError, StoreReadOnly, StoreTooNew
from footprint.model import Claim, Reading, Report
from footprint.store import open_store
from footprint.store.copying import copy_store
from footprint.store.search_fts5 import match_expression
from footprint.store.search_tsvector import to_stems
from footprint.store.terms import index_text, parse_query
from footprint.store.verify import verify
from footprint.where import parse_where

WHO = "ana"
_COMMAND = "import sys; from footprint.cli import main; sys.exit(main())"
NUMBERS = iter(range(1_000_000))


@pytest.fixture
def address():
    return postgres.fresh_address(f"own {next(NUMBERS)}")


@pytest.fixture
def server(address):
    return open_store(address)


@pytest.fixture(scope="module")
def readings(gold):
    return [replace(each, reader="1") for each in gold[:6]]


@pytest.fixture(scope="module")
def file(tmp_path_factory, readings):
    """A file with something in every table that people write to."""
    if postgres.MODE:
        pytest.skip("the file is the other side of every comparison here")
    store = open_store(tmp_path_factory.mktemp("pg") / "store.db")
    store.keep_all((each, f"gold {number}", None) for number, each in enumerate(readings))
    first, second, third = store.find_claims_of(readings[0].report.id)[:3]
    store.reviews.correct(WHO, first.number, {"modality": "denied"}, "because")
    store.reviews.accept(WHO, second.number)
    store.reviews.split(WHO, third.number, [{}, {"modality": "planned"}])
    store.jobs.start(WHO, {"paths": []}, "1")
    assert store.verify().faults == []
    return store


@pytest.fixture
def copied(file, address):
    copy_store(file.path, address)
    return open_store(address)


def small(text, source="desk"):
    report = Report(text, title=text[:8], source=source)
    return Reading(
        report, (Claim("statement", "announce", "occurred", (report.quote(0, 3),)),), "1"
    )


# Both answer alike


def test_a_copy_on_a_server_is_the_store(file, copied_once):
    copied = copied_once
    assert copied.revision() == file.revision()
    assert copied.marks() == file.marks()
    assert copied.reports() == file.reports()
    numbers = [row[0] for row in file.marks()[0]]
    assert copied.get_claims(numbers) == file.get_claims(numbers)
    assert copied.queue_counts() == file.queue_counts()
    assert copied.reviews.latest(50) == file.reviews.latest(50)
    for number in numbers[:20]:
        assert copied.get_together(number) == file.get_together(number)
    assert copied.verify().faults == []


QUERIES = (
    "القامشلي", "قامشلي", "دورية روسية", "الحسكة -النفط", '"شمال شرقي"', "تل*", "قوات", "النفط", "2021",
    "strikes", "strike*", "forces", "killed injured", '"oil fields"', "forces -turkish", "possibly", "military",
    "THE", "as", "us", "is", "m4", "a", "10 000", "x'); DROP TABLE reports; --", '"', "- * ^ : ()", "صاروخ OR قذيفة",
)  # fmt: skip


@pytest.mark.parametrize("typed", QUERIES)
def test_both_find_the_same(file, typed, copied_once):
    found = file.search(typed, limit=100)
    other = copied_once.search(typed, limit=100)
    assert other.total == found.total
    assert {hit.entry.id for hit in other.hits} == {hit.entry.id for hit in found.hits}
    for in_reports in (False, True):
        claims = file.search_claims(typed, in_reports)
        assert copied_once.search_claims(typed, in_reports) == claims


@pytest.fixture(scope="module")
def copied_once(file):
    address = postgres.fresh_address("searched")
    copy_store(file.path, address)
    return open_store(address)


def test_english_words_come_to_the_stems_of_the_file():
    with closing(sqlite3.connect(":memory:")) as raw:
        raw.execute("CREATE VIRTUAL TABLE t USING fts5(w, tokenize='porter unicode61')")
        raw.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance')")
        texts = [path.read_text() for path in (GOLD / "own_en").glob("*.txt")]
        found = {word for each in texts for word in index_text(each).split() if word.isalpha()}
        words = sorted(found | {"possibly", "forcibly", "as", "us", "relational", "hopping"})
        raw.executemany("INSERT INTO t(rowid, w) VALUES (?, ?)", enumerate(words))
        stems = raw.execute("SELECT doc, term FROM v").fetchall()
    assert len(stems) > 2000
    assert {words[doc]: term for doc, term in stems} == {word: to_stems(word) for word in words}


def test_no_phrase_runs_from_the_title_into_the_text(server):
    server.keep(replace_title(small("beta gamma"), "alpha"), "a")
    assert server.search('"alpha beta"').total == 0
    assert server.search("alpha beta").total == 1
    assert match_expression(parse_query("alpha"), lambda _word: True) == '("alpha")'


def replace_title(reading, title):
    return replace(reading, report=replace(reading.report, title=title))


def test_a_long_text_is_searched_as_far_as_the_server_goes(server):
    words = " ".join(f"w{number}q" for number in range(100_000))
    assert server.keep(small(f"first {words} last"), "long") == "new"
    assert server.search("first").total == 1
    assert server.verify().faults == []


# There and back


def test_back_in_a_file_it_is_the_same_store_and_goes_on(file, copied, tmp_path):
    back = tmp_path / "back.db"
    verdict = copy_store(parse_where(copied.database.address.url), back)
    again = open_store(back)
    assert verdict.hash == file.verify().hash == again.verify().hash
    assert again.marks() == file.marks()
    for store in (copied, again):
        assert store.keep(small("a later report"), "later") == "new"
        assert store.jobs.start(WHO, {"paths": ["x"]}, "1").number == 2
        assert store.verify().faults == []


def test_a_store_is_not_copied_over_another(file, copied_once):
    copied, before = copied_once, copied_once.marks()
    with pytest.raises(StoreError, match="a place that is empty"):
        copy_store(file.path, copied.database.address)
    assert copied.marks() == before


def test_a_damaged_store_is_not_copied(file, address, tmp_path):
    damaged = tmp_path / "damaged.db"
    with closing(sqlite3.connect(file.path)) as old, closing(sqlite3.connect(damaged)) as new:
        old.backup(new)
        new.execute("UPDATE claims SET confidence = confidence / 2 WHERE number = 4")
        new.commit()
    with pytest.raises(StoreDamaged, match="claims 4"):
        copy_store(damaged, address)
    assert open_store(address).reports() == []


def test_a_backup_of_a_server_is_a_file_that_stands_alone(file, copied_once, tmp_path):
    made = copied_once.back_up(tmp_path)
    assert made.verdict.hash == file.verify().hash
    assert open_store(made.path).marks() == file.marks()
    assert [each.name for each in tmp_path.iterdir() if "part" in each.name] == []


def test_the_command_copies_and_the_other_commands_take_an_address(file, address, tmp_path):
    def footprint(*arguments):
        return subprocess.run(
            [sys.executable, "-c", _COMMAND, *map(str, arguments)],
            capture_output=True,
            text=True,
            check=False,
        )

    copied = footprint("copy", file.path, address.url)
    assert copied.returncode == 0, copied.stderr
    assert "copied and verified" in copied.stderr
    assert footprint("verify", "--store", address.url).returncode == 0
    restored = footprint("restore", file.path, "--store", address.url)
    assert restored.returncode != 0
    assert "footprint copy" in restored.stderr
    wrong = footprint("verify", "--store", "mysql://x:secret@127.0.0.1/y")
    assert wrong.returncode == 2
    assert "secret" not in wrong.stderr + wrong.stdout


# Many at once


def test_writers_take_turns_and_the_log_stays_one_chain(address):
    stores = [open_store(address) for _ in range(4)]
    kept = []

    def work(number):
        for turn in range(8):
            kept.append(stores[number].keep(small(f"report {number} of turn {turn}"), "a"))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert kept == ["new"] * 32
    assert stores[0].count_reports() == 32
    assert stores[0].verify().faults == []


def test_a_reader_sees_one_moment_and_waits_for_nobody(server):
    server.keep(small("the first one"), "a")
    with server.database.reading() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM reports").scalar()
        server.keep(small("the second one"), "b")
        assert connection.exec_driver_sql("SELECT count(*) FROM reports").scalar() == before
    with server.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM search_quotes")
        assert server.count_reports() == 2
        assert server.search_claims("the")


def test_two_processes_may_make_the_tables_at_once(address):
    stores, threads = [], []
    for _ in range(4):
        threads.append(threading.Thread(target=lambda: stores.append(open_store(address))))
        threads[-1].start()
    for thread in threads:
        thread.join()
    assert [store.revision() for store in stores] == [0] * 4


def test_a_change_is_told_to_whoever_listens(server):
    plain = server.database.address.url.replace("+psycopg", "")
    with psycopg.connect(plain, autocommit=True) as listener:
        listener.execute("LISTEN footprint")
        server.keep(small("something new"), "a")
        assert len(list(listener.notifies(timeout=5, stop_after=1))) == 1


# What goes wrong is told, and nothing is half written


class _Undo(Exception):
    """Takes a change back."""


TAMPERINGS = [
    ("UPDATE reports SET text = text || ' ' WHERE number = 2", "reports", "its words"),
    ("UPDATE claims SET body = replace(body, 'occurred', 'denied') WHERE number = 6", "claims", "altered"),
    ("DELETE FROM spans WHERE claim = 6", "spans", "missing"),
    ("UPDATE revisions SET who = 'eve' WHERE number = 5", "revisions", "altered"),
    ("DELETE FROM corrections", "corrections", "missing"),
    ("UPDATE marks SET lat = lat + 0.01 WHERE lat IS NOT NULL", "marks", "lat"),
    ("UPDATE search_quotes SET quotes = 'x' WHERE claim = 6", "search_quotes", "quotes"),
    ("DELETE FROM search_reports WHERE number = 3", "search_reports", "report"),
    ("UPDATE readings SET current = false WHERE number = 1", "readings", "current"),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "table", "what"), TAMPERINGS)
def test_the_row_that_was_altered_is_named(copied_once, statement, table, what):
    faults = []
    with suppress(_Undo), copied_once.database.writing() as connection:
        connection.exec_driver_sql(statement)
        faults += verify(connection).faults
        raise _Undo
    assert any(fault.table == table and what in fault.what for fault in faults), faults


def test_a_connection_lost_in_the_middle_of_a_change_keeps_nothing_of_it(server):
    server.keep(small("the first one"), "a")
    with pytest.raises(StoreError, match="nothing of it was kept"):
        _lose_the_connection(server)
    assert server.revision() == 1
    assert server.keep(small("the second one"), "b") == "new"
    assert server.verify().faults == []


def _lose_the_connection(server):
    with server.database.logging() as (connection, log):
        log.tell(WHO, "accept")
        mine = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
        postgres.run(f"SELECT pg_terminate_backend({mine})")
        connection.exec_driver_sql("SELECT 1")


def test_a_server_that_is_not_there_is_told():
    with pytest.raises(StoreError, match="cannot be reached"):
        open_store("postgresql+psycopg://ana:secret@127.0.0.1:1/x")


def test_a_wrong_password_is_told_and_never_repeated():
    postgres.run("DROP ROLE IF EXISTS locked")
    postgres.run("CREATE ROLE locked LOGIN PASSWORD 'right'")
    base = postgres.start_server().replace("tester@", "locked:very-secret@")
    with pytest.raises(StoreError, match="name and password") as raised:
        open_store(base)
    chain = f"{raised.value!r} {raised.value.__cause__!r}"
    assert "very-secret" not in chain
    assert "very-secret" not in repr(parse_where(base))


def test_a_database_that_is_not_there_is_told():
    with pytest.raises(StoreError, match=r"createdb|does not know"):
        open_store(postgres.start_server().replace("/postgres", "/nowhere"))


def test_a_database_of_another_program_is_refused_and_left_alone(address):
    postgres.run("CREATE TABLE theirs (id int)", address.url)
    with pytest.raises(StoreError, match="another program"):
        open_store(address)
    assert postgres.run("SELECT count(*) FROM theirs", address.url) == [(0,)]


def test_a_newer_store_is_refused(server, address):
    postgres.run("UPDATE alembic_version SET version_num = '9999'", address.url)
    with pytest.raises(StoreTooNew, match="newer footprint"):
        open_store(address)


def test_for_reading_only_nothing_is_made_and_nothing_can_be_written(address, server):
    with pytest.raises(StoreReadOnly, match="public mode makes none"):
        open_store(postgres.fresh_address("never made"), read_only=True)
    public = open_store(address, read_only=True)
    with pytest.raises(StoreReadOnly):
        public.keep(small("something"), "a")
    with pytest.raises(StoreError), public.database.reading() as connection:
        connection.exec_driver_sql("DELETE FROM marks")


def test_who_may_not_write_there_is_told(address, server):
    postgres.run("DROP ROLE IF EXISTS guest")
    postgres.run("CREATE ROLE guest LOGIN")
    schema = address.url.rpartition("%3D")[2]
    postgres.run(f'GRANT USAGE ON SCHEMA "{schema}" TO guest')
    postgres.run(f'GRANT SELECT ON ALL TABLES IN SCHEMA "{schema}" TO guest')
    guest = open_store(address.url.replace("tester@", "guest@"))
    assert guest.revision() == 0
    with pytest.raises(StoreError, match="ask who keeps the server"):
        guest.keep(small("something"), "a")


@pytest.mark.parametrize(
    "given",
    ["mysql://ana:secret@h/x", "postgresql://ana:secret@h", "postgresql://ana:secret@h:x/y"],
)
def test_what_is_no_address_is_refused_without_repeating_it(given):
    with pytest.raises(StoreError) as raised:
        parse_where(given)
    assert "secret" not in str(raised.value)


def test_an_address_is_shown_without_its_password():
    shown = str(parse_where("postgresql://ana:secret@db.example:5433/footprint?sslmode=require"))
    assert shown == "postgresql+psycopg://ana@db.example:5433/footprint"
