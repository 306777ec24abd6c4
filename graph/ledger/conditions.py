"""What a claim can be asked for: each function gives a condition that the reading functions take.

At state level an id also stands for all who act for it in the claim; at actor level for itself alone. An id stands for all that
were merged with it. A condition that depends on the version is a function of it: `View` calls it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from graph.ledger.schema import claims, codings, contexts, documents, participants, placements, reviews
from graph.ledger.scope import Scope, holds
from graph.model import Kind, Modality, Role, Ruling
from graph.model.dyad import Level
from graph.model.record import SHOWN, UNREVIEWED

Condition = ColumnElement[bool] | Callable[[Scope], ColumnElement[bool]]
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

    def condition(scope: Scope) -> ColumnElement[bool]:
        published = _one_of(codings.c.outlet, scope.identities.all_of(outlet))
        return or_(published, _participates((Role.VIA,), outlet, Level.ACTOR, scope))

    return condition


def in_language(language: str) -> Condition:
    return codings.c.language == language


def in_collection(collection: str) -> Condition:
    """The document belongs to the collection: it came with it and was not taken out, or it was put in."""

    def condition(scope: Scope) -> ColumnElement[bool]:
        return belongs_to(collection, scope.version)

    return condition


def belongs_to(collection: str, version: int) -> ColumnElement[bool]:
    """The coding's document belongs to the collection as of the version."""
    placed = exists().where(
        placements.c.document == codings.c.document, placements.c.collection == collection, holds(placements, version)
    )
    return or_(and_(codings.c.collection == collection, ~placed), placed.where(placements.c.inside))


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The claim has one of these review statuses, as of the version: `unreviewed`, or a ruling.

    A corrected claim is two rows: the one that was coded is never shown beside its correction.
    """

    statuses: tuple[str, ...] = SHOWN

    def __call__(self, scope: Scope) -> ColumnElement[bool]:
        if not scope.reviewed:
            return claims.c.review.is_(None) if UNREVIEWED in self.statuses else claims.c.review.is_not(None)
        asked = tuple(one for one in self.statuses if one not in (UNREVIEWED, Ruling.CORRECTED))
        shown = [and_(claims.c.review.is_(None), self._as_coded(asked, scope.version))]
        if Ruling.CORRECTED in self.statuses:
            shown.append(claims.c.review.in_(select(reviews.c.version).where(holds(reviews, scope.version))))
        return or_(*shown)

    def _as_coded(self, asked: tuple[str, ...], version: int) -> ColumnElement[bool]:
        """Of the claims as they were coded, those that one of the rulings asked for is on, or none at all."""
        ruled = exists().where(reviews.c.claim == claims.c.id, holds(reviews, version))
        if UNREVIEWED in self.statuses:
            return ~ruled.where(reviews.c.ruling.not_in(asked))
        return ruled.where(reviews.c.ruling.in_(asked))


def reviewed(statuses: Iterable[str] = SHOWN) -> Condition:
    """Without this condition, what is rejected or retracted is left out."""
    return Reviewed(tuple(statuses))


def ruled() -> ColumnElement[bool]:
    """Somebody has ruled on it, at any version, or it is a correction."""
    return or_(claims.c.review.is_not(None), claims.c.id.in_(select(reviews.c.claim)))


def since(day: str) -> Condition:
    """The claim's day is `day` or later; an undated one is not."""
    return claims.c.day >= day


def until(day: str) -> Condition:
    """The claim's day is `day` or earlier; an undated one is not."""
    return claims.c.day <= day


def issued_since(day: str) -> Condition:
    """The document was published on `day` or later; an undated one was not."""
    return codings.c.published >= day


def issued_until(day: str) -> Condition:
    """The document was published on `day` or earlier; an undated one was not."""
    return func.substr(codings.c.published, 1, len(day)) <= day


def issued_by(outlet: str) -> Condition:
    """The outlet published the document."""
    return lambda scope: _one_of(codings.c.outlet, scope.identities.all_of(outlet))


def of_document(document: str) -> Condition:
    return documents.c.id == document


def with_id(claim: str) -> Condition:
    return claims.c.id == claim


def after(day: str | None, key: int) -> ColumnElement[bool]:
    """It stands after the claim with this day and key, newest first and undated last."""
    if day is None:
        return and_(claims.c.day.is_(None), claims.c.key > key)
    return or_(claims.c.day < day, claims.c.day.is_(None), and_(claims.c.day == day, claims.c.key > key))


def with_keys(keys: Iterable[int]) -> Condition:
    """It stands in one of these rows."""
    return claims.c.key.in_(tuple(keys))


def _party(who: ColumnElement[bool]) -> ColumnElement[bool]:
    """A source or a target of which this holds; looked up claim by claim, as most claims are asked for by something else, too."""
    return exists().where(participants.c.claim == claims.c.key, participants.c.role.in_(_PARTIES), who)


def _has(roles: tuple[Role, ...], actor: str, level: Level) -> Condition:
    return lambda scope: _participates(roles, actor, level, scope)


def _participates(roles: tuple[Role, ...], actor: str, level: Level, scope: Scope) -> ColumnElement[bool]:
    ids = scope.identities.all_of(actor)
    who = _one_of(participants.c.actor, ids)
    if level is Level.STATE:
        who = or_(who, _one_of(participants.c.node, ids))
    return claims.c.key.in_(select(participants.c.claim).where(participants.c.role.in_(roles), who))


def _one_of(column: ColumnElement[str], ids: tuple[str, ...]) -> ColumnElement[bool]:
    return column == ids[0] if len(ids) == 1 else column.in_(ids)
