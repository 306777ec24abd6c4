"""What was published, as it was received."""

import hashlib
from dataclasses import dataclass

from graph.model.span import Span


def document_id(outlet: str | None, url: str | None, text: str) -> str:
    """16 hexadecimal digits of the SHA-256 of outlet, URL and text."""
    parts = "\x1f".join((outlet or "", url or "", text))
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Document:
    """One published text. Offsets count the code points of `text`, which is kept exactly as received.

    `published` and `retrieved` are ISO dates; `published` is None unless metadata states it. `boilerplate` are the
    spans left out of coding. `collection` names a study's corpus.
    """

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    language: str | None = None
    published: str | None = None
    retrieved: str | None = None
    boilerplate: tuple[Span, ...] = ()
    collection: str | None = None
