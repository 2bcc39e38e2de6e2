"""Names that a reading could not place, noted while it reads.

with noting() as unresolved:
    read(report)
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from footprint.gazetteer.entry import ADMIN, Context, Resolution
from footprint.gazetteer.names import core_forms

if TYPE_CHECKING:
    from footprint.gazetteer.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A name in its context that has no place of its own."""

    form: str
    """What is compared: normal form, without feature words."""
    name: str
    """As the words have it."""
    unit: str
    """Id of the narrowest unit named around it, else of its country; empty where nothing is told."""
    country: str
    """ISO code of two letters, or empty."""
    why: str


_NOTES: ContextVar[list[Unresolved] | None] = ContextVar("unresolved_names", default=None)


@contextmanager
def noting() -> Iterator[list[Unresolved]]:
    """Collect what is not placed meanwhile, in this thread."""
    notes: list[Unresolved] = []
    token = _NOTES.set(notes)
    try:
        yield notes
    finally:
        _NOTES.reset(token)


def form_of(name: str) -> str:
    """The barest form of a toponym: "قرية زرقانات" and "زرقانات" have the same."""
    forms = core_forms(name)
    return forms[-1] if forms else ""


@lru_cache(maxsize=4096)
def unit_of(gazetteer: Gazetteer, place_id: str) -> str:
    """The admin unit that a place told around a name stands for: itself, the narrowest it lies in, its governorate.

    "ريف حلب الشمالي" is an area with no unit above it but the country; it stands for Aleppo's governorate. The place
    itself where no unit is known.
    """
    entry = gazetteer.get(place_id)
    if entry is None or entry.feature in ADMIN:
        return place_id
    for parent in map(gazetteer.get, entry.parents):
        if parent is not None and parent.feature in ADMIN:
            return parent.id
    for name in entry.names:
        for form in core_forms(name.partition(" ")[2]):
            for other in gazetteer.index.find_exact(form):
                above = (other, *filter(None, map(gazetteer.get, other.parents)))
                unit = next((e for e in above if e.feature == "admin1"), None)
                if unit is not None and unit.country == entry.country:
                    return unit.id
    return place_id


def note(gazetteer: Gazetteer, name: str, context: Context, resolution: Resolution) -> None:
    """Note a name where somebody collects and it was not placed."""
    notes = _NOTES.get()
    if notes is None or not (resolution.entry is None or resolution.fallback):
        return
    form = form_of(name)
    if not form:
        return
    home = gazetteer.index.country_ids.get(context.country or "", "")
    told = next(iter((*context.admin, *context.around)), home)
    unit = unit_of(gazetteer, told) if told else ""
    notes.append(Unresolved(form, name, unit, context.country or "", resolution.why))
