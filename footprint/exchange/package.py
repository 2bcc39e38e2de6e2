"""An export → what stands beside it: a Frictionless data package descriptor, and how to cite it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from footprint.exchange.formats import Format, Written, is_numeric
from footprint.exchange.tables import get_table
from footprint.filters import Filter
from footprint.view import Snapshot

DESCRIPTOR, CITATION = "datapackage.json", "CITATION.cff"


def describe(
    path: Path, wanted: Format, query: Filter, snapshot: Snapshot, written: Written, at: datetime
) -> dict[str, Any]:
    """The resource of one exported file: what is in it, by which filter, and what each column means."""
    resource: dict[str, Any] = {
        "name": _name(path),
        "path": path.name,
        "title": wanted.about,
        "format": wanted.suffix.lstrip("."),
        "mediatype": wanted.media_type.partition(";")[0],
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{_hash(path)}",
        "rows": written.rows,
        "claims_without_a_row": written.left_out,
        "filter": query.to_query(),
        "revision": snapshot.revision,
        "created": at.isoformat(timespec="seconds"),
        "sources": [{"title": name} for name in _sources(snapshot, query)],
    }
    if wanted.columns:
        fields = [
            {"name": name, "type": "number" if is_numeric(name) else "string", "description": means}
            for name, means in wanted.columns.items()
        ]
        resource["schema"] = {"fields": fields, "missingValues": [""]}
    return resource


def make_descriptor(resources: list[dict[str, Any]], at: datetime) -> dict[str, Any]:
    """The descriptor of a folder of exports."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "footprint-export",
        "title": "What reports say of military incidents and force presence",
        "description": (
            "Made by footprint. A row is what a report says, not what is established; a point stands for all within "
            "radius_km of it. Each row quotes its source and names the report."
        ),
        "created": at.isoformat(timespec="seconds"),
        "version": our_version(),
        "licenses": [
            {
                "name": "quotations",
                "title": "Quoted words belong to their publishers; the column licence says what is known of each",
            }
        ],
        "resources": resources,
    }


def put_beside(path: Path, resource: dict[str, Any], at: datetime) -> None:
    """Write descriptor and citation beside an export; other exports of the folder stay in the descriptor."""
    place = path.with_name(DESCRIPTOR)
    resources = [each for each in _resources(place) if each.get("path") != path.name]
    text = json.dumps(make_descriptor([*resources, resource], at), ensure_ascii=False, indent=2)
    place.write_text(f"{text}\n", "utf-8")
    path.with_name(CITATION).write_text(make_citation(resource, at), "utf-8")


def make_citation(resource: Mapping[str, Any], at: datetime) -> str:
    """How to cite an export, in the Citation File Format 1.2."""
    references = ""
    for row in get_table("licences")["licence"]:
        if any(each["title"].startswith(row["name"]) for each in resource["sources"]):
            references += (
                f"  - type: data\n    title: {_quoted(row['cite'])}\n    url: {_quoted(row['url'])}\n"
                f"    authors:\n      - name: {_quoted(row['name'])}\n"
            )
    title = f"What reports say of military incidents and force presence ({resource['path']})"
    return (
        "cff-version: 1.2.0\n"
        'message: "Cite the reports whose words you quote, and this export for how they were read."\n'
        "type: dataset\n"
        f"title: {_quoted(title)}\n"
        f'version: "footprint {our_version()}, store revision {resource["revision"]}"\n'
        f"date-released: {at.date().isoformat()}\n"
        'authors:\n  - name: "footprint"\n'
        f'identifiers:\n  - type: other\n    value: "{resource["hash"]}"\n'
        + (f"references:\n{references}" if references else "")
    )


def _quoted(text: str) -> str:
    """A string of YAML, whatever is in it: JSON's are YAML's too."""
    return json.dumps(text, ensure_ascii=False)


def our_version() -> str:
    """The version of footprint that runs."""
    try:
        return version("footprint")
    except PackageNotFoundError:
        return "unknown"


def now() -> datetime:
    """The moment of an export."""
    return datetime.now(UTC)


def _name(path: Path) -> str:
    """A file's name as a descriptor may have it: its own in a folder, of plain letters, digits, points and dashes."""
    plain = re.sub(r"[^a-z0-9]+", "-", path.name.lower()).strip("-")
    return plain or "export"


def _resources(place: Path) -> list[dict[str, Any]]:
    """The exports that a descriptor of ours already names; none where it is another's, which is then replaced by ours."""
    try:
        found = json.loads(place.read_text("utf-8"))
        if found["name"] != "footprint-export":
            return []
        return [each for each in found["resources"] if place.with_name(each["path"]).exists()]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []


def _sources(snapshot: Snapshot, query: Filter) -> list[str]:
    firsts = snapshot.select(query).firsts
    here = set(snapshot.columns.source[firsts].tolist())
    return [name for index, name in enumerate(snapshot.sources) if index in here]


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
