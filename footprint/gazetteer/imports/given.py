"""A place as a file tells it, and the checks that one row must pass."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.gazetteer.entry import Feature
from footprint.gazetteer.names import is_arabic, romanize, surface

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

MAX_NAME = 120
MAX_NAMES = 60
"""Spellings kept of one place; GeoNames has hundreds for a capital."""
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
_UNDECODED = re.compile("[\udc80-\udcff\ufffd]")
_MISREAD = re.compile("(?:[ØÙ][\x80-\xbf\u0152-\u2122\xa0-\xff]?){3}|Ã[\x80-\xbf]")
"""Arabic in UTF-8 that was read as Windows-1252 or Latin-1: "Ø§Ù„Ù‚"."""
_NOT_ID = re.compile(r"[^\w:.\-]+")


class BadRow(Exception):
    """What a row says cannot be used; the message says why, in words for people."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that does not go in."""

    row: str
    """Where it stands: `row 1,204`, the header being row 1; `feature 3` of a map file."""
    why: str

    def __str__(self) -> str:
        return f"{self.row}: {self.why}"


@dataclass(frozen=True, slots=True)
class Given:
    """A place as a file tells it, before it is held against the gazetteer."""

    row: str
    """Where it stands in the file, as people count: `row 1,204`."""
    id: str
    """Of the source where it has one (`geonames:173377`, `cod:SY0800`), else made from name and unit."""
    feature: Feature
    names: tuple[str, ...]
    """Every spelling, the main one of each script first."""
    lat: float | None
    """None for a row that tells only names of a place known by its id."""
    lon: float | None
    radius_km: float | None = None
    """None where the file does not say; the class then tells."""
    country: str = ""
    """ISO code of two letters."""
    units: tuple[tuple[str, str], ...] = ()
    """(level, name or p-code) of the units it lies in: `("admin1", "Daraa Governorate")`, widest first."""
    population: int = 0
    source: str = ""
    outline: BaseGeometry | None = None
    """A shapely polygon or multipolygon in degrees (lon, lat); None where the file has none."""

    @property
    def name(self) -> str:
        """What to call it in a message."""
        return self.names[0]


def read_point(lat: str | None, lon: str | None) -> tuple[float, float]:
    """Two cells → a point. Raises BadRow where they are none."""
    values = []
    for what, cell, most in (("latitude", lat, 90), ("longitude", lon, 180)):
        text = (cell or "").strip()
        if not text:
            raise BadRow(f"no {what}")
        try:
            value = float(text.replace(",", ".") if text.count(",") == 1 else text)
        except ValueError:
            raise BadRow(f"{what} {text[:40]!r} is no number") from None
        if not -most <= value <= most:  # also refuses "nan"
            raise BadRow(f"{what} {text[:40]!r} is outside -{most}..{most}")
        values.append(value)
    if values == [0.0, 0.0]:
        raise BadRow("0, 0 is where rows without a position are put")
    return values[0], values[1]


def read_number(what: str, cell: str | None, most: float) -> float | None:
    """A cell that may be empty → a number from 0 to `most`. Raises BadRow."""
    text = (cell or "").strip()
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        raise BadRow(f"{what} {text[:40]!r} is no number") from None
    if not 0 <= value <= most:
        raise BadRow(f"{what} {text[:40]!r} is outside 0..{most:,.0f}")
    return value


def clean_names(cells: Iterable[str | None]) -> tuple[str, ...]:
    """Cells → spellings, each once. Raises BadRow where none is left or one shows a wrong encoding."""
    names: dict[str, None] = {}
    for cell in cells:
        if not cell:
            continue
        if _UNDECODED.search(cell):
            raise BadRow("not in the encoding of the rest; save it as UTF-8, or say --encoding")
        if _MISREAD.search(cell):
            raise BadRow(f"{cell[:40]!r} is UTF-8 that was read as another encoding")
        name = " ".join(_CONTROL.sub(" ", cell).replace("|", "/").split())
        if any(char.isalpha() for char in name) and len(name) <= MAX_NAME:
            names[name] = None
    if not names:
        raise BadRow("no name")
    return tuple(list(names)[:MAX_NAMES])


def clean_id(prefix: str, *parts: str) -> str:
    """An id of these words, with no blanks in it: `ucdp:azaz-town-aleppo`."""
    return f"{prefix}:" + "-".join(
        _NOT_ID.sub("-", part.strip()).strip("-") for part in parts if part
    )


def split_scripts(names: Iterable[str]) -> tuple[list[str], list[str]]:
    """(Latin spellings, Arabic spellings), whichever columns they stood in."""
    latin: list[str] = []
    arabic: list[str] = []
    for name in names:
        (arabic if is_arabic(surface(name)) else latin).append(name)
    return latin, arabic


def best_arabic(latin: str, arabic: list[str]) -> str:
    """The Arabic spelling nearest to a Latin name; empty where there is none."""
    from rapidfuzz.fuzz import ratio

    sound = romanize(surface(latin))
    return max(arabic, key=lambda a: (round(ratio(sound, romanize(surface(a)))), a), default="")
