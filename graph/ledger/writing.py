"""One coded document into the tables, inside a transaction that somebody else opened and commits."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Integer, Table, func, insert, select, update
from sqlalchemy.sql import ColumnElement

from graph.errors import DocumentError
from graph.ledger import codec, schema
from graph.ledger.checking import check_claim
from graph.ledger.loading import load_boilerplate, load_claims
from graph.ledger.naming import node, pair_ways, parties
from graph.ledger.rows import Added, ChangeKind
from graph.model import Claim, Coded, Framing, Kind, Participant, Role, Ruling

_NAMINGS = ("state", "actor", "a_apart", "b_apart")


def write(connection: Connection, coded: Coded, names: Mapping[str, str], at: str) -> Added:
    """Add the document, or another coding of it; nothing is written where this very coding is the current one.

    `names` gives names to provisional actors, else they have the participant's; `at` is the time of the commit.
    """
    identity, text = coded.document.id, coded.document.text
    known = connection.execute(
        select(schema.documents.c.key, schema.documents.c.text).where(schema.documents.c.id == identity)
    ).one_or_none()
    if known is not None and known.text != text:
        raise DocumentError(f"document {identity!r} is in the ledger with another text; give this one another id")
    if known is None:
        _refuse_purged(connection, identity)
    fingerprint = codec.fingerprint(coded)
    if known is not None and _current_fingerprint(connection, known.key) == fingerprint:
        return Added(identity, newest(connection, schema.commits.c.version), False, len(coded.claims))
    version = commit(connection, at, ChangeKind.CODING)
    key = _add_document(connection, coded, version) if known is None else _supersede(connection, known.key, version)
    coding = newest(connection, schema.codings.c.key) + 1
    row = {"key": coding, "document": key, "version": version, "fingerprint": fingerprint}
    connection.execute(insert(schema.codings), row | codec.metadata_row(coded.document))
    _Rows(connection, coded, coding, version, names).write()
    if known is not None:
        _keep_corrections(connection, coded, key, coding, version)
    return Added(identity, version, True, len(coded.claims))


def write_correction(connection: Connection, claim: Claim, review: int) -> None:
    """The claim as a reviewer has it, beside the one of the current coding. Raises InputError where its text says no such."""
    codings, documents = schema.codings, schema.documents
    joined = select(codings, documents.c.id, documents.c.text).join(documents, codings.c.document == documents.c.key)
    row = connection.execute(joined.where(documents.c.id == claim.document, codings.c.superseded.is_(None))).mappings().one()
    document = codec.document_of(row, load_boilerplate(connection, row["key"]))
    check_claim(claim, document)
    _write_correction(connection, Coded(document, (), (claim,), ()), row["key"], review, review)


def _write_correction(connection: Connection, coded: Coded, coding: int, version: int, review: int) -> None:
    coded = replace(coded, document=replace(coded.document, boilerplate=()), mentions=(), framings=())
    _Rows(connection, coded, coding, version, {}, review).write()


def _keep_corrections(connection: Connection, coded: Coded, document: int, coding: int, version: int) -> None:
    """What reviewers corrected stays corrected in another coding, where that has the same claim."""
    claims, reviews = schema.claims, schema.reviews
    query = select(reviews.c.version, reviews.c.claim, func.max(claims.c.key).label("key"))
    query = query.join(claims, claims.c.review == reviews.c.version).group_by(reviews.c.version, reviews.c.claim)
    held = (reviews.c.document == document, reviews.c.superseded.is_(None), reviews.c.ruling == Ruling.CORRECTED)
    present = {claim.id for claim in coded.claims}
    for row in connection.execute(query.where(*held)).all():
        if row.claim in present:
            corrected = load_claims(connection, [row.key])[0].claim
            _write_correction(connection, replace(coded, claims=(corrected,)), coding, version, row.version)


def _refuse_purged(connection: Connection, document: str) -> None:
    commits, purges = schema.commits.c, schema.purges
    query = select(commits.at, commits.who, commits.version).join(purges, purges.c.version == commits.version)
    purged = connection.execute(query.where(purges.c.document == document)).one_or_none()
    if purged:
        raise DocumentError(
            f"document {document!r} was purged by {purged.who} on {purged.at[:10]} (version {purged.version}), and stays out"
        )


def newest(connection: Connection, column: ColumnElement[int]) -> int:
    """The highest number so far: the writer is alone, so the next one is free."""
    return connection.execute(select(func.coalesce(func.max(column), 0, type_=Integer))).scalar_one()


def _current_fingerprint(connection: Connection, document: int) -> str | None:
    codings = schema.codings.c
    return connection.execute(
        select(codings.fingerprint).where(codings.document == document, codings.superseded.is_(None))
    ).scalar()


def commit(connection: Connection, at: str, kind: ChangeKind, who: str | None = None, why: str | None = None) -> int:
    """The number of a new version."""
    version = newest(connection, schema.commits.c.version) + 1
    connection.execute(insert(schema.commits), {"version": version, "at": at, "kind": kind, "who": who, "why": why})
    return version


def _add_document(connection: Connection, coded: Coded, version: int) -> int:
    key = newest(connection, schema.documents.c.key) + 1
    row = {"key": key, "id": coded.document.id, "text": coded.document.text, "version": version}
    connection.execute(insert(schema.documents), row)
    return key


def _supersede(connection: Connection, document: int, version: int) -> int:
    """From `version` on, the coding that was current is not."""
    codings = schema.codings
    connection.execute(
        update(codings).where(codings.c.document == document, codings.c.superseded.is_(None)).values(superseded=version)
    )
    return document


class _Rows:
    """The rows of one coding, or of the correction `review` within one, with keys of their own."""

    def __init__(
        self,
        connection: Connection,
        coded: Coded,
        coding: int,
        version: int,
        names: Mapping[str, str],
        review: int | None = None,
    ) -> None:
        self.coded, self.coding, self.version, self.names, self.review = coded, coding, version, names, review
        self.connection = connection
        first = newest(connection, schema.claims.c.key) + 1
        self.claims = tuple(enumerate(coded.claims, first))
        self.framings = self._keyed_framings(newest(connection, schema.framings.c.key) + 1)
        self.mentions = tuple(enumerate(coded.mentions, newest(connection, schema.mentions.c.key) + 1))

    def write(self) -> None:
        for table, rows in self._by_table():
            if rows:
                self.connection.execute(insert(table), rows)

    def _by_table(self) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
        """Owners before what they own."""
        yield schema.boilerplate, list(self._boilerplate())
        yield schema.actors, list(self._met())
        yield schema.mentions, [{"key": key, "coding": self.coding, **codec.mention_row(one)} for key, one in self.mentions]
        yield schema.mention_actors, list(self._mention_actors())
        yield (
            schema.framings,
            [
                {"key": key, "coding": self.coding, "position": position, **codec.framing_row(framing)}
                for key, position, framing in self.framings
            ],
        )
        yield schema.framed, list(self._framed())
        yield schema.claims, [self._claim(key, claim) for key, claim in self.claims]
        yield schema.casualties, list(self._casualties())
        yield schema.contexts, list(self._contexts())
        yield schema.participants, list(self._participants())
        yield schema.claim_framings, list(self._claim_framings())
        yield schema.pairs, list(self._pairs())

    def _keyed_framings(self, first: int) -> tuple[tuple[int, int | None, Framing], ...]:
        """The document's framings with their positions, then those that only a claim has."""
        own = self.coded.framings
        others = dict.fromkeys(one for claim in self.coded.claims for one in claim.framings if one not in own)
        placed: list[tuple[int | None, Framing]] = [*enumerate(own), *((None, one) for one in others)]
        return tuple((key, position, framing) for key, (position, framing) in enumerate(placed, first))

    def _boilerplate(self) -> Iterator[dict[str, Any]]:
        for position, span in enumerate(self.coded.document.boilerplate):
            yield {"coding": self.coding, "position": position, **codec.span_row(span)}

    def _met(self) -> Iterator[dict[str, Any]]:
        """The actors that no document has named before. A state that others act for is one too, without a name of its own."""
        met = {
            principal: {"name": principal, "kind": _kind_of_node(principal), "state": one.state}
            for one in self._everybody()
            if (principal := one.acts_for)
        }
        for one in reversed(list(self._everybody())):
            if one.id is not None:
                met[one.id] = {"name": self.names.get(one.id, one.name), "kind": one.kind, "state": one.state}
        table = schema.actors.c
        known = set(self.connection.execute(select(table.id).where(table.id.in_(list(met)))).scalars())
        for identity in sorted(met.keys() - known):
            yield {"id": identity, **met[identity], "language": self.coded.document.language, "version": self.version}

    def _everybody(self) -> Iterator[Participant]:
        return (one for claim in self.coded.claims for _role, _position, one in _parts(claim))

    def _mention_actors(self) -> Iterator[dict[str, Any]]:
        for key, mention in self.mentions:
            for position, actor in enumerate(mention.actors):
                yield {"mention": key, "position": position, "actor": actor}

    def _framed(self) -> Iterator[dict[str, Any]]:
        for key, _position, framing in self.framings:
            for part, one in (("target", framing.target), ("voice", framing.voice)):
                if one is not None:
                    yield {"framing": key, "part": part, **codec.participant_row(one)}

    def _day(self, claim: Claim) -> str | None:
        return codec.day_of(claim, self.coded.document.published)[0]

    def _claim(self, key: int, claim: Claim) -> dict[str, Any]:
        day, basis = codec.day_of(claim, self.coded.document.published)
        derived = {"day": day, "day_basis": basis, "parties": parties(claim), "review": self.review}
        return {"key": key, "coding": self.coding, **codec.claim_row(claim), **derived}

    def _casualties(self) -> Iterator[dict[str, Any]]:
        for key, claim in self.claims:
            for position, casualties in enumerate(claim.casualties):
                yield {"claim": key, "position": position, **codec.casualties_row(casualties)}

    def _contexts(self) -> Iterator[dict[str, Any]]:
        for key, claim in self.claims:
            for position, context in enumerate(claim.contexts):
                yield {"claim": key, "position": position, "context": context}

    def _participants(self) -> Iterator[dict[str, Any]]:
        for key, claim in self.claims:
            derived = {"claim": key, "day": self._day(claim)}
            for role, position, one in _parts(claim):
                yield {"role": role, "position": position, "node": node(one), **codec.participant_row(one), **derived}

    def _claim_framings(self) -> Iterator[dict[str, Any]]:
        keys = {framing: key for key, _position, framing in self.framings}
        for key, claim in self.claims:
            for position, framing in enumerate(claim.framings):
                yield {"claim": key, "position": position, "framing": keys[framing]}

    def _pairs(self) -> Iterator[dict[str, Any]]:
        for key, claim in self.claims:
            for (a, b), ways in pair_ways(claim).items():
                yield {"a": a, "b": b, "claim": key, "day": self._day(claim), **dict.fromkeys(_NAMINGS), **ways}


def _kind_of_node(node: str) -> Kind:
    return Kind.STATE if node.startswith("state:") else Kind.GOVERNMENT


def _parts(claim: Claim) -> Iterator[tuple[Role, int, Participant]]:
    """All participants with their role, and their position within it."""
    groups = {
        Role.SOURCE: claim.sources,
        Role.TARGET: claim.targets,
        Role.CLAIMANT: (claim.claimant,) if claim.claimant else (),
        Role.VIA: claim.via,
        Role.PLACE: (claim.place,) if claim.place else (),
        Role.ABOUT: claim.about,
    }
    for role, group in groups.items():
        for position, one in enumerate(group):
            yield role, position, one
