"""`data/lexicon/*.toml` and `data/actors.toml` → one index that finds every known word and phrase in a sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args

from footprint.errors import DataError
from footprint.knowledge import DATA
from footprint.model import ActorRole, Kind, PlaceRole
from footprint.reading.tokens import Forms, Token, words_of
from footprint.text import fold

Payload = Any
Table = dict[str, Any]
"""A file of the lexicon as TOML gives it."""
_ROLES: dict[str, ActorRole] = {role: role for role in get_args(ActorRole)}


@dataclass(frozen=True, slots=True)
class Match:
    """A lexicon entry found in a sentence: tokens `i` to `j`, end exclusive."""

    cls: str
    value: Payload
    i: int
    j: int
    clitics: str
    """Proclitics of the first token that are not part of the entry, e.g. `وب`."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A row of triggers.toml; see the head of that file."""

    id: str
    kind: Kind
    type: str
    default: str
    subject: str
    object: str
    object_after: tuple[str, ...]
    places: tuple[tuple[str, PlaceRole], ...]
    needs: frozenset[str]
    weak: bool
    default_actor: str | None
    by_unit: bool

    @property
    def subject_role(self) -> ActorRole:
        """The role of whoever acts."""
        return _ROLES.get(self.subject, "initiator")

    @property
    def object_role(self) -> ActorRole:
        """The role of whoever it is done to."""
        return _ROLES.get(self.object, "target")


@dataclass(frozen=True, slots=True)
class TriggerForm:
    """A trigger in one of its forms."""

    trigger: Trigger
    form: str
    """perfect · imperfect · passive · noun · phrase · past · present · ing · infinitive"""
    suffix: bool = False
    """Whether an object pronoun is attached ("منعتها")."""
    also_noun: bool = False
    """Whether the same word is also the event's noun: "raid", "attack", قصف."""
    transitive: TriggerForm | None = None
    """What the verb tells where somebody is moved by it: "moved two battalions" is no "moved to the front"."""
    company: frozenset[str] = frozenset()
    """Words of which one must follow within a few words: لقي … مصرعه, أطلق … النار."""


@dataclass(frozen=True, slots=True)
class Force:
    """A row of forces.toml: a noun that heads a party's name."""

    unit: str
    armed: bool
    presence: str | None
    actor: str | None
    ministry: bool
    foreign: bool
    suffix: bool = False
    """Whether a possessive pronoun is attached ("قواته": the forces of whoever acted last)."""


@dataclass(frozen=True, slots=True)
class Name:
    """A way to name an actor."""

    actor: str
    kind: str
    """name · demonym · capital"""
    others: tuple[str, ...] = ()
    """Who else bears the name, at another time: `الجيش السوري` before and after December 2024."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A row of places.toml: where the event is with respect to the place that follows."""

    id: str
    precision: str
    radius_km: float


Phrase = tuple[tuple[str, ...], str, Payload, str, str]
"""The words after an entry's first, its class, its value, what the text must show, what must follow."""
_KEPT = 65_536
"""Words whose entries are remembered."""


class Lexicon:
    """All phrases, looked up token by token."""

    def __init__(self) -> None:
        self._index: dict[str, list[Phrase]] = {}
        self._begun: dict[Forms, tuple[tuple[str, Phrase], ...]] = {}

    def add(self, cls: str, phrase: str, value: Payload, *, only: str = "") -> None:
        """Put a phrase in.

        `only="upper"`: where the text has it in capitals ("US", not "us"); `only="tanwin"`: where it carries the mark
        ("روسياً", not "روسيا").
        """
        words = words_of(phrase)
        if not words:
            raise DataError(f"the lexicon holds an entry of class {cls} without words: {phrase!r}")
        following = ""
        if len(words) > 1 and words[-1] in ("ل", "ب"):
            following, words = words[-1], words[:-1]
        self._index.setdefault(words[0], []).append((words[1:], cls, value, only, following))
        self._begun.clear()

    def find(self, tokens: Sequence[Token]) -> list[Match]:
        """Every entry that stands in the tokens; of entries of one class that start together, the longest."""
        found: list[Match] = []
        for i, token in enumerate(tokens):
            begun = self._begun_by(token.forms)
            if not begun:
                continue
            following_word = tokens[i + 1].text if i + 1 < len(tokens) else ""
            bare_word = following_word.removeprefix("ال")
            best: dict[str, Match] = {}
            for clitics, (rest, cls, value, only, following) in begun:
                if rest and rest[0] != following_word and rest[0] != bare_word:
                    continue
                if only and not getattr(token, only):
                    continue
                j = i + 1 + len(rest)
                if j <= len(tokens) and tokens[j - 1].marbuta and getattr(value, "suffix", False):
                    continue
                if rest and not _continues(tokens, i + 1, rest):
                    continue
                if following and not _has_clitic(tokens, j, following):
                    continue
                if cls == "trigger" and value and not _in_company(tokens, j, value.company):
                    continue
                old = best.get(cls)
                if old is None or j > old.j or (j == old.j and len(clitics) < len(old.clitics)):
                    best[cls] = Match(cls, value, i, j, clitics)
            found.extend(best.values())
        return found

    def _begun_by(self, forms: Forms) -> tuple[tuple[str, Phrase], ...]:
        """(proclitics, entry) of every entry whose first word a token of these forms may be."""
        begun = self._begun.get(forms)
        if begun is None:
            found: list[tuple[str, Phrase]] = []
            for clitics, form in forms:
                found += ((clitics, phrase) for phrase in self._index.get(form, ()))
                if form.startswith("ال") and len(form) > 4:
                    # a word with the article is no verb: التابع, القتيل
                    nouns = (p for p in self._index.get(form[2:], ()) if not _is_verb(p[1], p[2]))
                    found += ((clitics, phrase) for phrase in nouns)
            begun = tuple(found)
            if len(self._begun) < _KEPT:
                self._begun[forms] = begun
        return begun


def _is_verb(cls: str, value: Payload) -> bool:
    if cls == "speech":
        return bool(value == "verb")
    return cls == "trigger" and value is not None and value.form in _VERBAL


_VERBAL = frozenset(("perfect", "imperfect", "passive"))


def _continues(tokens: Sequence[Token], i: int, rest: tuple[str, ...]) -> bool:
    if i + len(rest) > len(tokens):
        return False
    for offset, word in enumerate(rest):
        token = tokens[i + offset]
        if token.breaks:
            return False
        text = token.text
        if text != word and not (text.startswith("ال") and text[2:] == word):
            return False
    return True


_COMPANY = 10
"""Within so many words a verb's company stands: "لقي ثلاثة من عناصر قوات النظام مصرعهم"."""


def _in_company(tokens: Sequence[Token], j: int, company: frozenset[str]) -> bool:
    return not company or any(
        not company.isdisjoint(f for _, f in token.forms) for token in tokens[j : j + _COMPANY]
    )


def _has_clitic(tokens: Sequence[Token], j: int, clitic: str) -> bool:
    if j >= len(tokens):
        return False
    return tokens[j].text == clitic or any(c.endswith(clitic) for c, _ in tokens[j].forms)


def table_of(name: str) -> Table:
    """A file of `data/lexicon`. Raises DataError where it cannot be read."""
    path = DATA / "lexicon" / name
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(
            f"data/lexicon/{name} is broken ({error}); correct it or restore it from the repository"
        ) from error


@lru_cache(maxsize=1)
def _word_sets() -> dict[str, frozenset[str]]:
    return {name: frozenset(map(fold, entries)) for name, entries in table_of("words.toml").items()}


def words(name: str) -> frozenset[str]:
    """A set of words that one rule asks for, in normal form: a table of `words.toml`.

    Raises DataError where there is none of that name.
    """
    try:
        return _word_sets()[name]
    except KeyError:
        raise DataError(
            f"data/lexicon/words.toml has no table {name!r}; restore it from the repository"
        ) from None
