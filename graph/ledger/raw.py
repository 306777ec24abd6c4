"""Rows as they are, many at a time: what a face that counts over all claims is filled from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from graph.ledger.schema import claims, codings, contexts, pairs, participants

Columns = tuple[Sequence[Any], ...]
"""Some rows of a table by columns, each a sequence with one value a row."""

_AT_ONCE = 50_000  # rows


@dataclass(frozen=True, slots=True)
class RawRows:
    """What the ledger has that the reader did not have: codings, claims and pairs that are new, and what ended since.

    `codings` are key, document, version, superseded, outlet, language, collection, published; `claims` are key, coding, relation,
    mode, quad, modality, score, day, date_start, date_end, date_precision, parties, by key; `participants` are claim, role,
    actor, kind, state, node, and `contexts` claim and context, both by claim; `pairs` are a, b, claim and
    the ways state, actor, a_apart, b_apart. They come some at a time: take all claims first. `ended` are key and
    version of the codings that are no longer current. `known` is how many of the codings that the reader has are still there.
    """

    codings: Columns
    claims: Iterator[Columns]
    participants: Iterator[Columns]
    contexts: Iterator[Columns]
    pairs: Iterator[Columns]
    ended: Columns
    known: int


_CODING = ("key", "document", "version", "superseded", "outlet", "language", "collection", "published")
_CLAIM = (
    *("key", "coding", "relation", "mode", "quad", "modality", "score", "day"),
    *("date_start", "date_end", "date_precision", "parties"),
)
_PART = ("claim", "role", "actor", "kind", "state", "node")
_PAIR = ("a", "b", "claim", "state", "actor", "a_apart", "b_apart")


def read(connection: Connection, after: tuple[int, int], version: int) -> RawRows:
    """All that came after the coding and the claim with the keys `after`, and what ended after `version`."""
    coding, claim = after
    came = select(*(codings.c[name] for name in _CODING)).where(codings.c.key > coding).order_by(codings.c.key)
    ended = select(codings.c.key, codings.c.superseded).where(codings.c.key <= coding, codings.c.superseded > version)
    claimed = select(*(claims.c[name] for name in _CLAIM)).where(claims.c.key > claim).order_by(claims.c.key)
    parts = select(*(participants.c[name] for name in _PART)).where(participants.c.claim > claim).order_by(participants.c.claim)
    told = select(contexts.c.claim, contexts.c.context).where(contexts.c.claim > claim).order_by(contexts.c.claim)
    related = select(*(pairs.c[name] for name in _PAIR))
    return RawRows(
        codings=_all(connection, came),
        claims=_blocks(connection, claimed),
        participants=_blocks(connection, parts),
        contexts=_blocks(connection, told),
        # All of them are read in the order of the table, some through the index of claims.
        pairs=_blocks(connection, related.where(pairs.c.claim > claim) if claim >= 0 else related),
        ended=_all(connection, ended),
        known=connection.execute(select(func.count()).select_from(codings).where(codings.c.key <= coding)).scalar_one(),
    )


def _all(connection: Connection, query: Select[Any]) -> Columns:
    return _turned(connection.execute(query).all()) or tuple(() for _ in query.selected_columns)


def _blocks(connection: Connection, query: Select[Any]) -> Iterator[Columns]:
    """Through the driver's own cursor: a million rows as SQLAlchemy's cost more than all the rest."""
    text = str(query.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True}))
    cursor = connection.connection.cursor()
    try:
        cursor.execute(text)
        while block := _turned(cursor.fetchmany(_AT_ONCE)):
            yield block
    finally:
        cursor.close()


def _turned(rows: Sequence[Any]) -> Columns:
    return tuple(zip(*rows, strict=True))
