"""Options that several commands share, and what they stand for."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from graph.model import Document, document_id
from graph.reading.dates import iso_day

if TYPE_CHECKING:
    from graph.ledger import Ledger

LANGUAGES = ("ar", "en", "tr")
LEDGER = "var/alaqat.db"

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

ledger_option: Decorator = click.option(
    "--ledger",
    envvar="ALAQAT_LEDGER",
    default=LEDGER,
    metavar="FILE|URL",
    show_default=True,
    show_envvar=True,
    help="The ledger: an SQLite file, or a database's URL.",
)
json_option: Decorator = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
language_option: Decorator = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    envvar="ALAQAT_LANG",
    show_envvar=True,
    default="en",
    show_default=True,
    help="Language of labels and composed sentences.",
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What the user says of documents that do not say it themselves."""

    language: str | None = None
    published: str | None = None
    outlet: str | None = None
    collection: str | None = None
    encoding: str | None = None

    def of(self, document: Document, *, keep_id: bool = False) -> Document:
        """`document` with its gaps filled; its id follows its outlet, unless it is the user's own."""
        outlet = document.outlet or self.outlet
        return replace(
            document,
            id=document.id if keep_id else document_id(outlet, document.url, document.text),
            outlet=outlet,
            language=document.language or self.language,
            published=document.published or self.published,
            collection=document.collection or self.collection,
        )


def _day(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    day = iso_day(value) if value else None
    if value and day is None:
        raise click.BadParameter(f"'{value}' is not a date; allowed is YYYY-MM-DD")
    return day


def day_option(name: str, **options: Any) -> Decorator:
    return click.option(name, metavar="YYYY-MM-DD", callback=_day, **options)


jobs_option: Decorator = click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N",
    help="Processes that code at the same time; what comes out is the same.",
)

def _user() -> str:
    from getpass import getuser  # looks the account up

    try:
        return getuser()
    except (OSError, KeyError):
        return ""


def signed_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--who and --why: what a record says of itself."""
    command = click.option("--why", metavar="TEXT", help="The reason, kept with the record.")(command)
    return click.option(
        "--who",
        envvar="ALAQAT_USER",
        show_envvar=True,
        default=_user,
        metavar="NAME",
        help="Who says so, kept with the record.  [default: your account's name]",
    )(command)


_STATED: tuple[Decorator, ...] = (
    click.option("--text-lang", type=click.Choice(LANGUAGES), help="Language of texts that state none.  [default: detected]"),
    click.option("--published", metavar="YYYY-MM-DD", callback=_day, help="Publication date of texts that state none."),
    click.option("--outlet", help="Outlet of texts that state none."),
    click.option("--encoding", help="Encoding of text files, such as windows-1256.  [default: UTF-8]"),
)


def stated_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--text-lang, --published, --outlet, --encoding: what `Stated` holds."""
    for option in reversed(_STATED):
        command = option(command)
    return command


def without_password(where: str) -> str:
    """A ledger's address as it may be shown."""
    return re.sub(r"(://[^/:@]*):[^/]*@", r"\1:***@", where)


def existing_ledger(where: str) -> "Ledger":
    """The ledger to ask. Raises LedgerError where there is none: a question must not make an empty one."""
    from graph.ledger import open_ledger

    return open_ledger(where, make=False)


def several_option(name: str, allowed: tuple[str, ...], text: str) -> Decorator:
    """An option that takes one or more of `allowed`, with commas or repeated."""

    def read(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
        found = [part.strip() for value in values for part in value.split(",") if part.strip()]
        for part in found:
            if part not in allowed:
                raise click.BadParameter(f"there is no '{part}'; there are: {', '.join(allowed)}")
        return tuple(dict.fromkeys(found))

    return click.option(f"--{name}", "kinds", multiple=True, callback=read, metavar="KINDS", help=text)
