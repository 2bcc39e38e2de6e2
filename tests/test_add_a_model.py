"""docs/how-to/add-a-model.md does what it says: its code runs, its settings are taken, its names are found."""

import re
import tomllib
from dataclasses import fields
from importlib.metadata import EntryPoint, EntryPoints

import pytest
from proposals import BOXED, READING, REPORT
from samples import ROOT

from footprint import cli
from footprint.errors import ModelNotSetUp
from footprint.proposing import ModelReader, prompt, registry, settings
from footprint.proposing.reader import _PATIENCE
from footprint.proposing.verify import CONFIDENCE

GUIDE = (ROOT / "docs" / "how-to" / "add-a-model.md").read_text("utf-8")
BLOCKS = [
    re.findall(rf"```{kind}\n(.*?)```", GUIDE, re.DOTALL) for kind in ("python", "toml", "sh")
]
PYTHON, TOML, SHELL = BLOCKS


@pytest.fixture(scope="module")
def made():
    """The classes of the guide."""
    names: dict[str, object] = {}
    for block in PYTHON:
        exec(compile(block, "add-a-model.md", "exec"), names)  # noqa: S102  our own guide
    return names


@pytest.fixture
def installed(made, monkeypatch):
    """A package that names the classes of the guide in its entry points, as the guide says."""
    points = tomllib.loads(TOML[1])["project"]["entry-points"]
    found = []
    for group, entries in points.items():
        for name, value in entries.items():
            point = EntryPoint(name, value, group)
            loaded = made[value.partition(":")[2]]
            monkeypatch.setattr(
                EntryPoint, "load", lambda self, known={**made}: known[self.value.partition(":")[2]]
            )
            assert loaded
            found.append(point)
    monkeypatch.setattr(
        registry, "entry_points", lambda **wanted: EntryPoints(found).select(**wanted)
    )


def test_the_proposer_of_the_guide_is_believed(made):
    reading = ModelReader(made["Boxing"]()).read(REPORT)
    (new,) = [claim for claim in reading.claims if claim not in READING.claims]
    assert new.quotes[0].text == BOXED
    assert "proposed_by:boxing@1.0" in new.rules
    assert reading.notes == ()


def test_the_tagger_of_the_guide_is_believed(made):
    from footprint.model import Report

    report = Report("Turkish artillery shelled Hajin. Fighters of the Tigers shelled Kobani.")
    reading = ModelReader(taggers=(made["Tigers"](),)).read(report)
    assert "syr.gov.mil" in {actor.id for claim in reading.claims for actor in claim.actors}


def test_entry_points_are_found_by_name(installed, tmp_path, capsys, monkeypatch):
    (tmp_path / "a.txt").write_text(REPORT.text, "utf-8")
    assert cli.main(["read", str(tmp_path), "--proposer", "boxing"]) == 0
    assert "proposed_by:boxing@1.0" in capsys.readouterr().out
    monkeypatch.setenv("FOOTPRINT_TAGGERS", "tigers")
    assert cli.main(["read", str(tmp_path)]) == 0
    assert ";tigers@1.0" in capsys.readouterr().out
    assert registry.names_of(registry.PROPOSERS) == ("boxing", "endpoint", "rules")
    assert registry.names_of(registry.TAGGERS) == ("rules", "tigers")


@pytest.mark.parametrize("thing", [lambda: object(), lambda: 1 / 0, lambda needed: None])
def test_an_entry_point_that_is_no_model_is_an_error_with_its_name(thing, monkeypatch):
    point = EntryPoint("odd", "odd:Odd", registry.PROPOSERS)
    monkeypatch.setattr(EntryPoint, "load", lambda self: thing)
    monkeypatch.setattr(registry, "entry_points", lambda **_: EntryPoints([point]))
    with pytest.raises(ModelNotSetUp, match="'odd'"):
        registry.get_proposer("odd")


def test_the_file_of_the_guide_is_taken_as_it_stands(tmp_path, monkeypatch):
    folder = tmp_path / "footprint-data"
    folder.mkdir()
    (folder / "models.toml").write_text(TOML[0])
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".config").mkdir()
    (tmp_path / ".config" / "footprint-key").write_text("k")
    assert settings.chosen(environ={}) == settings.Chosen("endpoint")
    given = settings.endpoint({})
    assert given.url == "https://models.example/v1"
    told = set(tomllib.loads(TOML[0])["endpoint"]) | {"key"}
    assert told == {field.name for field in fields(given)} | {"key_file"}
    for field in fields(given):
        if field.name not in ("url", "model", "key"):
            assert getattr(given, field.name) == field.default


def test_the_variables_and_options_of_the_guide_are_known(capsys):
    variables = set(re.findall(r"FOOTPRINT_[A-Z_]+", GUIDE))
    sources = "".join(p.read_text("utf-8") for p in (ROOT / "footprint").rglob("*.py"))
    for name in variables:
        known = name.removeprefix("FOOTPRINT_ENDPOINT_").lower()
        assert name in sources or f'"{known}"' in sources, name
    for block in SHELL:
        for command in re.findall(r"^(?:\w+=\S+ )?footprint (\w+)", block, re.MULTILINE):
            with pytest.raises(SystemExit) as stop:
                cli.main([command, "--help"])
            assert stop.value.code == 0
            assert "--proposer" in capsys.readouterr().out


def test_the_numbers_of_the_guide_are_those_of_the_code():
    assert f"{prompt.MOST_CHARACTERS:,} characters" in GUIDE
    assert prompt.MOST_PARTS == 8
    assert "eight at the most" in GUIDE
    assert _PATIENCE == 3
    assert f"confidence {CONFIDENCE}" in GUIDE
