"""`data/gazetteer/words.toml` → the words that stand beside place names, in normal form."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from footprint.errors import DataError
from footprint.text import fold

PATH = Path(__file__).resolve().parent.parent.parent / "data" / "gazetteer" / "words.toml"


@dataclass(frozen=True, slots=True)
class Words:
    """The file's tables, each word folded."""

    leading_articles: tuple[str, ...]
    articles: frozenset[str]
    sure_articles: frozenset[str]
    features_ar: dict[str, str]
    """Feature word → class."""
    features_en: dict[str, str]
    relations_ar: frozenset[str]
    tails_ar: frozenset[str]
    beside: frozenset[str]
    """Words for what stands in or by a named place: "حاجز تل رفعت"."""
    twins: frozenset[str]
    """Adjectives that tell neighbours of one name apart: "التحتاني"."""
    used_in: dict[str, frozenset[str]]
    """Word for a unit → ISO codes of the countries that use it."""
    unit_levels: dict[str, str]
    """Word before a unit's name → `admin1`, `admin2` or `admin3`."""
    joined_heads: frozenset[str]
    latin_heads: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1)
def words() -> Words:
    """The words, read once. Raises DataError where the file is missing or broken."""
    try:
        tables = tomllib.loads(PATH.read_text("utf-8"))
        articles, around, heads = tables["articles"], tables["around"], tables["heads"]
        return Words(
            leading_articles=tuple(articles["leading"]),
            articles=frozenset([*articles["leading"], *articles["inner"]]),
            sure_articles=frozenset(articles["sure"]),
            features_ar=_class_of_word(tables["features"]["ar"]),
            features_en=_class_of_word(tables["features"]["en"]),
            relations_ar=frozenset(fold(word) for word in around["relations_ar"]),
            tails_ar=frozenset(fold(word) for word in around["tails_ar"]),
            beside=_folded(around["beside_ar"], around["beside_en"]),
            twins=_folded(around["twins_ar"], around["twins_en"]),
            used_in={fold(word): frozenset(codes) for word, codes in tables["used_in"].items()},
            unit_levels=_class_of_word(tables["units"]),
            joined_heads=frozenset(fold(word) for word in heads["joined_ar"]),
            latin_heads=tuple(tuple(group) for group in heads["latin"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(f"{PATH}: {error!r}; restore the file from the repository") from error


def _folded(*groups: list[str]) -> frozenset[str]:
    return frozenset(fold(word) for group in groups for word in group)


def _class_of_word(table: dict[str, Any]) -> dict[str, str]:
    return {fold(word): feature for feature, group in table.items() for word in group}
