"""Claims → an OGC GeoPackage 1.3: one layer `claims` of points, which QGIS and GDAL open as it is.

A GeoPackage is a SQLite file with tables that the standard names; a point is a short header and well-known binary.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Double,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    create_engine,
    insert,
)

from footprint.exchange.facts import EVIDENCE, point_of
from footprint.exchange.geojson import properties
from footprint.store import Outgoing

_WGS84 = 4326
_BATCH = 2000
_HEADER = struct.Struct(">I")
_VERSION_AT, _APPLICATION_AT = 60, 68
"""Where the header of a SQLite file has the version and the application that it is of."""
_VERSION, _APPLICATION = 10300, 0x47504B47
_SRS_COLUMNS = ("srs_id", "srs_name", "organization", "organization_coordsys_id", "definition")
_SRS = (
    (-1, "Undefined cartesian", "NONE", -1, "undefined"),
    (0, "Undefined geographic", "NONE", 0, "undefined"),
    (
        _WGS84,
        "WGS 84",
        "EPSG",
        _WGS84,
        'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],'
        'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]',
    ),
)
_NUMBERS: dict[str, Any] = {
    "claim": Integer,
    "reviewed": Integer,
    "radius_km": Double,
    "confidence": Double,
}
_metadata = MetaData()
_srs = Table(
    "gpkg_spatial_ref_sys",
    _metadata,
    Column("srs_name", Text, nullable=False),
    Column("srs_id", Integer, primary_key=True),
    Column("organization", Text, nullable=False),
    Column("organization_coordsys_id", Integer, nullable=False),
    Column("definition", Text, nullable=False),
    Column("description", Text),
)
_contents = Table(
    "gpkg_contents",
    _metadata,
    Column("table_name", Text, primary_key=True),
    Column("data_type", Text, nullable=False),
    Column("identifier", Text, unique=True),
    Column("description", Text),
    Column("last_change", Text, nullable=False),
    Column("min_x", Double),
    Column("min_y", Double),
    Column("max_x", Double),
    Column("max_y", Double),
    Column("srs_id", Integer),
)
_geometry = Table(
    "gpkg_geometry_columns",
    _metadata,
    Column("table_name", Text, primary_key=True),
    Column("column_name", Text, primary_key=True),
    Column("geometry_type_name", Text, nullable=False),
    Column("srs_id", Integer, nullable=False),
    Column("z", Integer, nullable=False),
    Column("m", Integer, nullable=False),
)
_PROPERTIES = ("place_name_en", "place_name_ar", "actor_names", *EVIDENCE)
_claims = Table(
    "claims",
    _metadata,
    Column("fid", Integer, primary_key=True),
    Column("geom", LargeBinary),
    *(Column(name, _NUMBERS.get(name, Text)) for name in _PROPERTIES),
)


def write_geopackage(leaving: Iterable[Outgoing], path: Path) -> int:
    """Write the file at a path where there is none; gives how many claims are in it."""
    engine = create_engine(f"sqlite:///{path}")
    bounds = _Bounds()
    count = 0
    try:
        with engine.begin() as connection:
            _metadata.create_all(connection)
            connection.execute(
                insert(_srs),
                [dict(zip(_SRS_COLUMNS, row, strict=True)) for row in _SRS],
            )
            rows = _rows(leaving, bounds)
            while some := list(islice(rows, _BATCH)):
                connection.execute(insert(_claims), some)
                count += len(some)
            connection.execute(insert(_contents), _content(bounds))
            connection.execute(
                insert(_geometry),
                {
                    "table_name": "claims",
                    "column_name": "geom",
                    "geometry_type_name": "POINT",
                    "srs_id": _WGS84,
                    "z": 0,
                    "m": 0,
                },
            )
    finally:
        engine.dispose()
    _sign(path)
    return count


class _Bounds:
    """What the points reach over."""

    def __init__(self) -> None:
        self.low: tuple[float, float] | None = None
        self.high: tuple[float, float] | None = None

    def take(self, x: float, y: float) -> None:
        (a, b), (c, d) = self.low or (x, y), self.high or (x, y)
        self.low, self.high = (min(a, x), min(b, y)), (max(c, x), max(d, y))


def _rows(leaving: Iterable[Outgoing], bounds: _Bounds) -> Iterator[dict[str, Any]]:
    for each in leaving:
        point = point_of(each.body)
        if point:
            bounds.take(point[1], point[0])
        yield {"fid": each.number, "geom": point and _pack(*point), **properties(each)}


def _pack(lat: float, lon: float) -> bytes:
    """A point: magic GP, version 0, flags (little-endian, no envelope), reference system, then well-known binary."""
    return struct.pack("<2sBBi", b"GP", 0, 1, _WGS84) + struct.pack("<BIdd", 1, 1, lon, lat)


def _content(bounds: _Bounds) -> dict[str, Any]:
    low, high = bounds.low or (None, None), bounds.high or (None, None)
    return {
        "table_name": "claims",
        "data_type": "features",
        "identifier": "claims",
        "description": "What reports say; a point stands for all within radius_km of it.",
        "last_change": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "min_x": low[0],
        "min_y": low[1],
        "max_x": high[0],
        "max_y": high[1],
        "srs_id": _WGS84,
    }


def _sign(path: Path) -> None:
    """Say in the file's header that it is a GeoPackage, and of which version."""
    with path.open("r+b") as file:
        for at, value in ((_VERSION_AT, _VERSION), (_APPLICATION_AT, _APPLICATION)):
            file.seek(at)
            file.write(_HEADER.pack(value))
