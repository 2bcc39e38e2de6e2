"""The store's links: one by one they come to what all at once gives, and what a person says of them holds."""

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from linked import link_readings, read_set
from older import make_older

from footprint.errors import InvalidRecord, NotInStore, StoreError
from footprint.linking.compare import can_link, distance_km
from footprint.linking.events import find_events
from footprint.model import Report
from footprint.reading import read
from footprint.store import adopt, open_store, ties

WHO = "ana"
DAY = datetime(2022, 5, 5, tzinfo=UTC)
GOLD = Path(__file__).parent / "gold" / "ar"


def told_of(store):
    """Every claim shown, by what no order of arrival changes: its event's claims, and how it is graded."""
    with store.database.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT l.event, r.id, c.ordinal, l.certainty, m.certainty FROM linked l "
            "JOIN reports r ON r.number = l.report JOIN claims c ON c.number = l.claim "
            "JOIN marks m ON m.claim = l.claim AND m.ordinal = 0"
        ).fetchall()
    events = {}
    for event, report, ordinal, certainty, marked in rows:
        assert certainty == marked
        events.setdefault(event, []).append((report, ordinal, certainty))
    return sorted(sorted(each) for each in events.values())


def told_at_once(readings):
    linked = link_readings(readings)
    events = {}
    for number, event in linked.event_of.items():
        facet = linked.facets[number]
        certainty = linked.grade(number).certainty
        events.setdefault(event, []).append((facet.report, facet.ordinal, certainty))
    return sorted(sorted(each) for each in events.values())


@pytest.fixture(scope="module")
def told():
    return {each.name: each.reading for each in read_set()}


@pytest.fixture
def full(store, told):
    """A store with every report of the set."""
    store.keep_all((reading, "made", None) for reading in told.values())
    return store


def claim_of(store, reading, ordinal=0):
    return store.find_claims_of(reading.report.id)[ordinal].number


@pytest.mark.parametrize("turn", range(4))
def test_one_by_one_comes_to_what_all_at_once_gives(store, told, turn):
    readings = list(told.values())
    random.Random(turn).shuffle(readings)
    while readings:
        size = random.Random(turn).choice((1, 3, 40))
        store.keep_all((reading, "made", None) for reading in readings[:size])
        del readings[:size]
    assert told_of(store) == told_at_once(list(told.values()))
    assert store.verify().faults == []


@pytest.mark.parametrize("report", ["02_reinforcement_omar_conoco", "20_russian_exercise_coast"])
def test_kept_in_one_batch_marks_are_graded_as_their_claims(store, report):
    """A denial or an admission that is tied to its copies only stands alone, whatever came beside it."""
    text = (GOLD / f"{report}.txt").read_text("utf-8")
    copies = [
        read(Report(text + end, published=DAY, source=source))
        for end, source in (("", None), ("\nThe end.", "one"), ("\nNo more was said.", "other"))
    ]
    store.keep_all((reading, "made", None) for reading in copies)
    assert store.verify().faults == []


def test_made_anew_it_is_the_same(full):
    before = told_of(full)
    full.rebuild()
    assert told_of(full) == before
    assert full.verify().faults == []


@pytest.mark.file_store("an older version of it")
def test_a_store_that_linked_nothing_is_brought_up_to_date(full):
    expected = told_of(full)
    with closing(sqlite3.connect(full.path)) as raw:
        make_older(raw, 3)
    store = open_store(full.path)
    assert told_of(store) == expected
    assert store.verify().faults == []


def test_read_anew_with_other_claims_the_links_follow(full, told):
    for name in ("tamr_own", "kafrnabl_en", "azaz_denial"):
        reading = told[name]
        full.keep(replace(reading, claims=(), reader="another"), "made")
    left = [
        replace(reading, claims=()) if name in ("tamr_own", "kafrnabl_en", "azaz_denial") else reading
        for name, reading in told.items()
    ]  # fmt: skip
    assert told_of(full) == told_at_once(left)
    for name in ("tamr_own", "kafrnabl_en", "azaz_denial"):
        full.keep(replace(told[name], reader="yet another"), "made")
    assert told_of(full) == told_at_once(list(told.values()))
    assert full.verify().faults == []


def test_a_rejected_claim_corroborates_nothing(full, told):
    first, second = (claim_of(full, told[name]) for name in ("saraqib", "saraqib_ar"))
    assert set(full.get_grades([first, second]).values()) == {"corroborated"}
    full.reviews.reject(WHO, second, "not about this town")
    assert full.get_grades([first, second]) == {first: "single_source"}
    full.reviews.undo(WHO, second)
    assert set(full.get_grades([first, second]).values()) == {"corroborated"}
    assert full.verify().faults == []


def test_a_corrected_claim_leaves_its_event(full, told):
    first, second = (claim_of(full, told[name]) for name in ("saraqib", "saraqib_ar"))
    date = {"start": "2020-01-15", "end": "2020-01-15", "precision": "day", "basis": "absolute", "rule": None, "span": None}  # fmt: skip
    full.reviews.correct(WHO, second, {"date": date}, "three days later")
    assert set(full.get_grades([first, second]).values()) == {"single_source"}
    assert full.get_together(first).fellows == ()
    assert full.verify().faults == []


def test_an_accepted_claim_of_a_contested_event_is_out_of_the_queue(full, told):
    number = claim_of(full, told["azaz_sdf"])
    assert full.get_grades([number]) == {number: "contested"}
    assert number in full.queue("contested")
    full.reviews.accept(WHO, number)
    assert number not in full.queue("contested")
    assert full.get_grades([number]) == {number: "contested"}
    full.reviews.reject(WHO, claim_of(full, told["azaz_gov"]))
    full.reviews.reject(WHO, claim_of(full, told["azaz_denial"]))
    assert full.get_grades([number]) == {number: "single_source"}
    assert full.verify().faults == []


def test_a_reprint_that_comes_later_makes_two_sources_one(store, told):
    wire, own = told["tamr_reprint"], told["tamr_own"]
    copy = told["tamr_rewrite"]
    store.keep_all([(wire, "made", None), (own, "made", None)])
    number = claim_of(store, own)
    assert store.get_grades([number]) == {number: "corroborated"}
    assert len(store.get_together(number).grade.origins) == 2
    store.keep(copy, "made")
    assert len(store.get_together(number).fellows) == 2
    assert len(store.get_together(number).grade.origins) == 2
    assert store.verify().faults == []


def test_a_report_in_between_makes_one_family_of_two(store):
    parts = [f"Sentence {n} of the report names the {w} and what was seen there that day. " for n, w in enumerate(["bridge", "school", "market", "mosque", "harbour", "station", "depot", "mill", "quarry", "dam"])]  # fmt: skip
    readings = [
        make(" ".join(parts[:6]), "A"),
        make(" ".join(parts[4:]), "B"),
    ]
    store.keep_all((each, "made", None) for each in readings)
    assert families_of(store) == [1, 2]
    store.keep(make(" ".join(parts), "C"), "made")
    assert families_of(store) == [1, 1, 1]
    assert store.verify().faults == []


def make(text, source):
    from footprint.model import Reading

    return Reading(Report(text, source=source), (), "r1")


def families_of(store):
    with store.database.reading() as connection:
        return [
            row[0]
            for row in connection.exec_driver_sql("SELECT family FROM sketches ORDER BY report")
        ]


# ---------------------------------------------------------------- what a person says


def test_what_is_held_apart_stays_apart_and_can_be_taken_back(full, told):
    first, second = (claim_of(full, told[name]) for name in ("saraqib", "saraqib_ar"))
    before = told_of(full)
    revision = full.reviews.part(WHO, first, "two shellings, hours apart")
    assert full.get_together(first).fellows == ()
    assert set(full.get_grades([first, second]).values()) == {"single_source"}
    full.rebuild()
    for name in ("saraqib", "saraqib_ar"):
        full.keep(replace(told[name], reader="better"), "made")
    assert full.get_together(first).fellows == ()
    assert full.get_together(first).rulings == {(first, second): ("apart", revision)}
    assert full.verify().faults == []
    full.reviews.take_back(WHO, revision, "one and the same after all")
    assert [each.claim for each in full.get_together(first).fellows] == [second]
    assert told_of(full) == before
    assert [each.reason for each in full.reviews.history(second) if each.action == "part"] == ["two shellings, hours apart"]  # fmt: skip
    assert full.verify().faults == []


def test_what_is_joined_stays_one_whatever_speaks_against_it(full, told):
    names = ("saraqib", "nawa_raid", "omar_rockets")
    numbers = [claim_of(full, told[name]) for name in names]
    revision = full.reviews.join(WHO, numbers, "the same morning")
    for number in numbers:
        assert set(numbers) <= {number, *(each.claim for each in full.get_together(number).fellows)}
    full.keep(replace(told["nawa_raid"], reader="better"), "made")
    full.rebuild()
    assert set(numbers[1:]) <= {each.claim for each in full.get_together(numbers[0]).fellows}
    assert full.verify().faults == []
    back = full.reviews.take_back(WHO, revision)
    assert numbers[1] not in {each.claim for each in full.get_together(numbers[0]).fellows}
    with pytest.raises(StoreError, match="taken back already"):
        full.reviews.take_back(WHO, revision)
    full.reviews.take_back(WHO, back)
    assert set(numbers[1:]) <= {each.claim for each in full.get_together(numbers[0]).fellows}
    assert full.verify().faults == []


def test_what_is_discounted_is_so_for_the_whole_event(full, told):
    first, second = (claim_of(full, told[name]) for name in ("saraqib", "saraqib_ar"))
    revision = full.reviews.discount(WHO, first, "the video is of another year")
    assert set(full.get_grades([first, second]).values()) == {"discounted"}
    assert full.get_together(second).grade.is_ruled
    full.rebuild()
    assert set(full.get_grades([first, second]).values()) == {"discounted"}
    full.reviews.take_back(WHO, revision)
    assert set(full.get_grades([first, second]).values()) == {"corroborated"}
    assert full.verify().faults == []


def test_a_ruling_leaves_a_claim_in_the_queue_of_the_new_ones(full, told):
    first = claim_of(full, told["saraqib"])
    full.reviews.part(WHO, first)
    assert first in full.queue("new")


def test_a_later_ruling_is_taken_back_first(full, told):
    first, second = (claim_of(full, told[name]) for name in ("saraqib", "saraqib_ar"))
    earlier = full.reviews.part(WHO, first)
    full.reviews.join(WHO, [first, second])
    with pytest.raises(StoreError, match="ruled on since"):
        full.reviews.take_back(WHO, earlier)


def test_rulings_that_make_no_sense_change_nothing(full, told):
    first = claim_of(full, told["nawa_raid"])
    revision = full.revision()
    with pytest.raises(InvalidRecord, match="two claims"):
        full.reviews.join(WHO, [first])
    with pytest.raises(InvalidRecord, match="one report"):
        full.reviews.join(WHO, [first, claim_of(full, told["nawa_raid"], 1)])
    with pytest.raises(InvalidRecord, match="no other report"):
        full.reviews.part(WHO, first)
    with pytest.raises(NotInStore):
        full.reviews.join(WHO, [first, 10**6])
    with pytest.raises(StoreError, match="rules on no links"):
        full.reviews.take_back(WHO, 1)
    full.reviews.reject(WHO, first)
    with pytest.raises(NotInStore, match="not shown"):
        full.reviews.discount(WHO, first)
    assert full.revision() == revision + 1


def test_why_a_claim_is_there_is_told(full, told):
    first, second = (claim_of(full, told[name]) for name in ("saraqib", "saraqib_ar"))
    together = full.get_together(second)
    (fellow,) = together.fellows
    assert fellow.claim == first
    assert {part.aspect for part in fellow.parts} >= {"place", "date", "actors", "type"}
    month = claim_of(full, told["kafrnabl_month"])
    assert full.get_together(month).fellows == ()
    assert full.get_together(month).rivals == 2
    assert full.get_together(10**6) is None


@pytest.mark.parametrize("seed", range(3))
def test_whatever_people_do_the_store_is_what_all_at_once_gives(full, told, seed):
    draw = random.Random(seed)
    numbers = [each.number for reading in told.values() for each in full.find_claims_of(reading.report.id)]  # fmt: skip
    done = []
    for _ in range(25):
        number, other = draw.sample(numbers, 2)
        act = draw.choice(("join", "part", "discount", "take_back", "reject", "accept", "reread"))
        try:
            if act == "join":
                done.append(full.reviews.join(WHO, [number, other]))
            elif act in ("part", "discount"):
                done.append(getattr(full.reviews, act)(WHO, number))
            elif act == "take_back" and done:
                full.reviews.take_back(WHO, done.pop())
            elif act in ("reject", "accept"):
                getattr(full.reviews, act)(WHO, number)
            elif act == "reread":
                reading = draw.choice(list(told.values()))
                full.keep(replace(reading, reader=f"reader {draw.random()}"), "made")
        except (StoreError, InvalidRecord, NotInStore):
            continue
    assert full.verify().faults == []
    with full.database.logging() as (connection, _):
        rows = connection.exec_driver_sql(
            "SELECT claim, event FROM linked ORDER BY claim"
        ).fetchall()
        facets = ties.get_facets(connection, [row[0] for row in rows])
        found = [ties.Tie(*row) for row in connection.exec_driver_sql("SELECT one, other, score FROM ties")]  # fmt: skip
        ruled = {(row[0], row[1]): row[2] == "one" for row in connection.exec_driver_sql("SELECT one, other, verdict FROM rulings WHERE verdict <> 'discounted'")}  # fmt: skip
        assert find_events(facets, found, ruled) == {row[0]: row[1] for row in rows}
        adopt.link_all(connection)
        assert (
            connection.exec_driver_sql("SELECT claim, event FROM linked ORDER BY claim").fetchall()
            == rows
        )


def test_a_moved_place_moves_what_is_compared_of_a_denial_too(full, told):
    denial, asserted = (claim_of(full, told[name]) for name in ("azaz_denial", "azaz_sdf"))
    place = full.get_claims([asserted])[0].claim.places[0]
    moved = {"name_en": place.name_en, "lat": place.lat + 0.01, "lon": place.lon, "radius_km": 4.0}
    full.reviews.put_place(WHO, place.id, moved)
    assert full.verify().faults == []
    assert full.get_together(denial).facets[denial].spot.lat == moved["lat"]
    for odd, told_so in (({"lat": 95.0}, "no point"), ({"radius_km": -1.0}, "no radius"), ({"name_en": None}, "no name_en")):  # fmt: skip
        with pytest.raises(InvalidRecord, match=told_so):
            full.reviews.put_place(WHO, place.id, moved | odd)


def test_the_likely_claims_are_near_in_time_and_space_and_of_other_reports(full, told):
    """Held against every claim of the store: what is offered is what a look at all of them would offer."""
    numbers = _shown(full)
    with full.database.reading() as connection:
        facets = ties.get_facets(connection, numbers)
    for number in numbers:
        mine = facets[number]
        event = {number} | {each.claim for each in full.get_together(number).fellows}
        offered = full.find_likely(number, limit=1_000)
        assert not event & {each.claim for each in offered}
        assert all(facets[each.claim].report != mine.report for each in offered)
        for other in facets.values():
            if other.report == mine.report or other.claim in event or other.kind != mine.kind:
                continue
            if mine.when is None or other.when is None or mine.spot is None or other.spot is None:
                continue
            is_near = (
                distance_km(mine.spot, other.spot) < 10 and abs(mine.when[0] - other.when[0]) < 10
            )
            if is_near and can_link(mine) and can_link(other):
                assert other.claim in {each.claim for each in offered}
        scores = [each.score for each in offered if each.score is not None]
        assert scores == sorted(scores, reverse=True)
        assert len(full.find_likely(number, limit=3)) <= 3


def test_a_claim_that_is_not_shown_has_no_likely_ones(full, told):
    number = claim_of(full, told["saraqib"])
    full.reviews.reject(WHO, number, None)
    assert full.find_likely(number) == []
    assert full.find_likely(10**9) == []


def _shown(store):
    with store.database.reading() as connection:
        return [row[0] for row in connection.exec_driver_sql("SELECT claim FROM linked")]
