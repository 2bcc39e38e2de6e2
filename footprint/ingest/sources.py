"""What a bulk run was given, as its row in the store says it → the reports in it; the same again when the run goes on."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any

from footprint.errors import UnreadableFile
from footprint.ingest.feeds import read_feed
from footprint.ingest.files import STANDARD_INPUT, iter_reports, open_upload, sift
from footprint.ingest.items import Item, Refusal
from footprint.ingest.web.fetching import Fetcher
from footprint.paths import user_folder


def given_sources(
    paths: Sequence[str] = (),
    feeds: Sequence[str] = (),
    follow: bool = False,
    published: datetime | None = None,
) -> dict[str, Any]:
    """Paths and addresses, feeds, and the date for reports without one, as `open_given` takes them."""
    return {
        "paths": list(paths),
        "feeds": list(feeds),
        "follow": follow,
        "published": published.isoformat() if published else None,
    }


def given_uploads(
    files: Iterable[tuple[str, bytes]], published: datetime | None = None
) -> dict[str, Any]:
    """Files that somebody sent, kept beside the store until the run has gone through them; `drop_uploads` ends that.

    They lie there under numbers, never under a name that was sent. Raises UnreadableFile where they cannot be kept.
    """
    spool = f"{secrets.token_hex(8)}"
    folder = _spool(spool)
    names = []
    try:
        folder.mkdir(parents=True)
        for number, (name, data) in enumerate(files):
            (folder / f"{number:06}").write_bytes(data)
            names.append(name)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise UnreadableFile(
            f"{folder}: what was sent cannot be kept there ({error.strerror}); "
            "make room, or set FOOTPRINT_DATA to a folder you may write to"
        ) from error
    return {
        "spool": spool,
        "names": names,
        "published": published.isoformat() if published else None,
    }


def open_given(given: Mapping[str, Any], known: Collection[str] = ()) -> Iterator[Item]:
    """The reports of what a run was given, in order, each once; links of feeds in `known` are not followed.

    Never raises for what is in it. Raises InputError for a wrong setting.
    """
    published = datetime.fromisoformat(given["published"]) if given.get("published") else None
    if "spool" in given:
        return sift(_uploads(given["spool"], given["names"]), published)
    fetcher = Fetcher()
    feeds = (
        read_feed(feed, given["follow"], fetcher=fetcher, known=known) for feed in given["feeds"]
    )
    return sift(
        chain(iter_reports(given["paths"], fetcher=fetcher), chain.from_iterable(feeds)), published
    )


def can_go_on(given: Mapping[str, Any]) -> bool:
    """Whether what was given can be gone through once more."""
    return STANDARD_INPUT not in given.get("paths", ())


def names_of(given: Mapping[str, Any]) -> list[str]:
    """What was given, for people."""
    return [*given.get("names", ()), *given.get("paths", ()), *given.get("feeds", ())]


def drop_uploads(given: Mapping[str, Any]) -> None:
    """Let go of the files of a run that has gone through them."""
    if "spool" in given:
        shutil.rmtree(_spool(given["spool"]), ignore_errors=True)


def _uploads(spool: str, names: Sequence[str]) -> Iterator[Item]:
    for number, name in enumerate(names):
        path = _spool(spool) / f"{number:06}"
        try:
            data = path.read_bytes()
        except OSError as error:
            why = f"{name}: what was sent is no longer there ({error.strerror}); send it again"
            yield Refusal(name, UnreadableFile(why))
            continue
        yield from open_upload(name, data)


def _spool(spool: str) -> Path:
    """The folder of one upload; the name is ours, and anything else in it finds nothing."""
    return user_folder() / "incoming" / Path(spool).name
