"""The databases that a ledger may live in. Each has a module; `BACKENDS` lists them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol

from sqlalchemy import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError

from graph.errors import LedgerError
from graph.ledger.postgresql import PostgreSQL
from graph.ledger.sqlite import SQLite


class Backend(Protocol):
    """What a ledger needs of a database beside SQL that all of them have."""

    name: str
    """SQLAlchemy's name for it."""
    address: str
    """How a ledger's address looks, for messages."""

    def url(self, asked: URL) -> URL | None:
        """The address as the database's library wants it; None where it can hold no ledger."""

    def path(self, url: URL) -> Path | None:
        """The ledger's file, where it has one."""

    def engine(self, url: URL) -> Engine:
        """Connections that are durable: what is committed is on disk. Raises LedgerError where a library is missing."""

    def begin(self, connection: Connection, *, writing: bool) -> None:
        """Begin a transaction: a snapshot that does not change while it is read, or writing, alone."""

    def before_erasing(self, connection: Connection) -> None:
        """Called in the transaction that deletes what must not be read again."""

    def rewrite(self, engine: Engine) -> bool:
        """Write the files anew, as small as they can be; False where others were reading, so that old bytes may be left."""

    def size(self, engine: Engine) -> int:
        """Bytes on disk."""

    def copy(self, engine: Engine, file: Path) -> None:
        """The ledger into a new SQLite file, while it is written: one snapshot, on disk when this returns."""

    def damage(self, connection: Connection) -> Iterator[str]:
        """What the database itself finds wrong."""

    def meaning(self, error: DatabaseError) -> str:
        """What the database says, as the user understands it."""


BACKENDS: Final[tuple[Backend, ...]] = (SQLite(), PostgreSQL())


def backend_of(where: str | Path) -> tuple[Backend, URL]:
    """The database of an address, and the address. Raises LedgerError."""
    asked = _asked(where)
    for backend in BACKENDS:
        if asked is not None and asked.get_backend_name() == backend.name and (url := backend.url(asked)) is not None:
            return backend, url
    allowed = ", ".join(backend.address for backend in BACKENDS)
    raise LedgerError(f"'{where}' is no address of a ledger; allowed are a file, {allowed}")


def _asked(where: str | Path) -> URL | None:
    if isinstance(where, Path) or "://" not in where:
        return URL.create("sqlite", database=str(where))
    try:
        return make_url(where)
    except ArgumentError:
        return None
