"""Files of RDF back into coded documents. What is wrong with one document is a Failure, and the rest goes on."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final, Protocol

from rdflib import Dataset, Literal, URIRef
from rdflib.term import Node

from graph.errors import InputError
from graph.faces.rdf import terms
from graph.faces.rdf.codec import Read, read_document
from graph.faces.rdf.registry import name_of
from graph.faces.rdf.store import FORMATS
from graph.faces.rdf.terms import Quad, Triple, iri
from graph.reading import Failure

ENDINGS: Final = {
    ".nq": "nquads",
    ".nt": "nquads",
    ".trig": "trig",
    ".ttl": "turtle",
    ".jsonld": "jsonld",
    ".json": "jsonld",
}
"""The format that a file's name tells."""
_VERSION: Final = iri("ledgerVersion")
_OF_DOCUMENT: Final = re.compile(r"(<[^>]*?[/:])(?:document|graph)/([^/#>]+)")
_GRAPH_AT_END: Final = re.compile(r"(<[^<>\s]*>)\s*\.\s*$")
_REST: Final = "<>"


class Source(Protocol):
    """What a file holds: `documents` of them are to be expected, `names` are those of actors that the codebook has not.

    Documents come in the order in which their ledger had them, each a Read or a Failure.
    """

    names: dict[str, str]
    documents: int

    def __iter__(self) -> Iterator[Read | Failure]: ...


def source(file: Path, form: str | None = None) -> Source:
    """`form` is one of FORMATS; None goes by the file's name. Raises InputError for a file that is none of its format."""
    form = form or ENDINGS.get(file.suffix.lower())
    if form is None:
        raise InputError(f"'{file}' does not tell its format; --format says it: {', '.join(FORMATS)}")
    return _Lines(file) if form == "nquads" else _Graphs(_parsed(file, form), str(file))


def _parsed(file: Path, form: str) -> Dataset:
    found = Dataset(default_union=False)
    try:
        with file.open("rb") as stream:
            found.parse(file=stream, format=FORMATS[form])
    except Exception as error:  # rdflib's parsers raise whatever comes: from SyntaxError to AttributeError
        reason = " ".join(str(error).split())
        raise InputError(f"{file} is not {form}: {type(error).__name__}: {reason[:300]}") from error
    return found


@dataclass(slots=True)
class _Found:
    """A graph of a file: where its lines are, what its version is, and what is wrong with it."""

    ranges: list[tuple[int, int]] = field(default_factory=list)
    version: int = 0
    triples: list[Triple] = field(default_factory=list)
    wrong: str | None = None


class _Index:
    """The graphs of a file by name, and the names of actors in it."""

    def __init__(self) -> None:
        self.graphs: dict[str, _Found] = {}
        self.names: dict[str, str] = {}

    def note(self, quad: Quad) -> str:
        """The name of the graph that the quad belongs to. Raises ValueError for a value that its property does not allow."""
        subject, predicate, value, graph = quad
        key = graph or _graph_of(subject)
        found = self.graphs.setdefault(key, _Found())
        if predicate == _VERSION:
            found.version = terms.int_of(value)
        elif (named := name_of((subject, predicate, value))) is not None:
            self.names[named[0]] = named[1]
        return key

    def in_order(self) -> list[tuple[str, _Found]]:
        return sorted(self.graphs.items(), key=lambda item: item[1].version)


def _graph_of(subject: str) -> str:
    """Where no graph is named: that of the document which the subject belongs to."""
    found = _OF_DOCUMENT.match(subject)
    return f"{found[1]}graph/{found[2]}>" if found else _REST


def _of_a_document(found: _Found) -> bool:
    return found.version > 0 or found.wrong is not None


class _Lines:
    """N-Quads or N-Triples: read twice, first to see where the lines of each graph are, then graph by graph."""

    def __init__(self, file: Path) -> None:
        self._file, self._index = file, _Index()
        with file.open("rb") as stream:
            self._look(stream)
        self.names = self._index.names
        self.documents = sum(map(_of_a_document, self._index.graphs.values()))

    def _look(self, stream: IO[bytes]) -> None:
        before, start = _REST, 0
        for number, line in enumerate(stream, 1):
            end = start + len(line)
            try:
                quad = terms.quad_of(line.decode())
                if quad is not None:
                    before = self._index.note(quad)
                    _extend(self._index.graphs[before].ranges, start, end)
            except ValueError as error:
                before = self._blame(line, before, f"{self._file}, line {number}: {error}")
            start = end

    def _blame(self, line: bytes, before: str, wrong: str) -> str:
        """The document of a bad line is left out as a whole: half a document would pass for all of it."""
        told = _GRAPH_AT_END.search(line.decode(errors="replace"))
        graph = told[1] if told and told[1] in self._index.graphs else before
        found = self._index.graphs.setdefault(graph, _Found())
        found.wrong = found.wrong or wrong
        return graph

    def __iter__(self) -> Iterator[Read | Failure]:
        with self._file.open("rb") as stream:
            for graph, found in self._index.in_order():
                if found.wrong:
                    yield Failure(graph[1:-1] or str(self._file), found.wrong)
                elif (read := _read_graph(graph, _triples(stream, found.ranges))) is not None:
                    yield read


def _extend(ranges: list[tuple[int, int]], start: int, end: int) -> None:
    if ranges and ranges[-1][1] == start:
        ranges[-1] = (ranges[-1][0], end)
    else:
        ranges.append((start, end))


def _triples(stream: IO[bytes], ranges: Iterable[tuple[int, int]]) -> Iterator[Triple]:
    for start, end in ranges:
        stream.seek(start)
        for line in stream.read(end - start).decode().split("\n"):
            quad = terms.quad_of(line)
            if quad is not None:
                yield quad[:3]


def _read_graph(graph: str, triples: Iterable[Triple]) -> Read | Failure | None:
    try:
        return read_document(triples, graph[1:-1])
    except InputError as error:
        return Failure(graph[1:-1], str(error))


class _Graphs:
    """What rdflib has read, as a whole."""

    def __init__(self, found: Dataset, where: str) -> None:
        self._index, self._where = _Index(), where
        for subject, predicate, value, graph in found.quads((None, None, None, None)):
            self._note((subject, predicate, value), graph)
        self.names = self._index.names
        self.documents = sum(map(_of_a_document, self._index.graphs.values()))

    def _note(self, triple: tuple[Node, Node, Node], graph: Node | None) -> None:
        name = f"<{graph}>" if isinstance(graph, URIRef) and not graph.startswith("urn:x-rdflib:") else None
        subject = f"<{triple[0]}>"
        try:
            quad = (_term(triple[0]), _term(triple[1]), _term(triple[2]), name)
            key = self._index.note(quad)
            self._index.graphs[key].triples.append(quad[:3])
        except ValueError as error:
            wrong = self._index.graphs.setdefault(name or _graph_of(subject), _Found())
            wrong.wrong = wrong.wrong or f"{self._where}: {error}"

    def __iter__(self) -> Iterator[Read | Failure]:
        for graph, found in self._index.in_order():
            if found.wrong:
                yield Failure(graph[1:-1] or self._where, found.wrong)
            elif (read := _read_graph(graph, found.triples)) is not None:
                yield read


def of_dataset(found: Dataset) -> Source:
    """The documents of an rdflib Dataset: the way back from `dataset`."""
    return _Graphs(found, "the dataset")


def _term(term: Node) -> str:
    if isinstance(term, URIRef):
        return f"<{term}>"
    if isinstance(term, Literal):
        if term.datatype is not None:
            return terms.typed(str(term), f"<{term.datatype}>")
        return terms.text(str(term), term.language)
    raise ValueError(f"_:{term} is a blank node; these are not read: give them IRIs")
