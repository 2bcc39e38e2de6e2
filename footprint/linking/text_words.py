"""A text → its words in normal form, as the search index keeps them."""

from __future__ import annotations

import re

from footprint.text import plain

_WORD = re.compile(r"[^\W_]+")


def index_words(text: str) -> list[str]:
    """The words of a text in order, in the normal form of `footprint.text`."""
    return _WORD.findall(plain(text))
