"""Rows of `runs` and `jobs` ↔ the values of `footprint.store.job_records`; each function a step of a caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from footprint.contract import dumps
from footprint.model import Report
from footprint.store.adding import metadata
from footprint.store.job_records import (
    Counts,
    Doubted,
    Finished,
    Job,
    JobLine,
    JobState,
    Listed,
    Run,
)
from footprint.store.records import Fetched, Kept
from footprint.store.schema import jobs

_AT_ONCE = 500
_LEASE = (
    update(jobs)
    .where(jobs.c.number == bindparam("job"))
    .values(
        state="leased",
        leased_to=bindparam("to"),
        leased_until=bindparam("until"),
        attempts=jobs.c.attempts + 1,
    )
)
_WAITING = (
    select(jobs.c.number, jobs.c.name, jobs.c.payload, jobs.c.attempts)
    .where(jobs.c.run == bindparam("run"), jobs.c.state == "waiting")
    .order_by(jobs.c.number)
    .limit(bindparam("most"))
)


def add(connection: Connection, run: int, listed: Sequence[Listed]) -> tuple[Listed, ...]:
    """Put down what is new to the run."""
    known: set[str] = set()
    keys = list(dict.fromkeys(each.key for each in listed))
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        statement = select(jobs.c.key).where(jobs.c.run == run, jobs.c.key.in_(some))
        known |= set(connection.execute(statement).scalars())
    added = []
    for each in listed:
        if each.key not in known:
            known.add(each.key)
            added.append(each)
    if added:
        connection.execute(insert(jobs), [_row(run, each) for each in added])
    return tuple(added)


def _row(run: int, each: Listed) -> dict[str, Any]:
    state: JobState = "waiting"
    if each.failure is not None:
        state = "failed"
    elif each.note is not None:
        state = "noted"
    elif each.kept is not None:
        state = "done"
    payload = None
    if state == "waiting" and each.report is not None:
        payload = dumps(_payload(each.report, each))
    return {
        "run": run,
        "key": each.key,
        "name": each.name,
        "report_id": each.report.id if each.report else None,
        "payload": payload,
        "state": state,
        "kept": each.kept,
        "claims": each.claims,
        "attempts": 0,
        "reason": each.failure or each.note,
    }


def count(
    finished: Sequence[Finished], kept: Sequence[Kept | None], added: Sequence[Listed]
) -> dict[str, int]:
    """What a turn adds to the counts of its run."""
    found = dict.fromkeys(Counts.__dataclass_fields__, 0)
    for each, did in zip(finished, kept, strict=True):
        found[did or "failed"] += 1
        found["claims"] += len(each.reading.claims) if each.reading else 0
    for listed in added:
        if listed.note is not None:
            continue
        found["listed"] += 1
        found["claims"] += listed.claims or 0
        if listed.failure is not None:
            found["failed"] += 1
        elif listed.kept is not None:
            found[listed.kept] += 1
    return found


def take(connection: Connection, run: int, owner: str, until: str, most: int) -> tuple[Job, ...]:
    """Hand out the first of those that wait."""
    rows = connection.execute(_WAITING, {"run": run, "most": most}).all()
    if rows:
        connection.execute(
            _LEASE, [{"job": row.number, "to": owner, "until": until} for row in rows]
        )
    return tuple(
        Job(row.number, row.name, *_unpack(json.loads(row.payload)), row.attempts + 1)
        for row in rows
    )


def _payload(report: Report, listed: Listed) -> dict[str, Any]:
    """What it takes to read a report later; `_unpack` gives it back."""
    fetched = listed.fetched
    return {
        "text": report.text,
        **metadata(report),
        "fetched": fetched and {"raw_sha256": fetched.raw_sha256, "detail": fetched.detail},
        "doubts": listed.doubts,
    }


def _unpack(payload: dict[str, Any]) -> tuple[Report, Fetched | None, tuple[Doubted, ...]]:
    published, fetched = payload["published"], payload["fetched"]
    report = Report(
        text=payload["text"],
        title=payload["title"],
        published=datetime.fromisoformat(published) if published else None,
        language=payload["language"],
        source=payload["source"],
        url=payload["url"],
    )
    return (
        report,
        fetched and Fetched(fetched["raw_sha256"], fetched["detail"]),
        tuple((field, why, guess) for field, why, guess in payload["doubts"]),
    )


def run_of(row: Row[Any]) -> Run:
    """A row of `runs`."""
    return Run(
        number=row.number,
        started_at=datetime.fromisoformat(row.started_at),
        ended_at=datetime.fromisoformat(row.ended_at) if row.ended_at else None,
        who=row.who,
        given=json.loads(row.given),
        reader=row.reader,
        state=row.state,
        is_listed=row.is_listed,
        counts=Counts(**json.loads(row.counts)),
        seconds=row.seconds,
        leased_until=datetime.fromisoformat(row.leased_until) if row.leased_until else None,
        stop=row.stop,
    )


def line_of(row: Row[Any]) -> JobLine:
    """A row of `jobs`, as a list shows it."""
    return JobLine(row.number, row.name, row.report_id, row.state, row.kept, row.claims, row.reason)
