"""How long 100,000 claims take to leave in each format, and how much memory.

python tools/bench_exchange.py [CLAIMS]
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

import synthetic

from footprint.exchange.exporting import export
from footprint.exchange.formats import FORMATS
from footprint.filters import Filter
from footprint.store import open_store
from footprint.view import build


def main() -> None:
    """Print a line for each format: rows, seconds of processor time, megabytes of the file and of the process."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "store.db")
        store.keep_all((each, "synthetic", None) for each in synthetic.make_readings(claims))
        snapshot = build(store)
        for name, wanted in FORMATS.items():
            path = Path(folder) / f"out{wanted.suffix}"
            began = time.process_time()
            written = export(store, snapshot, Filter(), wanted, path)
            seconds = time.process_time() - began
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(
                f"{name:18} {written.rows:>8,} rows  {seconds:5.1f} s  "
                f"{path.stat().st_size / 1e6:6.1f} MB  peak {peak:,} MB"
            )


if __name__ == "__main__":
    main()
