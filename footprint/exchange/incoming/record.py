"""A row of cells → the text of a report, with where each cell stands in it.

A data set has no article. Its row is the document: a line that says so and names the data set, then one for each cell that holds something, `column: value`, in the
order of the file. So nothing of it is lost, every quote and every span is an exact slice of what the data set says, and a
row that came in before is the same report again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from footprint.gazetteer.imports.given import BadRow
from footprint.linking.sketch import RECORD

_CONTROL = str.maketrans(dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127), " "))


@dataclass(frozen=True, slots=True)
class Record:
    """One row as a text."""

    text: str
    cells: Mapping[str, str]
    """Column → value; only those that hold something."""
    starts: Mapping[str, int]
    """Column → where its value begins in the text."""

    @property
    def start(self) -> int:
        """Where the cells begin, below the line that names the data set."""
        return self.text.index("\n") + 1

    def first(self, columns: Sequence[str]) -> str | None:
        """The first of some columns that holds something."""
        return next((column for column in columns if column in self.cells), None)

    def get(self, columns: Sequence[str]) -> str:
        """What the first of some columns that holds something says; empty where none does."""
        column = self.first(columns)
        return self.cells[column] if column else ""

    def span(self, column: str) -> tuple[int, int]:
        """Where the value of a column stands in the text."""
        return self.starts[column], self.starts[column] + len(self.cells[column])


def make_record(cells: Mapping[str, str], source: str) -> Record:
    """The text of a row. Raises BadRow, naming the column, where a cell is not in the encoding of the rest."""
    pieces = [f"{RECORD}{source}\n"]
    kept: dict[str, str] = {}
    starts: dict[str, int] = {}
    at = len(pieces[0])
    for column, value in cells.items():
        value = value.strip()
        if not value:
            continue
        if not value.isascii() and any("\ud800" <= char <= "\udfff" for char in value):
            raise BadRow(
                f"column {column}: not in the encoding of the rest; save it as UTF-8, or say --encoding"
            )
        value = value.translate(_CONTROL).strip()
        if not value:
            continue
        name = column.strip() or "?"
        kept[name], starts[name] = value, at + len(name) + 2
        piece = f"{name}: {value}\n"
        pieces.append(piece)
        at += len(piece)
    if not kept:
        raise BadRow("holds nothing")
    return Record("".join(pieces), kept, starts)
