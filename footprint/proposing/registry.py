"""The names of models → the models: those of the installed packages' entry points, ours among them."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points
from typing import Any

from footprint.errors import FootprintError, ModelNotSetUp
from footprint.proposing.proposal import ClaimProposer
from footprint.proposing.reader import ModelReader
from footprint.proposing.settings import RULES, Chosen
from footprint.reading import MentionTagger

PROPOSERS, TAGGERS = "footprint.proposers", "footprint.taggers"


def names_of(group: str) -> tuple[str, ...]:
    """The names of a group that are installed, sorted; `rules` always is."""
    return tuple(
        sorted({RULES, *_bundled(group), *(point.name for point in entry_points(group=group))})
    )


def get_proposer(name: str) -> ClaimProposer:
    """The proposer of that name. Raises ModelNotSetUp where there is none, or where it cannot be made."""
    made = _make(PROPOSERS, name)
    if not isinstance(made, ClaimProposer):
        raise ModelNotSetUp(
            f"proposer {name!r} has no name, version and propose; see docs/how-to/add-a-model.md"
        )
    return made


def get_tagger(name: str) -> MentionTagger:
    """The tagger of that name. Raises ModelNotSetUp where there is none, or where it cannot be made."""
    made = _make(TAGGERS, name)
    if not isinstance(made, MentionTagger):
        raise ModelNotSetUp(
            f"tagger {name!r} has no name, version and tag; see docs/how-to/add-a-model.md"
        )
    return made


def make_reader(chosen: Chosen) -> ModelReader:
    """A reader with the chosen models beside the rules. Raises ModelNotSetUp."""
    taggers = tuple(get_tagger(name) for name in chosen.taggers if name != RULES)
    proposer = get_proposer(chosen.proposer) if chosen.proposer else None
    return ModelReader(proposer, taggers)


def _bundled(group: str) -> dict[str, Callable[[], Any]]:
    from footprint.proposing.endpoint import EndpointProposer
    from footprint.proposing.rules import RulesProposer, RulesTagger

    if group == TAGGERS:
        return {RULES: RulesTagger}
    return {RULES: RulesProposer, "endpoint": EndpointProposer}


def _make(group: str, name: str) -> object:
    what = "proposer" if group == PROPOSERS else "tagger"
    bundled = _bundled(group)
    try:
        if name in bundled:
            return bundled[name]()
        for point in entry_points(group=group, name=name):
            return point.load()()
    except FootprintError:
        raise
    except Exception as error:  # another's package may fail in any way when it is loaded
        raise ModelNotSetUp(
            f"{what} {name!r} cannot be loaded ({type(error).__name__}: {str(error)[:200]})"
        ) from error
    raise ModelNotSetUp(f"there is no {what} {name[:60]!r}; known: {', '.join(names_of(group))}")
