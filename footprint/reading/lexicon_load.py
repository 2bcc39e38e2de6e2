"""`data/lexicon/*.toml` and `data/actors.toml` → the lexicon, built once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from footprint.actors import all_actors
from footprint.errors import DataError
from footprint.reading import inflect
from footprint.reading.lexicon import (
    Force,
    Lexicon,
    Name,
    Relation,
    Table,
    Trigger,
    TriggerForm,
    table_of,
)
from footprint.text import fold


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
    table = table_of(name)
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
    transitive = {
        phrase: TriggerForm(_trigger(row), form)
        for row in table["trigger"]
        for verb in row.get("en_verbs_transitive", ())
        for phrase, form in inflect.english_verb(verb)
    }
    for row in table["trigger"]:
        trigger = _trigger(row)
        nouns = [pair for noun in row.get("ar_nouns", ()) for pair in inflect.arabic_noun(noun)]
        masdars = {phrase for phrase, _ in nouns}
        for verb in row.get("ar_verbs", ()):
            for phrase, form, suffix in inflect.arabic_verb(verb):
                both = phrase in masdars
                lexicon.add("trigger", phrase, TriggerForm(trigger, form, suffix, also_noun=both))
        for entry in row.get("ar_verbs_with", ()):
            verb, _, others = entry.partition(":")
            company = frozenset(fold(word) for word in others.split())
            for phrase, form, suffix in inflect.arabic_verb(verb):
                value = TriggerForm(trigger, form, suffix, company=company)
                lexicon.add("trigger", phrase, value)
        for phrase, suffix in nouns:
            lexicon.add("trigger", phrase, TriggerForm(trigger, "noun", suffix))
        for phrase in row.get("ar_phrases", ()):
            lexicon.add("trigger", phrase, TriggerForm(trigger, "perfect"))
        for verb in row.get("en_verbs", ()):
            for phrase, form in inflect.english_verb(verb):
                noun = phrase in row.get("en_nouns", ())
                moved = transitive.get(phrase)
                value = TriggerForm(trigger, form, also_noun=noun, transitive=moved)
                lexicon.add("trigger", phrase, value)
        for entry in row.get("en_verbs_with", ()):
            verb, _, others = entry.partition(":")
            company = frozenset(fold(word) for word in others.split())
            for phrase, form in inflect.english_verb(verb.strip()):
                lexicon.add("trigger", phrase, TriggerForm(trigger, form, company=company))
        for noun in row.get("en_nouns", ()):
            lexicon.add("trigger", noun, TriggerForm(trigger, "noun"))


def _trigger(row: Table) -> Trigger:
    default = str(row.get("default", row["type"]))
    return Trigger(
        id=row["id"],
        kind=row["kind"],
        type=row["type"],
        default=default,
        subject=row["subject"],
        object=row.get("object", ""),
        object_after=tuple(row.get("object_after", ())),
        places=tuple(row.get("places", {}).items()),
        needs=frozenset(row["needs"]),
        weak=row.get("weak", False),
        default_actor=row.get("default_actor"),
        by_unit=row.get("type_by_unit", row["type"] == "by_unit"),
    )


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
            for spelling in dict.fromkeys((phrase, phrase.replace("سوريا", "سورية"))):
                name = Name(entry.id, kind, others)
                lexicon.add(cls, spelling, name, only="upper" if short else "")
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
