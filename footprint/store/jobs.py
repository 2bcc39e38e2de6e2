"""Bulk runs in the store: what is to be read, who has it, what became of it.

A run is worked on by one process, which holds a lease that it renews with every turn; whoever finds the lease run out may
go on. A turn is one transaction: what was read is kept and its jobs are done, or neither; so a process may die at any
moment, and the next goes on where the last turn ended.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update

from footprint.errors import NotInStore, RunBusy
from footprint.store import write
from footprint.store.chain import Log, pack
from footprint.store.database import Database
from footprint.store.job_records import (
    Counts,
    Finished,
    JobLine,
    JobState,
    Listed,
    Run,
    RunState,
    Turn,
)
from footprint.store.job_rows import add, count, line_of, run_of, take
from footprint.store.names import put_unresolved
from footprint.store.records import Incoming, Kept
from footprint.store.schema import jobs, runs

LEASE_SECONDS = 15.0
"""How long a process that says nothing keeps its run."""
_MOST_RUNS = 20
"""Older ones that are done are forgotten."""
_AT_ONCE = 500
_RUN = select(runs).where(runs.c.number == bindparam("run"))
_MARK = (
    update(jobs)
    .where(jobs.c.number == bindparam("job"))
    .values(
        state=bindparam("now"),
        kept=bindparam("did"),
        claims=bindparam("read"),
        reason=bindparam("why"),
        payload=None,
        leased_to=None,
        leased_until=None,
    )
)
_LEFT = select(func.count()).where(jobs.c.run == bindparam("run"), jobs.c.state == "waiting")


@dataclass(frozen=True, slots=True)
class Jobs:
    """The bulk runs of one store. Every call may raise StoreError, NotInStore where there is no such run."""

    database: Database

    def start(self, who: str, given: Mapping[str, Any], reader: str) -> Run:
        """A new run, which nobody works on yet."""
        packed = pack(dict(given))
        with self.database.writing() as connection:
            _forget_old(connection)
            row = {
                "started_at": _now().isoformat(),
                "who": who,
                "given": packed,
                "given_hash": hashlib.sha256(packed.encode()).hexdigest(),
                "reader": reader,
                "state": "stopped",
                "is_listed": False,
                "counts": pack(asdict(Counts())),
                "seconds": 0.0,
                "stop": False,
            }
            number = connection.execute(insert(runs).values(row).returning(runs.c.number)).scalar()
            return _get(connection, int(number or 0))

    def get(self, run: int) -> Run:
        """A run by its number."""
        with self.database.reading() as connection:
            return _get(connection, run)

    def find(self, limit: int = 20) -> list[Run]:
        """The latest runs, the newest first."""
        with self.database.reading() as connection:
            rows = connection.execute(select(runs).order_by(runs.c.number.desc()).limit(limit))
            return [run_of(row) for row in rows]

    def find_unfinished(self) -> list[Run]:
        """Runs that something is left to do for, the oldest first."""
        with self.database.reading() as connection:
            rows = connection.execute(
                select(runs).where(runs.c.state != "done").order_by(runs.c.number)
            )
            return [run_of(row) for row in rows]

    def lease(self, run: int, owner: str, reader: str) -> Run:
        """Take a run to work on it: what was handed out and never came back waits again.

        Raises RunBusy where another process has it.
        """
        with self.database.writing() as connection:
            found = connection.execute(_RUN, {"run": run}).first()
            if found is None:
                raise _unknown(run)
            _check_lease(found, owner)
            of_run = (jobs.c.run == run,)
            connection.execute(
                update(jobs)
                .where(*of_run, jobs.c.state == "leased")
                .values(state="waiting", leased_to=None, leased_until=None)
            )
            if found.reader != reader:
                key = jobs.c.report_id + f" {reader}"
                still = (*of_run, jobs.c.report_id.is_not(None))
                connection.execute(update(jobs).where(*still).values(key=key))
            held = {"leased_to": owner, "leased_until": _until()}
            told = {"state": "running", "reader": reader, "stop": False, "ended_at": None}
            connection.execute(update(runs).where(runs.c.number == run).values(held | told))
            return _get(connection, run)

    def turn(
        self,
        run: int,
        owner: str,
        finished: Sequence[Finished],
        listed: Sequence[Listed],
        is_listed: bool,
        most: int,
        seconds: float,
    ) -> Turn:
        """Keep what was read, list what was found, and hand out up to `most` reports, in one transaction.

        `finished` are kept in the order given; `seconds` were worked since the last turn. Raises RunBusy where the lease
        ran out and another process has the run.
        """
        with self.database.logging() as (connection, log):
            row = connection.execute(_RUN, {"run": run}).first()
            if row is None:
                raise _unknown(run)
            _check_lease(row, owner)
            if row.leased_to != owner:
                raise RunBusy(
                    f"run {run} was taken over by another process meanwhile; see its list"
                )
            kept = _keep(connection, log, finished)
            added = add(connection, run, listed)
            counts = Counts(**json.loads(row.counts)).plus(**count(finished, kept, added))
            until = _until()
            taken = take(connection, run, owner, until, most) if most else ()
            told = {
                "counts": pack(asdict(counts)),
                "is_listed": is_listed,
                "seconds": row.seconds + seconds,
                "leased_to": owner,
                "leased_until": until,
            }
            connection.execute(update(runs).where(runs.c.number == run).values(told))
            left = connection.execute(_LEFT, {"run": run}).scalar_one()
            return Turn(_get(connection, run), kept, taken, left, added)

    def leave(self, run: int, owner: str, state: RunState) -> Run:
        """Work no more on a run; what was handed out waits again. Does nothing where another process has it."""
        with self.database.writing() as connection:
            mine = connection.execute(
                update(runs)
                .where(runs.c.number == run, runs.c.leased_to == owner)
                .values(state=state, leased_to=None, leased_until=None, ended_at=_now().isoformat())
            )
            if mine.rowcount:
                connection.execute(
                    update(jobs)
                    .where(jobs.c.run == run, jobs.c.state == "leased")
                    .values(state="waiting", leased_to=None, leased_until=None)
                )
            return _get(connection, run)

    def ask_to_stop(self, run: int) -> None:
        """Let the process that works on a run stop at its next turn."""
        with self.database.writing() as connection:
            connection.execute(update(runs).where(runs.c.number == run).values(stop=True))

    def forget(self, run: int) -> None:
        """Take a run off the list. What it kept stays. Raises RunBusy while somebody works on it."""
        with self.database.writing() as connection:
            row = connection.execute(_RUN, {"run": run}).first()
            if row is not None:
                _check_lease(row, "")
                _forget(connection, [run])

    def lines(
        self, run: int, states: Sequence[JobState], limit: int = 200, offset: int = 0
    ) -> list[JobLine]:
        """The reports of a run in some states, in the order of what was given."""
        statement = (
            select(jobs)
            .where(jobs.c.run == run, jobs.c.state.in_(states))
            .order_by(jobs.c.number)
            .limit(limit)
            .offset(offset)
        )
        with self.database.reading() as connection:
            return [line_of(row) for row in connection.execute(statement)]


def _keep(
    connection: Connection, log: Log, finished: Sequence[Finished]
) -> tuple[Kept | None, ...]:
    """Keep what was read, in order, and mark the jobs."""
    kept: list[Kept | None] = []
    batch: list[Incoming] = []

    def flush() -> None:
        kept.extend(write.keep_all(connection, log, batch))
        batch.clear()

    for each in finished:
        report, name, fetched = each.job.report, each.job.name, each.job.fetched
        if each.reading is not None:
            batch.append(Incoming(each.reading, name, report, fetched))
            continue
        flush()
        reader = each.reader
        write.record_failure(connection, log, report, reader, each.failure or "", name, fetched)
        kept.append(None)
    flush()
    put_unresolved(
        connection, {e.job.report.id: e.unresolved for e in finished if e.reading is not None}
    )
    marked = [
        {
            "job": each.job.number,
            "now": "done" if did else "failed",
            "did": did,
            "read": len(each.reading.claims) if each.reading else None,
            "why": each.failure if did is None else "\n".join(each.notes) or None,
        }
        for each, did in zip(finished, kept, strict=True)
    ]
    if marked:
        connection.execute(_MARK, marked)
    return tuple(kept)


def _check_lease(row: Row[Any], owner: str) -> None:
    """Raise RunBusy where another process has the run, and may still be alive."""
    is_other = row.state == "running" and row.leased_to not in (None, owner)
    if is_other and row.leased_until > _now().isoformat():
        raise RunBusy(
            f"run {row.number} is being worked on by {row.leased_to}; wait for it, or stop it there "
            f"(should that process have died, the run is free in {LEASE_SECONDS:.0f} seconds)"
        )


def _get(connection: Connection, run: int) -> Run:
    row = connection.execute(_RUN, {"run": run}).first()
    if row is None:
        raise _unknown(run)
    return run_of(row)


def _unknown(run: int) -> NotInStore:
    return NotInStore(
        f"there is no run {run} here; 'footprint ingest --resume' takes those there are"
    )


def _forget_old(connection: Connection) -> None:
    done = select(runs.c.number).where(runs.c.state == "done").order_by(runs.c.number.desc())
    _forget(connection, list(connection.execute(done.offset(_MOST_RUNS)).scalars()))


def _forget(connection: Connection, numbers: Sequence[int]) -> None:
    if numbers:
        connection.execute(delete(jobs).where(jobs.c.run.in_(numbers)))
        connection.execute(delete(runs).where(runs.c.number.in_(numbers)))


def _now() -> datetime:
    return datetime.now(UTC)


def _until() -> str:
    return (_now() + timedelta(seconds=LEASE_SECONDS)).isoformat()
