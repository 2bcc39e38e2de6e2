"""The API as an OpenAPI 3.1 document: made of the same lists that the filter knows."""

from __future__ import annotations

from typing import Any

from footprint.actors import all_actors, groups
from footprint.filters import (
    ALL_TYPES,
    CERTAINTIES,
    GROUP,
    KINDS,
    MODALITIES,
    MOST_WORDS,
    PRECISIONS,
    REVIEWS,
    ROLES,
)

PAGE, MOST = 100, 1000
"""Entries of a page, and the most there can be asked for."""
_DAY = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_TEXT = {"type": ["string", "null"]}
_COUNT = {"type": "integer", "minimum": 0}
_NEXT = {"type": ["string", "null"], "description": "cursor of the next page; null on the last"}


def make_document() -> dict[str, Any]:
    """The document."""
    filters, paged = _filters(), _paged()
    form = _query("format", {"type": "string", "enum": ["json", "geojson"]}, "how it is written")
    as_of = _query("as_of", _DAY, "the day whose states are asked for") | {"required": True}
    report_id = {
        "name": "id",
        "in": "path",
        "required": True,
        "schema": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "footprint",
            "version": "1",
            "description": "What reports say of military incidents and force presence, with their words. Read only. "
            "Lists come in pages; ETag and If-None-Match save asking twice.",
        },
        "paths": {
            "/api/v1/claims": _get(
                "Claims that pass a filter, by number", [*filters, *paged, form], _claims()
            ),
            "/api/v1/reports/{id}": _get(
                "A report with its words and claims", [report_id], _report(), missing=True
            ),
            "/api/v1/places": _get(
                "Places that claims are drawn at", [*filters, *paged], _list("places")
            ),
            "/api/v1/actors": _get("Who can take part", [], _object({"actors": _objects()})),
            "/api/v1/presence": _get(
                "Who is where as of a day", [*filters, *paged, as_of], _list("presence")
            ),
        },
    }


def _filters() -> list[dict[str, Any]]:
    names = [each.id for each in all_actors()] + [f"{GROUP}{each.id}" for each in groups()]
    entries = names + [f"{name}:{role}" for name in names for role in ROLES]
    return [
        _query("from", _DAY, "first day"),
        _query("to", _DAY, "last day, included"),
        _query(
            "dates",
            {"type": "string", "enum": ["possibly", "certainly"]},
            "touching the range, or inside",
        ),
        _query("match", {"type": "string", "enum": ["any", "all"]}, "any of the actors, or all"),
        _some("kinds", KINDS),
        _some("types", ALL_TYPES),
        _some("modalities", MODALITIES),
        _some("actors", entries),
        _some("roles", ROLES),
        _some("precisions", PRECISIONS),
        _some("certainties", CERTAINTIES),
        _some("reviews", REVIEWS),
        _query(
            "sources",
            {"type": "string", "pattern": "^[A-Za-z0-9?][A-Za-z0-9 ?.-]{0,100}$"},
            "outlets and data sets, commas between; %2C for a comma in a name, ? for none",
        ),
        _query(
            "q",
            {"type": "string", "maxLength": MOST_WORDS, "pattern": "^[A-Za-z0-9 ]*$"},
            "words of the quotes",
        ),
        _query(
            "area",
            {"type": "string", "pattern": r"^(3[0-9],4[0-9];){2,20}3[0-9],4[0-9]$"},
            "corners of a polygon: lat,lon;lat,lon;… (up to 60, decimals too)",
        ),
    ]


def _paged() -> list[dict[str, Any]]:
    return [
        _query("limit", {"type": "integer", "minimum": 1, "maximum": MOST}, "entries of a page"),
        _query("cursor", {"type": "integer", "minimum": 0, "maximum": 10**9}, "next of a page"),
    ]


def _query(name: str, schema: dict[str, Any], about: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": about, "schema": schema}


def _some(name: str, values: tuple[str, ...] | list[str]) -> dict[str, Any]:
    """Some of a list, commas between."""
    items = {"type": "string", "enum": list(values)}
    return {
        "name": name,
        "in": "query",
        "style": "form",
        "explode": False,
        "schema": {"type": "array", "items": items, "minItems": 1, "maxItems": 20},
    }


def _get(
    about: str, parameters: list[dict[str, Any]], schema: dict[str, Any], missing: bool = False
) -> dict[str, Any]:
    problem = {"application/problem+json": {"schema": _PROBLEM}}
    answers: dict[str, Any] = {
        "200": {
            "description": "the answer",
            "headers": {"ETag": {"schema": {"type": "string"}}},
            "content": {"application/json": {"schema": schema}},
        },
        "304": {"description": "nothing changed since the ETag that was sent"},
        "400": {"description": "a parameter cannot be used", "content": problem},
        "429": {"description": "too many requests", "content": problem},
        "503": {"description": "the store cannot be read", "content": problem},
    }
    if about.startswith("Claims"):
        answers["200"]["content"]["application/geo+json"] = {"schema": {"type": "object"}}
    if missing:
        answers["404"] = {"description": "no such report is kept", "content": problem}
    return {"get": {"summary": about, "parameters": parameters, "responses": answers}}


_PROBLEM = {
    "type": "object",
    "required": ["status", "detail"],
    "properties": {"status": {"type": "integer"}, "detail": {"type": "string"}},
}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def _objects() -> dict[str, Any]:
    return {"type": "array", "items": {"type": "object"}}


def _list(name: str) -> dict[str, Any]:
    return _object({"total": _COUNT, "next": _NEXT, name: _objects()})


def _claims() -> dict[str, Any]:
    claim = _object(
        {
            "claim": _COUNT,
            "kind": {"type": "string", "enum": list(KINDS)},
            "type": {"type": "string", "enum": list(ALL_TYPES)},
            "modality": {"type": "string", "enum": list(MODALITIES)},
            "actors": _objects(),
            "places": _objects(),
            "date": {"type": "object"},
            "quotes": _objects(),
            "certainty": {"type": "string", "enum": list(CERTAINTIES)},
            "report": _object({"id": {"type": "string"}, "title": _TEXT, "url": _TEXT}),
        }
    )
    items = {"type": "array", "items": claim}
    return _object({"total": _COUNT, "next": _NEXT, "revision": _COUNT, "claims": items})


def _report() -> dict[str, Any]:
    return _object(
        {"version": {"type": "integer"}, "report": {"type": "object"}, "claims": _objects()}
    )
