"""The command line: `alaqat COMMAND`. Each command is a file here; what is heavy is imported inside it, when it runs."""

import atexit
import contextlib
import os
import sys
import threading
from collections.abc import Sequence
from typing import NoReturn

import click

from graph.cli import analyse, telling
from graph.cli.ask import actor, claims, dyad, network
from graph.cli.code import code
from graph.cli.codebook import codebook
from graph.cli.ingest import ingest
from graph.cli.rdf import rdf
from graph.cli.recode import diff, recode
from graph.cli.records import collection, log, merge, review, split, undo
from graph.cli.rules import rules
from graph.cli.search import search
from graph.cli.serve import demo, serve
from graph.cli.upkeep import backup, compact, purge, verify
from graph.errors import AlaqatError

COMMANDS: tuple[click.Command, ...] = (
    *(code, ingest, actor, dyad, network, claims, search, *analyse.COMMANDS, *telling.COMMANDS, serve, demo),
    *(merge, split, review, collection, undo, log),
    *(recode, diff, purge, backup, verify, compact),
    *(codebook, rules, rdf),
)

INTERRUPTED = 130  # 128 + SIGINT, as shells have it
PIPE_CLOSED = 141  # 128 + SIGPIPE


class _InOrder(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self.commands)


def _show_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from importlib.metadata import PackageNotFoundError, version

        try:
            click.echo(f"alaqat {version('alaqat')}")
        except PackageNotFoundError:
            click.echo("alaqat, run from its sources without being installed")
        context.exit()


@click.group("alaqat", cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_show_version, help="Show the version.")
def alaqat() -> None:
    """Who does what to whom, according to whom: relations from news in Arabic, English and Turkish.

    \b
      alaqat demo                     look at a sample article in the browser
      alaqat code article.txt         the claims of a text; nothing is stored
      alaqat ingest articles/         read a folder into the ledger
      alaqat dyad قطر Türkiye         the relations of two actors
    """


for _command in COMMANDS:
    alaqat.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave: status 0, 1 where something failed, 2 where it was called wrongly."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # Arabic must not fail in a C locale
    status = _status(list(sys.argv[1:] if arguments is None else arguments))
    if arguments is None and threading.active_count() == 1:
        _leave(status)
    sys.exit(status)


def _leave(status: int) -> NoReturn:
    """End the process without taking its objects apart one by one: that is a third of a short command's time."""
    with contextlib.suppress(OSError):  # a reader that has gone, and that `_status` knows of
        sys.stdout.flush()
        sys.stderr.flush()
    atexit._run_exitfuncs()
    os._exit(status)


def _status(arguments: list[str]) -> int:
    """Errors become one line on standard error; a reader that has had enough, and Ctrl+C, are no errors to speak of.

    This is not click's own `main`: that one gives such a reader status 1, as if something had failed.
    """
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except AlaqatError as error:
        click.echo(f"alaqat: {error}", err=True)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains once more when it ends
        return PIPE_CLOSED
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    return status


def _run(arguments: list[str]) -> int:
    try:
        with alaqat.make_context("alaqat", arguments) as context:
            alaqat.invoke(context)
    except click.exceptions.Exit as ended:  # --help, --version, and commands that something failed in
        return ended.exit_code
    return 0
