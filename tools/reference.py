"""The command line, the filter, the API and the columns of exports, as code has them → pages of `docs/reference/`.

`make reference` writes them; a test compares.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reference_data import dictionary

from footprint import filters
from footprint.actors import groups
from footprint.cli import _parser
from footprint.ui.api_document import make_document
from footprint.ui.api_limit import BURST, PER_SECOND
from footprint.wording import texts
from footprint.wording.language import ENGLISH, speaking

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"
_WIDTH = "100"
_FEW = 12
"""Values that are listed where they are used; more stand on the page of the filter."""


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


def api() -> str:
    """Every path of the API with what may be asked and what comes back."""
    document = make_document()
    lines = [
        "# The API\n",
        "Written by `make reference` from the OpenAPI document that footprint serves at `/api/v1/openapi.json`. Read only, in the",
        "same process as the pages; where the mode asks people to sign in, so does the API. The parts of the filter are",
        "[those of a page's address](filter.md).\n",
        "- Lists come in pages: `next` of a page is the `cursor` of the one behind it, and null on the last.",
        "- Every answer has an `ETag`; sent back as `If-None-Match` it saves the answer while nothing changed (304).",
        f"- One address may ask {BURST} times at once, and {PER_SECOND:g} times a second after that (429, `Retry-After`).",
        '- What is wrong is said as `application/problem+json`, by its name: `{"status": 400, "detail": "\'colour\' is no parameter; …"}`.\n',
        "```python",
        "import json, urllib.request, pandas",
        "",
        "with urllib.request.urlopen(",
        '    "http://localhost:8501/api/v1/claims?from=2020-01-01&limit=1000"',
        ") as answer:",
        '    claims = pandas.json_normalize(json.load(answer)["claims"])',
        "```\n",
    ]
    for path, says in document["paths"].items():
        get = says["get"]
        rows = "\n".join(map(_parameter, get["parameters"]))
        asked = f"| parameter | in | what | values |\n|---|---|---|---|\n{rows}\n\n" if rows else ""
        ok = get["responses"]["200"]["content"]
        shapes = "".join(f"`{media}`: {_shape(each['schema'])}\n\n" for media, each in ok.items())
        codes = ", ".join(
            f"{code} {answer['description']}" for code, answer in get["responses"].items()
        )
        lines.append(f"## `{path}`\n\n{get['summary']}.\n\n{asked}{shapes}Answers: {codes}.\n")
    return "\n".join(lines)


def _parameter(each: dict[str, Any]) -> str:
    schema = each["schema"]
    items = schema.get("items", schema)
    values = ""
    if "enum" in items:
        few = len(items["enum"]) <= _FEW
        values = ", ".join(f"`{value}`" for value in items["enum"]) if few else "see the filter"
    elif "minimum" in schema:
        values = f"{schema['minimum']:,} to {schema['maximum']:,}"
    needed = ", needed" if each.get("required") else ""
    about = each.get("description", "").replace("|", "\\|")
    return f"| `{each['name']}` | {each['in']}{needed} | {about} | {values} |"


def _shape(schema: dict[str, Any]) -> str:
    fields = schema.get("properties", {})
    if not fields:
        return "an object"
    return "an object of " + ", ".join(f"`{name}`" for name in fields)


def pages() -> dict[Path, str]:
    """What each generated page is to hold."""
    with speaking(ENGLISH):
        return {
            REFERENCE / "command-line.md": command_line(),
            REFERENCE / "filter.md": filter_keys(),
            REFERENCE / "api.md": api(),
            REFERENCE / "data-dictionary.md": dictionary(),
        }


def main() -> None:
    """Write them."""
    for path, body in pages().items():
        path.write_text(body, "utf-8")
        print(path)


if __name__ == "__main__":
    main()
