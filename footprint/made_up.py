"""Made-up reports of any number, to see what the page is like with many: at real places, of real forces, and all untrue.

Every report, headline and sentence says so. Half of the claims crowd on a few places, as real ones do; a seed gives the
same claims every time. They are kept in a store of their own, never beside what was reported.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from footprint.actors import get_label
from footprint.gazetteer import Entry, bundled
from footprint.model import Actor, Claim, DateRange, Place, Reading, Report
from footprint.store import Incoming, Store

SOURCE = "Made up"
READER = "made-up-1"
CLAIMS_A_REPORT = 10
_BATCH = 100
"""Reports that are kept at once."""
_FIRST_DAY, _DAYS = date(2015, 1, 1), 3650
_COUNTRIES = frozenset({"SY", "IQ", "LB", "JO", "TR"})
_FORCES = (
    "usa.mil",
    "rus.mil",
    "tur.mil",
    "syr.sdf",
    "syr.gov.mil",
    "isis",
    "irn.militias",
    "syr.sna",
)
_INCIDENTS = ("clash", "shelling", "airstrike", "drone_strike", "raid", "explosion")
_PRESENCES = ("present", "deployed", "patrol", "convoy", "checkpoint")
_CROWDED = 0.5
"""Share of the claims at the ten first places."""


def make_up(claims: int, seed: int = 1) -> Iterator[Reading]:
    """Readings with so many claims, ten a report."""
    draw = random.Random(seed)  # noqa: S311
    places = [entry for entry in bundled().labels() if entry.country in _COUNTRIES]
    for first in range(0, claims, CLAIMS_A_REPORT):
        yield _report(draw, places, first, min(first + CLAIMS_A_REPORT, claims))


def fill(
    store: Store, claims: int, tell: Callable[[float], None], go_on: Callable[[], bool]
) -> bool:
    """Keep so many made-up claims; `tell` gets the share that is done. False where `go_on` said to stop. May raise StoreError."""
    batch: list[Incoming] = []
    done = 0
    for reading in make_up(claims):
        batch.append(Incoming(reading, SOURCE, None))
        done += len(reading.claims)
        if len(batch) == _BATCH or done == claims:
            if not go_on():
                return False
            store.keep_all(batch)
            batch = []
            tell(done / claims)
    return True


def _report(draw: random.Random, places: Sequence[Entry], first: int, end: int) -> Reading:
    day = _FIRST_DAY + timedelta(days=draw.randrange(_DAYS))
    told = [_Sentence(draw, places, number, day) for number in range(first, end)]
    text = "".join(each.text for each in told)
    report = Report(
        text,
        title=f"Made-up report {first // CLAIMS_A_REPORT + 1:,}",
        published=datetime(day.year, day.month, day.day, 12, tzinfo=UTC) + timedelta(days=1),
        language="en",
        source=SOURCE,
    )
    claims, offset = [], 0
    for each in told:
        claims.append(each.claim(report, offset))
        offset += len(each.text)
    return Reading(report, tuple(claims), READER)


class _Sentence:
    """One made-up claim in words: "Made up, 17: on 3 May 2016 Russian forces, air strike, near Manbij." """

    def __init__(
        self, draw: random.Random, places: Sequence[Entry], number: int, day: date
    ) -> None:
        crowded = draw.random() < _CROWDED
        self.place = draw.choice(places[:10] if crowded else places)
        self.force = draw.choice(_FORCES)
        self.is_incident = draw.random() < 2 / 3
        self.type = draw.choice(_INCIDENTS if self.is_incident else _PRESENCES)
        self.is_near = draw.random() < 0.2
        self.day = day
        parts = [
            f"Made up, {number + 1}: on ",
            f"{day:%-d %B %Y}",
            " ",
            get_label(self.force),
            f", {self.type.replace('_', ' ')}, {'near' if self.is_near else 'in'} ",
            self.place.name_en,
            ".\n",
        ]
        starts = [sum(len(part) for part in parts[:index]) for index in range(len(parts))]
        self.text = "".join(parts)
        self._spans = {
            name: (starts[index], starts[index] + len(parts[index]))
            for name, index in {"date": 1, "actor": 3, "place": 5}.items()
        }

    def claim(self, report: Report, offset: int) -> Claim:
        """The claim, its spans counted in the report."""
        span = {name: (start + offset, end + offset) for name, (start, end) in self._spans.items()}
        entry = self.place
        place = Place(
            id=entry.id,
            name_en=entry.name_en,
            name_ar=entry.name_ar,
            lat=entry.lat,
            lon=entry.lon,
            radius_km=10.0 if self.is_near else entry.radius_km,
            precision="near" if self.is_near else "settlement",
            role="event",
            relation="near" if self.is_near else "in",
            start=span["place"][0],
            end=span["place"][1],
        )
        return Claim(
            kind="incident" if self.is_incident else "presence",
            type=self.type,
            modality="occurred",
            quotes=(report.quote(offset, offset + len(self.text) - 1),),
            actors=(
                Actor(self.force, "initiator" if self.is_incident else "holder", *span["actor"]),
            ),
            places=(place,),
            date=DateRange(self.day, self.day, "day", "absolute", span=span["date"]),
        )
