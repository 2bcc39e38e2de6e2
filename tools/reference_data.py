"""What the columns of each export mean, as code has it → a page of `docs/reference`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from footprint.exchange.facts import EVIDENCE
from footprint.exchange.formats import FORMATS, GEO_COLUMNS, Format


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
