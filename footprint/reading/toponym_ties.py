"""Toponyms of a sentence → the same, tied: containers hung on what they contain, the ends of "between" paired."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from footprint.reading.lexicon import words
from footprint.reading.tokens import Token
from footprint.reading.toponym import Toponym, ToponymWords, pair_of

_UNITS = ("admin1", "admin2", "admin3")
_OF_SEVERAL = words("of_several")
_TRIANGLES = words("triangles")


LiesIn = Callable[[tuple[str, ...], tuple[str, ...]], bool]
"""Whether one of some entries, by id, lies in one of others or in the province that it gives its name to."""


def tie(
    tokens: Sequence[Token], reader: ToponymWords, found: list[Toponym], lies_in: LiesIn
) -> list[Toponym]:
    """Hang containing units on what they contain, pair the ends of "between", share words over "and"."""
    done: list[Toponym] = []
    found = _triangles(tokens, found)
    for n, toponym in enumerate(found):
        toponym = _trailing_direction(reader, toponym)
        last = done[-1] if done else None
        if last is not None and _is_quarter_of(tokens, last, toponym):
            done[-1] = replace(last, cue=last.cue or "quarter")
            done = _hang(done, replace(toponym, i=last.j, cue=None))
            continue
        if last is not None:
            end = max(last.j, *(unit.j for unit in last.within)) if last.within else last.j
            if _name_goes_on(tokens, end, toponym.i):
                end = toponym.i
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
                and not last.other_ends
                and conjunct
                and not toponym.anaphor
            ):
                done[-1] = replace(last, j=toponym.j, other_ends=(toponym,))
                continue
            if (
                last.relation == "near"
                and last.cue is None
                and between in (["to"], ["with"])
                and _road_before(tokens, last)
            ):
                done[-1] = replace(last, j=toponym.j, relation="between", other_ends=(toponym,))
                continue
            if (
                ("-" in gap or (gap == " " and last.cue == "road" and not toponym.prefix))
                and not between
                and not set(gap) & set(".,;:\n")
                and _road_before(tokens, last)
                and not toponym.role
            ):
                done[-1] = replace(last, j=toponym.j, relation="between", other_ends=(toponym,))
                continue
            plain = not set(gap) & set(".;:!?()\n")
            listed = (
                gap.strip() == "," and not between and first.text.isascii() and not last.anaphor
                and _ends_in_and(tokens, found, n)
            )  # fmt: skip
            if (
                plain
                and between in ([], ["and"], ["و"])
                and (conjunct or listed)
                and not toponym.anaphor
                and toponym.name
            ):
                several = tokens[toponym.j - 1].text in _OF_SEVERAL
                if (
                    toponym.relation == "in"
                    and not toponym.role
                    and (several or toponym.cue in (None, last.cue))
                ):
                    if several and last.cue is None:
                        done = _of_several(done, toponym.cue)
                    toponym = replace(
                        toponym, cue=toponym.cue or last.cue, relation=last.relation, radius_km=last.radius_km,
                        direction=toponym.direction or last.direction, role=last.role, joined=True,
                    )  # fmt: skip
            elif (
                (plain and "," not in gap and not conjunct and _contains(between, toponym, last))
                or (
                    set(gap) <= set(" ,")
                    and between in ([], ["in"], ["near"])
                    and first.text.isascii()
                    and toponym.relation == "near"
                )
                or _encloses(tokens, found, n, gap, between, lies_in)
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
    return _under_columns(tokens, done)


def _under_columns(tokens: Sequence[Token], done: Sequence[Toponym]) -> list[Toponym]:
    """A name alone between bars is what the names after it lie in: "2017-08-19 | Homs | … Humaymah"."""
    column = next((t for t in done if _is_column(tokens, t)), None)
    rest = [t for t in done if t is not column and column is not None and t.i > column.i]
    if column is None or not any(t.name for t in rest):
        return list(done)
    before = [t for t in done if t.i < column.i]
    return before + [t if t.within or not t.name else replace(t, within=(column,)) for t in rest]


def _is_column(tokens: Sequence[Token], toponym: Toponym) -> bool:
    return (
        toponym.j < len(tokens)
        and "|" in tokens[toponym.i].gap
        and "|" in tokens[toponym.j].gap
        and bool(toponym.name)
    )


def _triangles(tokens: Sequence[Token], found: Sequence[Toponym]) -> list[Toponym]:
    """مثلث حماة - حلب - الرقة, "the triangle between Aleppo, Hama and Raqqa": one stretch, no three places."""
    out: list[Toponym] = []
    n = 0
    while n < len(found):
        three = found[n : n + 3]
        if _is_triangle(tokens, three):
            first, *others = three
            ends = tuple(replace(end, role="", relation="in") for end in others)
            out.append(replace(first, j=three[-1].j, relation="between", other_ends=ends))
            n += 3
        else:
            out.append(found[n])
            n += 1
    return out


def _is_triangle(tokens: Sequence[Token], three: Sequence[Toponym]) -> bool:
    if len(three) < 3 or not all(t.name for t in three):
        return False
    before = {tokens[k].text for k in range(max(0, three[0].i - 3), three[0].name_j)}
    if not before & _TRIANGLES:
        return False
    for one, other in pairwise(three):
        between = {tokens[k].text for k in range(one.j, other.i)}
        if not between <= {"and", "و"} or set(tokens[other.i].gap) & set(".;:!?()\n"):
            return False
    return True


def _is_quarter_of(tokens: Sequence[Token], inner: Toponym, outer: Toponym) -> bool:
    """One cue for both names: the Sheikh Maqsoud neighbourhood of Aleppo."""
    if outer.cue != "quarter" or not tokens[outer.i].text.isascii() or tokens[outer.i].breaks:
        return False
    return outer.i <= inner.j <= outer.j


def _encloses(
    tokens: Sequence[Token],
    found: Sequence[Toponym],
    n: int,
    gap: str,
    between: list[str],
    lies_in: LiesIn,
) -> bool:
    """Whether a name in brackets or behind a comma is what the one before lies in: Sarmin (Idleb); Sirwah, Marib.

    A comma is one of a list where the names end in "and": Sarmin, Binnish and Taftanaz.
    """
    toponym, inner = found[n], found[n - 1]
    gap = gap.replace("'", "")
    if between == ["in"] and gap.strip() == "," and toponym.relation == "in":
        said = toponym.role in ("", "event") and not toponym.direction and not inner.anaphor
        unknown = not inner.ids and inner.cue is not None
        return said and (unknown or lies_in(inner.ids, toponym.ids))
    if between or toponym.role or toponym.relation != "in" or toponym.direction or toponym.prefix:
        return False
    if not tokens[toponym.i].text.isascii() or toponym.anaphor or inner.anaphor:
        return False
    if gap.strip() == "(":
        return not set(toponym.ids) & set(inner.ids)
    unit = toponym.cue in _UNITS or _is_unit(toponym)
    named = bool(inner.ids) or not inner.role  # an unknown name behind "in" may be a quarter
    if gap.strip() != "," or not (unit or (named and lies_in(inner.ids, toponym.ids))):
        return False
    return not _ends_in_and(tokens, found, n)


def _ends_in_and(tokens: Sequence[Token], found: Sequence[Toponym], n: int) -> bool:
    """Whether the names from the n-th on are a list that ends in "and": …, Binnish and Taftanaz."""
    while n + 1 < len(found):
        here, following = found[n], found[n + 1]
        if [t.text for t in tokens[here.j : following.i]] == ["and"]:
            return True
        if following.i > here.j:
            return False
        n += 1
    return False


def _name_goes_on(tokens: Sequence[Token], i: int, j: int) -> bool:
    """Whether tokens i to j are capitalised words of an English name that goes on: Novoselivka Persha, Donetsk."""
    return (
        0 < j - i <= 2
        and j < len(tokens)
        and set(tokens[j].gap) & set(",(") != set()
        and all(t.title and t.gap == " " and t.text.isascii() for t in tokens[i:j])
    )


def _of_several(done: Sequence[Toponym], cue: str | None) -> list[Toponym]:
    """A class in the plural behind a list is that of all its names: Odesa, Mykolaiv and Kherson regions."""
    out = list(done)
    for k in range(len(out) - 1, -1, -1):
        out[k] = replace(out[k], cue=out[k].cue or cue)
        if not out[k].joined:
            break
    return out


def _is_unit(toponym: Toponym) -> bool:
    return any(i.startswith(("cod:", "adm:")) for i in toponym.ids)


def _road_before(tokens: Sequence[Token], toponym: Toponym) -> bool:
    ends = [t.text for t in tokens[toponym.j : toponym.j + 4]]
    if (
        toponym.i < len(tokens)
        and tokens[toponym.i].text.isascii()
        and {"road", "highway"} & set(ends)
    ):
        return True
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


def _trailing_direction(reader: ToponymWords, toponym: Toponym) -> Toponym:
    """ريف حلب الشمالي, محافظة درعا الغربي: the direction stands after the name."""
    if toponym.relation not in ("countryside", "outskirts"):
        return toponym
    j, direction = toponym.j, toponym.direction
    while match := reader.starts["direction"].get(j):
        if reader.tokens[j].breaks or match.clitics or not reader.text(j).startswith("ال"):
            break
        direction = pair_of(direction, str(match.value)) if direction else str(match.value)
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
