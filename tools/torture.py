"""Kill footprint with no warning, again and again, in the middle of its work: what it said was kept has to be there.

    python tools/torture.py [KILLS] [SEED]      make torture: 200 kills, then 1,000 tamperings

A child process ingests, reviews, backs up or migrates and writes a line for each thing that was acknowledged; this one
kills it with SIGKILL at a random moment, opens the store as a person would after a power cut, holds it against what was
acknowledged and verifies every row. Any loss, damage or half-written file ends it with an error.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from synthetic import make_readings

from footprint.contract import claim_to_json
from footprint.store import connect, migrate, open_store
from footprint.store.backup import verify_file

KINDS = ("ingest", "review", "backup", "migrate")
_LONGEST_WAIT = {"ingest": 0.6, "review": 0.6, "backup": 4.0, "migrate": 1.5}
"""Seconds from the beginning of the work to the kill, at most."""
_REPORTS = 100


class Lost(Exception):
    """Something that was acknowledged is not there, or something is there that should not be."""


def work(kind: str, folder: Path, seed: int) -> None:
    """What the child does until it is killed; each line on standard output is an acknowledgement."""
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    path = folder / "store.db"
    if kind == "migrate":
        import alembic.command  # noqa: F401  so that the time of the kill is not spent on it

        print("ready")
        open_store(path)
        print("migrated")
        return
    store = open_store(path)
    readings = list(make_readings(_REPORTS * 10, seed)) if kind == "ingest" else []
    print("ready")
    if kind == "ingest":
        for reading in readings:
            store.keep(reading, "torture")
            print("kept", reading.report.id)
    elif kind == "review":
        numbers = store.queue("new", limit=1000)
        draw = random.Random(seed)
        while True:
            number = draw.choice(numbers)
            act = draw.choice(("accept", "reject", "correct"))
            if act == "correct":
                store.reviews.correct("ana", number, {"modality": "denied"}, "torture")
            else:
                getattr(store.reviews, act)("ana", number, "torture")
            print("told", store.revision())
    else:
        for count in range(1000):
            made = store.back_up(folder / f"backup-{seed}-{count}.db")
            print("backup", made.path)


def torture(kills: int, seed: int, kinds: tuple[str, ...] = KINDS) -> dict[str, int]:
    """Kill that many children; gives how often each kind of work had acknowledged something. Raises Lost."""
    draw = random.Random(seed)
    acknowledged = dict.fromkeys(kinds, 0)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        old = folder / "old.db"
        _make_old(old)
        store = open_store(folder / "store.db")
        store.keep_all((reading, "base", None) for reading in make_readings(300, seed=99))
        store.database.close()
        for number in range(kills):
            kind = kinds[number % len(kinds)]
            if kind == "migrate":
                apart = folder / f"migrate-{number}"
                apart.mkdir()
                shutil.copy(old, apart / "store.db")
                said = _kill(kind, apart, draw, number)
                _check_migrated(apart / "store.db", said)
                shutil.rmtree(apart)
            else:
                said = _kill(kind, folder, draw, number)
                _check(folder, kind, said)
            acknowledged[kind] += len(said) > 1
            if sys.stderr.isatty():
                print(f"\r{number + 1} of {kills}", end="", file=sys.stderr)
    return acknowledged


def _kill(kind: str, folder: Path, draw: random.Random, seed: int) -> list[str]:
    """Start a child, kill it at a random moment of its work, and give what it had said."""
    command = [sys.executable, __file__, "--work", kind, str(folder), str(seed)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ})
    assert child.stdout is not None
    first = child.stdout.readline()
    if first.strip() != "ready":
        raise Lost(f"{kind}: the child did not start")
    time.sleep(draw.random() * _LONGEST_WAIT[kind])
    child.send_signal(signal.SIGKILL)
    rest = child.stdout.read()
    child.stdout.close()
    status = child.wait()
    if status not in (0, -signal.SIGKILL):
        raise Lost(f"{kind}: the child ended by itself with {status}")
    lines = rest.split("\n")
    return [first.strip(), *lines[:-1]]  # a last line without its end was not said in full


def _check(folder: Path, kind: str, said: list[str]) -> None:
    store = open_store(folder / "store.db")
    if kind == "ingest":
        there = {entry.id for entry in store.reports()}
        lost = [line for line in said[1:] if line.split()[1] not in there]
        if lost:
            raise Lost(f"ingest: {len(lost)} reports were acknowledged and are not there")
    elif kind == "review":
        last = max((int(line.split()[1]) for line in said[1:]), default=0)
        if store.revision() < last:
            raise Lost(
                f"review: revision {last} was acknowledged, the log ends at {store.revision()}"
            )
    else:
        named = {Path(line.split(maxsplit=1)[1]) for line in said[1:]}
        for path in folder.glob("backup-*.db"):
            if verify_file(path, is_in_use=False).faults:
                raise Lost(f"{path} has its name and does not hold")
            named.discard(path)
            path.unlink()
        if named:
            raise Lost(f"backup: {named} were acknowledged and are not there")
        for part in folder.glob(".backup-*"):
            part.unlink()
    store.database.close()
    faults = verify_file(folder / "store.db").faults
    if faults:
        raise Lost(f"{kind}: the store does not hold: {'; '.join(map(str, faults[:3]))}")


def _check_migrated(path: Path, said: list[str]) -> None:
    with closing(sqlite3.connect(path)) as raw:
        version = raw.execute("PRAGMA user_version").fetchone()[0]
    if version not in (2, connect.SCHEMA_VERSION) or (len(said) > 1 and version == 2):
        raise Lost(f"migrate: version {version} after {said}")
    store = open_store(path)
    if len(store.reports()) != 60 or len({row[0] for row in store.marks()[0]}) != 600:
        raise Lost("migrate: reports or claims are missing")
    store.database.close()
    if faults := verify_file(path).faults:
        raise Lost(f"migrate: the store does not hold: {'; '.join(map(str, faults[:3]))}")


def _make_old(path: Path) -> None:
    """A store of version 2: 60 reports of ten claims."""
    engine = connect.engine(path, "rwc")
    with engine.begin() as connection:
        migrate.make_old(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {connect.APPLICATION_ID}")
        connection.exec_driver_sql("PRAGMA user_version = 2")
        add = connection.exec_driver_sql
        add("INSERT INTO changes VALUES (60)")
        from footprint.contract import dumps

        number = 0
        for index, reading in enumerate(make_readings(600, seed=5), start=1):
            report, at = reading.report, "2026-01-01T00:00:00+00:00"
            told = (report.title, None, "ar", None, None)
            add(_values("reports", 9), (report.id, report.text, *told, "old", at))
            add(_values("readings", 12), (index, report.id, "1", at, "ok", None, *told, 1))
            for ordinal, claim in enumerate(reading.claims):
                number += 1
                body = claim_to_json(claim)
                when = (body["date"]["start"], body["date"]["end"], claim.date.precision)
                what = (claim.kind, claim.type, claim.modality, claim.section)
                row = (
                    number,
                    index,
                    report.id,
                    ordinal,
                    *what,
                    *when,
                    claim.confidence,
                    dumps(body),
                )
                add(_values("claims", 13), row)
    engine.dispose()


def _values(table: str, count: int) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * count)})"  # noqa: S608


def main() -> None:
    """Kill, then tamper, and tell the counts."""
    if len(sys.argv) > 1 and sys.argv[1] == "--work":
        work(sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]))
        return
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    start = time.perf_counter()
    acknowledged = torture(kills, seed)
    told = ", ".join(f"{kind} {count}" for kind, count in acknowledged.items())
    print(f"{kills} kills in {time.perf_counter() - start:.0f} s: nothing lost, nothing damaged")
    print(f"had acknowledged something before the kill: {told}")


if __name__ == "__main__":
    main()
