"""Which copies of the ledger there are: a purge names those that still hold what it erases."""

from sqlalchemy import Connection, delete, insert, select

from graph.ledger.rows import Backup
from graph.ledger.schema import backups
from graph.ledger.writing import newest


def note_backup(connection: Connection, made: Backup) -> None:
    """No version of its own: no answer changes. A file that was written over holds the newer copy only."""
    connection.execute(delete(backups).where(backups.c.place == made.place))
    row = {"key": newest(connection, backups.c.key) + 1, "at": made.at, "place": made.place, "version": made.version}
    connection.execute(insert(backups), row)


def noted_backups(connection: Connection) -> tuple[Backup, ...]:
    """The oldest first."""
    rows = connection.execute(select(backups).order_by(backups.c.key))
    return tuple(Backup(row.place, row.at, row.version) for row in rows)
