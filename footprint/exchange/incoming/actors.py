"""What data sets call an actor → its id in the ontology, and a tally of the names that have none."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from footprint.actors import all_actors
from footprint.exchange.tables import get_table


@dataclass(frozen=True, slots=True)
class _Named:
    id: str
    since: date | None
    until: date | None

    def holds_on(self, day: date | None) -> bool:
        return day is None or (
            (self.since is None or day >= self.since) and (self.until is None or day < self.until)
        )


def resolve_actor(name: str, day: date | None) -> str | None:
    """The id that a name of a data set stands for on a day; None where no table has it."""
    key = _key(name)
    exact, begins = _names()
    for found in exact.get(key, ()):
        if found.holds_on(day):
            return found.id
    plain = name.strip().casefold()
    for beginning, found in begins:
        if plain.startswith(beginning) and found.holds_on(day):
            return found.id
    return None


@lru_cache(maxsize=1)
def _names() -> tuple[dict[str, list[_Named]], list[tuple[str, _Named]]]:
    exact: dict[str, list[_Named]] = {}
    begins: list[tuple[str, _Named]] = []
    for row in get_table("actors")["actor"]:
        found = _Named(row["id"], row.get("since"), row.get("until"))
        for name in row.get("names", ()):
            exact.setdefault(_key(name), []).append(found)
        begins += [(name.casefold(), found) for name in row.get("begins", ())]
    for actor in all_actors():
        found = _Named(actor.id, actor.since, actor.until)
        for name in (actor.id, actor.en, actor.ar, *actor.names_en, *actor.names_ar):
            exact.setdefault(_key(name), []).append(found)
    # The longest first: "Military Forces of Syria (2000-2024)" before "Military Forces of Syria".
    return exact, sorted(begins, key=lambda each: -len(each[0]))


@lru_cache(maxsize=16384)
def _key(name: str) -> str:
    """Without case, marks, kinds of apostrophe and repeated blanks."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'")).casefold()
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())
