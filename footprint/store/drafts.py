"""A report that a person looked at before it was kept → report, claims and the person's decisions, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection

from footprint.contract import claim_to_json
from footprint.gazetteer.unresolved import Unresolved
from footprint.model import Claim
from footprint.store import ask, decisions, write
from footprint.store.chain import Log
from footprint.store.names import put_unresolved
from footprint.store.records import Field, Incoming, Kept

OWN = "own:"
"""How the ids of places begin that a person added."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided on a claim before it was kept."""

    claim: Claim
    """As the reader found it."""
    fields: Mapping[Field, Any]
    """What the person set, as JSON of the contract."""
    status: Literal["open", "accepted", "rejected"]
    reason: str | None = None


def keep_draft(
    connection: Connection,
    log: Log,
    who: str,
    incoming: Incoming,
    unresolved: Sequence[Unresolved],
    decided: Sequence[Decision],
    places: Mapping[str, Mapping[str, Any]],
) -> tuple[Kept, list[int], int]:
    """Keep a reading with a person's decisions on its claims.

    `places` are those of the person's own, and those of the gazetteer that they moved, by id. Gives what keeping did, the
    numbers of the report's claims, and how many decisions found no untouched claim to hold for: the report was kept and
    reviewed before.
    """
    (kept,) = write.keep_all(connection, log, [incoming])
    report_id = incoming.reading.report.id
    put_unresolved(connection, {report_id: unresolved})
    ids = {
        place_id: decisions.put_place(
            connection, log, who, None if place_id.startswith(OWN) else place_id, place, None
        )
        for place_id, place in places.items()
    }
    standing = [each for each in ask.find_claims_of(connection, report_id) if each.is_current]
    free = [each for each in standing if each.review is None]
    lost = 0
    for each in decided:
        found = next((one for one in free if one.claim == each.claim), None)
        if found is None:
            lost += 1
            continue
        free.remove(found)
        fields = dict(each.fields)
        if "places" in fields:
            fields["places"] = [
                place | {"id": ids.get(place["id"], place["id"])} for place in fields["places"]
            ]
        body = claim_to_json(each.claim)
        if any(value != body[name] for name, value in fields.items()):
            decisions.correct(connection, log, who, found.number, fields, each.reason)
        if each.status != "open":
            action = "accept" if each.status == "accepted" else "reject"
            decisions.decide(connection, log, who, action, found.number, each.reason)
    numbers = [each.number for each in ask.find_claims_of(connection, report_id) if each.is_shown]
    return kept, numbers, lost
