"""How far the checking of a store is → a line in the terminal, or one now and then where the output is no terminal."""

from __future__ import annotations

import sys
import time
from types import TracebackType

_EVERY_SECONDS, _EVERY_IN_A_TERMINAL = 10.0, 0.2


class Checked:
    """Called with how many reports of how many are checked; says nothing of what is over at once."""

    def __init__(self) -> None:
        """Nothing was said yet."""
        self._last = time.monotonic()
        self._is_terminal = sys.stderr.isatty()
        self._width = 0

    def __enter__(self) -> Checked:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        if self._width:
            print("\r" + " " * self._width, end="\r", file=sys.stderr, flush=True)

    def __call__(self, done: int, reports: int) -> None:
        """So many reports of so many are checked; after the last one what links them is."""
        now = time.monotonic()
        if now - self._last < (_EVERY_IN_A_TERMINAL if self._is_terminal else _EVERY_SECONDS):
            return
        self._last = now
        said = f"footprint: {done:,} of {reports:,} reports checked"
        if self._is_terminal:
            self._width = max(self._width, len(said))
            print(f"\r{said}", end="", file=sys.stderr, flush=True)
        else:
            print(said, file=sys.stderr)
