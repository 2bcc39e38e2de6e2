"""The formats that claims leave in, each with its columns and how it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from footprint.columns import UNDATED
from footprint.contract import dumps
from footprint.errors import InputError
from footprint.exchange import acled, geojson, kml, lines, plover, positioning, ucdp
from footprint.exchange.coarsening import check_side, coarsen
from footprint.exchange.facts import EVIDENCE, Row, evidence_row, point_of
from footprint.exchange.geopackage import write_geopackage
from footprint.exchange.sheets import write_csv, write_text, write_xlsx
from footprint.store import Outgoing, Store
from footprint.view import Selection

Shape = Literal["acled", "ucdp", "positioning", "claims"]
GEO_COLUMNS = {
    "place_name_en": "English name of the place",
    "place_name_ar": "Arabic name of the place",
    "actor_names": "English names of everyone who takes part",
    **EVIDENCE,
}
_NUMERIC = frozenset(
    {"latitude", "longitude", "radius_km", "confidence", "claim", "year", "reviewed", "iso"}
    | {"time_precision", "geo_precision", "timestamp", "where_prec", "date_prec", "event_clarity"}
    | {"type_of_violence", "id"}
)


@dataclass(frozen=True, slots=True)
class Format:
    """One way out."""

    id: str
    """As the command and the addresses name it: `acled.csv`."""
    suffix: str
    media_type: str
    columns: Mapping[str, str]
    """Each with what it means; for the descriptor."""
    about: str
    """One line for people."""


@dataclass(slots=True)
class Written:
    """What was written."""

    rows: int = 0
    left_out: int = 0
    """Claims that the format has no row for; they are in the others."""


_CSV, _XLSX = "text/csv; charset=utf-8", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"  # fmt: skip
_TABLES: dict[str, tuple[Mapping[str, str], str]] = {
    "acled": (acled.COLUMNS | EVIDENCE, "events in ACLED's 31 columns, and their evidence"),
    "ucdp": (ucdp.COLUMNS | EVIDENCE, "events in the columns of UCDP GED, and their evidence"),
    "positioning": (
        positioning.COLUMNS,
        "where forces were cited first and last, after the Security Force Monitor",
    ),
    "claims": (
        {"latitude": "degrees north", "longitude": "degrees east"} | GEO_COLUMNS,
        "every claim, one row each",
    ),
}
_OTHERS = (
    Format(
        "claims.jsonl",
        ".jsonl",
        "application/x-ndjson",
        {},
        "readings of the claims contract with their reports; comes back in",
    ),
    Format("geojson", ".geojson", "application/geo+json", GEO_COLUMNS, "points for any map"),
    Format(
        "geopackage",
        ".gpkg",
        "application/geopackage+sqlite3",
        GEO_COLUMNS,
        "points for QGIS and GDAL",
    ),
    Format(
        "kml",
        ".kml",
        "application/vnd.google-earth.kml+xml",
        GEO_COLUMNS,
        "points for Google Earth, in the colours of the map",
    ),
    Format("plover.jsonl", ".jsonl", "application/x-ndjson", {}, "PLOVER events, one a line"),
)
FORMATS: dict[str, Format] = {
    **{
        f"{name}{suffix}": Format(f"{name}{suffix}", suffix, media, columns, about)
        for name, (columns, about) in _TABLES.items()
        for suffix, media in ((".csv", _CSV), (".xlsx", _XLSX))
    },
    **{each.id: each for each in _OTHERS},
}
"""By id, in the order in which they are offered."""


def get_format(name: str) -> Format:
    """A format by its id; `acled` and other tables alone are CSV. Raises InputError."""
    found = FORMATS.get(name) or FORMATS.get(f"{name}.csv")
    if found is None:
        raise InputError(f"{name!r} is no format; known: {', '.join(FORMATS)}")
    return found


def write(
    store: Store, selection: Selection, wanted: Format, path: Path, coarse_km: float | None = None
) -> Written:
    """Write the claims of a selection to a new file, their points coarsened if need be.

    Raises StoreError; InputError where that format cannot be coarsened; OSError where it cannot be written.
    """
    leaving: Iterable[Outgoing] = store.leaving(by_day(selection))
    if coarse_km is not None:
        if wanted.id == "claims.jsonl":
            raise InputError(
                "claims.jsonl comes back in as it left, so its points stay; choose another format"
            )
        leaving = coarsen(leaving, check_side(coarse_km))
    written = Written()
    if wanted.id == "geopackage":
        written.rows = write_geopackage(leaving, path)
    elif wanted.suffix == ".csv":
        write_csv(_rows(wanted, leaving, written), wanted.columns, path)
    elif wanted.suffix == ".xlsx":
        write_xlsx(_rows(wanted, leaving, written), wanted.columns, path)
    elif wanted.id == "claims.jsonl":
        numbers = sorted(by_day(selection))
        write_text(lines.iter_readings(store, numbers), path)
        written.rows = len(numbers)
    else:
        write_text(_pieces(wanted, leaving, written), path)
    return written


def by_day(selection: Selection) -> list[int]:
    """The claims of a selection by their first days, those without one last, as a reader of a table expects them."""
    columns, firsts = selection.snapshot.columns, selection.firsts
    is_dated = columns.day_start[firsts] != UNDATED
    numbers = columns.claim[firsts]
    return [*numbers[is_dated].tolist(), *numbers[~is_dated].tolist()]


def _rows(wanted: Format, leaving: Iterable[Outgoing], written: Written) -> Iterator[Row]:
    shape = wanted.id.partition(".")[0]
    if shape == "positioning":
        presences = {}
        for each in leaving:
            if each.body["kind"] == "presence":
                presences[each.number] = each
            else:
                written.left_out += 1
        rows = positioning.position_rows(presences)
        for row in rows:
            written.rows += 1
            yield row
        return
    make = _ROWS[shape]
    for each in leaving:
        made = make(each)
        if made is None:
            written.left_out += 1
        else:
            written.rows += 1
            yield made


def _with_evidence(make: Callable[[Outgoing], Row | None]) -> Callable[[Outgoing], Row | None]:
    def both(leaving: Outgoing) -> Row | None:
        row = make(leaving)
        return None if row is None else row | evidence_row(leaving)

    return both


def claim_row(leaving: Outgoing) -> Row:
    """The row of a claim in the table of every claim."""
    lat, lon = point_of(leaving.body) or (None, None)
    return {"latitude": lat, "longitude": lon} | geojson.properties(leaving)


_ROWS: dict[str, Callable[[Outgoing], Row | None]] = {
    "acled": _with_evidence(acled.acled_row),
    "ucdp": _with_evidence(ucdp.ucdp_row),
    "claims": claim_row,
}


def _pieces(wanted: Format, leaving: Iterable[Outgoing], written: Written) -> Iterator[str]:
    def counted() -> Iterator[Outgoing]:
        for each in leaving:
            # A placemark without a point is nothing that Google Earth shows.
            if wanted.id == "kml" and point_of(each.body) is None:
                written.left_out += 1
                continue
            written.rows += 1
            yield each

    if wanted.id == "geojson":
        yield from geojson.iter_geojson(counted())
    elif wanted.id == "kml":
        yield from kml.iter_kml(counted())
    else:
        for each in leaving:
            event = plover.plover_event(each)
            if event is None:
                written.left_out += 1
            else:
                written.rows += 1
                yield dumps(event) + "\n"


def is_numeric(column: str) -> bool:
    """Whether the cells of a column are numbers."""
    return column in _NUMERIC
