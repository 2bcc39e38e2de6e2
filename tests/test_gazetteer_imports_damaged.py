"""Damaged files of places: whatever a byte does, the answer is rows, rows that are named, or a file that is refused."""

from __future__ import annotations

import gzip
import io
import json
import warnings
import zipfile

import pytest
import shapefile
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.errors import WrongFile
from footprint.gazetteer import bundled
from footprint.gazetteer.imports.checking import check_all
from footprint.gazetteer.imports.cod import iter_cod
from footprint.gazetteer.imports.events import iter_events
from footprint.gazetteer.imports.files import find_parts
from footprint.gazetteer.imports.geonames import iter_geonames
from footprint.gazetteer.imports.mapped import iter_mapped, read_mapping

RING = [[40, 36], [41, 37], [41, 36], [40, 36]]
TABLE = "name_en,name_ar,class,lat,lon,country\n" + "".join(
    f"Zurq{n},زرق{n},village,36.{n},40.{n},SY\n" for n in range(5)
)
DUMP = "\n".join(
    "\t".join([str(999000 + n), f"Zurq{n}", "", "زرقا,Zur", "36.5", "40.9", "P", "PPL", "SY", *["", "08", "", "", "", "900", "", "", "", ""]])
    for n in range(5)
)  # fmt: skip
EVENTS = "where_coordinates,adm_1,adm_2,latitude,longitude,country,where_prec\n" + "".join(
    f"Zurq{n} town,Hasakah Governorate,Hasakah district,36.5,40.9,Syria,1\n" for n in range(5)
)
UNITS = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {
                    "adm3_name": "Zur",
                    "adm3_pcode": f"SY0899{n}",
                    "adm2_pcode": "SY0800",
                },
                "geometry": {"type": "Polygon", "coordinates": [RING]},
            }
            for n in range(3)
        ],
    }
)


def _shapes() -> bytes:
    files = {name: io.BytesIO() for name in ("shp", "shx", "dbf")}
    with shapefile.Writer(**files) as writer:
        for name in ("ADM3_EN", "ADM3_PCODE"):
            writer.field(name, "C", 30)
        writer.poly([RING])
        writer.record("Zur", "SY08999")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(f"units.{name}", data.getvalue())
    return packed.getvalue()


READ = {
    "csv": lambda parts: iter_mapped(parts, "utf-8", read_mapping(None), "mine"),
    "geonames": lambda parts: iter_geonames(parts, "utf-8"),
    "cod": lambda parts: iter_cod(parts, "utf-8"),
    "ucdp": lambda parts: iter_events(parts, "utf-8", "ucdp"),
}
FILES = [
    ("csv", "a.csv", TABLE.encode()),
    ("csv", "a.csv.gz", gzip.compress(TABLE.encode(), mtime=0)),
    ("geonames", "SY.txt", DUMP.encode()),
    ("ucdp", "events.csv", EVENTS.encode()),
    ("cod", "units.geojson", UNITS.encode()),
    ("cod", "units.zip", _shapes()),
]
PIECES = [
    b'"',
    b",",
    b"\n",
    b"\t",
    b"\0",
    b"\xff",
    b"[",
    b"{",
    b"nan",
    b"1e999",
    b"null",
    b"\r",
    b"",
]
DAMAGE = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.integers(0, 8),
        st.one_of(st.sampled_from(PIECES), st.binary(max_size=3)),
    ),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize(("kind", "name", "data"), FILES, ids=[name for _, name, _ in FILES])
def test_a_file_that_is_whole_gives_places(tmp_path, kind, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    checked = check_all(READ[kind](find_parts(path)), bundled(), name)
    assert checked.places
    assert not checked.refused


@pytest.mark.parametrize(("kind", "name", "data"), FILES, ids=[name for _, name, _ in FILES])
def test_a_damaged_file_gives_rows_or_is_refused_and_never_more(tmp_path_factory, kind, name, data):
    path = tmp_path_factory.mktemp("damaged") / name

    @settings(max_examples=60)
    @given(DAMAGE)
    def hold(damage):
        body = bytearray(data)
        for share, length, piece in damage:
            at = int(share * len(body))
            body[at : at + length] = piece
        path.write_bytes(body)
        with warnings.catch_warnings(
            action="ignore"
        ):  # shapely warns over points that are no numbers
            try:
                checked = check_all(READ[kind](find_parts(path)), bundled(), name)
            except WrongFile as error:
                told = str(error)
            else:
                told = "".join(map(str, checked.refused)) + "row"
                assert all(place.lat is None or -90 <= place.lat <= 90 for place in checked.places)
        assert told

    hold()
