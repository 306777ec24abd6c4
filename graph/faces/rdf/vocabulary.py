"""Our ontology and its concepts: classes and properties from the tables, SKOS concepts from the codebook and the model."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from graph.codebook import Codebook
from graph.faces.rdf import labels, names, terms
from graph.faces.rdf.codec import DERIVED
from graph.faces.rdf.tables import TABLES
from graph.faces.rdf.terms import PREFIXES, TYPE, Triple, iri
from graph.model import Mode, Relation, RelationKind, Texts

ONTOLOGY: Final = f"<{PREFIXES['aq']}>"
_LANGUAGES: Final = ("ar", "en", "tr")
_OWN_LINKS: Final = ("document", "of", "at", "parent", "term", "membership", "organisation", "relationKind")
"""Properties with IRIs that no table has: the codec, the registry and the vocabulary write them."""


def ontology() -> list[Triple]:
    """Classes and properties."""
    found = [
        (ONTOLOGY, TYPE, iri("owl:Ontology")),
        *_texts(ONTOLOGY, "rdfs:label", Texts("مفردات علاقات", "the vocabulary of Alaqat", "Alaqat sözlüğü")),
        (iri("derivedProperty"), TYPE, iri("rdf:Property")),
        *_texts(
            iri("derivedProperty"),
            "rdfs:label",
            Texts("خاصية مشتقة للاستعلام", "property derived for queries", "sorgular için türetilmiş özellik"),
        ),
        *_texts(
            iri("derivedProperty"),
            "rdfs:comment",
            Texts(
                "تنتج من سائر الخواص، ولا تُقرأ عند الاستيراد",
                "it follows from the other properties, and is not read back",
                "öbür özelliklerden çıkar, geri okunmaz",
            ),
        ),
    ]
    for name, label in labels.CLASSES.items():
        found += _declared(name, "owl:Class", label)
    found += (triple for name, label in labels.PROPERTIES.items() for triple in _property(name, label))
    for name in _ordered_properties():
        found += _declared(f"{name}Order", "owl:DatatypeProperty", labels.ORDER)
    return found


def _property(name: str, label: Texts) -> Iterator[Triple]:
    links = {field.property for table in TABLES.values() for field, _ in table.fields if "sh:datatype" not in field.form.checks}
    links |= {one.property for one in DERIVED if one.property != "day"} | set(_OWN_LINKS)
    yield from _declared(name, "owl:ObjectProperty" if name in links else "owl:DatatypeProperty", label)
    domains = [table.name for table in TABLES.values() if name in (field.property for field, _ in table.fields)]
    if len(domains) == 1 and ":" not in name:
        yield iri(name), iri("rdfs:domain"), iri(domains[0])
    if name in (one.property for one in DERIVED):
        yield iri(name), iri("rdfs:subPropertyOf"), iri("derivedProperty")


def _ordered_properties() -> list[str]:
    fields = (field for table in TABLES.values() for field, _ in table.fields)
    return sorted({field.property for field in fields if field.many})


def _declared(name: str, kind: str, label: Texts) -> list[Triple]:
    about = iri(name)
    return [(about, TYPE, iri(kind)), (about, iri("rdfs:isDefinedBy"), ONTOLOGY), *_texts(about, "rdfs:label", label)]


def _texts(about: str, property: str, value: Texts) -> Iterator[Triple]:  # noqa: A002 - the field's word
    return ((about, iri(property), terms.text(value.in_(language), language)) for language in _LANGUAGES)


@dataclass(frozen=True, slots=True)
class _Concept:
    """`steps` are its id, after the one that it is within; `more` what is known of it besides its label."""

    steps: tuple[str, ...]
    label: Texts
    more: list[tuple[str, str]] = field(default_factory=list)


def concepts(codebook: Codebook) -> list[Triple]:
    """All schemes with their concepts."""
    found: list[Triple] = []
    for scheme, label in labels.SCHEMES.items():
        about = f"<{names.CONCEPTS}{scheme}>"
        found += [(about, TYPE, iri("skos:ConceptScheme")), *_texts(about, "skos:prefLabel", label)]
        for one in _concepts(scheme, codebook):
            found += _concept(scheme, about, one)
    return found


def vocabulary(codebook: Codebook) -> list[Triple]:
    """The ontology and the concepts."""
    return [*ontology(), *concepts(codebook)]


def _concept(scheme: str, within: str, one: _Concept) -> Iterator[Triple]:
    about = names.concept(scheme, *one.steps)
    yield about, TYPE, iri("skos:Concept")
    yield about, iri("skos:inScheme"), within
    yield from _texts(about, "skos:prefLabel", one.label)
    for property_, term in one.more:
        yield about, iri(property_), term


def _concepts(scheme: str, codebook: Codebook) -> Iterable[_Concept]:
    match scheme:
        case "relation":
            return map(_relation, codebook.relations.values())
        case "mode":
            return (_mode(relation, mode) for relation in codebook.relations.values() for mode in relation.modes)
        case "context":
            return (_Concept((name,), label, [_notation(name, "plover")]) for name, label in codebook.contexts.items())
        case "modality":
            return (_Concept((name.value,), label) for name, label in codebook.modalities.items())
        case "office":
            return (_Concept((one.id,), one.label) for one in codebook.offices.values())
    return (_Concept((name,), label) for name, label in labels.CONCEPTS[scheme].items())


def _relation(relation: Relation) -> _Concept:
    more = [
        ("relationKind", names.concept("relationKind", relation.kind)),
        ("symmetric", terms.boolean(relation.symmetric)),
        ("polarity", terms.integer(relation.polarity)),
        ("dcterms:source", terms.text(relation.source)),
        *(("reverseLabel", terms.text(relation.reverse.in_(language), language)) for language in _LANGUAGES),
    ]
    if relation.kind is RelationKind.EVENT:
        more.append(_notation(relation.id, "plover"))
    more += [_notation(code, "cameo") for code in relation.cameo]
    more += [("quad", names.concept("quad", relation.quad))] if relation.quad else []
    more += [("score", terms.number(relation.score))] if relation.score is not None else []
    more += [("skos:note", terms.text(relation.note, "en"))] if relation.note else []
    return _Concept((relation.id,), relation.label, more)


def _mode(relation: Relation, mode: Mode) -> _Concept:
    more = [("skos:broader", names.concept("relation", relation.id))]
    more += [("score", terms.number(mode.score))] if mode.score is not None else []
    more += [("skos:closeMatch", names.concept("relation", mode.plover))] if mode.plover else []
    return _Concept((relation.id, mode.id), mode.label, more)


def _notation(code: str, system: str) -> tuple[str, str]:
    """A code of PLOVER or CAMEO, with the datatype that says which."""
    return "skos:notation", terms.typed(code, iri(system))
