"""Claims as they stand → the rows that the map, the queue and the search are answered from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, get_args

from sqlalchemy import Connection, delete

from footprint.contract import claim_to_json, dumps
from footprint.model import Claim
from footprint.store import search
from footprint.store.dialect import upsert
from footprint.store.marks import Mark, marks_of
from footprint.store.records import KeptClaim, Queue, Review
from footprint.store.rows import put_rows
from footprint.store.schema import marks, places, spans
from footprint.store.terms import index_text
from footprint.store.ties import UNLINKED

BITS: dict[Queue, int] = {name: 1 << index for index, name in enumerate(get_args(Queue))}
SURE = 0.6
"""Claims of less confidence are in the queue as unsure."""
MODEL_RULE = "model:"
"""How the rules of a claim that a model proposed begin."""
_MARK_COLUMNS = tuple(each.name for each in fields(Mark))
_UNPLACED = frozenset({"no_place", "country", "not_an_event_place"})


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows from some claims that are shown."""

    marks: list[dict[str, Any]]
    quotes: list[tuple[int, str]]
    """Claim number and its quotes in index words."""
    places: dict[str, dict[str, str | None]]
    """Rows of `places` by id."""


def derive(
    report_id: str,
    shown: Iterable[tuple[int, Claim, Review | None]],
    grades: Mapping[int, str] | None = None,
) -> Derived:
    """The rows of some claims of one report; pure, so that they can be checked against those that are kept.

    `grades` has how well each is borne out; without it each stands alone.
    """
    rows: list[dict[str, Any]] = []
    quotes: list[tuple[int, str]] = []
    named: dict[str, dict[str, str | None]] = {}
    for number, claim, review in shown:
        of_claim = marks_of(claim)
        certainty = (grades or {}).get(number, UNLINKED)
        state = {
            "reviewed": review is not None and review.status == "accepted",
            "needs": needs(claim, of_claim[0].reason, review, certainty),
            "certainty": certainty,
        }
        rows += [
            {"claim": number, "ordinal": index, "report_id": report_id, **_columns(mark), **state}
            for index, mark in enumerate(of_claim)
        ]
        quotes.append((number, quote_words(claim)))
        for place in claim.drawn_places:
            named[place.id] = {"id": place.id, "name_en": place.name_en, "name_ar": place.name_ar}
    return Derived(rows, quotes, named)


def _columns(mark: Mark) -> dict[str, Any]:
    # dataclasses.asdict copies every value, which is half the cost of a row.
    return {name: getattr(mark, name) for name in _MARK_COLUMNS}


def quote_words(claim: Claim) -> str:
    """The words of a claim's quotes as the search index has them."""
    return index_text(" \n ".join(quote.text for quote in claim.quotes))


def needs(claim: Claim, reason: str, review: Review | None, certainty: str = UNLINKED) -> int:
    """Why a person should look at a claim, as bits; 0 where nothing asks for it."""
    bits = BITS["contested"] if review and review.conflicts else 0
    if review and review.status == "accepted":
        return bits
    if certainty == "contested":
        bits |= BITS["contested"]
    if review is None or (review.status == "open" and not review.corrected):
        bits |= BITS["new"]
    if claim.confidence < SURE:
        bits |= BITS["unsure"]
    if reason in _UNPLACED:
        bits |= BITS["place"]
    if claim.date.start is None:
        bits |= BITS["date"]
    if any(rule.startswith(MODEL_RULE) for rule in claim.rules):
        bits |= BITS["model"]
    return bits


def put_marks(connection: Connection, derived: Derived) -> None:
    """Add the rows of `marks` alone, where nothing else is new."""
    put_rows(connection, marks, derived.marks)


def put(connection: Connection, derived: Derived) -> None:
    """Add rows."""
    put_marks(connection, derived)
    if derived.places:
        named = upsert(connection, places, ("name_en", "name_ar"))
        connection.execute(named, list(derived.places.values()))
    search.put_quotes(connection, derived.quotes)


def drop(connection: Connection, report_id: str) -> list[int]:
    """Take the marks of a report's claims away; gives the numbers of those that had one."""
    gone = delete(marks).where(marks.c.report_id == report_id).returning(marks.c.claim)
    return list(dict.fromkeys(connection.execute(gone).scalars()))


def as_rows(kept: Iterable[KeptClaim]) -> list[tuple[int, Claim, Review | None]]:
    """Claims as `derive` takes them."""
    return [(each.number, each.claim, each.review) for each in kept]


def claim_row(claim: Claim, ordinal: int) -> dict[str, Any]:
    """A row of `claims`, but for its numbers."""
    body = claim_to_json(claim)
    return {
        "ordinal": ordinal,
        "kind": claim.kind,
        "type": claim.type,
        "modality": claim.modality,
        "section": claim.section,
        "date_start": body["date"]["start"],
        "date_end": body["date"]["end"],
        "date_precision": claim.date.precision,
        "confidence": claim.confidence,
        "body": dumps(body),
    }


def spans_of(number: int, claim: Claim) -> list[dict[str, Any]]:
    """The rows of `spans` of a claim."""
    found: list[tuple[str, int | None, int | None]] = [
        ("quote", quote.start, quote.end) for quote in claim.quotes
    ]
    found += [("actor", actor.start, actor.end) for actor in claim.actors]
    found += [("place", place.start, place.end) for place in claim.places]
    if claim.date.span:
        found.append(("date", *claim.date.span))
    if said_by := claim.attributed_to:
        found.append(("attributed_to", said_by.start, said_by.end))
    told = [(field, start, end) for field, start, end in found if start is not None]
    return [
        {"claim": number, "ordinal": index, "field": field, "start": start, "end": end}
        for index, (field, start, end) in enumerate(told)
    ]


def put_spans(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Add rows to `spans`."""
    put_rows(connection, spans, rows)
