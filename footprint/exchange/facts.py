"""A claim that leaves → the facts that every format tells of it, and the columns that no format is without."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from footprint.actors import get_label
from footprint.contract import dumps
from footprint.exchange.tables import find_licence
from footprint.gazetteer import in_use
from footprint.model import DRAWN_ROLES
from footprint.store import Outgoing

Cell = str | int | float | None
Row = dict[str, Cell]
_ROLE_ORDER = {"event": 0, "destination": 1, "origin": 2, "via": 3, "venue": 4, "topic": 5}
_UNSAID = frozenset({"denied", "hypothetical", "demanded", "threatened"})
FIRST_SIDE = ("initiator", "holder", "speaker", "subject", "named")
SECOND_SIDE = ("target", "victim", "partner", "addressee")

BETWEEN_QUOTES = " […] "
_OF_PLACE = ("id", "name_en", "name_ar", "lat", "lon", "radius_km", "precision", "role", "basis", "relation")  # fmt: skip

EVIDENCE: dict[str, str] = {
    "claim": "number of the claim in the store it came from",
    "kind": "incident, presence or statement",
    "claim_type": "type of the claim, as docs/reference/claims.md has it",
    "modality": "what the report says of it: occurred, ongoing, planned, denied …",
    "date_from": "first day that the words can mean; empty where they give none",
    "date_to": "last day that the words can mean, included",
    "date_words": "how exact the words are: day, week, part_of_month, month …",
    "date_basis": "absolute, relative, inherited, publication …",
    "place_id": "of the gazetteer, or of the data set",
    "place_precision": "exact, settlement, near, area, admin3 … country; the point stands for all of it",
    "place_basis": "stated, or inherited from words around",
    "radius_km": "the place that the words mean lies within this distance of the point",
    "actors": "everyone who takes part: id:role, with blanks between",
    "quote": "the source's own words, exactly",
    "report_id": "SHA-256 of the report's text",
    "report_title": "headline of the report",
    "report_published": "when the report was published, ISO 8601",
    "report_source": "the outlet or data set",
    "source_url": "where the report was published",
    "certainty": "single_source, corroborated, confirmed, contested or discounted",
    "reviewed": "1 where a person accepted the claim",
    "confidence": "how sure the reader is that the report says this, 0 to 1",
    "reader": "version of the reader and its gazetteer",
    "licence": "terms that the quoted words stand under",
    "further": "JSON of what has no column: every place, a count, who says so; 'footprint import' reads it",
}
"""The columns that every table of claims has, beside those of its format, and what they mean."""


def evidence_row(leaving: Outgoing) -> Row:
    """The cells of `EVIDENCE`."""
    body = leaving.body
    when, place = body["date"], main_place(body) or {}
    return {
        "claim": leaving.number,
        "kind": body["kind"],
        "claim_type": body["type"],
        "modality": body["modality"],
        "date_from": when["start"],
        "date_to": when["end"],
        "date_words": when["precision"],
        "date_basis": when["basis"],
        "place_id": place.get("id"),
        "place_precision": place.get("precision"),
        "place_basis": place.get("basis"),
        "radius_km": place.get("radius_km"),
        "actors": " ".join(f"{each['id']}:{each['role']}" for each in body["actors"]),
        "quote": quote_of(body),
        "report_id": leaving.report_id,
        "report_title": leaving.title,
        "report_published": leaving.published,
        "report_source": leaving.source,
        "source_url": leaving.url,
        "certainty": leaving.certainty,
        "reviewed": int(leaving.reviewed),
        "confidence": body["confidence"],
        "reader": leaving.reader,
        "licence": _licence(leaving.source),
        "further": _further(leaving),
    }


def _further(leaving: Outgoing) -> str:
    body = leaving.body
    said_by = body["attributed_to"]
    told = {
        "places": [{name: place[name] for name in _OF_PLACE} for place in body["places"]],
        "count": body["count"],
        "attributed_to": said_by and said_by["id"],
        "section": body["section"],
        "language": leaving.language,
    }
    return dumps({name: value for name, value in told.items() if value})


_licence = lru_cache(maxsize=1024)(find_licence)


def quote_of(body: Mapping[str, Any]) -> str:
    """The words of a claim; several quotes with […] between them."""
    return BETWEEN_QUOTES.join(each["text"] for each in body["quotes"])


def main_place(body: Mapping[str, Any]) -> dict[str, Any] | None:
    """The place where it happened; else where something came to, from or by; else the first that is named.

    One that can be drawn goes before one that cannot.
    """
    places = body["places"]
    if len(places) < 2:
        return places[0] if places else None
    found: dict[str, Any] = min(places, key=_rank)
    return found


def _rank(place: Mapping[str, Any]) -> tuple[bool, int]:
    return place["precision"] == "country", _ROLE_ORDER[place["role"]]


def point_of(body: Mapping[str, Any]) -> tuple[float, float] | None:
    """(lat, lon) of a claim that the map draws; None for one that it lists. The rules of `model.why_not_drawn`."""
    place = main_place(body)
    if place is None or body["kind"] == "statement" or body["modality"] in _UNSAID:
        return None
    if (
        body["count"] is not None
        or place["role"] not in DRAWN_ROLES
        or place["precision"] == "country"
    ):
        return None
    return place["lat"], place["lon"]


def happened(body: Mapping[str, Any]) -> bool:
    """Whether a claim tells of one thing that is said to be so, which is what coded data sets hold."""
    return (
        body["kind"] != "statement"
        and body["count"] is None
        and body["modality"] in ("occurred", "ongoing", "former")
    )


def sides_of(body: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """Ids of who acts, and of whom it is done to or with; each once, in the order of the claim."""
    first = [each["id"] for role in FIRST_SIDE for each in body["actors"] if each["role"] == role]
    second = [each["id"] for role in SECOND_SIDE for each in body["actors"] if each["role"] == role]
    return list(dict.fromkeys(first)), list(dict.fromkeys(second))


@lru_cache(maxsize=4096)
def name_of(actor: str) -> str:
    """The English name of an actor."""
    return get_label(actor)


@dataclass(frozen=True, slots=True)
class Units:
    """What a place lies in; empty words where it is not known."""

    country: str = ""
    """ISO code of two letters."""
    admin1: str = ""
    admin2: str = ""
    admin3: str = ""


def units_of(place_id: str) -> Units:
    """The country and units of a place, as the gazetteer has them."""
    return _units_of(place_id)


@lru_cache(maxsize=65536)
def _units_of(place_id: str) -> Units:
    gazetteer = in_use()
    entry = gazetteer.get(place_id)
    if entry is None:
        return Units()
    names = {}
    for unit_id in (*reversed(entry.parents), entry.id):
        unit = gazetteer.get(unit_id)
        if unit is not None and unit.feature in ("admin1", "admin2", "admin3"):
            names[str(unit.feature)] = unit.name_en
    return Units(entry.country, **names)
