"""The ledger: opening, one writer and many readers, versions."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

from sqlalchemy import URL, Connection, event, func, insert, inspect, select
from sqlalchemy.exc import DatabaseError

from graph.errors import DocumentError, InputError, LedgerError
from graph.ledger import migrations, records, schema, texts
from graph.ledger.backends import Backend, backend_of
from graph.ledger.backups import note_backup, noted_backups
from graph.ledger.checking import check
from graph.ledger.differences import Differences
from graph.ledger.purging import Purged, purge
from graph.ledger.recording import Author, Recorder
from graph.ledger.rows import Added, Backup, Change, Compacted, DocumentRow, Listed, Met
from graph.ledger.scope import Scope
from graph.ledger.verifying import Problem, verify
from graph.ledger.view import View
from graph.ledger.writing import write
from graph.model import Claim, Coded, Merge, Placement, Review, Ruling

DEFAULT = "var/alaqat.db"
_NEWEST = select(func.coalesce(func.max(schema.commits.c.version), 0))
_SCOPES = 100  # versions whose scope is kept
_NO_NAMES: Mapping[str, str] = MappingProxyType({})


def utc_now() -> datetime:
    return datetime.now(UTC)


def open_ledger(where: str | Path = DEFAULT, now: Callable[[], datetime] = utc_now, *, make: bool = True) -> "Ledger":
    """The ledger in the file `where` (a path, or sqlite:///PATH), or on a server: postgresql+psycopg://USER@HOST/DATABASE.

    Folder, file and tables are made where they are missing, unless `make` is false. `now` gives the time that commits record.
    An older ledger is brought up to date. Raises LedgerError where there is no ledger, where it is of a newer schema, or cannot
    be opened and written.
    """
    backend, url = backend_of(where)
    path = backend.path(url)
    if not make and path is not None and not path.is_file():
        raise _nothing_at(where)
    found = Ledger(backend, url, now)
    try:
        found._prepare(make)
    except BaseException:
        found.close()
        raise
    return found


def _settled(file: Path) -> int:
    """The version of a copy, which is one file on disk when this returns."""
    with open_ledger(file) as copied:
        version = copied.version
    with file.open("rb+") as written:
        os.fsync(written.fileno())
    return version


def _nothing_at(where: object) -> LedgerError:
    return LedgerError(f"there is no ledger at {where}; `alaqat ingest FILES` makes one, --ledger names another")


def _refusal(coded: Coded) -> DocumentError | None:
    try:
        check(coded)
    except DocumentError as error:
        return error
    return None


class Ledger:
    """The append-only store of coded documents: raw claims are never changed, every commit raises the version.

    Threads may share one; a forked process may not, and is refused: it opens a ledger of its own.
    """

    def __init__(self, backend: Backend, url: URL, now: Callable[[], datetime]) -> None:
        self._backend, self._url, self._now = backend, url, now
        self._engine = backend.engine(url)
        self._pid = os.getpid()
        self._scopes: dict[tuple[int, int], Scope] = {}

        @event.listens_for(self._engine, "begin")
        def begin(connection: Connection) -> None:
            backend.begin(connection, writing=connection.get_execution_options().get("writing", False))

    @property
    def path(self) -> Path | None:
        """Its file; None where it is on a server."""
        return self._backend.path(self._url)

    @property
    def name(self) -> str:
        """Its file, or its address without the password."""
        return str(self.path or self._url.render_as_string(hide_password=True))

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
        (outcome,) = self.add_all((coded,), names)
        if isinstance(outcome, DocumentError):
            raise outcome
        return outcome

    def add_all(self, documents: Sequence[Coded], names: Mapping[str, str] = _NO_NAMES) -> list[Added | DocumentError]:
        """What became of each document: as `add`, but all in one transaction, which costs less than one for each.

        A document that cannot enter is left out with its error; the others are in the ledger, durably, when this returns.
        """
        refused = {place: error for place, coded in enumerate(documents) if (error := _refusal(coded))}
        sound = [coded for place, coded in enumerate(documents) if place not in refused]
        written = iter(self._write(sound, names) if sound else ())
        return [refused[place] if place in refused else next(written) for place in range(len(documents))]

    def _write(self, documents: Sequence[Coded], names: Mapping[str, str]) -> list[Added | DocumentError]:
        try:
            with self._transaction(writing=True) as connection:
                written = write(connection, documents, names, self._at())
                texts.catch_up(connection)
                return written
        except UnicodeEncodeError:
            if len(documents) > 1:  # which one it was shows when each goes alone
                return [outcome for coded in documents for outcome in self._write((coded,), names)]
            return [
                DocumentError(
                    f"document {documents[0].document.id!r} cannot enter the ledger: a participant or mention holds a lone "
                    "surrogate, which is no character of a text"
                )
            ]

    # Records

    def merge(self, actor: str, into: str, who: str, why: str | None = None) -> Merge:
        """From now on `actor` means `into`, in every answer; raw claims stay as they are. Raises InputError."""
        with self._recorder(who, why) as recorder:
            return recorder.merge(actor, into)

    def split(self, actor: str, who: str, why: str | None = None) -> Merge:
        """From now on `actor`, which was merged into another, means itself again. Raises InputError."""
        with self._recorder(who, why) as recorder:
            return recorder.split(actor)

    def review(
        self, claim: str, ruling: Ruling | None, who: str, why: str | None = None, correction: Claim | None = None
    ) -> Review:
        """What a reviewer says of a claim; None takes back what was said. It stays with the claim when its text is coded again.

        `correction` is the whole claim as it should be, with the same id. Raises UnknownClaim, InputError.
        """
        with self._recorder(who, why) as recorder:
            return recorder.review(claim, ruling, correction)

    def place(
        self, collection: str, documents: Iterable[str], who: str, why: str | None = None, *, inside: bool = True
    ) -> tuple[Placement, ...]:
        """Put documents into a collection, or take them out; those that this changed. Raises UnknownDocument, InputError."""
        with self._recorder(who, why) as recorder:
            return recorder.place(collection, documents, inside=inside)

    def undo(self, version: int, who: str, why: str | None = None) -> int:
        """Record again what held before that merge, split, review or placement; the new version. Raises InputError."""
        with self._recorder(who, why) as recorder:
            return recorder.undo(version)

    # Upkeep

    def purge(self, document: str, who: str, why: str | None = None) -> Purged:
        """Erase a document and all that was read from it, in every version; a tombstone stays, and it cannot come back.

        Asked again, it erases what is left of its bytes. Raises UnknownDocument, LedgerError.
        """
        with self._recorder(who, why) as recorder:
            self._backend.before_erasing(recorder.connection)
            purged = purge(recorder.connection, document, recorder.author)
        return replace(purged, erased=self._rewrite())

    def compact(self) -> Compacted:
        """Write the database's files anew, as small as they can be. Raises LedgerError."""
        before = self._backend.size(self._engine)
        whole = self._rewrite()
        return Compacted(before, self._backend.size(self._engine), whole)

    def _rewrite(self) -> bool:
        with self._plainly():
            return self._backend.rewrite(self._engine)

    def backup(self, file: str | Path, *, replacing: bool = False) -> Backup:
        """A copy in a new file, which is a ledger by itself, made while others read and write. It is noted, for purges.

        Raises LedgerError where the file is there, unless it is `replacing` it, or cannot be written.
        """
        target = Path(file).absolute()
        if target.exists() and not replacing:
            raise LedgerError(f"there is a file {file} already; give the backup another name, or --replace it")
        if self.path is not None and target.exists() and target.samefile(self.path):
            raise LedgerError(f"{file} is the ledger itself; give the backup another name")
        partial = target.with_name(f"{target.name}.partial")
        partial.unlink(missing_ok=True)
        try:
            with self._plainly():
                self._backend.copy(self._engine, partial)
            version = _settled(partial)
            partial.replace(target)
        except OSError as error:
            raise LedgerError(f"the backup {file} cannot be written: {error.strerror}") from error
        finally:
            for name in (partial, *(Path(f"{partial}{end}") for end in ("-wal", "-shm"))):
                name.unlink(missing_ok=True)
        made = Backup(str(target), self._at(), version)
        with self._transaction(writing=True) as connection:
            note_backup(connection, made)
        return made

    def backups(self) -> tuple[Backup, ...]:
        """Those that were made, the oldest first."""
        with self._transaction() as connection:
            return noted_backups(connection)

    def verify(self, told: Callable[[str], None] = lambda _check: None, *, quick: bool = False) -> list[Problem]:
        """What is wrong with the ledger; nothing, unless files were damaged or edited. `told` hears what is checked next.

        `quick` leaves out what needs every claim to be read.
        """
        with self._transaction() as connection:
            return list(verify(connection, self._backend.damage(connection), told, quick=quick))

    @contextmanager
    def _recorder(self, who: str, why: str | None) -> Iterator[Recorder]:
        with self._transaction(writing=True) as connection:
            yield Recorder(connection, Author(who, why, self._at()))

    def _at(self) -> str:
        return self._now().isoformat(timespec="seconds")

    # Reading

    @contextmanager
    def at(self, as_of: int | None = None) -> Iterator[View]:
        """One consistent snapshot as of a version; None is the newest. Raises InputError for a version that is not there."""
        with self._transaction() as connection:
            newest = connection.execute(_NEWEST).scalar_one()
            if as_of is not None and not 0 <= as_of <= newest:
                raise InputError(f"the ledger has no version {as_of}; allowed are 0 to {newest}")
            yield View(connection, newest if as_of is None else as_of, self._scope_as_of(newest), newest)

    def _scope_as_of(self, newest: int) -> Callable[[Connection, int], Scope]:
        """Reads what a version's questions are answered as of, once: while no commit comes, that stays."""

        def scope_of(connection: Connection, version: int) -> Scope:
            found = self._scopes.get((newest, version))
            if found is None:
                if len(self._scopes) >= _SCOPES:
                    self._scopes.clear()
                found = self._scopes[newest, version] = records.scope(connection, version)
            return found

        return scope_of

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

    def changes(self, since: int = 0) -> Iterator[Change]:
        """What each commit after the version `since` changed, up to now, in their order: what a face follows to keep in step."""
        with self.at() as view:
            yield from view.changes(since)

    def differences(self, before: int, after: int | None = None) -> Differences:
        """What other codings changed between two versions; None is the newest. Raises InputError for a version not there."""
        with self.at(before):
            pass  # the version is there
        with self.at(after) as view:
            if before > view.version:
                raise InputError(f"version {before} is later than version {view.version}; give the earlier one first")
            return view.differences(before)

    # Transactions

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        """What the database, or its library, says goes wrong is said as the user understands it."""
        try:
            yield
        except DatabaseError as error:
            raise LedgerError(f"the ledger {self.name} cannot be used: {self._backend.meaning(error)}") from error
        except self._engine.dialect.loaded_dbapi.Error as error:
            plain = self._backend.meaning(DatabaseError(None, None, error))
            raise LedgerError(f"the ledger {self.name} cannot be used: {plain}") from error

    @contextmanager
    def _transaction(self, *, writing: bool = False) -> Iterator[Connection]:
        """Committed at the end, rolled back by an error. Writers take turns."""
        if os.getpid() != self._pid:
            raise LedgerError(
                f"this ledger was opened by process {self._pid} and is used by {os.getpid()}, forked from it; "
                "open the ledger again in the new process"
            )
        with (
            self._plainly(),
            self._engine.connect().execution_options(writing=writing) as connection,
            connection.begin(),
        ):
            yield connection

    def _prepare(self, make: bool) -> None:
        """Make the tables in an empty database; bring older ones up to date; refuse what is no ledger."""
        with self._transaction() as connection:
            found = inspect(connection).get_table_names()
        if not found and not make:
            raise _nothing_at(self.name)
        if not found:
            self._create()
        elif schema.ledger.name not in found:
            raise LedgerError(f"{self.name} is a database, but no ledger of Alaqat; choose another")
        with self._transaction() as connection:
            of = self._schema(connection)
            indexed = of == schema.SCHEMA and texts.is_there(connection)
        if of < schema.SCHEMA:
            self._upgrade()
        if not indexed:
            self._index_texts()

    def _index_texts(self) -> None:
        with self._transaction(writing=True) as connection:
            if not texts.is_there(connection):  # nobody was faster
                texts.rebuild(connection)

    def _create(self) -> None:
        with self._transaction(writing=True) as connection:
            if not inspect(connection).get_table_names():  # nobody was faster
                schema.metadata.create_all(connection)
                connection.execute(insert(schema.ledger), {"schema": schema.SCHEMA})

    def _schema(self, connection: Connection) -> int:
        """Raises LedgerError for one of a newer Alaqat."""
        found = connection.execute(select(schema.ledger.c.schema)).scalar_one_or_none()
        if found is None or found > schema.SCHEMA:
            raise LedgerError(
                f"the ledger {self.name} has schema {found}; this Alaqat knows schemas up to {schema.SCHEMA}: install a newer one"
            )
        return int(found)

    def _upgrade(self) -> None:
        with self._transaction(writing=True) as connection:
            found = self._schema(connection)
            if found < schema.SCHEMA:  # nobody was faster
                migrations.upgrade(connection, found)
