"""What a report has told so far → who "they" are, and where the words of a sentence stand in the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from footprint.actors import get_actor
from footprint.model import Actor, ActorRole, Claim, DateRange, Place, Quote, Report, Section
from footprint.reading.containers import Found
from footprint.reading.date_words import DateMention
from footprint.reading.frame import Frame
from footprint.reading.lexicon import Match
from footprint.reading.party import Party, fights
from footprint.reading.tokens import Token
from footprint.text import Normal

_UNITS = frozenset(("وحدات", "وحده", "قوات", "القوات", "مجموعات", "units", "forces", "troops"))
"""Forces of which nothing is said but that they acted: those of whoever tells it."""
_ARMY = ("الجيش", "للجيش", "army", "military")


_PLACES_KEPT = 5
_UNSHARED = ("since", "recent")
"""Rules of dates that are of their own clause alone."""


def _key(word: str) -> str:
    """A head without its article and proclitics: التنظيم, للتنظيم and تنظيم are one."""
    for lead in ("ولل", "لل", "وال", "بال", "ال"):
        if word.startswith(lead) and len(word) > len(lead) + 2:
            return word[len(lead) :]
    return word


@dataclass(slots=True)
class Discourse:
    """What the report has told so far."""

    day: date | None
    subject: list[Party] = field(default_factory=list)
    """Who acted last."""
    by_unit: dict[str, Party] = field(default_factory=dict)
    forces: Party | None = None
    places: list[Found] = field(default_factory=list)
    """The places told last, no countries, the last at the end."""
    when: DateRange | None = None
    """The date told last in this paragraph."""
    statement_when: DateRange | None = None
    last_when: DateRange | None = None
    """The date told last in any paragraph."""
    heading_when: DateRange | None = None
    """A digest's own day, printed in its heading."""
    lead_subject: Sequence[Party] = ()
    """Who acted in the words before a list."""
    lead_when: DateRange | None = None
    """The date that the words before a list tell, or its page prints: its items happened then."""
    aside: bool = False
    """Whether this paragraph opens by turning to another matter or side: من جهتها, في سياق آخر."""
    speaker: Party | None = None
    incident: int | None = None
    """The claim of the incident told last in this paragraph, by its number."""
    by_head: dict[str, Party] = field(default_factory=dict)
    """Parties by the word that heads them: "the army", "the militia"."""
    recent: list[str] = field(default_factory=list)
    """Armed parties by id, the last named at the end: "the two sides"."""
    home: str | None = None
    """The army of the report's country: a bare "the army"."""
    ours: str | None = None
    """Whose "our" it is in a communiqué."""

    @property
    def place(self) -> Found | None:
        """The place told last."""
        return self.places[-1] if self.places else None


@dataclass(frozen=True, slots=True)
class Sentence:
    """All that was found in one sentence."""

    tokens: Sequence[Token]
    frames: Sequence[Frame]
    dates: Sequence[DateMention]
    founds: Sequence[Found]
    parties: Sequence[Party]
    section: Section
    first: bool
    """Whether it opens its paragraph."""
    start: int
    """Offset of the sentence in the normal text."""
    end: int
    item: bool = False
    """Whether its paragraph is an item of a list."""
    markers: Sequence[Match] = ()
    """Words that change what is said to have happened: not, will, tried to."""
    dead: Sequence[Frame] = ()
    """Counts of dead and wounded that say no cause: of the event told before."""


class Told:
    """A report on its way through its sentences: what was told, and the claims so far."""

    def __init__(self, report: Report, normal: Normal, day: date | None) -> None:
        self.report = report
        self.normal = normal
        self.talk = Discourse(day)
        self.claims: list[Claim] = []
        self.country: Place | None = None
        """The report's country, for a clause that says no place: listed, never drawn."""
        self.said: Party | None = None
        """Who says the clause that is being read: "its troops" are the speaker's."""

    def span(self, tokens: Sequence[Token], i: int, j: int, lead: int = 0) -> tuple[int, int]:
        """The original's span of tokens i to j, closing quotes and brackets that they open taken in."""
        start, end = self.normal.span(tokens[i].start + lead, tokens[j - 1].end)
        text = self.report.text
        if start > 0 and text[start - 1] in '"«“' and '"' in tokens[i].gap:
            start -= 1
        words = text[start:end]
        for left, right in (('"', '"'), ("«", "»"), ("“", "”"), ("(", ")")):
            if (
                end < len(text)
                and text[end] == right
                and (
                    words.count(left) - words.count(right) == 1
                    or (left == right and words.count(left) % 2)
                )
            ):
                end += 1
                break
        return start, end

    def quote(self, sentence: Sentence, i: int, j: int) -> Quote:
        """The clause as published, without the conjunction that hangs it on the one before."""
        tokens = sentence.tokens
        if tokens[i].text in ("and", "but", "while", "و") and j - i > 2:
            i += 1
        start, end = self.span(tokens, i, j)
        return self.report.quote(start, end)

    def resolve(self, party: Party) -> str | None:
        """Whom a mention means: itself, or by the discourse."""
        if party.actor is not None and not party.owner:
            return party.actor
        if party.head == "name" and party.actor:
            return party.actor
        if party.owner and (party.unit != "people" or party.head == "our"):
            if self.talk.ours and party.head == "our":
                return self.talk.ours
            if self.said is not None and (theirs := self._forces_of(self.said)):
                return theirs
            owner = self.talk.subject[0] if self.talk.subject else self.talk.forces
            return self.force_of(owner.actor) if owner else party.actor
        if party.actor is not None:
            return party.actor
        if party.unit == "pronoun":
            if self.said is not None and (theirs := self._forces_of(self.said)):
                return theirs
            owner = self.talk.subject[0] if self.talk.subject else self.talk.forces
            return owner.actor if owner and owner.armed else None
        if party.unit == "office" and party.definite and self.talk.speaker:
            return self.talk.speaker.actor
        if party.unit in ("source", "office", "both"):
            return None
        known = self.talk.by_head.get(_key(party.head)) or self.talk.by_unit.get(party.unit)
        if _key(party.head) == "تنظيم" and "تنظيم" not in self.talk.by_head:
            return self._organisation()
        if party.head.endswith(_ARMY) and not (known and known.head.endswith(_ARMY)):
            return self.talk.home or (known.actor if known else None)
        if party.unit in ("artillery", "drone", "car", "casualties"):
            return None
        told = self.talk.by_head.get(_key(party.head)) if party.head.startswith("ال") else None
        if told is not None:
            return told.actor
        if party.definite and known:
            return known.actor
        if party.unit == "troops" and party.head in _UNITS and self.said is not None:
            return self._forces_of(self.said)
        if party.definite and party.unit in ("vehicles", "convoy", "patrol", "troops", "aircraft"):
            for unit in ("convoy", "patrol", "vehicles", "troops"):
                if known := self.talk.by_unit.get(unit):
                    return known.actor
        return None

    def _organisation(self) -> str:
        """Whom "the organisation" means: the Islamic State, unless only other armed groups were named."""
        groups = [a for a in self.talk.recent if (e := get_actor(a)) and e.inter in (2, 3)]
        return groups[-1] if groups and "isis" not in groups else "isis"

    def _forces_of(self, speaker: Party) -> str | None:
        """Whose "its forces" are when this one speaks: the state's, or the armed group's own."""
        state = get_actor(speaker.base or "")
        if state is not None and state.forces:
            return state.forces
        return speaker.actor if fights(speaker.actor) else None

    @staticmethod
    def force_of(actor: str | None) -> str | None:
        """The armed force of a state; any other actor as it is."""
        entry = get_actor(actor) if actor else None
        return entry.forces if entry and entry.forces else actor

    def actor_of(self, party: Party, role: ActorRole, sentence: Sentence) -> Actor | None:
        """A mention as an actor with its role and span; None where nobody is meant."""
        actor = self.resolve(party)
        if actor is None:
            return None
        lead = 1 if party.conjunction else 0
        start, end = self.span(sentence.tokens, party.i, party.j, lead)
        return Actor(actor, role, start, end)

    def remember(self, sentence: Sentence) -> None:
        """Keep what a sentence told for the ones after it."""
        for party in sentence.parties:
            if party.actor is None or not party.armed:
                continue
            self.talk.by_unit[party.unit] = party
            word = party.head
            if word in ("name", "capital", "our"):
                tokens = sentence.tokens
                first = tokens[party.i]
                word = tokens[party.j - 1].text if first.text.isascii() else first.forms[-1][1]
            self.talk.by_head[_key(word)] = party
            self.talk.forces = party
            if party.actor not in ("unknown", "civilians"):
                others = [a for a in self.talk.recent if a != party.actor]
                self.talk.recent = [*others[-3:], party.actor]
        for found in sentence.founds:
            if not found.is_country:
                self.talk.places = [*self.talk.places[-_PLACES_KEPT:], found]
        dated = [d for d in sentence.dates if d.interval]
        if dated and sentence.section == "body":
            told = next((d for d in dated if not d.rule.startswith(_UNSHARED)), None)
            if told is not None:
                self.talk.when = self.talk.last_when = self.range_of(told, sentence)
                if not sentence.item and told.precision == "day":
                    self.talk.lead_when = self.talk.last_when

    def range_of(self, mention: DateMention, sentence: Sentence) -> DateRange:
        """A date expression as a date with its span in the report."""
        span = self.span(sentence.tokens, mention.i, mention.j)
        if mention.interval is None:
            return DateRange(None, None, "unknown", "none", mention.rule, span)
        return DateRange(*mention.interval, mention.precision, mention.basis, mention.rule, span)
