"""A file of cells → its rows, numbered as people count them; a row that is broken is said and the rest goes on."""

from __future__ import annotations

import codecs
import csv
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from footprint.errors import WrongFile
from footprint.gazetteer.imports.files import Part
from footprint.gazetteer.imports.given import Refused

UTF8 = "utf-8"
MOST_LINES = 20
"""Lines that one quoted cell may run over; a quote that is open longer was never closed."""
_DELIMITERS = ",;\t|"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A row by its columns."""

    row: str
    """`row 1,204`; the header is row 1."""
    cells: dict[str, str]
    """Column in lower case → cell."""


def iter_text(part: Part, encoding: str = UTF8) -> Iterator[str]:
    """The lines of a file with their ends. Bytes that are not of that encoding become lone surrogates.

    Raises WrongFile where the encoding is unknown or the file is no text at all.
    """
    with part.open() as file:
        head = file.read(4096)
        for bom, name in _BOMS:
            if head.startswith(bom):
                encoding = name
        if b"\0" in head and encoding != "utf-16":
            raise WrongFile(
                f"{part.name}: not a text file (it holds zero bytes); save the table as CSV, in UTF-8"
            )
    try:
        with (
            part.open() as file,
            io.TextIOWrapper(file, encoding, errors="surrogateescape", newline="") as text,
        ):
            yield from text
    except LookupError as error:
        raise WrongFile(
            f"{part.name}: no encoding is called {encoding!r}; say one such as windows-1256"
        ) from error
    except UnicodeError as error:
        raise WrongFile(f"{part.name}: not {encoding} ({error}); say --encoding") from error


def iter_csv(part: Part, encoding: str = UTF8) -> Iterator[Line | Refused]:
    """The rows under the header. Raises WrongFile where there is no header of two columns or more."""
    lines = _Lines(iter_text(part, encoding))
    header_text = lines.take()
    while header_text is not None and not header_text.strip():
        header_text = lines.take()
    if header_text is None:
        raise WrongFile(f"{part.name}: empty; nothing was taken")
    delimiter = max(_DELIMITERS, key=header_text.count)
    columns = [cell.strip().lower() for cell in _parse(header_text, delimiter) or []]
    if len(columns) < 2:
        raise WrongFile(f"{part.name}: no header row with columns; is it a CSV file?")
    while (first := lines.take()) is not None:
        number = lines.number
        if not first.strip():
            continue
        cells = _record(first, lines, delimiter, len(columns))
        row = f"row {number:,}"
        if cells is None:
            yield Refused(row, "a quote is opened and never closed, or closed inside a cell")
        elif len(cells) != len(columns):
            yield Refused(row, f"{len(cells)} cells; the header has {len(columns)}")
        else:
            yield Line(row, dict(zip(columns, cells, strict=True)))


class _Lines:
    """Lines that can be put back."""

    def __init__(self, source: Iterator[str]) -> None:
        self._source = source
        self._back: deque[str] = deque()
        self.number = 0
        """Of the line taken last, from 1."""

    def take(self) -> str | None:
        line = self._back.popleft() if self._back else next(self._source, None)
        self.number += line is not None
        return line

    def put_back(self, lines: list[str]) -> None:
        self._back.extendleft(reversed(lines))
        self.number -= len(lines)


def _record(first: str, lines: _Lines, delimiter: str, columns: int) -> list[str] | None:
    """The cells of the row that begins with a line, taking more lines while a quote is open; None for a broken one."""
    if first.count('"') % 2 == 0:
        return _parse(first, delimiter)
    alone = _parse(first, delimiter)
    if alone is not None and len(alone) == columns:
        return alone  # a lone quote inside a cell: 5" gun
    more: list[str] = []
    is_open = True
    while is_open and len(more) < MOST_LINES and (line := lines.take()) is not None:
        more.append(line)
        is_open = line.count('"') % 2 == 0
    cells = None if is_open else _parse("".join([first, *more]), delimiter)
    if cells is None or len(cells) != columns:
        lines.put_back(more)
        return None
    return cells


def _parse(text: str, delimiter: str) -> list[str] | None:
    try:
        return next(
            csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), None
        )
    except csv.Error:
        return None
