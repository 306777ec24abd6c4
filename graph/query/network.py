"""The whole network: who is linked with whom, by how many claims."""

from collections.abc import Mapping

from graph.codebook import Codebook
from graph.faces.network import edges
from graph.faces.network.columns import Columns, Links
from graph.faces.network.edges import Selected
from graph.faces.network.keeping import columns_for
from graph.ledger import Ledger, View
from graph.model.dyad import Network
from graph.query.filters import NO_FILTERS, Filters, drawn_wanted


def network(ledger: Ledger, codebook: Codebook, filters: Filters = NO_FILTERS, as_of: int | None = None) -> Network:
    """Nodes and undirected edges that the drawn claims make: occurred ones by default, denied ones never."""
    found, version = drawn(ledger, filters, as_of)
    return edges.network(found, filters.level, version, polarities(codebook))


def drawn(ledger: Ledger, filters: Filters = NO_FILTERS, as_of: int | None = None) -> tuple[Selected, int]:
    """The links that the network is made of, as columns, and the version."""
    with ledger.at(as_of) as view:
        return drawn_in(ledger, view, filters), view.version


def drawn_in(ledger: Ledger, view: View, filters: Filters) -> Selected:
    """The same inside a view that is open."""
    columns = columns_for(ledger, view)
    return edges.select(columns, links(columns, filters), drawn_wanted(filters, columns, view))


def links(columns: Columns, filters: Filters) -> Links:
    found: Links = getattr(columns, filters.level.value)
    return found


def polarities(codebook: Codebook) -> Mapping[str, int]:
    return {relation.id: relation.polarity for relation in codebook.relations.values()}
