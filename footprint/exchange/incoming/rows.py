"""A file of any of the known kinds → its rows, by column; rows that are broken are told and the rest goes on."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from footprint.errors import UnreadableFile, WrongFile
from footprint.exchange.incoming.own import is_own
from footprint.gazetteer.imports.files import Part, find_parts
from footprint.gazetteer.imports.given import Refused
from footprint.gazetteer.imports.tables import UTF8, Line, iter_csv

Item = Line | Refused
MOST_COLUMNS = 1000
_TEXTS = (".csv", ".tsv", ".txt", "")
_MACROS = "vbaProject.bin"


def iter_rows(path: Path, encoding: str = UTF8) -> Iterator[Item]:
    """The rows of a CSV, XLSX, JSON, GeoJSON or KML file, each with every column of the file, in lower case.

    Raises UnreadableFile, or WrongFile where it is none of them.
    """
    suffix = path.suffix.lower()
    if suffix in (".xlsx", ".xlsm", ".xls"):
        yield from _iter_xlsx(path)
        return
    part = _pick(find_parts(path), path)
    if part.suffix in (".json", ".geojson"):
        yield from _even(list(_iter_json(part)))
    elif part.suffix == ".kml":
        yield from _even(list(_iter_kml(part)))
    else:
        yield from iter_csv(part, encoding)


def _even(items: list[Item]) -> Iterator[Item]:
    """Rows that tell only what they have → rows that all have the same columns."""
    lines = [item.cells for item in items if isinstance(item, Line)]
    columns = dict.fromkeys((name for cells in lines for name in cells), "")
    for item in items:
        yield item if isinstance(item, Refused) else Line(item.row, columns | item.cells)


def _pick(parts: list[Part], path: Path) -> Part:
    known = (".json", ".geojson", ".kml", *_TEXTS)
    found = [part for part in parts if part.suffix in known]
    if len(found) != 1:
        raise WrongFile(
            f"{path.name}: {'no file' if not found else 'several files'} of a known kind in it; "
            "give one CSV, XLSX, JSON, GeoJSON or KML file"
        )
    return found[0]


def _iter_xlsx(path: Path) -> Iterator[Item]:
    from openpyxl import load_workbook

    if path.suffix.lower() == ".xls":
        raise WrongFile(f"{path.name}: the old Excel format; save it as .xlsx or CSV")
    try:
        find_parts(path)  # refuses what would grow too much, or leads out
        with zipfile.ZipFile(path) as archive:
            if any(name.endswith(_MACROS) for name in archive.namelist()):
                raise WrongFile(f"{path.name}: holds macros, which are never run; save it as .xlsx")
        book = load_workbook(path, read_only=True)
        try:
            yield from _iter_sheet(book.worksheets[0], path.name)
        finally:
            book.close()
    except (zipfile.BadZipFile, KeyError, IndexError, ValueError, ParseError) as error:
        raise WrongFile(f"{path.name}: no XLSX file that can be read ({error})") from error
    except OSError as error:
        raise UnreadableFile(f"{path}: cannot be read ({error.strerror})") from error


def _iter_sheet(sheet: Any, name: str) -> Iterator[Item]:  # noqa: ANN401  openpyxl has no types
    rows = sheet.iter_rows()
    header = next((row for row in rows if any(cell.value is not None for cell in row)), None)
    if header is None:
        raise WrongFile(f"{name}: its first sheet is empty")
    columns = [str(cell.value or "").strip().lower() for cell in header[:MOST_COLUMNS]]
    for row in rows:
        cells = dict.fromkeys(filter(None, columns), "")
        number, formula = 0, None
        for column, cell in zip(columns, row, strict=False):
            if cell.value is None:
                continue
            number = cell.row
            if cell.data_type == "f":
                formula = formula or column
            if column:
                cells[column] = _cell(cell.value)
        if formula is not None:
            yield Refused(
                f"row {number:,}", f"column {formula}: a formula; paste its value in its place"
            )
        elif number:
            yield Line(f"row {number:,}", cells)


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == value.min.time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _iter_json(part: Part) -> Iterator[Item]:
    try:
        with part.open() as file:
            found = json.load(file)
    except (ValueError, RecursionError) as error:
        raise WrongFile(f"{part.name}: no JSON ({error})") from error
    if isinstance(found, dict) and isinstance(found.get("features"), list):
        for index, feature in enumerate(found["features"], 1):
            yield _feature(f"feature {index:,}", feature)
        return
    rows = found.get("data") if isinstance(found, dict) else found
    if not isinstance(rows, list):
        raise WrongFile(f"{part.name}: neither a GeoJSON feature collection nor a list of rows")
    for index, row in enumerate(rows, 1):
        name = f"row {index:,}"
        yield Line(name, _flat(row)) if isinstance(row, dict) else Refused(name, "no object")


def _flat(row: dict[str, Any]) -> dict[str, str]:
    return {
        str(key).strip().lower(): value
        if isinstance(value, str)
        else json.dumps(value, ensure_ascii=False)
        for key, value in row.items()
        if value is not None
    }


def _feature(name: str, feature: object) -> Item:
    if not isinstance(feature, dict):
        return Refused(name, "no object")
    geometry, properties = feature.get("geometry"), feature.get("properties")
    cells = _flat(properties if isinstance(properties, dict) else {})
    if geometry is None and is_own(cells):
        return Line(name, cells)  # a claim that the map lists
    if not isinstance(geometry, dict):
        return Refused(name, "column geometry: there is none, so it has no place")
    if geometry.get("type") != "Point":
        return Refused(
            name,
            f"column geometry: a {geometry.get('type')}; only points can be taken as they are",
        )
    coordinates = geometry.get("coordinates")
    if not isinstance(coordinates, list) or len(coordinates) < 2:
        return Refused(name, "column geometry: a point without coordinates")
    if feature.get("id") is not None:
        cells.setdefault("id", str(feature["id"]))
    cells |= {"latitude": str(coordinates[1]), "longitude": str(coordinates[0])}
    return Line(name, cells)


def _iter_kml(part: Part) -> Iterator[Item]:
    index = 0
    try:
        with part.open() as file:
            for _, element in iterparse(file, events=("end",), forbid_dtd=True):
                if _tag(element) == "Placemark":
                    index += 1
                    yield _placemark(f"placemark {index:,}", element)
                    element.clear()
    except DefusedXmlException as error:
        raise WrongFile(f"{part.name}: declares entities or a DTD, which is never read") from error
    except ParseError as error:
        raise WrongFile(f"{part.name}: no KML that can be read ({error})") from error


def _placemark(name: str, element: Any) -> Item:  # noqa: ANN401
    cells: dict[str, str] = {}
    if element.get("id"):
        cells["id"] = element.get("id")
    point = None
    for each in element.iter():
        tag, text = _tag(each), (each.text or "").strip()
        if tag in ("name", "description", "begin", "end", "when") and text:
            cells[tag] = text
        elif tag in ("Data", "SimpleData") and each.get("name"):
            value = next((v.text or "" for v in each if _tag(v) == "value"), text)
            cells[str(each.get("name")).lower()] = value
        elif tag == "Point":
            point = next((c.text or "" for c in each if _tag(c) == "coordinates"), "")
    if point is None:
        return Refused(name, "column Point: there is none, so it has no place")
    lon, _, rest = point.strip().partition(",")
    cells |= {"longitude": lon, "latitude": rest.split(",")[0]}
    return Line(name, cells)


def _tag(element: Any) -> str:  # noqa: ANN401
    return str(element.tag).rpartition("}")[2]
