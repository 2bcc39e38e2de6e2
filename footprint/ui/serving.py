"""Routes beside Streamlit's own: Leaflet, the layer's files, the map's data, health; and the guard before all."""

from __future__ import annotations

import gzip
import hashlib
import json
import logging
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pylopdf_fonts_ar
import streamlit as st
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed
from xstatic.pkg import leaflet

from footprint import actors
from footprint.errors import FootprintError
from footprint.filters import MOST_WORDS
from footprint.ui import add_maps, geography, texts, texts_pages, words
from footprint.ui.desk import find_snapshot, open_desk, packed_evidence
from footprint.ui.geography import BASEMAP
from footprint.ui.readiness import serve_ready
from footprint.view import Snapshot
from footprint.wording.language import Language, current, from_key, speaking

_log = logging.getLogger(__name__)
ASSETS = Path(__file__).parent / "assets"
FONTS = {"naskh": pylopdf_fonts_ar.serif_path(), "sans-arabic": pylopdf_fonts_ar.sans_path()}
"""Noto Naskh Arabic for what is told, Noto Sans Arabic for the controls; under the SIL Open Font License."""
FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
"""For addresses that hold a hash of what they serve."""
_HASH_LENGTH = 16
_SINCE = datetime.now(UTC).isoformat(timespec="milliseconds")
_DARK = {"isis": "#EFEBE2", "other": "#A39C90", "usa": "#4A9FD8", "gov": "#CFA52A"}
"""Colours of groups that the dark page would swallow, made lighter."""


def routes() -> list[BaseRoute]:
    """Everything that `st.App` serves for us. None of it lies under a prefix that Streamlit keeps for itself."""
    return [
        Mount("/assets/leaflet", StaticFiles(directory=leaflet.BASE_DIR)),
        Route("/footprint/assets/{version}/{name}", serve_asset),
        Route("/footprint/fonts/{name}.ttf", serve_font),
        Route("/footprint/config/{language}/{hash}.json", serve_config),
        Route("/footprint/data/{hash}.bin", serve_data),
        Route("/footprint/said/{hash}.bin", serve_said),
        Route("/footprint/presence/{hash}/{revision}.bin", serve_presence),
        Route("/footprint/basemap/{hash}.json", serve_basemap),
        Route("/footprint/outlines.json", serve_outlines),
        Route("/healthz", serve_health),
        Route("/readyz", serve_ready),
    ]


class HostGuard:
    """Answers only requests for a host in `server.allowedHosts`, so that no web site can point its name at us."""

    def __init__(self, app: ASGIApp) -> None:
        """Stands before `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a stranger's host with 421; let everything else through. Streamlit guards its own socket."""
        if scope["type"] == "http" and not is_host_allowed(Headers(scope=scope).get("host")):
            refusal = PlainTextResponse(
                "This footprint does not answer for that host name; add it to server.allowedHosts in "
                ".streamlit/config.toml to allow it.",
                status_code=421,
            )
            await refusal(scope, receive, send)
            return
        await self.app(scope, receive, send)


async def serve_health(request: Request) -> Response:
    """`ok` once the store can be read, and since when this process runs; 503 where it cannot.

    Why stands in the log: paths are nobody's business here.
    """
    try:
        revision = open_desk().store.revision()
    except FootprintError:
        _log.exception("the store cannot be read")
        why = "the store cannot be read; the server's log says why"
        return JSONResponse({"status": "failed", "why": why}, status_code=503)
    return JSONResponse({"status": "ok", "revision": revision, "since": _SINCE})


def serve_data(request: Request) -> Response:
    """A snapshot by its hash, while it is among the last few."""
    views, name = open_desk().views, request.path_params["hash"]
    snapshot = find_snapshot(name) or add_maps.get(name)
    if (
        snapshot is None and views.current().hash == name
    ):  # asked for before any page was, after a restart
        snapshot = views.current()
    if snapshot is None:
        return PlainTextResponse(
            "No snapshot of that name is kept: the store has changed since. Reload the page.",
            status_code=404,
            headers={"Cache-Control": "no-store"},
        )
    return _packed(
        snapshot.gzipped, "application/octet-stream", {"X-Footprint-Size": str(len(snapshot.body))}
    )


def serve_said(request: Request) -> Response:
    """Which rows of a snapshot have the words `q` in their quotes: a bit a row, the lowest first."""
    views, name = open_desk().views, request.path_params["hash"]
    try:
        snapshot = find_snapshot(name) or views.current()
        if snapshot.hash != name:
            return PlainTextResponse("No such snapshot is kept.", status_code=404)
        bits = snapshot.said(request.query_params.get("q", "")[:MOST_WORDS])
    except FootprintError as error:
        return PlainTextResponse(str(error), status_code=503)
    packed = gzip.compress(bits.tobytes(), compresslevel=5, mtime=0)
    return _packed(packed, "application/octet-stream", {"Cache-Control": "private, max-age=600"})


def serve_presence(request: Request) -> Response:
    """What the presence claims of a snapshot say, while it is among the last few; some seconds for a million claims."""
    snapshot = find_snapshot(request.path_params["hash"])
    if snapshot is None or str(snapshot.revision) != request.path_params["revision"]:
        return PlainTextResponse(
            "No evidence of that name is kept: the store has changed since. Reload the page.",
            status_code=404,
            headers={"Cache-Control": "no-store"},
        )
    try:
        body = packed_evidence(snapshot)
    except FootprintError as error:
        return PlainTextResponse(str(error), status_code=503)
    return _packed(body, "application/octet-stream", {"Cache-Control": "private, max-age=600"})


async def serve_asset(request: Request) -> Response:
    """One of our scripts or style sheets; the version in the address only tells browsers what is new."""
    kept = _assets().get(request.path_params["name"])
    if kept is None:
        return PlainTextResponse("There is no such file.", status_code=404)
    body, media_type = kept
    return Response(
        body, media_type=media_type, headers=FOREVER | {"X-Content-Type-Options": "nosniff"}
    )


def serve_font(request: Request) -> Response:
    """One of the Arabic faces; fonts.css names them."""
    path = FONTS.get(request.path_params["name"])
    if path is None:
        return PlainTextResponse("There is no such face.", status_code=404)
    return _packed(_packed_font(path), "font/ttf", {"Cache-Control": "public, max-age=604800"})


@lru_cache(maxsize=len(FONTS))
def _packed_font(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)


async def serve_basemap(request: Request) -> Response:
    """The vectors under the map."""
    return _packed(BASEMAP.read_bytes(), "application/json")


def serve_outlines(request: Request) -> Response:
    """Outlines of the units that were imported, as they are now."""
    try:
        body = geography.outlines()
    except FootprintError as error:
        return PlainTextResponse(str(error), status_code=503)
    return Response(body, media_type="application/json", headers={"Cache-Control": "no-cache"})


async def serve_config(request: Request) -> Response:
    """What the layer needs once: words, colours, place names, addresses."""
    language = from_key(request.path_params["language"])
    if language is None:
        return PlainTextResponse("No such language is known.", status_code=404)
    return Response(_config(language)[0], media_type="application/json", headers=FOREVER)


def _packed(body: bytes, media_type: str, more: dict[str, str] | None = None) -> Response:
    headers = FOREVER | {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"} | (more or {})
    return Response(body, media_type=media_type, headers=headers)


@lru_cache(maxsize=1)
def _assets() -> dict[str, tuple[bytes, str]]:
    kinds = {".js": "text/javascript", ".css": "text/css"}
    files = {
        path.name: (path.read_bytes(), kinds[path.suffix])
        for path in sorted(ASSETS.iterdir())
        if path.suffix in kinds
    }
    page, kind = files["page.css"]
    return files | {"page.css": (page + _actor_rules().encode(), kind)}


def _actor_rules() -> str:
    """A style rule for each colour group: its underline, its dot, its line in the filter."""
    rules = []
    for number, group in enumerate(actors.groups(), start=1):
        colour = f"light-dark({group.colour}, {dark_colour(group)})"
        rules.append(
            f".fp-actor-{group.id} {{ --line: {colour}; }}\n"
            f".fp-dot-{group.id} {{ background: {colour}; }}\n"
            f".st-key-f_groups button:nth-of-type({number}) {{ --dot: {colour}; }}\n"
        )
    return "".join(rules)


@lru_cache(maxsize=1)
def assets_version() -> str:
    """Changes when one of our scripts or style sheets does."""
    digest = hashlib.sha256()
    for name, (body, _) in _assets().items():
        digest.update(name.encode() + b"\0" + body)
    return digest.hexdigest()[:_HASH_LENGTH]


def asset_url(name: str) -> str:
    """The address of one of our files."""
    return f"{base_path()}/footprint/assets/{assets_version()}/{name}"


def leaflet_url(name: str) -> str:
    """The address of one of Leaflet's files."""
    return f"{base_path()}/assets/leaflet/{name}"


def config_body() -> bytes:
    """What the layer needs once, in the language of now."""
    return _config(current())[0]


def config_url() -> str:
    """The address of the layer's configuration."""
    language = current()
    return f"{base_path()}/footprint/config/{language.key}/{_config(language)[1]}.json"


def data_url(name: str) -> str:
    """The address of the snapshot of that hash."""
    return f"{base_path()}/footprint/data/{name}.bin"


def said_url(name: str, words: str) -> str:
    """The address of the rows of that snapshot whose quotes have some words."""
    return f"{base_path()}/footprint/said/{name}.bin?{urlencode({'q': words})}"


def presence_url(snapshot: Snapshot) -> str:
    """The address of what the presence claims of a snapshot say; they are read when somebody asks there."""
    return f"{base_path()}/footprint/presence/{snapshot.hash}/{snapshot.revision}.bin"


def base_path() -> str:
    """Where Streamlit is mounted: empty, or a path with a slash before it."""
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


@lru_cache(maxsize=8)
def _config(language: Language) -> tuple[bytes, str]:
    with speaking(language):
        return _pack_config(language)


def _pack_config(language: Language) -> tuple[bytes, str]:
    basemap = hashlib.sha256(BASEMAP.read_bytes()).hexdigest()[:_HASH_LENGTH]
    config: dict[str, Any] = {
        "language": language.tag,
        "direction": language.direction,
        "texts": texts.MAP | texts_pages.TIME,
        "groups": [
            {
                "id": group.id,
                "name": words.group_name(group.id),
                "colour": group.colour,
                "dark": dark_colour(group),
            }
            for group in actors.groups()
        ],
        "actors": {actor.id: actor.group for actor in actors.all_actors()},
        "words": {
            "types": dict(texts.TYPES),
            "modalities": dict(texts.MODALITIES),
            "precisions": dict(texts.PRECISIONS),
            "reasons": dict(texts.REASONS),
            "ages": dict(texts_pages.AGES),
            "actors": {a.id: words.actor_name(a.id) for a in actors.all_actors()},
        },
        "countries": geography.countries(),
        "labels": geography.labels(),
        "roads": geography.roads(),
        "quantum": geography.QUANTUM,
        "outlines": f"{base_path()}/footprint/outlines.json",
        "tiles": geography.tiles(),
        "health": f"{base_path()}/healthz",
        "basemap": f"{base_path()}/footprint/basemap/{basemap}.json",
    }
    body = json.dumps(config, ensure_ascii=False, separators=(",", ":")).encode()
    return body, hashlib.sha256(body).hexdigest()[:_HASH_LENGTH]


def dark_colour(group: actors.Group) -> str:
    """The group's colour on the dark page."""
    return _DARK.get(group.id, group.colour)
