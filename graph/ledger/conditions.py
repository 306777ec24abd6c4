"""What a claim can be asked for: each function gives a condition that the reading functions take.

At state level an id also stands for all who act for it in the claim; at actor level for itself alone.
"""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, and_, exists, or_, select

from graph.ledger.schema import claims, codings, contexts, documents, participants
from graph.model import Kind, Modality, Role
from graph.model.dyad import Level

Condition = ColumnElement[bool]
_PARTIES = (Role.SOURCE, Role.TARGET)


def takes_part(actor: str, level: Level) -> Condition:
    """It is a source or a target."""
    return _has(_PARTIES, actor, level)


def with_kind(kinds: Iterable[Kind]) -> Condition:
    """A source or a target is of one of these kinds."""
    return _party(participants.c.kind.in_(tuple(kinds)))


def with_state(states: Iterable[str]) -> Condition:
    """A source or a target acts for, stands for or lies in one of these states (ISO 3166 alpha-3)."""
    return _party(participants.c.state.in_(tuple(states)))


def resolved(level: Level) -> Condition:
    """It is known who every source and target is."""
    column = participants.c.node if level is Level.STATE else participants.c.actor
    return ~_party(column.is_(None))


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


def of_quad(quads: Iterable[str]) -> Condition:
    return claims.c.quad.in_(tuple(quads))


def of_mode(modes: Iterable[str]) -> Condition:
    return claims.c.mode.in_(tuple(modes))


def in_context(wanted: Iterable[str]) -> Condition:
    """It has one of these contexts."""
    return exists().where(contexts.c.claim == claims.c.key, contexts.c.context.in_(tuple(wanted)))


def with_modality(modalities: Iterable[Modality]) -> Condition:
    return claims.c.modality.in_(tuple(modalities))


def published_by(outlet: str) -> Condition:
    """The outlet published the document, or relayed the claim."""
    return or_(codings.c.outlet == outlet, _has((Role.VIA,), outlet, Level.ACTOR))


def in_language(language: str) -> Condition:
    return codings.c.language == language


def in_collection(collection: str) -> Condition:
    return codings.c.collection == collection


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


def after(day: str | None, key: int) -> Condition:
    """It stands after the claim with this day and key, newest first and undated last."""
    if day is None:
        return and_(claims.c.day.is_(None), claims.c.key > key)
    return or_(claims.c.day < day, claims.c.day.is_(None), and_(claims.c.day == day, claims.c.key > key))


def with_keys(keys: Iterable[int]) -> Condition:
    """It stands in one of these rows."""
    return claims.c.key.in_(tuple(keys))


def _party(who: Condition) -> Condition:
    """A source or a target of which this holds; looked up claim by claim, as most claims are asked for by something else, too."""
    return exists().where(participants.c.claim == claims.c.key, participants.c.role.in_(_PARTIES), who)


def _has(roles: tuple[Role, ...], actor: str, level: Level) -> Condition:
    who: Condition = participants.c.actor == actor
    if level is Level.STATE:
        who = or_(who, participants.c.node == actor)
    return claims.c.key.in_(select(participants.c.claim).where(participants.c.role.in_(roles), who))
