"""SHACL shapes for what the codec writes, made of the same tables: which fields there have to be, how many, of what form."""

from collections.abc import Iterator
from typing import Final

from graph.faces.rdf import names, terms
from graph.faces.rdf.codec import COUNTS
from graph.faces.rdf.tables import TABLES, Table
from graph.faces.rdf.terms import TYPE, Triple, iri

_SPAN: Final = (
    ("oa:SpecificResource", "oa:hasSource", 1, 1, {"sh:nodeKind": iri("sh:IRI")}),
    ("oa:SpecificResource", "oa:hasSelector", 2, 2, {"sh:nodeKind": iri("sh:IRI")}),
    ("oa:TextPositionSelector", "oa:start", 1, 1, {"sh:datatype": iri("xsd:integer"), "sh:minInclusive": terms.integer(0)}),
    ("oa:TextPositionSelector", "oa:end", 1, 1, {"sh:datatype": iri("xsd:integer"), "sh:minInclusive": terms.integer(0)}),
    ("oa:TextQuoteSelector", "oa:exact", 1, 1, {"sh:datatype": iri("xsd:string")}),
    ("Coding", "ledgerVersion", 1, 1, {"sh:datatype": iri("xsd:integer")}),
    *(("Coding", name, 1, 1, {"sh:datatype": iri("xsd:integer")}) for name in COUNTS),
    ("Coding", "prov:wasDerivedFrom", 1, 1, {"sh:class": iri("Document")}),
    ("Claim", "document", 1, 1, {"sh:class": iri("Document")}),
    ("Claim", "position", 1, 1, {"sh:datatype": iri("xsd:integer"), "sh:minInclusive": terms.integer(0)}),
)
"""What no row of the tables is: class, property, least and greatest number, what its values are."""


def shapes() -> list[Triple]:
    """One node shape a class. It checks one document's graph at a time."""
    found: list[Triple] = []
    for table in TABLES.values():
        found += _shape(table)
    for owner, name, least, greatest, checks in _SPAN:
        shape = _of(owner)
        found += [
            (shape, TYPE, iri("sh:NodeShape")),
            (shape, iri("sh:targetClass"), iri(owner)),
            *_property(shape, name, least, greatest, checks),
        ]
    return list(dict.fromkeys(found))


def _of(name: str) -> str:
    return iri(f"shape/{name.rpartition(':')[2]}")


def _shape(table: Table) -> Iterator[Triple]:
    shape = _of(table.name)
    yield shape, TYPE, iri("sh:NodeShape")
    yield shape, iri("sh:targetClass"), iri(table.name)
    for field, required in table.fields:
        greatest = None if field.many else 1
        yield from _property(shape, field.property, int(required), greatest, dict(field.form.checks))
        if field.many:
            yield from _property(shape, f"{field.property}Order", 0, 1, {"sh:datatype": iri("xsd:string")})


def _property(shape: str, name: str, least: int, greatest: int | None, checks: dict[str, str]) -> Iterator[Triple]:
    about = names.below(shape, name.rpartition(":")[2])
    yield shape, iri("sh:property"), about
    yield about, iri("sh:path"), iri(name)
    if least:
        yield about, iri("sh:minCount"), terms.integer(least)
    if greatest is not None:
        yield about, iri("sh:maxCount"), terms.integer(greatest)
    for check, value in checks.items():
        yield about, iri(check), value
