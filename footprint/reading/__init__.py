"""A report → its claims. `read` composes the stages: sections, sentences, dates, parties, places, frames, claims."""

from __future__ import annotations

from footprint.reading.read import read, reader_version

__all__ = ["read", "reader_version"]
