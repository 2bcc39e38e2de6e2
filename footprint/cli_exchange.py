"""`footprint export …` and `footprint import …`: data sets that leave and come in."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from footprint.cli_store import add_store

if TYPE_CHECKING:
    from footprint.filters import Filter
    from footprint.where import Address

OK, REFUSED, USAGE = 0, 1, 2
_TOLD = 100
"""Rows that are named one by one; more are counted. A dry run names all."""


def add_exchange_commands(commands: Any) -> None:  # noqa: ANN401  argparse keeps its name to itself
    """Add `export` and `import` below `footprint`."""
    leave = commands.add_parser(
        "export",
        help="write the claims that pass a filter to a file, for other programs",
        description="Write claims to a file, with a data package descriptor and a citation beside it. FORMAT is one of: "
        "acled.csv, acled.xlsx, ucdp.csv, ucdp.xlsx, positioning.csv, positioning.xlsx, claims.csv, claims.xlsx, "
        "claims.jsonl, geojson, geopackage, kml, plover.jsonl; or html: the map itself in one file that needs no network; or briefing: a page to be printed.",
    )
    leave.add_argument("format", metavar="FORMAT")
    add_filter(leave)
    leave.add_argument("--out", type=Path, required=True, metavar="FILE", help="or a folder")
    leave.add_argument(
        "--coarse",
        type=float,
        metavar="KM",
        help="put each point in the middle of its square with sides of so many kilometres, where an exact one could harm",
    )
    add_store(leave)
    leave.set_defaults(run=_export)
    _add_import(commands)
    digest = commands.add_parser(
        "digest",
        help="print what is new for a filter, to be read or mailed",
        description="Print the claims that pass a filter and came in last, each with its words and source.",
    )
    add_filter(digest)
    digest.add_argument(
        "--since",
        type=_moment,
        metavar="MOMENT",
        help="2021-01-18T15:35+02:00, or 7d, 12h before now",
    )
    add_store(digest)
    digest.set_defaults(run=_digest)


def _add_import(commands: Any) -> None:  # noqa: ANN401
    come = commands.add_parser(
        "import",
        help="take in a data set as claims: UCDP, ACLED, a table, GeoJSON, KML",
        description="KIND is one of: ucdp, acled, claims (claims.jsonl of an export), table (CSV or XLSX with "
        "--mapping), geojson, kml. All rows come in as one batch, or none.",
    )
    come.add_argument("kind", nargs="?", metavar="KIND")
    come.add_argument("file", nargs="?", type=Path, metavar="FILE")
    come.add_argument("--mapping", type=Path, help="a TOML file that says what the columns are")
    come.add_argument("--source", help="the data set's name, for the filter (default: the file's)")
    come.add_argument("--encoding", default="utf-8", help="where it is not UTF-8: windows-1256, …")
    come.add_argument(
        "--download",
        metavar="QUERY",
        help="in the place of FILE, for acled: ask ACLED's service, with ACLED_EMAIL and ACLED_PASSWORD set",
    )
    come.add_argument("--dry-run", action="store_true", help="only read it, and name every bad row")
    come.add_argument("--skip-bad", action="store_true", help="take the good rows, leave the bad")
    come.add_argument("--list", action="store_true", help="list what was imported")
    come.add_argument("--undo", type=int, metavar="BATCH", help="take an import back, whole")
    add_store(come)
    come.set_defaults(run=_import)


def add_filter(parser: argparse.ArgumentParser) -> None:
    """Add `--filter`."""
    parser.add_argument(
        "--filter",
        default="",
        metavar="QUERY",
        help="which claims, as the page's address has it after the '?': 'from=2020-01-01&actors=usa.mil' (default: all)",
    )


def _export(chosen: argparse.Namespace) -> int:
    from footprint.exchange.exporting import export
    from footprint.exchange.formats import get_format
    from footprint.exchange.query import read_filter
    from footprint.paths import store_where
    from footprint.store import open_store
    from footprint.view import build

    query = read_filter(chosen.filter)
    from footprint.errors import InputError

    if chosen.coarse is not None and chosen.format in ("html", "briefing"):
        raise InputError(
            f"--coarse: {chosen.format} has its points as they are; choose another format"
        )
    if chosen.format == "html":
        return _export_map(chosen, query)
    if chosen.format == "briefing":
        return _export_briefing(chosen, query)
    wanted = get_format(chosen.format)
    store = open_store(chosen.store or store_where())
    written = export(store, build(store), query, wanted, chosen.out, chosen.coarse)
    more = f"; {written.left_out:,} claims have no row in this format" if written.left_out else ""
    say(f"{chosen.out}: {written.rows:,} rows{more}")
    return OK


def _export_map(chosen: argparse.Namespace, query: Filter) -> int:
    from footprint.paths import store_where
    from footprint.store import open_store
    from footprint.ui.alone import write_alone
    from footprint.view import build

    store = open_store(chosen.store or store_where())
    count = write_alone(store, build(store), query, chosen.out)
    say(f"{chosen.out}: {count:,} claims, {chosen.out.stat().st_size / 1e6:.1f} MB")
    return OK


def _export_briefing(chosen: argparse.Namespace, query: Filter) -> int:
    from footprint.exchange.exporting import export_briefing
    from footprint.paths import store_where
    from footprint.store import open_store
    from footprint.view import build

    store = open_store(chosen.store or store_where())
    export_briefing(store, build(store), query, chosen.out)
    say(f"{chosen.out}: written; print it, or save it as PDF, from a browser")
    return OK


def _import(chosen: argparse.Namespace) -> int:
    from footprint.access import local_name
    from footprint.paths import store_where
    from footprint.store import open_store

    path = chosen.store or store_where()
    if chosen.list:
        for each in open_store(path).batches():
            gone = "  taken back" if each.withdrawn else ""
            print(f"{each.number}  {each.at:%Y-%m-%d %H:%M}  {each.name}  {each.readings:,}{gone}")
        return OK
    if chosen.undo is not None:
        went, stayed = open_store(path).withdraw(chosen.undo, local_name())
        kept = f"; {stayed:,} stay, for people decided on their claims" if stayed else ""
        say(f"import {chosen.undo}: {went:,} rows taken back{kept}")
        return OK
    if chosen.kind == "acled" and chosen.download is not None and chosen.file is None:
        return _download(chosen, path)
    if chosen.kind is None or chosen.file is None:
        say("import: give KIND and FILE, or --list, or --undo BATCH")
        return USAGE
    return _take_in(chosen, path)


def _download(chosen: argparse.Namespace, where: Path | Address) -> int:
    """Ask ACLED's service, and take in what it gives."""
    import tempfile

    from footprint.exchange.incoming.acled_api import download, read_account, read_query

    query, account = read_query(chosen.download), read_account()
    with tempfile.TemporaryDirectory(prefix="footprint-") as folder:
        chosen.file = Path(folder) / "acled.json"
        say(f"{download(query, account, chosen.file):,} rows from ACLED")
        return _take_in(chosen, where)


def _take_in(chosen: argparse.Namespace, where: Path | Address) -> int:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn

    from footprint.access import local_name
    from footprint.exchange.incoming.importing import import_file
    from footprint.store import open_store

    store = None if chosen.dry_run else open_store(where)
    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed:,.0f} rows"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(f"reading {chosen.file.name}", total=None)
        result = import_file(
            chosen.kind,
            chosen.file,
            store,
            who=local_name(),
            mapping=chosen.mapping,
            source=chosen.source,
            encoding=chosen.encoding,
            skip_bad=chosen.skip_bad,
            step=lambda: bar.advance(task),
        )
    shown = result.refused if chosen.dry_run else result.refused[:_TOLD]
    for each in shown:
        say(f"{chosen.file.name}: {each}")
    if len(result.refused) > len(shown):
        say(f"and {len(result.refused) - len(shown):,} more; --dry-run names all")
    for name, count in result.tally.unmapped.most_common():
        say(f"no actor for {name!r}: {count:,} rows, where it stays in the row's words alone")
    if chosen.dry_run:
        say(f"{result.rows:,} rows, {result.good:,} can be taken, {len(result.refused):,} cannot")
    elif not result.is_kept:
        say("nothing was taken; correct the file, or --skip-bad to take the other rows")
    else:
        undo = f"; footprint import --undo {result.batch} takes them back" if result.batch else ""
        say(
            f"{result.rows:,} rows: {result.new:,} new, {result.again:,} already kept, "
            f"{len(result.refused):,} left out{undo}"
        )
    return REFUSED if result.refused else OK


def _moment(value: str) -> datetime:
    """ "7d" and "12h" before now, or a moment in ISO 8601; one without an offset is UTC."""
    try:
        if value[-1:] in ("d", "h") and value[:-1].isdecimal():
            back = timedelta(**{"days" if value[-1] == "d" else "hours": int(value[:-1])})
            return datetime.now(UTC) - back
        found = datetime.fromisoformat(value)
    except (ValueError, OverflowError) as error:
        raise argparse.ArgumentTypeError(
            f"{value!r} is no moment such as 2021-01-18, 7d or 12h"
        ) from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _digest(chosen: argparse.Namespace) -> int:
    from footprint.exchange.news import find_new, make_digest
    from footprint.exchange.query import read_filter
    from footprint.paths import store_where
    from footprint.store import open_store
    from footprint.view import build

    query = read_filter(chosen.filter)
    store = open_store(chosen.store or store_where())
    new = find_new(store, build(store), query, chosen.since, 1000)
    print(make_digest(new, query, chosen.since), end="")
    return OK


def say(words: str) -> None:
    """Say something of the run, apart from what it gives out."""
    print(f"footprint: {words}", file=sys.stderr)
