"""`alaqat contradictions`: what claims say differently."""

from typing import Any

import click

from graph.cli.asking import Related, asking, question
from graph.cli.output import show_json


@click.command(cls=Related, short_help="What claims say against each other, and against reference facts.")
@click.argument("actors", nargs=-1)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many contradictions.")
@question
def contradictions(
    actors: tuple[str, ...], limit: int, ledger: str, as_json: bool, lang: str, as_of: int | None, **values: Any
) -> None:
    """Contradictions about two ACTORS, one, or all, the newest first: each with its reason and the claims of each side.

    What is denied and stated as fact or alleged; cooperation and conflict on one day, by different voices; different amounts
    that rounding does not explain; different offices of a person, different persons in an office; and what dated reference
    facts say otherwise. A question is what may have another explanation. Nothing is resolved.

    \b
    Examples:
      alaqat contradictions
      alaqat contradictions Turkey Egypt --from 2019 --json
      alaqat contradictions "Fathi Bashagha" --lang ar
    """
    from api import present
    from graph.analysis.contradictions import contradictions as ask
    from graph.cli.answers import show_contradictions
    from graph.query.actors import resolve

    with asking(ledger, lang, as_of, values) as asked:
        named = [resolve(asked.ledger, asked.codebook, name).id for name in actors]
        found = ask(asked.ledger, asked.codebook, named, asked.filters, as_of, limit)
        if as_json:
            show_json(present.contradictions(found, asked.filters, asked.reader))
        else:
            show_contradictions(found, asked.reader)


COMMANDS = (contradictions,)
