"""Snapshots of reports that are looked at and not kept, for the map beside them: the last few, by hash."""

from __future__ import annotations

import threading
from collections import OrderedDict

from footprint.view import Snapshot

_MOST = 32
_kept: OrderedDict[str, Snapshot] = OrderedDict()
_lock = threading.Lock()


def put(snapshot: Snapshot) -> Snapshot:
    """Let the browser ask for a snapshot."""
    with _lock:
        _kept[snapshot.hash] = snapshot
        _kept.move_to_end(snapshot.hash)
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return snapshot


def get(name: str) -> Snapshot | None:
    """The snapshot of that hash; None where it is none of the last few."""
    with _lock:
        return _kept.get(name)
