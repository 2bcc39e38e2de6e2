"""Words of an Arabic noun phrase that name nobody: numbers, adjectives, names in quotes, an office holder's own name."""

from __future__ import annotations

from footprint.reading.lexicon import Force, words
from footprint.reading.party import QUANTIFIERS, PartyWords

_ADJECTIVES = words("adjectives")
_BEFORE = words("before_people")
_AGAINST = frozenset(("لمحاربه", "لمكافحه", "لقتال", "لمواجهه"))
_ENDINGS = ("تان", "تين", "ات", "ان", "ين", "ون", "ه")


class ArabicWords(PartyWords):
    """Reads what stands around the head of an Arabic phrase."""

    def _parenthesis(self, j: int) -> int:
        """An alias in parentheses right after: وزارة الدفاع الأميركية (البنتاغون)."""
        if j < len(self.tokens) and self.tokens[j].gap.strip().endswith("(") and j in self.actor:
            return self.actor[j].j
        return j

    def _purpose(self, j: int) -> int:
        """Whom a name is against is part of it: التحالف الدولي لمحاربة "داعش"."""
        if j + 1 < len(self.tokens) and self.tokens[j].text in _AGAINST and self.joins(j):
            foe = self.actor.get(j + 1)
            if foe is not None and not foe.clitics:
                return foe.j
            if self.tokens[j + 1].text == "تنظيم" and (foe := self.actor.get(j + 2)) is not None:
                return foe.j
        return j

    def _describes(self, k: int, start: int) -> bool:
        """Whether a word is an adjective here: مدني in "مركز مدني" is no civilian, in "مقتل مدني" he is."""
        if not self.tokens[k].text.endswith("مدني"):
            return False
        return start == k and not (k and any(f in _BEFORE for _, f in self.tokens[k - 1].forms))

    def _quantifier(self, k: int) -> bool:
        return self.tokens[k].is_number or any(f in QUANTIFIERS for _, f in self.tokens[k].forms)

    def _quantifier_clitics(self, k: int) -> str:
        return next((c for c, f in self.tokens[k].forms if f in QUANTIFIERS), "")

    def _quoted(self, k: int) -> int | None:
        """Where a unit's own name in quotes ends: قوات "الكوماندوس" التابعة ل…; None for a name that is known."""
        if not self.tokens[k].gap.endswith('"') or k in self.actor or k in self.force:
            return None
        for end in range(k + 1, min(k + 4, len(self.tokens))):
            if self.tokens[end].gap.startswith('"'):
                return end
            if self.tokens[end].gap.strip():
                return None
        return None

    def _trim(self, least: int, k: int) -> int:
        """Drop a dangling "أخرى" or preposition at the end."""
        while k > least and self.tokens[k - 1].text in ("اخري", "من", "في"):
            k -= 1
        return k

    def _person(self, k: int, force: Force) -> int:
        """An office holder's own name: وزير الخارجية الروسي "سيرغي لافروف"."""
        if (
            force.unit != "office"
            or k >= len(self.tokens)
            or not set(self.tokens[k].gap) & set('",')
        ):
            return k
        if '"' in self.tokens[k].gap:
            j = k + 1
            while j < len(self.tokens) and j < k + 5 and not self.tokens[j].gap.strip(" "):
                j += 1
            if j < len(self.tokens) and self.tokens[j].gap.strip(" ").startswith('"'):
                return j
        return k


def is_adjective(word: str) -> bool:
    """Whether a word describes a party without naming one, in any number and gender."""
    bare = word[2:] if word.startswith("ال") else word
    if bare in _ADJECTIVES:
        return True
    return any(bare.endswith(e) and bare[: -len(e)] in _ADJECTIVES for e in _ENDINGS)
