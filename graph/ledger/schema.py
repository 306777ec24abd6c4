"""The tables. One claim is one row of `claims` with its parts beside it; `pairs` is what dyads and networks are read from.

A document's text is stored once. Each time that it is coded otherwise, a coding is added, which has the claims, mentions and
framings of its own; the coding before it is superseded from that version on, and stays readable as of the versions before.
"""

from sqlalchemy import Boolean, CheckConstraint, Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text

SCHEMA = 2  # raised with every change of the tables

metadata = MetaData()


def _key(name: str = "key") -> Column[int]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _owner(table: str, name: str) -> Column[int]:
    return Column(name, Integer, ForeignKey(f"{table}.key"), nullable=False)


def _part_of(table: str, name: str) -> Column[int]:
    return Column(name, Integer, ForeignKey(f"{table}.key"), primary_key=True)


def _position(name: str = "position") -> Column[int]:
    """The place in its tuple, from 0: tuples come back in their order."""
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _span(prefix: str = "span", *, required: bool = True) -> tuple[Column[int], Column[int]]:
    return Column(f"{prefix}_start", Integer, nullable=not required), Column(f"{prefix}_end", Integer, nullable=not required)


def _quantity_columns(prefix: str, *, required: bool) -> tuple[Column[float] | Column[str] | Column[int], ...]:
    """The fields of a Quantity."""
    return (
        Column(f"{prefix}_value", Float, nullable=not required),
        Column(f"{prefix}_unit", String, nullable=not required),
        Column(f"{prefix}_comparison", String, nullable=not required),
        Column(f"{prefix}_text", Text, nullable=not required),
        *_span(prefix, required=required),
    )


def _participant_columns() -> tuple[Column[str] | Column[int], ...]:
    """The fields of a Participant."""
    return (
        Column("actor", String),
        Column("name", Text, nullable=False),
        Column("kind", String, nullable=False),
        Column("mention", Text, nullable=False),
        *_span(),
        Column("state", String),
        Column("code", String),
        Column("sector", String),
        Column("state_basis", String),
        Column("acts_for", String),
        Column("link", Text, nullable=False),
    )


ledger = Table("ledger", metadata, Column("schema", Integer, nullable=False))

commits = Table(
    "commits",
    metadata,
    _key("version"),
    Column("at", String, nullable=False),  # UTC, ISO 8601
    Column("what", Text, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    _key(),
    Column("id", String, nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("version", Integer, ForeignKey("commits.version"), nullable=False),
)

codings = Table(
    "codings",
    metadata,
    _key(),
    _owner("documents", "document"),
    Column("version", Integer, ForeignKey("commits.version"), nullable=False),
    Column("superseded", Integer, ForeignKey("commits.version")),  # from this version on another coding is current
    Column("fingerprint", String, nullable=False),
    Column("title", Text),
    Column("url", Text),
    Column("outlet", String),
    Column("author", Text),
    Column("language", String),
    Column("published", String),
    Column("retrieved", String),
    Column("collection", String),
    Index("codings_by_document", "document", "version"),
)

boilerplate = Table("boilerplate", metadata, _part_of("codings", "coding"), _position(), *_span())

actors = Table(
    "actors",
    metadata,  # as the first document that named them did
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("language", String),
    Column("kind", String, nullable=False),
    Column("state", String),
    Column("version", Integer, ForeignKey("commits.version"), nullable=False),
)

mentions = Table(
    "mentions",
    metadata,
    _key(),
    _owner("codings", "coding"),
    *_span(),
    Column("text", Text, nullable=False),
    Column("form", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("state", String),
    Column("link", Text, nullable=False),
    Index("mentions_by_coding", "coding"),
)

mention_actors = Table(
    "mention_actors",
    metadata,
    _part_of("mentions", "mention"),
    _position(),
    Column("actor", String, nullable=False),
    Index("mention_actors_by_actor", "actor"),
)

claims = Table(
    "claims",
    metadata,
    _key(),
    _owner("codings", "coding"),
    Column("id", String, nullable=False),
    Column("relation", String, nullable=False),
    Column("mode", String),
    Column("symmetric", Boolean, nullable=False),
    Column("modality", String, nullable=False),
    Column("date_start", String),
    Column("date_end", String),
    Column("date_precision", String),
    Column("date_basis", String),
    *_quantity_columns("quantity", required=False),
    Column("quote", Text, nullable=False),
    *_span(),
    *_span("sentence", required=False),
    Column("trigger_text", Text),
    *_span("trigger", required=False),
    Column("cue_text", Text),
    *_span("cue", required=False),
    Column("quad", String),
    Column("score", Float),
    Column("plover_type", String),
    Column("plover_mode", String),
    Column("plover_quad", String),
    Column("plover_score", Float),
    Column("rule", String, nullable=False),
    Column("office", String),
    Column("coder", String, nullable=False),
    # Derived when written, for sorting and counting:
    Column("day", String),  # the act's, else the publication's
    Column("day_basis", String, nullable=False),
    Column("parties", Text, nullable=False),  # the nodes at state level, sources > targets: tells events apart
    Index("claims_by_id", "id"),
    Index("claims_by_coding", "coding", "id", unique=True),
    Index("claims_by_day", "day"),
)

casualties = Table(
    "casualties",
    metadata,
    _part_of("claims", "claim"),
    _position(),
    *_quantity_columns("casualties", required=True),
)

contexts = Table(
    "contexts",
    metadata,
    _part_of("claims", "claim"),
    _position(),
    Column("context", String, nullable=False),
)

participants = Table(
    "participants",
    metadata,
    _part_of("claims", "claim"),
    Column("role", String, primary_key=True),
    _position(),
    *_participant_columns(),
    Column("node", String),  # derived: who it is at state level
    Column("day", String),  # the claim's
    Index("participants_by_actor", "actor", "day"),
    Index("participants_by_node", "node", "day"),
)

framings = Table(
    "framings",
    metadata,
    _key(),
    _owner("codings", "coding"),
    Column("position", Integer),  # among the document's own; None where only a claim has it
    *_span(),
    Column("text", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("polarity", Integer, nullable=False),
    Index("framings_by_coding", "coding"),
)

framed = Table(
    "framed",
    metadata,  # whom a framing is about, and whose voice it is
    _part_of("framings", "framing"),
    Column("part", String, primary_key=True),  # target, voice
    *_participant_columns(),
)

claim_framings = Table(
    "claim_framings",
    metadata,
    _part_of("claims", "claim"),
    _position(),
    _owner("framings", "framing"),
)

pairs = Table(
    "pairs",
    metadata,
    # Derived: claim `claim` relates a and b (a < b). Each way is forward (a to b), backward, mutual, or None: not so named.
    Column("a", String, primary_key=True),
    Column("b", String, primary_key=True),
    _part_of("claims", "claim"),
    Column("day", String),  # the claim's
    Column("state", String),  # both named at state level
    Column("actor", String),  # both named as themselves
    Column("a_apart", String),  # a named as itself though it acts for another, b at state level
    Column("b_apart", String),
    CheckConstraint("a < b"),
    Index("pairs_by_day", "a", "b", "day"),
    Index("pairs_by_b", "b", "day"),
    Index("pairs_by_claim", "claim"),
    sqlite_with_rowid=False,
)
