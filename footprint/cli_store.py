"""`--store` of every command, and `footprint copy`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from footprint.errors import StoreError
from footprint.where import Address, parse_where


def add_store(parser: argparse.ArgumentParser) -> None:
    """Add `--store`."""
    parser.add_argument(
        "--store",
        type=store_given,
        metavar="PLACE",
        help="the store's file, or the address of its server (default: FOOTPRINT_DATABASE, else a file in your data folder)",
    )


def store_given(value: str) -> Path | Address:
    """Where a store is, as typed. Raises argparse's own error."""
    try:
        return parse_where(value)
    except StoreError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def add_copy(commands: Any) -> None:  # noqa: ANN401  argparse keeps its name to itself
    """Add `copy` below `footprint`."""
    copy = commands.add_parser(
        "copy",
        help="copy a store to another file, or to a server, or back, and verify it",
        description="Copy a whole store, decisions and log included, to a place where there is none yet. "
        "PLACE is a file, or an address such as postgresql+psycopg://name@host/database.",
    )
    copy.add_argument("source", type=store_given, metavar="FROM")
    copy.add_argument("target", type=store_given, metavar="TO")
    copy.set_defaults(run=_copy)


def _copy(chosen: argparse.Namespace) -> int:
    from footprint.store.copying import copy_store

    verdict = copy_store(chosen.source, chosen.target)
    print(
        f"{chosen.target}: copied and verified; {verdict.reports:,} reports, {verdict.claims:,} claims, "
        f"revision {verdict.revision:,}, {verdict.hash}",
        file=sys.stderr,
    )
    return 0
