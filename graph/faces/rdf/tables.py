"""The model's values in RDF: one row a field. The codec, the ontology and the SHACL shapes are all made of these tables."""

import re
from dataclasses import dataclass
from typing import Any, Final

from graph.faces.rdf import terms
from graph.faces.rdf.fields import DAY, NUMBER, TEXT, TRUTH, WHOLE, Agent, At, Concept, Field, Literal, Node, Part, Row, Words
from graph.model import (
    Claim,
    Comparison,
    Framing,
    Interval,
    Kind,
    Mention,
    Modality,
    Participant,
    Plover,
    Precision,
    Quantity,
    StateBasis,
    Trigger,
)

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def _date_text(value: str) -> str:
    return terms.day(value) if _DAY.fullmatch(value) else terms.text(value)


class _Published(Literal):
    """A day, or a text that begins with one: a publication's time of day stays as it was written."""

    @property
    def checks(self) -> dict[str, str]:  # type: ignore[override]
        return {"sh:nodeKind": terms.iri("sh:Literal")}


PUBLISHED: Final = _Published("", _date_text, terms.value_of)
ACTOR: Final = Agent("actor")
STATE: Final = Agent("actor", "state:")
BASES: Final = ("text", "relative")


def _choice(scheme: str, kind: Any) -> Concept:
    return Concept(scheme, kind, allowed=tuple(one.value for one in kind))


KIND: Final = _choice("kind", Kind)
PARTICIPANT_NODE: Final = Node("Participant", shared=True)


INTERVAL: Final[tuple[Field, ...]] = (
    Field("precision", "datePrecision", _choice("precision", Precision), required=True),
    Field("start", "dateStart", DAY),
    Field("end", "dateEnd", DAY),
    Field("basis", "dateBasis", Concept("dateBasis"), required=True),
)
PLOVER: Final[tuple[Field, ...]] = (
    Field("type", "ploverType", Concept("relation"), required=True),
    Field("mode", "ploverMode", Concept("mode", within="type")),
    Field("quad", "ploverQuad", Concept("quad"), required=True),
    Field("score", "ploverScore", NUMBER, required=True),
)
PARTICIPANT: Final[tuple[Row, ...]] = (
    Field("id", "actor", ACTOR),
    Field("name", "name", TEXT, required=True),
    Field("kind", "kind", KIND, required=True),
    Field("span", "span", At(), required=True),
    Field("mention", "words", Words()),
    Field("state", "state", STATE),
    Field("code", "code", TEXT),
    Field("sector", "sector", Concept("sector")),
    Field("state_basis", "stateBasis", _choice("stateBasis", StateBasis)),
    Field("acts_for", "actsFor", ACTOR),
    Field("link", "link", TEXT, default=""),
)
MENTION: Final[tuple[Row, ...]] = (
    Field("span", "span", At(), required=True),
    Field("text", "words", Words()),
    Field("form", "form", Concept("form"), required=True),
    Field("kind", "kind", KIND, required=True),
    Field("actors", "actor", ACTOR, many=True),
    Field("state", "state", STATE),
    Field("link", "link", TEXT, default=""),
)
FRAMING: Final[tuple[Row, ...]] = (
    Field("span", "span", At(), required=True),
    Field("text", "words", Words()),
    Field("kind", "framingKind", Concept("framing"), required=True),
    Field("polarity", "polarity", WHOLE, required=True),
    Field("target", "about", PARTICIPANT_NODE),
    Field("voice", "voice", PARTICIPANT_NODE),
)
QUANTITY: Final[tuple[Row, ...]] = (
    Field("value", "value", NUMBER, required=True),
    Field("unit", "unit", TEXT, required=True),
    Field("comparison", "comparison", _choice("comparison", Comparison), required=True),
    Field("span", "span", At(), required=True),
    Field("text", "words", Words()),
)


def _words(name: str) -> Part:
    """A trigger, or a cue."""
    return Part(name, Trigger, (Field("span", name, At(), required=True), Field("text", f"{name}Words", Words())))


CLAIM: Final[tuple[Row, ...]] = (
    Field("id", "dcterms:identifier", TEXT, required=True),
    Field("relation", "relation", Concept("relation"), required=True),
    Field("mode", "mode", Concept("mode", within="relation")),
    Field("contexts", "context", Concept("context"), many=True),
    Field("sources", "source", PARTICIPANT_NODE, many=True),
    Field("targets", "target", PARTICIPANT_NODE, many=True),
    Field("symmetric", "symmetric", TRUTH, required=True),
    Field("modality", "modality", _choice("modality", Modality), required=True),
    Field("claimant", "claimant", PARTICIPANT_NODE),
    Field("via", "via", PARTICIPANT_NODE, many=True),
    Part("date", Interval, INTERVAL),
    Field("place", "place", PARTICIPANT_NODE),
    Field("quantity", "quantity", Node("Quantity")),
    Field("casualties", "casualties", Node("Quantity"), many=True),
    Field("about", "about", PARTICIPANT_NODE, many=True),
    Field("framings", "framing", Node("Framing", shared=True), many=True),
    Field("span", "span", At(), required=True),
    Field("quote", "words", Words()),
    Field("sentence", "sentence", At()),
    _words("trigger"),
    _words("cue"),
    Field("quad", "quad", Concept("quad")),
    Field("score", "score", NUMBER),
    Part("plover", Plover, PLOVER),
    Field("office", "office", Concept("office")),
    Field("rule", "rule", TEXT, required=True),
    Field("coder", "prov:wasAttributedTo", Agent("coder"), required=True),
)
DOCUMENT: Final[tuple[Row, ...]] = (
    Field("id", "dcterms:identifier", TEXT, required=True),
    Field("text", "text", TEXT, required=True),
    Field("title", "dcterms:title", TEXT),
    Field("url", "url", TEXT),
    Field("outlet", "dcterms:publisher", Agent("outlet")),
    Field("author", "dcterms:creator", TEXT),
    Field("language", "dcterms:language", TEXT),
    Field("published", "dcterms:issued", PUBLISHED),
    Field("retrieved", "retrieved", PUBLISHED),
    Field("boilerplate", "boilerplate", At(), many=True),
    Field("collection", "dcterms:isPartOf", Agent("collection")),
)


@dataclass(frozen=True, slots=True)
class Table:
    """Values of `make` are nodes of the class `name`, with these rows; `types` are classes of other vocabularies beside it."""

    name: str
    make: Any
    rows: tuple[Row, ...]
    types: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[tuple[Field, bool], ...]:
        """All fields, those of parts too, and whether each has to be there."""
        return tuple(
            (field, field.required and isinstance(row, Field))
            for row in self.rows
            for field in ((row,) if isinstance(row, Field) else row.rows)
        )


# The document is made by the codec, which knows what else is in its graph.
TABLES: Final = {
    table.name: table
    for table in (
        Table("Document", None, DOCUMENT, ("prov:Entity",)),
        Table("Claim", Claim, CLAIM, ("prov:Entity",)),
        Table("Participant", Participant, PARTICIPANT),
        Table("Mention", Mention, MENTION),
        Table("Framing", Framing, FRAMING),
        Table("Quantity", Quantity, QUANTITY),
    )
}
