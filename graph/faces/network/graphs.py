"""The network as networkx graphs."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

import networkx as nx

from graph.faces.network.edges import Selected, directed, edges
from graph.ledger import Listed, Way
from graph.ledger.naming import pair_ways
from graph.model.dyad import Edge, Level, Network, Node


def to_networkx(network: Network) -> "nx.Graph[str]":
    """An undirected graph: nodes are actor ids with `claims` and `partners`, edges have all fields of Edge, and its balance.

    The graph's own attributes are `level` and `version`. `relations` and `modalities` are plain dictionaries.
    """
    graph: nx.Graph[str] = nx.Graph(level=str(network.level), version=network.version)
    for node in network.nodes:
        graph.add_node(node.id, **_attributes(node, "id"))
    for edge in network.edges:
        graph.add_edge(edge.a, edge.b, **_attributes(edge, "a", "b"), balance=str(edge.balance))
    return graph


def to_directed(found: Selected, level: Level, version: int, polarities: Mapping[str, int]) -> "nx.DiGraph[str]":
    """A directed graph: an edge from who does it to whom, what is mutual each way; with the figures of those claims alone."""
    graph: nx.DiGraph[str] = nx.DiGraph(level=str(level), version=version)
    for edge in edges(directed(found), polarities):
        graph.add_edge(edge.a, edge.b, **_attributes(edge, "a", "b", "forward", "backward"), balance=str(edge.balance))
    return graph


def claims_to_networkx(listed: Iterable[Listed], level: Level = Level.STATE) -> "nx.MultiDiGraph[str]":
    """A directed graph with one edge for each claim and pair, its key the claim's id; a mutual claim has an edge each way.

    Edges have relation, mode, modality, quad, score, day, date_basis, document, outlet, claimant and quote.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(level=str(level))
    for one in listed:
        for (a, b), ways in pair_ways(one.claim).items():
            for start, end in _arrows(a, b, ways.get(level)):
                graph.add_edge(start, end, key=one.claim.id, **_claim_attributes(one))
    return graph


def _attributes(value: Node | Edge, *without: str) -> dict[str, Any]:
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value) if field.name not in without}


def _plain(value: Any) -> Any:
    return {str(key): count for key, count in value.items()} if hasattr(value, "items") else value


def _arrows(a: str, b: str, way: Way | None) -> tuple[tuple[str, str], ...]:
    if way is None:
        return ()
    return {Way.FORWARD: ((a, b),), Way.BACKWARD: ((b, a),), Way.MUTUAL: ((a, b), (b, a))}[way]


def _claim_attributes(listed: Listed) -> dict[str, Any]:
    claim = listed.claim
    return {
        "relation": claim.relation,
        "mode": claim.mode,
        "modality": str(claim.modality),
        "quad": claim.quad,
        "score": claim.score,
        "day": listed.day,
        "date_basis": str(listed.date_basis),
        "document": claim.document,
        "outlet": listed.document.outlet,
        "claimant": claim.claimant and (claim.claimant.id or claim.claimant.name),
        "quote": claim.quote,
    }
