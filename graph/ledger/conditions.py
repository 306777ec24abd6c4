"""What a claim can be asked for: each function gives a condition that the reading functions take.

At state level an id also stands for all who act for it in the claim; at actor level for itself alone.
"""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, or_, select

from graph.ledger.schema import claims, codings, documents, participants
from graph.model import Modality, Role
from graph.model.dyad import Level

Condition = ColumnElement[bool]


def takes_part(actor: str, level: Level) -> Condition:
    """It is a source or a target."""
    return _has((Role.SOURCE, Role.TARGET), actor, level)


def said_by(actor: str, level: Level) -> Condition:
    """It vouches for the claim."""
    return _has((Role.CLAIMANT,), actor, level)


def said_by_document() -> Condition:
    """Nobody but the document's own voice vouches for the claim."""
    return claims.c.key.not_in(select(participants.c.claim).where(participants.c.role == Role.CLAIMANT))


def at_place(actor: str, level: Level) -> Condition:
    return _has((Role.PLACE,), actor, level)


def of_relation(relations: Iterable[str]) -> Condition:
    return claims.c.relation.in_(tuple(relations))


def with_modality(modalities: Iterable[Modality]) -> Condition:
    return claims.c.modality.in_(tuple(modalities))


def published_by(outlet: str) -> Condition:
    """The outlet published the document, or relayed the claim."""
    return or_(codings.c.outlet == outlet, _has((Role.VIA,), outlet, Level.ACTOR))


def in_language(language: str) -> Condition:
    return codings.c.language == language


def since(day: str) -> Condition:
    """The claim's day is `day` or later; an undated one is not."""
    return claims.c.day >= day


def until(day: str) -> Condition:
    """The claim's day is `day` or earlier; an undated one is not."""
    return claims.c.day <= day


def of_document(document: str) -> Condition:
    return documents.c.id == document


def with_id(claim: str) -> Condition:
    return claims.c.id == claim


def _has(roles: tuple[Role, ...], actor: str, level: Level) -> Condition:
    who: Condition = participants.c.actor == actor
    if level is Level.STATE:
        who = or_(who, participants.c.node == actor)
    return claims.c.key.in_(select(participants.c.claim).where(participants.c.role.in_(roles), who))
