"""Search: the words of Arabic and English reports, however they are spelt, vowelled or joined."""

from dataclasses import replace

import pytest

from footprint.model import Claim, Reading, Report
from footprint.store.search import make_snippet
from footprint.store.terms import index_text, parse_query, variants

TEXTS = {
    "ar": "وصلت دَوْرِيَّة أميركيّة إلى القامشلي، ثم مرّت بحلب ووادي الفرات.",
    "baghdad": "عاد الوفد من بغداد أمس",
    "to_baghdad": "وصل الوفد إلى المدينة ببغداد اليوم",
    "en": "Three air strikes hit a convoy near Deir ez-Zor, witnesses said.",
    "odd": 'He said "AND" or NOT near(x) * ^ : - "" done; DROP TABLE reports.',
}


@pytest.fixture
def filled(store):
    for name, text in TEXTS.items():
        report = Report(text, title=f"Title of {name}", language="en")
        end = text.find(",") if "," in text else len(text)
        claim = Claim("statement", "announce", "occurred", (report.quote(0, end),))
        store.keep(Reading(report, (claim,), "1"), name)
    return store


def names(store, typed):
    found = store.search(typed)
    assert found.total == len(found.hits)
    return [hit.entry.origin for hit in found.hits]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("دورية", {"ar"}),
        ("دوريه امريكيه", set()),
        ("أميركية", {"ar"}),
        ("القامشلي", {"ar"}),
        ("قامشلي", {"ar"}),
        ("والقامشلي", {"ar"}),
        ("حلب", {"ar"}),
        ("لحلب", {"ar"}),
        ("وادي", {"ar"}),
        ("بغداد", {"baghdad", "to_baghdad"}),
        ("ببغداد", {"baghdad", "to_baghdad"}),
        ("الوفد بغداد", {"baghdad", "to_baghdad"}),
        ('"من بغداد"', {"baghdad"}),
        ("الوفد -أمس", {"to_baghdad"}),
        ("strike", {"en"}),
        ("STRIKES convoys", {"en"}),
        ("wit*", {"en"}),
        ('"air strikes"', {"en"}),
        ('"strikes air"', set()),
        ("zor deir", {"en"}),
        ("title", set(TEXTS)),
        ("and not", {"odd"}),
        ("drop table", {"odd"}),
        ("zzz", set()),
        ("", set()),
        ('" - * ( ) : ^ ""', set()),
        ("-convoy", set()),
    ],
)
def test_words_are_found_however_they_are_written(filled, typed, wanted):
    assert set(names(filled, typed)) == wanted


def test_a_word_of_the_title_counts_for_more(store):
    for name, title, text in (
        ("body", "News", "A report on the convoy that came."),
        ("title", "The convoy", "A report on what came there."),
    ):
        store.keep(Reading(Report(text, title=title), (), "1"), name)
    assert names(store, "convoy") == ["title", "body"]


def test_a_snippet_is_the_reports_own_words_with_those_looked_for_marked(filled):
    (hit,) = filled.search("حلب").hits
    text = TEXTS["ar"]
    assert text[hit.snippet.start : hit.snippet.end] == hit.snippet.text
    assert [hit.snippet.text[s:e] for s, e in hit.snippet.marks] == ["بحلب"]


def test_a_snippet_of_a_long_report_is_where_the_words_are():
    text = "nothing here " * 500 + "the strike on Tel Tamr " + "or there " * 500
    snippet = make_snippet(text, "tamr strike")
    assert len(snippet.text) <= 230
    assert [snippet.text[s:e] for s, e in snippet.marks] == ["strike", "Tamr"]


def test_claims_are_found_by_their_quotes_or_by_their_reports(filled):
    in_quote = filled.search_claims("strikes")
    assert len(in_quote) == 1
    assert filled.search_claims("witnesses") == []
    assert filled.search_claims("witnesses", in_reports=True) == in_quote


def test_a_report_read_anew_is_found_by_its_new_title_only(store):
    report = Report("one two three", title="Olive")
    store.keep(Reading(report, (), "1"), "a")
    store.keep(Reading(replace(report, title="Cedar"), (), "2"), "a", report)
    assert (store.search("olive").total, store.search("cedar").total) == (0, 1)
    assert store.verify().faults == []


def test_a_report_that_could_not_be_read_is_found_all_the_same(store):
    store.record_failure(Report("one two three"), "1", "too hard", "a")
    store.record_failure(Report("one two three", title="Olive"), "1", "too hard", "a")
    assert store.search("two").total == 1
    assert store.search("olive").total == 1
    assert store.verify().faults == []


def test_pages_of_a_search_make_the_whole(store):
    for number in range(25):
        store.keep(Reading(Report(f"convoy number {number}"), (), "1"), str(number))
    found = [store.search("convoy", limit=10, offset=offset) for offset in (0, 10, 20)]
    assert [len(page.hits) for page in found] == [10, 10, 5]
    assert {page.total for page in found} == {25}
    assert len({hit.entry.id for page in found for hit in page.hits}) == 25


def test_index_and_query_are_normalised_alike():
    for text in TEXTS.values():
        words = index_text(text).split()
        assert words == [word for part in parse_query(" ".join(words)) for word in part.words]
    assert variants("strike") == ("strike",)
    assert "ببغداد" in variants("بغداد")


def test_hostile_queries_raise_nothing(filled, shared):
    import json

    strings = json.loads((shared / "hostile" / "strings.json").read_text("utf-8"))
    for typed in list(dict.fromkeys(strings))[::20]:
        filled.search(typed)
        filled.search_claims(typed)
