"""What people decide on claims: it holds, it is told, it can be taken back, and no reader touches it."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from footprint.contract import claim_to_json
from footprint.errors import FootprintError, InvalidRecord, NotInStore, SpanError, StoreError
from footprint.filters import Filter
from footprint.model import DateRange
from footprint.view import build

WHO = "ana@example.org"


@pytest.fixture
def kept(store, seed):
    """A store with the seed article, and its claims."""
    store.keep(replace(seed, reader="1"), "seed.txt")
    return store, store.find_claims_of(seed.report.id)


def drawn(claims):
    """The first claim that is on the map."""
    return next(each for each in claims if each.claim.drawn_places)


def shown(store, report_id):
    return [each.number for each in store.find_claims_of(report_id)]


def date_of(day):
    return {
        "start": day,
        "end": day,
        "precision": "day",
        "basis": "absolute",
        "rule": None,
        "span": None,
    }


def test_an_accepted_claim_is_marked_and_leaves_the_queue(kept):
    store, claims = kept
    number = claims[0].number
    assert number in store.queue("new", limit=1000)
    store.reviews.accept(WHO, number, "read it twice")
    (again,) = store.get_claims([number])
    assert again.claim == claims[0].claim
    assert again.review.status == "accepted"
    assert number not in store.queue("new", limit=1000)
    assert store.queue_counts()["new"] == len(claims) - 1
    reviewed = store.marks()[0]
    columns = store_fields()
    assert {row[0] for row in reviewed if row[columns.index("reviewed")]} == {number}


def store_fields():
    from footprint.store import MARK_FIELDS

    return list(MARK_FIELDS)


def test_a_rejected_claim_is_kept_and_shown_nowhere(kept, seed):
    store, claims = kept
    gone = drawn(claims)
    store.reviews.reject(WHO, gone.number, "that was another war")
    assert gone.number not in shown(store, seed.report.id)
    assert gone.number not in {row[0] for row in store.marks()[0]}
    assert gone.number not in store.search_claims(gone.claim.quotes[0].text.split()[0])
    assert store.get_claims([gone.number])[0].review.status == "rejected"
    assert store.get_report(seed.report.id).entry.claims == len(claims) - 1


@pytest.mark.parametrize("action", ["accept", "reject", "correct", "split", "merge"])
def test_what_was_decided_can_be_taken_back(kept, seed, action):
    store, claims = kept
    before = store.find_claims_of(seed.report.id), store.marks()[:2], store.queue_counts()
    number = claims[2].number
    if action == "correct":
        store.reviews.correct(WHO, number, {"date": date_of("2020-02-02")})
    elif action == "split":
        store.reviews.split(WHO, number, [{"type": claims[2].claim.type}, {}])
    elif action == "merge":
        store.reviews.merge(WHO, [number, claims[3].number])
    else:
        getattr(store.reviews, action)(WHO, number)
    assert (store.find_claims_of(seed.report.id), *store.marks()[:2]) != before[:2]
    store.reviews.undo(WHO, number)
    assert (store.find_claims_of(seed.report.id), store.marks()[:2], store.queue_counts()) == before
    with pytest.raises(StoreError, match="nothing was decided"):
        store.reviews.undo(WHO, number)
    assert store.verify().faults == []


def test_undo_goes_back_step_by_step(kept):
    store, claims = kept
    number = claims[0].number
    store.reviews.correct(WHO, number, {"modality": "denied"})
    store.reviews.correct(WHO, number, {"modality": "planned"})
    store.reviews.accept(WHO, number)
    for status, modality in (("open", "planned"), ("open", "denied")):
        store.reviews.undo(WHO, number)
        (claim,) = store.get_claims([number])
        assert (claim.review.status, claim.claim.modality) == (status, modality)
    store.reviews.undo(WHO, number)
    assert store.get_claims([number]) == [claims[0]]


def test_a_corrected_field_is_shown_and_the_others_are_the_readers(kept, seed):
    store, claims = kept
    claim = drawn(claims)
    store.reviews.correct(WHO, claim.number, {"date": date_of("2020-02-02")}, "the outlet's note")
    (again,) = store.get_claims([claim.number])
    assert again.claim.date == DateRange(*[again.claim.date.start] * 2, "day", "absolute")
    assert again.claim.date.start.isoformat() == "2020-02-02"
    assert replace(again.claim, date=claim.claim.date) == claim.claim
    assert again.review.corrected == ("date",)
    columns = store_fields()
    days = {row[columns.index("day_start")] for row in store.marks()[0] if row[0] == claim.number}
    assert days == {(again.claim.date.start - type(again.claim.date.start)(1970, 1, 1)).days}


def test_setting_a_field_to_what_the_reader_says_is_no_correction(kept):
    store, claims = kept
    body = claim_to_json(claims[0].claim)
    store.reviews.correct(WHO, claims[0].number, {"date": date_of("2020-02-02")})
    store.reviews.correct(WHO, claims[0].number, {"date": body["date"]})
    assert store.get_claims([claims[0].number])[0].review.corrected == ()


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"date": {"start": "2020-02-30"}}, InvalidRecord),
        ({"date": date_of("2020-02-02") | {"end": "2019-01-01"}}, SpanError),
        ({"type": "no such"}, SpanError),
        ({"kind": "statement"}, SpanError),
        ({"quotes": []}, SpanError),
        ({"quotes": [{"start": 0, "end": 3, "text": "???"}]}, SpanError),
        ({"actors": [{"id": "usa", "role": "target", "start": 5, "end": 10**9}]}, SpanError),
        ({"confidence_": 1}, InvalidRecord),
        ({"places": [{"id": "x"}]}, InvalidRecord),
    ],
)
def test_a_correction_that_breaks_the_contract_changes_nothing(kept, fields, error):
    store, claims = kept
    number = next(c.number for c in claims if c.claim.kind == "incident")
    before = store.get_claims([number]), store.revision(), store.marks()
    with pytest.raises(error):
        store.reviews.correct(WHO, number, fields)
    assert (store.get_claims([number]), store.revision(), store.marks()) == before


def test_a_better_reader_never_touches_a_correction_and_the_conflict_is_told(kept, seed):
    store, claims = kept
    mine = drawn(claims)
    store.reviews.correct(WHO, mine.number, {"date": date_of("2020-02-02")})
    better = replace(
        mine.claim,
        date=replace(mine.claim.date, start=mine.claim.date.start.replace(year=2019)),
        modality="denied",
    )
    index = [each.claim for each in claims].index(mine.claim)
    read = (*seed.claims[:index], better, *seed.claims[index + 1 :])
    store.keep(replace(seed, claims=read, reader="2"), "seed.txt")
    (again,) = store.get_claims([mine.number])
    assert again.claim.date.start.isoformat() == "2020-02-02"
    assert again.claim.modality == "denied", "what nobody corrected is the better reader's"
    (conflict,) = again.review.conflicts
    assert (conflict.field, conflict.mine["start"]) == ("date", "2020-02-02")
    assert conflict.reader["start"].startswith("2019")
    assert mine.number in store.queue("contested")
    assert len(shown(store, seed.report.id)) == len(claims), "the claim is there once"
    assert store.verify().faults == []


@pytest.mark.parametrize("take_reader", [True, False])
def test_a_conflict_is_settled_one_way_or_the_other(kept, seed, take_reader):
    store, claims = kept
    mine = drawn(claims)
    store.reviews.accept(WHO, mine.number)
    read = tuple(
        replace(claim, modality="denied") if claim == mine.claim else claim for claim in seed.claims
    )
    store.keep(replace(seed, claims=read, reader="2"), "seed.txt")
    assert [c.field for c in store.get_claims([mine.number])[0].review.conflicts] == ["modality"]
    store.reviews.settle(WHO, mine.number, "modality", take_reader)
    (again,) = store.get_claims([mine.number])
    assert again.review.conflicts == ()
    assert again.claim.modality == ("denied" if take_reader else mine.claim.modality)
    with pytest.raises(StoreError, match="no conflict"):
        store.reviews.settle(WHO, mine.number, "modality", take_reader)
    store.keep(replace(seed, claims=read, reader="3"), "seed.txt")
    assert store.get_claims([mine.number])[0].review.conflicts == ()
    assert store.verify().faults == []


def test_a_claim_that_a_newer_reader_does_not_find_stays_and_is_told(kept, seed):
    store, claims = kept
    mine = claims[1]
    store.reviews.accept(WHO, mine.number)
    rest = tuple(c for c in seed.claims if c.quotes != mine.claim.quotes)
    store.keep(replace(seed, claims=rest, reader="2"), "seed.txt")
    (again,) = store.get_claims([mine.number])
    assert again.is_shown
    assert again.claim == mine.claim
    assert [conflict.field for conflict in again.review.conflicts] == ["claim"]
    store.keep(replace(seed, reader="3"), "seed.txt")
    assert store.get_claims([mine.number])[0].review.conflicts == ()


def test_a_rejected_claim_stays_rejected_whatever_reader_finds_it(kept, seed):
    store, claims = kept
    store.reviews.reject(WHO, claims[0].number)
    for reader in ("2", "3"):
        store.keep(replace(seed, reader=reader), "seed.txt")
        assert len(shown(store, seed.report.id)) == len(claims) - 1
    store.reviews.undo(WHO, claims[0].number)
    assert len(shown(store, seed.report.id)) == len(claims)
    assert store.verify().faults == []


def test_a_claim_is_told_as_several(kept, seed):
    store, claims = kept
    whole = drawn(claims)
    parts = [{"date": date_of("2020-02-02")}, {"date": date_of("2020-02-03")}]
    numbers = store.reviews.split(WHO, whole.number, parts, "two days")
    now = shown(store, seed.report.id)
    assert whole.number not in now
    assert set(numbers) <= set(now)
    days = [each.claim.date.start.isoformat() for each in store.get_claims(numbers)]
    assert days == ["2020-02-02", "2020-02-03"]
    store.keep(replace(seed, reader="2"), "seed.txt")
    assert whole.number not in shown(store, seed.report.id)
    assert len(shown(store, seed.report.id)) == len(claims) + 1
    store.reviews.accept(WHO, numbers[0])
    with pytest.raises(StoreError, match=f"claim {numbers[0]} was changed since"):
        store.reviews.undo(WHO, whole.number)
    assert store.verify().faults == []


def test_claims_are_told_as_one_with_the_quotes_and_actors_of_all(kept, seed):
    store, claims = kept
    one, two = claims[0], claims[1]
    store.reviews.merge(WHO, [one.number, two.number], "the same patrol")
    now = store.find_claims_of(seed.report.id)
    assert two.number not in [each.number for each in now]
    (both,) = [each for each in now if each.number == one.number]
    assert {*one.claim.quotes, *two.claim.quotes} == set(both.claim.quotes)
    assert {a.id for a in both.claim.actors} == {
        a.id for a in (*one.claim.actors, *two.claim.actors)
    }
    assert store.get_claims([two.number])[0].review.into == one.number


def test_claims_of_two_reports_are_not_merged(store, gold):
    for reading in gold[:4]:
        store.keep(reading, "gold")
    numbers = sorted({row[0] for row in store.marks()[0]})
    with pytest.raises(InvalidRecord, match="different reports"):
        store.reviews.merge(WHO, [numbers[0], numbers[-1]])


def test_a_moved_place_holds_for_every_claim_on_it_and_can_be_taken_back(kept):
    store, claims = kept
    place = drawn(claims).claim.drawn_places[0]
    columns = store_fields()

    def spots():
        rows = store.marks()[0]
        at, lat = columns.index("place_id"), columns.index("lat")
        return {row[lat] for row in rows if row[at] == place.id}

    before = spots()
    moved = {"name_en": "Here", "name_ar": None, "lat": 36.5, "lon": 40.5, "radius_km": 2.0}
    assert store.reviews.put_place(WHO, place.id, moved, "by the imagery") == place.id
    assert spots() == {36.5}
    assert store.marks()[1][place.id] == ("Here", None)
    assert store.verify().faults == []
    store.reviews.put_place(WHO, place.id, None)
    assert spots() == before
    assert store.verify().faults == []
    own = store.reviews.put_place(WHO, None, moved)
    assert own.startswith("own:")
    with pytest.raises(InvalidRecord, match="no point on earth"):
        store.reviews.put_place(WHO, None, moved | {"lat": 99.0})


def test_presence_is_told_as_people_corrected_it(kept, seed):
    store, claims = kept
    there = [each for each in claims if each.claim.kind == "presence"]
    store.reviews.reject(WHO, there[0].number)
    store.reviews.correct(WHO, there[1].number, {"date": date_of("2020-02-02")})
    bodies = {number: json.loads(body) for number, body, _ in store.presence_claims()}
    assert set(bodies) == {each.number for each in there[1:]}
    assert bodies[there[1].number]["date"]["start"] == "2020-02-02"
    assert bodies[there[2].number] == claim_to_json(there[2].claim)


def test_the_map_can_show_what_was_accepted_alone(kept):
    store, claims = kept
    store.reviews.accept(WHO, claims[0].number)
    store.reviews.correct(WHO, claims[1].number, {"modality": "denied"})
    reviewed = build(store).select(Filter(reviews=frozenset({"reviewed"})))
    assert reviewed.claims.tolist() == [claims[0].number]
    rest = build(store).select(Filter(reviews=frozenset({"unreviewed"})))
    assert len(rest.claims) == len(claims) - 1


def test_the_history_tells_who_did_what_and_why(kept, seed):
    store, claims = kept
    number = claims[0].number
    store.reviews.correct(WHO, number, {"modality": "denied"}, "the ministry said so")
    store.reviews.accept("ben", number)
    store.reviews.accept("ben", claims[1].number)
    history = store.reviews.history(number)
    assert [(each.who, each.action, each.reason) for each in history] == [
        ("1", "read", None),
        (WHO, "correct", "the ministry said so"),
        ("ben", "accept", None),
    ]
    assert history[1].after["reviews"][str(number)]["corrections"]["modality"]["value"] == "denied"
    assert [each.number for each in store.reviews.latest(2)] == [4, 3]
    with pytest.raises(NotInStore):
        store.reviews.history(10**6)


def test_a_store_open_for_reading_only_has_no_way_to_write(kept, seed):
    from footprint.store import open_store

    store, claims = kept
    public = open_store(store.path, read_only=True)
    before = store.marks()
    for change in (
        lambda: public.reviews.accept(WHO, claims[0].number),
        lambda: public.reviews.undo(WHO, claims[0].number),
        lambda: public.keep(seed, "x"),
        lambda: public.rebuild(),
    ):
        with pytest.raises(FootprintError, match="reading only"):
            change()
    with pytest.raises(StoreError), public.database.reading() as connection:
        connection.exec_driver_sql("DELETE FROM marks")
    assert store.marks() == before
    assert public.find_claims_of(seed.report.id) == claims


def test_hostile_words_of_a_person_come_back_unchanged(kept, shared):
    store, claims = kept
    strings = json.loads((shared / "hostile" / "strings.json").read_text("utf-8"))
    texts = [text for text in dict.fromkeys(strings) if text.strip() and text.isprintable()][:300]
    number = claims[0].number
    for text in texts[::10]:
        store.reviews.accept(text, number, text)
    told = [(each.who, each.reason) for each in store.reviews.history(number)[1:]]
    assert told == [(text, text) for text in texts[::10]]
    assert store.verify().faults == []


@pytest.mark.file_store("its query plans")
def test_an_edit_searches_and_does_not_scan(kept):
    store, claims = kept
    from sqlalchemy import event

    asked = []

    @event.listens_for(store.database.writer, "before_cursor_execute")
    def note(_connection, _cursor, statement, parameters, _context, _many):
        if statement.startswith(("SELECT", "UPDATE", "DELETE")):
            asked.append((statement, parameters))

    store.reviews.correct(WHO, claims[0].number, {"modality": "denied"})
    store.reviews.undo(WHO, claims[0].number)
    store.queue("place")
    with closing(sqlite3.connect(store.path)) as raw:
        for statement, parameters in asked:
            values = (
                parameters[0] if parameters and isinstance(parameters[0], tuple) else parameters
            )
            for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}", values):
                is_quick = row[3] == "SCAN head" or row[3].endswith("VIRTUAL TABLE INDEX 0:=")
                assert "SCAN" not in row[3] or is_quick, (statement, row[3])
        start = "EXPLAIN QUERY PLAN SELECT claim FROM marks WHERE ordinal = 0 AND needs & "
        for bit in (1, 2, 4, 8, 16, 32):
            (plan,) = raw.execute(f"{start}{bit} <> 0 ORDER BY claim")
            assert "USING COVERING INDEX queue_" in plan[3]
