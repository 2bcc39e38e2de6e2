"""A claim → the claims of other reports that tell of the same, what speaks for each, and how well it is borne out."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from footprint.linking.compare import Part, weigh
from footprint.linking.facet import Facet
from footprint.linking.grades import Grade
from footprint.linking.origins import Source
from footprint.store import events, rulings
from footprint.store.schema import linked, ties

_EVENT = select(linked.c.event).where(linked.c.claim == bindparam("number"))
_TIED = (
    select(linked.c.event)
    .select_from(ties)
    .join(linked, (linked.c.claim == ties.c.one) | (linked.c.claim == ties.c.other))
    .where((ties.c.one == bindparam("number")) | (ties.c.other == bindparam("number")))
    .distinct()
)


@dataclass(frozen=True, slots=True)
class Fellow:
    """A claim of another report that tells of the same event."""

    claim: int
    report_id: str
    parts: tuple[Part, ...]
    """What speaks for and against; empty where it is there by way of others, or because a person said so."""


@dataclass(frozen=True, slots=True)
class Together:
    """The event that a claim tells of."""

    claim: int
    event: int
    """The lowest number among its claims, by which it is called."""
    fellows: tuple[Fellow, ...]
    """In the order of their numbers; claims of the report itself are not among them."""
    grade: Grade
    facets: dict[int, Facet]
    """Of every claim of the event."""
    sources: dict[str, Source]
    """By report id, of every report of the event."""
    rulings: dict[tuple[int, int], tuple[str, int]]
    """What people said of its claims: by pair the verdict, and its revision."""
    rivals: int = 0
    """How many other events claims are tied to that this one is tied to: which of them it tells of is not clear."""


def get_together(connection: Connection, number: int) -> Together | None:
    """The event of a claim; None for one that is not shown."""
    event = connection.execute(_EVENT, {"number": number}).scalar()
    if event is None:
        return None
    facets, grade = events.grade_event(connection, event)
    mine = facets[number]
    fellows = tuple(
        Fellow(claim, facet.report, weigh(mine, facet) or ())
        for claim, facet in sorted(facets.items())
        if facet.report != mine.report
    )
    tied = set(connection.execute(_TIED, {"number": number}).scalars()) - {event}
    return Together(
        number,
        event,
        fellows,
        grade,
        facets,
        events.get_sources(connection, facets),
        rulings.get_rulings(connection, facets),
        len(tied),
    )
