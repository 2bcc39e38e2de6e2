"""`data/actors.toml` → the ontology of actors: labels, parents, colour groups, validity."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from footprint.errors import DataError
from footprint.knowledge import DATA


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """One row of the ontology."""

    id: str
    en: str
    ar: str
    group: str
    inter: int
    """ACLED's inter code of the actor's kind."""
    forces: str | None
    """Whom a demonym of this actor names on a force noun: `usa.mil` for `usa`."""
    names_en: tuple[str, ...]
    names_ar: tuple[str, ...]
    demonym_en: tuple[str, ...]
    demonym_ar: tuple[str, ...]
    capital_en: tuple[str, ...]
    capital_ar: tuple[str, ...]
    generic_en: tuple[str, ...]
    """Names that mean this actor only in reports on its country: "government forces"."""
    generic_ar: tuple[str, ...]
    country: str | None
    """ISO code of that country."""
    generic_in: tuple[str, ...]
    """ISO codes of all countries in whose reports the generic names mean this actor: "the enemy" in Lebanon."""
    since: date | None
    """The first day on which its names mean this actor; None without a limit."""
    until: date | None
    """The day from which its names mean somebody else; None without a limit."""

    def holds_on(self, day: date | None) -> bool:
        """Whether the names mean this actor on a day; without a day those with no beginning do."""
        if day is None:
            return self.since is None
        return (self.since is None or day >= self.since) and (
            self.until is None or day < self.until
        )


@dataclass(frozen=True, slots=True)
class Group:
    """Actors that share a colour on the map."""

    id: str
    en: str
    ar: str
    colour: str


@lru_cache(maxsize=1)
def _load() -> tuple[dict[str, ActorEntry], tuple[Group, ...]]:
    path = DATA / "actors.toml"
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        groups = tuple(Group(g["id"], g["en"], g["ar"], g["colour"]) for g in table["group"])
        entries = {
            row["id"]: ActorEntry(
                id=row["id"],
                en=row["en"],
                ar=row["ar"],
                group=row["group"],
                inter=row["inter"],
                forces=row.get("forces"),
                since=row.get("from"),
                until=row.get("to"),
                country=row.get("country"),
                generic_in=tuple(row.get("generic_in", filter(None, (row.get("country"),)))),
                **{
                    f"{name}_{lang}": tuple(row.get(f"{name}_{lang}", ()))
                    for name in ("names", "demonym", "capital", "generic")
                    for lang in ("en", "ar")
                },
            )
            for row in table["actor"]
        }
    except (OSError, ValueError, KeyError) as error:
        raise DataError(
            f"{path.name} is broken ({error!r}); restore it from the repository"
        ) from error
    return entries, groups


def get_actor(actor_id: str) -> ActorEntry | None:
    """The row of an id, or None."""
    return _load()[0].get(actor_id)


def all_actors() -> tuple[ActorEntry, ...]:
    """Every row, in the order of the file."""
    return tuple(_load()[0].values())


def groups() -> tuple[Group, ...]:
    """The colour groups, in the order of the legend."""
    return _load()[1]


def _nearest(actor_id: str) -> ActorEntry | None:
    """The row of an id, or of its closest ancestor that has one."""
    while actor_id:
        if entry := get_actor(actor_id):
            return entry
        actor_id = actor_id.rpartition(".")[0]
    return None


def get_label(actor_id: str, language: str = "en") -> str:
    """The name to show; of the closest known ancestor where the id has none of its own."""
    entry = _nearest(actor_id)
    if entry is None:
        return actor_id
    return entry.ar if language == "ar" else entry.en


def get_colour_group(actor_id: str) -> str:
    """The id of the colour group, `other` where none is known."""
    entry = _nearest(actor_id)
    return entry.group if entry else "other"
