"""Single sentences in the manner of coders' notes and of wires → what is read from them: type, who, to whom, where.

Every sentence is synthetic, written for this test; each stands for a rule about the language, named beside it.
"""

from datetime import UTC, datetime

import pytest

from footprint.model import Report
from footprint.reading import read

# sentence, (type, {(actor, role), …}, names of places)
SENTENCES = [
    # what a place lies in, in brackets or behind a comma, is no place of its own
    ("Russian warplanes struck Sarmin (Idleb).", ("airstrike", {("rus.mil", "initiator")}, {"Sarmin"})),
    ("Ukrainian forces repelled Russian attacks near Avdiivka, Donetsk region, the General Staff said.", ("attack", {("rus.mil", "initiator")}, {"Avdiyivka"})),
    # both doers that "and" ties go on to the second clause
    ("Regime forces and Iran-backed militias advanced along the M5 highway and captured the village of Khan Tuman.", ("territory_taken", {("syr.gov.mil", "initiator"), ("irn.militias", "initiator")}, {"Khan Tuman"})),
    # whom the party before backs
    ("Turkish forces and their proxies fired over 30 shells on Abu Rasin town.", ("shelling", {("tur.mil", "initiator"), ("syr.sna", "initiator")}, {"Abu Rasin"})),
    # both sides of a clash
    ("Clashes took place between HTS and allied opposition fighters on one side and regime forces on the other in Saraqib.", ("clash", {("syr.hts", "initiator"), ("syr.gov.mil", "target")}, {"Saraqib"})),
    # who owns what is hit
    ("Regime forces fired a guided missile at a vehicle of the rebels near Atarib.", ("shelling", {("syr.gov.mil", "initiator"), ("syr.opposition", "target")}, None)),
    ("GNA drones hit an LNA fuel convoy near Bani Walid.", ("drone_strike", {("lby.lna", "target")}, {"Bani Walid"})),
    # "our" units are those of who speaks
    ("Our anti-terror units raided a house in Al-Tayyana, the SDF said.", ("raid", {("syr.sdf", "initiator")}, {"Al-Tayyana"})),
    # what is fired by a drone, or falls from a helicopter
    ("An Israeli drone fired at a motorcycle on the road between Nabatieh and Marjayoun.", ("drone_strike", {("isr.mil", "initiator")}, None)),
    # a landing, a river's bank, settlers, people who block a road
    ("SDF carried out an airdrop in Dhiban in the eastern Deir ez-Zor countryside and arrested three people.", ("air_landing", {("syr.sdf", "initiator")}, {"Dhiban"})),
    ("Russian troops captured the settlement of Krynky on the left bank of the Dnipro river.", ("territory_taken", {("rus.mil", "initiator")}, {"Krynky"})),
    ("Israeli settlers set fire to cars and houses in the village of Turmus Ayya near Ramallah.", ("destruction", {("isr.settlers", "initiator")}, None)),
    ("Protesters blocked the main road in Manbij with burning tires.", ("protest", {("civilians", "initiator")}, {"Manbij"})),
    ("HTS and regime forces exchanged artillery fire near Saraqib.", ("clash", {("syr.hts", "initiator"), ("syr.gov.mil", "target")}, {"Saraqib"})),
    # a downed aircraft was stopped on its way
    ("Russian air defences shot down two drones near Hmeimim air base.", ("interception", {("rus.mil", "initiator")}, None)),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "wanted"), SENTENCES, ids=[s[:40] for s, _ in SENTENCES])
def test_a_sentence_of_english_news(sentence, wanted):
    kind, actors, places = wanted
    report = Report(f"Short lead here.\n\n{sentence}", published=datetime(2022, 6, 15, tzinfo=UTC))
    claims = [c for c in read(report).claims if c.type == kind]
    assert claims, [c.type for c in read(report).claims]
    assert actors <= {(a.id, a.role) for a in claims[0].actors}
    if places is not None:
        assert {p.name_en for p in claims[0].places} == places


def test_the_dead_of_a_sentence_of_their_own_are_of_the_incident_before():
    text = "Short lead here.\n\nOn 3 February 2020, Russian warplanes struck Sarmin. Two civilians were killed."
    (claim,) = read(Report(text)).claims
    assert {(a.id, a.role) for a in claim.actors} == {
        ("rus.mil", "initiator"),
        ("civilians", "victim"),
    }
    assert [q.text for q in claim.quotes][1] == "Two civilians were killed"


def test_two_weekdays_are_both_days():
    text = "Short lead here.\n\nHouthi forces shelled Marib on Monday and Tuesday."
    (claim,) = read(Report(text, published=datetime(2022, 6, 15, tzinfo=UTC))).claims
    assert (str(claim.date.start), str(claim.date.end)) == ("2022-06-13", "2022-06-14")


def test_what_happened_centuries_ago_is_history():
    text = "Short lead here.\n\nRussian forces shelled Kherson in 1788. Russian forces shelled Kherson on Monday."
    claims = read(Report(text, published=datetime(2022, 6, 15, tzinfo=UTC))).claims
    assert [str(c.date.start) for c in claims] == ["2022-06-13"]
