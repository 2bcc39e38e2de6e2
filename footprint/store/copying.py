"""A store → the same store elsewhere: file to server, server to file, or either to its like; verified before it is kept."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Table, delete, func, insert, select, text

from footprint.errors import StoreDamaged, StoreError
from footprint.store import adopt, families, search
from footprint.store.backup import Backup, name_copy, remove, settle
from footprint.store.batches import is_taken_back
from footprint.store.connect import connect
from footprint.store.database import Database
from footprint.store.derived import quote_words
from footprint.store.dialect import is_postgres
from footprint.store.refresh import shown_of
from footprint.store.schema import head, metadata, reports
from footprint.store.standing import find_standings
from footprint.store.terms import index_text
from footprint.store.verify import Verdict, verify
from footprint.where import Address

_AT_ONCE = 1000
_MOST_NAMED = 5


def copy_store(source: Path | Address, target: Path | Address) -> Verdict:
    """Copy all of a store to where there is none yet, in one transaction there; gives the verdict on the copy.

    The source stays in use meanwhile; the copy is as it stood at one moment. Raises StoreError where there is no source or
    the target holds something, StoreDamaged where the copy does not hold: then nothing of it was kept.
    """
    if isinstance(source, Path) and not source.is_file():
        raise StoreError(f"{source}: there is no such file")
    old = connect(source, read_only=True)
    try:
        return _copy(old, connect(target))
    finally:
        old.close()


def _copy(old: Database, new: Database) -> Verdict:
    try:
        with old.reading() as reader, new.writing() as writer:
            _refuse_used(writer, new.name)
            writer.execute(delete(head))
            for table in metadata.sorted_tables:
                _copy_rows(reader, writer, table)
            _index(writer)
            if is_postgres(writer):
                _go_on_counting(writer)
            verdict = verify(writer)
            if verdict.faults:
                named = "; ".join(str(fault) for fault in verdict.faults[:_MOST_NAMED])
                raise StoreDamaged(
                    f"{old.name}: what was copied does not hold, so nothing was kept in {new.name}: {named}; "
                    "'footprint verify' names every row"
                )
            return verdict
    finally:
        new.close()


def back_up(database: Database, target: Path) -> Backup:
    """Copy a server's store into a file, which gets its name once it was verified. A folder gets a dated file."""
    target, part = name_copy(target, "footprint")
    try:
        verdict = _copy(database, connect(part))
        settle(part)
        part.replace(target)
    finally:
        remove(part)
    return Backup(target, verdict)


def _refuse_used(writer: Connection, name: str) -> None:
    revision = writer.execute(select(head.c.number)).scalar_one()
    if revision or writer.execute(select(func.count()).select_from(reports)).scalar_one():
        raise StoreError(
            f"{name}: there is a store with {revision:,} changes; give a place that is empty"
        )


def _copy_rows(reader: Connection, writer: Connection, table: Table) -> None:
    rows = reader.execute(select(table), execution_options={"stream_results": True})
    for some in rows.mappings().partitions(_AT_ONCE):
        writer.execute(insert(table), [dict(row) for row in some])


def _index(writer: Connection) -> None:
    """The search index is each database's own: it is made anew of the words."""
    for some in families.texts_at_once(writer, _AT_ONCE):
        indexed = []
        for row in some:
            if not is_taken_back(writer, row.id):
                _, title = adopt.search_row(writer, row.id)
                indexed.append((row.number, index_text(title or ""), index_text(row.text)))
            shown = shown_of(find_standings(writer, row.id), row.text)
            search.put_quotes(writer, [(each.number, quote_words(each.claim)) for each in shown])
        search.put_reports(writer, indexed)


def _go_on_counting(writer: Connection) -> None:
    """Let the server give numbers from the highest on."""
    for table in metadata.sorted_tables:
        (key, *more) = table.primary_key.columns
        if more or key.name != "number":
            continue
        sequence = writer.execute(
            text("SELECT pg_get_serial_sequence(:table, 'number')"), {"table": table.name}
        ).scalar()
        if sequence:
            highest = writer.execute(select(func.coalesce(func.max(key), 0))).scalar_one()
            moved = text("SELECT setval(:sequence, :next, false)")
            writer.execute(moved, {"sequence": sequence, "next": highest + 1})
