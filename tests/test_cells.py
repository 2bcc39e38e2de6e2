"""Cells of a table: no text of a report is one that a spreadsheet runs."""

from __future__ import annotations

import csv
import io
import re

import pytest

from footprint.exchange.cells import guard, unguard

SIGNS = "=+-@＝＋－＠"


@pytest.mark.parametrize(
    "value",
    [
        "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\tx", "＝1", "＋1", "－1", "＠x", "\ufeff=1",
        "=cmd|' /C calc'!A0", '=HYPERLINK("http://x","y")', "-2+3+cmd|' /C calc'!A0", "\u00a0=1",
    ],
)  # fmt: skip
def test_what_a_spreadsheet_would_run_is_text(value):
    assert guard(value) == f"'{value}"


@pytest.mark.parametrize(
    "value", ["", "words", "a=b", "-12.5", "+3", "36.2021", "قصف", "(=1)", "1-2"]
)
def test_everything_else_is_left_as_it_is(value):
    assert guard(value) == value


def test_no_hostile_string_is_run(hostile_strings):
    for text in hostile_strings:
        out = io.StringIO()
        csv.writer(out).writerow([guard(text), "end"])
        ((cell, end),) = csv.reader(io.StringIO(out.getvalue(), newline=""))
        assert end == "end"
        assert not cell.lstrip().startswith(tuple(SIGNS)) or re.fullmatch(r"[+-]?[\d.eE+-]+", cell)
        assert unguard(cell) == text
