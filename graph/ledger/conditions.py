"""What a claim can be asked for: each function gives a condition that the reading functions take.

Filters are answered from columns (graph.faces.network.masks); here stands what the ledger itself is asked for. A condition that
depends on the version is a function of it: `View` calls it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from graph.ledger.schema import claims, codings, documents, placements, reviews
from graph.ledger.scope import Scope, holds
from graph.model import Ruling
from graph.model.record import SHOWN, UNREVIEWED

Condition = ColumnElement[bool] | Callable[[Scope], ColumnElement[bool]]


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


def of_codings(keys: Iterable[int]) -> Condition:
    return codings.c.key.in_(tuple(keys))


def _one_of(column: ColumnElement[str], ids: tuple[str, ...]) -> ColumnElement[bool]:
    return column == ids[0] if len(ids) == 1 else column.in_(ids)
