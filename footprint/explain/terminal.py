"""A reading → lines for a terminal: the text with its claims marked, then each claim with its reasons.

Where the output is no terminal there are no colours and the lines are 80 columns wide; the marks are characters, so
nothing is lost. Words of the report are shown without control characters and without marks that turn the direction of
what follows: a report cannot move the cursor, recolour the screen or reorder our words.
"""

from __future__ import annotations

import itertools
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from typing import IO

from rich.console import Console
from rich.text import Text

from footprint.explain.reasons import Reason, Weighed, explain
from footprint.model import Claim, Reading, Report
from footprint.wording import texts, words

_PIPED, _NARROWEST, _WIDEST = 80, 40, 100
_INDENT = 4
_LABEL = 11
_FIELDS = {
    "type": "type", "modality": "said", "actor": "who", "place": "where", "date": "when",
    "count": "how often", "attributed_to": "says", "drawn": "map", "origin": "origin",
}  # fmt: skip
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SHOWN_RULES = 6


def print_explanation(reading: Reading, name: str, stream: IO[str]) -> None:
    """Write the explanation of a reading. `name` is where the report came from."""
    _Printer(stream).reading(reading, name)


def visible(text: str) -> str:
    """The text as a terminal may show it: control characters as �, tabs as spaces, no marks of direction."""
    if text.isprintable():
        return text if not _DIRECTIONS & set(text) else _plain(text)
    return _plain(text)


def _plain(text: str) -> str:
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    if char == "\n":
        return char
    if char == "\t":
        return "    "
    if char in _DIRECTIONS:
        return ""
    category = unicodedata.category(char)
    if category in ("Cc", "Cs", "Co", "Cn"):
        return "\ufffd"
    return " " if category in ("Zl", "Zp") else char


class _Printer:
    """Writes lines no wider than the terminal."""

    def __init__(self, stream: IO[str]) -> None:
        self.console = Console(
            file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True,
            color_system="auto" if stream.isatty() else None, legacy_windows=False,
        )  # fmt: skip
        width = self.console.width if stream.isatty() else _PIPED
        self.width = max(_NARROWEST, min(width, _WIDEST))

    def reading(self, reading: Reading, name: str) -> None:
        report, claims = reading.report, reading.claims
        self.line(report.title or texts.PAGE["untitled"], "bold")
        self.line(" · ".join(part for part in (*_source(report), name) if part), "dim")
        self.line(f"reader {reading.reader}", "dim")
        for note in reading.notes:
            self.line(f"note: {note}", "yellow")
        self.blank()
        self.text(report.text, claims)
        self.blank()
        self.line(texts.fill(texts.PAGE["report_claims"], n=len(claims)), "bold")
        for number, claim in enumerate(claims, 1):
            self.blank()
            self.claim(number, claim, report)

    # ------------------------------------------------------------ the text

    def text(self, text: str, claims: Sequence[Claim]) -> None:
        """The report, a paragraph a line, with ⟦claims: words⟧ around what each claim quotes."""
        paragraphs = text.split("\n")
        starts = list(itertools.accumulate((len(each) + 1 for each in paragraphs), initial=0))
        quotes: dict[int, list[tuple[int, int, int]]] = {}
        for number, claim in enumerate(claims, 1):
            for quote in claim.quotes:
                first = bisect_right(starts, quote.start) - 1
                last = bisect_right(starts, quote.end - 1)
                for n in range(first, last):
                    quotes.setdefault(n, []).append((quote.start, quote.end, number))
        for n, (at, paragraph) in enumerate(zip(starts, paragraphs, strict=False)):
            if paragraph.strip():
                self.wrapped(_marked(text, at, at + len(paragraph), quotes.get(n, [])))

    # ------------------------------------------------------------ a claim

    def claim(self, number: int, claim: Claim, report: Report) -> None:
        self.line(f"[{number}] {words.headline(claim)}", "bold cyan")
        for reason in explain(claim, report):
            self.reason(reason)
        for quote in claim.quotes:
            self.row("quote", Text(f"{visible(quote.text)}  ({quote.start}–{quote.end})", "italic"))

    def reason(self, reason: Reason) -> None:
        inherited = "  [carried over]" if reason.is_inherited else ""
        self.row(_FIELDS[reason.field], Text(visible(reason.value) + inherited))
        self.row("", Text(visible(reason.why), "dim"))
        if len(reason.candidates) > 1:
            for each in reason.candidates:
                self.row("", Text(_candidate(each), "" if each.chosen else "dim"))
        if reason.rules:
            more = len(reason.rules) - _SHOWN_RULES
            told = " · ".join(reason.rules[:_SHOWN_RULES]) + (f" · {more} more" if more > 0 else "")
            self.row("", Text(visible(f"rule {told}"), "dim"))

    # ------------------------------------------------------------ lines

    def row(self, label: str, told: Text) -> None:
        """A value beside its label; lines that follow stand under the value."""
        hang = _INDENT + _LABEL
        lines = told.wrap(self.console, self.width - hang)
        for n, line in enumerate(lines):
            line.rstrip()
            head = Text(" " * _INDENT) + Text((label if n == 0 else "").ljust(_LABEL), "green")
            self.console.print(head + line)

    def line(self, words_: str, style: str = "") -> None:
        self.wrapped(Text(visible(words_), style))

    def wrapped(self, told: Text) -> None:
        for line in told.wrap(self.console, self.width):
            line.rstrip()
            self.console.print(line)

    def blank(self) -> None:
        self.console.print()


def _source(report: Report) -> tuple[str, ...]:
    published = report.published
    told = (
        texts.PAGE["report_of"].format(date=words.moment(published))
        if published
        else texts.PAGE["report_undated"]
    )
    return told, report.source or "", words.language_of(report.language)


def _marked(text: str, start: int, end: int, quotes: Sequence[tuple[int, int, int]]) -> Text:
    here = [quote for quote in quotes if quote[0] < end and quote[1] > start]
    cuts = {start, end} | {min(max(edge, start), end) for q in here for edge in q[:2]}
    marked = Text()
    for left, right in itertools.pairwise(sorted(cuts)):
        words_ = visible(text[left:right])
        numbers = sorted({n for a, b, n in here if a <= left and right <= b})
        if numbers and words_.strip():
            told = ",".join(str(n) for n in numbers)
            marked.append(f"⟦{told}: ", "bold cyan")
            marked.append(words_, "underline")
            marked.append("⟧", "bold cyan")
        else:
            marked.append(words_)
    return marked


def _candidate(each: Weighed) -> str:
    mark, why = ("→", ", ".join(each.why)) if each.chosen else ("·", f"lost: {each.lost}")
    return visible(f"{mark} {each.score:.2f} {each.name}: {why}")
