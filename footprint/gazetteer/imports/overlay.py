"""The imports on the shelf → one set of rows over the bundle."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from footprint.gazetteer.gazetteer import bundled
from footprint.gazetteer.imports.ground import Ground
from footprint.gazetteer.imports.merging import lay_others, lay_units
from footprint.gazetteer.imports.outlines import rings_of
from footprint.gazetteer.imports.shelf import read_places
from footprint.gazetteer.in_use import Overlay
from footprint.gazetteer.index import Extra
from footprint.gazetteer.rows import line_of


def ground_of(folder: Path, names: Sequence[str]) -> Ground:
    """The bundle with these imports laid over it, their units first. Seconds for a country of 30,000 places."""
    ground = Ground(bundled())
    layers = [(read_places(folder, name), "-csv-" in name) for name in names]
    for lay in (lay_units, lay_others):
        for places, own in layers:
            lay(ground, places, own=own)
    return ground


def overlay_of(folder: Path, names: Sequence[str]) -> Overlay:
    """What the imports come to."""
    ground = ground_of(folder, names)
    places = tuple(line_of(row) for row in ground.rows.values())
    named = tuple(ground.named())
    digest = hashlib.sha256("\n".join([*places, *named]).encode()).hexdigest()
    outlines = {place_id: rings_of(outline) for place_id, outline in ground.outlines.items()}
    return Overlay(Extra(digest[:8], places, named), outlines)
