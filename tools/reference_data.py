"""The API and what the columns of each export mean, as code has them → pages of `docs/reference`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from footprint.exchange.facts import EVIDENCE
from footprint.exchange.formats import FORMATS, GEO_COLUMNS, Format
from footprint.ui.api_document import MOST, PAGE, make_document


def api() -> str:
    """Every address of the API, what it may be asked and what it answers."""
    document = make_document()
    lines = [
        "# API\n",
        "Written by `make reference` from the API's own description, which the server gives as OpenAPI 3.1 at",
        "`/api/v1/openapi.json`. Read only, by the same filters as the page: [the filter in an address](filter.md).",
        f"Lists come in pages of {PAGE} entries, at most {MOST}; send the `next` of one as the `cursor` of the next.",
        "An `ETag` comes with each answer; sent back as `If-None-Match` it saves asking twice. What is wrong with a",
        "question is said as `application/problem+json`: a status, and a sentence in `detail`.\n",
        "```sh\ncurl 'http://localhost:8501/api/v1/claims?kinds=incident&from=2021-01-01&limit=5'\n```\n",
    ]
    for path, verbs in document["paths"].items():
        for verb, what in verbs.items():
            lines += [f"## `{verb.upper()} {path}`\n", f"{what['summary']}.\n", *_asked(what)]
            lines += [*_answered(what)]
    return "\n".join(lines)


def _asked(what: dict[str, Any]) -> Iterator[str]:
    if not what["parameters"]:
        return
    yield "| parameter | value | |\n|---|---|---|"
    for each in what["parameters"]:
        name = f"`{each['name']}`" + (", needed" if each.get("required") else "")
        yield f"| {name} | {_value(each['schema'])} | {each.get('description', '').replace('|', '/')} |"
    yield ""


def _value(schema: dict[str, Any]) -> str:
    """What a parameter may be, in few words; long lists stand on the page of the filter."""
    if "enum" in schema:
        return ", ".join(f"`{each}`" for each in schema["enum"])
    if schema.get("type") == "array":
        return "some of [its list](filter.md), commas between"
    if schema.get("format") == "date":
        return "a day, `2020-01-31`"
    if schema.get("type") == "integer":
        return f"a whole number from {schema['minimum']:,} to {schema['maximum']:,}"
    return "text"


def _answered(what: dict[str, Any]) -> Iterator[str]:
    yield "| answer | |\n|---|---|"
    for status, told in what["responses"].items():
        kinds = ", ".join(f"`{kind}`" for kind in told.get("content", ()))
        yield f"| {status} | {told['description']}{f': {kinds}' if kinds else ''} |"
    properties = next(iter(what["responses"]["200"]["content"].values()))["schema"].get(
        "properties"
    )
    if properties:
        yield f"\nIts keys: {', '.join(f'`{name}`' for name in properties)}.\n"


def dictionary() -> str:
    """Every export with its columns, and what each means."""
    tables = [each for each in FORMATS.values() if each.suffix == ".csv"]
    lines = [
        "# Data dictionary\n",
        "Written by `make reference` from the exports themselves; the same descriptions stand in the `datapackage.json`",
        "beside each export. The fields of a claim, as the reader gives and the store keeps them: [claims](claims.md).\n",
        "| format | file | what it is |\n|---|---|---|",
        *(f"| `{each.id}` | `{each.suffix}` | {each.about} |" for each in FORMATS.values()),
        "",
        "## The evidence\n",
        "Every table of claims ends with these columns.\n",
        *_columns(EVIDENCE.items()),
        "## Points\n",
        "`geojson`, `geopackage` and `kml` have the evidence and these.\n",
        *_columns((name, means) for name, means in GEO_COLUMNS.items() if name not in EVIDENCE),
    ]
    for each in tables:
        lines += [f"## `{each.id}`\n", f"{_first_up(each.about)}.\n", *_columns(_own(each))]
    return "\n".join(lines)


def _own(table: Format) -> Iterator[tuple[str, str]]:
    """The columns that a table does not share with all."""
    for name, means in table.columns.items():
        if EVIDENCE.get(name) != means:
            yield name, means


def _columns(columns: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield "| column | means |\n|---|---|"
    for name, means in columns:
        yield f"| `{name}` | {means.replace('|', '/')} |"
    yield ""


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]
