"""`data/score.json` → how well the reader does on reports that were only scored, as the page of the method tells it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from footprint.errors import DataError
from footprint.knowledge import DATA

SCORES = DATA / "score.json"
SHARES = (
    "ground.precision",
    "ground.recall",
    "type_accuracy",
    "modality_accuracy",
    "actor_id_f1",
    "place@10",
    "place@25",
    "date_exact",
)
"""Figures between 0 and 1, in the order in which they are told."""


def read_scores() -> Mapping[str, Mapping[str, float]]:
    """{set of reports: {metric: figure}}; `make score` writes them. Raises DataError."""
    try:
        table: dict[str, dict[str, float]] = json.loads(SCORES.read_text("utf-8"))
        return {
            name: {metric: float(row[metric]) for metric in ("gold_claims", *SHARES)}
            for name, row in table.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(
            f"{SCORES.name} is broken ({error!r}); make it anew with 'make score'"
        ) from error
