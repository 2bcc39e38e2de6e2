"""Kill the workers and the process of a bulk run at many points: the store has to be that of an undisturbed run.

    python tools/torture_bulk.py [POINTS]       make torture

Half of the kills hit one worker, which the run has to replace, half the whole run, which another process goes on with.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from footprint.ingest import bulk, get_reader, sources
from footprint.ingest.pool import LocalPool
from footprint.store import jobs, open_store

_REPORTS = 300
_WORDS = (
    "قصفت المدفعية التركية محيط مدينة تل رفعت شمالي حلب مساء أمس",
    "سيرت القوات الروسية دورية في ريف القامشلي يوم الثلاثاء",
    "انسحبت قوة أميركية من قاعدة قرب الحسكة وفق ما أفاد مصدر محلي",
    "قتل عنصر في قرية لا يعرفها أحد اسمها زرقانية في ريف دير الزور يوم الأحد",
    "A convoy of US vehicles entered Qamishli from the Waleed crossing on Monday",
)
_KEPT = {
    "reports": "number, id, text, title, published, language, source, url, origin",
    "readings": "number, report_id, reader, status, reason, title, published, language, current",
    "claims": "*",
    "spans": "*",
    "marks": "*",
    "places": "*",
    "unresolved_names": "*",
    "sketches": "*",
    "bands": "*",
    "linked": "*",
    "ties": "*",
    "search_reports": "rowid, title, body",
    "search_quotes": "rowid, words",
    "revisions": "number, who, action, report_id, claim, reason, before",
}
"""Everything but times, and the hashes that times are in."""


class Differs(Exception):
    """A store that is not that of the undisturbed run."""


def content_of(path: Path) -> str:
    """A hash of all that was kept, but for the times."""
    told = hashlib.sha256()
    with closing(sqlite3.connect(path)) as raw:
        for table, columns in _KEPT.items():
            for row in raw.execute(f"SELECT {columns} FROM {table} ORDER BY 1, 2"):  # noqa: S608
                told.update(repr(row).encode())
    return told.hexdigest()


def run(path: Path, given: Path) -> None:
    """The run that is disturbed: begun, or gone on with. Says the pids of its workers, then what it has done."""
    jobs.LEASE_SECONDS = 1.0
    store, reader = open_store(path), get_reader()
    left = store.jobs.find_unfinished()
    if left:
        number = left[0].number
        while left[0].leased_until and time.time() < left[0].leased_until.timestamp():
            time.sleep(0.1)
    else:
        told = sources.given_sources([str(given)])
        number = bulk.start(store, "torture", told, reader).number
    pools: list[LocalPool] = []

    def make(setup):  # noqa: ANN001, ANN202
        pools.append(LocalPool(setup, 2))
        return pools[0]

    for each in bulk.work(store, number, reader, get_reader, make):
        if isinstance(each, bulk.Progress):
            pids = pools[0].pids if pools else []
            print(each.run.counts.done, *pids, flush=True)


def _disturb(path: Path, given: Path, point: int | None, whole: bool) -> None:
    """Let a run go as far as `point` reports, kill, and let it end; without a point let it be."""
    command = [sys.executable, __file__, "--run", str(path), str(given)]
    while True:
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            for line in child.stdout:
                done, *pids = map(int, line.split())
                if point is not None and done >= point and pids:
                    os.kill(child.pid if whole else random.choice(pids), signal.SIGKILL)
                    point = None
        if child.returncode == 0:
            return
        if child.returncode != -signal.SIGKILL:
            raise Differs(f"the run ended by itself with {child.returncode}")


def main() -> None:
    """Compare the runs, and tell."""
    if sys.argv[1:2] == ["--run"]:
        run(Path(sys.argv[2]), Path(sys.argv[3]))
        return
    points = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    draw = random.Random(1)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        given = folder / "in.jsonl"
        with given.open("w", encoding="utf-8") as out:
            for number in range(_REPORTS):
                text = f"{number}\n" + "\n".join(draw.choices(_WORDS, k=8))
                record = {"text": text, "published": "2021-01-18"}
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
        _disturb(folder / "undisturbed.db", given, None, whole=False)
        wanted = content_of(folder / "undisturbed.db")
        for number in range(points):
            path = folder / f"{number}.db"
            point = (number + 1) * _REPORTS // (points + 2)
            _disturb(path, given, point, whole=number % 2 == 1)
            if content_of(path) != wanted:
                raise Differs(f"killed after {point} reports, the store is another")
            if faults := open_store(path).verify().faults:
                raise Differs(f"killed after {point} reports: {faults[:3]}")
    print(f"a bulk run was killed at {points} points: each store is that of the undisturbed run")


if __name__ == "__main__":
    main()
