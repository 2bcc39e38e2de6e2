"""Claims that are shown → the rows by which they are compared, and what ties them to claims of other reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, or_, select

from footprint.linking.blocks import block_of, probes_of, sort_of, sorts_for
from footprint.linking.compare import Link, compare
from footprint.linking.events import Tie, is_mixed
from footprint.linking.facet import Facet
from footprint.linking.grades import grade_alone
from footprint.store.families import rows_of
from footprint.store.rows import put_rows
from footprint.store.schema import claims, linked, reports, ties

UNLINKED = "single_source"
"""The grade of a claim before anything is known of others."""
OWN_COLUMNS = ("report", "block", "day", "until", "sort", "place", "facet")
"""What a row of `linked` holds of the claim itself; the rest is what others give it."""
_NUMBERS: BindParameter[Any] = bindparam("numbers", expanding=True)
_FACETS = (
    select(linked.c.claim, linked.c.facet, reports.c.id, claims.c.ordinal)
    .join(reports, reports.c.number == linked.c.report)
    .join(claims, claims.c.number == linked.c.claim)
    .where(linked.c.claim.in_(_NUMBERS))
)
_FORGET = delete(linked).where(linked.c.claim.in_(_NUMBERS))
_FORGET_TIES = delete(ties).where(or_(ties.c.one.in_(_NUMBERS), ties.c.other.in_(_NUMBERS)))
_PROBES_AT_ONCE = 2_000
# The probes first, whatever the planner thinks: each is one look into the index.
_NEAR = (
    "WITH probes(claim, report, sorts, block, first, last, until, days) AS (VALUES {values}) "
    "SELECT probes.claim, linked.claim FROM probes CROSS JOIN linked "
    "WHERE linked.block = probes.block AND linked.day BETWEEN probes.first AND probes.last "
    "AND linked.until >= probes.until AND linked.until - linked.day < probes.days "
    "AND (linked.sort & probes.sorts) <> 0 AND linked.report <> probes.report"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim that is shown, ready to be linked."""

    report: int
    """Number of its report."""
    facet: Facet
    """What of it is compared."""

    def row(self) -> dict[str, Any]:
        """Its row of `linked` before it is linked."""
        facet = self.facet
        return {
            "claim": facet.claim,
            "report": self.report,
            "block": block_of(facet),
            "day": facet.when[0] if facet.when else None,
            "sort": sort_of(facet.type),
            "until": facet.when[1] if facet.when else None,
            "place": facet.spot.id if facet.spot else None,
            "facet": facet.pack(),
            "grouped": facet.claim,
            "event": facet.claim,
            "certainty": grade_alone(facet),
        }


def put(connection: Connection, shown: Sequence[Shown]) -> list[Tie]:
    """Add claims, and tie them to the claims that seem to tell of the same; gives their ties."""
    if not shown:
        return []
    put_rows(connection, linked, [each.row() for each in shown])
    found = list(find_ties(connection, shown))
    put_rows(connection, ties, [tie_row(link, is_mixed) for link, is_mixed in found])
    return [Tie(link.one, link.other, link.score) for link, _ in found]


def remove(connection: Connection, numbers: Iterable[int]) -> None:
    """Take claims out, and their ties."""
    every = list(numbers)
    if not every:
        return
    for statement in (_FORGET_TIES, _FORGET):
        connection.execute(statement, {"numbers": every})


def find_ties(connection: Connection, shown: Sequence[Shown]) -> Iterator[tuple[Link, bool]]:
    """The links of some claims that are kept with any that are, each once, and whether a vague one meets a plain one."""
    facets = {each.facet.claim: each.facet for each in shown}
    near = _find_near(connection, shown)
    others = {other for pair in near for other in pair} - facets.keys()
    facets |= get_facets(connection, others)
    for one, other in sorted(near):
        if link := compare(facets[one], facets[other]):
            yield link, is_mixed(facets[one], facets[other])


def _find_near(connection: Connection, shown: Sequence[Shown]) -> set[tuple[int, int]]:
    values = [
        str((each.facet.claim, each.report, sorts_for(each.facet.type), *probe))
        for each in shown
        for probe in probes_of(each.facet)
    ]
    found: set[tuple[int, int]] = set()
    for start in range(0, len(values), _PROBES_AT_ONCE):
        # Numbers of our own making, and too many of them to be bound one by one.
        some = ",".join(values[start : start + _PROBES_AT_ONCE])
        rows = connection.exec_driver_sql(_NEAR.format(values=some)).all()
        found.update((one, other) if one < other else (other, one) for one, other in rows)
    return found


def tie_row(link: Link, is_mixed: bool) -> dict[str, Any]:
    """A row of `ties`."""
    return {"one": link.one, "other": link.other, "score": link.score, "mixed": is_mixed}


def get_facets(connection: Connection, numbers: Iterable[int]) -> dict[int, Facet]:
    """The facets of those of some claims that are shown."""
    return {
        row.claim: Facet.unpack(row.facet, row.claim, row.id, row.ordinal)
        for row in rows_of(connection, _FACETS, numbers)
    }


def facet_rows(shown: Iterable[Shown]) -> Mapping[int, Mapping[str, Any]]:
    """What the rows of some claims hold of themselves, without what others give them."""
    rows = {each.facet.claim: each.row() for each in shown}
    return {claim: {name: row[name] for name in OWN_COLUMNS} for claim, row in rows.items()}
