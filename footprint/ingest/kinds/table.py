"""A .csv file → a report a row, its columns told by their names."""

from __future__ import annotations

import csv
import difflib
import io
import tomllib
from collections.abc import Iterator
from functools import lru_cache

from footprint.errors import EmptyReport, InputError, InvalidRecord
from footprint.ingest.encoding import decode_page
from footprint.ingest.items import Arrival, Doubt, Item, Notice, Refusal
from footprint.ingest.limits import MAX_REPORT_BYTES
from footprint.ingest.metadata import FIELDS, make_report
from footprint.ingest.source import Source
from footprint.knowledge import DATA
from footprint.store import Fetched

_DELIMITERS = ",;\t|"
_MOST_SHOWN = 12


def read(source: Source) -> Iterator[Item]:
    """The reports of a table with a header; a column of words is needed, the others may be left out.

    Rows are counted as a spreadsheet shows them, the header being row 1.
    """
    try:
        raw = source.read()
        decoded = decode_page(raw, source.charset, look_inside=False)
        rows = _rows(decoded.text, source)
        header = next(rows, (0, []))[1]
        columns = _columns(header, source.name)
    except (InputError, csv.Error) as error:
        yield Refusal(source.name, _told(error, source.name))
        return
    others = [name for at, name in enumerate(header) if name.strip() and at not in columns]
    if others:
        yield Notice(source.name, f"columns that are not read: {_listed(others)}")
    doubts = (Doubt("text", decoded.why),) if decoded.why else ()
    if decoded.why:
        yield Notice(source.name, decoded.why)
    yield from _reports(
        rows, columns, source, source.record(raw, "csv", doubts, encoding=decoded.encoding), doubts
    )


def _reports(
    rows: Iterator[tuple[int, list[str]]],
    columns: dict[int, str],
    source: Source,
    fetched: Fetched,
    doubts: tuple[Doubt, ...],
) -> Iterator[Item]:
    found = False
    where = source.name
    try:
        for number, row in rows:
            where = f"{source.name} row {number:,}"
            if not any(value.strip() for value in row):
                continue
            found = True
            if number > source.limits.table_rows + 1:
                most = source.limits.table_rows
                raise InvalidRecord(
                    f"{where}: a table may have {most:,} rows; split it, or write .jsonl"
                )
            yield _report(row, columns, where, fetched, doubts)
    except (InputError, csv.Error) as error:
        yield Refusal(where, _told(error, where))
        return
    if not found:
        yield Refusal(
            source.name, EmptyReport(f"{source.name}: a header and no row; leave the file out")
        )


def _report(
    row: list[str], columns: dict[int, str], where: str, fetched: Fetched, doubts: tuple[Doubt, ...]
) -> Item:
    record = {field: row[at] for at, field in columns.items() if at < len(row) and row[at].strip()}
    try:
        if "text" not in record:
            raise EmptyReport(f"{where}: nothing in the column of the text; put the words in")
        for field in record.keys() - {"text"}:
            record[field] = record[field].strip()
        return Arrival(where, make_report(record, where), fetched, doubts)
    except InputError as error:
        return Refusal(where, error)


def _rows(text: str, source: Source) -> Iterator[tuple[int, list[str]]]:
    """Each row with the number that a spreadsheet gives it."""
    if csv.field_size_limit() < MAX_REPORT_BYTES:
        csv.field_size_limit(MAX_REPORT_BYTES)
    first = text.lstrip("\ufeff\r\n").split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
    return enumerate(reader, start=1)


def _columns(header: list[str], name: str) -> dict[int, str]:
    """Which column holds which field. Raises InvalidRecord, EmptyReport."""
    if not any(cell.strip() for cell in header):
        raise EmptyReport(
            f"{name}: the first row names no columns; write text, title, published … there"
        )
    found: dict[int, str] = {}
    for at, cell in enumerate(header):
        field = _names().get(_folded(cell))
        if field is None:
            continue
        if field in found.values():
            twin = header[next(k for k, v in found.items() if v == field)]
            raise InvalidRecord(
                f"{name}: columns {twin!r} and {cell!r} are both the {field}; keep one"
            )
        found[at] = field
    if "text" not in found.values():
        near = next(
            (c for c in header if difflib.get_close_matches(_folded(c), ("text", "body"), 1)), None
        )
        meant = f" (is it {near!r}?)" if near else ""
        raise InvalidRecord(
            f"{name}: no column 'text' with the report's words{meant}; it has {_listed(header)}. "
            f"Name them {', '.join(FIELDS)}"
        )
    return found


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Every name of a column in its folded form, and the field that it means."""
    table = tomllib.loads((DATA / "lexicon" / "columns.toml").read_text("utf-8"))
    return {_folded(name): field for field in FIELDS for name in (field, *table[field]["names"])}


def _folded(name: str) -> str:
    return " ".join(name.strip().lower().replace("_", " ").replace("-", " ").split())


def _listed(names: list[str]) -> str:
    shown = ", ".join(repr(name.strip()[:40]) for name in names[:_MOST_SHOWN])
    return shown + (f" and {len(names) - _MOST_SHOWN:,} more" if len(names) > _MOST_SHOWN else "")


def _told(error: Exception, where: str) -> InputError:
    if isinstance(error, InputError):
        return error
    return InvalidRecord(
        f"{where}: not a table ({error}); save it as CSV again, texts in double quotes"
    )
