"""The values that go in and come out of the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from footprint.model import Candidate, Precision

Feature = Literal[
    "country",
    "admin1",
    "admin2",
    "admin3",
    "city",
    "town",
    "village",
    "quarter",
    "field",
    "plant",
    "base",
    "airport",
    "crossing",
    "camp",
    "prison",
    "dam",
    "road",
    "river",
    "lake",
    "desert",
    "area",
    "mountain",
    "island",
    "bridge",
    "other",
]
SETTLEMENTS: frozenset[Feature] = frozenset({"city", "town", "village", "quarter"})
SITES: frozenset[Feature] = frozenset(
    {"field", "plant", "base", "airport", "crossing", "camp", "prison", "dam", "bridge", "other"}
)
WIDE_KM = 10.0
"""A village or quarter whose published points are as far apart as this is no pin."""
UNIT_KM = 25.0
"""One that is known only by its sub-district, as wide as this or wider, is no better placed than the sub-district."""
ADMIN: frozenset[Feature] = frozenset({"admin1", "admin2", "admin3"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One place that a source published, with a point and how far it may be from it."""

    id: str
    """`geonames:173377`, `cod:SY080200`, or a curated row's `site:`, `place:`, `area:`, `adm:` id."""
    name_en: str
    name_ar: str | None
    feature: Feature
    lat: float
    """Degrees north, WGS 84. Of a line (a road, a river) some point near its middle."""
    lon: float
    """Degrees east, WGS 84."""
    radius_km: float
    """The whole place lies within this distance of the point; wider where sources disagree."""
    country: str
    """ISO 3166 code of two letters; empty for what is of no one country (a sea)."""
    parents: tuple[str, ...] = ()
    """Ids of the units it lies in, the narrowest first, as far as known; the country is the last."""
    population: int = 0
    """A prior only; 0 where unknown."""
    source: str = ""
    """Who published name and point, e.g. `GeoNames (CC BY 4.0)`."""
    names: tuple[str, ...] = ()
    """Every spelling, as published, both scripts."""
    line: tuple[tuple[float, float], ...] = ()
    """For a road or river: points (lat, lon) along it; empty for everything else."""

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def is_unsure(self) -> bool:
        """Whether a village, town or quarter is known only by a wider place that it lies in."""
        return self.feature in ("village", "town", "quarter") and self.radius_km >= WIDE_KM

    @property
    def precision(self) -> Precision:
        """How exact a claim placed on the entry itself is."""
        if self.feature in ("country", "admin1", "admin2", "admin3"):
            return self.feature
        if self.feature in SETTLEMENTS:
            if not self.is_unsure:
                return "settlement"
            return "near" if self.radius_km < UNIT_KM else "admin3"
        return "exact" if self.feature in SITES else "area"


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name of the gazetteer found in running text."""

    start: int
    """Offset in the normal text, after any proclitic (و ف ب ل ك) but before the article."""
    end: int
    name: str
    """The form of the index that was found."""
    ids: tuple[str, ...]
    """Every entry with that name, in no order of merit: `Gazetteer.resolve` chooses."""
    needs_cue: bool = False
    """The word is also an ordinary word, a person's name or too short: believe it only beside a cue word or place preposition."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the words around a name say about where it is."""

    country: str | None = None
    """ISO code of two letters of the country the text is about, or of its outlet."""
    admin: tuple[str, ...] = ()
    """Ids of units or areas named around it ("بريف الحسكة", a digest's heading), the nearest first."""
    around: tuple[str, ...] = ()
    """Ids of units that the text names farther off, the likeliest first: they speak for a candidate that lies in
    them, rule none out, and are fallen back to only where `admin` is empty."""
    near: tuple[tuple[float, float], ...] = ()
    """Points (lat, lon) of places mentioned with it that are already certain."""
    cue: str | None = None
    """The feature class that a cue word beside it says ("قرية" → `village`), one of `Feature`."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where a name is, as far as it can be told, and why."""

    entry: Entry | None
    """The place chosen, or the wider unit fallen back to; None where not even that is known."""
    precision: Precision | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    candidates: tuple[Candidate, ...] = field(default=())
    """At most five, the best first, each with the parts of its score and what spoke against it."""
    why: str = ""
    """One sentence for people: why this one, or why none."""
    fallback: bool = False
    """True where the answer is a wider unit than the name: the village itself could not be told."""
