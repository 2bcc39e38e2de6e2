"""The texts and claims of reports_*.py → NN_slug.txt and NN_slug.json in this folder; all texts are synthetic.

`python tests/gold/own_ar/build.py` fails on any words that are missing or ambiguous, scores the gold against itself
(1 in every figure) and prints the counts. Edit reports_*.py and places.py, never the outputs.
"""
import importlib
import json
import sys
from collections import Counter
from pathlib import Path

import kit

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2] / "tools"))
import score as scorer  # noqa: E402


def write_all():
    """Writes the files; returns (tally, problems)."""
    for old in HERE.glob("[0-9][0-9]_*"):
        old.unlink()
    tally, problems = Counter(), []
    for number, (slug, published, text, claims, must_not, title) in enumerate(kit.REPORTS, 1):
        gold, wrong = kit.report_json(published, text, claims, must_not, title)
        problems += [f"{number:02d}_{slug}: {words}" for words in wrong]
        stem = HERE / f"{number:02d}_{slug}"
        stem.with_suffix(".txt").write_text(text, "utf-8")
        stem.with_suffix(".json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", "utf-8")
        tally["reports"] += 1
        tally["must_not"] += len(gold["must_not"])
        for x in gold["claims"]:
            tally["claims"] += 1
            tally["optional"] += bool(x.get("optional"))
            tally[f"{x['kind']} {x['type']}"] += 1
            tally[f"modality {x['modality']}"] += 1
            tally[f"date {x['date']['precision']} {x['date']['basis']}"] += 1
            tally.update(f"place {p['precision']} {p['basis']}" for p in x["places"])
    return tally, problems


def check_own_score():
    """The gold used as its own prediction is right in every figure."""
    reports = scorer.load_gold(HERE)
    metrics, _, errors = scorer.score(reports, {key: gold["claims"] for key, (_, _, gold) in reports.items()})
    for name in ("all.f1", "ground.f1", "type_accuracy", "modality_accuracy", "actor_role_f1", "place@10", "place+family@25",
                 "date_exact", "strict_f1", "quote_fidelity", "quote_tightness"):
        assert metrics[name] == 1, (name, metrics[name], errors[:5])
    assert metrics["must_not_violations"] == metrics["inherited_pins"] == metrics["extras_ratio"] == 0, errors[:5]


def main():
    for name in ["places", *sorted(path.stem for path in HERE.glob("reports_*.py"))]:
        importlib.import_module(name)
    tally, problems = write_all()
    print(*problems, sep="\n")
    if problems:
        sys.exit(f"{len(problems)} problems")
    check_own_score()
    for name, number in sorted(tally.items()):
        print(f"{name:45} {number}")


if __name__ == "__main__":
    main()
