"""The reports that ship with footprint → a store that is new, so that the map has something to show."""

from __future__ import annotations

import json
from pathlib import Path

from footprint.errors import DataError, FootprintError
from footprint.ingest.items import Arrival, Notice, Refusal
from footprint.ingest.keeping import Outcome, Reader, get_reader, keep_arrivals
from footprint.ingest.metadata import make_report
from footprint.model import Report
from footprint.paths import REPORTS
from footprint.store import Store


def first_start(store: Store, reader: Reader | None = None) -> list[Outcome | Refusal | Notice]:
    """Put the bundled reports into a store in which nothing was ever kept; read those in it again by a new reader.

    Gives what was done, nothing where all stands as it should: call it at every start. May raise StoreError, DataError.
    """
    is_new = store.revision() == 0
    bundled = [(path.name, load_bundled(path)) for path in sorted(REPORTS.glob("*.txt"))]
    wanted = [
        Arrival(name, report)
        for name, report in bundled
        if is_new or store.get_handed_in(report.id) is not None
    ]
    if not wanted:
        return []
    reader = reader or get_reader()
    stale = [item for item in wanted if _rules_of(store, item) != reader.version]
    return list(keep_arrivals(stale, store, reader))


def _rules_of(store: Store, item: Arrival) -> str | None:
    """The version of the rules that read a report: what a model added to them is not read away."""
    version = store.get_reader(item.report.id)
    return version.partition(";")[0] if version else None


def load_bundled(path: Path) -> Report:
    """A report of `data/reports/` with what stands beside it in NAME.json. Raises DataError."""
    beside = path.with_suffix(".json")
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            text = stream.read()
        record = json.loads(beside.read_text("utf-8")) if beside.exists() else {}
        return make_report({"text": text, **record}, beside.name)
    except (OSError, ValueError, FootprintError) as error:
        raise DataError(
            f"{path.name}: the bundled report is broken ({error}); restore it from the repository"
        ) from error
