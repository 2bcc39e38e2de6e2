"""The reports of tests/gold, as footprint reads them now → tests/goldens, one file a report, for a person to compare.

`make goldens` writes them; `tests/test_goldens.py` fails where reading gives anything else.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from footprint.contract import reading_from_json, reading_to_json
from footprint.ingest import get_reader
from footprint.model import Report

ROOT = Path(__file__).resolve().parent.parent
GOLD, GOLDENS = ROOT / "tests" / "gold", ROOT / "tests" / "goldens"


def main() -> None:
    """Write every golden file anew, and remove those whose report is gone."""
    read = get_reader().read
    for path in GOLDENS.glob("*/*.json"):
        path.unlink()
    for path in find_gold():
        target = GOLDENS / path.relative_to(GOLD)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(render(reading_to_json(read(load_report(path)))), "utf-8", newline="\n")
    print(f"{len(find_gold())} files in {GOLDENS.relative_to(ROOT)}; now read the diff")


def find_gold() -> list[Path]:
    """The hand-made claims of every report."""
    return sorted(GOLD.glob("*/*.json"))


def load_report(gold: Path) -> Report:
    """The report of some hand-made claims, as a person would hand it in: its text and its date."""
    text = gold.with_suffix(".txt").read_bytes().decode("utf-8")
    given = reading_from_json(json.loads(gold.read_text("utf-8")), text).report
    return replace(Report(text), published=given.published)


def render(record: dict[str, object]) -> str:
    """The JSON of a reading, a field a line so that a diff can be read; without the reader's version."""
    return (
        json.dumps({**record, "reader": None}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    )


if __name__ == "__main__":
    main()
