"""How often one address may ask the API: a bucket of requests that fills again."""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

BURST, PER_SECOND = 240, 20.0
"""Requests at once, and how many come back each second."""
_MOST_KNOWN = 10_000


class Limit:
    """Safe to share between threads; the addresses that asked longest ago are forgotten."""

    def __init__(
        self,
        burst: int = BURST,
        per_second: float = PER_SECOND,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Every bucket is full at first."""
        self._burst, self._rate, self._clock = burst, per_second, clock
        self._lock = threading.Lock()
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, address: str) -> int:
        """Take one request; 0 where there was one left, else after how many seconds there will be."""
        now = self._clock()
        with self._lock:
            left, at = self._buckets.pop(address, (float(self._burst), now))
            left = min(self._burst, left + (now - at) * self._rate)
            wait = 0 if left >= 1 else math.ceil((1 - left) / self._rate)
            self._buckets[address] = (left if wait else left - 1, now)
            while len(self._buckets) > _MOST_KNOWN:
                self._buckets.popitem(last=False)
        return wait
