"""The tables of older ledgers, step by step to those of today. Alembic runs the steps; a new ledger is made without it.

A ledger's own table says which schema it has; Alembic's table is there only while the steps run. All of them are one
transaction: a ledger is brought up to date, or left as it was.
"""

from pathlib import Path

from sqlalchemy import Connection, text, update

from graph.ledger import schema


def upgrade(connection: Connection, found: int) -> None:
    """From the schema `found` to today's, inside a transaction that somebody else commits."""
    from alembic import command  # takes its time to load, and most ledgers are of today
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.stamp(config, str(found))
    command.upgrade(config, str(schema.SCHEMA))
    connection.execute(text("DROP TABLE alembic_version"))
    connection.execute(update(schema.ledger).values(schema=schema.SCHEMA))
