"""The ledger as a file: opening, one writer and many readers, versions."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Self

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, insert, inspect, make_url, select, update
from sqlalchemy.exc import ArgumentError, DatabaseError

from graph.errors import DocumentError, InputError, LedgerError
from graph.ledger import schema
from graph.ledger.checking import check
from graph.ledger.rows import Added, DocumentRow, Listed, Met
from graph.ledger.view import View
from graph.ledger.writing import write
from graph.model import Claim, Coded

DEFAULT = "var/alaqat.db"
_WAIT = 30.0  # seconds that a connection waits for another process's writing
_NO_NAMES: Mapping[str, str] = MappingProxyType({})


def utc_now() -> datetime:
    return datetime.now(UTC)


def open_ledger(where: str | Path = DEFAULT, now: Callable[[], datetime] = utc_now) -> "Ledger":
    """The ledger in the file `where` (a path, or sqlite:///PATH); folder and file are made where they are missing.

    `now` gives the time that commits record. Raises LedgerError where the file is no ledger, is of a newer schema, or cannot
    be opened and written.
    """
    url = _url(where)
    assert url.database is not None
    path = Path(url.database)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(f"the ledger's folder {path.parent} cannot be made: {error.strerror}; choose another file") from error
    found = Ledger(_engine(url), path, now)
    try:
        found._prepare()
    except BaseException:
        found.close()
        raise
    return found


class Ledger:
    """The append-only store of coded documents: raw claims are never changed, every commit raises the version.

    Threads may share one; a forked process may not, and is refused: it opens a ledger of its own.
    """

    def __init__(self, engine: Engine, path: Path, now: Callable[[], datetime]) -> None:
        self._engine, self.path, self._now = engine, path, now
        self._pid = os.getpid()

    def close(self) -> None:
        self._engine.dispose(close=os.getpid() == self._pid)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # Writing

    def add(self, coded: Coded, names: Mapping[str, str] = _NO_NAMES) -> Added:
        """The whole document, durably, or nothing; `new` is False where this very coding is the current one already.

        Another coding of a known document becomes the current one; the one before stays readable as of its versions.
        `names` gives names to provisional actors, where the participants' own don't do. Raises DocumentError.
        """
        check(coded)
        try:
            with self._transaction("BEGIN IMMEDIATE") as connection:
                return write(connection, coded, names, self._now().isoformat(timespec="seconds"))
        except UnicodeEncodeError as error:
            raise DocumentError(
                f"document {coded.document.id!r} cannot enter the ledger: a participant or mention holds a lone surrogate, "
                "which is no character of a text"
            ) from error

    # Reading

    @contextmanager
    def at(self, as_of: int | None = None) -> Iterator[View]:
        """One consistent snapshot as of a version; None is the newest. Raises InputError for a version that is not there."""
        with self._transaction("BEGIN") as connection:
            newest = connection.execute(select(func.coalesce(func.max(schema.commits.c.version), 0))).scalar_one()
            if as_of is not None and not 0 <= as_of <= newest:
                raise InputError(f"the ledger has no version {as_of}; allowed are 0 to {newest}")
            yield View(connection, newest if as_of is None else as_of)

    @property
    def version(self) -> int:
        """The number of the newest commit; 0 for an empty ledger."""
        with self.at() as view:
            return view.version

    def documents(self, as_of: int | None = None) -> list[DocumentRow]:
        """In the order in which they came."""
        with self.at(as_of) as view:
            return view.documents()

    def document(self, document: str, as_of: int | None = None) -> Coded:
        """The document as it was added. Raises UnknownDocument."""
        with self.at(as_of) as view:
            return view.document(document)

    def document_row(self, document: str, as_of: int | None = None) -> DocumentRow:
        """Raises UnknownDocument."""
        with self.at(as_of) as view:
            return view.document_row(document)

    def claims(self, as_of: int | None = None) -> Iterator[Claim]:
        """All current ones, by document and in the order of its text."""
        with self.at(as_of) as view:
            yield from view.claims()

    def claim(self, claim: str, as_of: int | None = None) -> Claim:
        """Raises LedgerError where there is none."""
        return self.listed(claim, as_of).claim

    def listed(self, claim: str, as_of: int | None = None) -> Listed:
        """The claim with its day and document. Raises LedgerError where there is none."""
        with self.at(as_of) as view:
            return view.listed(claim)

    def names(self, as_of: int | None = None) -> dict[str, Met]:
        """The provisional actors that texts name, by id."""
        with self.at(as_of) as view:
            return view.names()

    # Transactions

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        """Committed at the end, rolled back by an error."""
        if os.getpid() != self._pid:
            raise LedgerError(
                f"this ledger was opened by process {self._pid} and is used by {os.getpid()}, forked from it; "
                "open the ledger again in the new process"
            )
        try:
            with self._engine.connect().execution_options(begin=begin) as connection, connection.begin():
                yield connection
        except DatabaseError as error:
            raise LedgerError(f"the ledger {self.path} cannot be used: {_plain(error)}") from error

    def _prepare(self) -> None:
        """Make the tables in an empty file; refuse what is no ledger."""
        with self._transaction("BEGIN") as connection:
            found = inspect(connection).get_table_names()
        if not found:
            self._create()
        elif schema.ledger.name not in found:
            raise LedgerError(f"{self.path} is a database, but no ledger of Alaqat; choose another file")
        self._check_schema()

    def _create(self) -> None:
        with self._transaction("BEGIN IMMEDIATE") as connection:
            if not inspect(connection).get_table_names():  # nobody was faster
                schema.metadata.create_all(connection)
                connection.execute(insert(schema.ledger), {"schema": schema.SCHEMA})

    def _check_schema(self) -> None:
        with self._transaction("BEGIN") as connection:
            found = connection.execute(select(schema.ledger.c.schema)).scalar_one_or_none()
        if found is None or found > schema.SCHEMA:
            raise LedgerError(
                f"the ledger {self.path} has schema {found}; this Alaqat knows schemas up to {schema.SCHEMA}: install a newer one"
            )
        if found < schema.SCHEMA:
            self._upgrade()

    def _upgrade(self) -> None:
        """Make the tables that an older ledger lacks: so far every newer schema has only added some."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            schema.metadata.create_all(connection)
            connection.execute(update(schema.ledger).values(schema=schema.SCHEMA))


def _url(where: str | Path) -> URL:
    if isinstance(where, Path) or "://" not in where:
        url = URL.create("sqlite", database=str(where))
    else:
        try:
            url = make_url(where)
        except ArgumentError as error:
            raise LedgerError(f"'{where}' is no address of a ledger; allowed are a file and sqlite:///FILE") from error
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        raise LedgerError(f"'{where}' is no address of a ledger; allowed are a file and sqlite:///FILE")
    return url


def _engine(url: URL) -> Engine:
    """SQLite in WAL mode: readers and the one writer don't wait for each other; a commit is on disk when it returns."""
    engine = create_engine(url, connect_args={"timeout": _WAIT})

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions begin where we say, not where the driver guesses
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


# What SQLite says, and what it means to the user.
_MEANINGS = (
    ("file is not a database", "it is no SQLite file"),
    ("unable to open database file", "it cannot be opened; is its folder there, and may you write to it?"),
    ("readonly database", "it may not be written; are file and folder yours?"),
    ("database is locked", f"another process has been writing to it for more than {_WAIT:.0f} seconds"),
    ("disk is full", "the disk is full"),
)


def _plain(error: DatabaseError) -> str:
    said = str(error.orig)
    return next((meaning for words, meaning in _MEANINGS if words in said), said)
