"""Words of a sentence → mentions of parties: forces, states, groups, officials, people.

A mention is a noun that heads a party's name ("دورية", "troops") with the demonym or name that says whose it is, or a
name alone. A head without either waits for the discourse to say whose ("الدورية", "they"): its id is None until then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from footprint.reading.lexicon import Match
from footprint.reading.parties_arabic import ArabicParties
from footprint.reading.parties_english import EnglishParties
from footprint.reading.party import PATRONS, Party
from footprint.reading.party_heads_arabic import LOYAL
from footprint.reading.party_words_arabic import is_adjective
from footprint.reading.tokens import Token

_PROXIES = frozenset(("proxies", "mercenaries", "militias", "factions", "allies"))
_PRONOUNS = frozenset(("they", "them", "it"))


def find_parties(
    tokens: Sequence[Token],
    matches: Sequence[Match],
    day: date | None,
    blocked: frozenset[int] = frozenset(),
    country: str | None = None,
    occupier: str | None = None,
) -> list[Party]:
    """The mentions of a sentence, left to right, none inside another; `blocked` are tokens of dates."""
    reader = Reader(tokens, matches, day, country, occupier)
    found: list[Party] = []
    i = 0
    while i < len(tokens):
        if i in blocked:
            i += 1
            continue
        parties = reader.read(i, found[-1] if found else None)
        if not parties:
            i += 1
            continue
        if (
            found
            and parties[0].preposition == ""
            and found[-1].preposition
            and _tied(tokens, found[-1], parties[0])
        ):
            parties[0] = replace(parties[0], preposition=found[-1].preposition, joined=True)
        found.extend(parties)
        i = max(parties[-1].j, i + 1)
    return found


def _tied(tokens: Sequence[Token], first: Party, second: Party) -> bool:
    """Whether "and" alone stands between two mentions: the preposition of the first governs both."""
    if tokens[second.i].breaks:
        return False
    if second.i == first.j:
        return second.conjunction
    return second.i == first.j + 1 and tokens[first.j].text in ("و", "and")


class Reader(ArabicParties, EnglishParties):
    """Reads the mention at a token, in the language of its letters."""

    def read(self, i: int, before: Party | None) -> list[Party]:
        """The mentions that begin at token i; none where no party does."""
        token = self.tokens[i]
        if token.text in _PRONOUNS:
            return [Party(i, i + 1, None, "pronoun", True, None, self.preposition(i, ""), True)]
        k = i
        while k + 1 < len(self.tokens) and self.tokens[k].is_number:
            k += 1  # a number is of the language of what it counts
        if self.tokens[k].text[0] >= "\u0621":
            found = self.read_arabic(i, before)
            return self._loyal_to_it(found, before) if found and before else found
        found = self.read_english(i, before)
        return self._their_proxies(found, before) if found and before else found

    @staticmethod
    def _their_proxies(found: list[Party], before: Party) -> list[Party]:
        """Turkish forces and their proxies: whom the party before backs."""
        if not found[0].owner or found[0].head not in _PROXIES:
            return found
        patron = PATRONS.get((before.base or before.actor or "").split(".mil")[0])
        return [replace(found[0], actor=patron, owner=False), *found[1:]] if patron else found

    def _loyal_to_it(self, found: list[Party], before: Party) -> list[Party]:
        """القوات التركية والفصائل الموالية لها: whom the party before backs."""
        last = found[-1]
        end = last.j
        while end < len(self.tokens) and is_adjective(self.tokens[end].text):
            end += 1
        end -= self.tokens[end - 1].text in LOYAL
        words = [t.text for t in self.tokens[end : end + 2]]
        patron = PATRONS.get((before.base or "").split(".mil")[0])
        if len(words) == 2 and words[0] in LOYAL and words[1] in ("لها", "له", "لهم") and patron:
            return [*found[:-1], replace(last, actor=patron, j=end + 2)]
        return found
