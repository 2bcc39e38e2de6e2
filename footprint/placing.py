"""A person's corrections of names, and new places in the gazetteer → the claims that they touch, placed anew.

A correction is a row of its own in the store (`footprint.store.names`). The reader asks it before the gazetteer, so what
it says holds for reports that are read later, whatever becomes of the gazetteer. Kept reports that have the name are read
again at once. Those that an import of places touches are read again when a person asks for it: they may be many.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from footprint.gazetteer import Gazetteer, in_use
from footprint.gazetteer.fixes import Fix
from footprint.gazetteer.unresolved import form_of
from footprint.ingest import Arrival, Outcome, get_reader, keep_arrivals, models_of
from footprint.store import Store
from footprint.store.names import NameBook
from footprint.text import fold, normalize

MOST_REPORTS = 5_000
"""Reports that one correction reads again; more would keep a person waiting for minutes."""
_OWN = re.compile(r"(?:fix|own):\d+")
"""Ids of points that a person gave, which are in no gazetteer."""
_AROUND = 110
"""Characters shown on each side of a name."""


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading reports again did."""

    reports: int
    """Reports that were read again."""
    claims: int
    """Claims that stand elsewhere than before, or newly stand somewhere."""
    waiting: int = 0
    """Reports that a model helped to read: without it they would lose what it found, so they stay as they are until they
    are ingested with it again."""


@dataclass(frozen=True, slots=True)
class Replaced(Reread):
    """What a correction did."""

    fix: Fix = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Usage:
    """A name as a report has it."""

    report_id: str
    title: str | None
    language: str | None
    before: str
    name: str
    """The report's own words."""
    after: str


def correct_name(store: Store, fix: Fix, who: str) -> Replaced:
    """Keep a person's correction and place every claim with that name in that context anew. May raise StoreError."""
    kept = NameBook(store).add_fix(fix, who)
    return _place_anew(store, kept)


def undo_correction(store: Store, number: int, who: str) -> Replaced | None:
    """Take a correction back; the claims stand where the gazetteer places them. None where it was taken back before."""
    gone = NameBook(store).undo_fix(number, who)
    return _place_anew(store, gone) if gone else None


def find_usages(store: Store, report_ids: Iterable[str], name: str, limit: int = 4) -> list[Usage]:
    """How reports use a name: its words with what stands around them, one a report. May raise StoreError."""
    usages: list[Usage] = []
    for report_id in report_ids:
        if len(usages) == limit:
            break
        report = store.get_report(report_id).report
        normal = normalize(report.text)
        at = normal.text.find(fold(name))
        if at < 0:
            continue
        start, end = normal.span(at, at + len(fold(name)))
        text = report.text
        usages.append(
            Usage(
                report_id=report_id,
                title=report.title,
                language=report.language,
                before=_from_word(text[max(0, start - _AROUND) : start], cut=start > _AROUND),
                name=text[start:end],
                after=_to_word(text[end : end + _AROUND], cut=end + _AROUND < len(text)),
            )
        )
    return usages


def reports_with(store: Store, name: str) -> list[str]:
    """Ids of the reports that have a name, placed or not; at most `MOST_REPORTS`. May raise StoreError."""
    unplaced = NameBook(store).find_reports_naming(form_of(name))
    told = (hit.entry.id for hit in store.search(f'"{name}"', limit=MOST_REPORTS).hits)
    return list(dict.fromkeys([*unplaced, *told]))[:MOST_REPORTS]


def reports_touched(
    store: Store, place_ids: Collection[str], on_report: Callable[[], None] = lambda: None
) -> list[str]:
    """Ids of the kept reports in which places count that an import brought, changed or took away.

    Their words have a name of one of them, a name that stayed without a place may be one's, or a claim stands on one or
    on a place that is no more. `on_report` is called once a report. May raise StoreError.
    """
    gazetteer = in_use()
    touched = frozenset(place_ids)
    forms = NameBook(store).find_forms_unplaced()
    theirs = {form for form in {form for _, form in forms} if _is_of(gazetteer, form, touched)}
    unplaced = {report_id for report_id, form in forms if form in theirs}
    found = []
    for entry in store.reports():
        on_report()
        stands = {p.id for each in store.find_claims_of(entry.id) for p in each.claim.places}
        gone = any(gazetteer.get(p) is None and not _OWN.fullmatch(p) for p in stands)
        if entry.id in unplaced or gone or not touched.isdisjoint(stands):
            found.append(entry.id)
            continue
        names = gazetteer.find_names(normalize(store.get_report(entry.id).report.text).text)
        if any(not touched.isdisjoint(hit.ids) for hit in names):
            found.append(entry.id)
    return found


def _is_of(gazetteer: Gazetteer, form: str, place_ids: frozenset[str]) -> bool:
    return any(entry.id in place_ids for entry in gazetteer.lookup(form))


def read_again(
    store: Store, report_ids: Iterable[str], on_report: Callable[[], None] = lambda: None
) -> Reread:
    """Read kept reports once more with the gazetteer and the corrections as they are now. May raise StoreError."""
    every = list(report_ids)
    again = [each for each in every if not models_of(store.get_reader(each) or "")]
    done = moved = 0
    for report_id in again:
        report = store.get_handed_in(report_id)
        if report is not None:
            before = _places_of(store, report_id)
            arrival = Arrival(store.get_report(report_id).entry.origin, report)
            outcomes = keep_arrivals([arrival], store, get_reader())
            done += sum(isinstance(each, Outcome) for each in outcomes)
            moved += len(_places_of(store, report_id) - before)
        on_report()
    return Reread(done, moved, len(every) - len(again))


def _place_anew(store: Store, fix: Fix) -> Replaced:
    done = read_again(store, reports_with(store, fix.name))
    return Replaced(done.reports, done.claims, done.waiting, fix=fix)


def _places_of(store: Store, report_id: str) -> set[tuple[object, ...]]:
    """Type, first word and points of each claim of a report, for comparing two readings."""
    claims = (each.claim for each in store.find_claims_of(report_id))
    return {
        (
            claim.type,
            claim.quotes[0].start,
            *((p.id, p.lat, p.lon, p.radius_km, p.precision) for p in claim.places),
        )
        for claim in claims
    }


def _from_word(text: str, *, cut: bool) -> str:
    """The end of a text from a word's beginning, on one line."""
    line = " ".join(text.split("\n")[-1:])
    return f"… {line.partition(' ')[2]}" if cut and line == text else line


def _to_word(text: str, *, cut: bool) -> str:
    """The beginning of a text to a word's end, on one line."""
    line = text.split("\n")[0]
    return f"{line.rpartition(' ')[0]} …" if cut and line == text else line
