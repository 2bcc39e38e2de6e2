"""Something was said of a report's claims → what is derived of them made anew, and of the claims that tell of the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, select, update

from footprint.store import derived, link, search
from footprint.store.derived import BITS
from footprint.store.events import Stand
from footprint.store.families import rows_of
from footprint.store.link import Told
from footprint.store.records import KeptClaim
from footprint.store.schema import linked, marks, reviews
from footprint.store.standing import Standing, find_standings, get_standings, get_text

_NUMBERS: BindParameter[Any] = bindparam("numbers", expanding=True)
_FORGET = delete(marks).where(marks.c.claim.in_(_NUMBERS))
_GRADES = select(linked.c.claim, linked.c.certainty).where(linked.c.claim.in_(_NUMBERS))
_REVIEWED = select(reviews.c.claim, reviews.c.report_id).where(reviews.c.claim.in_(_NUMBERS))
_MARK = (
    update(marks)
    .where(marks.c.claim == bindparam("number"))
    .values(
        certainty=bindparam("grade"),
        needs=marks.c.needs.op("&")(~BITS["contested"]).op("|")(bindparam("bit")),
    )
)


def refresh(connection: Connection, report_id: str, only: Sequence[int] | None = None) -> None:
    """Make anew what is derived of a report's claims, or of some of them."""
    text = get_text(connection, report_id)
    if only is None:
        some = find_standings(connection, report_id)
        gone = derived.drop(connection, report_id)
    else:
        some = get_standings(connection, report_id, only)
        gone = list(only)
        connection.execute(_FORGET, {"numbers": gone})
    shown = shown_of(some, text)
    search.remove_quotes(connection, set(gone) - {each.number for each in shown})
    told = as_told(some, shown)
    changed = None if only is None else link.renew_some(connection, report_id, told, only)
    if changed is None:
        every = some if only is None else find_standings(connection, report_id)
        changed = link.renew(connection, report_id, as_told(every, shown_of(every, text)))
    numbers = [each.number for each in shown]
    grades: dict[int, str] = {n: changed[n].certainty for n in numbers if n in changed}
    if unchanged := [number for number in numbers if number not in changed]:
        grades |= get_grades(connection, unchanged)
    derived.put(connection, derived.derive(report_id, derived.as_rows(shown), grades))
    mark(connection, {claim: stand for claim, stand in changed.items() if claim not in grades})


def hide(connection: Connection, report_ids: Sequence[str]) -> None:
    """Take away what is derived of reports none of whose claims is shown any more."""
    gone: list[int] = []
    for report_id in report_ids:
        gone += derived.drop(connection, report_id)
    search.remove_quotes(connection, gone)
    mark(connection, link.remove(connection, gone))


def put_shown(connection: Connection, report_id: str, text: str) -> None:
    """Make the marks and index rows of a report's claims where there are none yet."""
    shown = shown_of(find_standings(connection, report_id), text)
    derived.put(connection, derived.derive(report_id, derived.as_rows(shown)))


def told_of(connection: Connection, report_id: str, text: str) -> list[Told]:
    """The claims of a report that are shown, to be linked."""
    standings = find_standings(connection, report_id)
    return as_told(standings, shown_of(standings, text))


def mark(connection: Connection, changed: Mapping[int, Stand]) -> None:
    """Let the marks of claims say how well they are borne out; a contested one is in the queue until it is accepted."""
    if not changed:
        return
    reviewed = {row.claim: row.report_id for row in rows_of(connection, _REVIEWED, changed)}
    rows = [
        {
            "number": claim,
            "grade": stand.certainty,
            "bit": BITS["contested"] if stand.certainty == "contested" else 0,
        }
        for claim, stand in changed.items()
        if claim not in reviewed
    ]
    if rows:
        connection.execute(_MARK, rows)
    for report_id in sorted(set(reviewed.values())):
        own = [claim for claim, of_report in reviewed.items() if of_report == report_id]
        shown = shown_of(get_standings(connection, report_id, own), get_text(connection, report_id))
        connection.execute(_FORGET, {"numbers": own})
        grades = get_grades(connection, own)
        derived.put_marks(connection, derived.derive(report_id, derived.as_rows(shown), grades))


def get_grades(connection: Connection, claims: Sequence[int]) -> dict[int, str]:
    """How well those of some claims that are shown are borne out."""
    return {row.claim: row.certainty for row in rows_of(connection, _GRADES, claims)}


def shown_of(standings: Sequence[Standing], text: str) -> list[KeptClaim]:
    """Those of a report's claims that are shown."""
    return [each.kept(text) for each in standings if each.is_shown]


def as_told(standings: Sequence[Standing], shown: Sequence[KeptClaim]) -> list[Told]:
    """Claims that are shown, as linking takes them."""
    ordinals = {each.number: each.ordinal for each in standings}
    return [
        (each.number, ordinals[each.number], each.claim, derived.quote_words(each.claim))
        for each in shown
    ]
