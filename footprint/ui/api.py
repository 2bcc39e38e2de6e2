"""The API: what the page shows as JSON and GeoJSON, read only, by the same names of filters as the page's address.

    /api/v1/claims  /api/v1/reports/{id}  /api/v1/places  /api/v1/actors  /api/v1/presence?as_of=  /api/v1/openapi.json

The guard before all routes of ours asks for a sign-in where the mode does. Lists come in pages; `next` of a page is the
cursor of the one behind it. Every answer has an ETag of the store's revision and what was asked.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import numpy as np
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from footprint.actors import all_actors, get_colour_group
from footprint.contract import reading_to_json
from footprint.errors import FootprintError, InputError, NotInStore
from footprint.exchange.geojson import feature
from footprint.filters import Filter, day_number, from_day_number
from footprint.model import Reading
from footprint.presence import STATES, fold, pass_filter
from footprint.store import Outgoing
from footprint.ui.api_document import MOST, PAGE, make_document
from footprint.ui.api_limit import Limit
from footprint.ui.desk import Desk, evidence_of, open_desk
from footprint.view import Snapshot

_FILTER = frozenset(
    {"from", "to", "dates", "match", "kinds", "types", "modalities", "actors", "roles"}
    | {"precisions", "certainties", "reviews", "sources", "q", "area"}
)
_PAGED = frozenset({"limit", "cursor"})
_REPORT_ID = re.compile(r"[0-9a-f]{64}")
_limit = Limit()

Answer = dict[str, Any]
Ask = Callable[[Desk, Snapshot, Request], Answer]


def api_routes() -> list[BaseRoute]:
    """Beside those of `footprint.ui.serving`."""
    return [
        Route("/api/v1/claims", _serving(_claims, _FILTER | _PAGED | {"format"})),
        Route("/api/v1/reports/{id}", _serving(_report, frozenset())),
        Route("/api/v1/places", _serving(_places, _FILTER | _PAGED)),
        Route("/api/v1/actors", _serving(_actors, frozenset())),
        Route("/api/v1/presence", _serving(_presence, _FILTER | _PAGED | {"as_of"})),
        Route("/api/v1/openapi.json", serve_document),
    ]


async def serve_document(request: Request) -> Response:
    """The description of the API, for programs."""
    return JSONResponse(make_document(), headers={"Cache-Control": "public, max-age=3600"})


def _serving(ask: Ask, known: frozenset[str]) -> Callable[[Request], Any]:
    async def serve(request: Request) -> Response:
        wait = _limit.take(request.client.host if request.client else "")
        if wait:
            return _problem(429, "too many requests", {"Retry-After": str(wait)})
        return await run_in_threadpool(_answer, ask, known, request)

    return serve


def _answer(ask: Ask, known: frozenset[str], request: Request) -> Response:
    try:
        if unknown := sorted(set(request.query_params) - known):
            raise InputError(f"{unknown[0]!r} is no parameter; known: {', '.join(sorted(known))}")
        if repeated := [name for name, values in _counted(request).items() if values > 1]:
            raise InputError(f"{repeated[0]!r} stands more than once; put commas between values")
        desk = open_desk()
        snapshot = desk.views.current()
        tag = _tag(snapshot.revision, request)
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers={"ETag": tag})
        body = ask(desk, snapshot, request)
    except InputError as error:
        return _problem(400, str(error))
    except NotInStore as error:
        return _problem(404, str(error))
    except FootprintError as error:
        return _problem(503, str(error))
    is_map = body.get("type") == "FeatureCollection"
    return Response(
        json.dumps(body, ensure_ascii=False, separators=(",", ":")),
        media_type="application/geo+json" if is_map else "application/json",
        headers={
            "ETag": tag,
            "Cache-Control": "private, no-cache",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _counted(request: Request) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, _ in request.query_params.multi_items():
        found[name] = found.get(name, 0) + 1
    return found


def _tag(revision: int, request: Request) -> str:
    asked = f"{revision} {request.url.path}?{request.url.query}"
    return f'"{hashlib.sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()[:32]}"'


def _problem(status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    return JSONResponse(
        {"status": status, "detail": detail},
        status,
        {**(headers or {}), "Cache-Control": "no-store"},
        "application/problem+json",
    )


def _filter(request: Request) -> Filter:
    query = Filter.from_query({k: v for k, v in request.query_params.items() if k in _FILTER})
    if query.dropped:
        raise InputError("; ".join(query.dropped))
    return query


def _page(request: Request) -> tuple[int, int]:
    """(cursor, limit) of an address."""
    return (
        _number(request, "cursor", 0, 10**9, 0),
        _number(request, "limit", 1, MOST, PAGE),
    )


def _number(request: Request, name: str, least: int, most: int, usual: int) -> int:
    value = request.query_params.get(name)
    if value is None:
        return usual
    if not re.fullmatch(r"[0-9]{1,10}", value) or not least <= int(value) <= most:
        raise InputError(f"{name}={value[:40]!r} is no number from {least} to {most}")
    return int(value)


def _claims(desk: Desk, snapshot: Snapshot, request: Request) -> Answer:
    form = request.query_params.get("format", "json")
    if form not in ("json", "geojson"):
        raise InputError(f"format={form[:40]!r} is neither json nor geojson")
    query = _filter(request)
    cursor, limit = _page(request)
    selection = snapshot.select(query)
    numbers = np.sort(selection.claims)
    begin = int(np.searchsorted(numbers, cursor, "right"))
    some = [int(n) for n in numbers[begin : begin + limit]]
    leaving = list(desk.store.leaving(some))
    after = some[-1] if begin + limit < len(numbers) else None
    about = {"total": len(numbers), "next": None if after is None else str(after)}
    if form == "geojson":
        return {"type": "FeatureCollection", "features": [feature(e) for e in leaving], **about}
    return {**about, "revision": snapshot.revision, "claims": [_claim(each) for each in leaving]}


def _claim(leaving: Outgoing) -> Answer:
    return {
        "claim": leaving.number,
        **leaving.body,
        "certainty": leaving.certainty,
        "reviewed": leaving.reviewed,
        "reader": leaving.reader,
        "report": {
            "id": leaving.report_id,
            "title": leaving.title,
            "published": leaving.published,
            "language": leaving.language,
            "source": leaving.source,
            "url": leaving.url,
        },
    }


def _report(desk: Desk, snapshot: Snapshot, request: Request) -> Answer:
    report_id = request.path_params["id"]
    if not _REPORT_ID.fullmatch(report_id):
        raise NotInStore("no report has such an id; it is the SHA-256 of the text, in hex")
    kept = desk.store.get_report(report_id)
    if kept.entry.is_taken_back:
        raise NotInStore("that report came in with a data set that was taken back")
    claims = desk.store.find_claims_of(report_id)
    body = reading_to_json(
        Reading(kept.report, tuple(each.claim for each in claims), kept.entry.reader)
    )
    for told, each in zip(body["claims"], claims, strict=True):
        told["claim"] = each.number
    body["report"]["text"] = kept.report.text
    return body


def _places(desk: Desk, snapshot: Snapshot, request: Request) -> Answer:
    cursor, limit = _page(request)
    selection = snapshot.select(_filter(request))
    columns = snapshot.columns
    here = columns.place[selection.rows]
    drawn = selection.rows[here < len(snapshot.places)]
    counts = np.bincount(columns.place[drawn], minlength=len(snapshot.places))
    found = np.flatnonzero(counts)
    some = found[cursor : cursor + limit].tolist()
    first = {int(columns.place[row]): int(row) for row in drawn[::-1]}
    after = cursor + limit if cursor + limit < len(found) else None
    return {
        "total": len(found),
        "next": None if after is None else str(after),
        "places": [
            {
                "id": snapshot.places[index].id,
                "name_en": snapshot.places[index].name_en,
                "name_ar": snapshot.places[index].name_ar,
                **_point(snapshot, first[index]),
                "claims": int(counts[index]),
            }
            for index in some
        ],
    }


def _point(snapshot: Snapshot, row: int) -> Answer:
    x, y = float(snapshot.columns.x[row]), float(snapshot.columns.y[row])
    lat = float(np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * y)))))
    return {"lat": round(lat, 5), "lon": round(x * 360 - 180, 5)}


def _actors(desk: Desk, snapshot: Snapshot, request: Request) -> Answer:
    present = set(snapshot.actors)
    return {
        "actors": [
            {
                "id": each.id,
                "name_en": each.en,
                "name_ar": each.ar,
                "group": get_colour_group(each.id),
                "is_named": each.id in present,
            }
            for each in all_actors()
        ]
    }


def _presence(desk: Desk, snapshot: Snapshot, request: Request) -> Answer:
    value = request.query_params.get("as_of", "")
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise ValueError(value)
        day = day_number(date.fromisoformat(value))
    except ValueError:
        raise InputError(f"as_of={value[:40]!r} is no day such as 2020-01-31") from None
    query = _filter(request)
    cursor, limit = _page(request)
    presence = fold(evidence_of(snapshot), day, query.dates)
    pairs = np.flatnonzero(pass_filter(presence, snapshot, query))
    evidence = presence.evidence
    some = pairs[cursor : cursor + limit].tolist()
    after = cursor + limit if cursor + limit < len(pairs) else None
    return {
        "as_of": value,
        "total": len(pairs),
        "next": None if after is None else str(after),
        "presence": [
            {
                "actor": snapshot.actors[evidence.pair_actor[pair]],
                "place": snapshot.places[evidence.pair_place[pair]].id,
                "place_name_en": snapshot.places[evidence.pair_place[pair]].name_en,
                "state": STATES[presence.state[pair]],
                "last_evidence": from_day_number(int(presence.seen[pair])).isoformat(),
                "age_days": int(presence.age[pair]),
                "claim": int(presence.claim[pair]),
            }
            for pair in some
        ],
    }
