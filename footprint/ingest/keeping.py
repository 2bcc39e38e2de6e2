"""Reports that arrived → read, and kept in the store."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from footprint.errors import FootprintError
from footprint.gazetteer import correcting, noting
from footprint.gazetteer.fixes import version_of
from footprint.ingest.items import Arrival, Doubt, Item, Notice, Refusal
from footprint.model import Reading, Report
from footprint.proposing.settings import Chosen
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
    version = reader.version + version_of(fixes)
    for item in items:
        if not isinstance(item, Arrival):
            yield item
            continue
        known = store.get_handed_in(item.report.id)
        report = _filled_in(item.report, known) if known else item.report
        if report == known and store.get_reader(report.id) == version:
            yield Outcome(item.name, "again", len(store.find_claims_of(report.id)))
            continue
        with correcting(fixes), noting() as unresolved:
            read = _try(reader, report, item.name)
        if isinstance(read, Refusal):
            store.record_failure(report, version, str(read.error), item.name, item.fetched)
            yield read
            continue
        # Where a model failed the reading is the rules' own, so that another run asks the model again.
        is_whole = models_of(read.reading.reader) == models_of(reader.version)
        reading = replace(read.reading, reader=version) if is_whole else read.reading
        kept = store.keep(reading, item.name, report, item.fetched)
        book.keep_unresolved(report.id, unresolved)
        yield Outcome(item.name, kept, len(read.reading.claims))
        yield from _notices(item, read.reading)


def models_of(version: str) -> str:
    """The part of a reader's version that names the models beside the rules; empty for the rules alone."""
    return version.partition(";")[2]


def _try(reader: Reader, report: Report, name: str) -> Read | Refusal:
    try:
        return Read(name, reader.read(report).check())
    except FootprintError as error:
        return Refusal(name, error if str(error).startswith(name) else _named(name, error))
    except Exception as error:  # a fault of the reader on one report must not cost the others
        _log.debug("%s", name, exc_info=True)
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


def _filled_in(report: Report, known: Report) -> Report:
    return Report(
        text=report.text,
        title=report.title or known.title,
        published=report.published or known.published,
        language=report.language or known.language,
        source=report.source or known.source,
        url=report.url or known.url,
    )
