"""Rows as they are, many at a time: what columns in memory are filled from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from graph.ledger.numbers import LAYOUT
from graph.ledger.schema import codings, numbers, words

Columns = tuple[Sequence[Any], ...]
"""Some rows of a table by columns, each a sequence with one value a row."""


@dataclass(frozen=True, slots=True)
class RawRows:
    """What the ledger has that the reader did not have: codings, words, rows of numbers, and what ended since.

    `codings` are key, document, version, superseded, outlet, language, collection, published; `words` key and text; `numbers`
    the key of the first claim, that of the coding, and the packed tables in the order of LAYOUT, by claim. `ended` are key and
    version of the codings that are no longer current. `known` is how many of the codings that the reader has are still there.
    """

    codings: Columns
    words: Columns
    numbers: Columns
    ended: Columns
    known: int


_CODING = ("key", "document", "version", "superseded", "outlet", "language", "collection", "published")


def read(connection: Connection, after: tuple[int, int, int], version: int) -> RawRows:
    """All that came after the coding, the claim and the word with the keys `after`, and what ended after `version`."""
    coding, claim, word = after
    came = select(*(codings.c[name] for name in _CODING)).where(codings.c.key > coding).order_by(codings.c.key)
    ended = select(codings.c.key, codings.c.superseded).where(codings.c.key <= coding, codings.c.superseded > version)
    packed = select(numbers.c.first, numbers.c.coding, *(numbers.c[name] for name in LAYOUT))
    return RawRows(
        codings=_all(connection, came),
        words=_all(connection, select(words.c.key, words.c.text).where(words.c.key > word).order_by(words.c.key)),
        numbers=_all(connection, packed.where(numbers.c.first > claim).order_by(numbers.c.first)),
        ended=_all(connection, ended),
        known=connection.execute(select(func.count()).select_from(codings).where(codings.c.key <= coding)).scalar_one(),
    )


def _all(connection: Connection, query: Select[Any]) -> Columns:
    """Through the driver's own cursor: many rows as SQLAlchemy's cost more than all the rest."""
    text = str(query.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True}))
    cursor = connection.connection.cursor()
    try:
        cursor.execute(text)
        rows = cursor.fetchall()
    finally:
        cursor.close()
    return tuple(zip(*rows, strict=True)) or tuple(() for _ in query.selected_columns)
