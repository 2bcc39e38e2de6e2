"""A page's words → the day that it was published: as a line prints it, or as the text calls it today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from footprint.reading.dates import find_dates
from footprint.reading.lexicon import Lexicon
from footprint.reading.sections import Page
from footprint.reading.tokens import Token

_TODAY = frozenset(("اليوم", "today"))
_FULL = ("day", "absolute")
_HEAD_PARAGRAPHS = 3
_HEAD_WORDS = 40
"""The day of a report is told in its first paragraphs, near their beginning."""


def printed(page: Page, tokens: Sequence[Token], index: Lexicon) -> datetime | None:
    """The date of publication that a stamp line prints; None where none does."""
    for start, end in page.stamps:
        line = [t for t in tokens if start <= t.start < end]
        for mention in find_dates(line, index.find(line), None):
            if mention.interval and mention.precision == "day":
                return datetime.combine(mention.interval[0], time(), None)
    return _told_as_today(page, tokens, index)


def _told_as_today(page: Page, tokens: Sequence[Token], index: Lexicon) -> datetime | None:
    """The full date that the text calls today: "اليوم الأربعاء 13 آذار 2024", today, 13 March 2024."""
    head = [s for s in page.segments if s.section == "body"][:_HEAD_PARAGRAPHS]
    for segment in head:
        line = [t for t in tokens if segment.start <= t.start < segment.end][:_HEAD_WORDS]
        todays = [k for k, t in enumerate(line) if any(f in _TODAY for _, f in t.forms)]
        if not todays:
            continue
        for mention in find_dates(line, index.find(line), None):
            if mention.interval is None or (mention.precision, mention.basis) != _FULL:
                continue
            if any(mention.i - 3 <= k < mention.j for k in todays):
                return datetime.combine(mention.interval[0], time(), None)
    return None
