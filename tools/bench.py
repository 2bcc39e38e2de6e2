"""How long people and machines wait, on made-up claims: `make bench` prints a table and writes `build/bench.json`.

The file is a list of `{design, n, metric, unit, median, min, max, runs}`. Other ways to draw the same claims are measured
in the same run, so that ratios hold on a busy machine. No test depends on any of it.

    python tools/bench.py [--claims 1000 10000 100000 1000000] [--runs 5] [--no-browser] [--no-others]
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from bench_others import filter_to_last_change, measure_others
from bench_page import WINDOW, Sample, chromium, measure_crowd, measure_page
from bench_site import ROOT, Site
from playwright.sync_api import Browser
from synthetic import make_readings

from footprint.filters import Filter
from footprint.store import Store, open_store
from footprint.view import build

BUILD = ROOT / "build"
OURS = "footprint"
_BATCH = 2000
_MOST_FOR_A_CROWD = 100_000
"""Ten windows with a million claims each need more memory than a machine at hand has."""
_NARROW = Filter(
    day_from=date(2015, 1, 1),
    day_to=date(2016, 12, 31),
    kinds=frozenset({"incident", "presence"}),
    actors=frozenset({"group.usa", "irn:target"}),
)


class Results:
    """Samples by design, number of claims and metric."""

    def __init__(self) -> None:
        """Nothing is measured yet."""
        self.samples: dict[tuple[str, int, str, str], list[float]] = defaultdict(list)

    def add(self, design: str, claims: int, sample: Sample) -> None:
        """Take one in."""
        metric, unit, value = sample
        self.samples[design, claims, metric, unit].append(value)

    def rows(self) -> list[dict[str, str | float]]:
        """What `build/bench.json` holds."""
        return [
            {
                "design": design,
                "n": claims,
                "metric": metric,
                "unit": unit,
                "median": round(statistics.median(values), 3),
                "min": round(min(values), 3),
                "max": round(max(values), 3),
                "runs": len(values),
            }
            for (design, claims, metric, unit), values in self.samples.items()
        ]

    def show(self, claims: int) -> None:
        """Print those of one number of claims."""
        for row in self.rows():
            if row["n"] == claims:
                name = f"{row['design']}: {row['metric']}"
                print(
                    f"{row['n']:>9,}  {name:68} {row['median']:12,.2f} {row['unit']:5}"
                    f" {row['min']:11,.2f} … {row['max']:,.2f}  ({row['runs']})"
                )


def main() -> None:
    """Measure what was asked for."""
    asked = _read_arguments()
    results = Results()
    BUILD.mkdir(exist_ok=True)
    print(f"{'claims':>9}  {'metric':68} {'median':>12} unit          min … max  (runs)")
    for claims in asked.claims:
        data = BUILD / "bench" / str(claims)
        store = _made_store(data / "footprint.db", claims)
        for sample in measure_server(store, asked.runs):
            results.add(OURS, claims, sample)
        if not asked.no_browser:
            with chromium() as browser:
                for sample in _measure_site(browser, data, asked.runs, claims <= _MOST_FOR_A_CROWD):
                    results.add(OURS, claims, sample)
                if not asked.no_others:
                    for design, sample in measure_others(browser, claims, asked.runs):
                        results.add(design, claims, sample)
        results.show(claims)
        path = BUILD / "bench.json"
        path.write_text(json.dumps(results.rows(), indent=1) + "\n", "utf-8")
    print(f"written to {path.relative_to(ROOT)}")


def measure_server(store: Store, runs: int) -> Iterator[Sample]:
    """What the snapshot costs, and its answers."""
    for _ in range(runs):
        start = time.perf_counter()
        snapshot = build(store)
        yield "snapshot from the store", "ms", (time.perf_counter() - start) * 1000
    rows = len(snapshot.columns.claim)
    held = len(snapshot.body) + len(snapshot.gzipped)
    yield "memory of the view a row", "B", held / rows
    yield "bytes of the data, packed", "kB", len(snapshot.gzipped) / 1000
    for name, wanted in (("all", Filter()), ("by four parts", _NARROW)):
        yield from _times(
            f"select {name} and count", lambda w=wanted: snapshot.select(w).counts(), 20
        )
    yield from _times("a page of a place", lambda: snapshot.claims_at([0], _NARROW), 20)
    with tempfile.TemporaryDirectory() as folder:
        fresh = open_store(Path(folder) / "store.db")
        batch = [(reading, "made", None) for reading in make_readings(1000)]
        yield from _times("store: keep 1,000 claims", lambda: fresh.keep_all(batch), 1)
        yield from _times("store: revision", fresh.revision, 20)
        yield from _times("store: twenty claims", lambda: fresh.get_claims(range(1, 21)), 20)


def _times(name: str, act: Callable[[], object], runs: int) -> Iterator[Sample]:
    for _ in range(runs):
        start = time.perf_counter()
        act()
        yield name, "ms", (time.perf_counter() - start) * 1000


def _measure_site(browser: Browser, data: Path, runs: int, with_crowd: bool) -> Iterator[Sample]:
    site = Site(ROOT / "dashboard.py", {"FOOTPRINT_DATA": str(data)}, "/healthz")
    try:
        yield from measure_page(browser, site, runs)
        # The measure that holds for designs without a hook of their own.
        page = browser.new_context(viewport=WINDOW).new_page()
        page.goto(site.url)
        page.locator(".st-key-f_kinds button").first.wait_for(timeout=60_000)
        page.wait_for_timeout(6000)
        for _ in range(runs):
            sent = site.relay.sent
            took = filter_to_last_change(page, ".st-key-f_kinds button")
            yield "filter to the last change on screen", "ms", took
            yield "bytes: filter", "kB", (site.relay.sent - sent) / 1000
        page.context.close()
        if with_crowd:
            yield from measure_crowd(browser, site, runs)
    finally:
        site.stop()


def _made_store(path: Path, claims: int) -> Store:
    """A store of made-up claims, kept between runs: a million of them take minutes to write."""
    mark = path.with_name("made")
    if not (mark.exists() and path.exists()):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        print(f"making a store of {claims:,} claims …")
        store = open_store(path)
        readings = ((reading, "made", None) for reading in make_readings(claims))
        batch = []
        for each in readings:
            batch.append(each)
            if len(batch) == _BATCH:
                store.keep_all(batch)
                batch = []
        store.keep_all(batch)
        mark.touch()
    return open_store(path)


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--claims", type=int, nargs="+", default=[1_000, 10_000, 100_000, 1_000_000]
    )
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--no-browser", action="store_true", help="the server alone")
    parser.add_argument("--no-others", action="store_true", help="footprint alone")
    return parser.parse_args()


if __name__ == "__main__":
    main()
