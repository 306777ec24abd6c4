"""A ledger copied table by table: how a backup is made of one that is no file."""

from sqlalchemy import Connection, Engine, insert, select

from graph.ledger import schema

_AT_ONCE = 2000  # rows


def copy(source: Connection, target: Engine) -> None:
    """All rows into an empty database, where the tables are made. `source` is in one snapshot."""
    with target.begin() as connection:
        schema.metadata.create_all(connection)
        for table in schema.metadata.sorted_tables:
            rows = source.execution_options(yield_per=_AT_ONCE).execute(select(table))
            for some in rows.mappings().partitions(_AT_ONCE):
                connection.execute(insert(table), [dict(row) for row in some])
