"""A name with its context → the right place, or an honest wider one, with the reasons.

Candidates are looked up from strict to loose and weighed (`footprint.gazetteer.weigh`). The best is the answer. Where
the best two fit as well as each other and lie apart, it is the smallest unit that holds both, not a guess; where none
fits, the unit named around the name. A country is an answer only where the name is that country's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from footprint.gazetteer.entry import SETTLEMENTS, SITES, Context, Entry, Resolution
from footprint.gazetteer.index import loose_forms
from footprint.gazetteer.likeness import least_likeness
from footprint.gazetteer.names import (
    core_forms,
    countries_of_word,
    is_arabic,
    neighbour_forms,
    split_feature,
)
from footprint.gazetteer.weigh import (
    EXACT,
    UNSURE,
    Surroundings,
    Weighed,
    is_apart,
    is_held,
    is_inside,
    is_rival,
    is_same_place,
    is_seat,
    look_around,
    reach,
    weigh,
)
from footprint.model import Candidate, Precision

if TYPE_CHECKING:
    from footprint.gazetteer.gazetteer import Gazetteer

MARGIN = 0.05
"""Two candidates closer than this are as good as each other."""
LEAST = 0.38
"""A candidate below it is no answer."""
LEAST_UNHELD = 97.0
"""Least likeness (0 to 100) of two spellings of one skeleton where nothing around holds the name: villages are many."""
LEAST_NAMESAKE = 85.0
"""Likeness (0 to 100) from which a place spelled otherwise shows a name to be common."""
LEAST_FUZZY = 84.0
"""Least likeness (0 to 100) of two spellings whose skeletons differ; only inside a named unit."""
LEAST_FUZZY_WIDE = 92.0
"""The same where the unit is a governorate or as wide: it holds hundreds of villages."""
WIDE_KM = 45.0
"""Radius from which a unit is as wide as a governorate."""
COMMON_PEOPLE = 10_000
"""Inhabitants from which a place is meant though a smaller one elsewhere has its name."""
BESIDE_KM = 5.0
"""How far a checkpoint, a hill or the neighbour of a village may lie from the place that its name tells."""
TOP = 5
"""Candidates that are told."""
_VARIANTS = re.compile(r"\s*(?:/|\(|\)|\bor\b)\s*")


def resolve(
    gazetteer: Gazetteer, name: str, ids: tuple[str, ...] | None, context: Context
) -> Resolution:
    """Where `name` is; `ids` are the entries of a `NameHit`, or None to look it up in any spelling."""
    forms, cue, used_in = read_name(name)
    own = {entry.id for entry in gazetteer.index.find_exact(forms[0])} if forms and cue else set()
    if cue and context.cue is None:
        context = replace(context, cue=cue)
    around = look_around(gazetteer, context, used_in)
    answer = _choose(gazetteer, name, forms, ids, around, own)
    if answer.entry is None or answer.fallback:
        beside = [each for form in forms for each in neighbour_forms(form)]
        kept = context.cue if context.cue in SETTLEMENTS else None
        free = replace(around, context=replace(context, cue=kept))
        there = _choose(gazetteer, name, beside, None, free, set()) if beside else answer
        if there.entry and not there.fallback and there.entry.feature in SETTLEMENTS | SITES:
            return _beside(name, there)
    return answer


def _choose(
    gazetteer: Gazetteer,
    name: str,
    forms: Sequence[str],
    ids: tuple[str, ...] | None,
    around: Surroundings,
    own: set[str],
) -> Resolution:
    """The best of the entries that `forms` may mean; `own` are those whose feature word is a part of their name."""
    named = find_candidates(gazetteer, forms, ids, around)
    weighed = [
        weigh(gazetteer, entry, quality, around, cue_is_name=entry.id in own)
        for entry, quality in named.items()
    ]
    weighed.sort(key=lambda w: (w.ruled_out is not None, -w.score, -w.entry.population, w.entry.id))
    top = tuple(_told(each) for each in _one_a_place(weighed))
    good = [each for each in weighed if each.ruled_out is None and each.score >= LEAST]
    if not good:
        reason = (
            "no entry of that name fits the words around it" if named else "no entry has that name"
        )
        return _fall_back(name, around.fallback_units, top, reason)
    best = good[0]
    rivals = [
        each
        for each in good[1:]
        if best.score - each.score < _margin(best, each) and is_rival(best.entry, each.entry)
    ]
    if rivals:
        return _between(gazetteer, name, [best, *rivals], around.fallback_units, top)
    entry = best.entry
    if namesake := _namesake(gazetteer, forms, best, weighed, around):
        reason = f"a small place, as {namesake.name_en} ({namesake.id}) is, and nothing tells which"
        return _fall_back(name, around.fallback_units, top, reason)
    why = f"{entry.name_en}: {', '.join(best.why)}"
    return Resolution(entry, entry.precision, entry.lat, entry.lon, entry.radius_km, top, why)


def _margin(best: Weighed, other: Weighed) -> float:
    """How much better the best must be: of two villages of one name the one with a point is not the likelier."""
    village = best.entry.feature == "village" and not best.entry.population
    alike = other.entry.is_unsure and other.quality >= best.quality
    return MARGIN + (UNSURE if village and alike else 0.0)


def _namesake(
    gazetteer: Gazetteer,
    forms: Sequence[str],
    best: Weighed,
    weighed: Sequence[Weighed],
    around: Surroundings,
) -> Entry | None:
    """Another place, anywhere, that shows the name of a small one to be common, where no words around it tell which.

    Of such villages a third lay elsewhere: the country alone is not enough to pin "Al-Husayniyah".
    """
    entry = best.entry
    if entry.feature not in SETTLEMENTS or is_held(entry, around):
        return None
    is_known = entry.population >= COMMON_PEOPLE or is_seat(gazetteer, entry)
    if around.context.cue != "village" and is_known:
        return None
    others = [each.entry for each in weighed if each.quality >= best.quality]
    if best.quality < EXACT:
        others += (e for form in forms for e, _ in gazetteer.index.find_alike(form, LEAST_NAMESAKE))
    apart = (e for e in others if e.feature in SETTLEMENTS and is_apart(entry, e))
    # A Latin spelling is that of several Arabic names: there a namesake abroad shows a name to be common.
    written = any(map(is_arabic, forms)) and best.quality >= EXACT
    home = written and around.context.country == entry.country
    return next((e for e in apart if e.country == entry.country or not (home or e.is_unsure)), None)


def _one_a_place(weighed: Sequence[Weighed]) -> list[Weighed]:
    """The best, without those that are an earlier one under another class: a town, its district, its sub-district."""
    kept: list[Weighed] = []
    for each in weighed:
        if len(kept) == TOP:
            break
        if not any(is_same_place(other.entry, each.entry) for other in kept):
            kept.append(each)
    return kept


def _beside(name: str, there: Resolution) -> Resolution:
    """What stands in or by a place, or is a neighbour of its name: near it, never a pin on it."""
    radius = round((there.radius_km or 0.0) + BESIDE_KM, 1)
    why = f"{name} is in or by {there.why}"
    precision: Precision = there.precision or "near"
    precision = "near" if precision in ("exact", "settlement") else precision
    return replace(there, precision=precision, radius_km=radius, why=why)


@lru_cache(maxsize=8192)
def read_name(name: str) -> tuple[tuple[str, ...], str | None, frozenset[str]]:
    """The surfaces that a name may be kept under, the fullest first; the class that its feature word says; the
    countries that use that word.

    "Tadmur/Palmyra town" → (("tadmur palmyra town", …, "tadmur", "palmyra"), "town", {}).
    """
    forms: dict[str, None] = {}
    cue = None
    used_in: frozenset[str] = frozenset()
    for part in [name, *_VARIANTS.split(name)]:
        found = core_forms(part)
        forms.update(dict.fromkeys(found))
        for form in found:
            cue = cue or split_feature(form)[1]
            used_in = used_in or countries_of_word(form)
    return tuple(forms), cue, used_in


def find_candidates(
    gazetteer: Gazetteer, forms: Sequence[str], ids: tuple[str, ...] | None, around: Surroundings
) -> dict[Entry, float]:
    """Every entry that the name may mean, with how well it fits the name (0 to 1).

    Looser matches are looked for only where no stricter one lies in the units named around it.
    """
    index, units = gazetteer.index, around.units
    named: dict[Entry, float] = {}

    def add(entries: Iterable[Entry | None], quality: float) -> None:
        for entry in entries:
            if entry and named.get(entry, 0) < quality:
                named[entry] = quality

    def is_enough() -> bool:
        if units:
            return any(is_inside(entry, units) for entry in named)
        # A village known only by its sub-district is no reason not to look for another abroad.
        home = around.context.country
        return any(not e.is_unsure or home in (None, e.country) for e in named)

    add((gazetteer.get(each) for each in ids or ()), 1.0)
    for form in forms:
        add(index.find_exact(form), 1.0)
    for form in forms:
        add((e for loose in loose_forms(form) for e in index.find_exact(loose)), 0.95)
    if is_enough():
        return named
    for form in forms:
        for entry, likeness in index.find_alike(form):
            least = least_likeness(form, entry)
            if likeness >= least and (likeness >= LEAST_UNHELD or is_held(entry, around)):
                add([entry], 0.5 + 0.4 * likeness / 100)
    if units and units[0].feature != "country" and not is_enough():
        least = LEAST_FUZZY if units[0].radius_km < WIDE_KM else LEAST_FUZZY_WIDE
        spelled = gazetteer.spelled_inside(units[0])
        for form in forms:
            for each, likeness in spelled.alike(form, least).items() if len(form) > 3 else ():
                inside = gazetteer.get(each)
                if inside and not inside.is_unsure:
                    add([inside], 0.4 + 0.4 * likeness / 100)
    return named


def _told(weighed: Weighed) -> Candidate:
    against = (f"ruled out: {weighed.ruled_out}",) if weighed.ruled_out else ()
    return Candidate(weighed.entry.id, round(weighed.score, 3), weighed.why + against)


def _between(
    gazetteer: Gazetteer,
    name: str,
    rivals: list[Weighed],
    units: Sequence[Entry],
    top: tuple[Candidate, ...],
) -> Resolution:
    """The smallest unit that holds all rivals; else the one named around them."""
    first, others = rivals[0].entry, [each.entry for each in rivals[1:]]
    shared = [
        unit
        for unit in map(gazetteer.get, first.parents)
        if unit and all(unit.id in other.parents for other in others)
    ]
    told = ", ".join(f"{each.entry.name_en} ({each.entry.id})" for each in rivals[:3])
    reason = f"{len(rivals)} places fit as well as each other: {told}"
    if shared and shared[0].feature != "country":
        return _wider(shared[0], top, f"{reason}; {shared[0].name_en} holds them all")
    return _fall_back(name, units, top, reason)


def _fall_back(
    name: str, units: Sequence[Entry], top: tuple[Candidate, ...], reason: str
) -> Resolution:
    if units and units[0].feature != "country":
        return _wider(units[0], top, f"{name}: {reason}; named with {units[0].name_en}")
    why = f"{name}: {reason}, and no unit is named with it"
    return Resolution(None, candidates=top, why=why, fallback=True)


def _wider(unit: Entry, top: tuple[Candidate, ...], why: str) -> Resolution:
    precision: Precision = unit.precision
    if precision in ("exact", "settlement", "near"):
        precision = "area"
    return Resolution(unit, precision, unit.lat, unit.lon, reach(unit), top, why, fallback=True)
