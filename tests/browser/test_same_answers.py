"""The layer in the browser and the snapshot on the server give the same counts for the same filter."""

from __future__ import annotations

import base64
import json
from datetime import date
from urllib.parse import urlencode

import pytest
from samples import random_filters

from footprint.actors import all_actors
from footprint.filters import NO_SOURCE, Filter

BOX = ((35.0, 38.0), (37.2, 38.0), (37.2, 42.5), (35.0, 42.5))
TRIANGLE = ((33.0, 36.0), (37.5, 36.0), (36.0, 42.5))
BOW_TIE = ((34.0, 36.0), (37.0, 42.0), (37.0, 36.0), (34.0, 42.0))
"""It crosses itself."""
FILTERS = [
    Filter(),
    Filter(day_from=date(2020, 1, 1), day_to=date(2020, 12, 31)),
    Filter(day_from=date(2020, 1, 25), day_to=date(2020, 1, 26), dates="certainly"),
    Filter(day_from=date(2020, 1, 25), day_to=date(2020, 1, 26)),
    Filter(day_to=date(2018, 12, 31), dates="certainly"),
    Filter(kinds=frozenset({"presence"})),
    Filter(kinds=frozenset({"incident", "statement"}), actors=frozenset({"rus"})),
    Filter(types=frozenset({"patrol", "joint_patrol", "airstrike"})),
    Filter(modalities=frozenset({"planned", "denied"})),
    Filter(actors=frozenset({"syr.sdf"}), day_from=date(2019, 1, 1)),
    Filter(precisions=frozenset({"near", "none"})),
    Filter(precisions=frozenset({"settlement"}), actors=frozenset({"tur", "isis"})),
    Filter(actors=frozenset({"org.cnn"})),
    Filter(actors=frozenset({"group.usa", "group.rus"}), match="all"),
    Filter(actors=frozenset({"tur:initiator", "syr.sdf:target"}), match="all"),
    Filter(actors=frozenset({"usa", "rus"}), roles=frozenset({"initiator"})),
    Filter(roles=frozenset({"victim", "speaker"})),
    Filter(actors=frozenset(actor.id for actor in all_actors())),
    Filter(actors=frozenset(actor.id for actor in all_actors()), match="all"),
    Filter(sources=frozenset({"Agence 50 %, Beirut"})),
    Filter(sources=frozenset({NO_SOURCE, "وكالة"}), kinds=frozenset({"presence"})),
    Filter(sources=frozenset({"nobody of that name"})),
    Filter(certainties=frozenset({"single_source"})),
    Filter(certainties=frozenset({"contested"})),
    Filter(certainties=frozenset({"confirmed", "discounted"})),
    Filter(certainties=frozenset({"corroborated"}), kinds=frozenset({"incident"})),
    Filter(words="قاعدة"),
    Filter(words="patrol -convoy", kinds=frozenset({"presence"})),
    Filter(words="zzzz"),
    Filter(reviews=frozenset({"unreviewed"})),
    Filter(reviews=frozenset({"reviewed"})),
    Filter(area=BOX),
    Filter(area=TRIANGLE, dates="certainly", day_from=date(2015, 1, 1)),
    Filter(area=BOW_TIE, kinds=frozenset({"incident"}), precisions=frozenset({"settlement"})),
    *random_filters(12),
]


@pytest.fixture(scope="module")
def answers(gold_site, chromium):
    """What the layer counts, filter by filter, in one tab."""
    sources, name = gold_site.snapshot.sources, gold_site.snapshot.hash
    page = chromium.new_page()
    page.goto(gold_site.url)
    frame = page.wait_for_selector('iframe[title="streamlit_folium.st_folium"]').content_frame()
    frame.wait_for_function("() => Boolean(window.footprint?.state?.().ready)")
    data = frame.evaluate("() => window.footprint.data()")
    found = []
    for number, wanted in enumerate(FILTERS):
        command = {
            "data": data,
            "filter": wanted.to_json(sources),
            "said": f"/footprint/said/{name}.bin?{urlencode({'q': wanted.words})}"
            if wanted.words
            else None,
            "chosen": [],
            "answered": number,
            "range_seq": 9e15,
        }
        packed = base64.b64encode(json.dumps(command).encode()).decode()
        frame.evaluate("packed => window.footprint.command(packed)", packed)
        frame.wait_for_function(
            "wanted => JSON.stringify(window.footprint.state().filter) === JSON.stringify(wanted)",
            arg=wanted.to_json(sources),
        )
        found.append(frame.evaluate("() => window.footprint.state().counts"))
    page.close()
    return found


@pytest.mark.parametrize("number", range(len(FILTERS)))
def test_browser_and_server_count_alike(gold_site, answers, number):
    wanted = FILTERS[number]
    counts = gold_site.snapshot.select(wanted).counts()
    shown = answers[number]
    assert shown["incidents"] + shown["presences"] == counts.on_map
    assert shown["hidden"] == counts.not_on_map
    assert shown["undated"] == counts.undated_left_out
    assert shown["unplaced"] == counts.unplaced_left_out


def test_the_filters_of_the_table_tell_apart(answers):
    assert len({json.dumps(counts) for counts in answers}) > len(FILTERS) * 0.7
