"""Tokens → the language that they are in: Arabic, English, or neither."""

from __future__ import annotations

from collections.abc import Sequence

from footprint.reading.lexicon import Lexicon, words
from footprint.reading.tokens import Token

_COMMON = words("common")
_OTHERS = words("other_languages")
_SHARED = frozenset(("a", "an", "as", "was", "on"))
"""English's commonest words that are as common in another language."""
_OF_NOTES = frozenset(("actor", "demonym", "force", "weapon", "cue", "relation", "direction"))

_NOTE = 40
"""Words of the longest report whose language its verbs and parties may tell."""


def language_of(tokens: Sequence[Token]) -> str | None:
    """`ar` or `en` by the script of most words and by English's commonest ones; None for neither."""
    arabic = sum(not t.text[0].isascii() for t in tokens)
    latin = sum(t.text[0].isascii() and t.text[0].isalpha() for t in tokens)
    if arabic >= latin:
        return "ar" if arabic else None
    if _is_foreign(tokens):
        return None
    common = sum(t.text in _COMMON for t in tokens)
    return "en" if common * 12 >= latin and common else None


def _is_foreign(tokens: Sequence[Token]) -> bool:
    """Whether the small words are another language's: "a" is French too, and "in" German."""
    english = sum(t.text in _COMMON and t.text not in _SHARED for t in tokens)
    other = sum(t.text in _OTHERS and not _is_in_a_name(tokens, k) for k, t in enumerate(tokens))
    return other > english


def _is_in_a_name(tokens: Sequence[Token], k: int) -> bool:
    """Whether a small word is the article of a name: Deir el-Balah, La Jolla."""
    token, after = tokens[k], tokens[k + 1] if k + 1 < len(tokens) else None
    if (token.title and k) or token.gap.endswith("-") or (after and after.gap == "-"):
        return True
    return bool(k and tokens[k - 1].title and after and after.title)


def language_of_note(tokens: Sequence[Token], index: Lexicon) -> str | None:
    """English for a note too short for its common words: "Turkish artillery shelled Tall Rifaat"."""
    if len(tokens) > _NOTE or _is_foreign(tokens):
        return None
    matches = index.find(tokens)
    classes = {m.cls for m in matches}
    told = len({m.i for m in matches if m.cls == "trigger"})
    return "en" if told > 1 or (told and classes & _OF_NOTES) else None
