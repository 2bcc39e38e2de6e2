"""The right place for every name, or an honest wider one: bundled index, look-up, resolution in context."""

from footprint.gazetteer.cli import cli_resolve
from footprint.gazetteer.entry import Context, Entry, Feature, NameHit, Resolution
from footprint.gazetteer.gazetteer import Gazetteer, bundled
from footprint.gazetteer.in_use import in_use, outlines_in_use, shelf_folder

__all__ = [
    "Context",
    "Entry",
    "Feature",
    "Gazetteer",
    "NameHit",
    "Resolution",
    "bundled",
    "cli_resolve",
    "in_use",
    "outlines_in_use",
    "shelf_folder",
]
