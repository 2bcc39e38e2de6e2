"""The words that tell of a proposed event → whether the rules let them: its kind, type, modality and count.

What the rules know of the words stands above what a model says of them: a trigger that they read as denied, possible or
planned is not made a fact, one that they read as another kind is refused, and the type is theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from footprint.model import Count, Kind, Modality
from footprint.proposing.passage import Passage, Span
from footprint.proposing.proposal import Flaw, Proposal, shown
from footprint.reading import lexicon_load
from footprint.reading.clauses import Clause, clauses
from footprint.reading.counts import count_of
from footprint.reading.discourse import Sentence
from footprint.reading.frame import Frame
from footprint.reading.lexicon import Match, Trigger

_FACTUAL: frozenset[str] = frozenset({"occurred", "ongoing"})


class Unverified(Exception):
    """A proposal that fails a check."""

    def __init__(self, flaw: Flaw, why: str) -> None:
        super().__init__(why)
        self.flaw: Flaw = flaw


@dataclass(frozen=True, slots=True)
class Telling:
    """What the words that tell of a proposal were found to be."""

    sentence: Sentence
    i: int
    """First token of the words in the sentence."""
    j: int
    words: str
    """In normal form."""
    type: str
    modality: Modality
    marker: str | None
    """The words that say planned, denied …, where some do."""
    count: Count | None


def check_telling(proposal: Proposal, passage: Passage) -> Telling:
    """The words in the quote that tell of the proposal. Raises Unverified."""
    spans = passage.spans_of(proposal.told_by)
    if not spans:
        raise Unverified(
            "told_by", f"{shown(proposal.told_by)} does not stand in the quote as whole words"
        )
    failure: Unverified | None = None
    for span in spans:
        try:
            return _at(proposal, passage, span)
        except Unverified as error:
            failure = failure or error
    raise failure or Unverified("told_by", "the words tell of nothing")


def _at(proposal: Proposal, passage: Passage, span: Span) -> Telling:
    touched = list(passage.tokens_of(span))
    if not touched:
        raise Unverified("told_by", f"{shown(proposal.told_by)} has no word in it")
    sentence = touched[0][0]
    here = [k for s, k in touched if s is sentence]
    i, j = here[0], here[-1] + 1
    matches = lexicon_load.load().find(sentence.tokens)
    told = any(m.cls == "trigger" and m.value and m.i < j and m.j > i for m in matches)
    if not told and all(_is_named(sentence, k) for k in range(i, j)):
        raise Unverified(
            "told_by", f"{shown(proposal.told_by)} only names a party, a place or a day"
        )
    clause = _clause(clauses(sentence.tokens, matches), i)
    kind = cast(Kind, proposal.kind)
    frames = [f for f in sentence.frames if f.i < j and f.j > i]
    markers = _markers(matches, clause, sentence)
    if frames:
        frame = _same_kind(frames, kind, proposal)
        type_, modality = frame.type, _agreed(proposal, frame.modality)
        clause = frame.clause
    else:
        _check_triggers(matches, i, j, proposal)
        type_, modality = proposal.type, _from_markers(proposal, markers)
    marker = next((words for found, words in markers if found == modality), None)
    return Telling(
        sentence, i, j, " ".join(t.text for t in sentence.tokens[i:j]), type_, modality, marker,
        _count(passage, sentence, clause, i, j, kind),
    )  # fmt: skip


def _is_named(sentence: Sentence, k: int) -> bool:
    return (
        any(p.i <= k < p.j for p in sentence.parties)
        or any(f.toponym.i <= k < f.toponym.j for f in sentence.founds)
        or any(d.i <= k < d.j for d in sentence.dates)
    )


def _clause(found: Sequence[Clause], i: int) -> Clause:
    return next((clause for clause in found if clause.i <= i < clause.j), found[0])


def _markers(matches: Sequence[Match], clause: Clause, sentence: Sentence) -> list[tuple[str, str]]:
    """The modalities that words of the clause give, each with those words."""
    return [
        (m.value[0], " ".join(token.text for token in sentence.tokens[m.i : m.j]))
        for m in matches
        if m.cls == "modality" and clause.i <= m.i < clause.j
    ]


def _same_kind(frames: Sequence[Frame], kind: Kind, proposal: Proposal) -> Frame:
    frame = next((f for f in frames if f.trigger.kind == kind), None)
    if frame is None:
        raise Unverified(
            "type",
            f"the rules read {shown(proposal.told_by)} as {frames[0].trigger.kind}, not {kind}",
        )
    return frame


def _agreed(proposal: Proposal, read: Modality) -> Modality:
    """The rules' modality where a proposal does not contradict it."""
    if proposal.modality == read or {proposal.modality, read} <= _FACTUAL:
        return read
    raise Unverified(
        "modality", f"the rules read {shown(proposal.told_by)} as {read}, not {proposal.modality}"
    )


def _check_triggers(matches: Sequence[Match], i: int, j: int, proposal: Proposal) -> None:
    """Raise Unverified where the lexicon knows the words as something else, or as no event at all."""
    known = [m for m in matches if m.cls == "trigger" and m.i < j and m.j > i]
    if not known:
        return
    if all(m.value is None for m in known):
        raise Unverified("type", f"{shown(proposal.told_by)} is a phrase that tells of no event")
    kinds = {m.value.trigger.kind for m in known if m.value is not None}
    if proposal.kind not in kinds:
        raise Unverified(
            "type",
            f"the rules know {shown(proposal.told_by)} as {sorted(kinds)[0]}, not {proposal.kind}",
        )


def _from_markers(proposal: Proposal, markers: Sequence[tuple[str, str]]) -> Modality:
    """The proposal's modality where the clause bears it out: a fact has no marker, all else has its own."""
    given = {modality for modality, _ in markers}
    if proposal.modality in _FACTUAL:
        against = given - _FACTUAL - {"former"}
        if against:
            raise Unverified(
                "modality", f"words of its clause say {sorted(against)[0]}, not {proposal.modality}"
            )
    elif proposal.modality not in given:
        raise Unverified("modality", f"no word of its clause says {proposal.modality}")
    return cast(Modality, proposal.modality)


def _count(
    passage: Passage, sentence: Sentence, clause: Clause, i: int, j: int, kind: Kind
) -> Count | None:
    """Several events told as one: such a claim is never a pin, whoever proposes it."""
    if kind == "statement":
        return None
    trigger = Trigger(
        "proposed", kind, "other", "other", "initiator", "target", (), (), frozenset(), False, None, False
    )  # fmt: skip
    found = count_of(sentence.tokens, Frame(trigger, "noun", i, j, clause, "other"))
    if found is None:
        return None
    start, end = passage.evidence.witness.span(sentence.tokens, found[0], found[1])
    return Count(passage.evidence.report.text[start:end], found[2])
