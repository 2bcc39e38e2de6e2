"""What tests stand on: reports whose claims were made by hand, and filters of every sort."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from footprint.actors import all_actors, groups
from footprint.contract import reading_from_json
from footprint.filters import (
    ALL_TYPES,
    CERTAINTIES,
    KINDS,
    MODALITIES,
    NO_SOURCE,
    PRECISIONS,
    REVIEWS,
    ROLES,
    Filter,
)
from footprint.gazetteer.fixes import Fix
from footprint.model import Reading

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
GOLD_FILES = sorted(GOLD.glob("*/*.json"))


def load_gold(path: Path) -> Reading:
    """The hand-made claims of one report, as a reading."""
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    return reading_from_json(json.loads(path.read_text("utf-8")), text)


DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))
LISTS = (
    "kinds",
    "types",
    "modalities",
    "actors",
    "roles",
    "precisions",
    "certainties",
    "reviews",
    "sources",
)
SOURCES = ("Outlet 1", "Outlet 2", "Agence 50 %, Beirut", "وكالة", NO_SOURCE)
ACTOR_ENTRIES = sorted(
    [actor.id for actor in all_actors()]
    + [f"group.{group.id}" for group in groups()]
    + [f"{actor}:{role}" for actor in ("usa", "rus", "group.tur", "syr.sdf") for role in ROLES]
)
WORDS = ("قاعدة", "patrol", "drone*", "القوات -مدينة", '"the base"')
AREAS = st.lists(st.tuples(st.floats(31, 38), st.floats(34, 43)), min_size=3, max_size=8).map(tuple)
"""Polygons over the country, crossing themselves or not."""


def some(values):
    return st.frozensets(st.sampled_from(sorted(values)), max_size=4)


@st.composite
def filters(draw):
    first, last = draw(st.none() | DAYS), draw(st.none() | DAYS)
    if first and last and first > last:
        first, last = last, first
    return Filter(
        day_from=first,
        day_to=last,
        dates=draw(st.sampled_from(["possibly", "certainly"])),
        kinds=draw(some(KINDS)),
        types=draw(some(ALL_TYPES)),
        modalities=draw(some(MODALITIES)),
        actors=draw(some(ACTOR_ENTRIES)),
        match=draw(st.sampled_from(["any", "all"])),
        roles=draw(st.just(frozenset()) | some(ROLES)),
        precisions=draw(some(PRECISIONS)),
        certainties=draw(st.just(frozenset()) | some(CERTAINTIES)),
        reviews=draw(st.just(frozenset()) | some(REVIEWS)),
        sources=draw(st.just(frozenset()) | some(SOURCES)),
        area=draw(st.just(()) | AREAS),
        words=draw(st.just("") | st.sampled_from(WORDS)),
    )


def random_filters(number: int, seed: int = 3) -> list[Filter]:
    """Filters of one to three parts at random, the same for the same seed; most let something through."""
    dice = random.Random(seed)
    first, last = date(2012, 1, 1).toordinal(), date(2023, 12, 31).toordinal()

    def days() -> dict[str, object]:
        ends = sorted(dice.randint(first, last) for _ in range(2))
        return {
            "day_from": date.fromordinal(ends[0]),
            "day_to": date.fromordinal(ends[1]),
            "dates": dice.choice(["possibly", "certainly"]),
        }

    def area() -> dict[str, object]:
        corners = [(dice.uniform(32, 38), dice.uniform(35, 43)) for _ in range(dice.randint(3, 6))]
        return {"area": tuple(corners)}

    def some_of(name: str, of: Sequence[str], most: int) -> dict[str, object]:
        return {name: frozenset(dice.sample(list(of), dice.randint(1, most)))}

    parts: list[Callable[[], dict[str, object]]] = [
        days,
        area,
        lambda: some_of("kinds", KINDS, 2),
        lambda: some_of("types", ALL_TYPES, 12),
        lambda: some_of("modalities", MODALITIES, 3),
        lambda: some_of("actors", ACTOR_ENTRIES, 12),
        lambda: some_of("roles", ROLES, 3),
        lambda: some_of("precisions", PRECISIONS, 4),
        lambda: some_of("sources", SOURCES, 3),
        lambda: {"words": dice.choice(WORDS)},
    ]
    made = []
    for _ in range(number):
        asked: dict[str, Any] = {}
        for part in dice.sample(parts, dice.randint(1, 3)):
            asked |= part()
        made.append(Filter(**asked))
    return made


def make_fix(**more):
    """A person's correction of a name."""
    said = {
        "name": "زرقانات", "form": "زرقانات", "within": "cod:SY08", "place_id": "", "name_en": "Zurqanat", "name_ar": "زرقانات",
        "feature": "village", "lat": 36.51, "lon": 40.92, "radius_km": 3.0, "country": "SY", "parents": ("cod:SY08",),
        "reason": "our survey", "source": "map click",
    }  # fmt: skip
    return Fix(**(said | more))
