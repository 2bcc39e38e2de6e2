"""The rules, seen through the seam: what a tagger or proposer gives when it knows what the rules know. An example and a yardstick."""

from __future__ import annotations

from collections.abc import Sequence

from footprint.model import Claim, Report
from footprint.proposing.proposal import Proposal, ProposedActor, ProposedPlace
from footprint.reading import Mention, read, read_with_evidence, reader_version


class RulesTagger:
    """The names of places and parties that the rules find."""

    name = "rules"

    def __init__(self) -> None:
        self.version = reader_version()

    def tag(self, report: Report) -> Sequence[Mention]:
        """Every place and party with a name of its own."""
        _, evidence = read_with_evidence(report)
        if evidence is None:
            return []
        found = []
        for *_, sentence in evidence.sentences:
            span = evidence.witness.span
            for place in sentence.founds:
                words = span(
                    sentence.tokens, place.toponym.i, place.toponym.j, place.toponym.prefix
                )
                found.append(Mention(*words, "place"))
            for party in sentence.parties:
                if party.actor and party.head == "name":
                    words = span(sentence.tokens, party.i, party.j, int(party.conjunction))
                    found.append(Mention(*words, "actor", party.actor))
        return found


class RulesProposer:
    """The claims of the rules, put as proposals. What they carried over from other sentences is left out."""

    name = "rules"

    def __init__(self) -> None:
        self.version = reader_version()

    def propose(self, report: Report) -> Sequence[Proposal]:
        """One proposal a claim that names its words."""
        claims = read(report).claims
        return [p for p in (proposal_of(claim, report) for claim in claims) if p is not None]


def proposal_of(claim: Claim, report: Report) -> Proposal | None:
    """A claim as somebody else would propose it: words and ids only. None where its trigger is not on record."""
    quote = claim.quotes[0]
    told_by = _told_by(claim, quote.text)
    if told_by is None:
        return None

    def words_in_quote(start: int | None, end: int | None) -> str | None:
        if start is None or end is None or not quote.start <= start < end <= quote.end:
            return None
        return report.text[start:end]

    actors = [(a, words_in_quote(a.start, a.end)) for a in claim.actors]
    places = [(p, words_in_quote(p.start, p.end)) for p in claim.places]
    return Proposal(
        kind=claim.kind,
        type=claim.type,
        modality=claim.modality,
        quote=quote.text,
        told_by=told_by,
        actors=tuple(ProposedActor(a.id, a.role, words) for a, words in actors if words),
        places=tuple(ProposedPlace(words, p.role) for p, words in places if words),
        date=words_in_quote(*claim.date.span) if claim.date.span else None,
        start=quote.start,
    )


def _told_by(claim: Claim, quote: str) -> str | None:
    """The trigger's words as the quote writes them, where the two are letter for letter the same."""
    for rule in claim.rules:
        head, _, words = rule.partition(":")
        if head in ("trigger", "standing"):
            at = quote.lower().find(words)
            if at >= 0:
                return quote[at : at + len(words)]
    return None
