"""What must always hold in a ledger, each as a check that yields what is wrong, in words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Final

from sqlalchemy import Connection, Table, func, select, union

from graph.ledger import codec, schema
from graph.ledger.loading import load_claims
from graph.ledger.naming import node, pair_ways, parties
from graph.ledger.rows import ChangeKind
from graph.ledger.tabling import parts_of
from graph.model import Claim, Ruling

_AT_ONCE: Final = 500  # claims read at a time
FILES: Final = "the database's files"
DERIVED: Final = "pairs, days and participants"
_NAMINGS: Final = ("state", "actor", "a_apart", "b_apart")


@dataclass(frozen=True, slots=True)
class Problem:
    """The check `check` found `what`."""

    check: str
    what: str


Check = Callable[[Connection], Iterator[str]]


def verify(connection: Connection, damage: Iterator[str], told: Callable[[str], None], *, quick: bool) -> Iterator[Problem]:
    """All problems, in the order of the checks; `damage` is what the database itself finds."""
    told(FILES)
    yield from (Problem(FILES, what) for what in damage)
    for name, check in CHECKS if quick else CHECKS + THOROUGH:
        told(name)
        yield from (Problem(name, what) for what in check(connection))


def _versions(connection: Connection) -> Iterator[str]:
    versions = connection.execute(select(schema.commits.c.version).order_by(schema.commits.c.version)).scalars()
    for wanted, found in enumerate(versions, 1):
        if wanted != found:
            yield f"version {wanted} is missing: {found} stands there"
            return


def _commits(connection: Connection) -> Iterator[str]:
    """Every record has a commit that says what it is, and every commit a record, unless that was purged."""
    commits = schema.commits.c
    kinds = {row.version: row.kind for row in connection.execute(select(commits.version, commits.kind))}
    told: set[int] = set()
    for table, allowed in _RECORDS:
        for version in connection.execute(select(table.c.version).distinct()).scalars():
            told.add(version)
            if kinds.get(version) not in allowed:
                yield f"version {version} is a {kinds.get(version)}, but has rows of {table.name}"
    purged = connection.execute(select(func.count()).select_from(schema.purges)).scalar_one()
    for version, kind in kinds.items():
        if version not in told and not purged:
            yield f"version {version} is a {kind}, and has no rows"


_RECORDS: Final[tuple[tuple[Table, tuple[str, ...]], ...]] = (
    (schema.codings, (ChangeKind.CODING,)),
    (schema.merges, (ChangeKind.MERGE, ChangeKind.SPLIT)),
    (schema.reviews, (ChangeKind.REVIEW,)),
    (schema.placements, (ChangeKind.COLLECTION,)),
    (schema.purges, (ChangeKind.PURGE,)),
)


def _codings(connection: Connection) -> Iterator[str]:
    """A document has one current coding, and each one before it ends where the next begins."""
    codings, documents = schema.codings.c, schema.documents.c
    query = select(documents.id, documents.version.label("came"), codings.version, codings.superseded)
    query = query.join_from(schema.documents, schema.codings, codings.document == documents.key, isouter=True)
    rows = connection.execute(query.order_by(documents.key, codings.version)).all()
    for row, following in zip_longest(rows, rows[1:]):
        after = following.version if following is not None and following.id == row.id else None
        if row.version is None:
            yield f"document {row.id} has no coding"
        elif row.superseded != after:
            yield f"the coding of document {row.id} of version {row.version} ends at {row.superseded}, not at {after}"


def _superseded(connection: Connection) -> Iterator[str]:
    """Of the records about one thing, each ends where the next begins."""
    for table, about in (
        (schema.merges, (schema.merges.c.actor,)),
        (schema.reviews, (schema.reviews.c.claim,)),
        (schema.placements, (schema.placements.c.collection, schema.placements.c.document)),
    ):
        rows = connection.execute(select(*about, table.c.version, table.c.superseded).order_by(*about, table.c.version)).all()
        for row, following in zip_longest(rows, rows[1:]):
            after = following.version if following is not None and following[: len(about)] == row[: len(about)] else None
            if row.superseded != after:
                yield f"version {row.version} of {table.name} ends at {row.superseded}, not at {after}"


def _merges(connection: Connection) -> Iterator[str]:
    merges = schema.merges.c
    held = select(merges.actor, merges.into).where(merges.superseded.is_(None), merges.into.is_not(None))
    into = {row.actor: row.into for row in connection.execute(held)}
    for actor in into:
        seen, at = {actor}, into[actor]
        while at in into and at not in seen:
            seen.add(at)
            at = into[at]
        if at in seen:
            yield f"{actor} is merged into itself, in a circle"


def _corrections(connection: Connection) -> Iterator[str]:
    claims, codings, reviews = schema.claims, schema.codings, schema.reviews
    query = select(claims.c.id, reviews.c.ruling, reviews.c.claim, reviews.c.version)
    for row in connection.execute(query.join_from(claims, reviews, claims.c.review == reviews.c.version)):
        if row.ruling != Ruling.CORRECTED or row.id != row.claim:
            yield f"claim {row.id} stands as the correction of version {row.version}, which is none of it"
    current = claims.join(codings, claims.c.coding == codings.c.key)
    coded = select(claims.c.id).select_from(current).where(codings.c.superseded.is_(None), claims.c.review.is_(None))
    corrected = select(claims.c.review).select_from(current).where(codings.c.superseded.is_(None), claims.c.review.is_not(None))
    held = select(reviews.c.claim).where(reviews.c.ruling == Ruling.CORRECTED, reviews.c.superseded.is_(None))
    for claim in connection.execute(held.where(reviews.c.claim.in_(coded), reviews.c.version.not_in(corrected))).scalars():
        yield f"the correction of claim {claim} is missing"


def _claim_ids(connection: Connection) -> Iterator[str]:
    claims = schema.claims.c
    twice = select(claims.id).where(claims.review.is_(None)).group_by(claims.coding, claims.id).having(func.count() > 1)
    for claim in connection.execute(twice).scalars():
        yield f"one coding has claim {claim} more than once"


def _actors(connection: Connection) -> Iterator[str]:
    parts = schema.participants.c
    named = union(*(select(column.label("actor")).where(column.is_not(None)) for column in (parts.actor, parts.node))).subquery()
    unknown = select(named.c.actor).where(named.c.actor.not_in(select(schema.actors.c.id)))
    for actor in connection.execute(unknown).scalars():
        yield f"claims name {actor}, which is not among the actors"


def _purges(connection: Connection) -> Iterator[str]:
    query = select(schema.documents.c.id).where(schema.documents.c.id.in_(select(schema.purges.c.document)))
    for document in connection.execute(query).scalars():
        yield f"document {document} was purged and is there"


def _quotes(connection: Connection) -> Iterator[str]:
    """A quotation is what the claim's span has of the text, and stands in its sentence."""
    for keys in _slices(connection):
        for listed in load_claims(connection, keys):
            claim = listed.claim
            if len(claim.quote) != len(claim.span) or (claim.sentence and not claim.sentence.covers(claim.span)):
                yield f"the quotation of claim {claim.id} is not in the text of document {claim.document}"


def _slices(connection: Connection) -> Iterator[Sequence[int]]:
    keys = connection.execute(select(schema.claims.c.key).order_by(schema.claims.c.key)).scalars().all()
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))


def _derived(connection: Connection) -> Iterator[str]:
    """What is stored beside a claim so that it is found fast is what follows from the claim."""
    for keys in _slices(connection):
        yield from _some_derived(connection, keys)


def _some_derived(connection: Connection, keys: Any) -> Iterator[str]:
    claims, parts, pairs = schema.claims, schema.participants, schema.pairs
    stored = {row.key: row for row in connection.execute(select(claims).where(claims.c.key.in_(keys)))}
    nodes: dict[int, dict[tuple[str, int], tuple[str | None, str | None]]] = {key: {} for key in keys}
    for row in connection.execute(select(parts).where(parts.c.claim.in_(keys))):
        nodes[row.claim][row.role, row.position] = row.node, row.day
    ways: dict[int, dict[tuple[str, str], tuple[Any, ...]]] = {key: {} for key in keys}
    for row in connection.execute(select(pairs).where(pairs.c.claim.in_(keys))):
        ways[row.claim][row.a, row.b] = (row.day, *(getattr(row, naming) for naming in _NAMINGS))
    for key, listed in zip(keys, load_claims(connection, keys), strict=True):
        claim = listed.claim
        day, basis = codec.day_of(claim, listed.document.published)
        found = {pair: (day, *(named.get(one) for one in _NAMINGS)) for pair, named in pair_ways(claim).items()}
        for what, wanted, is_ in (
            ("day", (day, basis, parties(claim)), (stored[key].day, stored[key].day_basis, stored[key].parties)),
            ("pairs", found, ways[key]),
            ("participants", _nodes(claim, day), nodes[key]),
        ):
            if wanted != is_:
                yield f"the {what} stored for claim {claim.id} of document {claim.document} are not those of the claim"


def _nodes(claim: Claim, day: str | None) -> dict[tuple[str, int], tuple[str | None, str | None]]:
    return {(role, position): (node(one), day) for role, position, one in parts_of(claim)}


CHECKS: Final[tuple[tuple[str, Check], ...]] = (
    ("versions", _versions),
    ("commits", _commits),
    ("codings", _codings),
    ("records", _superseded),
    ("merges", _merges),
    ("corrections", _corrections),
    ("claims' ids", _claim_ids),
    ("actors", _actors),
    ("purges", _purges),
)
THOROUGH: Final[tuple[tuple[str, Check], ...]] = (("quotations", _quotes), (DERIVED, _derived))
"""These read every claim."""
