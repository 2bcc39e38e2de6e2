"""A folder that people drop files into → the reports of each file, once it is whole."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator

from footprint.errors import UnreadableFile
from footprint.ingest.files import open_path
from footprint.ingest.items import Item, Notice
from footprint.ingest.kinds.registry import suffixes
from footprint.ingest.limits import Limits, get_limits
from footprint.ingest.source import suffix_of

_State = tuple[int, int]
"""Size and time of change: a file whose state stays between two looks is whole."""


def watch(
    folder: str,
    limits: Limits | None = None,
    every_seconds: float = 2,
    wait: Callable[[float], None] = time.sleep,
) -> Iterator[Item]:
    """The reports of the files in a folder and of those that come into it, without end.

    A file is opened when it has not changed between two looks, and again when it changes later. The folder is looked at,
    not listened to: that works on network drives too. Raises UnreadableFile where it cannot be looked at in the beginning.
    """
    bounds = limits or get_limits()
    opened: dict[str, _State] = {}
    before = _look(folder)
    gone = False
    while True:
        wait(every_seconds)
        try:
            now = _look(folder)
        except UnreadableFile as error:
            if not gone:
                yield Notice(
                    folder, f"{str(error).partition(': ')[2]}; waiting for it to come back"
                )
            gone, before = True, {}
            continue
        gone = False
        for path, state in sorted(now.items()):
            if before.get(path) == state != opened.get(path):
                opened[path] = state
                yield from open_path(path, bounds)
        before = now


def _look(folder: str) -> dict[str, _State]:
    """The files below a folder that may be read, with their states; hidden ones and links to folders are left alone."""
    found: dict[str, _State] = {}
    try:
        os.scandir(folder).close()
    except OSError as error:
        raise UnreadableFile(
            f"{folder}: cannot be looked at ({error.strerror}); give a folder"
        ) from error
    for at, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if name.startswith(".") or suffix_of(name) not in suffixes():
                continue
            path = os.path.join(at, name)
            try:
                state = os.stat(path)
            except OSError:  # gone between the two
                continue
            found[path] = (state.st_size, state.st_mtime_ns)
    return found
