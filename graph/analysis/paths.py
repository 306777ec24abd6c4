"""How two actors hang together: the shortest paths between them, each hop with its claims."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np

from graph.analysis.routes import Roads, Route, roads, shortest
from graph.codebook import Codebook
from graph.errors import InputError
from graph.faces.network.columns import Columns, Numbers
from graph.faces.network.edges import Selected
from graph.ledger import Ledger, Listed, View
from graph.query.filters import NO_FILTERS, Filters
from graph.query.lookup import find
from graph.query.network import drawn_in

WAYS: Final = ("hops", "strength")


@dataclass(frozen=True, slots=True)
class Hop:
    """`claims` claims relate `a` and `b`; `score` is their mean, None where none has one; `newest` are some of them."""

    a: str
    b: str
    claims: int
    score: float | None
    newest: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """From actor to actor; `cost` is what it was ordered by."""

    actors: tuple[str, ...]
    hops: tuple[Hop, ...]
    cost: float


@dataclass(frozen=True, slots=True)
class Paths:
    """The paths between `a` and `b`, the shortest first; () where they do not hang together."""

    a: str
    b: str
    version: int
    paths: tuple[Path, ...]


@dataclass(frozen=True)
class _Network:
    """Edges and the roads over them."""

    found: Selected
    roads: Roads
    version: int

    def node(self, number: int) -> int:
        """Which node the actor of this number is; -1 for none."""
        found = np.flatnonzero(self.roads.ids == number)
        return int(found[0]) if len(found) else -1


_kept: "WeakKeyDictionary[Ledger, dict[object, _Network]]" = WeakKeyDictionary()  # the last one asked of each ledger


def paths(
    ledger: Ledger,
    codebook: Codebook,
    a: str,
    b: str,
    filters: Filters = NO_FILTERS,
    most: int = 10,
    by: str = "hops",
    claims: int = 1,
    as_of: int | None = None,
) -> Paths:
    """The `most` shortest paths of two actors over the drawn edges: none passes an actor twice.

    `hops`: the fewest steps first, among them those over more claims. `strength`: a step costs 1 divided by its claims
    (Newman 2001), so that well-attested ways come first. A hop comes with its `claims` newest claims. Raises UnknownActor,
    InputError.
    """
    if by not in WAYS:
        raise InputError(f"'{by}' orders no paths; allowed are {', '.join(WAYS)}")
    with ledger.at(as_of) as view:
        first, second = (find(view, codebook, one).id for one in (a, b))
        if first == second:
            raise InputError(f"paths from '{first}' to itself are asked for; give two different actors")
        network = _network(ledger, view, filters, by)
        columns = network.found.columns
        ends = [network.node(columns.words.number(one)) for one in (first, second)]
        routes = shortest(network.roads, ends[0], ends[1], most) if min(ends) >= 0 else []
        return Paths(first, second, view.version, _told(network, routes, view, claims))


def _network(ledger: Ledger, view: View, filters: Filters, by: str) -> _Network:
    """Questions about paths come one after another with the same filters: the roads of the last are kept."""
    key = view.version, filters, by
    kept = _kept.setdefault(ledger, {})
    if key not in kept:
        found = drawn_in(ledger, view, filters)
        claims = found.claims
        weights = 1.0 / claims if by == "strength" else 1.0 + 1.0 / (claims * 1e6)
        made = roads(found.a, found.b, weights, _alphabetic(found.columns))
        kept.clear()
        kept[key] = _Network(found, made, view.version)
    return kept[key]


def _alphabetic(columns: Columns) -> Numbers:
    """The place of each actor when they are sorted by id."""
    order = sorted(range(len(columns.words.texts)), key=columns.words.texts.__getitem__)
    places = np.empty(len(order), "i8")
    places[order] = np.arange(len(order))
    return places


def _told(network: _Network, routes: list[Route], view: View, claims: int) -> tuple[Path, ...]:
    found, texts = network.found, network.found.columns.words.texts
    steps = {step: _edge(network.roads, *step) for route in routes for step in pairwise(route.nodes)}
    rows = {edge: _newest(found, edge, claims) for edge in steps.values()}
    keys = {edge: found.columns.claims.key[some].tolist() for edge, some in rows.items()}
    wanted = [key for some in keys.values() for key in some]
    listed = dict(zip(wanted, view.by_key(wanted), strict=True))
    ends = np.append(found.first, len(found.pair))
    scores = found.columns.claims.score

    def hop(step: tuple[int, int]) -> Hop:
        edge = steps[step]
        links = found.claim[ends[edge] : ends[edge + 1]]
        scored = scores[links][~np.isnan(scores[links])]
        a, b = (texts[network.roads.ids[node]] for node in step)
        mean = float(scored.mean()) if len(scored) else None
        return Hop(a, b, len(links), mean, tuple(listed[key] for key in keys[edge]))

    return tuple(
        Path(
            tuple(texts[network.roads.ids[node]] for node in route.nodes),
            tuple(hop(step) for step in pairwise(route.nodes)),
            route.cost,
        )
        for route in routes
    )


def _edge(roads: Roads, a: int, b: int) -> int:
    low, high = roads.starts[a], roads.starts[a + 1]
    return int(roads.edge[low + np.searchsorted(roads.targets[low:high], b)])


def _newest(found: Selected, edge: int, most: int) -> Numbers:
    """The rows of the newest claims of an edge, the undated last; of one day in the order in which they came."""
    end = int(found.first[edge + 1]) if edge + 1 < len(found.first) else len(found.pair)
    rows = found.claim[int(found.first[edge]) : end]
    order = np.lexsort((rows, -found.columns.claims.day[rows]))
    return np.asarray(rows[order[:most]])
