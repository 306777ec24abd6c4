"""Actors: which one is meant, and all that is claimed about one."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.codebook import Codebook
from graph.ledger import Ledger
from graph.model import Term
from graph.model.dyad import Edge
from graph.query.claims import page
from graph.query.filters import NO_FILTERS, Filters, document_conditions, without
from graph.query.lookup import find, registry, resolve, search
from graph.query.neighbourhood import ego
from graph.query.values import Partner, Profile

__all__ = ["partners", "profile", "registry", "resolve", "search"]


def profile(
    ledger: Ledger,
    codebook: Codebook,
    actor_id: str,
    filters: Filters = NO_FILTERS,
    as_of: int | None = None,
    limit: int | None = 100,
) -> Profile:
    """All about one actor, by id. `limit` bounds each list of claims. Raises UnknownActor with the nearest ones."""
    rest = without(filters, "actor")
    with ledger.at(as_of) as view:
        actor = find(view, codebook, actor_id)
        actor_id = actor.id
        edges = ego(ledger, codebook, view, actor_id, rest)
        return Profile(
            actor=actor,
            level=filters.level,
            version=view.version,
            names=tuple(view.names_used(actor_id, *document_conditions(filters))),
            partners=_partners(actor_id, edges),
            about=page(ledger, view, replace(rest, actor=actor_id), limit),
            by=page(ledger, view, replace(rest, claimant=actor_id), limit),
            offices=tuple(dict.fromkeys((*actor.terms, *_terms(codebook, actor_id)))),
        )


def partners(
    ledger: Ledger,
    codebook: Codebook,
    actor_id: str,
    filters: Filters = NO_FILTERS,
    as_of: int | None = None,
    most: int | None = 50,
) -> tuple[Partner, ...]:
    """Whom the drawn claims relate an actor with, by id: the `most` that have the most claims. Raises UnknownActor."""
    with ledger.at(as_of) as view:
        actor = find(view, codebook, actor_id)
        return _partners(actor.id, ego(ledger, codebook, view, actor.id, filters, most))


def _partners(actor_id: str, edges: Iterable[Edge]) -> tuple[Partner, ...]:
    ordered = sorted(edges, key=lambda edge: (-edge.claims, edge.a, edge.b))
    return tuple(Partner(edge.b if edge.a == actor_id else edge.a, edge) for edge in ordered)


def _terms(codebook: Codebook, actor_id: str) -> Iterator[Term]:
    """The reference facts about the actor."""
    for fact in codebook.facts:
        if fact.actor == actor_id:
            yield Term(fact.office, fact.of, fact.at, fact.during, fact.source)
