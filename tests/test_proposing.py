"""What a model proposes: kept where every field is borne out by the report, dropped with the reason where one is not."""

from dataclasses import replace
from datetime import date

import pytest
from goldens import find_gold, load_report
from hypothesis import given, settings
from hypothesis import strategies as st
from proposals import BOXED, EVIDENCE, PUBLISHED, READING, REPORT, TEXT

from footprint import reading
from footprint.contract import dumps, reading_to_json
from footprint.errors import ModelError, ModelFailed
from footprint.model import TYPES, Claim, Report
from footprint.proposing import (
    ModelReader,
    Proposal,
    ProposedActor,
    ProposedPlace,
    Rejection,
    verify,
)
from footprint.proposing.merge import merge
from footprint.proposing.proposal import proposals_from
from footprint.proposing.rules import RulesProposer, RulesTagger, proposal_of
from footprint.reading import Mention

GOOD = Proposal(
    kind="incident",
    type="interception",
    modality="occurred",
    quote=BOXED,
    told_by="boxed in",
    actors=(
        ProposedActor("rus.mil", "initiator", "Russian soldiers"),
        ProposedActor("usa.mil", "target", "American patrol"),
    ),
    places=(ProposedPlace("Qamishli", "event"),),
    date="on Thursday",
)
ARABIC = Proposal(
    kind="incident",
    type="interception",
    modality="occurred",
    quote="ناكفت دورية روسية دورية أميركية في مدينة القامشلي يوم الخميس",
    told_by="ناكفت",
    actors=(
        ProposedActor("rus.mil", "initiator", "دورية روسية"),
        ProposedActor("usa.mil", "target", "دورية أميركية"),
    ),
    places=(ProposedPlace("القامشلي", "event"),),
    date="يوم الخميس",
)


class Fixed:
    """A proposer that always says the same."""

    name, version = "fixed", "1.0 (test)"

    def __init__(self, *proposals):
        self.proposals = proposals

    def propose(self, report):
        return self.proposals


def test_the_rules_do_not_know_the_event_of_these_tests():
    assert not [c for c in READING.claims if c.quotes[0].start == 0 and c.kind == "incident"]


def test_a_true_proposal_becomes_a_claim_that_our_resolvers_filled_in():
    claim = verify(GOOD, EVIDENCE, "fixed@1")
    assert isinstance(claim, Claim)
    assert (claim.kind, claim.type, claim.modality) == ("incident", "interception", "occurred")
    assert claim.quotes[0].text == BOXED
    assert [(a.id, a.role, TEXT[a.start : a.end]) for a in claim.actors] == [
        ("rus.mil", "initiator", "Russian soldiers"),
        ("usa.mil", "target", "American patrol"),
    ]
    (place,) = claim.places
    assert (place.name_en, place.precision, place.relation) == ("Qamishli", "near", "near")
    assert place.candidates
    assert (claim.date.start, claim.date.rule) == (date(2021, 1, 14), "weekday")
    assert "proposed_by:fixed@1" in claim.rules
    assert claim.confidence < 0.7


def test_arabic_words_are_verified_alike():
    claim = verify(ARABIC, EVIDENCE, "fixed@1")
    assert isinstance(claim, Claim)
    assert claim.places[0].precision == "settlement"
    assert claim.date.start == date(2021, 1, 14)
    assert TEXT[claim.actors[0].start : claim.actors[0].end] == "دورية روسية"


def actor(id_, role="initiator", words="Russian soldiers"):
    return (ProposedActor(id_, role, words),)


LIES = [
    ("quote", {"quote": "Russian soldiers killed an American patrol near Qamishli"}),
    ("quote", {"quote": BOXED.replace("Qamishli", "Kobani")}),
    ("quote", {"quote": BOXED.lower()}),
    ("quote", {"quote": ""}),
    ("section", {"quote": "on"}),
    ("section", {"quote": BOXED[3:]}),  # from the middle of a word
    ("type", {"type": "massacre"}),
    ("type", {"type": "<script>alert(1)</script>"}),
    ("type", {"kind": "rumour"}),
    ("type", {"kind": "presence"}),  # interception is none of presence
    ("modality", {"modality": "certain"}),
    ("modality", {"modality": "planned"}),  # no word of the clause says so
    ("modality", {"modality": "denied"}),
    ("told_by", {"told_by": "ambushed"}),
    ("told_by", {"told_by": "oxed i"}),
    ("told_by", {"told_by": ""}),
    ("told_by", {"told_by": "Qamishli"}),
    ("told_by", {"told_by": "on Thursday"}),
    ("actor", {"actors": actor("nato.navy")}),
    ("actor", {"actors": actor("rus.mil", "boss")}),
    ("actor", {"actors": actor("isr.mil")}),  # the words say Russian
    ("actor", {"actors": actor("rus.mil", words="Russian marines")}),
    ("actor", {"actors": actor("isis", words="soldiers boxed")}),
    ("actor", {"actors": (), "places": ()}),
    ("place", {"places": (ProposedPlace("Damascus", "event"),)}),  # elsewhere in the report
    ("place", {"places": (ProposedPlace("Tal Tamr", "event"),)}),
    ("place", {"places": (ProposedPlace("near", "event"),)}),
    ("place", {"places": (ProposedPlace("American", "event"),)}),
    ("place", {"places": (ProposedPlace("Qamish", "event"),)}),
    ("place", {"places": (ProposedPlace("Qamishli", "site"),)}),
    ("date", {"date": "on Friday"}),
    ("date", {"date": "2021-01-14"}),
    ("date", {"date": "Russian soldiers"}),
    ("date", {"date": ""}),
    ("said_by", {"said_by": ProposedActor("usa.mil", "named", "Russian soldiers")}),
    ("said_by", {"said_by": ProposedActor("un", "named", "the envoy")}),
]


@pytest.mark.parametrize(("flaw", "changed"), LIES, ids=[str(n) for n in range(len(LIES))])
def test_a_lie_is_dropped_for_its_reason(flaw, changed):
    result = verify(replace(GOOD, **changed), EVIDENCE, "fixed@1")
    assert isinstance(result, Rejection)
    assert result.flaw == flaw
    assert result.why
    assert result.why.isprintable()


@pytest.mark.parametrize("start", [None, 0, 5, -1, 10**9])
def test_a_wrong_offset_does_no_harm(start):
    claim = verify(replace(GOOD, start=start), EVIDENCE, "fixed@1")
    assert claim.quotes[0].start == 0


def proposal(quote, told_by, **fields):
    given = {
        "kind": "incident", "type": "shelling", "modality": "occurred", "quote": quote, "told_by": told_by,
    } | fields  # fmt: skip
    return Proposal(**given)


@pytest.mark.parametrize(
    ("flaw", "given"),
    [
        # The rules read these words, and not so.
        ("modality", proposal("it did not bombard Idlib", "bombard", places=(ProposedPlace("Idlib", "event"),))),
        ("modality", proposal("Washington could strike Aleppo", "strike", places=(ProposedPlace("Aleppo", "event"),))),
        ("modality", proposal("Israeli forces plan to withdraw from Quneitra next week", "withdraw", kind="presence",
                              type="withdrawn", actors=(ProposedActor("isr.mil", "holder", "Israeli forces"),))),
        ("type", proposal("Turkish artillery shelled the village of Tal Tamr on Friday", "shelled", kind="statement",
                          type="accuse", actors=(ProposedActor("tur.mil", "speaker", "Turkish artillery"),))),
        # From words that carry somewhere, told to be the other end.
        ("place", proposal("Israeli forces plan to withdraw from Quneitra next week", "withdraw", kind="presence",
                           type="withdrawn", modality="planned", places=(ProposedPlace("Quneitra", "destination"),),
                           actors=(ProposedActor("isr.mil", "holder", "Israeli forces"),))),
        # The report gives orders there.
        ("model", proposal("Israeli soldiers boxed in a Syrian patrol near Damascus on Monday", "boxed in",
                           type="interception", places=(ProposedPlace("Damascus", "event"),))),
        # A claim needs its frame.
        ("actor", proposal("Turkish artillery shelled the village of Tal Tamr on Friday", "Turkish artillery shelled",
                           actors=(ProposedActor("tur.mil", "holder", "Syrian soldiers"),))),
    ],
)  # fmt: skip
def test_what_the_rules_read_stands_above_what_a_model_says(flaw, given):
    result = verify(given, EVIDENCE, "fixed@1")
    assert isinstance(result, Rejection), result
    assert result.flaw == flaw


def test_a_type_that_the_rules_read_otherwise_is_the_rules():
    quote = "Turkish artillery shelled the village of Tal Tamr on Friday"
    claim = verify(
        proposal(quote, "shelled", type="suicide_bombing", places=(ProposedPlace("Tal Tamr", "event"),)),
        EVIDENCE,
        "fixed@1",
    )  # fmt: skip
    assert claim.type == "shelling"


def test_furniture_is_not_claimed_from():
    report = Report(
        f"Title of the page\n\n{BOXED}.\n\nMost read\nTurkish jets boxed in Kobani",
        published=PUBLISHED,
    )
    _, evidence = reading.read_with_evidence(report)
    lie = proposal(
        "Turkish jets boxed in Kobani", "boxed in", places=(ProposedPlace("Kobani", "event"),)
    )
    assert verify(lie, evidence, "fixed@1").flaw == "section"


# ------------------------------------------------------------ merging


def test_a_new_event_is_added_once_and_names_its_proposer():
    read = ModelReader(Fixed(GOOD, GOOD, replace(GOOD, type="raid"))).read(REPORT)
    new = [c for c in read.claims if c.quotes[0].start == 0 and c.kind == "incident"]
    assert [c.type for c in new] == ["interception"]
    assert "proposed_by:fixed@1.0 (test)" in new[0].rules
    assert set(READING.claims) <= set(read.claims)
    assert read.reader == f"{READING.reader};fixed@1.0 (test)"


def test_where_both_tell_one_event_the_rules_fields_stand():
    quote = "Turkish artillery shelled the village of Tal Tamr on Friday"
    twin = proposal(
        quote,
        "shelled",
        type="attack",
        actors=(ProposedActor("tur.mil", "target", "Turkish artillery"),),
    )
    read = ModelReader(Fixed(twin)).read(REPORT)
    assert len(read.claims) == len(READING.claims)
    ruled = next(c for c in READING.claims if c.type == "shelling")
    merged = next(c for c in read.claims if c.type == "shelling")
    assert replace(merged, rules=()) == replace(ruled, rules=())
    assert merged.rules == (*ruled.rules, "also_proposed_by:fixed@1.0 (test)")


def test_a_proposal_fills_what_the_rules_left_open():
    ruled = next(c for c in READING.claims if c.type == "shelling")
    bare = replace(ruled, actors=(), places=(), date=replace(ruled.date, start=None, end=None, precision="unknown", basis="none", span=None))  # fmt: skip
    full = replace(ruled, rules=(*ruled.rules, "proposed_by:m@1"))
    (merged,) = merge([bare], [full])
    assert (merged.actors, merged.places, merged.date) == (full.actors, full.places, full.date)
    assert "also_proposed_by:m@1" in merged.rules
    assert "proposed_by:m@1" not in merged.rules


def test_the_rules_own_claims_pass_and_add_nothing():
    """The yardstick: a model that knows what the rules know is believed, and makes no doubles."""
    passed = refused = 0
    for path in find_gold()[::4]:
        report = load_report(path)
        plain, evidence = reading.read_with_evidence(report)
        for claim in plain.claims:
            given = proposal_of(claim, plain.report)
            result = given and verify(given, evidence, "rules@1")
            if isinstance(result, Claim):
                passed += 1
                assert (result.type, result.modality) == (claim.type, claim.modality)
                assert {a.id for a in result.actors} <= {a.id for a in claim.actors}
                assert {p.id for p in result.places} <= {p.id for p in claim.places}
            elif result:
                refused += 1
        merged = ModelReader(RulesProposer()).read(report)
        assert len(merged.claims) == len(plain.claims)
    assert passed > 100
    assert passed > 2 * refused


# ------------------------------------------------------------ failing and odd models


class Failing(Fixed):
    def __init__(self, error):
        super().__init__()
        self.error, self.asked = error, 0

    def propose(self, report):
        self.asked += 1
        raise self.error


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ModelFailed("the endpoint answered 500 (3 tries)"), "the endpoint answered 500 (3 tries)"),
        (RuntimeError("sk-secret-key in a message"), "failed (RuntimeError)"),
        (RecursionError(), "failed (RecursionError)"),
    ],
)
def test_a_model_that_fails_leaves_the_rules_claims_and_a_note(error, told):
    read = ModelReader(Failing(error)).read(REPORT)
    assert read.claims == READING.claims
    assert read.reader == READING.reader  # so that another run asks again
    assert read.notes == (f"fixed: {told}; read by the rules",)


def test_a_model_that_fails_again_and_again_is_not_asked_any_more():
    model = Failing(ModelFailed("no answer within 1 s"))
    reader = ModelReader(model)
    notes = [reader.read(REPORT).notes for _ in range(6)]
    assert model.asked == 3
    assert "not asked any more" in notes[-1][0]


@pytest.mark.parametrize(
    "odd",
    [
        None, 7, "claim", {"kind": "incident"}, replace(GOOD, kind=None), replace(GOOD, quote=None),
        replace(GOOD, actors=None), replace(GOOD, actors=(None,)), replace(GOOD, places=("Qamishli",)),
        replace(GOOD, date=5), replace(GOOD, told_by=None), replace(GOOD, type=["clash"]),
        replace(GOOD, quote="\ud800"), replace(GOOD, start="0"),
    ],
)  # fmt: skip
def test_no_proposal_of_any_form_breaks_a_reading(odd):
    read = ModelReader(Fixed(odd, GOOD)).read(REPORT)
    assert len(read.claims) == len(READING.claims) + 1


@pytest.mark.parametrize(
    ("name", "version"),
    [("<b>", "1"), ("a" * 50, "1"), ("m", "1\n2"), ("m", "<i>"), ("", "1"), ("m", "")],
)
def test_a_model_needs_a_plain_name_and_version(name, version):
    model = Fixed()
    model.name, model.version = name, version
    with pytest.raises(ModelError):
        ModelReader(model)


TEXTS = st.one_of(
    st.sampled_from(
        [
            BOXED,
            "boxed in",
            "Qamishli",
            "on Thursday",
            "Russian soldiers",
            "shelled",
            "",
            " ",
            "the",
        ]
    ),
    st.text(max_size=30),
    st.integers(0, len(TEXT) - 1).flatmap(
        lambda a: st.integers(a, min(len(TEXT), a + 90)).map(lambda b: TEXT[a:b])
    ),
)


@settings(max_examples=150)
@given(
    st.builds(
        Proposal,
        kind=st.sampled_from(["incident", "presence", "statement", "x"]),
        type=st.sampled_from([name for names in TYPES.values() for name in names]),
        modality=st.sampled_from(["occurred", "ongoing", "planned", "denied", "hypothetical"]),
        quote=TEXTS,
        told_by=TEXTS,
        actors=st.lists(
            st.builds(
                ProposedActor,
                st.sampled_from(["rus.mil", "usa.mil", "isr.mil", "unknown", "civilians", "x"]),
                st.sampled_from(["initiator", "holder", "speaker", "target"]),
                TEXTS,
            ),
            max_size=2,
        ).map(tuple),
        places=st.lists(
            st.builds(ProposedPlace, TEXTS, st.sampled_from(["event", "origin", "venue"])),
            max_size=2,
        ).map(tuple),
        date=st.none() | TEXTS,
        start=st.none() | st.integers(),
    )
)
def test_whatever_is_proposed_what_gets_in_is_in_the_report(given):
    result = verify(given, EVIDENCE, "fixed@1")
    if isinstance(result, Rejection):
        return
    quote = result.quotes[0]
    assert TEXT[quote.start : quote.end] == quote.text
    assert "Ignore previous" not in TEXT[TEXT.rfind("\n", 0, quote.start) + 1 : quote.end]
    for each in result.actors:
        assert quote.start <= each.start < each.end <= quote.end
    for place in result.places:
        assert place.start < quote.end
        assert place.end > quote.start
    if result.date.start:
        assert result.date.span[0] < quote.end
        assert result.date.span[1] > quote.start


def test_hostile_words_in_every_field_get_nothing_in(shared):
    import json

    strings = [str(s) for s in json.loads((shared / "hostile" / "strings.json").read_text("utf-8"))]
    payloads = [
        str(s) for s in json.loads((shared / "hostile" / "folium_payloads.json").read_text("utf-8"))
    ]
    records = []
    for each in [*strings[::60], *payloads]:
        records += [
            {"kind": "incident", "type": each, "modality": "occurred", "quote": BOXED, "told_by": "boxed in"},
            {"kind": "incident", "type": "raid", "modality": "occurred", "quote": each, "told_by": each},
            {"kind": "incident", "type": "raid", "modality": "occurred", "quote": BOXED, "told_by": "boxed in",
             "places": [{"words": each, "role": "event"}]},
            {"kind": "incident", "type": "raid", "modality": "occurred", "quote": BOXED, "told_by": "boxed in",
             "actors": [{"id": each, "role": each, "words": each}]},
            {each: each},
        ]  # fmt: skip
    for start in range(0, len(records), 200):
        found = proposals_from({"claims": records[start : start + 200]})
        assert len(found) == len(records[start : start + 200])
        read = ModelReader(Fixed(*found)).read(REPORT)
        assert read.claims == READING.claims
        assert all(note.isprintable() for note in read.notes)


# ------------------------------------------------------------ taggers


class Tagging:
    name, version = "tags", "1"

    def __init__(self, *mentions):
        self.mentions = mentions

    def tag(self, report):
        return self.mentions


VAULTED = (
    "Turkish artillery shelled Hajin yesterday. Fighters of the Tigers shelled Kobani on Friday."
)


def test_a_tagged_actor_is_read_where_its_id_is_known():
    report = Report(VAULTED, published=PUBLISHED)
    at = VAULTED.index("the Tigers") + 4
    plain = reading.read(report)
    tagged = ModelReader(taggers=(Tagging(Mention(at, at + 6, "actor", "syr.gov.mil")),)).read(
        report
    )
    before = {a.id for c in plain.claims for a in c.actors}
    after = {a.id for c in tagged.claims for a in c.actors}
    assert "syr.gov.mil" not in before
    assert "syr.gov.mil" in after
    assert tagged.reader.endswith(";tags@1")


@pytest.mark.parametrize(
    "mention",
    [
        Mention(0, 7, "actor", "no.such"), Mention(0, 7, "actor"), Mention(-5, 3, "place"), Mention(5, 5, "place"),
        Mention(3, 10**9, "place"), Mention(8, 17, "place"), None, "Hajin",
    ],
)  # fmt: skip
def test_a_mention_that_cannot_be_verified_is_left_out_and_said(mention):
    report = Report(VAULTED, published=PUBLISHED)
    read = ModelReader(taggers=(Tagging(mention),)).read(report)
    assert read.claims == reading.read(report).claims
    assert read.notes == ("tagger tags: 1 of 1 mentions could not be verified",)


def test_a_tagger_that_fails_costs_its_own_mentions():
    class Broken(Tagging):
        def tag(self, report):
            raise OSError("no model file")

    report = Report(VAULTED, published=PUBLISHED)
    read = ModelReader(taggers=(Broken(),)).read(report)
    assert read.claims == reading.read(report).claims
    assert read.reader == reading.reader_version()
    assert read.notes == ("tagger tags failed (OSError); read without it",)


def test_the_rules_as_a_tagger_change_little_and_never_a_span():
    report = Report(VAULTED, published=PUBLISHED)
    read = ModelReader(taggers=(RulesTagger(),)).read(report)
    assert [c.quotes for c in read.claims] == [c.quotes for c in reading.read(report).claims]
    assert read.notes == ()


def test_the_same_answers_give_the_same_bytes():
    one, two = (
        dumps(reading_to_json(ModelReader(Fixed(GOOD, ARABIC)).read(REPORT))) for _ in range(2)
    )
    assert one == two
