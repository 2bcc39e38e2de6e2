"""Who is where as of a day: folded from claims, never longer than they last."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.evidence import BEGINS, DENIES, EFFECTS, ENDS, PLANS, UPHOLDS, Observation
from footprint.filters import Filter, day_number
from footprint.model import Actor, Claim, Count, DateRange, Place, Reading, Report
from footprint.presence import STATES, compare, fold, lay_evidence, pass_filter, read_evidence
from footprint.store import open_store
from footprint.view import build

TOWN, BASE = ("t:town", "Town"), ("t:base", "Base")


def place(spot=TOWN, role="event", precision="settlement"):
    return Place(spot[0], spot[1], None, 36.0, 40.0, 2.0, precision, role)


def day(text):
    return day_number(date.fromisoformat(text))


def dated(first, last=None, precision="day"):
    return DateRange(
        date.fromisoformat(first), date.fromisoformat(last or first), precision, "absolute"
    )


def keep(store, *claims, published="2021-01-18T12:00:00+02:00", words="It was so. "):
    """Claims of one report, each given as the fields that differ."""
    from datetime import datetime

    report = Report(words, published=published and datetime.fromisoformat(published))
    made = [
        Claim("presence", quotes=(report.quote(0, 9),), modality=each.pop("modality", "occurred"), **each)
        for each in claims
    ]  # fmt: skip
    store.keep(Reading(report, tuple(made), "test"), "test")


def holder(actor="rus.mil", role="holder"):
    return (Actor(actor, role),)


def states(store, on, dates="possibly", wanted=None):
    """What is told as of a day: {(actor, place): (state, age)}."""
    snapshot = build(store)
    evidence = read_evidence(store, snapshot)
    found = fold(evidence, day(on), dates)
    shown = pass_filter(found, snapshot, wanted or Filter())
    return {
        (
            snapshot.actors[evidence.pair_actor[pair]],
            snapshot.places[evidence.pair_place[pair]].name_en,
        ): (STATES[found.state[pair]], int(found.age[pair]))
        for pair in np.flatnonzero(shown)
    }


RUS = ("rus.mil", "Town")


def test_evidence_of_a_range_holds_to_its_end_and_then_ages(store):
    keep(store, {"type": "present", "actors": holder(), "places": (place(),), "date": dated("2020-03-01", "2020-03-31", "range")})  # fmt: skip
    assert states(store, "2020-02-29") == {}
    assert states(store, "2020-03-15") == {RUS: ("present", 0)}
    assert states(store, "2020-04-30") == {RUS: ("present", 30)}


def test_a_withdrawal_ends_it_and_a_return_begins_it_again(store):
    for number, (kind, role, when) in enumerate(
        [
            ("deployed", "event", "2020-01-01"),
            ("withdrawn", "origin", "2020-02-01"),
            ("patrol", "event", "2020-03-01"),
        ]
    ):
        keep(store, {"type": kind, "actors": holder(), "places": (place(role=role),), "date": dated(when)}, words=f"It was so {number}.")  # fmt: skip
    assert states(store, "2020-01-31")[RUS] == ("present", 30)
    assert states(store, "2020-02-01")[RUS] == ("withdrawn", 0)
    assert states(store, "2020-02-29")[RUS] == ("withdrawn", 28)
    assert states(store, "2020-03-01")[RUS] == ("present", 0)


def test_a_relocation_ends_one_place_and_begins_the_other(store):
    keep(store, {"type": "relocated", "actors": holder(), "places": (place(TOWN, "origin"), place(BASE, "destination")), "date": dated("2020-05-01")})  # fmt: skip
    assert states(store, "2020-05-02") == {
        RUS: ("withdrawn", 1),
        ("rus.mil", "Base"): ("present", 1),
    }


@pytest.mark.parametrize(
    "actors",
    [
        (Actor("coalition", "holder"), Actor("irq.mil", "partner")),
        (Actor("coalition", "initiator"), Actor("irq.mil", "holder")),
    ],
)
def test_in_a_handover_one_leaves_and_the_other_begins(store, actors):
    keep(store, {"type": "base_handed_over", "actors": actors, "places": (place(BASE),), "date": dated("2020-08-23")})  # fmt: skip
    assert states(store, "2020-08-23") == {
        ("coalition", "Base"): ("withdrawn", 0),
        ("irq.mil", "Base"): ("present", 0),
    }


def test_a_plan_is_planned_from_the_day_it_was_told_until_something_is_seen(store):
    keep(store, {"type": "deployed", "modality": "planned", "actors": holder(), "places": (place(),), "date": dated("2021-06-01", "2021-06-30", "month")})  # fmt: skip
    assert states(store, "2021-01-17") == {}
    assert states(store, "2021-01-18")[RUS] == ("planned", 0)
    assert states(store, "2021-07-10")[RUS] == ("planned", 10)
    keep(store, {"type": "patrol", "actors": holder(), "places": (place(),), "date": dated("2021-07-01")}, words="It was so too.")  # fmt: skip
    assert states(store, "2021-07-10")[RUS] == ("present", 9)


def test_a_plan_to_leave_ends_nothing(store):
    keep(store, {"type": "present", "actors": holder(), "places": (place(),), "date": dated("2021-01-01")}, {"type": "withdrawn", "modality": "planned", "actors": holder(), "places": (place(role="origin"),), "date": dated("2021-02-01")})  # fmt: skip
    assert states(store, "2021-03-01")[RUS] == ("present", 59)


def test_said_to_be_there_through_a_withdrawal_is_contested(store):
    keep(store, {"type": "controls", "actors": holder(), "places": (place(),), "date": dated("2020-01-01", "2020-12-31", "range")})  # fmt: skip
    keep(store, {"type": "withdrawn", "actors": holder(), "places": (place(),), "date": dated("2020-06-01")}, words="It was so too.")  # fmt: skip
    assert states(store, "2020-05-31")[RUS] == ("present", 0)
    assert states(store, "2020-06-02")[RUS] == ("contested", 0)


def test_a_denial_contests_until_something_is_seen_again(store):
    keep(store, {"type": "present", "actors": holder(), "places": (place(),), "date": dated("2020-01-01")})  # fmt: skip
    keep(store, {"type": "present", "modality": "denied", "actors": holder(), "places": (place(),), "date": dated("2020-01-05")}, words="It was so too.")  # fmt: skip
    keep(store, {"type": "patrol", "actors": holder(), "places": (place(),), "date": dated("2020-02-01")}, words="It was so again.")  # fmt: skip
    assert [states(store, on)[RUS][0] for on in ("2020-01-04", "2020-01-06", "2020-02-01")] == [
        "present",
        "contested",
        "present",
    ]


def test_a_denied_withdrawal_is_contested(store):
    keep(store, {"type": "withdrawn", "actors": holder(), "places": (place(role="origin"),), "date": dated("2020-01-01")})  # fmt: skip
    keep(store, {"type": "withdrawn", "modality": "denied", "actors": holder(), "places": (place(role="origin"),), "date": dated("2020-01-02")}, words="It was so too.")  # fmt: skip
    assert states(store, "2020-01-01")[RUS][0] == "withdrawn"
    assert states(store, "2020-01-02")[RUS][0] == "contested"


def test_a_denial_alone_is_no_state(store):
    keep(store, {"type": "present", "modality": "denied", "actors": holder(), "places": (place(),), "date": dated("2020-01-05")}, {"type": "patrol", "actors": holder("tur.mil"), "places": (place(),), "date": dated("2020-01-05")})  # fmt: skip
    assert set(states(store, "2020-02-01")) == {("tur.mil", "Town")}


def test_a_month_counts_from_its_first_day_where_the_possible_is_enough(store):
    keep(store, {"type": "present", "actors": holder(), "places": (place(),), "date": dated("2020-03-01", "2020-03-31", "month")})  # fmt: skip
    assert states(store, "2020-03-10", "possibly") == {RUS: ("present", 0)}
    assert states(store, "2020-03-10", "certainly") == {}
    assert states(store, "2020-03-31", "certainly") == {RUS: ("present", 0)}


def test_some_time_up_to_publication_is_evidence_of_that_day_and_no_date_is_none(store):
    bounded = DateRange(basis="not_after_publication")
    keep(store, {"type": "withdrawn", "actors": holder(), "places": (place(role="origin"),), "date": bounded}, {"type": "present", "actors": holder("tur.mil"), "places": (place(),)})  # fmt: skip
    assert states(store, "2021-01-17") == {}
    assert states(store, "2021-01-20") == {RUS: ("withdrawn", 2)}
    assert read_evidence(store, build(store)).undated == 1


def test_former_is_there_for_its_time_and_gone_after(store):
    keep(store, {"type": "present", "modality": "former", "actors": holder(), "places": (place(),), "date": dated("2016-01-01", "2016-12-31", "year")})  # fmt: skip
    assert states(store, "2016-06-01")[RUS] == ("present", 0)
    assert states(store, "2017-01-01")[RUS] == ("withdrawn", 1)


@pytest.mark.parametrize("part", ["usa.mil"])
def test_when_the_whole_leaves_its_parts_have_left(store, part):
    keep(store, {"type": "present", "actors": holder(part), "places": (place(),), "date": dated("2020-01-01")}, {"type": "withdrawn", "actors": holder("usa"), "places": (place(role="origin"),), "date": dated("2020-02-01")})  # fmt: skip
    assert states(store, "2020-02-02")[part, "Town"][0] == "withdrawn"


def test_when_a_part_leaves_the_whole_stays_but_for_a_country_whose_forces_it_is(store):
    keep(
        store,
        {"type": "present", "actors": holder("syr.sdf"), "places": (place(),), "date": dated("2020-01-01")},
        {"type": "present", "actors": holder("usa"), "places": (place(),), "date": dated("2020-01-01")},
        {"type": "withdrawn", "actors": holder("syr.sdf.ypg"), "places": (place(),), "date": dated("2020-02-01")},
        {"type": "withdrawn", "actors": holder("usa.mil"), "places": (place(),), "date": dated("2020-02-01")},
    )  # fmt: skip
    found = states(store, "2020-02-02")
    assert found["syr.sdf", "Town"][0] == "present"
    assert found["usa", "Town"][0] == "withdrawn"


def test_aggregates_countries_and_mere_demands_say_nothing_of_a_place(store):
    keep(
        store,
        {"type": "patrol", "actors": holder(), "places": (place(),), "date": dated("2020-01-01"), "count": Count("several", 2)},
        {"type": "present", "actors": holder("tur.mil"), "places": (place(precision="country"),), "date": dated("2020-01-01")},
        {"type": "withdrawn", "modality": "demanded", "actors": holder("irn"), "places": (place(role="origin"),), "date": dated("2020-01-01")},
    )  # fmt: skip
    assert states(store, "2021-01-01") == {}


def test_a_filter_that_hides_a_withdrawal_leaves_no_force_standing(store):
    keep(store, {"type": "present", "actors": holder(), "places": (place(),), "date": dated("2020-01-01")}, {"type": "withdrawn", "actors": holder(), "places": (place(role="origin"),), "date": dated("2020-02-01")})  # fmt: skip
    assert states(store, "2020-03-01", wanted=Filter(types=frozenset({"present"}))) == {}


def test_of_a_joint_patrol_only_the_force_asked_for_is_shown(store):
    keep(store, {"type": "joint_patrol", "actors": (Actor("rus.mil", "holder"), Actor("tur.mil", "partner")), "places": (place(),), "date": dated("2020-01-01")})  # fmt: skip
    assert set(states(store, "2020-01-01")) == {RUS, ("tur.mil", "Town")}
    assert set(states(store, "2020-01-01", wanted=Filter(actors=frozenset({"tur"})))) == {
        ("tur.mil", "Town")
    }


def test_no_claims_no_states(store):
    assert states(store, "2020-01-01") == {}


# Properties, on observations of any kind

ACTORS = ("rus.mil", "usa", "usa.mil", "syr.sdf", "syr.sdf.ypg")
SPOTS = (TOWN, BASE)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    """Forty claims, so that observations have something to stand on."""
    store = open_store(tmp_path_factory.mktemp("presence") / "store.db")
    keep(
        store,
        *(
            {"type": "present", "actors": tuple(Actor(a, "holder") for a in ACTORS), "places": (place(SPOTS[n % 2]),), "date": dated("2020-01-01")}
            for n in range(40)
        ),
    )  # fmt: skip
    return build(store)


@st.composite
def observations(draw, most=14):
    found = []
    for _ in range(draw(st.integers(0, most))):
        first = draw(st.integers(0, 30))
        last = first + draw(st.sampled_from([0, 0, 0, 1, 5, 20]))
        holds = first == last or draw(st.booleans())
        found.append(
            Observation(
                draw(st.integers(1, 40)),
                draw(st.sampled_from(ACTORS)),
                draw(st.sampled_from(SPOTS))[0],
                draw(st.sampled_from(range(len(EFFECTS)))),
                first,
                last,
                holds,
            )
        )
    return found


def told(evidence, found):
    """{(actor, place): (state, claim, age)} of what there is."""
    return {
        (int(evidence.pair_actor[p]), int(evidence.pair_place[p])): (
            STATES[found.state[p]],
            int(found.claim[p]),
            int(found.age[p]),
        )
        for p in np.flatnonzero(found.state)
    }


@settings(max_examples=60)
@given(data=st.data(), seen=observations(), on=st.integers(-2, 60), dates=st.sampled_from(["possibly", "certainly"]))  # fmt: skip
def test_the_order_of_the_claims_does_not_matter(snapshot, data, seen, on, dates):
    again = data.draw(st.permutations(seen))
    one, other = lay_evidence(seen, snapshot), lay_evidence(again, snapshot)
    assert told(one, fold(one, on, dates)) == told(other, fold(other, on, dates))


@settings(max_examples=60)
@given(seen=observations(), on=st.integers(-2, 60), dates=st.sampled_from(["possibly", "certainly"]))  # fmt: skip
def test_no_state_without_evidence_up_to_the_day(snapshot, seen, on, dates):
    evidence = lay_evidence(seen, snapshot)
    found = fold(evidence, on, dates)
    for pair in np.flatnonzero(found.state):
        index = found.deciding[pair]
        assert evidence.pair[index] == pair
        assert evidence.first[index] <= on
        assert found.seen[pair] == min(evidence.last[index], on)
        assert found.age[pair] >= 0
        if STATES[found.state[pair]] in ("present", "planned"):
            wanted = BEGINS if STATES[found.state[pair]] == "present" else PLANS
            assert evidence.effect[index] == wanted
        if STATES[found.state[pair]] == "contested":
            assert evidence.pair[found.against[pair]] == pair
            assert found.against[pair] != index


@settings(max_examples=60)
@given(seen=observations(), on=st.integers(0, 60), dates=st.sampled_from(["possibly", "certainly"]))  # fmt: skip
def test_what_comes_later_changes_no_earlier_day(snapshot, seen, on, dates):
    evidence = lay_evidence(seen, snapshot)
    by_then = [each for each in seen if each.first <= on]
    short = lay_evidence(by_then, snapshot)
    assert told(evidence, fold(evidence, on, dates)) == told(short, fold(short, on, dates))


@settings(max_examples=60)
@given(seen=observations(), actor=st.sampled_from(ACTORS))
def test_after_a_last_withdrawal_it_is_withdrawn(snapshot, seen, actor):
    over = Observation(7, actor, TOWN[0], ENDS, 70, 70, True)
    evidence = lay_evidence([*seen, over], snapshot)
    found = told(evidence, fold(evidence, 75))
    spot = (snapshot.actors.index(actor), [p.id for p in snapshot.places].index(TOWN[0]))
    assert found[spot] == ("withdrawn", 7, 5)


@settings(max_examples=60)
@given(seen=observations(most=9), on=st.integers(-2, 60), dates=st.sampled_from(["possibly", "certainly"]))  # fmt: skip
def test_the_fold_is_what_the_rules_say_one_pair_at_a_time(snapshot, seen, on, dates):
    evidence = lay_evidence(seen, snapshot)
    found = fold(evidence, on, dates)
    of_pair = defaultdict(list)
    for index in range(len(evidence.pair)):
        of_pair[int(evidence.pair[index])].append(index)
    for pair, indexes in of_pair.items():
        if not any(evidence.own[i] and counts(evidence, i, on, dates) for i in indexes):
            assert STATES[found.state[pair]] == "none"
            continue
        assert STATES[found.state[pair]] == by_hand(evidence, indexes, on, dates)


def counts(evidence, i, on, dates):
    """Whether an observation speaks of a day up to this one, surely or possibly."""
    wide = dates == "possibly" or evidence.holds[i]
    return (evidence.first[i] if wide else evidence.last[i]) <= on


def by_hand(evidence, indexes, on, dates):
    """The rules of the module, in words of one pair."""
    known = []
    for i in indexes:
        effect, first, last = (int(x[i]) for x in (evidence.effect, evidence.first, evidence.last))
        if counts(evidence, i, on, dates):
            known.append((effect, first, min(last, on), bool(evidence.holds[i])))
    left = max((seen for effect, _, seen, _ in known if effect == ENDS), default=None)
    denied = max((seen for effect, _, seen, _ in known if effect == DENIES), default=None)
    upheld = max((seen for effect, _, seen, _ in known if effect == UPHOLDS), default=None)

    def is_after(first):
        return left is None or first > left

    back = [first for effect, first, _, _ in known if effect == BEGINS and is_after(first)]
    if back:
        open_denial = (
            denied is not None and (left is None or denied >= left) and max(back) <= denied
        )
        return "contested" if open_denial else "present"
    if left is not None:
        through = [e for e, f, s, h in known if e == BEGINS and h and f <= left < s]
        if through or (upheld is not None and upheld >= left):
            return "contested"
    if [first for effect, first, _, _ in known if effect == PLANS and is_after(first)]:
        return "planned"
    return "none" if left is None else "withdrawn"


@settings(max_examples=60)
@given(seen=observations(), days=st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_two_days_are_compared_without_a_pair_lost_or_told_twice(snapshot, seen, days):
    evidence = lay_evidence(seen, snapshot)
    before, after = (fold(evidence, on) for on in sorted(days))
    parts = compare(before, after)
    listed = np.concatenate([parts.came, parts.went, parts.unchanged, parts.changed])
    assert sorted(listed) == sorted(np.flatnonzero((before.state > 0) | (after.state > 0)))
    again = compare(after, before)
    assert set(again.came) == set(parts.went)
    assert set(again.unchanged) == set(parts.unchanged)
    if days[0] == days[1]:
        assert len(parts.came) == len(parts.went) == len(parts.changed) == 0
