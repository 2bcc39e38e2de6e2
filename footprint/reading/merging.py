"""Frames of one clause that tell one thing → the one that says most."""

from __future__ import annotations

from collections.abc import Sequence

from footprint.reading.frame import Frame
from footprint.reading.lexicon import Match


def longest_triggers(matches: Sequence[Match]) -> list[Match]:
    """The matches with every trigger dropped that a longer one (or a phrase that is none) covers."""
    triggers = longest([m for m in matches if m.cls == "trigger"])
    kept = {id(m) for m in triggers}
    return [m for m in matches if m.cls != "trigger" or id(m) in kept]


def longest(matches: list[Match]) -> list[Match]:
    """Of matches that overlap, the longest; of equal ones the first."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (-(m.j - m.i), m.i)):
        if all(match.j <= other.i or match.i >= other.j for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda m: m.i)


def strongest(frames: list[Frame]) -> list[Frame]:
    """Of frames that tell one thing in one clause, the one that says most."""
    incidents = [f for f in frames if f.trigger.kind == "incident"]
    strong = [f for f in incidents if not f.trigger.weak] or [
        f for f in incidents if f.trigger.id != "casualty"
    ]
    kept: list[Frame] = []
    for frame in frames:
        if frame.trigger.weak and frame in incidents and strong and frame not in strong:
            if frame.trigger.id == "casualty":
                target = (
                    strong[0]
                    if frame.i < strong[0].i
                    else max(
                        (s for s in strong if s.i < frame.i), key=lambda s: s.i, default=strong[0]
                    )
                )
                hurt = frame.object or (
                    frame.subject if frame.passive or frame.form in ("perfect", "noun") else []
                )
                one = next((k for k in kept if k is target or one_thing(k, target)), target)
                known = (*one.object, *one.subject)
                one.victims.extend(p for p in hurt if p not in known)
                _take_killer(one, frame)
                one.casualties = True
            continue
        same = next((k for k in kept if one_thing(k, frame)), None)
        if same is not None:
            _merge(same, frame)
            continue
        kept.append(frame)
    presences = [f for f in kept if f.trigger.kind == "presence"]
    for frame in presences:
        if frame.trigger.weak and (
            (strong and not _is_main(frame, strong[0]))
            or any(p is not frame and not p.trigger.weak for p in presences)
        ):
            kept.remove(frame)
    return kept


def _take_killer(strike: Frame, count: Frame) -> None:
    """Who killed in a strike that names no doer carried it out: it killed three operatives in a drone strike."""
    killed = count.form in ("past", "present") and not count.passive and count.object
    own = [p for p in count.subject if p.armed and p.unit != "casualties"]
    if killed and own and not strike.subject and strike.form == "noun":
        strike.subject, strike.carried = own, False


def _is_main(presence: Frame, incident: Frame) -> bool:
    """Whether a presence is told by the verb and the incident by a noun behind it: تسيطر على المدينة بعد معارك."""
    told_so = presence.trigger.id == "control" and presence.form == "imperfect"
    return told_so and incident.form == "noun" and presence.j < incident.i


_FAMILY = {
    "airstrike": "fire", "drone_strike": "fire", "shelling": "fire", "attack": "fire", "explosion": "blast",
    "ied": "blast", "suicide_bombing": "blast", "clash": "clash", "interception": "stop", "raid": "raid",
    "air_landing": "raid", "assassination": "fire",
}  # fmt: skip


def one_thing(first: Frame, second: Frame) -> bool:
    """Whether two frames of a clause tell one event or one presence."""
    if first.trigger.kind != second.trigger.kind:
        return False
    if _other_doer(first, second):
        return False
    if first.trigger.kind == "presence":
        return first.type == second.type or {first.type, second.type} <= {
            "convoy",
            "deployed",
            "patrol",
            "relocated",
            "reinforced",
        }
    if first.type == second.type:
        return True
    family = _FAMILY.get(first.type, first.type)
    return family == _FAMILY.get(second.type, second.type) and first.trigger.kind == "incident"


def _other_doer(first: Frame, second: Frame) -> bool:
    """Whether two verbs have doers of their own: the planes struck one town, the helicopters bombed another."""
    if "noun" in (first.form, second.form) or first.carried or second.carried:
        return False
    if first.type == "assassination" and {p.i for p in second.subject} <= {
        p.i for p in first.object
    }:
        return False  # اغتال مسلحون رئيس البلدية بإطلاق النار عليه
    doers = [{p.i for p in frame.subject} for frame in (first, second)]
    return all(doers) and doers[0].isdisjoint(doers[1])


_RANK = {
    "suicide_bombing": 0, "air_landing": 1, "drone_strike": 2, "ied": 3, "airstrike": 4, "assassination": 5, "shelling": 6, "clash": 7,
    "raid": 8, "interception": 8, "attack": 9, "explosion": 10,
}  # fmt: skip


def _merge(kept: Frame, other: Frame) -> None:
    if _RANK.get(other.type, 20) < _RANK.get(kept.type, 20):
        kept.type = other.type
    if kept.trigger.kind == "presence" and other.type in ("convoy", "patrol", "joint_patrol"):
        kept.type = other.type
    kept.subject = kept.subject or other.subject
    kept.object = kept.object or other.object
    kept.victims.extend(p for p in other.victims if p not in (*kept.object, *kept.victims))
    kept.carried = kept.carried and not kept.subject
    if kept.modality == "occurred" and other.modality in ("attempted", "planned", "hypothetical"):
        kept.modality = other.modality
    kept.rules.extend(other.rules)
