"""A report → its claims. `read` composes the stages: sections, sentences, dates, parties, places, frames, claims."""

from __future__ import annotations

from footprint.reading.evidence import Evidence
from footprint.reading.mentions import Mention, MentionTagger
from footprint.reading.read import read, read_with_evidence, reader_version

__all__ = [
    "Evidence",
    "Mention",
    "MentionTagger",
    "read",
    "read_with_evidence",
    "reader_version",
]
