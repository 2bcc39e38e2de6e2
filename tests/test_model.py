"""Values that must not be constructible, and what may be drawn."""

import hashlib
from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.errors import EmptyReport, FootprintError, SpanError
from footprint.model import (
    TYPES,
    Actor,
    Attribution,
    Claim,
    Count,
    DateRange,
    Place,
    Quote,
    Reading,
    Report,
    why_not_drawn,
)

TEXT = "اعترضت دورية أميركية موكباً روسياً في أطراف مدينة القامشلي."
QUOTE = Quote(0, 6, "اعترضت", TEXT)


def make_place(**changes) -> Place:
    place = Place("geonames:173377", "Qamishli", "القامشلي", 37.05, 41.23, 10, "near", "event")
    return replace(place, **changes)


def make_claim(**changes) -> Claim:
    return replace(Claim("incident", "interception", "occurred", (QUOTE,)), **changes)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (0, 6, "اعترضوا"),  # other words
        (1, 7, "اعترضت"),  # the words, elsewhere
        (0, 6, "اعترضت "),  # a space more
        (3, 3, ""),  # nothing
        (6, 0, "اعترضت"),  # backwards
        (-6, -1, TEXT[-6:-1]),  # counted from the end
        (0, len(TEXT) + 1, TEXT),  # past the end
    ],
)
def test_a_quote_that_is_no_exact_slice_cannot_be_made(start, end, words):
    with pytest.raises(SpanError):
        Quote(start, end, words, TEXT)


@given(st.text(min_size=1), st.data())
def test_a_quote_is_what_stands_there(text, data):
    if not text.strip():
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = Report(text).quote(start, end)
    assert quote.text == text[start:end]
    with pytest.raises(SpanError):
        Quote(start, end, quote.text + "x", text)


def test_a_quote_cannot_be_changed_afterwards():
    with pytest.raises(FrozenInstanceError):
        QUOTE.text = "other words"


@pytest.mark.parametrize("text", ["", " ", "\n\t\u00a0"])
def test_a_report_without_words_cannot_be_made(text):
    with pytest.raises(EmptyReport):
        Report(text)


def test_the_id_of_a_report_is_the_hash_of_its_text_alone():
    assert Report(TEXT).id == hashlib.sha256(TEXT.encode()).hexdigest()
    assert Report(TEXT, title="a").id == Report(TEXT, title="b").id
    assert Report(TEXT + "\n").id != Report(TEXT).id


def test_an_inherited_place_cannot_be_a_pin():
    for precision in ("exact", "settlement"):
        with pytest.raises(SpanError):
            make_place(basis="inherited", precision=precision)
    assert make_place(basis="inherited", precision="near").basis == "inherited"


@pytest.mark.parametrize(("lat", "lon"), [(90.1, 0), (-91, 0), (0, 181), (float("nan"), 0)])
def test_a_place_off_the_earth_cannot_be_made(lat, lon):
    with pytest.raises(SpanError):
        make_place(lat=lat, lon=lon)


def test_a_date_has_two_ends_in_order_or_none():
    for ends in [
        {"start": date(2020, 1, 1)},
        {"end": date(2020, 1, 1)},
        {"start": date(2020, 1, 2), "end": date(2020, 1, 1)},
    ]:
        with pytest.raises(SpanError):
            DateRange(**ends)
    assert DateRange().precision == "unknown"


def test_a_claim_needs_a_quote_and_a_type_of_its_kind():
    with pytest.raises(SpanError):
        make_claim(quotes=())
    for kind, types in TYPES.items():
        for other, foreign in TYPES.items():
            for name in foreign if other != kind else ():
                with pytest.raises(SpanError):
                    make_claim(kind=kind, type=name)
        assert make_claim(kind=kind, type=types[0]).kind == kind


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"places": (make_place(),)}, None),
        ({"places": (make_place(role="origin"),)}, None),
        ({"places": (make_place(), make_place(role="topic"))}, None),
        ({"places": (make_place(precision="country"), make_place())}, None),
        ({}, "no_place"),
        ({"places": (make_place(role="topic"),)}, "not_an_event_place"),
        ({"places": (make_place(role="venue"),)}, "not_an_event_place"),
        ({"places": (make_place(precision="country"),)}, "country"),
        ({"places": (make_place(role="topic"), make_place(precision="country"))}, "country"),
        ({"places": (make_place(),), "count": Count("عدة مرات", 2)}, "aggregate"),
        ({"places": (make_place(),), "modality": "denied"}, "modality"),
        ({"places": (make_place(),), "modality": "hypothetical"}, "modality"),
        ({"places": (make_place(),), "modality": "planned"}, None),
        ({"places": (make_place(),), "kind": "statement", "type": "demand"}, "statement"),
    ],
)
def test_what_is_drawn_and_why_not(changes, reason):
    claim = make_claim(**changes)
    assert why_not_drawn(claim) == reason
    assert bool(claim.drawn_places) == (reason is None)
    for place in claim.drawn_places:
        assert place.role in ("event", "origin", "destination", "via")
        assert place.precision != "country"


@pytest.mark.parametrize(
    "changes",
    [
        {"actors": (Actor("usa.mil", "initiator", 7, 900),)},
        {"actors": (Actor("usa.mil", "initiator", 7, None),)},
        {"actors": (Actor("usa.mil", "initiator", -3, 5),)},
        {"places": (make_place(start=9, end=9),)},
        {"date": DateRange(date(2020, 1, 1), date(2020, 1, 1), "day", "absolute", span=(0, 999))},
        {"attributed_to": Attribution("usa.mil", 500, 510)},
    ],
)
def test_a_span_outside_the_report_is_found(changes):
    reading = Reading(Report(TEXT), (make_claim(**changes),))
    with pytest.raises(SpanError):
        reading.check()


def test_spans_inside_the_report_and_elided_actors_pass():
    claim = make_claim(actors=(Actor("usa.mil", "initiator", 7, 20), Actor("rus.mil", "target")))
    reading = Reading(Report(TEXT), (claim,))
    assert reading.check() is reading


def test_every_error_is_in_the_one_tree():
    from footprint import errors

    classes = [each for each in vars(errors).values() if isinstance(each, type)]
    assert len(classes) > 10
    assert all(issubclass(each, FootprintError) for each in classes)
