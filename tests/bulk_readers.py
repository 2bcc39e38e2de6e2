"""Readers that a bulk run's processes can load, which hang, die or fail on certain words."""

import os
import signal
import time

from footprint.ingest import Reader
from footprint.model import Claim, Reading, Report

VERSION = "bulk-1"


def plain() -> Reader:
    """One claim a report; `hang`, `die` and `fail` do what they say; `slow` takes a while."""
    return Reader(VERSION, _read)


def broken() -> Reader:
    raise ValueError("no lexicon")


def _read(report: Report) -> Reading:
    word = report.text.split()[0]
    if word == "hang":
        time.sleep(3600)
    if word == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "fail":
        raise ValueError("odd words")
    if word == "slow":
        time.sleep(0.02)
    claim = Claim("statement", "announce", "occurred", (report.quote(0, len(word)),))
    return Reading(report, (claim,), VERSION)
