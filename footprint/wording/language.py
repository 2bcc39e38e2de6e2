"""Which language a person reads in, and the words of it: catalogues of gettext's form, read as they are needed.

The constants of this package are the English texts and the ids of all others: `Texts` looks a text up in the catalogue of
the language that holds at that moment, and gives the English where the catalogue has none. A language is a folder of
`.po` files in `data/locale/`, one for each module of texts; nothing in code names one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

from babel import Locale
from babel.core import UnknownLocaleError
from babel.messages.pofile import PoFileError, read_po

from footprint.errors import DataError
from footprint.knowledge import DATA

Months = Literal["levant", "western"]
"""كانون الثاني, as in Syria, Lebanon and Iraq; or يناير, as in Egypt and the Gulf. Only Arabic has both."""
Digits = Literal["latn", "arab"]
"""0123456789, or ٠١٢٣٤٥٦٧٨٩ (CLDR's names)."""
SOURCE = "en"
"""The language of the texts in code."""
LOCALES = DATA / "locale"
OWN_LOCALES = "FOOTPRINT_LOCALES"
"""Environment: a folder with catalogues of one's own, beside those that come with footprint."""
_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""CLDR's plural categories in the order in which gettext counts a language's forms."""
_REGIONS: Mapping[tuple[str, str], str] = {
    ("en", "levant"): "GB",
    ("en", "western"): "GB",
    ("ar", "levant"): "SY",
    ("ar", "western"): "EG",
}
"""Where a language has its words for months and its order of a date, if not everywhere the same."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language and what its readers choose within it."""

    code: str = SOURCE
    """ISO 639: "ar"; the name of the catalogue's folder."""
    months: Months = "levant"
    digits: Digits = "latn"

    @property
    def tag(self) -> str:
        """BCP 47, for a browser's own formats: "ar-SY-u-nu-latn"."""
        tag = self.locale_name.replace("_", "-")
        return (
            tag if self.digits == "latn" and not self.has_choices else f"{tag}-u-nu-{self.digits}"
        )

    @property
    def key(self) -> str:
        """All of it in an address: "ar", "ar-western-arab"; `from_key` reads it."""
        if self == Language(self.code):
            return self.code
        return f"{self.code}-{self.months}-{self.digits}"

    @property
    def locale_name(self) -> str:
        """CLDR's: "ar_SY"."""
        region = _REGIONS.get((self.code, self.months))
        return f"{self.code}_{region}" if region else self.code

    @property
    def locale(self) -> Locale:
        """CLDR's data. Raises DataError for a folder that is named by no language."""
        return _locale(self.locale_name)

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Which way it is written."""
        return "rtl" if self.locale.text_direction == "rtl" else "ltr"

    @property
    def has_choices(self) -> bool:
        """Whether its readers choose months and digits."""
        return self.code == "ar"

    @property
    def name(self) -> str:
        """As its own readers write it: "العربية"."""
        return str(_locale(self.code).get_display_name() or self.code)

    def form(self, n: int | float, forms: int) -> int:
        """Which of the forms of a text goes with a number."""
        order = _forms_of(self.locale_name)
        if forms != len(order):  # English, where the catalogue has none
            return 0 if n == 1 else forms - 1
        return order.index(self.locale.plural_form(n))

    def number(self, value: int | float) -> str:
        """With separators between thousands: "12,345"."""
        return f"{value:,}".translate(_figures(self.locale_name, self.digits))

    def figures(self, text: str | int) -> str:
        """A year, a day or a time of day in this language's digits; no separators."""
        return str(text).translate(_digits(self.digits))


ENGLISH = Language()
_chosen: ContextVar[Language | None] = ContextVar("language", default=None)
_asked: list[Callable[[], Language | None]] = []


def current() -> Language:
    """The language that holds here: set by `speaking`, else what those who follow a person say, else English."""
    chosen = _chosen.get()
    if chosen is not None:
        return chosen
    for ask in _asked:
        if found := ask():
            return found
    return ENGLISH


def follow(ask: Callable[[], Language | None]) -> None:
    """Let `ask` tell the language of the person who is served; None where it does not know."""
    _asked.append(ask)


@contextmanager
def speaking(language: Language) -> Iterator[Language]:
    """Within this all texts are in that language."""
    token = _chosen.set(language)
    try:
        yield language
    finally:
        _chosen.reset(token)


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Codes of the languages that there are, English first."""
    found = {path.name for folder in _folders() for path in folder.glob("*/") if any(path.glob("*.po"))}  # fmt: skip
    return (SOURCE, *sorted(found - {SOURCE}))


def read_language(code: str | None, months: str | None, digits: str | None) -> Language | None:
    """What an address or a cookie names; None for a language that there is not."""
    if code is None or code not in languages():
        return None
    return Language(
        code,
        next((each for each in get_args(Months) if each == months), "levant"),
        next((each for each in get_args(Digits) if each == digits), "latn"),
    )


def from_key(key: str | None) -> Language | None:
    """The language of a key, as an address or a cookie has it: "ar", "ar-western-arab"; None where there is none."""
    code, months, digits = [*(key or "").split("-"), "", ""][:3]
    return read_language(code, months, digits)


def preferred(accepted: str | None) -> Language | None:
    """The first language that a browser asks for and there is: "ar-SY,ar;q=0.9,en;q=0.8"."""
    for each in (accepted or "").split(","):
        code = each.partition(";")[0].strip().partition("-")[0].lower()
        if found := read_language(code, None, None):
            return found
    return None


class Texts(dict[str, str]):
    """A table of texts in English, each of which is looked up in the reader's language when it is asked for."""

    def __init__(self, name: str, english: Mapping[str, str]) -> None:
        """`name` is the table's in the catalogues, where a text is "name.key"; no two tables share it."""
        super().__init__(english)
        self.name = name

    def english(self) -> dict[str, str]:
        """The texts as they stand in code."""
        return {key: dict.__getitem__(self, key) for key in self}

    def __getitem__(self, key: str) -> str:
        english = super().__getitem__(key)
        code = current().code
        if code == SOURCE or not english:
            return english
        return catalogue(code).get((f"{self.name}.{key}", english), english)

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401  as of dict
        """As of dict."""
        return self[key] if key in self else default  # noqa: SIM401  it is that method

    def __iter__(self) -> Iterator[str]:
        """Of a dict's own kind no copy is made by its insides, past `__getitem__`."""
        return super().__iter__()

    def values(self) -> Any:  # noqa: ANN401
        """As of dict."""
        return [self[key] for key in self]

    def items(self) -> Any:  # noqa: ANN401
        """As of dict."""
        return [(key, self[key]) for key in self]

    def __or__(self, other: Any) -> Any:  # noqa: ANN401
        return {**self, **other}


class Wordings(dict[str, tuple[str, ...]]):
    """A table of several wordings each, of which a language may have more or fewer; a line each in the catalogue."""

    def __init__(self, name: str, english: Mapping[str, tuple[str, ...]]) -> None:
        """As for `Texts`."""
        super().__init__(english)
        self.texts = Texts(name, {key: "\n".join(lines) for key, lines in english.items()})

    def __getitem__(self, key: str) -> tuple[str, ...]:
        return tuple(self.texts[key].split("\n"))

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401
        """As of dict."""
        return self[key] if key in self else default  # noqa: SIM401  it is that method


def translated(module: dict[str, Any]) -> None:
    """Make every table of texts in a module's `globals()` one of all languages. Stands at the end of a module of texts.

    A table is a constant: a dict of strings, or of tuples of strings.
    """
    where = module["__name__"].rpartition(".")[2]
    for name, value in list(module.items()):
        if not name.strip("_").isupper() or type(value) is not dict or not value:
            continue
        if all(isinstance(each, str) for each in value.values()):
            module[name] = Texts(f"{where}.{name}", value)
        elif all(isinstance(each, tuple) for each in value.values()):
            module[name] = Wordings(f"{where}.{name}", value)


class CalendarNames(Sequence[str]):
    """The names of months, January first, or of weekdays, Monday first, in the reader's language."""

    def __init__(self, what: Literal["months", "days"], width: Literal["wide", "abbreviated"]) -> None:  # fmt: skip
        """`width` is CLDR's."""
        self.what, self.width = what, width

    def _names(self) -> tuple[str, ...]:
        return _calendar(current().locale_name, self.what, self.width)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN204
        return self._names()[index]

    def __len__(self) -> int:
        return len(self._names())


def fill(text: str, **values: str | int | float) -> str:
    """A text with its `{name}` places filled; `n` chooses between its forms, and numbers get the language's figures."""
    language = current()
    forms = text.split("|")
    n = values.get("n")
    form = forms[0]
    if len(forms) > 1:
        form = forms[language.form(n, len(forms)) if isinstance(n, int | float) else -1]
    shown = {
        name: language.number(each) if isinstance(each, int | float) else each
        for name, each in values.items()
    }
    return form.format(**shown)


def number(value: int | float) -> str:
    """A number as the reader writes it."""
    return current().number(value)


def figures(text: str | int) -> str:
    """A year or a time of day in the reader's digits."""
    return current().figures(text)


@lru_cache(maxsize=8)
def catalogue(code: str) -> dict[tuple[str, str], str]:
    """(name of a text, its English) → the text in that language, its forms with bars between.

    A text whose English has changed since is not found, so that nobody reads what no longer holds. Raises DataError.
    """
    found: dict[tuple[str, str], str] = {}
    for folder in _folders():
        for path in sorted((folder / code).glob("*.po")):
            found |= _read(path, code)
    return found


def _read(path: Path, code: str) -> dict[tuple[str, str], str]:
    try:
        with path.open("rb") as file:
            messages = read_po(file, locale=code, abort_invalid=True)
    except (OSError, PoFileError, UnknownLocaleError, ValueError) as error:
        raise DataError(f"{path} is no catalogue of texts: {error}") from error
    found = {}
    for message in messages:
        if message.context and not message.fuzzy:
            english, said = _joined(message.id), _joined(message.string)
            if said.strip("|"):
                found[(message.context, english)] = said
    return found


def _joined(forms: str | Sequence[str] | None) -> str:
    return forms if isinstance(forms, str) else "|".join(forms or ())


def _folders() -> list[Path]:
    own = os.environ.get(OWN_LOCALES)
    return [LOCALES, *([Path(own)] if own else [])]


@lru_cache(maxsize=16)
def _locale(name: str) -> Locale:
    try:
        return Locale.parse(name)
    except (UnknownLocaleError, ValueError) as error:
        raise DataError(f"data/locale/{name}: no language of that code is known") from error


@lru_cache(maxsize=16)
def _forms_of(name: str) -> tuple[str, ...]:
    tags = _locale(name).plural_form.tags | {"other"}
    return tuple(each for each in _CATEGORIES if each in tags)


@lru_cache(maxsize=4)
def _digits(digits: Digits) -> dict[int, str]:
    figures = "٠١٢٣٤٥٦٧٨٩" if digits == "arab" else "0123456789"
    return {ord(latin): figure for latin, figure in zip("0123456789", figures, strict=True)}


@lru_cache(maxsize=16)
def _figures(name: str, digits: Digits) -> dict[int, str]:
    symbols = _locale(name).number_symbols.get(digits, {})
    return {
        **_digits(digits),
        ord(","): symbols.get("group", ","),
        ord("."): symbols.get("decimal", "."),
    }


@lru_cache(maxsize=32)
def _calendar(name: str, what: str, width: str) -> tuple[str, ...]:
    locale = _locale(name)
    names = (locale.months if what == "months" else locale.days)["format"][width]
    return tuple(str(names[key]) for key in sorted(names))
