"""Words as published or as typed → the words of the search index: the same ones on both sides.

Both go through `footprint.text`. Arabic writes "and", "in", "to", "like" and the article onto the next word: a word that
is looked for is also looked for with each of these before it, and without those that it came with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from footprint.linking.text_words import index_words
from footprint.text import Normal, normalize

_WORD = re.compile(r"[^\W_]+")
_ARABIC = re.compile("[\u0621-\u064a]")
_PROCLITICS = (
    "", "ال", "و", "ف", "ب", "ل", "ك", "لل", "وال", "فال", "بال", "كال", "ولل", "وب", "ول", "وك", "فب", "فل",
    "وبال", "وكال", "فبال",
)  # fmt: skip
"""What may be written onto the front of a word, normalised; the empty one is the bare word."""
_SHORTEST_BASE = 3
"""A word is not cut to fewer letters: بين is no ين with "in" before it."""
_PARTS = re.compile(r'(-?)"([^"]*)"|(-?)(\S+)')
_MOST_PARTS = 32
_SHORTEST_STEMMED = 5
_ENDING = re.compile("(?:ing|ed|es|s|e)$")
"""What English forms of a word differ in, near enough to underline them; the index itself has Porter's rules."""


@dataclass(frozen=True, slots=True)
class Part:
    """One condition of a query."""

    words: tuple[str, ...]
    """Normalised; more than one for a phrase in quotation marks."""
    is_prefix: bool = False
    """Typed with a star at the end: any word that begins so."""
    is_excluded: bool = False
    """Typed with a minus before it: whatever has it is left out."""


def index_text(text: str) -> str:
    """The words of a text as the index keeps them, a space between."""
    return " ".join(index_words(text))


def parse_query(typed: str) -> list[Part]:
    """What was typed, as conditions that all have to hold. Empty where no word was typed."""
    parts = []
    for match in _PARTS.finditer(normalize(typed).text):
        minus, phrase, other_minus, single = match.groups()
        words = tuple(_WORD.findall(phrase if phrase is not None else single))
        if words:
            is_prefix = phrase is None and single.endswith("*")
            parts.append(Part(words, is_prefix, bool(minus or other_minus)))
    return parts[:_MOST_PARTS]


@lru_cache(maxsize=4096)
def variants(word: str) -> tuple[str, ...]:
    """The forms in which an Arabic word may stand in a text, the typed one first; another's word is itself."""
    if not _ARABIC.search(word):
        return (word,)
    bases = [word]
    for clitic in sorted(_PROCLITICS, key=len, reverse=True):
        if clitic and word.startswith(clitic) and len(word) - len(clitic) >= _SHORTEST_BASE:
            # The article and what goes with it is a clear cut; a single letter may as well be the word's own.
            bases.append(word[len(clitic) :])
            break
    return tuple(
        dict.fromkeys([word, *(clitic + base for base in bases for clitic in _PROCLITICS)])
    )


def find_spans(normal: Normal, parts: list[Part]) -> list[tuple[int, int]]:
    """Where the words of a query stand in a text: spans of the original, in order."""
    wanted: set[str] = set()
    starts: list[str] = []
    for part in parts:
        for word in () if part.is_excluded else part.words:
            wanted.update(variants(word))
            if part.is_prefix:
                starts += variants(word)
            elif word.isascii() and len(word) >= _SHORTEST_STEMMED:
                starts.append(_ENDING.sub("", word))
    begins = tuple(starts)
    return [
        normal.span(match.start(), match.end())
        for match in _WORD.finditer(normal.text)
        if match.group() in wanted or (begins and match.group().startswith(begins))
    ]
