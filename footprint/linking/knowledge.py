"""`data/linking.toml` and `data/agencies.toml` → the weights, words and names that linking goes by."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from footprint.actors import all_actors
from footprint.errors import DataError
from footprint.knowledge import DATA
from footprint.text import fold

Steps = tuple[tuple[float, float], ...]
"""Up to so much, so many points; the first that fits counts."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What `data/linking.toml` says; its comments tell what each entry means."""

    threshold: float
    margin: float
    date: Mapping[str, float]
    overlap: Steps
    """By the days of the longer interval."""
    place: Mapping[str, float]
    within: Steps
    """By the wider radius in km."""
    actors: Mapping[str, float]
    type: Mapping[str, float]
    wording: Mapping[str, float]
    related_types: frozenset[tuple[str, str]]
    """Both ways round."""
    modality: Mapping[str, str]
    allies: frozenset[tuple[str, str]]
    """Both ways round."""
    nobody: frozenset[str]
    counted: Mapping[str, str]
    """Word in normal form → what it counts."""
    bounds: tuple[tuple[str, str], ...]
    """Phrase in normal form, and `at_least`, `at_most` or `about`; the longest first."""
    numbers: Mapping[str, int]
    common: frozenset[str]


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency."""

    id: str
    names: tuple[str, ...]
    """In normal form."""
    actor: str | None
    """Its id where claims are attributed to it."""


@lru_cache(maxsize=1)
def get_knowledge() -> Knowledge:
    """What linking goes by. Raises DataError."""
    table = _load("linking.toml")
    try:
        return _read(table)
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(
            f"linking.toml is broken ({error!r}); restore it from the repository"
        ) from error


def _read(table: dict[str, Any]) -> Knowledge:
    date, place = dict(table["date"]), dict(table["place"])
    numbers = table["numbers"]
    bounds = [
        (fold(phrase), name)
        for name in ("at_least", "at_most", "about")
        for phrase in numbers[name]
    ]
    counted = {fold(word): name for name, words in table["counted"].items() for word in words}
    spelt = {fold(word): value for word, value in numbers["words"].items()}
    common = {word for words in table["common"].values() for word in fold(words).split()}
    common |= counted.keys() | spelt.keys()
    for actor in all_actors():
        for names in (actor.names_en, actor.names_ar, actor.demonym_en, actor.demonym_ar):
            common.update(word for name in names for word in fold(name).split())
    return Knowledge(
        threshold=table["threshold"],
        margin=table["margin"],
        overlap=_steps(date.pop("overlap")),
        date=date,
        within=_steps(place.pop("within")),
        place=place,
        actors=table["actors"],
        type=table["type"],
        wording=table["wording"],
        related_types=_pairs(row["types"] for row in table["types"]),
        modality=table["modality"],
        allies=_pairs(row["ids"] for row in table["allies"]),
        nobody=frozenset(table["voices"]["nobody"]),
        counted=counted,
        bounds=tuple(sorted(bounds, key=lambda each: -len(each[0]))),
        numbers=spelt,
        common=frozenset(common),
    )


@lru_cache(maxsize=1)
def get_agencies() -> tuple[tuple[Agency, ...], tuple[str, ...]]:
    """The agencies, and the words that a credit stands behind, in normal form. Raises DataError."""
    table = _load("agencies.toml")
    try:
        agencies = tuple(
            Agency(row["id"], tuple(fold(name) for name in row["names"]), row.get("actor"))
            for row in table["agency"]
        )
        return agencies, tuple(fold(word) for word in table["credit"]["before"])
    except (KeyError, TypeError) as error:
        raise DataError(
            f"agencies.toml is broken ({error!r}); restore it from the repository"
        ) from error


def _load(name: str) -> dict[str, Any]:
    try:
        return tomllib.loads((DATA / name).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"{name} is broken ({error!r}); restore it from the repository") from error


def _steps(rows: list[list[float]]) -> Steps:
    return tuple((float(most), float(points)) for most, points in rows)


def _pairs(groups: Any) -> frozenset[tuple[str, str]]:  # noqa: ANN401  lists of ids
    return frozenset((one, other) for group in groups for one in group for other in group)
