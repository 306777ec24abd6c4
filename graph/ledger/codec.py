"""The model's values as rows, and back: each conversion beside its way back. A row is a mapping from column to value."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

from graph.ledger.packing import Packer
from graph.ledger.rows import DateBasis
from graph.model import Claim, Coded, Document, Framing, Interval, Mention, Modality, Precision, Span

Row = Mapping[Any, Any]  # from the column's name to what it holds

_METADATA: Final = tuple(field.name for field in fields(Document) if field.name not in ("id", "text", "boilerplate"))


@dataclass(frozen=True, slots=True)
class _Found:
    """What a coding found beside its claims."""

    mentions: tuple[Mention, ...]
    framings: tuple[Framing, ...]
    boilerplate: tuple[Span, ...]


_COLUMNS: Final = ("id", "relation", "mode", "quad", "score")  # of a claim, unchanged
_CLAIM: Final = Packer(Claim, apart=(*_COLUMNS, "modality", "date", "document", "quote"))
_FOUND: Final = Packer(_Found)
_QUICK: Final = 1  # the level of zlib that costs least: a third of the size for a millisecond in a hundred documents


def coding_row(coded: Coded) -> dict[str, Any]:
    """All that a coding says of the document but its claims."""
    found = _Found(coded.mentions, coded.framings, coded.document.boilerplate)
    body = zlib.compress(_FOUND.pack(found).encode(), _QUICK)
    return {**{name: getattr(coded.document, name) for name in _METADATA}, "body": body}


def coded_of(row: Row, claims: tuple[Claim, ...]) -> Coded:
    """`row` has the coding's columns, and the document's id and text."""
    found = _Found(**_FOUND.fields(zlib.decompress(row["body"])))
    metadata = {name: row[name] for name in _METADATA}
    document = Document(id=row["id"], text=row["text"], boilerplate=found.boilerplate, **metadata)
    return Coded(document, found.mentions, claims, found.framings)


def framings_of(body: bytes) -> tuple[Framing, ...]:
    """Those of a coding, without its mentions: these are many, and reading them takes long."""
    found: tuple[Framing, ...] = _FOUND.field("framings", zlib.decompress(body))
    return found


def claim_row(claim: Claim) -> dict[str, Any]:
    date = claim.date
    return {
        **{name: getattr(claim, name) for name in _COLUMNS},
        "body": _CLAIM.pack(claim),
        "modality": claim.modality,
        "date_start": date and date.start,
        "date_end": date and date.end,
        "date_precision": date and date.precision,
        "date_basis": date and date.basis,
    }


CLAIM_COLUMNS: Final = (*_COLUMNS, "body", "modality", *(f"date_{name}" for name in ("start", "end", "precision", "basis")))
"""What `claim_of` needs of a row."""


def claim_of(row: Sequence[Any], document: str, text: str) -> Claim:
    """`row` is under CLAIM_COLUMNS, and `text` the document's."""
    *own, packed, modality, start, end, precision, basis = row
    body = _CLAIM.fields(packed)
    return Claim(
        **dict(zip(_COLUMNS, own, strict=True)),
        modality=Modality(modality),
        date=Interval(start, end, Precision(precision), basis) if precision is not None else None,
        document=document,
        quote=body["span"].of(text),
        **body,
    )


def span_of(body: str) -> Span:
    """The quotation's place in the text."""
    span = _CLAIM.fields(body)["span"]
    assert isinstance(span, Span), "every claim has one"
    return span


def day_of(claim: Claim, published: str | None) -> tuple[str | None, DateBasis]:
    """The ISO day that the claim is sorted and counted by: the act's first one, else the publication's, else none."""
    act = claim.date and (claim.date.start or claim.date.end)
    if act:
        return act, DateBasis.ACT
    return (published[:10], DateBasis.PUBLISHED) if published else (None, DateBasis.UNDATED)
