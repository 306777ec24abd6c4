"""The ledger as of one version: every question about it is asked of a View, inside one consistent snapshot.

What was merged is read as one actor; what was rejected or retracted is left out, and a corrected claim is its correction, unless
`conditions.reviewed` asks otherwise. Only `document` gives a document as it was coded.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from graph.errors import UnknownClaim, UnknownDocument
from graph.ledger import codec, conditions, loading, raw, records, texts
from graph.ledger.conditions import Condition, Reviewed
from graph.ledger.differences import Difference, Differences, differences
from graph.ledger.naming import PROVISIONAL
from graph.ledger.rows import Change, DocumentRow, Listed, Met, NameUse, Text
from graph.ledger.schema import actors, claims, codings, commits, documents, purges, uses
from graph.ledger.scope import Identities, Scope, holds
from graph.ledger.wanted import Wanted
from graph.model import Claim, Coded, Framing, Merge, Placement, Review, Span
from graph.model.record import STATUSES

_NEWEST_FIRST = (claims.c.day.desc().nulls_last(), claims.c.key)


class View:
    """All reads see the claims that were current as of `version`: those of each document's coding at that time."""

    def __init__(
        self,
        connection: Connection,
        version: int,
        scope_of: Callable[[Connection, int], Scope] = records.scope,
        last: int | None = None,
    ) -> None:
        """`last` is the ledger's newest version in this snapshot."""
        self._connection, self.version, self._scope_of = connection, version, scope_of
        self.last = version if last is None else last

    @cached_property
    def _scope(self) -> Scope:
        return self._scope_of(self._connection, self.version)

    @property
    def identities(self) -> Identities:
        """Who is meant by whom."""
        return self._scope.identities

    # Documents

    def documents(self) -> list[DocumentRow]:
        """In the order in which they came."""
        return [row for _key, row in loading.load_documents(self._connection, self._live())]

    def document_row(self, document: str) -> DocumentRow:
        """Raises UnknownDocument."""
        return self._find(document)[1]

    def document(self, document: str) -> Coded:
        """The document as it was added, with its claims, mentions and framings. Raises UnknownDocument."""
        coding, _row = self._find(document)
        row = (
            self._connection.execute(
                select(documents.c.id, documents.c.text, codings)
                .join(documents, codings.c.document == documents.c.key)
                .where(codings.c.key == coding)
            )
            .mappings()
            .one()
        )
        coded = select(claims.c.key).where(claims.c.coding == coding, claims.c.review.is_(None)).order_by(claims.c.key)
        keys = self._connection.execute(coded)
        listed = loading.load_claims(self._connection, keys.scalars().all())
        return codec.coded_of(row, tuple(one.claim for one in listed))

    def _find(self, document: str) -> tuple[int, DocumentRow]:
        condition = and_(self._live(), documents.c.id == document)
        found = next(loading.load_documents(self._connection, condition), None)
        if found is None:
            purged = self._connection.execute(select(purges.c.version).where(purges.c.document == document)).scalar()
            gone = f": it was purged, which is version {purged}" if purged else ""
            raise UnknownDocument(f"no document has the id {document!r} in version {self.version} of the ledger{gone}")
        return found

    def outlets(self) -> list[str]:
        """The outlets of the documents, as these name them, sorted."""
        query = select(codings.c.outlet).distinct().where(self._live(), codings.c.outlet.is_not(None))
        return list(self._connection.execute(query.order_by(codings.c.outlet)).scalars())

    def collections(self) -> list[str]:
        """The collections that documents belong to, sorted."""
        query = select(codings.c.collection).distinct().where(self._live(), codings.c.collection.is_not(None))
        placed = {one.collection for one in records.placements(self._connection, self.version)}
        known = placed | set(self._connection.execute(query).scalars())
        return sorted(name for name in known if name not in placed or self.members(name))

    def members(self, collection: str) -> list[DocumentRow]:
        """The documents of a collection, in the order in which they came."""
        belongs = and_(self._live(), conditions.belongs_to(collection, self.version))
        return [row for _key, row in loading.load_documents(self._connection, belongs)]

    # Records

    def merges(self) -> list[Merge]:
        """Those in force, the oldest first."""
        return records.merges(self._connection, self.version)

    def reviews(self) -> list[Review]:
        """Those in force, the oldest first; those too whose claim the present coding no longer has."""
        return records.all_reviews(self._connection, self.version)

    def placements(self, collection: str | None = None) -> list[Placement]:
        """Who put which document into a collection, or took it out, where that holds; the oldest first."""
        return records.placements(self._connection, self.version, collection)

    def changes(self, since: int = 0) -> Iterator[Change]:
        """What each commit after the version `since` changed, in their order."""
        return records.changes(self._connection, since, self.version)

    def differences(self, since: int) -> Differences:
        """What the codings changed between the version `since` and this one, by document, as they were coded."""
        earlier = View(self._connection, since)
        moved = select(codings.c.document).where(
            or_(codings.c.version.between(since + 1, self.version), codings.c.superseded.between(since + 1, self.version))
        )
        query = select(documents.c.id).where(documents.c.key.in_(moved)).order_by(documents.c.key)
        found: list[Difference] = []
        changed = 0
        for document in self._connection.execute(query).scalars().all():
            before, after = earlier._coded(document), self._coded(document)
            changed += before != after
            found += differences(before, after)
        rulings = {review.claim: review.ruling for review in self.reviews()}
        found = [replace(one, ruling=rulings.get(one.claim.id)) for one in found]
        return Differences(since, self.version, changed, tuple(found))

    def _coded(self, document: str) -> Coded | None:
        try:
            return self.document(document)
        except UnknownDocument:
            return None

    # Claims

    def claims(self, *wanted: Condition) -> Iterator[Claim]:
        """By document, and in the order of its text."""
        keys = self._connection.execute(self._select(claims.c.key, wanted=wanted).order_by(claims.c.key)).scalars().all()
        for start in range(0, len(keys), 500):
            yield from (one.claim for one in self.by_key(keys[start : start + 500]))

    def claim(self, claim: str) -> Claim:
        """Raises UnknownClaim."""
        return self.listed(claim).claim

    def listed(self, claim: str) -> Listed:
        """One claim, whatever was ruled on it. Raises UnknownClaim."""
        wanted = (conditions.with_id(claim), conditions.reviewed(STATUSES))
        keys = self._connection.execute(self._select(claims.c.key, wanted=wanted).order_by(claims.c.key)).scalars().all()
        if not keys:
            raise UnknownClaim(f"no claim has the id {claim!r} in version {self.version} of the ledger")
        return self.by_key(keys[:1])[0]

    def newest(self, *wanted: Condition, limit: int | None = None) -> list[Listed]:
        """Newest first, undated last; of one day in the order in which they came."""
        query = self._select(claims.c.key, wanted=wanted).order_by(*_NEWEST_FIRST)
        return self.by_key(self._connection.execute(query if limit is None else query.limit(limit)).scalars().all())

    def by_key(self, keys: Sequence[int]) -> list[Listed]:
        """The claims of these rows, in their order, with who is meant and what was ruled."""
        found = loading.load_claims(self._connection, keys)
        if self._scope.reviewed:
            reviews = records.reviews(self._connection, [one.claim.id for one in found], self.version)
            found = [replace(one, review=reviews.get(one.claim.id)) for one in found]
        if self.identities:
            found = [replace(one, claim=self.identities.claim(one.claim)) for one in found]
        return found

    def count(self, *wanted: Condition) -> int:
        return int(self._connection.execute(self._select(func.count(), wanted=wanted)).scalar_one())

    # Texts

    def texts(
        self, wanted: Wanted, *where: Condition, ranked: bool = False, limit: int, offset: int = 0
    ) -> list[Text]:
        """Documents that hold the words, newest first and undated last, or those first that the words fit best."""
        asked = self._plain(where)
        return texts.find(self._connection, wanted, self.version, *asked, ranked=ranked, limit=limit, offset=offset)

    def spans(self, keys: Sequence[int]) -> dict[int, list[tuple[int, Span]]]:
        """By coding, the keys of these claims and the spans of their quotations."""
        query = select(claims.c.coding, claims.c.key, claims.c.body).where(claims.c.key.in_(keys)).order_by(claims.c.key)
        spans: dict[int, list[tuple[int, Span]]] = defaultdict(list)
        for coding, key, body in self._connection.execute(query):
            spans[coding].append((key, codec.span_of(body)))
        return spans

    # Actors

    def names(self) -> dict[str, Met]:
        """The provisional actors that texts name, by id."""
        return {actor: met for actor, met in self.met().items() if actor.startswith(PROVISIONAL)}

    def met(self, wanted: str | None = None) -> dict[str, Met]:
        """All actors that texts name, or the one wanted, by id, as the first text that did."""
        query = select(actors).where(actors.c.version <= self.version).order_by(actors.c.id)
        query = query if wanted is None else query.where(actors.c.id == wanted)
        return {row.id: Met(row.id, row.name, row.language, row.kind, row.state) for row in self._connection.execute(query)}

    def names_used(self, actor: str, *where: Condition) -> list[NameUse]:
        """The words that documents mean the actor by, the most frequent first, each with the first place that has them.

        `where` are conditions of documents.
        """
        wanted = [uses.c.actor.in_(self.identities.all_of(actor)), self._live(), *self._plain(where)]
        alike = (uses.c.text, codings.c.language, codings.c.outlet)
        came = (uses.c.coding, uses.c.position)
        found = (
            select(*alike, *came, uses.c.span_start, uses.c.span_end, documents.c.id.label("document"))
            .add_columns(func.count().over(partition_by=alike).label("times"))
            .add_columns(func.row_number().over(partition_by=alike, order_by=came).label("place"))
            .join(codings, codings.c.key == uses.c.coding)
            .join(documents, documents.c.key == codings.c.document)
            .where(*wanted)
            .subquery()
        )
        query = select(found).where(found.c.place == 1)
        return [
            NameUse(row.text, row.language, row.outlet, row.times, row.document, Span(row.span_start, row.span_end))
            for row in self._connection.execute(query.order_by(found.c.times.desc(), found.c.coding, found.c.position))
        ]

    def framings(self, actor: str, *where: Condition) -> Iterator[tuple[DocumentRow, Framing]]:
        """The loaded expressions about the actor, by document and in the order of its text.

        `where` are conditions of documents.
        """
        ids = set(self.identities.all_of(actor))
        named = select(uses.c.coding).where(uses.c.actor.in_(sorted(ids)))
        wanted = and_(self._live(), codings.c.key.in_(named), *self._plain(where))
        joined = codings.join(documents, codings.c.document == documents.c.key)
        bodies = dict(self._connection.execute(select(codings.c.key, codings.c.body).select_from(joined).where(wanted)).all())
        for key, row in loading.load_documents(self._connection, wanted):
            for found in codec.framings_of(bodies[key]):
                if found.target and found.target.id in ids:
                    yield row, found

    # Many rows at a time

    def codings_in(self, collection: str) -> list[int]:
        """The rows of the codings whose documents belong to the collection."""
        joined = codings.join(documents, codings.c.document == documents.c.key)
        query = select(codings.c.key).select_from(joined).where(self._live(), conditions.belongs_to(collection, self.version))
        return list(self._connection.execute(query).scalars())

    def ruled(self, statuses: Sequence[str] | None = None) -> list[int]:
        """The rows of all claims, current or not, that somebody has ever ruled on, and of their corrections; or, of those that
        are current, the ones that have one of these review statuses.
        """
        if not self._scope.reviewed:
            return []
        if statuses is None:
            return list(self._connection.execute(select(claims.c.key).where(conditions.ruled())).scalars())
        wanted = (conditions.ruled(), conditions.reviewed(statuses))
        return list(self._connection.execute(self._select(claims.c.key, wanted=wanted)).scalars())

    def raw(self, after: tuple[int, int, int], version: int) -> raw.RawRows:
        """What came after these keys of codings, claims and words, and what ended after `version`."""
        return raw.read(self._connection, after, version)

    def stamp(self, version: int) -> str:
        """Tells this ledger at that version from every other; '' for a version that it does not have."""
        query = select(commits.c.at, codings.c.fingerprint).outerjoin(codings, codings.c.version <= commits.c.version)
        query = query.where(commits.c.version == version).order_by(codings.c.key.desc()).limit(1)
        found = self._connection.execute(query).one_or_none()
        return " ".join(str(part) for part in found) if found else ""

    # What is current

    def _select(self, *columns: ColumnElement[Any], wanted: Sequence[Condition] = ()) -> Select[Any]:
        """Of the claims that are current as of this version and fulfil all that is wanted, with their codings and documents."""
        joined = claims.join(codings, claims.c.coding == codings.c.key).join(documents, codings.c.document == documents.c.key)
        return select(*columns).select_from(joined).where(self._live(), *self._conditions(wanted))

    def _conditions(self, wanted: Sequence[Condition]) -> Iterator[ColumnElement[bool]]:
        yield from self._plain(wanted)
        if self._scope.reviewed and not any(isinstance(one, Reviewed) for one in wanted):
            yield conditions.Reviewed()(self._scope)

    def _plain(self, wanted: Sequence[Condition]) -> Iterator[ColumnElement[bool]]:
        return (one if isinstance(one, ColumnElement) else one(self._scope) for one in wanted)

    def _live(self) -> ColumnElement[bool]:
        return holds(codings, self.version)
