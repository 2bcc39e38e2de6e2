"""The pages Presence and Trends, run without a browser: their counts are those of the map."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from samples import GOLD_FILES, ROOT, filters, load_gold
from streamlit.testing.v1 import AppTest
from synthetic import make_readings
from test_pages import words_of

from footprint import trends
from footprint.filters import Filter
from footprint.paths import store_path
from footprint.presence import read_evidence
from footprint.store import open_store
from footprint.ui import desk
from footprint.ui.presence_room import faintness, short_age
from footprint.ui.standing import changes_since, stand, state_in_words
from footprint.view import build


@pytest.fixture
def open_page() -> Callable[..., AppTest]:
    """Opens a page over all the hand-made claims."""
    desk.open_desk.cache_clear()
    store = open_store(store_path())
    store.keep_all((load_gold(path), path.name, None) for path in GOLD_FILES)

    def open_it(page: str, **query: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "pages" / "shell.py"), default_timeout=60)
        app.run()
        app.switch_page(page)
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception, app.exception
        return app

    yield open_it
    desk.open_desk.cache_clear()


@pytest.fixture(scope="module")
def gold_snapshot(tmp_path_factory):
    """All the hand-made claims, and what they say of presence."""
    store = open_store(tmp_path_factory.mktemp("gold") / "store.db")
    store.keep_all((load_gold(path), path.name, None) for path in GOLD_FILES)
    snapshot = build(store)
    return snapshot, read_evidence(store, snapshot)


def test_the_page_of_presence_says_the_day_and_how_many_are_in_which_state(open_page):
    app = open_page("presence.py", to="2020-06-30", actors="rus.mil")
    words = words_of(app)
    store = open_store(store_path())
    snapshot = build(store)
    wanted = Filter.from_query({"to": "2020-06-30", "actors": "rus.mil"})
    counts = stand(snapshot, read_evidence(store, snapshot), wanted).counts()
    assert "as of 30 June 2020" in words
    assert f"{counts['present']} present · {counts['planned']} planned" in words
    assert sum(counts.values()) > 0
    assert dict(app.query_params) == {"to": "2020-06-30", "actors": "rus.mil"}


def test_the_same_filter_holds_on_every_page(open_page):
    app = open_page("presence.py", kinds="presence", actors="usa.mil")
    for page in ("trends.py", "map.py", "presence.py"):
        app.switch_page(page).run()
        assert app.session_state["filter"] == Filter.from_query(
            {"kinds": "presence", "actors": "usa.mil"}
        )
        assert dict(app.query_params) == {"kinds": "presence", "actors": "usa.mil"}


def test_a_claim_in_the_link_opens_its_quote(open_page):
    store = open_store(store_path())
    number = next(iter(store.presence_claims()))[0]
    app = open_page("presence.py", claim=str(number))
    bodies = "".join(element.proto.body for element in app.get("html"))
    assert "<blockquote" in bodies
    assert app.button(key="to_map")


@pytest.mark.parametrize("claim", ["0", "-1", "x", "9" * 30])
def test_a_mangled_claim_in_a_link_is_told_and_breaks_nothing(open_page, claim):
    assert "Who is where" in words_of(open_page("presence.py", claim=claim))


def test_no_state_says_what_to_do(open_page):
    assert "No claim tells of a force" in words_of(open_page("presence.py", to="1900-01-01"))
    assert "No state passes" in words_of(open_page("presence.py", kinds="incident"))


def test_changes_come_for_the_days_that_are_chosen(open_page):
    app = open_page("presence.py", to="2020-06-30")
    assert "From 31 May 2020 to 30 June 2020" in words_of(app)
    app.button_group(key="changes_days").set_value(365).run()
    assert "From 1 July 2019 to 30 June 2020" in words_of(app)
    change = next(button for button in app.button if str(button.key).startswith("change_came_"))
    change.click().run()
    assert "<blockquote" in "".join(element.proto.body for element in app.get("html"))


def test_the_page_of_trends_counts_what_the_map_counts(open_page):
    words = words_of(open_page("trends.py", actors="rus.mil"))
    wanted = Filter(actors=frozenset({"rus.mil"}))
    counts = build(open_store(store_path())).select(wanted).counts()
    shown = re.search(r"([\d,]+) incidents", words)[1]
    left = re.search(r"(\d+) (?:is|are) denied", words)
    assert int(shown) + (int(left[1]) if left else 0) == counts.incidents


def test_nothing_to_count_says_what_to_do(open_page):
    assert "Nothing to count" in words_of(open_page("trends.py", to="1900-01-01"))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=filters())
def test_map_charts_and_lists_count_alike(gold_snapshot, wanted):
    snapshot, evidence = gold_snapshot
    selection = snapshot.select(wanted)
    counts = selection.counts()
    listed = sum(
        snapshot.claims_off_map(wanted, reason, limit=0).total for reason in counts.off_map
    )
    assert listed == counts.not_on_map
    every = range(len(snapshot.places))
    assert snapshot.claims_at(every, wanted, limit=0).total == counts.on_map
    counted = trends.count(selection, wanted)
    kinds = wanted.kinds or {"incident"}
    of_kind = {"incident": counts.incidents, "presence": counts.presences, "statement": counts.statements}  # fmt: skip
    assert len(counted.rows) + counted.left_out == sum(of_kind[kind] for kind in kinds)
    standing = stand(snapshot, evidence, wanted)
    assert sum(standing.counts().values()) == len(standing.pairs)
    assert len(set(standing.pairs.tolist())) == len(standing.pairs)
    if wanted.kinds and "presence" not in wanted.kinds:
        assert len(standing.pairs) == 0


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=filters())
def test_changes_are_of_pairs_that_pass_on_either_day(gold_snapshot, wanted):
    snapshot, evidence = gold_snapshot
    after = stand(snapshot, evidence, wanted)
    found = changes_since(after, after.presence.day - 90)
    told = {*found.before.pairs.tolist(), *after.pairs.tolist()}
    parts = found.parts
    listed = [*parts.came, *parts.went, *parts.unchanged, *parts.changed]
    assert sorted(listed) == sorted(told)


@pytest.mark.parametrize(
    ("state", "age", "unsure", "words"),
    [
        ("present", 0, False, "there as of this day"),
        ("present", 1, False, "last seen the day before"),
        ("present", 45, False, "last seen 45 days before"),
        ("withdrawn", 400, False, "left 13 months before"),
        ("planned", 1000, False, "was planned; the time is over since 3 years"),
        ("contested", 0, False, "said to be there, and said not to be"),
        ("present", 0, True, "some time about this day"),
    ],
)
def test_a_state_is_told_with_its_age(state, age, unsure, words):
    assert state_in_words(state, age, unsure) == words


def test_a_mark_fades_with_its_age_and_never_vanishes():
    strengths = [faintness(age) for age in (0, 1, 30, 365, 100_000)]
    assert strengths == sorted(strengths, reverse=True)
    assert strengths[0] == 1
    assert strengths[-1] == pytest.approx(0.3)
    assert [short_age(age) for age in (0, 12, 100, 3000)] == ["", "12 d", "3 mo", "8 y"]


def test_the_table_of_forces_says_what_it_leaves_out_and_shows_it_on_request(monkeypatch):
    desk.open_desk.cache_clear()
    open_store(store_path()).keep_all((each, "made", None) for each in make_readings(3000))
    drawn = {}
    monkeypatch.setattr(
        "footprint.ui.presence_room.show_part",
        lambda module, data, key, on_pick: drawn.update({key: data}),
    )
    app = AppTest.from_file(str(ROOT / "pages" / "shell.py"), default_timeout=60).run()
    app.switch_page("presence.py").run()
    assert not app.exception, app.exception
    told = re.search(r"The 18 forces at the most of these places, of (\d+)", words_of(app))
    assert len(drawn["matrix"]["actors"]) == 18
    app.button(key="more_matrix_forces").click().run()
    assert len(drawn["matrix"]["actors"]) == int(told[1]) > 18
    assert "forces at the most" not in words_of(app)
    places = len(drawn["matrix"]["places"])
    app.button(key="more_matrix_more").click().run()
    assert len(drawn["matrix"]["places"]) == 2 * places
    desk.open_desk.cache_clear()
