"""The store's current claims → columns in memory that answer every move of a filter.

One row for each drawn place of a claim, and one for each claim that is not drawn, sorted by first day, then claim
number; rows of one claim stand together. A snapshot never changes: a changed store gives a new one.
"""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any, TypeVar, get_args

import numpy as np
from numpy.typing import NDArray

from footprint import fpv1
from footprint.actors import get_colour_group
from footprint.columns import FIRST, REASONS, UNDATED, Columns, PlaceName, Table, read_marks
from footprint.filters import (
    ALL_TYPES,
    CERTAINTIES,
    KINDS,
    MODALITIES,
    PRECISIONS,
    REVIEWS,
    ROLES,
    Filter,
)
from footprint.model import NotDrawn
from footprint.sieve import mask_of_area, mask_of_days, mask_of_values
from footprint.store import MARK_FIELDS, Store

_HASH_LENGTH = 16
_COUNTS_KEPT = 64
_SEARCHES_KEPT = 16
_SNAPSHOTS_KEPT = 4

Rows = NDArray[np.intp]
T = TypeVar("T")


def build(store: Store) -> Snapshot:
    """The snapshot of what the store holds now."""
    with store.open_marks() as marks:
        table = read_marks(marks.batches, MARK_FIELDS, marks.names)
    return Snapshot(table, marks.revision, store.search_claims).packed()


class Views:
    """The latest snapshot of one store, and the last few by hash for pages that still show them.

    Safe to share between threads; a changed store is read once, whoever asks.
    """

    def __init__(self, store: Store) -> None:
        """Nothing is read before somebody asks."""
        self._store = store
        self._lock = threading.Lock()
        self._kept: list[Snapshot] = []

    def current(self) -> Snapshot:
        """The snapshot of the store as it is now. May raise StoreError."""
        with self._lock:
            if not self._kept or self._kept[-1].revision != self._store.revision():
                self._kept = [*self._kept, build(self._store)][-_SNAPSHOTS_KEPT:]
            return self._kept[-1]

    def get(self, name: str) -> Snapshot | None:
        """The snapshot of a hash, while it is among the last few."""
        with self._lock:
            kept = list(self._kept)
        return next((snapshot for snapshot in kept if snapshot.hash == name), None)


@dataclass(frozen=True, eq=False)
class Snapshot:
    """What the map, the panel and the lists count from. Cheap to share; compare by `hash`."""

    table: Table
    revision: int = 0
    """The store's revision it was built at."""
    find: Callable[[str], Sequence[int]] = lambda words: ()
    """Numbers of the claims whose quotes have some words."""

    @property
    def columns(self) -> Columns:
        """The numbers."""
        return self.table.columns

    @property
    def actors(self) -> tuple[str, ...]:
        """Every actor id that takes part, sorted."""
        return self.table.actors

    @property
    def actor_sets(self) -> tuple[tuple[int, ...], ...]:
        """The combinations of actors that occur, who acts first, as indexes into `actors`."""
        return self.table.actor_sets

    @property
    def sources(self) -> tuple[str, ...]:
        """Every outlet, sorted; `?` among them where a report names none."""
        return self.table.sources

    @property
    def places(self) -> tuple[PlaceName, ...]:
        """The places that marks stand on, sorted by id."""
        return self.table.places

    @cached_property
    def body(self) -> bytes:
        """The snapshot as the browser's layer reads it; see `footprint.fpv1`."""
        return self.to_bytes()

    def packed(self) -> Snapshot:
        """The same snapshot with its columns laid over `body`, so that the numbers are in memory once."""
        body = self.body
        shared = Columns(**fpv1.lay_columns(body))
        packed = Snapshot(replace(self.table, columns=shared), self.revision, self.find)
        packed.__dict__["body"] = body
        return packed

    @cached_property
    def hash(self) -> str:
        """16 hex digits of the SHA-256 of `body`: the name it is served by, for good."""
        return hashlib.sha256(self.body).hexdigest()[:_HASH_LENGTH]

    @cached_property
    def gzipped(self) -> bytes:
        """`body` compressed, made once; quickly, for a million rows wait on it and more effort saves a twentieth."""
        return gzip.compress(self.body, compresslevel=1, mtime=0)

    @cached_property
    def claim_count(self) -> int:
        """All claims, drawn or not."""
        return int(np.count_nonzero(self.columns.flags & FIRST))

    @cached_property
    def days(self) -> tuple[int, int] | None:
        """First and last day of any claim, as day numbers; None where none has a date."""
        dated = self.columns.day_start != UNDATED
        if not dated.any():
            return None
        return int(self.columns.day_start[dated].min()), int(self.columns.day_end[dated].max())

    def to_bytes(self) -> bytes:
        """`body`, made anew."""
        first, last = self.days or (None, None)
        header: dict[str, Any] = {
            "rows": len(self.columns.claim),
            "claims": self.claim_count,
            "kinds": KINDS,
            "types": ALL_TYPES,
            "modalities": MODALITIES,
            "precisions": PRECISIONS,
            "certainties": CERTAINTIES,
            "reviews": REVIEWS,
            "reasons": REASONS,
            "roles": ROLES,
            "actors": self.actors,
            "actor_groups": [get_colour_group(actor) for actor in self.actors],
            "actor_sets": self.actor_sets,
            "role_sets": self.table.role_sets,
            "sources": self.sources,
            "places": [
                {"id": p.id, "name_en": p.name_en, "name_ar": p.name_ar} for p in self.places
            ],
            "day_min": first,
            "day_max": last,
        }
        return fpv1.encode(
            header, {each.name: getattr(self.columns, each.name) for each in fields(self.columns)}
        )

    def select(self, wanted: Filter) -> Selection:
        """The rows that pass a filter, and what is left out for want of a date or a point. ~1 ms for 100,000 rows."""
        columns = self.columns
        mask = mask_of_values(self.table, wanted)
        if wanted.words:
            said = np.unpackbits(self.said(wanted.words), count=len(mask), bitorder="little")
            mask &= said.astype(bool)
        undated = int(np.searchsorted(columns.day_start, UNDATED, "right"))
        in_days = mask_of_days(columns, wanted) if wanted.has_range else None
        in_area = mask_of_area(columns, wanted.area) if wanted.area else None
        dateless = pointless = 0
        if in_area is not None:
            listed = mask & (columns.reason != 0)
            listed = listed if in_days is None else listed & in_days
            pointless = len(_firsts(columns.claim, np.flatnonzero(listed)))
            mask &= in_area
        if in_days is not None:
            dateless = len(_firsts(columns.claim, np.flatnonzero(mask[:undated])))
            mask &= in_days
        return Selection(self, np.flatnonzero(mask), dateless, pointless)

    def said(self, words: str) -> NDArray[np.uint8]:
        """The rows whose claims' quotes have some words, a bit a row, the lowest first. May raise StoreError."""
        if words not in self._said:
            claims = np.array(self.find(words), dtype=np.uint32)
            while len(self._said) >= _SEARCHES_KEPT:
                self._said.pop(next(iter(self._said)), None)
            rows = np.isin(self.columns.claim, claims)
            self._said[words] = np.packbits(rows, bitorder="little")
        return self._said[words]

    @cached_property
    def _said(self) -> dict[str, NDArray[np.uint8]]:
        return {}

    def count(self, wanted: Filter) -> Counts:
        """The counts of a selection; those of the last few filters are kept, for a page asks several times."""
        return self._kept("counts", wanted, Selection.counts)

    def count_groups(self, wanted: Filter) -> Mapping[str, int]:
        """`Selection.by_group`, kept likewise."""
        return self._kept("groups", wanted, Selection.by_group)

    def _kept(self, what: str, wanted: Filter, ask: Callable[[Selection], T]) -> T:
        key = (what, wanted)
        if key not in self._answers:
            while len(self._answers) >= _COUNTS_KEPT:
                self._answers.pop(next(iter(self._answers)), None)
            self._answers[key] = ask(self.select(wanted))
        answer: T = self._answers[key]
        return answer

    @cached_property
    def _answers(self) -> dict[tuple[str, Filter], Any]:
        return {}

    @cached_property
    def occurring(self) -> Mapping[str, tuple[str, ...]]:
        """The kinds, types, modalities, precisions, certainties and reviews that any claim has, in the contract's order."""
        columns = self.columns
        return {
            part: tuple(
                name
                for name, count in zip(
                    names, np.bincount(column, minlength=len(names)), strict=True
                )
                if count
            )
            for part, column, names in (
                ("kinds", columns.kind, KINDS),
                ("types", columns.type, ALL_TYPES),
                ("modalities", columns.modality, MODALITIES),
                ("precisions", columns.precision, PRECISIONS),
                ("certainties", columns.certainty, CERTAINTIES),
                ("reviews", columns.review, REVIEWS),
            )
        }

    def claims_at(
        self, places: Iterable[int], wanted: Filter, offset: int = 0, limit: int = 20
    ) -> Page:
        """Numbers of the claims drawn at some places (indexes into `places`), the latest first, those undated last."""
        here = np.zeros(len(self.places) + 1, dtype=bool)
        here[[index for index in places if 0 <= index < len(self.places)]] = True
        rows = self.select(wanted).rows
        # NO_PLACE is past the end of the look-up: brought down to its last cell, which is no place.
        spot = np.minimum(self.columns.place[rows], len(self.places))
        return self._page(rows[here[spot]], offset, limit)

    def claims_off_map(
        self, wanted: Filter, reason: str | None = None, offset: int = 0, limit: int = 20
    ) -> Page:
        """Numbers of the claims that pass and are not drawn, all or those of one reason, the latest first."""
        rows = self.select(wanted).rows
        why = self.columns.reason[rows]
        return self._page(
            rows[why != 0 if reason is None else why == REASONS.index(reason)], offset, limit
        )

    def _page(self, rows: Rows, offset: int, limit: int) -> Page:
        firsts = _firsts(self.columns.claim, rows)
        days, numbers = self.columns.day_start[firsts].astype(np.int64), self.columns.claim[firsts]
        # Of one day in the order of the reading: what happened before the presence that it shows.
        numbers = numbers[np.lexsort((numbers, -days))]
        start = max(offset, 0)
        shown = numbers[start : start + max(limit, 0)]
        return Page(tuple(int(number) for number in shown), len(numbers), start)


@dataclass(frozen=True, slots=True)
class Page:
    """Some claim numbers of a longer list."""

    claims: tuple[int, ...]
    total: int
    """How many the whole list has."""
    offset: int
    """How many stand before these."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Claims of a selection. `on_map` + the sum of `off_map` = `claims`, always."""

    claims: int
    incidents: int
    presences: int
    statements: int
    on_map: int
    off_map: Mapping[NotDrawn, int]
    """By reason, those that occur."""
    undated_left_out: int
    """Claims that pass all but the days, and have none; not among `claims`."""
    unplaced_left_out: int = 0
    """Claims that pass all but the area, and are not on the map; not among `claims`."""

    @property
    def not_on_map(self) -> int:
        """Claims that pass and are listed, not drawn."""
        return sum(self.off_map.values())


@dataclass(frozen=True, slots=True)
class Selection:
    """What passed a filter."""

    snapshot: Snapshot
    rows: Rows
    """Row numbers, ascending: by first day, then claim."""
    undated_left_out: int
    unplaced_left_out: int = 0

    @property
    def firsts(self) -> Rows:
        """One row for each claim that passed.

        Not the FIRST bit: a claim may pass by its second place, where the filter names a precision.
        """
        return _firsts(self.snapshot.columns.claim, self.rows)

    @property
    def claims(self) -> NDArray[np.uint32]:
        """The numbers of the claims that passed, each once."""
        return self.snapshot.columns.claim[self.firsts]

    def counts(self) -> Counts:
        """How many of what; on the map + not on the map = all."""
        columns, firsts = self.snapshot.columns, self.firsts
        kinds = np.bincount(columns.kind[firsts], minlength=len(KINDS))
        reasons = np.bincount(columns.reason[firsts], minlength=len(REASONS))
        return Counts(
            claims=len(firsts),
            incidents=int(kinds[KINDS.index("incident")]),
            presences=int(kinds[KINDS.index("presence")]),
            statements=int(kinds[KINDS.index("statement")]),
            on_map=int(reasons[0]),
            off_map={
                reason: int(count)
                for reason, count in zip(get_args(NotDrawn), reasons[1:], strict=True)
                if count
            },
            undated_left_out=self.undated_left_out,
            unplaced_left_out=self.unplaced_left_out,
        )

    def by_group(self) -> dict[str, int]:
        """Claims by the colour group of their actors; one of two groups counts in both, one of none in none."""
        snapshot = self.snapshot
        of_actor = [get_colour_group(actor) for actor in snapshot.actors]
        per_set = np.bincount(
            snapshot.columns.actor_set[self.firsts], minlength=len(snapshot.actor_sets)
        )
        counts: dict[str, int] = {}
        for actors, count in zip(snapshot.actor_sets, per_set.tolist(), strict=True):
            for group in {of_actor[actor] for actor in actors} if count else ():
                counts[group] = counts.get(group, 0) + count
        return counts

    def by_day(self) -> tuple[int, NDArray[np.float64]]:
        """First day number, and how many claims fall on each day from it on.

        A claim of several days is shared out evenly over them: a month of 30 adds a thirtieth to each, and the sum is
        the number of dated claims. Empty where none has a date.
        """
        columns, firsts = self.snapshot.columns, self.firsts
        firsts = firsts[columns.day_start[firsts] != UNDATED]
        if not len(firsts):
            return 0, np.zeros(0)
        start = columns.day_start[firsts].astype(np.int64)
        end = columns.day_end[firsts].astype(np.int64)
        origin = int(start.min())
        share = 1.0 / (end - start + 1)
        steps = np.zeros(int(end.max()) - origin + 2)
        np.add.at(steps, start - origin, share)
        np.subtract.at(steps, end - origin + 1, share)
        return origin, np.maximum(np.cumsum(steps)[:-1], 0.0)


def _firsts(claim: NDArray[np.uint32], rows: Rows) -> Rows:
    """Of some rows, the first of each claim; rows of one claim are neighbours."""
    numbers = claim[rows]
    return rows[np.flatnonzero(np.diff(numbers.astype(np.int64), prepend=-1))]
