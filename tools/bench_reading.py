"""How fast the reader is on texts it has not met: `make bench` prints it.

    python tools/bench_reading.py [FOLDER]      a folder of .txt files instead of the reports of tests/gold

Each run is a process of its own, so that nothing is remembered from the run before: the start until the first report
is read, then every other text once, as articles of 1,500 characters a second of the processor's own time, which other
work on the machine lengthens little; then the same texts again. Look-ups are of names of the gazetteer itself.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from footprint.model import Report

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
ARTICLE = 1_500
"""Characters."""
RUNS = 5
LOOKUPS = 500


def main() -> None:
    """Measure in fresh processes, and print the median of each figure."""
    folder = sys.argv[1] if len(sys.argv) > 1 else str(GOLD)
    runs = [_in_a_process(folder) for _ in range(RUNS)]
    print(f"{'':58}{'median':>10}{'least':>10}{'most':>10}")
    for what in runs[0]:
        values = [run[what] for run in runs]
        median, least, most = statistics.median(values), min(values), max(values)
        print(f"{what:58}{median:10,.2f}{least:10,.2f}{most:10,.2f}")


def _in_a_process(folder: str) -> dict[str, float]:
    command = [sys.executable, __file__, "--once", folder]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {str(what): float(value) for what, value in json.loads(done.stdout).items()}


def measure(folder: Path) -> dict[str, float]:
    """Each figure, with its unit in its name."""
    used = time.process_time()
    first, *others = (Report(text) for text in _distinct_texts(folder))

    # Imported here: what loading the reader takes is a part of its start.
    from footprint.gazetteer import in_use
    from footprint.reading import read

    read(first)
    start = time.process_time() - used
    articles = sum(len(report.text) for report in others) / ARTICLE
    figures = {
        "start until the first report is read, s": start,
        f"{len(others)} texts read for the first time, articles/s": articles / _taken(read, others),
        "the same texts again, articles/s": articles / _taken(read, others),
    }
    gazetteer = in_use()
    villages = [e.name_ar for e in gazetteer.index if e.feature == "village" and e.name_ar]
    names = villages[:: max(1, len(villages) // LOOKUPS)]
    odd = [f"{name[1:]}{name[0]}" for name in names]
    figures["one name looked up, its own spelling, µs"] = (
        _taken(gazetteer.lookup, names) / len(names) * 1e6
    )
    figures["one name looked up, another spelling, µs"] = (
        _taken(gazetteer.lookup, odd) / len(odd) * 1e6
    )
    figures["memory at its most, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return figures


def _distinct_texts(folder: Path) -> Iterable[str]:
    paths = sorted(folder.rglob("*.txt"))
    return dict.fromkeys(path.read_text("utf-8") for path in paths)


def _taken(action: Callable[..., object], arguments: Sequence[object]) -> float:
    """Seconds of the processor for all."""
    used = time.process_time()
    for argument in arguments:
        action(argument)
    return time.process_time() - used


if __name__ == "__main__":
    if sys.argv[1:2] == ["--once"]:
        print(json.dumps(measure(Path(sys.argv[2]))))
    else:
        main()
