"""The English texts in code → the catalogues in `data/locale/`: new texts are added, those that are gone are dropped.

`make catalogues` brings every language up to date; a translator fills what is empty. A new language: `make catalogues
LANGUAGE=tr`. Nothing is written that holds a time or a line number, so the files change only where a text did.
"""

from __future__ import annotations

import importlib
import io
import pkgutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from babel.plural import to_gettext

import footprint.wording
from footprint.wording.language import LOCALES, Texts, Wordings

NAMED_IN_DATA = {"ar": {"names"}}
"""Modules of texts whose words a language has elsewhere."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the interface."""

    module: str
    name: str
    """ "texts.PAGE.map"."""
    english: str
    """Its forms with a bar between."""

    @property
    def id(self) -> str | tuple[str, ...]:
        """As gettext has it: one string, or one for each form."""
        forms = tuple(self.english.split("|"))
        return forms if len(forms) > 1 else forms[0]


def find_texts() -> Iterator[Text]:
    """Every text of `footprint.wording`, in the order of the code."""
    for info in sorted(
        pkgutil.iter_modules(footprint.wording.__path__), key=lambda each: each.name
    ):
        module = importlib.import_module(f"footprint.wording.{info.name}")
        for value in vars(module).values():
            table = value.texts if isinstance(value, Wordings) else value
            if isinstance(table, Texts) and table.name.startswith(f"{info.name}."):
                for key, english in table.english().items():
                    if english:
                        yield Text(info.name, f"{table.name}.{key}", english)


def render(code: str, module: str, known: dict[str, tuple[str, str]]) -> bytes:
    """The catalogue of a module in a language. `known` has what is translated: name → English, translation."""
    catalogue = Catalog(locale=code)
    plurals = to_gettext(Locale.parse(code).plural_form)
    catalogue.mime_headers = [("Plural-Forms", plurals)]
    for text in find_texts():
        if text.module == module:
            english, said = known.get(text.name, ("", ""))
            string = said if english == text.english else ""
            filled = tuple(string.split("|")) if isinstance(text.id, tuple) else string
            catalogue.add(text.id, filled if string else None, context=text.name)
    out = io.BytesIO()
    write_po(out, catalogue, width=0, omit_header=True)
    head = (
        f"# footprint, {module}: {Locale.parse(code).english_name}\n"
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Language: {code}\\n"\n"Plural-Forms: {plurals}\\n"\n\n'
    )
    return head.encode() + out.getvalue()


def read_known(path: Path, code: str) -> dict[str, tuple[str, str]]:
    """What a catalogue has: name of a text → its English, its translation, both with bars between forms."""
    if not path.exists():
        return {}
    with path.open("rb") as file:
        messages = [each for each in read_po(file, locale=code) if each.context]
    return {each.context: (_joined(each.id), _joined(each.string)) for each in messages}


def modules_of(code: str) -> list[str]:
    """The modules of texts that a language has a catalogue for."""
    found = dict.fromkeys(text.module for text in find_texts())
    return [each for each in found if each not in NAMED_IN_DATA.get(code, ())]


def _joined(forms: str | tuple[str, ...]) -> str:
    return forms if isinstance(forms, str) else "|".join(forms)


def main(codes: list[str]) -> int:
    """Bring the catalogues of some languages up to date, of all that there are where none is named."""
    for code in codes or sorted(path.name for path in LOCALES.iterdir() if path.is_dir()):
        folder = LOCALES / code
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.glob("*.po"):
            if path.stem not in modules_of(code):
                path.unlink()
        empty = 0
        for module in modules_of(code):
            path = folder / f"{module}.po"
            body = render(code, module, read_known(path, code))
            path.write_bytes(body)
            empty += sum(not said.strip("|") for _, said in read_known(path, code).values())
        print(
            f"{code}: {empty} texts wait for their words in {folder}" if empty else f"{code}: whole"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
