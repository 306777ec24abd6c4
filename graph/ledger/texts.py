"""The full-text index: which document's title and text hold which words. It is derived: dropped, it is built again.

A document is one entry, numbered by its day and then by its key: the newest has the highest number, so that asking for the newest
stops early. Each kind of database has a way of its own to keep the words (`texts_sqlite`, `texts_postgresql`).
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    Select,
    Table,
    bindparam,
    delete,
    func,
    insert,
    inspect,
    or_,
    select,
    update,
)

from graph.codebook.searching import searchable
from graph.ledger.loading import document_columns
from graph.ledger.rows import DocumentRow, Text
from graph.ledger.schema import codings, documents
from graph.ledger.texts_postgresql import PostgreSQLWords
from graph.ledger.texts_sqlite import SQLiteWords
from graph.ledger.wanted import KEYS, Entry, Wanted, Words

FORM: Final = 1
"""Raised when words are indexed otherwise: an index of another form is built again."""
_AT_ONCE: Final = 1000

metadata = MetaData()
state = Table("text_state", metadata, Column("form", Integer, nullable=False), Column("coding", Integer, nullable=False))
entries = Table(
    "text_entries",
    metadata,
    Column("document", Integer, primary_key=True, autoincrement=False),
    Column("number", BigInteger, nullable=False),
    Column("coding", Integer, nullable=False),  # whose title and day it has
)


_WORDS: Final[Mapping[str, Words]] = {"sqlite": SQLiteWords(), "postgresql": PostgreSQLWords()}


def _words(connection: Connection) -> Words:
    return _WORDS[connection.dialect.name]


def is_there(connection: Connection) -> bool:
    """It is there, and of today's form."""
    if not inspect(connection).has_table(state.name):
        return False
    return connection.execute(select(state.c.form)).scalar() == FORM


def rebuild(connection: Connection) -> None:
    """Drop it where it is, and build it from the ledger."""
    words = _words(connection)
    words.drop(connection)
    metadata.drop_all(connection)
    metadata.create_all(connection)
    words.make(connection)
    connection.execute(insert(state), {"form": FORM, "coding": -1})
    catch_up(connection)


def catch_up(connection: Connection) -> None:
    """Take in the codings that came since it was last in step. Called in every commit of documents."""
    reached = connection.execute(select(state.c.coding)).scalar_one()
    words = _words(connection)
    while some := connection.execute(_current(codings.c.key > reached).order_by(codings.c.key).limit(_AT_ONCE)).all():
        _take(connection, [row.document for row in some])
        numbered = sorted(((_number(row.published, row.document), row) for row in some), key=itemgetter(0))
        words.put(connection, [Entry(number, searchable(row.title or ""), searchable(row.text)) for number, row in numbered])
        kept = [{"document": row.document, "number": number, "coding": row.coding} for number, row in numbered]
        connection.execute(insert(entries), kept)
        reached = some[-1].coding
        connection.execute(update(state).values(coding=reached))


def forget(connection: Connection, key: int) -> None:
    """Take out the document of this key while its text is still in the ledger: what is purged is in the index no more."""
    _take(connection, [key])
    _words(connection).wipe(connection)
    # The keys of its codings may be given again.
    last = select(func.coalesce(func.max(codings.c.key), -1)).where(codings.c.document != key).scalar_subquery()
    connection.execute(update(state).where(state.c.coding > last).values(coding=last))


def find(
    connection: Connection,
    wanted: Wanted,
    version: int,
    *conditions: ColumnElement[bool],
    ranked: bool = False,
    limit: int,
    offset: int = 0,
) -> list[Text]:
    """Documents as of a version that hold what is wanted: newest first, or the best first.

    `conditions` are about codings and documents.
    """
    words = _words(connection)
    query = _hits(connection.dialect.name, ranked)
    query = query.where(*conditions) if conditions else query
    values = {"asked": words.asked(wanted), "version": version, "most": limit, "skipped": offset}
    return [Text(row[0], row[1], DocumentRow(*row[2:])) for row in connection.execute(query, values)]


@cache
def _hits(dialect: str, ranked: bool) -> Select[Any]:
    """The words are looked up first, in the order of the numbers, so that the newest hits are found soon; the rest is a look
    at each hit.
    """
    found, version = _WORDS[dialect].matching(), bindparam("version", type_=Integer)
    live = (codings.c.version <= version, or_(codings.c.superseded.is_(None), codings.c.superseded > version))
    return (
        select(codings.c.key, documents.c.text, *document_columns())
        .select_from(found.source)
        .join(documents, documents.c.key == found.number.op("&")(KEYS - 1))
        .join(codings, codings.c.document == documents.c.key)
        .where(found.condition, *live)
        .order_by(*((found.rank,) if ranked else ()), found.number.desc())
        .limit(bindparam("most", type_=Integer))
        .offset(bindparam("skipped", type_=Integer))
    )


def _current(condition: ColumnElement[bool]) -> Select[Any]:
    columns = (
        codings.c.key.label("coding"), codings.c.title, codings.c.published,
        documents.c.key.label("document"), documents.c.text,
    )  # fmt: skip
    joined = codings.join(documents, codings.c.document == documents.c.key)
    return select(*columns).select_from(joined).where(codings.c.superseded.is_(None), condition)


def _take(connection: Connection, keys: Iterable[int]) -> None:
    known = (
        select(entries.c.number, codings.c.title, documents.c.text)
        .join(documents, documents.c.key == entries.c.document)
        .join(codings, codings.c.key == entries.c.coding)
    )
    for some in _slices(list(keys)):
        rows = connection.execute(known.where(entries.c.document.in_(some))).all()
        removed = [Entry(row.number, searchable(row.title or ""), searchable(row.text)) for row in rows]
        if removed:
            _words(connection).take(connection, removed)
            connection.execute(delete(entries).where(entries.c.document.in_(some)))


def _slices(keys: list[int]) -> Iterator[list[int]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))


def _number(published: str | None, key: int) -> int:
    """An undated document is older than all others."""
    day = date.fromisoformat(published[:10]).toordinal() if published else 0
    return day * KEYS + key
