"""Normal text → tokens: words and numbers, each with the punctuation before it and its forms without proclitics."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from footprint.text import Normal, normalize

_WORD = re.compile(
    r"[\u0621-\u064a\u066e-\u06d3]+"  # Arabic letters
    r"|[a-z]\d{1,3}(?!\w)"  # M4
    r"|\d+(?:[.,]\d+)*(?![\w])|\d+"  # numbers
    r"|[a-z](?:\.[a-z])+\.?(?![a-z])"  # U.S.
    r"|[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)*",  # other letters; don't, but Russia + 's
)
_BREAK = frozenset(",.;:!?()[]{}\n|/*#•")
_KEEP_WHOLE = frozenset(
    {"ان", "ال", "بين", "بعد", "بل", "لكن", "كان", "لان", "سوف", "كل", "لم", "لن"}
)

_DERIVED = ("است", "اعت", "احت", "اخت", "اغت", "اقت", "انت", "اشت", "اتخ")
"""Beginnings of derived verbs, whose passive has its ُ on the ت: استُهدف, اعتُقل."""

Forms = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number of the normal text."""

    text: str
    start: int
    """Offset in the normal text."""
    end: int
    gap: str
    """What stands between the previous token and this one."""
    forms: Forms
    """(proclitics, rest) pairs, the whole word first: `وبالقصف` is also (`وب`, `القصف`)."""
    upper: bool = False
    """Whether the original is in capitals throughout: `US`, unlike `us`."""
    title: bool = False
    """Whether the original starts with a capital."""
    tanwin: bool = False
    """Whether the original carries the mark of the indefinite accusative: روسياً is Russian, روسيا is Russia."""
    damma: bool = False
    """Whether the original writes the ُ of a passive: قُتل, استُهدف."""
    marbuta: bool = False
    """Whether the original ends in ة: عسكرية is no عسكريه (his soldier)."""

    @property
    def is_number(self) -> bool:
        """Whether it begins with a digit."""
        return self.text[0].isdigit()

    @property
    def breaks(self) -> bool:
        """Whether punctuation that ends a phrase stands before it."""
        return self.gap not in (" ", "") and not _BREAK.isdisjoint(self.gap)


@lru_cache(maxsize=131072)
def arabic_forms(word: str) -> Forms:
    """The word itself and what is left without its proclitics (و ف, then ب ل ك س, `لل` read as `ل` + `ال`)."""
    forms = [("", word)]
    if word in _KEEP_WHOLE:
        return tuple(forms)
    if word[0] in "وف" and len(word) >= 3:
        forms.append((word[0], word[1:]))
    for conjunction, rest in tuple(forms):
        if len(rest) < 4 and not (len(rest) == 3 and rest[0] in "بل"):
            continue
        if rest.startswith("لل"):
            forms.append((conjunction + "ل", "ال" + rest[2:]))
        elif rest[0] in "بلكس":
            forms.append((conjunction + rest[0], rest[1:]))
    return tuple(forms)


def tokenize(normal: Normal, original: str) -> tuple[Token, ...]:
    """All tokens of a text."""
    tokens = []
    end = 0
    text = normal.text
    has_damma, has_tanwin = "\u064f" in original, "\u064b" in original
    for match in _WORD.finditer(text):
        start, stop = match.span()
        word = match.group()
        first = word[0]
        upper = title = tanwin = marbuta = damma = False
        if "\u0621" <= first <= "\u06d3":
            forms = arabic_forms(word)
            if has_tanwin or word[-1] == "ه":
                tail = original[normal.starts[stop - 1] - 1 : normal.ends[stop - 1] + 2]
                tanwin, marbuta = "\u064b" in tail, word[-1] == "ه" and "ة" in tail
            if has_damma:
                damma = "\u064f" in _first_letters(word, start, stop, normal, original)
        else:
            source = original[normal.starts[start] : normal.ends[stop - 1]]
            upper, title = source.isupper() and not first.isdigit(), source[:1].isupper()
            if "." in word and not first.isdigit():
                word = word.replace(".", "")
            forms = (("", word),)
        gap = text[end:start]
        tokens.append(Token(word, start, stop, gap, forms, upper, title, tanwin, damma, marbuta))
        end = stop
    return tuple(tokens)


def _first_letters(word: str, start: int, stop: int, normal: Normal, original: str) -> str:
    """The stretch of the original in which a passive has its ُ: on the first letter, on the ت of a derived verb."""
    lead = 1 if word[0] in "وف" and len(word) > 3 else 0
    reach = start + lead + (3 if word.startswith(_DERIVED, lead) else 1)
    return original[normal.starts[start] : normal.starts[min(reach, stop - 1)] + 1]


@lru_cache(maxsize=65536)
def words_of(phrase: str) -> tuple[str, ...]:
    """The tokens' texts of a lexicon phrase, in normal form; a lone `ل` or `ب` at its end stays as it is."""
    return tuple(match.group().replace(".", "") for match in _WORD.finditer(normalize(phrase).text))
