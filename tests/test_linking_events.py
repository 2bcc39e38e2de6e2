"""Claims of different reports on one event: what links them, what keeps them apart, how well they are borne out."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linked import link_readings, read_set, score_set

from footprint.linking.blocks import find_pairs
from footprint.linking.compare import compare, is_related, speaks_for
from footprint.linking.events import Tie, find_events, group, place
from footprint.linking.facet import Facet, Spot
from footprint.linking.grades import grade, grade_alone
from footprint.linking.numbers import Number, find_numbers
from footprint.linking.origins import Source, find_origins
from footprint.linking.text_words import index_words

TOWN = Spot("t:1", 36.0, 38.0, 4.0)
VILLAGE = Spot("t:2", 36.0, 38.4, 3.0)
COUNTRYSIDE = Spot("t:3", 36.0, 38.2, 30.0)
RECALL, PRECISION = 0.83, 0.95
"""Floors on tests/gold/links, read by our own reader; they only rise."""


def claim(number, report=None, **fields):
    """A strike on the town on day 100 by one side, as a claim of a report of its own."""
    values = {
        "kind": "incident",
        "type": "airstrike",
        "modality": "occurred",
        "is_aggregate": False,
        "doers": ("rus.mil",),
        "others": (),
        "spot": TOWN,
        "when": (100, 100),
        "words": frozenset({"market", "bakery", "siren"}),
        "numbers": (),
        "voice": None,
    }
    return Facet(number, report or f"r{number}", 0, **(values | fields))


def source(*reports, **fields):
    return {name: Source(name, f"outlet of {name}", **fields) for name in reports}


def sources_of(claims):
    return source(*(each.report for each in claims))


@pytest.mark.parametrize(
    ("change", "linked"),
    [
        ({}, True),
        ({"words": frozenset()}, True),
        ({"type": "shelling"}, True),
        ({"type": "protest"}, False),
        ({"kind": "presence", "type": "patrol"}, False),
        ({"when": (101, 101)}, True),
        ({"when": (101, 101), "words": frozenset()}, False),
        ({"when": (102, 102)}, False),
        ({"when": (98, 100)}, True),
        ({"when": (90, 120)}, True),
        ({"when": (0, 300)}, False),
        ({"when": None}, False),
        ({"spot": VILLAGE}, False),
        ({"spot": COUNTRYSIDE}, True),
        ({"spot": Spot("t:4", 36.02, 38.02, 5.0)}, True),
        ({"spot": None}, False),
        ({"doers": ("rus",)}, True),
        ({"doers": ("unknown",)}, True),
        ({"doers": ("tur.mil",)}, True),
        ({"doers": ("tur.mil",), "words": frozenset()}, False),
        ({"modality": "denied"}, True),
        ({"modality": "planned"}, False),
        ({"is_aggregate": True}, False),
        ({"report": "r1"}, False),
    ],
)
def test_what_links_two_claims(change, linked):
    one = claim(1)
    other = claim(2, **change)
    found = compare(one, other)
    assert (found is not None) is linked
    assert found == compare(other, one), "the order must not matter"
    if found:
        assert found.score == pytest.approx(sum(part.points for part in found.parts))


def test_a_shared_count_speaks_for_and_another_against():
    killed = Number("killed", 5, 5)
    scores = {
        other: compare(claim(1, numbers=(killed,)), claim(2, numbers=(Number("killed", other, other),))).score
        for other in (5, 7)
    }  # fmt: skip
    assert scores[5] > compare(claim(1), claim(2)).score > scores[7]


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=40, unique=True))
def test_every_two_claims_that_link_are_found_by_their_blocks(seeds):
    claims = [some_claim(number, random.Random(seed)) for number, seed in enumerate(seeds, start=1)]
    looked = {(a.claim, b.claim) for a, b in find_pairs(claims)}
    assert len(looked) == len(list(find_pairs(claims)))
    for number, one in enumerate(claims):
        for other in claims[number + 1 :]:
            if compare(one, other):
                assert (one.claim, other.claim) in looked


def some_claim(number, draw):
    start = draw.randrange(100, 115)
    lat, lon = (base + draw.choice((0, 0, 0.03, 0.3, 0.49, 0.51)) for base in (36, 38))
    radius = draw.choice((2.0, 4.0, 9.0, 15.0, 30.0, 80.0))
    return claim(
        number,
        kind=draw.choice(("incident", "incident", "presence")),
        type="airstrike",
        when=(start, start + draw.choice((0, 0, 0, 2, 3, 9, 30, 91, 92))),
        spot=Spot(f"t:{lat} {lon}", lat, lon, radius),
        doers=draw.choice((("rus.mil",), ("rus",), ("tur.mil",), ("unknown",), ())),
    )


@given(st.integers(0, 10**6))
def test_events_do_not_hang_on_the_order(seed):
    draw = random.Random(seed)
    claims = [some_claim(number, draw) for number in range(1, 25)]
    expected = events_of(claims)
    shuffled = [replace(each, claim=number) for each, number in zip(claims, draw.sample(range(1, 25), 24), strict=True)]  # fmt: skip
    assert events_of(shuffled) == expected


def events_of(claims):
    """The events as sets of reports, which no numbering changes."""
    facets = {each.claim: each for each in claims}
    ties = [Tie(a.claim, b.claim, link.score) for a, b in find_pairs(claims) if (link := compare(a, b))]  # fmt: skip
    found: dict[int, set[str]] = {}
    for number, event in find_events(facets, ties, {}).items():
        found.setdefault(event, set()).add(facets[number].report)
    return sorted(sorted(each) for each in found.values())


def test_no_two_matters_of_one_report_come_into_one_event():
    between = Spot("t:5", 36.0, 38.2, 15.0)
    claims = [claim(1), claim(2, report="r1", spot=VILLAGE), claim(3, spot=between)]
    events = events_of(claims)
    assert ["r1", "r3"] in events
    assert sum(len(each) for each in events) == 3


def test_a_vague_claim_goes_to_the_one_event_that_fits_and_glues_none():
    month = (90, 120)
    first, second = claim(1), claim(2, when=(110, 110))
    vague = claim(3, when=month)
    assert events_of([first, vague]) == [["r1", "r3"]]
    assert events_of([first, second, vague]) == [["r1"], ["r2"], ["r3"]]
    fits = place([3], [Tie(1, 3, 8.0), Tie(2, 3, 7.5)], {1: 1, 2: 2}, {})
    assert fits.event is None
    assert fits.rivals == (1, 2)


def test_what_a_person_ruled_comes_first():
    claims = {each.claim: each for each in (claim(1), claim(2), claim(3, when=(140, 140)))}
    ties = [Tie(1, 2, 12.0)]
    assert group(claims, ties, {}) == [(1, 2), (3,)]
    assert group(claims, ties, {(1, 2): False}) == [(1,), (2,), (3,)]
    assert group(claims, ties, {(1, 2): False, (2, 3): True}) == [(1,), (2, 3)]
    vague = [Tie(1, 9, 9.0)]
    assert place([9], vague, {1: 1}, {(1, 9): False}).event is None


@pytest.mark.parametrize(
    ("claims", "certainty"),
    [
        ([claim(1)], "single_source"),
        ([claim(1), claim(2)], "corroborated"),
        ([claim(1), claim(2, voice="rus.mfa")], "confirmed"),
        ([claim(1, affirmed=("rus.mil",))], "confirmed"),
        ([claim(1, voice="tur")], "single_source"),
        ([claim(1, doers=("unknown",), voice="unknown")], "single_source"),
        ([claim(1), claim(2, doers=("tur.mil",))], "contested"),
        ([claim(1), claim(2, doers=("tur.mil",)), claim(3, voice="rus")], "confirmed"),
        ([claim(1), claim(2, modality="denied")], "contested"),
        ([claim(1, denied=("rus.mil",))], "contested"),
        ([claim(1, numbers=(Number("killed", 5, 5),)), claim(2, numbers=(Number("killed", 9, 9),))], "contested"),
        ([claim(1, numbers=(Number("killed", 5, None),)), claim(2, numbers=(Number("killed", 9, 9),))], "corroborated"),
        ([claim(1), claim(2, when=(101, 101))], "contested"),
        ([claim(1), claim(2, when=(98, 100))], "corroborated"),
        ([claim(1, modality="denied")], "contested"),
        ([claim(1, modality="denied"), claim(2, modality="denied")], "contested"),
        ([claim(1, voice="tur"), claim(2, modality="denied", voice="tur.mil")], "discounted"),
        ([claim(1, modality="planned", voice="rus")], "single_source"),
    ],
)  # fmt: skip
def test_grades(claims, certainty):
    assert grade(claims, sources_of(claims)).certainty == certainty
    if len(claims) == 1:
        assert grade_alone(claims[0]) == certainty


def test_a_person_can_discount_whatever_the_sources_say():
    claims = [claim(1), claim(2)]
    found = grade(claims, sources_of(claims), is_discounted=True)
    assert (found.certainty, found.is_ruled) == ("discounted", True)


@pytest.mark.parametrize(
    ("one", "other", "origins"),
    [
        (Source("r1", "A"), Source("r2", "B"), 2),
        (Source("r1", None), Source("r2", None), 2),
        (Source("r1", "A"), Source("r1", "B"), 1),
        (Source("r1", "The Post"), Source("r2", "the post"), 1),
        (Source("r1", "A", ("afp",)), Source("r2", "B", ("afp", "sana")), 1),
        (Source("r1", "Reuters"), Source("r2", "B", ("reuters",)), 1),
    ],
)
def test_sources_that_are_one(one, other, origins):
    found = find_origins([claim(1), claim(2)], {"r1": one, "r2": other})
    assert len(found) == origins


def test_one_voice_is_one_source_and_nobody_is_no_voice():
    named = [claim(1, voice="tur.mil"), claim(2, voice="tur.mil")]
    assert find_origins(named, sources_of(named)) == [(1, 2)]
    nobody = [claim(1, voice="org.source"), claim(2, voice="org.source")]
    assert find_origins(nobody, sources_of(nobody)) == [(1,), (2,)]


def test_contradictions_name_both_sides():
    claims = [claim(1), claim(2, doers=("tur.mil",)), claim(3, modality="denied")]
    found = {each.about: each for each in grade(claims, sources_of(claims)).contradictions}
    assert {side.claims for side in found["who"].sides} == {(1,), (2,)}
    assert [side.claims for side in found["denied"].sides] == [(1, 2), (3,)]
    assert found["denied"].sides[1].told == ("denied", "rus.mil")


@pytest.mark.parametrize(
    ("quote", "numbers"),
    [
        ("killing five civilians and wounding ten others", {"killed": (5, 5), "wounded": (10, 10)}),
        ("Three people were killed and 12 wounded", {"killed": (3, 3), "wounded": (12, 12)}),
        ("left at least 3 dead, 7 injured", {"killed": (3, None), "wounded": (7, 7)}),
        ("ما أدى إلى مقتل ٥ مدنيين وإصابة عشرة آخرين", {"killed": (5, 5), "wounded": (10, 10)}),
        ("أصيب ما لا يقل عن 4 أشخاص", {"wounded": (4, None)}),
        ("a convoy of about 20 trucks", {"vehicles": (16, 24)}),
        ("رتل يضم نحو 20 شاحنة", {"vehicles": (16, 24)}),
        ("at 5 in the morning on 12 May 2020", {}),
        ("killed 3 in the east, killed 4 in the west", {}),
        ("", {}),
    ],
)
def test_numbers(quote, numbers):
    found = find_numbers([quote], " ".join(index_words(quote)))
    assert {each.what: (each.least, each.most) for each in found} == numbers


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        ("usa", "usa.mil", True),
        ("coalition", "usa.mil", True),
        ("syr.gov", "syr.gov.mil", True),
        ("syr.gov", "syr.sdf", False),
        ("rus.mil", "rus.mfa", False),
        ("unknown.thing", "usa", False),
    ],
)
def test_related_actors(one, other, related):
    assert is_related(one, other) is is_related(other, one) is related


def test_a_ministry_speaks_for_its_army_and_not_for_another():
    assert speaks_for("rus.mfa", "rus.mil")
    assert not speaks_for("syr.sdf", "syr.gov.mil")
    assert not speaks_for("org.sana", "org.sohr")


def test_a_facet_is_kept_whole():
    for each in link_readings([each.reading for each in read_set()]).facets.values():
        assert Facet.unpack(each.pack(), each.claim, each.report, each.ordinal) == each


def test_what_is_found_in_the_set_of_reports_is_no_less_than_it_was():
    wanted, found = score_set(link_readings([each.reading for each in read_set()]))
    assert len(wanted & found) / len(wanted) >= RECALL
    assert len(wanted & found) / len(found) >= PRECISION


def test_the_set_is_linked_alike_in_every_order():
    told = list(read_set())
    expected = None
    for turn in range(4):
        random.Random(turn).shuffle(told)
        linked = link_readings([each.reading for each in told])
        groups: dict[int, list[str]] = {}
        for number, event in linked.event_of.items():
            facet = linked.facets[number]
            groups.setdefault(event, []).append(f"{facet.report} {facet.ordinal} {linked.grade(number).certainty}")  # fmt: skip
        found = sorted(sorted(each) for each in groups.values())
        assert expected in (None, found)
        expected = found
