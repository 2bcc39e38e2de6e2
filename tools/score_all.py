"""Reads every gold set under tests/gold and prints the scorer's figures; writes build/score.json and data/score.json.

    python tools/score_all.py [--errors N] [--half dev|held] [SET …]

Each set is also split in halves by file number (odd: looked at while developing; even: only scored).
"""

from __future__ import annotations

import argparse
import json
from datetime import datetime
from pathlib import Path

import score as scorer

from footprint.contract import reading_to_json
from footprint.model import Report
from footprint.reading import read

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
SHOWN = (
    "gold_claims", "predicted_claims", "ground.f1", "ground.precision", "ground.recall", "all.f1", "type_accuracy",
    "modality_accuracy", "actor_id_f1", "actor_role_f1", "place@10", "place@25", "place+family@25", "date_exact", "date_within",
    "strict_f1", "extras_ratio", "quote_tightness", "quote_fidelity", "inherited_pins", "must_not_violations",
)  # fmt: skip


ALL = ["seed", "ar", "en", "own_ar", "own_en"]
SHIPPED = ROOT / "data" / "score.json"
"""What the page of the method tells: the sets that were only scored, never looked at while the reader was made."""
TOLD = (
    "gold_claims", "ground.precision", "ground.recall", "type_accuracy", "modality_accuracy", "actor_id_f1", "place@10",
    "place@25", "date_exact",
)  # fmt: skip


def ship(table: dict[str, dict[str, float]]) -> str:
    """The figures of the page of the method, as JSON: {set: {metric: figure to three places}}."""
    told = {
        name.removesuffix("/held"): {metric: round(float(row[metric]), 3) for metric in TOLD}
        for name, row in table.items()
        if name.endswith("/held")
    }
    return json.dumps(told, indent=1) + "\n"


def predict(reports: dict) -> dict:
    """{report id: claims} of our reader for a loaded gold set."""
    found = {}
    for key, (_, text, gold) in reports.items():
        published = gold["report"].get("published")
        report = Report(text, published=datetime.fromisoformat(published) if published else None)
        found[key] = reading_to_json(read(report))["claims"]
    return found


def half(reports: dict, which: str) -> dict:
    """The odd- or even-numbered files of a set."""
    return {
        key: value
        for key, value in reports.items()
        if value[0][:2].isdigit() and (int(value[0][:2]) % 2 == 1) == (which == "dev")
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", default=ALL)
    parser.add_argument("--half", choices=("dev", "held"))
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    table: dict[str, dict[str, float]] = {}
    for name in args.sets:
        reports = scorer.load_gold(GOLD / name)
        predictions = predict(reports)
        parts = {"": reports}
        if name != "seed":
            parts |= {f"/{which}": half(reports, which) for which in ("dev", "held")}
        for suffix, part in parts.items():
            if args.half and suffix != f"/{args.half}" and name != "seed":
                continue
            metrics, _, errors = scorer.score(part, {key: predictions[key] for key in part})
            table[name + suffix] = metrics
            if (
                args.errors
                and not suffix.endswith("held")
                and (suffix or name == "seed" or args.half is None)
            ):
                print(*errors[: args.errors], sep="\n")
    print(f"{'':20}" + "".join(f"{column:>10}" for column in table))
    for metric in SHOWN:
        print(f"{metric:20}" + "".join(f"{row[metric]:10.3f}" for row in table.values()))
    if not args.half and args.sets == ALL:
        SHIPPED.write_text(ship(table), "utf-8")
    out = ROOT / "build" / "score.json"
    out.parent.mkdir(exist_ok=True)
    out.write_text(json.dumps(table, indent=1, sort_keys=True), "utf-8")


if __name__ == "__main__":
    main()
