"""Every hostile string, through every door and into every piece of a page: it stays the text that it is.

The browser has its own tests (`tests/browser/test_hostile*.py`); this one goes through all strings, by parsing what the
screens are given as a browser parses it.
"""

from __future__ import annotations

import csv
import io
import json
import os
from datetime import UTC, date, datetime

import lxml.html
import pytest

from footprint.contract import dumps, reading_from_json, reading_to_json
from footprint.errors import FootprintError
from footprint.exchange.cells import guard
from footprint.ingest import Arrival, open_upload
from footprint.model import Actor, Claim, Count, DateRange, Place, Reading, Report
from footprint.store import KeptClaim, ReportEntry, Revision, open_store
from footprint.ui import off_map, panel, quotes, report_room, review_room, words
from footprint.ui.parts import plain

STEP = int(os.environ.get("FOOTPRINT_HOSTILE_STEP", "20"))
"""Doors that open files anew for each string take every so manieth; `make hostile` takes all."""
ELEMENTS = {
    "article", "aside", "b", "bdi", "h3", "h4", "section", "blockquote", "br", "code", "dd", "div", "dl", "dt", "h1", "h2", "i", "li", "mark", "p",
    "small", "span", "u", "ul", "a",
}  # fmt: skip
"""All that the pieces below are made of."""
ATTRIBUTES = {"class", "dir", "lang", "id", "data-at", "href", "target", "aria-current"}


@pytest.fixture(scope="module")
def texts(hostile_strings, shared):
    """The strings that a report can hold, and the payloads for folium."""
    payloads = json.loads((shared / "hostile" / "folium_payloads.json").read_text("utf-8"))
    kept = [text for text in [*hostile_strings, *payloads] if text.strip() and "\0" not in text]
    assert len(kept) > 8_800
    return kept


def claim_of(report: Report, text: str) -> Claim:
    place = Place("x:1", text, text, 36, 38, 3, "settlement", "event", start=0, end=len(text))
    return Claim(
        "incident", "clash", "occurred", (report.quote(0, len(text)),),
        actors=(Actor("rus.mil", "initiator", 0, len(text)),), places=(place,),
        date=DateRange(date(2020, 1, 1), date(2020, 1, 1), "day", "absolute", span=(0, len(text))),
        count=Count(text, 2),
    )  # fmt: skip


def revision_of(text: str) -> Revision:
    """A decision by somebody of that name, for that reason, on words like these."""
    corrected = {"quotes": {"value": [{"text": text}], "was": [{"text": text[::-1]}]}}
    after = {"reviews": {"1": {"status": "rejected", "corrections": corrected}}}
    return Revision(1, datetime(2020, 1, 1, tzinfo=UTC), text, text, text, 1, None, after)


def check(html: str, *, told: str) -> None:
    """No element or attribute but ours, every address one of ours, and the text is there as it was."""
    tree = lxml.html.fragment_fromstring(html, create_parent="div")
    for element in tree.iter():
        assert element.tag in ELEMENTS, (element.tag, told)
        assert set(element.attrib) <= ATTRIBUTES, (dict(element.attrib), told)
        assert element.get("href", "?").startswith("?"), told
    shown = squeezed(tree.text_content())
    for line in told.splitlines():
        assert squeezed(clean(line)) in shown, told


def squeezed(text: str) -> str:
    """A text without spaces and what has no shape: parsers may change those."""
    return "".join(char for char in text if char.isprintable() and not char.isspace())


def clean(html: str) -> str:
    """HTML as a browser's parser has it: without control characters, which lxml would end at."""
    return "".join(char if char >= " " or char in "\t\n" else "\ufffd" for char in html)


@pytest.fixture
def shown(monkeypatch):
    """Everything that is given to `st.html`."""
    given = []
    monkeypatch.setattr(panel.st, "html", lambda body, **named: given.append(body))
    return given


def test_no_string_is_markup_in_any_piece_of_a_page(texts, shown):
    for text in texts:
        report = Report(text, text, datetime(2020, 1, 1, tzinfo=UTC), "ar", text, text)
        claim = claim_of(report, text)
        kept = KeptClaim(1, report.id, claim, True)
        del shown[:]
        panel.show_claim(kept, report, "1 of 1")
        entry = ReportEntry(
            report.id,
            text,
            None,
            text,
            text,
            text,
            text,
            datetime(2020, 1, 1, tzinfo=UTC),
            text,
            text,
            1,
        )
        pieces = [
            *shown,
            quotes.whole(text, quotes.fields_of(claim), [(0, len(text))], text),
            report_room._item(entry),
            off_map._group("statement", 1, [kept], {report.id: report}),
            review_room._item(revision_of(text)),
            f"<h2>{panel._isolated(words.headline(claim))}</h2>",
        ]
        check(clean("".join(pieces)), told=text)


def test_no_string_is_markdown_on_a_button(texts):
    for text in texts:
        label = plain(text)
        assert label == label.strip()  # four spaces before a line make it code
        assert "\n" not in label
        assert not [
            at
            for at, char in enumerate(label)
            if char in "`*_[]()<>!|~:$&#" and (at == 0 or label[at - 1] != "\\")
        ]


def test_every_string_goes_through_the_store_and_the_contract_and_comes_back(texts, tmp_path):
    store = open_store(tmp_path / "store.db")
    batch = []
    seen = set()
    for text in texts[:: STEP * 5 if STEP > 1 else 1]:
        report = Report(text, text, None, "ar", text, text)
        if report.id not in seen:
            seen.add(report.id)
            batch.append((Reading(report, (claim_of(report, text),), "test"), text, None))
    store.keep_all(batch)
    for reading, origin, _ in batch:
        assert (
            reading_from_json(
                json.loads(dumps(reading_to_json(reading))), reading.report.text
            ).claims
            == reading.claims
        )
        kept = store.get_report(reading.report.id)
        assert (kept.report.text, kept.report.url, kept.entry.origin) == (
            reading.report.text,
            reading.report.url,
            origin,
        )
    assert not store.verify().faults


def test_every_string_comes_in_as_a_file_a_row_and_a_name(texts):
    table = io.StringIO()
    csv.writer(table).writerow(["text", "title", "source", "url"])
    csv.writer(table).writerows([text, guard(text), text, text] for text in texts)
    rows = [
        item
        for item in open_upload("a.csv", table.getvalue().encode("utf-8", "surrogatepass"))
        if isinstance(item, Arrival)
    ]
    assert len(rows) > 8_500
    for number, text in enumerate(texts[::STEP]):
        items = list(open_upload(text, text.encode("utf-8", "surrogatepass")))
        assert items
        for item in items:
            error = getattr(item, "error", None)
            assert error is None or isinstance(error, FootprintError), text
        if number % 5 == 0:  # a page takes its time
            page = f"<html><body><article><h1>{text}</h1><p>{text}</p><p>قصف على تل رفعت مساء أمس.</p></article></body></html>"
            assert list(open_upload("a.html", page.encode("utf-8", "surrogatepass")))
