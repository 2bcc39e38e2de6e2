"""Whether a paragraph of a report speaks to a model instead of to readers: `data/lexicon/orders.toml` says how that sounds."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache

from footprint.errors import DataError
from footprint.knowledge import DATA
from footprint.proposing.passage import Passage
from footprint.text import fold

_REACH = 2_000
"""Characters before and after a quote that are looked at, where its line is that long."""


@lru_cache(maxsize=1)
def _orders() -> tuple[re.Pattern[str], tuple[str, ...]]:
    path = DATA / "lexicon" / "orders.toml"
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        phrases = sorted({fold(each) for each in (*table["en"], *table["ar"])})
        marks = tuple(table["marks"])
    except (OSError, ValueError, KeyError) as error:
        raise DataError(
            f"data/lexicon/{path.name} is broken ({error!r}); restore it from the repository"
        ) from error
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)"), marks


def addresses_a_model(passage: Passage) -> bool:
    """Whether the lines that the quote stands in give orders to a model."""
    text, quote = passage.evidence.report.text, passage.quote
    start = max(text.rfind("\n", 0, quote.start) + 1, quote.start - _REACH)
    stop = text.find("\n", quote.end)
    end = min(len(text) if stop < 0 else stop, quote.end + _REACH)
    paragraph = text[start:end]
    phrases, marks = _orders()
    lowered = paragraph.lower()
    return bool(phrases.search(fold(paragraph))) or any(mark in lowered for mark in marks)
