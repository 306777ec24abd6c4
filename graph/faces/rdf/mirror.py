"""A SPARQL endpoint kept in step with the ledger: what it has reached is a triple in it, in a graph of its own."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from graph.codebook import Codebook
from graph.errors import EndpointError
from graph.faces.rdf import terms
from graph.faces.rdf.codec import document_triples
from graph.faces.rdf.names import DEFAULT_BASE, Names
from graph.faces.rdf.registry import registry
from graph.faces.rdf.sparql import Endpoint
from graph.faces.rdf.store import NamedGraph, Told, actors_in, silent
from graph.faces.rdf.terms import iri
from graph.faces.rdf.vocabulary import vocabulary
from graph.ledger import ChangeKind, DocumentRow, Ledger, Met, View

_VERSION, _CODEBOOK = iri("ledgerVersion"), iri("codebook")
_STEP: Final = 100  # documents between two notes of what has been reached: an interrupted push goes on from there


@dataclass(frozen=True, slots=True)
class Reached:
    """The endpoint holds the ledger's `version`, with labels from the codebook of the hash `codebook`."""

    version: int
    codebook: str


@dataclass(frozen=True, slots=True)
class Status:
    """`reached` is None where nothing was pushed yet; `behind` documents were coded or purged since; the ledger is at `version`.

    `labels` says whether the endpoint's labels are those of the present codebook.
    """

    reached: int | None
    version: int
    behind: int
    labels: bool


@dataclass(frozen=True, slots=True)
class Pushed:
    """`documents` were written, `triples` of them; the endpoint holds `version`."""

    documents: int
    triples: int
    version: int


class Mirror:
    """The ledger in an endpoint, under one base. Two ledgers share an endpoint under two bases."""

    def __init__(self, endpoint: Endpoint, ledger: Ledger, codebook: Codebook, base: str = DEFAULT_BASE) -> None:
        self.endpoint, self.ledger, self.codebook, self.names = endpoint, ledger, codebook, Names(base)

    def status(self) -> Status:
        """Raises EndpointError."""
        reached = self._reached()
        with self.ledger.at() as view:
            return status_of(view, reached, self.codebook)

    def push(self, told: Told = silent) -> Pushed:
        """What is new in the ledger since the version that the endpoint has reached. Raises EndpointError.

        It is at any moment safe to end: what was begun is done again the next time.
        """
        reached = self._reached()
        empty = reached is None and not self._has_documents()
        with self.ledger.at() as view:
            behind, purged = changed(view, reached)
            for document in purged:
                self.endpoint.drop(self.names.graph(document))
            anew = reached is None or reached.codebook != self.codebook.hash or purged
            named = self._labels() if anew else set()  # what a purged document called somebody goes with it
            actors = _Actors(self, view.met())
            documents = triples = 0
            for some in _steps(behind):
                step = _Step(view, self.names, some)
                if not empty:
                    for row in some:
                        self.endpoint.drop(self.names.graph(row.id))
                self.endpoint.insert_all(step.graphs(told))
                actors.write(named | step.named)
                self._note(some[-1].version)
                documents, triples = documents + len(some), triples + step.triples
            actors.write(named)
            self._note(view.version)
            return Pushed(documents, triples, view.version)

    def rebuild(self, told: Told = silent) -> Pushed:
        """Everything anew. Raises EndpointError."""
        for graph in (self.names.state, self.names.registry, self.names.vocabulary, *self._documents()):
            self.endpoint.drop(graph)
        return self.push(told)

    def _reached(self) -> Reached | None:
        state = self.names.state
        rows = self.endpoint.select(
            f"SELECT ?version ?codebook WHERE {{ GRAPH {state} {{ {state} {_VERSION} ?version ; {_CODEBOOK} ?codebook }} }}"
        )
        return Reached(terms.int_of(rows[0]["version"]), terms.value_of(rows[0]["codebook"])) if rows else None

    def _note(self, version: int) -> None:
        """In one operation: at no moment is there none, or two."""
        state = self.names.state
        facts = f"{state} {_VERSION} {terms.integer(version)} ; {_CODEBOOK} {terms.text(self.codebook.hash)} ."
        self.endpoint.update(
            f"DELETE {{ GRAPH {state} {{ {state} ?property ?value }} }} INSERT {{ GRAPH {state} {{ {facts} }} }} "
            f"WHERE {{ OPTIONAL {{ GRAPH {state} {{ {state} ?property ?value }} }} }}"
        )

    def _documents(self) -> list[str]:
        """The documents' graphs, those too that were not written to their end: a graph says first what it is."""
        start = terms.text(f"{self.names.base}graph/")
        rows = self.endpoint.select(
            f"SELECT ?graph WHERE {{ GRAPH ?graph {{ ?graph {terms.TYPE} {iri('Coding')} }} "
            f"FILTER (STRSTARTS(STR(?graph), {start})) }}"
        )
        return [row["graph"] for row in rows]

    def _has_documents(self) -> bool:
        return bool(self._documents())

    def _labels(self) -> set[str]:
        """Write the vocabulary of the present codebook, drop the actors of another one; the ids of those dropped."""
        registry_, vocabulary_ = self.names.registry, self.names.vocabulary
        rows = self.endpoint.select(f"SELECT ?actor WHERE {{ GRAPH {registry_} {{ ?actor {terms.TYPE} {iri('Actor')} }} }}")
        for graph in (registry_, vocabulary_):
            self.endpoint.drop(graph)
        self.endpoint.insert(vocabulary_, vocabulary(self.codebook))
        return {self.names.id_of("actor", row["actor"]) for row in rows}


class _Actors:
    """The actors' graph while it grows: an actor is written once."""

    def __init__(self, mirror: Mirror, met: Mapping[str, Met]) -> None:
        self._mirror, self._met = mirror, met
        self._written: set[str] = set()

    def write(self, named: set[str]) -> None:
        new = named - self._written
        if new:
            mirror, met = self._mirror, {actor: self._met[actor] for actor in new if actor in self._met}
            mirror.endpoint.insert(mirror.names.registry, registry(met, mirror.codebook, mirror.names, new))
            self._written |= new


def status_of(view: View, reached: Reached | None, codebook: Codebook) -> Status:
    labels = reached is not None and reached.codebook == codebook.hash
    coded, purged = changed(view, reached)
    return Status(reached.version if reached else None, view.version, len(coded) + len(purged), labels)


def changed(view: View, reached: Reached | None) -> tuple[list[DocumentRow], list[str]]:
    """The documents whose coding is newer, the oldest first, and those that were purged since.

    The endpoint holds documents as they were coded: merges and reviews change nothing in it. Raises EndpointError for an
    endpoint that is ahead of the ledger.
    """
    version = reached.version if reached else 0
    if version > view.version:
        raise EndpointError(
            f"the endpoint is at version {version}, the ledger at {view.version}: it was filled from another ledger; "
            "give this one a --base of its own, or replace what is there: alaqat rdf rebuild"
        )
    coded: dict[str, int] = {}
    purged: list[str] = []
    for change in view.changes(version):
        if change.kind is ChangeKind.CODING:
            coded |= dict.fromkeys(change.documents, change.version)
        elif change.kind is ChangeKind.PURGE:
            purged += change.documents
    return [view.document_row(document) for document in sorted(coded, key=coded.__getitem__)], purged


def _steps(rows: Iterable[DocumentRow]) -> Iterator[list[DocumentRow]]:
    for _number, some in groupby(enumerate(rows), key=lambda item: item[0] // _STEP):
        yield [row for _position, row in some]


class _Step:
    """Some documents on their way into the endpoint; `named` are the ids of the actors that they name, `triples` their number."""

    def __init__(self, view: View, iris: Names, rows: list[DocumentRow]) -> None:
        self._view, self._names, self._rows = view, iris, rows
        self.named: set[str] = set()
        self.triples = 0

    def graphs(self, told: Told) -> Iterator[NamedGraph]:
        for row in self._rows:
            triples = document_triples(self._view.document(row.id), row.version, self._names)
            self.named |= actors_in(triples, self._names)
            self.triples += len(triples)
            yield self._names.graph(row.id), triples
            told(row)
