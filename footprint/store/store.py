"""The store as the rest of footprint sees it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from footprint.model import Reading, Report
from footprint.store import ask, write
from footprint.store.connect import Database, connect
from footprint.store.records import Kept, KeptClaim, KeptReport, ReportEntry


def open_store(path: Path) -> Store:
    """The store at a path, made where there is none.

    Raises StoreTooNew for one of a newer footprint, StoreError for a file that is no store or cannot be used.
    """
    return Store(connect(path))


@dataclass(frozen=True, slots=True)
class Store:
    """Reports, the claims that readers found in them, and what the map needs of both.

    Safe to share between threads: every call opens a connection of its own. Every call may raise StoreError.
    """

    database: Database

    @property
    def path(self) -> Path:
        """The file."""
        return self.database.path

    def keep(self, reading: Reading, origin: str, handed_in: Report | None = None) -> Kept:
        """Keep a reading, whole or not at all, and make its claims the current ones of its report.

        Idempotent by report id, reader version and metadata: `again` means that nothing changed and every claim has
        kept its number. `handed_in` is the report before the reader found its title or date, where that differs.
        """
        return self.keep_all([(reading, origin, handed_in)])[0]

    def keep_all(self, batch: Iterable[tuple[Reading, str, Report | None]]) -> list[Kept]:
        """Keep several readings in one transaction: all of them, or none."""
        now = datetime.now(UTC)
        with self.database.writing() as connection:
            return [
                write.keep(connection, reading.check(), handed_in or reading.report, origin, now)
                for reading, origin, handed_in in batch
            ]

    def record_failure(self, report: Report, reader: str, reason: str, origin: str) -> None:
        """Note that a reader could not read a report; its earlier claims stay."""
        with self.database.writing() as connection:
            write.record_failure(connection, report, reader, reason, origin, datetime.now(UTC))

    def revision(self) -> int:
        """A number that grows with every change: while it stays, so does everything shown. 0.2 ms."""
        with self.database.reading() as connection:
            return ask.get_revision(connection)

    def marks(self) -> tuple[list[tuple[Any, ...]], dict[str, tuple[str, str | None]], int]:
        """All rows for the map (fields as in `MARK_FIELDS`), the names of their places, and the revision of both."""
        with self.database.reading() as connection:
            revision = ask.get_revision(connection)
            return ask.fetch_marks(connection), ask.fetch_place_names(connection), revision

    def presence_claims(self) -> list[tuple[int, str, str | None]]:
        """Every current presence claim: its number, its JSON, and when its report was published."""
        with self.database.reading() as connection:
            return ask.fetch_presence_claims(connection)

    def reports(self) -> list[ReportEntry]:
        """Every report without its words, the latest published first."""
        with self.database.reading() as connection:
            return ask.find_reports(connection)

    def get_report(self, report_id: str) -> KeptReport:
        """A report with its words. Raises NotInStore."""
        with self.database.reading() as connection:
            return ask.get_report(connection, report_id)

    def get_handed_in(self, report_id: str) -> Report | None:
        """The report with its metadata as handed in last, or None where it is not kept."""
        with self.database.reading() as connection:
            return ask.get_handed_in(connection, report_id)

    def get_reader(self, report_id: str) -> str | None:
        """Version of the current reading of a report; None where there is none."""
        with self.database.reading() as connection:
            return ask.get_reader(connection, report_id)

    def find_claims_of(self, report_id: str) -> list[KeptClaim]:
        """The current claims of a report, in the order of the reading; none for an unknown report."""
        with self.database.reading() as connection:
            return ask.find_claims_of(connection, report_id)

    def get_claims(self, numbers: Sequence[int]) -> list[KeptClaim]:
        """The claims with these numbers, in the order asked. Raises NotInStore."""
        with self.database.reading() as connection:
            return ask.get_claims(connection, numbers)
