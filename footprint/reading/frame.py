"""What one clause tells, before it is placed and dated, and the words of the sentence that it is read from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from footprint.model import Modality
from footprint.reading.clauses import Clause
from footprint.reading.lexicon import Match, Trigger
from footprint.reading.party import Party
from footprint.reading.tokens import Token


@dataclass(slots=True)
class Frame:
    """One thing told in a clause, before it is placed and dated."""

    trigger: Trigger
    form: str
    i: int
    """Token of the trigger."""
    j: int
    clause: Clause
    type: str
    subject: list[Party] = field(default_factory=list)
    object: list[Party] = field(default_factory=list)
    partner: list[Party] = field(default_factory=list)
    victims: list[Party] = field(default_factory=list)
    carried: bool = False
    """Whether the subject is the one of the clause before."""
    modality: Modality = "occurred"
    rules: list[str] = field(default_factory=list)
    attributed: Party | None = None
    weapon: str | None = None
    passive: bool = False
    casualties: bool = False
    standing: bool = False
    """Whether it is told inside a noun phrase of another clause."""


class SentenceWords:
    """A sentence's words as the rules of roles, kinds and modality ask for them."""

    def __init__(
        self,
        tokens: Sequence[Token],
        matches: Sequence[Match],
        parties: Sequence[Party],
        clauses: Sequence[Clause],
        day: date | None,
        places: Sequence[tuple[int, int]],
    ) -> None:
        self.places = places
        """Token ranges of the places that the sentence names."""
        self.tokens = tokens
        self.matches = matches
        self.clauses = clauses
        self.day = day
        self.arabic = any(not t.text.isascii() for t in tokens[:6])
        self.verbs = {m.i for m in matches if m.cls == "trigger" and m.value.form != "noun"} | {
            m.i for m in matches if m.cls == "speech" and m.value == "verb"
        }
        self.modal = [m for m in matches if m.cls == "modality"]
        self.weapons = [m for m in matches if m.cls == "weapon"]
        self.speech = [m for m in matches if m.cls == "speech"]
        self.all_parties = list(parties)
        self.parties = list(parties)
        """Those that may take part in an event: not those that only say so."""
        self.speakers: dict[int, Party] = {}
        """Parties that only say, by the token of the word that makes them say."""
        self.hurt: set[int] = set()
        """Where the parties begin that a word of casualty governs: they suffer, they do not act."""

    def names_place(self, frame: Frame) -> bool:
        """Whether the frame's clause names a place."""
        return any(frame.clause.i <= i < frame.clause.j for i, _ in self.places)

    def has_word(self, frame: Frame, wanted: Collection[str]) -> bool:
        """Whether a word of a set stands in the frame's clause, without its proclitics."""
        return any(
            any(f in wanted for _, f in self.tokens[k].forms)
            for k in range(frame.clause.i, frame.clause.j)
        )

    def are_joined(self, first: Party, second: Party) -> bool:
        """Whether "and" ties the second party to the first."""
        if second.joined:
            return True
        gap = self.tokens[second.i].gap
        if set(gap) & set(".;:"):
            return False
        if second.i == first.j:
            return second.conjunction
        return self.tokens[first.j].text in ("and", "و")

    def is_bare(self, party: Party) -> bool:
        """Whether no preposition and no conjunction stands before a party."""
        return not party.preposition and not party.conjunction

    def verb_between(self, i: int, j: int) -> bool:
        """Whether a verb stands in tokens i to j."""
        return any(k in self.verbs for k in range(i, j))

    def take_prepositional(self, frame: Frame, post: Sequence[Party]) -> None:
        """The object that a preposition brings: هجوم على, اشتبك مع, handed to."""
        if frame.object and frame.trigger.id not in ("road_cut", "hand_over"):
            return
        wanted = set(frame.trigger.object_after)
        folded = {"على": "علي", "إلى": "الي", "أمام": "امام"}
        wanted |= {folded.get(w, w) for w in wanted}
        for party in post:
            if party.preposition in wanted and party not in frame.subject:
                frame.object = [party]
                return

    def group(self, parties: list[Party]) -> list[Party]:
        """The last party and those that "and" ties before it."""
        if not parties:
            return []
        group = [parties[-1]]
        for party in reversed(parties[:-1]):
            if group[0].joined or self.are_joined(party, group[0]):
                group.insert(0, party)
            else:
                break
        return group

    def attribution(self, clause: Clause) -> Party | None:
        """Who says what a clause tells: named in it, or before it in the sentence with "that", or at the end."""
        inside = [p for k, p in self.speakers.items() if clause.i <= k < clause.j]
        if inside:
            return inside[0]
        return next(iter(self.speakers.values()), None) if self.speakers else None
