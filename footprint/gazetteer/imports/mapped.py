"""Any CSV of places, with a mapping that says what its columns are → a person's own places.

The mapping is TOML:

    [columns]           # ours = theirs; name (or name_en, name_ar), lat and lon must be there
    name = "Ort"
    name_ar = "الاسم"
    lat = "Breite"
    lon = "Länge"
    [values]            # what holds for every row: class, country, source, radius_km, admin1 …
    class = "village"
    country = "SY"
    [classes]           # what the file's words for classes mean
    Dorf = "village"

Without one, columns that have our names are taken.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from footprint.errors import UnreadableFile, WrongFile
from footprint.gazetteer.entry import Feature
from footprint.gazetteer.imports.files import Part
from footprint.gazetteer.imports.given import (
    BadRow,
    Given,
    Refused,
    clean_id,
    clean_names,
    read_number,
    read_point,
)
from footprint.gazetteer.imports.knowledge import require_columns
from footprint.gazetteer.imports.tables import iter_csv
from footprint.gazetteer.names import surface

FIELDS = (
    "id", "name", "name_en", "name_ar", "names", "class", "lat", "lon", "radius_km", "country", "admin1", "admin2",
    "admin3", "population", "source",
)  # fmt: skip
"""What a mapping may name. `names` is a cell of further spellings with `|` or `;` between them."""
CLASSES = frozenset(get_args(Feature)) - {"country"}
MAX_RADIUS_KM = 1000
_NAMES = ("name", "name_en", "name_ar", "names")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """What the columns of a file are."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """Ours → theirs, in lower case."""
    values: Mapping[str, str] = field(default_factory=dict)
    """Ours → what holds for every row."""
    classes: Mapping[str, str] = field(default_factory=dict)
    """Their word for a class, in lower case → ours."""


def read_mapping(path: Path | None) -> ColumnMap:
    """The mapping in a TOML file. Raises UnreadableFile, or WrongFile where it says what cannot be."""
    if path is None:
        return ColumnMap({name: name for name in FIELDS})
    try:
        tables = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise UnreadableFile(f"{path}: cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise WrongFile(f"{path}: no TOML ({error})") from error
    for table, value in tables.items():
        if table not in ("columns", "values", "classes") or not isinstance(value, dict):
            raise WrongFile(f"{path}: unknown table {table!r}; known: columns, values, classes")
    for table in ("columns", "values"):
        for name in tables.get(table, {}):
            if name not in FIELDS:
                raise WrongFile(f"{path}: [{table}] {name!r}; known: {', '.join(FIELDS)}")
    classes = {str(k).strip().lower(): str(v) for k, v in tables.get("classes", {}).items()}
    for ours in (*classes.values(), *filter(None, [tables.get("values", {}).get("class")])):
        if ours not in CLASSES:
            raise WrongFile(f"{path}: {ours!r} is no class; known: {', '.join(sorted(CLASSES))}")
    columns = {
        ours: str(theirs).strip().lower() for ours, theirs in tables.get("columns", {}).items()
    }
    values = {ours: str(value) for ours, value in tables.get("values", {}).items()}
    return ColumnMap(columns, values, classes)


def iter_mapped(
    parts: Sequence[Part], encoding: str, mapping: ColumnMap, source: str
) -> Iterator[Given | Refused | None]:
    """The places of a CSV file. Raises WrongFile where a column that the mapping names is not there."""
    part = next((p for p in parts if p.suffix in (".csv", ".tsv", ".txt", "")), None)
    if part is None:
        raise WrongFile(f"{', '.join(p.name for p in parts)[:200]}: no CSV file in it")
    names = [mapping.columns[each] for each in _NAMES if each in mapping.columns]
    wanted = {"a name": names, "lat": _column(mapping, "lat"), "lon": _column(mapping, "lon")}
    require_columns(part, encoding, wanted, "table of places with these columns")
    for line in iter_csv(part, encoding):
        if isinstance(line, Refused):
            yield line
            continue
        try:
            yield _given(line.row, _said(line.cells, mapping), mapping, source)
        except BadRow as error:
            yield Refused(line.row, str(error))


def _column(mapping: ColumnMap, ours: str) -> list[str]:
    return [mapping.columns[ours]] if ours in mapping.columns else []


def _said(cells: Mapping[str, str], mapping: ColumnMap) -> dict[str, str]:
    said = dict(mapping.values)
    for ours, theirs in mapping.columns.items():
        if cell := cells.get(theirs, "").strip():
            said[ours] = cell
    return said


def _given(row: str, said: Mapping[str, str], mapping: ColumnMap, source: str) -> Given:
    more = said.get("names", "").replace("|", ";").split(";")
    names = clean_names([said.get("name"), said.get("name_en"), said.get("name_ar"), *more])
    lat, lon = read_point(said.get("lat"), said.get("lon"))
    word = said.get("class", "village").lower()
    feature = mapping.classes.get(word, word)
    if feature not in CLASSES:
        raise BadRow(f"{word[:40]!r} is no class; map it under [classes]")
    units = tuple(
        (level, said[level]) for level in ("admin1", "admin2", "admin3") if said.get(level)
    )
    own_id = said.get("id") or "-".join(
        [surface(names[0]), *(surface(w) for _, w in reversed(units)), f"{lat:.3f}", f"{lon:.3f}"]
    )
    return Given(
        row=row,
        id=clean_id("own", own_id),
        feature=feature,  # type: ignore[arg-type]
        names=names,
        lat=lat,
        lon=lon,
        radius_km=read_number("radius_km", said.get("radius_km"), MAX_RADIUS_KM),
        country=said.get("country", ""),
        units=units,
        population=int(read_number("population", said.get("population"), 5e7) or 0),
        source=said.get("source") or source,
    )
