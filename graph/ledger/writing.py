"""Coded documents into the tables, and reviewers' corrections beside them, inside a transaction that somebody else opened.

Rows are gathered by table over all documents of a transaction: a statement costs the same for one row as for a thousand.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from typing import Any, Final, NamedTuple

from sqlalchemy import BindParameter, Connection, Dialect, Integer, Table, bindparam, func, insert, select, update
from sqlalchemy.sql import ColumnElement

from graph.errors import DocumentError
from graph.ledger import codec, schema
from graph.ledger.checking import check_claim
from graph.ledger.loading import load_claims
from graph.ledger.numbers import NOTHING
from graph.ledger.rows import Added, ChangeKind
from graph.ledger.tabling import KEYED, Rows, actors_of, keys_of, rows_of
from graph.ledger.view import View
from graph.model import Claim, Coded, Ruling

_TABLES: Final = tuple(schema.metadata.sorted_tables)
_KEYS: Final = {table: tuple(keys_of(table)) for table in _TABLES}
_OWN: Final = (schema.documents, schema.words, *KEYED)
_COUNTED: Final = (schema.commits.c.version, *(table.c.key for table in _OWN))
_LAST: Final = select(*(select(func.coalesce(func.max(column), -1)).scalar_subquery() for column in _COUNTED))
_IDS: Final[BindParameter[Any]] = bindparam("ids", expanding=True)
_NUMBERED: Final = select(schema.words.c.text, schema.words.c.key).where(schema.words.c.text.in_(_IDS))
_MET: Final = select(schema.actors.c.id).where(schema.actors.c.id.in_(_IDS))
_KNOWN: Final = (
    select(schema.documents.c.id, schema.documents.c.key, schema.documents.c.text, schema.codings.c.fingerprint)
    .join(schema.codings, (schema.codings.c.document == schema.documents.c.key) & schema.codings.c.superseded.is_(None))
    .where(schema.documents.c.id.in_(_IDS))
)
_PURGED: Final = (
    select(schema.purges.c.document, schema.commits.c.at, schema.commits.c.who, schema.commits.c.version)
    .join(schema.commits, schema.purges.c.version == schema.commits.c.version)
    .where(schema.purges.c.document.in_(_IDS))
)
_SUPERSEDE: Final = (
    update(schema.codings)
    .where(schema.codings.c.document == bindparam("known"), schema.codings.c.superseded.is_(None))
    .values(superseded=bindparam("by"))
)
_AT_ONCE: Final = 500  # ids in one statement
_WORDS: Final = ("outlet", "language", "collection")  # of a document, which columns have as numbers


def write(connection: Connection, documents: Sequence[Coded], names: Mapping[str, str], at: str) -> list[Added | DocumentError]:
    """Add the documents in their order, or other codings of them, each as a commit; what became of each.

    Nothing is written for one whose very coding is the current one, or whose id has another text. `names` gives names to
    provisional actors, else they have the participant's; `at` is the time of the commits.
    """
    writing = _Writing(connection, names, at, [coded.document.id for coded in documents])
    found = [writing.add(coded) for coded in documents]
    writing.flush()
    return found


def write_correction(connection: Connection, claim: Claim, review: int) -> None:
    """The claim as a reviewer has it, beside the one of the current coding. Raises InputError where its text says no such."""
    codings, documents = schema.codings, schema.documents
    joined = select(codings, documents.c.id, documents.c.text).join(documents, codings.c.document == documents.c.key)
    row = connection.execute(joined.where(documents.c.id == claim.document, codings.c.superseded.is_(None))).mappings().one()
    coded = codec.coded_of(row, (claim,))
    check_claim(claim, coded.document)
    writing = _Writing(connection, {}, "", ())
    writing.version = review
    writing.correct(coded, row["key"], review)
    writing.flush()


def newest(connection: Connection, column: ColumnElement[int]) -> int:
    """The highest number so far: the writer is alone, so the next one is free."""
    return connection.execute(select(func.coalesce(func.max(column), 0, type_=Integer))).scalar_one()


def commit(connection: Connection, at: str, kind: ChangeKind, who: str | None = None, why: str | None = None) -> int:
    """The number of a new version."""
    version = newest(connection, schema.commits.c.version) + 1
    connection.execute(insert(schema.commits), _commit_row(version, at, kind, who, why))
    return version


def _commit_row(version: int, at: str, kind: ChangeKind, who: str | None = None, why: str | None = None) -> dict[str, Any]:
    return {"version": version, "at": at, "kind": kind, "who": who, "why": why}


class _Known(NamedTuple):
    """A document that is in the tables, with the fingerprint of its current coding."""

    key: int
    text: str
    fingerprint: str


class _Writing:
    """What a transaction adds: gathered in memory until it is flushed."""

    def __init__(self, connection: Connection, names: Mapping[str, str], at: str, documents: Sequence[str]) -> None:
        self.connection, self.names, self.at = connection, names, at
        last = connection.execute(_LAST).one()
        self.version = max(last[0], 0)
        self.keys: dict[Table, int] = {table: key + 1 for table, key in zip(_OWN, last[1:], strict=True)}
        self.rows: dict[Table, Rows] = {}
        self.superseded: list[dict[str, int]] = []
        self.met: dict[str, dict[str, Any]] = {}
        self.words: set[str] = set()
        self.known = self._look_up(documents)
        self.purged = self._look_up_purged(documents)
        self.pending: set[str] = set()

    def add(self, coded: Coded) -> Added | DocumentError:
        document = coded.document
        if document.id in self.pending:
            self.flush()
            self.known.update(self._look_up((document.id,)))
        known = self.known.get(document.id)
        if known is not None and known.text != document.text:
            return DocumentError(f"document {document.id!r} is in the ledger with another text; give this one another id")
        if document.id in self.purged:
            return DocumentError(self.purged[document.id])
        rows = rows_of(coded)
        found = codec.coding_row(coded)
        fingerprint = _fingerprint(found, rows)
        if known is not None and (known.fingerprint == fingerprint or self._is_current(coded)):
            return Added(document.id, self.version, False, len(coded.claims))
        self.version += 1
        self._gather(schema.commits, [_commit_row(self.version, self.at, ChangeKind.CODING)])
        coding = {"key": 0, "document": self._document(coded, known), "version": self.version, "fingerprint": fingerprint}
        coding["claims"] = len(coded.claims)
        key = self._take({schema.codings: [coding | found], **rows})
        self.words.update(word for name in _WORDS if (word := getattr(coded.document, name)))
        self._meet(coded)
        if known is not None:
            self._keep_corrections(coded, known.key, key)
        self.pending.add(document.id)
        return Added(document.id, self.version, True, len(coded.claims))

    def correct(self, coded: Coded, coding: int, review: int) -> None:
        """The document's claims as the review has them, beside those of the coding whose key is `coding`."""
        self._take(rows_of(replace(coded, mentions=()), review), coding)
        self._meet(coded)

    def flush(self) -> None:
        """Owners before what they own; a coding gives way before the next one of its document comes."""
        self._take_actors()
        self._number()
        for table in _TABLES:
            if table is schema.codings and self.superseded:
                self.connection.execute(_SUPERSEDE, self.superseded)
            if rows := self.rows.get(table):
                self.connection.exec_driver_sql(_insertion(table, tuple(rows[0]), self.connection.dialect), rows)
        self.rows, self.superseded, self.met, self.words, self.pending = {}, [], {}, set(), set()

    def _look_up(self, documents: Sequence[str]) -> dict[str, _Known]:
        """Those that are in the tables, by id."""
        rows = (row for some in _slices(documents) for row in self.connection.execute(_KNOWN, {"ids": some}))
        return {row.id: _Known(row.key, row.text, row.fingerprint) for row in rows}

    def _look_up_purged(self, documents: Sequence[str]) -> dict[str, str]:
        """What to say of those that were purged, by id."""
        rows = (row for some in _slices(documents) for row in self.connection.execute(_PURGED, {"ids": some}))
        return {
            row.document: f"document {row.document!r} was purged by {row.who} on {row.at[:10]} (version {row.version}), "
            "and stays out"
            for row in rows
        }

    def _is_current(self, coded: Coded) -> bool:
        """Whether the current coding is this one: its fingerprint may have been reckoned otherwise by an older Alaqat."""
        stored = View(self.connection, self.version).document(coded.document.id)
        return replace(stored, document=replace(stored.document, retrieved=coded.document.retrieved)) == coded

    def _keep_corrections(self, coded: Coded, document: int, coding: int) -> None:
        """What reviewers corrected stays corrected in another coding, where that has the same claim."""
        claims, reviews = schema.claims, schema.reviews
        query = select(reviews.c.version, reviews.c.claim, func.max(claims.c.key).label("key"))
        query = query.join(claims, claims.c.review == reviews.c.version).group_by(reviews.c.version, reviews.c.claim)
        held = (reviews.c.document == document, reviews.c.superseded.is_(None), reviews.c.ruling == Ruling.CORRECTED)
        present = {claim.id for claim in coded.claims}
        for row in self.connection.execute(query.where(*held)).all():
            if row.claim in present:
                corrected = load_claims(self.connection, [row.key])[0].claim
                self.correct(replace(coded, claims=(corrected,)), coding, row.version)

    def _document(self, coded: Coded, known: _Known | None) -> int:
        """Its key. From this version on, the coding that was current is not."""
        if known is not None:
            self.superseded.append({"known": known.key, "by": self.version})
            return known.key
        key = self.keys[schema.documents]
        self.keys[schema.documents] += 1
        row = {"key": key, "id": coded.document.id, "text": coded.document.text, "version": self.version}
        self._gather(schema.documents, [row])
        return key

    def _take(self, rows: Mapping[Table, Rows], coding: int | None = None) -> int:
        """With keys of their own, and with that of their coding, which is given or among them; the coding's key."""
        first = dict(self.keys)
        if coding is not None:
            first[schema.codings] = coding
        for table, some in rows.items():
            for name, owner in _KEYS[table]:
                start = first[owner]
                for row in some:
                    row[name] += start
            if table in KEYED:
                self.keys[table] += len(some)
            self._gather(table, some)
        return first[schema.codings]

    def _meet(self, coded: Coded) -> None:
        for actor, row in actors_of(coded.claims, self.names).items():
            self.met.setdefault(actor, {"id": actor, **row, "language": coded.document.language, "version": self.version})

    def _take_actors(self) -> None:
        """Those whom no document has named before."""
        for some in _slices(sorted(self.met)):
            known = set(self.connection.execute(_MET, {"ids": some}).scalars())
            self._gather(schema.actors, [self.met[one] for one in some if one not in known])

    def _number(self) -> None:
        """Give numbers to words that have none, and pack what is told in them."""
        some: Rows = self.rows.get(schema.numbers, [])
        wanted = self.words.union(*(row["claims"].words() for row in some))
        known = (row for ids in _slices(sorted(wanted)) for row in self.connection.execute(_NUMBERED, {"ids": ids}))
        number: dict[str | None, int] = {row.text: row.key for row in known}
        new = sorted(wanted - number.keys())
        first = self.keys[schema.words]
        number |= {word: key for key, word in enumerate(new, first)}
        self.keys[schema.words] += len(new)
        self._gather(schema.words, [{"key": number[word], "text": word} for word in new])
        number[None] = NOTHING
        for row in some:
            row.update(row["claims"].packed(number))

    def _gather(self, table: Table, rows: Rows) -> None:
        self.rows.setdefault(table, []).extend(rows)


@cache
def _insertion(table: Table, columns: tuple[str, ...], dialect: Dialect) -> str:
    """The statement as the driver takes it: going through SQLAlchemy again for each row would double the time."""
    return str(insert(table).compile(dialect=dialect, column_keys=list(columns)))


def _slices(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))


def _fingerprint(coding: Mapping[str, Any], rows: Mapping[Table, Rows]) -> str:
    """The same for the same coding of the same document, whenever that was retrieved."""
    body = str(coding["body"])
    held = [{**coding, "retrieved": None, "body": body}, [list(row.values()) for row in rows.get(schema.claims, ())]]
    return sha256(json.dumps(held).encode()).hexdigest()[:32]
