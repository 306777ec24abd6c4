"""`alaqat ingest`: documents into the ledger."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final, Protocol

import click

from graph.cli.coding import read_file
from graph.cli.jobs import Found, coded, whole
from graph.cli.options import Stated, jobs_option, json_option, ledger_option, stated_options, without_password
from graph.cli.output import counted, note, show_json
from graph.errors import DocumentError
from graph.model import Coded
from graph.reading import Failure
from graph.reading.files import files_at

if TYPE_CHECKING:
    from graph.ledger import Ledger

_TOGETHER: Final = 100  # documents in one transaction
_WAIT: Final = 1.0  # seconds after which a document goes into the ledger with the next one


@dataclass(slots=True)
class Summary:
    """What came of a run: `new` documents were stored, `known` ones were there already."""

    new: int = 0
    known: int = 0
    claims: int = 0
    version: int = 0
    failures: list[Failure] = field(default_factory=list)


@click.command(
    short_help="Read texts into the ledger.",
    epilog="Status 1 says that something could not be read or coded; the rest is stored.",
)
@click.argument("paths", nargs=-1, required=True, metavar="FILE|FOLDER|-...")
@ledger_option
@json_option
@click.option("--collection", help="Name of the collection (a study's corpus) that the texts belong to.")
@jobs_option
@stated_options
def ingest(
    paths: tuple[str, ...],
    ledger: str,
    as_json: bool,
    collection: str | None,
    jobs: int,
    text_lang: str | None,
    published: str | None,
    outlet: str | None,
    encoding: str | None,
) -> None:
    """Read texts into the ledger, with the claims that are found in them.

    FILE is text, HTML or JSON lines; of a FOLDER all such files below it are read; - is standard input. A text that is in
    the ledger already changes nothing. A bad file is reported, and the rest goes on.

    \b
    Examples:
      alaqat ingest article.txt
      alaqat ingest --collection libya-2020 --published 2020-08-17 articles/
      alaqat ingest --ledger study.db < articles.jsonl -
      alaqat ingest --encoding windows-1256 old/*.txt
      alaqat ingest --jobs 4 corpus/
    """
    from graph.ledger import open_ledger

    stated = Stated(text_lang, published, outlet, collection, encoding)
    summary = Summary()
    with open_ledger(ledger) as book:
        with _progress() as progress:
            _ingest(paths, stated, jobs, book, summary, progress)
        summary.version = book.version
    _report(summary, ledger, as_json)
    if summary.failures:
        click.get_current_context().exit(1)


def _ingest(
    paths: tuple[str, ...], stated: Stated, jobs: int, ledger: "Ledger", summary: Summary, progress: "Progress"
) -> None:
    files = [file for path in paths for file in files_at(path)]
    progress.expect(len(files))
    batch = _Batch(ledger, summary, progress)
    try:
        for where, outcome in coded(_documents(files, stated), jobs, whole):
            if outcome is None:
                progress.advance()
            elif isinstance(outcome, Failure):
                batch.fail(outcome)
            else:
                batch.take(where, outcome)
    finally:  # whoever interrupts a run keeps what it has coded
        batch.store()


def _documents(files: Iterable[str | Path | Failure], stated: Stated) -> Iterator[Found]:
    """What stands in the files; None after each."""
    for file in files:
        for where, one in read_file(file, stated.encoding):
            yield where, one if isinstance(one, Failure) else stated.of(one)
        yield str(file), None


class _Batch:
    """Coded documents that go into the ledger together: one transaction for many costs a third of one for each."""

    def __init__(self, ledger: "Ledger", summary: Summary, progress: "Progress") -> None:
        self.ledger, self.summary, self.progress = ledger, summary, progress
        self.waiting: list[tuple[str, Coded]] = []
        self.began = monotonic()

    def take(self, where: str, document: Coded) -> None:
        if not self.waiting:
            self.began = monotonic()
        self.waiting.append((where, document))
        if len(self.waiting) == _TOGETHER or monotonic() - self.began > _WAIT:
            self.store()

    def store(self) -> None:
        waiting, self.waiting = self.waiting, []
        if not waiting:
            return
        for (where, one), outcome in zip(waiting, self.ledger.add_all([one for _, one in waiting]), strict=True):
            if isinstance(outcome, DocumentError):
                self.fail(Failure(where, str(outcome), one.document.id))
            elif outcome.new:
                self.summary.new += 1
                self.summary.claims += outcome.claims
            else:
                self.summary.known += 1
        self._show()

    def fail(self, failure: Failure) -> None:
        self.summary.failures.append(failure)
        self.progress.say(f"alaqat: {failure.where}: {failure.reason}")
        self._show()

    def _show(self) -> None:
        self.progress.show(self.summary.new + self.summary.known, self.summary.claims)


def _report(summary: Summary, ledger: str, as_json: bool) -> None:
    if as_json:
        failures = [{"where": failure.where, "reason": failure.reason} for failure in summary.failures]
        counts = {"new": summary.new, "known": summary.known, "claims": summary.claims, "version": summary.version}
        show_json(counts | {"failures": failures})
        return
    parts = [f"{summary.new} new with {counted(summary.claims, 'claim')}", f"{summary.known} known already"]
    if summary.failures:
        parts.append(f"{len(summary.failures)} failed")
    total = summary.new + summary.known + len(summary.failures)
    click.echo(f"{counted(total, 'document')}: {', '.join(parts)}. {without_password(ledger)} is at version {summary.version}.")


class Progress(Protocol):
    """Tells how far a run is, and says what went wrong without tearing the bar."""

    def expect(self, files: int) -> None: ...
    def advance(self) -> None: ...
    def show(self, documents: int, claims: int) -> None: ...
    def say(self, line: str) -> None: ...


class _Quiet:
    """Standard error is no terminal: failures only."""

    def expect(self, files: int) -> None:
        pass

    def advance(self) -> None:
        pass

    def show(self, documents: int, claims: int) -> None:
        pass

    def say(self, line: str) -> None:
        note(line)


@contextmanager
def _progress() -> Iterator[Progress]:
    if sys.stderr.isatty():
        from graph.cli.progress import bar

        with bar() as progress:
            yield progress
    else:
        yield _Quiet()
