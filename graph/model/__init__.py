"""Frozen values, standard library only: what one instance claims about the world is its docstring's first sentence."""

from graph.model.actor import Actor, Kind, Membership, Name, Term
from graph.model.claim import (
    Claim,
    Coded,
    Framing,
    Mention,
    Modality,
    Participant,
    Plover,
    Role,
    StateBasis,
    Trigger,
    claim_id,
)
from graph.model.document import Document, document_id
from graph.model.interval import Interval, Precision
from graph.model.quantity import Comparison, Quantity
from graph.model.record import Merge, Placement, Review, Ruling, Signature
from graph.model.relation import Mode, Relation, RelationKind, Texts
from graph.model.span import Span

__all__ = [
    "Actor",
    "Claim",
    "Coded",
    "Comparison",
    "Document",
    "Framing",
    "Interval",
    "Kind",
    "Membership",
    "Mention",
    "Merge",
    "Modality",
    "Mode",
    "Name",
    "Participant",
    "Placement",
    "Plover",
    "Precision",
    "Quantity",
    "Relation",
    "RelationKind",
    "Review",
    "Role",
    "Ruling",
    "Signature",
    "Span",
    "StateBasis",
    "Term",
    "Texts",
    "Trigger",
    "claim_id",
    "document_id",
]
