"""Records out of the tables: merges, reviews, placements in collections, and what each commit changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Select, Table, select

from graph.ledger import schema
from graph.ledger.rows import Change, ChangeKind
from graph.ledger.scope import Identities, Scope, holds
from graph.model import Merge, Placement, Review, Ruling, Signature

_AT_ONCE: Final = 500  # keys in one statement
_COMMITS: Final = 1000  # read at a time


def scope(connection: Connection, version: int) -> Scope:
    reviewed = connection.execute(select(schema.reviews.c.version).limit(1)).first() is not None
    return Scope(version, Identities(merges(connection, version)), reviewed)


def merges(connection: Connection, version: int) -> list[Merge]:
    """Those in force."""
    table = schema.merges
    query = _signed(table, table.c.actor, table.c.into).where(holds(table, version), table.c.into.is_not(None))
    return [Merge(row.actor, row.into, _signature(row)) for row in connection.execute(query.order_by(table.c.version))]


def reviews(connection: Connection, claims: Sequence[str], version: int) -> dict[str, Review]:
    """Those in force, by claim."""
    table = schema.reviews
    some = [claims[start : start + _AT_ONCE] for start in range(0, len(claims), _AT_ONCE)]
    return {one.claim: one for ids in some for one in _reviews(connection, table.c.claim.in_(ids), holds(table, version))}


def all_reviews(connection: Connection, version: int) -> list[Review]:
    """Those in force, the oldest first."""
    return list(_reviews(connection, holds(schema.reviews, version)))


def _reviews(connection: Connection, *conditions: Any) -> Iterator[Review]:
    table = schema.reviews
    query = _signed(table, table.c.claim, table.c.ruling, schema.documents.c.id)
    query = query.join(schema.documents, table.c.document == schema.documents.c.key)
    for row in connection.execute(query.where(table.c.ruling.is_not(None), *conditions).order_by(table.c.version)):
        yield Review(row.claim, row.id, Ruling(row.ruling), _signature(row))


def placements(connection: Connection, version: int, collection: str | None = None) -> list[Placement]:
    """Those in force, of one collection or all, the oldest first."""
    table = schema.placements
    query = _signed(table, table.c.collection, table.c.inside, schema.documents.c.id)
    query = query.join(schema.documents, table.c.document == schema.documents.c.key)
    query = query.where(holds(table, version)).order_by(table.c.version, table.c.document)
    rows = connection.execute(query if collection is None else query.where(table.c.collection == collection))
    return [Placement(row.collection, row.id, row.inside, _signature(row)) for row in rows]


def _signed(table: Table, *columns: Any) -> Select[Any]:
    commits = schema.commits.c
    query = select(*columns, commits.version, commits.at, commits.who, commits.why).select_from(table)
    return query.join(schema.commits, table.c.version == commits.version)


def _signature(row: Any) -> Signature:
    return Signature(row.version, row.at, row.who, row.why)


# What each commit changed


def changes(connection: Connection, since: int, until: int) -> Iterator[Change]:
    """Of the versions after `since`, up to `until`, in their order."""
    for first in range(since + 1, until + 1, _COMMITS):
        yield from _some_changes(connection, first, min(first + _COMMITS - 1, until))


def _some_changes(connection: Connection, first: int, last: int) -> list[Change]:
    documents = _documents(connection, first, last)
    claims, actors, about = defaultdict[int, list[str]](list), defaultdict[int, list[str]](list), dict[int, str]()
    for row in connection.execute(_of_commits(schema.reviews, first, last)):
        claims[row.version].append(row.claim)
        about[row.version] = row.ruling or ""
    for row in connection.execute(_of_commits(schema.merges, first, last)):
        actors[row.version].extend(one for one in (row.actor, row.into) if one)
    taken: set[int] = set()
    for row in connection.execute(_of_commits(schema.placements, first, last)):
        about[row.version] = row.collection
        taken |= set() if row.inside else {row.version}
    return [
        Change(
            version=row.version,
            at=row.at,
            kind=ChangeKind(row.kind),
            who=row.who,
            why=row.why,
            documents=tuple(documents[row.version]),
            claims=tuple(claims[row.version]),
            actors=tuple(actors[row.version]),
            about=about.get(row.version) or None,
            taken=row.version in taken,
        )
        for row in connection.execute(_of_commits(schema.commits, first, last))
    ]


def _documents(connection: Connection, first: int, last: int) -> dict[int, list[str]]:
    """The ids of the documents that commits are about, by version."""
    found: dict[int, list[str]] = defaultdict(list)
    for table in (schema.codings, schema.reviews, schema.placements):
        query = select(table.c.version, schema.documents.c.id).join(schema.documents, table.c.document == schema.documents.c.key)
        query = query.where(table.c.version.between(first, last)).order_by(table.c.version, table.c.document)
        _gather(found, connection.execute(query))
    purges = schema.purges.c
    _gather(found, connection.execute(select(purges.version, purges.document).where(purges.version.between(first, last))))
    return found


def _gather(found: dict[int, list[str]], rows: Iterable[Any]) -> None:
    for version, document in rows:
        found[version].append(document)


def _of_commits(table: Table, first: int, last: int) -> Select[Any]:
    return select(table).where(table.c.version.between(first, last)).order_by(table.c.version)
