"""What is wrong in a file of places is named; where the file is not what it says, nothing goes in."""

import gzip
import zipfile

import pytest
from place_files import HEADER, bring, counts, geonames_row, ids, own, write

from footprint.errors import InputError, UnreadableFile, WrongFile
from footprint.gazetteer import shelf_folder
from footprint.gazetteer.imports import find_imports
from footprint.gazetteer.imports.files import MAX_FILES

# What does not go in, row by row

BAD_ROWS = [
    ("Zumm,,village,371.05,40.9,SY", "latitude '371.05' is outside -90..90"),
    ("Zumm,,village,36.5,nan,SY", "longitude 'nan' is outside"),
    ("Zumm,,village,north,40.9,SY", "latitude 'north' is no number"),
    ("Zumm,,village,,40.9,SY", "no latitude"),
    ("Zumm,,village,0,0,SY", "0, 0 is where"),
    ("Zumm,,village,36.5,40.9", "5 cells; the header has 6"),
    ("Zumm,,village,36.5,40.9,SY,more", "7 cells"),
    (",,village,36.5,40.9,SY", "no name"),
    ("Zumm,,hamlet,36.5,40.9,SY", "'hamlet' is no class"),
    ('Zumm,"never closed,village,36.5,40.9,SY', "a quote is opened"),
    ("Zumm,Ø§Ù„Ù‚Ø§Ù…Ø´Ù„ÙŠ,village,36.5,40.9,SY", "read as another encoding"),
    ("Zumm,,village,40.9,36.5,SY", "look exchanged"),
    ("Zumm,,village,-36.5,140.9,SY", "km from Syria"),
]


@pytest.mark.parametrize(("row", "why"), BAD_ROWS)
def test_a_bad_row_is_named_and_the_rest_goes_in(tmp_path, row, why):
    good = ["Zurqanat,زرقانات,village,36.5,40.9,SY", "Zurqaniyat,,village,36.6,40.8,SY"]
    outcome = bring("csv", own(tmp_path, good[0], row, good[1]))
    assert outcome.kept.places == 2
    assert [r.row for r in outcome.refused] == ["row 3"]
    assert why in outcome.refused[0].why


def test_a_duplicate_id_is_named_with_the_row_it_repeats(tmp_path):
    header = "id,name,lat,lon\n"
    outcome = bring(
        "csv",
        own(
            tmp_path,
            "1,Zurqanat,36.5,40.9",
            "2,Zurqaniyat,36.6,40.8",
            "1,Zummara,36.7,40.8",
            header=header,
        ),
    )
    assert [str(r) for r in outcome.refused] == [
        "row 4: Zummara: the id own:1 is there already (row 2, Zurqanat)"
    ]
    assert outcome.kept.places == 2


def test_a_cell_of_several_lines_counts_its_lines(tmp_path):
    outcome = bring(
        "csv",
        own(
            tmp_path,
            '"Zurqanat\nthe old",,village,36.5,40.9,SY',
            "Zumm,,village,371,40.9,SY",
            'Tall 5" Zum,,village,36.6,40.9,SY',
        ),
    )
    assert [r.row for r in outcome.refused] == ["row 4"]
    assert ids("Zurqanat the old")


def test_a_row_in_another_encoding_is_named_and_the_rest_goes_in(tmp_path):
    path = tmp_path / "own.csv"
    good = (HEADER + "Zurqanat,زرقانات,village,36.5,40.9,SY\n").encode()
    path.write_bytes(good + "Zurqaniyat,زرقانيات,village,36.6,40.9,SY\n".encode("windows-1256"))
    outcome = bring("csv", path)
    assert counts(outcome) == (1, 0, 0, 1)
    assert outcome.refused[0].row == "row 3"
    assert "--encoding" in outcome.refused[0].why


def test_a_malformed_row_of_a_dump_is_named(tmp_path):
    rows = [
        geonames_row(),
        geonames_row(c0="999005", c4="371"),
        "999006\tshort row",
        geonames_row(c0="x"),
        geonames_row(c0="999008", c1="Zurqaniyat", c8="Syria"),
    ]
    outcome = bring("geonames", write(tmp_path / "SY.txt", "\n".join(rows) + "\n"))
    assert counts(outcome) == (1, 0, 0, 4)
    assert [r.row for r in outcome.refused] == ["row 2", "row 3", "row 4", "row 5"]
    assert "2 columns; a GeoNames dump has 19" in outcome.refused[1].why


# Files that are not what they say: nothing goes in

WRONG_FILES = [
    ("csv", b"", "empty"),
    ("csv", b"just words\n", "no header"),
    ("csv", b"a,b\n1,2\n", "no column for a name"),
    ("csv", HEADER.encode(), "no row that can be read"),
    ("csv", b"\x89PNG\r\n\0\0" + bytes(100), "not a text file"),
    ("csv", b"PK\x03\x04 no zip", "broken zip"),
    ("csv", b"\x1f\x8b no gzip", "cannot be read to its end"),
    ("geonames", HEADER.encode() * 9, "not a GeoNames dump"),
    ("cod", b"name,lat,lon\nx,1,2\n", "no column for p-codes"),
    ("ucdp", b"name,lat,lon\nx,1,2\n", "no UCDP file"),
    ("acled", HEADER.encode() + b"a,b,village,1,2,SY\n", "no ACLED file"),
]


@pytest.mark.parametrize(("kind", "data", "told"), WRONG_FILES)
def test_a_file_that_is_not_what_it_says_gives_nothing(tmp_path, kind, data, told):
    path = tmp_path / "places.csv"
    path.write_bytes(data)
    with pytest.raises(WrongFile, match=told):
        bring(kind, path)
    assert find_imports(shelf_folder()) == []


@pytest.mark.parametrize("text", ["[1, 2", '{"type": "Topology"}', "[[[[[[" * 5000])
def test_json_that_is_no_geojson_gives_nothing(tmp_path, text):
    with pytest.raises(WrongFile, match="GeoJSON"):
        bring("cod", write(tmp_path / "units.geojson", text))


def test_swapped_columns_give_nothing_and_say_so(tmp_path):
    rows = [f"Zumm{n},,village,{40 + n / 10},36.{n},SY" for n in range(9)]
    with pytest.raises(WrongFile, match="look exchanged"):
        bring("csv", own(tmp_path, *rows))


def test_swapped_columns_are_seen_by_a_known_name_where_no_country_is_told(tmp_path):
    with pytest.raises(WrongFile, match="look exchanged: the other way it is Qamishli"):
        bring("csv", own(tmp_path, "Qamishli,41.23,37.05", header="name,lat,lon\n"))


def test_a_missing_file_a_wrong_encoding_and_an_unknown_kind_are_told(tmp_path):
    with pytest.raises(UnreadableFile, match="check the path"):
        bring("csv", tmp_path / "nowhere.csv")
    with pytest.raises(WrongFile, match="no encoding is called"):
        bring("csv", own(tmp_path, "a,b,village,1,2,SY"), encoding="klingon")
    with pytest.raises(InputError, match="unknown kind"):
        bring("shape", own(tmp_path, "a,b,village,1,2,SY"))


def test_the_same_file_twice_changes_nothing(tmp_path):
    file = own(tmp_path, "Zurqanat,زرقانات,village,36.5,40.9,SY")
    bring("csv", file)
    with pytest.raises(WrongFile, match="imported before"):
        bring("csv", file)
    assert len(find_imports(shelf_folder())) == 1


# Archives

LEADING_OUT = ["../own.csv", "/etc/own.csv", "C:/own.csv", "a\\..\\own.csv", "x/../../own.csv"]


@pytest.mark.parametrize("name", LEADING_OUT)
def test_an_archive_whose_names_lead_out_of_it_is_refused(tmp_path, name):
    archive = tmp_path / "own.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr(name, HEADER + "Zurqanat,,village,36.5,40.9,SY\n")
    with pytest.raises(WrongFile, match="leads out of the archive"):
        bring("csv", archive)


def test_an_archive_that_would_grow_too_much_is_refused(tmp_path):
    archive = tmp_path / "own.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("own.csv", HEADER + "x" * 3_000_000)
    with pytest.raises(WrongFile, match="would grow"):
        bring("csv", archive)
    packed = tmp_path / "own.csv.gz"
    packed.write_bytes(gzip.compress(HEADER.encode() + b"x" * 4_000_000))
    with pytest.raises(WrongFile, match="grows too large"):
        bring("csv", packed)


def test_an_archive_of_too_many_files_or_too_many_bytes_is_refused(tmp_path, monkeypatch):
    archive = tmp_path / "own.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for number in range(MAX_FILES + 1):
            file.writestr(f"{number}.csv", "")
    with pytest.raises(WrongFile, match=f"may hold {MAX_FILES}"):
        bring("csv", archive)
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("own.csv", "x" * 2000)
    monkeypatch.setattr("footprint.gazetteer.imports.files.MAX_BYTES", 1000)
    with pytest.raises(WrongFile, match="at most 1,000 are read"):
        bring("csv", archive)
