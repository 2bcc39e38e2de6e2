"""How much is taken in at once, so that no file, archive or page costs more than a report is worth."""

from __future__ import annotations

import os
from dataclasses import dataclass

from footprint.errors import InputError

MAX_REPORT_BYTES = 5_000_000
"""The longest report: a .txt file, or a line of a .jsonl file, which itself may be of any length."""
MAX_FILE_MB = 20
"""Megabytes of a file, an upload or a page, where `FOOTPRINT_MAX_FILE_MB` says nothing else."""
_SETTING = "FOOTPRINT_MAX_FILE_MB"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what is handed in; what lies beyond is a Refusal that names the bound."""

    file_bytes: int = MAX_FILE_MB * 1_000_000
    """A file, a page, a member of an archive. Files on this machine that hold many reports (.jsonl, .zip, .warc) may
    be larger: they are read piece by piece."""
    members: int = 10_000
    """Files in an archive."""
    unpacked_bytes: int = 1_000_000_000
    """All that is unpacked of one archive, archives inside it included."""
    ratio: int = 200
    """How many times its packed size an archive may unpack to. Prose packs to a third or a tenth; a bomb to a thousandth."""
    depth: int = 2
    """Archives around a file: a .zip in a .zip is opened, one more is not."""
    pages: int = 500
    """Pages of a PDF."""
    pdf_seconds: int = 30
    """Processor time for a PDF."""
    table_rows: int = 100_000
    """Rows of a .csv file, records of a .json file."""


def get_limits() -> Limits:
    """The bounds as this machine's settings have them. Raises InputError for a setting that is no number."""
    told = os.environ.get(_SETTING)
    if not told:
        return Limits()
    if not told.isascii() or not told.isdigit() or int(told) == 0:
        raise InputError(f"{_SETTING}: {told!r} is no number of megabytes; write 20, or unset it")
    return Limits(file_bytes=int(told) * 1_000_000)
