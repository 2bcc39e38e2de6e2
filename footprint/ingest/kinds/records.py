"""A .json file → its reports: one object, a list of them, or an object that holds the list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from footprint.errors import EmptyReport, InputError, InvalidRecord
from footprint.ingest.decode import decode
from footprint.ingest.items import Arrival, Item, Refusal
from footprint.ingest.kinds import lines
from footprint.ingest.metadata import FIELDS, make_report
from footprint.ingest.source import Source

_WAY_OUT = "give one JSON object, a list of them, or rename it .jsonl where each line is an object"
_LISTS = ("reports", "articles", "items", "documents", "records")
"""Fields under which a file may keep its list of records."""


def read(source: Source) -> Iterator[Item]:
    """The reports of a .json file, records of the fields text, title, published, url, source, language."""
    try:
        raw = source.read()
        found = _find_records(
            lines.parse(decode(raw, source.name, source.path), source.name, _WAY_OUT), source
        )
    except InputError as error:
        yield Refusal(source.name, error)
        return
    for number, record in enumerate(found, start=1):
        where = source.name if len(found) == 1 else f"{source.name} record {number:,}"
        try:
            if not isinstance(record, dict):
                kind = type(record).__name__
                raise InvalidRecord(f"{where}: a JSON {kind}, not an object with a 'text'")
            yield Arrival(where, make_report(record, where), source.record(raw, "json"))
        except InputError as error:
            yield Refusal(where, error)


def _find_records(value: Any, source: Source) -> list[Any]:  # noqa: ANN401  whatever JSON holds
    """The records of a file. Raises InvalidRecord, EmptyReport."""
    if isinstance(value, dict) and "text" not in value:
        lists = [value[name] for name in _LISTS if isinstance(value.get(name), list)]
        value = lists[0] if len(lists) == 1 else value
    records = value if isinstance(value, list) else [value]
    if not records:
        raise EmptyReport(f"{source.name}: the list holds no record; leave the file out")
    if len(records) > source.limits.table_rows:
        raise InvalidRecord(
            f"{source.name}: {len(records):,} records, and a .json file may have "
            f"{source.limits.table_rows:,}; write them as .jsonl, one a line"
        )
    if isinstance(value, dict) and not value.keys() & set(FIELDS):
        raise InvalidRecord(
            f"{source.name}: no field 'text', and no list of records under {', '.join(_LISTS)}; "
            "a record needs the report's words in 'text'"
        )
    return records
