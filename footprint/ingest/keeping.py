"""Reports that arrived → read, and kept in the store."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from footprint.errors import FootprintError
from footprint.gazetteer import correcting, noting
from footprint.gazetteer.fixes import Fix, version_of
from footprint.gazetteer.unresolved import Unresolved
from footprint.ingest.items import Arrival, Doubt, Item, Notice, Refusal
from footprint.model import Reading, Report
from footprint.proposing.settings import Chosen, chosen
from footprint.store import Kept, Store
from footprint.store.names import NameBook

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reader:
    """What turns a report into its claims."""

    version: str
    """Equal to `Reading.reader` of what it reads: a report that the same version has read is not read again."""
    read: Callable[[Report], Reading]


@dataclass(frozen=True, slots=True)
class Read:
    """A report that was read."""

    name: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Attempt:
    """What reading one report came to."""

    reading: Reading | None
    """None where it could not be read."""
    failure: str | None
    """Why, opening with the report's name."""
    unresolved: tuple[Unresolved, ...] = ()
    """Names in it that were not placed."""
    notes: tuple[str, ...] = ()
    """What a person should know of how it was read."""

    def refusal(self, name: str) -> Refusal:
        """The attempt that failed, as an item says it."""
        return Refusal(name, FootprintError(self.failure or name))


@dataclass(frozen=True, slots=True)
class Outcome:
    """A report that is in the store."""

    name: str
    kept: Kept
    claims: int


def get_reader(chosen: Chosen | None = None) -> Reader:
    """The reader that ships with footprint, with the chosen models beside it. Loads its lexicons and the gazetteer.

    Without a choice no model is asked, whatever is configured. Raises ModelError.
    """
    if chosen is not None and (chosen.proposer or chosen.taggers):
        from footprint.proposing.registry import make_reader

        reader = make_reader(chosen)
        return Reader(reader.version, reader.read)
    from footprint import reading

    return Reader(reading.reader_version(), reading.read)


def reader_maker(proposer: str | None = None) -> Callable[[], Reader]:
    """What makes the reader that the settings ask for, here and in other processes; a `proposer` named stands above them.

    Raises ModelError where a model is configured and cannot be used.
    """
    models = chosen(proposer)
    return get_reader if models == Chosen(None) else partial(get_reader, models)


def read_arrivals(items: Iterable[Item], reader: Reader) -> Iterator[Read | Refusal | Notice]:
    """Read every report that arrived, and pass the rest on. One that cannot be read is a Refusal."""
    for item in items:
        if not isinstance(item, Arrival):
            yield item
            continue
        read = _try(reader, item.report, item.name)
        yield read
        if isinstance(read, Read):
            yield from _notices(item, read.reading)


def keep_arrivals(
    items: Iterable[Item], store: Store, reader: Reader
) -> Iterator[Outcome | Refusal | Notice]:
    """Read and keep every report that arrived, and pass the rest on.

    What is known of a report from an earlier time (its date, its title) stands where it now comes without. One that
    cannot be read is kept with the reason, so that a better reader can try. A person's corrections of names count, and
    names without a place are noted. May raise StoreError.
    """
    book = NameBook(store)
    fixes = book.find_fixes()
    version = version_with(reader, fixes)
    for item in items:
        if not isinstance(item, Arrival):
            yield item
            continue
        known = store.get_handed_in(item.report.id)
        item = filled_in(item, known) if known else item
        if item.report == known and store.get_reader(item.report.id) == version:
            yield Outcome(item.name, "again", len(store.find_claims_of(item.report.id)))
            continue
        attempt = read_report(item, reader, fixes)
        if attempt.reading is None:
            refusal = attempt.refusal(item.name)
            why = str(refusal.error)
            store.record_failure(item.report, version, why, item.name, item.fetched)
            yield refusal
            continue
        kept = store.keep(attempt.reading, item.name, item.report, item.fetched)
        book.keep_unresolved(item.report.id, attempt.unresolved)
        yield Outcome(item.name, kept, len(attempt.reading.claims))
        for note in attempt.notes:
            yield Notice(item.name, note)


def version_with(reader: Reader, fixes: Sequence[Fix]) -> str:
    """The version under which readings are kept where a person corrected names."""
    return reader.version + version_of(fixes)


def read_report(item: Arrival, reader: Reader, fixes: Sequence[Fix]) -> Attempt:
    """Read one report as it is to be kept. Never raises for what is in it."""
    with correcting(fixes), noting() as unresolved:
        read = _try(reader, item.report, item.name)
    if isinstance(read, Refusal):
        return Attempt(None, str(read.error))
    reading = read.reading
    notes = tuple(notice.words for notice in _notices(item, reading))
    # Where a model failed the reading is the rules' own, so that another run asks the model again.
    if models_of(reading.reader) == models_of(reader.version):
        reading = replace(reading, reader=version_with(reader, fixes))
    return Attempt(reading, None, tuple(unresolved), notes)


def models_of(version: str) -> str:
    """The part of a reader's version that names the models beside the rules; empty for the rules alone."""
    return version.partition(";")[2]


def _try(reader: Reader, report: Report, name: str) -> Read | Refusal:
    try:
        return Read(name, reader.read(report).check())
    except FootprintError as error:
        return Refusal(name, error if str(error).startswith(name) else _named(name, error))
    except Exception as error:  # a fault of the reader on one report must not cost the others
        _log.warning("the reader failed", extra={"report": report.id}, exc_info=True)
        reason = f"the reader failed ({type(error).__name__}: {error}); please send us this report"
        return Refusal(name, FootprintError(f"{name}: {reason}"))


def _named(name: str, error: FootprintError) -> FootprintError:
    return type(error)(f"{name}: {error}")


def _notices(item: Arrival, reading: Reading) -> Iterator[Notice]:
    """What is to be said of a reading: what is unsure, its notes, and that it has no claim where it has none."""
    for doubt in item.doubts:
        settled = doubt.field == "published" and reading.report.published != item.report.published
        if doubt.field in ("text", "published") and not settled:
            yield Notice(item.name, _words(doubt))
    for note in reading.notes:
        yield Notice(item.name, note)
    if not reading.claims:
        yield Notice(item.name, "read; it tells of no incident, presence or statement")


def _words(doubt: Doubt) -> str:
    if doubt.field == "text":
        return f"unsure of its words: {doubt.why}"
    guess = f" (it may be {doubt.guess})" if doubt.guess else ""
    return f"unsure when it was published: {doubt.why}{guess}; --published DATE says it"


def filled_in(item: Arrival, known: Report) -> Arrival:
    """What is known of a report from an earlier time stands where it now comes without."""
    report = replace(
        item.report,
        title=item.report.title or known.title,
        published=item.report.published or known.published,
        language=item.report.language or known.language,
        source=item.report.source or known.source,
        url=item.report.url or known.url,
    )
    doubts = item.doubts
    if report.published != item.report.published:
        doubts = tuple(doubt for doubt in doubts if doubt.field != "published")
    return replace(item, report=report, doubts=doubts)
