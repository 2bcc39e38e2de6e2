"""A report before it is kept: read into a store of its own, where a person corrects it as on any other page.

What the person decided there is carried over when the report is saved; what is discarded was never in the real store.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from footprint.contract import claim_to_json
from footprint.errors import InputError
from footprint.ingest.items import Arrival
from footprint.ingest.keeping import Attempt, Reader, filled_in, read_report
from footprint.model import Reading
from footprint.store import Store, open_store
from footprint.store.drafts import Decision
from footprint.store.names import NameBook
from footprint.store.records import Incoming, Kept, KeptClaim

_WAY_OUT = "see that it is a report in Arabic or English"


@dataclass(frozen=True, slots=True)
class Saved:
    """A draft that is in the store now."""

    report_id: str
    kept: Kept
    claims: tuple[int, ...]
    """Numbers of the claims that are shown."""
    lost: int
    """Decisions that hold for nothing, because the claim was reviewed before."""


class Folder:
    """A folder that is gone with whoever holds it: a tab may be closed in the middle of a draft."""

    def __init__(self) -> None:
        """Make it."""
        self.path = Path(tempfile.mkdtemp(prefix="footprint-draft-"))
        self.remove = weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Draft:
    """A report that was read and is not kept."""

    item: Arrival
    reading: Reading
    attempt: Attempt
    scratch: Store
    """Holds this report alone."""
    folder: Folder
    """Where that lies."""
    is_known: bool
    """Whether the words are in the real store already."""

    @property
    def claims(self) -> list[KeptClaim]:
        """The claims in the order of the reading, with what the person decided so far; those left out too."""
        # In a store that holds nothing else the claims are numbered as the reading has them.
        return self.scratch.get_claims(range(1, len(self.reading.claims) + 1))

    def discard(self) -> None:
        """Let go of it."""
        self.scratch.database.close()
        self.folder.remove()


def make_draft(item: Arrival, store: Store, reader: Reader) -> Draft:
    """Read a report without keeping it. Raises InputError where it cannot be read."""
    fixes = NameBook(store).find_fixes()
    known = store.get_handed_in(item.report.id)
    item = filled_in(item, known) if known else item
    attempt = read_report(item, reader, fixes)
    if attempt.reading is None:
        raise InputError(attempt.failure or f"{item.name}: it cannot be read; {_WAY_OUT}")
    folder = Folder()
    scratch = open_store(folder.path / "draft.db")
    scratch.keep(attempt.reading, item.name, item.report, item.fetched)
    return Draft(item, attempt.reading, attempt, scratch, folder, known is not None)


def with_metadata(
    item: Arrival, title: str | None, source: str | None, published: datetime | None
) -> Arrival:
    """The report as a person confirmed it: nothing about these is unsure any more."""
    report = replace(item.report, title=title or None, source=source or None, published=published)
    sure = ("title", "source", "published")
    return replace(
        item, report=report, doubts=tuple(each for each in item.doubts if each.field not in sure)
    )


def renamed(draft: Draft, title: str | None, source: str | None) -> Draft:
    """The draft under another title and outlet, of which no claim depends: what was decided on its claims stays."""
    reading = draft.reading
    report = replace(reading.report, title=title, source=source)
    item = with_metadata(draft.item, title, source, draft.item.report.published)
    return replace(draft, item=item, reading=replace(reading, report=report))


def save_draft(draft: Draft, store: Store, who: str) -> Saved:
    """Keep the report, its claims, and what the person decided on them, all or nothing. May raise StoreError."""
    report_id = draft.reading.report.id
    decided = []
    for claim, looked in zip(draft.reading.claims, draft.claims, strict=True):
        if looked.review is None or looked.review.status not in ("open", "accepted", "rejected"):
            continue
        body = claim_to_json(looked.claim)
        fields = {name: body[name] for name in looked.review.corrected}
        decided.append(Decision(claim, fields, looked.review.status))
    incoming = Incoming(draft.reading, draft.item.name, draft.item.report, draft.item.fetched)
    kept, numbers, lost = store.keep_draft(
        who, incoming, draft.attempt.unresolved, decided, draft.scratch.reviews.places()
    )
    return Saved(report_id, kept, tuple(numbers), lost)
