"""Keeps Python's full garbage collections short, for Streamlit asks for one after every run of a page.

The lexicon, the gazetteer and what libraries hold are a million objects that live as long as the process: to walk them
takes 100 ms and more, twice for each click. What has survived a long walk is set aside (`gc.freeze`) and not walked
again, save for one walk in some minutes that finds what has become garbage since.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping

LONG_SECONDS = 0.01
"""A full collection that takes longer sets aside what it has left."""
THOROUGH_SECONDS = 600.0
"""So long may garbage lie among what was set aside."""
_FULL = 2


class Pacer:
    """A callback of `gc.callbacks`. All but the clock is the collector's own state."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` counts seconds."""
        self._clock = clock
        self._began = self._thorough_at = clock()

    def __call__(self, phase: str, info: Mapping[str, int]) -> None:
        """Before and after every collection; only full ones matter."""
        if info["generation"] != _FULL:
            return
        now = self._clock()
        if phase == "start":
            self._began = now
            if now - self._thorough_at >= THOROUGH_SECONDS:
                self._thorough_at = now
                gc.unfreeze()
        elif now - self._began > LONG_SECONDS:
            gc.freeze()


def keep_collections_short() -> None:
    """Once a process, however often its script is run."""
    if not any(isinstance(each, Pacer) for each in gc.callbacks):
        gc.callbacks.append(Pacer())
