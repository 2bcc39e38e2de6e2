"""What the store takes on this machine: adding, reviewing, searching, queues. `make bench` prints a table.

    python tools/bench_store.py [REPORTS] [CLAIMS]      how many to search in (100,000) and to filter (1,000,000)

Every figure is the median and the 95th percentile of many tries on a file with full synchronisation, in milliseconds; for
each the processor's own time stands beside, which other work on the machine does not lengthen.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from synthetic import make_readings

from footprint.model import Claim, Reading, Report
from footprint.store import Store, adopt, open_store

_TIMES = 200
_WORDS = [
    "قصف",
    "حلب",
    "دورية",
    "القامشلي",
    "قوات",
    "ريف",
    "إدلب",
    "غارة",
    "مدينة",
    "تركيا",
    "رتل",
    "الحسكة",
    "انسحاب",
    "قاعدة",
    "اشتباك",
    "عفرين",
    "منبج",
    "طائرة",
    "مسيرة",
    "convoy",
    "strike",
    "patrol",
    "Aleppo",
    "clash",
    "base",
    "forces",
    "killed",
    "village",
    "road",
    "airport",
    "border",
    "officials",
    "said",
    "witnesses",
    "near",
]
_RARE = 20_000
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def main() -> None:
    """Measure, and print what was found."""
    reports = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    claims = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    print(f"{'':52}{'median':>9}{'p95':>9}{'processor':>11}")
    with tempfile.TemporaryDirectory() as folder:
        _bench_edits(open_store(Path(folder) / "edits.db"))
        _bench_search(open_store(Path(folder) / "search.db"), reports)
        if claims:
            _bench_links(open_store(Path(folder) / "links.db"), claims // 10)
            _bench_filters(open_store(Path(folder) / "claims.db"), claims)


def _bench_edits(store: Store) -> None:
    readings = list(make_readings(10_000))
    start, used = time.perf_counter(), time.process_time()
    store.keep_all((reading, "made", None) for reading in readings)
    _rate("add readings of ten claims, in one go", len(readings), start, used)
    start, used = time.perf_counter(), time.process_time()
    store.keep_all((reading, "made", None) for reading in readings)
    _rate("the same again (already kept)", len(readings), start, used)
    numbers = iter(range(1, 10_000))
    reviews = store.reviews
    _show("accept a claim", lambda: reviews.accept("ana", next(numbers), "because"))
    _show(
        "correct a claim",
        lambda: reviews.correct("ana", next(numbers), {"modality": "denied"}, "because"),
    )
    numbers_again = iter(range(1, 10_000))
    _show("take it back", lambda: reviews.undo("ana", next(numbers_again)))
    _show("history of a claim", lambda: reviews.history(1))


def _bench_search(store: Store, reports: int) -> None:
    start, used = time.perf_counter(), time.process_time()
    incoming = ((reading, "made", None) for reading in make_texts(reports))
    for _ in range(0, reports, 5_000):
        store.keep_all(reading for reading, _ in zip(incoming, range(5_000), strict=False))
    _rate(f"add {reports:,} reports of 1,500 characters", reports, start, used)
    draw = random.Random(3)
    _show("search for one common word", lambda: store.search(draw.choice(_WORDS)))
    _show("search for two", lambda: store.search(" ".join(draw.sample(_WORDS, 2))))
    _show("search for three", lambda: store.search(" ".join(draw.sample(_WORDS, 3))))
    _show("search for a rare word", lambda: store.search(_rare(draw)))
    _show("search for a phrase", lambda: store.search(f'"{" ".join(draw.sample(_WORDS, 2))}"'))
    _show("claims whose quotes have a word", lambda: store.search_claims(draw.choice(_WORDS)))


def _bench_links(store: Store, claims: int) -> None:
    """Linking: every claim of a store anew, and one more report."""
    incoming = ((reading, "made", None) for reading in make_readings(claims))
    while some := list(islice(incoming, 2_000)):
        store.keep_all(some)
    start, used = time.perf_counter(), time.process_time()
    with store.database.logging() as (connection, _):
        adopt.link_all(connection)
    _rate(f"link {claims:,} claims of {claims // 10:,} reports anew", claims, start, used)
    more = make_readings(_TIMES * 10, seed=77)
    _show(f"add a report of ten claims to {claims:,}", lambda: store.keep(next(more), "made"))
    draw = random.Random(5)
    _show(
        "the event of a claim, with its grade",
        lambda: store.get_together(draw.randint(1, claims)),
    )


def _bench_filters(store: Store, claims: int) -> None:
    start, used = time.perf_counter(), time.process_time()
    incoming = ((reading, "made", None) for reading in make_readings(claims))
    for _ in range(0, claims, 50_000):
        store.keep_all(reading for reading, _ in zip(incoming, range(5_000), strict=False))
    _rate(f"add {claims:,} claims", claims // 10, start, used)
    draw = random.Random(4)
    for kind in ("new", "place", "date"):
        _show(
            f"the next 50 of a queue of a million: {kind}",
            lambda kind=kind: store.queue(kind, after=draw.randrange(claims)),
        )
    _show(
        "a page of 20 claims",
        lambda: store.get_claims([draw.randint(1, claims) for _ in range(20)]),
    )
    _show("how many are in each queue", store.queue_counts, times=10)
    _show("accept a claim", lambda: store.reviews.accept("ana", draw.randint(1, claims)))


def make_texts(reports: int, seed: int = 2) -> Iterator[Reading]:
    """Reports of some 1,500 characters in words that are as often rare as those of a language (Zipf), with one claim."""
    draw = random.Random(seed)
    rare = [_rare(draw) for _ in range(_RARE)]
    for number in range(reports):
        words = [
            draw.choice(_WORDS) if draw.random() < 0.3 else rare[int(_RARE * draw.random() ** 3)]
            for _ in range(250)
        ]
        text = " ".join(words)
        report = Report(text, title=" ".join(draw.sample(words, 6)), language="ar")
        claim = Claim("statement", "announce", "occurred", (report.quote(0, min(200, len(text))),))
        yield Reading(report, (claim,), f"made-{number}")


def _rare(draw: random.Random) -> str:
    return "".join(draw.choice(_LETTERS) for _ in range(draw.randint(4, 7)))


def _rate(what: str, count: int, start: float, used: float) -> None:
    wall, processor = time.perf_counter() - start, time.process_time() - used
    print(
        f"{what:52}{count / wall:9,.0f} a second{count / processor:11,.0f} a second of processor",
        flush=True,
    )


def _show(what: str, action: Callable[[], object], times: int = _TIMES) -> None:
    taken, used = [], time.process_time()
    for _ in range(times):
        start = time.perf_counter()
        action()
        taken.append((time.perf_counter() - start) * 1000)
    processor = (time.process_time() - used) * 1000 / times
    p95 = sorted(taken)[int(0.95 * len(taken))]
    print(f"{what:52}{statistics.median(taken):9.2f}{p95:9.2f}{processor:11.2f}", flush=True)


if __name__ == "__main__":
    main()
