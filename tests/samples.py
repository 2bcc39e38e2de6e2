"""What tests stand on: reports whose claims were made by hand, and filters of every sort."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

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
