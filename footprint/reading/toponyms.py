"""Words of a sentence → toponyms: names of places with their cue, relation and preposition, before any is resolved.

"في أطراف مدينة القامشلي" is one toponym: the name القامشلي, cue مدينة, relation أطراف, preposition في. The units that it
is said to lie in ("التابعة لناحية تل تمر بريف الحسكة") hang on it as `within` and are no places of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from footprint.gazetteer.entry import NameHit
from footprint.reading.lexicon import Match, words
from footprint.reading.party import PREPOSITIONS
from footprint.reading.tokens import Token
from footprint.reading.toponym import ARTICLES, Toponym, is_tail
from footprint.reading.toponym_cues import CuedNames
from footprint.reading.toponym_ties import LiesIn, tie

_INSTITUTIONS = words("institutions")
_EN_INSTITUTIONS = words("en_institutions")
_VESSELS = words("vessels")
_COMPOUND = words("compound")
_SEAS = words("seas")
_OF_MAKES = words("of_makes")
_BANKS = frozenset(("bank", "banks", "side", "shore", "shores"))
_WATERS = frozenset(("river", "lake", "sea", "bay"))


def find_toponyms(
    tokens: Sequence[Token],
    matches: Sequence[Match],
    hits: Sequence[tuple[int, int, int, NameHit]],
    taken: frozenset[int],
    offset: int = 0,
    lies_in: LiesIn = lambda inner, outer: False,
) -> list[Toponym]:
    """The toponyms of a sentence, left to right.

    `hits` are gazetteer names as (first token, end token, characters of proclitics, hit); `taken` are tokens that
    dates and parties hold; `lies_in` tells of entries by id whether one lies in another; `offset` is where the sentence's tokens begin in the whole text's.
    """
    reader = _Reader(tokens, matches, taken)
    found: list[Toponym] = []
    used: set[int] = set()
    for first, end, prefix, hit in hits:
        i, j = first - offset, end - offset
        if any(k in taken or k in used for k in range(i, j)):
            continue
        follows = bool(found) and found[-1].j == i and found[-1].cue is not None and prefix > 0
        toponym = reader.named(i, j, prefix, hit, follows=follows)
        if toponym is not None:
            found.append(toponym)
            used.update(range(toponym.i, toponym.j))
    found += reader.by_cue(used, taken)
    found.sort(key=lambda t: (t.i, t.j))
    return tie(tokens, reader, found, lies_in)


class _Reader(CuedNames):
    """Reads the names that the gazetteer found."""

    # ------------------------------------------------------------ names of the gazetteer

    def named(
        self, i: int, j: int, prefix: int, hit: NameHit, *, follows: bool = False
    ) -> Toponym | None:
        """The toponym around a known name; None where the word is no place here.

        `follows` says that the name is tied by "and" to one that a cue vouches for: "بلدتي كفرنبل وحاس".
        """
        if self.text(i - 1) in _VESSELS or self.text(i - 2) in _VESSELS:
            return None
        if self._is_make(i):
            return None
        if self.text(j) in _WATERS and self.tokens[j].gap == " " and j - i <= 2:
            return None
        before = {f for k in (i - 1, i - 2) if 0 <= k < i for _, f in self.tokens[k].forms}
        if before & _SEAS and (self.text(i - 1) == "of" or not self.text(i).isascii()):
            return None
        if self.text(i - 1) == "the" and self.text(i - 3) in _BANKS and self._ends_there(j):
            return None
        if self._ends_longer(i):
            return None
        if self._in_a_title(i, j) or self._is_plain_word(i, j) or self._begins_longer(i, j):
            return None
        base = Toponym(i, j, hit.name, hit.ids, prefix=prefix, name_j=j)
        toponym = self.left(self.right(base), i, prefix)
        if (
            hit.needs_cue
            and not follows
            and toponym.cue is None
            and toponym.relation == "in"
            and not (toponym.direction and not self.text(i).isascii())
            and not self._inside(toponym, i, prefix)
        ):
            return None
        if (
            toponym.cue is None
            and self.words.get(i, set())
            & {
                "trigger",
                "speech",
                "number",
                "modality",
                "weapon",
            }
            and toponym.relation == "in"
            and j - i == 1
            and not (i in self.verbs and toponym.role)
        ):
            return None
        if (
            hit.needs_cue
            and not follows
            and toponym.cue is None
            and j - i == 1
            and len(hit.name) < 4
        ):
            return None
        return toponym

    def _is_make(self, i: int) -> bool:
        """The name of a make of weapon or an operation, in quotes: صواريخ «بركان», عملية "بركان الغضب"."""
        if not i or self.tokens[i].gap.strip() not in ('"', "«", "“"):
            return False
        before = {f for _, f in self.tokens[i - 1].forms}
        return "weapon" in self.words.get(i - 1, set()) or bool(before & _OF_MAKES)

    def _inside(self, toponym: Toponym, i: int, prefix: int) -> bool:
        """Whether "in" stands right before the name: the only preposition strong enough for a doubtful one."""
        if self.tokens[i].text[:prefix].endswith("ب"):
            return True
        return (
            toponym.role == "event"
            and any(f in ("في", "in", "at") for _, f in self.tokens[i - 1].forms)
            if i
            else False
        )

    def _ends_there(self, j: int) -> bool:
        """Whether a noun phrase ends at token j: "the bank of the Dnipro" is a river's, "the Dnipro region" is none."""
        return j >= len(self.tokens) or self.tokens[j].breaks or self.text(j) in PREPOSITIONS

    def _in_a_title(self, i: int, j: int) -> bool:
        """Part of an institution's name: مجلس الشيوخ, the Euphrates Observatory."""
        if any(form in _INSTITUTIONS for _, form in (self.tokens[i - 1].forms if i else ())):
            return not self.tokens[i].breaks
        return (
            j < len(self.tokens) and self.text(j) in _EN_INSTITUTIONS and not self.tokens[j].breaks
        )

    def _begins_longer(self, i: int, j: int) -> bool:
        """The first word of a longer name that the index does not hold: حي تل الهوا is no place called تل, Ain Zara no Ain."""
        if (
            j == i + 1
            and self.text(i) in _COMPOUND
            and self.text(i).isascii()
            and j < len(self.tokens)
        ):
            token = self.tokens[j]
            return token.title and token.gap in (" ", "-") and not self.words.get(j)
        return (
            j == i + 1
            and self.text(i) in _COMPOUND
            and self.starts["cue"].get(i - 1) is not None
            and j < len(self.tokens)
            and not self.tokens[j].breaks
            and self.text(j).startswith("ال")
        )

    def _ends_longer(self, i: int) -> bool:
        """The second word of a longer Latin name that the index does not hold: Abu Salim is no Salim."""
        if not i or not self.text(i).isascii() or self.tokens[i].gap not in (" ", "-"):
            return False
        before = self.tokens[i - 1]
        if self.text(i) in ARTICLES or before.text in ARTICLES:
            return is_tail(self.tokens, i) and not self.words.get(
                i - 2 + (self.text(i) in ARTICLES)
            )
        return before.title and before.text in _COMPOUND

    def _is_plain_word(self, i: int, j: int) -> bool:
        """A cue, relation, direction or preposition that some place also bears as its name."""
        for cls in ("cue", "relation", "direction", "anaphor"):
            match = self.starts[cls].get(i)
            if match and match.j >= j:
                return True
        match = self.ends["preposition"].get(j)
        return match is not None and match.i == i
