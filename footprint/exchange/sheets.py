"""Rows → a CSV file or an XLSX sheet; text → a file."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

import rustpy_xlsxwriter

from footprint.exchange.cells import fit_cell, guard
from footprint.exchange.facts import Cell, Row


def write_text(pieces: Iterable[str], path: Path) -> None:
    """Write pieces of text one after the other, in UTF-8."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces)


def write_csv(rows: Iterable[Row], columns: Iterable[str], path: Path) -> None:
    """Write a CSV file that no spreadsheet runs anything of."""
    names = list(columns)
    # With a byte order mark, without which spreadsheets take Arabic for something else.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file, lineterminator="\r\n")
        table.writerow(names)
        table.writerows([_csv_cell(row[name]) for name in names] for row in rows)


def _csv_cell(value: Cell) -> Cell:
    return guard(value) if isinstance(value, str) else value


def write_xlsx(rows: Iterable[Row], columns: Iterable[str], path: Path) -> None:
    """Write an XLSX file with one sheet, row by row, in little memory; text stays text, whatever it begins with."""
    names = list(columns)

    def records() -> Iterator[dict[str, Cell]]:
        # The writer takes the columns from the first record, and writes text as text, never as a formula.
        for row in rows:
            yield {n: _xlsx_cell(row[n]) for n in names}

    made = records()
    first = next(made, None)
    if first is None:
        rustpy_xlsxwriter.write_worksheet([dict.fromkeys(names, "")], str(path), "claims")
        return
    rustpy_xlsxwriter.write_worksheet(
        _chain(first, made), str(path), "claims", freeze_row=1, bold_headers=True
    )


def _chain(first: dict[str, Cell], more: Iterable[dict[str, Cell]]) -> Iterator[dict[str, Cell]]:
    yield first
    yield from more


def _xlsx_cell(value: Cell) -> Cell:
    return fit_cell(value) if isinstance(value, str) else value
