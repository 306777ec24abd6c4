"""Commits say what they are and who made them; merges, reviews, placements in collections, purges and backups are records."""

import sqlalchemy as sa
from alembic import op

revision = "3"
down_revision = "2"

WORD = sa.String().with_variant(sa.String(collation="C"), "postgresql")
WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    _say_what_commits_are()
    _make_records()
    op.create_index("codings_by_version", "codings", ["version"])
    op.execute("ALTER TABLE claims ADD COLUMN review INTEGER REFERENCES reviews (version)")
    op.drop_index("claims_by_coding", "claims")
    op.create_index("claims_by_coding", "claims", ["coding", "id", "review"], unique=True)


def _say_what_commits_are() -> None:
    """Until now a commit was a document, or another coding of one, and its text said which: the codings say it, too."""
    op.add_column("commits", sa.Column("kind", WORD, nullable=False, server_default="coding"))
    op.add_column("commits", sa.Column("who", WORDS))
    op.add_column("commits", sa.Column("why", WORDS))
    op.drop_column("commits", "what")


def _make_records() -> None:
    op.create_table(
        "merges",
        _commit("version", primary_key=True),
        sa.Column("actor", WORD, nullable=False),
        sa.Column("into", WORD),
        _commit("superseded"),
    )
    op.create_index("merges_by_actor", "merges", ["actor"])
    op.create_table(
        "reviews",
        _commit("version", primary_key=True),
        sa.Column("claim", WORD, nullable=False),
        sa.Column("document", sa.Integer, sa.ForeignKey("documents.key"), nullable=False),
        sa.Column("ruling", WORD),
        _commit("superseded"),
    )
    op.create_index("reviews_by_claim", "reviews", ["claim"])
    op.create_index("reviews_by_document", "reviews", ["document"])
    op.create_table(
        "placements",
        _commit("version", primary_key=True),
        sa.Column("document", sa.Integer, sa.ForeignKey("documents.key"), primary_key=True),
        sa.Column("collection", WORD, nullable=False),
        sa.Column("inside", sa.Boolean, nullable=False),
        _commit("superseded"),
    )
    op.create_index("placements_by_collection", "placements", ["collection", "document"])
    op.create_index("placements_by_document", "placements", ["document"])
    op.create_table(
        "purges",
        _commit("version", primary_key=True),
        sa.Column("document", WORD, nullable=False, unique=True),
        sa.Column("first", sa.Integer, nullable=False),
    )
    op.create_table(
        "backups",
        sa.Column("key", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", WORD, nullable=False),
        sa.Column("place", WORDS, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
    )


def _commit(name: str, *, primary_key: bool = False) -> sa.Column[int]:
    key = sa.ForeignKey("commits.version")
    return sa.Column(name, sa.Integer, key, primary_key=primary_key, autoincrement=False, nullable=not primary_key)
