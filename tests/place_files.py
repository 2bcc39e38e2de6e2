"""Files of places as tests make them, and what importing one did."""

from __future__ import annotations

from datetime import UTC, datetime

from footprint.gazetteer import in_use, shelf_folder
from footprint.gazetteer.imports import import_file

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
