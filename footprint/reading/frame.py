"""What one clause tells, before it is placed and dated, and the words of the sentence that it is read from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from footprint.model import Modality
from footprint.reading.clauses import Clause
from footprint.reading.lexicon import Match, Trigger, words
from footprint.reading.party import Party
from footprint.reading.tokens import Token

_POSSESSIVES = ("ها", "هم", "ه", "هما")


_HELD_SITES = frozenset(("مركزا", "موقعا", "معسكرا", "حاجزا", "مقرا", "رتلا", "تجمعا", "مخيما"))
_IN_ALIF = words("in_alif")
_COUNTABLE = frozenset(
    ("people", "gunmen", "troops", "checkpoint", "convoy", "vehicles", "site", "base")
)
"""Units whose head word shows its case."""


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
    strikes: bool = False
    """Whether it is told by the English noun "strike": in a list its doer is the lead's."""
    placed: bool = False
    """Whether its place alone vouches for it: clashes in Jobar, two soldiers killed near Taiz."""


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
        drawn: Sequence[int] = (),
        opening: bool = False,
    ) -> None:
        self.blocked: frozenset[int] = frozenset()
        """Tokens of dates and places: no trigger begins there."""
        self.opening = opening
        """Whether nothing was told before: "the clashes" refer to none."""
        self.places = places
        """Token ranges of the places that the sentence names."""
        self.drawn = drawn
        """Where those begin that are narrower than a country."""
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
        self.mourners: list[Party] = []
        """Parties that only tell of their own dead."""

    def names_place(self, frame: Frame) -> bool:
        """Whether the frame's clause names a place, or goes on with "where" behind one."""
        i, j = frame.clause.i, frame.clause.j
        where = self.tokens[i].text == "where"
        return any(i <= first < j or (where and end == i) for first, end in self.places)

    def knows_place(self, frame: Frame) -> bool:
        """Whether a place that the frame's clause names was found, or named again."""
        within = range(frame.clause.i, frame.clause.j)
        return any(i in within and i in self.blocked for i, _ in self.places)

    def names_drawn(self, frame: Frame) -> bool:
        """Whether the frame's clause names a place narrower than a country."""
        return any(frame.clause.i <= i < frame.clause.j for i in self.drawn)

    def has_word(self, frame: Frame, wanted: Collection[str], *, owned: bool = False) -> bool:
        """Whether a word of a set stands in the frame's clause, without its proclitics; `owned`: or its possessive."""
        for k in range(frame.clause.i, frame.clause.j):
            forms = [f for _, f in self.tokens[k].forms]
            if owned:
                forms += [f[: -len(e)] for f in forms for e in _POSSESSIVES if f.endswith(e)]
            if any(f in wanted for f in forms):
                return True
        return False

    def is_accusative(self, party: Party) -> bool:
        """Whether a party's first word shows the case of an object: قيادياً, شخصين, مسلحين; no subject stands in it."""
        token = self.tokens[party.i]
        word = token.text
        if (
            party.owner
            or party.unit not in _COUNTABLE
            or party.head != word
            or word.startswith("ال")
        ):
            return False
        return token.tanwin or word.endswith("ين") or (word.endswith("ا") and word not in _IN_ALIF)

    def are_joined(self, first: Party, second: Party) -> bool:
        """Whether "and" ties the second party to the first."""
        if second.joined:
            return True
        gap = self.tokens[second.i].gap
        if "+" in gap and second.i == first.j:
            return True
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

    def is_object_noun(self, i: int) -> bool:
        """Whether the word at i is a place of arms in the case of an object: استهداف العدو مركزاً للجيش."""
        if i >= len(self.tokens) or self.tokens[i].breaks:
            return False
        word = self.tokens[i].text
        return (
            word[0] >= "\u0621"
            and not word.startswith("ال")
            and (self.tokens[i].tanwin or (word.endswith("ا") and word in _HELD_SITES))
        )

    def take_prepositional(self, frame: Frame, post: Sequence[Party]) -> None:
        """The object that a preposition brings: هجوم على, اشتبك مع, handed to."""
        partner = frame.trigger.object_role == "partner"
        if frame.object and not partner and frame.trigger.id != "road_cut":
            return
        wanted = set(frame.trigger.object_after)
        folded = {"على": "علي", "إلى": "الي", "أمام": "امام"}
        wanted |= {folded.get(w, w) for w in wanted}
        if not self.arabic and frame.form != "noun":
            wanted.discard("of")  # Saida, a town of 15,000 people
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
