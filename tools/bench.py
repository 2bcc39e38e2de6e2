"""What the snapshot, the filters and the store take on this machine, on made-up claims. `make bench` prints a table."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from synthetic import make_readings, make_snapshot

from footprint.filters import Filter
from footprint.store import open_store
from footprint.view import build

_TIMES = 20
_NARROW = Filter(
    day_from=date(2015, 1, 1),
    day_to=date(2016, 12, 31),
    kinds=frozenset({"incident", "presence"}),
    actors=frozenset({"coalition", "irn"}),
)


def main() -> None:
    """Measure views of up to a million claims, and a store of ten thousand (or as many as is said)."""
    kept = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    print(f"{'':44}  median ms   worst ms")
    for claims in (1_000, 100_000, 1_000_000):
        snapshot = make_snapshot(claims)
        _show(f"{claims:,} claims: select all", lambda s=snapshot: s.select(Filter()).counts())
        _show(f"{claims:,} claims: select by four", lambda s=snapshot: s.select(_NARROW).counts())
        _show(f"{claims:,} claims: a place's page", lambda s=snapshot: s.claims_at([0], _NARROW))
        _show(f"{claims:,} claims: to bytes", snapshot.to_bytes, times=3)
        print(f"{'':4}{len(snapshot.body):,} bytes, {len(snapshot.gzipped):,} compressed")
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "store.db")
        readings = list(make_readings(kept))
        batch = [(reading, "made", None) for reading in readings]
        _show(f"store: keep {kept:,} claims", lambda: store.keep_all(batch), times=1)
        _show(f"store: snapshot of {kept:,} claims", lambda: build(store), times=3)
        _show("store: revision", store.revision)
        _show("store: twenty claims", lambda: store.get_claims(range(1, 21)))
        one = readings[0]
        _show("store: keep a report it has", lambda: store.keep(one, "made"))


def _show(what: str, action: Callable[[], object], times: int = _TIMES) -> None:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        taken.append((time.perf_counter() - start) * 1000)
    print(f"{what:44} {statistics.median(taken):10.2f} {max(taken):10.2f}")


if __name__ == "__main__":
    main()
