"""Claims in words, and a report's words as HTML."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.model import TYPES, Actor, Claim, DateRange, Place, Report
from footprint.ui import headlines, quotes, texts, words

REPORT = Report("A patrol stopped a convoy.")
QAMISHLI = Place("geonames:173377", "Qamishli", "القامشلي", 37.05, 41.22, 10, "near", "event", relation="outskirts")  # fmt: skip


def claim(type, *actors, places=(QAMISHLI,), kind="incident", modality="occurred"):
    return Claim(
        kind,
        type,
        modality,
        (REPORT.quote(0, 8),),
        actors=tuple(Actor(*each.split(":")) for each in actors),
        places=places,
    )


def role(name):
    return replace(QAMISHLI, role=name, name_en=name.title())


def at(**changes):
    """In the town itself, save for what is said otherwise."""
    return replace(QAMISHLI, **({"relation": "in", "precision": "settlement"} | changes))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (claim("interception", "usa.mil:initiator", "rus.mil:target"), "US military stopped Russian military on the outskirts of Qamishli"),
        (claim("interception", "rus.mil:target"), "Movement of Russian military stopped on the outskirts of Qamishli"),
        (claim("interception"), "Movement stopped on the outskirts of Qamishli"),
        (claim("interception", places=()), "Movement stopped"),
        (claim("interception", "usa.mil:initiator", "rus.mil:target", modality="attempted", places=()), "Attempted: movement of Russian military stopped by US military"),
        (claim("patrol", "usa.mil:holder", kind="presence"), "US military on patrol on the outskirts of Qamishli"),
        (claim("patrol", "usa.mil:holder", kind="presence", modality="denied"), "Denied: patrol of US military on the outskirts of Qamishli"),
        (claim("reinforced", "usa.mil:holder", kind="presence", modality="planned"), "Planned: reinforcements of US military on the outskirts of Qamishli"),
        (claim("present", "usa.mil:holder", kind="presence", modality="former", places=(at(),)), "Ended: presence of US military in Qamishli"),
        (claim("convoy", "usa.mil:holder", kind="presence", places=(role("destination"), role("origin"))), "Convoy of US military from Origin towards Destination"),
        (claim("withdrawn", "usa.mil:holder", kind="presence", places=(at(role="origin"), at(role="origin", name_en="Sarrin"))), "US military withdrew from Qamishli and Sarrin"),
        (claim("arrest", "usa.mil:initiator", "civilians:target", places=(role("destination"),)), "US military arrested civilians"),
        (claim("attack", "irn.militias:initiator", places=(role("origin"),)), "Iran-backed militias attacked from Origin"),
        (claim("agreement", "syr.sdf:partner", "org.delta_crescent:partner", places=()), "Syrian Democratic Forces and Delta Crescent Energy agreed"),
        (claim("agreement", "org.delta_crescent:initiator", "syr.sdf:partner", places=(at(role="venue"),)), "Delta Crescent Energy and Syrian Democratic Forces agreed in Qamishli"),
        (claim("controls", "syr.sdf:holder", kind="presence", places=(replace(QAMISHLI, basis="inherited"),)), "Syrian Democratic Forces in control in or about Qamishli"),
        (claim("controls", "syr.sdf:holder", kind="presence", places=(at(),)), "Syrian Democratic Forces in control of Qamishli"),
        (claim("demand", "rus:speaker", "usa:addressee", kind="statement"), "Russia made a demand of United States"),
        (claim("demand", "rus:speaker", "usa:addressee", kind="statement", modality="denied"), "Denied: demand by Russia of United States"),
        (claim("threaten", "tur:speaker", kind="statement"), "Threat by Türkiye"),
        (claim("overflight", "rus.mil:initiator", places=(at(),)), "Russian military flew over Qamishli"),
        (claim("overflight", "rus.mil:initiator", places=()), "Flights of Russian military"),
        (claim("shelling", "tur.mil:initiator", places=(at(),)), "Turkish military shelled Qamishli"),
        (claim("shelling", "tur.mil:initiator"), "Shelling by Turkish military on the outskirts of Qamishli"),
        (claim("shelling", places=(at(),)), "Shelling in Qamishli"),
        (claim("collision", "usa.mil:initiator", "rus.mil:target", "coalition:target", places=()), "US military, Russian military and US-led Coalition collided"),
        (claim("attack", "isis:initiator", "civilians:victim", places=(at(),)), "Islamic State attacked civilians in Qamishli"),
        (claim("attack", "isis:initiator", "isis:target", places=(at(),)), "Islamic State attacked in Qamishli"),
        (claim("attack", "unknown:initiator", "syr.sdf:target", places=(at(),)), "Unidentified gunmen attacked Syrian Democratic Forces in Qamishli"),
        (claim("attack", "syr.sdf:initiator", "unknown:target", places=(at(),)), "Syrian Democratic Forces attacked an unidentified party in Qamishli"),
        (claim("airstrike", "unknown:initiator", places=(at(),)), "Air strike by unidentified aircraft in Qamishli"),
        (claim("shelling", "unknown:initiator", "syr.sdf:target", places=(at(),)), "An unidentified party shelled Syrian Democratic Forces in Qamishli"),
        (claim("ied", "unknown:initiator", "civilians:victim", places=(at(),)), "Mine or bomb hit civilians in Qamishli"),
        (claim("clash", "unknown:initiator", "syr.sdf:target", places=(at(),)), "Unidentified gunmen and Syrian Democratic Forces clashed in Qamishli"),
        (claim("clash", places=(at(),)), "Clashes in Qamishli"),
        (claim("other", "unknown:initiator", "civilians:victim", places=(at(),)), "Incident involving civilians in Qamishli"),
        (claim("assassination", places=(at(),)), "Assassination in Qamishli"),
    ],
)  # fmt: skip
def test_a_claim_is_told_in_a_line(given, told):
    assert words.headline(given) == told


SYRIA = at(name_en="Syria", precision="country", radius_km=400)


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (SYRIA, "Air strike in Syria"),
        (replace(SYRIA, basis="inherited"), "Air strike in Syria (no place given)"),
        (replace(SYRIA, basis="inherited", role="origin"), "Air strike in Syria (no place given)"),
        (at(precision="near", basis="inherited"), "Air strike in or about Qamishli"),
        (at(name_en="east of the Euphrates", precision="area"), "Air strike east of the Euphrates"),
        (at(name_en="Mount Hermon", precision="area"), "Air strike on Mount Hermon"),
        (at(name_en="Tishrin Dam", precision="exact"), "Air strike at Tishrin Dam"),
        (at(name_en="Kobani countryside", relation="countryside", precision="area"), "Air strike in Kobani countryside"),
        (at(relation="sw_of", precision="near"), "Air strike south-west of Qamishli"),
        (at(relation="between", precision="near"), "Air strike on a road by Qamishli"),
        (at(relation="unheard_of", precision="near"), "Air strike near Qamishli"),
    ],
)  # fmt: skip
def test_a_place_is_told_no_closer_than_it_is_known(place, told):
    assert words.headline(claim("airstrike", places=(place,))) == told


def test_no_headline_of_the_hand_made_claims_has_a_gap_or_an_inner_name(gold):
    for reading in gold:
        for each in reading.claims:
            told = words.headline(each)
            assert told == " ".join(told.split())
            assert not set("{}[]_") & set(told)
            assert told[0].isupper()
            assert not told.endswith(
                (" by", " of", " on", " in", " at", " against", " over", " to")
            )


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_has_its_words(kind):
    for name in TYPES[kind]:
        assert texts.TYPES[name]
        assert words.headline(claim(name, kind=kind))
        sentences = [*headlines.HEADLINES.get(name, ()), headlines.NOUNS[name]]
        placed = ("{place}", "{spot}", "{over}", "{control}")
        assert kind == "statement" or all(any(p in each for p in placed) for each in sentences)
        for modality in headlines.MODAL_HEADLINES:
            told = words.headline(claim(name, "usa.mil:holder", kind=kind, modality=modality))
            assert told.startswith(headlines.MODAL_HEADLINES[modality].partition("{")[0])


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ((2020, 1, 31), (2020, 1, 31), "31 January 2020"),
        ((2020, 1, 21), (2020, 1, 31), "21–31 January 2020"),
        ((2020, 2, 1), (2020, 2, 29), "February 2020"),
        ((2021, 2, 1), (2021, 2, 28), "February 2021"),
        ((2020, 2, 1), (2020, 2, 28), "1–28 February 2020"),
        ((2020, 1, 1), (2020, 12, 31), "2020"),
        ((2020, 1, 1), (2020, 3, 31), "January – March 2020"),
        ((2019, 12, 1), (2020, 1, 31), "December 2019 – January 2020"),
        ((2020, 1, 18), (2020, 2, 3), "18 January – 3 February 2020"),
        ((2019, 12, 30), (2020, 1, 2), "30 December 2019 – 2 January 2020"),
    ],
)
def test_days_in_words(start, end, told):
    assert words.span(date(*start), date(*end)) == told


def test_no_date_is_said():
    assert words.when(DateRange()) == "date not told"


class Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.text += data


SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted).filter(lambda s: s[0] < s[1])
STYLES = st.sampled_from(["date", "place", "actor-usa"])
LINES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from("<>&\"'\n"),
    min_size=40,
    max_size=80,
)


@given(LINES, st.lists(st.tuples(SPANS, STYLES), max_size=6))
def test_marked_words_are_the_words_and_nothing_else(text, spans):
    fields = [quotes.Field(start, end, style) for (start, end), style in spans]
    html = quotes.marked(text, 5, 38, fields)
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.text == text[5:38]
    assert set(reader.tags) <= {"u"}
    assert unescape(html).count("<script") == text[5:38].count("<script")


@given(LINES, st.lists(SPANS, max_size=3))
def test_a_whole_report_loses_no_word(text, spans):
    html = quotes.whole(text, (), [tuple(span) for span in spans], "ar")
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert "".join(reader.text.split()) == "".join(text.split())
    assert set(reader.tags) <= {"div", "p", "mark"}


def test_only_the_first_piece_of_a_quote_is_the_target():
    html = quotes.whole("one\ntwo\nthree", (), [(1, 6), (9, 11)], None)
    assert html.count('id="fp-target"') == 1
    assert html.index("fp-target") < html.index("tw")


def test_where_fields_overlap_the_shortest_shows():
    fields = [quotes.Field(0, 8, "date"), quotes.Field(2, 4, "place")]
    assert quotes.marked("abcdefgh", 0, 8, fields) == (
        '<u class="fp-date">ab</u><u class="fp-place">cd</u><u class="fp-date">efgh</u>'
    )


@pytest.mark.parametrize(
    ("n", "told"), [(0, "0 claims"), (1, "1 claim"), (2, "2 claims"), (12345, "12,345 claims")]
)
def test_numbers_choose_their_form(n, told):
    assert texts.fill(texts.PAGE["report_claims"], n=n) == told
