"""Names that a reading could not place, noted while it reads.

with noting() as unresolved:
    read(report)
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from footprint.gazetteer.entry import Context, Resolution
from footprint.gazetteer.names import core_forms


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


def note(name: str, context: Context, resolution: Resolution, country_ids: dict[str, str]) -> None:
    """Note a name where somebody collects and it was not placed."""
    notes = _NOTES.get()
    if notes is None or not (resolution.entry is None or resolution.fallback):
        return
    form = form_of(name)
    if not form:
        return
    told = (*context.admin, *context.around, country_ids.get(context.country or "", ""))
    notes.append(Unresolved(form, name, told[0], context.country or "", resolution.why))
