"""What is handed in: reports in, everything else told with its name, its place and the way out."""

import codecs
import json
import os
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pytest

from footprint import paths
from footprint.errors import (
    DataError,
    EmptyReport,
    InvalidDate,
    InvalidRecord,
    ReportTooLarge,
    SpanError,
    UndecodableText,
    UnreadableFile,
    WrongKind,
)
from footprint.ingest import (
    MAX_REPORT_BYTES,
    Arrival,
    Notice,
    Outcome,
    Read,
    Reader,
    Refusal,
    first_start,
    iter_reports,
    keep_arrivals,
    parse_published,
    read_arrivals,
)
from footprint.ingest.bundled import load_bundled
from footprint.model import Claim, Reading, Report

WORDS = "اعترضت دورية أميركية موكباً روسياً."


def one_claim(report: Report) -> Reading:
    claim = Claim("statement", "announce", "occurred", (report.quote(0, 1),))
    return Reading(report, (claim,), "test-1")


READER = Reader("test-1", one_claim)


def write(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return str(path)


def lines(*records):
    return "".join(f"{json.dumps(r) if isinstance(r, dict) else r}\n" for r in records)


def only(paths_given, **named):
    (item,) = iter_reports([paths_given], **named)
    return item


# Words come in as they are


@pytest.mark.parametrize(
    "text",
    [
        WORDS,
        "a\r\nb\rc\n",
        "  spaces stay  \n\n",
        "\u200fمرحبا\u200e",
        "e\u0301 and é",
        "\u2028line\u2029",
        "a\ufeffb",
        "x" * (MAX_REPORT_BYTES),
    ],
)
def test_a_text_file_is_taken_to_the_letter(tmp_path, text):
    path = write(tmp_path, "a.txt", text)
    assert only(path) == Arrival(path, Report(text))


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path):
    path = write(tmp_path, "a.txt", codecs.BOM_UTF8 + WORDS.encode())
    assert only(path).report.text == WORDS
    path = write(tmp_path, "a.jsonl", codecs.BOM_UTF8 + lines({"text": WORDS}).encode())
    assert only(path).report.text == WORDS


def test_every_field_of_a_record_is_taken(tmp_path):
    record = {
        "text": WORDS,
        "title": "عنوان",
        "published": "2021-01-18T15:35:00+02:00",
        "url": "https://example.org/1",
        "source": "Syria TV",
        "language": "ar-SY",
    }
    item = only(write(tmp_path, "a.jsonl", lines(record)))
    assert item.report == Report(
        text=WORDS,
        title="عنوان",
        published=datetime(2021, 1, 18, 15, 35, tzinfo=timezone(timedelta(hours=2))),
        url="https://example.org/1",
        source="Syria TV",
        language="ar",
    )


def test_fields_may_be_null_or_left_out(tmp_path):
    record = {"text": WORDS, "title": None, "published": None, "language": None, "url": ""}
    assert only(write(tmp_path, "a.jsonl", lines(record))).report == Report(WORDS)


def test_a_date_on_the_command_is_for_reports_without_one(tmp_path):
    path = write(
        tmp_path, "a.jsonl", lines({"text": "one"}, {"text": "two", "published": "2020-05-01"})
    )
    moment = datetime(2021, 1, 18, tzinfo=UTC)
    one, two = iter_reports([path], published=moment)
    assert one.report.published == moment
    assert two.report.published == datetime(2020, 5, 1)  # noqa: DTZ001  it came without an offset


def test_a_folder_is_read_in_order_and_what_else_lies_there_is_told(tmp_path):
    for name in ("b.txt", "a/2.TXT", "a/1.txt", ".hidden.txt", ".git/x.txt"):
        write(tmp_path, name, f"words of {name}")
    write(tmp_path, "c.jsonl", lines({"text": "one"}, {"text": "two"}))
    for name in ("notes.png", "LICENSE", "x.png"):
        write(tmp_path, name, "x")
    items = list(iter_reports([str(tmp_path)]))
    names = [os.path.relpath(item.name, tmp_path) for item in items if isinstance(item, Arrival)]
    assert names == ["b.txt", "c.jsonl line 1", "c.jsonl line 2", "a/1.txt", "a/2.TXT"]
    (notice,) = [item for item in items if isinstance(item, Notice)]
    assert "2 .png" in notice.words
    assert "LICENSE" in notice.words


def test_a_link_to_a_folder_is_not_followed(tmp_path):
    write(tmp_path, "real/a.txt", "words")
    (tmp_path / "real" / "loop").symlink_to(tmp_path)
    assert len([i for i in iter_reports([str(tmp_path)]) if isinstance(i, Arrival)]) == 1


@pytest.mark.parametrize("text", [WORDS, "{not json", " \n{ words"])
def test_standard_input_is_a_report(text):
    if text.lstrip().startswith("{"):
        item = only("-", stdin=BytesIO(lines({"text": text}).encode()))
        assert item.name == "standard input line 1"
    else:
        item = only("-", stdin=BytesIO(text.encode()))
        assert item.name == "standard input"
    assert item.report.text == text


def test_standard_input_may_be_records():
    given = lines({"text": "one"}, {"text": "two"}).encode()
    assert [item.report.text for item in iter_reports(["-"], stdin=BytesIO(given))] == [
        "one",
        "two",
    ]


# What is refused


def assert_refused(item, error, *parts):
    assert isinstance(item, Refusal)
    assert isinstance(item.error, error), item.error
    message = str(item.error)
    assert message.startswith(item.name)
    for part in parts:
        assert part in message


@pytest.mark.parametrize(
    ("content", "error", "parts"),
    [
        (b"", EmptyReport, ["no words"]),
        (b" \n\t", EmptyReport, ["no words"]),
        (codecs.BOM_UTF8, EmptyReport, ["no words"]),
        (
            b"abc\xe3\xe4 more",
            UndecodableText,
            ["byte 3 (0xe3)", "iconv -f WINDOWS-1256", "/a b.txt' > 'utf8-a b.txt'"],
        ),
        (codecs.BOM_UTF8 + b"\xff", UndecodableText, ["byte 3 (0xff)"]),
        (WORDS.encode("utf-16"), UndecodableText, ["UTF-16", "iconv -f UTF-16"]),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), UndecodableText, ["UTF-16"]),
        (WORDS.encode("utf-32"), UndecodableText, ["UTF-32"]),
        ("abc".encode("utf-16-le"), UndecodableText, ["NUL", "UTF-8"]),
        (WORDS.encode("cp1256"), UndecodableText, ["byte 0", "WINDOWS-1256"]),
        (b"x" * (MAX_REPORT_BYTES + 1), ReportTooLarge, ["5,000,001 bytes", "5,000,000", ".jsonl"]),
        (b"\n" * (MAX_REPORT_BYTES + 7), ReportTooLarge, ["5,000,007 bytes"]),
    ],
)
def test_a_text_file_that_cannot_be_used(tmp_path, content, error, parts):
    path = write(tmp_path, "a b.txt", content)
    assert_refused(only(path), error, path, *parts)


def test_a_file_of_fifty_megabytes_is_refused_without_being_read(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert_refused(only(str(path)), ReportTooLarge, "50,000,000 bytes", "split it")


def test_too_long_a_standard_input_is_refused():
    item = only("-", stdin=BytesIO(b"x\n" * MAX_REPORT_BYTES))
    assert_refused(item, ReportTooLarge, "5,000,000")


@pytest.mark.parametrize(
    ("record", "error", "parts"),
    [
        (
            {"text": "a", "titel": "x"},
            InvalidRecord,
            ["'titel'", "did you mean 'title'", "language"],
        ),
        ({"text": "a", "zzz": 1}, InvalidRecord, ["unknown field 'zzz'", "known: text, title"]),
        ({"title": "x"}, InvalidRecord, ["no field 'text'"]),
        ({"text": None}, InvalidRecord, ["no field 'text'"]),
        ({"text": " "}, EmptyReport, ["no words"]),
        ({"text": 3}, InvalidRecord, ["'text'", "not a string"]),
        ({"text": "a", "title": ["x"]}, InvalidRecord, ["'title'", "not a string"]),
        (
            {"text": "a", "published": "18/01/2021"},
            InvalidDate,
            ["'published'", "2021-01-18T15:35"],
        ),
        ({"text": "a", "published": "0001-01-01"}, InvalidDate, ["1900"]),
        ({"text": "a", "language": "Arabic!"}, InvalidRecord, ["'language'", "ar or en"]),
        ({"text": "a\0b"}, UndecodableText, ["NUL"]),
        ({"text": "a", "title": "\ud800"}, UndecodableText, ["'title'", "\\ud800"]),
        ('{"text": "a"', InvalidRecord, ["column 13", "not JSON"]),
        ("words, no record", InvalidRecord, ["column 1", "not JSON"]),
        ('["text"]', InvalidRecord, ["list", "object"]),
        ("3", InvalidRecord, ["int"]),
        ('{"text": "a", "text": "b"}', InvalidRecord, ["'text'", "twice"]),
        ("[" * 100_000, InvalidRecord, ["nested"]),
        ('{"text": ' + "9" * 5000 + "}", InvalidRecord, ["giant number"]),
    ],
)
def test_a_record_that_cannot_be_used_is_told_and_the_others_go_on(tmp_path, record, error, parts):
    path = write(tmp_path, "a.jsonl", lines({"text": "first"}, "", record, {"text": "last"}))
    first, refused, last = iter_reports([path])
    assert (first.report.text, last.report.text) == ("first", "last")
    assert refused.name == f"{path} line 3"
    assert_refused(refused, error, *parts)


def test_a_line_that_is_no_utf_8_or_too_long_is_told_and_the_others_go_on(tmp_path):
    long = b'{"text": "' + b"x" * MAX_REPORT_BYTES * 2 + b'"}\n'
    content = b'{"text": "\xe3"}\n' + long + b'{"text": "last"}'
    path = write(tmp_path, "a.jsonl", content)
    wrong, too_long, last = iter_reports([path])
    assert_refused(wrong, UndecodableText, f"{path} line 1", "byte 10", "iconv")
    assert_refused(too_long, ReportTooLarge, f"{path} line 2", "5,000,000")
    assert (last.name, last.report) == (f"{path} line 3", Report("last"))


def test_a_jsonl_file_without_a_record_is_told(tmp_path):
    assert_refused(only(write(tmp_path, "a.jsonl", "\n \n")), EmptyReport, "no record")
    assert_refused(only(write(tmp_path, "b.jsonl", b"")), EmptyReport, "no record")
    wrong = write(tmp_path, "c.jsonl", lines({"text": "a"}).encode("utf-16"))
    assert_refused(only(wrong), UndecodableText, "UTF-16")


def test_paths_that_lead_nowhere_are_told(tmp_path):
    assert_refused(only(str(tmp_path / "none.txt")), UnreadableFile, "no such file")
    assert_refused(only(str(tmp_path / "none")), UnreadableFile, "no such file")
    assert_refused(only(write(tmp_path, "a.docx", b"PK")), WrongKind, "not a Word document", "text")
    empty = tmp_path / "empty"
    empty.mkdir()
    assert_refused(only(str(empty)), UnreadableFile, "no file in this folder", ".txt")


def test_the_same_words_are_read_once(tmp_path):
    one, two = write(tmp_path, "1.txt", WORDS), write(tmp_path, "2.txt", WORDS)
    arrival, notice = iter_reports([one, two])
    assert arrival.name == one
    assert notice == Notice(two, f"the same words as {one}; read once")


@pytest.mark.parametrize(
    "value",
    [
        "2021-01-18",
        "2021-01-18T15:35",
        "2021-01-18T15:35+02:00",
        "2021-01-18T13:35:00Z",
        "20210118",
    ],
)
def test_iso_dates_are_read(value):
    moment = parse_published(value, "x")
    assert (moment.year, moment.month, moment.day) == (2021, 1, 18)
    assert (moment.tzinfo is None) == ("+" not in value and "Z" not in value)


@pytest.mark.parametrize(
    "value", ["", "yesterday", "18.01.2021", "2021-13-01", "2021-01-18T25:00", "1610976900"]
)
def test_what_is_no_date_is_refused(value):
    with pytest.raises(InvalidDate, match=r"x: .*write it as 2021-01-18"):
        parse_published(value, "x")


# Reading and keeping


def test_a_report_that_the_reader_fails_on_does_not_cost_the_others(tmp_path, store):
    def read(report):
        if "broken" in report.text:
            raise SpanError("quote 1..2 lies outside")
        if "bug" in report.text:
            raise ZeroDivisionError("division by zero")
        return one_claim(report)

    texts = ("one", "broken", "bug", "two")
    files = [write(tmp_path, f"{text}.txt", text) for text in texts]
    reader = Reader("test-1", read)
    done = list(read_arrivals(iter_reports(files), reader))
    assert [type(item) for item in done] == [Read, Refusal, Refusal, Read]
    assert_refused(done[1], SpanError, "broken.txt", "lies outside")
    assert "ZeroDivisionError" in str(done[2].error)

    kept = list(keep_arrivals(iter_reports(files), store, reader))
    assert [type(item) for item in kept] == [Outcome, Refusal, Refusal, Outcome]
    failures = {entry.origin: entry.failure for entry in store.reports()}
    assert failures[files[0]] is None
    assert "lies outside" in failures[files[1]]

    better = Reader("test-2", lambda report: Reading(report, (), "test-2"))
    assert [
        i.kept for i in keep_arrivals(iter_reports(files), store, better) if isinstance(i, Outcome)
    ] == ["reread"] * 4


def test_a_report_without_a_claim_is_kept_and_told(tmp_path, store):
    path = write(tmp_path, "a.txt", "The match ended in a draw.")
    reader = Reader("1", lambda report: Reading(report, (), "1"))
    outcome, notice = keep_arrivals(iter_reports([path]), store, reader)
    assert outcome == Outcome(path, "new", 0)
    assert notice.name == path
    assert len(store.reports()) == 1


def test_what_is_already_kept_is_not_read_again(tmp_path, store):
    asked = []

    def read(report):
        asked.append(report)
        return one_claim(report)

    reader = Reader("test-1", read)
    path = write(tmp_path, "a.txt", WORDS)
    results = [next(keep_arrivals(iter_reports([path]), store, reader)) for _ in range(3)]
    assert [outcome.kept for outcome in results] == ["new", "again", "again"]
    assert {outcome.claims for outcome in results} == {1}
    assert len(asked) == 1


def test_a_date_once_given_stays_until_another_is_given(tmp_path, store):
    path = write(tmp_path, "a.txt", WORDS)
    moments = [datetime(2021, 1, 18, tzinfo=UTC), None, datetime(2021, 1, 19, tzinfo=UTC)]
    kept = [
        next(keep_arrivals(iter_reports([path], published=moment), store, READER)).kept
        for moment in moments
    ]
    assert kept == ["new", "again", "reread"]
    assert store.reports()[0].published == moments[2]


# The first start


def test_the_first_start_shows_the_bundled_report(store):
    (outcome,) = first_start(store, READER)
    assert outcome.kept == "new"
    (entry,) = store.reports()
    assert entry.published == datetime(2021, 1, 18, 15, 35, tzinfo=timezone(timedelta(hours=2)))
    assert entry.language == "ar"
    assert first_start(store, READER) == []


def test_a_new_reader_reads_the_bundled_report_again(store):
    first_start(store, READER)
    (outcome,) = first_start(store, Reader("2", lambda report: Reading(report, (), "2")))[:1]
    assert outcome.kept == "reread"
    assert store.reports()[0].reader == "2"


def test_a_store_in_use_is_left_as_it_is(tmp_path, store):
    list(keep_arrivals(iter_reports([write(tmp_path, "a.txt", WORDS)]), store, READER))
    assert first_start(store, READER) == []
    assert len(store.reports()) == 1


def test_every_bundled_report_can_be_loaded():
    found = sorted(paths.REPORTS.glob("*.txt"))
    assert found
    for path in found:
        report = load_bundled(path)
        assert report.text == path.read_bytes().decode("utf-8")
        assert report.published is not None


def test_a_broken_bundled_report_is_told(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("words")
    path.with_suffix(".json").write_text('{"titel": "x"}')
    with pytest.raises(DataError, match=r"a\.txt.*titel.*restore"):
        load_bundled(path)


# Places


def test_the_data_folder_is_the_one_that_is_set(monkeypatch, tmp_path):
    monkeypatch.setenv("FOOTPRINT_DATA", str(tmp_path / "mine"))
    assert paths.store_path() == tmp_path / "mine" / "footprint.db"
    monkeypatch.delenv("FOOTPRINT_DATA")
    assert paths.store_path().name == "footprint.db"
    assert "footprint" in str(paths.user_folder())
