"""Whole values out of the tables, by the keys of their rows."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Dialect, select

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
    return (schema.documents.c.id, *(schema.codings.c[name] for name in _DOCUMENT_FIELDS[1:]))


def load_documents(connection: Connection, condition: ColumnElement[bool]) -> Iterator[tuple[int, DocumentRow]]:
    """Documents by the key of their coding, in the order in which they came."""
    codings, documents = schema.codings, schema.documents
    query = select(codings.c.key, *document_columns()).join(documents, codings.c.document == documents.c.key)
    for row in connection.execute(query.where(condition).order_by(documents.c.key, codings.c.key)):
        yield row[0], DocumentRow(*row[1:])


def _slices(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))


def _load_some(connection: Connection, keys: Sequence[int]) -> Iterator[tuple[int, Listed]]:
    """In one statement, through the driver's own cursor: a hundred claims as SQLAlchemy's rows cost as much as all the rest."""
    cursor = connection.connection.cursor()
    try:
        cursor.execute(f"{_claims(connection.dialect)} WHERE claims.key IN ({','.join(map(str, keys))})")  # numbers alone
        rows = cursor.fetchall()
    finally:
        cursor.close()
    documents: dict[int, DocumentRow] = {}
    for key, coding, day, basis, text, *row in rows:
        document = documents.get(coding)
        if document is None:
            document = documents[coding] = DocumentRow(*row[:_OF_DOCUMENT])
        claim = codec.claim_of(row[_OF_DOCUMENT:], document.id, text)
        words = claim.sentence.of(text) if claim.sentence is not None else None
        yield key, Listed(claim, day, DateBasis(basis), document, words)


_OF_DOCUMENT = len(_DOCUMENT_FIELDS)


@cache
def _claims(dialect: Dialect) -> str:
    """The statement for claims with their documents, but for its condition."""
    claims, codings, documents = schema.claims, schema.codings, schema.documents
    own = (claims.c.key, claims.c.coding, claims.c.day, claims.c.day_basis, documents.c.text)
    query = select(*own, *document_columns(), *(claims.c[name] for name in codec.CLAIM_COLUMNS))
    joined = claims.join(codings, claims.c.coding == codings.c.key).join(documents, codings.c.document == documents.c.key)
    return str(query.select_from(joined).compile(dialect=dialect))
