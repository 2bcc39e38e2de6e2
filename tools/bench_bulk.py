"""A bulk run as a person starts it: read on all cores, linked and stored; how long it takes, and how much memory.

    python tools/bench_bulk.py [REPORTS] [WORKERS]      10,000 reports of 1,500 characters, two workers

The reports are sentences of those in tests/gold, put together anew with other days and years, so that none was read before
and few tell of one event. Memory is that of all processes of the run, at its most in each fifth of it.
"""

from __future__ import annotations

import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from footprint.store import open_store

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
ARTICLE = 1_500
"""Characters."""
_EVERY_SECONDS = 0.5
_SENTENCE = re.compile(r"(?<=[.!?؟])\s+|\n+")
_YEAR, _DAY = re.compile(r"\b20[012]\d\b"), re.compile(r"(?<![\d,.])\d{1,2}(?![\d,.])")


def main() -> None:
    """Make the reports, run, and print what was found."""
    reports = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    workers = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    with tempfile.TemporaryDirectory() as place:
        given, store = Path(place) / "in.jsonl", Path(place) / "store.db"
        with given.open("w", encoding="utf-8") as out:
            for record in make_articles(reports):
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
        start = time.perf_counter()
        memory = _run(["ingest", str(given), "--store", str(store), "--workers", str(workers)])
        wall = time.perf_counter() - start
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        entries = open_store(store).reports()
    claims, refused = sum(each.claims for each in entries), sum(bool(e.failure) for e in entries)
    print(
        f"{reports:,} reports of {ARTICLE:,} characters on {workers} workers: {wall:,.0f} s, ",
        end="",
    )
    print(
        f"{reports / wall:,.0f} a second; {claims:,} claims, read, linked and stored; {refused} refused"
    )
    print(f"processor time of all processes: {used.ru_utime + used.ru_stime:,.0f} s")
    fifths = [max(memory[len(memory) * n // 5 : len(memory) * (n + 1) // 5 + 1]) for n in range(5)]
    print(
        "memory of all processes in each fifth, MB:", ", ".join(f"{each:,.0f}" for each in fifths)
    )


def make_articles(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Records as `footprint ingest` takes them, the same for the same seed."""
    draw = random.Random(seed)
    by_language: dict[bool, list[str]] = {True: [], False: []}
    for path in sorted(GOLD.rglob("*.txt")):
        for sentence in _SENTENCE.split(path.read_text("utf-8")):
            if len(sentence) > 40:
                by_language[sentence.isascii()].append(sentence)
    for number in range(count):
        known = by_language[number % 3 == 0]
        words: list[str] = []
        while sum(map(len, words)) + len(words) < ARTICLE:
            words.append(_other_days(draw.choice(known), draw))
        text = "\n".join(words)[:ARTICLE]
        day = f"{draw.randint(2012, 2025)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        yield {"text": text, "published": day, "source": f"Outlet {number % 40}"}


def _other_days(sentence: str, draw: random.Random) -> str:
    told = _YEAR.sub(lambda _: str(draw.randint(2012, 2025)), sentence)
    return _DAY.sub(lambda _: str(draw.randint(1, 28)), told)


def _run(arguments: list[str]) -> list[float]:
    """Run footprint; gives the memory of it and its workers in MB, time and again."""
    command = [sys.executable, "-c", "import sys; from footprint.cli import main; sys.exit(main())"]
    memory = []
    with subprocess.Popen(
        [*command, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as child:
        while child.poll() is None:
            memory.append(_megabytes(child.pid))
            time.sleep(_EVERY_SECONDS)
    if child.returncode not in (0, 1):  # 1: some reports were refused
        raise SystemExit(f"footprint ended with {child.returncode}")
    return memory or [0.0]


def _megabytes(pid: int) -> float:
    """Resident memory of a process and of those that it started; 0 where the system does not tell."""
    family, pages = {pid}, 0
    for path in sorted(Path("/proc").glob("[0-9]*/stat"), key=lambda each: int(each.parent.name)):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        number = int(path.parent.name)
        if number == pid or int(fields[1]) in family:
            family.add(number)
            pages += int(fields[21])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
