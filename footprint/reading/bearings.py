"""Places of a clause that only say where another one is: on which side of it, how far from it, where the guns stand."""

from __future__ import annotations

from collections.abc import Sequence

from footprint.gazetteer.geometry import distance_km
from footprint.reading.containers import Found
from footprint.reading.discourse import Sentence

_BEARING_KM = 150.0
"""How far from a place the town may lie on whose side it is said to be."""
_SAME_KM = 15.0
"""How far from a town the point "10 km east of" another may lie to be that town."""
_LENGTHS = frozenset(("km", "kilometres", "kilometers", "miles", "metres", "meters"))


def only_bearing(found: Found, inside: Sequence[Found], sentence: Sentence) -> bool:
    """Whether a place only says on which side of it the one before lies: in Bahri, north of Khartoum."""
    toponym = found.toponym
    if not toponym.direction or found.place.precision != "near":
        return False
    start = toponym.i
    if found.place.relation == "km_from":
        place = found.place
        return any(
            f.toponym.j <= start
            and f.place.precision == "settlement"
            and distance_km(place.lat, place.lon, f.place.lat, f.place.lon) <= _SAME_KM
            for f in inside
        )
    if not sentence.tokens[start].text.isascii() or sentence.tokens[start].gap.strip() != ",":
        return False
    before = [f for f in inside if f.toponym.j <= start and not f.is_country]
    ends = [max([f.toponym.j, *(w.j for w in f.toponym.within)]) for f in before[-1:]]
    if ends != [start]:
        return False
    place, other = found.place, before[-1].place
    return distance_km(place.lat, place.lon, other.lat, other.lon) <= _BEARING_KM


def is_far_from(found: Found, sentence: Sentence) -> bool:
    """Whether a place only says how far off the one before is: Mezhove, about 20 km from Pokrovsk."""
    start = found.toponym.i
    words = [t.text for t in sentence.tokens[max(0, start - 3) : start]]
    return "from" in words and bool(_LENGTHS & set(words))


def fired_from(found: Found, sentence: Sentence) -> bool:
    """Whether a place is where the guns stand: shelled it from positions in Souran."""
    start = found.toponym.i
    return any(
        p.preposition == "from"
        and (p.unit in ("site", "base", "artillery", "ship", "checkpoint"))
        and p.j <= start <= p.j + 3
        for p in sentence.parties
    )
