"""`data/exchange/*.toml` → what the formats of others call our types, actors and precisions."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import Any

from footprint.errors import DataError
from footprint.knowledge import DATA


@lru_cache(maxsize=16)
def get_table(name: str) -> dict[str, Any]:
    """One of the tables, by its file's name without `.toml`. Raises DataError."""
    path = DATA / "exchange" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(
            f"{path.name} is broken ({error!r}); restore it from the repository"
        ) from error


def find_licence(source: str | None) -> str:
    """The terms that the words of a source stand under, as far as they are known."""
    for row in get_table("licences")["licence"]:
        if source is not None and source.startswith(row["name"]):
            return str(row["terms"])
    return f"quotation; all rights with {source}" if source else "quotation; rights not known"
