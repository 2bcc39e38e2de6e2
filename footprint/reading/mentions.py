"""The seam for models that find names: a tagger's mentions → hits that the rules of reading go on with.

A tagger points at words; it never says where a place lies or what a name means. A place that it tags counts where the
gazetteer knows those words by name, an actor where its id stands in the ontology. All else is left out and said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol, runtime_checkable

from footprint.actors import get_actor
from footprint.gazetteer import Gazetteer, NameHit
from footprint.model import Report
from footprint.reading.lexicon import Match, Name
from footprint.reading.tokens import Token
from footprint.text import Normal, fold

_MOST = 20_000
"""Mentions of one tagger in one report."""
_LONGEST = 120
"""Characters of a name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a place or an actor."""

    start: int
    """Code point in `Report.text`."""
    end: int
    """Code point just after the last one."""
    kind: Literal["place", "actor"]
    actor: str | None = None
    """For an actor, its id in `data/actors.toml`."""


@runtime_checkable
class MentionTagger(Protocol):
    """Finds names that the rules may miss. Entry points of the group `footprint.taggers` give one when called."""

    name: str
    version: str

    def tag(self, report: Report) -> Sequence[Mention]:
        """The mentions in a report, in any order. May raise: the report is then read without them."""
        ...


@dataclass(slots=True)
class Tagged:
    """What taggers added to a report, and what is to be said of it."""

    names: list[NameHit]
    matches: list[Match]
    notes: list[str] = field(default_factory=list)


def tag(
    taggers: Sequence[MentionTagger], report: Report, normal: Normal, tokens: Sequence[Token],
    names: Sequence[NameHit], matches: Sequence[Match], gazetteer: Gazetteer,
) -> Tagged:  # fmt: skip
    """The names and matches of the rules with the mentions of some taggers among them."""
    tagged = Tagged(list(names), list(matches))
    for tagger in taggers:
        try:
            mentions = list(tagger.tag(report))[:_MOST]
        except (
            Exception
        ) as error:  # a tagger is another's code: it costs its own mentions, not the report
            tagged.notes.append(
                f"tagger {tagger.name} failed ({type(error).__name__}); read without it"
            )
            continue
        dropped = sum(
            not _take(mention, tagged, report, normal, tokens, gazetteer) for mention in mentions
        )
        if dropped:
            tagged.notes.append(
                f"tagger {tagger.name}: {dropped:,} of {len(mentions):,} mentions could not be verified"
            )
    tagged.names.sort(key=lambda hit: (hit.start, hit.end))
    tagged.matches.sort(key=lambda match: match.i)
    return tagged


def _take(
    mention: Mention, tagged: Tagged, report: Report, normal: Normal, tokens: Sequence[Token], gazetteer: Gazetteer
) -> bool:  # fmt: skip
    """Add a mention; False where it cannot be verified."""
    if not isinstance(mention, Mention) or not (
        0 <= mention.start < mention.end <= min(len(report.text), mention.start + _LONGEST)
    ):
        return False
    start = bisect_left(normal.starts, mention.start)
    end = bisect_left(normal.starts, mention.end)
    here = [k for k, t in _tokens_between(tokens, start, end)]
    if not here:
        return False
    if mention.kind == "actor":
        if mention.actor is None or get_actor(mention.actor) is None:
            return False
        name = Name(mention.actor, "name")
        tagged.matches.append(Match("actor", name, here[0], here[-1] + 1, ""))
        return True
    for n, hit in enumerate(tagged.names):
        if hit.start < end and hit.end > start:
            tagged.names[n] = replace(hit, needs_cue=False)
            return True
    words = normal.text[start:end]
    entries = gazetteer.lookup(words)
    if not entries:
        return False
    tagged.names.append(NameHit(start, end, fold(words), tuple(e.id for e in entries)))
    return True


def _tokens_between(tokens: Sequence[Token], start: int, end: int) -> list[tuple[int, Token]]:
    """The tokens that lie between two offsets of the normal text, with their positions."""
    first = bisect_left(tokens, start, key=lambda token: token.end - 1)
    found = []
    for k in range(first, len(tokens)):
        if tokens[k].start >= end:
            break
        found.append((k, tokens[k]))
    return found
