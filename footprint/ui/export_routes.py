"""The downloads: what passes the filter of an address, written to a file of its own and sent from there.

Nothing of it goes through Streamlit, and no more of it is in memory than a batch.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from footprint.errors import FootprintError, InputError
from footprint.exchange import exporting
from footprint.exchange.briefing import make_briefing
from footprint.exchange.coarsening import check_side
from footprint.exchange.formats import FORMATS
from footprint.exchange.news import find_new, make_feed
from footprint.exchange.package import now
from footprint.filters import Filter
from footprint.ui.alone import write_alone
from footprint.ui.desk import open_desk
from footprint.wording.texts_exchange import EXPORT

MOST_AT_ONCE = 2
_ZIP = ".zip"
_WAIT_SECONDS = 60
_MOST_HERE = 8
"""Those that are made, and those that wait."""
_waiting = threading.BoundedSemaphore(_MOST_HERE)
_making = threading.BoundedSemaphore(MOST_AT_ONCE)


def export_routes() -> list[BaseRoute]:
    """Beside those of `footprint.ui.serving`, behind the same guard."""
    return [
        Route("/export/map.html", _in_turn(serve_alone)),
        Route("/export/briefing.html", _in_turn(serve_briefing)),
        Route("/export/feed.atom", serve_feed),
        Route("/export/{format}", _in_turn(serve_export)),
    ]


def _in_turn(make: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """At most so many are made at once, and few wait: who waits holds a thread that the map needs."""

    def serve(request: Request) -> Response:
        if not _waiting.acquire(blocking=False):
            return _busy()
        try:
            if not _making.acquire(timeout=_WAIT_SECONDS):
                return _busy()
            try:
                return make(request)
            finally:
                _making.release()
        finally:
            _waiting.release()

    return serve


def _busy() -> Response:
    return PlainTextResponse(EXPORT["busy"], 503, {"Retry-After": "60"})


def serve_export(request: Request) -> Response:
    """The claims that pass the filter of the address, in the format that it names; with `.zip` behind it, packed up."""
    name = str(request.path_params["format"])
    wanted = FORMATS.get(name.removesuffix(_ZIP))
    if wanted is None:
        return PlainTextResponse(f"No such format; known: {', '.join(FORMATS)}", 404)
    try:
        query, coarse = read_filter(request), read_side(request)
        if coarse is not None and wanted.id == "claims.jsonl":
            raise InputError(EXPORT["not_coarse"])
    except InputError as error:
        return PlainTextResponse(str(error), 400)
    folder = Path(tempfile.mkdtemp(prefix="footprint-"))
    try:
        desk = open_desk()
        packed = name.endswith(_ZIP)
        path = folder / f"footprint{_ZIP if packed else wanted.suffix}"
        make = exporting.pack if packed else exporting.export
        make(desk.store, desk.views.current(), query, wanted, path, coarse)
    except FootprintError as error:
        shutil.rmtree(folder, ignore_errors=True)
        return PlainTextResponse(str(error), 503)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return FileResponse(
        path,
        media_type="application/zip" if packed else wanted.media_type,
        filename=f"{name if packed else name.removesuffix(wanted.suffix)}{'' if packed else wanted.suffix}",
        headers={"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"},
        background=BackgroundTask(shutil.rmtree, folder, ignore_errors=True),
    )


def serve_alone(request: Request) -> Response:
    """The map of what passes the filter of the address, as one file to be kept."""
    folder = Path(tempfile.mkdtemp(prefix="footprint-"))
    path = folder / "footprint-map.html"
    try:
        desk = open_desk()
        write_alone(desk.store, desk.views.current(), read_filter(request), path)
    except FootprintError as error:
        shutil.rmtree(folder, ignore_errors=True)
        return PlainTextResponse(str(error), 400 if isinstance(error, InputError) else 503)
    return FileResponse(
        path,
        media_type="text/html",
        filename=path.name,
        headers={"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"},
        background=BackgroundTask(shutil.rmtree, folder, ignore_errors=True),
    )


def serve_briefing(request: Request) -> Response:
    """The page to be printed, of what passes the filter of the address."""
    try:
        desk = open_desk()
        page = make_briefing(desk.store, desk.views.current(), read_filter(request), now())
    except FootprintError as error:
        return PlainTextResponse(str(error), 400 if isinstance(error, InputError) else 503)
    return Response(
        page.encode("utf-8", "replace"),
        media_type="text/html",
        headers={"Cache-Control": "no-store"},
    )


def serve_feed(request: Request) -> Response:
    """The newest claims that pass the filter of the address, as an Atom feed."""
    try:
        query = read_filter(request)
        desk = open_desk()
        new = find_new(desk.store, desk.views.current(), query)
    except InputError as error:
        return PlainTextResponse(str(error), 400)
    except FootprintError as error:
        return PlainTextResponse(str(error), 503)
    page = str(request.base_url)
    return Response(
        make_feed(new, query, str(request.url), page),
        media_type="application/atom+xml",
        headers={"Cache-Control": "private, max-age=300", "X-Content-Type-Options": "nosniff"},
    )


def read_side(request: Request) -> float | None:
    """The side of the squares that points are coarsened to; None where they stay as they are. Raises InputError."""
    told = request.query_params.get("coarse")
    if told is None:
        return None
    try:
        return check_side(float(told))
    except ValueError as error:
        raise InputError(f"coarse: {told!r} is no number of kilometres") from error


def read_filter(request: Request) -> Filter:
    """The filter of an address. Raises InputError where a part of it cannot be used: a file must not hold more than asked."""
    query = Filter.from_query(request.query_params)
    if query.dropped:
        raise InputError(EXPORT["unknown_filter"].format(why="; ".join(query.dropped)))
    return query
