"""Presence claims → positions of forces after the Security Force Monitor: where each was cited first and last.

A position is one force at one place, from one beginning to one end. When it was first and last cited is told twice, for a
claim of a month names no day: the precise range holds only days on which some claim says that it was there, the imprecise
one all the days that the words may mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from footprint.contract import dumps
from footprint.evidence import BEGINS, ENDS, Observation, read_observations
from footprint.exchange.facts import Cell, Row, evidence_row, name_of
from footprint.filters import from_day_number
from footprint.store import Outgoing

COLUMNS: dict[str, str] = {
    "unit_id": "the force, as docs/reference/claims.md has it",
    "unit_name": "its English name",
    "site_id": "the place",
    "site_name": "its English name",
    "site_name_ar": "its Arabic name",
    "latitude": "degrees north, WGS 84",
    "longitude": "degrees east, WGS 84",
    "site_precision": "exact, settlement, near, area, admin3 …",
    "radius_km": "the place that the words mean lies within this distance of the point",
    "date_first_cited": "first day on which a claim certainly says that the force was there",
    "date_first_cited_earliest": "first day that the words may mean",
    "date_last_cited": "last day on which a claim certainly says so",
    "date_last_cited_latest": "last day that the words may mean",
    "is_start_date": "Y where a claim says that the force came then; else it may have been there before",
    "ended_from": "first day that the words on its leaving may mean; empty where nobody says it left",
    "ended_to": "last day that they may mean",
    "is_open_ended": "Y where nobody says that it left",
    "claims": "numbers of the claims",
    "quotes": "their words, in the order of the claims",
    "report_ids": "their reports",
    "sources": "their outlets and addresses",
    "certainty": "of each claim",
    "readers": "versions of the readers",
    "licence": "terms that the quoted words stand under",
}
_ARRIVALS = frozenset({"deployed", "base_established"})
_APART = " | "


@dataclass(slots=True)
class _Position:
    """A force at a place while it is being put together."""

    cited: list[Observation] = field(default_factory=list)
    ended: Observation | None = None


def position_rows(leaving: Mapping[int, Outgoing]) -> Iterator[Row]:
    """The positions that some claims tell of, by force and place, each with all of its claims as evidence."""
    presences = (
        (each.number, dumps(each.body), each.published)
        for each in leaving.values()
        if each.body["kind"] == "presence"
    )
    observations, _ = read_observations(presences)
    of_pair: dict[tuple[str, str], list[Observation]] = {}
    for each in observations:
        if each.effect in (BEGINS, ENDS):
            of_pair.setdefault((each.actor, each.place), []).append(each)
    for (actor, place), told in sorted(of_pair.items()):
        for position in _cut(told):
            yield _row(actor, place, position, leaving)


def _cut(told: list[Observation]) -> Iterator[_Position]:
    """The stretches between one departure and the next arrival. A departure with nothing before it is a position too."""
    current = _Position()
    for each in sorted(told, key=lambda each: (each.last, each.effect == ENDS, each.first)):
        if each.effect == ENDS:
            if current.cited or current.ended is None:
                current.ended = each
            yield current
            current = _Position()
        else:
            current.cited.append(each)
    if current.cited:
        yield current


def _row(actor: str, place_id: str, position: _Position, leaving: Mapping[int, Outgoing]) -> Row:
    cited, ended = position.cited, position.ended
    # A claim that holds throughout names its days; of another only what both its ends agree on is sure.
    sure = [(each.first, each.last) for each in cited if each.holds or each.first == each.last]
    numbers = list(dict.fromkeys(each.claim for each in (*cited, *([ended] if ended else []))))
    told = [leaving[number] for number in numbers]
    evidence = [evidence_row(each) for each in told]
    place = next(p for each in told for p in each.body["places"] if p["id"] == place_id)
    first = min(cited, key=lambda each: each.first, default=None)
    comes = first is not None and leaving[first.claim].body["type"] in _ARRIVALS

    def joined(name: str) -> Cell:
        return _APART.join(str(each[name] or "") for each in evidence)

    return {
        "unit_id": actor,
        "unit_name": name_of(actor),
        "site_id": place_id,
        "site_name": place["name_en"],
        "site_name_ar": place["name_ar"],
        "latitude": place["lat"],
        "longitude": place["lon"],
        "site_precision": place["precision"],
        "radius_km": place["radius_km"],
        "date_first_cited": _day(min((a for a, _ in sure), default=None)),
        "date_first_cited_earliest": _day(first.first if first else None),
        "date_last_cited": _day(max((b for _, b in sure), default=None)),
        "date_last_cited_latest": _day(max((each.last for each in cited), default=None)),
        "is_start_date": "Y" if comes else "N",
        "ended_from": _day(ended.first if ended else None),
        "ended_to": _day(ended.last if ended else None),
        "is_open_ended": "N" if ended else "Y",
        "claims": " ".join(map(str, numbers)),
        "quotes": joined("quote"),
        "report_ids": " ".join(dict.fromkeys(each.report_id for each in told)),
        "sources": _APART.join(
            dict.fromkeys(
                " ".join(filter(None, (each.source, each.url))) or "not told" for each in told
            )
        ),
        "certainty": joined("certainty"),
        "readers": " ".join(dict.fromkeys(each.reader for each in told)),
        "licence": _APART.join(dict.fromkeys(str(each["licence"]) for each in evidence)),
    }


def _day(number: int | None) -> str | None:
    return None if number is None else from_day_number(number).isoformat()
