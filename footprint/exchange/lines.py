"""Claims → one reading a line in the JSON of the claims contract, with the report's words, so that it can come back.

`footprint.exchange.incoming` reads it to the same claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from footprint.contract import VERSION, dumps
from footprint.exchange.tables import find_licence
from footprint.store import Outgoing, Store

_REPORTS = 200


def iter_readings(store: Store, numbers: Sequence[int]) -> Iterator[str]:
    """A line for each report that has any of the claims."""
    by_report = store.by_report(numbers)
    ids = list(by_report)
    for start in range(0, len(ids), _REPORTS):
        some = ids[start : start + _REPORTS]
        texts = store.get_texts(some)
        wanted = [number for report_id in some for number in by_report[report_id]]
        found: dict[str, list[Outgoing]] = {}
        for each in store.leaving(wanted):
            found.setdefault(each.report_id, []).append(each)
        for report_id in some:
            yield dumps(_reading(found[report_id], texts[report_id])) + "\n"


def _reading(claims: Sequence[Outgoing], text: str) -> dict[str, Any]:
    first = claims[0]
    return {
        "version": VERSION,
        "reader": first.reader,
        "report": {
            "id": first.report_id,
            "title": first.title,
            "published": first.published,
            "language": first.language,
            "source": first.source,
            "url": first.url,
            "text": text,
            "licence": find_licence(first.source),
        },
        "claims": [
            each.body
            | {"claim": each.number, "certainty": each.certainty, "reviewed": each.reviewed}
            for each in claims
        ],
    }
