"""What people say of actors, claims and documents, into the tables: each is one commit, inside a transaction of somebody else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection, Table, insert, select, update

from graph.errors import InputError, LedgerError, UnknownClaim
from graph.ledger import schema
from graph.ledger.checking import storable
from graph.ledger.loading import load_claims
from graph.ledger.rows import ChangeKind
from graph.ledger.scope import holds
from graph.ledger.view import View
from graph.ledger.writing import commit, newest, write_correction
from graph.model import Claim, Merge, Placement, Review, Ruling, Signature

_FREE: Final = ("id", "document")
"""Fields of a claim that a correction cannot change: they say which claim it is."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who records something, why, and when."""

    who: str
    why: str | None
    at: str


class Recorder:
    """Writes records, in a transaction in which it is the only writer."""

    def __init__(self, connection: Connection, author: Author) -> None:
        if not author.who.strip():
            raise InputError("a record says who made it; 'who' is empty")
        storable("the author", author.who)
        storable("the reason", author.why)
        self.connection, self.author = connection, author
        self._view = View(connection, newest(connection, schema.commits.c.version))

    # Actors

    def merge(self, actor: str, into: str) -> Merge:
        """Raises InputError for an actor with itself, and for a circle."""
        for one in (actor, into):
            storable("an actor", one)
        identities = self._view.identities
        if identities.meant(into) == actor:
            which = "itself" if into == actor else f"{into}, which was merged into it"
            raise InputError(f"{actor} cannot be merged into {which}")
        if any(merge.actor == actor and merge.into == into for merge in self._view.merges()):
            raise InputError(f"{actor} was merged into {into} before")
        return self._identify(actor, into)

    def split(self, actor: str) -> Merge:
        """Raises InputError where the actor was not merged."""
        if all(merge.actor != actor for merge in self._view.merges()):
            raise InputError(f"{actor} is not merged into another actor as of version {self._view.version}")
        return self._identify(actor, None)

    def _identify(self, actor: str, into: str | None) -> Merge:
        version = self._commit(ChangeKind.MERGE if into else ChangeKind.SPLIT)
        table = schema.merges
        self._supersede(table, version, table.c.actor == actor)
        self.connection.execute(insert(table), {"version": version, "actor": actor, "into": into})
        return Merge(actor, into, self._signature(version))

    # Claims

    def review(self, claim: str, ruling: Ruling | None, correction: Claim | None = None) -> Review:
        """Raises UnknownClaim; InputError for a correction that is none, and for taking back what was not ruled."""
        coded = self._as_coded(claim)
        if (ruling is Ruling.CORRECTED) != (correction is not None):
            raise InputError("a corrected claim needs its correction, and no other ruling has one")
        if correction is not None:
            _check_correction(coded, correction)
        if ruling is None and claim not in self._ruled(claim):
            raise InputError(f"there is no review of claim '{claim}' to take back as of version {self._view.version}")
        return self._rule(coded, ruling, correction)

    def _ruled(self, claim: str) -> set[str]:
        table = schema.reviews
        query = select(table.c.claim).where(table.c.claim == claim, holds(table, self._view.version), table.c.ruling.is_not(None))
        return set(self.connection.execute(query).scalars())

    def _as_coded(self, claim: str) -> Claim:
        """The claim of the current coding, as the coder made it."""
        claims, codings = schema.claims, schema.codings
        query = select(claims.c.key).join(codings, claims.c.coding == codings.c.key)
        keys = self.connection.execute(
            query.where(claims.c.id == claim, claims.c.review.is_(None), codings.c.superseded.is_(None))
        )
        found = load_claims(self.connection, keys.scalars().all()[:1])
        if not found:
            raise UnknownClaim(f"no claim has the id {claim!r} in version {self._view.version} of the ledger")
        return found[0].claim

    def _rule(self, coded: Claim, ruling: Ruling | None, correction: Claim | None) -> Review:
        version = self._commit(ChangeKind.REVIEW)
        table = schema.reviews
        self._supersede(table, version, table.c.claim == coded.id)
        row = {"version": version, "claim": coded.id, "document": self._key(coded.document), "ruling": ruling}
        self.connection.execute(insert(table), row)
        if correction is not None:
            write_correction(self.connection, correction, version)
        return Review(coded.id, coded.document, ruling, self._signature(version))

    # Collections

    def place(self, collection: str, documents: Iterable[str], *, inside: bool) -> tuple[Placement, ...]:
        """The documents that were not there (or were, where they are taken out). Raises UnknownDocument, InputError."""
        if not collection.strip():
            raise InputError("a collection has a name; this one is empty")
        storable("the collection", collection)
        members = {row.id for row in self._view.members(collection)}
        asked = tuple(dict.fromkeys(documents))
        for one in asked:
            self._view.document_row(one)
        changed = [one for one in asked if (one in members) is not inside]
        return self._place(collection, changed, inside=inside) if changed else ()

    def _place(self, collection: str, documents: Sequence[str], *, inside: bool) -> tuple[Placement, ...]:
        version = self._commit(ChangeKind.COLLECTION)
        table = schema.placements
        for document in documents:
            key = self._key(document)
            self._supersede(table, version, (table.c.collection == collection) & (table.c.document == key))
            row = {"version": version, "document": key, "collection": collection, "inside": inside}
            self.connection.execute(insert(table), row)
        by = self._signature(version)
        return tuple(Placement(collection, document, inside, by) for document in documents)

    # Undoing

    def undo(self, version: int) -> int:
        """Record again what held before the record `version`; the new version. Raises InputError where that cannot be."""
        kind = self.connection.execute(select(schema.commits.c.kind).where(schema.commits.c.version == version)).scalar()
        if kind is None:
            raise InputError(f"the ledger has no version {version}; allowed are 1 to {self._view.version}")
        undo = {
            ChangeKind.MERGE: self._undo_merge,
            ChangeKind.SPLIT: self._undo_merge,
            ChangeKind.REVIEW: self._undo_review,
            ChangeKind.COLLECTION: self._undo_placement,
        }.get(ChangeKind(kind))
        if undo is None:
            raise InputError(f"version {version} is a {kind}; only merges, splits, reviews and collections can be undone")
        undo(version)
        return newest(self.connection, schema.commits.c.version)

    def _undo_merge(self, version: int) -> None:
        row = self._record(schema.merges, version)[0]
        before = self._before(schema.merges, version)
        self._identify(row.actor, before[0].into if before else None)

    def _undo_review(self, version: int) -> None:
        row = self._record(schema.reviews, version)[0]
        before = self._before(schema.reviews, version)
        ruling = Ruling(before[0].ruling) if before and before[0].ruling else None
        correction = self._correction(row.claim, before[0].version) if ruling is Ruling.CORRECTED else None
        self._rule(self._as_coded(row.claim), ruling, correction)

    def _correction(self, claim: str, review: int) -> Claim:
        claims = schema.claims.c
        query = select(claims.key).where(claims.id == claim, claims.review == review).order_by(claims.key.desc())
        return load_claims(self.connection, self.connection.execute(query).scalars().all()[:1])[0].claim

    def _undo_placement(self, version: int) -> None:
        rows = self._record(schema.placements, version)
        keys, names = [row.document for row in rows], schema.documents.c
        documents = self.connection.execute(select(names.id).where(names.key.in_(keys)).order_by(names.key)).scalars()
        self._place(rows[0].collection, documents.all(), inside=not rows[0].inside)

    def _record(self, table: Table, version: int) -> Sequence[Any]:
        """The rows of the record. Raises InputError where a later one has taken its place."""
        rows = self.connection.execute(select(table).where(table.c.version == version)).all()
        later = {row.superseded for row in rows if row.superseded}
        if later:
            raise InputError(f"version {version} was followed by version {min(later)} about the same; undo that one first")
        if not rows:
            raise InputError(f"nothing is left of version {version} to undo: its document was purged")
        return rows

    def _before(self, table: Table, version: int) -> Sequence[Any]:
        return self.connection.execute(select(table).where(table.c.superseded == version)).all()

    # Commits

    def _commit(self, kind: ChangeKind) -> int:
        return commit(self.connection, self.author.at, kind, self.author.who, self.author.why)

    def _signature(self, version: int) -> Signature:
        return Signature(version, self.author.at, self.author.who, self.author.why)

    def _supersede(self, table: Table, version: int, which: Any) -> None:
        self.connection.execute(update(table).where(which, table.c.superseded.is_(None)).values(superseded=version))

    def _key(self, document: str) -> int:
        query = select(schema.documents.c.key).where(schema.documents.c.id == document)
        found = self.connection.execute(query).scalar()
        if found is None:
            raise LedgerError(f"document {document!r} is not in the ledger")
        return int(found)


def _check_correction(coded: Claim, correction: Claim) -> None:
    for name in _FREE:
        if getattr(coded, name) != getattr(correction, name):
            raise InputError(f"a correction keeps the claim's {name}, '{getattr(coded, name)}'")
    if replace(correction, coder=coded.coder) == coded:
        raise InputError(f"the correction of claim '{coded.id}' changes nothing")
