"""What a model may propose: words of the report and names of our own lists, nothing else.

A proposal has no coordinates, no dates and no offsets to be believed: places and dates are words, which our own
resolvers read. The schema is what a model is asked to answer in; `proposals_from` takes any answer apart and says what
it could not use.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol, get_args, runtime_checkable

from footprint.model import TYPES, ActorRole, Kind, Modality, PlaceRole, Report

MOST_PROPOSALS = 200
"""Of one report; what goes beyond is dropped and counted."""
LONGEST_QUOTE = 1_200
"""Characters of a quote: a quote is the clause that says it, not the page."""
_LONGEST_WORDS = 300
_MOST_PARTS = 12
"""Actors, and places, of one proposal."""

Flaw = Literal[
    "form", "quote", "type", "modality", "told_by", "actor", "place", "date", "said_by", "section", "model", "size",
]  # fmt: skip
"""Which check a proposal failed."""


@dataclass(frozen=True, slots=True)
class ProposedActor:
    """A party by its id, and the words that name it."""

    id: str
    role: str
    words: str


@dataclass(frozen=True, slots=True)
class ProposedPlace:
    """The words that name a place, and its role."""

    words: str
    role: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim as a model sees it, before anything of it was checked."""

    kind: str
    type: str
    modality: str
    quote: str
    """The clause, to the letter."""
    told_by: str
    """The word or words in the quote that tell of it: "came under fire"."""
    actors: tuple[ProposedActor, ...] = ()
    places: tuple[ProposedPlace, ...] = ()
    date: str | None = None
    """The words in the quote that say when; None where none do."""
    said_by: ProposedActor | None = None
    """Who says so, when it is not the outlet; its role is not looked at."""
    start: int | None = None
    """Where the quote begins, a hint where it stands more than once; a wrong one does no harm."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A proposal, or a part of an answer, that is not used."""

    flaw: Flaw
    why: str
    """For people. What a model wrote is shown shortened and with its special characters spelled out."""


@runtime_checkable
class ClaimProposer(Protocol):
    """Proposes claims. Entry points of the group `footprint.proposers` give one when called without arguments."""

    name: str
    """Short and stable, e.g. `endpoint`: stands in every claim that it proposed."""
    version: str
    """Of the proposer and its model; another version reads reports anew."""

    def propose(self, report: Report) -> Sequence[Proposal | Rejection]:
        """Proposals for a report, and what of the answer could not be used.

        May raise ModelFailed, or anything: the report then keeps the claims of the rules, with a note.
        """
        ...


def shown(value: object) -> str:
    """What a model wrote, fit for a message: quoted, at most 60 characters, control characters spelled out."""
    text = value if isinstance(value, str) else type(value).__name__
    return (
        ascii(text[:60] + ("…" if len(text) > 60 else ""))
        if not text.isprintable()
        else repr(text[:60] + ("…" if len(text) > 60 else ""))
    )


def schema() -> dict[str, Any]:
    """The JSON Schema of an answer: every field required, none besides."""
    actor = {"id": {"type": "string"}, "words": {"type": "string"}}
    role = {"type": "string", "enum": list(get_args(ActorRole))}
    types = [name for names in TYPES.values() for name in names]
    claim = {
        "kind": {"type": "string", "enum": list(get_args(Kind))},
        "type": {"type": "string", "enum": types},
        "modality": {"type": "string", "enum": list(get_args(Modality))},
        "quote": {"type": "string"},
        "told_by": {"type": "string"},
        "actors": {"type": "array", "items": _object(actor | {"role": role})},
        "places": {
            "type": "array",
            "items": _object(
                {
                    "words": {"type": "string"},
                    "role": {"type": "string", "enum": list(get_args(PlaceRole))},
                }
            ),
        },
        "date": {"type": ["string", "null"]},
        "said_by": {"anyOf": [_object(actor), {"type": "null"}]},
    }
    return _object({"claims": {"type": "array", "items": _object(claim)}})


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


class _Flawed(Exception):
    """A part of an answer that is not of the form."""


def proposals_from(answer: object) -> list[Proposal | Rejection]:
    """The proposals in an answer of the schema's form; what is not of that form is a Rejection each."""
    if not isinstance(answer, Mapping) or not isinstance(answer.get("claims"), list):
        return [Rejection("form", "the answer is no object with a list 'claims'")]
    found: list[Proposal | Rejection] = []
    claims = answer["claims"]
    for record in claims[:MOST_PROPOSALS]:
        try:
            found.append(_proposal(record))
        except _Flawed as error:
            found.append(Rejection("form", str(error)))
    if len(claims) > MOST_PROPOSALS:
        found.append(
            Rejection("size", f"{len(claims):,} proposals; only the first {MOST_PROPOSALS} count")
        )
    return found


_FIELDS = frozenset(
    {"kind", "type", "modality", "quote", "told_by", "actors", "places", "date", "said_by", "start"}
)


def _proposal(record: object) -> Proposal:
    if not isinstance(record, Mapping):
        raise _Flawed(f"a proposal is no object but {shown(record)}")
    if unknown := [key for key in record if key not in _FIELDS]:
        raise _Flawed(f"field {shown(unknown[0])} is none that a proposal may have")
    start = record.get("start")
    return Proposal(
        kind=_text(record, "kind"),
        type=_text(record, "type"),
        modality=_text(record, "modality"),
        quote=_text(record, "quote", LONGEST_QUOTE),
        told_by=_text(record, "told_by"),
        actors=tuple(_actor(each, "role") for each in _list(record, "actors")),
        places=tuple(
            ProposedPlace(_text(each, "words"), _text(each, "role"))
            for each in _list(record, "places")
        ),
        date=_text(record, "date") if record.get("date") is not None else None,
        said_by=_actor(record["said_by"], None) if record.get("said_by") is not None else None,
        start=start if isinstance(start, int) and not isinstance(start, bool) else None,
    )


def _text(record: object, name: str, longest: int = _LONGEST_WORDS) -> str:
    value = record.get(name) if isinstance(record, Mapping) else None
    if not isinstance(value, str):
        raise _Flawed(f"field {name!r} is {shown(value)}, not a string")
    if len(value) > longest:
        raise _Flawed(f"field {name!r} has {len(value):,} characters; up to {longest:,} are read")
    return value


def _list(record: Mapping[Any, Any], name: str) -> list[object]:
    value = record.get(name, [])
    if not isinstance(value, list):
        raise _Flawed(f"field {name!r} is {shown(value)}, not a list")
    if len(value) > _MOST_PARTS:
        raise _Flawed(f"field {name!r} has {len(value):,} entries; up to {_MOST_PARTS} are read")
    return value


def _actor(record: object, role: str | None) -> ProposedActor:
    return ProposedActor(
        _text(record, "id"), _text(record, role) if role else "named", _text(record, "words")
    )
