"""Python users read, tabulate and map; the how-to runs as it stands."""

import re
import sys
from pathlib import Path

import pytest
from samples import ROOT

import footprint
from footprint.errors import InputError, InvalidDate
from footprint.paths import store_path
from footprint.store import open_store


def test_the_how_to_runs(seed, capsys):
    open_store(store_path()).keep(seed, "seed")
    words = (ROOT / "docs" / "how-to" / "use-from-python.md").read_text("utf-8")
    blocks = re.findall(r"```python\n(.*?)```", words, re.DOTALL)
    assert len(blocks) == 3
    space = {}
    for block in blocks:
        exec(block, space)  # noqa: S102  our own documentation
    told = capsys.readouterr().out
    assert "interception" in told
    assert "Qamishli" in told
    assert len(space["kept"]) > 3


def test_a_table_has_a_row_for_each_claim(gold):
    frame = footprint.to_dataframe(gold[:5])
    assert len(frame) == sum(len(each.claims) for each in gold[:5])
    assert {"quote", "latitude", "place_precision", "report_id", "licence"} <= set(frame.columns)
    assert str(frame["date_from"].dtype).startswith("datetime64")


def test_a_text_without_claims_makes_an_empty_table():
    assert footprint.to_dataframe(footprint.read("The bakery opened at seven.")).empty


def test_without_geopandas_it_is_said(monkeypatch, seed):
    monkeypatch.setitem(sys.modules, "geopandas", None)
    with pytest.raises(InputError, match="pip install geopandas"):
        footprint.to_geodataframe(seed)


def test_what_cannot_be_used_is_said(tmp_path: Path):
    with pytest.raises(InvalidDate):
        footprint.read("Text.", published="soon")
    with pytest.raises(InputError, match="nobody"):
        footprint.read_store(tmp_path / "s.db", "actors=nobody")
    with pytest.raises(AttributeError):
        footprint.nothing  # noqa: B018
