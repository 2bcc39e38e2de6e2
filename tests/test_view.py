"""The snapshot: the same answers as asking each claim, counts that add up, bytes that the browser can read."""

import gzip
import hashlib
import itertools
import json
import math
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import LISTS, filters
from synthetic import make_readings, make_snapshot

from footprint.actors import get_colour_group
from footprint.columns import FIRST, HATCHED, INHERITED, NO_PLACE, REASONS, UNDATED
from footprint.filters import NO_SOURCE, Filter, day_number, is_meant, project, split_actor
from footprint.model import why_not_drawn
from footprint.store import open_store
from footprint.view import Views, build

MADE = replace(make_snapshot(3000), find=lambda words: range(len(words), 3001, 3))
OUTLETS = (None, "Outlet 1", "Agence 50 %, Beirut", "وكالة")
WIDTHS = {"f4": "<f4", "i4": "<i4", "u4": "<u4", "u2": "<u2", "u1": "u1"}


@pytest.fixture(scope="module")
def kept(tmp_path_factory, gold):
    """A store with all hand-made claims, and those claims by number."""
    store = open_store(tmp_path_factory.mktemp("view") / "store.db")
    store.keep_all(
        (replace(reading, report=replace(reading.report, source=source)), "gold", None)
        for reading, source in zip(gold, itertools.cycle(OUTLETS))
    )
    claims = {}
    for reading in gold:
        for each in store.find_claims_of(reading.report.id):
            claims[each.number] = each.claim
    return store, claims


@pytest.fixture(scope="module")
def told_by(kept):
    """The outlet of each claim by number, and how well it is borne out."""
    store, claims = kept
    grades = store.get_grades(list(claims))
    assert {"single_source", "confirmed", "contested"} <= set(grades.values())
    return {
        n: (store.get_report(store.get_claims([n])[0].report_id).report.source, grades[n])
        for n in claims
    }


@pytest.fixture(scope="module")
def snapshot(kept):
    return build(kept[0])


def is_inside(place, area):
    """Whether a place's point lies in a polygon on the map: how often a ray to the east meets its edges."""
    x = float(np.float32((place.lon + 180) / 360))
    y = float(np.float32(0.5 - np.arctanh(np.sin(np.radians(place.lat))) / (2 * np.pi)))
    corners = [project(*corner) for corner in area]
    met = 0
    for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=True):
        if min(ay, by) <= y < max(ay, by):
            met += x < ax + (y - ay) / (by - ay) * (bx - ax)
    return met % 2 == 1


def takes_part(claim, entry, roles):
    name, role = split_actor(entry)
    as_what = {role} if role else roles
    return any(is_meant(a.id, name) and (not as_what or a.role in as_what) for a in claim.actors)


def passes(claim, told, wanted, said=True):
    """The filter's rules, claim by claim, in the plainest words."""
    if not said:
        return False
    source, certainty = told
    when = claim.date
    if wanted.has_range:
        if when.start is None:
            return False
        first, last = wanted.day_from or date.min, wanted.day_to or date.max
        inside = first <= when.start and when.end <= last
        touches = when.start <= last and when.end >= first
        if not (inside if wanted.dates == "certainly" else touches):
            return False
    if wanted.area and not claim.drawn_places:
        return False
    spots = claim.drawn_places or claim.places[:1]
    spots = [p for p in spots if not wanted.area or is_inside(p, wanted.area)]
    if wanted.area and not spots:
        return False
    precisions = {place.precision for place in spots} or {"none"}
    met = [takes_part(claim, entry, wanted.roles) for entry in wanted.actors]
    return (
        (not wanted.kinds or claim.kind in wanted.kinds)
        and (not wanted.types or claim.type in wanted.types)
        and (not wanted.modalities or claim.modality in wanted.modalities)
        and (not wanted.precisions or bool(precisions & wanted.precisions))
        and (not met or (all(met) if wanted.match == "all" else any(met)))
        and (met or not wanted.roles or any(a.role in wanted.roles for a in claim.actors))
        and (not wanted.reviews or "unreviewed" in wanted.reviews)
        and (not wanted.certainties or certainty in wanted.certainties)
        and (not wanted.sources or (source or NO_SOURCE) in wanted.sources)
    )


# Selecting


@settings(max_examples=150)
@given(filters())
def test_a_selection_is_what_asking_every_claim_gives(kept, told_by, snapshot, wanted):
    _, claims = kept
    said = set(kept[0].search_claims(wanted.words)) if wanted.words else set(claims)
    expected = {n for n, claim in claims.items() if passes(claim, told_by[n], wanted, n in said)}
    selection = snapshot.select(wanted)
    assert selection.claims.tolist() == list(dict.fromkeys(selection.claims.tolist()))
    assert set(selection.claims.tolist()) == expected
    counts = selection.counts()
    assert counts.claims == len(expected)
    assert counts.incidents == sum(claims[n].kind == "incident" for n in expected)
    assert counts.presences == sum(claims[n].kind == "presence" for n in expected)
    assert counts.statements == sum(claims[n].kind == "statement" for n in expected)
    for reason in REASONS[1:]:
        assert counts.off_map.get(reason, 0) == sum(
            why_not_drawn(claims[n]) == reason for n in expected
        )


@given(filters())
def test_on_the_map_and_not_on_the_map_are_all_that_passed(wanted):
    selection = MADE.select(wanted)
    counts = selection.counts()
    assert counts.on_map + counts.not_on_map == counts.claims == len(selection.claims)
    assert counts.incidents + counts.presences + counts.statements == counts.claims
    assert MADE.claims_off_map(wanted).total == counts.not_on_map
    assert MADE.claims_at(range(len(MADE.places)), wanted).total == counts.on_map


@given(
    filters(),
    st.sampled_from(["days", "dates", "match", "area", "words", *LISTS]),
)
def test_a_wider_filter_never_loses_a_claim(wanted, part):
    ways = {
        "days": {"day_from": None, "day_to": None},
        "dates": {"dates": "possibly"},
        "match": {"match": "any"},
        "area": {"area": ()},
        "words": {"words": ""},
        # Without actors the roles that they should have would be anybody's.
        "actors": {"actors": frozenset(), "roles": frozenset()},
    }
    wider = replace(wanted, **ways.get(part, {part: frozenset()}))
    narrow, wide = MADE.select(wanted), MADE.select(wider)
    assert set(narrow.claims.tolist()) <= set(wide.claims.tolist())


@given(filters())
def test_claims_off_the_map_are_counted_where_an_area_leaves_them_out(wanted):
    anywhere = MADE.select(replace(wanted, area=())).counts()
    left_out = MADE.select(wanted).counts().unplaced_left_out
    assert left_out == (anywhere.not_on_map if wanted.area else 0)
    if wanted.area:
        assert MADE.select(wanted).counts().not_on_map == 0


def test_all_of_forty_actors_with_roles_and_any_of_them():
    everybody = frozenset(MADE.actors)
    assert len(everybody) > 31
    some, all_of = Filter(actors=everybody), Filter(actors=everybody, match="all")
    assert MADE.select(some).counts().claims == MADE.claim_count
    assert MADE.select(all_of).counts().claims == 0
    first, second = MADE.actors[33], MADE.actors[35]
    dyad = Filter(actors=frozenset({f"{first}:initiator", f"{second}:target"}), match="all")
    both = Filter(actors=frozenset({first, second}), match="all", roles=frozenset({"initiator"}))
    for wanted in (dyad, both):
        for number in MADE.select(wanted).rows:
            members = MADE.actor_sets[MADE.columns.actor_set[number]]
            assert {MADE.actors[each] for each in members} >= {first, second} - {None}
    assert MADE.select(dyad).counts().incidents == MADE.select(dyad).counts().claims


@given(filters())
def test_claims_without_a_date_are_counted_where_days_leave_them_out(wanted):
    without_days = MADE.select(replace(wanted, day_from=None, day_to=None))
    undated = int(np.count_nonzero(MADE.columns.day_start[without_days.firsts] == UNDATED))
    left_out = MADE.select(wanted).undated_left_out
    assert left_out == (undated if wanted.has_range else 0)


def test_a_month_is_possibly_in_one_of_its_days_and_certainly_in_the_whole(snapshot, kept):
    _, claims = kept
    number, claim = next(
        (n, c) for n, c in claims.items() if c.date.precision == "month" and c.drawn_places
    )
    day = replace(Filter(), day_from=claim.date.start, day_to=claim.date.start)
    assert number in snapshot.select(day).claims
    assert number not in snapshot.select(replace(day, dates="certainly")).claims
    whole = Filter(day_from=claim.date.start, day_to=claim.date.end, dates="certainly")
    assert number in snapshot.select(whole).claims


def test_an_open_range_leaves_out_what_has_no_date():
    for wanted in (Filter(day_to=date(2100, 1, 1)), Filter(day_from=date(1900, 1, 1))):
        for dates in ("possibly", "certainly"):
            selection = MADE.select(replace(wanted, dates=dates))
            assert (MADE.columns.day_start[selection.rows] != UNDATED).all()
            assert selection.undated_left_out > 0
            assert len(selection.claims) + selection.undated_left_out == MADE.claim_count


# Counting


def test_claims_by_group_count_each_claim_once_a_group(snapshot, kept):
    _, claims = kept
    expected = {}
    for claim in claims.values():
        for group in {get_colour_group(actor.id) for actor in claim.actors}:
            expected[group] = expected.get(group, 0) + 1
    assert snapshot.select(Filter()).by_group() == expected


@given(filters())
def test_the_histogram_holds_every_dated_claim_once(wanted):
    selection = MADE.select(wanted)
    origin, by_day = selection.by_day()
    starts = MADE.columns.day_start[selection.firsts]
    assert math.isclose(by_day.sum(), np.count_nonzero(starts != UNDATED), abs_tol=1e-6)
    assert (by_day >= 0).all()
    if len(by_day):
        assert origin == starts[starts != UNDATED].min()


def test_a_claim_of_three_days_is_a_third_of_each():
    snapshot = build_from_days([(10, 12), (10, 10)])
    origin, by_day = snapshot.select(Filter()).by_day()
    assert origin == 10
    assert by_day.tolist() == pytest.approx([4 / 3, 1 / 3, 1 / 3])


def build_from_days(days):
    from footprint.columns import read_marks
    from footprint.store import MARK_FIELDS
    from footprint.view import Snapshot

    rows = [
        (
            n,
            "incident",
            "clash",
            "occurred",
            "none",
            "no_place",
            False,
            *ends,
            *[None] * 4,
            "usa",
            False,
            0,
            "single_source",
            None,
        )
        for n, ends in enumerate(days, start=1)
    ]
    return Snapshot(read_marks([rows], MARK_FIELDS, {}))


# Lists


def test_a_place_gives_its_claims_latest_first_page_by_page():
    wanted = Filter(kinds=frozenset({"incident"}))
    whole = MADE.claims_at([0, 1], wanted, limit=10_000)
    assert whole.total == len(whole.claims) == len(set(whole.claims)) > 50
    pages = [MADE.claims_at([0, 1], wanted, offset, 7) for offset in range(0, whole.total, 7)]
    assert tuple(n for page in pages for n in page.claims) == whole.claims
    assert {page.total for page in pages} == {whole.total}
    start_of = dict(zip(MADE.columns.claim.tolist(), MADE.columns.day_start.tolist(), strict=True))
    starts = [start_of[number] for number in whole.claims]
    assert starts == sorted(starts, reverse=True)


def test_claims_of_one_day_keep_the_order_of_the_reading(snapshot, kept, seed):
    store, _ = kept
    read = {each.number: at for at, each in enumerate(store.find_claims_of(seed.report.id))}
    days = {number: store.get_claims([number])[0].claim.date.start for number in read}
    for listed in (
        snapshot.claims_at(range(len(snapshot.places)), Filter(), limit=10_000),
        snapshot.claims_off_map(Filter(), limit=10_000),
    ):
        here = [number for number in listed.claims if number in read]
        assert len(here) > 5
        for number, following in itertools.pairwise(here):
            if days[number] == days[following]:
                assert read[number] < read[following]


def test_pages_past_the_end_and_unknown_places_are_empty():
    assert MADE.claims_at([0], Filter(), offset=10**9).claims == ()
    assert MADE.claims_at([0], Filter(), offset=-5, limit=-1).claims == ()
    assert MADE.claims_at([-1, 10**9, NO_PLACE], Filter()).total == 0


def test_what_is_not_on_the_map_is_listed_by_reason(snapshot, kept):
    _, claims = kept
    for reason in REASONS[1:]:
        page = snapshot.claims_off_map(Filter(), reason, limit=10_000)
        assert {why_not_drawn(claims[number]) for number in page.claims} <= {reason}
        assert page.total == sum(why_not_drawn(claim) == reason for claim in claims.values())


# The columns


def test_rows_are_sorted_by_day_then_claim_with_claims_together(snapshot):
    columns = snapshot.columns
    keys = list(zip(columns.day_start.tolist(), columns.claim.tolist(), strict=True))
    assert keys == sorted(keys)
    assert np.count_nonzero(columns.flags & FIRST) == len(set(columns.claim.tolist()))


def test_places_are_where_they_are_on_the_map(snapshot, kept):
    _, claims = kept
    columns = snapshot.columns
    for row in range(len(columns.claim)):
        if columns.reason[row]:
            assert math.isnan(columns.x[row])
            assert columns.place[row] == NO_PLACE
            continue
        claim = claims[int(columns.claim[row])]
        place_id = snapshot.places[columns.place[row]].id
        places = [place for place in claim.drawn_places if place.id == place_id]
        lon = columns.x[row] * 360 - 180
        lat = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * float(columns.y[row])))))
        assert any(
            abs(place.lon - lon) < 1e-4
            and abs(place.lat - lat) < 1e-4
            and math.isclose(place.radius_km * 1000, columns.radius_m[row], rel_tol=1e-6)
            and bool(columns.flags[row] & INHERITED) == (place.basis == "inherited")
            for place in places
        )


def test_planned_undated_and_vague_claims_are_hatched(snapshot, kept):
    _, claims = kept
    columns = snapshot.columns
    for row, number in enumerate(columns.claim.tolist()):
        claim = claims[number]
        when = claim.date
        vague = when.start is None or (when.end - when.start).days >= 31
        assert bool(columns.flags[row] & HATCHED) == (vague or claim.modality == "planned")


def test_the_columns_cannot_be_written_to(snapshot):
    with pytest.raises(ValueError, match="read-only"):
        snapshot.columns.x[0] = 0


def test_an_empty_store_gives_an_empty_snapshot(store):
    empty = build(store)
    counts = empty.select(Filter(day_from=date(2020, 1, 1), actors=frozenset({"usa"}))).counts()
    assert (counts.claims, counts.on_map, counts.not_on_map) == (0, 0, 0)
    assert empty.days is None
    assert empty.select(Filter()).by_day()[1].size == 0
    assert empty.claims_at([0], Filter()).claims == ()
    header, columns = decode(empty.body)
    assert header["rows"] == 0
    assert all(len(column) == 0 for column in columns.values())


# The bytes


def decode(body):
    """FPV1, read the way the browser's layer does."""
    assert body[:4] == b"FPV1"
    length = int.from_bytes(body[4:8], "little")
    assert (8 + length) % 8 == 0
    header = json.loads(body[8 : 8 + length].decode("utf-8"))
    columns = {}
    for column in header["columns"]:
        assert column["offset"] % 8 == 0
        columns[column["name"]] = np.frombuffer(
            body, WIDTHS[column["dtype"]], header["rows"], column["offset"]
        )
    return header, columns


@pytest.mark.parametrize("which", ["made", "kept"])
def test_the_bytes_hold_the_snapshot(which, snapshot):
    shown = MADE if which == "made" else snapshot
    header, columns = decode(shown.body)
    assert header["claims"] == shown.claim_count
    assert (header["day_min"], header["day_max"]) == shown.days
    assert header["reasons"][0] == "drawn"
    for name, column in columns.items():
        np.testing.assert_array_equal(column, getattr(shown.columns, name))
    assert [place["id"] for place in header["places"]] == [place.id for place in shown.places]
    for column, values in (("kind", "kinds"), ("type", "types"), ("precision", "precisions")):
        assert columns[column].max() < len(header[values])
    assert columns["actor_set"].max() < len(header["actor_sets"])
    assert max(index for group in header["actor_sets"] for index in group) < len(header["actors"])


def test_the_same_store_gives_the_same_bytes_and_name(kept, snapshot):
    again = build(open_store(kept[0].path))
    assert again.body == snapshot.body
    assert again.hash == snapshot.hash == hashlib.sha256(snapshot.body).hexdigest()[:16]
    assert gzip.decompress(snapshot.gzipped) == snapshot.body
    assert again.gzipped == snapshot.gzipped


@pytest.mark.parametrize(
    "names", [("<script>", '"];alert(1)//'), ("\u2028\u2029", "\\u0000{{7*7}}")]
)
def test_hostile_names_of_places_stay_names(store, seed, names):
    claims = tuple(
        replace(
            claim,
            places=tuple(replace(p, name_en=names[0], name_ar=names[1]) for p in claim.places),
        )
        for claim in seed.claims
    )
    store.keep(replace(seed, claims=claims), "a")
    header, _ = decode(build(store).body)
    assert {(place["name_en"], place["name_ar"]) for place in header["places"]} == {names}


# Keeping up with the store


def test_views_rebuild_only_when_the_store_has_changed(store, seed):
    views = Views(store)
    empty = views.current()
    assert views.current() is empty
    store.keep(seed, "a")
    filled = views.current()
    assert filled.claim_count == len(seed.claims)
    assert views.current() is filled
    assert views.get(empty.hash) is empty
    assert views.get(filled.hash) is filled
    assert views.get("0" * 16) is None


def test_views_forget_all_but_the_last_few(store, seed):
    views = Views(store)
    first = views.current()
    for reader in "123456":
        store.keep(replace(seed, reader=reader), "a")
        views.current()
    assert views.get(first.hash) is None
    assert views.get(views.current().hash) is not None


def test_made_claims_are_the_same_in_a_store_and_without_one(store):
    store.keep_all((reading, "made", None) for reading in make_readings(500))
    kept, made = build(store), make_snapshot(500)
    for wanted in (Filter(), Filter(day_from=date(2014, 1, 1), kinds=frozenset({"incident"}))):
        assert kept.select(wanted).claims.tolist() == made.select(wanted).claims.tolist()
        assert kept.select(wanted).counts() == made.select(wanted).counts()
    assert kept.days == made.days
    assert day_number(date(2011, 3, 15)) <= made.days[0]
