"""The sample of made-up claims: it says that it is made up, stands in a store of its own, and goes away."""

from __future__ import annotations

import pytest
from test_pages import open_page, words_of  # noqa: F401  a fixture

from footprint import made_up
from footprint.store import open_store
from footprint.ui import desk, sample
from footprint.wording.texts_sample import SAMPLE


def test_every_sentence_says_that_it_is_made_up_and_its_spans_hold():
    readings = list(made_up.make_up(25))
    assert [len(each.claims) for each in readings] == [10, 10, 5]
    for reading in readings:
        assert reading.report.source == "Made up"
        assert reading.report.title.startswith("Made-up")
        for claim in reading.claims:
            assert claim.quotes[0].text.startswith("Made up, ")
            [place], [actor] = claim.places, claim.actors
            assert reading.report.text[place.start : place.end] == place.name_en
            assert actor.start is not None
    assert list(made_up.make_up(25)) == readings


def test_a_store_is_filled_with_as_many_as_were_asked_and_can_be_verified(tmp_path):
    store, told = open_store(tmp_path / "made-up.db"), []
    assert made_up.fill(store, 1234, told.append, lambda: True)
    assert told[-1] == 1.0
    verdict = store.verify()
    assert (verdict.faults, verdict.claims) == ([], 1234)


def test_making_stops_where_it_is_told_to(tmp_path):
    store = open_store(tmp_path / "made-up.db")
    assert not made_up.fill(store, 5000, lambda share: None, lambda: False)
    assert store.count_reports() == 0


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(sample.begin, "__defaults__", (300,))
    yield
    sample.remove()


def test_the_sample_is_shown_beside_the_own_store_and_removed(open_page, small):  # noqa: F811
    app = open_page()
    own = len(desk.open_desk().store.reports())
    app.button(key="tour_dismiss").click().run()
    app.button(key="sample_load").click().run()
    sample._making[0].thread.join(60)
    app.run()
    assert SAMPLE["name"] in words_of(app)
    assert sample._making[0].desk.views.current().claim_count == 300
    assert not [each for each in app.button if each.key == "export"]
    assert len(desk.open_desk().store.reports()) == own
    folder = sample._making[0].folder
    app.switch_page("reports.py").run()
    assert "Made-up report 1" in words_of(app)
    app.button(key="sample_remove").click().run()
    assert not folder.exists()
    assert "Made-up report" not in words_of(app)
    assert SAMPLE["name"] not in words_of(app)
