"""How well names are placed, against places that are known.

`python tools/gazetteer_score.py ucdp FILE [none|country|admin1|admin2] [held-out]` looks up the names of UCDP GED's events
with their country, governorate and district as context, or fewer; `held-out` leaves out the places whose point the
bundle took from UCDP, so that it does not measure itself. `… gold FOLDER…` looks up the words of the gold's stated settlements
and sites. `… spellings [none|country|admin1|text]` spells the Arabic names of the bundle's Syrian towns and villages in
other ways (UCDP's own rows left out) and looks those up. `-v` tells the misses.
"""

from __future__ import annotations

import csv
import glob
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from gazetteer_spellings import spellings

from footprint.gazetteer import Context, Gazetteer, Resolution, bundled
from footprint.gazetteer.context import read_context
from footprint.gazetteer.geometry import distance_km
from footprint.gazetteer.names import is_arabic
from footprint.text import normalize

LEVELS = ("none", "country", "admin1", "admin2")


def main(arguments: list[str]) -> None:
    verbose = "-v" in arguments
    kind, *rest = [each for each in arguments if each != "-v"]
    gazetteer = bundled()
    if kind == "ucdp":
        cases = ucdp_cases(gazetteer, *rest)
    elif kind == "spellings":
        cases = spelled_cases(gazetteer, *rest)
    else:
        cases = gold_cases(gazetteer, rest)
    tally: Counter[str] = Counter()
    for name, context, lat, lon, reach in cases:
        answer = gazetteer.resolve(name, None, context)
        verdict = verdict_on(answer, lat, lon, reach)
        tally[verdict] += 1
        if verbose and verdict not in ("right", "honest"):
            told = answer.entry and f"{answer.entry.id} {answer.entry.name_en}"
            print(
                f"{verdict}: {name} ({lat:.2f}, {lon:.2f}) {context.admin} → {told}: {answer.why}"
            )
    total = sum(tally.values())
    print(
        json.dumps({"names": total, **{k: round(v / total, 4) for k, v in sorted(tally.items())}})
    )
    print("right or honest", round((tally["right"] + tally["honest"]) / total, 4))


def verdict_on(answer: Resolution, lat: float, lon: float, reach: float = 25.0) -> str:
    """`right` within `reach` km, `honest` for a wider unit that holds the point, `wrong` beyond 50 km, else `off` or `none`."""
    if answer.entry is None or answer.lat is None or answer.lon is None:
        return "none"
    away = distance_km(answer.lat, answer.lon, lat, lon)
    if answer.fallback or answer.precision in ("admin1", "admin2", "admin3", "country"):
        if answer.precision == "country":
            return "country"
        held = away <= (answer.radius_km or 0) + 5
        return "honest" if held else "right" if away <= reach else "wrong" if away > 50 else "off"
    return "right" if away <= reach else "wrong" if away > 50 else "off"


def ucdp_cases(
    gazetteer: Gazetteer, path: str, level: str = "admin2", part: str = "all"
) -> Iterator[tuple[str, Context, float, float, float]]:
    seen = set()
    carried = {_point(e.lat, e.lon) for e in gazetteer.index if "UCDP" in e.source}
    carried = carried if part == "held-out" else set()
    contexts: dict[tuple[str, str], Context] = {}
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = (row["where_coordinates"], row["adm_1"], row["adm_2"])
            if row["where_prec"] not in ("1.0", "2.0", "1", "2") or key in seen:
                continue
            seen.add(key)
            if _point(row["latitude"], row["longitude"]) in carried:
                continue
            if key[1:] not in contexts:
                said = {"country": "Syria", "admin1": row["adm_1"], "admin2": row["adm_2"]}
                kept = ("country", "admin1", "admin2")[: LEVELS.index(level)]
                contexts[key[1:]] = read_context(gazetteer, {each: said[each] for each in kept})
            yield key[0], contexts[key[1:]], float(row["latitude"]), float(row["longitude"]), 25.0


def _point(lat: float | str, lon: float | str) -> tuple[float, float]:
    return round(float(lat), 3), round(float(lon), 3)


def spelled_cases(
    gazetteer: Gazetteer, level: str = "admin1"
) -> Iterator[tuple[str, Context, float, float, float]]:
    for entry in gazetteer.index:
        units = [unit for unit in map(gazetteer.get, entry.parents) if unit]
        governorate = next((unit for unit in units if unit.feature == "admin1"), None)
        wanted = entry.country == "SY" and entry.feature in ("town", "village") and entry.name_ar
        if not wanted or governorate is None or entry.source.startswith("UCDP"):
            continue
        for _, name in spellings(entry.name_ar or ""):
            said = {"country": "SY", "admin1": governorate.name_ar}
            if level == "text":
                said = {"text": f"قصفت الطائرات {name} في ريف {governorate.name_ar} أمس"}
            elif level != "admin1":
                said = {"country": "SY"} if level == "country" else {}
            yield name, read_context(gazetteer, said, name), entry.lat, entry.lon, 25.0


def name_in(gazetteer: Gazetteer, words: str) -> str | None:
    """The toponym in the words of a gold place: what stands after its cue or relation; None for "the field"."""
    normal = normalize(words)
    hits = gazetteer.find_names(normal.text, "".join(words[at] for at in normal.starts))
    cued = [hit for hit in hits if not hit.needs_cue]
    if cued:
        first = normal.span(cued[0].start, cued[0].end)
        before = words[: first[0]].split()[-1:]
        return (
            " ".join([*before, words[first[0] : first[1]]])
            if is_arabic(normal.text)
            else words[first[0] : first[1]]
        )
    after = words.split(maxsplit=1)
    return words if len(after) > 1 and after[0] in ("قرية", "بلدة", "قريتي") else None


def gold_cases(
    gazetteer: Gazetteer, paths: list[str]
) -> Iterator[tuple[str, Context, float, float, float]]:
    for folder in paths:
        for path in sorted(glob.glob(f"{folder}/*.json")):
            gold = json.loads(Path(path).read_text("utf-8"))
            text = Path(path).with_suffix(".txt").read_text("utf-8")
            seen = set()
            for claim in gold["claims"]:
                for place in claim["places"]:
                    wanted = (
                        place["precision"] in ("exact", "settlement") and place["basis"] == "stated"
                    )
                    if (
                        not wanted
                        or place["start"] is None
                        or place["role"] not in ("event", "origin", "destination")
                    ):
                        continue
                    words = name_in(gazetteer, text[place["start"] : place["end"]])
                    if words is None:
                        continue
                    if words in seen:
                        continue
                    seen.add(words)
                    around = text[max(0, place["start"] - 150) : place["end"] + 150]
                    context = read_context(gazetteer, {"text": around}, words)
                    yield words, context, place["lat"], place["lon"], max(25.0, place["radius_km"])


if __name__ == "__main__":
    main(sys.argv[1:])
