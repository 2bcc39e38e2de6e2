"""The page of the method: its figures are those of the file, its words those of the language."""

from __future__ import annotations

import json
import re

import pytest
from test_pages import open_page, words_of  # noqa: F401  a fixture

from footprint import scores
from footprint.errors import DataError
from footprint.ui import method_room
from footprint.wording.language import from_key, speaking


def test_every_figure_of_the_page_is_one_of_the_file(open_page):  # noqa: F811
    words = words_of(open_page("method.py"))
    shown = re.findall(r"(\d+)\u202f%", words)
    file = json.loads(scores.SCORES.read_text("utf-8"))
    wanted = [str(round(row[metric] * 100)) for metric in scores.SHARES for row in file.values()]
    assert shown == wanted
    assert all(str(int(row["gold_claims"])) in words for row in file.values())


def test_the_page_says_how_to_cite_and_whose_the_data_are(open_page):  # noqa: F811
    words = words_of(open_page("method.py"))
    assert re.search(r"footprint 0\.\d+\.\d+, reader .+, read on \d+ \w+ \d{4}", words)
    assert "OCHA COD-AB (CC BY-IGO)" in words


def test_the_figures_are_told_in_the_reader_s_digits():
    with speaking(from_key("ar-levant-arab")):
        assert method_room.share(0.874) == "٨٧\u202f%"


@pytest.mark.parametrize("body", ["", "[]", '{"ar": {}}', '{"ar": {"gold_claims": "many"}}'])
def test_a_broken_file_is_named_with_the_way_out(tmp_path, monkeypatch, body):
    broken = tmp_path / "score.json"
    broken.write_text(body, "utf-8")
    monkeypatch.setattr(scores, "SCORES", broken)
    with pytest.raises(DataError, match="make score"):
        scores.read_scores()
