"""What a person hands to `read`, `explain` and `ingest`: paths, addresses, feeds, a folder to watch."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING

from footprint.errors import InvalidDate

if TYPE_CHECKING:
    from footprint.ingest import Item


def add_sources(parser: argparse.ArgumentParser, may_watch: bool = False) -> None:
    """Add the arguments that say what is to be read."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="SOURCE",
        help="a report (.txt .html .docx .pdf), several (.jsonl .json .csv .zip .xml .warc .wacz), a folder "
        "of these, the http(s) address of a page, or - for standard input",
    )
    parser.add_argument(
        "--feed",
        action="append",
        default=[],
        metavar="URL",
        help="an RSS or Atom feed, by address or path; may be given more than once",
    )
    parser.add_argument(
        "--follow",
        action="store_true",
        help="fetch the pages that the feeds link to, too; without it only what the feeds say themselves",
    )
    parser.add_argument(
        "--published",
        type=_published,
        metavar="DATE",
        help="when reports without a date of their own were published: 2021-01-18T15:35+02:00",
    )
    parser.set_defaults(complain=parser.error)
    if may_watch:
        parser.add_argument(
            "--watch",
            metavar="FOLDER",
            help="then go on with every file that comes into this folder, until Ctrl-C",
        )


def open_sources(chosen: argparse.Namespace, known: Collection[str] = ()) -> Iterator[Item]:
    """The reports of everything that was named, in order; links of feeds in `known` are not followed.

    Ends the command where nothing was named. Raises InputError for a wrong setting.
    """
    from footprint.ingest import Fetcher, iter_reports, read_feed, sift
    from footprint.ingest.watching import watch

    watched = getattr(chosen, "watch", None)
    if not (chosen.paths or chosen.feed or watched):
        chosen.complain("nothing to read: give a file, a folder, an address, --feed or --watch")
    fetcher = Fetcher()
    feeds = (read_feed(feed, chosen.follow, fetcher=fetcher, known=known) for feed in chosen.feed)
    later = watch(watched) if watched else iter(())
    items = chain(iter_reports(chosen.paths, fetcher=fetcher), chain.from_iterable(feeds), later)
    return sift(items, chosen.published)


def _published(value: str) -> datetime:
    from footprint.ingest import parse_published

    try:
        return parse_published(value, "--published")
    except InvalidDate as error:
        raise argparse.ArgumentTypeError(str(error).removeprefix("--published: ")) from error
