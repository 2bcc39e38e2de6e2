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
    # "(as reported)" makes nobody a speaker
    ("Around 3 May (as reported), Turkish forces shelled Sarmin.", ("shelling", {("tur.mil", "initiator")}, {"Sarmin"})),
    # words that must keep company
    ("LNA fighters and GNA forces traded mortar and machine-gun fire in Tripoli.", ("clash", {("lby.lna", "initiator")}, {"Tripoli"})),
    # whose a mine is
    ("A mine left behind by ISIS fighters killed two farmers near Manbij.", ("ied", {("isis", "initiator")}, {"Manbij"})),
    # the verb that "and" ties to another happens there too
    ("An Israeli patrol entered Khan Arnabah and set up a temporary checkpoint.", ("checkpoint", {("isr.mil", "holder")}, {"Khan Arnabah"})),
    # a part of a city is the city; the road that leads to a town is not in it
    ("Israeli aircraft struck a building in north Tehran.", ("airstrike", {("isr.mil", "initiator")}, {"Tehran"})),
    ("Israeli aircraft struck the Masnaa crossing, cutting the highway to Damascus.", ("airstrike", {("isr.mil", "initiator")}, {"Masnaa crossing"})),
    # a quarter that no gazetteer holds is its city
    ("A Russian drone hit a van in the Zzniprovskyi district of Kherson.", ("drone_strike", {("rus.mil", "initiator")}, {"Kherson"})),
    # an article makes it a noun
    ("A convoy of the SDF was fired on at a crossing near Manbij.", ("attack", {("syr.sdf", "target")}, {"Manbij"})),
    # IS is no form of "be": its militants act
    ("Suspected IS militants attacked oil tankers near Maadan (Raqqa) and burnt three of them.", ("attack", {("isis", "initiator")}, {"Maadan"})),
    # dead and wounded of the next verb are victims of the incident
    ("Turkish artillery shelled Tall Rifaat this morning and wounded two civilians.", ("shelling", {("tur.mil", "initiator"), ("civilians", "victim")}, None)),
    ("Israeli aircraft hit a house in Rafah, killing 12 members of one family.", ("airstrike", {("isr.mil", "initiator"), ("civilians", "victim")}, {"Rafah"})),
    # a verb in a row has the doer of the first
    ("Israeli forces raided a hospital in Gaza City, detained about 80 people and withdrew.", ("arrest", {("isr.mil", "initiator"), ("civilians", "victim")}, None)),
    # two words of one verb open no clause of their own
    ("Unidentified gunmen on a motorcycle shot and killed a former opposition fighter in Jasim (Dar'a).", ("assassination", {("unknown", "initiator"), ("syr.opposition", "victim")}, {"Jasim"})),
    # what lies on a side of another town lies not in it
    ("RSF took control of the Jebel Aulia base, south of Khartoum.", ("territory_taken", {("sdn.rsf", "initiator")}, {"Jabal Awliya"})),
    # who is hit stands behind the verb's preposition, before those of whom it goes on to tell
    ("Unknown gunmen opened fire on a car of the SDF near Manbij, killing one driver.", ("attack", {("unknown", "initiator"), ("syr.sdf", "target"), ("civilians", "victim")}, {"Manbij"})),
    # a relative clause tells nothing of the verb outside it
    ("Russian troops, who have a base at the airport in Qamishli, fired shells at Ain Issa.", ("shelling", {("rus.mil", "initiator")}, {"Ain Issa"})),
    ("Turkish forces captured the town of Tal Abyad in an operation that displaced more than 200,000 people.", ("territory_taken", {("tur.mil", "initiator")}, {"Tall Abyad"})),
    # an aside between commas makes no passive
    ("A drone, believed to be Turkish, struck LNA vehicles near Bani Walid.", ("drone_strike", {("lby.lna", "target")}, {"Bani Walid"})),
    # a part of the country, by its direction alone
    ("Some 900 U.S. troops are stationed in the northeast, where they support the SDF in Syria.", ("present", {("usa.mil", "holder")}, {"Syria"})),
    # who is moved by the verb
    ("The Ukrainian army moved two battalions from Kramatorsk to Bakhmut.", ("relocated", {("ukr.mil", "holder")}, {"Kramatorsk", "Bakhmut"})),
    # soldiers at a post show it
    ("Regime soldiers at a checkpoint in Tal Abyad blocked a US patrol.", ("checkpoint", {("syr.gov.mil", "holder")}, {"Tall Abyad"})),
    # an ambush that leaves people dead makes nobody leave
    ("Members of Peshmerga and PMF clashed in Tuz Khurmatu, leaving two PMF members wounded.", ("clash", {("irq.krg", "initiator"), ("irq.pmf", "target")}, {"Tuz Khurmatu"})),
    # who blows something up destroys it; what is blown up without a doer explodes
    ("Houthi forces blew up the house of a tribal sheikh in Rada', Al Bayda.", ("destruction", {("yem.houthi", "initiator")}, {"Rada'"})),
    # two verbs of one deed; whose coalition it is in Yemen
    ("On 13 March 2022, a Houthi drone was intercepted and destroyed by Coalition forces over Jazan, the Yemeni government said.", ("interception", {("sau.mil", "initiator"), ("yem.houthi", "target")}, None)),
    # a name with its abbreviation; what stands behind an article is no place of its own
    ("An unidentified gunman opened fire on a Security Belt (STC) checkpoint in Dar Sad, Aden.", ("attack", {("unknown", "initiator"), ("yem.stc", "target")}, {"Dar Saad"})),
    ("An Israeli strike hit a group of journalists near Alma al-Shaab, killing one of them.", ("airstrike", {("isr.mil", "initiator"), ("civilians", "victim")}, {"Aalma ech Chaab"})),
    # where the guns stand
    ("Regime forces shelled the town of Khan Sheikhoun with artillery from their positions in Souran.", ("shelling", {("syr.gov.mil", "initiator")}, {"Khan Shaykhun", "Suran"})),
    # the road to a place, where nothing else is named
    ("Two SDF fighters were killed by an IED planted on the road to Al-Omar oil field.", ("ied", {("syr.sdf", "victim")}, {"Al-Omar oil field"})),
    # whose things a column is of
    ("A column of Russian equipment left Melitopol in the direction of Kherson.", ("convoy", {("rus.mil", "holder")}, {"Melitopol", "Kherson"})),
    # a unit of a governorate, no quarter of a town
    ("Houthi forces and pro-Hadi forces clashed in the Al Jubah district of Marib governorate.", ("clash", {("yem.houthi", "initiator"), ("yem.gov.mil", "target")}, {"Al Jubah"})),
    # the bigger number is counted, the event is not passive
    ("RSF shelling of el-Fasher killed at least six people.", ("shelling", {("sdn.rsf", "initiator"), ("civilians", "victim")}, {"El Fasher"})),
    # who holds a place is told in a clause of its own; a name that begins with a person's word
    ("The Houthis, who control Sanaa, said nothing.", ("controls", {("yem.houthi", "holder")}, {"Sanaa"})),
    ("The Guards have run the Imam Ali base since 2018.", ("controls", {("irn.irgc", "holder")}, {"Imam Ali base"})),
    # the subject behind "after" is that of its own clause
    ("GNA forces entered Tarhuna after LNA fighters had left the town.", ("withdrawn", {("lby.lna", "holder")}, {"Tarhuna"})),
    # telegrams: a regime alone, a plus between names
    ("Regime + Hezbollah take Humaymah from IS.", ("territory_taken", {("syr.gov.mil", "initiator"), ("hezbollah", "initiator"), ("isis", "target")}, {"Humaymah"})),
    # an army post is that of the army at home
    ("The group claimed an attack on an army post near Rutba.", ("attack", {("irq.mil", "target")}, {"Rutba"})),
    # a designation belongs to what it names
    ("An American MQ-9 drone was shot down by the Houthis near Marib.", ("interception", {("yem.houthi", "initiator"), ("usa.mil", "target")}, None)),
    # a capital behind the verb is the town
    ("Israeli aircraft bombed Damascus on Monday.", ("airstrike", {("isr.mil", "initiator")}, {"Damascus"})),
    # a town that bears a country's name, and the country that is said behind one
    ("RSF drones hit Port Sudan on Monday.", ("drone_strike", {("sdn.rsf", "initiator")}, {"Port Sudan"})),
    ("ISIS militants attacked Ramadi, Iraq.", ("attack", {("isis", "initiator")}, {"Ramadi"})),
    # "where" goes on at the place before it
    ("The town council met in Vovchansk, where Ukrainian soldiers still hold the southern workshops.", ("controls", {("ukr.mil", "holder")}, {"Vovchansk"})),
    # the staff's own words: the enemy at home, defenders who repel, the ground around a town
    ("In the Pokrovsk direction, the enemy carried out 40 assaults near Novohrodivka and Myrnohrad.", ("attack", {("rus.mil", "initiator")}, {"Novohrodivka", "Myrnohrad"})),
    ("Ukrainian defenders repelled 12 attacks in the areas of Toretsk and Siversk.", ("attack", {("ukr.mil", "target")}, {"Toretsk", "Siversk"})),
    # who advances beside a town has taken ground there
    ("Russian forces advanced southwest of Pokrovsk on Monday.", ("territory_taken", {("rus.mil", "initiator")}, {"Pokrovsk"})),
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


@pytest.mark.parametrize(
    "sentence",
    [
        # the outcome of an incident is none of its own
        "SDF fighters struck a post of the Turkish forces near Suluk and destroyed a vehicle.",
        # what a convoy carries, where aircraft flew from
        "Russian warplanes flying from Hmeimim bombed Sarmin.",
    ],
)
def test_one_incident_is_told_once(sentence):
    report = Report(f"Short lead here.\n\n{sentence}", published=datetime(2022, 6, 15, tzinfo=UTC))
    assert len([c for c in read(report).claims if c.kind == "incident"]) == 1


def test_what_was_repelled_was_only_tried():
    text = "Short lead here.\n\nFour Russian assaults near Makiivka were repelled."
    (claim,) = read(Report(text, published=datetime(2022, 6, 15, tzinfo=UTC))).claims
    assert (claim.type, claim.modality) == ("attack", "attempted")


STAFF = """The General Staff gave its evening report on 12 June. Since the start of the day there were many clashes.

In the Pokrovsk direction, the enemy attacked near Novohrodivka.

In the Toretsk direction, Russian troops attacked near Toretsk."""


def test_the_paragraphs_of_a_staffs_report_are_of_its_day():
    claims = read(Report(STAFF, published=datetime(2022, 6, 12, tzinfo=UTC))).claims
    dated = {str(c.date.start) for c in claims if c.type == "attack"}
    assert dated == {"2022-06-12"}
