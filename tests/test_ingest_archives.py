"""Feeds, PDFs and web archives → reports; bombs, locks and broken bytes are told."""

from __future__ import annotations

import hashlib
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.errors import (
    EmptyReport,
    FileTooLarge,
    InputError,
    UnreadableFile,
    UnsafeFile,
    WrongKind,
)
from footprint.ingest import Arrival, Limits, Notice, Refusal, open_upload, read_feed
from footprint.ingest.kinds import elements, pdf, pdf_pages
from pages import (
    ATOM,
    FEED,
    PARAGRAPHS,
    PUBLISHED,
    TITLE,
    docx,
    page,
    pdf_of,
    warc_of,
    word_paragraph,
    zip_of,
)


def only(name, data, limits=None):
    (item,) = open_upload(name, data if isinstance(data, bytes) else data.encode(), limits)
    return item


def assert_refused(item, error, *parts):
    assert isinstance(item, Refusal), item
    assert isinstance(item.error, error), item.error
    assert str(item.error).startswith(item.name)
    for part in parts:
        assert part in str(item.error)


# Feeds


@pytest.mark.parametrize("name", ["a.xml", "a.rss", "feed"])
def test_the_entries_of_a_feed_give_their_own_text(name):
    first, second, third = open_upload(name, FEED.encode())
    report = first.report
    assert (
        report.text
        == "قصف على تل رفعت\nقصفت المدفعية التركية مدينة تل رفعت.\nوانسحبت القوات الروسية."
    )
    assert report.published.isoformat() == PUBLISHED
    assert (report.title, report.source, report.language) == (
        "قصف على تل رفعت",
        "وكالة النموذج",
        "ar",
    )
    assert report.url == "http://news.test/a"
    assert first.fetched.detail["author"] == "سامر"
    assert second.report.text == "Convoy & patrol\nA convoy reached Ain Issa."
    assert second.report.url is None  # javascript: is no address
    assert "no date" in second.get_doubt("published").why
    assert_refused(third, EmptyReport, "no text of its own", "--follow")


def test_an_atom_feed_and_a_broken_one_are_read():
    item = only("a.atom", ATOM)
    assert (item.report.text, item.report.source) == ("One\nA patrol left Kobani.", "Model Wire")
    broken = ATOM.replace("</feed>", "").replace("<summary>", "<summary>&nbsp;<br>")
    assert "A patrol left Kobani." in only("a.atom", broken).report.text


def test_a_feed_of_a_file_is_read_by_read_feed_too(tmp_path):
    path = tmp_path / "a.rss"
    path.write_text(FEED, encoding="utf-8")
    assert len([item for item in read_feed(str(path)) if isinstance(item, Arrival)]) == 2
    (refused,) = read_feed(str(tmp_path / "none.rss"))
    assert_refused(refused, UnreadableFile, "give a feed's address")
    (tmp_path / "b.rss").write_text("<x/>")
    (refused,) = read_feed(str(tmp_path / "b.rss"))
    assert_refused(refused, WrongKind, "no feed")


BOMBS = (
    '<!DOCTYPE x [<!ENTITY a "1234567890"><!ENTITY b "&a;&a;&a;&a;">]>',
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1/x.dtd"> %a;]>',
)


@pytest.mark.parametrize("bomb", BOMBS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("broken", [False, True])
def test_a_feed_that_declares_entities_is_refused(bomb, encoding, broken):
    head, rest = FEED.split("\n", 1)
    text = f"{head.replace('UTF-8', encoding)}\n{bomb}{rest.replace('ملخص', '&b;&a;')}"
    if broken:
        text = text.replace("</channel></rss>", "</chan")
    assert_refused(only("a.xml", text.encode(encoding)), UnsafeFile, "entities")


def test_the_xml_of_the_hostile_samples_is_refused_under_every_name(shared):
    files = sorted((shared / "hostile" / "xml").iterdir())
    assert len(files) == 13
    for file in files:
        raw = file.read_bytes()
        for name in ("a.xml", "a.rss", file.name, "a.docx", "a.html", "a.json", "a"):
            for item in open_upload(name, raw):
                assert isinstance(item, Refusal | Notice | Arrival)
                words = item.report.text if isinstance(item, Arrival) else ""
                assert len(words) < len(raw) + 100  # nothing was expanded
                assert "123 " not in words.replace(raw.decode("utf-8", "replace"), "")
        for document in (raw, b'<?xml version="1.0"?>' + raw):
            hidden = zip_of(("word/document.xml", document))
            assert_refused(only("a.docx", hidden), InputError)
        (item,) = open_upload("a.xml", raw)
        assert isinstance(item, Refusal)


# PDF

LINES = (
    "KOBANI - A Turkish drone struck a vehicle on the road between Kobani and",
    "Ain Issa on Tuesday, local sources said.",
    "Russian forces withdrew from a base south of Tal Tamr in January, the same",
    "sources added.",
)


def test_a_pdf_gives_its_text_in_paragraphs():
    data = pdf_of(*LINES)
    item = only("a.pdf", data)
    assert item.report.text.split("\n") == [
        "KOBANI - A Turkish drone struck a vehicle on the road between Kobani and Ain Issa on Tuesday, local sources said.",
        "Russian forces withdrew from a base south of Tal Tamr in January, the same sources added.",
    ]
    assert item.report.published is None
    assert item.get_doubt("published").guess == "2020-02-04"
    assert item.fetched.raw_sha256 == hashlib.sha256(data).hexdigest()
    assert (item.fetched.detail["author"], item.fetched.detail["pages"]) == ("S. Model", 1)


def test_an_arabic_pdf_gives_letters_as_people_type_them():
    shapes = "\ufe97\ufede \ufead\ufed3\ufecc\ufe96"  # تل رفعت in printed shapes
    codes = dict(enumerate(reversed(shapes), start=1))  # as they are painted, from the left
    line = "<" + "".join(f"{code:04x}" for code in codes) + ">"
    assert only("a.pdf", pdf_of(line, codes=codes)).report.text == "تل رفعت"


def test_a_pdf_without_words_says_so():
    assert_refused(only("a.pdf", pdf_of("")), EmptyReport, "no text layer", "OCR")


@pytest.mark.parametrize("data", [b"%PDF-1.4", b"%PDF-1.4\n" + b"\0" * 3000, pdf_of(*LINES)[:400]])
def test_a_broken_pdf_is_told(data):
    item = only("a.pdf", data)
    assert_refused(item, InputError, "PDF" if "no text" not in str(item) else "OCR")


def test_a_pdf_that_takes_for_ever_ends(monkeypatch, tmp_path):
    program = tmp_path / "slow.py"
    monkeypatch.setattr(pdf, "_PROGRAM", program)
    program.write_text("while True: pass")
    monkeypatch.setattr(pdf, "_PATIENCE", 1)
    assert_refused(only("a.pdf", b"%PDF-1.4", Limits(pdf_seconds=1)), FileTooLarge, "1 seconds")
    program.write_text("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)")
    assert_refused(only("a.pdf", b"%PDF-1.4"), FileTooLarge, "30 seconds")


def test_a_pdf_has_little_memory(monkeypatch):
    monkeypatch.setattr(pdf, "_MEGABYTES", 40)
    assert_refused(only("a.pdf", pdf_of(*LINES)), InputError)


def painted(text, x=40.0, y=700.0, size=10.0, width=5.0):
    """The glyphs of a text as they are painted, from the left."""
    return [
        pdf_pages.Glyph(char, x + at * width, x + (at + 1) * width, y, size)
        for at, char in enumerate(text)
    ]


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("تعفر لت", "تل رفعت"),
        ("0202 طابش 3 يف", "في 3 طابش 0202".replace("طابش", "شباط")),
        ('4" مإ" قيرطلا', 'الطريق "إم "4'),
        ("M4 قيرطلا ىلع", "على الطريق M4"),
        ("2020-02-03 14:20", "2020-02-03 14:20"),
        ("left تفعر right words", "left رعفت right words"),
        ("Coalition Forces ىلإ نيعباتلا دونجلا", "الجنود التابعين إلى Coalition Forces"),
        ("\ufe94\ufef3\ufeae\ufed7", "قرية"),
        ("50% نم", "من 50%"),
    ],
)
def test_a_line_is_read_in_its_direction(seen, read):
    assert pdf_pages.paragraphs_of(painted(seen)) == [read]


def test_vowel_signs_stay_with_their_letter_and_gaps_are_spaces():
    glyphs = [
        *painted("اي", 40),
        *painted("سور", 52),
        pdf_pages.Glyph("\u064b", 39.5, 39.5, 703, 10),
    ]
    assert pdf_pages.paragraphs_of(painted("تل", 80) + painted("يف", 60)) == ["لت في"]
    assert pdf_pages.paragraphs_of(glyphs[:2] + glyphs[5:]) == ["ياً".replace("ياً", "يا\u064b")]


def test_columns_and_paragraphs_are_told_apart():
    lines = []
    for row, (left, right) in enumerate(
        [("one long line", "a second text"), ("that goes on", "beside the one"), ("here.", "ends.")]
    ):
        lines += painted(left, 40, 700 - 12 * row) + painted(right, 300, 700 - 12 * row)
    lines += painted("A new paragraph", 40, 640)
    assert pdf_pages.paragraphs_of(lines) == [
        "one long line that goes on here.",
        "a second text beside the one ends.",
        "A new paragraph",
    ]
    assert pdf_pages.paragraphs_of([]) == []


@given(
    st.lists(
        st.tuples(
            st.text(max_size=3), st.floats(-500, 2000), st.floats(-500, 2000), st.floats(0.1, 99)
        ),
        max_size=40,
    )
)
def test_any_glyphs_give_their_letters(given_glyphs):
    glyphs = [pdf_pages.Glyph(text, x, x + 5, y, size) for text, x, y, size in given_glyphs]
    for line in pdf_pages.paragraphs_of(glyphs):
        assert line == " ".join(line.split())


# Web archives

RECORDS = (
    ("http://news.test/a", "text/html; charset=windows-1256", page().replace('<meta charset="utf-8">', "").encode("cp1256"), "200 OK"),
    ("http://news.test/a.css", "text/css", b"p {}", "200 OK"),
    ("http://news.test/gone", "text/html", b"<p>gone", "404 Not Found"),
    ("http://news.test/b.pdf", "application/pdf", pdf_of(*LINES), "200 OK"),
)  # fmt: skip


def check_pages(items, prefix):
    found = [item for item in items if isinstance(item, Arrival)]
    assert [item.name for item in found] == [
        f"{prefix} record 1 (http://news.test/a)",
        f"{prefix} record 4 (http://news.test/b.pdf)",
    ]
    html = found[0]
    assert html.report.text.split("\n") == [TITLE, *PARAGRAPHS]
    assert html.report.url == "http://news.test/a"
    assert html.fetched.raw_sha256 == hashlib.sha256(RECORDS[0][2]).hexdigest()
    assert html.fetched.detail["at"] == "2020-02-05T10:00:00Z"
    (notice,) = [item for item in items if isinstance(item, Notice)]
    assert notice.words == "left alone: 1 answers of status 404, 1 text/css"
    assert not [item for item in items if isinstance(item, Refusal)]


@pytest.mark.parametrize("gzip", [True, False])
def test_a_web_archive_gives_its_pages(gzip):
    name = "crawl.warc.gz" if gzip else "crawl.warc"
    check_pages(list(open_upload(name, warc_of(*RECORDS, gzip=gzip))), name)


def test_a_wacz_gives_the_pages_of_its_archives():
    data = zip_of(
        ("datapackage.json", "{}"),
        ("archive/data.warc.gz", warc_of(*RECORDS)),
        ("pages/pages.jsonl", "{}"),
    )
    check_pages(list(open_upload("a.wacz", data)), "a.wacz / archive/data.warc.gz")


def test_web_archives_that_cannot_be_used():
    whole = warc_of(*RECORDS, gzip=False)
    assert_refused(list(open_upload("a.warc", whole[:-600]))[-2], InputError, "record 4", "PDF")
    assert_refused(
        list(open_upload("a.warc", whole.replace(b"WARC/1.0", b"WARC?1.0")))[-1], WrongKind
    )
    assert_refused(only("a.warc.gz", b"\x1f\x8b\x08\0garbage" * 9), WrongKind)
    assert_refused(only("a.warc", b"WARC/1.0\r\nnonsense\r\n\r\n"), UnreadableFile)
    none = warc_of(("http://news.test/x", "image/png", b"\x89PNG", "200 OK"))
    assert_refused(list(open_upload("a.warc.gz", none))[-1], UnreadableFile, "no page")
    packed = zip_of(("datapackage.json", "{}"), ("archive/data.warc.gz", b"\x1f\x8b nonsense"))
    assert_refused(list(open_upload("a.wacz", packed))[-1], UnreadableFile)


def test_a_web_archive_that_unpacks_to_too_much_is_stopped():
    bomb = warc_of(
        *(
            (f"http://news.test/{n}", "text/html", b"<p>" + b"x" * 5_000_000, "200 OK")
            for n in range(3)
        )
    )
    items = list(open_upload("a.warc.gz", bomb, Limits(unpacked_bytes=8_000_000)))
    assert_refused(items[-1], UnsafeFile, "bombs")


def test_what_is_left_alone_of_a_web_archive_is_measured_by_its_ratio():
    """It unpacks all the same on the way to the next record; a large archive of pictures is gone through all the same."""
    records = (
        *((f"http://news.test/{n}", "text/css", b"x" * 5_000_000, "200 OK") for n in range(3)),
        ("http://news.test/a", "text/html", page().encode(), "200 OK"),
    )
    assert_refused(
        list(open_upload("a.warc.gz", warc_of(*records)))[-1], UnsafeFile, "record 3", "bombs"
    )
    large = open_upload("a.warc", warc_of(*records, gzip=False), Limits(unpacked_bytes=1_000_000))
    assert [item.report.title for item in large if isinstance(item, Arrival)] == [TITLE]


def test_kinds_left_alone_of_a_web_archive_are_counted_in_bounded_room():
    many = warc_of(*((f"http://a.test/{n}", f"x/{n}", b"", "200 OK") for n in range(300)))
    notice = next(i for i in open_upload("a.warc.gz", many) if isinstance(i, Notice))
    assert "200 others" in notice.words


def test_elements_without_end_are_told_and_take_no_memory(monkeypatch):
    many = "<a/>" * 40_000
    raw = f"<rss>{many}<b>words</b>{many}</rss>".encode()
    tracemalloc.start()
    told = [each.text for event, each in elements.iter_elements(raw, "a.xml") if event == "end"]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [text for text in told if text] == ["words"]
    assert peak < 3_000_000  # more than twice that where the elements are kept
    assert only("a.docx", docx(f"{many}{word_paragraph('words')}{many}")).report.text == "words"
    monkeypatch.setattr(elements, "MOST_ELEMENTS", 1_000)
    for name, data in (("a.xml", raw), ("a.docx", docx(many))):
        assert_refused(only(name, data), FileTooLarge, "elements", "split it")


@pytest.mark.parametrize("end", ["</channel></rss>", "</chan"])
def test_a_feed_of_too_many_entries_is_told_before_they_are_read(end):
    feed = "<rss version='2.0'><channel>" + "<item><title>x</title></item>" * 10_001 + end
    assert_refused(only("a.rss", feed), FileTooLarge, "10,001 entries", "split it")


def test_every_cut_and_flip_of_a_web_archive_is_told():
    for seed in (warc_of(*RECORDS[:3]), warc_of(*RECORDS[:3], gzip=False)):
        for at in range(0, len(seed), len(seed) // 40):
            flipped = seed[:at] + bytes([seed[at] ^ 0x5A]) + seed[at + 1 :]
            for data in (flipped, seed[:at]):
                assert all(
                    isinstance(item, Arrival | Notice | Refusal)
                    for item in open_upload("a.warc.gz", data)
                )


def test_nothing_is_written_while_archives_are_opened(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, data in (
        ("a.zip", zip_of(("x/a.txt", "words"), ("../b.txt", "words"))),
        ("a.warc.gz", warc_of(*RECORDS)),
        ("a.pdf", pdf_of(*LINES)),
    ):
        list(open_upload(name, data))
    assert list(Path(tmp_path).iterdir()) == []
