"""Words of a sentence → toponyms: names of places with their cue, relation and preposition, before any is resolved.

"في أطراف مدينة القامشلي" is one toponym: the name القامشلي, cue مدينة, relation أطراف, preposition في. The units that it
is said to lie in ("التابعة لناحية تل تمر بريف الحسكة") hang on it as `within` and are no places of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from footprint.gazetteer.entry import NameHit
from footprint.reading.lexicon import Match, words
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
    distance_km: float | None = None
    role: str = ""
    """event, origin, destination, via by its preposition; empty where it has none."""
    prefix: int = 0
    """Characters of the first token that are no part of the span (و، ب، ل)."""
    within: tuple[Toponym, ...] = ()
    other_end: Toponym | None = None
    """The second place of "between A and B"."""
    anaphor: str | None = None
    """Set where the place is named again by its class ("المدينة")."""
    joined: bool = False
    """Whether it follows another by "and" and shares its words."""
    name_j: int = 0
    """Token just after the name itself."""


_KM = frozenset(
    {
        "كم",
        "كيلومتر",
        "كيلومترا",
        "كيلومترات",
        "كلم",
        "km",
        "kilometres",
        "kilometers",
        "kilometre",
        "miles",
    }
)
_COMPOUND = words("compound")
_TAIL = words("tail")
_NOT_NAMES = words("not_names")
_SYNTHETIC_CUES = frozenset(
    {
        "village",
        "town",
        "quarter",
        "field",
        "camp",
        "crossing",
        "plant",
        "dam",
        "bridge",
        "mountain",
        "city",
        "base",
        "airport",
    }
)
_INSTITUTIONS = words("institutions")
_EN_INSTITUTIONS = words("en_institutions")
_EXISTS = words("exists")
_VESSELS = words("vessels")
_DIRECTION_PAIRS = {
    frozenset("ne"): "ne", frozenset("nw"): "nw", frozenset("se"): "se", frozenset("sw"): "sw",
}  # fmt: skip


def find_toponyms(
    tokens: Sequence[Token],
    matches: Sequence[Match],
    hits: Sequence[tuple[int, int, int, NameHit]],
    taken: frozenset[int],
    offset: int = 0,
) -> list[Toponym]:
    """The toponyms of a sentence, left to right.

    `hits` are gazetteer names as (first token, end token, characters of proclitics, hit); `taken` are tokens that
    dates and parties hold; `offset` is where the sentence's tokens begin in the whole text's.
    """
    reader = _Reader(tokens, matches, taken)
    found: list[Toponym] = []
    used: set[int] = set()
    for first, end, prefix, hit in hits:
        i, j = first - offset, end - offset
        if any(k in taken or k in used for k in range(i, j)):
            continue
        toponym = reader.named(i, j, prefix, hit)
        if toponym is not None:
            found.append(toponym)
            used.update(range(toponym.i, toponym.j))
    found += reader.by_cue(used, taken)
    found.sort(key=lambda t: (t.i, t.j))
    return _tie(tokens, reader, found)


class _Reader:
    def __init__(
        self, tokens: Sequence[Token], matches: Sequence[Match], taken: frozenset[int]
    ) -> None:
        self.tokens = tokens
        self.taken = taken
        self.ends: dict[str, dict[int, Match]] = {
            cls: {} for cls in ("cue", "relation", "direction", "preposition", "within")
        }
        self.starts: dict[str, dict[int, Match]] = {
            cls: {} for cls in ("cue", "direction", "anaphor", "relation")
        }
        self.words: dict[int, set[str]] = {}
        for match in matches:
            if match.cls in self.ends:
                table = self.ends[match.cls]
                old = table.get(match.j)
                if old is None or match.i < old.i:
                    table[match.j] = match
            if match.cls in self.starts:
                self.starts[match.cls].setdefault(match.i, match)
            self.words.setdefault(match.i, set()).add(match.cls)

    def text(self, k: int) -> str:
        return self.tokens[k].text if 0 <= k < len(self.tokens) else ""

    # ------------------------------------------------------------ names of the gazetteer

    def named(self, i: int, j: int, prefix: int, hit: NameHit) -> Toponym | None:
        """The toponym around a known name; None where the word is no place here."""
        if self.text(i - 1) in _VESSELS or self.text(i - 2) in _VESSELS:
            return None
        if self._in_a_title(i, j) or self._is_plain_word(i, j):
            return None
        base = Toponym(i, j, hit.name, hit.ids, prefix=prefix, name_j=j)
        toponym = self.left(self.right(base), i, prefix)
        if (
            hit.needs_cue
            and toponym.cue is None
            and toponym.relation == "in"
            and not self._inside(toponym, i, prefix)
        ):
            return None
        if toponym.cue is None and self.words.get(i, set()) & {
            "trigger",
            "speech",
            "number",
            "modality",
            "weapon",
        }:
            if toponym.relation == "in" and j - i == 1:
                return None
        if hit.needs_cue and toponym.cue is None and j - i == 1 and len(hit.name) < 4:
            return None
        return toponym

    def _inside(self, toponym: Toponym, i: int, prefix: int) -> bool:
        """Whether "in" stands right before the name: the only preposition strong enough for a doubtful one."""
        if self.tokens[i].text[:prefix].endswith("ب"):
            return True
        return (
            toponym.role == "event"
            and any(f in ("في", "in", "at") for _, f in self.tokens[i - 1].forms)
            if i
            else False
        )

    def _in_a_title(self, i: int, j: int) -> bool:
        """Part of an institution's name: مجلس الشيوخ, the Euphrates Observatory."""
        if any(form in _INSTITUTIONS for _, form in (self.tokens[i - 1].forms if i else ())):
            return not self.tokens[i].breaks
        return (
            j < len(self.tokens) and self.text(j) in _EN_INSTITUTIONS and not self.tokens[j].breaks
        )

    def _is_plain_word(self, i: int, j: int) -> bool:
        """A cue, relation, direction or preposition that some place also bears as its name."""
        for cls in ("cue", "relation", "direction", "anaphor"):
            match = self.starts[cls].get(i)
            if match and match.j >= j:
                return True
        match = self.ends["preposition"].get(j)
        return match is not None and match.i == i

    def right(self, toponym: Toponym) -> Toponym:
        """Words after a name that belong to it: a class (English), a direction of its countryside, an adjective."""
        j = toponym.j
        cue, direction, relation, radius = (
            toponym.cue,
            toponym.direction,
            toponym.relation,
            toponym.radius_km,
        )
        while j < len(self.tokens) and not self.tokens[j].breaks:
            word = self.text(j)
            match = self.starts["cue"].get(j)
            if word.isascii() and match and not match.clitics and self.text(match.j - 1) != "of":
                cue, j = str(match.value), match.j
                continue
            if word in ("countryside", "desert", "steppe") and word.isascii():
                relation, radius, j = "countryside", 25, j + 1
                continue
            if word in ("front", "axis", "area", "frontline") and word.isascii():
                relation, radius, j = (
                    ("near", 10, j + 1) if word != "area" else ("countryside", 25, j + 1)
                )
                continue
            if word in ("s",) and self.tokens[j].gap == "'":
                break
            if word in _TAIL and j not in self.taken:
                j += 1
                continue
            break
        return replace(
            toponym, j=j, cue=cue, direction=direction, relation=relation, radius_km=radius
        )

    def left(self, toponym: Toponym, a: int, prefix: int) -> Toponym:
        """Words before a name: cue, relation, direction, distance, preposition."""
        cue, relation, radius = toponym.cue, toponym.relation, toponym.radius_km
        direction, distance, role = toponym.direction, toponym.distance_km, toponym.role
        start, lead = toponym.i, prefix
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
                    adjective = _pair(given, adjective)
                else:
                    direction = _pair(given, direction)
                distance = distance or self._distance(match.i)
                if distance:
                    start = lead = 0
                    match = Match(
                        match.cls, match.value, self._distance_start(match.i), match.j, ""
                    )
            start, a = match.i, match.i
            clitics = match.clitics
            lead = len(clitics)
        if adjective and relation in ("countryside", "outskirts"):
            direction = adjective
        if linked_only(clitics):
            lead = len(clitics) - 1 if start == toponym.i and len(clitics) > 1 else lead
        return replace(
            toponym, i=start, cue=cue, relation=relation, radius_km=radius, direction=direction,
            distance_km=distance, role=role, prefix=lead,
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

    def _distance(self, i: int) -> float | None:
        """The kilometres right before a direction: "12 كم شرقي", "10 km east"."""
        if i >= 2 and self.text(i - 1) in _KM:
            number = self.text(i - 2).replace(",", ".")
            try:
                value = float(number)
            except ValueError:
                word = _NUMBER_WORDS.get(number)
                if word is None:
                    return None
                value = float(word)
            return value * (1.609 if self.text(i - 1) == "miles" else 1)
        return None

    def _distance_start(self, i: int) -> int:
        start = i - 2
        for words in (("علي", "بعد"), ("about",), ("some",), ("نحو",), ("حوالي",)):
            k = start - len(words)
            if k >= 0 and tuple(self.text(k + n) for n in range(len(words))) == words:
                start = k
        return start

    # ------------------------------------------------------------ names that only a cue vouches for, and anaphors

    def by_cue(self, used: set[int], taken: frozenset[int]) -> list[Toponym]:
        found: list[Toponym] = []
        for i, match in sorted(self.starts["anaphor"].items()):
            if any(k in used or k in taken for k in range(match.i, match.j)):
                continue
            after = self.text(match.j)
            if self.text(i) == "هناك" and any(
                f in _EXISTS for _, f in (self.tokens[i - 1].forms if i else ())
            ):
                continue
            if self.text(i) == "there" and after in ("was", "were", "is", "are", "has", "have"):
                continue
            if match.j in used or after in ("المذكوره",):
                continue
            prefix = len(match.clitics)
            if (
                self.text(i) in ("المنطقه", "المكان", "there", "هناك")
                and self.starts["cue"].get(i)
                and match.j in used
            ):
                continue
            toponym = Toponym(
                i, match.j, "", (), anaphor=str(match.value), prefix=prefix, name_j=match.j
            )
            toponym = self.left(toponym, i, prefix)
            found.append(toponym)
            used.update(range(match.i, match.j))
        for i, match in sorted(self.starts["cue"].items()):
            cue = str(match.value)
            j = match.j
            if cue not in _SYNTHETIC_CUES or j >= len(self.tokens) or self.tokens[j].breaks:
                continue
            if any(k in used or k in taken for k in range(i, j + 1)):
                continue
            if self.text(i).isascii():
                if self.text(j - 1) != "of" or not self.tokens[j].title:
                    continue
            elif not self._name_like(j):
                continue
            end = j + 1
            if end < len(self.tokens) and self.text(j) in _COMPOUND and not self.tokens[end].breaks:
                end += 1
            elif self.text(i).isascii():
                while (
                    end < len(self.tokens)
                    and self.tokens[end].title
                    and not self.tokens[end].breaks
                ):
                    end += 1
            if any(k in used or k in taken for k in range(j, end)):
                continue
            name = " ".join(self.text(k) for k in range(j, end))
            toponym = Toponym(i, end, name, (), cue=cue, prefix=len(match.clitics), name_j=end)
            toponym = self.left(self.right(toponym), i, len(match.clitics))
            found.append(toponym)
            used.update(range(toponym.i, end))
        found += self._unlisted(used, taken)
        for j, match in sorted(self.ends["relation"].items()):
            if match.value.id != "countryside" or any(
                k in used or k in taken for k in range(match.i, j)
            ):
                continue
            direction = self.starts["direction"].get(j)
            if direction and not self.tokens[j].breaks and not direction.clitics:
                second = self.starts["direction"].get(direction.j)
                end = second.j if second and not self.tokens[direction.j].breaks else direction.j
                way = _pair(
                    str(direction.value), str(second.value) if second and end == second.j else None
                )
                toponym = Toponym(
                    match.i, end, "", (), relation="countryside", radius_km=25, direction=way,
                    prefix=len(match.clitics), name_j=end,
                )  # fmt: skip
                found.append(self.left(toponym, match.i, len(match.clitics)))
                used.update(range(match.i, end))
        return found

    def _unlisted(self, used: set[int], taken: frozenset[int]) -> list[Toponym]:
        """English capitalised words after "in" or "near" that the index does not hold: a spelling to look up."""
        found = []
        for j in range(1, len(self.tokens)):
            token = self.tokens[j]
            if (
                not token.title
                or token.breaks
                or j in used
                or j in taken
                or self.words.get(j, set()) - {"preposition"}
            ):
                continue
            before = self.text(j - 1)
            near = self.ends["relation"].get(j)
            if (
                before not in ("in", "at")
                and not (near and self.text(near.i).isascii())
                and not (before == "of" and self.ends["direction"].get(j - 1))
            ):
                continue
            end = j + 1
            while (
                end < len(self.tokens)
                and self.tokens[end].title
                and not self.tokens[end].breaks
                and end not in used | taken
            ):
                end += 1
            name = " ".join(self.text(k) for k in range(j, end))
            toponym = self.left(self.right(Toponym(j, end, name, (), name_j=end)), j, 0)
            found.append(toponym)
            used.update(range(toponym.i, toponym.j))
        return found

    def _name_like(self, j: int) -> bool:
        token = self.tokens[j]
        if token.text in _NOT_NAMES or len(token.text) < 3 or token.text.isascii():
            return False
        if (
            token.forms[-1][0].startswith(("و", "ف"))
            and len(token.forms) > 1
            and token.text[1:3] == "ال"
        ):
            return False
        known = self.words.get(j, set())
        return not known & {
            "cue",
            "relation",
            "direction",
            "demonym",
            "force",
            "actor",
            "number",
            "within",
        } and not any(c == "ب" and f.startswith("ال") for c, f in token.forms)


def linked_only(clitics: str) -> bool:
    """Whether the proclitics end in ل: "أطراف لمدينة"."""
    return clitics.endswith("ل")


def _pair(inner: str, outer: str | None) -> str:
    """Two directions as one: شمال شرقي is north-east."""
    if outer is None or inner == outer:
        return inner
    return _DIRECTION_PAIRS.get(frozenset(inner + outer), inner)


_NUMBER_WORDS = {
    "ثلاثه": 3, "اربعه": 4, "خمسه": 5, "سته": 6, "سبعه": 7, "ثمانيه": 8, "تسعه": 9, "عشره": 10, "ten": 10, "five": 5,
    "three": 3, "six": 6, "seven": 7, "eight": 8, "nine": 9, "twelve": 12, "fifteen": 15, "twenty": 20, "عشرين": 20,
}  # fmt: skip


def _tie(tokens: Sequence[Token], reader: _Reader, found: list[Toponym]) -> list[Toponym]:
    """Hang containing units on what they contain, pair the ends of "between", share words over "and"."""
    done: list[Toponym] = []
    for toponym in found:
        toponym = _trailing_direction(reader, toponym)
        last = done[-1] if done else None
        if last is not None:
            end = max(last.j, *(unit.j for unit in last.within)) if last.within else last.j
            between = [tokens[k].text for k in range(end, toponym.i)]
            gap = (
                "".join(tokens[k].gap for k in range(end, toponym.i + 1))
                if toponym.i < len(tokens)
                else ""
            )
            first = tokens[toponym.i]
            conjunct = (toponym.prefix and first.text[:1] == "و") or between in (
                ["and"],
                ["و"],
                ["with"],
                ["to"],
            )
            if (
                last.relation == "between"
                and last.other_end is None
                and conjunct
                and not toponym.anaphor
            ):
                done[-1] = replace(last, j=toponym.j, other_end=toponym)
                continue
            if (
                last.relation == "near"
                and last.cue is None
                and between in (["to"], ["with"])
                and _road_before(tokens, last)
            ):
                done[-1] = replace(last, j=toponym.j, relation="between", other_end=toponym)
                continue
            if (
                "-" in gap
                and not between
                and not set(gap) & set(".,;:\n")
                and _road_before(tokens, last)
                and not toponym.role
            ):
                done[-1] = replace(last, j=toponym.j, relation="between", other_end=toponym)
                continue
            plain = not set(gap) & set(".;:!?()\n")
            if (
                plain
                and between in ([], ["and"], ["و"])
                and conjunct
                and not toponym.anaphor
                and toponym.name
            ):
                if (
                    toponym.relation == "in"
                    and not toponym.role
                    and toponym.cue in (None, last.cue)
                ):
                    toponym = replace(
                        toponym, cue=toponym.cue or last.cue, relation=last.relation, radius_km=last.radius_km,
                        direction=toponym.direction or last.direction, role=last.role, joined=True,
                    )  # fmt: skip
            elif (
                plain and "," not in gap and not conjunct and _contains(between, toponym, last)
            ) or (
                set(gap) <= set(" ,")
                and between in ([], ["in"], ["near"])
                and first.text.isascii()
                and toponym.relation == "near"
            ):
                done = _hang(done, toponym)
                continue
            elif (
                gap.strip() == "("
                and toponym.role == ""
                and not between
                and set(toponym.ids) & set(last.ids)
            ):
                done[-1] = replace(last, j=toponym.j)
                continue
        done.append(toponym)
    return done


def _road_before(tokens: Sequence[Token], toponym: Toponym) -> bool:
    return any(
        tokens[k].text in ("road", "highway", "طريق", "الطريق", "اوتوستراد")
        for k in range(max(0, toponym.i - 3), toponym.j)
    )


def _hang(done: list[Toponym], unit: Toponym) -> list[Toponym]:
    """Put a containing unit on the last toponym and on those that share its words."""
    out = list(done)
    k = len(out) - 1
    while k >= 0:
        out[k] = replace(out[k], within=(*out[k].within, unit))
        if not out[k].joined:
            break
        k -= 1
    return out


def _trailing_direction(reader: _Reader, toponym: Toponym) -> Toponym:
    """ريف حلب الشمالي, محافظة درعا الغربي: the direction stands after the name."""
    if toponym.relation not in ("countryside", "outskirts"):
        return toponym
    j, direction = toponym.j, toponym.direction
    while match := reader.starts["direction"].get(j):
        if reader.tokens[j].breaks or match.clitics or not reader.text(j).startswith("ال"):
            break
        direction = _pair(direction, str(match.value)) if direction else str(match.value)
        j = match.j
    return replace(toponym, j=j, direction=direction)


def _contains(between: list[str], unit: Toponym, inner: Toponym) -> bool:
    """Whether a following toponym says where the one before it lies."""
    linking = {
        "التابعه",
        "التابع",
        "الي",
        "الواقعه",
        "الواقع",
        "في",
        "ضمن",
        "in",
        "of",
        "the",
        "ل",
        "ب",
        "تابعه",
        "التابعتين",
        "المجاوره",
        "المجاور",
        "التابعين",
    }
    if not set(between) <= linking:
        return False
    if unit.role in ("origin", "destination", "via"):
        return False
    if (
        inner.role == ""
        and inner.relation == "in"
        and inner.cue is None
        and not unit.direction
        and unit.relation == "in"
    ):
        return unit.cue in ("admin1", "admin2", "admin3", "city") or bool(between)
    return True
