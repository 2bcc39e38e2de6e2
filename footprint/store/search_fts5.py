"""The full-text index of an SQLite file: FTS5.

`search_reports` has a row a report, `search_quotes` a row for each claim that is shown, both in the words of
`footprint.store.terms`; FTS5 takes English words to their stems.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from sqlalchemy import Connection, TextClause, text
from sqlalchemy.exc import DatabaseError

from footprint.store.terms import Part, variants

_TABLES = ("search_reports", "search_quotes")
_CREATE = (
    "CREATE VIRTUAL TABLE search_reports USING fts5"
    "(title, body, tokenize = 'porter unicode61 remove_diacritics 0')",
    "CREATE VIRTUAL TABLE search_quotes USING fts5"
    "(words, tokenize = 'porter unicode61 remove_diacritics 0')",
    "CREATE VIRTUAL TABLE search_report_terms USING fts5vocab(search_reports, row)",
    "CREATE VIRTUAL TABLE search_quote_terms USING fts5vocab(search_quotes, row)",
)
_REPORT_TERMS = text("SELECT term FROM search_report_terms WHERE term = :term")
_QUOTE_TERMS = text("SELECT term FROM search_quote_terms WHERE term = :term")
_CHECKS = {
    "search_reports": "INSERT INTO search_reports (search_reports) VALUES ('integrity-check')",
    "search_quotes": "INSERT INTO search_quotes (search_quotes) VALUES ('integrity-check')",
}
"""The index held against its rows; changes nothing."""
_FOUND_REPORTS = (
    "SELECT reports.id FROM search_reports JOIN reports ON reports.number = search_reports.rowid "
    "WHERE search_reports MATCH :words AND rank MATCH 'bm25(4.0, 1.0)' "  # a word of the title counts as four
    "ORDER BY rank LIMIT :limit OFFSET :offset"
)
_REMOVE_REPORT = text(
    "DELETE FROM search_reports WHERE rowid = (SELECT number FROM reports WHERE id = :report_id)"
)
_GET_REPORT = text("SELECT rowid, title, body FROM search_reports WHERE rowid = :number")
_GET_QUOTE = text("SELECT words FROM search_quotes WHERE rowid = :claim")
_STRAYS = {
    "search_quotes": text(
        "SELECT rowid FROM search_quotes WHERE rowid NOT IN (SELECT claim FROM marks)"
    ),
    "search_reports": text(
        "SELECT rowid FROM search_reports WHERE rowid NOT IN (SELECT number FROM reports)"
    ),
}
_COUNT_REPORTS = "SELECT count(*) FROM search_reports WHERE search_reports MATCH :words"
_FOUND_CLAIMS = "SELECT rowid FROM search_quotes WHERE search_quotes MATCH :words ORDER BY rowid"
_FOUND_CLAIMS_OF_REPORTS = (
    "SELECT DISTINCT marks.claim FROM search_reports "
    "JOIN reports ON reports.number = search_reports.rowid JOIN marks ON marks.report_id = reports.id "
    "WHERE search_reports MATCH :words ORDER BY marks.claim"
)


def create(connection: Connection) -> None:
    """Make the empty index."""
    for statement in _CREATE:
        connection.exec_driver_sql(statement)


def drop(connection: Connection) -> None:
    """Take the index away."""
    for name in ("search_report_terms", "search_quote_terms", *_TABLES):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")


def put_reports(connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
    """Index reports by number, title and text, both in index words, in the place of what stood there."""
    _put(
        connection,
        "INSERT OR REPLACE INTO search_reports (rowid, title, body) VALUES (?, ?, ?)",
        rows,
    )


def put_quotes(connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
    """Index the quotes of claims by number, in the place of what stood there."""
    _put(connection, "INSERT OR REPLACE INTO search_quotes (rowid, words) VALUES (?, ?)", rows)


def remove_report(connection: Connection, report_id: str) -> None:
    """Take a report out of the index."""
    connection.execute(_REMOVE_REPORT, {"report_id": report_id})


def remove_quotes(connection: Connection, claims: Iterable[int]) -> None:
    """Take claims that are not shown any more out of the index."""
    _put(connection, "DELETE FROM search_quotes WHERE rowid = ?", [(number,) for number in claims])


def has_report(connection: Connection, number: int) -> bool:
    """Whether a report is indexed."""
    return connection.execute(_GET_REPORT, {"number": number}).first() is not None


def holds_report(connection: Connection, number: int, title: str, body: str) -> bool:
    """Whether a report is indexed by these words."""
    row = connection.execute(_GET_REPORT, {"number": number}).first()
    return row is not None and tuple(row) == (number, title, body)


def holds_quote(connection: Connection, claim: int, words: str) -> bool:
    """Whether the quotes of a claim are indexed by these words."""
    return connection.execute(_GET_QUOTE, {"claim": claim}).scalar() == words


def find_strays(connection: Connection) -> Iterator[tuple[str, int]]:
    """Table and number of what is indexed and not there, or not shown."""
    for name, statement in _STRAYS.items():
        for number in connection.execute(statement).scalars():
            yield name, number


def find_reports(
    connection: Connection, parts: list[Part], limit: int, offset: int
) -> tuple[list[str], int]:
    """Ids of the reports that have the words, the best first, and how many there are in all."""
    words = match_expression(parts, _known(connection, _REPORT_TERMS))
    if words is None:
        return [], 0
    total = connection.execute(text(_COUNT_REPORTS), {"words": words}).scalar_one()
    asked = {"words": words, "limit": limit, "offset": offset}
    found = connection.execute(text(_FOUND_REPORTS), asked) if total else ()
    return [row[0] for row in found], int(total)


def find_claims(connection: Connection, parts: list[Part], in_reports: bool) -> list[int]:
    """Numbers of the shown claims whose quotes have the words, or whose reports have them; ascending."""
    terms = _REPORT_TERMS if in_reports else _QUOTE_TERMS
    words = match_expression(parts, _known(connection, terms))
    if words is None:
        return []
    statement = _FOUND_CLAIMS_OF_REPORTS if in_reports else _FOUND_CLAIMS
    cursor = connection.execute(text(statement), {"words": words}).cursor
    return [row[0] for row in cursor.fetchall()] if cursor else []


def match_expression(parts: list[Part], is_known: Callable[[str], bool]) -> str | None:
    """A query in FTS5's own form; None where there is nothing to look for.

    Every word is put in quotation marks, so that nothing typed is taken for an operator. Forms of a word that no text has
    are left out: each that is asked for costs as much to rank as one that is there.
    """
    wanted = [_match(part, is_known) for part in parts if not part.is_excluded]
    if not wanted:
        return None
    expression = " AND ".join(f"({each})" for each in wanted)
    excluded = [_match(part, is_known) for part in parts if part.is_excluded]
    return f"({expression}) NOT ({' OR '.join(excluded)})" if excluded else expression


def _match(part: Part, is_known: Callable[[str], bool]) -> str:
    first, rest = part.words[0], " ".join(part.words[1:])
    star = " *" if part.is_prefix else ""
    forms = variants(first)
    if not part.is_prefix and len(forms) > 1:
        forms = tuple(form for form in forms if is_known(form)) or (first,)
    return " OR ".join(f'"{f"{form} {rest}".strip()}"{star}' for form in forms)


def _known(connection: Connection, terms: TextClause) -> Callable[[str], bool]:
    def is_known(term: str) -> bool:
        return connection.execute(terms, {"term": term}).first() is not None

    return is_known


def check(connection: Connection) -> Iterator[tuple[str, str]]:
    """Let the index hold itself against its rows; on a connection that could write, though nothing is written."""
    for name, statement in _CHECKS.items():
        try:
            connection.exec_driver_sql(statement)
        except DatabaseError as error:
            yield name, f"the index is not that of its rows ({error.orig})"


def _put(connection: Connection, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
    if rows:
        connection.exec_driver_sql(statement, list(rows))
