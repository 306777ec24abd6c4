"""What a row of the tables is made of: a field of the model, its property, and the form that its value has in RDF.

Each form knows its way there (`terms`) and back (`value`), and what SHACL may check of it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final, Protocol

from graph.faces.rdf import names, terms
from graph.faces.rdf.names import Names
from graph.faces.rdf.terms import Triple
from graph.model import Span

Checks = Mapping[str, str]
"""SHACL's constraints on a value: property (sh:datatype ...) and term."""
_IS_IRI: Final[Checks] = MappingProxyType({"sh:nodeKind": terms.iri("sh:IRI")})


class Writing(Protocol):
    """One document on its way into triples."""

    names: Names
    document: str
    text: str
    triples: list[Triple]

    def span(self, span: Span) -> str: ...
    def shared(self, kind: str, value: Any) -> str: ...
    def node(self, subject: str, kind: str, value: Any) -> None: ...


class Reading(Protocol):
    """One document on its way back. `about` has the values of each property of each subject."""

    names: Names
    text: str

    @property
    def about(self) -> Mapping[str, Mapping[str, list[str]]]: ...

    def node(self, subject: str, kind: str) -> Any: ...


class Form:
    """How one value of a field stands in RDF. A node of its own is `step` below the subject."""

    checks: Checks = MappingProxyType({})

    def term(self, writing: Writing, subject: str, step: str, value: Any, owner: Any) -> str | None:
        """None where nothing has to be written."""
        raise NotImplementedError

    def value(self, reading: Reading, term: str) -> Any:
        """Raises ValueError for a term that is none of the form."""
        raise NotImplementedError

    def absent(self, reading: Reading, before: Mapping[str, Any]) -> Any:  # noqa: ARG002 - some forms need them
        """What a field without a triple holds; `before` are the owner's fields above it."""
        return None


@dataclass(frozen=True)
class Literal(Form):
    """A literal: `write` makes it of a value, `read` makes the value of it."""

    datatype: str
    write: Callable[[Any], str]
    read: Callable[[str], Any]

    @property
    def checks(self) -> Checks:  # type: ignore[override]
        return {"sh:datatype": terms.iri(self.datatype)}

    def term(self, writing: Writing, subject: str, step: str, value: Any, owner: Any) -> str:  # noqa: ARG002
        return self.write(value)

    def value(self, reading: Reading, term: str) -> Any:  # noqa: ARG002
        return self.read(term)


TEXT: Final = Literal("xsd:string", terms.text, terms.value_of)
WHOLE: Final = Literal("xsd:integer", terms.integer, terms.int_of)
NUMBER: Final = Literal("xsd:decimal", terms.number, terms.float_of)
TRUTH: Final = Literal("xsd:boolean", terms.boolean, terms.boolean_of)
DAY: Final = Literal("xsd:date", terms.day, terms.value_of)


@dataclass(frozen=True)
class Words(Form):
    """The words that stand at the owner's span: written only where a part has others than its span."""

    span: str = "span"
    checks = MappingProxyType({"sh:datatype": terms.iri("xsd:string")})

    def term(self, writing: Writing, subject: str, step: str, value: str, owner: Any) -> str | None:  # noqa: ARG002
        return None if value == getattr(owner, self.span).of(writing.text) else terms.text(value)

    def value(self, reading: Reading, term: str) -> str:  # noqa: ARG002
        return terms.value_of(term)

    def absent(self, reading: Reading, before: Mapping[str, Any]) -> str:
        return str(before[self.span].of(reading.text))


@dataclass(frozen=True)
class Concept(Form):
    """A concept of a scheme of the vocabulary. `within` is the owner's field that stands before it (a mode's relation)."""

    scheme: str
    make: Callable[[str], Any] = str
    within: str | None = None
    allowed: tuple[str, ...] = ()

    @property
    def checks(self) -> Checks:  # type: ignore[override]
        step = f"({'|'.join(self.allowed)})" if self.allowed else "[^/]*" if self.within is None else "[^/]*/[^/]*"
        return {**_IS_IRI, "sh:pattern": terms.text(f"^{names.CONCEPTS}{self.scheme}/{step}$".replace(".", r"\."))}

    def term(self, writing: Writing, subject: str, step: str, value: Any, owner: Any) -> str:  # noqa: ARG002
        return names.concept(self.scheme, value) if self.within is None else self._inner(value, owner)

    def _inner(self, value: str, owner: Any) -> str:
        assert self.within, "asked for concepts within others only"
        return names.concept(self.scheme, getattr(owner, self.within), value)

    def value(self, reading: Reading, term: str) -> Any:  # noqa: ARG002
        identity = names.concept_id(self.scheme, term)
        if self.allowed and identity not in self.allowed:
            raise ValueError(f"{term} is no {self.scheme}; allowed are {', '.join(self.allowed)}")
        return self.make(identity)


@dataclass(frozen=True)
class Agent(Form):
    """Something that has an IRI by its id: an actor, a coder, an outlet. `prefix` is left out of the value (`state:`)."""

    folder: str
    prefix: str = ""
    checks = _IS_IRI

    def term(self, writing: Writing, subject: str, step: str, value: str, owner: Any) -> str:  # noqa: ARG002
        return writing.names.local(self.folder, self.prefix + value)

    def value(self, reading: Reading, term: str) -> str:
        identity = reading.names.id_of(self.folder, term)
        if not identity.startswith(self.prefix):
            raise ValueError(f"{term} does not name an id that begins with '{self.prefix}'")
        return identity.removeprefix(self.prefix)


class At(Form):
    """A span of the document's text, with its selectors."""

    checks = _IS_IRI

    def term(self, writing: Writing, subject: str, step: str, value: Span, owner: Any) -> str:  # noqa: ARG002
        return writing.span(value)

    def value(self, reading: Reading, term: str) -> Span:  # noqa: ARG002
        return names.span_of(term)


@dataclass(frozen=True)
class Node(Form):
    """A value with fields of its own: below its owner, or shared by all of the document that hold an equal one."""

    kind: str
    shared: bool = False

    @property
    def checks(self) -> Checks:  # type: ignore[override]
        return {**_IS_IRI, "sh:class": terms.iri(self.kind)}

    def term(self, writing: Writing, subject: str, step: str, value: Any, owner: Any) -> str:  # noqa: ARG002
        if self.shared:
            return writing.shared(self.kind, value)
        node = names.below(subject, step)
        writing.node(node, self.kind, value)
        return node

    def value(self, reading: Reading, term: str) -> Any:
        return reading.node(term, self.kind)


@dataclass(frozen=True)
class Field:
    """The model's field `name` is the property `property`. One of `many` values is a tuple.

    The order of a tuple is that of its IRIs; another one is written beside it, as a property with `Order` at its end.
    """

    name: str
    property: str
    form: Form
    required: bool = False
    many: bool = False
    default: Any = None
    predicate: str = field(init=False)
    order: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "predicate", terms.iri(self.property))
        object.__setattr__(self, "order", terms.iri(f"{self.property}Order"))

    def write(self, writing: Writing, subject: str, value: Any, owner: Any) -> None:
        if self.many:
            self._write_many(writing, subject, value, owner)
            return
        term = self.form.term(writing, subject, self.property, value, owner)
        if term is not None:
            writing.triples.append((subject, self.predicate, term))

    def _write_many(self, writing: Writing, subject: str, values: Iterable[Any], owner: Any) -> None:
        found = [
            self.form.term(writing, subject, f"{self.property}/{position}", value, owner) or ""
            for position, value in enumerate(values)
        ]
        distinct = list(dict.fromkeys(found))
        writing.triples += [(subject, self.predicate, term) for term in distinct]
        if len(found) > 1 and found != sorted(distinct, key=names.in_order):
            writing.triples.append((subject, self.order, terms.text(" ".join(map(names.last_step, found)))))

    def read(self, reading: Reading, subject: str, before: Mapping[str, Any]) -> Any:
        """Raises ValueError, which names what is wrong."""
        found = reading.about[subject].get(self.predicate, ())
        if self.many:
            return tuple(self.form.value(reading, term) for term in self._ordered(reading, subject, found))
        if len(found) > 1:
            raise ValueError(f"{subject} has {len(found)} values of {self.property}; allowed is one")
        if found:
            return self.form.value(reading, found[0])
        if self.required:
            raise ValueError(f"{subject} has no {self.property}")
        return self.form.absent(reading, before) if self.default is None else self.default

    def _ordered(self, reading: Reading, subject: str, found: Iterable[str]) -> list[str]:
        told = reading.about[subject].get(self.order)
        if not told:
            return sorted(found, key=names.in_order)
        by_step = {names.last_step(term): term for term in found}
        steps = terms.value_of(told[0]).split(" ")
        if set(steps) != set(by_step):
            raise ValueError(f"{subject} has other values of {self.property} than {self.property}Order lists")
        return [by_step[step] for step in steps]


@dataclass(frozen=True)
class Part:
    """The model's field `name` is a value whose fields stand on the owner itself: there where its first field is."""

    name: str
    make: Callable[..., Any]
    rows: tuple[Field, ...]
    default: None = None

    def write(self, writing: Writing, subject: str, value: Any, owner: Any) -> None:  # noqa: ARG002 - as Field
        write_fields(writing, subject, self.rows, value)

    def read(self, reading: Reading, subject: str, before: Mapping[str, Any]) -> Any:  # noqa: ARG002 - as Field
        if self.rows[0].predicate not in reading.about[subject]:
            return None
        return self.make(**read_fields(reading, subject, self.rows))


Row = Field | Part


def write_fields(writing: Writing, subject: str, rows: Iterable[Row], value: Any) -> None:
    for row in rows:
        found = getattr(value, row.name)
        if found is not None and found != row.default and found != ():
            row.write(writing, subject, found, value)


def read_fields(reading: Reading, subject: str, rows: Iterable[Row]) -> dict[str, Any]:
    """The values of the model's fields, by their names. Raises ValueError."""
    values: dict[str, Any] = {}
    for row in rows:
        values[row.name] = row.read(reading, subject, values)
    return values
