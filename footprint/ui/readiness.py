"""`/readyz`: whether footprint can do its work now, check by check; for whoever watches over it, so without paths or words."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from footprint.errors import FootprintError
from footprint.store.health import examine
from footprint.ui.desk import Desk, open_desk


def serve_ready(request: Request) -> Response:
    """200 where every check is well, else 503; `checks` says what each found.

    `schema`: version of the store's form · `sqlite` or `postgresql`: version, and whether two processes may checkpoint at once ·
    `snapshot`: what the map shows: its revision, how many it is behind, its age in seconds; null before the first page ·
    `disk`: free bytes beside the store.
    """
    try:
        checks = examine_all(open_desk())
    except FootprintError as error:
        body = {"status": "failed", "why": type(error).__name__}
        return JSONResponse(body, status_code=503, headers={"Cache-Control": "no-store"})
    is_well = all(check["ok"] for check in checks.values())
    return JSONResponse(
        {"status": "ready" if is_well else "failed", "checks": checks},
        status_code=200 if is_well else 503,
        headers={"Cache-Control": "no-store"},
    )


def examine_all(desk: Desk) -> dict[str, dict[str, Any]]:
    """Every check with `ok` and what it found. Raises StoreError where the store cannot be read at all."""
    health = examine(desk.store.database)
    checks: dict[str, dict[str, Any]] = {
        "schema": {"ok": health.has_schema, "version": health.schema},
        health.engine: {
            "ok": health.has_engine,
            "version": health.version,
            "single_writer": health.is_single_writer,
        },
        "disk": {"ok": health.has_room or desk.store.is_read_only, "free_bytes": health.free_bytes},
        "snapshot": _snapshot(desk),
    }
    return checks


def _snapshot(desk: Desk) -> dict[str, Any]:
    revision = desk.store.revision()
    shown = desk.views.peek()
    if shown is None:
        return {"ok": True, "revision": None, "behind": None, "age_seconds": None}
    snapshot, age = shown
    behind = revision - snapshot.revision
    return {
        "ok": behind >= 0,
        "revision": snapshot.revision,
        "behind": behind,
        "age_seconds": round(age, 1),
    }
