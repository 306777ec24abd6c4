"""The network for a notebook: a networkx graph of what the filters let through."""

from typing import TYPE_CHECKING, Final

from graph.codebook import Codebook
from graph.errors import InputError
from graph.faces.network.graphs import claims_to_networkx, to_directed, to_networkx
from graph.faces.network.keeping import columns_for
from graph.ledger import Ledger
from graph.query import network as networks
from graph.query.claims import chosen, newest
from graph.query.filters import NO_FILTERS, Filters, drawn_wanted

if TYPE_CHECKING:
    import networkx as nx

GRAPHS: Final = ("claims", "directed", "undirected")


def network(
    ledger: Ledger, codebook: Codebook, filters: Filters = NO_FILTERS, as_of: int | None = None, *, graph: str = "undirected"
) -> "nx.Graph[str]":
    """A networkx graph as of a version, at the filters' level.

    `claims`: a MultiDiGraph with an edge a claim and pair, its key the claim's id. `directed`: a DiGraph with an edge from who
    does it to whom, and all their figures. `undirected`: a Graph with one edge a pair. Raises InputError for another kind.
    """
    if graph not in GRAPHS:
        raise InputError(f"'{graph}' is no graph; allowed are {', '.join(GRAPHS)}")
    if graph == "claims":
        with ledger.at(as_of) as view:
            columns = columns_for(ledger, view)
            rows = newest(columns, chosen(columns, drawn_wanted(filters, columns, view)))
            return claims_to_networkx(view.by_key(columns.claims.key[rows].tolist()), filters.level)
    if graph == "undirected":
        return to_networkx(networks.network(ledger, codebook, filters, as_of))
    found, version = networks.drawn(ledger, filters, as_of)
    return to_directed(found, filters.level, version, networks.polarities(codebook))
