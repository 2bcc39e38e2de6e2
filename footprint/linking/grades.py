"""The claims of one event → what they contradict each other in, and how well the event is borne out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from footprint.linking.compare import gap_days, is_related, speaks_for
from footprint.linking.facet import Facet
from footprint.linking.knowledge import get_knowledge
from footprint.linking.origins import Source, find_origins
from footprint.model import Certainty

About = Literal["denied", "who", "dates", "killed", "wounded", "taken", "vehicles", "shots"]
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Side:
    """What some claims say of a matter."""

    told: tuple[str, ...]
    """Actor ids; first and last day number; the least and the most of a number, `""` for no end; `so` or `denied` and by whom."""
    claims: tuple[int, ...]
    """Who say so, ascending."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What claims of one event cannot all be right in."""

    about: About
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """How well an event is borne out."""

    certainty: Certainty
    origins: tuple[tuple[int, ...], ...]
    """The claims by independent source."""
    contradictions: tuple[Contradiction, ...]
    admitted_by: tuple[str, ...] = ()
    """Parties that say of themselves that they did it."""
    is_ruled: bool = False
    """A person discounted it."""


def grade(
    facets: Sequence[Facet], sources: Mapping[str, Source], is_discounted: bool = False
) -> Grade:
    """The grade of an event, the same for each of its claims.

    `discounted`: a person said so, or every party that was quoted for it took it back. `contested`: the claims contradict
    each other, or a party denies what somebody must have said, though no report here says it. `confirmed`: a party says that it did it itself. `corroborated`: two or
    more independent sources tell of it. Else `single_source`. The first of these that holds counts.
    """
    claims = sorted(facets, key=lambda each: each.claim)
    origins = tuple(find_origins(claims, sources))
    admitted = _admissions(claims)
    contradictions = tuple(find_contradictions(claims, bool(admitted)))
    telling = {each.claim for each in claims if not _is_denial(each)}
    certainty: Certainty = "single_source"
    if is_discounted or (telling and _is_taken_back(claims)):
        certainty = "discounted"
    elif contradictions or not telling:
        certainty = "contested"
    elif admitted:
        certainty = "confirmed"
    elif sum(bool(telling.intersection(group)) for group in origins) > 1:
        certainty = "corroborated"
    return Grade(certainty, origins, contradictions, admitted, is_discounted)


def grade_alone(facet: Facet, is_discounted: bool = False) -> Certainty:
    """What `grade` gives where one claim alone tells of an event, wherever its report comes from."""
    if is_discounted:
        return "discounted"
    if facet.denied or _is_denial(facet):
        return "contested"
    return "confirmed" if _admissions([facet]) else "single_source"


def find_contradictions(
    claims: Sequence[Facet], is_admitted: bool = False
) -> Iterable[Contradiction]:
    """What the claims of one event cannot all be right in. Who did it is settled where that party says so itself."""
    told = [each for each in claims if not _is_denial(each)]
    if denial := _denials(claims, told):
        yield denial
    if not is_admitted and (who := _by(told, _named_doers, _is_other_side)):
        yield Contradiction("who", who)
    if dates := _by(told, _dates, _is_another_day):
        yield Contradiction("dates", dates)
    for what in dict.fromkeys(number.what for each in told for number in each.numbers):
        if counts := _by(told, lambda each, what=what: _count(each, what), _excludes):  # type: ignore[misc]
            yield Contradiction(what, counts)  # type: ignore[arg-type]


def _is_denial(facet: Facet) -> bool:
    return get_knowledge().modality[facet.modality] == "denied"


def _deniers(facet: Facet) -> tuple[str, ...]:
    """Who denies it: whom it is attributed to, or the party itself."""
    return (facet.voice,) if facet.voice else facet.doers


def _denials(claims: Sequence[Facet], told: Sequence[Facet]) -> Contradiction | None:
    denying = [each for each in claims if _is_denial(each)]
    beside = [each for each in told if each.denied]
    if not told or not (denying or beside):
        return None
    by = {actor for each in denying for actor in _deniers(each)}
    by |= {actor for each in beside for actor in each.denied}
    numbers = sorted({each.claim for each in (*denying, *beside)})
    return Contradiction(
        "denied",
        (
            Side(("so",), tuple(each.claim for each in told)),
            Side(("denied", *sorted(by)), tuple(numbers)),
        ),
    )


def _is_taken_back(claims: Sequence[Facet]) -> bool:
    """Whether each claim rests on the word of a party that denies it elsewhere."""
    deniers = {actor for each in claims if _is_denial(each) for actor in _deniers(each)}
    return bool(deniers) and all(
        each.voice is not None and any(speaks_for(actor, each.voice) for actor in deniers)
        for each in claims
        if not _is_denial(each)
    )


def _admissions(claims: Iterable[Facet]) -> tuple[str, ...]:
    """Who says of an act of its own that it was so."""
    known = get_knowledge()
    return tuple(
        sorted(
            {
                doer
                for each in claims
                if each.kind != "statement" and known.modality[each.modality] == "so"
                for doer in each.doers
                if doer not in known.nobody
                and any(
                    speaks_for(voice, doer)
                    for voice in (*filter(None, [each.voice]), *each.affirmed)
                )
            }
        )
    )


def _by(
    claims: Iterable[Facet],
    get: Callable[[Facet], tuple[Value, ...] | None],
    is_against: Callable[[tuple[Value, ...], tuple[Value, ...]], bool],
) -> tuple[Side, ...]:
    """The claims by what they say, where some of it speaks against other of it; none where it all goes together."""
    saying: dict[tuple[Value, ...], list[int]] = {}
    for each in claims:
        if value := get(each):
            saying.setdefault(value, []).append(each.claim)
    values = list(saying)
    against = [
        value
        for value in values
        if any(is_against(value, other) for other in values if other != value)
    ]
    return tuple(
        Side(tuple("" if part is None else str(part) for part in value), tuple(saying[value]))
        for value in against
    )


def _named_doers(facet: Facet) -> tuple[str, ...] | None:
    named = tuple(each for each in facet.doers if each not in get_knowledge().nobody)
    return (*named, "|", *facet.others) if named else None


def _is_other_side(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    mine, theirs = one[: one.index("|")], other[: other.index("|")]
    return not any(is_related(a, b) for a in one for b in theirs) and not any(
        is_related(a, b) for a in mine for b in other
    )


def _dates(facet: Facet) -> tuple[int, int] | None:
    return facet.when


def _is_another_day(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return gap_days((one[0], one[1]), (other[0], other[1])) > 0


def _count(facet: Facet, what: str) -> tuple[float | None, ...] | None:
    found = next((each for each in facet.numbers if each.what == what), None)
    return (found.least, found.most) if found else None


def _excludes(one: tuple[float | None, ...], other: tuple[float | None, ...]) -> bool:
    (a, b), (c, d) = one, other
    return (d is not None and a is not None and a > d) or (
        b is not None and c is not None and c > b
    )
