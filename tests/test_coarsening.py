"""Points that leave coarser than they were, where an exact one could harm somebody."""

from __future__ import annotations

import csv
import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import GOLD_FILES, load_gold

from footprint.cli import main
from footprint.errors import InputError
from footprint.exchange import exporting
from footprint.exchange.coarsening import LEAST_KM, MOST_KM, check_side, middle_of_square
from footprint.exchange.formats import get_format
from footprint.filters import Filter
from footprint.store import open_store
from footprint.view import build

SIDES = st.floats(LEAST_KM, MOST_KM)


@given(st.floats(-85, 85), st.floats(-180, 180), SIDES)
def test_a_point_moves_by_half_a_diagonal_at_most(lat, lon, km):
    middle = middle_of_square(lat, lon, km)
    assert distance_km(lat, lon, *middle) <= km * math.sqrt(0.5) * 1.01
    assert -90 <= middle[0] <= 90
    assert -180 <= middle[1] <= 180


@given(st.floats(-80, 80), st.floats(-170, 170))
def test_neighbours_in_a_square_cannot_be_told_apart(lat, lon):
    middle = middle_of_square(lat, lon, 10)
    nudged = middle_of_square(middle[0] + 0.01, middle[1] + 0.01, 10)
    assert nudged == middle


@pytest.mark.parametrize("km", [0, -1, 0.5, 1000, math.inf, math.nan])
def test_what_is_no_side_is_refused(km):
    with pytest.raises(InputError, match="kilometres from 1 to 200"):
        check_side(km)


def test_an_export_has_no_exact_point_left_and_says_so(tmp_path):
    store = open_store(tmp_path / "footprint.db")
    store.keep_all((load_gold(path), path.name, None) for path in GOLD_FILES[:8])
    exact, coarse = tmp_path / "exact.csv", tmp_path / "coarse.csv"
    for path, km in ((exact, None), (coarse, 10.0)):
        exporting.export(store, build(store), Filter(), get_format("claims"), path, km)
    rows = list(zip(read(exact), read(coarse), strict=True))
    drawn = [(one, other) for one, other in rows if one["latitude"]]
    assert len(drawn) > 10
    for one, other in drawn:
        moved = distance_km(*(float(each[name]) for each in (one, other) for name in ("latitude", "longitude")))  # fmt: skip
        assert float(other["radius_km"]) >= float(one["radius_km"]) + moved
        assert other["place_precision"] not in ("exact", "settlement", "near")
        assert other["quote"] == one["quote"]
    descriptor = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    told = {each["path"]: each.get("points_coarsened_to_km") for each in descriptor["resources"]}
    assert told == {"exact.csv": None, "coarse.csv": 10.0}


@pytest.mark.parametrize("name", ["claims.jsonl", "html", "briefing"])
def test_what_cannot_be_coarsened_is_said(tmp_path, monkeypatch, capsys, name):
    monkeypatch.setenv("FOOTPRINT_DATA", str(tmp_path))
    open_store(tmp_path / "footprint.db")
    assert main(["export", name, "--coarse", "10", "--out", str(tmp_path / "out")]) == 1
    assert "choose another format" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def read(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def distance_km(lat, lon, other_lat, other_lon):
    one, other = math.radians(lat), math.radians(other_lat)
    apart = math.radians(other_lon - lon)
    root = math.sin((other - one) / 2) ** 2 + math.cos(one) * math.cos(other) * math.sin(apart / 2) ** 2  # fmt: skip
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(root)))
