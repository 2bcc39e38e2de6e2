"""A report → its claims. `read` composes the stages: sections, sentences, dates, parties, places, frames, claims."""

from __future__ import annotations

from footprint.reading.read import READER_VERSION, read

__all__ = ["READER_VERSION", "read"]
