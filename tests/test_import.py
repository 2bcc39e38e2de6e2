"""Data sets come in whole or not at all, each row with its own words, and go again as one batch."""

import csv
import gzip
import io
import json
from collections import Counter
from dataclasses import replace

import openpyxl
import pytest

from footprint.cli import main
from footprint.errors import FootprintError, InputError, StoreError, WrongFile
from footprint.exchange.exporting import export
from footprint.exchange.formats import FORMATS
from footprint.exchange.incoming.actors import resolve_actor
from footprint.exchange.incoming.importing import import_file
from footprint.filters import Filter
from footprint.store import open_store
from footprint.view import build

UCDP = "id,type_of_violence,side_a,side_b,source_headline,where_prec,where_coordinates,adm_1,latitude,longitude,country,date_prec,date_start,date_end,best"
ROWS = [
    "1,1,Government of Syria,Syrian insurgents,Shells hit a village,1,Teir Maaleh village,Homs Governorate,34.80,36.70,Syria,1,2016-01-01,2016-01-01,4",
    '2,2,IS,"HTS, Southern Front, Nobody Knows",,4,Homs Governorate,Homs Governorate,34.5,38.0,Syria,4,2016-02-01,2016-02-29,1',
    "3,3,IS,Civilians,Killed at a market,2,Azaz town,Aleppo Governorate,36.58,37.04,Syria,2,2016-03-01,2016-03-03,9",
]
ACLED = "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,country,admin1,location,latitude,longitude,geo_precision,source,notes"
ACLED_ROWS = [
    "SYR1,2020-01-31,1,Battles,Armed clash,Military Forces of Syria (2000-2024),QSD: Syrian Democratic Forces,Syria,Aleppo,Azaz,36.58,37.04,1,SOHR,Clashes broke out.",
    "SYR2,15 February 2020,3,Explosions/Remote violence,Air/drone strike,Military Forces of Russia (2000-) Air Force,Civilians (Syria),Syria,Idleb,Idleb,35.93,36.63,2,SOHR,Planes struck.",
]


def put(path, header, rows, encoding="utf-8", newline="\n"):
    path.write_bytes((newline.join([header, *rows]) + newline).encode(encoding))
    return path


@pytest.fixture
def ucdp(tmp_path):
    return put(tmp_path / "ged.csv", UCDP, ROWS)


def claims_of(store):
    return store.get_claims([int(n) for n in build(store).select(Filter()).claims])


def test_a_row_makes_a_claim_whose_every_span_is_its_own_cell(store, ucdp):
    result = import_file("ucdp", ucdp, store)
    assert (result.rows, result.new, result.again, result.refused) == (3, 3, 0, [])
    for kept in claims_of(store):
        report = store.get_report(kept.report_id).report
        assert report.source == "UCDP GED"
        assert report.text.startswith("⟦data set⟧ UCDP GED\nid: ")
        (quote,) = kept.claim.quotes
        assert (
            quote.text in ("Shells hit a village", "Killed at a market") or "side_a" in quote.text
        )
        for actor in kept.claim.actors:
            named = report.text[actor.start : actor.end]
            assert resolve_actor(named, kept.claim.date.start) == actor.id
        (place,) = kept.claim.places
        assert report.text[place.start : place.end] == place.name_en
        start, end = kept.claim.date.span
        assert report.text[start:end] == kept.claim.date.start.isoformat()
    assert dict(result.tally.unmapped) == {"Nobody Knows": 1}
    assert store.verify().faults == []


def test_the_codes_of_ucdp_are_read_as_its_codebook_says(store, ucdp):
    import_file("ucdp", ucdp, store)
    found = {claim.claim.date.start.isoformat(): claim.claim for claim in claims_of(store)}
    assert [c.type for _, c in sorted(found.items())] == ["clash", "clash", "attack"]
    assert [c.date.precision for _, c in sorted(found.items())] == ["day", "month", "days"]
    precisions = [c.places[0].precision for _, c in sorted(found.items())]
    assert precisions == ["settlement", "admin1", "near"]


def test_acled_comes_in_from_its_table_and_from_its_api(tmp_path, store):
    path = put(tmp_path / "acled.csv", ACLED, ACLED_ROWS)
    assert import_file("acled", path, store).new == 2
    clash, strike = sorted((c.claim for c in claims_of(store)), key=lambda c: c.date.start)
    assert {a.id for a in clash.actors} == {"syr.gov", "syr.sdf"}
    assert strike.type == "airstrike"
    assert (strike.date.start.isoformat(), strike.date.end.isoformat()) == (
        "2020-02-01",
        "2020-02-29",
    )
    rows = list(csv.DictReader(io.StringIO("\n".join([ACLED, *ACLED_ROWS]))))
    api = tmp_path / "acled.json"
    api.write_text(json.dumps({"status": 200, "data": rows}), "utf-8")
    assert import_file("acled", api, store).again == 2


def test_a_second_time_changes_nothing_and_a_batch_goes_as_one(store, ucdp, seed):
    store.keep(seed, "seed")
    before = build(store).claim_count
    first = import_file("ucdp", ucdp, store)
    again = import_file("ucdp", ucdp, store)
    assert (again.new, again.again, again.batch) == (0, 3, None)
    assert build(store).claim_count == before + 3
    assert store.search("Shells").total == 1
    assert store.withdraw(first.batch, "ana") == (3, 0)
    assert build(store).claim_count == before
    assert store.search("Shells").total == 0
    assert [each.source for each in store.reports()] == [seed.report.source]
    assert store.batches()[0].withdrawn
    assert store.verify().faults == []
    with pytest.raises(StoreError, match="taken back before"):
        store.withdraw(first.batch, "ana")
    with pytest.raises(StoreError, match="no import"):
        store.withdraw(99_999, "ana")
    assert import_file("ucdp", ucdp, store).new == 3
    assert build(store).claim_count == before + 3
    assert store.verify().faults == []


def test_nothing_that_was_taken_back_leaves(store, ucdp, seed, tmp_path):
    store.keep(seed, "seed")
    store.withdraw(import_file("ucdp", ucdp, store).batch, "ana")
    for wanted in FORMATS.values():
        path = tmp_path / f"out-{wanted.id}{wanted.suffix}"
        export(store, build(store), Filter(), wanted, path)
        assert b"Shells hit" not in path.read_bytes()
        assert b"UCDP GED" not in path.read_bytes()


def test_one_bad_row_leaves_no_trace_of_those_before_it(store, tmp_path):
    rows = [*ROWS, *(ROWS[0].replace("1,1,", f"{n},1,", 1) for n in range(10, 900)), "1,2"]
    path = put(tmp_path / "ged.csv", UCDP, rows)
    revision = store.revision()
    result = import_file("ucdp", path, store)
    assert (result.rows, result.new, len(result.refused), result.is_kept) == (894, 0, 1, False)
    assert (store.revision(), store.batches()) == (revision, [])
    assert store.verify().faults == []


def test_who_breaks_an_import_off_leaves_nothing(store, ucdp):
    def step():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_file("ucdp", ucdp, store, step=step)
    assert build(store).claim_count == 0
    assert import_file("ucdp", ucdp, store).new == 3


def test_what_a_person_decided_on_stays_when_its_batch_goes(store, ucdp):
    batch = import_file("ucdp", ucdp, store).batch
    store.reviews.accept("ana", claims_of(store)[0].number)
    assert store.withdraw(batch, "ana") == (2, 1)
    assert build(store).claim_count == 1
    assert store.verify().faults == []


def test_data_sets_are_layers_by_the_filter_of_sources(store, ucdp, tmp_path):
    import_file("ucdp", ucdp, store)
    import_file("acled", put(tmp_path / "a.csv", ACLED, ACLED_ROWS), store)
    snapshot = build(store)
    assert snapshot.sources == ("ACLED", "UCDP GED")
    assert snapshot.count(Filter(sources=frozenset({"ACLED"}))).claims == 2


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (ROWS[0].replace("2016-01-01,2016-01-01", "soon,2016-01-01"), "date_start"),
        (ROWS[0].replace("2016-01-01,2016-01-01", "2016-01-02,2016-01-01"), "date_end"),
        (ROWS[0].replace("34.80,36.70", "36.70,134.80.1"), "longitude"),
        (ROWS[0].replace("34.80", "91"), "latitude"),
        (ROWS[0].replace(",1,Teir", ",9,Teir"), "where_prec"),
        (ROWS[0].replace("Syria,1,", "Syria,7,"), "date_prec"),
        (ROWS[0].replace("1,1,Gov", "1,8,Gov"), "type_of_violence"),
        (ROWS[0].replace(",4", ""), "cells"),
    ],
)
def test_a_bad_row_is_named_with_its_column_and_nothing_comes_in(store, tmp_path, row, column):
    path = put(tmp_path / "ged.csv", UCDP, [ROWS[1], row])
    result = import_file("ucdp", path, store)
    (refused,) = result.refused
    assert refused.row == "row 3"
    assert column in str(refused)
    assert build(store).claim_count == 0
    assert import_file("ucdp", path, store, skip_bad=True).new == 1


def test_exchanged_coordinates_are_told(store, tmp_path):
    row = ROWS[2].replace("36.58,37.04", "40.9,34.4")
    (refused,) = import_file("ucdp", put(tmp_path / "ged.csv", UCDP, [row]), store).refused
    assert "column latitude" in str(refused)
    assert "look exchanged" in str(refused)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_part_of_a_column(store, tmp_path, encoding):
    assert import_file("ucdp", put(tmp_path / "g.csv", UCDP, ROWS, encoding), store).new == 3


def test_windows_1256_is_read_when_it_is_said_and_named_when_it_is_not(store, tmp_path):
    rows = [ROWS[0].replace("Shells hit a village", "قصف على القرية")]
    path = put(tmp_path / "g.csv", UCDP, rows, "windows-1256")
    (refused,) = import_file("ucdp", path, store).refused
    assert "source_headline" in str(refused)
    assert "--encoding" in str(refused)
    assert import_file("ucdp", path, store, encoding="windows-1256").new == 1
    assert claims_of(store)[0].claim.quotes[0].text == "قصف على القرية"


def test_semicolons_and_zips_are_no_matter(store, tmp_path):
    rows = ["1;1;IS;SDF;Fighting;1;Azaz;Aleppo;36.58;37.04;Syria;1;2016-01-01;2016-01-01;4"]
    assert (
        import_file("ucdp", put(tmp_path / "g.csv", UCDP.replace(",", ";"), rows), store).new == 1
    )
    packed = tmp_path / "g2.csv.gz"
    packed.write_bytes(gzip.compress("\n".join([UCDP, *ROWS]).encode()))
    assert import_file("ucdp", packed, store).new == 3


def test_a_missing_column_is_named(store, tmp_path):
    path = put(tmp_path / "g.csv", UCDP.replace("where_prec", "exactness"), ROWS)
    with pytest.raises(WrongFile, match="column where_prec is missing"):
        import_file("ucdp", path, store)


def sheet(path, rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_a_sheet_comes_in_by_a_mapping(store, tmp_path):
    mapping = tmp_path / "m.toml"
    mapping.write_text(
        'source = "Our list"\nid = ["Ref"]\nquote = ["What"]\n[date]\nstart = ["When"]\n'
        '[place]\nname = ["Where"]\nlat = ["Lat"]\nlon = ["Long"]\ndefault = ["settlement", 2]\n'
        '[type]\ncolumn = ["Sort"]\n[type.codes]\nstrike = "airstrike"\n'
        '[[actor]]\ncolumn = ["By"]\nrole = "initiator"\n',
        "utf-8",
    )
    header = ["Ref", "When", "Where", "Lat", "Long", "Sort", "By", "What"]
    row = [7, "31.01.2020", "Azaz", 36.58, 37.04, "strike", "Russian army", "ضربة جوية"]
    path = sheet(tmp_path / "x.xlsx", [header, row])
    assert import_file("table", path, store, mapping=mapping).new == 1
    claim = claims_of(store)[0].claim
    assert (claim.type, claim.quotes[0].text) == ("airstrike", "ضربة جوية")
    assert claim.actors[0].id == "rus.mil"
    formula = sheet(tmp_path / "f.xlsx", [header, [*row[:-1], "=1+1"]])
    (refused,) = import_file("table", formula, store, mapping=mapping).refused
    assert str(refused) == "row 2: column what: a formula; paste its value in its place"
    mapping.write_text(mapping.read_text("utf-8").replace('"What"', '"Wht"'), "utf-8")
    with pytest.raises(WrongFile, match="column wht is missing"):
        import_file("table", path, store, mapping=mapping)


def test_american_dates_are_read_where_the_mapping_says_so(store, tmp_path):
    path = put(tmp_path / "t.csv", "date,lat,lon", ["03/04/2020,36.5,37.5", "12/25/2020,36.5,37.5"])
    mapping = tmp_path / "m.toml"
    mapping.write_text('[date]\nform = "%m/%d/%Y"\n', "utf-8")
    assert import_file("table", path, store, mapping=mapping).new == 2
    days = sorted(kept.claim.date.start.isoformat() for kept in claims_of(store))
    assert days == ["2020-03-04", "2020-12-25"]
    bad = put(tmp_path / "b.csv", "date,lat,lon", ["25/12/2020,36.5,37.5"])
    (refused,) = import_file("table", bad, None, mapping=mapping).refused
    assert "column date: '25/12/2020' is no date such as 01/31/2020" in refused.why
    for wrong in ("%m/%Y", "%Q", "day"):
        mapping.write_text(f'[date]\nform = "{wrong}"\n', "utf-8")
        with pytest.raises(InputError, match="date"):
            import_file("table", path, store, mapping=mapping)


def test_of_several_names_in_a_cell_each_is_pointed_at(store, tmp_path):
    path = put(tmp_path / "t.csv", "date,lat,lon,by", ["2020-01-01,36.5,37.5,Russian army ; SDF"])
    mapping = tmp_path / "m.toml"
    mapping.write_text('[[actor]]\ncolumn = ["by"]\nrole = "initiator"\nsplit = ";"\n', "utf-8")
    assert import_file("table", path, store, mapping=mapping).new == 1
    (kept,) = claims_of(store)
    text = store.get_report(kept.report_id).report.text
    assert [text[each.start : each.end] for each in kept.claim.actors] == ["Russian army", "SDF"]


def test_a_cell_that_is_empty_in_the_first_row_is_no_missing_column(store, tmp_path):
    mapping = tmp_path / "m.toml"
    mapping.write_text('title = ["Head"]\n[place]\nlat = ["Lat"]\nlon = ["Long"]\n', "utf-8")
    rows = [["Head", "Date", "Lat", "Long"], [None, "2020-01-01", 36.5, 37.5]]
    rows.append(["Strike", "2020-01-02", 36.5, 37.5])
    path = sheet(tmp_path / "x.xlsx", rows)
    assert import_file("table", path, store, mapping=mapping).new == 2


def test_a_column_is_missed_though_the_first_row_is_broken(store, tmp_path):
    path = put(tmp_path / "g.csv", UCDP.replace("where_prec", "exactness"), ["1,2", *ROWS])
    with pytest.raises(WrongFile, match="column where_prec is missing"):
        import_file("ucdp", path, store)


def test_macros_are_never_taken(store, tmp_path):
    import zipfile

    path = sheet(tmp_path / "m.xlsm", [["id", "date"], [1, "2020-01-01"]])
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    with pytest.raises(WrongFile, match="macros"):
        import_file("geojson", path, store)


def test_a_mapping_with_a_wrong_key_says_which(store, tmp_path, ucdp):
    mapping = tmp_path / "m.toml"
    mapping.write_text('colour = "red"\n', "utf-8")
    with pytest.raises(InputError, match="'colour' is no key"):
        import_file("table", ucdp, store, mapping=mapping)
    with pytest.raises(InputError, match="--mapping"):
        import_file("table", ucdp, store)


def plain(claim):
    """A claim without where its words stand in its document."""
    return (
        (claim.kind, claim.type, claim.modality, claim.section, claim.count, claim.confidence),
        tuple(quote.text.strip() for quote in claim.quotes),
        tuple((each.id, each.role) for each in claim.actors),
        tuple(replace(each, start=None, end=None, candidates=()) for each in claim.places),
        replace(claim.date, rule=None, span=None),
        claim.attributed_to and claim.attributed_to.id,
    )


@pytest.mark.parametrize(
    "name",
    [
        "claims.csv",
        "claims.xlsx",
        "geojson",
        "kml",
        "acled.csv",
        "acled.xlsx",
        "ucdp.csv",
        "ucdp.xlsx",
    ],
)
def test_what_was_exported_comes_back_as_the_same_claims(store, gold, tmp_path, name):
    store.keep_all((replace(reading, reader="1"), "gold", None) for reading in gold[:40])
    wanted = FORMATS[name]
    path = tmp_path / f"out{wanted.suffix}"
    written = export(store, build(store), Filter(), wanted, path)
    other = open_store(tmp_path / "other.db")
    kind = (
        name.partition(".")[0] if wanted.columns is not FORMATS["claims.csv"].columns else "table"
    )
    result = import_file(kind, path, other)
    assert result.refused == []
    assert (result.rows, result.new) == (written.rows, written.rows)
    came = Counter(plain(kept.claim) for kept in claims_of(other))
    left = Counter(plain(kept.claim) for kept in claims_of(store))
    assert came <= left
    assert came.total() == written.rows > 20
    if name.startswith(("claims", "geojson")):
        assert came == left
    sources = {each.source for each in other.reports()}
    assert sources <= {each.source for each in store.reports()}
    assert import_file(kind, path, store).again == written.rows
    assert import_file(kind, path, other).new == 0


def test_what_a_person_corrected_in_an_exported_table_holds(store, seed, tmp_path):
    store.keep(seed, "seed")
    path = tmp_path / "out.csv"
    export(store, build(store), Filter(kinds=frozenset({"incident"})), FORMATS["claims.csv"], path)
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    change = {"date_from": "2020-01-25", "date_to": "2020-01-25", "date_words": "day"}
    rows[0] |= change | {"latitude": "35.5", "longitude": "40.5", "actors": "tur.mil:initiator"}
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows(rows[:1])
    other = open_store(tmp_path / "other.db")
    assert import_file("table", path, other).new == 1
    claim = claims_of(other)[0].claim
    assert (claim.date.start.isoformat(), claim.date.precision) == ("2020-01-25", "day")
    assert (claim.places[0].lat, claim.places[0].lon) == (35.5, 40.5)
    assert [(each.id, each.role) for each in claim.actors] == [("tur.mil", "initiator")]
    for column, value, told in (
        ("date_to", "soon", "column date_to"),
        ("latitude", "95", "column latitude"),
        ("radius_km", "far", "column radius_km"),
        ("further", "{", "column further"),
        ("kind", "rumour", "rumour"),
        ("actors", "usa:boss", "boss"),
    ):
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, list(rows[0]))
            table.writeheader()
            table.writerow(rows[0] | {column: value})
        (refused,) = import_file("table", path, other).refused
        assert refused.row == "row 2"
        assert told in refused.why


def test_readings_come_back_as_the_same_claims(store, gold, tmp_path):
    store.keep_all((reading, "gold", None) for reading in gold[:30])
    path = tmp_path / "out.jsonl"
    export(store, build(store), Filter(), FORMATS["claims.jsonl"], path)
    other = open_store(tmp_path / "other.db")
    result = import_file("claims", path, other)
    assert result.refused == []
    came = sorted((k.report_id, repr(k.claim)) for k in claims_of(other))
    assert came == sorted((k.report_id, repr(k.claim)) for k in claims_of(store))
    assert len(came) > 100
    assert import_file("claims", path, store).new == 0


def test_one_report_with_other_claims_further_down_is_refused(store, seed, tmp_path):
    store.keep(seed, "seed")
    path = tmp_path / "out.jsonl"
    export(store, build(store), Filter(), FORMATS["claims.jsonl"], path)
    line = json.loads(path.read_text("utf-8"))
    other = line | {"claims": line["claims"][:1]}
    path.write_text("".join(json.dumps(each) + "\n" for each in (line, line, other)), "utf-8")
    result = import_file("claims", path, open_store(tmp_path / "other.db"))
    (refused,) = result.refused
    assert (result.again, refused.row) == (1, "line 3")


def test_a_kml_with_entities_is_not_read(store, shared):
    for path in sorted((shared / "hostile" / "xml").glob("*.xml")):
        target = path
        try:
            copied = store.path.with_name(path.stem + ".kml")
            copied.write_bytes(target.read_bytes())
            import_file("kml", copied, store)
        except FootprintError:
            continue
    assert build(store).claim_count == 0


def test_the_file_of_ucdp_comes_in_to_the_last_row(shared, tmp_path):
    path = shared / "reference" / "ucdp_ged191_syria.csv.gz"
    result = import_file("ucdp", path, None)
    assert (result.rows, result.refused) == (16_566, [])
    mapped, unmapped = sum(result.tally.mapped.values()), sum(result.tally.unmapped.values())
    assert mapped / (mapped + unmapped) > 0.99
    part = tmp_path / "part.csv"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    with part.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([rows[0], *rows[1::60]])
    store = open_store(tmp_path / "part.db")
    assert import_file("ucdp", part, store).new == len(rows[1::60])
    column = {name: index for index, name in enumerate(rows[0])}
    expected = Counter(
        (
            row[column["date_start"]],
            row[column["date_end"]],
            float(row[column["latitude"]]),
            float(row[column["longitude"]]),
        )
        for row in rows[1::60]
    )
    found = Counter(
        (
            k.claim.date.start.isoformat(),
            k.claim.date.end.isoformat(),
            k.claim.places[0].lat,
            k.claim.places[0].lon,
        )
        for k in claims_of(store)
    )
    assert found == expected


def test_the_command_takes_in_lists_and_takes_back(tmp_path, ucdp, capsys):
    at = ["--store", str(tmp_path / "s.db")]
    assert main(["import", "ucdp", str(ucdp), "--dry-run", *at]) == 0
    told = capsys.readouterr().err
    assert "3 rows, 3 can be taken" in told
    assert "no actor for 'Nobody Knows'" in told
    assert main(["import", "ucdp", str(ucdp), *at]) == 0
    told = capsys.readouterr().err
    batch = told.rpartition("--undo ")[2].split()[0]
    assert main(["import", "--list", *at]) == 0
    assert "ucdp ged.csv  3" in capsys.readouterr().out
    assert main(["import", "--undo", batch, *at]) == 0
    assert "3 rows taken back" in capsys.readouterr().err
    assert main(["import", *at]) == 2
    assert main(["import", "nonsense", str(ucdp), *at]) == 1
