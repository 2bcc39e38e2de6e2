"""Lemmas of the lexicon → the forms in which they stand in a text. Arabic in normal form, without vowel marks."""

from __future__ import annotations

from collections.abc import Iterator

from footprint.text import fold

_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا")


def arabic_verb(entry: str) -> Iterator[tuple[str, str, bool]]:
    """(form, tense, has an object pronoun) of a verb given as "perfect imperfect-stem [particle]"; a final "-" takes no pronoun, "_" stands
    for a tense that the entry leaves out ("سيطر" took, "يسيطر" holds).

    "اعترض عترض" gives اعترض، اعترضت، اعترضوا … يعترض، ستعترض، يعترضون …, each also with an object pronoun. A perfect
    whose last letter but one is ا also has the passive in ي (أقام: أقيم); others look like their active.
    """
    parts = fold(entry).split()
    perfect, stem = parts[0], parts[1]
    intransitive = parts[-1] == "-"
    particle = "" if intransitive else " ".join(parts[2:])

    def out(word: str) -> str:
        return f"{word} {particle}" if particle else word

    hamza = entry.split()[0].endswith(("أ", "ئ"))
    known = perfect != "_"
    forms = [(word, "perfect") for word in _perfect(perfect, hamza=hamza)] if known else []
    if len(perfect) > 3 and perfect[-2] == "ا":
        forms += [(word, "passive") for word in _perfect(f"{perfect[:-2]}ي{perfect[-1]}")]
    if stem != "_":
        forms += [(word, "imperfect") for word in _imperfect(stem)]
    for word, tense in forms:
        yield out(word), tense, False
        if particle or intransitive:
            continue
        base = word[:-1] if word.endswith("وا") else word
        for pronoun in _PRONOUNS:
            yield base + pronoun, tense, True


def _perfect(stem: str, *, hamza: bool = False) -> list[str]:
    if stem.endswith(("ي", "ا")) and not hamza:
        short = stem[:-1]
        return [stem, short + "ت", short + "تا", short + "وا", short + "يا", stem + "ن"]
    return [stem, stem + "ت", stem + "ا", stem + "تا", stem + "وا", stem + "ن"]


def _imperfect(stem: str) -> list[str]:
    short = stem[:-1] if stem.endswith(("ي", "و")) else stem
    words = []
    for prefix in ("ي", "ت", "ن", "سي", "ست", "سن"):
        words += [
            prefix + stem,
            prefix + short + "ون",
            prefix + short + "وا",
            prefix + short + "ان",
        ]
    return words


def arabic_noun(entry: str) -> Iterator[tuple[str, bool]]:
    """(form, has a possessive) of a noun phrase: its accusative, and its first word with each possessive."""
    head, _, rest = fold(entry).partition(" ")
    tail = f" {rest}" if rest else ""
    yield head + tail, False
    if rest:
        accusative = " ".join(
            w if w.endswith(("ه", "ا")) else w + "ا" for w in (head, *rest.split())
        )
        yield accusative, False
    elif not head.endswith(("ه", "ا", "ين", "ون")) and len(head) > 2:
        yield head + "ا", False
    if rest or len(head) < 3 or head.startswith("ال"):
        return
    if head.endswith("ه"):
        stem = head[:-1] + "ت"
    elif head.endswith(("ين", "ون")):
        stem = head[:-1]
    else:
        stem = head
    for pronoun in _PRONOUNS:
        yield stem + pronoun, True


def arabic_adjective(entry: str) -> Iterator[str]:
    """The forms of a relative adjective: روسي، روسية، روسيين، روسيون، روسيتين، روسيات."""
    stem = fold(entry)
    for ending in ("", "ه", "ين", "ون", "تين", "تان", "ان", "ات"):
        yield stem + ending


def english_verb(entry: str) -> Iterator[tuple[str, str]]:
    """(form, tense) of a verb given as "lemma" or "lemma past participle [particle]"."""
    parts = entry.split()
    if len(parts) == 2:
        yield entry, "past"
        return
    lemma = parts[0]
    regular = _ed(lemma)
    past, participle = (parts[1], parts[2]) if len(parts) > 2 else (regular, regular)
    particle = f" {' '.join(parts[3:])}" if len(parts) > 3 else ""
    doubled = past[:-2] if past.endswith("ed") and past[:-2] == lemma + lemma[-1] else None
    if doubled:
        ing = doubled + "ing"
    elif lemma.endswith("e") and not lemma.endswith("ee"):
        ing = lemma[:-1] + "ing"
    elif len(parts) > 2 and lemma in ("cut", "hit", "set", "quit"):
        ing = lemma + lemma[-1] + "ing"
    else:
        ing = lemma + "ing"
    forms = {lemma: "infinitive", _s(lemma): "present", ing: "ing", participle: "participle"}
    forms[past] = "past"
    for word, tense in forms.items():
        yield word + particle, tense


def _ed(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + "ed"


def _s(lemma: str) -> str:
    if lemma.endswith(("s", "x", "ch", "sh", "z")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"
