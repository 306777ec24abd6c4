"""Actors: which one is meant, and all that is claimed about one."""

from collections.abc import Iterator
from dataclasses import replace

from graph.codebook import Codebook
from graph.ledger import Ledger, View
from graph.model import Term
from graph.query import tally
from graph.query.filters import NO_FILTERS, Filters, drawn_conditions, listed_conditions, without
from graph.query.lookup import find, registry, resolve, search
from graph.query.values import Page, Partner, Profile

__all__ = ["profile", "registry", "resolve", "search"]


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
        edges = tally.edges(view.links_of(actor_id, filters.level, *drawn_conditions(rest)), codebook)
        return Profile(
            actor=actor,
            level=filters.level,
            version=view.version,
            names=tuple(view.names_used(actor_id, outlet=filters.outlet, language=filters.language)),
            partners=tuple(
                Partner(edge.b if edge.a == actor_id else edge.a, edge)
                for edge in sorted(edges, key=lambda edge: (-edge.claims, edge.a, edge.b))
            ),
            about=_page(view, replace(rest, actor=actor_id), limit),
            by=_page(view, replace(rest, claimant=actor_id), limit),
            offices=tuple(dict.fromkeys((*actor.terms, *_terms(codebook, actor_id)))),
        )


def _page(view: View, filters: Filters, limit: int | None) -> Page:
    conditions = listed_conditions(filters)
    return Page(tuple(view.newest(*conditions, limit=limit)), view.count(*conditions), 0, view.version)


def _terms(codebook: Codebook, actor_id: str) -> Iterator[Term]:
    """The reference facts about the actor."""
    for fact in codebook.facts:
        if fact.actor == actor_id:
            yield Term(fact.office, fact.of, fact.at, fact.during, fact.source)
