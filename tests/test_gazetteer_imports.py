"""Files that people download → places over the bundled ones; what is wrong in them is named."""

import gzip
import io
import json
import zipfile
from datetime import UTC, datetime

import pytest
import shapefile

from footprint.cli import main
from footprint.errors import InputError, UnreadableFile, WrongFile
from footprint.gazetteer import Context, bundled, in_use, outlines_in_use, shelf_folder
from footprint.gazetteer.geometry import distance_km
from footprint.gazetteer.imports import find_imports, import_file, remove
from footprint.gazetteer.imports.files import MAX_FILES
from footprint.model import Report
from footprint.reading import read, reader_version

AT = datetime(2026, 1, 2, tzinfo=UTC)
HEADER = "name_en,name_ar,class,lat,lon,country\n"


def bring(kind, path, **options):
    return import_file(kind, path, shelf_folder(), AT, **options)


def write(path, text, encoding="utf-8"):
    path.write_bytes(text.encode(encoding))
    return path


def own(tmp_path, *rows, header=HEADER):
    return write(tmp_path / "own.csv", header + "\n".join(rows) + "\n")


def counts(outcome):
    kept = outcome.kept
    return kept.new, kept.merged, kept.conflicting, kept.refused


def ids(name):
    return [entry.id for entry in in_use().lookup(name)]


def geonames_row(**cells):
    row = dict.fromkeys(range(19), "")
    row |= {
        0: "999001",
        1: "Zurqanat",
        2: "Zurqanat",
        3: "زرقانات",
        4: "36.5",
        5: "40.9",
        6: "P",
        7: "PPL",
        8: "SY",
        14: "900",
    }
    row |= {int(key[1:]): value for key, value in cells.items()}
    return "\t".join(row.values())


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
        if e.feature == "village" and e.country == "SY" and e.radius_km == 3
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


# COD-AB: units with their outlines


def outline(lat=36.5, lon=40.9, half=0.2):
    ring = [
        [lon - half, lat - half],
        [lon + half, lat - half],
        [lon + half, lat + half],
        [lon - half, lat + half],
    ]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


def unit(**more):
    said = {
        "adm3_name": "Zummar",
        "adm3_name1": "زمّار",
        "adm3_pcode": "SY089999",
        "adm2_pcode": "SY0800",
        "adm1_pcode": "SY08",
    }
    return {"type": "Feature", "properties": said | more, "geometry": outline()}


def geojson(tmp_path, *features):
    return write(
        tmp_path / "units.geojson", json.dumps({"type": "FeatureCollection", "features": features})
    )


def test_a_unit_comes_with_its_outline_and_holds_what_lies_in_it(tmp_path):
    bring("csv", own(tmp_path, "Zurqanat,زرقانات,village,36.5,40.9,SY"))
    bring("cod", geojson(tmp_path, unit()))
    entry = in_use().get("cod:SY089999")
    assert (entry.feature, entry.parents[:2]) == ("admin3", ("cod:SY0800", "cod:SY08"))
    assert 20 < entry.radius_km < 32
    assert len(outlines_in_use()["cod:SY089999"][0]) == 5
    assert in_use().lookup("Zurqanat")[0].parents[0] == "cod:SY089999"
    assert in_use().resolve("ناحية زمار").precision == "admin3"


def test_older_headers_and_a_table_without_outlines_are_read_too(tmp_path):
    head = (
        "ADM3_EN,ADM3_AR,ADM3_PCODE,ADM2_EN,ADM2_PCODE,ADM1_PCODE,ADM0_PCODE,latitude,longitude\n"
    )
    rows = [
        "Zummar,زمار,SY089999,Al-Hasakeh,SY0800,SY08,SY,36.5,40.9",
        "Tal Tamer,تل تمر الجديدة,SY080001,Al-Hasakeh,SY0800,SY08,SY,,",
    ]
    outcome = bring("cod", write(tmp_path / "units.csv", head + "\n".join(rows)))
    assert counts(outcome) == (1, 1, 0, 0)
    assert "cod:SY080001" in ids("تل تمر الجديدة")


def test_populated_places_are_settlements(tmp_path):
    head = "PCODE,NAME_EN,NAME_AR,ADM3_PCODE,ADM2_PCODE,ADM1_PCODE,LATITUDE,LONGITUDE\n"
    outcome = bring(
        "cod",
        write(
            tmp_path / "pplp.csv",
            head
            + "C9999,Zurqanat,زرقانات,SY080001,SY0800,SY08,36.5,40.9\nSYC99,Zurqaniyat,,SY080001,SY0800,SY08,36.6,40.9\n",
        ),
    )
    assert counts(outcome) == (1, 0, 0, 1)
    entry = in_use().get("cod:SYC99")
    assert (entry.feature, entry.parents[0]) == ("village", "cod:SY080001")


def shapes(tmp_path, encoding="utf-8"):
    stem = tmp_path / "syr_admin3"
    with shapefile.Writer(str(stem), encoding=encoding) as writer:
        for name in ("ADM3_EN", "ADM3_AR", "ADM3_PCODE", "ADM2_PCODE"):
            writer.field(name, "C", 60)
        writer.poly(outline()["coordinates"])
        writer.record("Zummar", "زمار", "SY089999", "SY0800")
    return stem


def test_a_zipped_shapefile_is_read_where_it_lies(tmp_path):
    stem = shapes(tmp_path)
    archive = tmp_path / "cod.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for suffix in (".shp", ".shx", ".dbf"):
            file.write(stem.with_suffix(suffix), f"syr/{stem.name}{suffix}")
    assert counts(bring("cod", archive)) == (1, 0, 0, 0)
    assert in_use().get("cod:SY089999").name_ar == "زمار"
    assert "cod:SY089999" in outlines_in_use()


def test_a_shapefile_without_its_table_gives_nothing(tmp_path):
    stem = shapes(tmp_path)
    stem.with_suffix(".dbf").unlink()
    with pytest.raises(WrongFile, match=r"syr_admin3\.dbf is missing"):
        bring("cod", stem.with_suffix(".shp"))
    assert find_imports(shelf_folder()) == []


def test_a_shapefile_in_metres_gives_nothing(tmp_path):
    stem = shapes(tmp_path)
    stem.with_suffix(".prj").write_text('PROJCS["WGS 84 / UTM zone 37N",GEOGCS["WGS 84"]]')
    with pytest.raises(WrongFile, match="projected map in metres"):
        bring("cod", stem.with_suffix(".shp"))


def test_a_table_of_a_shapefile_in_another_encoding_is_named(tmp_path):
    stem = shapes(tmp_path, "windows-1256")
    with pytest.raises(WrongFile, match="--encoding"):
        bring("cod", stem.with_suffix(".shp"))
    assert counts(bring("cod", stem.with_suffix(".shp"), encoding="windows-1256")) == (1, 0, 0, 0)


def test_an_outline_that_crosses_itself_is_mended_and_a_line_is_refused(tmp_path):
    bow = {"type": "Polygon", "coordinates": [[[40, 36], [41, 37], [41, 36], [40, 37], [40, 36]]]}
    line = {"type": "LineString", "coordinates": [[40, 36], [41, 37]]}
    metres = {
        "type": "Polygon",
        "coordinates": [[[4e5, 4e6], [4.1e5, 4e6], [4.1e5, 4.1e6], [4e5, 4e6]]],
    }
    outcome = bring(
        "cod",
        geojson(
            tmp_path,
            unit() | {"geometry": bow},
            unit(adm3_pcode="SY089998") | {"geometry": line},
            unit(adm3_pcode="SY089997") | {"geometry": metres},
            unit(adm3_pcode="SY089996") | {"geometry": {"type": "Polygon", "coordinates": "x"}},
            {"type": "Feature"},
        ),
    )
    assert counts(outcome) == (1, 0, 0, 4)
    told = "\n".join(map(str, outcome.refused))
    assert "feature 2: a LineString" in told
    assert "feature 3: its outline is not in degrees" in told
    assert "feature 5: no GeoJSON feature" in told


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
