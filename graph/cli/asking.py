"""What the commands that question the ledger share: an option for each filter, the open ledger, its reader."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from graph.cli.options import existing_ledger, json_option, language_option, ledger_option
from graph.errors import AlaqatError, UnknownActor

if TYPE_CHECKING:
    from api.present import Reader
    from graph.codebook import Codebook
    from graph.ledger import Ledger
    from graph.query.filters import Filters


class Filtered(click.Command):
    """A command with an option for each row of graph.query.filters.FILTERS, but those that it answers by itself.

    The table needs the database's library, so it is read only when the command runs or its help is shown.
    """

    own: frozenset[str] = frozenset()

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        from graph.query.filters import FILTERS

        filters: list[click.Parameter] = [
            click.Option(
                [f"--{row.parameter}", f"filter_{row.field}"],
                multiple=row.many,
                metavar=row.parameter.upper(),
                help=f"Claims {row.sentence.format(row.parameter.upper())}." + (" May be repeated." if row.many else ""),
            )
            for row in FILTERS
            if row.parameter not in self.own
        ]
        *before, help_option = super().get_params(ctx)
        return [*before, *filters, help_option]


class Related(Filtered):
    own = frozenset({"actor"})


class OfDocuments(Filtered):
    """Only what documents can be asked for by."""

    own = frozenset("actor kind state relation mode quad context modality claimant place resolved review level".split())


@dataclass(frozen=True, slots=True)
class Asked:
    """An open ledger with what the user wants to know of it, and how to say it."""

    ledger: "Ledger"
    codebook: "Codebook"
    filters: "Filters"
    reader: "Reader"


def question(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every question takes."""
    options = (
        ledger_option,
        json_option,
        language_option,
        click.option("--as-of", type=int, metavar="VERSION", help="Ask the ledger as it was at this version."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@contextmanager
def asking(ledger: str, language: str, as_of: int | None, values: dict[str, Any]) -> Iterator[Asked]:
    from api.present import Reader
    from graph.codebook import load_codebook
    from graph.query.actors import registry
    from graph.query.filters import FILTERS, parse

    codebook = load_codebook()
    given = {row.parameter: values.get(f"filter_{row.field}") or () for row in FILTERS}
    with existing_ledger(ledger) as book, _nearest_by_name(codebook, language):
        filters = parse(given, book, codebook)
        yield Asked(book, codebook, filters, Reader(codebook, language, registry(book, codebook, as_of)))


@contextmanager
def _nearest_by_name(codebook: "Codebook", language: str) -> Iterator[None]:
    """An unknown actor is answered with the names of the nearest, not with their ids alone."""
    try:
        yield
    except UnknownActor as error:
        known = [codebook.actors[one] for one in error.nearest if one in codebook.actors]
        nearest = ", ".join(f"{one.label(language)} ({one.id})" for one in known)
        hint = f"; nearest: {nearest}" if nearest else "; no name is like it"
        raise AlaqatError(f"no actor is called '{error.asked}'{hint}") from None
