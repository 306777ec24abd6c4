"""The ledger as RDF: one named graph a document, with provenance, selectors and labels; queries through any SPARQL endpoint."""

from graph.faces.rdf.importing import of_dataset, source
from graph.faces.rdf.names import DEFAULT_BASE
from graph.faces.rdf.store import FORMATS, dataset, graph_of, serialise, write_nquads

__all__ = ["DEFAULT_BASE", "FORMATS", "dataset", "graph_of", "of_dataset", "serialise", "source", "write_nquads"]
