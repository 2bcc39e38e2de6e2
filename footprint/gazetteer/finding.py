"""What a person types → the places they may mean, the likeliest first."""

from __future__ import annotations

from footprint.gazetteer.entry import Entry
from footprint.gazetteer.gazetteer import Gazetteer
from footprint.gazetteer.names import core_forms

_SIZE = ("country", "admin1", "city", "town", "admin2", "admin3", "village", "quarter")


def find_places(gazetteer: Gazetteer, typed: str, limit: int = 60) -> list[Entry]:
    """Places of that name in any spelling of either script, or the one of that id; empty where there are none.

    "قرية زرقانات" finds what "زرقانات" does. The larger come first.
    """
    typed = " ".join(typed.split())[:200]
    if not typed:
        return []
    if (entry := gazetteer.get(typed)) is not None:
        return [entry]
    found: dict[str, Entry] = {}
    for form in (typed, *core_forms(typed)):
        for each in gazetteer.lookup(form):
            found.setdefault(each.id, each)
    return sorted(found.values(), key=_merit)[:limit]


def _merit(entry: Entry) -> tuple[int, int, str]:
    size = _SIZE.index(entry.feature) if entry.feature in _SIZE else len(_SIZE)
    return -entry.population, size, entry.id
