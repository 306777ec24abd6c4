"""`alaqat purge`, `backup`, `verify`, `compact`: what a ledger's keeper does."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.options import existing_ledger, json_option, ledger_option, signed_options, without_password
from graph.cli.output import counted, note, show_json
from graph.cli.rdf import BASE, endpoint_of, store_of
from graph.errors import EndpointError, UnknownDocument

if TYPE_CHECKING:
    from graph.ledger import Ledger, Purged


@click.command(
    short_help="Erase a document, for good.",
    epilog="Status 1 says that bytes of it may be left: in the ledger's files, because somebody was reading them, or in the "
    "SPARQL endpoint, because it did not answer. Purge it again then.",
)
@click.argument("document")
@ledger_option
@json_option
@signed_options
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--sparql", metavar="URL", envvar="ALAQAT_SPARQL", show_envvar=True, help="A SPARQL endpoint that holds it, too.")
@click.option("--sparql-update", metavar="URL", envvar="ALAQAT_SPARQL_UPDATE", show_envvar=True, help="Its address for updates.")
@click.option("--base", default=BASE, show_default=True, metavar="IRI", help="What the IRIs in the endpoint begin with.")
def purge(
    document: str,
    ledger: str,
    as_json: bool,
    who: str,
    why: str | None,
    yes: bool,
    sparql: str | None,
    sparql_update: str | None,
    base: str,
) -> None:
    """Erase a document and all that was read from it: text, title, quotations, mentions, framings, reviews, in every version.

    DOCUMENT is its id. A tombstone stays, with who erased it, when and why, and the document cannot be read in again. Backups
    that still hold it are named. What `alaqat rdf push` wrote beside the ledger is removed, to be pushed anew; with --sparql the
    endpoint is brought up to date.

    \b
    Examples:
      alaqat purge 4151dcc9a33a9ef2 --why "the author asked for it"
      alaqat purge 4151dcc9a33a9ef2 --yes --json
    """
    with existing_ledger(ledger) as book:
        if not yes:
            _ask(book, document)
        purged = book.purge(document, who, why)
        left = _erase_from_faces(book, sparql, sparql_update, base)
    _show_purged(purged, left, as_json)
    if left or not purged.erased:
        click.get_current_context().exit(1)


def _ask(ledger: "Ledger", document: str) -> None:
    try:
        row = ledger.document_row(document)
    except UnknownDocument:
        return  # or purged before: nothing is lost by going on
    if not sys.stdin.isatty():
        raise click.UsageError("purging cannot be undone: --yes says that it is meant")
    claims = counted(row.claims, "claim")
    click.confirm(f"Erase '{row.title or row.id}' with {claims}? This cannot be undone.", abort=True, err=True)


def _erase_from_faces(ledger: "Ledger", sparql: str | None, update: str | None, base: str) -> str | None:
    """What is left of it outside of the ledger, in words; None: nothing."""
    shutil.rmtree(store_of(ledger), ignore_errors=True)
    if store_of(ledger).exists():
        return f"the folder {store_of(ledger)} cannot be removed"
    if sparql is None:
        return None
    from graph.codebook import load_codebook
    from graph.faces.rdf.mirror import Mirror

    try:
        with endpoint_of(ledger, sparql, update, 60) as endpoint:
            Mirror(endpoint, ledger, load_codebook(), base).push()
    except EndpointError as error:
        return str(error)
    return None


def _show_purged(purged: "Purged", left: str | None, as_json: bool) -> None:
    backups = [
        {"file": one.place, "at": one.at, "version": one.version, "there": Path(one.place).is_file()} for one in purged.backups
    ]
    if as_json:
        told = {"document": purged.document, "claims": purged.claims, "version": purged.by.version, "who": purged.by.who}
        show_json(told | {"at": purged.by.at, "why": purged.by.why, "erased": purged.erased, "left": left, "backups": backups})
        return
    claims = counted(purged.claims, "claim")
    click.echo(f"{purged.document} is purged, with {claims}: version {purged.by.version}, by {purged.by.who}.")
    for one in backups:
        gone = "" if one["there"] else " (no file is there now)"
        click.echo(f"A backup still holds it: {one['file']}, of {one['at']}{gone}")
    if not purged.erased:
        note("alaqat: somebody was reading the ledger, so old bytes may be left in its files; purge it again when they have done")
    if left:
        note(f"alaqat: {left}")


@click.command(short_help="Copy the ledger while it is used.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@ledger_option
@json_option
@click.option("--replace", "replacing", is_flag=True, help="Write over FILE where it is there.")
def backup(file: Path, ledger: str, as_json: bool, replacing: bool) -> None:
    """Copy the ledger into FILE, a ledger by itself, while others read and write it.

    FILE is an SQLite file also where the ledger is on PostgreSQL. The ledger notes that it was made, so that `alaqat purge` can
    say which backups still hold what it erases.

    \b
    Examples:
      alaqat backup ledger-2021-03.db
      alaqat backup --replace nightly.db
      alaqat network --ledger nightly.db
    """
    with existing_ledger(ledger) as book:
        made = book.backup(file, replacing=replacing)
    size = Path(made.place).stat().st_size
    if as_json:
        show_json({"file": made.place, "at": made.at, "version": made.version, "bytes": size})
    else:
        click.echo(f"{file}: version {made.version}, {_mega(size)}")


@click.command(short_help="Check that the ledger is sound.", epilog="Status 1 says that something is wrong with the ledger.")
@ledger_option
@json_option
@click.option("--quick", is_flag=True, help="Leave out what needs every claim to be read.")
def verify(ledger: str, as_json: bool, quick: bool) -> None:
    """Check what must always hold in the ledger: versions, records, quotations against texts, what is derived.

    \b
    Examples:
      alaqat verify
      alaqat verify --quick --json
    """
    checks: list[str] = []
    with existing_ledger(ledger) as book, _telling(checks) as told:
        found = book.verify(told, quick=quick)
        version = book.version
    if as_json:
        problems = [{"check": one.check, "problem": one.what} for one in found]
        show_json({"version": version, "checks": checks, "problems": problems})
    else:
        for problem in found:
            click.echo(f"{problem.check}: {problem.what}")
        outcome = counted(len(found), "problem") if found else "nothing is wrong"
        click.echo(f"{counted(len(checks), 'check')} of version {version}: {outcome}.")
    if found:
        click.get_current_context().exit(1)


@contextmanager
def _telling(checks: list[str]) -> Iterator[Callable[[str], None]]:
    """Gathers the checks' names; a terminal sees which one is running."""
    shown = sys.stderr.isatty()

    def told(check: str) -> None:
        checks.append(check)
        if shown:
            click.echo(f"\r\033[K{check} ", nl=False, err=True)

    try:
        yield told
    finally:
        if shown:
            click.echo("\r\033[K", nl=False, err=True)


@click.command(
    short_help="Make the ledger's files as small as they can be.",
    epilog="Status 1 says that somebody was reading, so that the files may shrink yet.",
)
@ledger_option
@json_option
def compact(ledger: str, as_json: bool) -> None:
    """Write the ledger's files anew, as small as they can be. For that time it needs their size once more, and nobody can write.

    \b
    Examples:
      alaqat compact
      alaqat compact --ledger study.db --json
    """
    with existing_ledger(ledger) as book:
        done = book.compact()
    if as_json:
        show_json({"before": done.before, "after": done.after, "whole": done.whole})
    else:
        click.echo(f"{without_password(ledger)}: {_mega(done.before)} before, {_mega(done.after)} after.")
    if not done.whole:
        note("alaqat: somebody was reading the ledger, so its log is still there; compact it again when they have done")
        click.get_current_context().exit(1)


def _mega(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
