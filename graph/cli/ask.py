"""`alaqat actor`, `dyad`, `network`: questions to the ledger."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from graph.cli.options import existing_ledger, json_option, language_option, ledger_option
from graph.cli.output import show_json
from graph.errors import AlaqatError, UnknownActor

if TYPE_CHECKING:
    from api.present import Reader
    from graph.codebook import Codebook
    from graph.ledger import Ledger
    from graph.query.filters import Filters


class _Filtered(click.Command):
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


class _Related(_Filtered):
    own = frozenset({"actor"})


@dataclass(frozen=True, slots=True)
class _Asked:
    """An open ledger with what the user wants to know of it, and how to say it."""

    ledger: "Ledger"
    codebook: "Codebook"
    filters: "Filters"
    reader: "Reader"


def _question(command: Callable[..., Any]) -> Callable[..., Any]:
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
def _asked(ledger: str, language: str, as_of: int | None, values: dict[str, Any]) -> Iterator[_Asked]:
    from api.present import Reader
    from graph.codebook import load_codebook
    from graph.query.actors import registry
    from graph.query.filters import FILTERS, parse

    codebook = load_codebook()
    given = {row.parameter: values.get(f"filter_{row.field}") or () for row in FILTERS}
    with existing_ledger(ledger) as book, _nearest_by_name(codebook, language):
        filters = parse(given, book, codebook)
        yield _Asked(book, codebook, filters, Reader(codebook, language, registry(book, codebook, as_of)))


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


@click.command(cls=_Related, short_help="What is claimed about an actor, and by it.")
@click.argument("name")
@_question
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True, help="At most so many claims a list.")
def actor(name: str, ledger: str, as_json: bool, lang: str, as_of: int | None, limit: int, **values: Any) -> None:
    """An actor: the names used for it, its partners, the claims about it and by it.

    NAME is a name in Arabic, English or Turkish, or an id.

    \b
    Examples:
      alaqat actor قطر
      alaqat actor "Hulusi Akar" --lang tr
      alaqat actor state:QAT --modality planned --json
    """
    from api import present
    from graph.cli.answers import show_profile
    from graph.query.actors import profile, resolve

    with _asked(ledger, lang, as_of, values) as asked:
        meant = resolve(asked.ledger, asked.codebook, name)
        found = profile(asked.ledger, asked.codebook, meant.id, asked.filters, as_of, limit)
        if as_json:
            show_json(present.profile(found, asked.filters, asked.reader))
        else:
            show_profile(found, asked.reader)


@click.command(cls=_Related, short_help="The relations of two actors, with quotations.")
@click.argument("a")
@click.argument("b")
@_question
@click.option("--limit", type=click.IntRange(min=1), help="At most so many claims, the newest.  [default: all]")
def dyad(a: str, b: str, ledger: str, as_json: bool, lang: str, as_of: int | None, limit: int | None, **values: Any) -> None:
    """The relations of two actors: each claim with its quotation, and who says so.

    A and B are names in Arabic, English or Turkish, or ids.

    \b
    Examples:
      alaqat dyad تركيا قطر
      alaqat dyad Türkiye Qatar --lang en --relation AGREE
      alaqat dyad state:TUR state:QAT --from 2019 --to 2020-08 --json
    """
    from api import present
    from graph.cli.answers import show_dyad
    from graph.query.actors import resolve
    from graph.query.dyads import dyad as ask

    with _asked(ledger, lang, as_of, values) as asked:
        first, second = (resolve(asked.ledger, asked.codebook, name).id for name in (a, b))
        found = ask(asked.ledger, asked.codebook, first, second, asked.filters, as_of, limit)
        if as_json:
            show_json(present.dyad(found, asked.filters, asked.reader))
        else:
            show_dyad(found, asked.reader)


@click.command(cls=_Filtered, short_help="The network as a table.")
@_question
@click.option("--limit", type=click.IntRange(min=1), help="At most so many pairs, those with the most claims.  [default: all]")
def network(ledger: str, as_json: bool, lang: str, as_of: int | None, limit: int | None, **values: Any) -> None:
    """The network as a table: who is related with whom, by how many claims.

    Edges are drawn from what is stated as fact; --modality asks for more. What is denied is never an edge.

    \b
    Examples:
      alaqat network
      alaqat network --actor قطر --lang ar
      alaqat network --relation AID --relation COOPERATE --modality occurred,planned
      alaqat network --level actor --json
    """
    from api import present
    from graph.cli.answers import show_network
    from graph.query.network import network as ask

    with _asked(ledger, lang, as_of, values) as asked:
        found = ask(asked.ledger, asked.codebook, asked.filters, as_of)
        if as_json:
            show_json(present.network(found, asked.filters, asked.reader))
        else:
            show_network(found, asked.reader, limit)
