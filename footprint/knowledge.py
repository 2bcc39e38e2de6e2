"""Where the bundled knowledge lies: `data/` beside the package."""

from __future__ import annotations

from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
