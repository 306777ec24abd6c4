"""A ledger in a database of a PostgreSQL server: for several computers at once. The same tables, the same code."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, Engine, create_engine, inspect, text
from sqlalchemy.exc import DatabaseError

from graph.errors import LedgerError
from graph.ledger.copying import copy

_DRIVER: Final = "postgresql+psycopg"
_WAIT: Final = 30  # seconds that a writer waits for another's writing
_CONNECT: Final = 10  # seconds to wait for the server
_WRITERS: Final = 0x416C6171  # the advisory lock of those who write; the number is ours, and means nothing

# What PostgreSQL says, and what it means to the user.
_MEANINGS = (
    ("Connection refused", "no PostgreSQL server answers there"),
    ("timeout expired", "no PostgreSQL server answers there"),
    ("could not translate host name", "there is no server of that name"),
    ("failed to resolve host", "there is no server of that name"),
    ("password authentication failed", "the server does not let this user in with this password"),
    ("no password supplied", "the server wants a password: USER:PASSWORD@HOST in the address, or the file ~/.pgpass"),
    ("permission denied", "this user may not write there; a ledger needs a database, or a schema, of its own"),
    ("lock timeout", f"another process has been writing to it for more than {_WAIT} seconds"),
    ("No space left", "the server's disk is full"),
)


class PostgreSQL:
    name = "postgresql"
    address = "postgresql+psycopg://USER@HOST/DATABASE"

    def url(self, asked: URL) -> URL | None:
        return asked.set(drivername=_DRIVER) if asked.database and asked.drivername in (self.name, _DRIVER) else None

    def path(self, url: URL) -> Path | None:  # noqa: ARG002 - the server knows where its files are
        return None

    def engine(self, url: URL) -> Engine:
        try:
            return create_engine(
                url, isolation_level="REPEATABLE READ", connect_args={"connect_timeout": _CONNECT}, pool_pre_ping=True
            )
        except ImportError as error:
            raise LedgerError("a ledger on PostgreSQL needs the library psycopg: pip install 'alaqat[postgresql]'") from error

    def begin(self, connection: Connection, *, writing: bool) -> None:
        """A writer waits for its turn and sees what the one before it wrote; a reader's snapshot begins as it first asks."""
        if writing:
            connection.execute(text("SET TRANSACTION ISOLATION LEVEL READ COMMITTED"))
            connection.execute(text(f"SET LOCAL lock_timeout = '{_WAIT}s'"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _WRITERS})

    def before_erasing(self, connection: Connection) -> None:
        """Nothing: the tables are written anew after the deletion."""

    def rewrite(self, engine: Engine) -> bool:
        """The server keeps its own log of changes for a while, and its own backups: these are its administrator's."""
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f"SET lock_timeout = '{_WAIT}s'"))
            for name in inspect(connection).get_table_names():
                connection.execute(text(f"VACUUM (FULL, ANALYZE) {name}"))
            connection.execute(text("RESET lock_timeout"))
        return True

    def size(self, engine: Engine) -> int:
        query = text("SELECT sum(pg_total_relation_size(to_regclass(name))) FROM unnest(CAST(:names AS text[])) AS name")
        with engine.connect() as connection:
            names = inspect(connection).get_table_names()
            return int(connection.execute(query, {"names": names}).scalar_one())

    def copy(self, engine: Engine, file: Path) -> None:
        target = create_engine(URL.create("sqlite", database=str(file)))
        try:
            with engine.connect() as source:
                copy(source, target)
        finally:
            target.dispose()

    def damage(self, connection: Connection) -> Iterator[str]:  # noqa: ARG002 - the server keeps its constraints itself
        return iter(())

    def meaning(self, error: DatabaseError) -> str:
        said = str(error.orig)
        plain = next((meaning for words, meaning in _MEANINGS if words in said), None)
        return plain or " ".join(said.split())
