"""Reading gives what it gave when somebody last read the diff; `make goldens` writes it anew."""

import pytest
from goldens import GOLD, GOLDENS, find_gold, load_report, render

from footprint.contract import dumps, reading_to_json
from footprint.ingest import get_reader


@pytest.mark.parametrize("gold", find_gold(), ids=lambda path: path.stem)
def test_the_report_is_read_as_before(gold):
    reading = get_reader().read(load_report(gold))
    golden = (GOLDENS / gold.relative_to(GOLD)).read_text("utf-8")
    assert render(reading_to_json(reading)) == golden, "if it is better, run 'make goldens'"


def test_there_is_no_golden_file_without_a_report():
    files = {path.relative_to(GOLDENS) for path in GOLDENS.glob("*/*.json")}
    assert files == {path.relative_to(GOLD) for path in find_gold()}


def test_reading_twice_gives_the_same_bytes():
    reader = get_reader()
    for gold in find_gold():
        report = load_report(gold)
        first, second = (dumps(reading_to_json(reader.read(report))) for _ in range(2))
        assert first == second
