"""One seam for models: what they propose is verified against the report by our own rules, or it is dropped and said so."""

from footprint.proposing.proposal import (
    ClaimProposer,
    Proposal,
    ProposedActor,
    ProposedPlace,
    Rejection,
)
from footprint.proposing.reader import ModelReader
from footprint.proposing.verify import verify

__all__ = [
    "ClaimProposer",
    "ModelReader",
    "Proposal",
    "ProposedActor",
    "ProposedPlace",
    "Rejection",
    "verify",
]
