"""The first schema: where steps begin. Ledgers of it exist, and none is made any more."""

revision = "1"
down_revision = None


def upgrade() -> None:
    """Nothing: a ledger that is brought up to date has these tables."""
