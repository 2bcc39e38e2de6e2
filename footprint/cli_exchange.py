"""`footprint export …`: what is said on the command line about data that leaves."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from footprint.filters import Filter

OK = 0


def add_exchange_commands(commands: Any) -> None:  # noqa: ANN401  argparse keeps its name to itself
    """Add `export` below `footprint`."""
    leave = commands.add_parser(
        "export",
        help="write the claims that pass a filter to a file, for other programs",
        description="Write claims to a file, with a data package descriptor and a citation beside it. FORMAT is one of: "
        "acled.csv, acled.xlsx, ucdp.csv, ucdp.xlsx, positioning.csv, positioning.xlsx, claims.csv, claims.xlsx, "
        "claims.jsonl, geojson, geopackage, kml, plover.jsonl.",
    )
    leave.add_argument("format", metavar="FORMAT")
    add_filter(leave)
    leave.add_argument("--out", type=Path, required=True, metavar="FILE", help="or a folder")
    _add_store(leave)
    leave.set_defaults(run=_export)


def add_filter(parser: argparse.ArgumentParser) -> None:
    """Add `--filter`."""
    parser.add_argument(
        "--filter",
        default="",
        metavar="QUERY",
        help="which claims, as the page's address has it after the '?': 'from=2020-01-01&actors=usa.mil' (default: all)",
    )


def _add_store(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--store", type=Path, help="the store's file (default: in your data folder)"
    )


def read_filter(words: str) -> Filter:
    """The filter of an address's query. Raises InputError where a part of it cannot be used."""
    from urllib.parse import parse_qsl

    from footprint.errors import InputError
    from footprint.filters import Filter

    query = dict(parse_qsl(words.partition("?")[2] if "?" in words else words))
    wanted = Filter.from_query(query)
    if wanted.dropped:
        raise InputError(f"--filter: {'; '.join(wanted.dropped)}")
    if unknown := sorted(set(query) - set(wanted.to_query()) - _OF_THE_PAGE):
        raise InputError(f"--filter: {', '.join(unknown)}: no part of a filter has that name")
    return wanted


_OF_THE_PAGE = frozenset({"time", "at", "n", "claim", "dates", "match"})
"""Parts of an address that say what is open, and those whose usual value an address leaves out."""


def _export(chosen: argparse.Namespace) -> int:
    from footprint.exchange.exporting import export
    from footprint.exchange.formats import get_format
    from footprint.paths import store_path
    from footprint.store import open_store
    from footprint.view import build

    wanted, query = get_format(chosen.format), read_filter(chosen.filter)
    store = open_store(chosen.store or store_path())
    written = export(store, build(store), query, wanted, chosen.out)
    more = f"; {written.left_out:,} claims have no row in this format" if written.left_out else ""
    say(f"{chosen.out}: {written.rows:,} rows{more}")
    return OK


def say(words: str) -> None:
    """Say something of the run, apart from what it gives out."""
    print(f"footprint: {words}", file=sys.stderr)
