"""Text as published → a normal form for matching, with a map back to the original offsets.

Every look-up (toponyms, actors, triggers, dates) runs on the normal form, and every lexicon entry passes
through the same `normalize`. Spans found there are turned into spans of the original by `Normal.span`.

The normal form: NFKC; Arabic vowel marks, tatweel and zero-width marks dropped; alef, hamza-carrier, ya and
ta-marbuta variants and Persian or Kurdish letters folded; digits and punctuation in ASCII; Latin letters in lower case
without diacritics; every space a plain one (line breaks stay). A word that its outlet disguised against automatic
moderation (`قــ صــ ـف`, `إصـ.ــابة`) is put together again.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, repeat

_FOLD = {
    **dict.fromkeys("أإآٱٲٳ", "ا"),
    **dict.fromkeys("ىیېێےۍ", "ي"),
    **dict.fromkeys("ةەۃ", "ه"),
    **dict.fromkeys("ھہۀ", "ه"),
    **dict.fromkeys("ؤۆۇۈۋ", "و"),
    "ئ": "ي",
    **dict.fromkeys("کگڪ", "ك"),
    "پ": "ب",
    "چ": "ج",
    "ژ": "ز",
    "ڤ": "ف",
    "ڕ": "ر",
    "ڵ": "ل",
    "،": ",",
    "؛": ";",
    "؟": "?",
    "٪": "%",
    "٫": ".",
    "٬": ",",
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛`´′ʼʻʿʾ", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": ".",
    "ı": "i",
    "ø": "o",
    "đ": "d",
    "ł": "l",
}
_DROPPED = re.compile(
    "[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff"
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]"
)
_DASH = re.compile("(?<![^\\s])\u0640+(?![^\\s])")
"""A tatweel that stands alone is a dash."""
_ODD_ASCII = re.compile(r"[`\x00-\x09\x0b-\x1f\x7f]")
"""What lower case alone does not bring into the normal form."""
_LETTER = "[\u0621-\u063f\u0641-\u064a\u0671-\u06d3]"
_MARKS = "[\u064b-\u065f]*+"
# A separator inside a disguised word: tatweel touches a letter on at least one side of dots or spaces. A lone
# tatweel between spaces is a dash ("إسطنبول ـ وكالات"), and "هـ" after a number marks a Hijri year. Every run is
# possessive: a letter before 100,000 spaces or tatweels is left after one look.
_DISGUISE = re.compile(
    f"(?<={_LETTER}){_MARKS}(?:"
    rf"\u0640{{2,}}+(?={_LETTER})"
    rf"|\u0640++(?:[ \u00a0]++(?:[.*·][ \u00a0]*+)?|[.*·][ \u00a0]*+)\u0640++(?={_LETTER})"
    rf"|\u0640++[.*·]\u0640*+(?={_LETTER})|[.*·]\u0640++(?={_LETTER})"
    rf"|(?<!\u0647)\u0640++[ \u00a0](?={_LETTER})|(?<!\u0640)[ \u00a0]\u0640++(?={_LETTER}))"
)


@dataclass(frozen=True, slots=True)
class Normal:
    """A normal form that knows where each of its characters came from."""

    text: str
    """The normal form."""
    starts: array[int]
    """For each character of `text`, the code point of the original where it starts."""
    ends: array[int]
    """For each character of `text`, the code point just after the original it came from."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's span of `text[start:end]`; `end` must be greater than `start`."""
        return self.starts[start], self.ends[end - 1]


@lru_cache(maxsize=8192)
def _fold(char: str) -> str:
    """The normal form of one character: any number of characters, none for a dropped mark."""
    if char in "\n\r":
        return "\n"
    if _DROPPED.match(char):
        return ""
    if folded := _FOLD.get(char):
        return folded
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.digit(char))
    if category.startswith("Z") or char == "\t":
        return " "
    if category.startswith("C"):
        return " "
    decomposed = unicodedata.normalize("NFKD", char)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).lower() or char
    if plain == char:
        return char
    return "".join(_FOLD.get(c, "" if _DROPPED.match(c) else c) for c in plain)


def normalize(original: str) -> Normal:
    """The normal form of a text, with its way back. Linear in the length of the text."""
    hidden = bytearray(len(original))
    if "\u0640" in original:
        for match in _DISGUISE.finditer(original):
            hidden[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
        for match in _DASH.finditer(original):
            hidden[match.start()] = 2
    pieces = [*map(_fold, original)]
    if any(hidden):
        pieces = [
            folded if how == 0 else "-" if how == 2 else ""
            for folded, how in zip(pieces, hidden, strict=True)
        ]
    places = map(repeat, range(len(original)), map(len, pieces))
    starts = array("I", chain.from_iterable(places))
    return Normal("".join(pieces), starts, array("I", [start + 1 for start in starts]))


def plain(original: str) -> str:
    """The normal form of a text without its way back: what `normalize` gives, for a third of the time."""
    if original.isascii():
        return normalize(original).text if _ODD_ASCII.search(original) else original.lower()
    return normalize(original).text if "\u0640" in original else "".join(map(_fold, original))


@lru_cache(maxsize=65536)
def fold(words: str) -> str:
    """The normal form of a name or lexicon entry, spaces at the edges removed and runs of them made one."""
    if words.isascii() and words.isprintable():
        return " ".join(words.lower().replace("`", "'").split())
    return " ".join(plain(words).split())
