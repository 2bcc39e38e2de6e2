"""A claim → its rows for the map: one for each place that is drawn, or one that says why none is."""

from __future__ import annotations

from dataclasses import dataclass

from footprint.filters import day_number
from footprint.model import Actor, ActorRole, Claim, Place, why_not_drawn

_ROLE_RANKS: dict[ActorRole, int] = {"initiator": 0, "holder": 0, "speaker": 0, "named": 2}


@dataclass(frozen=True, slots=True)
class Mark:
    """One row of the snapshot, in words. The columns of the store's `marks` are these fields."""

    kind: str
    type: str
    modality: str
    precision: str
    """Of the place; of the first place named where the claim is not drawn, `none` where none is."""
    reason: str
    """Why the claim is on the list and not on the map; empty where it is drawn."""
    inherited: bool
    day_start: int | None
    """Days since 1970-01-01; both None where the claim has no date."""
    day_end: int | None
    lat: float | None
    """Degrees north; None where the claim is not drawn."""
    lon: float | None
    radius_km: float | None
    place_id: str | None
    """The gazetteer entry the mark stands on; None where the claim is not drawn."""
    actors: str
    """Every actor of the claim with its role, who acts first: `usa.mil:initiator syr.gov:target`."""


def marks_of(claim: Claim) -> list[Mark]:
    """The rows of one claim, never none, so that drawn + not drawn = all.

    A place named twice with one role each (a convoy that left a base and came back) is one mark.
    """
    reason = why_not_drawn(claim)
    if reason is None:
        drawn = {(p.id, p.precision, p.lat, p.lon): p for p in reversed(claim.drawn_places)}
        return [_mark(claim, place, "") for place in reversed(drawn.values())]
    return [_mark(claim, claim.places[0] if claim.places else None, reason)]


def _mark(claim: Claim, place: Place | None, reason: str) -> Mark:
    when = claim.date
    drawn = place if place is not None and not reason else None
    return Mark(
        kind=claim.kind,
        type=claim.type,
        modality=claim.modality,
        precision=place.precision if place else "none",
        reason=reason,
        inherited=bool(place and place.basis == "inherited"),
        day_start=day_number(when.start) if when.start else None,
        day_end=day_number(when.end) if when.end else None,
        lat=drawn.lat if drawn else None,
        lon=drawn.lon if drawn else None,
        radius_km=drawn.radius_km if drawn else None,
        place_id=drawn.id if drawn else None,
        actors=" ".join(
            dict.fromkeys(f"{actor.id}:{actor.role}" for actor in sorted(claim.actors, key=_rank))
        ),
    )


def _rank(actor: Actor) -> int:
    """Who acts comes before whom it is done to, and both before who is merely named."""
    return _ROLE_RANKS.get(actor.role, 1)
