"""The claims of one event → how many independent sources tell of it.

Two claims have one origin where their reports are near-copies or of one outlet, credit one news agency, or quote one and
the same party for it: what the ministry said does not become truer by ten outlets that print it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from footprint.linking.agencies import agency_of_actor, agency_of_outlet
from footprint.linking.copies import Families
from footprint.linking.facet import Facet
from footprint.linking.knowledge import get_knowledge
from footprint.text import fold


@dataclass(frozen=True, slots=True)
class Source:
    """Where a report comes from."""

    family: str
    """Id of the first report of its near-copies, its own where it has none."""
    outlet: str | None
    agencies: tuple[str, ...] = ()
    """The agencies that it credits."""


def find_origins(facets: Iterable[Facet], sources: Mapping[str, Source]) -> list[tuple[int, ...]]:
    """Claim numbers in groups of one origin each, in the order of their lowest numbers. `sources` are by report id."""
    joined: Families[str] = Families()
    claims = sorted(facets, key=lambda each: each.claim)
    names = {each.claim: f"claim {each.claim:020}" for each in claims}
    for each in claims:
        for sign in _signs(each, sources[each.report]):
            joined.join(names[each.claim], sign)
    groups: dict[str, list[int]] = {}
    for each in claims:
        groups.setdefault(joined.find(names[each.claim]), []).append(each.claim)
    return [tuple(group) for group in groups.values()]


def _signs(facet: Facet, source: Source) -> Iterable[str]:
    """What a claim shares with every other of its origin."""
    yield f"report of {source.family}"
    if source.outlet and source.outlet.strip():
        yield f"outlet {fold(source.outlet)}"
    agencies = {*source.agencies, agency_of_outlet(source.outlet)}
    if facet.voice and facet.voice not in get_knowledge().nobody:
        yield f"voice {facet.voice}"
        agencies.add(agency_of_actor(facet.voice))
    for agency in sorted(filter(None, agencies)):
        yield f"source {agency}"
