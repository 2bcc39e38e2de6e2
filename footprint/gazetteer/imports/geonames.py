"""A GeoNames country dump (`SY.txt` or `SY.zip`, 19 columns, no header) → places.

With the file of alternate names of the same country (`alternatenames/SY.zip`) the languages of the spellings are known;
without it the dump's own column of them is used, which mixes languages and machine transliterations.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from footprint.errors import WrongFile
from footprint.gazetteer.imports.files import Part
from footprint.gazetteer.imports.given import (
    BadRow,
    Given,
    Refused,
    best_arabic,
    clean_names,
    read_number,
    read_point,
    split_scripts,
)
from footprint.gazetteer.imports.knowledge import tables
from footprint.gazetteer.imports.tables import iter_text

COLUMNS = 19
_NAMES_COLUMNS = (8, 10)
"""Of the file of alternate names: the older form has no dates."""
_LOOKED_AT = 40
"""Lines by which a file is told for what it is."""
_USED_NAMES = re.compile("[A-Z\u00c0-\u024f\u1e00-\u1eff\u0621-\u064a\u067e-\u06d5].*")
"""A spelling that is a name: lower case in GeoNames is a machine's transliteration."""
_AIRPORT_CODE = re.compile("[A-Z0-9]{3,4}")
_LANGUAGES = frozenset({"", "ar", "en", "ku", "tr", "fr", "de", "ckb", "kmr", "fa"})
_CITY, _TOWN = 100_000, 8_000

Alternates = Mapping[str, Sequence[str]]


def iter_geonames(
    parts: Sequence[Part], encoding: str, alternates: Sequence[Part] = ()
) -> Iterator[Given | Refused | None]:
    """The places of a dump; None for a row of a class that stays out. Raises WrongFile where it is no dump."""
    part = _find_table(
        parts, encoding, (COLUMNS,), "a GeoNames dump (19 columns, tabs between them)"
    )
    spellings: Alternates = {}
    if alternates:
        names = _find_table(alternates, encoding, _NAMES_COLUMNS, "GeoNames' alternate names")
        spellings = _read_alternates(names, encoding)
    for number, text in enumerate(iter_text(part, encoding), 1):
        if not text.strip():
            continue
        row = f"row {number:,}"
        try:
            yield _given(row, text.rstrip("\r\n").split("\t"), spellings)
        except BadRow as error:
            yield Refused(row, str(error))


def _find_table(parts: Sequence[Part], encoding: str, widths: Sequence[int], what: str) -> Part:
    """The file with so many columns; an archive holds a readme beside it."""
    for part in parts:
        head = [line for line in islice(iter_text(part, encoding), _LOOKED_AT) if line.strip()]
        fitting = sum(line.count("\t") + 1 in widths for line in head)
        if head and fitting * 2 > len(head):
            return part
    raise WrongFile(f"{', '.join(part.name for part in parts)}: not {what}; nothing was taken")


def _read_alternates(part: Part, encoding: str) -> Alternates:
    """GeoNames id → spellings in the languages that are used here, the preferred ones first."""
    found: dict[str, list[str]] = defaultdict(list)
    for text in iter_text(part, encoding):
        cells = text.rstrip("\r\n").split("\t")
        if len(cells) not in _NAMES_COLUMNS or cells[2] not in _LANGUAGES:
            continue
        if cells[4] == "1":
            found[cells[1]].insert(0, cells[3])
        else:
            found[cells[1]].append(cells[3])
    return found


def _given(row: str, cells: list[str], alternates: Alternates) -> Given | None:
    if len(cells) != COLUMNS:
        raise BadRow(f"{len(cells)} columns; a GeoNames dump has {COLUMNS}")
    place_id, name, ascii_name, others, lat, lon, _, code, country = cells[:9]
    if not place_id.isdigit():
        raise BadRow(f"id {place_id[:20]!r} is no number")
    point = read_point(lat, lon)
    feature = tables()["geonames"]["classes"].get(code)
    if feature is None:
        return None
    if not re.fullmatch("[A-Z]{2}", country):
        raise BadRow(f"country {country[:20]!r} is no code of two letters")
    people = int(read_number("population", cells[14], 50_000_000) or 0)
    if feature in ("village", "town", "city"):
        feature = "city" if people >= _CITY else "town" if people >= _TOWN else feature
    known = alternates.get(place_id) or others.split(",")
    usable = [n for n in known if _USED_NAMES.fullmatch(n) and not _AIRPORT_CODE.fullmatch(n)]
    latin, arabic = split_scripts(clean_names((name, ascii_name, *usable)))
    best = best_arabic(name, arabic) if not alternates.get(place_id) else (arabic or [""])[0]
    return Given(
        row=row,
        id=f"geonames:{place_id}",
        feature=feature,
        names=tuple(dict.fromkeys(n for n in (*latin[:1], best, *latin, *arabic) if n)),
        lat=point[0],
        lon=point[1],
        country=country,
        population=people,
        source=str(tables()["geonames"]["source"]),
    )
