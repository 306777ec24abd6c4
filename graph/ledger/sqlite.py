"""A ledger in one file: SQLite in WAL mode. Readers and the one writer don't wait for each other."""

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError

from graph.errors import LedgerError

_WAIT = 30.0  # seconds that a connection waits for another process's writing

# What SQLite says, and what it means to the user.
_MEANINGS = (
    ("file is not a database", "it is no SQLite file"),
    ("unable to open database file", "it cannot be opened; is its folder there, and may you write to it?"),
    ("readonly database", "it may not be written; are file and folder yours?"),
    ("database is locked", f"another process has been writing to it for more than {_WAIT:.0f} seconds"),
    ("disk is full", "the disk is full"),
)


class SQLite:
    name = "sqlite"
    address = "sqlite:///FILE"

    def url(self, asked: URL) -> URL | None:
        return None if asked.database in (None, "", ":memory:") else asked

    def path(self, url: URL) -> Path | None:
        assert url.database is not None, "checked when the address was read"
        return Path(url.database)

    def engine(self, url: URL) -> Engine:
        folder = Path(url.database or "").parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LedgerError(f"the ledger's folder {folder} cannot be made: {error.strerror}; choose another file") from error
        engine = create_engine(url, connect_args={"timeout": _WAIT}, paramstyle="named")  # rows are mappings everywhere

        @event.listens_for(engine, "connect")
        def set_up(connection: Any, _record: object) -> None:
            connection.isolation_level = None  # transactions begin where we say, not where the driver guesses
            for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
                connection.execute(f"PRAGMA {pragma}")

        return engine

    def begin(self, connection: Connection, *, writing: bool) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    def meaning(self, error: DatabaseError) -> str:
        said = str(error.orig)
        return next((meaning for words, meaning in _MEANINGS if words in said), said)
