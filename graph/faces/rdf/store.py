"""The ledger as named graphs: one a document, one for the actors, one for the vocabulary.

N-Quads are written document after document, in constant memory; the other formats go through an rdflib Dataset.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import IO, Any, Final, TypeVar

from rdflib import Dataset, Graph, Literal, URIRef

from graph.codebook import Codebook
from graph.errors import InputError
from graph.faces.rdf import names, terms
from graph.faces.rdf.codec import document_triples
from graph.faces.rdf.names import DEFAULT_BASE, Names
from graph.faces.rdf.registry import registry
from graph.faces.rdf.terms import PREFIXES, Triple
from graph.faces.rdf.vocabulary import vocabulary
from graph.ledger import DocumentRow, Ledger, View

Found = TypeVar("Found", bound=Graph)
NamedGraph = tuple[str, list[Triple]]
Told = Callable[[DocumentRow], None]
"""Called with each document that has been written."""

FORMATS: Final = {"nquads": "nquads", "trig": "trig", "turtle": "turtle", "jsonld": "json-ld"}
"""Our names of formats, and rdflib's."""


def silent(_row: DocumentRow) -> None:
    pass


def chosen(view: View, documents: Collection[str] = (), collection: str | None = None) -> list[DocumentRow]:
    """The documents of these ids and of this collection; of all where none is named. Raises InputError for unknown ones."""
    rows = view.documents() if collection is None else view.members(collection)
    found = [row for row in rows if not documents or row.id in documents]
    missing = sorted(set(documents) - {row.id for row in found})
    if missing:
        raise InputError(f"no document has the id '{missing[0]}' in version {view.version} of the ledger")
    if collection is not None and not found:
        raise InputError(f"no document is of the collection '{collection}' in version {view.version} of the ledger")
    return found


def graphs(
    view: View, codebook: Codebook, rows: Iterable[DocumentRow], iris: Names, told: Told = silent
) -> Iterator[NamedGraph]:
    """The vocabulary, the documents, and the actors that these name."""
    yield iris.vocabulary, vocabulary(codebook)
    named: set[str] = set()
    for row in rows:
        triples = document_triples(view.document(row.id), row.version, iris)
        named |= actors_in(triples, iris)
        yield iris.graph(row.id), triples
        told(row)
    met = {actor: one for actor, one in view.met().items() if actor in named}
    yield iris.registry, registry(met, codebook, iris, named)


def actors_in(triples: Iterable[Triple], iris: Names) -> set[str]:
    """The ids of the actors that triples point to."""
    start = f"<{iris.base}actor/"
    return {names.decoded(value[len(start) : -1]) for _subject, _predicate, value in triples if value.startswith(start)}


def write_nquads(
    ledger: Ledger,
    codebook: Codebook,
    stream: IO[bytes],
    *,
    as_of: int | None = None,
    base: str = DEFAULT_BASE,
    documents: Collection[str] = (),
    collection: str | None = None,
    told: Told = silent,
) -> int:
    """N-Quads of the ledger as of a version, in UTF-8, one graph after the other; the number of quads.

    Raises InputError for a base, a document or a collection that is not allowed.
    """
    iris = Names(base)
    written = 0
    with ledger.at(as_of) as view:
        for graph, triples in graphs(view, codebook, chosen(view, documents, collection), iris, told):
            stream.write(terms.lines(triples, graph).encode())
            written += len(triples)
    return written


def dataset(
    ledger: Ledger,
    codebook: Codebook,
    *,
    as_of: int | None = None,
    base: str = DEFAULT_BASE,
    documents: Collection[str] = (),
    collection: str | None = None,
    told: Told = silent,
) -> Dataset:
    """The ledger as an rdflib Dataset in memory: `default_union`, so that a query needs no GRAPH.

    The ledger lies below its faces and cannot know them, so this is a function of a ledger. The public face, which stands on
    top of both, makes it a method too: after `import alaqat`, `ledger.rdf(codebook)` is `dataset(ledger, codebook)`.
    Raises InputError as `write_nquads`.
    """
    iris = Names(base)
    with ledger.at(as_of) as view:
        found = dataset_of(graphs(view, codebook, chosen(view, documents, collection), iris, told))
    return bound(found, iris)


def dataset_of(named: Iterable[NamedGraph]) -> Dataset:
    found = Dataset(default_union=True)
    terms_of = _Terms()
    for name, triples in named:
        graph = found.graph(URIRef(name[1:-1]))
        for subject, predicate, value in triples:
            graph.add((terms_of(subject), terms_of(predicate), terms_of(value)))
    return found


def graph_of(triples: Iterable[Triple]) -> Graph:
    """One graph without a name: the ontology, the shapes."""
    found = Graph()
    terms_of = _Terms()
    for subject, predicate, value in triples:
        found.add((terms_of(subject), terms_of(predicate), terms_of(value)))
    return bound(found, None)


def serialise(found: Graph, form: str, stream: IO[bytes]) -> None:
    """Into `stream`, in UTF-8. Turtle has no graphs: it gets the triples of all of them."""
    if form == "turtle" and isinstance(found, Dataset):
        merged = Graph(namespace_manager=found.namespace_manager)
        for triple in found.triples((None, None, None)):
            merged.add(triple)
        found = merged
    found.serialize(destination=stream, format=FORMATS[form], encoding="utf-8")


def bound(found: Found, iris: Names | None) -> Found:
    """`found` with the prefixes that make it readable."""
    for prefix, address in PREFIXES.items():
        found.bind(prefix, address, replace=True)
    for scheme in ("relation", "modality", "kind"):
        found.bind(scheme, f"{names.CONCEPTS}{scheme}/", replace=True)
    if iris:
        found.bind("actor", f"{iris.base}actor/", replace=True)
    return found


class _Terms:
    """rdflib's terms for ours; an IRI is made once."""

    def __init__(self) -> None:
        self._known: dict[str, URIRef] = {}

    def __call__(self, term: str) -> Any:
        if not terms.is_iri(term):
            value, datatype, language = terms.parts_of(term)
            return Literal(value, lang=language, datatype=datatype and URIRef(datatype), normalize=False)
        known = self._known.get(term)
        if known is None:
            known = self._known[term] = URIRef(term[1:-1])
        return known
