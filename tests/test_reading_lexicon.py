"""`data/lexicon/*.toml` → the index of words: a file that was damaged is told by its name and what is wrong in it."""

import shutil

import pytest

from footprint.errors import DataError
from footprint.knowledge import DATA
from footprint.reading import lexicon, lexicon_load


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copy of the lexicon that a test may damage."""
    copy = shutil.copytree(DATA / "lexicon", tmp_path / "lexicon")
    monkeypatch.setattr(lexicon, "DATA", tmp_path)
    lexicon_load.load.cache_clear()
    yield copy
    lexicon_load.load.cache_clear()


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("triggers.toml", "subject"),
        ("forces.toml", "unit"),
        ("weapons.toml", "type"),
        ("modality.toml", "scope"),
        ("domains.toml", "id"),
        ("places.toml", "radius_km"),
        ("speech.toml", "ar_verbs"),
    ],
)
def test_a_row_without_a_field_is_told_with_file_and_field(folder, name, field):
    path = folder / name
    whole = path.read_text("utf-8")
    damaged = whole.replace(f"\n{field} = ", f"\nx{field} = ", 1)
    assert damaged != whole
    path.write_text(damaged, "utf-8")
    with pytest.raises(DataError, match=rf"data/lexicon/{name}.*'{field}'"):
        lexicon_load.load()


def test_a_table_of_dates_that_is_gone_is_told(folder):
    path = folder / "dates.toml"
    path.write_text(path.read_text("utf-8").replace("[months]", "[moons]", 1), "utf-8")
    with pytest.raises(DataError, match=r"dates\.toml.*'months'"):
        lexicon_load.load()


def test_a_file_that_is_no_toml_is_told(folder):
    (folder / "speech.toml").write_text("ar_verbs = [", "utf-8")
    with pytest.raises(DataError, match=r"data/lexicon/speech\.toml is broken"):
        lexicon_load.load()


def test_a_set_of_words_that_no_file_has_is_told():
    with pytest.raises(DataError, match=r"words\.toml has no table 'no_such_set'"):
        lexicon.words("no_such_set")
