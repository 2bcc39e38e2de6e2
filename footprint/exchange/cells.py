"""Text → what may stand in a cell of a table or an element of XML, whoever opens the file."""

from __future__ import annotations

import re

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
"""A cell that begins so may be run as a formula, or as a call to another program, by a spreadsheet that reads CSV."""
_FULL_WIDTH = str.maketrans({"＝": "=", "＋": "+", "－": "-", "＠": "@"})
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_GUARD = "'"
MOST_IN_A_CELL = 32_767
"""Characters that a cell of an XLSX sheet can hold."""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def guard(text: str) -> str:
    """Text that no spreadsheet takes for a formula when it opens a CSV file: `'=1+1`.

    An apostrophe is put before what begins like a formula, white space aside; a plain number is left as it is. `unguard`
    gives the text back.
    """
    start = text.lstrip(" \xa0\ufeff").translate(_FULL_WIDTH)
    if start.startswith((_GUARD, *_FORMULA)) and not _NUMBER.fullmatch(text):
        return _GUARD + text
    return text


def unguard(text: str) -> str:
    """What `guard` was given."""
    is_guarded = text.startswith(_GUARD) and guard(text[1:]) == text
    return text[1:] if is_guarded else text


def fit_cell(text: str) -> str:
    """Text that fits into a cell of an XLSX sheet, cut with … where it is longer; the sheet counts UTF-16 units."""
    if len(text) * 2 <= MOST_IN_A_CELL:
        return text
    units = text.encode("utf-16-le", "replace")
    if len(units) // 2 <= MOST_IN_A_CELL:
        return text
    return units[: 2 * (MOST_IN_A_CELL - 1)].decode("utf-16-le", "ignore") + "…"


def clean_xml(text: str) -> str:
    """Text without the characters that no XML 1.0 file may hold, each shown as U+FFFD."""
    return _NOT_XML.sub("\ufffd", text)
