"""What must always hold in a ledger, each as a check that yields what is wrong, in words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Final

from sqlalchemy import Connection, Table, func, select

from graph.ledger import codec, numbers, schema
from graph.ledger.loading import load_claims
from graph.ledger.numbers import Facts
from graph.ledger.rows import ChangeKind
from graph.model import Ruling

_AT_ONCE: Final = 500  # claims read at a time
FILES: Final = "the database's files"
DERIVED: Final = "days and numbers"


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


def _counted(connection: Connection) -> Iterator[str]:
    claims, codings, documents = schema.claims.c, schema.codings, schema.documents
    there = select(func.count()).where(claims.coding == codings.c.key, claims.review.is_(None)).scalar_subquery()
    query = select(documents.c.id, codings.c.claims, there.label("there")).join(codings, codings.c.document == documents.c.key)
    for row in connection.execute(query.where(codings.c.claims != there).order_by(codings.c.key)):
        yield f"a coding of document {row.id} is said to have {row.claims} claims, and has {row.there}"


def _actors(connection: Connection) -> Iterator[str]:
    named: set[int] = set()
    for row in numbers.all_of(connection):
        for _claim, _role, actor, whose, _kind, _state in numbers.unpacked("parts", row.parts):
            named.update((actor, whose))
    known = {row.text for row in connection.execute(select(schema.actors.c.id.label("text")))}
    for word in connection.execute(select(schema.words).order_by(schema.words.c.text)):
        if word.key in named and word.text not in known:
            yield f"claims name {word.text}, which is not among the actors"


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
    """What is stored beside claims so that they are found fast is what follows from them."""
    words: dict[str | None, int] = {row.text: row.key for row in connection.execute(select(schema.words))}
    words[None] = numbers.NOTHING
    told: set[int] = set()
    for row in connection.execute(select(schema.numbers).order_by(schema.numbers.c.first)).all():
        count = sum(1 for _ in numbers.unpacked("claims", row.claims))
        told.update(range(row.first, row.first + count))
        yield from _some_derived(connection, row, range(row.first, row.first + count), words)
    for keys in _slices(connection):
        for listed in load_claims(connection, [key for key in keys if key not in told]):
            yield f"claim {listed.claim.id} of document {listed.claim.document} has no numbers"


def _some_derived(connection: Connection, row: Any, keys: Sequence[int], words: Mapping[str | None, int]) -> Iterator[str]:
    claims = schema.claims.c
    there = connection.execute(select(claims.key, claims.day, claims.day_basis).where(claims.key.in_(keys))).all()
    stored = {one.key: (one.day, one.day_basis) for one in there}
    if len(stored) < len(keys):
        yield f"numbers stand for {len(keys) - len(stored)} claims that are not there"
        return
    listed = load_claims(connection, keys)
    days = [codec.day_of(one.claim, one.document.published) for one in listed]
    for key, one, day in zip(keys, listed, days, strict=True):
        if stored[key] != day:
            yield f"the day stored for claim {one.claim.id} of document {one.claim.document} is not that of the claim"
    facts = Facts([one.claim for one in listed], [day for day, _basis in days])
    if missing := facts.words() - words.keys():
        yield f"the words {', '.join(sorted(missing))} of document {listed[0].claim.document} have no numbers"
        return
    for table, wanted in facts.packed(words).items():
        if wanted != getattr(row, table):
            first, *_rest = (one.claim.id for one in listed)
            yield f"the {table} stored for claim {first} of document {listed[0].claim.document} and those after it are not theirs"


CHECKS: Final[tuple[tuple[str, Check], ...]] = (
    ("versions", _versions),
    ("commits", _commits),
    ("codings", _codings),
    ("records", _superseded),
    ("merges", _merges),
    ("corrections", _corrections),
    ("claims' ids", _claim_ids),
    ("claims' numbers", _counted),
    ("actors", _actors),
    ("purges", _purges),
)
THOROUGH: Final[tuple[tuple[str, Check], ...]] = (("quotations", _quotes), (DERIVED, _derived))
"""These read every claim."""
