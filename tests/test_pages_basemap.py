"""The basemap: how it is cut and packed, and what the file holds."""

from __future__ import annotations

import gzip
import json
import re

import build_basemap
import pytest

from footprint.ui import geography
from footprint.wording.language import Language, speaking

BOX = (0.0, 0.0, 10.0, 10.0)


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ([(1, 1), (2, 2)], [[(1, 1), (2, 2)]]),
        ([(-5, 5), (5, 5)], [[(0, 5), (5, 5)]]),
        ([(-5, 5), (15, 5)], [[(0, 5), (10, 5)]]),
        ([(5, 5), (15, 5), (15, 6), (5, 6)], [[(5, 5), (10, 5)], [(10, 6), (5, 6)]]),
        ([(20, 20), (30, 30)], []),
        ([(-1, -1), (-1, 20)], []),
    ],
)
def test_a_line_is_cut_at_the_edges(line, pieces):
    assert build_basemap.clip_line(line, BOX) == pieces


def test_a_ring_is_cut_at_the_edges():
    (ring,) = build_basemap.clip_rings([[(-5, -5), (5, -5), (5, 5), (-5, 5)]], BOX)
    assert sorted(ring) == [(0, 0), (0, 5), (5, 0), (5, 5)]
    assert build_basemap.clip_rings([[(20, 20), (30, 20), (30, 30)]], BOX) == []


def test_the_world_around_the_region_has_no_gap_and_no_overlap():
    boxes = [build_basemap.REGION, *build_basemap.around(build_basemap.REGION)]
    area = sum((east - west) * (north - south) for west, south, east, north in boxes)
    assert area == 360 * 2 * build_basemap.MAX_LAT


def test_a_packed_line_unpacks_to_where_it_was():
    line = [(41.23, 37.05), (41.5, 36.9), (40.1, 36.5)]
    flat = build_basemap.pack(line, build_basemap.QUANTUM)
    x = y = 0
    for index, point in enumerate(line):
        x, y = x + flat[2 * index], y + flat[2 * index + 1]
        expected = build_basemap.mercator(point)
        assert abs(x / build_basemap.QUANTUM - expected[0]) < 1e-6
        assert abs(y / build_basemap.QUANTUM - expected[1]) < 1e-6


def test_a_shared_arc_is_a_border_and_a_coast_is_none():
    def country(name, arcs):
        return {"type": "Polygon", "arcs": [arcs], "properties": {"name": name}}

    topology = {
        "objects": {
            "countries": {
                "type": "GeometryCollection",
                "geometries": [country("A", [0, 1]), country("B", [~0, 2])],
            }
        }
    }
    arcs = [[(0, 0), (0, 1)], [(0, 1), (-1, 0)], [(0, 0), (1, 0)]]
    assert build_basemap.border_arcs(topology, arcs) == [(frozenset({"A", "B"}), arcs[0])]


def test_the_file_is_small_and_whole():
    packed = build_basemap.TARGET.read_bytes()
    assert len(packed) < 600_000
    basemap = json.loads(gzip.decompress(packed))
    assert basemap["quantum"] == build_basemap.QUANTUM
    names = [name for name, *_ in basemap["countries"]]
    assert {"Syria", "Iraq", "Türkiye", "Lebanon", "Jordan", "Israel", "Palestine", "Iran"} <= set(
        names
    )
    assert (
        min(len(basemap[part]) for part in ("land", "lakes", "borders", "contested", "rivers")) > 4
    )


def test_every_country_has_a_name_in_arabic():
    basemap = json.loads(gzip.decompress(build_basemap.TARGET.read_bytes()))
    names = {name for name, *_ in basemap["countries"]}
    with speaking(Language("ar")):
        told = geography.countries()
    assert names - set(told) == set()
    assert told["Syria"] == "سوريا"
    assert [name for name in told.values() if re.search("[A-Za-z]", name)] == []
    assert geography.countries() == {}
