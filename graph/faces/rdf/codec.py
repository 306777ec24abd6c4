"""A coded document as the triples of its named graph, and back. The tables say which field is which property.

Participants, framings and spans that are equal are one node in the document's graph. What is derived for queries (DERIVED)
is ignored when a graph is read back.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sized
from dataclasses import dataclass
from typing import Any, Final

from graph.errors import InputError
from graph.faces.rdf import names, terms
from graph.faces.rdf.fields import read_fields, write_fields
from graph.faces.rdf.names import Names
from graph.faces.rdf.tables import TABLES
from graph.faces.rdf.terms import TYPE, Triple, iri
from graph.ledger.codec import day_of
from graph.ledger.naming import node
from graph.model import Claim, Coded, Document, Participant, Span

_CODING, _VERSION, _DERIVED_FROM = iri("Coding"), iri("ledgerVersion"), iri("prov:wasDerivedFrom")
_POSITION, _OF, _LOADED = iri("position"), iri("document"), iri("framing")
_TYPES: Final = {
    name: tuple((TYPE, iri(one)) for one in (name, *table.types)) for name, table in TABLES.items()
}
_TARGET: Final = (TYPE, iri("oa:SpecificResource"))
_POSITIONS: Final = (TYPE, iri("oa:TextPositionSelector"))
_QUOTES: Final = (TYPE, iri("oa:TextQuoteSelector"))
_SOURCE, _SELECTOR, _EXACT = iri("oa:hasSource"), iri("oa:hasSelector"), iri("oa:exact")
_START, _END = iri("oa:start"), iri("oa:end")


@dataclass(frozen=True, slots=True)
class Derived:
    """A property that a claim has for queries alone: it follows from the other ones."""

    property: str
    values: Callable[[Claim, str | None, Names], Iterable[str]]


def _actors(people: Iterable[Participant], names: Names) -> Iterator[str]:
    return (names.local("actor", one.id) for one in people if one.id is not None)


def _nodes(people: Iterable[Participant], names: Names) -> Iterator[str]:
    return (names.local("actor", found) for one in people if (found := node(one)) is not None)


def _day(claim: Claim, published: str | None) -> Iterator[str]:
    day, _basis = day_of(claim, published)
    if day is not None:
        yield terms.day(day)


DERIVED: Final = (
    Derived("sourceActor", lambda claim, _published, names: _actors(claim.sources, names)),
    Derived("targetActor", lambda claim, _published, names: _actors(claim.targets, names)),
    Derived("sourceState", lambda claim, _published, names: _nodes(claim.sources, names)),
    Derived("targetState", lambda claim, _published, names: _nodes(claim.targets, names)),
    Derived("claimantActor", lambda claim, _published, names: _actors((claim.claimant,) if claim.claimant else (), names)),
    Derived("day", lambda claim, published, _names: _day(claim, published)),
    Derived("dayBasis", lambda claim, published, _names: (names.concept("dayBasis", day_of(claim, published)[1]),)),
)
COUNTS: Final[dict[str, Callable[[Coded], Sized]]] = {
    "claims": lambda coded: coded.claims,
    "mentions": lambda coded: coded.mentions,
    "framings": lambda coded: coded.framings,
}
"""How many of each there are: a graph that was cut short is known by them."""
_DERIVED: Final = tuple((iri(one.property), one.values) for one in DERIVED)


def document_triples(coded: Coded, version: int, names: Names) -> list[Triple]:
    """All triples of the document's graph; `version` is the ledger's in which this coding came. The graph's own are first."""
    return _Writing(coded, names).all(version)


class _Writing:
    def __init__(self, coded: Coded, names: Names) -> None:
        self.coded, self.names, self.text = coded, names, coded.document.text
        self.document = names.document(coded.document.id)
        self.triples: list[Triple] = []
        self._spans: dict[Span, str] = {}
        self._shared: dict[str, dict[Any, str]] = defaultdict(dict)
        self._counts: Counter[str] = Counter()

    def all(self, version: int) -> list[Triple]:
        self._graph(version)
        self.node(self.document, "Document", self.coded.document)
        for framing in self.coded.framings:
            self.triples.append((self.document, _LOADED, self._number("Framing", framing)))
        for mention in self.coded.mentions:
            self._number("Mention", mention)
        for position, claim in enumerate(self.coded.claims):
            self._claim(position, claim)
        return self.triples

    def _graph(self, version: int) -> None:
        graph, document = self.names.graph(self.coded.document.id), self.document
        self.triples += [
            (graph, TYPE, _CODING),
            (graph, TYPE, iri("prov:Entity")),
            (graph, _VERSION, terms.integer(version)),
            (graph, _DERIVED_FROM, document),
            *((graph, iri(name), terms.integer(len(parts(self.coded)))) for name, parts in COUNTS.items()),
        ]
        for coder in sorted({claim.coder for claim in self.coded.claims}):
            agent = self.names.local("coder", coder)
            self.triples += [
                (graph, iri("prov:wasAttributedTo"), agent),
                (agent, TYPE, iri("prov:SoftwareAgent")),
                (agent, iri("rdfs:label"), terms.text(coder)),
            ]
        if (outlet := self.coded.document.outlet) is not None:
            agent = self.names.local("outlet", outlet)
            self.triples += [
                (document, iri("prov:wasAttributedTo"), agent),
                (agent, TYPE, iri("prov:Organization")),
                (agent, iri("rdfs:label"), terms.text(outlet)),
            ]
            if ":" in outlet:
                self.triples.append((agent, iri("owl:sameAs"), self.names.local("actor", outlet)))

    def _claim(self, position: int, claim: Claim) -> None:
        subject = names.below(self.document, "claim", names.encoded(claim.id))
        self.triples += [
            (subject, _POSITION, terms.integer(position)),
            (subject, _OF, self.document),
        ]
        self.node(subject, "Claim", claim)
        published = self.coded.document.published
        for predicate, values in _DERIVED:
            for term in dict.fromkeys(values(claim, published, self.names)):
                self.triples.append((subject, predicate, term))

    def node(self, subject: str, kind: str, value: Any) -> None:
        for predicate, term in _TYPES[kind]:
            self.triples.append((subject, predicate, term))
        write_fields(self, subject, TABLES[kind].rows, value)

    def shared(self, kind: str, value: Any) -> str:
        return self._shared[kind].get(value) or self._number(kind, value)

    def _number(self, kind: str, value: Any) -> str:
        """A node for the value, whether there is one for its equal or not."""
        subject = names.below(self.document, kind.lower(), self._counts[kind])
        self._counts[kind] += 1
        self._shared[kind].setdefault(value, subject)
        self.node(subject, kind, value)
        return subject

    def span(self, span: Span) -> str:
        known = self._spans.get(span)
        if known is None:
            known = self._spans[span] = names.span_iri(self.document, span)
            self._selectors(known, span)
        return known

    def _selectors(self, target: str, span: Span) -> None:
        key = f"{span.start}-{span.end}"
        position, quotation = names.below(self.document, "position", key), names.below(self.document, "quote", key)
        self.triples += [
            (target, *_TARGET),
            (target, _SOURCE, self.document),
            (target, _SELECTOR, position),
            (position, *_POSITIONS),
            (position, _START, terms.integer(span.start)),
            (position, _END, terms.integer(span.end)),
            (target, _SELECTOR, quotation),
            (quotation, *_QUOTES),
            (quotation, _EXACT, terms.text(span.of(self.text))),
        ]


@dataclass(frozen=True, slots=True)
class Read:
    """A document that a graph holds; `version` is that of the ledger that it was written from, 0 where the graph says none."""

    coded: Coded
    version: int
    base: str


def read_document(triples: Iterable[Triple], graph: str) -> Read | None:
    """The way back; None for a graph without a document (the registry, the vocabulary). Raises InputError."""
    about: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in triples:
        values = about[subject][predicate]
        if value not in values:
            values.append(value)
    try:
        return _read(about)
    except ValueError as error:
        raise InputError(f"the graph {graph} holds no document that Alaqat wrote: {error}") from None


def _read(about: dict[str, dict[str, list[str]]]) -> Read | None:
    documents = _of_class(about, "Document")
    if not documents:
        return None
    if len(documents) > 1:
        raise ValueError(f"it has {len(documents)} documents; allowed is one")
    return _Reading(documents[0], {subject: dict(values) for subject, values in about.items()}).all()


def _of_class(about: dict[str, dict[str, list[str]]], name: str) -> list[str]:
    wanted = iri(name)
    return [subject for subject, values in about.items() if wanted in values.get(TYPE, ())]


class _Reading:
    def __init__(self, document: str, about: dict[str, dict[str, list[str]]]) -> None:
        self.document, self.about = document, about
        self.text = terms.value_of(self._one(document, iri("text"), "text"))
        identity = terms.value_of(self._one(document, iri("dcterms:identifier"), "dcterms:identifier"))
        self.names = Names(names.base_of(document, identity))
        self._nodes: dict[str, Any] = {}

    def _one(self, subject: str, predicate: str, property: str) -> str:  # noqa: A002
        found = self.about.get(subject, {}).get(predicate, ())
        if len(found) != 1:
            raise ValueError(f"{subject} has {len(found)} values of {property}; needed is one")
        return found[0]

    def all(self) -> Read:
        document = Document(**read_fields(self, self.document, TABLES["Document"].rows))
        claims = sorted(_of_class(self.about, "Claim"), key=self._position)
        mentions = sorted(_of_class(self.about, "Mention"), key=names.in_order)
        framings = sorted(self.about[self.document].get(_LOADED, ()), key=names.in_order)
        coded = Coded(
            document,
            tuple(self.node(one, "Mention") for one in mentions),
            tuple(self._claim(one, document.id) for one in claims),
            tuple(self.node(one, "Framing") for one in framings),
        )
        graph = self.about.get(self.names.graph(document.id), {})
        for name, parts in COUNTS.items():
            told, found = graph.get(iri(name)), len(parts(coded))
            if told and terms.int_of(told[0]) != found:
                raise ValueError(f"{self.document} has {found} of {terms.int_of(told[0])} {name}: something is missing")
        version = graph.get(_VERSION, ('"0"',))
        return Read(coded, terms.int_of(version[0]), self.names.base)

    def _position(self, claim: str) -> int:
        return terms.int_of(self._one(claim, _POSITION, "position"))

    def _claim(self, subject: str, document: str) -> Claim:
        return Claim(document=document, **read_fields(self, subject, TABLES["Claim"].rows))

    def node(self, subject: str, kind: str) -> Any:
        if subject not in self._nodes:
            if iri(kind) not in self.about.get(subject, {}).get(TYPE, ()):
                raise ValueError(f"{subject} is no {kind}")
            table = TABLES[kind]
            self._nodes[subject] = table.make(**read_fields(self, subject, table.rows))
        return self._nodes[subject]
