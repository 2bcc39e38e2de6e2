"""What a reader wants to see ↔ the address of the page ↔ the layer in the browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, Self, get_args

from footprint.actors import get_actor
from footprint.errors import InvalidDate
from footprint.model import TYPES, Kind, Modality, Precision

Dates = Literal["possibly", "certainly"]
PlacePrecision = Precision | Literal["none"]
KINDS: tuple[str, ...] = get_args(Kind)
ALL_TYPES: tuple[str, ...] = tuple(name for names in TYPES.values() for name in names)
MODALITIES: tuple[str, ...] = get_args(Modality)
PRECISIONS: tuple[str, ...] = (*get_args(Precision), "none")
"""How exactly a claim is placed; `none` for one that names no place."""

_EPOCH = date(1970, 1, 1).toordinal()
_ACTOR_ID = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)*")
_LONGEST_SHOWN = 40


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
    """Any of these takes part; an id also stands for what is below it (`syr.sdf` for `syr.sdf.asayish`)."""
    precisions: frozenset[str] = frozenset()
    """How exactly the place is known; a claim with several places passes by one of them."""
    dropped: tuple[str, ...] = field(default=(), compare=False)
    """What an address held that is no part of a filter, in words for the person who opened it."""

    def __post_init__(self) -> None:
        if self.day_from and self.day_to and self.day_from > self.day_to:
            raise InvalidDate(
                f"the range {self.day_from}..{self.day_to} ends before it starts; swap the two days"
            )

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
        for name in _LISTS:
            if chosen := getattr(self, name):
                query[name] = ",".join(sorted(chosen))
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
        dates = query.get("dates", "") or "possibly"
        if dates not in get_args(Dates):
            dropped.append(_told("dates", dates, f"one of {', '.join(get_args(Dates))}"))
        lists = {
            name: _read_list(name, query.get(name, ""), is_known, dropped)
            for name, is_known in _LISTS.items()
        }
        return cls(
            day_from=first,
            day_to=last,
            dates="certainly" if dates == "certainly" else "possibly",
            dropped=tuple(dropped),
            **lists,
        )

    def to_json(self) -> dict[str, Any]:
        """The filter for the layer in the browser: days as day numbers or null, lists sorted."""
        return {
            "day_from": None if self.day_from is None else day_number(self.day_from),
            "day_to": None if self.day_to is None else day_number(self.day_to),
            "dates": self.dates,
            **{name: sorted(getattr(self, name)) for name in _LISTS},
        }


def is_below(actor_id: str, wanted: str) -> bool:
    """Whether an actor is the wanted one or stands below it in the ontology."""
    return actor_id == wanted or actor_id.startswith(f"{wanted}.")


_LISTS: dict[str, Callable[[str], object]] = {
    "kinds": KINDS.__contains__,
    "types": ALL_TYPES.__contains__,
    "modalities": MODALITIES.__contains__,
    "actors": lambda actor_id: _ACTOR_ID.fullmatch(actor_id) and _is_actor(actor_id),
    "precisions": PRECISIONS.__contains__,
}


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
    given = dict.fromkeys(value.split(",")) if value else {}
    good = frozenset(each for each in given if is_known(each))
    if bad := [each for each in given if each not in good]:
        more = f" (and {len(bad) - 1} more)" if len(bad) > 1 else ""
        dropped.append(_told(name, bad[0], f"known{more}"))
    return good


def _is_actor(actor_id: str) -> bool:
    """Whether the ontology has the actor, or one above it."""
    parts = actor_id.split(".")
    return any(get_actor(".".join(parts[: depth + 1])) for depth in range(min(len(parts), 8)))


def _told(name: str, value: str, wanted: str) -> str:
    shown = value if len(value) <= _LONGEST_SHOWN else f"{value[:_LONGEST_SHOWN]}…"
    return f"{name}={shown!r} is not {wanted}, so it is left out"
