"""Words of casualty and the verbs without an object → who suffers in a sentence, and which verbs are passive."""

from __future__ import annotations

from itertools import pairwise

from footprint.reading.frame import Frame, SentenceWords
from footprint.reading.lexicon import Match
from footprint.reading.party import PREPOSITIONS, Party
from footprint.reading.roles import ON_PEOPLE

_SO_MANY = frozenset(("at", "over", "around", "between"))
_ON_POSTS = frozenset(("attack", "target", "shell", "airstrike", "take"))
_POSTS = frozenset(("base", "site", "checkpoint", "convoy"))
_HELPING = frozenset(("قد", "كان", "كانوا", "كانت"))
_BE = frozenset(("was", "were", "been", "be", "being", "is", "are", "got"))


class Harm(SentenceWords):
    """Who suffers."""

    def _hurt(self) -> set[int]:
        """Where the parties begin that a word of casualty governs: they suffer, they do not act."""
        found = set()
        for match in self.matches:
            if match.cls == "trigger" and match.value.trigger.id == "casualty":
                if self.arabic:
                    found |= {
                        p.i
                        for p in self.parties
                        if match.j <= p.i <= match.j + 1 and not p.preposition
                    } | self._hurt_before(match)
                elif match.value.form in ("past", "participle", "ing"):
                    before = [
                        p
                        for p in self.parties
                        if p.j <= match.i <= p.j + 3
                        and (
                            self._be_between(p.j, match.i)
                            or (p.j == match.i and self._without_object(match.j))
                        )
                    ]
                    after = [
                        p
                        for p in self.parties
                        if match.j <= p.i <= match.j + 1 and not p.preposition
                    ]
                    found |= {p.i for p in (before or after)}
        return found

    def _mourners(self) -> list[Party]:
        """Who tells of its own dead acts in nothing else there: أعلنت وزارة الدفاع مقتل اثنين من جنودها."""
        return [
            first
            for first, second in pairwise(self.parties)
            if second.i in self.hurt and second.owner and first.j + 1 >= second.i - 1
        ]

    def _hurt_before(self, match: Match) -> set[int]:
        """تسعة مدنيين قد قضوا: who died stands before the verb, a helping verb between."""
        if match.value.form not in ("perfect", "passive"):
            return set()
        i = match.i
        while i and self.tokens[i - 1].text in _HELPING and not self.tokens[i].breaks:
            i -= 1
        return {p.i for p in self.parties if p.j == i < match.i and not self.tokens[i].breaks}

    def _be_between(self, i: int, j: int) -> bool:
        return any(self._is_be(k) and not self._is_aside(k, j) for k in range(i, j))

    def _is_aside(self, k: int, j: int) -> bool:
        """Whether the "be" at k ends in an aside before j: a drone, believed to be Turkish, struck."""
        return (
            j < len(self.tokens)
            and self.tokens[j].breaks
            and not any(self.tokens[n].breaks for n in range(k + 1, j))
        )

    def _is_be(self, k: int) -> bool:
        """A form of "be"; in capitals, IS is an organisation."""
        return self.tokens[k].text in _BE and not self.tokens[k].upper

    def _by_it(self, frame: Frame) -> bool:
        """Whether "it" killed: the war or the attack that was told before, no event of its own."""
        if self.arabic or frame.passive or not frame.subject:
            return False
        told = any(k < frame.i for k in self.speakers)  # said that it had killed
        return self.tokens[frame.subject[0].i].text == "it" and not told

    def _passive(self, match: Match) -> bool:
        if self.arabic:
            token = self.tokens[match.i]
            return match.value.form == "passive" or (
                token.damma and match.value.form in ("perfect", "imperfect")
            )
        if match.value.form not in ("past", "participle"):
            return False
        be_before = self._be_between(max(match.i - 3, 0), match.i)
        after = self.tokens[match.j].text if match.j < len(self.tokens) else ""
        if be_before or after == "by":
            return True
        if match.value.trigger.id in _ON_POSTS and self._without_object(match.j):
            return any(p.j == match.i and p.unit in _POSTS for p in self.parties_so_far())
        return match.value.trigger.id in ON_PEOPLE and self._without_object(match.j)

    def parties_so_far(self) -> list[Party]:
        """All parties of the sentence, those that only say so among them."""
        return self.all_parties

    def _without_object(self, j: int) -> bool:
        """Whether nothing that a verb could be done to follows: "two soldiers killed in", "driver arrested"."""
        if j >= len(self.tokens) or self.tokens[j].breaks:
            return True
        if self.tokens[j].text in _SO_MANY and j + 1 < len(self.tokens):
            after = self.tokens[j + 1]  # killed at least six, over 20
            if after.is_number or after.text in ("least", "most", "a"):
                return False
        return self.tokens[j].text in PREPOSITIONS or self.tokens[j].text in ("and", "as", "when")
