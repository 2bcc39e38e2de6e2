"""What people decide on claims: each call one transaction, told in the log with who and why, and taken back by `undo`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from footprint.store import ask, decisions, rulings
from footprint.store.database import Database
from footprint.store.records import Field, Revision


@dataclass(frozen=True, slots=True)
class Reviews:
    """The decisions on the claims of one store. Every call may raise StoreError, NotInStore where there is no such claim.

    `who` is the person's name as the log will show it, `reason` their words. A field's value is its JSON in the claims
    contract; a value that breaks the contract raises InvalidRecord or SpanError, and nothing is changed.
    """

    database: Database

    def accept(self, who: str, number: int, reason: str | None = None) -> None:
        """The claim is right as it stands: a later reader changes nothing of it, but its contradictions are told."""
        self._decide(who, "accept", number, reason)

    def reject(self, who: str, number: int, reason: str | None = None) -> None:
        """The report does not say this: the claim is kept and shown no more, whatever later readers find."""
        self._decide(who, "reject", number, reason)

    def reopen(self, who: str, number: int, reason: str | None = None) -> None:
        """The claim is undecided again; its corrections stay."""
        self._decide(who, "reopen", number, reason)

    def correct(
        self, who: str, number: int, fields: Mapping[Field, Any], reason: str | None = None
    ) -> None:
        """Set fields of a claim. No later reader touches them."""
        with self.database.logging() as (connection, log):
            decisions.correct(connection, log, who, number, fields, reason)

    def split(
        self,
        who: str,
        number: int,
        parts: Sequence[Mapping[Field, Any]],
        reason: str | None = None,
    ) -> list[int]:
        """Tell a claim as several, each with some fields of its own; gives their numbers."""
        with self.database.logging() as (connection, log):
            return decisions.split(connection, log, who, number, parts, reason)

    def merge(self, who: str, numbers: Sequence[int], reason: str | None = None) -> None:
        """Tell several claims of one report as the first of them."""
        with self.database.logging() as (connection, log):
            decisions.merge(connection, log, who, numbers, reason)

    def settle(
        self,
        who: str,
        number: int,
        field: Field | Literal["claim"],
        take_reader: bool,
        reason: str | None = None,
    ) -> None:
        """End a conflict with the newest reader: by the reader's word, or by the person's."""
        with self.database.logging() as (connection, log):
            decisions.settle(connection, log, who, number, field, take_reader, reason)

    def undo(self, who: str, number: int, reason: str | None = None) -> int:
        """Take back the last decision on a claim that still holds; gives the number of its revision."""
        with self.database.logging() as (connection, log):
            return decisions.undo(connection, log, who, number, reason)

    def join(self, who: str, numbers: Sequence[int], reason: str | None = None) -> int:
        """Claims of different reports tell of one event; gives the revision. No linking goes over it."""
        with self.database.logging() as (connection, log):
            return rulings.join(connection, log, who, numbers, reason)

    def part(self, who: str, number: int, reason: str | None = None) -> int:
        """A claim tells of another event than those it was put with; gives the revision."""
        with self.database.logging() as (connection, log):
            return rulings.part(connection, log, who, number, reason)

    def discount(self, who: str, number: int, reason: str | None = None) -> int:
        """What the claims of an event tell is not to be believed; they stay in sight. Gives the revision."""
        with self.database.logging() as (connection, log):
            return rulings.discount(connection, log, who, number, reason)

    def take_back(self, who: str, revision: int, reason: str | None = None) -> int:
        """Take back what was said by `join`, `part`, `discount` or `take_back`, by its revision."""
        with self.database.logging() as (connection, log):
            return rulings.take_back(connection, log, who, revision, reason)

    def put_place(
        self,
        who: str,
        place_id: str | None,
        place: Mapping[str, Any] | None,
        reason: str | None = None,
    ) -> str:
        """Move a place for every claim on it (`name_en`, `name_ar`, `lat`, `lon`, `radius_km`), or add one of one's own.

        `place_id` None adds; `place` None takes back. Gives the id.
        """
        with self.database.logging() as (connection, log):
            return decisions.put_place(connection, log, who, place_id, place, reason)

    def places(self) -> dict[str, dict[str, Any]]:
        """The places that people moved or added, by id, as `put_place` takes them; in the order of their ids."""
        with self.database.reading() as connection:
            return decisions.find_places(connection)

    def history(self, number: int) -> list[Revision]:
        """Everything that happened to a claim, its report's readings included; the first first."""
        with self.database.reading() as connection:
            return ask.find_history(connection, number)

    def latest(self, limit: int = 50, before: int | None = None) -> list[Revision]:
        """The last revisions of the whole store, the newest first; `before` goes on from a number."""
        with self.database.reading() as connection:
            return ask.find_latest(connection, limit, before)

    def _decide(self, who: str, action: str, number: int, reason: str | None) -> None:
        with self.database.logging() as (connection, log):
            decisions.decide(connection, log, who, action, number, reason)
