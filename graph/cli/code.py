"""`alaqat code`: the claims of texts; nothing is stored."""

import sys
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import click

from graph.cli.coding import Read, read_all
from graph.cli.jobs import coded, whole
from graph.cli.options import LANGUAGES, Stated, jobs_option, json_option, several_option, stated_options
from graph.cli.output import heading, is_terminal, json_lines, note, show_json, show_text
from graph.model import Coded
from graph.reading import Failure, read_jsonl

if TYPE_CHECKING:
    from graph.codebook import Codebook

WITH = ("mentions", "framings")

Outcomes = Iterator[Coded | Failure]


@click.command(
    short_help="The claims of texts; nothing is stored.",
    epilog="Status 1 says that a text could not be coded; the others were.",
)
@click.argument("files", nargs=-1, metavar="[FILE|FOLDER|-]...")
@click.option("--jsonl", is_flag=True, help="Write one JSON object a line; without FILE, read them on standard input too.")
@json_option
@several_option("with", WITH, f"More JSON: {', '.join(WITH)}, or both with a comma.")
@click.option("--lang", type=click.Choice(LANGUAGES), help="Language of labels and composed sentences.  [default: the text's]")
@jobs_option
@stated_options
def code(
    files: tuple[str, ...],
    jsonl: bool,
    as_json: bool,
    kinds: tuple[str, ...],
    lang: str | None,
    jobs: int,
    text_lang: str | None,
    published: str | None,
    outlet: str | None,
    encoding: str | None,
) -> None:
    """Print the claims of texts: who does what to whom, who says so, and the words that say it.

    FILE is text, HTML or JSON lines; - is standard input. Nothing is stored.

    \b
    Examples:
      alaqat code article.txt
      alaqat code --lang en article.txt
      alaqat code --published 2020-08-17 --json article.html
      echo 'زار وزير الخارجية التركي الدوحة' | alaqat code -
      alaqat code --jsonl --with mentions,framings < articles.jsonl > claims.jsonl
      alaqat code --jobs 4 --jsonl corpus/ > claims.jsonl

    A line of JSON has "id" and "text", and may have "lang", "date", "url", "outlet", "title".
    """
    if kinds and not (jsonl or as_json):
        raise click.UsageError("--with adds to JSON: give --jsonl or --json with it")
    if jsonl and as_json:
        raise click.UsageError("--jsonl writes a JSON object a line, --json one for all: give one of them")
    stated = Stated(language=text_lang, published=published, outlet=outlet, encoding=encoding)
    documents = _documents(files, jsonl, stated)
    if jsonl:
        failed = _write_lines(outcome for _, outcome in coded(documents, jobs, partial(_text, kinds=kinds)))
    else:
        outcomes = (outcome for _, outcome in coded(documents, jobs, whole) if outcome)
        failed = _write_json(outcomes, kinds, lang) if as_json else _write_tables(outcomes, lang)
    if failed:
        click.get_current_context().exit(1)


def _documents(files: tuple[str, ...], jsonl: bool, stated: Stated) -> Iterator[Read]:
    """Ids stay those of the input: who pipes JSON lines through must be able to match what comes out."""
    if not files and sys.stdin.isatty():
        raise click.UsageError("nothing to code: name files, or give a text on standard input and - as its name")
    if jsonl and files in ((), ("-",)):
        name = "standard input"
        found: Iterable[Read] = ((name, one) for one in read_jsonl(sys.stdin.buffer, name, keep_ids=True))
    else:
        found = read_all(files or ("-",), stated.encoding, keep_ids=jsonl)
    for where, one in found:
        yield where, one if isinstance(one, Failure) else stated.of(one, keep_id=jsonl)


def _write_lines(outcomes: Iterable[str | Failure | None]) -> int:
    """What a document gives is out at once: the reader may be waiting for it."""
    from graph.exchange.jsonl import error_line

    failed = 0
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            failed += 1
            show_text(json_lines([error_line(outcome.document, f"{outcome.where}: {outcome.reason}")]))
        elif outcome is not None:
            show_text(outcome)
    return failed


def _text(coded: Coded, kinds: tuple[str, ...]) -> str:
    return json_lines(_lines(coded, kinds))


def _lines(coded: Coded, kinds: tuple[str, ...]) -> Iterator[dict[str, object]]:
    from graph.exchange.jsonl import claim_line, framing_line, mention_line

    document = coded.document.id
    yield from map(claim_line, coded.claims)
    if "mentions" in kinds:
        yield from (mention_line(document, mention) for mention in coded.mentions)
    if "framings" in kinds:
        yield from (framing_line(document, framing) for framing in coded.framings)


def _write_json(outcomes: Outcomes, kinds: tuple[str, ...], language: str | None) -> int:
    """One object: the claims with their composed sentences, what else was asked for, and the errors."""
    from graph.codebook import load_codebook
    from graph.codebook.wording import compose
    from graph.exchange.jsonl import claim_line, error_line, framing_line, mention_line

    codebook = load_codebook()
    found: dict[str, list[dict[str, object]]] = {name: [] for name in ("claims", *kinds, "errors")}
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            found["errors"].append(error_line(outcome.document, f"{outcome.where}: {outcome.reason}"))
            continue
        spoken = language or outcome.document.language or "en"
        found["claims"] += [claim_line(one) | {"sentence": compose(one, codebook, spoken)} for one in outcome.claims]
        if "mentions" in kinds:
            found["mentions"] += [mention_line(outcome.document.id, one) for one in outcome.mentions]
        if "framings" in kinds:
            found["framings"] += [framing_line(outcome.document.id, one) for one in outcome.framings]
    show_json(found)
    return len(found["errors"])


def _write_tables(outcomes: Outcomes, language: str | None) -> int:
    """A table a document; a pipe gets one table with the document in its first column."""
    from graph.codebook import load_codebook

    codebook = load_codebook()
    failed = 0
    first = True
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            failed += 1
            note(f"alaqat: {outcome.where}: {outcome.reason}")
        else:
            _write_table(outcome, codebook, language or outcome.document.language or "en", headed=first)
            first = first and not outcome.claims
    return failed


def _write_table(coded: Coded, codebook: "Codebook", language: str, *, headed: bool) -> None:
    from graph.cli.claims import show_claims

    name = coded.document.title or coded.document.id
    if not coded.claims:
        note(f"no claims found in {name}")
        return
    if is_terminal():
        heading(name)
    show_claims(coded.claims, codebook, language, headed=headed)
