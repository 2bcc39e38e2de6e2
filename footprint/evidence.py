"""Presence claims → what each says of one actor at one place: seen there, gone, planned, denied.

Which types and roles of places say what stands in `data/presence.toml`.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from footprint.errors import DataError
from footprint.filters import day_number
from footprint.knowledge import DATA
from footprint.model import DRAWN_ROLES

EFFECTS: tuple[str, ...] = ("begins", "ends", "plans", "denies", "upholds")
BEGINS, ENDS, PLANS, DENIES, UPHOLDS = range(len(EFFECTS))
"""Seen there; gone; meant to come; said not to be there; said not to have left."""

_SAID_OF = {"occurred": {BEGINS: BEGINS, ENDS: ENDS}, "ongoing": {BEGINS: BEGINS, ENDS: ENDS}}
_SAID_OF |= {"planned": {BEGINS: PLANS}, "denied": {BEGINS: DENIES, ENDS: UPHOLDS}}
"""By modality, what becomes of what the type says. What is demanded, threatened, tried or supposed says nothing."""
_HOLDS = frozenset({"day", "range"})
"""Precisions of dates that mean every day from the first to the last; the others mean some day among them."""


class Observation(NamedTuple):
    """What one claim says of one actor at one place."""

    claim: int
    """The store's number of the claim."""
    actor: str
    place: str
    """Id of the place."""
    effect: int
    """Index into EFFECTS."""
    first: int
    """Day number of the first day that it may speak of; of a plan the day on which it was told."""
    last: int
    """The last day that it may speak of, included."""
    holds: bool
    """Whether it speaks of every day from `first` to `last`; else of some day among them."""


def read_observations(
    claims: Iterable[tuple[int, str, str | None]],
) -> tuple[list[Observation], int]:
    """All that presence claims say, and how many of them say when in no way.

    A claim is its number, its JSON and the moment of publication of its report in ISO 8601. Several events told as one
    and places vaguer than a governorate say nothing of a place, as they are not on the map.
    """
    found: list[Observation] = []
    undated = 0
    for number, body, published in claims:
        claim = json.loads(body)
        told = _day(published[:10]) if published else None
        when = _days(claim, told)
        if when is None:
            undated += 1
        else:
            found += _observe(number, claim, *when)
    return found, undated


def _days(claim: Mapping[str, Any], told: int | None) -> tuple[int, int, bool] | None:
    dates = claim["date"]
    if dates["start"] is None:
        # "Some time up to publication": on that day it was so. A plan without a date was told on it.
        bounded = dates["basis"] == "not_after_publication" or claim["modality"] == "planned"
        return (told, told, True) if told is not None and bounded else None
    first, last = _day(dates["start"]), _day(dates["end"])
    if claim["modality"] == "planned" and told is not None:
        return min(told, first), max(told, last), True
    return first, last, dates["precision"] in _HOLDS


@lru_cache(maxsize=1 << 16)
def _day(text: str) -> int:
    """The number of a day in ISO 8601; a million claims have some thousand days."""
    return day_number(date.fromisoformat(text))


def _observe(
    number: int, claim: Mapping[str, Any], first: int, last: int, holds: bool
) -> Iterator[Observation]:
    if claim["count"] is not None:
        return
    rule = _rules()[claim["type"]]
    is_over = claim["modality"] == "former"
    said = _SAID_OF["occurred" if is_over else claim["modality"]] if _tells(claim) else {}
    for actor, gives in _forces(claim, rule["hands_over"]):
        for place in claim["places"]:
            if place["role"] not in DRAWN_ROLES or place["precision"] == "country":
                continue
            effect = rule["effects"].get(place["role"])
            effect = ENDS if gives and effect == BEGINS else effect
            if effect not in said:
                continue
            spot = actor, place["id"], said[effect]
            yield Observation(number, *spot, first, last, holds)
            if is_over and effect == BEGINS:  # it was so for that time, and is no more
                yield Observation(number, actor, place["id"], ENDS, last, last, True)


def _tells(claim: Mapping[str, Any]) -> bool:
    return claim["modality"] == "former" or claim["modality"] in _SAID_OF


def _forces(claim: Mapping[str, Any], hands_over: bool) -> list[tuple[str, bool]]:
    """The actors whose presence it is, and whether they give the place away.

    In a hand-over who starts it gives and the holder takes; with no such role the holder gives and its partner takes.
    """
    of_role: dict[str, list[str]] = {}
    for actor in claim["actors"]:
        of_role.setdefault(actor["role"], []).append(actor["id"])
    if hands_over:
        giving, taking = (
            ("initiator", "holder") if "initiator" in of_role else ("holder", "partner")
        )
        pairs = [(actor, True) for actor in of_role.get(giving, ())]
        return [*dict.fromkeys(pairs + [(actor, False) for actor in of_role.get(taking, ())])]
    for roles in (("holder", "partner"), ("initiator",), ("subject", "named")):
        if present := [actor for role in roles for actor in of_role.get(role, ())]:
            return [(actor, False) for actor in dict.fromkeys(present)]
    return []


@lru_cache(maxsize=1)
def _rules() -> dict[str, dict[str, Any]]:
    path = DATA / "presence.toml"
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        return {
            name: {
                "hands_over": rule.get("hands_over", False),
                "effects": {
                    role: effect
                    for effect, key in ((BEGINS, "begins"), (ENDS, "ends"))
                    for role in rule.get(key, ())
                },
            }
            for rule in table["rule"]
            for name in rule["types"]
        }
    except (OSError, ValueError, KeyError) as error:
        raise DataError(
            f"{path.name} is broken ({error!r}); restore it from the repository"
        ) from error
