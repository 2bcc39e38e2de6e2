"""The documents are true: what can be run is run, what is generated is as it is generated, and links lead somewhere."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys

import pytest
from reference import pages
from samples import ROOT

from footprint.cli import _parser, main

DOCS = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "data" / "README.md"]  # fmt: skip
RUN = [ROOT / "docs" / "tutorial" / "first-map.md", ROOT / "docs" / "how-to" / "back-up.md"]
"""Whose shell is run from top to bottom."""


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="argparse writes its help otherwise")
@pytest.mark.parametrize("path", sorted(pages()), ids=lambda path: path.name)
def test_the_reference_is_what_the_code_says(path):
    """`make reference` writes it."""
    assert path.read_text("utf-8") == pages()[path]


@pytest.mark.parametrize("path", RUN, ids=lambda path: path.name)
def test_what_a_document_has_one_type_works(path, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOOTPRINT_DATA", str(tmp_path / "data"))
    (tmp_path / "first.txt").write_text("On 3 February 2020, US forces left Manbij.", "utf-8")
    assert main(["ingest", "first.txt"]) == 0
    ran = 0
    for block in re.findall(r"```sh\n(.*?)```", path.read_text("utf-8"), re.DOTALL):
        for line in block.strip().splitlines():
            words = shlex.split(line, comments=True)
            if words[0] == "footprint":
                assert main(words[1:]) == 0, f"{line}\n{capsys.readouterr().err}"
            else:
                subprocess.run(["sh", "-c", line], check=True, cwd=tmp_path)
            ran += 1
    assert ran >= 2


def test_the_tutorial_s_report_says_what_the_tutorial_says(tmp_path, capsys):
    body = (ROOT / "docs" / "tutorial" / "first-map.md").read_text("utf-8")
    report = tmp_path / "report.txt"
    report.write_text(re.search(r"printf '(.*?)\\n'", body)[1], "utf-8")
    assert main(["explain", str(report), "--published", "2020-02-04"]) == 0
    told = capsys.readouterr().out
    assert "stopped" in told
    assert "near Tell Tamer" in told


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#\s]+)", path.read_text("utf-8")):
        if not re.match(r"[a-z]+:", target):
            assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_and_targets_that_are_named_exist(path):
    body = path.read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    # At the start of a line of code or of a span: "make" is an English verb too.
    assert set(re.findall(r"(?:`|^    |^)make ([a-z]+)(?=[\s`])", body, re.MULTILINE)) <= targets
    known = next(a for a in _parser()._actions if hasattr(a, "choices") and isinstance(a.choices, dict)).choices  # fmt: skip
    assert set(re.findall(r"(?:`|^    |bin/)footprint ([a-z]+)", body, re.MULTILINE)) <= set(known)
