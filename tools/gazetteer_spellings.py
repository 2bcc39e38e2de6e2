"""One Arabic place name → the ways in which reports spell it, each with the name of what was changed.

Made by rule, for measuring the look-up (`gazetteer_score spellings`): no list is fitted to any test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

JOINED = ("كفر", "تل", "دير", "عين", "معر", "بيت", "خان", "جب", "أم", "أبو", "بني")
CARRIERS = {"ئ": "ي", "ؤ": "و", "ء": ""}
NEIGHBOURS = {"ض": "ظ", "ظ": "ض", "ث": "ت", "ذ": "د", "ط": "ت", "ص": "س", "ق": "ك", "غ": "ق"}
"""Letters that ears and keyboards take for each other."""


def spellings(name: str) -> Iterator[tuple[str, str]]:
    """(what was changed, the name so spelled); each differs from `name`, but for `same`."""
    yield "same", name
    for what, spelled in _changed(name):
        if spelled != name and len(spelled) > 2:
            yield what, spelled


def _changed(name: str) -> Iterator[tuple[str, str]]:
    head, _, rest = name.partition(" ")
    yield "hamza dropped", re.sub("[أإآ]", "ا", name)
    yield "hamza carrier", re.sub("[ئؤء]", lambda m: CARRIERS[m[0]], name)
    yield "ta marbuta as ha", re.sub(r"ة\b", "ه", name)
    yield "ta marbuta as alif", re.sub(r"ة\b", "ا", name)
    yield "alif as ta marbuta", re.sub(r"(?<=\w\w)ا\b", "ة", name)
    yield "article", name[2:] if name.startswith("ال") else f"ال{name}"
    if rest and " " not in rest:
        other = rest[2:] if rest.startswith("ال") else f"ال{rest}"
        yield "article of the second word", f"{head} {other}"
        if head in JOINED and not rest.startswith("ال"):
            yield "joined", head + rest
    if not rest:
        for start in ("كفر", "تل"):
            if name.startswith(start) and len(name) >= len(start) + 3:
                yield "apart", f"{start} {name[len(start) :]}"
    if head == "تل":
        yield "shadda", f"تلّ {rest}"
        yield "tall as talla", f"تلة {rest}"
    yield "vowel letter left out", re.sub(r"(?<=\w\w)[اوي](?=\w\w)", "", name, count=1)
    yield "neighbouring letter", _first_neighbour(name)
    yield "tatweel", re.sub(r"(?<=[بتسعفكلم])(?=\w)", "ـ", name, count=1)
    feminine = name.endswith("ة")
    yield "the great", f"{name} {'الكبيرة' if feminine else 'الكبير'}"
    yield "the lower", f"{name} {'التحتانية' if feminine else 'تحتاني'}"
    for cue in ("قرية", "بلدة", "مزرعة", "حاجز", "مفرق", "محيط"):
        yield f"after {cue}", f"{cue} {name}"


def _first_neighbour(name: str) -> str:
    at = next((n for n, letter in enumerate(name) if letter in NEIGHBOURS), None)
    return name if at is None else name[:at] + NEIGHBOURS[name[at]] + name[at + 1 :]
