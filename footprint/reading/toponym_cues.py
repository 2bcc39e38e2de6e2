"""Names that no gazetteer holds, vouched for by a cue ("قرية X"), and places named again by their class ("the town")."""

from __future__ import annotations

from footprint.reading.lexicon import words
from footprint.reading.toponym import ARTICLES, Toponym, ToponymWords, goes_on, pair_of

_COMPOUND = words("compound")
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
_EXISTS = words("exists")
_VOUCH = ("outskirts", "near")
_PLURAL_CUES = words("plural_cues")
_STRIKING = words("striking")
_FIRE_ON = words("fire_on")
_BEHIND_PARTS = frozenset(
    ("and", "where", "on", "after", "before", "during", "since", "with", "to")
)
_ZONES = words("zones")


class CuedNames(ToponymWords):
    """Reads the names that only the words around them make places."""

    def by_cue(self, used: set[int], taken: frozenset[int]) -> list[Toponym]:
        """Names that a cue vouches for, places named again by class, and countrysides without a name."""
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
            if match.j in used or after in ("المذكوره", "of") or after in _ZONES:
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
            elif not self.text(i).isascii():
                end += self._goes_on_with_article(end, used, taken)
            elif self.text(i).isascii():
                while end < len(self.tokens) and not self.tokens[end].breaks:
                    if not self.tokens[end].title and not goes_on(self.tokens, end):
                        break
                    end += 1
            if any(k in used or k in taken for k in range(j, end)):
                continue
            name = " ".join(self.text(k) for k in range(j, end))
            toponym = Toponym(i, end, name, (), cue=cue, prefix=len(match.clitics), name_j=end)
            toponym = self.left(self.right(toponym), i, len(match.clitics))
            found.append(toponym)
            used.update(range(toponym.i, end))
        found += self._parts_of_country(used, taken)
        found += self._bare_town(used, taken)
        found += self._before_class(used, taken)
        found += self._unlisted(used, taken)
        found += self._vouched(used, taken)
        for j, match in sorted(self.ends["relation"].items()):
            if match.value.id != "countryside" or any(
                k in used or k in taken for k in range(match.i, j)
            ):
                continue
            direction = self.starts["direction"].get(j)
            if direction and not self.tokens[j].breaks and not direction.clitics:
                second = self.starts["direction"].get(direction.j)
                end = second.j if second and not self.tokens[direction.j].breaks else direction.j
                way = pair_of(
                    str(direction.value), str(second.value) if second and end == second.j else None
                )
                toponym = Toponym(
                    match.i, end, "", (), relation="countryside", radius_km=25, direction=way,
                    prefix=len(match.clitics), name_j=end,
                )  # fmt: skip
                found.append(self.left(toponym, match.i, len(match.clitics)))
                used.update(range(match.i, end))
        return found

    def _parts_of_country(self, used: set[int], taken: frozenset[int]) -> list[Toponym]:
        """A part of the report's country that is named by its direction alone: troops stationed in the northeast."""
        found: list[Toponym] = []
        for i, match in sorted(self.starts["direction"].items()):
            if self.text(i - 1) != "the" or self.text(i - 2) != "in" or self.tokens[i].breaks:
                continue
            if any(k in used or k in taken for k in range(i, match.j)) or not self._part_ends(
                match.j
            ):
                continue
            part = Toponym(
                i, match.j, "", (), anaphor="the country", direction=str(match.value), role="event",
                part=True, name_j=match.j,
            )  # fmt: skip
            found.append(part)
            used.update(range(i, match.j))
        return found

    def _bare_town(self, used: set[int], taken: frozenset[int]) -> list[Toponym]:
        """The town told before, without its article: east of town, on the edge of town, outside town."""
        found: list[Toponym] = []
        for i, token in enumerate(self.tokens):
            if token.text != "town" or i in used or i in taken or token.breaks or token.title:
                continue
            aside = self.text(i - 1) == "of" and self.ends["direction"].get(i - 1)
            known = self.ends["relation"].get(i) or aside
            if not known and self.text(i - 1) not in ("outside", "around"):
                continue
            if self.text(i + 1) in ("of", "called", "named") or i + 1 in used:
                continue
            town = self.left(Toponym(i, i + 1, "", (), anaphor="the town", name_j=i + 1), i, 0)
            found.append(town)
            used.update(range(town.i, town.j))
        return found

    def _part_ends(self, j: int) -> bool:
        """Whether a direction before token j is a noun of its own: "in the north of the city" and "the northern gate" are none."""
        if self.text(j - 1).endswith("ern"):
            return False
        if j >= len(self.tokens) or self.tokens[j].breaks:
            return True
        return self.text(j) in _BEHIND_PARTS

    def _before_class(self, used: set[int], taken: frozenset[int]) -> list[Toponym]:
        """English capitalised words before a class that vouches for them: Um Housh village."""
        found: list[Toponym] = []
        for i, match in sorted(self.starts["cue"].items()):
            if str(match.value) not in _SYNTHETIC_CUES or self.text(i).isascii() is False:
                continue
            if self.text(match.j - 1) == "of" or i in used or i in taken or self.tokens[i].breaks:
                continue
            j = i
            while j and i - j < 4 and self._may_be_name(j - 1, used, taken):
                j -= 1
                if self.tokens[j].breaks:
                    break
            if j == i or self.text(j) in _NOT_NAMES or (j == 0 and i - j == 1):
                continue
            name = " ".join(self.text(k) for k in range(j, i))
            toponym = self.left(self.right(Toponym(j, i, name, (), name_j=i)), j, 0)
            found.append(toponym)
            used.update(range(toponym.i, toponym.j))
        return found

    def _may_be_name(self, k: int, used: set[int], taken: frozenset[int]) -> bool:
        token = self.tokens[k]
        if k in used or k in taken or self.words.get(k, set()) - {"preposition"}:
            return False
        return (token.title and token.text not in _NOT_NAMES) or token.text in ARTICLES

    def _goes_on_with_article(self, k: int, used: set[int], taken: frozenset[int]) -> bool:
        """Whether a name of two words goes on at token k: عيتا الشعب, ميس الجبل."""
        return (
            k < len(self.tokens)
            and not self.tokens[k].breaks
            and k not in used
            and k not in taken
            and self.text(k).startswith("ال")
            and self._name_like(k)
            and not self.words.get(k)
        )

    def _vouched(self, used: set[int], taken: frozenset[int]) -> list[Toponym]:
        """Arabic names behind a relation ("أطراف أم المياذن") or in a list that a cue begins ("بلدات كفركلا وحولا")."""
        found: list[Toponym] = []
        starts = [
            (j, 0) for j, match in sorted(self.ends["relation"].items()) if match.value.id in _VOUCH
        ]
        starts += [(i, 1) for i in range(1, len(self.tokens)) if self._continues_list(i, used)]
        for j, prefix in starts:
            if j >= len(self.tokens) or self.tokens[j].breaks or self.text(j).isascii():
                continue
            name = self.text(j)[prefix:]
            if (
                j in used
                or j in taken
                or self.words.get(j)
                or len(name) < 3
                or not self._name_like(j)
            ):
                continue
            end = j + 1
            if name in _COMPOUND and end < len(self.tokens) and not self.tokens[end].breaks:
                end += 1
            else:
                end += self._goes_on_with_article(end, used, taken)
            if any(k in used or k in taken for k in range(j, end)):
                continue
            whole = " ".join((name, *(self.text(k) for k in range(j + 1, end))))
            toponym = Toponym(j, end, whole, (), prefix=prefix, name_j=end)
            if not prefix:
                toponym = self.left(toponym, j, 0)
            found.append(toponym)
            used.update(range(toponym.i, end))
        return found

    def _continues_list(self, i: int, used: set[int]) -> bool:
        """Whether token i is "and X" right behind a place that a cue of several begins."""
        word = self.text(i)
        if not word.startswith("و") or len(word) < 4 or i - 1 not in used or self.tokens[i].breaks:
            return False
        return any(
            self.text(k).removeprefix("ب").removeprefix("ل") in _PLURAL_CUES
            for k in range(max(0, i - 8), i)
        )

    def _unlisted(self, used: set[int], taken: frozenset[int]) -> list[Toponym]:
        """English capitalised words after "in" or "near" that the index does not hold: a spelling to look up."""
        found = []
        for j in range(1, len(self.tokens)):
            token = self.tokens[j]
            article = token.text in ARTICLES and goes_on(self.tokens, j)
            if (
                not (token.title or article)
                or (token.breaks and not self._listed(j, used))
                or j in used
                or j in taken
                or self.words.get(j, set()) - {"preposition"}
            ):
                continue
            before = self.text(j - 1)
            near = self.ends["relation"].get(j)
            if (
                before not in ("in", "at", "over", "into", "on", "towards", "toward")
                and not (near and self.text(near.i).isascii())
                and not (before == "of" and self.ends["direction"].get(j - 1))
                and not (before == "and" and j - 2 in used)
                and not token.breaks
                and not self._bracketed(j, used)
                and not self._is_struck(j, before)
                and not (before == "on" and self._fire_before(j))
                and not self._road_end(j, used)
            ):
                continue
            end = j + 1 + article
            while (
                end < len(self.tokens)
                and (self.tokens[end].title or goes_on(self.tokens, end))
                and not self.tokens[end].breaks
                and end not in used | taken
            ):
                end += 1
            name = " ".join(self.text(k) for k in range(j, end))
            toponym = self.left(self.right(Toponym(j, end, name, (), name_j=end)), j, 0)
            found.append(toponym)
            used.update(range(toponym.i, toponym.j))
        return found

    def _is_struck(self, j: int, before: str) -> bool:
        """Whether a capitalised word stands right behind a verb that takes or hits a place: shelled Kafr Nouran with."""
        return before in _STRIKING and "trigger" in self.words.get(j - 1, ())

    def _fire_before(self, j: int) -> bool:
        """Whether an event of fire stands a few words before: an airstrike was carried out on Zaitseve."""
        return any(self.text(k) in _FIRE_ON for k in range(max(0, j - 6), j - 1))

    def _road_end(self, j: int, used: set[int]) -> bool:
        """Whether a capitalised word is the first end of a road whose second is a place: the Athriya-Khanasser road."""
        after = j + 1
        return (
            after in used
            and self.tokens[after].gap == "-"
            and any(self.text(k) in ("road", "highway") for k in range(after + 1, after + 3))
        )

    def _bracketed(self, j: int, used: set[int]) -> bool:
        """Whether capitalised words stand before a place in brackets, or behind a verb before one and a comma: Spirne (Bakhmut)."""
        end = j
        while end < len(self.tokens) and self.tokens[end].title and end - j < 3:
            end += 1
            if end < len(self.tokens) and end in used and self.tokens[end].breaks:
                gap = self.tokens[end].gap.strip()
                return gap == "(" or (gap == "," and "trigger" in self.words.get(j - 1, ()))
        return False

    def _listed(self, j: int, used: set[int]) -> bool:
        """Whether a capitalised word stands between a place and "and" another one: Kafr Nabl, Hass and Ihsim."""
        after = self.tokens[j + 1 : j + 3]
        return (
            self.tokens[j].gap.strip() == ","
            and j - 1 in used
            and len(after) == 2
            and not after[0].breaks
            and after[0].text == "and"
            and after[1].title
        )

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
