"""GeoJSON, or a shapefile, → features: their properties by name and their geometry."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import shapefile
import shapely
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from footprint.errors import WrongFile
from footprint.gazetteer.imports.files import Part
from footprint.gazetteer.imports.given import Refused
from footprint.gazetteer.imports.tables import UTF8

shapefile.VERBOSE = False  # what it would print is checked below
_OUTLINES = ("Polygon", "MultiPolygon")
_BROKEN = (
    shapefile.ShapefileException, shapefile.GeoJSON_Error, OSError, EOFError, struct.error, ValueError, TypeError,
    LookupError, AssertionError, MemoryError, OverflowError,
)  # fmt: skip
"""What pyshp raises over a damaged file."""
_PROJECTED = 'PROJCS["'


@dataclass(frozen=True, slots=True)
class Feature:
    """One shape with what is said of it."""

    row: str
    """`feature 3`, from 1."""
    cells: dict[str, str]
    """Property in lower case → its value as text."""
    point: tuple[float, float] | None
    """(lat, lon) of a point, or of the middle of an outline."""
    outline: BaseGeometry | None
    """A shapely polygon or multipolygon; None for a point."""


def iter_geojson(part: Part) -> Iterator[Feature | Refused]:
    """The features of a GeoJSON file. Raises WrongFile where it is none."""
    try:
        with part.open() as file:
            document = json.loads(file.read().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise WrongFile(
            f"{part.name}: not UTF-8, as GeoJSON must be (byte {error.start:,})"
        ) from error
    except (ValueError, RecursionError) as error:
        raise WrongFile(f"{part.name}: not GeoJSON ({error})") from error
    features = document.get("features") if isinstance(document, Mapping) else None
    if not isinstance(features, list):
        raise WrongFile(f"{part.name}: JSON, but no GeoJSON FeatureCollection")
    for number, each in enumerate(features, 1):
        row = f"feature {number:,}"
        if not isinstance(each, Mapping) or not isinstance(each.get("properties"), Mapping):
            yield Refused(row, "no GeoJSON feature with properties")
        else:
            yield _feature(row, each["properties"], each.get("geometry"))


def iter_shapefile(parts: Sequence[Part], encoding: str = UTF8) -> Iterator[Feature | Refused]:
    """The features of every shapefile among the files. Raises WrongFile where one lacks its table or cannot be read."""
    found = {part.name.lower(): part for part in parts}
    for part in parts:
        if part.suffix != ".shp":
            continue
        table = found.get(f"{part.stem.lower()}.dbf")
        if table is None:
            raise WrongFile(
                f"{part.name}: its table {part.stem}.dbf is missing; a shapefile is several files, "
                "give the zip archive as it was downloaded"
            )
        _check_projection(found.get(f"{part.stem.lower()}.prj"))
        index = found.get(f"{part.stem.lower()}.shx")
        code = found.get(f"{part.stem.lower()}.cpg")
        yield from _read(part, table, index, _code_page(code) or encoding)


def _read(
    part: Part, table: Part, index: Part | None, encoding: str
) -> Iterator[Feature | Refused]:
    try:
        with (
            part.open() as shp,
            table.open() as dbf,
            shapefile.Reader(
                shp=shp,
                dbf=dbf,
                shx=index.open() if index else None,
                encoding=encoding,
                encodingErrors="surrogateescape",
            ) as reader,
        ):
            for number, each in enumerate(reader.iterShapeRecords(), 1):
                row = f"{part.stem} feature {number:,}"
                try:
                    geometry = each.shape.__geo_interface__
                except (
                    shapefile.GeoJSON_Error
                ):  # it has no shape, or one of a kind that no map draws
                    geometry = None
                yield _feature(row, each.record.as_dict(), geometry)
    except _BROKEN as error:
        raise WrongFile(f"{part.name}: no shapefile that can be read ({error})") from error


def _feature(
    row: str, said: Mapping[str, Any], geometry: Mapping[str, Any] | None
) -> Feature | Refused:
    cells = {str(key).strip().lower(): _text(value) for key, value in said.items()}
    if geometry is None:
        return Feature(row, cells, None, None)
    try:
        found = shapely.force_2d(shape(geometry))
        if found.is_empty:
            return Feature(row, cells, None, None)
        if found.geom_type == "Point":
            return Feature(row, cells, (found.y, found.x), None)
        if found.geom_type == "MultiPoint":
            return Feature(row, cells, (found.geoms[0].y, found.geoms[0].x), None)
        if found.geom_type not in _OUTLINES:
            return Refused(row, f"a {found.geom_type}, neither a point nor an outline")
        west, south, east, north = found.bounds
        if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
            return Refused(row, "its outline is not in degrees of longitude and latitude")
        outline = found if found.is_valid else _mended(found)
        if outline is None:
            return Refused(row, "its outline crosses itself beyond mending")
        middle = outline.centroid
        if not outline.contains(middle):
            middle = outline.representative_point()
        return Feature(row, cells, (middle.y, middle.x), outline)
    except (ShapelyError, ValueError, TypeError, AttributeError, KeyError, IndexError) as error:
        return Refused(row, f"a geometry that cannot be read ({error})")


def _mended(found: BaseGeometry) -> BaseGeometry | None:
    """The areas of an outline that crosses itself; None where no area is left."""
    parts = [
        each
        for each in shapely.get_parts(shapely.make_valid(found))
        if each.geom_type in _OUTLINES and each.area > 0
    ]
    return shapely.union_all(parts) if parts else None


def _text(value: object) -> str:
    """A property as a cell: a whole number has no ".0", nothing is empty."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _code_page(part: Part | None) -> str | None:
    if part is None:
        return None
    with part.open() as file:
        name = file.read(40).decode("ascii", "replace").strip()
    return f"cp{name}" if name.isdigit() else name or None


def _check_projection(part: Part | None) -> None:
    if part is None:
        return
    with part.open() as file:
        if file.read(2000).decode("utf-8", "replace").lstrip().startswith(_PROJECTED):
            raise WrongFile(
                f"{part.name}: a projected map in metres; export it in degrees (WGS 84, EPSG:4326)"
            )
