"""Reports that the store does not have yet → their rows, gathered and written together.

A bulk run adds hundreds of thousands of rows; one statement for many rows is several times as fast as one for each.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, select

from footprint.contract import dumps
from footprint.linking.sketch import Sketch, make_sketch
from footprint.model import Reading, Report
from footprint.store import derived, families, link, search
from footprint.store.chain import READING_FIELDS, REPORT_FIELDS, Log, digest_row
from footprint.store.link import Told
from footprint.store.records import Fetched
from footprint.store.refresh import mark
from footprint.store.rows import put_rows
from footprint.store.schema import claims, readings, reports
from footprint.store.terms import index_text

_KNOWN = select(reports.c.id).where(reports.c.id.in_(bindparam("ids", expanding=True)))


class Adding:
    """Rows of new reports, until `flush` writes them. Numbers go on from the last ones there are."""

    def __init__(self, connection: Connection, log: Log) -> None:
        """Nothing is gathered yet."""
        self._connection = connection
        self._log = log
        self._rows: dict[Table, list[dict[str, Any]]] = {reports: [], readings: [], claims: []}
        self._spans: list[dict[str, Any]] = []
        self._derived = derived.Derived([], [], {})
        self._words: list[tuple[int, str, str]] = []
        self._sketches: dict[int, Sketch] = {}
        self._told: dict[str, tuple[int, list[Told]]] = {}
        self._last: dict[Table, int] = {}

    def add(
        self, reading: Reading, handed_in: Report, origin: str, fetched: Fetched | None
    ) -> None:
        """Gather a reading of a report that is neither kept nor gathered."""
        report = reading.report
        after = self.add_report(handed_in, origin, fetched, report.title)
        values = metadata(report) | {"status": "ok", "current": True}
        number = self.add_reading(report.id, reading.reader, values, after)
        self._add_claims(self._last[reports], number, reading, after)
        self._log.tell(reading.reader, "read", report_id=report.id, after=after)

    def add_report(
        self, handed_in: Report, origin: str, fetched: Fetched | None, title: str | None
    ) -> dict[str, Any]:
        """Gather a report with the title it is to be found by; gives its digest for the log."""
        number = self._next(reports)
        row = {
            "number": number,
            "id": handed_in.id,
            **metadata(handed_in),
            "origin": origin,
            "raw_sha256": fetched and fetched.raw_sha256,
            "fetched": fetched and dumps(fetched.detail),
            "added_at": self._log.at.isoformat(),
        }
        self._rows[reports].append(row | {"text": handed_in.text})
        words = index_text(handed_in.text)
        self._words.append((number, index_text(title or ""), words))
        self._sketches[number] = make_sketch(handed_in.text, words)
        return {"report": digest_row(reports, row, REPORT_FIELDS)}

    def add_reading(
        self, report_id: str, reader: str, values: dict[str, Any], after: dict[str, Any]
    ) -> int:
        """Gather a row of `readings`, put its digest into `after`, and give its number."""
        row = {
            "number": self._next(readings),
            "report_id": report_id,
            "reader": reader,
            "at": self._log.at.isoformat(),
            "reason": None,
            **values,
        }
        self._rows[readings].append(row)
        after["reading"] = row["number"]
        after["digest"] = digest_row(readings, row, READING_FIELDS)
        return int(row["number"])

    def _add_claims(
        self, report_number: int, reading_number: int, reading: Reading, after: dict[str, Any]
    ) -> None:
        """Gather the claims of a reading, and what is derived of them."""
        rows = self.add_claim_rows(reading_number, reading, after)
        shown = [
            (row["number"], claim, None) for row, claim in zip(rows, reading.claims, strict=True)
        ]
        found = derived.derive(reading.report.id, shown)
        self._derived.marks.extend(found.marks)
        self._derived.quotes.extend(found.quotes)
        self._derived.places.update(found.places)
        told = [
            (number, ordinal, claim, words)
            for ordinal, ((number, claim, _), (_, words)) in enumerate(
                zip(shown, found.quotes, strict=True)
            )
        ]
        self._told[reading.report.id] = report_number, told

    def add_claim_rows(
        self, reading_number: int, reading: Reading, after: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Gather the claims of a reading and their spans, and put their digests into `after`."""
        about = {"reading": reading_number, "report_id": reading.report.id}
        rows = []
        for ordinal, claim in enumerate(reading.claims):
            number = self._next(claims)
            rows.append(derived.claim_row(claim, ordinal) | about | {"number": number})
            self._spans += derived.spans_of(number, claim)
        self._rows[claims] += rows
        after["claims"] = [[row["number"], digest_row(claims, row)] for row in rows]
        return rows

    def flush(self) -> None:
        """Write what was gathered."""
        for table, rows in self._rows.items():
            put_rows(self._connection, table, rows)
            rows.clear()
        derived.put_spans(self._connection, self._spans)
        derived.put(self._connection, self._derived)
        search.put_reports(self._connection, self._words)
        moved = families.put_sketches(self._connection, self._sketches)
        mark(self._connection, link.add(self._connection, self._told, moved))
        self._spans, self._words, self._sketches, self._told = [], [], {}, {}
        self._derived = derived.Derived([], [], {})

    def _next(self, table: Table) -> int:
        if table not in self._last:
            highest = select(func.coalesce(func.max(table.c.number), 0))
            self._last[table] = self._connection.execute(highest).scalar_one()
        self._last[table] += 1
        return self._last[table]


def find_known(connection: Connection, ids: list[str]) -> set[str]:
    """Those of some reports that are kept."""
    return set(connection.execute(_KNOWN, {"ids": ids}).scalars())


def metadata(report: Report) -> dict[str, str | None]:
    """What is told of a report beside its words, as columns."""
    return {
        "title": report.title,
        "published": report.published.isoformat() if report.published else None,
        "language": report.language,
        "source": report.source,
        "url": report.url,
    }
