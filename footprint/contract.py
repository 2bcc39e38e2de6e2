"""Readings and claims ↔ the JSON of the claims contract, version 1 (`docs/reference/claims.md`)."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from footprint.errors import InvalidRecord
from footprint.model import (
    Actor,
    Attribution,
    Candidate,
    Claim,
    Count,
    DateRange,
    Place,
    Quote,
    Reading,
    Report,
)

VERSION = 1


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """The object that `footprint read` prints for one report."""
    report = reading.report
    return {
        "version": VERSION,
        "reader": reading.reader,
        "report": {
            "id": report.id,
            "title": report.title,
            "published": report.published.isoformat() if report.published else None,
            "language": report.language,
            "source": report.source,
            "url": report.url,
        },
        "claims": [claim_to_json(claim) for claim in reading.claims],
    }


def dumps(record: dict[str, Any]) -> str:
    """One line of JSON, the same bytes for the same record."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def claim_to_json(claim: Claim) -> dict[str, Any]:
    """One claim as a plain object; `claim_from_json` gives the claim back."""
    when = claim.date
    return {
        "kind": claim.kind,
        "type": claim.type,
        "modality": claim.modality,
        "section": claim.section,
        "count": claim.count and {"text": claim.count.text, "min": claim.count.min},
        "actors": [
            {"id": a.id, "role": a.role, "start": a.start, "end": a.end} for a in claim.actors
        ],
        "places": [_place_to_json(place) for place in claim.places],
        "date": {
            "start": when.start.isoformat() if when.start else None,
            "end": when.end.isoformat() if when.end else None,
            "precision": when.precision,
            "basis": when.basis,
            "rule": when.rule,
            "span": list(when.span) if when.span else None,
        },
        "quotes": [{"start": q.start, "end": q.end, "text": q.text} for q in claim.quotes],
        "attributed_to": claim.attributed_to
        and {
            "id": claim.attributed_to.id,
            "start": claim.attributed_to.start,
            "end": claim.attributed_to.end,
        },
        "rules": list(claim.rules),
        "confidence": claim.confidence,
    }


def _place_to_json(place: Place) -> dict[str, Any]:
    return {
        "id": place.id,
        "name_en": place.name_en,
        "name_ar": place.name_ar,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "precision": place.precision,
        "relation": place.relation,
        "role": place.role,
        "basis": place.basis,
        "start": place.start,
        "end": place.end,
        "candidates": [
            {"id": c.id, "score": c.score, "why": list(c.why)} for c in place.candidates
        ],
    }


def claim_from_json(record: dict[str, Any], report_text: str) -> Claim:
    """A claim from its JSON, checked against the words of its report.

    Raises InvalidRecord where a field is missing or of the wrong form, SpanError where a quote is not an exact slice.
    """
    try:
        when = record["date"]
        span = when.get("span")
        count = record.get("count")
        said_by = record.get("attributed_to")
        return Claim(
            kind=record["kind"],
            type=record["type"],
            modality=record["modality"],
            section=record["section"],
            count=Count(count["text"], count["min"]) if count else None,
            actors=tuple(Actor(a["id"], a["role"], a["start"], a["end"]) for a in record["actors"]),
            places=tuple(_place_from_json(place) for place in record["places"]),
            date=DateRange(
                start=date.fromisoformat(when["start"]) if when["start"] else None,
                end=date.fromisoformat(when["end"]) if when["end"] else None,
                precision=when["precision"],
                basis=when["basis"],
                rule=when.get("rule"),
                span=(span[0], span[1]) if span else None,
            ),
            quotes=tuple(
                Quote(q["start"], q["end"], q["text"], report_text) for q in record["quotes"]
            ),
            attributed_to=Attribution(said_by["id"], said_by["start"], said_by["end"])
            if said_by
            else None,
            rules=tuple(record.get("rules", ())),
            confidence=record.get("confidence", 0.5),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InvalidRecord(f"not a claim of the contract: {error!r}") from error


def _place_from_json(record: dict[str, Any]) -> Place:
    return Place(
        id=record["id"],
        name_en=record["name_en"],
        name_ar=record["name_ar"],
        lat=record["lat"],
        lon=record["lon"],
        radius_km=record["radius_km"],
        precision=record["precision"],
        relation=record["relation"],
        role=record["role"],
        basis=record["basis"],
        start=record["start"],
        end=record["end"],
        candidates=tuple(
            Candidate(c["id"], c["score"], tuple(c["why"])) for c in record.get("candidates", ())
        ),
    )


def reading_from_json(record: dict[str, Any], report_text: str) -> Reading:
    """A reading from its JSON and the words of its report.

    Raises InvalidRecord where the version or a field is wrong, or where the words are not those of the record's id.
    """
    try:
        if record["version"] != VERSION:
            raise InvalidRecord(
                f"claims contract version {record['version']!r}; this footprint reads {VERSION}"
            )
        meta = record["report"]
        published = meta.get("published")
        report = Report(
            text=report_text,
            title=meta.get("title"),
            published=datetime.fromisoformat(published) if published else None,
            language=meta.get("language"),
            source=meta.get("source"),
            url=meta.get("url"),
        )
        if report.id != meta["id"]:
            raise InvalidRecord(f"the words are not those of report {meta['id']}")
        claims = tuple(claim_from_json(claim, report_text) for claim in record["claims"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InvalidRecord(f"not a reading of the contract: {error!r}") from error
    return Reading(report, claims, record.get("reader", "")).check()
