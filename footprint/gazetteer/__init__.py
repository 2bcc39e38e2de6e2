"""The right place for every name, or an honest wider one: bundled index, look-up, resolution in context."""

from footprint.gazetteer.cli import cli_resolve
from footprint.gazetteer.entry import Context, Entry, Feature, NameHit, Resolution
from footprint.gazetteer.gazetteer import Gazetteer, bundled
from footprint.gazetteer.in_use import (
    correcting,
    imported_places,
    in_use,
    outlines_in_use,
    shelf_folder,
)
from footprint.gazetteer.unresolved import noting

__all__ = [
    "Context",
    "Entry",
    "Feature",
    "Gazetteer",
    "NameHit",
    "Resolution",
    "bundled",
    "cli_resolve",
    "correcting",
    "imported_places",
    "in_use",
    "noting",
    "outlines_in_use",
    "shelf_folder",
]
