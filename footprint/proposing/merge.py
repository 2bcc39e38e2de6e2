"""The rules' claims and verified proposals → one list without doubles. Where both tell one event, the rules' fields stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from footprint.model import Claim, Place

_FIRE = frozenset({"airstrike", "drone_strike", "shelling", "attack", "assassination", "explosion", "ied", "suicide_bombing", "clash"})  # fmt: skip
_STOP = frozenset({"raid", "air_landing", "arrest", "abduction"})
_MOVE = frozenset({"convoy", "deployed", "patrol", "joint_patrol", "relocated", "reinforced", "present"})  # fmt: skip
_FAMILIES = (_FIRE, _STOP, _MOVE)
"""Types that two readers may give one event: told in one clause they are one."""


def merge(ruled: Sequence[Claim], proposed: Sequence[Claim]) -> tuple[Claim, ...]:
    """All claims in the order of the text.

    A proposal of an event that the rules tell adds what they left open (an actor, a place, a date, a quote) and that it
    was proposed too; it changes nothing that they read. Proposals that tell one event are one.
    """
    kept = list(ruled)
    for claim in proposed:
        twin = next((n for n, known in enumerate(kept) if is_one_event(known, claim)), None)
        if twin is None:
            kept.append(claim)
        else:
            kept[twin] = filled(kept[twin], claim)
    return tuple(sorted(kept, key=lambda c: (c.quotes[0].start, c.kind, c.type)))


def is_one_event(known: Claim, claim: Claim) -> bool:
    """Whether two claims tell one thing: in the same words, or of the same parties, place and day."""
    if known.kind != claim.kind:
        return False
    together = _overlap(known, claim)
    if not _are_kin(known.type, claim.type) and not (together and _share_words(known, claim)):
        return False
    if together:
        # Two holders of one clause are two presences; two targets of one strike are one strike.
        return known.kind != "presence" or _share_actor(known, claim)
    return (
        known.type == claim.type
        and known.modality == claim.modality
        and _share_actor(known, claim)
        and {p.id for p in known.places} == {p.id for p in claim.places}
        and bool(known.places)
        and known.date.start is not None
        and (known.date.start, known.date.end) == (claim.date.start, claim.date.end)
    )


def _are_kin(one: str, other: str) -> bool:
    return one == other or any(one in family and other in family for family in _FAMILIES)


def _overlap(known: Claim, claim: Claim) -> bool:
    return any(a.start < b.end and b.start < a.end for a in known.quotes for b in claim.quotes)


def _share_words(known: Claim, claim: Claim) -> bool:
    """Whether the same words tell of both: one word is not two incidents, whatever types it is given."""
    ours, theirs = ({r for r in c.rules if r.startswith("trigger:")} for c in (known, claim))
    return bool(ours & theirs)


def _share_actor(known: Claim, claim: Claim) -> bool:
    ours, theirs = {a.id for a in known.actors}, {a.id for a in claim.actors}
    return any(
        a == b or a.startswith(f"{b}.") or b.startswith(f"{a}.") for a in ours for b in theirs
    )


def filled(known: Claim, claim: Claim) -> Claim:
    """The known claim with what it left open taken from another of the same event."""
    origin = tuple(
        f"also_{rule}" if rule.startswith("proposed_by:") else rule
        for rule in claim.rules
        if rule.startswith(("proposed_by:", "also_proposed_by:"))
    )
    if set(origin) <= set(known.rules) or {r.removeprefix("also_") for r in origin} & set(
        known.rules
    ):
        origin = ()
    taken: list[str] = []
    if not known.actors and claim.actors:
        taken += [rule for rule in claim.rules if rule.startswith("actor:")]
        known = replace(known, actors=claim.actors)
    if _is_open(known.places) and any(place.basis == "stated" for place in claim.places):
        taken += [rule for rule in claim.rules if rule.startswith("place:")]
        known = replace(known, places=claim.places)
    if known.date.start is None and known.date.span is None and claim.date.start is not None:
        known = replace(known, date=claim.date)
    quotes = tuple(quote for quote in claim.quotes if not _covered(quote.start, quote.end, known))
    return replace(
        known,
        quotes=(*known.quotes, *quotes),
        rules=tuple(dict.fromkeys((*known.rules, *taken, *origin))),
    )


def _is_open(places: Sequence[Place]) -> bool:
    """Whether the rules named no place: none at all, or only the report's country carried over."""
    return all(place.basis == "inherited" and place.precision == "country" for place in places)


def _covered(start: int, end: int, claim: Claim) -> bool:
    return any(quote.start < end and start < quote.end for quote in claim.quotes)
