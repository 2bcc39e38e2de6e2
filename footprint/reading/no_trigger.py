"""A word of the lexicon that tells nothing where it stands: part of a name, behind a preposition, a weapon's own clause."""

from __future__ import annotations

from footprint.reading.frame import SentenceWords
from footprint.reading.lexicon import Match, TriggerForm, words
from footprint.reading.party import PREPOSITIONS
from footprint.reading.role_nouns import DOING

_OF_MAKES = words("of_makes")
_BEFORE_NAMES = words("before_names")
_HURT = frozenset(("dead", "wounded", "injured", "casualties", "homeless"))
_HURT_WITHIN = 8
_BEFORE_ADJECTIVES = frozenset(
    ("the", "a", "an", "its", "their", "in", "inside", "of", "at", "near", "from", "on")
)


class NoTrigger(SentenceWords):
    """Triggers that are none."""

    def _behind_preposition(self, match: Match) -> bool:
        """An Arabic verb stands behind no preposition: باتجاه تدمر names a place."""
        form: TriggerForm = match.value
        token = self.tokens[match.i]
        if form.form not in ("perfect", "imperfect", "passive") or form.also_noun or not match.i:
            return False
        before = self.tokens[match.i - 1]
        return not (token.text.isascii() or token.breaks or match.clitics) and any(
            f in _BEFORE_NAMES for _, f in before.forms
        )

    def _passes_on(self, match: Match) -> bool:
        """ونقلت الوكالة عن مصدر عسكري: what was carried there are words."""
        if match.value.trigger.id != "relocate" or not self.arabic:
            return False
        return any(
            self.tokens[k].text == "عن" and not self.tokens[k].breaks
            for k in range(match.j, min(match.j + 4, len(self.tokens)))
        )

    def _says_whose(self, match: Match) -> bool:
        """طائرات مسيّرة أطلقتها قوات الدعم السريع: the verb with a pronoun only says whose the weapon is."""
        if not match.value.suffix or not match.i or self.tokens[match.i].breaks:
            return False
        if not any(f in DOING for _, f in self.tokens[match.i].forms):
            return False
        ends = {match.i, self._before_make(match.i)}
        return any(m.j in ends for m in self.weapons) or any(
            p.j in ends and p.unit in ("drone", "aircraft", "artillery") for p in self.parties
        )

    def _describes(self, match: Match) -> bool:
        """Whether an English past form only describes the noun behind it: inside the abandoned base, in occupied Luhansk."""
        if match.value.form not in ("past", "participle") or not match.i or match.j - match.i > 1:
            return False
        if match.j >= len(self.tokens) or self.tokens[match.j].breaks:
            return False
        token, after = self.tokens[match.i], self.tokens[match.j].text
        if not token.text.isascii() or token.breaks or after in PREPOSITIONS:
            return False
        return self.tokens[match.i - 1].text in _BEFORE_ADJECTIVES

    def _leaves_hurt(self, match: Match) -> bool:
        """Whether "leave" only counts the dead: the ambush leaves nine soldiers dead, leaving two wounded."""
        if match.value.trigger.id != "withdraw" or not self.tokens[match.i].text.startswith(
            ("leav", "left")
        ):
            return False
        reach = range(match.j, min(match.j + _HURT_WITHIN, len(self.tokens)))
        return any(self.tokens[k].text in _HURT for k in reach)

    def _before_make(self, i: int) -> int:
        """Where the make begins that ends at token i: مسيّرة | من طراز "شاهد" أطلقتها روسيا; i itself where none does."""
        for k in range(i - 1, max(0, i - 4), -1):
            if any(f in _OF_MAKES for _, f in self.tokens[k].forms):
                return k - (self.tokens[k - 1].text == "من")
        return i

    def _is_strengthened(self, match: Match) -> bool:
        """عززت روسيا وجودها العسكري في القاعدة: what is strengthened or cut is told by the verb."""
        return self.arabic and any(
            m.cls == "trigger"
            and m.value.trigger.id in ("reinforce", "reduce")
            and match.i - 3 <= m.i < match.i
            for m in self.matches
        )

    def _in_name(self, match: Match) -> bool:
        """Whether a verb's word is part of a place's name: ناحية سيدكان."""
        return any(i < match.i < j for i, j in self.places)
