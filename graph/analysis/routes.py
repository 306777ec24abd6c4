"""The k shortest paths in a weighted undirected network: Yen's way (1971), each search led by exact distances to the target (A*).

A network is compressed sparse rows: the neighbours of node n are `targets[starts[n]:starts[n + 1]]`, at `weights`.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import pairwise

import numpy as np

from graph.faces.network.columns import Numbers

_SMALL = 200  # nodes
Ways = tuple[list[int], list[float], list[float]]


@dataclass(frozen=True)
class Roads:
    """`ids` are the nodes' numbers elsewhere. Weights are positive. `edge` says which edge each row stands for."""

    ids: Numbers
    starts: Numbers
    targets: Numbers
    weights: Numbers
    edge: Numbers


@dataclass(frozen=True, order=True)
class Route:
    """A path from node to node, each once, and what it costs."""

    cost: float
    nodes: tuple[int, ...]


@dataclass
class _Search:
    """What the searches to one target share: distances to it, and each node's neighbours, the nearest to the target first."""

    roads: Roads
    target: int
    left: Numbers
    known: dict[int, Ways] = field(default_factory=dict)

    def ways(self, node: int) -> Ways:
        """The neighbours from which the target can be reached, what the step costs, and what all costs from here."""
        found = self.known.get(node)
        if found is None:
            rows = slice(self.roads.starts[node], self.roads.starts[node + 1])
            targets, weights = self.roads.targets[rows], self.roads.weights[rows]
            whole = weights + self.left[targets]
            order = np.argsort(whole, kind="stable")
            order = order[: np.isfinite(whole).sum()]
            found = self.known[node] = (targets[order].tolist(), weights[order].tolist(), whole[order].tolist())
        return found


def roads(a: Numbers, b: Numbers, weights: Numbers, order: Numbers) -> Roads:
    """From edges with ends a and b. Nodes are numbered in the `order` of their numbers: equals come out alike anywhere."""
    ids = np.flatnonzero(np.bincount(np.concatenate((a, b)), minlength=len(order)))
    ids = ids[np.argsort(order[ids])]
    place = np.zeros(len(order), "i8")
    place[ids] = np.arange(len(ids))
    start, end = place[np.concatenate((a, b))], place[np.concatenate((b, a))]
    rows = np.argsort(start * len(ids) + end)
    starts = np.searchsorted(start[rows], np.arange(len(ids) + 1))
    edge = np.concatenate((np.arange(len(a)),) * 2)
    return Roads(ids, starts, end[rows], np.concatenate((weights, weights))[rows], edge[rows])


def distances(roads: Roads, target: int) -> Numbers:
    """What it costs at least from each node to the target (Bellman-Ford, all nodes at a time); infinity where no way leads."""
    left = np.full(len(roads.ids), np.inf)
    left[target] = 0.0
    filled = np.flatnonzero(np.diff(roads.starts))
    begins = roads.starts[filled]
    for _ in range(len(roads.ids)):
        nearer = left.copy()
        nearer[filled] = np.minimum(left[filled], np.minimum.reduceat(roads.weights + left[roads.targets], begins))
        if np.array_equal(nearer, left):
            break
        left = nearer
    return left


def shortest(roads: Roads, source: int, target: int, most: int) -> list[Route]:
    """The `most` cheapest paths that pass no node twice, the cheapest first."""
    search = _Search(roads, target, distances(roads, target))
    first = _reach(search, source, frozenset(), frozenset())
    waiting = [(first, 0)] if first else []
    known, found = {first and first.nodes}, list[Route]()
    while waiting and len(found) < most:
        route, turned = heappop(waiting)
        found.append(route)
        if len(found) < most:
            for other, place in _deviations(search, route, turned, found):
                if other.nodes not in known:
                    known.add(other.nodes)
                    heappush(waiting, (other, place))
    return found


def _deviations(search: _Search, route: Route, turned: int, found: list[Route]) -> Iterator[tuple[Route, int]]:
    """The cheapest path that leaves `route` at each of its nodes, from the one on where it left another itself (Lawler 1972)."""
    nodes = route.nodes
    for place in range(turned, len(nodes) - 1):
        root = nodes[: place + 1]
        taken = frozenset(other.nodes[place + 1] for other in found if other.nodes[: place + 1] == root)
        rest = _reach(search, nodes[place], frozenset(root[:-1]), taken)
        if rest:
            yield Route(_cost(search, root) + rest.cost, root[:-1] + rest.nodes), place


def _cost(search: _Search, nodes: tuple[int, ...]) -> float:
    total = 0.0
    for one, following in pairwise(nodes):
        targets, weights, _whole = search.ways(one)
        total += weights[targets.index(following)]
    return total


def _reach(search: _Search, source: int, closed: Set[int], taken: Set[int]) -> Route | None:
    """The cheapest path to the target that passes no node of `closed` and whose first step is none of `taken`."""
    spent: dict[int, float] = {source: 0.0}
    before: dict[int, int] = {}
    settled = {source}
    waiting: list[tuple[float, int, int]] = []  # what the whole costs, from which node, by its how manieth way

    def offer(node: int, place: int) -> None:
        targets, _weights, whole = search.ways(node)
        if place < len(targets):
            heappush(waiting, (spent[node] + whole[place], node, place))

    if source == search.target:
        return Route(0.0, (source,))
    if _shut_off(search, source, closed, taken):
        return None
    offer(source, 0)
    while waiting:
        _whole, node, place = heappop(waiting)
        offer(node, place + 1)
        targets, weights, _left = search.ways(node)
        reached = targets[place]
        if reached in settled or reached in closed or (node == source and reached in taken):
            continue
        settled.add(reached)
        before[reached], spent[reached] = node, spent[node] + weights[place]
        if reached == search.target:
            return Route(spent[reached], _back(before, source, reached))
        offer(reached, 0)
    return None


def _shut_off(search: _Search, source: int, closed: Set[int], taken: Set[int]) -> bool:
    """Whether what hangs at the target is small and has no way to the source: then the whole rest need not be searched."""
    starts, targets = search.roads.starts, search.roads.targets
    seen, waiting = {search.target}, [search.target]
    while waiting:
        node = waiting.pop()
        if starts[node + 1] - starts[node] > _SMALL or len(seen) > _SMALL:
            return False
        for following in targets[starts[node] : starts[node + 1]].tolist():
            if following == source:
                if node not in taken:
                    return False
            elif following not in closed and following not in seen:
                seen.add(following)
                waiting.append(following)
    return True


def _back(before: dict[int, int], source: int, node: int) -> tuple[int, ...]:
    nodes = [node]
    while node != source:
        node = before[node]
        nodes.append(node)
    return tuple(reversed(nodes))
