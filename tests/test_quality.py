"""The reader on the hand-made claims of tests/gold, against floors that only rise (tests/floors.json).

A figure below its floor is a step back: mend it, or say in the commit why another figure is worth it.
"""

import json
from pathlib import Path

import pytest
import score as scorer
from score_all import GOLD, SHIPPED, half, predict, ship

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def measured():
    """{set: (metrics, reports, predictions)}, each set read once."""
    found = {}
    for name in ("seed", "ar", "en", "own_ar", "own_en"):
        reports = scorer.load_gold(GOLD / name)
        predictions = predict(reports)
        for part in (name, *(f"{name}/{which}" for which in ("dev", "held") if name != "seed")):
            chosen = half(reports, part.partition("/")[2]) if "/" in part else reports
            metrics, _, errors = scorer.score(chosen, {key: predictions[key] for key in chosen})
            found[part] = (metrics, errors, chosen, predictions)
    return found


@pytest.mark.parametrize("part", sorted(FLOORS))
def test_no_figure_is_below_its_floor(measured, part):
    metrics, errors, _, _ = measured[part]
    assert not list(scorer.below(metrics, FLOORS[part])), "\n".join(errors[:20])


def test_dates_of_the_first_report_are_exact_or_within(measured):
    metrics = measured["seed"][0]
    assert metrics["date_exact"] + metrics["date_within"] >= 0.95


def test_qamishli_is_a_ring_and_no_pin(measured):
    _, _, reports, predictions = measured["seed"]
    (key,) = reports
    places = [
        place
        for claim in predictions[key]
        if claim["type"] == "interception"
        for place in claim["places"]
        if place["name_en"] == "Qamishli"
    ]
    assert places
    assert {place["precision"] for place in places} == {"near"}
    gold = {"lat": 37.0522, "lon": 41.2314, "precision": "near", "radius_km": 10}
    assert all(scorer.place_credit(gold, place, 10, family=True) for place in places)


@pytest.mark.parametrize("name", ["33_", "34_", "35_", "36_"])
def test_a_report_of_another_field_yields_no_claim_in_arabic(measured, name):
    _, _, reports, predictions = measured["ar"]
    assert [predictions[key] for key, value in reports.items() if value[0].startswith(name)] == [[]]


@pytest.mark.parametrize("name", ["09_", "10_"])
def test_a_report_of_another_field_yields_no_claim_in_english(measured, name):
    _, _, reports, predictions = measured["en"]
    assert [predictions[key] for key, value in reports.items() if value[0].startswith(name)] == [[]]


def test_the_figures_that_the_page_tells_are_those_that_are_measured(measured):
    """After a change of the reader: `make score` writes them anew."""
    assert ship({part: row[0] for part, row in measured.items()}) == SHIPPED.read_text("utf-8")
