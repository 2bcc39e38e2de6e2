"""Words of reports → cells of a table that no spreadsheet runs as a formula.

Excel, LibreOffice and Google Sheets calculate a cell that begins with = + - or @, also from a CSV file in double quotes;
some skip a tab or line break before it, and East Asian versions take the full-width signs for the plain ones (OWASP, CSV
injection). An apostrophe before it makes the cell text in all of them.
"""

from __future__ import annotations

import re

_SIGNS = "=+\\-@＝＋－＠﹦﹢﹣﹫−"
_STARTS = re.compile(rf"[\s\0\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2069]*[{_SIGNS}]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,15})?")
_MARKED = re.compile(rf"'(?={_STARTS.pattern})")


def safe_cell(value: str) -> str:
    """A text as the cell of a table: behind an apostrophe where a spreadsheet would run it; a plain number as it is."""
    if _STARTS.match(value) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value


def plain_cell(value: str) -> str:
    """The text that `safe_cell` made a cell of."""
    return value[1:] if _MARKED.match(value) else value
