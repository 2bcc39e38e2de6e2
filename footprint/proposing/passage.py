"""A proposed quote → where it stands in the report, and the sentences whose words the rules have read there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from footprint.model import Quote, Report, Section
from footprint.reading import Evidence
from footprint.reading.discourse import Sentence

_MOST_SENTENCES = 3
_FEWEST_LETTERS = 6
_MOST_OCCURRENCES = 20
_PROCLITICS = frozenset("وفبلكس")
_EDGES = " \t\n\r\u00a0.,;:!?،؛؟\"'«»“”()[]…-–—\u200e\u200f"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote and the sentences that it lies in."""

    quote: Quote
    sentences: tuple[Sentence, ...]
    evidence: Evidence

    @property
    def section(self) -> Section:
        """The section of its sentences, which is one."""
        return self.sentences[0].section

    def spans_of(self, words: str) -> list[Span]:
        """Where some words stand in the quote, as whole words, to the letter; an Arabic proclitic may be before them."""
        words = words.strip(_EDGES)
        if not words:
            return []
        text = self.evidence.report.text
        found, at = [], text.find(words, self.quote.start, self.quote.end)
        while at >= 0:
            end = at + len(words)
            if _begins_word(text, at) and _ends_word(text, end):
                found.append((at, end))
            at = text.find(words, at + 1, self.quote.end)
        return found

    def tokens_of(self, span: Span) -> Iterator[tuple[Sentence, int]]:
        """The tokens that a span of the report touches, each with its sentence."""
        for sentence in self.sentences:
            for k, token in enumerate(sentence.tokens):
                start, end = self.evidence.normal.span(token.start, token.end)
                if start < span[1] and end > span[0]:
                    yield sentence, k


def find_passages(quote: str, hint: int | None, evidence: Evidence) -> list[Passage]:
    """Every place where the quote stands in claimable text, the hinted one first; empty where it stands nowhere.

    The quote is looked for to the letter. It has to lie in up to three sentences of one section: furniture, links and
    whatever else the rules never read for claims has none.
    """
    quote = quote.strip()
    if sum(char.isalpha() for char in quote) < _FEWEST_LETTERS:
        return []
    report = evidence.report
    starts = list(islice(_occurrences(report, quote), _MOST_OCCURRENCES))
    if hint is not None and hint >= 0 and report.text.startswith(quote, hint):
        starts = [hint, *(start for start in starts if start != hint)]
    passages = (_passage(start, start + len(quote), evidence) for start in starts)
    return [passage for passage in passages if passage is not None]


def _occurrences(report: Report, quote: str) -> Iterator[int]:
    at = report.text.find(quote)
    while at >= 0:
        if _begins_word(report.text, at) and _ends_word(report.text, at + len(quote)):
            yield at
        at = report.text.find(quote, at + 1)


def _passage(start: int, end: int, evidence: Evidence) -> Passage | None:
    text = evidence.report.text
    first, last = start, end
    while first < last and text[first] in _EDGES:
        first += 1
    while last > first and text[last - 1] in _EDGES:
        last -= 1
    touched = evidence.between(first, last)
    if not 0 < len(touched) <= _MOST_SENTENCES or len({s.section for *_, s in touched}) > 1:
        return None
    gaps = [(first, touched[0][0]), (touched[-1][1], last)]
    gaps += [(one[1], other[0]) for one, other in pairwise(touched)]
    if any(text[a:b].strip(_EDGES) for a, b in gaps if a < b):
        return None
    sentences = tuple(sentence for *_, sentence in touched)
    return Passage(evidence.report.quote(start, end), sentences, evidence)


def _begins_word(text: str, at: int) -> bool:
    before = at - 1
    while before >= 0 and unicodedata.combining(text[before]):
        before -= 1
    if before < 0 or not text[before].isalnum():
        return True
    if text[before] not in _PROCLITICS or not text[at].isalpha():
        return False
    return before == 0 or not text[before - 1].isalnum() or text[before - 1] in "وف"


def _ends_word(text: str, at: int) -> bool:
    return at >= len(text) or not (text[at].isalnum() or unicodedata.combining(text[at]))
