"""What leaves: every format holds what passes the filter, each row with its words, and other programs open it."""

import csv
import json
import xml.etree.ElementTree as ET
from datetime import date

import openpyxl
import pyogrio
import pytest
import shapely
import yaml
from hypothesis import given
from hypothesis import strategies as st

from footprint.cli import main
from footprint.contract import reading_from_json
from footprint.errors import InputError
from footprint.exchange import acled, exporting, ucdp
from footprint.exchange.cells import clean_xml, fit_cell, guard, unguard
from footprint.exchange.facts import EVIDENCE, point_of
from footprint.exchange.formats import FORMATS, get_format
from footprint.filters import CERTAINTIES, Filter
from footprint.store import open_store
from footprint.view import build


@pytest.fixture(scope="module")
def full(tmp_path_factory, gold):
    """A store of all reports of tests/gold."""
    store = open_store(tmp_path_factory.mktemp("full") / "full.db")
    store.keep_all((reading, "gold", None) for reading in gold)
    return store


@pytest.fixture(scope="module")
def snapshot(full):
    return build(full)


def out(store, snapshot, name, folder, query=None):
    path = folder / f"out{FORMATS[name].suffix}"
    written = exporting.export(store, snapshot, query or Filter(), FORMATS[name], path)
    return path, written


def rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", FORMATS)
def test_every_claim_has_a_row_or_is_counted_as_left_out(full, snapshot, tmp_path, name):
    path, written = out(full, snapshot, name, tmp_path)
    assert path.stat().st_size
    if not name.startswith("positioning"):
        assert written.rows + written.left_out == snapshot.claim_count
    descriptor = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    (resource,) = descriptor["resources"]
    assert resource["path"] == path.name
    assert resource["rows"] == written.rows
    assert "cff-version: 1.2.0" in (tmp_path / "CITATION.cff").read_text("utf-8")
    if path.suffix == ".csv":
        names = path.read_text("utf-8-sig").splitlines()[0].split(",")
        assert names == [field["name"] for field in resource["schema"]["fields"]]
        assert len(rows_of(path)) == written.rows


def test_a_row_quotes_its_report_to_the_letter(full, snapshot, tmp_path):
    path, _ = out(full, snapshot, "claims.csv", tmp_path)
    rows = rows_of(path)
    assert len(rows) == snapshot.claim_count
    for row in rows[::7]:
        report = full.get_report(row["report_id"]).report
        for piece in unguard(row["quote"]).split(" […] "):
            assert piece in report.text
        assert row["reader"] is not None
        assert row["licence"]
        assert row["certainty"] in CERTAINTIES


def test_a_filter_narrows_what_leaves(full, snapshot, tmp_path):
    query = Filter(actors=frozenset({"usa"}), kinds=frozenset({"presence"}))
    path, written = out(full, snapshot, "claims.csv", tmp_path, query)
    assert written.rows == snapshot.count(query).claims > 0
    assert {row["kind"] for row in rows_of(path)} == {"presence"}
    assert all("usa" in row["actors"] or "coalition" in row["actors"] for row in rows_of(path))


def test_what_was_exported_imports_to_the_same_claims(full, snapshot, tmp_path):
    path, _ = out(full, snapshot, "claims.jsonl", tmp_path)
    count = 0
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        reading = reading_from_json(record, record["report"]["text"])
        kept = [each.claim for each in full.find_claims_of(reading.report.id)]
        assert list(reading.claims) == kept
        count += len(kept)
    assert count == snapshot.claim_count


@pytest.mark.parametrize("name", ["geopackage", "geojson", "kml"])
def test_gdal_opens_it_with_the_same_counts_and_points(full, snapshot, tmp_path, name):
    path, written = out(full, snapshot, name, tmp_path)
    drawn = {
        each.number: point
        for each in full.leaving([int(n) for n in snapshot.select(Filter()).claims])
        if (point := point_of(each.body))
    }
    assert len(drawn) == snapshot.count(Filter()).on_map
    info = pyogrio.read_info(path, layer=0)
    assert info["features"] == written.rows
    assert written.rows == (len(drawn) if name == "kml" else snapshot.claim_count)
    meta, _, geometry, fields = pyogrio.raw.read(path, layer=0)
    points = [shapely.from_wkb(each) for each in geometry if each is not None]
    told = sorted((round(each.y, 6), round(each.x, 6)) for each in points)
    assert told == sorted((round(lat, 6), round(lon, 6)) for lat, lon in drawn.values())
    if name != "kml":  # of which GDAL's small driver reads name and description alone
        by_name = dict(zip(meta["fields"], fields, strict=True))
        assert set(EVIDENCE) <= set(by_name)
        with_point = [
            n for n, each in zip(by_name["claim"], geometry, strict=True) if each is not None
        ]
        assert {int(n) for n in with_point} == set(drawn)


def test_a_sheet_has_the_rows_of_the_table_and_no_formula(full, snapshot, tmp_path):
    path, written = out(full, snapshot, "acled.xlsx", tmp_path)
    sheet = openpyxl.load_workbook(path)["claims"]
    assert sheet.max_row == written.rows + 1
    assert [cell.value for cell in sheet[1]] == [*acled.COLUMNS, *EVIDENCE]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_there_are_acleds_31_columns_in_its_order():
    assert len(acled.COLUMNS) == 31
    assert list(acled.COLUMNS)[:4] == ["event_id_cnty", "event_date", "year", "time_precision"]


@pytest.mark.parametrize(
    ("first", "last", "precision", "event_date", "time_precision"),
    [
        ("2020-01-31", "2020-01-31", "day", "2020-01-31", 1),
        ("2020-01-21", "2020-01-31", "part_of_month", "2020-01-31", 3),
        ("2020-02-21", "2020-02-29", "part_of_month", "2020-02-29", 3),
        ("2020-01-01", "2020-01-10", "part_of_month", "2020-01-01", 3),
        ("2020-01-11", "2020-01-20", "part_of_month", "2020-01-15", 3),
        ("2020-01-01", "2020-01-31", "month", "2020-01-16", 3),
        ("2020-02-01", "2020-02-29", "month", "2020-02-15", 3),
        ("2020-01-06", "2020-01-12", "week", "2020-01-09", 2),
        ("2020-01-06", "2020-01-07", "days", "2020-01-06", 2),
    ],
)
def test_the_event_date_is_the_codebooks(first, last, precision, event_date, time_precision):
    when = {"start": first, "end": last, "precision": precision}
    assert acled.event_date(when) == (date.fromisoformat(event_date), time_precision)


def test_a_claim_without_a_date_has_no_event_date():
    when = {"start": None, "end": None, "precision": "unknown"}
    assert acled.event_date(when) == (None, None)
    assert ucdp.date_prec(when) is None


@pytest.mark.parametrize(
    ("claim_type", "first", "second", "expected"),
    [
        ("attack", ["isis"], ["civilians"], ("Violence against civilians", "Attack")),
        ("attack", ["isis"], ["syr.sdf"], ("Battles", "Armed clash")),
        ("territory_taken", ["syr.gov.mil"], [], ("Battles", "Government regains territory")),
        ("territory_taken", ["isis"], [], ("Battles", "Non-state actor overtakes territory")),
    ],
)
def test_the_event_type_follows_from_who_does_it_to_whom(claim_type, first, second, expected):
    assert acled.event_types(claim_type, first, second) == expected


def test_every_type_has_an_event_of_acled_and_plover():
    from footprint.exchange.tables import get_table
    from footprint.model import TYPES

    assert set(get_table("acled")["out"]) == {*TYPES["incident"], *TYPES["presence"]}
    known = get_table("plover")["event"]
    assert {*TYPES["incident"]} - {"other"} <= set(known)


def test_a_position_is_cited_first_and_last_and_has_its_evidence(full, snapshot, tmp_path):
    path, written = out(full, snapshot, "positioning.csv", tmp_path)
    rows = rows_of(path)
    assert len(rows) == written.rows > 20
    for row in rows:
        assert row["quotes"]
        assert row["claims"]
        assert row["is_open_ended"] == ("N" if row["ended_to"] else "Y")
        if row["date_first_cited"]:
            assert row["date_first_cited_earliest"] <= row["date_first_cited"]
            assert row["date_last_cited"] <= row["date_last_cited_latest"]


@pytest.mark.parametrize(
    "hostile",
    [
        "=1+1",
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "＝1+1",
        "'=1",
        "%x",
    ],
)
def test_no_cell_is_a_formula(hostile):
    assert guard(hostile).startswith("'")
    assert unguard(guard(hostile)) == hostile


@pytest.mark.parametrize("plain", ["", "-12.5", "+3", "قال", "a=b", "1e5"])
def test_plain_cells_stay_as_they_are(plain):
    assert guard(plain) == plain


@given(st.text())
def test_guarding_loses_nothing(text):
    assert unguard(guard(text)) == text
    ET.fromstring(f"<a>{clean_xml(text).replace('&', '').replace('<', '')}</a>")  # noqa: S314
    assert len(fit_cell(text * 1000).encode("utf-16-le", "replace")) // 2 <= 32_767


def test_hostile_words_leave_as_words(tmp_path, shared, store):
    from dataclasses import replace

    from footprint.model import Claim, Place, Reading, Report

    words = json.loads((shared / "hostile" / "strings.json").read_text("utf-8"))
    words = [w for w in words if w.strip()][::40] + json.loads(
        (shared / "hostile" / "folium_payloads.json").read_text("utf-8")
    )
    place = Place("x:1", "P", None, 35.0, 40.0, 1, "settlement", "event")
    for index, each in enumerate(words):
        try:
            report = Report(f"{each} {index}", title=each, source=each[:100] or None)
        except ValueError:
            continue
        claim = Claim(
            "incident", "clash", "occurred", (report.quote(0, len(each)),), places=(place,)
        )
        store.keep(Reading(report, (claim,), "1"), "hostile")
    snapshot = build(store)
    for name in FORMATS:
        path, written = out(store, snapshot, name, tmp_path)
        if path.suffix == ".kml":
            ET.parse(path)  # noqa: S314
        if path.suffix == ".csv" and written.rows:
            for row in rows_of(path):
                assert all(not cell.startswith(("=", "+", "@")) for cell in row.values() if cell)
        if path.suffix in (".gpkg", ".kml", ".geojson"):
            assert pyogrio.read_info(path, layer=0)["features"] == written.rows
    assert replace(claim) == claim


def test_an_unknown_format_is_told_with_those_there_are():
    assert get_format("acled").id == "acled.csv"
    with pytest.raises(InputError, match=r"known: acled\.csv"):
        get_format("shapefile")


def test_the_command_writes_a_file_and_says_what_it_did(tmp_path, full, capsys):
    target = tmp_path / "deep" / "out.csv"
    base = ["export", "acled", "--store", str(full.path), "--out", str(target)]
    assert main([*base, "--filter", "?actors=usa.mil&kinds=incident"]) == 0
    told = capsys.readouterr().err
    assert "rows" in told
    assert target.exists()
    assert main([*base, "--filter", "actors=nobody"]) == 1
    assert "actors" in capsys.readouterr().err
    assert main([*base, "--filter", "colour=red"]) == 1
    assert "colour" in capsys.readouterr().err
    assert main([*base[:-1], "/proc/nowhere/x.csv"]) == 1
    assert "--out" in capsys.readouterr().err


def test_a_second_export_joins_the_descriptor_of_the_first(full, snapshot, tmp_path):
    out(full, snapshot, "geojson", tmp_path)
    out(full, snapshot, "kml", tmp_path)
    out(full, snapshot, "kml", tmp_path)
    descriptor = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert [each["path"] for each in descriptor["resources"]] == ["out.geojson", "out.kml"]
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".")]


def test_a_claim_leaves_with_the_grade_that_the_map_shows(full, snapshot):
    selection = snapshot.select(Filter())
    codes = snapshot.columns.certainty[selection.firsts].tolist()
    shown = dict(zip(selection.claims.tolist(), (CERTAINTIES[code] for code in codes), strict=True))
    assert {each.number: each.certainty for each in full.leaving(list(shown))} == shown
    assert len(set(shown.values())) > 1


def test_a_citation_is_yaml_and_a_descriptor_has_plain_names(full, snapshot, tmp_path):
    query = Filter(kinds=frozenset({"statement"}))
    for name in ('my "list": #1.csv', "قائمة.csv"):
        exporting.export(full, snapshot, query, FORMATS["claims.csv"], tmp_path / name)
        cited = yaml.safe_load((tmp_path / "CITATION.cff").read_text("utf-8"))
        assert f"({name})" in cited["title"]
    described = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    names = [each["name"] for each in described["resources"]]
    assert names == ["my-list-1-csv", "csv"]


def test_corrections_leave_too(store, seed, tmp_path):
    store.keep(seed, "seed")
    first = store.find_claims_of(seed.report.id)[0]
    store.reviews.correct("ana", first.number, {"modality": "denied"}, "because")
    path, _ = out(store, build(store), "claims.csv", tmp_path)
    (row,) = [each for each in rows_of(path) if each["claim"] == str(first.number)]
    assert row["modality"] == "denied"
    assert row["latitude"] == ""
