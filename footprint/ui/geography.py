"""The gazetteer → what the map writes and draws of it: names, roads, outlines; and the maps of others, on request."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import xyzservices.providers as online

from footprint.gazetteer import Entry, bundled, in_use, outlines_in_use
from footprint.knowledge import DATA
from footprint.wording.countries import country_names
from footprint.wording.language import ENGLISH, current

BASEMAP = DATA / "basemap" / "basemap.json.gz"

QUANTUM = 2**22
"""Steps across the world in which lines are told: 10 m at the equator."""
_LABEL_ZOOM = ((1_000_000, 5), (300_000, 6), (100_000, 7), (30_000, 8), (8_000, 9), (0, 10))
"""From which zoom a settlement of so many people has its name on the map."""
_SITE_ZOOM = {"airport": 8, "field": 8, "base": 9, "dam": 9, "crossing": 9, "plant": 10}
_OUTLINE_ZOOM = {"admin1": 5, "admin2": 8, "admin3": 10}
_TILES = {"street": online.OpenStreetMap.Mapnik, "satellite": online.Esri.WorldImagery}


def countries() -> dict[str, str]:
    """The basemap's names of countries in the language of now, where that is not English."""
    if current() == ENGLISH:
        return {}
    basemap = json.loads(gzip.decompress(BASEMAP.read_bytes()))
    return country_names(name for name, *_ in basemap["countries"])


def labels() -> list[dict[str, Any]]:
    """Names to write, the most important first: settlements by their people, then sites."""
    places = bundled().labels()
    return [
        *(_label(e, "city" if e.population >= 100_000 else "town", _zoom_of(e)) for e in places),
        *(_label(e, "site", _SITE_ZOOM[e.feature]) for e in _of(_SITE_ZOOM)),
    ]


def roads() -> list[dict[str, Any]]:
    """Highways: their names, and their points as flat integers like those of the basemap."""
    return [
        {"en": e.name_en, "ar": e.name_ar or "", "line": _packed(e.line)}
        for e in _of(["road"])
        if len(e.line) > 1
    ]


def outlines() -> bytes:
    """Outlines of the units that were imported, by the zoom from which they are drawn, as JSON.

    `units` tells which of them are whose, for claims that stand on the unit: id → (zoom, the first line, how many).
    """
    gazetteer = in_use()
    lines: dict[int, list[list[int]]] = {zoom: [] for zoom in _OUTLINE_ZOOM.values()}
    units: dict[str, tuple[int, int, int]] = {}
    for place_id, rings in sorted(outlines_in_use().items()):
        entry = gazetteer.get(place_id)
        zoom = _OUTLINE_ZOOM.get(entry.feature) if entry else None
        if zoom is not None:
            units[place_id] = (zoom, len(lines[zoom]), len(rings))
            lines[zoom] += [_packed((lat, lon) for lon, lat in ring) for ring in rings]
    return json.dumps({**lines, "units": units}, separators=(",", ":")).encode()


def tiles() -> list[dict[str, Any]]:
    """Maps that other machines serve. None is asked for before a person chooses it."""
    return [
        {
            "id": name,
            "url": provider.build_url(),
            "attribution": provider.html_attribution,
            "most": provider.get("max_zoom", 18),
        }
        for name, provider in _TILES.items()
    ]


@lru_cache(maxsize=1)
def _by_feature() -> dict[str, list[Entry]]:
    wanted = {*_SITE_ZOOM, "road"}
    found: dict[str, list[Entry]] = {}
    for entry in bundled().index:
        if entry.feature in wanted and not entry.id.startswith("geonames:"):
            found.setdefault(entry.feature, []).append(entry)
    return found


def _of(features: Iterable[str]) -> list[Entry]:
    return [entry for feature in features for entry in _by_feature().get(feature, ())]


def _zoom_of(entry: Entry) -> int:
    return next(zoom for people, zoom in _LABEL_ZOOM if entry.population >= people)


def _label(entry: Entry, form: str, zoom: int) -> dict[str, Any]:
    x, y = _project(entry.lat, entry.lon)
    return {
        "x": round(x, 7),
        "y": round(y, 7),
        "en": entry.name_en,
        "ar": entry.name_ar or "",
        "form": form,
        "zoom": zoom,
    }


def _packed(points: Iterable[tuple[float, float]]) -> list[int]:
    """(lat, lon) points → the first x and y, then differences, in steps of QUANTUM."""
    flat: list[int] = []
    before = (0, 0)
    for lat, lon in points:
        x, y = (round(share * QUANTUM) for share in _project(lat, lon))
        flat += [x - before[0], y - before[1]]
        before = (x, y)
    return flat


def _project(lat: float, lon: float) -> tuple[float, float]:
    return (lon + 180) / 360, 0.5 - math.asinh(math.tan(math.radians(lat))) / math.tau
