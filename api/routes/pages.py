"""The pages for people. Each works without scripts; all its state is in its address, so that every view can be cited."""

from dataclasses import replace
from typing import Any, Final

from flask import Blueprint, Flask, g, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from api import present
from api.pages import explore as network_page
from api.pages import narrowing, site
from api.pages.forms import CLAIMS, EDGES, data, forms
from api.pages.paragraphs import paragraphs
from api.pages.related import LISTED, page_of, related
from api.pages.wording import gettext
from api.question import AS_OF, MAX_VALUE, Parameter, Question, number
from api.served import served
from graph.errors import InputError
from graph.ledger import conditions
from graph.model import Modality
from graph.query import actors, filters
from graph.query.dyads import dyad as ask_dyad
from graph.query.filters import Filters
from graph.query.network import network as ask_network

blueprint = Blueprint("pages", __name__, static_folder="../static", static_url_path="/static")

LANG: Final = "/<any(ar, en, tr):lang>"
FORM: Final = "<any(json, csv):form>"
TOP: Final = Parameter(
    "top", "At most so many relations an actor", {"type": "integer", "minimum": 1, "maximum": 50, "default": 3}
)
HOPS: Final = Parameter(
    "hops", "So many steps away from the actor", {"type": "integer", "minimum": 1, "maximum": 4, "default": 1}
)
DYAD_DEFAULTS: Final = {"level": "state"}
EXPLORE_DEFAULTS: Final = {**DYAD_DEFAULTS, "modality": "occurred", "top": "3", "hops": "1"}
"""What holds anyway, and so is no part of an address that is cited."""
NEWEST: Final = 12
"""So many documents and relations the first page lists."""


@blueprint.record_once
def install(state: BlueprintSetupState) -> None:
    assert isinstance(state.app, Flask)
    site.install(state.app)


@blueprint.url_value_preprocessor
def read_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    """The first part of the path is the language of the page."""
    g.language = (values or {}).pop("lang", site.preferred_language())


@blueprint.get("/")
def choose_language() -> ResponseReturnValue:
    response = redirect(url_for("pages.search", lang=site.preferred_language()))
    response.vary.add("Accept-Language")
    return response


@blueprint.get(f"{LANG}/")
def search() -> ResponseReturnValue:
    """The search field, what it finds, and what has been read."""
    question = asked(filtered=False)
    query = request.args.get("q", "").strip()[:MAX_VALUE]
    hits = actors.search(question.ledger, question.codebook, query, question.language, 20) if query else []
    with question.ledger.at(question.version) as view:
        documents = view.documents()
    network = ask_network(question.ledger, question.codebook, question.filters, question.version)
    reader = question.reader
    edges = [present.edge(edge, reader) for edge in network.edges]
    labels = {node.id: reader.label(node.id) for node in network.nodes}
    frequent = sorted(network.nodes, key=lambda node: (-node.claims, node.id))[:4]
    return render_template(
        "search.html",
        section="search",
        version=question.version,
        query=query,
        found=present.search(hits, query, question.version, reader)["results"],
        examples=[present.brief(reader.actor(node.id), reader) for node in frequent],
        strongest=network_page.by_claims(edges, labels)[:NEWEST],
        documents=[present.document_brief(row, reader) for row in reversed(documents[-NEWEST:])],
        status={
            "documents": len(documents),
            "claims": sum(row.claims for row in documents),
            "actors": len(network.nodes),
            "relations": len(network.edges),
        },
    )


@blueprint.get(f"{LANG}/explore")
@blueprint.get(f"{LANG}/explore.{FORM}", endpoint="explore_data")
def explore(form: str = "html") -> ResponseReturnValue:
    """The network, with the evidence of what is selected in it."""
    question = asked()
    address = narrowing.tidy(request.args, EXPLORE_DEFAULTS)
    if question.filters.actor:
        address["actor"] = question.filters.actor
    if request.args.get("part") == "evidence" and "select" in address:  # with nothing selected, the page has the panel
        return render_template("evidence.html", **network_page.panel(question, question.filters, address))
    if form == "html" and address != request.args:
        return redirect(narrowing.link(request.path, address))
    top, hops = number(TOP) or 1, number(HOPS) or 1
    view = network_page.View(question.filters, question.filters.actor, top, hops)
    network, edges_in_all = network_page.in_view(question, view)
    reader = question.reader
    shown = present.network(network, question.filters, reader)
    if form != "html":
        return data(form, question, "network", shown, EDGES, shown["edges"])
    return render_template(
        "explore.html",
        section="explore",
        version=question.version,
        forms=forms("pages.explore_data", address),
        **network_page.picture(question, shown, edges_in_all, address),
        **network_page.panel(question, replace(question.filters, level=network.level), address),
        chosen={**request.args.to_dict(), "top": top, "hops": hops},
    )


@blueprint.get(f"{LANG}/actor/<actor>")
@blueprint.get(f"{LANG}/actor/<actor>.{FORM}", endpoint="actor_data")
def actor(actor: str, form: str = "html") -> ResponseReturnValue:
    """Names, offices and partners of an actor, claims about it and claims by it."""
    question = asked()
    meant = actors.resolve(question.ledger, question.codebook, actor).id
    if meant != actor and form == "html":
        return redirect(narrowing.link(url_for("pages.actor", lang=question.language, actor=meant), request.args))
    found = actors.profile(question.ledger, question.codebook, meant, question.filters, question.version, 100)
    profile = present.profile(found, question.filters, question.reader)
    if form != "html":
        return data(form, question, meant, profile, CLAIMS, (*profile["about"]["claims"], *profile["by"]["claims"]))
    return render_template(
        "actor.html",
        section="",
        version=question.version,
        profile=profile,
        forms=forms("pages.actor_data", request.args, actor=meant),
    )


@blueprint.get(f"{LANG}/dyad/<a>/<b>")
@blueprint.get(f"{LANG}/dyad/<a>/<b>.{FORM}", endpoint="dyad_data")
def dyad(a: str, b: str, form: str = "html") -> ResponseReturnValue:
    """The relations of two actors: every claim with who says so. The two stand in the order of their ids."""
    question = asked()
    first, second = sorted(actors.resolve(question.ledger, question.codebook, each).id for each in (a, b))
    address = narrowing.tidy(request.args, DYAD_DEFAULTS)
    if form == "html" and ((first, second) != (a, b) or address != request.args):
        return redirect(narrowing.link(present.dyad_page(first, second, question.language), address))
    found = present.dyad(
        ask_dyad(question.ledger, question.codebook, first, second, question.filters, question.version, LISTED),
        question.filters,
        question.reader,
    )
    claims = network_page.claims_of(found)
    if form != "html":
        return data(form, question, f"{first} {second}", found, CLAIMS, claims)
    return render_template(
        "dyad.html",
        section="",
        version=question.version,
        dyad=found,
        total=len(claims),
        forms=forms("pages.dyad_data", address, a=first, b=second),
        **related(question, found, address),
        chosen=request.args,
    )


@blueprint.get(f"{LANG}/document/<document>")
@blueprint.get(f"{LANG}/document/<document>.{FORM}", endpoint="document_data")
def document(document: str, form: str = "html") -> ResponseReturnValue:
    """The text with its claims lit up in it, and listed beside it."""
    question = asked(filtered=False)
    with question.ledger.at(question.version) as view:
        coded, row = view.document(document), view.document_row(document)
        listed = view.newest(conditions.of_document(document))
    listed.sort(key=lambda one: (one.claim.span, one.claim.id))
    found = present.document(coded, row, listed, question.version, question.reader)
    if form != "html":
        return data(form, question, document, found, CLAIMS, found["claims"])
    text = paragraphs(found)
    title = (found["document"]["title"] or "").strip()
    return render_template(
        "document.html",
        section="",
        version=question.version,
        document=found,
        paragraphs=text,
        titled=bool(text) and "".join(piece.text for piece in text[0]).strip() == title,
        pages_of={one.claim.id: page_of(one.claim, question.language) for one in listed},
        forms=forms("pages.document_data", request.args, document=document),
    )


@blueprint.get(f"{LANG}/about")
def about() -> ResponseReturnValue:
    """Method, borders, licences."""
    question = asked(filtered=False)
    meanings = {
        Modality.OCCURRED: gettext("The text states the act as a fact, also where it names who said so."),
        Modality.PLANNED: gettext("An intention, an offer, a pledge, an agreement to do it."),
        Modality.POSSIBLE: gettext("The text says that it may or could happen, or sets a condition."),
        Modality.ALLEGED: gettext("The text reports it with a word of doubt, or as an accusation."),
        Modality.DENIED: gettext("The text denies the act: it is listed, never drawn and never counted."),
    }
    return render_template(
        "about.html",
        section="about",
        version=question.version,
        codebook_hash=question.codebook.hash,
        modalities=[(question.codebook.modalities[each].in_(question.language), meaning) for each, meaning in meanings.items()],
    )


def asked(*, filtered: bool = True) -> Question:
    """The question that the page's address asks. Raises InputError and UnknownActor."""
    held = served()
    if sum(len(value) for _name, value in request.args.items(multi=True)) > MAX_VALUE:
        raise InputError(f"the address asks too much; its parameters may have {MAX_VALUE} characters")
    version = number(AS_OF)
    return Question(
        ledger=held.ledger,
        codebook=held.codebook,
        language=g.language,
        version=held.ledger.version if version is None else version,
        filters=filters.parse(request.args.to_dict(flat=False), held.ledger, held.codebook) if filtered else Filters(),
    )
