"""Bulk runs: the same store however they went, nothing dropped, nothing done twice."""

import hashlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing

import bulk_readers
import pytest
from samples import ROOT

from footprint.errors import RunBusy, WorkersFailed
from footprint.ingest import Notice, Outcome, Refusal, bulk, sources
from footprint.ingest.engine import InProcess
from footprint.ingest.pool import LocalPool
from footprint.store import open_store
from footprint.store.job_records import Listed

READER = bulk_readers.plain()
KEPT = {
    "reports": "number, id, text, title, published, language, source, url, origin",
    "readings": "number, report_id, reader, status, reason, title, published, language, current",
    "claims": "*",
    "spans": "*",
    "marks": "*",
    "places": "*",
}
"""What a run leaves in the store, but for the times."""


def content_of(path):
    """A hash of all that was kept, in the order of the numbers."""
    told = hashlib.sha256()
    with closing(sqlite3.connect(path)) as raw:
        for table, columns in KEPT.items():
            for row in raw.execute(f"SELECT {columns} FROM {table} ORDER BY 1, 2"):
                told.update(repr(row).replace(str(path.parent), "").encode())
    return told.hexdigest()


def write(folder, texts, name="in.jsonl"):
    path = folder / name
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), "utf-8")
    return path


def start(store, *paths):
    return bulk.start(store, "ana", sources.given_sources([str(p) for p in paths]), READER).number


def work(store, run, **options):
    options.setdefault("make_engine", bulk.pool(2))
    return list(bulk.work(store, run, READER, bulk_readers.plain, **options))


def killing(every, pools):
    """An engine whose workers are killed again and again while it works."""

    def make(setup):
        pool = LocalPool(setup, 2)
        pools.append(pool)
        given, collect = iter(range(10**6)), pool.collect

        def collect_and_kill(seconds):
            done = collect(seconds)
            if done and next(given) % every == 0 and len(pool.killed) < pool.most:
                pool.killed.append(pool.pids[len(pool.killed) % 2])
                os.kill(pool.killed[-1], signal.SIGKILL)
            return done

        pool.killed, pool.most, pool.collect = [], 2, collect_and_kill
        return pool

    return make


TEXTS = [f"slow report number {n}" for n in range(60)]


def one_by_one(setup):
    return InProcess(setup.make_reader(), setup.fixes)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """What the run over TEXTS leaves when nothing happens to it."""
    folder = tmp_path_factory.mktemp("undisturbed")
    store = open_store(folder / "store.db")
    run = start(store, write(folder, TEXTS))
    for _ in bulk.work(store, run, READER, bulk_readers.plain, one_by_one):
        pass
    assert store.jobs.get(run).counts.new == len(TEXTS)
    return content_of(store.path)


def test_processes_give_the_same_store_as_one(tmp_path, undisturbed):
    store = open_store(tmp_path / "store.db")
    run = start(store, write(tmp_path, TEXTS))
    happened = work(store, run)
    kept = [each for each in happened if isinstance(each, Outcome)]
    assert [each.name.rpartition(" ")[2] for each in kept] == [str(n + 1) for n in range(60)]
    assert store.jobs.get(run).state == "done"
    assert content_of(store.path) == undisturbed
    assert store.verify().faults == []


def test_workers_that_are_killed_change_nothing(tmp_path, undisturbed):
    store = open_store(tmp_path / "store.db")
    pools = []
    run = start(store, write(tmp_path, TEXTS))
    happened = work(store, run, make_engine=killing(2, pools))
    assert not [each for each in happened if isinstance(each, Refusal)]
    assert len(pools[0].killed) == 2
    assert content_of(store.path) == undisturbed


def test_a_run_whose_process_was_killed_is_gone_on_with(tmp_path, undisturbed, monkeypatch):
    monkeypatch.setattr("footprint.store.jobs.LEASE_SECONDS", 0.0)
    path = write(tmp_path, TEXTS)
    code = (
        "from pathlib import Path; from test_bulk import *; import footprint.store.jobs as jobs\n"
        "jobs.LEASE_SECONDS = 0.0\n"
        f"store = open_store(Path({str(tmp_path / 'store.db')!r}))\n"
        f"run = start(store, {str(path)!r})\n"
        "for each in bulk.work(store, run, READER, bulk_readers.plain, bulk.pool(2)):\n"
        "    if isinstance(each, bulk.Progress) and each.run.counts.done:\n"
        "        print(each.run.counts.done, flush=True)\n"
    )
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])}
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=env) as child:
        said = int(child.stdout.readline())
        child.kill()
    store = open_store(tmp_path / "store.db")
    (left,) = store.jobs.find_unfinished()
    assert said <= len(store.reports()) < len(TEXTS)
    work(store, left.number)
    assert content_of(store.path) == undisturbed
    assert store.jobs.find_unfinished() == []


def test_a_run_that_is_stopped_is_gone_on_with(tmp_path, undisturbed):
    store = open_store(tmp_path / "store.db")
    run = start(store, write(tmp_path, TEXTS))
    stop = threading.Event()
    for each in bulk.work(store, run, READER, bulk_readers.plain, bulk.pool(2), stop):
        if isinstance(each, bulk.Progress) and each.run.counts.done:
            stop.set()
    stopped = store.jobs.get(run)
    assert stopped.state == "stopped"
    assert 0 < stopped.counts.done < len(TEXTS)
    store.jobs.ask_to_stop(run)
    work(store, run)
    assert content_of(store.path) == undisturbed


def test_a_report_that_hangs_dies_or_fails_is_told_and_the_others_go_on(tmp_path):
    store = open_store(tmp_path / "store.db")
    texts = ["hang on", "die here", "fail at this", *(f"plain {n}" for n in range(30))]
    run = start(store, write(tmp_path, texts))
    happened = work(store, run, make_engine=bulk.pool(2, time_limit=1.0))
    refused = [str(each.error) for each in happened if isinstance(each, Refusal)]
    for why, number in zip(
        ("longer than 1 sec", "ended 3 times", "odd words"), (1, 2, 3), strict=True
    ):
        (told,) = [each for each in refused if why in each]
        assert f"in.jsonl line {number}:" in told
    assert len([each for each in happened if isinstance(each, Outcome)]) == 30
    failed = store.jobs.lines(run, ["failed"])
    assert [each.reason for each in failed] == refused
    assert store.jobs.get(run).counts.failed == 3
    assert len([entry for entry in store.reports() if entry.failure]) == 3


@pytest.mark.parametrize("in_a_thread", [False, True])
def test_a_report_that_hangs_among_few_is_given_up_too(tmp_path, in_a_thread):
    store = open_store(tmp_path / "store.db")
    run = start(store, write(tmp_path, ["plain a", "hang on", "plain b"]))
    happened = []

    def go():
        limits = {"make_engine": bulk.pool(1, time_limit=1.0), "time_limit": 1.0}
        happened.extend(work(store, run, **limits))

    if in_a_thread:
        thread = threading.Thread(target=go)
        thread.start()
        thread.join()
    else:
        go()
    (refused,) = [str(each.error) for each in happened if isinstance(each, Refusal)]
    assert "in.jsonl line 2: reading it took longer than 1 seconds" in refused
    assert len([each for each in happened if isinstance(each, Outcome)]) == 2
    assert store.jobs.get(run).state == "done"


def test_what_is_refused_or_left_alone_stands_in_the_run(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("plain words", "utf-8")
    (folder / "b.txt").write_bytes(b"")
    (folder / "c.txt").write_text("plain words", "utf-8")
    (folder / "d.mp3").write_bytes(b"x")
    store = open_store(tmp_path / "store.db")
    run = start(store, folder)
    happened = work(store, run)
    assert [type(e) for e in happened if not isinstance(e, bulk.Progress)].count(Notice) == 2
    counts = store.jobs.get(run).counts
    assert (counts.listed, counts.new, counts.failed) == (2, 1, 1)
    states = [line.state for line in store.jobs.lines(run, ["done", "failed", "noted"])]
    assert sorted(states) == ["done", "failed", "noted", "noted"]


def test_what_the_reader_has_read_is_not_read_again(tmp_path):
    store = open_store(tmp_path / "store.db")
    path = write(tmp_path, ["plain a", "plain b"])
    work(store, start(store, path))
    before = content_of(store.path)
    run = start(store, path)
    assert {e.kept for e in work(store, run) if isinstance(e, Outcome)} == {"again"}
    assert store.jobs.get(run).counts.claims == 2
    assert content_of(store.path) == before


def test_a_run_that_another_process_works_on_is_left_alone(tmp_path):
    store = open_store(tmp_path / "store.db")
    run = start(store, write(tmp_path, ["plain"]))
    store.jobs.lease(run, "another", READER.version)
    with pytest.raises(RunBusy, match="another"):
        work(store, run)
    with pytest.raises(RunBusy):
        store.jobs.turn(run, "a third", (), [Listed("x", "x", note="x")], False, 0, 0.0)
    assert store.jobs.lines(run, ["noted"]) == []


def test_processes_that_cannot_read_end_the_run_and_say_why(tmp_path):
    store = open_store(tmp_path / "store.db")
    run = start(store, write(tmp_path, [f"plain {n}" for n in range(40)]))
    with pytest.raises(WorkersFailed, match="no lexicon"):
        list(bulk.work(store, run, READER, bulk_readers.broken, bulk.pool(1)))
    assert store.jobs.get(run).state == "stopped"
    work(store, run)
    assert store.jobs.get(run).counts.new == 40


def test_files_that_were_sent_lie_beside_the_store_until_they_are_listed(tmp_path):
    store = open_store(tmp_path / "store.db")
    files = [("../../a.txt", b"plain one"), ("b.txt", b"plain two"), ("c.pdf", b"%PDF- none")]
    given = sources.given_uploads(files)
    folder = sources.user_folder() / "incoming"
    assert len([each for each in folder.rglob("*") if each.is_file()]) == 3
    run = bulk.start(store, "ana", given, READER).number
    work(store, run)
    counts = store.jobs.get(run).counts
    assert (counts.new, counts.failed) == (2, 1)
    assert list(folder.iterdir()) == []
    assert {entry.origin for entry in store.reports()} == {"a.txt", "b.txt"}


def test_the_rest_is_told_while_a_run_goes_on(tmp_path):
    store = open_store(tmp_path / "store.db")
    run = start(store, write(tmp_path, TEXTS))
    told = [e.run for e in work(store, run) if isinstance(e, bulk.Progress)]
    done = [each.counts.done for each in told]
    assert done == sorted(done)
    assert done[-1] == len(TEXTS)
    assert all(e.remaining_seconds is None or e.remaining_seconds >= 0 for e in told)
    assert told[-1].remaining_seconds in (0, None)
