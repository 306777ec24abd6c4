"""`alaqat contradictions`, `framing`, `indicators`: what claims and outlets tell differently."""

from typing import Any

import click

from graph.cli.asking import OfDocuments, Related, asking, question
from graph.cli.output import show_json
from graph.cli.tables import csv_option, limit_option, show


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


@click.command(cls=OfDocuments, short_help="How each outlet names and colours an actor.")
@click.argument("actor")
@csv_option
@limit_option
@question
def framing(
    actor: str, as_csv: bool, limit: int | None, ledger: str, as_json: bool, lang: str, as_of: int | None, **values: Any
) -> None:
    """The names that outlets use for ACTOR, and loaded expressions about it with whose voice they are, each with its first place.

    A framing is the wording of a voice, never a property of the actor.

    \b
    Examples:
      alaqat framing "حكومة الوفاق"
      alaqat framing Hamas --outlet outlet:aljazeera --csv
    """
    from graph.analysis.framing import framing as ask
    from graph.query.actors import resolve

    with asking(ledger, lang, as_of, values) as asked:
        named = resolve(asked.ledger, asked.codebook, actor).id
        found = ask(asked.ledger, asked.codebook, named, asked.filters, as_of)
        show(found, asked.reader, asked.filters, as_json=as_json, as_csv=as_csv, limit=limit)


@click.command(cls=Related, short_help="Amounts of trade and the like, as series with who says so.")
@click.argument("actors", nargs=-1)
@csv_option
@limit_option
@question
def indicators(
    actors: tuple[str, ...], as_csv: bool, limit: int | None, ledger: str, as_json: bool, lang: str, as_of: int | None,
    **values: Any,
) -> None:
    """What two ACTORS, one with everybody, or all have together by amount and period: each row a claim with its quotation.

    \b
    Examples:
      alaqat indicators Turkey Egypt
      alaqat indicators --csv > trade.csv
    """
    from graph.analysis.indicators import indicators as ask
    from graph.query.actors import resolve

    with asking(ledger, lang, as_of, values) as asked:
        named = [resolve(asked.ledger, asked.codebook, name).id for name in actors]
        found = ask(asked.ledger, asked.codebook, named, asked.filters, as_of)
        show(found, asked.reader, asked.filters, as_json=as_json, as_csv=as_csv, limit=limit)


COMMANDS = (contradictions, framing, indicators)
