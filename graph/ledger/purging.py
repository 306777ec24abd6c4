"""Erasing a document, for copyright and personal data: the one exception to a ledger that only grows.

Its text goes, and all that was read from it: in every version, at once. A tombstone stays: its id, who erased it, when and why.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Table, delete, insert, or_, select, update

from graph.errors import UnknownDocument
from graph.ledger import numbers, schema, texts
from graph.ledger.loading import load_claims
from graph.ledger.recording import Author
from graph.ledger.rows import Backup, ChangeKind
from graph.ledger.tabling import actors_of
from graph.ledger.writing import commit
from graph.model import Signature

Eraser = Callable[[Connection, int], None]
"""Erases, in the ledger's own database, what was derived from the document of this key."""

ERASERS: Final[tuple[Eraser, ...]] = (texts.forget,)


@dataclass(frozen=True, slots=True)
class Purged:
    """`document` is gone, with `claims` claims; `backups` still hold it, as they were made before.

    `erased` is False where its bytes may still be read in the database's files: somebody was reading them. `by` is the tombstone.
    """

    document: str
    claims: int
    backups: tuple[Backup, ...]
    by: Signature
    erased: bool = True


def purge(connection: Connection, document: str, author: Author) -> Purged:
    """Delete its rows; those that a former purge left nothing of are told again. Raises UnknownDocument."""
    row = connection.execute(
        select(schema.documents.c.key, schema.documents.c.version).where(schema.documents.c.id == document)
    ).one_or_none()
    if row is None:
        return _purged_before(connection, document)
    first, key = row.version, row.key
    claims = _claims_of(connection, key)
    met = _met_in(connection, key)
    _forget_reasons(connection, key)
    words = _words_of(connection, key)
    for eraser in ERASERS:
        eraser(connection, key)
    for table, which in _rows_of(key):
        connection.execute(delete(table).where(which))
    _meet_again(connection, met, words)
    version = commit(connection, author.at, ChangeKind.PURGE, author.who, author.why)
    connection.execute(insert(schema.purges), {"version": version, "document": document, "first": first})
    by = Signature(version, author.at, author.who, author.why)
    return Purged(document, claims, _backups(connection, first, version), by)


def _purged_before(connection: Connection, document: str) -> Purged:
    commits, purges = schema.commits.c, schema.purges
    query = select(commits.version, commits.at, commits.who, commits.why, purges.c.first).join(
        purges, purges.c.version == commits.version
    )
    row = connection.execute(query.where(purges.c.document == document)).one_or_none()
    if row is None:
        raise UnknownDocument(f"no document has the id {document!r}")
    by = Signature(row.version, row.at, row.who, row.why)
    return Purged(document, 0, _backups(connection, row.first, row.version), by)


def _backups(connection: Connection, first: int, last: int) -> tuple[Backup, ...]:
    """Those that were made while the document was there: from the version `first` until before the version `last`."""
    table = schema.backups
    query = select(table).where(table.c.version >= first, table.c.version < last).order_by(table.c.key)
    return tuple(Backup(row.place, row.at, row.version) for row in connection.execute(query))


def _claims_of(connection: Connection, key: int) -> int:
    codings = schema.codings.c
    query = select(codings.claims).where(codings.document == key, codings.superseded.is_(None))
    return int(connection.execute(query).scalar_one())


def _met_in(connection: Connection, key: int) -> list[str]:
    """The actors that have their name from this document."""
    versions = select(schema.codings.c.version).where(schema.codings.c.document == key)
    reviews = select(schema.reviews.c.version).where(schema.reviews.c.document == key)
    actors = schema.actors.c
    query = select(actors.id).where(or_(actors.version.in_(versions), actors.version.in_(reviews)))
    return list(connection.execute(query).scalars())


def _forget_reasons(connection: Connection, key: int) -> None:
    """A reviewer's reason may quote the text."""
    versions = select(schema.reviews.c.version).where(schema.reviews.c.document == key)
    connection.execute(update(schema.commits).where(schema.commits.c.version.in_(versions)).values(why=None))


def _rows_of(key: int) -> Iterator[tuple[Table, Any]]:
    """All rows of a document, what is owned before its owner."""
    coding = select(schema.codings.c.key).where(schema.codings.c.document == key)
    for table in (schema.numbers, schema.claims, schema.uses):
        yield table, table.c.coding.in_(coding)
    for table in (schema.reviews, schema.placements, schema.codings):
        yield table, table.c.document == key
    yield schema.documents, schema.documents.c.key == key


def _words_of(connection: Connection, key: int) -> dict[int, str]:
    """The words that its claims and its codings have as numbers."""
    codings, words = schema.codings.c, schema.words.c
    found: set[int] = set()
    for row in numbers.all_of(connection, codings.document == key):
        found |= numbers.words_of(row)
    described = select(codings.outlet, codings.language, codings.collection).where(codings.document == key)
    named = {word for row in connection.execute(described) for word in row if word is not None}
    query = select(words.key, words.text).where(or_(words.key.in_(found), words.text.in_(named)))
    return {row.key: row.text for row in connection.execute(query)}


def _meet_again(connection: Connection, met: Sequence[str], words: Mapping[int, str]) -> None:
    """Each actor as the next document that names it does; where none does, there is no such actor. Nor is there a word that
    nothing has any more.
    """
    wanted = {number: word for number, word in words.items() if word in met}
    left, first = set(words), dict[str, tuple[int, bool, int]]()
    for row in numbers.all_of(connection):
        left -= numbers.words_of(row)
        for place, itself, number in numbers.named_in(row, wanted.keys()):
            found = (row.version, not itself, row.first + place)
            first[wanted[number]] = min(first.get(wanted[number], found), found)
    for actor in met:
        _meet(connection, actor, first.get(actor))
    codings = schema.codings.c
    for column in (codings.outlet, codings.language, codings.collection):
        query = select(column).where(column.in_([words[number] for number in left])).distinct()
        named = set(connection.execute(query).scalars())
        left = {number for number in left if words[number] not in named}
    connection.execute(delete(schema.words).where(schema.words.c.key.in_(left)))


def _meet(connection: Connection, actor: str, first: tuple[int, bool, int] | None) -> None:
    """The actor as this claim names it: the version that brought it, and its key."""
    actors, codings, claims = schema.actors, schema.codings, schema.claims
    if first is None:
        connection.execute(delete(actors).where(actors.c.id == actor))
        return
    version, _apart, key = first
    language = select(codings.c.language).join(claims, claims.c.coding == codings.c.key).where(claims.c.key == key)
    met = actors_of([load_claims(connection, [key])[0].claim], {})[actor]
    values = {**met, "language": connection.execute(language).scalar_one(), "version": version}
    connection.execute(update(actors).where(actors.c.id == actor).values(**values))
