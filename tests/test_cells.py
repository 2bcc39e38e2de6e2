"""Cells of a table: no text of a report is one that a spreadsheet runs."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.cells import plain_cell, safe_cell

SIGNS = "=+-@＝＋－＠"


@pytest.mark.parametrize(
    "value",
    [
        "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\tx", "＝1", "＋1", "－1", "＠x", " =1", "\ufeff=1", "\u200f=1",
        "=cmd|' /C calc'!A0", '=HYPERLINK("http://x","y")', "-2+3+cmd|' /C calc'!A0", "\u00a0=1", "−1+1",
    ],
)  # fmt: skip
def test_what_a_spreadsheet_would_run_is_text(value):
    assert safe_cell(value) == f"'{value}"


@pytest.mark.parametrize(
    "value", ["", "words", "a=b", "-12.5", "+3", "36.2021", "'quoted'", "قصف", "(=1)", "1-2"]
)
def test_everything_else_is_left_as_it_is(value):
    assert safe_cell(value) == value


@given(
    st.text(alphabet=st.one_of(st.characters(), st.sampled_from(SIGNS + "\t\r\n '\ufeff\u200e")))
)
def test_a_cell_gives_its_text_back_and_is_safe(text):
    cell = safe_cell(text)
    assert plain_cell(cell) == text or text.startswith("'")
    bare = cell.lstrip("\t\r\n \ufeff\u200e")
    assert not bare or bare[0] not in SIGNS or bare.lstrip("+-").replace(".", "").isdigit()


def test_no_hostile_string_is_run(hostile_strings):
    for text in hostile_strings:
        out = io.StringIO()
        csv.writer(out).writerow([safe_cell(text), "end"])
        ((cell, end),) = csv.reader(io.StringIO(out.getvalue(), newline=""))
        assert end == "end"
        assert not cell.lstrip().startswith(tuple(SIGNS)) or cell == text
        assert plain_cell(cell) == text or text.startswith("'")
