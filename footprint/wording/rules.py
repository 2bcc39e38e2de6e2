"""The rule ids of a claim → in words why it has its type, modality, actors and places.

The ids are made by `footprint.reading.grounds` and `footprint.proposing`; `docs/reference/claims.md` lists them. The words
between quotation marks are the report's own, in normal form, and are given raw; who shows them escapes them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from footprint.gazetteer import in_use
from footprint.model import Actor, Candidate, Claim, Place
from footprint.wording import texts
from footprint.wording.language import translated

TYPE: dict[str, str] = {
    "trigger": "the word that tells of it",
    "weapon": "with the weapon that the clause names",
    "default": "and no weapon is named",
    "words_around": "with the words around it",
    "proposed": "by the word that was proposed",
}
SLOTS: dict[str, str] = {
    "subject": "stands where the clause names who acts",
    "object": "stands where the clause names whom it is done to",
    "partner": "stands beside who acts",
    "victim": "harmed, by a word of casualties",
    "said_by": "named as who says so",
    "default": "nobody is named, and this type has somebody who acts",
    "carried": "carried over: the clause names nobody, the words before do",
    "proposed": "proposed, and read there by the rules too",
    "proposed_carried": "proposed; the words name nobody else, and the report names this party elsewhere",
}
NAMINGS: dict[str, str] = {
    "name": "by name",
    "demonym": "by a nationality",
    "noun": "by a noun that means this party",
    "pronoun": "by a pronoun",
    "possessive": "as belonging to whoever acted last",
    "named_before": "by its kind alone, named before",
}
PLACES: dict[str, str] = {
    "preposition": "a preposition of place leads to the name",
    "name": "the name stands in the clause",
    "named_again": "named again by its kind alone",
    "cue": "a word for its kind stands beside the name ({rest})",
    "inherited:sentence": "carried over from earlier in the sentence",
    "inherited:report": "carried over from the sentences before",
    "inherited:country": "no place is named: the report is about this country",
    "proposed": "the words were proposed, and the gazetteer places them",
}
TOLD: dict[str, str] = {
    "fact": "told as a fact; no word plans, denies or doubts it",
    "spoken": "the words were spoken",
    "says_so": "{words} says so",
    "words": "“\u2068{words}\u2069”",
    "shows_force": "the incident there shows the force ({rule})",
    "promise": "a promise not to do it",
    "no_rule": "no rule is on record",
    "no_better": "fits no better",
    "not": "not {part}",
    "worse": "{part} {value} against {best}",
}
_TELLING = re.compile(r"(?:trigger|standing):(.+)", re.DOTALL)
_SHOWN = "shown_by:"
_PART = re.compile(r"(name|cue \w+|size) ([\d.]+)")
PROPOSED_BY, ALSO_PROPOSED_BY = "proposed_by:", "also_proposed_by:"


@dataclass(frozen=True, slots=True)
class Why:
    """Why a field has its value."""

    words: str
    rules: tuple[str, ...]
    """The ids behind the words, as they stand in `Claim.rules`."""


def why_type(claim: Claim) -> Why:
    """The words that told of it, and what made it this type."""
    told = [rule for rule in claim.rules if _TELLING.fullmatch(rule)]
    parts = (
        [
            texts.LIST["between"].join(
                TOLD["words"].format(words=rule.partition(":")[2]) for rule in told
            )
        ]
        if told
        else []
    )
    kinds = [rule for rule in claim.rules if rule.startswith("type:")]
    parts += [TYPE[kind] for rule in kinds if (kind := rule.partition(":")[2]) in TYPE]
    shown = [rule for rule in claim.rules if rule.startswith(_SHOWN)]
    parts += [TOLD["shows_force"].format(rule=rule.partition(":")[2]) for rule in shown]
    if "negated_future" in claim.rules:
        parts.append(TOLD["promise"])
        kinds.append("negated_future")
    return Why(texts.LIST["clause"].join(parts) or TOLD["no_rule"], (*told, *kinds, *shown))


def why_modality(claim: Claim) -> Why:
    """The word that says planned, denied, tried …; else that nothing limits the verb."""
    prefix = f"modality:{claim.modality}:"
    found = [rule for rule in claim.rules if rule.startswith(prefix)]
    if not found:
        spoken = claim.kind == "statement" and claim.modality == "occurred"
        return Why(TOLD["spoken" if spoken else "fact"], ())
    words = texts.LIST["between"].join(
        TOLD["words"].format(words=rule.removeprefix(prefix)) for rule in found
    )
    return Why(TOLD["says_so"].format(words=words), tuple(found))


def why_actor(claim: Claim, actor: Actor) -> Why:
    """Where in the clause the actor stands, and how it is named."""
    rule, rest = _find(claim.rules, f"actor:{actor.role}:{actor.id}:")
    if rule is None:
        return Why(TOLD["no_rule"], ())
    slot, _, naming = rest.partition(":")
    parts = [SLOTS.get(slot, slot)]
    if naming in NAMINGS:
        parts.append(NAMINGS[naming])
    return Why(texts.LIST["between"].join(parts), (rule,))


def why_place(claim: Claim, place: Place) -> Why:
    """How the words name the place, or from where it is carried over."""
    rule, rest = _find(claim.rules, f"place:{place.role}:{place.id}:")
    if rule is None:
        return Why(TOLD["no_rule"], ())
    how, _, more = rest.partition(":")
    told = PLACES.get(rest) or PLACES.get(how, how)
    return Why(told.format(rest=more), (rule,))


def _find(rules: Sequence[str], prefix: str) -> tuple[str | None, str]:
    found = next((rule for rule in rules if rule.startswith(prefix)), None)
    return found, found.removeprefix(prefix) if found else ""


def name_candidate(candidate: Candidate) -> str:
    """ "Qamishli (city, SY)"; the id where the gazetteer no longer has it."""
    entry = in_use().get(candidate.id)
    return f"{entry.name_en} ({entry.feature}, {entry.country})" if entry else candidate.id


def why_lost(candidate: Candidate, chosen: Candidate) -> str:
    """What spoke against a candidate where the chosen one did better."""
    ruled_out = [each for each in candidate.why if each.startswith("ruled out: ")]
    if ruled_out:
        return texts.LIST["clause"].join(ruled_out)
    parts = [told for each in candidate.why if (told := _worse(each, chosen.why))]
    parts += [
        TOLD["not"].format(part=each)
        for each in chosen.why
        if each.startswith("in ") and each not in candidate.why
    ]
    return texts.LIST["clause"].join(parts) or TOLD["no_better"]


def _worse(part: str, others: Sequence[str]) -> str | None:
    """A part of a score in words where it is lower than the chosen one's; None where it is no worse."""
    measured = _PART.fullmatch(part)
    if not measured:
        against = ("not " in part) or ("outside" in part) or ("from another place" in part)
        return part if against and part not in others else None
    name, value = measured[1], float(measured[2])
    best = [float(m[2]) for each in others if (m := _PART.fullmatch(each)) and m[1] == name]
    if not best or value >= best[0]:
        return None
    return TOLD["worse"].format(
        part=_PARTS[name.split()[0]], value=f"{value:.2f}", best=f"{best[0]:.2f}"
    )


_PARTS: dict[str, str] = {"name": "the name fits", "cue": "its kind fits", "size": "by size"}


def proposed_by(claim: Claim) -> str | None:
    """ "NAME VERSION" of the proposer that made a claim; None where the rules did."""
    for rule in claim.rules:
        if rule.startswith(PROPOSED_BY):
            name, _, version = rule.removeprefix(PROPOSED_BY).partition("@")
            return f"{name} {version}".strip()
    return None


def proposed_line(claim: Claim) -> str | None:
    """ "proposed by NAME VERSION, verified against the text"; None where the rules made the claim."""
    proposer = proposed_by(claim)
    return texts.PAGE["proposed"].format(proposer=proposer) if proposer else None


translated(globals())
