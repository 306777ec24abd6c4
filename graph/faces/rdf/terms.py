"""RDF terms as they are written in canonical N-Quads: an IRI is `<...>`, a literal `"..."`, with `^^<...>` or `@xx` after it.

A term so written is a plain string: it is compared, kept in sets and put on a line as it is. There are no blank nodes here.
"""

import math
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

Triple = tuple[str, str, str]
Quad = tuple[str, str, str, str | None]
"""The last one is the graph; None where a line names none."""

PREFIXES: Final = {
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wgs": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "aq": "https://alaqat.example/ns/",
}
"""`aq` is our ontology: under a host name that is reserved and belongs to nobody, the same whatever base the data have."""


def iri(short: str) -> str:
    """The IRI that a prefix and a name stand for; a name without a prefix is one of our ontology."""
    prefix, _, name = short.rpartition(":")
    return f"<{PREFIXES[prefix or 'aq']}{name}>"


TYPE: Final = iri("rdf:type")
_STRING: Final = iri("xsd:string")
_INTEGER, _DECIMAL, _DOUBLE, _BOOLEAN, _DATE = (
    f"^^{iri(f'xsd:{name}')}" for name in ("integer", "decimal", "double", "boolean", "date")
)
_SPECIAL: Final = re.compile('[\x00-\x1f\x7f"\\\\]')
_SHORT: Final = {"\t": "\\t", "\b": "\\b", "\n": "\\n", "\r": "\\r", "\f": "\\f", '"': '\\"', "\\": "\\\\"}
_TAG: Final = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_ESCAPED: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_LONG: Final = {short[1]: character for character, short in _SHORT.items()} | {"'": "'"}
_LITERAL: Final = re.compile(r'"((?:[^"\\]|\\.)*)"(?:\^\^<([^>]*)>|@([A-Za-z0-9-]+))?', re.DOTALL)


def text(value: str, language: str | None = None) -> str:
    if _SPECIAL.search(value):
        value = _SPECIAL.sub(lambda found: _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}", value)
    return f'"{value}"@{language}' if language else f'"{value}"'


def tag(language: str) -> str | None:
    """`language` where it may stand behind a literal."""
    return language if _TAG.fullmatch(language) else None


def typed(value: str, datatype: str) -> str:
    """`datatype` is a term."""
    return f"{text(value)}^^{datatype}"


def integer(value: int) -> str:
    return f'"{value}"{_INTEGER}'


def number(value: float) -> str:
    """As a decimal with all its digits: rdflib writes doubles with seven of them. An infinite one is a double."""
    if not math.isfinite(value):
        return f'"{"INF" if value > 0 else "-INF" if value < 0 else "NaN"}"{_DOUBLE}'
    digits = format(Decimal(repr(float(value))), "f")
    return f'"{digits if "." in digits else digits + ".0"}"{_DECIMAL}'


def boolean(value: bool) -> str:
    return f'"{"true" if value else "false"}"{_BOOLEAN}'


def day(value: str) -> str:
    """An ISO date."""
    return f'"{value}"{_DATE}'


def is_iri(term: str) -> bool:
    return term.startswith("<")


def value_of(term: str) -> str:
    """The text of a literal, whatever its type. Raises ValueError for an IRI."""
    found = _LITERAL.fullmatch(term)
    if found is None:
        raise ValueError(f"{term} is no literal")
    return _unescaped(found[1])


def parts_of(term: str) -> tuple[str, str | None, str | None]:
    """The text, the datatype (without its brackets) and the language of a literal."""
    found = _LITERAL.fullmatch(term)
    if found is None:
        raise ValueError(f"{term} is no literal")
    return _unescaped(found[1]), found[2], found[3]


def boolean_of(term: str) -> bool:
    value = value_of(term)
    if value not in ("true", "false", "1", "0"):
        raise ValueError(f"{term} is neither true nor false")
    return value in ("true", "1")


def float_of(term: str) -> float:
    return float(value_of(term).replace("INF", "inf"))


def int_of(term: str) -> int:
    return int(value_of(term))


def _unescaped(value: str) -> str:
    return _ESCAPED.sub(_character, value) if "\\" in value else value


def _character(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    if code:
        return chr(int(code, 16))
    if found[3] not in _LONG:
        raise ValueError(f"'{found[0]}' is no escape of N-Quads")
    return _LONG[found[3]]


def lines(triples: Iterable[Triple], graph: str) -> str:
    """N-Quads: one line a triple, each with its newline."""
    end = f" {graph} .\n"
    return "".join([f"{subject} {predicate} {value}{end}" for subject, predicate, value in triples])


_IRI = r"<[^<>\"{}|^`\x00-\x20]*>"
_LINE: Final = re.compile(
    rf"\s*({_IRI})\s*({_IRI})\s*({_IRI}|{_LITERAL.pattern})\s*({_IRI})?\s*\.\s*(?:#.*)?",
    re.DOTALL,
)
_NOTHING: Final = re.compile(r"\s*(?:#.*)?", re.DOTALL)


def quad_of(line: str) -> Quad | None:
    """What a line of N-Quads or N-Triples says; None for an empty one. Raises ValueError."""
    if _NOTHING.fullmatch(line):
        return None
    found = _LINE.fullmatch(line)
    if found is None:
        hint = "; blank nodes are not read: give them IRIs" if re.search(r"(^|\s)_:", line) else ""
        raise ValueError(f"it is no line of N-Quads with IRIs and literals alone{hint}")
    subject, predicate, value, graph = found[1], found[2], found[3], found[7]
    return _plain(subject), _plain(predicate), _plain(value) if is_iri(value) else value, graph and _plain(graph)


def _plain(term: str) -> str:
    """An IRI without escapes; ours have none."""
    return _unescaped(term) if "\\" in term else term
