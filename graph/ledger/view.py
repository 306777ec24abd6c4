"""The ledger as of one version: every question about it is asked of a View, inside one consistent snapshot.

What was merged is read as one actor; what was rejected or retracted is left out, and a corrected claim is its correction, unless
`conditions.reviewed` asks otherwise. Only `document` gives a document as it was coded.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, union

from graph.errors import UnknownClaim, UnknownDocument
from graph.ledger import codec, conditions, loading, raw, records, texts
from graph.ledger.conditions import Condition, Reviewed
from graph.ledger.differences import Difference, Differences, differences
from graph.ledger.naming import PROVISIONAL, TURNED, Way
from graph.ledger.rows import Change, DocumentRow, Link, Listed, Met, NameUse, Text
from graph.ledger.schema import actors, claims, codings, commits, documents, pairs, participants, purges, uses
from graph.ledger.scope import Identities, Scope, holds
from graph.ledger.wanted import Wanted
from graph.model import Claim, Coded, Framing, Merge, Modality, Placement, Review, Role, Span
from graph.model.dyad import Level
from graph.model.record import STATUSES

_COUNTED_ROLES = (Role.SOURCE, Role.TARGET, Role.CLAIMANT)
_NEWEST_FIRST = (claims.c.day.desc().nulls_last(), claims.c.key)


class View:
    """All reads see the claims that were current as of `version`: those of each document's coding at that time."""

    def __init__(
        self, connection: Connection, version: int, scope_of: Callable[[Connection, int], Scope] = records.scope
    ) -> None:
        self._connection, self.version, self._scope_of = connection, version, scope_of

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
            yield from (one.claim for one in self._listed(keys[start : start + 500]))

    def claim(self, claim: str) -> Claim:
        """Raises UnknownClaim."""
        return self.listed(claim).claim

    def listed(self, claim: str) -> Listed:
        """One claim, whatever was ruled on it. Raises UnknownClaim."""
        wanted = (conditions.with_id(claim), conditions.reviewed(STATUSES))
        keys = self._connection.execute(self._select(claims.c.key, wanted=wanted).order_by(claims.c.key)).scalars().all()
        if not keys:
            raise UnknownClaim(f"no claim has the id {claim!r} in version {self.version} of the ledger")
        return self._listed(keys[:1])[0]

    def _listed(self, keys: Sequence[int]) -> list[Listed]:
        """The claims of these rows, in their order, with who is meant and what was ruled."""
        found = loading.load_claims(self._connection, keys)
        if self._scope.reviewed:
            reviews = records.reviews(self._connection, [one.claim.id for one in found], self.version)
            found = [replace(one, review=reviews.get(one.claim.id)) for one in found]
        if self.identities:
            found = [replace(one, claim=self.identities.claim(one.claim)) for one in found]
        return found

    def newest(self, *wanted: Condition, limit: int | None = None) -> list[Listed]:
        """Newest first, undated last; of one day in the order in which they came."""
        return [listed for _key, listed in self.newest_keyed(*wanted, limit=limit)]

    def newest_keyed(self, *wanted: Condition, limit: int | None = None) -> list[tuple[int, Listed]]:
        """The same with the keys of their rows, which stay as they are."""
        query = self._select(claims.c.key, wanted=wanted).order_by(*_NEWEST_FIRST)
        keys = self._connection.execute(query if limit is None else query.limit(limit)).scalars().all()
        return list(zip(keys, self._listed(keys), strict=True))

    def count(self, *wanted: Condition) -> int:
        return int(self._connection.execute(self._select(func.count(), wanted=wanted)).scalar_one())

    def between(self, a: str, b: str, level: Level, *wanted: Condition, limit: int | None = None) -> list[tuple[Way, Listed]]:
        """The claims that relate a and b (a < b), newest first, each with its way."""
        way = _way_between(level)
        query = (
            self._select(way.label("way"), claims.c.key, pairs.c.a, pairs.c.b, wanted=wanted)
            .join(pairs, pairs.c.claim == claims.c.key)
            .where(self._pair(a, b), way.is_not(None))
            .order_by(pairs.c.day.desc().nulls_last(), claims.c.key)
        )
        if not self.identities:
            query = query if limit is None else query.limit(limit)
            ways = {row.key: Way(row.way) for row in self._connection.execute(query)}
        else:  # one claim may name them by several ids
            ways = self._ways(self._connection.execute(query))
        keys = list(ways)[:limit]
        return [(ways[key], one) for key, one in zip(keys, self._listed(keys), strict=True)]

    def _ways(self, rows: Iterable[Any]) -> dict[int, Way]:
        """The way of each claim within one pair of those who are meant."""
        found: dict[int, Way] = {}
        for row in rows:
            _a, _b, way = self._meant(row.a, row.b, Way(row.way))
            found[row.key] = way if found.get(row.key, way) is way else Way.MUTUAL
        return found

    def _meant(self, a: str, b: str, way: Way) -> tuple[str, str, Way]:
        """A pair with its way, named by who is meant."""
        first, second = self.identities.meant(a), self.identities.meant(b)
        return (first, second, way) if first <= second else (second, first, TURNED[way])

    def _pair(self, a: str, b: str) -> ColumnElement[bool]:
        """The pair of a and b, by all of their names."""
        several = [sorted((first, second)) for first in self.identities.all_of(a) for second in self.identities.all_of(b)]
        return or_(*(and_(pairs.c.a == first, pairs.c.b == second) for first, second in several if first != second))

    # Texts

    def texts(
        self,
        wanted: Wanted,
        where: Sequence[Condition] = (),
        having: Sequence[Condition] = (),
        *,
        ranked: bool = False,
        limit: int,
        offset: int = 0,
    ) -> list[Text]:
        """Documents that hold the words, newest first and undated last, or those first that the words fit best.

        `where` are conditions of documents; where there are `having`, each has a claim that fulfils all of these.
        """
        asked = list(self._plain(where))
        if having:
            claimed = select(claims.c.key).where(claims.c.coding == codings.c.key, *self._conditions(having))
            asked.append(claimed.correlate(codings, documents).exists())
        return texts.find(self._connection, wanted, self.version, *asked, ranked=ranked, limit=limit, offset=offset)

    def spans(self, found: Sequence[Text], *wanted: Condition) -> dict[int, list[tuple[int, Span]]]:
        """The claims of these documents that are wanted: by coding, their keys and the spans of their quotations."""
        columns = (claims.c.coding, claims.c.key, claims.c.body)
        these = (claims.c.coding.in_([one.coding for one in found]), *wanted)
        spans: dict[int, list[tuple[int, Span]]] = defaultdict(list)
        for coding, key, body in self._connection.execute(self._select(*columns, wanted=these).order_by(claims.c.key)):
            spans[coding].append((key, codec.span_of(body)))
        return spans

    def by_key(self, keys: Sequence[int]) -> list[Listed]:
        """The claims of these keys, in their order."""
        return self._listed(keys)

    # Links: what networks and dyads are counted from

    def links(self, level: Level, *wanted: Condition) -> list[Link]:
        """All pairs at `level`, by pair and claim."""
        return self._links(pairs.c[level], wanted)

    def links_between(self, a: str, b: str, level: Level, *wanted: Condition) -> list[Link]:
        """The links of a and b (a < b). At state level either may be one who acts for another."""
        return self._links(_way_between(level), wanted, self._pair(a, b))

    def links_of(self, actor: str, level: Level, *wanted: Condition) -> list[Link]:
        """The links of `actor` with all its partners at `level`. At state level it may be one who acts for another."""
        ids = self.identities.all_of(actor)
        sides = ((pairs.c.a, pairs.c.a_apart), (pairs.c.b, pairs.c.b_apart))
        found = [
            link
            for side, apart in sides
            for link in self._links(
                pairs.c.actor if level is Level.ACTOR else func.coalesce(pairs.c.state, apart),
                wanted,
                side == ids[0] if len(ids) == 1 else side.in_(ids),
            )
        ]
        return self._united(found) if len(ids) > 1 else found

    def _links(self, way: ColumnElement[str], wanted: Sequence[Condition], *pair: ColumnElement[bool]) -> list[Link]:
        columns = (
            pairs.c.a,
            pairs.c.b,
            way.label("way"),
            claims.c.key,
            claims.c.relation,
            claims.c.modality,
            claims.c.score,
            documents.c.id.label("document"),
            claims.c.parties,
            claims.c.day,
            *(claims.c[f"date_{name}"] for name in ("start", "end", "precision", "basis")),
        )
        query = (
            self._select(*columns, wanted=wanted)
            .join(pairs, pairs.c.claim == claims.c.key)
            .where(way.is_not(None), *pair)
            .order_by(pairs.c.a, pairs.c.b, claims.c.key)
        )
        found = [
            Link(
                row["a"],
                row["b"],
                Way(row["way"]),
                row["key"],
                row["relation"],
                Modality(row["modality"]),
                row["score"],
                row["document"],
                row["parties"],
                row["day"],
                codec.interval_of(row),
            )
            for row in self._connection.execute(query).mappings()
        ]
        return self._united(found) if self.identities else found

    def _united(self, links: Iterable[Link]) -> list[Link]:
        """The links of those who are meant, by pair and claim: a claim relates a pair once, and nobody with itself."""
        found: dict[tuple[str, str, int], Link] = {}
        for link in links:
            a, b, way = self._meant(link.a, link.b, link.way)
            known = found.get((a, b, link.claim))
            way = way if known is None or known.way is way else Way.MUTUAL
            if a != b:
                found[a, b, link.claim] = replace(link, a=a, b=b, way=way, parties=self.identities.parties(link.parties))
        return [found[key] for key in sorted(found)]

    # Actors

    def names(self) -> dict[str, Met]:
        """The provisional actors that texts name, by id."""
        return {actor: met for actor, met in self.met().items() if actor.startswith(PROVISIONAL)}

    def met(self, wanted: str | None = None) -> dict[str, Met]:
        """All actors that texts name, or the one wanted, by id, as the first text that did."""
        query = select(actors).where(actors.c.version <= self.version).order_by(actors.c.id)
        query = query if wanted is None else query.where(actors.c.id == wanted)
        return {row.id: Met(row.id, row.name, row.language, row.kind, row.state) for row in self._connection.execute(query)}

    def claims_of(self, wanted: Iterable[str] | None = None) -> dict[str, int]:
        """How many claims each actor has a part in, as source, target or claimant, itself or through who acts for it."""
        ids = None if wanted is None else sorted({name for one in wanted for name in self.identities.all_of(one)})
        parts = union(*(self._parts(column, ids) for column in (participants.c.actor, participants.c.node))).subquery()
        query = select(parts.c.who, func.count()).group_by(parts.c.who).order_by(parts.c.who)
        counts = {row[0]: row[1] for row in self._connection.execute(query)}
        for meant, names in self.identities.groups.items():
            if counts.keys() & set(names):
                together = select(func.count(parts.c.claim.distinct())).where(parts.c.who.in_(names))
                counts = {who: count for who, count in counts.items() if who not in names}
                counts[meant] = self._connection.execute(together).scalar_one()
        return dict(sorted(counts.items()))

    def _parts(self, column: ColumnElement[str], wanted: Sequence[str] | None) -> Select[Any]:
        query = self._select(column.label("who"), participants.c.claim).join(participants, participants.c.claim == claims.c.key)
        query = query.where(participants.c.role.in_(_COUNTED_ROLES), column.is_not(None))
        return query if wanted is None else query.where(column.in_(wanted))

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

    def keys(self, *wanted: Condition) -> list[int]:
        """The rows of the claims, in no order."""
        return list(self._connection.execute(self._select(claims.c.key, wanted=wanted)).scalars())

    def codings_in(self, collection: str) -> list[int]:
        """The rows of the codings whose documents belong to the collection."""
        joined = codings.join(documents, codings.c.document == documents.c.key)
        query = select(codings.c.key).select_from(joined).where(self._live(), conditions.belongs_to(collection, self.version))
        return list(self._connection.execute(query).scalars())

    def ruled(self) -> list[int]:
        """The rows of all claims, current or not, that somebody has ever ruled on, and of their corrections."""
        if not self._scope.reviewed:
            return []
        return list(self._connection.execute(select(claims.c.key).where(conditions.ruled())).scalars())

    def parties_of(self, actors: Iterable[str]) -> list[tuple[int, str, str]]:
        """Row, relation and parties of the claims in which one of them has a part at state level."""
        having = select(participants.c.claim).where(participants.c.node.in_(sorted(actors)))
        query = select(claims.c.key, claims.c.relation, claims.c.parties).where(claims.c.key.in_(having)).order_by(claims.c.key)
        return [(row[0], row[1], row[2]) for row in self._connection.execute(query)]

    def raw(self, after: tuple[int, int], version: int) -> raw.RawRows:
        """What came after these keys of codings and claims, and what ended after `version`."""
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


def _way_between(level: Level) -> ColumnElement[str]:
    """How a claim runs within a pair that was asked for by two ids."""
    if level is Level.ACTOR:
        return pairs.c.actor
    return func.coalesce(pairs.c.state, pairs.c.a_apart, pairs.c.b_apart)
