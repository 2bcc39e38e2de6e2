"""What a reader wants to see ↔ the address of the page ↔ the layer in the browser."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, Self, get_args
from urllib.parse import unquote

from footprint.actors import get_actor, get_colour_group, groups
from footprint.errors import InvalidArea, InvalidDate
from footprint.model import TYPES, ActorRole, Certainty, Kind, Modality, Precision

Dates = Literal["possibly", "certainly"]
Match = Literal["any", "all"]
Area = tuple[tuple[float, float], ...]
"""The corners of a polygon as (latitude, longitude) in degrees, at least three; empty for no area."""
PlacePrecision = Precision | Literal["none"]
KINDS: tuple[str, ...] = get_args(Kind)
ALL_TYPES: tuple[str, ...] = tuple(name for names in TYPES.values() for name in names)
MODALITIES: tuple[str, ...] = get_args(Modality)
PRECISIONS: tuple[str, ...] = (*get_args(Precision), "none")
"""How exactly a claim is placed; `none` for one that names no place."""
ROLES: tuple[str, ...] = get_args(ActorRole)
CERTAINTIES: tuple[str, ...] = get_args(Certainty)
REVIEWS: tuple[str, ...] = ("unreviewed", "reviewed")
"""Whether a person accepted the claim."""
NO_SOURCE = "?"
"""Stands among the sources for reports whose outlet nobody told."""
MOST_CORNERS = 60
MOST_WORDS = 200
"""Characters of a search."""
GROUP = "group."
"""Before the id of a colour group, where all its actors are meant: `group.usa`."""

_EPOCH = date(1970, 1, 1).toordinal()
_ACTOR_ID = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)*")
_LONGEST_SHOWN = 40
_LONGEST_SOURCE = 200
_CORNER_DIGITS = 4
"""Corners are kept to 0.0001 degrees, some 11 m."""
_NORTHERNMOST = 85.0511
"""Where the square of Web Mercator ends."""


def day_number(day: date) -> int:
    """Days since 1970-01-01, as the snapshot's columns count them."""
    return day.toordinal() - _EPOCH


def from_day_number(number: int) -> date:
    """The date of a day number."""
    return date.fromordinal(number + _EPOCH)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which claims to show. A part left empty lets all through; parts narrow each other."""

    day_from: date | None = None
    """First day wanted. With either end set, claims without a date are left out (and counted)."""
    day_to: date | None = None
    """Last day wanted, included."""
    dates: Dates = "possibly"
    """`possibly`: the claim's interval touches the range. `certainly`: it lies inside."""
    kinds: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    modalities: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    """Who takes part: ids, which also stand for what is below them (`syr.sdf` for `syr.sdf.asayish`), or colour groups
    (`group.usa`). With a role after a colon (`tur:initiator`) it must take part as that."""
    match: Match = "any"
    """Whether any of `actors` is enough, or all of them have to take part."""
    roles: frozenset[str] = frozenset()
    """As what `actors` without a role of their own take part; where there are none, as what anybody does."""
    precisions: frozenset[str] = frozenset()
    """How exactly the place is known; a claim with several places passes by one of them."""
    certainties: frozenset[str] = frozenset()
    reviews: frozenset[str] = frozenset()
    """`reviewed` for what a person accepted alone."""
    sources: frozenset[str] = frozenset()
    """Outlets, by name; `?` for reports that name none."""
    words: str = ""
    """What the quotes say, as `Store.search_claims` takes it; empty for anything."""
    area: Area = ()
    """Drawn places have their point inside. What is not on the map is left out then (and counted)."""
    dropped: tuple[str, ...] = field(default=(), compare=False)
    """What an address held that is no part of a filter, in words for the person who opened it."""

    def __post_init__(self) -> None:
        if self.day_from and self.day_to and self.day_from > self.day_to:
            raise InvalidDate(
                f"the range {self.day_from}..{self.day_to} ends before it starts; swap the two days"
            )
        object.__setattr__(self, "words", " ".join(self.words.split()))
        if self.area:
            object.__setattr__(self, "area", _checked(self.area))

    @property
    def has_range(self) -> bool:
        """Whether days are limited at all, and so claims without a date left out."""
        return self.day_from is not None or self.day_to is not None

    def to_query(self) -> dict[str, str]:
        """The parts that are set, as an address holds them; the same filter gives the same address."""
        query: dict[str, str] = {}
        if self.day_from:
            query["from"] = self.day_from.isoformat()
        if self.day_to:
            query["to"] = self.day_to.isoformat()
        if self.dates == "certainly":
            query["dates"] = self.dates
        if self.match == "all":
            query["match"] = self.match
        for name in _LISTS:
            if chosen := getattr(self, name):
                query[name] = ",".join(_guarded(each) for each in sorted(chosen))
        if self.words:
            query["q"] = self.words
        if self.area:
            query["area"] = ";".join(f"{lat:.4f},{lon:.4f}" for lat, lon in self.area)
        return query

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Self:
        """The filter of an address that anybody may have typed.

        What cannot be read is left out and told in `dropped`; other keys (the chosen claim, the zoom) are not looked at.
        """
        dropped: list[str] = []
        first = _read_day("from", query.get("from", ""), dropped)
        last = _read_day("to", query.get("to", ""), dropped)
        if first and last and first > last:
            dropped.append(f"the range {first}..{last} ends before it starts, so no days are set")
            first = last = None
        dates = _read_one("dates", query, get_args(Dates), dropped)
        match = _read_one("match", query, get_args(Match), dropped)
        lists = {
            name: _read_list(name, query.get(name, ""), is_known, dropped)
            for name, is_known in _LISTS.items()
        }
        return cls(
            day_from=first,
            day_to=last,
            dates="certainly" if dates == "certainly" else "possibly",
            match="all" if match == "all" else "any",
            words=_read_words(query.get("q", ""), dropped),
            area=_read_area(query.get("area", ""), dropped),
            dropped=tuple(dropped),
            **lists,
        )

    def to_json(self, sources: Sequence[str]) -> dict[str, Any]:
        """The filter for the layer in the browser, which has it beside a snapshot with those sources.

        Days are day numbers or null; lists are sorted; sources are told as indexes, -1 for one that is not there, so
        that no name of an outlet travels; the area is flat, x and y of each corner as `project` gives them.
        """
        index = {name: number for number, name in enumerate(sources)}
        return {
            "day_from": None if self.day_from is None else day_number(self.day_from),
            "day_to": None if self.day_to is None else day_number(self.day_to),
            "dates": self.dates,
            "match": self.match,
            "words": self.words,
            **{name: sorted(getattr(self, name)) for name in _LISTS},
            "sources": sorted(index.get(name, -1) for name in self.sources),
            "area": [share for corner in self.area for share in project(*corner)],
        }


def project(lat: float, lon: float) -> tuple[float, float]:
    """Degrees → Web Mercator as the snapshot has it: 0 at 180° west and in the north, 1 in the east and south."""
    phi = math.radians(max(-_NORTHERNMOST, min(_NORTHERNMOST, lat)))
    return (lon + 180) / 360, 0.5 - math.asinh(math.tan(phi)) / math.tau


def split_actor(entry: str) -> tuple[str, str | None]:
    """An entry of `Filter.actors` → the actor or group, and the role it must have, if any."""
    name, _, role = entry.partition(":")
    return name, role or None


def is_meant(actor_id: str, wanted: str) -> bool:
    """Whether an actor is one that an entry of `Filter.actors`, its role apart, stands for."""
    if wanted.startswith(GROUP):
        return get_colour_group(actor_id) == wanted.removeprefix(GROUP)
    return is_below(actor_id, wanted)


def is_below(actor_id: str, wanted: str) -> bool:
    """Whether an actor is the wanted one or stands below it in the ontology."""
    return actor_id == wanted or actor_id.startswith(f"{wanted}.")


_LISTS: dict[str, Callable[[str], object]] = {
    "kinds": KINDS.__contains__,
    "types": ALL_TYPES.__contains__,
    "modalities": MODALITIES.__contains__,
    "actors": lambda entry: _is_actor_entry(entry),
    "roles": ROLES.__contains__,
    "precisions": PRECISIONS.__contains__,
    "certainties": CERTAINTIES.__contains__,
    "reviews": REVIEWS.__contains__,
    "sources": lambda name: 0 < len(name) <= _LONGEST_SOURCE and name.isprintable(),
}
"""The parts that are sets, and which values each may have."""


def _read_day(name: str, value: str, dropped: list[str]) -> date | None:
    if not value:
        return None
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise ValueError(value)
        return date.fromisoformat(value)
    except ValueError:
        dropped.append(_told(name, value, "a day such as 2020-01-31"))
        return None


def _read_list(
    name: str, value: str, is_known: Callable[[str], object], dropped: list[str]
) -> frozenset[str]:
    given = dict.fromkeys(map(unquote, value.split(","))) if value else {}
    good = frozenset(each for each in given if is_known(each))
    if bad := [each for each in given if each not in good]:
        more = f" (and {len(bad) - 1} more)" if len(bad) > 1 else ""
        dropped.append(_told(name, bad[0], f"known{more}"))
    return good


def _read_one(
    name: str, query: Mapping[str, str], known: tuple[str, ...], dropped: list[str]
) -> str:
    value = query.get(name, "") or known[0]
    if value not in known:
        dropped.append(_told(name, value, f"one of {', '.join(known)}"))
    return value


def _guarded(name: str) -> str:
    """A name that may stand in a list with commas between."""
    return name.replace("%", "%25").replace(",", "%2C")


def _read_words(value: str, dropped: list[str]) -> str:
    words = " ".join(value.split())
    if len(words) <= MOST_WORDS and words.isprintable():
        return words
    dropped.append(_told("q", value, f"up to {MOST_WORDS} plain characters"))
    return ""


def _read_area(value: str, dropped: list[str]) -> Area:
    if not value:
        return ()
    try:
        pairs = [corner.split(",") for corner in value.split(";", MOST_CORNERS)]
        return _checked(tuple((float(lat), float(lon)) for lat, lon in pairs))
    except (ValueError, InvalidArea):
        dropped.append(
            _told("area", value, "three or more corners such as 36.5,40.7;36.5,41;36,41")
        )
        return ()


def _checked(area: Area) -> Area:
    """The area with its corners rounded. Raises InvalidArea."""
    if not 3 <= len(area) <= MOST_CORNERS:
        raise InvalidArea(f"an area has 3 to {MOST_CORNERS} corners, this one {len(area)}")
    for lat, lon in area:
        if not (-90 <= lat <= 90 and -360 <= lon <= 360):
            raise InvalidArea(f"{lat}, {lon} is no point on earth; draw the area anew")
    return tuple(
        (round(lat, _CORNER_DIGITS) + 0.0, round(lon, _CORNER_DIGITS) + 0.0) for lat, lon in area
    )


def _is_actor_entry(entry: str) -> bool:
    name, role = split_actor(entry)
    if (role is not None and role not in ROLES) or entry.endswith(":"):
        return False
    if name.startswith(GROUP):
        return name.removeprefix(GROUP) in {group.id for group in groups()}
    return bool(_ACTOR_ID.fullmatch(name)) and _is_actor(name)


def _is_actor(actor_id: str) -> bool:
    """Whether the ontology has the actor, or one above it."""
    parts = actor_id.split(".")
    return any(get_actor(".".join(parts[: depth + 1])) for depth in range(min(len(parts), 8)))


def _told(name: str, value: str, wanted: str) -> str:
    shown = value if len(value) <= _LONGEST_SHOWN else f"{value[:_LONGEST_SHOWN]}…"
    return f"{name}={shown!r} is not {wanted}, so it is left out"
