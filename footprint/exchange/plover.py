"""A claim → an event of PLOVER, the ontology that POLECAT and its kin are coded by, as one object a line."""

from __future__ import annotations

from typing import Any

from footprint.exchange.facts import evidence_row, main_place, name_of, sides_of, units_of
from footprint.exchange.tables import get_table
from footprint.store import Outgoing

_CONTEXT = {"planned": "hypothetical", "hypothetical": "hypothetical", "threatened": "threatened"}


def plover_event(leaving: Outgoing) -> dict[str, Any] | None:
    """The event; None for a claim of a type that PLOVER has no event for, and for what is denied or demanded."""
    body = leaving.body
    found = get_table("plover")["event"].get(body["type"])
    if found is None or body["modality"] in ("denied", "demanded"):
        return None
    event, mode = found
    place = main_place(body)
    units = units_of(place["id"] if place else "")
    first, second = sides_of(body)
    evidence = evidence_row(leaving)
    return {
        "id": f"footprint:{leaving.number}",
        "date": body["date"]["start"],
        "date_end": body["date"]["end"],
        "event": event,
        "mode": mode or None,
        "context": ["military"],
        "status": _CONTEXT.get(body["modality"], "actual"),
        "source": [{"actor": each, "name": name_of(each)} for each in first],
        "target": [{"actor": each, "name": name_of(each)} for each in second],
        "location": place
        and {
            "name": place["name_en"],
            "lat": place["lat"],
            "lon": place["lon"],
            "country": units.country or None,
            "admin1": units.admin1 or None,
        },
        "text": evidence["quote"],
        "language": leaving.language,
        "publisher": leaving.source,
        "publication_date": leaving.published,
        "headline": leaving.title,
        "evidence": evidence,
    }
