"""`alaqat timeline`, `coverage`, `paths`, `compare`, `measures`, `balance`, `table`: questions about many claims at once."""

from collections.abc import Callable
from typing import Any

import click

from graph.cli.asking import Filtered, OfDocuments, Related, asking, question
from graph.cli.output import heading, note, show_json
from graph.cli.tables import csv_option, limit_option, show

_PERIODS = ("month", "quarter", "year")


def _by(default: str) -> Callable[..., Any]:
    return click.option("--by", type=click.Choice(_PERIODS), default=default, show_default=True, help="How long a period is.")


@click.command(cls=Related, short_help="How relations went on, by month, quarter or year.")
@click.argument("actors", nargs=-1)
@_by("month")
@click.option("--types", is_flag=True, help="A row for each type of claim in a period.")
@csv_option
@question
def timeline(
    actors: tuple[str, ...], by: str, types: bool, as_csv: bool, ledger: str, as_json: bool, lang: str, as_of: int | None,
    **values: Any,
) -> None:
    """Claims, articles, distinct events and mean score by period: of two ACTORS, of one with everybody, or of all.

    Beside them stands how many documents were published in the period at all: fewer claims out of fewer documents are no trend.

    \b
    Examples:
      alaqat timeline تركيا قطر
      alaqat timeline Qatar --by quarter --types
      alaqat timeline --outlet outlet:nabd --csv > trend.csv
    """
    from graph.analysis.timeline import timeline as ask
    from graph.analysis.timeline import trend
    from graph.query.actors import resolve

    with asking(ledger, lang, as_of, values) as asked:
        named = [resolve(asked.ledger, asked.codebook, name).id for name in actors]
        found = ask(asked.ledger, asked.codebook, named, asked.filters, by, types, as_of)
        show(found, asked.reader, asked.filters, as_json=as_json, as_csv=as_csv)
        slope = None if types or as_json or as_csv else trend(found)
        if slope is not None:
            note(f"trend of the mean score: {slope:+.3g} a {by} (Theil-Sen)")


@click.command(cls=OfDocuments, short_help="How many documents there are, by outlet and period.")
@_by("month")
@csv_option
@limit_option
@question
def coverage(
    by: str, as_csv: bool, limit: int | None, ledger: str, as_json: bool, lang: str, as_of: int | None, **values: Any
) -> None:
    """How many documents each outlet has in each period of publication, and how many claims they make.

    \b
    Examples:
      alaqat coverage
      alaqat coverage --by year --language ar --csv
    """
    from graph.analysis.timeline import coverage as ask

    with asking(ledger, lang, as_of, values) as asked:
        found = ask(asked.ledger, asked.filters, by, as_of)
        show(found, asked.reader, asked.filters, as_json=as_json, as_csv=as_csv, limit=limit)


@click.command(cls=Filtered, short_help="How two actors hang together, hop by hop.")
@click.argument("a")
@click.argument("b")
@click.option("--most", type=click.IntRange(1, 100), default=10, show_default=True, help="At most so many paths.")
@click.option("--order", type=click.Choice(("hops", "strength")), default="hops", show_default=True,
              help="Fewest hops first, or those over many claims first.")
@question
def paths(
    a: str, b: str, most: int, order: str, ledger: str, as_json: bool, lang: str, as_of: int | None, **values: Any
) -> None:
    """The shortest paths between two actors over edges that the filters draw, each hop with its newest claim.

    \b
    Examples:
      alaqat paths تركيا "GNA"
      alaqat paths Turkey Libya --order strength --from 2019 --to 2020
      alaqat paths state:TUR state:LBY --quad material-conflict --json
    """
    from api import present
    from graph.analysis.paths import paths as ask
    from graph.cli.answers import show_paths
    from graph.query.actors import resolve

    with asking(ledger, lang, as_of, values) as asked:
        ends = [resolve(asked.ledger, asked.codebook, name).id for name in (a, b)]
        found = ask(asked.ledger, asked.codebook, ends[0], ends[1], asked.filters, most, order, as_of=as_of)
        if as_json:
            show_json(present.paths(found, asked.filters, asked.reader))
        else:
            show_paths(found, asked.reader)


@click.command(cls=Filtered, short_help="What two outlets, claimants or periods tell.")
@click.argument("what", type=click.Choice(("outlet", "claimant", "period")))
@click.argument("one")
@click.argument("other")
@csv_option
@limit_option
@question
def compare(
    what: str, one: str, other: str, as_csv: bool, limit: int | None, ledger: str, as_json: bool, lang: str, as_of: int | None,
    **values: Any,
) -> None:
    """Which edges only ONE tells, only OTHER, and both; and where their signs differ.

    A period is a year, a month, a day, or two of them with two dots between.

    \b
    Examples:
      alaqat compare outlet outlet:nabd outlet:gulf-courier
      alaqat compare claimant Turkey document
      alaqat compare period 2019 2020-01..2020-06 --csv
    """
    from graph.analysis.comparing import compare as ask
    from graph.analysis.comparing import sides

    with asking(ledger, lang, as_of, values) as asked:
        first, second = sides(asked.ledger, asked.codebook, what, (one, other), asked.filters)
        found = ask(asked.ledger, asked.codebook, first, second, as_of)
        show(found, asked.reader, asked.filters, as_json=as_json, as_csv=as_csv, limit=limit)


@click.command(cls=Filtered, short_help="Who is central, in which community.")
@click.option(
    "--measure", "names", multiple=True, metavar="NAME", help="Only this one. May be repeated.  [default: all but leiden]"
)
@click.option("--list", "listing", is_flag=True, help="Say what each measure is and who defined it.")
@click.option("--seed", type=int, default=0, show_default=True, help="Decides what communities leave to chance.")
@csv_option
@limit_option
@question
def measures(
    names: tuple[str, ...], listing: bool, seed: int, as_csv: bool, limit: int | None, ledger: str, as_json: bool, lang: str,
    as_of: int | None, **values: Any,
) -> None:
    """The measures of each actor of the network: degree, strength, betweenness, PageRank, reciprocity, core, community.

    \b
    Examples:
      alaqat measures --limit 20
      alaqat measures --list
      alaqat measures --measure pagerank --from 2020 --to 2020 --csv
    """
    from graph.analysis.measures import MEASURES, USUAL
    from graph.analysis.measures import measures as ask

    if listing:
        for one in MEASURES:
            heading(f"{one.name}: {one.definition.in_(lang)} ({one.source})")
        return
    with asking(ledger, lang, as_of, values) as asked:
        found = ask(asked.ledger, asked.filters, names or USUAL, as_of, seed)
        show(found, asked.reader, asked.filters, as_json=as_json, as_csv=as_csv, limit=limit)


@click.command(cls=Filtered, short_help="How balanced the triangles of friends and enemies are.")
@_by("year")
@csv_option
@question
def balance(by: str, as_csv: bool, ledger: str, as_json: bool, lang: str, as_of: int | None, **values: Any) -> None:
    """The triangles of positive and negative edges by period, and how many are balanced.

    A triangle is balanced where the product of its signs is positive (Heider 1946; Cartwright and Harary 1956).

    \b
    Examples:
      alaqat balance
      alaqat balance --by quarter --csv
    """
    from graph.analysis.measures import balance as ask
    from graph.query.network import polarities

    with asking(ledger, lang, as_of, values) as asked:
        found = ask(asked.ledger, polarities(asked.codebook), asked.filters, by, as_of)
        show(found, asked.reader, asked.filters, as_json=as_json, as_csv=as_csv)


@click.command(cls=Filtered, short_help="Dyad-months and actor-months for statistics.")
@click.argument("which", type=click.Choice(("dyad-month", "actor-month")))
@_by("month")
@click.option("--parquet", metavar="FILE", help="Write Parquet into this file; needs pyarrow.")
@csv_option
@limit_option
@question
def table(
    which: str, by: str, parquet: str | None, as_csv: bool, limit: int | None, ledger: str, as_json: bool, lang: str,
    as_of: int | None, **values: Any,
) -> None:
    """A row a dyad (source, target) or actor and month: counts by quad, mean score, articles, distinct events, states' codes.

    \b
    Examples:
      alaqat table dyad-month --csv > dyads.csv
      alaqat table actor-month --by year --level actor
      alaqat table dyad-month --parquet dyads.parquet
    """
    from graph.analysis.tables import TABLES, write_parquet

    with asking(ledger, lang, as_of, values) as asked:
        found = TABLES[which](asked.ledger, asked.codebook, asked.filters, by, as_of)
        if parquet:
            write_parquet(found.head(limit), parquet)
            note(f"{len(found.head(limit).rows)} rows in {parquet}; ledger version {found.version}")
        else:
            show(found, asked.reader, asked.filters, as_json=as_json, as_csv=as_csv, limit=limit)


COMMANDS = (timeline, coverage, paths, compare, measures, balance, table)
