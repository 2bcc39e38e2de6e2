"""Names of countries as the map's data writes them → the words of the language of now."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import lru_cache

from babel import Locale

from footprint.knowledge import DATA
from footprint.wording.language import current
from footprint.wording.texts_countries import COUNTRIES

CODES = DATA / "basemap" / "countries.toml"
_CODE_LENGTH = 2
"""Of a country's; longer ones are continents'."""


def country_names(english: Iterable[str]) -> dict[str, str]:
    """Each name with its words in the language of now; one that nobody translated is left out."""
    told = current().locale.territories
    found = {
        name: COUNTRIES[name] if name in COUNTRIES else told.get(_codes().get(name, ""), "")
        for name in english
    }
    return {name: str(said) for name, said in found.items() if said}


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """The ISO 3166 code of each name."""
    named = Locale("en").territories
    by_name = {str(name): code for code, name in named.items() if len(code) == _CODE_LENGTH}
    return by_name | tomllib.loads(CODES.read_text("utf-8"))
