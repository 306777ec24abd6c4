"""A document's text as paragraphs of pieces: where claims begin and end the text is cut, so that highlights never overlap."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from api import shapes

# A paragraph ends at an empty line. Nothing of the text is lost but the white space between paragraphs.
_PARAGRAPH: Final = re.compile(r"\S(?:.*?\S)??(?=\s*\n[^\S\n]*\n|\s*\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Here begins the claim `id`, the `number`-th of the document."""

    id: str
    number: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that belongs to the claims with these numbers as a whole.

    `anchors` are claims that begin here, `ends` the numbers of those that end here. `dashed`: no claim of it states a fact.
    """

    text: str
    claims: tuple[int, ...]
    anchors: tuple[Anchor, ...]
    ends: tuple[int, ...]
    dashed: bool
    framed: bool
    left_out: bool


def paragraphs(document: shapes.Document) -> list[list[Piece]]:
    """The text's paragraphs in order; claims are numbered from 1 in the order in which the document lists them."""
    edges = _edges(document)
    return [
        [_piece(document, start, end) for start, end in _cut(found.start(), found.end(), edges)]
        for found in _PARAGRAPH.finditer(document["text"])
    ]


def _edges(document: shapes.Document) -> Sequence[int]:
    stretches = (*document["claims"], *document["framings"], *document["boilerplate"])
    return sorted({place for one in stretches for place in (one["start"], one["end"])})


def _cut(start: int, end: int, edges: Sequence[int]) -> Iterator[tuple[int, int]]:
    return pairwise((start, *(place for place in edges if start < place < end), end))


def _piece(document: shapes.Document, start: int, end: int) -> Piece:
    def covers(one: shapes.Claim | shapes.Framing | shapes.Words) -> bool:
        return one["start"] <= start and end <= one["end"]

    numbered = [(number, claim) for number, claim in enumerate(document["claims"], 1) if covers(claim)]
    return Piece(
        text=document["text"][start:end],
        claims=tuple(number for number, _claim in numbered),
        anchors=tuple(Anchor(claim["id"], number) for number, claim in numbered if claim["start"] == start),
        ends=tuple(number for number, claim in numbered if claim["end"] == end),
        dashed=bool(numbered) and all(claim["modality"] != "occurred" for _number, claim in numbered),
        framed=any(covers(framing) for framing in document["framings"]),
        left_out=any(covers(words) for words in document["boilerplate"]),
    )
