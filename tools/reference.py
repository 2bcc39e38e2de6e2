"""The command line, the filter, the API and the exports, as code has them → the pages of `docs/reference`.

`make reference` writes them; a test compares.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

import reference_data

from footprint import filters
from footprint.actors import groups
from footprint.cli import _parser
from footprint.wording import texts
from footprint.wording.language import ENGLISH, speaking

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"
_WIDTH = "100"


def command_line() -> str:
    """Every command with its help."""
    parts = ["# Command line\n", "Written by `make reference` from the commands themselves.\n"]
    for name, parser in _commands(_parser(), "footprint"):
        parts.append(f"## {name}\n\n```text\n{_help(parser, name)}\n```\n")
    return "\n".join(parts)


def _commands(
    parser: argparse.ArgumentParser, name: str
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    yield name, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for each, child in action.choices.items():
                yield from _commands(child, f"{name} {each}")


def _help(parser: argparse.ArgumentParser, name: str) -> str:
    parser.prog = name
    columns, os.environ["COLUMNS"] = os.environ.get("COLUMNS"), _WIDTH
    try:
        return parser.format_help().rstrip()
    finally:
        if columns is None:
            del os.environ["COLUMNS"]
        else:
            os.environ["COLUMNS"] = columns


def filter_keys() -> str:
    """What may stand in an address, and the values of each list with their words."""
    tables = {
        "kinds": (filters.KINDS, texts.KINDS),
        "types": (filters.ALL_TYPES, texts.TYPES),
        "modalities": (filters.MODALITIES, texts.MODALITIES),
        "precisions": (filters.PRECISIONS, texts.PRECISIONS),
        "roles": (filters.ROLES, texts.ROLES),
        "certainties": (filters.CERTAINTIES, texts.CERTAINTIES),
        "reviews": (filters.REVIEWS, texts.REVIEWS),
    }
    lines = [
        "# The filter in an address\n",
        "Written by `make reference` from the code. The filter, the days, what is chosen and the language are in the address of a",
        "page; what cannot be read of one is left out and said. A list is written with commas.\n",
        "| key | value |\n|---|---|",
        "| `from`, `to` | a day, `2020-01-31` |",
        "| `dates` | `possibly` in range, or `certainly` |",
        "| `actors` | ids of `data/actors.toml`, `group.` and a colour group, each with `:` and a role if need be |",
        "| `match` | `any` of the actors, or `all` together |",
        f"| `q` | words of the quotes, up to {filters.MOST_WORDS} characters |",
        f"| `area` | corners as `lat,lon;lat,lon;…`, three to {filters.MOST_CORNERS} |",
        "| `sources` | names of outlets; `?` for none told |",
        *(f"| `{name}` | one or more of those below |" for name in tables),
        "| `at`, `n`, `claim` | the places that are chosen, which of their claims, or a claim by its number |",
        "| `time` | `range`, `asof` the last day, or `compare` its two days |",
        "| `lang` | `en`, `ar`, and others that there are catalogues for; `ar-western-arab` for يناير and ١٢٣ |\n",
        "Colour groups: " + ", ".join(f"`group.{each.id}` {each.en}" for each in groups()) + ".\n",
    ]
    for name, (values, words) in tables.items():
        rows = "\n".join(f"| `{value}` | {words[value]} |" for value in values)
        lines.append(f"## `{name}`\n\n| value | means |\n|---|---|\n{rows}\n")
    return "\n".join(lines)


def pages() -> dict[Path, str]:
    """What each generated page is to hold."""
    with speaking(ENGLISH):
        return {
            REFERENCE / "command-line.md": command_line(),
            REFERENCE / "filter.md": filter_keys(),
            REFERENCE / "api.md": reference_data.api(),
            REFERENCE / "data-dictionary.md": reference_data.dictionary(),
        }


def main() -> None:
    """Write them."""
    for path, body in pages().items():
        path.write_text(body, "utf-8")
        print(path)


if __name__ == "__main__":
    main()
