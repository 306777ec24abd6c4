"""`alaqat search`: which documents, and which quotations, have these words."""

from typing import TYPE_CHECKING, Any

import click

from graph.cli.asking import Filtered, asking, question
from graph.cli.output import counted, heading, note, show_json, show_table
from graph.model import Texts

if TYPE_CHECKING:
    from api.present import Reader
    from graph.query.texts import Hits
    from graph.query.values import Found

_HEADINGS = (
    Texts("التاريخ", "date", "tarih"),
    Texts("الناشر", "outlet", "yayın organı"),
    Texts("العنوان", "title", "başlık"),
    Texts("النص", "words", "metin"),
    Texts("المقال", "document", "metin kimliği"),
)
_ACTORS = Texts("أطراف بهذا الاسم", "actors of that name", "bu adı taşıyanlar")
PLACES = ("texts", "titles", "quotes")
_ACTORS_SHOWN = 5


@click.command(cls=Filtered, short_help="Documents and quotations that have these words.")
@click.argument("text")
@question
@click.option(
    "--in", "place", type=click.Choice(PLACES), default="texts", show_default=True, help="Search texts and titles, titles alone, "
    "or the quotations of claims.",
)  # fmt: skip
@click.option("--best", is_flag=True, help="Those first that the words fit best; the newest first without it.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many.")
def search(
    text: str, ledger: str, as_json: bool, lang: str, as_of: int | None, place: str, best: bool, limit: int, **values: Any
) -> None:
    """The documents that have all these words, newest first; and the actors that are called so.

    Case, marks and the letters' variants make no difference. "words in quotes" follow each other, gas* begins a word,
    -gas leaves documents out. An Arabic word is also found with what is written together with it: قطر in وقطر.

    \b
    Examples:
      alaqat search "وقف إطلاق النار"
      alaqat search 'doğalgaz* -"boru hattı"' --lang tr --best
      alaqat search sanctions --in quotes --relation SANCTION --from 2020 --json
    """
    from api import present
    from graph.cli.claims import show_claims
    from graph.query.actors import search as called
    from graph.query.texts import Order, quotations, texts

    with asking(ledger, lang, as_of, values) as asked:
        reader = asked.reader
        if place == "quotes":
            quoted = quotations(asked.ledger, text, asked.filters, limit, as_of)
            if as_json:
                show_json(present.quotations(quoted, asked.filters, reader))
            else:
                show_claims([one.claim for one in quoted.claims], reader.codebook, lang)
                _count(len(quoted.claims), "quotation", quoted.more, quoted.version)
            return
        order = Order.BEST if best else Order.NEWEST
        found = texts(asked.ledger, text, asked.filters, order, limit, as_of, in_title=place == "titles")
        actors = called(asked.ledger, asked.codebook, text, lang, _ACTORS_SHOWN, as_of)
        if as_json:
            told = {"actors": [present.found(one, reader) for one in actors]}
            show_json({**present.texts(found, asked.filters, reader), **told})
        else:
            _show(found, actors, reader)


def _show(found: "Hits", actors: "list[Found]", reader: "Reader") -> None:
    language = reader.language
    if actors:
        names = ", ".join(f"{one.actor.label(language)} ({one.actor.id})" for one in actors)
        heading(f"{_ACTORS.in_(language)}: {names}", level=2)
    rows = []
    for hit in found.hits:
        outlet = reader.label(hit.document.outlet) if hit.document.outlet else ""
        rows.append((hit.document.published, outlet, hit.document.title, hit.words, hit.document.id))
    if rows:
        show_table([one.in_(language) for one in _HEADINGS], rows)
    _count(len(rows), "document", found.more, found.version)


def _count(shown: int, noun: str, more: bool, version: int) -> None:
    note(f"{counted(shown, noun)}{', more with a higher --limit' if more else ''}; ledger version {version}")
