"""Claims → a picture of the map as SVG: land, borders, and a mark for each place, as large as it is vague."""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from html import escape
from typing import Any

from footprint.actors import get_colour_group, groups
from footprint.exchange.facts import main_place, point_of
from footprint.filters import project
from footprint.knowledge import DATA
from footprint.model import PIN_PRECISIONS

WIDTH, HEIGHT = 900, 560
_LEAST = 0.004
"""Share of the world that the picture shows at least: some 160 km at 35° N."""
_EARTH_KM = 40_075.0
_FAR_OFF = 0.01
_WIDE_KM = 300.0
"""What is vaguer than this is drawn, and does not widen the picture."""
_NAMED = 18
"""Places whose names are written, sites and towns first, those with most claims before others."""
_LETTER, _LINE = 7.5, 15
"""How wide a letter and how high a line of a name is."""


_Spot = tuple[float, float, float, bool]
"""Latitude, longitude, radius in km, and whether the words name the very place."""


class Picture:
    """Gathers claims, and draws them once all are in."""

    def __init__(self) -> None:
        """Nothing is on it."""
        self._spots: dict[_Spot, Counter[str]] = {}
        self._names: dict[_Spot, str] = {}

    def add(self, body: Mapping[str, Any]) -> None:
        """Take a claim, as its JSON of the claims contract; one without a point is left out."""
        point, place = point_of(body), main_place(body)
        if point is None or place is None:
            return
        spot = (*point, float(place["radius_km"]), place["precision"] in PIN_PRECISIONS)
        actors = body["actors"]
        group = get_colour_group(actors[0]["id"]) if actors else "other"
        self._spots.setdefault(spot, Counter())[group] += 1
        self._names[spot] = place["name_en"]

    def groups(self) -> list[str]:
        """The colour groups of the marks, the most frequent first."""
        counts: Counter[str] = Counter()
        for each in self._spots.values():
            counts.update({each.most_common(1)[0][0]: each.total()})
        return [group for group, _ in counts.most_common()]

    def outside(self) -> int:
        """How many claims have their point outside the picture."""
        if not self._spots:
            return 0
        frame = _Frame(self._framed())
        places = (
            (frame.at(*project(lat, lon)), counts)
            for (lat, lon, _, _), counts in self._spots.items()
        )
        return sum(
            counts.total()
            for (x, y), counts in places
            if not (0 <= x <= WIDTH and 0 <= y <= HEIGHT)
        )

    def _framed(self) -> list[tuple[float, float]]:
        """The points that the picture is to show: all but what lies far off on either side, a hundredth of the claims."""
        some = {spot: n for spot, n in self._spots.items() if spot[2] <= _WIDE_KM} or self._spots
        points = [(project(lat, lon), counts.total()) for (lat, lon, _, _), counts in some.items()]
        (west, east), (north, south) = (
            _middle([(p[axis], n) for p, n in points]) for axis in (0, 1)
        )
        return [(x, y) for (x, y), _ in points if west <= x <= east and north <= y <= south]

    def draw(self) -> str:
        """An SVG element; an empty string where nothing has a point."""
        spots = self._spots
        if not spots:
            return ""
        frame = _Frame(self._framed())
        # The widest first, so that none hides another; then the dots.
        below = sorted(spots.items(), key=lambda each: (each[0][3], -each[0][2], each[0]))
        marks = "".join(_mark(frame, spot, counts) for spot, counts in below)
        most = sorted(spots, key=lambda spot: (not spot[3], -spots[spot].total(), spot))
        words = "".join(_names(frame, [(spot, self._names[spot]) for spot in most]))
        return (
            f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="map">'
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#cfdde6"/>{"".join(_ground(frame))}{marks}{words}</svg>'
        )


def _middle(values: list[tuple[float, int]]) -> tuple[float, float]:
    """The least and the most of some numbers, each so many times, without a hundredth of them at either end."""
    total = sum(n for _, n in values)
    left_out, seen, inside = total * _FAR_OFF, 0, []
    for value, n in sorted(values):
        if seen + n > left_out and seen < total - left_out:
            inside.append(value)
        seen += n
    return inside[0], inside[-1]


class _Frame:
    """What part of the world is shown, and where on the picture."""

    def __init__(self, points: list[tuple[float, float]]) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        wide = max(max(xs) - min(xs), _LEAST) * 1.25
        high = max(max(ys) - min(ys), _LEAST) * 1.25
        self.scale = min(WIDTH / wide, HEIGHT / high)
        self.left = (min(xs) + max(xs)) / 2 - WIDTH / self.scale / 2
        self.top = (min(ys) + max(ys)) / 2 - HEIGHT / self.scale / 2

    def at(self, x: float, y: float) -> tuple[float, float]:
        return (x - self.left) * self.scale, (y - self.top) * self.scale


def _ground(frame: _Frame) -> Iterator[str]:
    base = _basemap()
    unit = 1 / base["quantum"]
    for name, style in (
        ("land", 'fill="#f6f2e9" fill-rule="evenodd"'),
        ("lakes", 'fill="#cfdde6"'),
    ):
        path = "".join(_path(frame, ring, unit, "Z") for rings in base[name] for ring in rings)
        yield f'<path {style} d="{path}"/>'
    for name, style in (
        ("rivers", 'stroke="#b3cbd9" stroke-width="1"'),
        ("borders", 'stroke="#8d8678" stroke-width="1" stroke-dasharray="5 3"'),
        ("contested", 'stroke="#b0a99b" stroke-width="1" stroke-dasharray="1 3"'),
    ):
        path = "".join(_path(frame, line, unit, "") for line in base[name])
        yield f'<path fill="none" {style} d="{path}"/>'


def _path(frame: _Frame, line: list[int], unit: float, end: str) -> str:
    """A line as it is drawn; nothing for one that lies outside the picture."""
    x = y = 0
    points = []
    for index in range(0, len(line) - 1, 2):
        x, y = x + line[index], y + line[index + 1]
        points.append(frame.at(x * unit, y * unit))
    xs, ys = [px for px, _ in points], [py for _, py in points]
    if max(xs) < 0 or min(xs) > WIDTH or max(ys) < 0 or min(ys) > HEIGHT:
        return ""
    return "M" + "L".join(f"{px:.1f} {py:.1f}" for px, py in points) + end


def _mark(frame: _Frame, key: _Spot, counts: Counter[str]) -> str:
    lat, lon, radius_km, exact = key
    x, y = frame.at(*project(lat, lon))
    colour = _colours().get(counts.most_common(1)[0][0], "#8B857A")
    total = counts.total()
    if exact:
        size = 4 + 2 * math.log2(total)
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" fill="{colour}" stroke="#fff"/>'
    size = max(5.0, radius_km / (_EARTH_KM * math.cos(math.radians(lat))) * frame.scale)
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" fill="{colour}" fill-opacity="0.08" '
        f'stroke="{colour}" stroke-dasharray="4 3"/>'
    )


def _names(frame: _Frame, places: Iterable[tuple[_Spot, str]]) -> Iterator[str]:
    """The names of the first places that have room."""
    taken: list[tuple[float, float, float]] = []
    for key, name in places:
        x, y = frame.at(*project(key[0], key[1]))
        end = x + 9 + len(name) * _LETTER
        free = all(end < a or x > b or abs(y - c) > _LINE for a, b, c in taken)
        if free and end < WIDTH and len(taken) < _NAMED:
            taken.append((x, end, y))
            yield f'<text x="{x + 9:.1f}" y="{y + 4:.1f}">{escape(name)}</text>'


@lru_cache(maxsize=1)
def _basemap() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        gzip.decompress((DATA / "basemap" / "basemap.json.gz").read_bytes())
    )
    return found


@lru_cache(maxsize=1)
def _colours() -> dict[str, str]:
    return {group.id: group.colour for group in groups()}
