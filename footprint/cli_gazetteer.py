"""`footprint gazetteer …`: what is said on the command line about places."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footprint.gazetteer.imports import Outcome
    from footprint.gazetteer.online import LookUp
    from footprint.store import Store

OK, REFUSED = 0, 1
_TOLD = 100
"""Rows that are named one by one; more are counted."""


def add_commands(lookups: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `import` and `imports` below `footprint gazetteer`."""
    bring = lookups.add_parser(
        "import",
        help="take in places from a file that you downloaded, or from a table of your own",
        description="KIND is one of: geonames (country dump), cod (OCHA COD-AB), ucdp, acled, csv (your own table).",
    )
    bring.add_argument("kind", metavar="KIND", choices=("geonames", "cod", "ucdp", "acled", "csv"))
    bring.add_argument("file", metavar="FILE", type=Path)
    bring.add_argument(
        "--mapping", type=Path, help="csv: a TOML file that says what the columns are"
    )
    bring.add_argument("--names", type=Path, help="geonames: the file of alternate names")
    bring.add_argument("--encoding", default="utf-8", help="where it is not UTF-8: windows-1256, …")
    bring.add_argument(
        "--place-again", action="store_true", help="read the kept reports again that it touches"
    )
    bring.set_defaults(run=_import)

    kept = lookups.add_parser("imports", help="list what was imported, or take an import away")
    gone = kept.add_mutually_exclusive_group()
    gone.add_argument("--remove", type=int, metavar="NUMBER", help="take that import away")
    gone.add_argument("--undo", action="store_true", help="take the latest import away")
    kept.set_defaults(run=_imports)

    again = lookups.add_parser(
        "place-again",
        help="read the kept reports again in which places count that were imported, or names have no place",
    )
    again.set_defaults(run=_place_again)


def add_online(resolve: argparse.ArgumentParser) -> None:
    """Add `--online`, without which nothing is asked."""
    resolve.add_argument(
        "--online",
        metavar="SERVICE",
        help="ask nominatim, photon or geonames for the names that are not placed; slow, by their terms",
    )


def open_online(name: str | None) -> LookUp | None:
    """The service that `--online` names, ready to be asked; None where it was not given.

    Raises InputError for an unknown service, or where a person has not said what its terms want.
    """
    if name is None:
        return None
    from footprint.gazetteer.online import LookUp, get_service, settings_from
    from footprint.paths import store_where
    from footprint.store import open_store
    from footprint.store.names import NameBook

    service = get_service(name)
    look_up = LookUp(service, settings_from(), NameBook(open_store(store_where())))
    print(
        f"footprint: asking {service.name}, at most once in {service.seconds_between:g} s; "
        f"its terms: {service.terms_url}",
        file=sys.stderr,
    )
    return look_up


def _import(chosen: argparse.Namespace) -> int:
    from datetime import UTC, datetime

    from footprint.gazetteer import imported_places, shelf_folder
    from footprint.gazetteer.imports import import_file

    before = imported_places()
    outcome = import_file(
        chosen.kind,
        chosen.file,
        shelf_folder(),
        datetime.now(UTC),
        mapping=chosen.mapping,
        alternates=chosen.names,
        encoding=chosen.encoding,
        progress=_progress,
    )
    _tell(outcome)
    # Asking for them merges everything, so that the next start finds it so.
    _after(before ^ imported_places(), at_once=chosen.place_again)
    return REFUSED if outcome.refused else OK


def _tell(outcome: Outcome) -> None:
    kept = outcome.kept
    for lines in ([str(each) for each in outcome.refused], [e.why for e in outcome.conflicts]):
        for line in lines[:_TOLD]:
            print(f"footprint: {line}", file=sys.stderr)
        if len(lines) > _TOLD:
            print(f"footprint: … and {len(lines) - _TOLD:,} more", file=sys.stderr)
    print(
        f"import {kept.number}: {kept.new:,} new, {kept.merged:,} merged, {kept.conflicting:,} conflicting, "
        f"{kept.refused:,} refused, {kept.left_out:,} left out (no place of their own, or of no use here)"
    )


def _imports(chosen: argparse.Namespace) -> int:
    from footprint.gazetteer import imported_places, shelf_folder
    from footprint.gazetteer.imports import find_imports, remove

    folder = shelf_folder()
    if chosen.undo or chosen.remove is not None:
        before = imported_places()
        gone = remove(folder, chosen.remove)
        print(f"import {gone.number} ({gone.kind}, {gone.file}) is taken away")
        _after(before ^ imported_places(), at_once=False)
        return OK
    kept = find_imports(folder)
    if not kept:
        print("nothing was imported yet")
    for each in kept:
        print(
            f"{each.number}\t{each.kind}\t{each.file}\t{each.at}\t{each.new:,} new\t{each.merged:,} merged\t"
            f"{each.conflicting:,} conflicting\t{each.refused:,} refused"
        )
    return OK


def _after(lines: Iterable[str], *, at_once: bool) -> None:
    """Place claims of kept reports anew that changed places touch, or say how many reports wait for it."""
    from footprint.paths import store_where
    from footprint.placing import reports_touched
    from footprint.store import open_store

    where = store_where()
    if isinstance(where, Path) and not where.exists():
        return
    store = open_store(where)
    place_ids = {line.split("\t", 1)[0] for line in lines}
    with _progress("looking through the kept reports", len(store.reports())) as step:
        touched = reports_touched(store, place_ids, step)
    if touched and at_once:
        _read_again(store, touched)
    elif touched:
        print(
            f"{len(touched):,} kept reports may be placed otherwise now; "
            "to read them again: footprint gazetteer place-again"
        )


def _place_again(_: argparse.Namespace) -> int:
    from footprint.gazetteer import imported_places
    from footprint.paths import store_where

    where = store_where()
    if isinstance(where, Path) and not where.exists():
        print("no reports are kept yet")
        return OK
    _after(imported_places(), at_once=True)
    return OK


def _read_again(store: Store, report_ids: list[str]) -> None:
    from footprint.placing import read_again

    with _progress("reading again", len(report_ids)) as step:
        done = read_again(store, report_ids, step)
    print(
        f"{done.reports:,} reports were read again; {done.claims:,} claims stand elsewhere than before"
    )
    if done.waiting:
        print(f"{done.waiting:,} reports were read with a model's help; ingest them with it again")


@contextmanager
def _progress(what: str, total: int | None) -> Iterator[Callable[[], None]]:
    """A bar on the terminal; nothing where standard error is none."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)
