"""A ledger in one file: SQLite in WAL mode. Readers and the one writer don't wait for each other."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError

from graph.errors import LedgerError

_WAIT = 30.0  # seconds that a connection waits for another process's writing
_MAPPED = 1 << 33  # bytes that are read where the system keeps them, without a copy

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
        mapped = 0 if writing else _MAPPED  # what is written is not kept in this process's memory
        if connection.info.get("mapped") != mapped:
            connection.exec_driver_sql(f"PRAGMA mmap_size = {mapped}")
            connection.info["mapped"] = mapped
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    def before_erasing(self, connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA secure_delete = ON")  # zeros take the place of what is deleted

    def rewrite(self, engine: Engine) -> bool:
        """VACUUM leaves no old copies of rows in the pages' gaps; then the log is emptied, unless a reader still needs it."""
        with closing(engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA optimize")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            found = cursor.fetchone()
        return found is not None and not found[0]

    def size(self, engine: Engine) -> int:
        file = str(engine.url.database)
        return sum(path.stat().st_size for path in (Path(file), Path(f"{file}-wal")) if path.is_file())

    def copy(self, engine: Engine, file: Path) -> None:
        with closing(engine.raw_connection()) as connection, closing(sqlite3.connect(file)) as copy:
            source = connection.driver_connection
            assert isinstance(source, sqlite3.Connection)
            source.backup(copy)

    def damage(self, connection: Connection) -> Iterator[str]:
        for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if said != "ok":
                yield str(said)
        for table, row, owner, _key in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"row {row} of {table} belongs to a row of {owner} that is not there"

    def meaning(self, error: DatabaseError) -> str:
        said = str(error.orig)
        return next((meaning for words, meaning in _MEANINGS if words in said), said)
