"""A file of a data set → its claims in the store, all of them or none, as one batch that can be taken back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from footprint.contract import reading_from_json
from footprint.errors import FootprintError, InputError, WrongFile
from footprint.exchange.incoming.claims import Maker, Tally
from footprint.exchange.incoming.mapping import Columns, get_mapping, read_mapping
from footprint.exchange.incoming.rows import Item, iter_rows
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
_KNOWN = {"ucdp": "ucdp", "acled": "acled_in"}


@dataclass(slots=True)
class Result:
    """What became of the rows of a file: `new` + `again` + refused = `rows`, always."""

    rows: int = 0
    new: int = 0
    again: int = 0
    """Rows that are in the store already."""
    refused: list[Refused] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    batch: int | None = None
    """The number to take it back by; None where nothing was added."""


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
    """Read a file of one of `KINDS` and keep its claims; without a store only read it (a dry run).

    Where a row cannot be used nothing is kept, unless `skip_bad` lets the others in. Raises InputError, WrongFile.
    """
    if kind not in KINDS:
        raise InputError(f"{kind!r} is no kind of data set; known: {', '.join(KINDS)}")
    result = Result()
    if kind == "claims":
        readings = list(_read_lines(path, result, step))
    else:
        maker = Maker(_columns(kind, path, mapping, source), result.tally)
        readings = list(_read_rows(path, encoding, maker, result, step))
    if not readings and not result.refused:
        raise WrongFile(f"{path.name}: no row in it")
    if store is None or (result.refused and not skip_bad) or not readings:
        return result
    result.batch, kept = store.keep_batch(readings, f"{kind} {path.name}", who)
    result.new = sum(each != "again" for each in kept)
    result.again += len(kept) - result.new
    return result


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


def _read_rows(
    path: Path, encoding: str, maker: Maker, result: Result, step: Callable[[], None]
) -> Iterator[Incoming]:
    seen: set[str] = set()
    items: Iterator[Item] = iter_rows(path, encoding)
    for index, item in enumerate(items):
        step()
        result.rows += 1
        if isinstance(item, Refused):
            result.refused.append(item)
            continue
        if index == 0:
            maker.columns.check(list(item.cells), path.name)
        reading = _make(maker, item, result)
        if reading is None:
            continue
        if reading.report.id in seen:
            result.again += 1  # the same row stands above
            continue
        seen.add(reading.report.id)
        yield Incoming(reading, f"{path.name}: {item.row}")


def _make(maker: Maker, item: Line, result: Result) -> Reading | None:
    try:
        return maker.make(item.cells)
    except BadRow as error:
        result.refused.append(Refused(item.row, str(error)))
        return None


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
                except (FootprintError, ValueError, KeyError, TypeError) as error:
                    result.refused.append(Refused(row, f"no reading of an export: {error}"))
                    continue
                yield Incoming(reading, f"{path.name}: {row}")
        except UnicodeDecodeError as error:
            raise WrongFile(f"{path.name}: not UTF-8 ({error.reason})") from error
