"""`alaqat rdf`: the ledger as RDF: files, the vocabulary, a SPARQL endpoint kept in step."""

import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from graph.cli.counting import counting
from graph.cli.options import LEDGER, Decorator, existing_ledger, json_option, ledger_option, without_password
from graph.cli.output import counted, note, show_json, show_table
from graph.errors import DocumentError

if TYPE_CHECKING:
    from graph.faces.rdf.importing import Source
    from graph.faces.rdf.mirror import Mirror, Pushed, Status
    from graph.faces.rdf.sparql import Endpoint
    from graph.ledger import Ledger
    from graph.reading import Failure

FORMATS = ("nquads", "trig", "turtle", "jsonld")
BASE = "https://alaqat.example/data/"

base_option: Decorator = click.option(
    "--base", default=BASE, show_default=True, metavar="IRI", help="What the IRIs of the data begin with: an address of yours."
)
_VOCABULARY_FORMATS = ("turtle", "nquads", "jsonld")


@click.group(short_help="The ledger as RDF, and in a SPARQL endpoint.")
def rdf() -> None:
    """The ledger as RDF: one named graph a document, with provenance, selectors and labels; SPARQL through any endpoint."""


def _format_option(allowed: tuple[str, ...], default: str) -> Decorator:
    return click.option("--format", "form", type=click.Choice(allowed), default=default, show_default=True, help="Format of RDF.")


_output_option: Decorator = click.option(
    "--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="File to write.  [default: standard output]"
)


@rdf.command(short_help="Write the ledger as RDF.")
@ledger_option
@_format_option(FORMATS, "nquads")
@_output_option
@click.option("--as-of", type=int, metavar="VERSION", help="The ledger as it was at this version.")
@base_option
@click.option("--document", "documents", multiple=True, metavar="ID", help="This document only. May be repeated.")
@click.option("--collection", help="The documents of this collection only.")
def export(
    ledger: str,
    form: str,
    output: Path | None,
    as_of: int | None,
    base: str,
    documents: tuple[str, ...],
    collection: str | None,
) -> None:
    """Write the ledger as RDF: a named graph for each document, one for the actors, one for the vocabulary.

    N-Quads are written document after document, however many there are; the other formats need the whole in memory. Turtle
    has no named graphs: it gets the triples of all of them.

    \b
    Examples:
      alaqat rdf export > ledger.nq
      alaqat rdf export --format trig --collection libya-2020 --output libya.trig
      alaqat rdf export --base https://data.example.org/study/ --as-of 12 --output study.nq
    """
    from graph.codebook import load_codebook
    from graph.faces.rdf.store import dataset, serialise, write_nquads

    codebook = load_codebook()
    with existing_ledger(ledger) as book, _counting(book, "writing", documents, collection, as_of) as told:
        chosen: dict[str, Any] = {"as_of": as_of, "base": base, "documents": documents, "collection": collection, "told": told}
        with _writing(output) as stream:
            if form == "nquads":
                write_nquads(book, codebook, stream, **chosen)
            else:
                serialise(dataset(book, codebook, **chosen), form, stream)


@contextmanager
def _counting(
    ledger: "Ledger", what: str, documents: tuple[str, ...] = (), collection: str | None = None, as_of: int | None = None
) -> Iterator[Any]:
    """A bar over the documents that are to be written."""
    from graph.faces.rdf.store import chosen

    with ledger.at(as_of) as view:
        expected = len(chosen(view, documents, collection))
    with counting(what, "documents", expected) as bar:
        yield lambda _row: bar.advance()


@contextmanager
def _writing(output: Path | None) -> Iterator[IO[bytes]]:
    """The file, there only when it is whole; or standard output."""
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    partial = output.with_name(f"{output.name}.partial")
    try:
        with partial.open("wb") as stream:
            yield stream
        partial.replace(output)
    except OSError as error:
        raise click.ClickException(f"{output} cannot be written: {error.strerror}") from error
    finally:
        partial.unlink(missing_ok=True)


@rdf.command(
    "import", short_help="Read RDF that was exported into a ledger.", epilog="Status 1 says that something was left out."
)
@click.argument("file", metavar="FILE|-")
@ledger_option
@json_option
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="Format of the file.  [default: by its name; N-Quads for -]"
)
def import_(file: str, ledger: str, as_json: bool, form: str | None) -> None:
    """Read RDF that `alaqat rdf export` wrote into a ledger, which is made where there is none.

    The documents come in their old order, with all their claims, mentions and framings. What is derived is ignored. A
    document with something wrong in it is reported and left out; the rest goes on.

    \b
    Examples:
      alaqat rdf import ledger.nq --ledger copy.db
      alaqat rdf import libya.trig
      zcat ledger.nq.gz | alaqat rdf import -
    """
    from graph.faces.rdf.importing import source
    from graph.ledger import open_ledger

    with _file_of(file) as path, open_ledger(ledger) as book:
        outcome = _import(source(path, form or ("nquads" if file == "-" else None)), book)
        version = book.version
    new, known, claims, failures = outcome
    if as_json:
        told = [{"where": failure.where, "reason": failure.reason} for failure in failures]
        show_json({"new": new, "known": known, "claims": claims, "version": version, "failures": told})
    else:
        left_out = f", {len(failures)} left out" if failures else ""
        total = counted(new + known + len(failures), "document")
        new_ones = f"{new} new with {counted(claims, 'claim')}"
        click.echo(f"{total}: {new_ones}, {known} known already{left_out}. {without_password(ledger)} is at version {version}.")
    if failures:
        click.get_current_context().exit(1)


@contextmanager
def _file_of(file: str) -> Iterator[Path]:
    """The file; standard input as one, because it is read twice."""
    if file != "-":
        path = Path(file)
        if not path.is_file():
            raise click.ClickException(f"there is no file {file}")
        yield path
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "standard input"
        with path.open("wb") as stream:
            shutil.copyfileobj(sys.stdin.buffer, stream)
        yield path


def _import(found: "Source", ledger: "Ledger") -> tuple[int, int, int, list["Failure"]]:
    """New and known documents, claims of the new ones, and what was left out."""
    from graph.reading import Failure

    new = known = claims = 0
    failures = []
    with counting("reading", "documents", found.documents) as bar:
        for one in found:
            if isinstance(one, Failure):
                failure: Failure | None = one
            else:
                try:
                    added = ledger.add(one.coded, found.names)
                    failure = None
                    new, known = new + added.new, known + (not added.new)
                    claims += added.claims if added.new else 0
                except DocumentError as error:
                    failure = Failure(one.coded.document.id, str(error))
            if failure:
                failures.append(failure)
                bar.say(f"alaqat: {failure.where}: {failure.reason}")
            bar.advance()
    return new, known, claims, failures


@rdf.command(short_help="Write the vocabulary: classes, properties, concepts.")
@_format_option(_VOCABULARY_FORMATS, "turtle")
@_output_option
def ontology(form: str, output: Path | None) -> None:
    """Write the vocabulary: classes and properties, and the codebook's relations, modes, contexts and offices as SKOS concepts.

    Everything is labelled in Arabic, English and Turkish; relations have their scores, and their PLOVER and CAMEO codes.

    \b
    Examples:
      alaqat rdf ontology
      alaqat rdf ontology --format jsonld --output alaqat.jsonld
    """
    from graph.codebook import load_codebook
    from graph.faces.rdf.store import graph_of, serialise
    from graph.faces.rdf.vocabulary import vocabulary

    with _writing(output) as stream:
        serialise(graph_of(vocabulary(load_codebook())), form, stream)


@rdf.command(short_help="Write the SHACL shapes of what is exported.")
@_format_option(_VOCABULARY_FORMATS, "turtle")
@_output_option
def shapes(form: str, output: Path | None) -> None:
    """Write SHACL shapes that every exported document's graph conforms to.

    \b
    Examples:
      alaqat rdf shapes --output shapes.ttl
      alaqat rdf shapes --output shapes.ttl && pyshacl --shacl shapes.ttl ledger.trig
    """
    from graph.faces.rdf.shapes import shapes as all_shapes
    from graph.faces.rdf.store import graph_of, serialise

    with _writing(output) as stream:
        serialise(graph_of(all_shapes()), form, stream)


# ---------------------------------------------------------------- a SPARQL endpoint

_ENDPOINT: tuple[Decorator, ...] = (
    ledger_option,
    json_option,
    click.option(
        "--sparql",
        metavar="URL",
        envvar="ALAQAT_SPARQL",
        show_envvar=True,
        help="A SPARQL 1.1 endpoint.  [default: an Oxigraph server that runs for this command, its files beside the ledger]",
    ),
    click.option(
        "--sparql-update",
        metavar="URL",
        envvar="ALAQAT_SPARQL_UPDATE",
        show_envvar=True,
        help="Its address for updates.  [default: the same one, with update for query at its end]",
    ),
    click.option("--time-limit", type=click.IntRange(min=1), default=60, show_default=True, help="Seconds for one question."),
)


def _endpoint_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_ENDPOINT):
        command = option(command)
    return command


@contextmanager
def endpoint_of(ledger: "Ledger", url: str | None, update: str | None, limit: int) -> Iterator["Endpoint"]:
    from graph.faces.rdf.server import Server
    from graph.faces.rdf.sparql import Endpoint

    if url:
        yield Endpoint(url, update, limit)
        return
    with Server(store_of(ledger), limit) as server:
        yield server.endpoint


def store_of(ledger: "Ledger") -> Path:
    """The folder of the local server's files: beside the ledger; for one on a server, where a ledger's file would be."""
    path = ledger.path or Path(LEDGER).with_name(re.sub(r"[^\w.-]+", "-", ledger.name.partition("://")[2]))
    return path.with_name(f"{path.name}.oxigraph")


@contextmanager
def _mirror(ledger: str, base: str, *where: Any, anew: bool = False) -> Iterator["Mirror"]:
    """`anew`: a local server begins with an empty folder, which is quicker than to empty it."""
    from graph.codebook import load_codebook
    from graph.faces.rdf.mirror import Mirror

    with existing_ledger(ledger) as book:
        if anew and not where[0]:
            with endpoint_of(book, *where):
                pass  # nobody else has the folder open
            shutil.rmtree(store_of(book), ignore_errors=True)
        with endpoint_of(book, *where) as endpoint:
            yield Mirror(endpoint, book, load_codebook(), base)


@rdf.command(short_help="Bring a SPARQL endpoint up to the ledger's version.")
@_endpoint_options
@base_option
def push(ledger: str, as_json: bool, sparql: str | None, sparql_update: str | None, time_limit: int, base: str) -> None:
    """Bring a SPARQL endpoint up to the ledger's version: only documents whose coding is newer are written.

    What the endpoint has reached is kept in the endpoint. Without --sparql, it is an Oxigraph server on this computer, which is
    started for the command, and keeps its files beside the ledger (pip install 'alaqat[sparql]').

    \b
    Examples:
      alaqat rdf push
      alaqat rdf push --sparql http://127.0.0.1:7878/query
      alaqat rdf push --sparql https://me:secret@data.example.org/sparql --base https://data.example.org/study/
    """
    with (
        _mirror(ledger, base, sparql, sparql_update, time_limit) as mirror,
        counting("writing", "documents", mirror.status().behind) as bar,
    ):
        pushed = mirror.push(lambda _row: bar.advance())
    _show_pushed(pushed, as_json)


@rdf.command(short_help="Empty a SPARQL endpoint of the ledger, and write it anew.")
@_endpoint_options
@base_option
def rebuild(ledger: str, as_json: bool, sparql: str | None, sparql_update: str | None, time_limit: int, base: str) -> None:
    """Write everything anew, after dropping what is there under this base. Graphs of others in the endpoint stay as they are.

    \b
    Examples:
      alaqat rdf rebuild
      alaqat rdf rebuild --sparql http://127.0.0.1:7878/query
    """
    with (
        _mirror(ledger, base, sparql, sparql_update, time_limit, anew=True) as mirror,
        counting("writing", "documents", len(mirror.ledger.documents())) as bar,
    ):
        pushed = mirror.rebuild(lambda _row: bar.advance())
    _show_pushed(pushed, as_json)


def _show_pushed(pushed: "Pushed", as_json: bool) -> None:
    if as_json:
        show_json({"documents": pushed.documents, "triples": pushed.triples, "version": pushed.version})
    else:
        documents, triples = counted(pushed.documents, "document"), counted(pushed.triples, "triple")
        click.echo(f"{documents} with {triples} written; the endpoint is at version {pushed.version}.")


@rdf.command(short_help="How far a SPARQL endpoint is.", epilog="Status 1 says that the endpoint is behind the ledger.")
@_endpoint_options
@base_option
def status(ledger: str, as_json: bool, sparql: str | None, sparql_update: str | None, time_limit: int, base: str) -> None:
    """Say which version of the ledger a SPARQL endpoint holds, and how many documents it is behind.

    \b
    Examples:
      alaqat rdf status
      alaqat rdf status --sparql http://127.0.0.1:7878/query --json
    """
    with _mirror(ledger, base, sparql, sparql_update, time_limit) as mirror:
        found = mirror.status()
    if as_json:
        show_json({"reached": found.reached, "version": found.version, "behind": found.behind, "labels": found.labels})
    else:
        click.echo(_told(found))
    if found.reached != found.version or not found.labels:
        click.get_current_context().exit(1)


def _told(status: "Status") -> str:
    if status.reached is None:
        return f"Nothing was pushed yet; the ledger is at version {status.version}, with {counted(status.behind, 'document')}."
    labels = "" if status.labels else " Its labels are those of another codebook; push brings the present ones."
    behind = f"{counted(status.behind, 'document')} behind" if status.behind else "up to date"
    return f"The endpoint is at version {status.reached} of {status.version}: {behind}.{labels}"


@rdf.command(short_help="Ask a SPARQL endpoint.")
@click.argument("question", metavar="QUERY|FILE|-")
@_endpoint_options
def query(
    question: str, ledger: str, as_json: bool, sparql: str | None, sparql_update: str | None, time_limit: int
) -> None:
    """Ask a SPARQL endpoint: QUERY is SELECT or ASK, a FILE with one, or - for standard input.

    Prefixes need not be declared: aq (the vocabulary), skos, prov, oa, dcterms, owl, rdfs, xsd, and relation, modality,
    kind, quad for the concepts. The data are in named graphs, so a pattern stands in GRAPH ?g { … }.

    \b
    Examples:
      alaqat rdf query 'SELECT (COUNT(*) AS ?claims) { GRAPH ?g { ?c a aq:Claim } }'
      alaqat rdf query question.rq --json
    """
    from graph.faces.rdf.sparql import PREFIX_LINES

    asked = PREFIX_LINES + _question(question)
    with existing_ledger(ledger) as book, endpoint_of(book, sparql, sparql_update, time_limit) as endpoint:
        answer = endpoint.answer(asked)
    if isinstance(answer, bool):
        show_json(answer)
        return
    columns = list(dict.fromkeys(name for row in answer for name in row))
    rows = [{name: _plain(row[name]) for name in columns if name in row} for row in answer]
    if as_json:
        show_json(rows)
    else:
        show_table(columns, [[row.get(name, "") for name in columns] for row in rows])
        note(counted(len(rows), "row"))


def _question(question: str) -> str:
    if question == "-":
        return sys.stdin.read()
    file = Path(question)
    try:
        return file.read_text("utf-8") if file.is_file() else question
    except OSError:  # a question is too long for a file's name
        return question


def _plain(term: str) -> str:
    """A literal's text, an IRI without its brackets."""
    from graph.faces.rdf.terms import value_of

    return value_of(term) if term.startswith('"') else term.strip("<>")
