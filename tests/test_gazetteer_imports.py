"""Files that people download → places over the bundled ones, and away again."""

import io
import json
import zipfile

import pytest
from place_files import bring, counts, geonames_row, ids, own, write

from footprint.cli import main
from footprint.errors import UnreadableFile, WrongFile
from footprint.gazetteer import Context, bundled, in_use, shelf_folder
from footprint.gazetteer.geometry import distance_km
from footprint.gazetteer.imports import remove
from footprint.model import Report
from footprint.reading import read, reader_version

# What goes in


def test_a_table_of_ones_own_is_used_at_once_and_without_a_rebuild(tmp_path):
    before = reader_version()
    outcome = bring("csv", own(tmp_path, "Zurqanat,زرقانات,village,36.5,40.9,SY"))
    assert counts(outcome) == (1, 0, 0, 0)
    for name in ("Zurqanat", "زرقانات", "قرية زرقانات"):
        answer = in_use().resolve(name, None, Context(country="SY"))
        assert answer.entry is not None, name
        assert (answer.entry.lat, answer.entry.lon, answer.precision) == (36.5, 40.9, "settlement")
    assert reader_version() != before


def test_reading_places_a_claim_on_an_imported_village(tmp_path):
    text = "قصفت القوات التركية قرية زرقانات بريف الحسكة يوم 3 آذار 2021."
    bring("csv", own(tmp_path, "Zurqanat,زرقانات,village,36.5,40.9,SY"))
    places = [p for claim in read(Report(text)).claims for p in claim.drawn_places]
    assert [(p.name_en, p.lat, p.precision) for p in places] == [("Zurqanat", 36.5, "settlement")]


def test_the_gazetteer_command_takes_in_lists_and_takes_away(tmp_path, capsys, monkeypatch):
    file = own(tmp_path, "Zurqanat,زرقانات,village,36.5,40.9,SY")
    assert main(["gazetteer", "import", "csv", str(file)]) == 0
    assert "1 new, 0 merged, 0 conflicting, 0 refused" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO('{"name": "زرقانات"}'.encode())))
    assert main(["gazetteer", "resolve", "--jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["place"]["lat"] == 36.5
    assert main(["gazetteer", "imports"]) == 0
    assert "own.csv" in capsys.readouterr().out
    assert main(["gazetteer", "imports", "--undo"]) == 0
    assert ids("زرقانات") == []
    assert main(["gazetteer", "imports", "--undo"]) == 1
    assert "no import to take away" in capsys.readouterr().err


def test_a_mapping_says_what_the_columns_are(tmp_path):
    file = write(
        tmp_path / "orte.csv",
        "Ort;Bezeichnung;Breite;Länge\nZurqanat;Dorf;36,5;40,9\nZurqanat Feld;Ölfeld;36.6;40.8\n",
        "utf-8-sig",
    )
    mapping = write(
        tmp_path / "map.toml",
        '[columns]\nname = "Ort"\nclass = "Bezeichnung"\nlat = "Breite"\nlon = "Länge"\n'
        '[values]\ncountry = "Syria"\nsource = "our survey"\n'
        '[classes]\nDorf = "village"\n"Ölfeld" = "field"\n',
    )
    outcome = bring("csv", file, mapping=mapping)
    assert counts(outcome) == (2, 0, 0, 0)
    found = {entry.feature: entry for entry in in_use().lookup("Zurqanat")}
    assert found["village"].source == "our survey"
    assert found["village"].country == "SY"


BAD_MAPPINGS = [
    ('[columns]\nfoo = "x"', "'foo'"),
    ('[classes]\nDorf = "hamlet"', "'hamlet' is no class"),
    ("[colums]\n", "unknown table 'colums'"),
    ("columns = ", "no TOML"),
]


@pytest.mark.parametrize(("text", "told"), BAD_MAPPINGS)
def test_a_mapping_that_says_what_cannot_be_is_refused(tmp_path, text, told):
    file = own(tmp_path, "Zurqanat,,village,36.5,40.9,SY")
    with pytest.raises(WrongFile, match=told):
        bring("csv", file, mapping=write(tmp_path / "map.toml", text))


def test_ones_own_row_wins_over_the_bundled_one_and_keeps_its_id(tmp_path):
    qamishli = bundled().get("geonames:173377")
    outcome = bring("csv", own(tmp_path, "Qamishli,القامشلي,city,37.13,41.25,SY"))
    assert counts(outcome) == (0, 0, 1, 0)
    assert "yours is taken" in outcome.conflicts[0].why
    moved = in_use().get("geonames:173377")
    assert (moved.lat, moved.lon) == (37.13, 41.25)
    assert set(qamishli.names) <= set(moved.names)
    assert "geonames:173377" in ids("Kamechliye")


def test_ones_own_row_wins_whenever_the_other_came(tmp_path):
    bring("csv", own(tmp_path, "Zurqanat,زرقانات,village,36.51,40.91,SY"))
    dump = write(tmp_path / "SY.txt", geonames_row() + "\n")
    bring("geonames", dump)
    entries = in_use().lookup("Zurqanat")
    assert [(e.id, e.lat) for e in entries] == [("geonames:999001", 36.51)]


def test_the_same_village_in_two_files_is_one_place_with_the_names_of_both(tmp_path):
    outcome = bring(
        "csv",
        own(
            tmp_path, "Tell Tamr,تل تمر,town,36.655,40.37,SY", "Tel Temir zz,,town,36.655,40.37,SY"
        ),
    )
    assert outcome.kept.merged >= 1
    assert len({e.id for e in in_use().lookup("تل تمر") if e.feature in ("town", "village")}) == 1


def test_a_namesake_far_off_is_a_place_of_its_own(tmp_path):
    outcome = bring("csv", own(tmp_path, "Qamishli,القامشلي,village,35.0,36.9,SY"))
    assert counts(outcome) == (1, 0, 0, 0)
    assert len(ids("القامشلي")) > 1


def test_sources_that_disagree_widen_the_radius(tmp_path):
    village = next(
        e
        for e in bundled().index
        if e.id.startswith("place:") and e.feature == "village" and e.radius_km == 3
    )
    row = geonames_row(
        c0="999002",
        c1=village.name_en,
        c2=village.name_en,
        c3="",
        c4=f"{village.lat + 0.08:.4f}",
        c5=f"{village.lon:.4f}",
    )
    outcome = bring("geonames", write(tmp_path / "SY.txt", row + "\n"))
    assert counts(outcome) == (0, 0, 1, 0)
    entry = in_use().get(village.id)
    assert (entry.lat, entry.lon) == (village.lat, village.lon)
    assert entry.radius_km == 9
    assert "its radius now holds both" in outcome.conflicts[0].why


def test_a_publisher_that_numbers_its_places_tells_them_apart_itself(tmp_path):
    rows = [geonames_row(), geonames_row(c0="999007", c4="36.57"), geonames_row(c0="999008")]
    outcome = bring("geonames", write(tmp_path / "SY.txt", "\n".join(rows) + "\n"))
    assert counts(outcome) == (2, 1, 0, 0), (
        "eight kilometres apart are two villages; twice at one point is one"
    )
    assert sorted(e.lat for e in in_use().lookup("Zurqanat")) == [36.5, 36.57]


def test_a_geonames_dump_in_its_archive_with_alternate_names(tmp_path):
    archive = tmp_path / "SY.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("readme.txt", "The columns are …\n" * 30)
        rows = [
            geonames_row(),
            geonames_row(c0="999003", c1="Forest", c7="FRST"),
            geonames_row(c0="999004", c1="Zummar dam", c7="DAM"),
        ]
        file.writestr("SY.txt", "\n".join(rows) + "\n")
    names = write(
        tmp_path / "names.txt",
        "1\t999001\tar\tزرقانات الكبرى\t1\t\t\t\t\t\n2\t999001\tko\t어떤\t\t\t\t\t\t\n3\t999001\tku\tZimarîn\t\t\t\t\t\t\n",
    )
    outcome = bring("geonames", archive, alternates=names)
    assert counts(outcome) == (2, 0, 0, 0)
    assert outcome.kept.left_out == 1
    entry = in_use().get("geonames:999001")
    assert entry.name_ar == "زرقانات الكبرى"
    assert "Zimarîn" in entry.names
    assert "cod:SY08" in entry.parents, "of its neighbours"
    assert in_use().get("geonames:999004").feature == "dam"


def test_events_of_acled_give_each_place_once(tmp_path):
    head = "event_id_cnty,event_date,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision\n"
    rows = [
        "SYR1,2021-03-01,Syria,Al Hasakeh,Al Hasakeh,Tal Tamer,Zurqanat,36.5,40.9,1",
        "SYR2,2021-03-02,Syria,Al Hasakeh,Al Hasakeh,Tal Tamer,Zurqanat,36.5,40.9,1",
        "SYR3,2021-03-02,Syria,Al Hasakeh,Al Hasakeh,Tal Tamer,Al Hasakeh,36.5,40.7,3",
    ]
    outcome = bring("acled", write(tmp_path / "acled.csv", head + "\n".join(rows)))
    assert (counts(outcome), outcome.kept.left_out) == ((1, 0, 0, 0), 1)
    assert "cod:SY08" in in_use().lookup("Zurqanat")[0].parents


def test_a_feature_word_is_no_name_in_a_text(tmp_path):
    file = own(tmp_path, "Nahr,نهر,town,36.5,40.9,SY", "Zurqanat,زرقانات,village,36.5,40.9,SY")
    bring("csv", file)
    hits = in_use().find_names("وصلوا الي النهر ومنها الي زرقانات")
    assert [hit.name for hit in hits] == ["زرقانات"]


# The shelf


def test_an_import_taken_away_leaves_the_others_as_if_it_had_never_been(tmp_path):
    bring("geonames", write(tmp_path / "SY.txt", geonames_row() + "\n"))
    alone = in_use().version
    bring("csv", own(tmp_path, "Zurqanat,زرقانات,village,36.52,40.9,SY"))
    assert in_use().lookup("Zurqanat")[0].lat == 36.52
    remove(shelf_folder(), 2)
    assert in_use().version == alone
    assert in_use().lookup("Zurqanat")[0].lat == 36.5
    remove(shelf_folder())
    assert in_use() is bundled()


def test_a_broken_import_says_which_folder_to_delete(tmp_path):
    kept = bring("csv", own(tmp_path, "Zurqanat,زرقانات,village,36.5,40.9,SY")).kept
    places = shelf_folder() / "imports" / kept.folder_name / "places.jsonl.gz"
    places.write_bytes(b"gone")
    with pytest.raises(UnreadableFile, match="delete the folder"):
        in_use()


# The reference files


def test_after_importing_the_reference_files_sub_districts_are_found_in_both_scripts(shared):
    reference = shared / "reference"
    if not reference.is_dir():
        pytest.skip("no reference data there")
    events = bring("ucdp", reference / "ucdp_ged191_syria.csv.gz")
    assert events.kept.places > 1900
    assert events.kept.refused == 0
    units = reference / "cod_ab_syr_admin3.geojson"
    bring("cod", units)
    names = [
        (name, feature["properties"]["adm3_pcode"])
        for feature in json.loads(units.read_text("utf-8"))["features"]
        for name in (feature["properties"]["adm3_name"], feature["properties"]["adm3_name1"])
    ]
    found = [f"cod:{code}" in ids(name) for name, code in names]
    assert len(names) == 544
    assert sum(found) / len(found) >= 0.98
    shaykh = next(e for e in in_use().lookup("Teir Maaleh") if e.id.startswith("ucdp:"))
    assert distance_km(shaykh.lat, shaykh.lon, 34.8025, 36.7076) < 1
