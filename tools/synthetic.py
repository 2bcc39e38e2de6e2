"""Made-up claims of any number, shaped like real ones, for tests and measurements. None of it is ever shipped.

60 % of the claims crowd on 50 places by Zipf's law, the actors likewise; a tenth of the dates are intervals of up to a
year, two in a hundred are unknown; three in twenty claims are not drawn. A seed gives the same claims every time.

    python tools/synthetic.py 100000 /tmp/store.db      a store with that many claims
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from footprint.actors import all_actors
from footprint.columns import NO_PLACE, REASONS, UNDATED, PlaceName, Table, lay_out
from footprint.filters import (
    ALL_TYPES,
    KINDS,
    MODALITIES,
    PRECISIONS,
    ROLES,
    day_number,
    from_day_number,
)
from footprint.model import TYPES, Actor, Claim, Count, DateRange, Place, Quote, Reading, Report
from footprint.store import open_store
from footprint.view import Snapshot

_BUSY_PLACES, _PLACES = 50, 2000
_ACTORS = tuple(sorted(actor.id for actor in all_actors())[:40])
_FIRST_DAY, _DAYS = day_number(date(2011, 3, 15)), 5400
_CLAIMS_A_REPORT = 10
_DRAWN_PRECISIONS = ("exact", "settlement", "near", "area", "admin3", "admin2", "admin1")
_SHARES = (0.1, 0.5, 0.15, 0.1, 0.05, 0.05, 0.05)
_KINDS = {"incident": 0.6, "presence": 0.3, "statement": 0.1}
_CAST = {
    "incident": ("initiator", "target"),
    "presence": ("holder", "partner"),
    "statement": ("speaker", "addressee"),
}
"""As what the first and the second actor of a claim take part."""
_SOURCES = tuple(sorted(f"Outlet {number}" for number in range(1, 13)))


class Draws:
    """The made-up values of some claims, one array entry a claim; the same for the same seed."""

    def __init__(self, claims: int, seed: int = 1) -> None:
        """Draw everything at once."""
        random = np.random.default_rng(seed)
        self.size = claims
        kind_names = random.choice(list(_KINDS), claims, p=list(_KINDS.values()))
        self.kind = np.searchsorted(np.array(KINDS), kind_names, sorter=np.argsort(KINDS))
        self.kind = np.argsort(KINDS)[self.kind]
        self.type = np.zeros(claims, dtype=np.int64)
        for number, kind in enumerate(KINDS):
            codes = [ALL_TYPES.index(name) for name in TYPES[kind]]  # type: ignore[index]
            of_kind = self.kind == number
            self.type[of_kind] = random.choice(codes, int(of_kind.sum()))
        self.planned = random.random(claims) < 0.04
        self.aggregate = (random.random(claims) < 0.05) & (kind_names != "statement")
        self.drawn = (kind_names != "statement") & ~self.aggregate
        self.place = np.where(
            random.random(claims) < 0.6,
            _zipf(random, claims, _BUSY_PLACES),
            random.integers(_BUSY_PLACES, _PLACES, claims),
        )
        self.precision = random.choice(len(_DRAWN_PRECISIONS), claims, p=_SHARES)
        self.day_start = _FIRST_DAY + random.integers(0, _DAYS, claims)
        long = random.random(claims) < 0.1
        self.day_end = self.day_start + np.where(long, random.integers(1, 366, claims), 0)
        undated = random.random(claims) < 0.02
        self.day_start[undated] = self.day_end[undated] = UNDATED
        self.actors = np.stack(
            [_zipf(random, claims, len(_ACTORS)), _zipf(random, claims, len(_ACTORS))], axis=1
        )
        of_report = _zipf(random, -(-claims // _CLAIMS_A_REPORT), len(_SOURCES))
        self.source = np.repeat(of_report, _CLAIMS_A_REPORT)[:claims]
        self.lat = random.uniform(32.5, 37.2, _PLACES)
        self.lon = random.uniform(35.7, 42.3, _PLACES)


def make_snapshot(claims: int, seed: int = 1) -> Snapshot:
    """A snapshot of that many claims, without a store."""
    draws = Draws(claims, seed)
    cast, actor_set = np.unique(
        np.column_stack([draws.kind, draws.actors]), axis=0, return_inverse=True
    )
    hidden = np.where(draws.aggregate, REASONS.index("aggregate"), REASONS.index("statement"))
    nowhere = np.where(draws.drawn, 0.0, np.nan)
    codes = np.array([PRECISIONS.index(name) for name in _DRAWN_PRECISIONS])
    columns = lay_out(
        claim=np.arange(1, claims + 1, dtype=np.uint32),
        day_start=draws.day_start.astype(np.int32),
        day_end=draws.day_end.astype(np.int32),
        lat=draws.lat[draws.place] + nowhere,
        lon=draws.lon[draws.place] + nowhere,
        radius_km=draws.precision * 4 + 1 + nowhere,
        kind=draws.kind.astype(np.uint8),
        type=draws.type.astype(np.uint8),
        modality=np.where(draws.planned, MODALITIES.index("planned"), 0).astype(np.uint8),
        precision=codes[draws.precision].astype(np.uint8),
        certainty=np.zeros(claims, dtype=np.uint8),
        review=(np.arange(claims) % 7 == 0).astype(np.uint8),
        reason=np.where(draws.drawn, 0, hidden).astype(np.uint8),
        inherited=np.zeros(claims, dtype=bool),
        actor_set=actor_set.reshape(-1).astype(np.uint32),
        source=draws.source.astype(np.uint32),
        place=np.where(draws.drawn, draws.place, NO_PLACE).astype(np.uint32),
    )
    members = [_cast(KINDS[kind], a, b) for kind, a, b in cast.tolist()]
    sets = tuple(tuple(actor for actor, _ in each) for each in members)
    roles = tuple(tuple(1 << ROLES.index(role) for _, role in each) for each in members)
    places = tuple(PlaceName(f"made:{n}", f"Place {n}", f"موضع {n}") for n in range(_PLACES))
    return Snapshot(Table(columns, _ACTORS, sets, roles, _SOURCES, places))


def _cast(kind: str, first: int, second: int) -> list[tuple[int, str]]:
    """Who takes part as what; an actor drawn twice takes part once."""
    roles = _CAST[kind]
    return [(first, roles[0])] if first == second else [(first, roles[0]), (second, roles[1])]


def make_readings(claims: int, seed: int = 1) -> Iterator[Reading]:
    """Reports of ten claims each, as a reader would hand them over."""
    draws = Draws(claims, seed)
    for start in range(0, claims, _CLAIMS_A_REPORT):
        numbers = range(start, min(start + _CLAIMS_A_REPORT, claims))
        lines = [f"وقع الحدث رقم {n} في موضع {draws.place[n]}. " for n in numbers]
        text = "".join(lines)
        report = Report(
            text,
            title=f"Report {start // _CLAIMS_A_REPORT}",
            language="ar",
            source=_SOURCES[draws.source[start]],
        )
        offset, read = 0, []
        for number, line in zip(numbers, lines, strict=True):
            quote = report.quote(offset, offset + len(line) - 1)
            read.append(_make_claim(draws, number, quote))
            offset += len(line)
        yield Reading(report, tuple(read), f"synthetic-{seed}")


def _make_claim(draws: Draws, number: int, quote: Quote) -> Claim:
    kind = KINDS[draws.kind[number]]
    spot, grain = int(draws.place[number]), int(draws.precision[number])
    start = int(draws.day_start[number])
    place = Place(
        id=f"made:{spot}",
        name_en=f"Place {spot}",
        name_ar=f"موضع {spot}",
        lat=float(draws.lat[spot]),
        lon=float(draws.lon[spot]),
        radius_km=grain * 4 + 1,
        precision=_DRAWN_PRECISIONS[grain],  # type: ignore[arg-type]
        role="event",
    )
    return Claim(
        kind=kind,  # type: ignore[arg-type]
        type=ALL_TYPES[draws.type[number]],
        modality="planned" if draws.planned[number] else "occurred",
        quotes=(quote,),
        actors=tuple(
            Actor(_ACTORS[actor], role)  # type: ignore[arg-type]
            for actor, role in _cast(kind, *draws.actors[number].tolist())
        ),
        places=(place,),
        date=DateRange()
        if start == UNDATED
        else DateRange(
            from_day_number(start),
            from_day_number(int(draws.day_end[number])),
            "day" if draws.day_end[number] == start else "range",
            "absolute",
        ),
        count=Count("عدة مرات", 2) if draws.aggregate[number] else None,
    )


def _zipf(random: np.random.Generator, size: int, ranks: int) -> NDArray[np.int64]:
    weights = 1.0 / np.arange(1, ranks + 1)
    return random.choice(ranks, size, p=weights / weights.sum())


def main() -> None:
    """Make a store of N claims at a path."""
    claims, path = int(sys.argv[1]), Path(sys.argv[2])
    store = open_store(path)
    store.keep_all((reading, "synthetic", None) for reading in make_readings(claims))
    print(f"{claims:,} claims in {path}")


if __name__ == "__main__":
    main()
