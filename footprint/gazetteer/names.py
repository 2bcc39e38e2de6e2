"""A place name in either script → the forms under which it is kept and looked up.

Three forms, from strict to loose:

- the *surface* (`surface`): the normal form, hyphens as spaces, apostrophes gone, a Latin article dropped
  ("Al-Qāmishlī" → "qamishli"; "القامشلي" keeps its article);
- the *skeleton* (`skeleton`): consonant classes only, the same for both scripts
  ("القامشلي", "Qamishli" and "Kamechlie" → "kmsl");
- the *romanized* form (`romanize`), on which two spellings of one skeleton are compared letter by letter.
"""

from __future__ import annotations

import re
from functools import lru_cache

from footprint.gazetteer.words import words
from footprint.text import fold

_WORDS = words()
LATIN_ARTICLE = "|".join(_WORDS.leading_articles)
_LEADING_ARTICLE = re.compile(rf"^(?:{LATIN_ARTICLE})[ -](?=.{{3}})")
_BESIDE = frozenset(word.removeprefix("ال") for word in _WORDS.beside)
_NOT_NAME = re.compile(r"[^\w ]+")
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]")
_FEATURE_EN = "|".join(re.escape(w) for w in sorted(_WORDS.features_en, key=len, reverse=True))
_TAIL_EN = re.compile(rf"^(?P<name>.+?)[ -]+(?P<cue>{_FEATURE_EN})$")
_HEAD_EN = re.compile(rf"^(?:the )?(?P<cue>{_FEATURE_EN})(?: of)? (?P<name>.+)$")
_PROCLITICS = re.compile("^(?:[وف]?[بلك]ال|[وف]?لل|[وف]?[بلك]|[وف])")
_VOWELLED_H = re.compile(r"(?<=[aeiouy])h$")
_DOUBLED = re.compile(r"(.)\1+")
_DIGRAPHS = (
    ("kh", "h"),
    ("gh", "g"),
    ("sh", "s"),
    ("ch", "s"),
    ("th", "t"),
    ("dh", "d"),
    ("zh", "j"),
    ("dj", "j"),
)


def _classes(groups: str) -> dict[str, str]:
    """ "b:ب t:تطث" → each letter's class."""
    pairs = (group.split(":") for group in groups.split())
    return {letter: name for name, letters in pairs for letter in letters}


_CLASS_AR = _classes("b:ب t:تطث j:ج h:حخه d:دضذظ r:ر z:ز s:سشص g:غ f:ف k:قك l:ل m:م n:ن")
_CLASS_EN = _classes("b:bp t:t j:j h:hx d:d r:r z:z s:s g:g f:f k:kqc l:l m:m n:n")
_ROMAN = _classes(
    "a:ا b:ب t:ت th:ث j:ج h:ح kh:خ d:د dh:ذ r:ر z:ز s:س sh:ش s:ص d:ض t:ط z:ظ a:ع gh:غ f:ف q:ق k:ك l:ل m:م n:ن "
    "h:ه u:و i:ي :ء"
)
_TO_ROMAN = str.maketrans(_ROMAN)
_TO_CLASS_AR = str.maketrans(_CLASS_AR)
_NOT_CLASS_AR = re.compile(f"[^{''.join(_CLASS_AR)}]+")
_SOUNDS = (
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ei", "ai"),
    ("o", "u"),
    ("e", "i"),
    ("w", "u"),
    ("y", "i"),
    ("v", "u"),
    ("ch", "sh"),
    ("ck", "k"),
)


def is_arabic(name: str) -> bool:
    """Whether a normal form is in Arabic script."""
    return not name.isascii() and _ARABIC.search(name) is not None


@lru_cache(maxsize=65536)
def surface(name: str) -> str:
    """The form under which the index keeps a name and running text is searched for it."""
    plain = _NOT_NAME.sub(" ", fold(name).replace("'", "").replace("_", " "))
    plain = " ".join(plain.split())
    return plain if is_arabic(plain) else _LEADING_ARTICLE.sub("", plain)


@lru_cache(maxsize=16_384)
def surfaces(names: tuple[str, ...]) -> frozenset[str]:
    """The surfaces of an entry's names."""
    return frozenset(map(surface, names))


def joined_variants(arabic: str) -> tuple[str, ...]:
    """Other ways in which a surface is written: its first word joined or apart.

    "كفر نبل" gives "كفرنبل" and the reverse; names of one short word give none.
    """
    head, _, rest = arabic.partition(" ")
    if rest and head in _WORDS.joined_heads and not rest.startswith("ال") and " " not in rest:
        return (head + rest,)
    if not rest:
        for start in ("كفر", "تل"):
            if arabic.startswith(start) and len(arabic) - len(start) >= 3:
                return (f"{start} {arabic[len(start) :]}",)
    return ()


def head_variants(latin: str) -> tuple[str, ...]:
    """Other spellings of the first word of a Latin surface: "tall tamr" gives "tell tamr" and more."""
    head, _, rest = latin.partition(" ")
    if not rest:
        return ()
    groups = (group for group in _WORDS.latin_heads if head in group)
    return tuple(f"{other} {rest}" for group in groups for other in group if other != head)


def core_forms(name: str) -> list[str]:
    """A toponym as it stands in a text → surfaces to look up, the fullest first.

    Relation words before it, proclitics on its feature word, adjectives after it and the feature word itself go
    one after the other: "داخل مطار رميلان الزراعي" gives "مطار رميلان الزراعي", "مطار رميلان", "رميلان".
    """
    form = surface(name)
    parts = form.split()
    if is_arabic(form):
        while len(parts) > 1 and parts[0] in _WORDS.relations_ar:
            parts.pop(0)
        bare = _PROCLITICS.sub("", parts[0])
        if len(parts) > 1 and parts[0] not in _WORDS.features_ar and bare in _WORDS.features_ar:
            parts[0] = bare
    forms = [" ".join(parts)]
    while len(parts) > 1 and parts[-1] in _WORDS.tails_ar:
        parts.pop()
        forms.append(" ".join(parts))
    forms += [split_feature(each)[0] for each in forms]
    return [each for each in dict.fromkeys(forms) if len(each) > 1]


def countries_of_word(form: str) -> frozenset[str]:
    """Where the word for a unit that a surface begins or ends with is used: "قضاء سنجار" gives Iraq and others."""
    words = form.split()
    ends = (words[0], words[-1]) if len(words) > 1 else ()
    return next((_WORDS.used_in[w] for w in ends if w in _WORDS.used_in), frozenset())


def neighbour_forms(form: str) -> list[str]:
    """Surfaces of the place that a name stands beside, the fullest first; empty where it says no such thing.

    "حاجز تل رفعت" is in or by "تل رفعت", and "تل حمام التحتاني" by the village that "تل حمام" names.
    """
    words = form.split()
    ends = (words[1:], words[0]), (words[:-1], words[-1])
    beside = [rest for rest, word in ends if word.removeprefix("ال") in _BESIDE]
    twins = [rest for rest, word in ends[1:] if word in _WORDS.twins]
    forms = [" ".join(rest) for rest in (*beside, *twins) if rest]
    return [each for each in forms if len(each) > 2]


def split_feature(name: str) -> tuple[str, str | None]:
    """A surface without the feature word that stands with it, and that feature's class.

    "teir maaleh village" → ("teir maaleh", "village"); "قريه المنصوره" → ("المنصوره", "village").
    The class is None where no such word stands there. A feature word alone is left alone.
    """
    if is_arabic(name):
        head, _, rest = name.partition(" ")
        features = _WORDS.features_ar
        feature = features.get(head) or features.get(head.removeprefix("ال"))
        return (rest, feature) if feature and len(rest) > 1 else (name, None)
    for pattern in (_TAIL_EN, _HEAD_EN):
        if match := pattern.match(name):
            return match["name"], _WORDS.features_en[match["cue"]]
    return name, None


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """The consonant classes of a surface, the same for both scripts; articles and vowels gone.

    Letters that transliterations mix are one class (ت ط ث, د ض ذ ظ, س ش ص, ق ك, ح خ ه), و and ي count as vowels,
    ع and hamza as nothing, a doubled letter as one, and a final h (of ة) as nothing.
    """
    return "".join(_skeleton_of_word(word) for word in _content_words(name))


@lru_cache(maxsize=65536)
def romanize(name: str) -> str:
    """A surface in plain Latin letters, one way of writing each sound, for comparing spellings."""
    latin = "".join(_romanize_word(word) for word in _content_words(name))
    return _DOUBLED.sub(r"\1", latin)


def _romanize_word(word: str) -> str:
    if is_arabic(word):
        return (word.removesuffix("ه") or word).translate(_TO_ROMAN)
    latin = word
    for spelling, sound in _SOUNDS:
        latin = latin.replace(spelling, sound)
    return _VOWELLED_H.sub("", latin.replace("c", "k"))


def _content_words(name: str) -> list[str]:
    """The words of a surface without articles."""
    if is_arabic(name):
        return [w[2:] if w.startswith("ال") and len(w) > 3 else w for w in name.split()]
    return [w for w in name.split() if w not in _WORDS.articles] or name.split()


def _skeleton_of_word(word: str) -> str:
    if is_arabic(word):
        stem = word[:-1] if word.endswith("ه") and len(word) > 2 else word
        classes = _NOT_CLASS_AR.sub("", stem).translate(_TO_CLASS_AR)
        return _DOUBLED.sub(r"\1", classes)
    stem = _VOWELLED_H.sub("", word)
    for pair, one in _DIGRAPHS:
        stem = stem.replace(pair, one)
    stem = _DOUBLED.sub(r"\1", stem)
    classes = "".join(_CLASS_EN.get(char, char if char.isdigit() else "") for char in stem)
    return _DOUBLED.sub(r"\1", classes)
