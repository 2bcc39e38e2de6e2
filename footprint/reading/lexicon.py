"""`data/lexicon/*.toml` and `data/actors.toml` → one index that finds every known word and phrase in a sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args

from footprint.actors import all_actors
from footprint.errors import DataError
from footprint.knowledge import DATA
from footprint.model import ActorRole, Kind, PlaceRole
from footprint.reading import inflect
from footprint.reading.tokens import Token, words_of
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
    """Whether the same English word is also the event's noun: "raid", "attack"."""


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


class Lexicon:
    """All phrases, looked up token by token."""

    def __init__(self) -> None:
        self._index: dict[str, list[tuple[tuple[str, ...], str, Payload, str, str]]] = {}

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

    def find(self, tokens: Sequence[Token]) -> list[Match]:
        """Every entry that stands in the tokens; of entries of one class that start together, the longest."""
        found: list[Match] = []
        get = self._index.get
        for i, token in enumerate(tokens):
            best: dict[str, Match] = {}
            for clitics, form in token.forms:
                keys = (form, form[2:]) if form.startswith("ال") and len(form) > 4 else (form,)
                for key in keys:
                    for rest, cls, value, only, following in get(key, ()):
                        if only and not getattr(token, only):
                            continue
                        if key is not form and _is_verb(cls, value):
                            continue  # a word with the article is no verb: التابع, القتيل
                        j = i + 1 + len(rest)
                        if (
                            j <= len(tokens)
                            and tokens[j - 1].marbuta
                            and getattr(value, "suffix", False)
                        ):
                            continue
                        if rest and not _continues(tokens, i + 1, rest):
                            continue
                        if following and not _has_clitic(tokens, j, following):
                            continue
                        old = best.get(cls)
                        if (
                            old is None
                            or j > old.j
                            or (j == old.j and len(clitics) < len(old.clitics))
                        ):
                            best[cls] = Match(cls, value, i, j, clitics)
            found.extend(best.values())
        return found


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


def _has_clitic(tokens: Sequence[Token], j: int, clitic: str) -> bool:
    if j >= len(tokens):
        return False
    return tokens[j].text == clitic or any(c.endswith(clitic) for c, _ in tokens[j].forms)


def _table(name: str) -> Table:
    path = DATA / "lexicon" / name
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(
            f"data/lexicon/{name} is broken ({error}); correct it or restore it from the repository"
        ) from error


@lru_cache(maxsize=1)
def _word_sets() -> dict[str, frozenset[str]]:
    return {name: frozenset(map(fold, entries)) for name, entries in _table("words.toml").items()}


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


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """The whole lexicon, built once.

    Raises DataError, with the file and the field, where a table or a field of a row is missing.
    """
    lexicon = Lexicon()
    _add_file(lexicon, "triggers.toml", _add_triggers)
    _add_file(lexicon, "forces.toml", _add_forces)
    _add_actors(lexicon)
    _add_file(lexicon, "weapons.toml", _add_weapons)
    _add_file(lexicon, "modality.toml", _add_modality)
    _add_file(lexicon, "domains.toml", _add_domains)
    _add_file(lexicon, "places.toml", _add_places)
    _add_file(lexicon, "speech.toml", _add_speech)
    _add_file(lexicon, "dates.toml", _add_dates)
    return lexicon


def _add_file(lexicon: Lexicon, name: str, add: Callable[[Lexicon, Table], None]) -> None:
    table = _table(name)
    try:
        add(lexicon, table)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise DataError(
            f"data/lexicon/{name}: a row lacks a field or has one of another kind ({error!r}); "
            "correct the row or restore the file from the repository"
        ) from error


def _add_weapons(lexicon: Lexicon, table: Table) -> None:
    for row in table["weapon"]:
        for phrase in (*row["ar"], *row["en"]):
            lexicon.add("weapon", phrase, row["type"])


def _add_modality(lexicon: Lexicon, table: Table) -> None:
    for row in table["marker"]:
        for phrase in (*row["ar"], *row["en"]):
            lexicon.add("modality", phrase, (row["modality"], row["scope"]))


def _add_domains(lexicon: Lexicon, table: Table) -> None:
    for row in table["domain"]:
        for phrase in (*row["ar"], *row["en"]):
            lexicon.add("domain", phrase, row["id"])


def _add_triggers(lexicon: Lexicon, table: Table) -> None:
    for row in table["ignore"]:
        for phrase in (*row["ar"], *row["en"]):
            lexicon.add("trigger", phrase, None)
    for row in table["trigger"]:
        trigger = Trigger(
            id=row["id"],
            kind=row["kind"],
            type=row["type"],
            default=row.get("default", row["type"]),
            subject=row["subject"],
            object=row.get("object", ""),
            object_after=tuple(row.get("object_after", ())),
            places=tuple(row.get("places", {}).items()),
            needs=frozenset(row["needs"]),
            weak=row.get("weak", False),
            default_actor=row.get("default_actor"),
            by_unit=row.get("type_by_unit", row["type"] == "by_unit"),
        )
        for verb in row.get("ar_verbs", ()):
            for phrase, form, suffix in inflect.arabic_verb(verb):
                lexicon.add("trigger", phrase, TriggerForm(trigger, form, suffix))
        for noun in row.get("ar_nouns", ()):
            for phrase, suffix in inflect.arabic_noun(noun):
                lexicon.add("trigger", phrase, TriggerForm(trigger, "noun", suffix))
        for phrase in row.get("ar_phrases", ()):
            lexicon.add("trigger", phrase, TriggerForm(trigger, "perfect"))
        for verb in row.get("en_verbs", ()):
            for phrase, form in inflect.english_verb(verb):
                noun = phrase in row.get("en_nouns", ())
                lexicon.add("trigger", phrase, TriggerForm(trigger, form, also_noun=noun))
        for noun in row.get("en_nouns", ()):
            lexicon.add("trigger", noun, TriggerForm(trigger, "noun"))


def _add_forces(lexicon: Lexicon, table: Table) -> None:
    for row in table["force"]:
        kinds = [
            Force(
                unit=row["unit"],
                armed=row["armed"],
                presence=row.get("presence"),
                actor=row.get("actor"),
                ministry=row.get("ministry", False),
                foreign=row.get("foreign", False),
                suffix=suffix,
            )
            for suffix in (False, True)
        ]
        for noun in row["ar"]:
            for phrase, suffix in inflect.arabic_noun(noun):
                lexicon.add("force", phrase, kinds[suffix])
        for noun in row["en"]:
            lexicon.add("force", noun, kinds[0], only="upper" if noun.isupper() else "")


def _add_actors(lexicon: Lexicon) -> None:
    bearers: dict[str, list[str]] = {}
    for entry in all_actors():
        for phrase in (*entry.names_en, *entry.names_ar, *entry.generic_en, *entry.generic_ar):
            bearers.setdefault(fold(phrase), []).append(entry.id)
    for entry in all_actors():
        names: Iterable[tuple[str, str]] = (
            *((n, "name") for n in (*entry.names_en, *entry.names_ar)),
            *((n, "generic") for n in (*entry.generic_en, *entry.generic_ar)),
            *((n, "capital") for n in (*entry.capital_en, *entry.capital_ar)),
            *((n, "demonym") for n in entry.demonym_en),
            *((f, "demonym") for n in entry.demonym_ar for f in inflect.arabic_adjective(n)),
        )
        for phrase, kind in names:
            short = phrase.replace(".", "").isupper() and phrase.isascii() and len(phrase) <= 4
            cls = "demonym" if kind == "demonym" else "actor"
            others = tuple(i for i in bearers.get(fold(phrase), ()) if i != entry.id)
            lexicon.add(cls, phrase, Name(entry.id, kind, others), only="upper" if short else "")
        for adjective in entry.demonym_ar:  # روسياً، with its mark, is no روسيا
            accusative = fold(adjective) + "ا"
            lexicon.add("demonym", accusative, Name(entry.id, "demonym"), only="tanwin")


def _add_places(lexicon: Lexicon, table: Table) -> None:
    for cue, words in table["cues"].items():
        for phrase in (*words["ar"], *words["en"]):
            lexicon.add("cue", phrase, cue)
    for row in table["relation"]:
        for phrase in (*row["ar"], *row["en"]):
            lexicon.add("relation", phrase, Relation(row["id"], row["precision"], row["radius_km"]))
    for direction, words in table["directions"].items():
        for phrase in (*words.get("ar", ()), *words.get("en", ())):
            lexicon.add("direction", phrase, direction)
    for role, words in table["prepositions"].items():
        for phrase in (*words["ar"], *words["en"]):
            lexicon.add("preposition", phrase, role)
    for phrase in table["within"]["ar"]:
        lexicon.add("within", phrase, True)
    for phrase in (*table["anaphors"]["ar"], *table["anaphors"]["en"]):
        lexicon.add("anaphor", phrase, phrase)


def _add_speech(lexicon: Lexicon, table: Table) -> None:
    for verb in table["ar_verbs"]:
        for phrase, _, _ in inflect.arabic_verb(verb):
            lexicon.add("speech", phrase, "verb")
    for verb in table["en_verbs"]:
        for phrase, _ in inflect.english_verb(verb):
            lexicon.add("speech", phrase, "verb")
    for phrase in (*table["ar_phrases"], *table["en_phrases"]):
        lexicon.add("speech", phrase, "phrase")


def _add_dates(lexicon: Lexicon, table: Table) -> None:
    for cls, name in (
        ("month", "months"),
        ("hijri", "hijri"),
        ("weekday", "weekdays"),
        ("number", "numbers"),
    ):
        for number, phrases in table[name].items():
            for phrase in phrases:
                lexicon.add(cls, phrase, int(number))
    for phrase in table["parts_of_day"]["words"]:
        lexicon.add("part_of_day", phrase, True)
    for cls, name in (("part", "parts"), ("modifier", "modifiers"), ("season", "seasons")):
        for value, phrases in table[name].items():
            for phrase in phrases:
                lexicon.add(cls, phrase, value)
