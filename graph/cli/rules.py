"""`alaqat rules`: for linguists who edit the lexicons: the rules' own examples, and why a sentence gives what it gives."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.options import LANGUAGES, json_option
from graph.cli.output import counted, heading, is_terminal, note, show_json, show_table

if TYPE_CHECKING:
    from graph.codebook import Codebook
    from graph.codebook.rules import Phrase, Rule
    from graph.coding.explaining import Explained

_codebook_option = click.option(
    "--codebook",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A codebook of your own.  [default: the one that Alaqat came with]",
)


@click.group(short_help="Work on the rules: run their examples, explain a sentence.")
def rules() -> None:
    """Work on the rules that find claims: run their examples, and see why a sentence gives what it gives."""


@rules.command(epilog="Status 1 says that an example fails.")
@click.argument("ids", nargs=-1, metavar="[RULE]...")
@_codebook_option
@json_option
def test(ids: tuple[str, ...], folder: Path | None, as_json: bool) -> None:
    """Run the positive and negative examples of rules and phrases.

    RULE is an id, or the beginning of ids; without one, all examples of all languages run.

    \b
    Examples:
      alaqat rules test
      alaqat rules test en.sanction ar.agree.vso
      alaqat rules test --codebook my-codebook/
    """
    from graph.codebook import load_codebook
    from graph.coding import Coder
    from graph.coding.examples import faults

    codebook = load_codebook(folder)
    coder = Coder(codebook)
    chosen = list(_chosen(codebook, ids))
    failed = [fault for language, entry in _shown(chosen) for fault in faults(coder, language, entry)]
    if as_json:
        show_json({"rules": len(chosen), "examples": _examples(chosen), "failed": [asdict(fault) for fault in failed]})
    else:
        if failed:
            show_table(("rule", "text", "wanted", "found"), ((one.rule, one.text, one.wanted, one.found) for one in failed))
        told = f"{counted(_examples(chosen), 'example')} of {counted(len(chosen), 'rule')}"
        note(f"{told}: {counted(len(failed), 'failure') if failed else 'all as they say'}")
    if failed:
        click.get_current_context().exit(1)


def _chosen(codebook: "Codebook", ids: tuple[str, ...]) -> "Iterator[tuple[str, Rule | Phrase]]":
    """The rules and phrases with these ids. A wrong id is told with the nearest ones."""
    entries: list[tuple[str, Rule | Phrase]] = []
    for lexicon in codebook.lexicons.values():
        entries += [(lexicon.language, rule) for rule in lexicon.rules]
        entries += [(lexicon.language, phrase) for phrase in lexicon.phrases]
    for wanted in ids:
        if not any(_is_meant(one.id, wanted) for _, one in entries):
            from difflib import get_close_matches

            near = get_close_matches(wanted, [one.id for _, one in entries], 3, 0.5)
            told = f"did you mean {', '.join(near)}?" if near else "`alaqat rules test --json` counts them all"
            raise click.UsageError(f"no rule '{wanted}' in lexicons/; {told}")
    return ((language, one) for language, one in entries if not ids or any(_is_meant(one.id, wanted) for wanted in ids))


def _is_meant(rule: str, wanted: str) -> bool:
    return rule == wanted or rule.startswith(f"{wanted}.")


def _shown(chosen: "list[tuple[str, Rule | Phrase]]") -> "Iterator[tuple[str, Rule | Phrase]]":
    """The rules, with a bar on a terminal."""
    from rich.console import Console
    from rich.progress import track

    yield from track(chosen, "rules", console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())


def _examples(chosen: "list[tuple[str, Rule | Phrase]]") -> int:
    return sum(len(entry.positive) + len(entry.negative) for _, entry in chosen)


@rules.command()
@click.argument("text")
@click.option("--text-lang", type=click.Choice(LANGUAGES), help="Language of the text.  [default: detected]")
@click.option("--published", metavar="YYYY-MM-DD", help="Publication date, for relative dates.")
@_codebook_option
@json_option
def explain(text: str, text_lang: str | None, published: str | None, folder: Path | None, as_json: bool) -> None:
    """Show how TEXT is read: its words and mentions, the rules that fired, and those that nearly did.

    \b
    Examples:
      alaqat rules explain "Turkey will send two frigates to Somalia, Ankara said."
      alaqat rules explain --json "اتفقت مصر والأردن على تشكيل لجنة"
    """
    from graph.codebook import load_codebook
    from graph.coding import Coder
    from graph.model import Document

    found = Coder(load_codebook(folder)).explain(Document("sentence", text, language=text_lang, published=published))
    if as_json:
        show_json([_json(one) for one in found])
    else:
        for one in found:
            _show(one)


def _json(one: "Explained") -> dict[str, Any]:
    from graph.coding.notation import line
    from graph.exchange.jsonl import claim_line, mention_line

    return {
        "text": one.text,
        "tokens": list(one.tokens),
        "items": [asdict(item) for item in one.items],
        "mentions": [mention_line("sentence", mention)["mention"] for mention in one.mentions],
        "fired": [{"rule": claim.rule, "notation": line(claim), "claim": claim_line(claim)} for claim in one.claims],
        "nearly": [asdict(near) for near in one.near],
    }


def _show(one: "Explained") -> None:
    from graph.coding.notation import line

    heading(one.text)
    _table("words", ("words", "kind", "means"), [(item.words, item.kind, item.means) for item in one.items if item.kind])
    mentions = [(each.text, ", ".join(each.actors) or "-", each.link) for each in one.mentions]
    _table("mentions", ("words", "actors", "link"), mentions)
    fired = [(each.rule, line(each), each.trigger.text if each.trigger else "") for each in one.claims]
    _table("fired", ("rule", "claim", "trigger"), fired)
    _table("nearly", ("rule", "trigger", "why not"), [(each.rule, each.trigger, each.why) for each in one.near])


def _table(name: str, headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """A table; a pipe has its name in the first column of each row."""
    if not rows:
        note(f"{name}: none")
    elif is_terminal():
        heading(name, level=2)
        show_table(headings, rows)
    else:
        show_table((name, *headings), ((name, *row) for row in rows))
