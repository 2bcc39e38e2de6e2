"""Lines of JSON with a name and its context → lines of JSON with the place: `footprint gazetteer resolve --jsonl`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from footprint.errors import InvalidRecord
from footprint.gazetteer.context import read_context
from footprint.gazetteer.entry import Context, Resolution
from footprint.gazetteer.gazetteer import Gazetteer
from footprint.gazetteer.in_use import in_use
from footprint.gazetteer.online.asking import ask_online
from footprint.gazetteer.online.look_up import LookUp


def cli_resolve(
    lines: Iterable[str], gazetteer: Gazetteer | None = None, online: LookUp | None = None
) -> Iterator[str]:
    """One line of JSON for each line that holds something.

    In: `{"name", "language"?, "context"?: {"country", "admin1", "admin2", "admin3", "text", "near"}}`. Out: `{"name",
    "place": {…} | null, "fallback", "why", "candidates", "gazetteer"}`; for a line that is not of that form `{"line",
    "error"}`, and the others go on. With `online`, a name that is not placed is asked for there, and the answer has an
    `online` too.
    """
    places = gazetteer or in_use()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            name, context = _read_line(places, line)
            resolution = places.resolve(name, None, context)
            answer = to_json(name, resolution, places)
            if online is not None and (resolution.entry is None or resolution.fallback):
                answer |= ask_online(name, context, resolution, online)
        except InvalidRecord as error:
            answer = {"line": number, "error": str(error)}
        yield json.dumps(answer, ensure_ascii=False)


def _read_line(gazetteer: Gazetteer, line: str) -> tuple[str, Context]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InvalidRecord(f"not JSON: {error}") from error
    if not isinstance(record, Mapping):
        raise InvalidRecord("not an object with a name")
    name = record.get("name")
    if not isinstance(name, str) or not name.strip():
        raise InvalidRecord(f"name is {name!r}; give the place name as words")
    context = record.get("context") or {}
    if not isinstance(context, Mapping):
        raise InvalidRecord(f"context is {context!r}, not an object")
    return name, read_context(gazetteer, context, name)


def to_json(name: str, resolution: Resolution, gazetteer: Gazetteer) -> dict[str, object]:
    """A resolution as the command line prints it."""
    entry = resolution.entry
    place = None
    if entry is not None:
        place = {
            "id": entry.id,
            "name_en": entry.name_en,
            "name_ar": entry.name_ar,
            "names": list(entry.names),
            "lat": resolution.lat,
            "lon": resolution.lon,
            "precision": resolution.precision,
            "radius_km": resolution.radius_km,
            "source": entry.source,
        }
    candidates = []
    for candidate in resolution.candidates:
        weighed = gazetteer.get(candidate.id)
        candidates.append(
            {
                "id": candidate.id,
                "name_en": weighed.name_en if weighed else None,
                "score": candidate.score,
                "why": list(candidate.why),
            }
        )
    return {
        "name": name,
        "place": place,
        "fallback": resolution.fallback,
        "why": resolution.why,
        "candidates": candidates,
        "gazetteer": gazetteer.version,
    }
