"""Names of actors and of their colour groups, in English, as the ontology has them.

Their Arabic names stand in `data/actors.toml` too; other languages have them in their catalogues.
"""

from __future__ import annotations

from footprint.actors import all_actors, get_label, groups
from footprint.wording.language import current, translated

ACTORS: dict[str, str] = {each.id: each.en for each in all_actors()}
GROUPS: dict[str, str] = {each.id: each.en for each in groups()}


def actor_name(actor_id: str) -> str:
    """What an actor is called; the closest known ancestor where the id has no name of its own."""
    if current().code == "ar":
        return get_label(actor_id, "ar")
    return ACTORS.get(actor_id) or get_label(actor_id)


def group_name(group_id: str) -> str:
    """What a colour group is called; empty for one that there is not."""
    if current().code == "ar":
        return next((each.ar for each in groups() if each.id == group_id), "")
    return GROUPS.get(group_id, "")


translated(globals())
