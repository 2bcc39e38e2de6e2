"""Outlines of units: simplified for drawing, written as rings, asked which of them hold a point."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from footprint.gazetteer.geometry import distance_km
from footprint.gazetteer.in_use import Rings

SIMPLER = 0.004
"""Degrees by which a drawn border may run beside the true one: some 400 m, a pixel at zoom 8."""
_LEAST_AREA = 1e-5
"""Square degrees of an islet worth drawing (some 100 000 m²), where the unit has larger parts."""


def simplify(outline: BaseGeometry) -> BaseGeometry:
    """The outline with fewer points: valid, never empty."""
    simpler = shapely.simplify(outline, SIMPLER, preserve_topology=True)
    return simpler if simpler.is_valid and not simpler.is_empty else outline


def rings_of(outline: BaseGeometry) -> Rings:
    """The outer rings, the largest first, islets left out, to five decimals of a degree (a metre)."""
    parts = sorted(shapely.get_parts(outline), key=lambda part: -part.area)
    worth = [part for part in parts if part.area >= _LEAST_AREA] or parts[:1]
    return [[[round(x, 5), round(y, 5)] for x, y in part.exterior.coords] for part in worth]


def outline_of(rings: Rings) -> BaseGeometry:
    """The outline of those rings."""
    polygons = [Polygon(ring) for ring in rings if len(ring) >= 4]
    return polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)


def reach_km(lat: float, lon: float, outline: BaseGeometry) -> int:
    """How far the outline's farthest point is from a point, rounded up."""
    corners = shapely.get_coordinates(outline)
    return max(1, math.ceil(max(distance_km(lat, lon, y, x) for x, y in corners)))


class Cover:
    """Which units hold a point."""

    def __init__(
        self, outlines: Mapping[str, BaseGeometry], parents: Mapping[str, Sequence[str]]
    ) -> None:
        """`outlines` by id of the unit; `parents` gives the units above each."""
        self._ids = list(outlines)
        self._parents = parents
        self._areas = [outline.area for outline in outlines.values()]
        self._tree = shapely.STRtree(list(outlines.values()))

    def units_at(self, lat: float, lon: float) -> tuple[str, ...]:
        """Ids of the smallest unit that holds the point and of those above it; empty where none does."""
        if not self._ids:
            return ()
        held = self._tree.query(shapely.Point(lon, lat), predicate="intersects")
        if not len(held):
            return ()
        smallest = self._ids[min(held, key=lambda n: self._areas[n])]
        return (smallest, *self._parents.get(smallest, ()))
