"""Why a claim is what it is: on record for every field, told in words, readable in any terminal."""

import io
import json
import re
from datetime import UTC, datetime

import pytest
from goldens import find_gold, load_report
from rich.cells import cell_len

from footprint import cli, reading
from footprint.contract import reading_from_json, reading_to_json
from footprint.explain import explain, print_explanation, to_json
from footprint.model import Candidate, Reading, Report
from footprint.wording import rules

PUBLISHED = datetime(2021, 1, 18, 15, 35, tzinfo=UTC)
ENGLISH = (
    "Turkish artillery shelled the village of Tal Tamr on Friday. "
    "Russian forces plan to withdraw from Raqqa."
)


@pytest.fixture(scope="module")
def readings():
    return [reading.read(load_report(path)) for path in find_gold()]


def printed(what, stream=None):
    stream = stream or io.StringIO()
    print_explanation(what, "report.txt", stream)
    return stream.getvalue()


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_every_field_of_every_claim_says_why_in_words(readings):
    told = 0
    for each in readings:
        for claim in each.claims:
            reasons = explain(claim, each.report)
            fields = [reason.field for reason in reasons]
            assert fields.count("actor") == len(claim.actors)
            assert fields.count("place") == len(claim.places)
            assert {"type", "modality", "date"} <= set(fields)
            for reason in reasons:
                assert reason.value
                assert reason.why
                assert "no rule is on record" not in reason.why, (reason, claim.rules)
                assert not re.search(r"\b[a-z]+_[a-z]+\b", reason.why), reason.why
                if reason.field in ("type", "actor", "place"):
                    assert reason.rules
                    assert set(reason.rules) <= set(claim.rules)
                told += 1
    assert told > 1000


def test_what_words_of_another_clause_gave_is_said_to_be_carried_over(readings):
    seen = set()
    for each in readings:
        for claim in each.claims:
            for reason in explain(claim, each.report):
                if reason.field == "place":
                    basis = {p.basis for p in claim.places if (p.start, p.end) == reason.span}
                    assert (
                        not basis
                        or (reason.is_inherited and "inherited" in basis)
                        or (not reason.is_inherited and "stated" in basis)
                    )
                if reason.field == "date":
                    assert reason.is_inherited == (claim.date.basis == "inherited")
                if reason.is_inherited:
                    seen.add(reason.field)
    assert {"actor", "place", "date"} <= seen


def test_words_that_are_no_fact_are_told_by_the_word_that_says_so():
    claims = reading.read(Report(ENGLISH, published=PUBLISHED)).claims
    planned = next(claim for claim in claims if claim.modality == "planned")
    why = rules.why_modality(planned)
    assert "plan to" in why.words
    assert why.rules == ("modality:planned:plan to",)


@pytest.mark.parametrize(
    ("loser", "chosen", "told"),
    [
        (("name 1.00", "country LB, not SY"), ("name 1.00", "country SY"), "country LB, not SY"),
        (("name 0.86",), ("name 1.00",), "the name fits 0.86 against 1.00"),
        (("cue city 0.2",), ("cue city 0.9",), "its kind fits 0.20 against 0.90"),
        (("name 1.00",), ("name 1.00", "in Aleppo"), "not in Aleppo"),
        (("ruled out: 755 km outside Aleppo",), ("name 1.00",), "ruled out: 755 km outside Aleppo"),
        (("name 1.00",), ("name 1.00",), "fits no better"),
    ],
)
def test_a_candidate_says_why_it_lost(loser, chosen, told):
    assert rules.why_lost(Candidate("a", 0.1, loser), Candidate("b", 0.9, chosen)) == told


def test_candidates_are_printed_with_scores_and_why_the_others_lost(readings):
    printed_ones = 0
    for each in readings[::4]:
        several = [p for c in each.claims for p in c.places if len(p.candidates) > 1]
        out = printed(each)
        losing = sum(len(p.candidates) for p in several) - sum(
            any(c.id == p.id for c in p.candidates) for p in several
        )
        assert " ".join(out.split()).count(": lost: ") == losing
        assert len(re.findall(r" → \d\.\d\d ", out)) + losing == sum(
            len(p.candidates) for p in several
        )
        printed_ones += losing
    assert printed_ones


def test_a_pipe_gets_eighty_columns_and_no_colours(readings):
    for each in readings[::4]:
        for line in printed(each).split("\n"):
            assert cell_len(line) <= 80, line
            assert line == line.rstrip()
            assert "\x1b" not in line


def test_a_terminal_gets_colours_and_as_many_columns_as_it_has(seed, monkeypatch):
    monkeypatch.setenv("COLUMNS", "48")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    out = printed(seed, Terminal())
    assert "\x1b[" in out
    plain = re.sub(r"\x1b\[[0-9;]*m", "", out)
    assert max(cell_len(line) for line in plain.split("\n")) <= 48


def test_the_text_is_printed_whole_with_its_claims_marked(readings):
    for each in readings[::4]:
        out = printed(each)
        text = out.split("\n\n", 1)[1]
        body = text[: re.search(r"^\d+ claims?$|^1 claim$", text, re.MULTILINE).start()]
        marked = {int(n) for group in re.findall(r"⟦([\d,]+):\s", body) for n in group.split(",")}
        assert marked == set(range(1, len(each.claims) + 1))
        bare = re.sub(r"⟦[\d,]+:\s+", "", body).replace("⟧", "")
        shown = re.sub(r"[\s\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd\0-\x1f]", "", bare)
        given = re.sub(
            r"[\s\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd\0-\x1f]", "", each.report.text
        )
        assert shown == given


@pytest.mark.parametrize(
    "trick",
    ["\x1b[2J\x1b]0;owned\x07", "\x9b31m", "\u202etxt.exe", "\u2066\u2067", "\r\x08\x08", "\x00"],
)
def test_a_report_cannot_steer_the_terminal(trick):
    report = Report(f"{ENGLISH} {trick} Russian jets struck {trick}Idlib on Friday.", trick + "T")
    for stream in (io.StringIO(), Terminal()):
        out = printed(reading.read(report), stream)
        ours = re.sub(r"\x1b\[[0-9;]*m", "", out)
        assert not re.search(r"[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", ours)


def test_hostile_strings_are_printed_as_characters(shared):
    strings = json.loads((shared / "hostile" / "strings.json").read_text("utf-8"))
    words = "\n".join(str(each) for each in strings[::40])
    report = Report(f"{ENGLISH}\n{words}".encode("utf-8", "replace").decode("utf-8"))
    out = printed(reading.read(report))
    assert not re.search(r"[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out)
    assert max(cell_len(line) for line in out.split("\n")) <= 80


def test_the_json_adds_to_the_contract_and_breaks_nothing_of_it(readings):
    for each in readings[:12]:
        record = json.loads(json.dumps(to_json(each)))
        assert reading_from_json(record, each.report.text) == Reading(
            each.report, each.claims, each.reader
        )
        for claim, plain in zip(record["claims"], reading_to_json(each)["claims"], strict=True):
            assert claim["headline"]
            assert {reason["field"] for reason in claim["reasons"]} >= {"type", "modality", "date"}
            assert {key: claim[key] for key in plain} == json.loads(json.dumps(plain))


def run(capsys, *arguments):
    status = cli.main(["explain", *map(str, arguments)])
    return status, *capsys.readouterr()


def test_the_command_explains_a_file(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(ENGLISH)
    status, out, err = run(capsys, tmp_path / "a.txt", "--published", "2021-01-18")
    assert (status, err) == (0, "")
    assert "[1] Turkish military shelled" in out
    assert "“on Friday”: the latest Friday before publication" in out
    status, out, _ = run(capsys, tmp_path / "a.txt", "--json")
    assert json.loads(out)["claims"][0]["reasons"][0]["field"] == "type"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "no words"),
        (b"\xff\xfe\x00a", "UTF-16"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "bad.txt"),
        ("Der Konvoi verließ gestern Abend bei starkem Regen die Stadt.".encode(), "its language"),
        (b"word " * 1_000_001, "5,000,000 bytes"),
        (None, "check the path"),
    ],
)
def test_what_cannot_be_explained_is_named(tmp_path, capsys, content, told):
    path = tmp_path / "bad.txt"
    if content is not None:
        path.write_bytes(content)
    status, out, err = run(capsys, path)
    assert status == 1
    assert out == ""
    assert str(path) in err
    assert told in err
