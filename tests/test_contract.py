"""The JSON of the claims contract, in and out."""

import json

import pytest
from samples import GOLD_FILES, load_gold

from footprint.contract import (
    claim_from_json,
    claim_to_json,
    dumps,
    reading_from_json,
    reading_to_json,
)
from footprint.errors import InvalidRecord, SpanError


@pytest.mark.parametrize("path", GOLD_FILES, ids=lambda path: path.stem)
def test_gold_survives_the_round_trip(path):
    reading = load_gold(path)
    line = dumps(reading_to_json(reading))
    assert reading_from_json(json.loads(line), reading.report.text) == reading
    assert dumps(json.loads(line)) == line


@pytest.mark.parametrize("path", GOLD_FILES, ids=lambda path: path.stem)
def test_nothing_of_the_contract_is_lost_on_the_way(path):
    given = json.loads(path.read_text("utf-8"))
    written = reading_to_json(load_gold(path))
    assert written["report"] == given["report"]
    for before, after in zip(given["claims"], written["claims"], strict=True):
        for name in after.keys() & before.keys() - {"places", "date"}:
            assert after[name] == before[name]
        for name in after["date"].keys() & before["date"].keys():
            assert after["date"][name] == before["date"][name]
        for one, other in zip(before["places"], after["places"], strict=True):
            assert {name: other[name] for name in one if name != "candidates"} == {
                name: one[name] for name in one if name != "candidates"
            }


def test_a_line_has_no_line_break_in_it(seed):
    assert "\n" not in dumps(reading_to_json(seed))


def test_words_of_another_report_are_refused(seed):
    with pytest.raises(InvalidRecord, match=seed.report.id):
        reading_from_json(reading_to_json(seed), seed.report.text + " ")


def test_another_version_is_refused(seed):
    with pytest.raises(InvalidRecord, match="version 2"):
        reading_from_json({**reading_to_json(seed), "version": 2}, seed.report.text)


def test_a_changed_quote_is_refused(seed):
    record = claim_to_json(seed.claims[0])
    record["quotes"][0]["text"] = record["quotes"][0]["text"][::-1]
    with pytest.raises(SpanError):
        claim_from_json(record, seed.report.text)


@pytest.mark.parametrize(
    "field", ["kind", "type", "modality", "section", "actors", "places", "date", "quotes"]
)
def test_a_claim_without_a_field_is_refused(seed, field):
    record = claim_to_json(seed.claims[0])
    del record[field]
    with pytest.raises(InvalidRecord, match=field):
        claim_from_json(record, seed.report.text)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("actors", 3),
        ("date", None),
        ("date", {"start": "31/1/2020"}),
        ("quotes", [[1, 2]]),
        ("places", "x"),
    ],
)
def test_a_field_of_the_wrong_form_is_refused(seed, field, value):
    record = {**claim_to_json(seed.claims[0]), field: value}
    with pytest.raises(InvalidRecord):
        claim_from_json(record, seed.report.text)
