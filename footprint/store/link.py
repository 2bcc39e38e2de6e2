"""Claims that come, change or go → events and grades brought up to date, each function one step of the writer's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, select

from footprint.linking.facet import Facet, facets_of
from footprint.linking.grades import grade_alone
from footprint.model import Claim
from footprint.store import events, families, ties
from footprint.store.events import Stand
from footprint.store.schema import linked, reports
from footprint.store.ties import Shown

Told = tuple[int, int, Claim, str]
"""A claim that is shown: number, ordinal, the claim, and the words of its quotes as the search index has them."""
_NUMBER = select(reports.c.number).where(reports.c.id == bindparam("report_id"))
_ROWS_OF = select(linked).where(linked.c.report == bindparam("report"))


def add(
    connection: Connection,
    told: Mapping[str, tuple[int, Sequence[Told]]],
    moved: Iterable[int] = (),
) -> dict[int, Stand]:
    """Link the claims of reports that had none: by report id the report's number and claims.

    `moved` are the numbers of reports whose family of near-copies is another than before. Gives the claims that stand
    otherwise than a claim of a single source that stands alone, or otherwise than before.
    """
    shown = [
        Shown(number, facet)
        for report_id, (number, claims) in told.items()
        for facet in facets_of(report_id, claims)
    ]
    tied = {claim for tie in ties.put(connection, shown) for claim in (tie.one, tie.other)}
    seeds = tied | set(events.find_claims_of_reports(connection, moved))
    alone = _stand_alone(shown)
    odd = {claim: stand for claim, stand in alone.items() if stand.certainty != ties.UNLINKED}
    return odd | events.update_events(connection, seeds)


def renew(connection: Connection, report_id: str, told: Sequence[Told]) -> dict[int, Stand]:
    """Bring the links of a report up to date: these are its claims that are shown now. Gives what stands otherwise."""
    number = _number_of(connection, report_id)
    shown = {each.claim: Shown(number, each) for each in facets_of(report_id, told)}
    rows = connection.execute(_ROWS_OF, {"report": number}).mappings()
    kept = {row["claim"]: row for row in rows}
    now = ties.facet_rows(shown.values())
    gone = [claim for claim, row in kept.items() if claim not in now or _differ(row, now[claim])]
    new = [each for claim, each in shown.items() if claim not in kept or claim in gone]
    # What a source is called may have changed though no claim did: all of them are graded anew.
    return _exchange(connection, gone, new) | events.update_events(connection, shown)


def renew_some(
    connection: Connection, report_id: str, told: Sequence[Told], asked: Sequence[int]
) -> dict[int, Stand] | None:
    """As `renew` for some claims of a report: those told are shown, the others asked for are not.

    None where that cannot be said without the rest of the report: what its statements announce or deny depends on the words.
    """
    kept = ties.get_facets(connection, asked)
    now = {each.claim: each for each in facets_of(report_id, told)}
    for claim in kept.keys() & now.keys():
        was = kept[claim]
        now[claim] = replace(now[claim], affirmed=was.affirmed, denied=was.denied)
    changed = [claim for claim in asked if kept.get(claim) != now.get(claim)]
    if not changed:
        return {}
    if any(_takes_all(kept.get(claim), now.get(claim)) for claim in changed):
        return None
    number = _number_of(connection, report_id)
    gone = [claim for claim in changed if claim in kept]
    new = [Shown(number, now[claim]) for claim in changed if claim in now]
    return _exchange(connection, gone, new)


def remove(connection: Connection, gone: Sequence[int]) -> dict[int, Stand]:
    """Take out claims that are shown no more; gives what stands otherwise for it."""
    seeds = events.find_companions(connection, gone)
    for start in range(0, len(gone), families.AT_ONCE):
        ties.remove(connection, gone[start : start + families.AT_ONCE])
    return events.update_events(connection, seeds)


def _takes_all(kept: Facet | None, now: Facet | None) -> bool:
    if "statement" in (kept and kept.kind, now and now.kind):
        return True
    return now is not None and (kept is None or kept.words != now.words)


def _exchange(
    connection: Connection, gone: Sequence[int], new: Sequence[Shown]
) -> dict[int, Stand]:
    seeds = events.find_companions(connection, gone) if gone else set()
    ties.remove(connection, gone)
    seeds |= {claim for tie in ties.put(connection, new) for claim in (tie.one, tie.other)}
    seeds |= events.find_ruled(connection, [each.facet.claim for each in new])
    # What is neither tied nor ruled on stands alone, and its row says so already.
    return _stand_alone(new) | events.update_events(connection, seeds)


def _stand_alone(new: Sequence[Shown]) -> dict[int, Stand]:
    """How claims that came stand as long as nothing ties them: their rows say so already, their marks not yet."""
    return {
        each.facet.claim: Stand(each.facet.claim, each.facet.claim, grade_alone(each.facet))
        for each in new
    }


def _number_of(connection: Connection, report_id: str) -> int:
    return int(connection.execute(_NUMBER, {"report_id": report_id}).scalar_one())


def _differ(row: Mapping[Any, Any], values: Mapping[str, Any]) -> bool:
    return any(row[name] != value for name, value in values.items())
