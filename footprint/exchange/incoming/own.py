"""A row of a table or map that footprint exported → the claim that it was, with the row as its document.

The columns win over `further`, so that what a person corrected in the table holds. The report's own text is not in the row:
`claims.jsonl` alone brings back offsets into it, and rules.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from footprint.errors import FootprintError
from footprint.exchange.cells import unguard
from footprint.exchange.facts import BETWEEN_QUOTES, main_place
from footprint.exchange.incoming.record import Record, make_record
from footprint.gazetteer.imports.given import BadRow, read_number, read_point
from footprint.model import Actor, Attribution, Claim, Count, DateRange, Place, Reading, Report

READER = "export:1"
_NEEDED = frozenset(
    ("kind", "claim_type", "modality", "date_words", "actors", "quote", "report_id")
)
_NAMES = ("place_name_en", "location", "where_coordinates")


def is_own(columns: Collection[str]) -> bool:
    """Whether a file has the columns of every export of claims."""
    return set(columns) >= _NEEDED


def make_own(cells: Mapping[str, str], file: str, is_guarded: bool) -> tuple[Reading, str]:
    """The reading of a row, and the id of the report that the claim was read in. Raises BadRow, naming the column.

    `is_guarded` for CSV, whose cells have an apostrophe before what a spreadsheet would run.
    """
    if is_guarded:
        cells = {column: unguard(value) for column, value in cells.items()}
    source = cells.get("report_source", "").strip() or None
    record = make_record(cells, source or file)
    told = _further(record)
    try:
        report = Report(
            record.text,
            title=record.cells.get("report_title"),
            published=_moment(record),
            language=told.get("language"),
            source=source,
            url=record.cells.get("source_url"),
        )
        claim = Claim(
            kind=record.cells.get("kind", ""),  # type: ignore[arg-type]
            type=record.cells.get("claim_type", ""),
            modality=record.cells.get("modality", ""),  # type: ignore[arg-type]
            section=told.get("section", "body"),
            count=Count(told["count"]["text"], told["count"]["min"]) if told.get("count") else None,
            quotes=tuple(report.quote(*span) for span in _quotes(record)),
            actors=tuple(_actors(record)),
            places=tuple(_places(record, told)),
            date=_date(record),
            attributed_to=_attributed(told),
            rules=("export",),
            confidence=read_number("column confidence:", record.cells.get("confidence"), 1) or 0.0,
        )
        return Reading(report, (claim,), READER), record.cells.get("report_id", "")
    except (FootprintError, KeyError, TypeError, AttributeError) as error:
        raise BadRow(f"no claim of an export: {error}") from error


def _further(record: Record) -> dict[str, Any]:
    try:
        found = json.loads(record.cells.get("further", "{}"))
    except (ValueError, RecursionError) as error:
        raise BadRow(f"column further: no JSON ({error})") from error
    if not isinstance(found, dict):
        raise BadRow("column further: no JSON object")
    return found


def _moment(record: Record) -> datetime | None:
    value = record.cells.get("report_published")
    try:
        return datetime.fromisoformat(value) if value else None
    except ValueError:
        raise BadRow(f"column report_published: {value!r} is no moment") from None


def _quotes(record: Record) -> list[tuple[int, int]]:
    if "quote" not in record.cells:
        return []
    at, _ = record.span("quote")
    spans = []
    for words in record.cells["quote"].split(BETWEEN_QUOTES):
        if words:
            spans.append((at, at + len(words)))
        at += len(words) + len(BETWEEN_QUOTES)
    return spans


def _actors(record: Record) -> list[Actor]:
    found = []
    at = record.starts.get("actors", 0)
    for word in record.cells.get("actors", "").split(" "):
        actor_id, _, role = word.rpartition(":")
        if actor_id:
            found.append(Actor(actor_id, role, at, at + len(word)))  # type: ignore[arg-type]
        at += len(word) + 1
    return found


def _date(record: Record) -> DateRange:
    cells = record.cells
    return DateRange(
        _day(record, "date_from"),
        _day(record, "date_to"),
        cells.get("date_words", "unknown"),  # type: ignore[arg-type]
        cells.get("date_basis", "none"),  # type: ignore[arg-type]
        None,
        record.span("date_from") if "date_from" in cells else None,
    )


def _day(record: Record, column: str) -> date | None:
    value = record.cells.get(column)
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise BadRow(f"column {column}: {value!r} is no date such as 2020-01-31") from None


def _places(record: Record, told: Mapping[str, Any]) -> list[Place]:
    """The places of `further`, the main one as the columns have it."""
    places = list(told.get("places", ()))
    if "place_id" not in record.cells:
        return [_place(each) for each in places]
    main = main_place({"places": places}) or {"role": "event", "relation": "in"}
    column = next((name for name in _NAMES if name in record.cells), None)
    start, end = record.span(column) if column else (None, None)
    cells = record.cells
    changed = main | {
        "id": cells["place_id"],
        "name_en": cells[column] if column else main.get("name_en", ""),
        "name_ar": cells.get("place_name_ar", main.get("name_ar")),
        "precision": cells.get("place_precision"),
        "basis": cells.get("place_basis", "stated"),
        "radius_km": read_number("column radius_km:", cells.get("radius_km"), 20_100) or 0.0,
        "start": start,
        "end": end,
    }
    if "latitude" in cells or "longitude" in cells or "lat" not in main:
        changed["lat"], changed["lon"] = _point(record)
    made = _place(changed)
    return [made if each is main else _place(each) for each in places] or [made]


def _point(record: Record) -> tuple[float, float]:
    try:
        return read_point(record.cells.get("latitude"), record.cells.get("longitude"))
    except BadRow as error:
        column = "longitude" if "longitude" in str(error) else "latitude"
        raise BadRow(f"column {column}: {error}") from None


def _place(each: Mapping[str, Any]) -> Place:
    return Place(
        id=each["id"],
        name_en=each["name_en"],
        name_ar=each.get("name_ar"),
        lat=each["lat"],
        lon=each["lon"],
        radius_km=each["radius_km"],
        precision=each["precision"],
        role=each["role"],
        basis=each.get("basis", "stated"),
        relation=each.get("relation", "in"),
        start=each.get("start"),
        end=each.get("end"),
    )


def _attributed(told: Mapping[str, Any]) -> Attribution | None:
    said_by = told.get("attributed_to")
    return Attribution(said_by, None, None) if said_by else None
