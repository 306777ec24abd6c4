"""Whole values out of the tables, by the keys of their rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from graph.ledger import codec, schema
from graph.ledger.rows import DateBasis, DocumentRow, Listed
from graph.model import Framing, Mention, Participant, Quantity, Span

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


def load_mentions(connection: Connection, coding: int) -> tuple[Mention, ...]:
    mentions, actors = schema.mentions, schema.mention_actors
    meant: dict[int, list[str]] = defaultdict(list)
    query = select(actors).join(mentions).where(mentions.c.coding == coding).order_by(actors.c.mention, actors.c.position)
    for row in connection.execute(query):
        meant[row.mention].append(row.actor)
    rows = connection.execute(select(mentions).where(mentions.c.coding == coding).order_by(mentions.c.key)).mappings()
    return tuple(codec.mention_of(row, tuple(meant[row["key"]])) for row in rows)


def load_document_framings(connection: Connection, coding: int) -> tuple[Framing, ...]:
    """The document's own framings, without those that only a claim has."""
    framings = schema.framings.c
    own = select(framings.key).where(framings.coding == coding, framings.position.is_not(None)).order_by(framings.position)
    keys = connection.execute(own).scalars().all()
    found = _framings(connection, keys)
    return tuple(found[key] for key in keys)


def load_boilerplate(connection: Connection, coding: int) -> tuple[Span, ...]:
    table = schema.boilerplate
    rows = connection.execute(select(table).where(table.c.coding == coding).order_by(table.c.position)).mappings()
    return tuple(codec.span_of(row) for row in rows)


def _slices(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))


def _load_some(connection: Connection, keys: Sequence[int]) -> Iterator[tuple[int, Listed]]:
    claims, texts = schema.claims, schema.documents
    length = claims.c.sentence_end - claims.c.sentence_start
    words = func.substr(texts.c.text, claims.c.sentence_start + 1, length).label("sentence")  # counts code points, from 1
    query = select(claims, words).join(schema.codings, claims.c.coding == schema.codings.c.key)
    query = query.join(texts, schema.codings.c.document == texts.c.key).where(claims.c.key.in_(keys))
    rows = connection.execute(query).mappings().all()
    documents = dict(load_documents(connection, schema.codings.c.key.in_({row["coding"] for row in rows})))
    parts, contexts, framings = _participants(connection, keys), _contexts(connection, keys), _claim_framings(connection, keys)
    casualties = _casualties(connection, keys)
    for row in rows:
        key, document = row["key"], documents[row["coding"]]
        claim = codec.claim_of(row, document.id, parts[key], tuple(contexts[key]), tuple(framings[key]), tuple(casualties[key]))
        yield key, Listed(claim, row["day"], DateBasis(row["day_basis"]), document, row["sentence"])


def _participants(connection: Connection, keys: Sequence[int]) -> dict[int, dict[str, tuple[Participant, ...]]]:
    """By claim and role."""
    table = schema.participants
    query = select(table).where(table.c.claim.in_(keys)).order_by(table.c.claim, table.c.role, table.c.position)
    found: dict[int, dict[str, tuple[Participant, ...]]] = defaultdict(dict)
    for row in connection.execute(query).mappings():
        roles = found[row["claim"]]
        roles[row["role"]] = (*roles.get(row["role"], ()), codec.participant_of(row))
    return found


def _grouped(connection: Connection, query: Select[int, Any]) -> dict[int, list[Any]]:
    """The second column's values by the first one's."""
    found: dict[int, list[Any]] = defaultdict(list)
    for key, value in connection.execute(query):
        found[key].append(value)
    return found


def _casualties(connection: Connection, keys: Sequence[int]) -> dict[int, list[Quantity]]:
    table = schema.casualties
    found: dict[int, list[Quantity]] = defaultdict(list)
    query = select(table).where(table.c.claim.in_(keys)).order_by(table.c.claim, table.c.position)
    for row in connection.execute(query).mappings():
        found[row["claim"]].append(codec.casualties_of(row))
    return found


def _contexts(connection: Connection, keys: Sequence[int]) -> dict[int, list[str]]:
    table = schema.contexts.c
    query = select(table.claim, table.context).where(table.claim.in_(keys)).order_by(table.claim, table.position)
    return _grouped(connection, query)


def _claim_framings(connection: Connection, keys: Sequence[int]) -> dict[int, list[Framing]]:
    table = schema.claim_framings.c
    query = select(table.claim, table.framing).where(table.claim.in_(keys)).order_by(table.claim, table.position)
    links = _grouped(connection, query)
    framings = _framings(connection, sorted({key for group in links.values() for key in group}))
    return defaultdict(list, {claim: [framings[key] for key in group] for claim, group in links.items()})


def _framings(connection: Connection, keys: Sequence[int]) -> dict[int, Framing]:
    return {key: framing for some in _slices(keys) for key, framing in _some_framings(connection, some)}


def _some_framings(connection: Connection, keys: Iterable[int]) -> Iterator[tuple[int, Framing]]:
    framings, framed = schema.framings, schema.framed
    parts: dict[int, dict[str, Participant]] = defaultdict(dict)
    for row in connection.execute(select(framed).where(framed.c.framing.in_(keys))).mappings():
        parts[row["framing"]][row["part"]] = codec.participant_of(row)
    for row in connection.execute(select(framings).where(framings.c.key.in_(keys))).mappings():
        yield row["key"], codec.framing_of(row, parts[row["key"]])
