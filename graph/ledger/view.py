"""The ledger as of one version: every question about it is asked of a View, inside one consistent snapshot."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, union

from graph.errors import LedgerError, UnknownDocument
from graph.ledger import codec, conditions, loading
from graph.ledger.conditions import Condition
from graph.ledger.naming import PROVISIONAL, Way
from graph.ledger.rows import DocumentRow, Link, Listed, Met, NameUse
from graph.ledger.schema import actors, claims, codings, documents, mention_actors, mentions, pairs, participants
from graph.model import Claim, Coded, Modality, Role
from graph.model.dyad import Level

_COUNTED_ROLES = (Role.SOURCE, Role.TARGET, Role.CLAIMANT)
_NEWEST_FIRST = (claims.c.day.desc().nulls_last(), claims.c.key)


class View:
    """All reads see the claims that were current as of `version`: those of each document's coding at that time."""

    def __init__(self, connection: Connection, version: int) -> None:
        self._connection, self.version = connection, version

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
        keys = self._connection.execute(select(claims.c.key).where(claims.c.coding == coding).order_by(claims.c.key))
        listed = loading.load_claims(self._connection, keys.scalars().all())
        return Coded(
            document=codec.document_of(row, loading.load_boilerplate(self._connection, coding)),
            mentions=loading.load_mentions(self._connection, coding),
            claims=tuple(one.claim for one in listed),
            framings=loading.load_document_framings(self._connection, coding),
        )

    def _find(self, document: str) -> tuple[int, DocumentRow]:
        condition = and_(self._live(), documents.c.id == document)
        found = next(loading.load_documents(self._connection, condition), None)
        if found is None:
            raise UnknownDocument(f"no document has the id {document!r} in version {self.version} of the ledger")
        return found

    def outlets(self) -> list[str]:
        """The outlets of the documents, as these name them, sorted."""
        query = select(codings.c.outlet).distinct().where(self._live(), codings.c.outlet.is_not(None))
        return list(self._connection.execute(query.order_by(codings.c.outlet)).scalars())

    def collections(self) -> list[str]:
        """The collections that documents belong to, sorted."""
        query = select(codings.c.collection).distinct().where(self._live(), codings.c.collection.is_not(None))
        return list(self._connection.execute(query.order_by(codings.c.collection)).scalars())

    # Claims

    def claims(self, *wanted: Condition) -> Iterator[Claim]:
        """By document, and in the order of its text."""
        keys = self._connection.execute(self._select(claims.c.key).where(*wanted).order_by(claims.c.key)).scalars().all()
        for start in range(0, len(keys), 500):
            yield from (one.claim for one in loading.load_claims(self._connection, keys[start : start + 500]))

    def claim(self, claim: str) -> Claim:
        """Raises LedgerError where there is none."""
        return self.listed(claim).claim

    def listed(self, claim: str) -> Listed:
        """Raises LedgerError where there is none."""
        query = self._select(claims.c.key).where(conditions.with_id(claim)).order_by(claims.c.key)
        keys = self._connection.execute(query).scalars().all()
        if not keys:
            raise LedgerError(f"no claim has the id {claim!r} in version {self.version} of the ledger")
        return loading.load_claims(self._connection, keys[:1])[0]

    def newest(self, *wanted: Condition, limit: int | None = None) -> list[Listed]:
        """Newest first, undated last; of one day in the order in which they came."""
        return [listed for _key, listed in self.newest_keyed(*wanted, limit=limit)]

    def newest_keyed(self, *wanted: Condition, limit: int | None = None) -> list[tuple[int, Listed]]:
        """The same with the keys of their rows, which stay as they are."""
        query = self._select(claims.c.key).where(*wanted).order_by(*_NEWEST_FIRST)
        keys = self._connection.execute(query if limit is None else query.limit(limit)).scalars().all()
        return list(zip(keys, loading.load_claims(self._connection, keys), strict=True))

    def count(self, *wanted: Condition) -> int:
        return int(self._connection.execute(self._select(func.count()).where(*wanted)).scalar_one())

    def between(self, a: str, b: str, level: Level, *wanted: Condition, limit: int | None = None) -> list[tuple[Way, Listed]]:
        """The claims that relate a and b (a < b), newest first, each with its way."""
        way = _way_between(level)
        query = (
            self._select(way, claims.c.key)
            .join(pairs, pairs.c.claim == claims.c.key)
            .where(pairs.c.a == a, pairs.c.b == b, way.is_not(None), *wanted)
            .order_by(pairs.c.day.desc().nulls_last(), claims.c.key)
        )
        rows = self._connection.execute(query if limit is None else query.limit(limit)).all()
        listed = loading.load_claims(self._connection, [row.key for row in rows])
        return [(Way(row[0]), one) for row, one in zip(rows, listed, strict=True)]

    # Links: what networks and dyads are counted from

    def links(self, level: Level, *wanted: Condition) -> list[Link]:
        """All pairs at `level`, by pair and claim."""
        return self._links(pairs.c[level], *wanted)

    def links_between(self, a: str, b: str, level: Level, *wanted: Condition) -> list[Link]:
        """The links of a and b (a < b). At state level either may be one who acts for another."""
        return self._links(_way_between(level), pairs.c.a == a, pairs.c.b == b, *wanted)

    def links_of(self, actor: str, level: Level, *wanted: Condition) -> list[Link]:
        """The links of `actor` with all its partners at `level`. At state level it may be one who acts for another."""
        sides = ((pairs.c.a, pairs.c.a_apart), (pairs.c.b, pairs.c.b_apart))
        return [
            link
            for side, apart in sides
            for link in self._links(
                pairs.c.actor if level is Level.ACTOR else func.coalesce(pairs.c.state, apart), side == actor, *wanted
            )
        ]

    def _links(self, way: ColumnElement[str], *wanted: Condition) -> list[Link]:
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
            self._select(*columns)
            .join(pairs, pairs.c.claim == claims.c.key)
            .where(way.is_not(None), *wanted)
            .order_by(pairs.c.a, pairs.c.b, claims.c.key)
        )
        return [
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

    # Actors

    def names(self) -> dict[str, Met]:
        """The provisional actors that texts name, by id."""
        return {actor: met for actor, met in self.met().items() if actor.startswith(PROVISIONAL)}

    def met(self) -> dict[str, Met]:
        """All actors that texts name, by id, as the first text that did."""
        query = select(actors).where(actors.c.version <= self.version).order_by(actors.c.id)
        return {row.id: Met(row.id, row.name, row.language, row.kind, row.state) for row in self._connection.execute(query)}

    def claims_of(self, wanted: Iterable[str] | None = None) -> dict[str, int]:
        """How many claims each actor has a part in, as source, target or claimant, itself or through who acts for it."""
        ids = None if wanted is None else sorted(wanted)
        parts = union(*(self._parts(column, ids) for column in (participants.c.actor, participants.c.node))).subquery()
        query = select(parts.c.who, func.count()).group_by(parts.c.who).order_by(parts.c.who)
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def _parts(self, column: ColumnElement[str], wanted: Sequence[str] | None) -> Select[Any]:
        query = self._select(column.label("who"), participants.c.claim).join(participants, participants.c.claim == claims.c.key)
        query = query.where(participants.c.role.in_(_COUNTED_ROLES), column.is_not(None))
        return query if wanted is None else query.where(column.in_(wanted))

    def names_used(self, actor: str, *, outlet: str | None = None, language: str | None = None) -> list[NameUse]:
        """The words that documents mean the actor by, the most frequent first, each with the first place that has them."""
        wanted = [mention_actors.c.actor == actor, self._live()]
        wanted += [codings.c.outlet == outlet] if outlet else []
        wanted += [codings.c.language == language] if language else []
        groups = (mentions.c.text, codings.c.language, codings.c.outlet)
        uses = (
            select(*groups, func.count().label("times"), func.min(mentions.c.key).label("first"))
            .join(mention_actors, mention_actors.c.mention == mentions.c.key)
            .join(codings, codings.c.key == mentions.c.coding)
            .where(*wanted)
            .group_by(*groups)
            .subquery()
        )
        query = (
            select(uses, documents.c.id.label("document"), mentions.c.span_start, mentions.c.span_end)
            .join(mentions, mentions.c.key == uses.c.first)
            .join(codings, codings.c.key == mentions.c.coding)
            .join(documents, documents.c.key == codings.c.document)
            .order_by(uses.c.times.desc(), uses.c.first)
        )
        return [
            NameUse(row["text"], row["language"], row["outlet"], row["times"], row["document"], codec.span_of(row))
            for row in self._connection.execute(query).mappings()
        ]

    # What is current

    def _select(self, *columns: ColumnElement[Any]) -> Select[Any]:
        """Of the claims that are current as of this version, with their codings and documents."""
        joined = claims.join(codings, claims.c.coding == codings.c.key).join(documents, codings.c.document == documents.c.key)
        return select(*columns).select_from(joined).where(self._live())

    def _live(self) -> Condition:
        return and_(
            codings.c.version <= self.version,
            or_(codings.c.superseded.is_(None), codings.c.superseded > self.version),
        )


def _way_between(level: Level) -> ColumnElement[str]:
    """How a claim runs within a pair that was asked for by two ids."""
    if level is Level.ACTOR:
        return pairs.c.actor
    return func.coalesce(pairs.c.state, pairs.c.a_apart, pairs.c.b_apart)
