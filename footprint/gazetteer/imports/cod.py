"""OCHA's Common Operational Datasets (admin units, populated places) → places, units with their outlines.

CSV, GeoJSON or shapefile (zipped, or with its companions beside it). The level of a row is the deepest one that it has
a p-code of; from the fourth on it is a populated place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from shapely.geometry.base import BaseGeometry

from footprint.errors import WrongFile
from footprint.gazetteer.entry import Feature
from footprint.gazetteer.imports.files import Part
from footprint.gazetteer.imports.given import (
    BadRow,
    Given,
    Refused,
    clean_names,
    read_number,
    read_point,
)
from footprint.gazetteer.imports.knowledge import first, require_columns, tables
from footprint.gazetteer.imports.outlines import simplify
from footprint.gazetteer.imports.shapes import Feature as Shape
from footprint.gazetteer.imports.shapes import iter_geojson, iter_shapefile
from footprint.gazetteer.imports.tables import iter_csv

_PCODE = re.compile("[A-Z]{2,3}[A-Z0-9_-]{0,20}", re.IGNORECASE)
_LEVELS = range(6, 0, -1)
_UNITS: dict[int, Feature] = {1: "admin1", 2: "admin2", 3: "admin3"}
_THREE = {"SYR": "SY", "IRQ": "IQ", "TUR": "TR", "LBN": "LB", "JOR": "JO", "YEM": "YE", "SDN": "SD"}
"""Countries whose p-codes begin with three letters in some editions."""


def iter_cod(parts: Sequence[Part], encoding: str) -> Iterator[Given | Refused | None]:
    """Units and populated places; None for a row of a whole country. Raises WrongFile where there are none."""
    readable = [part for part in parts if part.suffix in (".csv", ".geojson", ".json", ".shp")]
    if not readable:
        raise WrongFile(
            f"{', '.join(part.name for part in parts)[:200]}: no CSV, GeoJSON or shapefile in it"
        )
    if any(part.suffix == ".shp" for part in readable):
        yield from _from_shapes(iter_shapefile(parts, encoding), readable[0].name)
    for part in readable:
        if part.suffix in (".geojson", ".json"):
            yield from _from_shapes(iter_geojson(part), part.name)
        elif part.suffix == ".csv":
            wanted = {"p-codes": [*_columns("pcode"), *tables()["cod"]["place_pcode"]]}
            require_columns(part, encoding, wanted, "COD-AB")
            for line in iter_csv(part, encoding):
                if isinstance(line, Refused):
                    yield line
                else:
                    yield _try(line.row, line.cells, None, None)


def _columns(what: str) -> list[str]:
    return [form.format(n=level) for level in _LEVELS for form in tables()["cod"][what]]


def _from_shapes(shapes: Iterator[Shape | Refused], name: str) -> Iterator[Given | Refused | None]:
    known = {*_columns("pcode"), *tables()["cod"]["place_pcode"], "adm0_pcode"}
    is_known = False
    for each in shapes:
        if isinstance(each, Refused):
            yield each
            continue
        if not is_known and not known & set(each.cells):
            found = ", ".join(list(each.cells)[:12])
            raise WrongFile(f"{name}: no COD-AB file: no property for p-codes; it has {found}")
        is_known = True
        yield _try(each.row, each.cells, each.point, each.outline)


def _try(
    row: str,
    cells: Mapping[str, str],
    point: tuple[float, float] | None,
    outline: BaseGeometry | None,
) -> Given | Refused | None:
    try:
        return _given(row, cells, point, outline)
    except BadRow as error:
        return Refused(row, str(error))


def _given(
    row: str,
    cells: Mapping[str, str],
    point: tuple[float, float] | None,
    outline: BaseGeometry | None,
) -> Given | None:
    says = tables()["cod"]
    codes = {level: first(cells, _forms("pcode", level)) for level in _LEVELS}
    level = next((n for n in _LEVELS if codes[n]), 0)
    code = first(cells, says["place_pcode"])
    names = [cells.get(column, "") for column in says["place_names"]]
    if not code:
        if level == 0:
            if first(cells, ["adm0_pcode", "admin0pcode"]):
                return None
            raise BadRow("no p-code")
        code = codes[level]
        names = [cells.get(column, "") for column in _forms("names", level)]
    else:
        level = max(level + 1, 4)
    if not _PCODE.fullmatch(code):
        raise BadRow(f"p-code {code[:30]!r} is none: it begins with the country's letters")
    lat, lon = first(cells, says["lat"]), first(cells, says["lon"])
    if lat or lon:
        point = read_point(lat, lon)
    feature: Feature = _UNITS.get(level, "village")
    return Given(
        row=row,
        id=f"cod:{code.upper()}",
        feature=feature,
        names=clean_names(names),
        lat=point[0] if point else None,
        lon=point[1] if point else None,
        country=_country_of(code),
        units=tuple(
            (f"admin{n}", f"cod:{codes[n].upper()}") for n in (1, 2, 3) if n < level and codes[n]
        ),
        population=int(read_number("population", first(cells, says["population"]), 5e7) or 0),
        source=str(says["source"]),
        outline=simplify(outline) if outline is not None and level in _UNITS else None,
    )


def _forms(what: str, level: int) -> list[str]:
    return [form.format(n=level) for form in tables()["cod"][what]]


def _country_of(code: str) -> str:
    """The ISO code of two letters that a p-code begins with."""
    return _THREE.get(code[:3].upper(), code[:2].upper())
