"""The full-text index: SQLite's FTS5, or PostgreSQL's `tsvector`, behind the same questions and the same answers.

Both keep the words of `footprint.store.terms`, normalised alike, and take English words to their stems; what is found is
the same, only the order of equally good reports is each one's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from sqlalchemy import Connection

from footprint.store import search_fts5, search_tsvector
from footprint.store.dialect import is_postgres
from footprint.store.terms import Part, find_spans, parse_query
from footprint.text import normalize

_SNIPPET_CHARACTERS = 220


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a report around the words that were looked for; offsets are code points of the report's text."""

    start: int
    end: int
    text: str
    """The words themselves: `report.text[start:end]`."""
    marks: tuple[tuple[int, int], ...]
    """The words that were looked for, as spans of `text`."""


class _Index(Protocol):
    """What either module has."""

    def create(self, connection: Connection) -> None: ...

    def drop(self, connection: Connection) -> None: ...

    def put_reports(self, connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None: ...

    def put_quotes(self, connection: Connection, rows: Sequence[tuple[int, str]]) -> None: ...

    def remove_report(self, connection: Connection, report_id: str) -> None: ...

    def remove_quotes(self, connection: Connection, claims: Iterable[int]) -> None: ...

    def has_report(self, connection: Connection, number: int) -> bool: ...

    def holds_report(self, connection: Connection, number: int, title: str, body: str) -> bool: ...

    def holds_quote(self, connection: Connection, claim: int, words: str) -> bool: ...

    def find_strays(self, connection: Connection) -> Iterator[tuple[str, int]]: ...

    def find_reports(
        self, connection: Connection, parts: list[Part], limit: int, offset: int
    ) -> tuple[list[str], int]: ...

    def find_claims(
        self, connection: Connection, parts: list[Part], in_reports: bool
    ) -> list[int]: ...

    def check(self, connection: Connection) -> Iterator[tuple[str, str]]: ...


def _of(connection: Connection) -> _Index:
    return cast("_Index", search_tsvector if is_postgres(connection) else search_fts5)


def create(connection: Connection) -> None:
    """Make the empty index."""
    _of(connection).create(connection)


def drop(connection: Connection) -> None:
    """Take the index away."""
    _of(connection).drop(connection)


def put_reports(connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
    """Index reports by number, title and text, both in index words, in the place of what stood there."""
    if rows:
        _of(connection).put_reports(connection, rows)


def put_quotes(connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
    """Index the quotes of claims by number, in the place of what stood there."""
    if rows:
        _of(connection).put_quotes(connection, rows)


def remove_report(connection: Connection, report_id: str) -> None:
    """Take a report that was taken back out of the index."""
    _of(connection).remove_report(connection, report_id)


def remove_quotes(connection: Connection, claims: Iterable[int]) -> None:
    """Take claims that are not shown any more out of the index."""
    if gone := list(claims):
        _of(connection).remove_quotes(connection, gone)


def has_report(connection: Connection, number: int) -> bool:
    """Whether a report is indexed."""
    return _of(connection).has_report(connection, number)


def holds_report(connection: Connection, number: int, title: str, body: str) -> bool:
    """Whether a report is indexed by these words."""
    return _of(connection).holds_report(connection, number, title, body)


def holds_quote(connection: Connection, claim: int, words: str) -> bool:
    """Whether the quotes of a claim are indexed by these words."""
    return _of(connection).holds_quote(connection, claim, words)


def find_strays(connection: Connection) -> Iterator[tuple[str, int]]:
    """Table and number of what is indexed and not there, or not shown."""
    return _of(connection).find_strays(connection)


def check(connection: Connection) -> Iterator[tuple[str, str]]:
    """Table and fault, where the index is not that of its rows; on a connection that could write."""
    return _of(connection).check(connection)


def find_reports(
    connection: Connection, typed: str, limit: int, offset: int
) -> tuple[list[str], int]:
    """Ids of the reports that have the words, the best first, and how many there are in all."""
    return _of(connection).find_reports(connection, parse_query(typed), limit, offset)


def find_claims(connection: Connection, typed: str, in_reports: bool) -> list[int]:
    """Numbers of the shown claims whose quotes have the words, or whose reports have them; ascending."""
    return _of(connection).find_claims(connection, parse_query(typed), in_reports)


def make_snippet(original: str, typed: str) -> Snippet:
    """The stretch of a text that has most of the words looked for; its beginning where it has none."""
    spans = find_spans(normalize(original), parse_query(typed))
    best = max(
        (start for start, _ in spans),
        key=lambda start: sum(start <= s < start + _SNIPPET_CHARACTERS for s, _ in spans),
        default=0,
    )
    # max() keeps the first of equals: the snippet begins a little before the word, at a word's beginning.
    start = _word_start(original, max(0, best - _SNIPPET_CHARACTERS // 5))
    end = _word_end(original, min(len(original), start + _SNIPPET_CHARACTERS))
    marks = tuple((s - start, e - start) for s, e in spans if start <= s and e <= end)
    return Snippet(start, end, original[start:end], marks)


def _word_start(original: str, offset: int) -> int:
    if offset == 0:
        return 0
    cut = max(original.find(space, offset, offset + 30) for space in " \n")
    return cut + 1 if cut >= 0 else offset


def _word_end(original: str, offset: int) -> int:
    if offset >= len(original):
        return len(original)
    cut = max(original.rfind(space, offset - 30, offset) for space in " \n")
    return cut if cut > 0 else offset
