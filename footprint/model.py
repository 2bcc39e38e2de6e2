"""The values that flow through footprint: a report, and the claims that it makes.

`docs/reference/claims.md` is the contract; `footprint.contract` writes and reads its JSON. All offsets are code
points into `Report.text`, end exclusive, before any normalisation.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import InitVar, dataclass, field
from datetime import date, datetime
from typing import Literal, Self, get_args

from footprint.errors import EmptyReport, SpanError, UndecodableText

Kind = Literal["incident", "presence", "statement"]
Modality = Literal[
    "occurred",
    "ongoing",
    "planned",
    "attempted",
    "demanded",
    "threatened",
    "denied",
    "hypothetical",
    "former",
]
Section = Literal["title", "body", "caption", "related", "boilerplate"]
IncidentType = Literal[
    "clash",
    "attack",
    "shelling",
    "airstrike",
    "drone_strike",
    "ied",
    "suicide_bombing",
    "explosion",
    "air_landing",
    "raid",
    "arrest",
    "abduction",
    "assassination",
    "territory_taken",
    "interception",
    "collision",
    "overflight",
    "protest",
    "agreement",
    "destruction",
    "other",
]
PresenceType = Literal[
    "present",
    "deployed",
    "reinforced",
    "reduced",
    "withdrawn",
    "relocated",
    "base_established",
    "base_handed_over",
    "patrol",
    "joint_patrol",
    "convoy",
    "checkpoint",
    "exercise",
    "controls",
]
StatementType = Literal[
    "demand",
    "accuse",
    "deny",
    "threaten",
    "pledge",
    "consult",
    "condemn",
    "confirm",
    "announce",
]
TYPES: dict[Kind, tuple[str, ...]] = {
    "incident": get_args(IncidentType),
    "presence": get_args(PresenceType),
    "statement": get_args(StatementType),
}
ActorRole = Literal[
    "initiator",
    "target",
    "holder",
    "partner",
    "speaker",
    "addressee",
    "victim",
    "subject",
    "named",
]
Certainty = Literal["single_source", "corroborated", "confirmed", "contested", "discounted"]
"""How well a claim is borne out by independent reports; never mixed with how sure the reader is."""
PlaceRole = Literal["event", "origin", "destination", "via", "venue", "topic"]
DRAWN_ROLES: frozenset[PlaceRole] = frozenset({"event", "origin", "destination", "via"})
"""Places of these roles may be drawn; where words were said, or what they were about, may not."""
Precision = Literal["exact", "settlement", "near", "area", "admin3", "admin2", "admin1", "country"]
PIN_PRECISIONS: frozenset[Precision] = frozenset({"exact", "settlement"})
"""Only these are drawn as a dot."""
DatePrecision = Literal[
    "day", "days", "week", "part_of_month", "month", "season", "year", "range", "unknown"
]
DateBasis = Literal[
    "absolute", "relative", "inherited", "publication", "not_after_publication", "none"
]
Basis = Literal["stated", "inherited"]


_SURROGATE = re.compile("[\ud800-\udfff]")
HALF_WAY_ROUND_KM = 20_038
"""No place is wider than half the earth's circumference."""


def _known(value: str, literal: object, what: str) -> None:
    """Raise SpanError where a word is none of the contract's: types are not checked when JSON is read."""
    if value not in get_args(literal):
        raise SpanError(f"{value!r} is no {what}; known: {', '.join(get_args(literal))}")


@dataclass(frozen=True, slots=True)
class Report:
    """One document as published. Its text is never altered."""

    text: str
    """The words as they came; every offset of every claim points here."""
    title: str | None = None
    """The headline, where it came apart from the text."""
    published: datetime | None = None
    """When it was published, with its own UTC offset where known; the anchor of relative dates."""
    language: str | None = None
    """`ar` or `en`; None where nobody said."""
    source: str | None = None
    """The outlet, e.g. `Syria TV`."""
    url: str | None = None
    """Where it was published. Shown, never fetched."""

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise EmptyReport("the report has no words; give a file or record with text in it")
        if not self.text.isascii() and _SURROGATE.search(self.text):
            raise UndecodableText(
                "the report holds half a character pair (a lone surrogate); decode it as UTF-8 again"
            )

    @property
    def id(self) -> str:
        """SHA-256 of the text in UTF-8, in hex: the same words are the same report."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def quote(self, start: int, end: int) -> Quote:
        """The exact words from `start` to `end`. Raises SpanError where there are none."""
        return Quote(start, end, self.text[start:end], self.text)


@dataclass(frozen=True, slots=True)
class Quote:
    """The source's own words. One that is not an exact slice of its report cannot be constructed."""

    start: int
    """Code point where the words begin."""
    end: int
    """Code point just after the last one; `report.text[start:end] == text`, always."""
    text: str
    """The words, exactly as published."""
    report_text: InitVar[str]
    """The whole report, against which the words are checked; not kept."""

    def __post_init__(self, report_text: str) -> None:
        if not 0 <= self.start < self.end <= len(report_text):
            raise SpanError(
                f"quote {self.start}..{self.end} lies outside the report's "
                f"{len(report_text)} characters"
            )
        if report_text[self.start : self.end] != self.text:
            raise SpanError(
                f"quote {self.start}..{self.end} {self.text[:60]!r} is not what stands there: "
                f"{report_text[self.start : self.end][:60]!r}"
            )


@dataclass(frozen=True, slots=True)
class Actor:
    """Who took part in a claim, and as what."""

    id: str
    """Dotted, the parent first: `syr.sdf.asayish`; see `data/actors.toml`."""
    role: ActorRole
    start: int | None = None
    """The words that name the actor; None where it is elided or carried over."""
    end: int | None = None

    def __post_init__(self) -> None:
        _known(self.role, ActorRole, f"role of actor {self.id}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A gazetteer entry that was weighed for a toponym."""

    id: str
    score: float
    """0 to 1; only the order and the gap to the next mean something."""
    why: tuple[str, ...] = ()
    """What spoke for and against it, e.g. `cue مدينة`, `country SY`."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim is placed: a point that some source published, and how far the words are from it."""

    id: str
    """`geonames:173377`, `cod:SY080200`, or a row of the curated tables; never invented."""
    name_en: str
    name_ar: str | None
    lat: float
    """Degrees north, WGS 84."""
    lon: float
    """Degrees east, WGS 84."""
    radius_km: float
    """The place that the words mean lies within this distance of the point."""
    precision: Precision
    role: PlaceRole
    basis: Basis = "stated"
    """`inherited` (from the sentence, section or report) is drawn as an area, never as a pin."""
    relation: str = "in"
    """`in` `outskirts` `near` `countryside` `between` `along` `north_of` … `km_from`."""
    start: int | None = None
    """The words, relation and cue included ("أطراف مدينة القامشلي"); None where nothing names it."""
    end: int | None = None
    candidates: tuple[Candidate, ...] = ()
    """The best first; the first is the one chosen."""

    def __post_init__(self) -> None:
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise SpanError(f"place {self.id}: {self.lat}, {self.lon} is no point on earth")
        if not 0 <= self.radius_km <= HALF_WAY_ROUND_KM:
            raise SpanError(f"place {self.id}: {self.radius_km} is no radius in km")
        _known(self.precision, Precision, f"precision of place {self.id}")
        _known(self.role, PlaceRole, f"role of place {self.id}")
        _known(self.basis, Basis, f"basis of place {self.id}")
        if self.basis == "inherited" and self.precision in PIN_PRECISIONS:
            raise SpanError(
                f"place {self.id}: an inherited place is never a pin ({self.precision})"
            )


@dataclass(frozen=True, slots=True)
class DateRange:
    """When: a closed interval of days, how exact it is, and which words and rule gave it."""

    start: date | None = None
    end: date | None = None
    precision: DatePrecision = "unknown"
    basis: DateBasis = "none"
    rule: str | None = None
    """The rule that read the words, e.g. `end_of_month_year`."""
    span: tuple[int, int] | None = None
    """The words; of another clause where `basis` is `inherited`."""

    def __post_init__(self) -> None:
        _known(self.precision, DatePrecision, "precision of a date")
        _known(self.basis, DateBasis, "basis of a date")
        if (self.start is None) != (self.end is None):
            raise SpanError("a date has both a start and an end, or neither")
        if self.start and self.end and self.start > self.end:
            raise SpanError(f"date {self.start}..{self.end} ends before it starts")


UNKNOWN_DATE = DateRange()


@dataclass(frozen=True, slots=True)
class Count:
    """An aggregate: one claim about several events ("عدة مرات"), never one pin."""

    text: str
    min: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so, when it is not the outlet."""

    id: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What a report says, never more; every field that the text gave carries its span."""

    kind: Kind
    type: str
    modality: Modality
    quotes: tuple[Quote, ...]
    """The clause that says it first; a title or second sentence that repeats it after."""
    section: Section = "body"
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    date: DateRange = UNKNOWN_DATE
    count: Count | None = None
    attributed_to: Attribution | None = None
    rules: tuple[str, ...] = ()
    """Ids of the rules that made it, e.g. `trigger:اعترض`."""
    confidence: float = 0.5
    """How sure the reader is that the report says this, 0 to 1. Not how sure it is that it happened."""

    def __post_init__(self) -> None:
        _known(self.kind, Kind, "kind of claim")
        _known(self.modality, Modality, "modality")
        _known(self.section, Section, "section")
        if not 0 <= self.confidence <= 1:
            raise SpanError(f"confidence {self.confidence} is not from 0 to 1")
        if not self.quotes:
            raise SpanError(f"a {self.kind} claim needs at least one quote")
        if self.type not in TYPES[self.kind]:
            raise SpanError(
                f"{self.type!r} is no type of {self.kind}; known: {', '.join(TYPES[self.kind])}"
            )

    @property
    def drawn_places(self) -> tuple[Place, ...]:
        """The places that the map may draw: none for statements, denials, aggregates and countries."""
        return self.places and tuple(p for p in self.places if why_not_drawn(self, p) is None)


NotDrawn = Literal[
    "statement", "modality", "aggregate", "no_place", "country", "not_an_event_place"
]
"""Why a claim is on the list and not on the map."""


def why_not_drawn(claim: Claim, place: Place | None = None) -> NotDrawn | None:
    """The reason that keeps a claim (or one place of it) off the map; None where it is drawn."""
    if claim.kind == "statement":
        return "statement"
    if claim.modality in ("denied", "hypothetical", "demanded", "threatened"):
        return "modality"
    if claim.count is not None:
        return "aggregate"
    if place is not None:
        if place.role not in DRAWN_ROLES:
            return "not_an_event_place"
        return "country" if place.precision == "country" else None
    if not claim.places:
        return "no_place"
    reasons = [why_not_drawn(claim, each) for each in claim.places]
    if None in reasons:
        return None
    return "country" if "country" in reasons else "not_an_event_place"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one version of the reader made of one report."""

    report: Report
    claims: tuple[Claim, ...]
    reader: str = field(default="")
    """Reader and gazetteer version, e.g. `0.1.0+g3f2a`: the same reader gives the same bytes."""
    notes: tuple[str, ...] = ()
    """What a person should know of how it was read, e.g. that a model did not answer. Said, not kept."""

    def check(self) -> Self:
        """Raise SpanError where any span of any claim lies outside the report; else return self."""
        size = len(self.report.text)
        for claim in self.claims:
            spans = [(a.start, a.end) for a in claim.actors]
            spans += [(p.start, p.end) for p in claim.places]
            if claim.date.span:
                spans.append(claim.date.span)
            if claim.attributed_to:
                spans.append((claim.attributed_to.start, claim.attributed_to.end))
            for start, end in spans:
                if start is None and end is None:
                    continue
                if start is None or end is None or not 0 <= start < end <= size:
                    raise SpanError(
                        f"span {start}..{end} of a {claim.type} claim is not in the report"
                    )
        return self
