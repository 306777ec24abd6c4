"""`alaqat ingest`: documents into the ledger."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from graph.cli.coding import read_file
from graph.cli.jobs import Found, coded, whole
from graph.cli.options import Stated, jobs_option, json_option, ledger_option, stated_options
from graph.cli.output import counted, note, show_json
from graph.errors import DocumentError
from graph.model import Coded
from graph.reading import Failure
from graph.reading.files import files_at

if TYPE_CHECKING:
    from graph.ledger import Ledger


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
    for where, outcome in coded(_documents(files, stated), jobs, whole):
        if outcome is None:
            progress.advance()
            continue
        failure = outcome if isinstance(outcome, Failure) else _store(outcome, where, ledger, summary)
        if failure:
            summary.failures.append(failure)
            progress.say(f"alaqat: {failure.where}: {failure.reason}")
        progress.show(summary.new + summary.known, summary.claims)


def _documents(files: Iterable[str | Path | Failure], stated: Stated) -> Iterator[Found]:
    """What stands in the files; None after each."""
    for file in files:
        for where, one in read_file(file, stated.encoding):
            yield where, one if isinstance(one, Failure) else stated.of(one)
        yield str(file), None


def _store(coded: Coded, where: str, ledger: "Ledger", summary: Summary) -> Failure | None:
    try:
        added = ledger.add(coded)
    except DocumentError as error:
        return Failure(where, str(error), coded.document.id)
    summary.new += added.new
    summary.known += not added.new
    summary.claims += added.claims if added.new else 0
    return None


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
    click.echo(f"{counted(total, 'document')}: {', '.join(parts)}. {ledger} is at version {summary.version}.")


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
