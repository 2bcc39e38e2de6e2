"""Files of every kind → reports with what is known of them; what is unsure is told, what harms is refused."""

from __future__ import annotations

import hashlib
import json
import stat
import zipfile

import pytest

from footprint.errors import (
    EmptyReport,
    FileTooLarge,
    InputError,
    InvalidDate,
    InvalidRecord,
    UnreadableFile,
    UnsafeFile,
    WrongKind,
)
from footprint.ingest import (
    Arrival,
    Limits,
    Notice,
    Refusal,
    apart,
    get_limits,
    iter_reports,
    open_upload,
)
from footprint.reading import read
from pages import (
    JSON_LD,
    META,
    PARAGRAPHS,
    PUBLISHED,
    TITLE,
    docx,
    page,
    word_paragraph,
    zip_of,
)

WORDS = "اعترضت دورية أميركية موكباً روسياً."
SMALL = Limits(file_bytes=100_000, members=5, unpacked_bytes=1_000_000)


def only(name, data, limits=None):
    (item,) = open_upload(name, data if isinstance(data, bytes) else data.encode(), limits)
    return item


def arrivals(items):
    return [item for item in items if isinstance(item, Arrival)]


def assert_refused(item, error, *parts):
    assert isinstance(item, Refusal), item
    assert isinstance(item.error, error), item.error
    assert str(item.error).startswith(item.name)
    for part in parts:
        assert part in str(item.error)


# Pages


@pytest.mark.parametrize("head", [META, JSON_LD])
def test_the_article_of_a_page_is_taken_with_what_the_page_declares(head):
    html = page(head)
    item = only("a.html", html)
    report = item.report
    assert report.text.split("\n") == [TITLE, *PARAGRAPHS]
    assert (report.title, report.source, report.language) == (TITLE, "وكالة النموذج", "ar")
    assert report.published.isoformat() == PUBLISHED
    assert item.doubts == ()
    assert item.fetched.raw_sha256 == hashlib.sha256(html.encode()).hexdigest()
    assert item.fetched.detail["author"] == "سامر النموذج"
    assert item.fetched.detail["kind"] == "html"


def test_what_a_page_tells_is_read_from_its_lines():
    reading = read(only("a.html", page()).report)
    found = {
        (claim.type, claim.date.start.isoformat()) for claim in reading.claims if claim.date.start
    }
    assert ("interception", "2020-02-03") in found  # "today", by the page's own date
    assert ("withdrawn", "2020-01-01") in found


@pytest.mark.parametrize(
    ("head", "published", "why", "guess"),
    [
        ("", None, "no date of publication", None),
        ('<link rel="canonical" href="https://a.example/2020/02/03/x">', "2020-02-03", "address", "2020-02-03"),
        (
            f'{META}<meta name="date" content="2020-02-05">', "2020-02-03", "more than one date", None,
        ),
        ('<meta name="date" content="lately">', None, "no date of publication", None),
        ('<meta name="date" content="0020-01-01">', None, "no date of publication", None),
    ],
)  # fmt: skip
def test_a_date_that_is_unsure_is_told(head, published, why, guess):
    item = only("a.html", page(head))
    assert (item.report.published and item.report.published.date().isoformat()) == published
    doubt = item.get_doubt("published")
    assert why in doubt.why
    assert doubt.guess == guess
    assert item.fetched.detail["unsure"]["published"] == doubt.why


def test_a_time_element_dates_a_page_that_declares_nothing_else():
    before = '<time datetime="2020-02-03T14:20+02:00">الإثنين</time>'
    item = only("a.html", page("", before=before))
    assert item.report.published.isoformat() == PUBLISHED
    assert item.get_doubt("published") is None


def test_an_outlet_that_is_not_named_is_asked_for():
    saved = "<!-- saved from url=(0029)https://www.wires.example/a/1 -->"
    item = only("a.html", page("").replace("<html", f"{saved}<html"))
    assert (item.report.source, item.report.url) == (
        "wires.example",
        "https://www.wires.example/a/1",
    )
    assert "no outlet" in item.get_doubt("source").why
    assert only("a.html", page("")).report.source is None


def test_a_language_that_the_script_belies_is_not_believed():
    assert only("a.html", page().replace('lang="ar"', 'lang="en-US"')).report.language is None
    assert only("a.html", page().replace('lang="ar"', 'lang="fa"')).report.language == "fa"


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6", "utf-8", "utf-16"])
def test_a_page_is_decoded_as_it_declares(encoding):
    paragraphs = tuple(each.replace("ً", "") for each in PARAGRAPHS)
    html = page(title="عنوان الخبر", paragraphs=paragraphs).replace(
        'charset="utf-8"', f'charset="{encoding}"'
    )
    item = only("a.html", html.encode(encoding))
    assert item.report.text.split("\n") == ["عنوان الخبر", *paragraphs]
    assert item.get_doubt("text") is None


def test_an_encoding_that_is_not_declared_or_wrong_is_found_and_told():
    html = page().replace('<meta charset="utf-8">', "")
    assert only("a.html", html).get_doubt("text") is None  # UTF-8 can be nothing else
    item = only("a.html", html.encode("cp1256"))
    assert PARAGRAPHS[2] in item.report.text
    assert "windows-1256" in item.get_doubt("text").why
    wrong = only("a.html", page().encode("cp1256"))
    assert PARAGRAPHS[2] in wrong.report.text
    broken = (
        page().encode().replace(PARAGRAPHS[2].encode(), PARAGRAPHS[2].encode()[:-3] + b"\xff\xff")
    )
    assert "lost" in only("a.html", broken).get_doubt("text").why


@pytest.mark.parametrize(
    "html",
    [
        "<p>" + "</p><p>".join(PARAGRAPHS),
        "<html><body><table><tr><td>" + "<tr><td>".join(PARAGRAPHS),
        "<div><div><b>" + "<br>".join(PARAGRAPHS) + "</i></div></body></html></body>",
        "<!doctype html>\n<p>a<p>" + "<p>".join(PARAGRAPHS) + "<script>alert(1)",
        page().replace("</p>", "").replace("</article>", "").replace("</main>", ""),
    ],
)
def test_a_broken_page_gives_its_words(html):
    text = only("a.html", html).report.text
    assert all(paragraph in text for paragraph in PARAGRAPHS[1:])
    assert "alert" not in text


def test_a_page_that_is_no_article_is_taken_whole_and_told():
    item = only(
        "a.html",
        "<html><body><nav>menu</nav><div>قصف على تل رفعت</div><div>مساء أمس</div></body></html>",
    )
    assert item.report.text == "قصف على تل رفعت\nمساء أمس"
    assert "no article" in item.get_doubt("text").why


@pytest.mark.parametrize(
    "html", ["", " ", "<html></html>", "<html><body><script>x()</script></body></html>", "<!-- -->"]
)
def test_a_page_without_words_is_refused(html):
    assert_refused(only("a.html", html), EmptyReport, "paste its words")


def test_a_hostile_page_is_words_like_any_other():
    html = page(title="</title><script>alert(1)</script>&#xd800;&#0;{{7*7}}")
    text = only("a.html", html).report.text
    assert "alert" not in text
    assert "{{7*7}}" in text
    deep = "<div>" * 50_000 + WORDS
    assert isinstance(only("a.html", deep), Arrival | Refusal)


# JSON and tables


def test_json_may_be_a_record_a_list_or_hold_one():
    record = {"text": WORDS, "title": "T", "published": "2020-02-03"}
    assert only("a.json", json.dumps(record)).report.title == "T"
    for data in ([record, {"text": "two"}], {"meta": 1, "articles": [record, {"text": "two"}]}):
        first, second = open_upload("a.json", json.dumps(data).encode())
        assert (first.name, second.name) == ("a.json record 1", "a.json record 2")
        assert second.report.text == "two"


@pytest.mark.parametrize(
    ("data", "error", "parts"),
    [
        ("{", InvalidRecord, ["column 2", "not JSON", "jsonl"]),
        ('[\n{"text": "a"},\n]', InvalidRecord, ["line 3", "column 1"]),
        ("[]", EmptyReport, ["no record"]),
        ("[3]", InvalidRecord, ["int", "'text'"]),
        ('{"a": 1}', InvalidRecord, ["no field 'text'", "articles"]),
        ('[{"text": "a", "titel": "b"}]', InvalidRecord, ["'titel'", "did you mean 'title'"]),
        ("[" * 100_000, InvalidRecord, ["nested too deep"]),
    ],
)
def test_json_that_cannot_be_used(data, error, parts):
    assert_refused(only("a.json", data), error, *parts)


def test_a_table_is_read_by_the_names_of_its_columns():
    table = 'Headline,Body,Date,Outlet,Notes\n"T, 1","one\ntwo",2020-02-03,Wire,x\n,three,,,\n\n'
    notice, first, second = open_upload("a.csv", table.encode())
    assert "'Notes'" in notice.words
    assert (first.report.title, first.report.text, first.report.source) == (
        "T, 1",
        "one\ntwo",
        "Wire",
    )
    assert first.report.published.date().isoformat() == "2020-02-03"
    assert (first.name, second.name) == ("a.csv row 2", "a.csv row 3")
    assert second.report.text == "three"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_of_a_spreadsheet_is_read_as_it_was_saved(encoding, delimiter):
    text = WORDS.replace("ً", "")
    table = f"العنوان{delimiter}النص\r\nعنوان{delimiter}{text}\r\n"
    item = arrivals(open_upload("a.csv", table.encode(encoding)))[0]
    assert (item.report.title, item.report.text) == ("عنوان", text)
    assert (item.get_doubt("text") is not None) == (encoding == "cp1256")


@pytest.mark.parametrize(
    ("table", "error", "parts"),
    [
        ("title,date\na,2020-01-01\n", InvalidRecord, ["no column 'text'", "'title', 'date'", "published"]),
        ("title,texts\na,b\n", InvalidRecord, ["is it 'texts'"]),
        ("text,body\na,b\n", InvalidRecord, ["'text' and 'body'", "keep one"]),
        ("text\n", EmptyReport, ["a header and no row"]),
        ("", EmptyReport, ["first row"]),
        ("text,date\na,03/02/2020\n", InvalidDate, ["row 2", "2021-01-18"]),
        ("text,title\n,b\n", EmptyReport, ["row 2", "column of the text"]),
    ],
)  # fmt: skip
def test_a_table_that_cannot_be_used(table, error, parts):
    assert_refused(only("a.csv", table), error, *parts)


def test_a_row_that_cannot_be_used_does_not_cost_the_others():
    first, wrong, last = open_upload("a.csv", b"text,date\na,\nb,soon\nc,\n")
    assert (first.report.text, last.report.text) == ("a", "c")
    assert wrong.name == "a.csv row 3"


# Word documents


def test_a_word_document_gives_its_paragraphs_and_asks_for_its_date():
    body = (
        word_paragraph(TITLE, "Title")
        + "".join(word_paragraph(each) for each in PARAGRAPHS)
        + "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"
        + "<w:del><w:r><w:t>gone</w:t></w:r></w:del></w:p>"
        + f"<w:tbl><w:tr><w:tc>{word_paragraph('cell')}</w:tc></w:tr></w:tbl>"
    )
    data = docx(body)
    item = only("a.docx", data)
    assert item.report.text.split("\n") == [TITLE, *PARAGRAPHS, "a\tb", "c", "cell"]
    assert item.report.title == TITLE
    assert item.report.published is None
    assert item.get_doubt("published").guess == "2020-02-04"
    assert item.fetched.raw_sha256 == hashlib.sha256(data).hexdigest()
    assert item.fetched.detail["author"] == "سامر"


def test_word_documents_that_cannot_be_used():
    entities = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    assert_refused(only("a.docx", docx("<w:p/>")), EmptyReport, "no words")
    assert_refused(only("a.docx", docx("<w:p>")), UnreadableFile, "XML is broken")
    assert_refused(
        only("a.docx", docx(word_paragraph("&b;"), xml=entities)), UnsafeFile, "entities"
    )
    assert_refused(only("a.docx", docx(word_paragraph("x"))[:200]), InputError)
    old = only("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert_refused(old, WrongKind, "old Office file", "save it as .docx")


# Archives


def test_an_archive_gives_the_reports_of_its_files():
    inner = zip_of(("deep.txt", "five"))
    data = zip_of(
        ("a.txt", "one"),
        ("folder/b.jsonl", '{"text": "two"}\n{"text": "three"}\n'),
        ("c.html", page()),
        ("d.docx", docx(word_paragraph("four"))),
        ("more.zip", inner),
        ("photo.png", b"\x89PNG"),
        ("__MACOSX/a.txt", "x"),
        (".hidden.txt", "x"),
        ("bad.json", "{"),
    )
    items = list(open_upload("all.zip", data))
    found = {item.name: item.report.text for item in arrivals(items)}
    assert found["all.zip / a.txt"] == "one"
    assert found["all.zip / folder/b.jsonl line 2"] == "three"
    assert found["all.zip / more.zip / deep.txt"] == "five"
    assert len(found) == 6
    (refused,) = [item for item in items if isinstance(item, Refusal)]
    assert refused.name == "all.zip / bad.json"
    assert [item.words for item in items if isinstance(item, Notice)] == ["left alone: 1 .png"]


@pytest.mark.parametrize(
    "name", ["../a.txt", "/etc/a.txt", "x/../../a.txt", "C:\\a.txt", "..\\a.txt"]
)
def test_a_path_out_of_an_archive_is_refused_and_the_rest_goes_on(name):
    refused, arrival = open_upload("a.zip", zip_of((name, "bad"), ("ok.txt", "good")))
    assert_refused(refused, UnsafeFile, "leads out of the archive")
    assert arrival.report.text == "good"


def test_a_link_in_an_archive_is_not_followed():
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert_refused(only("a.zip", zip_of((link, "/etc/passwd"))), UnsafeFile, "a link")


def test_a_locked_member_is_refused():
    data = bytearray(zip_of(("a.txt", "words")))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    assert_refused(only("a.zip", bytes(data)), UnsafeFile, "password")


def test_archives_are_bounded_by_count_size_ratio_and_depth():
    many = zip_of(*((f"{n}.txt", f"words {n}") for n in range(6)))
    assert_refused(only("a.zip", many, SMALL), FileTooLarge, "6 files", "5 are taken")
    big = zip_of(("a.txt", "x" * 100_001))
    assert_refused(only("a.zip", big, SMALL), FileTooLarge, "100,000", "FOOTPRINT_MAX_FILE_MB")
    bomb = zip_of(*((f"{n}.txt", str(n) * 9_000_000) for n in range(3)))
    items = list(open_upload("bomb.zip", bomb))
    assert_refused(items[-1], UnsafeFile, "bombs")
    assert len(items) <= 2
    nested = zip_of(("c.txt", "words"))
    for name in ("b.zip", "a.zip"):
        nested = zip_of((name, nested))
    assert_refused(
        only("top.zip", nested), UnsafeFile, "top.zip / a.zip / b.zip", "unpack the outer one"
    )
    fan = zip_of(*((f"{n}.zip", zip_of(("x.txt", f"{n}" * 90_000))) for n in range(5)))
    items = list(open_upload("fan.zip", fan, Limits(file_bytes=100_000, unpacked_bytes=200_000)))
    assert len(arrivals(items)) < 5
    assert_refused(items[-1], UnsafeFile, "bombs")


def test_an_archive_that_lies_about_its_sizes_is_measured(tmp_path):
    data = bytearray(zip_of(("a.txt", "x" * 200_000)))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    assert isinstance(only("a.zip", bytes(data), SMALL), Refusal)


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18, zip_of(("a.txt", "words"))[:-9]]
)
def test_a_broken_or_empty_archive_is_told(data):
    assert_refused(
        only("a.zip", data), UnreadableFile, "give another" if data[2] == 5 else "broken"
    )


# Names and contents


def test_a_file_is_read_as_what_it_is():
    notice, item = open_upload("a.html", docx(word_paragraph("words")))
    assert notice.words == "read as what it is: a Word document"
    assert item.report.text == "words"
    assert only("report", "words").report.text == "words"


@pytest.mark.parametrize(
    ("name", "data", "parts"),
    [
        ("a.html", b"\x89PNG\r\n\x1a\n", ["a picture"]),
        ("a.txt", b"\x7fELF\x02", ["a program"]),
        ("a.docx", b"just words", ["not a Word document", "text", "name it .txt"]),
        ("a.zip", b"just words", ["not a ZIP archive"]),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ["save it as .docx"]),
        ("a.md", b"words", ["not read by that name", ".docx, .htm"]),
        ("a.rtf", b"{\\rtf1 words}", ["save it as .docx or .txt"]),
        ("a.csv", b"Rar!\x1a\x07", ["pack it as .zip"]),
    ],
)
def test_what_holds_no_reports_is_told_by_what_it_is(name, data, parts):
    assert_refused(only(name, data), WrongKind, *parts)


def test_a_text_may_hold_anything_that_is_text():
    for text in ("<html>words</html>", "{not json", "<?xml version='1.0'?>", "[1]"):
        assert only("a.txt", text).report.text == text


def test_the_size_of_a_file_is_bounded_and_the_bound_is_a_setting(monkeypatch, tmp_path):
    assert_refused(only("a.html", b"x" * 21_000_000), FileTooLarge, "21,000,000", "20,000,000")
    monkeypatch.setenv("FOOTPRINT_MAX_FILE_MB", "1")
    assert_refused(only("a.html", b"x" * 1_000_001), FileTooLarge, "1,000,000")
    (tmp_path / "a.html").write_bytes(b"<p>" + b"x" * 1_000_001)
    (item,) = iter_reports([str(tmp_path / "a.html")])
    assert_refused(item, FileTooLarge, "1,000,004 bytes")
    for wrong in ("0", "-1", "ten", "1.5"):
        monkeypatch.setenv("FOOTPRINT_MAX_FILE_MB", wrong)
        with pytest.raises(InputError, match="FOOTPRINT_MAX_FILE_MB"):
            get_limits()


def test_an_upload_keeps_no_path_of_the_machine_it_came_from():
    assert only("C:\\Users\\ana\\a.txt", "words").name == "a.txt"
    assert only("../../etc/passwd.txt", "words").name == "passwd.txt"
    assert only("", "words").name == "upload"


def test_every_byte_string_is_a_report_or_told(tmp_path):
    seeds = [
        page().encode(),
        docx(word_paragraph("words")),
        zip_of(("a.html", page())),
        b'{"text": "a"}',
        b"text\na\n",
    ]
    names = ("a.html", "a.docx", "a.zip", "a.json", "a.csv", "a.jsonl", "a.txt", "a")
    for seed in seeds:
        for name in names:
            for at in range(0, len(seed), max(1, len(seed) // 12)):
                cut = seed[:at] + bytes([seed[at] ^ 0xA5]) + seed[at + 1 :]
                for item in (*open_upload(name, cut), *open_upload(name, seed[:at])):
                    assert isinstance(item, Arrival | Notice | Refusal)


# Pages made to cost time


def test_a_large_page_is_read_apart_and_is_the_same():
    small = only("a.html", page())
    large = only("a.html", page(before="<!-- " + "x" * 500_000 + " -->"))
    assert large.report == small.report
    assert large.doubts == small.doubts
    empty = only("a.html", "<html><body><!--" + "x" * 500_000 + "--></body></html>")
    assert_refused(empty, EmptyReport, "paste its words")


def test_a_page_that_takes_for_ever_is_ended(monkeypatch):
    monkeypatch.setattr(apart, "_PROGRAM", "while True: pass")
    monkeypatch.setattr(apart, "_SECONDS", 0.3)
    item = only("a.html", page(before="<!-- " + "x" * 500_000 + " -->"))
    assert_refused(item, FileTooLarge, "seconds", "hand its text in as .txt")


def test_a_tag_of_many_attributes_ends_in_time(monkeypatch):
    monkeypatch.setattr(apart, "_PATIENCE", 0.05)
    many = "<p " + " ".join(f"a{number}" for number in range(200_000)) + ">words"
    assert_refused(only("a.html", many), FileTooLarge)
