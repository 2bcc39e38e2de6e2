"""The Review page: a queue, decisions that hold, corrections of every field, conflicts, history."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from apps import fresh_desk, html_of, open_page, press
from streamlit.testing.v1 import AppTest

from footprint.contract import claim_to_json
from footprint.model import Reading
from footprint.paths import store_path
from footprint.store import open_store
from footprint.ui import desk, guarding, review_form, review_place, review_room
from footprint.ui.parts import plain
from footprint.wording.texts_review import ACTIONS, FIELDS, QUEUES, REVIEW


@pytest.fixture
def store(monkeypatch, seed):
    """The person's store with the hand-made claims of the seed article."""
    monkeypatch.setattr(
        "footprint.ingest.bundled.get_reader",
        lambda: type("R", (), {"version": seed.reader, "read": lambda r: Reading(r, seed.claims, seed.reader)}),
    )  # fmt: skip
    with fresh_desk() as kept:
        yield kept


@pytest.fixture
def open_review(store) -> Callable[..., AppTest]:
    return partial(open_page, "review.py")


def status_of(store, number):
    review = store.get_claims([number])[0].review
    return review.status if review else None


def test_the_first_of_the_queue_is_shown_beside_its_report(open_review, store, seed):
    app = open_review()
    page = html_of(app)
    assert 'id="fp-target"' in page
    assert 'data-at="0"' in page
    assert REVIEW["history"] in page
    assert f"{len(seed.claims)} claims are left" in page


def test_accepting_goes_on_and_undo_comes_back(open_review, store):
    app = open_review()
    first = store.queue("new")[0]
    app.text_input(key=f"reason_{first}").set_value("seen on the film")
    press(app, "accept")
    assert status_of(store, first) == "accepted"
    assert store.reviews.history(first)[-1].reason == "seen on the film"
    assert app.query_params["claim"] == str(store.queue("new")[0])
    press(app, "undo")
    assert status_of(store, first) is None
    assert app.query_params["claim"] == str(first)


def test_rejecting_takes_the_claim_off_and_it_can_be_opened_again(open_review, store):
    number = store.queue("new")[1]
    app = open_review(claim=str(number))
    press(app, "reject")
    assert status_of(store, number) == "rejected"
    app = open_review(claim=str(number))
    press(app, "reopen")
    assert status_of(store, number) == "open"


def test_going_on_and_back_decides_nothing(open_review, store):
    app = open_review()
    first, second = store.queue("new", limit=2)
    press(app, "next")
    assert app.query_params["claim"] == str(second)
    press(app, "back")
    assert app.query_params["claim"] == str(first)
    assert store.revision() == 1


def test_fields_are_corrected_and_the_claim_stays_in_sight(open_review, store):
    number = store.queue("new")[0]
    app = open_review(claim=str(number))
    app.date_input(key=f"date_from_{number}_0").set_value(date(2020, 2, 3))
    app.selectbox(key=f"modality_{number}_0").set_value("denied")
    press(app, "save")
    kept = store.get_claims([number])[0]
    assert (kept.claim.date.start, kept.claim.date.end) == (date(2020, 2, 3), date(2020, 2, 3))
    assert kept.claim.modality == "denied"
    assert set(kept.review.corrected) == {"date", "modality"}
    assert app.query_params["claim"] == str(number)
    assert "Set by a person: said to have, when." in html_of(app)
    before = store.revision()
    press(app, "save")
    assert store.revision() == before
    assert plain(REVIEW["nothing_changed"]) in app.warning[0].value


def test_a_place_is_found_by_name_or_made_by_position(open_review, store):
    number = store.queue("new")[0]
    app = open_review(claim=str(number))
    app.text_input(key=f"place_{number}_0").set_value("الحسكة").run()
    box = next(each for each in app.selectbox if each.key.startswith(f"found_{number}"))
    assert any("Hasakah" in option for option in box.options)
    press(app, "save")
    place = store.get_claims([number])[0].claim.places[0]
    assert "Hasakah" in place.name_en
    revision = store.get_claims([number])[0].review.revision
    app.text_input(key=f"place_{number}_{revision}").set_value("36.5, 40.25").run()
    press(app, "save")
    place = store.get_claims([number])[0].claim.places[0]
    assert place.id.startswith("own:")
    assert (place.lat, place.lon, place.precision) == (36.5, 40.25, "settlement")
    assert store.verify().faults == []


def test_a_place_is_moved_for_every_claim_on_it(open_review, store):
    kept = next(
        each for each in store.get_claims(store.queue("new", limit=100)) if each.claim.drawn_places
    )
    place = kept.claim.places[0]
    app = open_review(claim=str(kept.number))
    app.text_input(key=f"place_{kept.number}_0").set_value("36.5, 40.25").run()
    app.checkbox(key=f"everywhere_{kept.number}_0").check().run()
    press(app, "save")
    everywhere = store.get_claims(store.queue("new", limit=100))
    spots = {(p.lat, p.lon) for each in everywhere for p in each.claim.places if p.id == place.id}
    assert spots == {(36.5, 40.25)}
    assert store.get_claims([kept.number])[0].review is None
    assert store.verify().faults == []


def test_a_claim_is_split_and_others_merged(open_review, store):
    one, two, three = store.queue("new", limit=3)
    app = open_review(claim=str(one))
    press(app, "split")
    assert status_of(store, one) == "split"
    app = open_review(claim=str(two))
    app.multiselect(key=f"merge_{two}").set_value([three])
    press(app, "merge_do")
    assert status_of(store, three) == "merged"


def test_a_conflict_with_a_newer_reader_is_shown_and_settled(open_review, store, seed):
    number = store.queue("new")[0]
    kept = store.get_claims([number])[0]
    store.reviews.accept("ana", number)
    newer = tuple(replace(c, modality="denied") if c == kept.claim else c for c in seed.claims)
    report = store.get_report(kept.report_id).report
    store.keep(Reading(report, newer, "newer"), "a")
    app = open_review(claim=str(number))
    assert "a newer reader says something else" in html_of(app)
    press(app, "settle_modality_True")
    assert store.get_claims([number])[0].claim.modality == "denied"
    assert "a newer reader says" not in html_of(app)


def test_what_is_wrong_is_told_and_nothing_is_changed(open_review, store, monkeypatch):
    number = store.queue("new")[0]
    app = open_review(claim="999999")
    assert REVIEW["missing"] in app.warning[0].value
    app = open_review(claim=str(number))
    monkeypatch.setattr("footprint.ui.review_state.current_person", lambda: None)
    press(app, "accept")
    assert "analyst" in app.warning[0].value
    assert status_of(store, number) is None


def test_an_empty_queue_says_so(open_review, store):
    for number in store.queue("new", limit=1000):
        store.reviews.accept("ana", number)
    app = open_review()
    assert REVIEW["done"] in html_of(app)
    assert REVIEW["log"] in html_of(app)


def test_in_public_mode_there_is_no_such_page(store, monkeypatch):
    desk.open_desk.cache_clear()
    guarding.get_access.cache_clear()
    monkeypatch.setenv("FOOTPRINT_MODE", "public")
    app = open_page("map.py")
    assert not app.exception
    assert desk.open_desk().store.is_read_only
    with pytest.raises(ValueError, match="navigation page"):
        app.switch_page("review.py")
    assert open_store(store_path()).revision() == 1


# What the widgets make


def old_date():
    return {"start": "2020-01-02", "end": "2020-01-02", "precision": "day", "basis": "relative",
            "rule": "yesterday", "span": [3, 9]}  # fmt: skip


@pytest.mark.parametrize(
    ("first", "last", "precision", "expected"),
    [
        (date(2020, 1, 2), date(2020, 1, 2), "day", ("2020-01-02", "2020-01-02", "day", "relative")),
        (date(2020, 1, 3), None, "day", ("2020-01-03", "2020-01-03", "day", "absolute")),
        (None, date(2020, 1, 3), "day", ("2020-01-03", "2020-01-03", "day", "absolute")),
        (date(2020, 1, 5), date(2020, 1, 3), "day", ("2020-01-03", "2020-01-05", "days", "absolute")),
        (date(2020, 1, 1), date(2020, 1, 31), "month", ("2020-01-01", "2020-01-31", "month", "absolute")),
        (date(2020, 1, 3), date(2020, 1, 3), "unknown", ("2020-01-03", "2020-01-03", "day", "absolute")),
        (None, None, "day", (None, None, "unknown", "none")),
    ],
)  # fmt: skip
def test_a_date_as_it_was_set(first, last, precision, expected):
    made = review_form.date_json(old_date(), first, last, precision)
    assert (made["start"], made["end"], made["precision"], made["basis"]) == expected
    assert made["span"] == [3, 9]


def test_actors_keep_the_words_that_name_them():
    old = [{"id": "usa.mil", "role": "initiator", "start": 1, "end": 4}]
    told = [("usa.mil", "target"), ("rus.mil", "named"), ("rus.mil", "named")]
    assert review_form.actors_json(old, told) == [
        {"id": "usa.mil", "role": "target", "start": 1, "end": 4},
        {"id": "rus.mil", "role": "named", "start": None, "end": None},
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("36.8, 40.1", (36.8, 40.1)),
        (" -1.5 ،120 ", (-1.5, 120.0)),
        ("Qamishli", None),
        ("96, 40", None),
        ("36.8", None),
        ("36.8, 240", None),
    ],
)
def test_a_position_is_read_or_is_none(typed, expected):
    assert review_place.read_position(typed) == expected


def test_selected_words_become_quote_place_or_date_and_others_nothing(seed):
    claim = next(each for each in seed.claims if each.places)
    text = seed.report.text
    start = text.index("\n") + 1
    found = {"start": start, "end": start + 30, "text": text[start : start + 30]}
    made = review_form.selection_json(claim, seed.report, found | {"use": "quote"})
    (quote,) = made["quotes"]
    assert text[quote["start"] : quote["end"]] == quote["text"]
    assert quote["text"] == quote["text"].strip()
    more = review_form.selection_json(claim, seed.report, found | {"use": "more"})
    assert more["quotes"][:-1] == claim_to_json(claim)["quotes"]
    place = review_form.selection_json(claim, seed.report, found | {"use": "place"})["places"][0]
    assert text[place["start"] : place["end"]] == quote["text"]
    assert "span" in review_form.selection_json(claim, seed.report, found | {"use": "date"})["date"]
    for odd in (
        {"text": "other words"},
        {"start": -5},
        {"start": 10**9, "end": 10**9 + 5},
        {"start": "0"},
        {"end": None},
        {"use": "x"},
    ):
        assert (
            review_form.selection_json(claim, seed.report, found | {"use": "quote"} | odd) is None
        )


def test_every_word_of_the_log_has_its_english():
    from footprint.store.decisions import UNDOABLE
    from footprint.store.derived import BITS
    from footprint.store.standing import FIELDS as OF_CLAIM

    assert set(QUEUES) == set(BITS)
    assert set(OF_CLAIM) <= set(FIELDS)
    assert UNDOABLE | {"undo", "read", "place", "rebuild"} <= set(ACTIONS)


def test_hostile_words_in_a_history_are_words(store):
    number = store.queue("new")[0]
    evil = "<script>alert(1)</script>{{7*7}}"
    store.reviews.correct(evil, number, {"modality": "denied"}, evil)
    told = "".join(review_room._item(each) for each in store.reviews.history(number))
    assert "<script>" not in told
    assert "&lt;script&gt;" in told
    assert plain("![x](http://a.b)") == r"\!\[x\]\(http\://a\.b\)"
    assert review_room.in_words("date", {"odd": 1}) == "{'odd': 1}"
