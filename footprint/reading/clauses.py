"""Normal text of a section → sentences → clauses: the stretches in which one thing is told."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from footprint.reading.lexicon import Match, words
from footprint.reading.party import PREPOSITIONS
from footprint.reading.tokens import Token

LONGEST = 250
"""Words after which a sentence ends at the latest. Roles are sought by pairs of words, so a page without one full stop
would take time by the square of its length; of a report's own sentences the longest we met has 72 words."""
_ABBREVIATIONS = words("abbreviations")
_ARABIC_SPLITTERS = words("arabic_splitters")
_SAYING = words("saying")
_ENGLISH_SPLITTERS = words("english_splitters")
_RESULTS = words("results")
_LINKS = words("event_links")
_HELPING = frozenset(("have", "has", "had", "was", "were", "is", "are"))


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens `i` to `j` of a sentence."""

    i: int
    j: int
    splice: bool = False
    """Whether a conjunction hangs it on the clause before, so that it may share its subject."""


def sentences(tokens: Sequence[Token], start: int, end: int) -> list[tuple[int, int]]:
    """Token ranges of the sentences between two offsets of the normal text, none of more than `LONGEST` tokens."""
    found: list[tuple[int, int]] = []
    first: int | None = None
    last = k = bisect_right(tokens, start, key=lambda token: token.end)
    while k < len(tokens) and tokens[k].start < end:
        if first is not None and (k - first == LONGEST or _ends_sentence(tokens, k)):
            found.append((first, k))
            first = None
        if first is None:
            first = k
        last = k
        k += 1
    if first is not None:
        found.append((first, last + 1))
    return found


def _ends_sentence(tokens: Sequence[Token], k: int) -> bool:
    gap = tokens[k].gap
    if "\n" in gap or "!" in gap or "?" in gap:
        return True
    position = gap.find(".")
    if position < 0 or (
        gap[position + 1 :].strip(" .") != "" and not set(gap[position + 1 :]) & set(" \"'")
    ):
        return position >= 0 and len(gap) > 1
    before = tokens[k - 1].text
    if before in _ABBREVIATIONS and tokens[k - 1].title:
        return False
    if len(before) == 1 and before.isascii() and before.isalpha() and tokens[k - 1].upper:
        return False
    return (
        not (tokens[k].text.isascii() and not tokens[k].title and not tokens[k].is_number)
        and len(gap) > 1
    )


def clauses(
    tokens: Sequence[Token], matches: Sequence[Match], places: Sequence[int] = ()
) -> list[Clause]:
    """The clauses of one sentence. A verb after "و" opens one; words of a result ("ما أدى إلى …") do not.

    `places` are the tokens at which drawn places begin: behind one, "and clashes in …" opens a clause too.
    """
    inside = {
        k
        for m in matches
        if m.cls == "trigger" and m.value and m.value.form != "noun"
        for k in range(m.i + 1, m.j)
    }
    verbs = {
        m.i: m
        for m in matches
        if m.i not in inside
        and (
            (
                m.cls == "trigger"
                and m.value is not None
                and (
                    m.value.form not in ("noun", "ing", "infinitive", "participle")
                    or (m.value.form == "infinitive" and m.i and tokens[m.i - 1].text == "and")
                )
            )
            or (m.cls == "speech" and m.value == "verb")
        )
    }
    infinitives = frozenset(
        m.i for m in matches if m.cls == "trigger" and m.value and m.value.form == "infinitive"
    )
    nouns = {
        m.i: m.j
        for m in matches
        if m.cls == "trigger"
        and m.value
        and m.value.form == "noun"
        and m.value.trigger.kind == "incident"
    }
    may_open = infinitives | verbs.keys()
    starts = [0]
    for k in range(1, len(tokens)):
        if (
            _opens(tokens, verbs, k, may_open)
            or (tokens[k].text == "and" and _another_event(tokens, nouns, places, starts[-1], k))
            or (tokens[k].text in ("after", "before") and _follows_on(tokens, verbs, starts[-1], k))
        ):
            starts.append(k)
    starts.append(len(tokens))
    return [
        Clause(
            a,
            b,
            a > 0
            and (tokens[a].text[0] in "وف" or tokens[a].text == "and" or _rowed(tokens, verbs, a)),
        )
        for a, b in pairwise(starts)
    ]


def _opens(
    tokens: Sequence[Token], verbs: dict[int, Match], k: int, told: frozenset[int] = frozenset()
) -> bool:
    token = tokens[k]
    if ";" in token.gap:
        return True
    comma = "," in token.gap or (":" in token.gap and '"' in token.gap)
    word = token.text
    bare = word[1:] if word[0] in "وف" and len(word) > 2 else word
    if word in _RESULTS:
        return False
    if not word.isascii():
        if word in _ARABIC_SPLITTERS or (bare in _ARABIC_SPLITTERS and comma):
            return comma or word in ("حيث", "بينما", "فيما", "ثم")
        if word == "في" and comma and k + 1 < len(tokens) and tokens[k + 1].text == "حين":
            return True
        if bare == "قبل" and k + 1 < len(tokens) and tokens[k + 1].text == "ان":
            return True
        if bare in _SAYING:
            return comma
        conjunction = word[0] in "وف" and len(word) > 2
        verb = verbs.get(k)
        if conjunction and verb is not None and verb.clitics[:1] in ("و", "ف"):
            return True
        if comma and verb is not None and not verb.clitics:
            return False
        if conjunction and bare in ("ان", "انه", "انها", "انهم") and not comma:
            return _has_verb(verbs, k, k + 8)
        if conjunction and comma and k + 1 < len(tokens):
            following = verbs.get(k + 1)
            if bare in ("كان", "كانت", "قد", "لم", "لن", "لا", "ما") and following is not None:
                return True
            if bare in ("في", "ان", "انه", "انها", "علي", "عند"):
                return _has_verb(verbs, k, k + 14)
        return False
    if word in _ENGLISH_SPLITTERS and (comma or word == "while"):
        return True
    if word == "and" and k + 1 < len(tokens):
        if k + 1 in verbs:
            return True
        if tokens[k + 1].text in _HELPING and _has_verb(verbs, k + 2, k + 5):
            return not any(tokens[n].breaks for n in range(k + 1, min(k + 5, len(tokens))))
        return comma and _has_verb(verbs, k + 1, k + 8)
    if comma and k in verbs and k + 1 < len(tokens) and _is_next_verb(tokens, verbs, k):
        return True
    if comma and word == "where":
        return any(n in told for n in range(k + 1, k + 15))
    return bool(
        comma
        and word in ("which", "when", "where", "after", "before")
        and _has_verb(verbs, k + 1, k + 8)
    )


def _rowed(tokens: Sequence[Token], verbs: dict[int, Match], a: int) -> bool:
    return tokens[a].text.isascii() and a in verbs and "," in tokens[a].gap


def _is_next_verb(tokens: Sequence[Token], verbs: dict[int, Match], k: int) -> bool:
    """Whether a verb right behind a comma is the next of a row that ends in "and": raided, searched and detained."""
    match = verbs[k]
    if match.cls != "trigger" or match.value.form != "past" or match.value.trigger.id == "casualty":
        return False
    if tokens[k + 1].text in PREPOSITIONS or tokens[k + 1].breaks:
        return False
    reach = range(k + 1, min(k + 16, len(tokens) - 1))
    return any(tokens[n].text == "and" and n + 1 in verbs for n in reach)


def _another_event(
    tokens: Sequence[Token], nouns: dict[int, int], places: Sequence[int], start: int, k: int
) -> bool:
    """Whether "and" at k brings an event with a place or doer of its own: "… and fierce clashes in the south".

    The clause begun at `start` names a place before it.
    """
    noun = next((n for n in range(k + 1, min(k + 5, len(tokens))) if n in nouns), None)
    if noun is None or any(tokens[n].text in _LINKS for n in range(k + 1, noun)):
        return False
    after = nouns[noun]
    if after >= len(tokens) or tokens[after].breaks or tokens[after].text not in _LINKS:
        return False
    return any(start <= i < k for i in places)


def _follows_on(tokens: Sequence[Token], verbs: dict[int, Match], start: int, k: int) -> bool:
    """Whether "after" or "before" brings a clause with a doer and a finite verb: "… after the LNA withdrew".

    What it follows, since `start`, is told by a verb, and by none that only counts the dead.
    """
    verb = next((n for n in range(k + 2, min(k + 9, len(tokens))) if n in verbs), None)
    if verb is None or any(tokens[n].breaks for n in range(k + 1, verb + 1)):
        return False
    told = [m for i, m in verbs.items() if start <= i < k and m.cls == "trigger"]
    return bool(told) and told[-1].value.trigger.id != "casualty"


def _has_verb(verbs: dict[int, Match], first: int, last: int) -> bool:
    return any(k in verbs for k in range(first, last))
