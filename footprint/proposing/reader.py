"""The rules with a model beside them → readings: what it proposes is verified and merged; where it fails the rules stand."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from footprint.errors import ModelError, SpanError
from footprint.model import Claim, Reading, Report
from footprint.proposing.merge import merge
from footprint.proposing.proposal import MOST_PROPOSALS, ClaimProposer, Proposal, Rejection
from footprint.proposing.verify import verify
from footprint.reading import Evidence, MentionTagger, read_with_evidence, reader_version

_log = logging.getLogger(__name__)
_PATIENCE = 3
"""A proposer that fails on so many reports in a row is not asked again."""
_SHOWN = 3
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_VERSION = re.compile(r"[\w.:/+ ()-]{1,120}", re.ASCII)


class ModelReader:
    """Reads with a proposer, taggers, or both. `version` differs from the rules' own, so that reports are read anew."""

    def __init__(
        self, proposer: ClaimProposer | None = None, taggers: Sequence[MentionTagger] = ()
    ) -> None:
        models: list[ClaimProposer | MentionTagger] = [*taggers]
        if proposer is not None:
            models.append(proposer)
        for model in models:
            _check_name(model)
        self.proposer = proposer
        self.taggers = tuple(taggers)
        self.version = ";".join((reader_version(), *map(stamp, models)))
        self._failures = 0

    def read(self, report: Report) -> Reading:
        """The reading of a report. Never fails for the model's sake: `Reading.notes` says what went wrong.

        Where the model failed the reading carries the rules' version, so that another run asks again.
        """
        reading, evidence = read_with_evidence(report, self.taggers)
        if any("failed" in note for note in reading.notes):
            return reading
        if self.proposer is None or evidence is None:
            return replace(reading, reader=self.version)
        if self._failures >= _PATIENCE:
            note = f"{self.proposer.name} failed {_PATIENCE} times in a row and is not asked any more; read by the rules"
            return replace(reading, notes=(*reading.notes, note))
        try:
            answered = list(self.proposer.propose(evidence.report))
        except Exception as error:
            self._failures += 1
            _log.debug("proposer %s failed: %s", self.proposer.name, type(error).__name__)
            note = f"{self.proposer.name}: {_reason(error)}; read by the rules"
            return replace(reading, notes=(*reading.notes, note))
        self._failures = 0
        claims, rejected = _checked(answered, evidence, stamp(self.proposer))
        notes = (*reading.notes, *_notes(self.proposer.name, len(claims), rejected))
        merged = merge(reading.claims, claims)
        return Reading(reading.report, merged, self.version, notes).check()


def stamp(model: ClaimProposer | MentionTagger) -> str:
    """NAME@VERSION, as it stands in rules and in the reader's version."""
    return f"{model.name}@{model.version}"


def _check_name(model: ClaimProposer | MentionTagger) -> None:
    name, version = model.name, model.version
    if not (isinstance(name, str) and _NAME.fullmatch(name)):
        raise ModelError(f"a model is named {name!r}; a name has small letters, digits, - and _")
    if not (isinstance(version, str) and _VERSION.fullmatch(version)):
        raise ModelError(
            f"model {name}: version {version!r} has other characters than letters, digits and . : / + - ( )"
        )


def _reason(error: Exception) -> str:
    """What to say of a failure: our own words, or only its kind, which cannot hold a key or an answer."""
    return str(error) if isinstance(error, ModelError) else f"failed ({type(error).__name__})"


def _checked(
    answered: Sequence[object], evidence: Evidence, proposer: str
) -> tuple[list[Claim], list[Rejection]]:
    claims: list[Claim] = []
    rejected: list[Rejection] = []
    for each in answered[: MOST_PROPOSALS + 1]:
        if isinstance(each, Rejection):
            rejected.append(each)
            continue
        if not isinstance(each, Proposal):
            rejected.append(Rejection("form", f"a {type(each).__name__} is no proposal"))
            continue
        try:
            result = verify(each, evidence, proposer)
        except (TypeError, ValueError, AttributeError, SpanError) as error:
            # Proposals of another's code may hold anything in their fields.
            result = Rejection("form", f"a proposal cannot be read ({type(error).__name__})")
        (claims if isinstance(result, Claim) else rejected).append(result)  # type: ignore[arg-type]
    return claims, rejected


def _notes(name: str, kept: int, rejected: Sequence[Rejection]) -> list[str]:
    if not rejected:
        return []
    counts = ", ".join(
        f"{flaw} {n}" for flaw, n in sorted(Counter(r.flaw for r in rejected).items())
    )
    whys = "; ".join(r.why for r in rejected[:_SHOWN])
    more = f"; and {len(rejected) - _SHOWN:,} more" if len(rejected) > _SHOWN else ""
    return [
        f"{name}: {kept:,} of its proposals verified, {len(rejected):,} dropped ({counts}): {whys}{more}"
    ]
