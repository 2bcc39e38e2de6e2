"""A TOML file → which columns of a table are what, and what their codes mean."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args

from footprint.errors import InputError, WrongFile
from footprint.exchange.tables import get_table
from footprint.model import TYPES, ActorRole, Precision

_KEYS = frozenset(
    {"source", "language", "id", "title", "quote", "require", "country", "date", "place", "type"}
    | {"actor", "licence"}
)
_DATE_WORDS = ("day", "days", "week", "month", "range", "year", "week_around", "month_of")


@dataclass(frozen=True, slots=True)
class ActorColumn:
    """A column that names who takes part."""

    columns: tuple[str, ...]
    role: ActorRole
    split: str | None
    """What stands between several names of one cell; None where a cell is one name."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table are; each list has the first column first that is taken where it holds something."""

    source: str
    """The data set, as the filter of sources names it."""
    language: str | None
    id: tuple[str, ...]
    title: tuple[str, ...]
    quote: tuple[str, ...]
    require: tuple[str, ...]
    country: tuple[str, ...]
    start: tuple[str, ...]
    end: tuple[str, ...]
    date_form: str | None
    """How dates are written, `%m/%d/%Y`; None for ISO 8601 and the forms that have the day before the month."""
    date_precision: tuple[str, ...]
    date_codes: Mapping[str, str]
    name: tuple[str, ...]
    units: tuple[str, ...]
    lat: tuple[str, ...]
    lon: tuple[str, ...]
    place_precision: tuple[str, ...]
    place_codes: Mapping[str, tuple[Precision, float]]
    place_default: tuple[Precision, float] | None
    type_column: tuple[str, ...]
    type_codes: Mapping[str, str]
    type_default: str | None
    actors: tuple[ActorColumn, ...]

    def check(self, columns: Sequence[str], file: str) -> None:
        """Raise WrongFile where a column that has to be there is missing."""
        missing = [each for each in self.require if each not in columns]
        if not any(each in columns for each in self.lat):
            missing.append(" or ".join(self.lat))
        if missing:
            raise WrongFile(
                f"{file}: column {', '.join(missing)} is missing; there are {', '.join(columns)[:300]}. "
                "Name the columns in a mapping (--mapping), or export the file anew"
            )


def get_mapping(name: str) -> Columns:
    """The mapping of a kind that footprint knows: `ucdp`, `acled_in` or `plain`, which has no source."""
    return _read({"source": ""} | get_table(name), f"{name}.toml")


def read_mapping(path: Path, source: str) -> Columns:
    """The mapping of a person's own file; what it leaves out is as `plain` has it. Raises InputError, WrongFile."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: no mapping can be read from it ({error})") from error
    plain = get_table("plain")
    own = {key: table[key] for key in table if key not in ("date", "place", "type")}
    merged: dict[str, Any] = {"source": source} | plain | own
    for part in ("date", "place", "type"):
        merged[part] = plain[part] | table.get(part, {})
    # A column that a person names has to be there, or they would wonder where their data went.
    named = [*_list(table.get("id")), *_list(table.get("title")), *_list(table.get("quote"))]
    for part, keys in (("date", ("start", "end", "precision")), ("type", ("column",))):
        named += [each for key in keys for each in _list(table.get(part, {}).get(key))]
    for key in ("name", "units", "lat", "lon", "precision"):
        named += _list(table.get("place", {}).get(key))
    named += [each for actor in table.get("actor", ()) for each in _list(actor.get("column"))]
    merged["require"] = [*_list(table.get("require")), *named]
    return _read(merged, str(path))


def _read(table: Mapping[str, Any], name: str) -> Columns:
    if unknown := sorted(set(table) - _KEYS):
        raise InputError(
            f"{name}: {unknown[0]!r} is no key of a mapping; known: {', '.join(sorted(_KEYS))}"
        )
    when, where, kind = table.get("date", {}), table.get("place", {}), table.get("type", {})
    codes = dict(kind.get("codes", {}))
    if kind.get("table"):
        codes |= {key.lower(): value for key, value in get_table(kind["table"])["in"].items()}
    codes = {str(key).lower(): value for key, value in codes.items()}
    default = kind.get("default")
    known = {each for names in TYPES.values() for each in names}
    for value in (*codes.values(), *([default] if default else [])):
        if value not in known:
            raise InputError(f"{name}: type {value!r} is none; known: {', '.join(sorted(known))}")
    date_codes = {str(key).lower(): value for key, value in when.get("codes", {}).items()}
    for value in date_codes.values():
        if value not in _DATE_WORDS:
            raise InputError(f"{name}: date code {value!r} is none of {', '.join(_DATE_WORDS)}")
    try:
        return Columns(
            source=str(table["source"]),
            language=table.get("language"),
            id=_columns(table.get("id")),
            title=_columns(table.get("title")),
            quote=_columns(table.get("quote")),
            require=_columns(table.get("require")),
            country=_columns(table.get("country")),
            start=_columns(when.get("start")),
            end=_columns(when.get("end")),
            date_form=_form(when.get("form")),
            date_precision=_columns(when.get("precision")),
            date_codes=date_codes,
            name=_columns(where.get("name")),
            units=_columns(where.get("units")),
            lat=_columns(where.get("lat")),
            lon=_columns(where.get("lon")),
            place_precision=_columns(where.get("precision")),
            place_codes={str(k).lower(): _code(v) for k, v in where.get("codes", {}).items()},
            place_default=_code(where["default"]) if "default" in where else None,
            type_column=_columns(kind.get("column")),
            type_codes=codes,
            type_default=default,
            actors=tuple(_actor(each) for each in table.get("actor", ())),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"{name}: cannot be used as a mapping ({error})") from error


def _list(value: object) -> list[str]:
    return [value] if isinstance(value, str) else [str(each) for each in value or ()]  # type: ignore[attr-defined]


def _columns(value: object) -> tuple[str, ...]:
    return tuple(each.strip().lower() for each in _list(value))


def _form(value: str | None) -> str | None:
    day = date(2019, 12, 31)
    if value is not None and datetime.strptime(day.strftime(value), value).date() != day:  # noqa: DTZ007
        raise ValueError(f"date form {value!r} does not tell a day; one is '%m/%d/%Y'")
    return value


def _code(value: Any) -> tuple[Precision, float]:  # noqa: ANN401  of a TOML file
    precision, radius_km = value
    if precision not in get_args(Precision):
        raise ValueError(f"{precision!r} is no precision")
    return precision, float(radius_km)


def _actor(table: Mapping[str, Any]) -> ActorColumn:
    role = table.get("role", "named")
    if role not in get_args(ActorRole):
        raise ValueError(f"{role!r} is no role; known: {', '.join(get_args(ActorRole))}")
    return ActorColumn(_columns(table["column"]), role, table.get("split"))
