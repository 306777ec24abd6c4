"""The whole network: who is linked with whom, by how many claims."""

from collections import defaultdict
from collections.abc import Iterable

from graph.codebook import Codebook
from graph.ledger import Ledger, Link
from graph.model.dyad import Network, Node
from graph.query import tally
from graph.query.filters import NO_FILTERS, Filters, drawn_conditions


def network(ledger: Ledger, codebook: Codebook, filters: Filters = NO_FILTERS, as_of: int | None = None) -> Network:
    """Nodes and undirected edges that the drawn claims make: occurred ones by default, denied ones never."""
    with ledger.at(as_of) as view:
        links = view.links(filters.level, *drawn_conditions(filters))
    return Network(filters.level, view.version, _nodes(links), tally.edges(links, codebook))


def _nodes(links: Iterable[Link]) -> tuple[Node, ...]:
    claims: dict[str, set[int]] = defaultdict(set)
    partners: dict[str, set[str]] = defaultdict(set)
    for link in links:
        for one, other in ((link.a, link.b), (link.b, link.a)):
            claims[one].add(link.claim)
            partners[one].add(other)
    return tuple(Node(one, len(claims[one]), len(partners[one])) for one in sorted(claims))
