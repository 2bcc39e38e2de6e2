"""What other reports say of a claim, in the panel of the map and on the page Review."""

import pytest
from apps import fresh_desk, html_of, open_page, press
from linked import read_set

from footprint.ui import link_room
from footprint.ui.link_room import read_number
from footprint.ui.parts import plain
from footprint.wording.texts_links import LINKS, PARTS, RULE, WHY_GRADE


@pytest.fixture
def store():
    """The person's store with the reports of tests/gold/links."""
    with fresh_desk() as kept:
        kept.keep_all((each.reading, "made", None) for each in read_set())
        yield kept


def claim_of(store, name):
    report = next(each.report for each in read_set() if each.name == name)
    return store.find_claims_of(report.id)[0].number


def test_the_panel_has_the_words_of_the_others_and_why_they_are_linked(store):
    page = html_of(open_page("map.py", claim=str(claim_of(store, "saraqib"))))
    assert "2 independent sources tell of it." in page
    assert "Also told by 1 other report, 2 independent sources in all." in page
    assert "مدينة سراقب" in page
    for name in ("place_same", "date_same_day", "actors_same", "type_same"):
        assert PARTS[name] in page


def test_the_panel_names_who_contradicts_whom(store):
    page = html_of(open_page("map.py", claim=str(claim_of(store, "azaz_sdf"))))
    assert WHY_GRADE["contested"] in page
    assert "Who did it" in page
    assert "Whether it happened" in page
    assert "it did not, says Syrian Democratic Forces" in page
    for outlet in ("Aleppo Wire", "Border Times", "Jazira News"):
        assert outlet in page


def test_near_copies_are_told_as_such(store):
    page = html_of(open_page("map.py", claim=str(claim_of(store, "tamr_reprint"))))
    assert LINKS["own_source"] in page
    assert LINKS["reprint"] in page
    assert "Turkish military says so of its own act." in page


def test_a_claim_that_fits_several_events_says_so(store):
    page = html_of(open_page("map.py", claim=str(claim_of(store, "kafrnabl_month"))))
    assert "It fits 2 other events about as well" in page
    assert LINKS["alone"] in html_of(
        open_page("map.py", claim=str(claim_of(store, "kobani_patrol_next")))
    )


def test_a_claim_is_held_apart_and_put_back_on_the_review_page(store):
    first, second = claim_of(store, "saraqib"), claim_of(store, "saraqib_ar")
    app = open_page("review.py", claim=str(first))
    app.text_input(key=f"reason_{first}").set_value("another bakery")
    page = html_of(press(app, "part"))
    assert f"Held apart from claim {second}." in page
    assert store.get_grades([first]) == {first: "single_source"}
    assert [each.reason for each in store.reviews.history(first) if each.action == "part"] == [
        "another bakery"
    ]
    revision = store.get_together(first).rulings[first, second][1]
    press(app, f"take_back_{revision}")
    assert store.get_grades([first]) == {first: "corroborated"}


def test_claims_are_joined_and_an_event_is_discounted_on_the_review_page(store):
    first, second = claim_of(store, "kobani_patrol_next"), claim_of(store, "nawa_raid")
    app = open_page("review.py", claim=str(first))
    press(app, "join")
    assert plain(RULE["join_nothing"]) in [each.value for each in app.warning]
    store.reviews.join("ana", [first, second], None)
    assert LINKS["ruled_one"] in html_of(app.run())
    press(app, "discount")
    assert set(store.get_grades([first, second]).values()) == {"discounted"}


def test_the_likely_claims_can_be_chosen_to_join(store):
    first = claim_of(store, "kobani_patrol_next")
    app = open_page("review.py", claim=str(first))
    offered = app.selectbox(key=f"join_{first}").options
    likely = store.find_likely(first)
    assert [each.rsplit(" · ", 1)[1] for each in offered] == [str(each.claim) for each in likely]
    assert "7 days apart" in offered[0]
    app.selectbox(key=f"join_{first}").select(offered[0]).run()
    press(app, "join")
    assert likely[0].claim in {each.claim for each in store.get_together(first).fellows}


def test_what_is_no_number_of_a_claim_is_told(monkeypatch):
    """A test of a page cannot type into a choice; the browser's does."""
    typed = {"join_1": "twelve"}
    monkeypatch.setattr(link_room.st, "session_state", typed)
    link_room._join(1)
    assert typed["review_trouble"] == RULE["odd_number"].format(typed="twelve")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12", 12),
        (" 12 ", 12),
        ("/map?claim=12", 12),
        ("https://there/map?at=x:1&claim=12&from=2020-01-01", 12),
        ("claim 12", None),
        ("1" * 16, None),
        ("١٢", None),
        ("/map?report=12", None),
        ("", None),
    ],
)
def test_a_number_or_the_address_of_a_claim_is_read(typed, number):
    assert read_number(typed) == number


def test_the_filter_offers_the_grades_that_occur(store):
    app = open_page("map.py")
    pills = next(each for each in app.get("button_group") if each.key == "f_certainties")
    assert len(pills.options) >= 4
