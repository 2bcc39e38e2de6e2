"""What a toponym is, and the words around a name that belong to it: cue, relation, direction, distance, preposition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from footprint.reading.lexicon import Match, TriggerForm, words
from footprint.reading.tokens import Token


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place's name in its words: tokens `i` to `j`."""

    i: int
    j: int
    name: str
    """The name in normal form; empty where a place is named by its class alone ("الريف الشمالي")."""
    ids: tuple[str, ...]
    """Entries of that name; empty for a name that only a cue vouches for, and for an anaphor."""
    cue: str | None = None
    """Feature class that a cue word says."""
    relation: str = "in"
    radius_km: float | None = None
    """The radius that the relation gives."""
    direction: str | None = None
    part: bool = False
    """Whether the direction says which part of the place: north Tehran, unlike "north of Tehran"."""
    distance_km: float | None = None
    role: str = ""
    """event, origin, destination, via by its preposition; empty where it has none."""
    prefix: int = 0
    """Characters of the first token that are no part of the span (و، ب، ل)."""
    within: tuple[Toponym, ...] = ()
    other_ends: tuple[Toponym, ...] = ()
    """The second place of "between A and B", the second and third of "the triangle of A, B and C"."""
    nation: str | None = None
    """The state whose adjective stands with the name: بلدة القصر اللبنانية, the Lebanese town of Arsal."""
    environs: bool = False
    """Whether its surroundings are named with it: عفرين وريفها."""
    anaphor: str | None = None
    """Set where the place is named again by its class ("المدينة")."""
    joined: bool = False
    """Whether it follows another by "and" and shares its words."""
    name_j: int = 0
    """Token just after the name itself."""


ARTICLES = frozenset(("al", "el", "as", "ash", "ad", "an", "at", "ar", "az", "ul", "ed", "es"))
_MILES = frozenset(("miles", "mile", "ميل", "ميلا", "اميال"))
_NAUTICAL = frozenset(("بحري", "بحريا", "بحريه"))
_KM = frozenset(
    {
        *_MILES,
        "كم",
        "كيلومتر",
        "كيلومترا",
        "كيلومترات",
        "كلم",
        "km",
        "kilometres",
        "kilometers",
        "kilometre",
    }
)
_TAIL = words("tail")
_TOWNS = ("city", "town", "village", "quarter")
_UNIT_NAMES = frozenset(("governorate", "province", "oblast", "region", "state"))
_OWNED = ("base", "airport", "field", "plant", "camp", "road")
"""A state's adjective with one of these says whose it is, not where: قاعدة حميميم الروسية."""
_ENVIRONS = words("environs")
_COMMON = words("common")
_ABOUT = frozenset(("front", "axis", "area", "frontline", "sector", "direction"))
"""Behind a name, the ground around it: the Pokrovsk direction."""
_DIRECTION_PAIRS = {
    frozenset("ne"): "ne", frozenset("nw"): "nw", frozenset("se"): "se", frozenset("sw"): "sw",
}  # fmt: skip
_NUMBER_WORDS = {
    "ثلاثه": 3, "اربعه": 4, "خمسه": 5, "سته": 6, "سبعه": 7, "ثمانيه": 8, "تسعه": 9, "عشره": 10, "ten": 10, "five": 5,
    "three": 3, "six": 6, "seven": 7, "eight": 8, "nine": 9, "twelve": 12, "fifteen": 15, "twenty": 20, "عشرين": 20,
}  # fmt: skip


class ToponymWords:
    """A sentence's tokens and the words of place in them."""

    def __init__(
        self, tokens: Sequence[Token], matches: Sequence[Match], taken: frozenset[int]
    ) -> None:
        self.tokens = tokens
        self.taken = taken
        self.ends: dict[str, dict[int, Match]] = {
            cls: {} for cls in ("cue", "relation", "direction", "preposition", "within", "demonym")
        }
        self.starts: dict[str, dict[int, Match]] = {
            cls: {} for cls in ("cue", "direction", "anaphor", "relation", "demonym")
        }
        self.words: dict[int, set[str]] = {}
        self.verbs: set[int] = set()
        """Tokens that are a verb's form and no noun: a preposition before one says that it is a name (إلى تدمر)."""
        for match in matches:
            if match.cls == "trigger" and match.value is not None:
                form: TriggerForm = match.value
                if form.form in ("perfect", "imperfect", "passive") and not form.also_noun:
                    self.verbs.add(match.i)
            if match.cls in self.ends:
                table = self.ends[match.cls]
                old = table.get(match.j)
                if old is None or match.i < old.i:
                    table[match.j] = match
            if match.cls in self.starts:
                self.starts[match.cls].setdefault(match.i, match)
            self.words.setdefault(match.i, set()).add(match.cls)

    def text(self, k: int) -> str:
        """The normal form of token k; empty outside the sentence."""
        return self.tokens[k].text if 0 <= k < len(self.tokens) else ""

    def right(self, toponym: Toponym) -> Toponym:
        """Words after a name that belong to it: a class (English), a direction of its countryside, an adjective."""
        j = toponym.j
        cue, direction, relation, radius = (
            toponym.cue,
            toponym.direction,
            toponym.relation,
            toponym.radius_km,
        )
        environs, nation = toponym.environs, toponym.nation
        while j < len(self.tokens) and not self.tokens[j].breaks:
            word = self.text(j)
            match = self.starts["cue"].get(j)
            if length := self._environs(j):
                environs, j = True, j + length
                break
            if word.isascii() and match and not match.clitics and self.text(match.j - 1) != "of":
                cue, j = str(match.value), match.j
                continue
            if match and match.value == "quarter" and self.text(match.j - 1) == "of":
                cue, j = self._district_or_quarter(match), match.j - 1
                break
            if word in ("countryside", "desert", "steppe") and word.isascii():
                relation, radius, j = "countryside", 25, j + 1
                continue
            if word in _ABOUT and word.isascii():
                relation, radius, j = (
                    ("near", 10, j + 1) if word != "area" else ("countryside", 25, j + 1)
                )
                continue
            if word in ("s",) and self.tokens[j].gap == "'":
                break
            if word in _TAIL and j not in self.taken:
                j += 1
                continue
            of_state = self.starts["demonym"].get(j)
            if of_state and word.startswith("ال") and j not in self.taken and cue not in _OWNED:
                nation, j = str(of_state.value.actor), of_state.j
                continue
            break
        return replace(
            toponym, j=j, cue=cue, direction=direction, relation=relation, radius_km=radius,
            environs=environs, nation=nation,
        )  # fmt: skip

    def _environs(self, j: int) -> int:
        """How many tokens say "and its countryside" at j."""
        word = self.text(j)
        if not word.isascii():
            return int(word in _ENVIRONS)
        follows = word == "and" and self.text(j + 1) == "its" and self.text(j + 2) in _ENVIRONS
        return 3 if follows else 0

    def left(self, toponym: Toponym, a: int, prefix: int) -> Toponym:
        """Words before a name: cue, relation, direction, distance, preposition."""
        cue, relation, radius = toponym.cue, toponym.relation, toponym.radius_km
        direction, distance, role = toponym.direction, toponym.distance_km, toponym.role
        start, lead = toponym.i, prefix
        part = toponym.part
        adjective: str | None = None
        """A direction in the definite: it says which part of the noun before it, not of the name."""
        clitics = self.tokens[a].text[:prefix]
        while True:
            linked = clitics.endswith("ل")
            if clitics.endswith(("ب", "ك")):
                role = role or "event"
                break
            if clitics and not linked:
                break
            before = self._before(a)
            if before is None:
                if linked:
                    role = role or ""
                break
            kind, match = before
            if kind == "article":
                a -= 1
                clitics = ""
                continue
            if kind == "within":
                role = role or "event"
                break
            if kind == "preposition":
                if match is not None:
                    role = str(match.value)
                break
            if match is None:
                break
            if kind == "cue":
                if match.value == "quarter" and cue in ("city", "town"):
                    break  # the quarter's name stands before it: the Rawdah neighbourhood of Marib city
                if cue is not None and cue != match.value and match.value in ("road", "admin2"):
                    relation, radius = (
                        ("near", 10.0) if match.value == "road" else (relation, radius)
                    )
                elif cue is None and match.value == "road":
                    relation, radius = ("near", 15.0) if relation == "in" else (relation, radius)
                elif cue is None or (cue in ("quarter",)):
                    cue = cue or str(match.value)
            elif kind == "relation":
                outer = match.value
                if relation == "in" or outer.id == "between":
                    relation, radius = outer.id, outer.radius_km
            elif kind == "direction":
                given = str(match.value)
                if self.text(match.i).startswith("ال") or any(
                    f.startswith("ال") for _, f in self.tokens[match.i].forms
                ):
                    adjective = pair_of(given, adjective)
                else:
                    part = part or (direction is None and self.text(match.j - 1) != "of")
                    direction = pair_of(given, direction)
                    if relation == "in" and self.text(match.j - 1).endswith("ern"):
                        relation, radius = "countryside", 25  # southern Idlib: a part of it
                distance = distance or self._distance(match.i)
                if distance:
                    start = lead = 0
                    match = Match(
                        match.cls, match.value, self._distance_start(match.i), match.j, ""
                    )
            start, a = match.i, match.i
            clitics = match.clitics
            lead = len(clitics)
        nation = toponym.nation
        of_state = self.ends["demonym"].get(start)
        if of_state and cue in _TOWNS and self.text(start).isascii():
            nation = str(of_state.value.actor)
        if adjective and relation in ("countryside", "outskirts"):
            direction = adjective
        if linked_only(clitics):
            lead = len(clitics) - 1 if start == toponym.i and len(clitics) > 1 else lead
        return replace(
            toponym, i=start, cue=cue, relation=relation, radius_km=radius, direction=direction,
            distance_km=distance, role=role, prefix=lead, nation=nation,
            part=part and distance is None,
        )  # fmt: skip

    def _before(self, a: int) -> tuple[str, Match | None] | None:
        """The lexicon entry that ends right before token a."""
        if a <= 0 or self.tokens[a].breaks:
            return None
        if self.text(a - 1) in ("the", "a"):
            return "article", None
        if self.text(a - 1) == "of" and self.ends["direction"].get(a - 1):
            return "direction", replace(self.ends["direction"][a - 1], j=a)
        if self.text(a - 1) == "of" and self.ends["cue"].get(a - 1):
            return "cue", replace(self.ends["cue"][a - 1], j=a)
        for kind in ("relation", "cue", "direction", "within", "preposition"):
            match = self.ends[kind].get(a)
            if match and not (
                kind != "preposition" and any(k in self.taken for k in range(match.i, match.j))
            ):
                return kind, match
        if self.text(a - 1) in ("ب", "ل") and a >= 2:
            return "preposition", Match("preposition", "event", a - 1, a, "")
        return None

    def _district_or_quarter(self, match: Match) -> str:
        """A district is a governorate's, a quarter a town's: the Al Jubah district of Marib governorate."""
        after = [self.text(k) for k in range(match.j, min(match.j + 5, len(self.tokens)))]
        of_unit = self.text(match.i) == "district" and not _UNIT_NAMES.isdisjoint(after)
        return "admin2" if of_unit else "quarter"

    def _distance(self, i: int) -> float | None:
        """The kilometres right before a direction: "12 كم شرقي", "10 km east"."""
        if i >= 3 and self.text(i - 1) in _NAUTICAL and self.text(i - 2) in _MILES:
            number = self.text(i - 3)
            return float(number) * 1.852 if number.isdecimal() else None
        if i >= 2 and self.text(i - 1) in _KM:
            number = self.text(i - 2).replace(",", ".")
            try:
                value = float(number)
            except ValueError:
                word = _NUMBER_WORDS.get(number)
                if word is None:
                    return None
                value = float(word)
            return value * (1.609 if self.text(i - 1) in _MILES else 1)
        return None

    def _distance_start(self, i: int) -> int:
        start = i - (3 if self.text(i - 1) in _NAUTICAL else 2)
        for phrase in (
            ("علي", "مسافه"),
            ("علي", "بعد"),
            ("about",),
            ("some",),
            ("نحو",),
            ("حوالي",),
        ):
            k = start - len(phrase)
            if k >= 0 and tuple(self.text(k + n) for n in range(len(phrase))) == phrase:
                start = k
        return start


def goes_on(tokens: Sequence[Token], j: int) -> bool:
    """Whether a Latin name goes on behind token j with an article: Kharab al-Sanabil is not Kharab."""
    if j + 1 >= len(tokens):
        return False
    article, name = tokens[j], tokens[j + 1]
    return article.text in ARTICLES and article.gap in (" ", "-") and name.gap == "-" and name.title


def is_tail(tokens: Sequence[Token], i: int) -> bool:
    """Whether the name at token i is the second part of a longer Latin one: Alma al-Shaab is no Shaab."""
    article = i if tokens[i].text in ARTICLES else i - 1
    if article < 1 or tokens[article].text not in ARTICLES or tokens[article].gap != " ":
        return False
    first = tokens[article - 1]
    return first.title and not first.breaks and first.text not in _COMMON


def linked_only(clitics: str) -> bool:
    """Whether the proclitics end in ل: "أطراف لمدينة"."""
    return clitics.endswith("ل")


def pair_of(inner: str, outer: str | None) -> str:
    """Two directions as one: شمال شرقي is north-east."""
    if outer is None or inner == outer:
        return inner
    return _DIRECTION_PAIRS.get(frozenset(inner + outer), inner)
