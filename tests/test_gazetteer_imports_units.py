"""OCHA's admin units and populated places, as tables, GeoJSON and shapefiles → places with outlines."""

import json
import zipfile

import pytest
import shapefile
from place_files import bring, counts, ids, own, write

from footprint.errors import WrongFile
from footprint.gazetteer import in_use, outlines_in_use, shelf_folder
from footprint.gazetteer.imports import find_imports

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
