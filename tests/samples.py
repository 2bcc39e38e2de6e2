"""What tests stand on: reports whose claims were made by hand, and filters of every sort."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from footprint.actors import all_actors
from footprint.contract import reading_from_json
from footprint.filters import ALL_TYPES, KINDS, MODALITIES, PRECISIONS, Filter
from footprint.model import Reading

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
GOLD_FILES = sorted(GOLD.glob("*/*.json"))


def load_gold(path: Path) -> Reading:
    """The hand-made claims of one report, as a reading."""
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    return reading_from_json(json.loads(path.read_text("utf-8")), text)


DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))
LISTS = ("kinds", "types", "modalities", "actors", "precisions")


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
        actors=draw(some(actor.id for actor in all_actors())),
        precisions=draw(some(PRECISIONS)),
    )
