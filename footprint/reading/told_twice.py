"""Two claims → whether they tell one thing, and the one that they come to: a title and its body, a lead and what follows it."""

from __future__ import annotations

from dataclasses import replace

from footprint.model import Claim


def is_lead_of(known: Claim, claim: Claim) -> bool:
    """Whether two claims of the body tell one thing: a place in common, no date or party that differs."""
    if (known.type, known.modality, known.count) != (claim.type, claim.modality, None):
        return False
    both = known.date.start is not None and claim.date.start is not None
    if both and (known.date.start, known.date.end) != (claim.date.start, claim.date.end):
        return False
    here = {(p.id, p.role) for p in claim.places if p.precision != "country"}
    there = {(p.id, p.role) for p in known.places if p.precision != "country"}
    if not here & there:
        return False
    for role in ("initiator", "target", "victim", "holder", "partner"):
        a = {x.id for x in known.actors if x.role == role} - {"unknown"}
        b = {x.id for x in claim.actors if x.role == role} - {"unknown"}
        if a and b and not a & b:
            return False
    return True


def answers(known: Claim, claim: Claim) -> bool:
    """Whether who acts in one of two claims suffers in the other: shelling, and the shelling that it answers."""
    did, did_too = ({a.id for a in c.actors if a.role == "initiator"} for c in (known, claim))
    hit, hit_too = (
        {a.id for a in c.actors if a.role in ("target", "victim")} for c in (known, claim)
    )
    return bool((did & hit_too) - did_too or (did_too & hit) - did)


def told_again(known: Claim, claim: Claim) -> Claim:
    """The dated one of the two, with the parties that only the other names and both quotes."""
    main = claim if known.date.start is None else known
    other = known if main is claim else claim
    actors = list(main.actors)
    for actor in other.actors:
        if all(a.role != actor.role or a.id == "unknown" for a in actors):
            actors = [a for a in actors if not (a.role == actor.role and a.id == "unknown")]
            actors.append(actor)
    added = [f"actor:{a.role}:{a.id}:" for a in actors if a not in main.actors]
    rules = [r for r in other.rules if r.startswith(tuple(added))] if added else []
    return replace(
        main,
        actors=tuple(actors),
        quotes=(*known.quotes, *claim.quotes),
        rules=(*main.rules, *(r for r in rules if r not in main.rules)),
    )


_FIRE = frozenset(("airstrike", "drone_strike", "shelling", "attack"))


def _one_fire(known: Claim, claim: Claim) -> bool:
    """Whether a title tells of a strike at the very place where the body names its weapon."""
    if not {known.type, claim.type} <= _FIRE:
        return False
    here, there = ({p.id for p in c.places if p.precision != "country"} for c in (known, claim))
    return bool(here & there) and bool(_ids(known) & _ids(claim))


def _ids(claim: Claim) -> frozenset[str]:
    return frozenset(a.id for a in claim.actors)


def repeats(known: Claim, claim: Claim) -> bool:
    """Whether two claims tell one thing: same kind, type and parties, dates and places that do not differ."""
    if known.kind != claim.kind or known.modality != claim.modality:
        return False
    if known.type != claim.type and not _one_fire(known, claim):
        return False
    if "title" not in (known.section, claim.section):
        return False
    a, b = _ids(known), _ids(claim)
    return (
        bool(a & b)
        or not a
        or not b
        or any(x.split(".")[0] == y.split(".")[0] for x in a for y in b)
    )


def merged(known: Claim, claim: Claim) -> Claim:
    """The fuller of the two, the body's before the title's, with both quotes."""
    main, other = (claim, known) if known.section == "title" else (known, claim)
    return replace(main, quotes=(*main.quotes, *other.quotes))
