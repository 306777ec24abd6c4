"""`alaqat serve` and `alaqat demo`: pages and the API on this computer."""

from collections.abc import Callable
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import click

from graph.cli.options import existing_ledger, ledger_option, without_password
from graph.model import Document, document_id

if TYPE_CHECKING:
    from graph.codebook import Article, Codebook

HOST, PORT = "127.0.0.1", 5000


def _address_options(command: Callable[..., Any]) -> Callable[..., Any]:
    command = click.option("--port", default=PORT, show_default=True, help="Port; where it is taken, the next free one.")(command)
    return click.option("--host", default=HOST, show_default=True, help="Address to listen on; 0.0.0.0 is every one.")(command)


@click.command(short_help="Serve the ledger's pages and the API.")
@ledger_option
@_address_options
def serve(ledger: str, host: str, port: int) -> None:
    """Serve the ledger's pages and the API until Ctrl+C.

    \b
    Examples:
      alaqat serve
      alaqat serve --ledger study.db --port 8000
    """
    from api.server import serve as serve_on
    from graph.codebook import load_codebook

    codebook = load_codebook()
    with existing_ledger(ledger) as book:
        serve_on(book, codebook, host, port)


@click.command(short_help="Read a sample article in and serve it.")
@ledger_option
@_address_options
def demo(ledger: str, host: str, port: int) -> None:
    """Read the sample article into the ledger and serve it: the quickest look at Alaqat.

    The sample is an Arabic article on Turkey, Qatar and Libya. Asking for the demo again changes nothing in the ledger.

    \b
    Examples:
      alaqat demo
      alaqat demo --port 8000
    """
    from api.server import serve as serve_on
    from graph.codebook import load_codebook
    from graph.coding import Coder
    from graph.ledger import open_ledger

    codebook = load_codebook()
    coder = Coder(codebook)
    with open_ledger(ledger) as book:
        for document in sample_documents(codebook):
            added = book.add(coder.code(document))
            where = f"{'stored' if added.new else 'already'} in {without_password(ledger)}"
            click.echo(f"{document.title}: {added.claims} claims {where}")
        serve_on(book, codebook, host, port)


def sample_documents(codebook: "Codebook") -> list[Document]:
    """The articles that come with Alaqat, with what is known about them."""
    return [_document(article) for article in codebook.articles]


def _document(article: "Article") -> Document:
    text = (files("seeds") / "articles" / article.file).read_bytes().decode("utf-8")  # as bytes: newlines stay as they are
    return Document(
        id=document_id(article.outlet, article.url, text),
        text=text,
        title=article.title,
        url=article.url,
        outlet=article.outlet,
        language=article.language,
        published=article.published,
    )
