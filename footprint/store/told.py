"""The log of revisions → what every table of the store should hold, and where the log itself is broken."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from footprint.store.chain import seal, touched_by
from footprint.store.states import State


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that is not what the log says, or what follows from other rows."""

    table: str
    row: str
    """Its key; a page or nothing where the file itself is damaged."""
    what: str

    def __str__(self) -> str:
        return f"{self.table} {self.row}: {self.what}".replace("  ", " ")


@dataclass(slots=True)
class Told:
    """What the log says, folded up to its last entry."""

    reports: dict[str, str] = field(default_factory=dict)
    """Id → digest of its row."""
    readings: dict[int, str] = field(default_factory=dict)
    """Number → digest of its row."""
    current: dict[str, int] = field(default_factory=dict)
    """Report id → its current reading."""
    claims: dict[int, str] = field(default_factory=dict)
    """Number → digest of its row."""
    states: dict[int, tuple[str, State | None, int]] = field(default_factory=dict)
    """Claim → its report, its state and the revision that made it so."""
    places: dict[str, tuple[dict[str, Any] | None, int]] = field(default_factory=dict)
    """Place → what people said of it, and the revision."""
    rulings: dict[tuple[int, int], tuple[str | None, int]] = field(default_factory=dict)
    """Pair of claims → what people said of it, and the revision."""
    place_names: set[tuple[str, str, str | None]] = field(default_factory=set)
    """Id and names that people ever gave."""
    names: dict[int, tuple[dict[str, Any] | None, int]] = field(default_factory=dict)
    """Number of a correction of a name → what a person said, and the revision."""
    revised: set[tuple[int, int]] = field(default_factory=set)
    number: int = 0
    hash: str = ""

    def read(self, rows: Iterable[Mapping[Any, Any]]) -> Iterator[Fault]:
        """Fold revisions in the order of their numbers; gives the faults of the chain."""
        for row in rows:
            number = row["number"]
            for missing in range(self.number + 1, number):
                yield Fault("revisions", str(missing), "is missing from the log")
            if number == self.number + 1 and row["previous"] != self.hash:
                yield Fault("revisions", str(number), "does not follow from the revision before it")
            if seal(row) != row["hash"]:
                yield Fault("revisions", str(number), "was altered: its hash is another")
            self.number, self.hash = number, row["hash"]
            try:
                self._take(row, json.loads(row["after"]) if row["after"] else {})
            except (ValueError, TypeError, KeyError, AttributeError):
                yield Fault("revisions", str(number), "says nothing that can be read")

    def _take(self, row: Mapping[Any, Any], after: dict[str, Any]) -> None:
        number, report_id = row["number"], row["report_id"]
        if "report" in after:
            self.reports[report_id] = after["report"]
        if "reading" in after:
            self.readings[after["reading"]] = after["digest"]
            if row["action"] == "read":
                self.current[report_id] = after["reading"]
        for withdrawn in after.get("withdrawn", ()):
            self.current.pop(withdrawn, None)
        self.claims.update(dict(after.get("claims", ())))
        self.claims.update({int(claim): digest for claim, digest in after.get("made", {}).items()})
        for claim, state in after.get("reviews", {}).items():
            self.states[int(claim)] = report_id, state, number
        for pair, verdict in after.get("rulings", {}).items():
            one, other = map(int, pair.split())
            self.rulings[one, other] = verdict, number
        for place_id, place in after.get("places", {}).items():
            self.places[place_id] = place, number
            if place:
                self.place_names.add((place_id, place["name_en"], place["name_ar"]))
        for fix, said in after.get("names", {}).items():
            self.names[int(fix)] = said, number
        self.revised |= {(claim, number) for claim in touched_by(row["claim"], after)}


def compare_rows(
    table: str,
    key: tuple[str, ...],
    expected: Iterable[dict[str, Any]],
    kept: Iterable[dict[str, Any]],
) -> Iterator[Fault]:
    """The rows of a table, or of a part of it, that are not those expected; `key` names the columns of its key."""

    def name(row: dict[str, Any]) -> str:
        return ", ".join(str(row[part]) for part in key)

    wanted = {name(row): row for row in expected}
    for row in kept:
        right = wanted.pop(name(row), None)
        if right is None:
            yield Fault(table, name(row), "is one that nothing accounts for")
        elif right != row:
            wrong = ", ".join(column for column, value in right.items() if row.get(column) != value)
            yield Fault(table, name(row), f"was altered: {wrong or 'its columns'}")
    yield from (Fault(table, each, "is missing") for each in wanted)
