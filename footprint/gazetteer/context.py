"""Words about where a name is → a `Context`: units by their names, and what a text around the name says.

Used where the context comes as words (the command line, an export's columns); the reading engine makes its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from footprint.errors import InvalidRecord
from footprint.gazetteer.entry import ADMIN, SETTLEMENTS, SITES, Context, Entry
from footprint.gazetteer.geometry import distance_km
from footprint.gazetteer.index import loose_forms
from footprint.gazetteer.likeness import LEAST_LIKENESS
from footprint.gazetteer.names import split_feature, surface
from footprint.gazetteer.words import words
from footprint.text import fold, normalize

if TYPE_CHECKING:
    from footprint.gazetteer.gazetteer import Gazetteer

_UNIT_WORDS = re.compile(r"^(?:(?:mintaqat|mintaqah|markaz|nahiyat|nahiyah|muhafazat)\s+)+")
_FIELDS = ("country", "admin1", "admin2", "admin3", "text", "near")
_SENTENCE = re.compile(r"[.\n:;]")
FAR = 10_000
"""Added to the distance of what stands in another sentence."""
TOWNS = frozenset({"city", "town"})
FAMOUS = 30_000
"""Inhabitants from which a city is meant though places a tenth its size have its name."""
AFTER_NAME = 45
"""Characters within which a unit after a name is taken to hold it."""


def find_unit(
    gazetteer: Gazetteer,
    name: str,
    levels: Iterable[str],
    country: str | None,
    within: str | None = None,
) -> Entry | None:
    """The unit of one of the classes `levels` that a name means, e.g. "Mintaqat Azaz district" → cod:SY0204.

    `within` is the id of a wider unit that must hold it. None where no unit is like enough.
    """
    whole = surface(name)  # "River Nile" is a state, though its name begins with a feature word
    form = split_feature(whole)[0]
    form = _UNIT_WORDS.sub("", form) or form
    found: dict[Entry, float] = {}
    index = gazetteer.index
    for exact in (whole, form, *loose_forms(form)):
        for entry in index.find_exact(exact):
            found.setdefault(entry, 100.0)
    for entry, likeness in index.find_alike(form):
        found.setdefault(entry, likeness)
    wanted = tuple(levels)
    best: tuple[float, bool, int, float, str] | None = None
    for entry, likeness in found.items():
        unit = entry if entry.feature in wanted else _unit_of(gazetteer, entry, wanted)
        unit = _district_of_seat(gazetteer, unit, wanted)
        if unit is None or likeness < LEAST_LIKENESS or (country and unit.country != country):
            continue
        if within and within not in unit.parents:
            continue
        # The unit of that name rather than one around a village of it; of two, the wider: "Sanaa" is the governorate
        # around the capital's own.
        own = entry.feature in wanted
        key = (likeness, own, -wanted.index(unit.feature), unit.radius_km, unit.id)
        best = max(best, key) if best else key
    return gazetteer.get(best[4]) if best else None


def _unit_of(gazetteer: Gazetteer, entry: Entry, levels: tuple[str, ...]) -> Entry | None:
    """The unit that a town is the seat of or lies in; a unit is often named after a town the table spells otherwise."""
    if entry.feature not in SETTLEMENTS or entry.feature == "quarter" or entry.is_unsure:
        return None
    for parent in (gazetteer.get(each) for each in entry.parents):
        if parent and parent.feature in levels:
            return parent
    return None


def _district_of_seat(
    gazetteer: Gazetteer, unit: Entry | None, wanted: tuple[str, ...]
) -> Entry | None:
    """The district, where the unit found is the sub-district of its seat (Syrian p-codes of seats end in 00)."""
    if (
        unit
        and "admin2" in wanted
        and unit.feature == "admin3"
        and unit.id.startswith("cod:")
        and unit.id.endswith("00")
    ):
        return gazetteer.get(unit.parents[0]) or unit
    return unit


def read_context(
    gazetteer: Gazetteer, said: Mapping[str, object], name: str | None = None
) -> Context:
    """A context of words → a `Context`.

    Keys: `country` (a name or an ISO code), `admin1`, `admin2`, `admin3` (names), `text` (what stands around `name`),
    `near` (a list of [lat, lon]). Raises InvalidRecord where a value is of another kind. A unit that is not known is
    left out: the wider one still holds.
    """
    for key, value in said.items():
        if key not in _FIELDS:
            raise InvalidRecord(f"context: unknown field {key!r}; known: {', '.join(_FIELDS)}")
        if key != "near" and not (value is None or isinstance(value, str)):
            raise InvalidRecord(f"context: {key} is {value!r}, not words")
    country = find_country(gazetteer, str(said["country"])) if said.get("country") else None
    units: list[str] = []
    within = None
    for level in ("admin1", "admin2", "admin3"):
        if unit_name := str(said.get(level) or "").strip():
            levels = (level,) if level != "admin2" else ("admin2", "admin3")
            unit = find_unit(gazetteer, unit_name, levels, country, within)
            if unit:
                units.insert(0, unit.id)
                within = unit.id if level == "admin1" else within
                country = country or unit.country
    near = _points(said.get("near"))
    farther: tuple[str, ...] = ()
    if text := str(said.get("text") or ""):
        around = read_text(gazetteer, text, name, country)
        units = units or list(around.admin)
        near += around.near
        farther = around.around
        country = country or around.country
    return Context(
        country=country, admin=tuple(dict.fromkeys(units)), around=farther, near=tuple(near)
    )


def find_country(gazetteer: Gazetteer, name: str) -> str | None:
    """ISO code of a country by its name or code; None where it is not known."""
    code = name.strip().upper()
    if code in gazetteer.index.country_ids:
        return code
    return next((e.country for e in gazetteer.lookup(name) if e.feature == "country"), None)


def read_text(gazetteer: Gazetteer, text: str, name: str | None, country: str | None) -> Context:
    """What a text says about where a name in it is.

    A unit named right after it ("… بريف الحسكة", "… in northern Aleppo countryside") holds it. Units and towns
    elsewhere make their surroundings likelier, those of its sentence first; the country of most places is the
    document's.
    """
    normal = normalize(text)
    cased = "".join(text[at] for at in normal.starts)
    own = normal.text.find(fold(name)) if name else -1
    own_end = own + len(fold(name)) if name and own >= 0 else -1
    quarter = split_feature(surface(name))[1] == "quarter" if name else False
    holding: list[str] = []
    others: list[tuple[int, str]] = []
    points: list[tuple[float, float]] = []
    countries: Counter[str] = Counter()
    for hit in gazetteer.find_names(normal.text, cased):
        if hit.needs_cue or (own_end >= 0 and own <= hit.start < own_end):
            continue
        entries = [e for e in map(gazetteer.get, hit.ids) if e and country in (None, e.country)]
        if not entries:
            continue
        countries.update(e.country for e in entries[:1] if e.country)
        after = 0 <= own_end <= hit.start
        between = normal.text[own_end : hit.start] if after else normal.text[hit.end : max(own, 0)]
        same_sentence = own >= 0 and not _SENTENCE.search(between)
        unit = _unit_said(normal.text[: hit.start], entries)
        chosen = _certain(entries)
        if unit is None and chosen is not None:
            points.append((chosen.lat, chosen.lon))
            beside = same_sentence and after
            unit = _unit_around(gazetteer, chosen, close=beside)
            if quarter and beside and len(between) < AFTER_NAME and chosen.feature in TOWNS:
                holding.append(chosen.id)  # حي الفرقان في مدينة حلب
        elif unit and after and same_sentence and len(between) < AFTER_NAME:
            holding.append(unit.id)
        if unit:
            others.append((len(between) + (0 if same_sentence else FAR), unit.id))
    told, mentions = countries.most_common(1)[0] if countries else (None, 0)
    if mentions == 1 and not holding:  # one place far from the name says little about the country
        told = None
    around = dict.fromkeys(unit_id for _, unit_id in sorted(others))
    return Context(
        country=country or told, admin=tuple(holding[:1]), around=tuple(around), near=tuple(points)
    )


def _unit_around(gazetteer: Gazetteer, entry: Entry, *, close: bool) -> Entry | None:
    """The district of a town named right after the toponym ("شمالي مدينة الحسكة"), else its governorate."""
    levels = ("admin2", "admin1") if close else ("admin1",)
    units = [unit for unit in map(gazetteer.get, entry.parents) if unit and unit.feature in levels]
    return units[0] if units else None


def _unit_said(before: str, entries: list[Entry]) -> Entry | None:
    """The unit that a hit names: after "ناحية", "ريف" …, or a directional area."""
    word = (before.split()[-1:] or [""])[0]
    levels = words().unit_levels
    level = next((levels[w] for w in (word, word[1:], word[2:]) if w in levels), None)
    if level:
        same = (e for e in entries if e.feature == level)
        return next(same, None) or next((e for e in entries if e.feature in ADMIN), None)
    return next(
        (e for e in entries if e.feature == "area" and e.country and e.radius_km < 200), None
    )


def _certain(entries: list[Entry]) -> Entry | None:
    """The settlement or site that all entries of a hit are about, or that is far larger than the others; else None."""
    first = entries[0]
    by_size = sorted((e for e in entries if e.feature in SETTLEMENTS), key=lambda e: -e.population)
    if by_size and by_size[0].population >= max(
        FAMOUS, 10 * max([0, *(e.population for e in by_size[1:])])
    ):
        return by_size[0]
    apart = any(
        distance_km(first.lat, first.lon, e.lat, e.lon) > max(25, first.radius_km, e.radius_km)
        for e in entries[1:]
    )
    return None if apart else next((e for e in entries if e.feature in SETTLEMENTS | SITES), None)


def _points(value: object) -> list[tuple[float, float]]:
    if value is None:
        return []
    try:
        points = [(float(lat), float(lon)) for lat, lon in value]  # type: ignore[attr-defined]
    except (TypeError, ValueError) as error:
        raise InvalidRecord(f"context: near is {value!r}, not a list of [lat, lon]") from error
    for lat, lon in points:
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise InvalidRecord(f"context: near has {lat}, {lon}, which is no point on earth")
    return points
