"""A file of a data set → its claims in the store, all of them or none, as one batch that can be taken back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path

from footprint.contract import reading_from_json
from footprint.errors import FootprintError, InputError, WrongFile
from footprint.exchange.incoming.claims import Maker, Tally
from footprint.exchange.incoming.mapping import Columns, get_mapping, read_mapping
from footprint.exchange.incoming.own import is_own, make_own
from footprint.exchange.incoming.rows import iter_rows
from footprint.gazetteer.imports.given import BadRow, Refused
from footprint.gazetteer.imports.tables import UTF8, Line
from footprint.model import Reading
from footprint.store import Incoming, Store

KINDS = {
    "ucdp": "UCDP GED: CSV, gzipped or zipped too",
    "acled": "ACLED: CSV or XLSX export, or the API's JSON",
    "claims": "claims.jsonl that footprint exported",
    "table": "any CSV or XLSX, with a mapping (--mapping)",
    "geojson": "GeoJSON with points",
    "kml": "KML with points",
}
_SAMPLE, _AT_ONCE = 3, 400
_UNGUARDED = (".xlsx", ".json", ".geojson", ".kml")
_KNOWN = {"ucdp": "ucdp", "acled": "acled_in"}


@dataclass(slots=True)
class Result:
    """What became of the rows of a file. `new` + `again` + refused = `rows` once all of it is kept."""

    rows: int = 0
    new: int = 0
    again: int = 0
    """Rows that stand above in the file, or are in the store already."""
    refused: list[Refused] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    batch: int | None = None
    """The number to take it back by; None where nothing was added."""
    sample: list[Reading] = field(default_factory=list)
    """The first of the readings."""
    is_kept: bool = False
    """Whether the store has it now."""

    @property
    def good(self) -> int:
        """Rows that can be taken."""
        return self.rows - len(self.refused)


class _Unusable(Exception):
    """Rolls back what was kept of a file before its first bad row."""


def import_file(
    kind: str,
    path: Path,
    store: Store | None,
    *,
    who: str = "footprint",
    mapping: Path | None = None,
    source: str | None = None,
    encoding: str = UTF8,
    skip_bad: bool = False,
    step: Callable[[], None] = lambda: None,
) -> Result:
    """Read a file of one of `KINDS` and keep its claims as they are read; without a store only read it (a dry run).

    Where a row cannot be used nothing is kept, unless `skip_bad` lets the others in; the rest of the file is read all the
    same, so that every bad row is named. `step` is called before each row, and may raise to break off: then nothing is
    kept. Raises InputError, WrongFile, StoreError.
    """
    if kind not in KINDS:
        raise InputError(f"{kind!r} is no kind of data set; known: {', '.join(KINDS)}")
    result = Result()
    if kind == "claims":
        readings = _read_lines(path, result, step)
    else:
        rows = _iter_lines(path, encoding, result, step)
        first = next(rows, None)
        if first is not None and mapping is None and is_own(first.cells):
            readings = _read_own(chain([first], rows), path, store, result)
        else:
            columns = _columns(kind, path, mapping, source)
            if first is not None:
                columns.check(list(first.cells), path.name)
            maker = Maker(columns, result.tally)
            readings = _read_rows(chain([first] if first else [], rows), path, maker, result)
    readings = _each_once(readings, result)
    if store is None:
        for _ in readings:
            pass
    else:
        _keep(readings, f"{kind} {path.name}", who, store, result, skip_bad)
    if not result.rows:
        raise WrongFile(f"{path.name}: no row in it")
    return result


def _keep(
    readings: Iterator[Incoming], name: str, who: str, store: Store, result: Result, skip_bad: bool
) -> None:
    def usable() -> Iterator[Incoming]:
        for reading in readings:
            if skip_bad or not result.refused:
                yield reading
        if result.refused and not skip_bad:
            raise _Unusable

    try:
        result.batch, kept = store.keep_batch(usable(), name, who)
    except _Unusable:
        return
    result.is_kept = True
    result.new = sum(each != "again" for each in kept)
    result.again += len(kept) - result.new


def _each_once(readings: Iterator[Incoming], result: Result) -> Iterator[Incoming]:
    """Without those that stand above in the file; the same report with other claims is refused, for one would be lost."""
    seen: dict[str, int] = {}
    for each in readings:
        reading = each.reading
        claims = hash(reading.claims)
        if reading.report.id not in seen:
            seen[reading.report.id] = claims
            if len(result.sample) < _SAMPLE:
                result.sample.append(reading)
            yield each
        elif seen[reading.report.id] == claims:
            result.again += 1
        else:
            why = "its report stands above with other claims; put all of them into one line"
            result.refused.append(Refused(each.origin.rpartition(": ")[2], why))


def _columns(kind: str, path: Path, mapping: Path | None, source: str | None) -> Columns:
    name = source or path.name.partition(".")[0]
    if mapping is not None:
        return read_mapping(mapping, name)
    if kind in _KNOWN:
        return get_mapping(_KNOWN[kind])
    if kind == "table":
        raise InputError(
            f"{path.name}: say what its columns are (--mapping FILE.toml); "
            "docs/how-to/import-data.md has an example"
        )
    return replace(get_mapping("plain"), source=name)


def _iter_lines(
    path: Path, encoding: str, result: Result, step: Callable[[], None]
) -> Iterator[Line]:
    """The rows that are whole; the others are told."""
    for item in iter_rows(path, encoding):
        step()
        result.rows += 1
        if isinstance(item, Refused):
            result.refused.append(item)
        else:
            yield item


def _read_rows(
    rows: Iterable[Line], path: Path, maker: Maker, result: Result
) -> Iterator[Incoming]:
    for row in rows:
        try:
            reading = maker.make(row.cells)
        except BadRow as error:
            result.refused.append(Refused(row.row, str(error)))
        else:
            yield Incoming(reading, f"{path.name}: {row.row}")


def _read_own(
    rows: Iterable[Line], path: Path, store: Store | None, result: Result
) -> Iterator[Incoming]:
    """What footprint exported; a claim whose report is in the store itself is there already."""
    is_guarded = path.suffix.lower() not in _UNGUARDED
    coming = iter(rows)
    while some := list(islice(coming, _AT_ONCE)):
        made: list[tuple[Incoming, str]] = []
        for row in some:
            try:
                reading, report_id = make_own(row.cells, path.name, is_guarded)
            except BadRow as error:
                result.refused.append(Refused(row.row, str(error)))
            else:
                made.append((Incoming(reading, f"{path.name}: {row.row}"), report_id))
        ids = list({report_id for _, report_id in made})
        known = store.find_known(ids) if store else {}
        for incoming, report_id in made:
            if report_id in known and known[report_id].reader is not None:
                result.again += 1
            else:
                yield incoming


def _read_lines(path: Path, result: Result, step: Callable[[], None]) -> Iterator[Incoming]:
    try:
        file = path.open(encoding="utf-8-sig")
    except OSError as error:
        raise WrongFile(f"{path}: cannot be read ({error.strerror})") from error
    with file:
        try:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                step()
                result.rows += 1
                row = f"line {number:,}"
                try:
                    record = json.loads(line)
                    reading = reading_from_json(record, record["report"]["text"])
                except (FootprintError, ValueError, KeyError, TypeError, RecursionError) as error:
                    result.refused.append(Refused(row, f"no reading of an export: {error}"))
                    continue
                yield Incoming(reading, f"{path.name}: {row}")
        except UnicodeDecodeError as error:
            raise WrongFile(f"{path.name}: not UTF-8 ({error.reason})") from error
