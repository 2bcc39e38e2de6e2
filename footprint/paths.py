"""Where things lie: what ships with footprint, and what a person keeps."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from footprint.knowledge import DATA
from footprint.where import Address, parse_where

ROOT = DATA.parent
"""The checkout: `dashboard.py`, `pages/` and `data/` lie in it."""
REPORTS = DATA / "reports"
"""The reports that ship with footprint."""


def user_folder() -> Path:
    """The folder that holds a person's store: `FOOTPRINT_DATA`, or the system's place for such data."""
    chosen = os.environ.get("FOOTPRINT_DATA")
    return Path(chosen).expanduser() if chosen else platformdirs.user_data_path("footprint", False)


def store_where() -> Path | Address:
    """Where the store is: `FOOTPRINT_DATABASE`, a path or an address, or the file in the data folder. Raises StoreError."""
    chosen = os.environ.get("FOOTPRINT_DATABASE")
    return parse_where(chosen) if chosen else store_path()


def store_path() -> Path:
    """The store's file. It need not be there yet."""
    return user_folder() / "footprint.db"
