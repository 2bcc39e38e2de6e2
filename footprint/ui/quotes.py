"""A report's own words → HTML in which nothing of the report is markup, with the words that gave a field underlined."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from footprint.actors import get_colour_group
from footprint.model import Claim, Report
from footprint.ui import texts, words


@dataclass(frozen=True, slots=True)
class Field:
    """Words from which a field of a claim came."""

    start: int
    """Code point in the report's text."""
    end: int
    style: str
    """Class of the underline: `date`, `place`, or `actor-` and a colour group."""
    actor_id: str | None = None
    """Whom the words name; None where the field is no actor."""


def fields_of(claim: Claim) -> tuple[Field, ...]:
    """The words that gave the claim's date, places and actors."""
    fields = [Field(*claim.date.span, "date")] if claim.date.span else []
    for place in claim.places:
        if place.start is not None and place.end is not None:
            fields.append(Field(place.start, place.end, "place"))
    for actor in claim.actors:
        if actor.start is not None and actor.end is not None:
            style = f"actor-{get_colour_group(actor.id)}"
            fields.append(Field(actor.start, actor.end, style, actor.id))
    return tuple(fields)


def marked(text: str, start: int, end: int, fields: Iterable[Field]) -> str:
    """`text[start:end]` as HTML. Where fields overlap, the shortest shows."""
    within = [field for field in fields if field.start < end and field.end > start]
    edges = {start, end}
    for field in within:
        edges |= {max(start, field.start), min(end, field.end)}
    pieces = []
    cuts = sorted(edges)
    for left, right in itertools.pairwise(cuts):
        here = [field for field in within if field.start <= left and right <= field.end]
        words = escape(text[left:right])
        if here:
            field = min(here, key=lambda each: each.end - each.start)
            words = f'<u class="fp-{field.style}">{words}</u>'
        pieces.append(words)
    return "".join(pieces)


def blockquote(
    text: str, start: int, end: int, fields: Iterable[Field], language: str | None
) -> str:
    """A quote by itself. The browser finds its direction from its first strong letter."""
    lang = f' lang="{escape(language, quote=True)}"' if language else ""
    return f'<blockquote class="fp-quote" dir="auto"{lang}>{marked(text, start, end, fields)}</blockquote>'


def whole(
    text: str,
    fields: Iterable[Field],
    quotes: Sequence[tuple[int, int]],
    language: str | None,
) -> str:
    """The whole report, a paragraph a line, the quotes highlighted; the first is the element `fp-target`.

    Each paragraph has in `data-at` the code point where it begins, for words that are selected in it.
    """
    fields = tuple(fields)
    lang = f' lang="{escape(language, quote=True)}"' if language else ""
    paragraphs = []
    at = 0
    is_first = True
    for line in text.splitlines(keepends=True):
        pieces = []
        end = at + len(line.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"))
        cuts = sorted({at, end} | {max(at, min(end, edge)) for quote in quotes for edge in quote})
        for left, right in itertools.pairwise(cuts):
            words = marked(text, left, right, fields)
            if any(first <= left and right <= last for first, last in quotes):
                target = ' id="fp-target"' if is_first else ""
                is_first = False
                words = f'<mark class="fp-mark"{target}>{words}</mark>'
            pieces.append(words)
        if pieces and text[at:end].strip():
            paragraphs.append(f'<p dir="auto" data-at="{at}">{"".join(pieces)}</p>')
        at += len(line)
    return f'<div class="fp-report" dir="auto"{lang}>{"".join(paragraphs)}</div>'


def report_line(report: Report) -> str:
    """ "Report of 18 January 2021, 15:35 · Syria TV · Arabic", as HTML."""
    published = report.published
    told = (
        texts.PAGE["report_of"].format(date=words.moment(published))
        if published
        else texts.PAGE["report_undated"]
    )
    parts = [told, report.source or "", words.language_of(report.language)]
    return " · ".join(f"<bdi>{escape(part)}</bdi>" for part in parts if part)
