"""`data/gazetteer/imports.toml` → what columns and classes of downloaded files mean."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from footprint.errors import DataError, WrongFile
from footprint.gazetteer.imports.files import Part
from footprint.gazetteer.imports.tables import Line, iter_csv
from footprint.knowledge import DATA

PATH = DATA / "gazetteer" / "imports.toml"


@lru_cache(maxsize=1)
def tables() -> dict[str, dict[str, Any]]:
    """The file's tables. Raises DataError where it is missing or broken."""
    try:
        return tomllib.loads(PATH.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"{PATH}: {error}; restore the file from the repository") from error


def radius_of(feature: str) -> float:
    """How far a place of a class reaches from its point in km, where nobody says."""
    return float(tables()["radius_km"].get(feature, 5))


def first(cells: Mapping[str, str], columns: Sequence[str]) -> str:
    """The cell of the first of these columns that holds something; empty where none does."""
    return next((cells[c].strip() for c in columns if cells.get(c, "").strip()), "")


def require_columns(
    part: Part, encoding: str, wanted: Mapping[str, Sequence[str]], kind: str
) -> None:
    """Raise WrongFile where a CSV file lacks what a kind must have. `wanted`: what → columns that may hold it."""
    line = next((each for each in iter_csv(part, encoding) if isinstance(each, Line)), None)
    if line is None:
        raise WrongFile(f"{part.name}: no row that can be read under its header")
    missing = [
        what for what, columns in wanted.items() if not any(c in line.cells for c in columns)
    ]
    if missing:
        found = ", ".join(list(line.cells)[:12])
        raise WrongFile(
            f"{part.name}: no {kind} file: no column for {', '.join(missing)}; it has {found}"
        )
