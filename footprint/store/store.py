"""The store as the rest of footprint sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from footprint.errors import StoreError
from footprint.gazetteer.unresolved import Unresolved
from footprint.model import Reading, Report
from footprint.store import adopt, ask, batches, copying, drafts, leaving, write
from footprint.store.backup import Backup, back_up, verify_file
from footprint.store.batches import Batch
from footprint.store.connect import FileDatabase, connect
from footprint.store.database import Database
from footprint.store.drafts import Decision
from footprint.store.hits import Hits, find_hits
from footprint.store.jobs import Jobs
from footprint.store.leaving import Outgoing
from footprint.store.likely import Likely, find_likely
from footprint.store.records import (
    Fetched,
    Incoming,
    Kept,
    KeptClaim,
    KeptReport,
    Known,
    Marks,
    Queue,
    ReportEntry,
)
from footprint.store.refresh import get_grades
from footprint.store.reviews import Reviews
from footprint.store.together import Together, get_together
from footprint.store.verify import Verdict, verify
from footprint.where import Address, parse_where


def open_store(where: Path | str | Address, read_only: bool = False) -> Store:
    """The store at a path or the address of a server, made where there is none; one of an older footprint is migrated.

    `read_only` opens it without any way to write, and makes and migrates nothing. Raises StoreTooNew for one of a newer
    footprint, StoreError for a file that is no store or cannot be used.
    """
    return Store(connect(parse_where(where), read_only))


@dataclass(frozen=True, slots=True)
class Store:
    """Reports, the claims that readers found in them, and what the map needs of both.

    Safe to share between threads: every call opens a connection of its own. Every call may raise StoreError.
    """

    database: Database

    @property
    def name(self) -> str:
        """Where it is, for a person to read."""
        return self.database.name

    @property
    def path(self) -> Path:
        """The file. Raises StoreError for a store on a server, which has none."""
        if not isinstance(self.database, FileDatabase):
            raise StoreError(f"{self.name}: a store on a server has no file of its own")
        return self.database.path

    @property
    def is_read_only(self) -> bool:
        """Whether there is no way to write through it."""
        return self.database.is_read_only

    @property
    def reviews(self) -> Reviews:
        """What people decide on claims, and the history of it."""
        return Reviews(self.database)

    @property
    def jobs(self) -> Jobs:
        """Bulk runs."""
        return Jobs(self.database)

    def keep(
        self,
        reading: Reading,
        origin: str,
        handed_in: Report | None = None,
        fetched: Fetched | None = None,
    ) -> Kept:
        """Keep a reading, whole or not at all, and make its claims the current ones of its report.

        Idempotent by report id, reader version and metadata: `again` means that nothing changed and every claim has
        kept its number. `handed_in` is the report before the reader found its title or date, where that differs. What
        people decided on claims of an earlier reading holds for the new one.
        """
        return self.keep_all([Incoming(reading, origin, handed_in, fetched)])[0]

    def keep_all(
        self, batch: Iterable[Incoming | tuple[Reading, str, Report | None]]
    ) -> list[Kept]:
        """Keep several readings in one transaction: all of them, or none. Fastest with a hundred or more at once."""
        with self.database.logging() as (connection, log):
            return write.keep_all(connection, log, (Incoming(*each) for each in batch))

    def keep_batch(
        self, incoming: Iterable[Incoming], name: str, who: str
    ) -> tuple[int | None, list[Kept]]:
        """Keep readings that came in together, all or none; gives the number to take them back by, and what became of each."""
        with self.database.logging() as (connection, log):
            return batches.keep_batch(connection, log, incoming, name, who)

    def withdraw(self, batch: int, who: str) -> tuple[int, int]:
        """Take a batch back; gives how many reports went, and how many stay for a person decided on them."""
        with self.database.logging() as (connection, log):
            return batches.withdraw(connection, log, batch, who)

    def batches(self) -> list[Batch]:
        """What came in together, the latest first."""
        with self.database.reading() as connection:
            return batches.find_batches(connection)

    def data_sets(self) -> list[str]:
        """Names of the data sets whose rows are here, as the filter of sources has them."""
        with self.database.reading() as connection:
            return batches.find_data_sets(connection)

    def keep_draft(
        self,
        who: str,
        incoming: Incoming,
        unresolved: Sequence[Unresolved],
        decided: Sequence[Decision],
        places: Mapping[str, Mapping[str, Any]],
    ) -> tuple[Kept, list[int], int]:
        """Keep a reading with what a person decided on it before, in one transaction; see `drafts.keep_draft`."""
        with self.database.logging() as (connection, log):
            return drafts.keep_draft(connection, log, who, incoming, unresolved, decided, places)

    def record_failure(
        self,
        report: Report,
        reader: str,
        reason: str,
        origin: str,
        fetched: Fetched | None = None,
    ) -> None:
        """Note that a reader could not read a report; its earlier claims stay."""
        with self.database.logging() as (connection, log):
            write.record_failure(connection, log, report, reader, reason, origin, fetched)

    def revision(self) -> int:
        """A number that grows with every change: while it stays, so does everything shown. 0.2 ms."""
        with self.database.reading() as connection:
            return ask.get_revision(connection)

    def marks(self) -> tuple[list[tuple[Any, ...]], dict[str, tuple[str, str | None]], int]:
        """All rows for the map (fields as in `MARK_FIELDS`), the names of their places, and the revision of both."""
        with self.open_marks() as marks:
            return [row for rows in marks.batches for row in rows], marks.names, marks.revision

    @contextmanager
    def open_marks(self) -> Iterator[Marks]:
        """The same for a million rows: they are read from the file while you take them, all of one moment."""
        with self.database.reading() as connection:
            revision = ask.get_revision(connection)
            names = ask.fetch_place_names(connection)
            yield Marks(ask.fetch_marks(connection), names, revision)

    def presence_claims(self) -> list[tuple[int, str, str | None]]:
        """Every current presence claim: its number, its JSON, and when its report was published."""
        with self.database.reading() as connection:
            return ask.fetch_presence_claims(connection)

    def reports(self) -> list[ReportEntry]:
        """Every report without its words, the latest published first."""
        with self.database.reading() as connection:
            return ask.find_reports(connection)

    def count_reports(self) -> int:
        """How many reports are kept."""
        with self.database.reading() as connection:
            return ask.count_reports(connection)

    def get_report(self, report_id: str) -> KeptReport:
        """A report with its words. Raises NotInStore."""
        with self.database.reading() as connection:
            return ask.get_report(connection, report_id)

    def get_handed_in(self, report_id: str) -> Report | None:
        """The report with its metadata as handed in last, or None where it is not kept."""
        with self.database.reading() as connection:
            return ask.get_handed_in(connection, report_id)

    def find_known(self, report_ids: Sequence[str]) -> dict[str, Known]:
        """What is known of those of some reports that are kept, by id."""
        with self.database.reading() as connection:
            return ask.find_known(connection, report_ids)

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

    def get_together(self, number: int) -> Together | None:
        """The event that a claim tells of, with what other reports say of it; None for a claim that is not shown."""
        with self.database.reading() as connection:
            return get_together(connection, number)

    def find_likely(self, number: int, limit: int = 12) -> list[Likely]:
        """Claims of other reports that may tell of the same as one, the likeliest first; none for one not shown."""
        with self.database.reading() as connection:
            return find_likely(connection, number, limit)

    def get_grades(self, numbers: Sequence[int]) -> dict[int, str]:
        """How well those of some claims that are shown are borne out: words of `Certainty`."""
        with self.database.reading() as connection:
            return get_grades(connection, numbers)

    def leaving(self, numbers: Sequence[int]) -> Iterator[Outgoing]:
        """The claims with these numbers as they stand, in the order asked, in little memory. Raises NotInStore."""
        with self.database.reading() as connection:
            yield from leaving.iter_claims(connection, numbers)

    def by_report(self, numbers: Sequence[int]) -> dict[str, list[int]]:
        """Report id → those of some claims that are its own, ascending."""
        with self.database.reading() as connection:
            return leaving.group_by_report(connection, numbers)

    def get_texts(self, ids: Sequence[str]) -> dict[str, str]:
        """The words of up to some hundred reports, by id."""
        with self.database.reading() as connection:
            return leaving.get_texts(connection, ids)

    def verify(self, on_report: Callable[[int, int], None] | None = None) -> Verdict:
        """Hold every row against the log, its hashes, the words and what follows from them; see `Verdict`."""
        if isinstance(self.database, FileDatabase):
            return verify_file(self.database.path, on_report)
        with self.database.reading() as connection:
            return verify(connection, on_report)

    def rebuild(self) -> None:
        """Make the derived rows (marks, places, spans, the search index) anew from the claims and decisions."""
        with self.database.logging() as (connection, log):
            adopt.rebuild(connection)
            log.tell("footprint", "rebuild")

    def back_up(self, target: Path, on_report: Callable[[int, int], None] | None = None) -> Backup:
        """Copy the store while it is in use, check the copy, and only then give it its name; see `back_up`."""
        if isinstance(self.database, FileDatabase):
            return back_up(self.database.path, target, on_report)
        return copying.back_up(self.database, target)

    def search(self, typed: str, limit: int = 20, offset: int = 0) -> Hits:
        """Reports by their words, Arabic or English, the best first, each with a snippet.

        All words have to be there; "in quotation marks" as a phrase; `-word` leaves out; `word*` any word that begins so.
        Spelling variants, vowel marks and what Arabic writes onto a word (و ب ل ك ف ال) make no difference.
        """
        with self.database.reading() as connection:
            return find_hits(connection, typed, limit, offset)

    def search_claims(self, typed: str, in_reports: bool = False) -> list[int]:
        """Numbers of the claims shown whose quotes (or, `in_reports`, whose reports) have the words; ascending."""
        with self.database.reading() as connection:
            return ask.search_claims(connection, typed, in_reports)

    def queue(self, kind: Queue, limit: int = 50, offset: int = 0, after: int = 0) -> list[int]:
        """Numbers of claims above `after` that a person should look at, for one reason; ascending."""
        with self.database.reading() as connection:
            return ask.find_queue(connection, kind, limit, offset, after)

    def queue_counts(self) -> dict[Queue, int]:
        """How many claims are in each queue; one may be in several."""
        with self.database.reading() as connection:
            return ask.count_queues(connection)
