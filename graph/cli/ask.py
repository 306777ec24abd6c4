"""`alaqat actor`, `dyad`, `network`, `claims`: questions to the ledger."""

from typing import Any

import click

from graph.cli.asking import Filtered, Related, asking, question
from graph.cli.output import show_json


@click.command(cls=Related, short_help="What is claimed about an actor, and by it.")
@click.argument("name")
@question
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

    with asking(ledger, lang, as_of, values) as asked:
        meant = resolve(asked.ledger, asked.codebook, name)
        found = profile(asked.ledger, asked.codebook, meant.id, asked.filters, as_of, limit)
        if as_json:
            show_json(present.profile(found, asked.filters, asked.reader))
        else:
            show_profile(found, asked.reader)


@click.command(cls=Related, short_help="The relations of two actors, with quotations.")
@click.argument("a")
@click.argument("b")
@question
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

    with asking(ledger, lang, as_of, values) as asked:
        first, second = (resolve(asked.ledger, asked.codebook, name).id for name in (a, b))
        found = ask(asked.ledger, asked.codebook, first, second, asked.filters, as_of, limit)
        if as_json:
            show_json(present.dyad(found, asked.filters, asked.reader))
        else:
            show_dyad(found, asked.reader)


@click.command(cls=Filtered, short_help="The network as a table.")
@question
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

    with asking(ledger, lang, as_of, values) as asked:
        found = ask(asked.ledger, asked.codebook, asked.filters, as_of)
        if as_json:
            show_json(present.network(found, asked.filters, asked.reader))
        else:
            show_network(found, asked.reader, limit)


@click.command(cls=Filtered, short_help="Claims by filters, newest first.")
@question
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many claims.")
@click.option("--cursor", metavar="CURSOR", help="Go on after a page: what it named as the next one, with the same filters.")
def claims(
    ledger: str, as_json: bool, lang: str, as_of: int | None, limit: int, cursor: str | None, **values: Any
) -> None:
    """Claims by filters, newest first, undated last; what was denied, too.

    A list that is gone through page by page stays as it was when it was begun, whatever is added meanwhile.

    \b
    Examples:
      alaqat claims --state قطر --quad "material conflict"
      alaqat claims --claimant document --from 2020 --limit 100
      alaqat claims --json --cursor CURSOR
    """
    from api import present
    from graph.cli.answers import show_list
    from graph.query.claims import claims as ask

    with asking(ledger, lang, as_of, values) as asked:
        found = ask(asked.ledger, asked.filters, limit, cursor, as_of)
        if as_json:
            show_json(present.claims(found, asked.filters, asked.reader))
        else:
            show_list(found, asked.reader)
