"""The tables. A claim is one row of `claims`; beside its body stand the parts that questions ask for, in tables of their own.

`numbers` is what questions are answered from, by columns in memory; like `uses` it can be made again from bodies.

What people say of claims, actors and documents are records beside these: `merges`, `reviews`, `placements`, `purges`. Each is
a commit of its own, holds from its version on, and is superseded by the next one about the same thing.

A document's text is stored once. Each time that it is coded otherwise, a coding is added, which has the claims, mentions and
framings of its own; the coding before it is superseded from that version on, and stays readable as of the versions before.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

SCHEMA = 5  # raised with every change of the tables, by a migration of that number

# PostgreSQL sorts by the language of the server unless it is told otherwise; here every ledger sorts by code points.
Word = String().with_variant(String(collation="C"), "postgresql")
Words = Text().with_variant(Text(collation="C"), "postgresql")

metadata = MetaData()


def _key(name: str = "key") -> Column[int]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _owner(table: str, name: str) -> Column[int]:
    return Column(name, Integer, ForeignKey(f"{table}.key"), nullable=False)


def _part_of(table: str, name: str) -> Column[int]:
    return Column(name, Integer, ForeignKey(f"{table}.key"), primary_key=True)


def _since(*, primary: bool = False) -> Column[int]:
    """The commit that brought the row."""
    key = ForeignKey("commits.version")
    return Column("version", Integer, key, primary_key=primary, autoincrement=False, nullable=False)


def _superseded() -> Column[int]:
    """The commit from which on the row no longer holds; None where it still does."""
    return Column("superseded", Integer, ForeignKey("commits.version"))


def _position(name: str = "position") -> Column[int]:
    """The place in its tuple, from 0: tuples come back in their order."""
    return Column(name, Integer, primary_key=True, autoincrement=False)


ledger = Table("ledger", metadata, Column("schema", Integer, nullable=False))

commits = Table(
    "commits",
    metadata,
    _key("version"),
    Column("at", Word, nullable=False),  # UTC, ISO 8601
    Column("kind", Word, nullable=False),  # coding, merge, split, review, collection, purge
    Column("who", Words),  # who recorded it; None for a coding
    Column("why", Words),
)

documents = Table(
    "documents",
    metadata,
    _key(),
    Column("id", Word, nullable=False, unique=True),
    Column("text", Words, nullable=False),
    _since(),
)

codings = Table(
    "codings",
    metadata,
    _key(),
    _owner("documents", "document"),
    _since(),
    _superseded(),
    Column("fingerprint", Word, nullable=False),
    Column("title", Words),
    Column("url", Words),
    Column("outlet", Word),
    Column("author", Words),
    Column("language", Word),
    Column("published", Word),
    Column("retrieved", Word),
    Column("collection", Word),
    Column("claims", Integer, nullable=False),  # how many it has, as they were coded
    Column("body", LargeBinary, nullable=False),  # mentions, framings and boilerplate
    Index("codings_by_document", "document", "version"),
    Index("codings_by_version", "version"),
)

merges = Table(
    "merges",
    metadata,
    _since(primary=True),
    Column("actor", Word, nullable=False),
    Column("into", Word),  # None: it is split off again
    _superseded(),
    Index("merges_by_actor", "actor"),
)

reviews = Table(
    "reviews",
    metadata,
    _since(primary=True),
    Column("claim", Word, nullable=False),  # the id: it outlives codings
    _owner("documents", "document"),
    Column("ruling", Word),  # None: what was ruled is taken back
    _superseded(),
    Index("reviews_by_claim", "claim"),
    Index("reviews_by_document", "document"),
)

placements = Table(
    "placements",
    metadata,
    _since(primary=True),
    _part_of("documents", "document"),
    Column("collection", Word, nullable=False),
    Column("inside", Boolean, nullable=False),
    _superseded(),
    Index("placements_by_collection", "collection", "document"),
    Index("placements_by_document", "document"),
)

purges = Table(
    "purges",
    metadata,  # what is left of documents that were erased
    _since(primary=True),
    Column("document", Word, nullable=False, unique=True),
    Column("first", Integer, nullable=False),  # the version that it came with: backups from then on held it
)

backups = Table(
    "backups",
    metadata,
    _key(),
    Column("at", Word, nullable=False),  # UTC, ISO 8601
    Column("place", Words, nullable=False),  # the file
    Column("version", Integer, nullable=False),  # of the ledger, when it was copied
)

actors = Table(
    "actors",
    metadata,  # as the first document that named them did
    Column("id", Word, primary_key=True),
    Column("name", Words, nullable=False),
    Column("language", Word),
    Column("kind", Word, nullable=False),
    Column("state", Word),
    _since(),
)

claims = Table(
    "claims",
    metadata,
    _key(),
    _owner("codings", "coding"),
    Column("id", Word, nullable=False),
    Column("body", Words, nullable=False),  # the rest of the claim, but for what the text says; and what is asked for below
    Column("relation", Word, nullable=False),
    Column("mode", Word),
    Column("modality", Word, nullable=False),
    Column("date_start", Word),
    Column("date_end", Word),
    Column("date_precision", Word),
    Column("date_basis", Word),
    Column("quad", Word),
    Column("score", Float),
    Column("review", Integer, ForeignKey("reviews.version")),  # the correction that the row is; None: as it was coded
    # Derived when written, for sorting and counting:
    Column("day", Word),  # the act's, else the publication's
    Column("day_basis", Word, nullable=False),
    Index("claims_by_id", "id"),
    Index("claims_by_coding", "coding", "id", "review", unique=True),
    Index("claims_by_day", "day"),
)

uses = Table(
    "uses",
    metadata,
    # Derived: words of the text that name the actor.
    Column("actor", Word, primary_key=True),
    _part_of("codings", "coding"),
    _position(),  # among the mentions
    Column("text", Words, nullable=False),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Index("uses_by_coding", "coding"),
    sqlite_with_rowid=False,
)

words = Table(
    "words",
    metadata,  # those that rows of numbers have
    _key(),
    Column("text", Word, nullable=False, unique=True),
)

numbers = Table(
    "numbers",
    metadata,
    # Derived: claims of a coding whose keys follow one another, as packed rows (graph.ledger.numbers).
    Column("first", Integer, ForeignKey("claims.key"), primary_key=True, autoincrement=False),
    _owner("codings", "coding"),
    Column("claims", LargeBinary, nullable=False),
    Column("parts", LargeBinary, nullable=False),
    Column("contexts", LargeBinary, nullable=False),
    Column("pairs", LargeBinary, nullable=False),
    Index("numbers_by_coding", "coding"),
)
