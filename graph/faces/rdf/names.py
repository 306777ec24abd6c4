"""The IRIs of the data: which thing has which, and what it is called by an IRI. Ids are percent-encoded in them.

    BASE document/ID                            a document; all that belongs to it begins so
    BASE document/ID/claim/ID                   a claim; participant/N, mention/N, framing/N likewise
    BASE document/ID#char=START,END             a span of its text (as RFC 5147 has it)
    BASE graph/ID                               the named graph with all of the document's triples
    BASE actor/ID                               an actor; coder/…, outlet/…, collection/… likewise
    BASE registry, BASE vocabulary, BASE state  the graphs of the actors, of labels, and of what an endpoint has reached
"""

import re
from functools import lru_cache
from typing import Final
from urllib.parse import quote, unquote

from graph.errors import InputError
from graph.model import Span

DEFAULT_BASE: Final = "https://alaqat.example/data/"
CONCEPTS: Final = "https://alaqat.example/concept/"
_BASE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\#?]*[/:]")
_SPAN: Final = re.compile(r"#char=(\d+),(\d+)>$")


@lru_cache(maxsize=1 << 16)
def encoded(identity: str) -> str:
    """Without `/`, `#` and the like; a colon stays. Only dots would be a path's step upwards."""
    return quote(identity, safe=":") if identity.strip(".") else identity.replace(".", "%2E")


@lru_cache(maxsize=1 << 16)
def decoded(local: str) -> str:
    return unquote(local, errors="strict")


def checked_base(base: str) -> str:
    """`base` with a slash at its end. Raises InputError where it is no beginning of an IRI."""
    whole = base if base.endswith(("/", ":")) else f"{base}/"
    if not _BASE.fullmatch(whole):
        raise InputError(f"'{base}' is no base of IRIs; allowed is one such as https://data.example.org/study/, without # and ?")
    return whole


class Names:
    """The IRIs under one base; they are terms, with their brackets."""

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        self.base = checked_base(base)
        self.registry, self.vocabulary, self.state = (f"<{self.base}{name}>" for name in ("registry", "vocabulary", "state"))

    def document(self, identity: str) -> str:
        return f"<{self.base}document/{encoded(identity)}>"

    def graph(self, document: str) -> str:
        return f"<{self.base}graph/{encoded(document)}>"

    def local(self, folder: str, identity: str) -> str:
        """An actor, coder, outlet or collection."""
        return f"<{self.base}{folder}/{encoded(identity)}>"

    def id_of(self, folder: str, term: str) -> str:
        """The way back from `local`. Raises ValueError for another IRI."""
        start = f"<{self.base}{folder}/"
        if not term.startswith(start):
            raise ValueError(f"{term} does not begin with {start[1:]}")
        return decoded(term[len(start) : -1])


def base_of(document: str, identity: str) -> str:
    """The base that the document's IRI has. Raises ValueError where that is not of its id."""
    end = f"document/{encoded(identity)}>"
    if not document.endswith(end):
        raise ValueError(f"{document} does not end in {end[:-1]}, as the IRI of the document {identity!r} does")
    return document[1 : -len(end)]


def below(parent: str, *steps: str | int) -> str:
    """The IRI of a thing that belongs to another."""
    return f"{parent[:-1]}/{'/'.join(map(str, steps))}>"


def span_iri(document: str, span: Span) -> str:
    return f"{document[:-1]}#char={span.start},{span.end}>"


def span_of(term: str) -> Span:
    found = _SPAN.search(term)
    if found is None:
        raise ValueError(f"{term} does not end in #char=START,END")
    return Span(int(found[1]), int(found[2]))


def concept(scheme: str, *steps: str) -> str:
    return f"<{CONCEPTS}{scheme}/{'/'.join(map(encoded, steps))}>"


def concept_id(scheme: str, term: str) -> str:
    """The last step of the way back from `concept`. Raises ValueError for an IRI that is no concept of the scheme."""
    start = f"<{CONCEPTS}{scheme}/"
    if not term.startswith(start):
        raise ValueError(f"{term} does not begin with {start[1:]}")
    return decoded(term[len(start) : -1].rpartition("/")[2])


_NUMBERS: Final = re.compile(r"(\d+)")


def in_order(term: str) -> list[str | int]:
    """A key to sort IRIs by: numbers in them count as numbers."""
    return [int(part) if position % 2 else part for position, part in enumerate(_NUMBERS.split(term))]


def last_step(term: str) -> str:
    return re.split("[/#]", term[:-1])[-1]
