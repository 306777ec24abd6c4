"""Whole values out of the tables, by the keys of their rows."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from graph.ledger import codec, schema
from graph.ledger.rows import DateBasis, DocumentRow, Listed

_AT_ONCE = 500  # keys in one statement
_DOCUMENT_FIELDS = tuple(field.name for field in fields(DocumentRow))


def load_claims(connection: Connection, keys: Sequence[int]) -> list[Listed]:
    """The claims of these rows, in the order of `keys`."""
    found = {key: listed for some in _slices(keys) for key, listed in _load_some(connection, some)}
    return [found[key] for key in keys]


def document_columns() -> tuple[ColumnElement[Any], ...]:
    """Those of a DocumentRow, in its order; of codings joined with their documents."""
    codings, claims = schema.codings.c, schema.claims.c
    coded = select(func.count()).where(claims.coding == codings.key, claims.review.is_(None))
    own = (codings[name] for name in _DOCUMENT_FIELDS[1:-1])
    return (schema.documents.c.id, *own, coded.scalar_subquery().label("claims"))


def load_documents(connection: Connection, condition: ColumnElement[bool]) -> Iterator[tuple[int, DocumentRow]]:
    """Documents by the key of their coding, in the order in which they came."""
    codings, documents = schema.codings, schema.documents
    query = select(codings.c.key, *document_columns()).join(documents, codings.c.document == documents.c.key)
    for row in connection.execute(query.where(condition).order_by(documents.c.key, codings.c.key)):
        yield row[0], DocumentRow(*row[1:])


def _slices(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))


def _load_some(connection: Connection, keys: Sequence[int]) -> Iterator[tuple[int, Listed]]:
    claims, texts = schema.claims.c, schema.documents.c
    rows = connection.execute(select(schema.claims).where(claims.key.in_(keys))).mappings().all()
    codings = schema.codings.c.key.in_({row["coding"] for row in rows})
    documents = dict(load_documents(connection, codings))
    query = select(texts.id, texts.text).join(schema.codings, schema.codings.c.document == texts.key).where(codings)
    text_of = {row.id: row.text for row in connection.execute(query)}
    for row in rows:
        document = documents[row["coding"]]
        text = text_of[document.id]
        claim = codec.claim_of(row, document.id, text)
        words = claim.sentence.of(text) if claim.sentence is not None else None
        yield row["key"], Listed(claim, row["day"], DateBasis(row["day_basis"]), document, words)
