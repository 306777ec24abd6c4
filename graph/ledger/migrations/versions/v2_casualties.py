"""A claim of an attack has casualties: the killed and the wounded, each number of them for itself."""

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"


def upgrade() -> None:
    op.create_table(
        "casualties",
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.key"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("casualties_value", sa.Float, nullable=False),
        sa.Column("casualties_unit", sa.String, nullable=False),
        sa.Column("casualties_comparison", sa.String, nullable=False),
        sa.Column("casualties_text", sa.Text, nullable=False),
        sa.Column("casualties_start", sa.Integer, nullable=False),
        sa.Column("casualties_end", sa.Integer, nullable=False),
    )
