"""A file of a data set → which kind it is, by its name and its columns."""

from __future__ import annotations

from pathlib import Path

from footprint.exchange.incoming.mapping import get_mapping
from footprint.exchange.incoming.rows import iter_rows
from footprint.gazetteer.imports.tables import UTF8, Line

_BY_SUFFIX = {".jsonl": "claims", ".kml": "kml", ".kmz": "kml", ".geojson": "geojson"}
_LOOKED_AT = 50
"""Rows that are looked at for one that is whole."""


def guess_kind(path: Path, encoding: str = UTF8) -> str:
    """The kind of `importing.KINDS` that a file is of; `table` where nothing tells. Raises UnreadableFile, WrongFile."""
    if found := _BY_SUFFIX.get(path.suffix.lower()):
        return found
    columns = read_columns(path, encoding)
    for kind, mapping in (("ucdp", "ucdp"), ("acled", "acled_in")):
        if columns and set(get_mapping(mapping).require) <= set(columns):
            return kind
    return "geojson" if path.suffix.lower() == ".json" and "longitude" in columns else "table"


def read_columns(path: Path, encoding: str = UTF8) -> list[str]:
    """The columns of a file, in lower case; none where no row of its beginning is whole. Raises UnreadableFile, WrongFile."""
    for index, item in enumerate(iter_rows(path, encoding)):
        if isinstance(item, Line):
            return list(item.cells)
        if index >= _LOOKED_AT:
            break
    return []
