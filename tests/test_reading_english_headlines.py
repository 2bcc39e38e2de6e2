"""Headlines and telegraphic notes → claims: few words, often no doer, the place alone vouches for them.

The sentences are synthetic. The last test reads real headlines in place, where the reference data lie beside the project;
none of them is copied.
"""

import csv
import gzip
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from footprint.gazetteer.geometry import distance_km
from footprint.model import Report
from footprint.reading import read

# headline, [(type, {(actor, role), …}, names of places), …]
HEADLINES = [
    # nobody is named: the place vouches for it
    ("Ongoing clashes in the vicinity of Saraqib", [("clash", set(), {"Saraqib"})]),
    ("Two soldiers killed in southern Aleppo", [("attack", set(), None)]),
    ("28 civilians killed in Sarmin", [("attack", {("civilians", "victim")}, {"Sarmin"})]),
    # raids that nobody carries out come from the air
    ("Raids on Douma kill seven", [("airstrike", set(), {"Douma"})]),
    # a weapon or an event in the plural is the verb's subject
    ("Shells target Aleppo city", [("shelling", set(), {"Aleppo"})]),
    ("Eight explosive barrels target Darayya", [("airstrike", set(), {"Darayya"})]),
    # "target" is a verb behind a party, and a noun behind an adjective
    ("The factions target the regime forces in Saraqib", [("attack", {("syr.gov.mil", "target")}, {"Saraqib"})]),
    # "and" brings another event behind a place
    ("Air strikes hit Raqqa city and clashes in Deir ez-Zor", [("airstrike", set(), {"Raqqa"}), ("clash", set(), {"Deir ez-Zor"})]),
    # the first sentence refers to nothing before
    ("The clashes continue in Saraqib", [("clash", set(), {"Saraqib"})]),
    # people put to death
    ("ISIS executes a man in Raqqa", [("attack", {("isis", "initiator"), ("civilians", "victim")}, {"Raqqa"})]),
    ("A massacre carried out by warplanes in Sarmin", [("airstrike", set(), {"Sarmin"})]),
    # a spelling with an article that the index does not hold
    ("Aerial bombardment kills about 20 in al-Tabaqa", [("airstrike", set(), {"Al-Tabqa"})]),
    # an embassy is a place and whose it is
    ("Rockets were fired at the US embassy in Baghdad on Sunday", [("shelling", {("usa", "target")}, {"US embassy in Baghdad"})]),
]  # fmt: skip

NOTHING = [
    "Two people killed in a road accident in Aleppo",
    "The court executed the order in Damascus",
    "Fighting positions were seen in pictures",
]

FOREIGN = [
    "L'armée a bombardé la ville de Homs hier.",
    "Une frappe a tué trois personnes à Homs.",
    "Bei einem Luftangriff in der Stadt Idlib wurden drei Menschen getötet.",
    "Un ataque con drones en la ciudad de Homs mató a tres personas.",
]

REFERENCE = Path(__file__).parents[2] / "shared/reference/ucdp_ged191_syria.csv.gz"
INCIDENT = re.compile(
    r"\b(?:shell|strike|airstrike|bomb|bombard|explo|blast|attack|clash|battle|raid|rocket|missile|mortar|ambush|"
    r"assassinat|barrel|drone)\w*",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"\b(?:Aleppo|Idlib|Homs|Hama|Daraa|Damascus|Ghouta|Raqqa\w*|Deir|Latakia|Lattakia|Afrin|Manbij)\b"
)
TALLY = re.compile(r"yesterday|\bareas\b|death toll|number of")
FLOOR = 0.705
"""Of real headlines that tell of an incident and name a place, the share with a claim drawn within 25 km of the event."""
TOLD = 0.93
"""The share of them that yield an incident at all."""


def published(text, day=datetime(2017, 6, 15, tzinfo=UTC)):
    return read(Report(text, published=day))


@pytest.mark.parametrize(("headline", "wanted"), HEADLINES, ids=[h[:40] for h, _ in HEADLINES])
def test_a_headline(headline, wanted):
    claims = [c for c in published(headline).claims if c.kind == "incident"]
    assert [c.type for c in claims] == [kind for kind, _, _ in wanted]
    for claim, (_, actors, places) in zip(claims, wanted, strict=True):
        assert actors <= {(a.id, a.role) for a in claim.actors}
        if places is not None:
            assert {p.name_en for p in claim.places} == places


@pytest.mark.parametrize("headline", NOTHING)
def test_a_headline_that_tells_of_no_incident(headline):
    assert published(headline).claims == ()


@pytest.mark.parametrize("sentence", FOREIGN)
def test_a_short_note_in_another_language_is_not_taken_for_english(sentence):
    reading = published(sentence)
    assert (reading.report.language, reading.claims) == (None, ())


@pytest.mark.parametrize("sentence", ["Israeli strike on Deir el Balah kills 2.", "Massive explosion rocked Homs city"])  # fmt: skip
def test_a_short_note_with_a_name_of_two_words_is_english(sentence):
    assert published(sentence).report.language == "en"


def test_the_dead_at_the_place_of_the_incident_before_are_its_victims():
    text = (
        "On 3 February 2020, Russian warplanes struck Sarmin. Two civilians were killed in Sarmin."
    )
    (claim,) = published(text).claims
    assert ("civilians", "victim") in {(a.id, a.role) for a in claim.actors}


def real_headlines():
    """{headline: [(lat, lon), …]} of every third event of the reference, headlines with a place and no day's tally."""
    found = {}
    with gzip.open(REFERENCE, "rt", encoding="utf-8") as file:
        for number, row in enumerate(csv.DictReader(file)):
            headline = row["source_headline"].strip('"')
            if number % 3 or ";" in headline or TALLY.search(headline):
                continue
            if INCIDENT.search(headline) and NAMED.search(headline):
                point = float(row["latitude"]), float(row["longitude"])
                found.setdefault(headline, (row["source_date"], []))[1].append(point)
    return found


def is_near(claim, points):
    """Whether a claim is drawn at most 25 km from one of some points, or as an area that holds one."""
    for place in claim.places:
        wide = place.radius_km if place.precision not in ("exact", "settlement", "near") else 0
        if place.precision != "country" and any(
            distance_km(place.lat, place.lon, *point) <= 25 + wide for point in points
        ):
            return True
    return False


@pytest.mark.skipif(
    not REFERENCE.exists(), reason="the reference data do not lie beside the project"
)
def test_real_headlines_are_drawn_where_it_happened():
    heads = real_headlines()
    assert len(heads) > 1000
    right = told = 0
    for headline, (day, points) in heads.items():
        claims = read(Report(headline, published=datetime.fromisoformat(day))).claims
        told += any(c.kind == "incident" for c in claims)
        right += any(c.kind == "incident" and is_near(c, points) for c in claims)
    assert told / len(heads) >= TOLD
    assert right / len(heads) >= FLOOR


def test_the_items_of_a_live_blog_are_of_the_day_that_it_prints():
    text = (
        "As it happened: a fourth day of strikes\n\nMonday, 12 June 2017\n\n"
        "21:50 - Air strikes are reported in Sarmin, and the sound carries to the border.\n\n"
        "17:40 - Explosions are heard in Saraqib and in the villages around the town.\n"
    )
    claims = published(text).claims
    assert {str(c.date.start) for c in claims} == {"2017-06-12"}
    assert {c.date.basis for c in claims} == {"inherited"}


def test_the_items_of_a_list_are_of_the_day_that_its_lead_tells():
    text = (
        "The coalition carried out six strikes in Syria on June 12. Details follow.\n\n"
        "-- Near Raqqa, two air strikes destroyed a fuel truck of ISIS.\n"
    )
    listed = [c for c in published(text).claims if "Raqqa" in c.quotes[0].text]
    assert [str(c.date.start) for c in listed] == ["2017-06-12"]


def test_later_that_day_is_the_day_told_before():
    text = "Short lead here.\n\nOn June 12 warplanes bombed Sarmin.\n\nLater that day, warplanes bombed Saraqib."
    assert [str(c.date.start) for c in published(text).claims] == ["2017-06-12", "2017-06-12"]


STRIKES = """Coalition aircraft carried out 21 strikes against ISIS in Syria on June 12. The details follow.

.       Near Raqqa, three strikes engaged an ISIS unit and destroyed two mortar systems, a car bomb and a fighting position.
.       Near Al-Bab, one strike destroyed a fuel truck.

The coalition remains committed to defeating ISIS, which has the capacity to launch attacks in Syria."""


def test_a_strike_is_one_event_whatever_it_destroyed():
    listed = [c for c in published(STRIKES).claims if c.quotes[0].text.startswith("Near")]
    assert [(c.type, {p.name_en for p in c.places}) for c in listed] == [
        ("airstrike", {"Raqqa"}),
        ("airstrike", {"Al-Bab"}),
    ]
    assert {(a.id, a.role) for a in listed[0].actors} == {("coalition", "initiator"), ("isis", "target")}  # fmt: skip
    assert [(a.id, a.role) for a in listed[1].actors] == [("coalition", "initiator")]
    assert {str(c.date.start) for c in listed} == {"2017-06-12"}


def test_what_somebody_could_launch_or_stays_committed_to_is_no_claim():
    assert all("committed" not in c.quotes[0].text for c in published(STRIKES).claims)


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister demonstrated the unity of the coalition against ISIS in Syria.",
        "Britain wants an end to the regime's indiscriminate bombing of Aleppo.",
        "Police found an IED workshop, a UAV and a fighting position in Raqqa.",
        "The report names persons engaged in the production of ISIS passports in Raqqa.",
    ],
)
def test_words_of_war_that_tell_of_no_incident(sentence):
    assert not [c for c in published(sentence).claims if c.type in ("protest", "clash", "ied", "airstrike")]  # fmt: skip


# words, names of places with their precision
LYING_IN = [
    # a town's name behind a comma or in brackets is the province of that name, where the place lies outside the town
    ("Russian forces shelled Vovchansk (Kharkiv).", {("Vovchansk", "settlement")}),
    ("Russian forces shelled Toretsk, Donetsk.", {("Toretsk", "settlement")}),
    # a village that no gazetteer holds falls back to the province, and never becomes a pin in the town
    ("Warplanes struck Qobbanayya (Hama).", {("Hama", "admin1")}),
    # of two units the narrower one, as an area around its seat
    ("Russian forces captured Xyrne (Bakhmut, Donetsk).", {("Bakhmut", "area")}),
    # a quarter of a capital, which is no government here
    ("Gunmen attacked a house in Al Zzaab, Baghdad.", {("Baghdad", "admin1")}),
    ("Baghdad bombing kills ten people.", {("Baghdad", "settlement")}),
    # words before a class, in another spelling
    ("Turkish forces shelled Um Housh village (Aleppo).", {("Umm Hawsh", "settlement")}),
    # names joined by commas lie in what the last one lies in
    ("Regime forces shell Al-Bara, Zzass and Ihsim in southern Idlib.", {("Al-Bara", "settlement"), ("Ihsim", "settlement")}),
    # a class in the plural is that of every name
    ("Drones were shot down over Odesa, Mykolaiv and Kherson regions.", {("Odesa", "admin1"), ("Mykolaiv Oblast", "admin1"), ("Kherson", "admin1")}),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "wanted"), LYING_IN, ids=[s[:40] for s, _ in LYING_IN])
def test_what_a_place_lies_in(sentence, wanted):
    claims = [c for c in published(sentence).claims if c.kind == "incident"]
    assert {(p.name_en, p.precision) for c in claims for p in c.places} == wanted
