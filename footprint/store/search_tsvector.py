"""The full-text index of a PostgreSQL server: a stored `tsvector`, made by the server of the words that are written.

Its configuration is `simple`, which takes words as they come: they come in the words of `footprint.store.terms`, and
English ones as their stems by Porter's rules, those that FTS5 has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, text

from footprint.store.terms import Part, variants

_GAP = "footprintgap"
"""Stands between title and text while the server numbers the words, so that no phrase runs over from one to the other."""
_CREATE = (
    "CREATE TABLE search_reports (number integer PRIMARY KEY, title text NOT NULL, body text NOT NULL, "
    "words tsvector GENERATED ALWAYS AS (ts_delete("
    f"setweight(to_tsvector('simple', title || ' {_GAP}'), 'A') || setweight(to_tsvector('simple', body), 'D'), "
    f"'{_GAP}')) STORED)",
    "CREATE INDEX search_reports_words ON search_reports USING gin (words)",
    "CREATE TABLE search_quotes (claim integer PRIMARY KEY, quotes text NOT NULL, "
    "words tsvector GENERATED ALWAYS AS (to_tsvector('simple', quotes)) STORED)",
    "CREATE INDEX search_quotes_words ON search_quotes USING gin (words)",
)
_PUT_REPORT = text(
    "INSERT INTO search_reports (number, title, body) VALUES (:number, :title, :body) "
    "ON CONFLICT (number) DO UPDATE SET title = excluded.title, body = excluded.body"
)
_PUT_QUOTE = text(
    "INSERT INTO search_quotes (claim, quotes) VALUES (:claim, :quotes) "
    "ON CONFLICT (claim) DO UPDATE SET quotes = excluded.quotes"
)
_REMOVE_QUOTES = text("DELETE FROM search_quotes WHERE claim = ANY(:claims)")
_REMOVE_REPORT = text(
    "DELETE FROM search_reports WHERE number = (SELECT number FROM reports WHERE id = :report_id)"
)
_GET_REPORT = text("SELECT title, body FROM search_reports WHERE number = :number")
_GET_QUOTE = text("SELECT quotes FROM search_quotes WHERE claim = :claim")
_STRAYS = (
    text(
        "SELECT 'search_quotes', claim FROM search_quotes WHERE claim NOT IN (SELECT claim FROM marks)"
    ),
    text(
        "SELECT 'search_reports', number FROM search_reports WHERE number NOT IN (SELECT number FROM reports)"
    ),
)
_FOUND_REPORTS = text(
    "SELECT reports.id FROM search_reports JOIN reports ON reports.number = search_reports.number "
    "WHERE words @@ to_tsquery('simple', :words) "
    # A word of the title counts as four; a long report is not the better for being long.
    "ORDER BY ts_rank('{0.25, 0.25, 0.25, 1.0}', words, to_tsquery('simple', :words), 1) DESC, "
    "search_reports.number LIMIT :limit OFFSET :offset"
)
_COUNT_REPORTS = text(
    "SELECT count(*) FROM search_reports WHERE words @@ to_tsquery('simple', :words)"
)
_FOUND_CLAIMS = text(
    "SELECT claim FROM search_quotes WHERE words @@ to_tsquery('simple', :words) ORDER BY claim"
)
_FOUND_CLAIMS_OF_REPORTS = text(
    "SELECT DISTINCT marks.claim FROM search_reports "
    "JOIN reports ON reports.number = search_reports.number JOIN marks ON marks.report_id = reports.id "
    "WHERE words @@ to_tsquery('simple', :words) ORDER BY marks.claim"
)
_MOST_BYTES = 600_000
"""Of a text that is indexed: what a `tsvector` of any words surely holds."""
_SHORTEST_STEMMED = 3


def create(connection: Connection) -> None:
    """Make the empty index."""
    for statement in _CREATE:
        connection.exec_driver_sql(statement)


def drop(connection: Connection) -> None:
    """Take the index away."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS search_reports, search_quotes")


def put_reports(connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
    """Index reports by number, title and text, in the place of what stood there."""
    put = [
        {"number": number, "title": to_stems(title), "body": to_stems(body)}
        for number, title, body in rows
    ]
    connection.execute(_PUT_REPORT, put)


def put_quotes(connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
    """Index the quotes of claims by number, in the place of what stood there."""
    connection.execute(
        _PUT_QUOTE, [{"claim": claim, "quotes": to_stems(words)} for claim, words in rows]
    )


def remove_report(connection: Connection, report_id: str) -> None:
    """Take a report out of the index."""
    connection.execute(_REMOVE_REPORT, {"report_id": report_id})


def remove_quotes(connection: Connection, claims: Iterable[int]) -> None:
    """Take claims out of the index."""
    connection.execute(_REMOVE_QUOTES, {"claims": list(claims)})


def has_report(connection: Connection, number: int) -> bool:
    """Whether a report is indexed."""
    return connection.execute(_GET_REPORT, {"number": number}).first() is not None


def holds_report(connection: Connection, number: int, title: str, body: str) -> bool:
    """Whether a report is indexed by these words."""
    row = connection.execute(_GET_REPORT, {"number": number}).first()
    return row is not None and tuple(row) == (to_stems(title), to_stems(body))


def holds_quote(connection: Connection, claim: int, words: str) -> bool:
    """Whether the quotes of a claim are indexed by these words."""
    return connection.execute(_GET_QUOTE, {"claim": claim}).scalar() == to_stems(words)


def find_strays(connection: Connection) -> Iterator[tuple[str, int]]:
    """Table and number of what is indexed and not there, or not shown."""
    for statement in _STRAYS:
        yield from ((name, number) for name, number in connection.execute(statement))


def check(_connection: Connection) -> Iterator[tuple[str, str]]:
    """Nothing: the server makes the index of its rows itself, and nobody can alter the one without the other."""
    return iter(())


def find_reports(
    connection: Connection, parts: list[Part], limit: int, offset: int
) -> tuple[list[str], int]:
    """Ids of the reports that have the words, the best first, and how many there are in all."""
    words = to_query(parts)
    if words is None:
        return [], 0
    total = int(connection.execute(_COUNT_REPORTS, {"words": words}).scalar_one())
    asked = {"words": words, "limit": limit, "offset": offset}
    found = connection.execute(_FOUND_REPORTS, asked) if total else ()
    return [row[0] for row in found], total


def find_claims(connection: Connection, parts: list[Part], in_reports: bool) -> list[int]:
    """Numbers of the shown claims whose quotes have the words, or whose reports have them; ascending."""
    words = to_query(parts)
    if words is None:
        return []
    statement = _FOUND_CLAIMS_OF_REPORTS if in_reports else _FOUND_CLAIMS
    return list(connection.execute(statement, {"words": words}).scalars())


def to_query(parts: list[Part]) -> str | None:
    """A query as `to_tsquery` reads it; None where there is nothing to look for.

    Every word is put in quotation marks, and is of letters and digits alone: nothing typed is taken for an operator.
    """
    wanted = [_match(part) for part in parts if not part.is_excluded]
    if not wanted:
        return None
    excluded = [f"!({_match(part)})" for part in parts if part.is_excluded]
    return " & ".join([*(f"({each})" for each in wanted), *excluded])


def _match(part: Part) -> str:
    rest = [_stem(word) for word in part.words[1:]]
    star = ":*" if part.is_prefix else ""
    return " | ".join(
        " <-> ".join(f"'{word}'" for word in (_stem(form), *rest)) + star
        for form in variants(part.words[0])
    )


def to_stems(words: str) -> str:
    """Index words as they are kept: English ones as their stems, and no more of them than the server indexes."""
    stems = " ".join(map(_stem, words.split()))
    if len(stems) * 4 <= _MOST_BYTES or len(packed := stems.encode()) <= _MOST_BYTES:
        return stems
    return packed[:_MOST_BYTES].decode(errors="ignore").rpartition(" ")[0]


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    """What FTS5 makes of a word: the stem by Porter's rules, short words and those of other letters as they are."""
    if len(word) < _SHORTEST_STEMMED or not word.isascii():
        return word
    if word.endswith("ibly"):
        word = f"{word[:-1]}e"  # FTS5 has Porter's later rule, by which "possibly" goes with "possible"
    return str(_porter().stemWord(word))


@lru_cache(maxsize=1)
def _porter() -> Any:  # noqa: ANN401  the package has no types
    import snowballstemmer  # only who keeps a store on a server has it

    return snowballstemmer.stemmer("porter")
