"""Parts of a network that can be looked at: around an actor, and the strongest edges."""

from collections import defaultdict
from collections.abc import Iterable

from graph.codebook import Codebook
from graph.faces.network import edges
from graph.faces.network.keeping import columns_for
from graph.ledger import Ledger, View
from graph.model.dyad import Edge, Network
from graph.query.filters import Filters, drawn_wanted
from graph.query.network import polarities


def ego(
    ledger: Ledger, codebook: Codebook, view: View, actor: str, filters: Filters, most: int | None = None
) -> tuple[Edge, ...]:
    """The edges of one actor, `most` of them, the strongest first. At state level it may be one who acts for another."""
    columns = columns_for(ledger, view)
    number = columns.words.numbers.get(view.identities.meant(actor))
    if number is None:
        return ()
    found = edges.select_of(columns, filters.level, number, drawn_wanted(filters, columns, view))
    return edges.edges(edges.strongest(found, most), polarities(codebook))


def around(network: Network, actor: str, hops: int) -> Network:
    """The actors up to `hops` edges away from `actor`, with all edges among them; nothing where it is no node."""
    partners: dict[str, set[str]] = defaultdict(set)
    for edge in network.edges:
        partners[edge.a].add(edge.b)
        partners[edge.b].add(edge.a)
    inside = {actor} if actor in partners else set()
    for _ in range(hops):
        inside |= {partner for member in inside for partner in partners[member]}
    return _within(network, inside, (edge for edge in network.edges if edge.a in inside and edge.b in inside))


def strongest(network: Network, per_actor: int, most: int, focus: str | None = None) -> Network:
    """Each edge that is among the `per_actor` strongest of one of its ends, for at most `most` actors.

    Strength is the number of claims. All edges of `focus` are kept, and `focus` is never among those left out.
    """
    kept: dict[str, int] = defaultdict(int)
    edges = []
    for edge in sorted(network.edges, key=lambda edge: (-edge.claims, edge.a, edge.b)):
        if min(kept[edge.a], kept[edge.b]) < per_actor or focus in (edge.a, edge.b):
            edges.append(edge)
        kept[edge.a] += 1
        kept[edge.b] += 1
    ranked = sorted(network.nodes, key=lambda node: (node.id != focus, -node.claims, node.id))
    inside = {node.id for node in ranked[:most]}
    return _within(network, inside, (edge for edge in edges if edge.a in inside and edge.b in inside))


def _within(network: Network, inside: set[str], edges: Iterable[Edge]) -> Network:
    """Nodes keep their figures, which count the whole network; those without an edge left are no part of the picture."""
    drawn = tuple(sorted(edges, key=lambda edge: (edge.a, edge.b)))
    ends = {end for edge in drawn for end in (edge.a, edge.b)}
    return Network(
        network.level, network.version, tuple(node for node in network.nodes if node.id in inside and node.id in ends), drawn
    )
