"""The pages for people. Each works without scripts; all its state is in its address, so that every view can be cited."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from flask import Blueprint, Response, g, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from api import explore as network_page
from api import narrowing, present, shapes, site
from api.answer import answer
from api.narrowing import Address
from api.paragraphs import paragraphs
from api.question import AS_OF, MAX_VALUE, Parameter, Question, number
from api.served import served
from api.tables import CLAIMS, EDGES, table
from api.wording import gettext, ngettext
from graph.errors import InputError
from graph.ledger import conditions
from graph.ledger.naming import pair_ways
from graph.model import Claim, Modality
from graph.query import actors, filters
from graph.query.dyads import dyad as ask_dyad
from graph.query.filters import Filters
from graph.query.network import network as ask_network

blueprint = Blueprint("pages", __name__, static_folder="../static", static_url_path="/static")

FORM: Final = "<any(json, csv):form>"
TOP = Parameter("top", "At most so many relations an actor", {"type": "integer", "minimum": 1, "maximum": 50, "default": 3})
HOPS = Parameter("hops", "So many steps away from the actor", {"type": "integer", "minimum": 1, "maximum": 4, "default": 1})
DRAWN: Final = tuple(modality for modality in Modality if modality is not Modality.DENIED)
STATUS_DEFAULTS: Final = {"level": "state"}
EXPLORE_DEFAULTS: Final = {**STATUS_DEFAULTS, "modality": "occurred", "top": "3", "hops": "1"}
LISTED: Final = 500
"""So many claims a page lists."""
NEWEST: Final = 12
"""So many documents and relations the first page lists."""


@blueprint.record_once
def install(state: BlueprintSetupState) -> None:
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


@blueprint.get("/<any(ar, en, tr):lang>/")
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
        "search.html", section="search", version=question.version, query=query,
        found=present.search(hits, query, question.version, reader)["results"],
        examples=[present.brief(reader.actor(node.id), reader) for node in frequent],
        strongest=network_page.by_claims(edges, labels)[:NEWEST],
        documents=[present.document_brief(row, reader) for row in reversed(documents[-NEWEST:])],
        status={
            "documents": len(documents), "claims": sum(row.claims for row in documents), "actors": len(network.nodes),
            "relations": len(network.edges),
        },
    )


@blueprint.get("/<any(ar, en, tr):lang>/explore")
@blueprint.get(f"/<any(ar, en, tr):lang>/explore.{FORM}", endpoint="explore_data")
def explore(form: str = "html") -> ResponseReturnValue:
    """The network, with the evidence of what is selected in it."""
    question = asked()
    address = narrowing.tidy(request.args, EXPLORE_DEFAULTS)
    if question.filters.actor:
        address["actor"] = question.filters.actor
    if form == "html" and list(address.items(multi=True)) != list(request.args.items(multi=True)):
        return redirect(narrowing.link(request.path, address))
    if request.args.get("part") == "evidence":
        return render_template("evidence.html", **_evidence(question, question.filters, address))
    top, hops = number(TOP) or 1, number(HOPS) or 1
    network, edges_in_all = network_page.in_view(question, network_page.View(question.filters, question.filters.actor, top, hops))
    reader = question.reader
    shown = present.network(network, question.filters, reader)
    if form != "html":
        return data(form, question, "network", shown, EDGES, shown["edges"])
    return render_template(
        "explore.html", section="explore", version=question.version, forms=forms("pages.explore_data", address),
        **_explored(question, shown, edges_in_all, address), **_evidence(question, network_page.level_of(question, network), address),
        chosen={**request.args.to_dict(), "top": top, "hops": hops},
    )


def _explored(question: Question, network: shapes.Network, edges_in_all: int, address: Address) -> dict[str, Any]:
    """The picture, the table and the filters of the network page."""
    reader, asking = question.reader, question.filters
    labels = {node["id"]: node["label"] for node in network["nodes"]}
    ordered = network_page.by_claims(network["edges"], labels)
    titles = {network_page.key(edge): network_page.title(edge, counts(edge)) for edge in ordered}
    network["nodes"].sort(key=lambda node: (-node["claims"], node["id"]))
    with question.ledger.at(question.version) as view:
        outlets = view.outlets()
    types: Counter[str] = Counter()
    for edge in network["edges"]:
        types.update(edge["relations"])
    return {
        "network": network,
        "edges_in_all": edges_in_all,
        "focus": present.brief(reader.actor(asking.actor), reader) if asking.actor else None,
        "graph": network_page.graph(network, asking.actor, titles),
        "partners": network_page.partners(network, labels),
        "strongest": ordered,
        "active": narrowing.chips(asking, reader, request.path, address, hidden=("level",)),
        "relaxed": [] if network["nodes"] else _relaxed(question, address),
        "options": {
            "level": narrowing.levels(network["level"]),
            "modality": narrowing.modalities(asking, reader, DRAWN, (Modality.OCCURRED,)),
            "relation": narrowing.relations(types, asking, reader),
            "outlet": narrowing.outlets(outlets, asking, reader),
        },
    }


def _relaxed(question: Question, address: Address) -> list[dict[str, Any]]:
    """For an empty picture: what each filter leaves out, taken away alone."""
    found = []
    for chip in narrowing.chips(question.filters, question.reader, request.path, address, hidden=("level",)):
        field = next(row.field for row in filters.FILTERS if row.parameter == chip.parameter)
        loose = filters.without(question.filters, field)
        view = network_page.View(loose, loose.actor, 3, 1)
        edges = network_page.in_view(Question(question.ledger, question.codebook, question.language, question.version, loose), view)[1]
        if edges:
            found.append({"label": f"{chip.name}: {chip.label}", "without": chip.without, "edges": edges})
    return found


def _evidence(question: Question, asking: Filters, address: Address) -> dict[str, Any]:
    """The panel for what the address selects."""
    view = MultiDict((name, value) for name, value in address.items(multi=True) if name != "part")
    path = url_for("pages.explore", lang=question.language)
    carried = filters.to_parameters(filters.without(asking, "actor"))

    def select(selected: str) -> str:
        return narrowing.link(path, view, select=selected)

    return {
        **network_page.evidence(question, asking, address.get("select")),
        "selected": address.get("select"),
        "select": select,
        "carry": lambda page: narrowing.link(page, MultiDict(carried)),
    }


@blueprint.get("/<any(ar, en, tr):lang>/actor/<actor>")
@blueprint.get(f"/<any(ar, en, tr):lang>/actor/<actor>.{FORM}", endpoint="actor_data")
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
        "actor.html", section="", version=question.version, profile=profile,
        forms=forms("pages.actor_data", request.args, actor=meant),
    )


@blueprint.get("/<any(ar, en, tr):lang>/dyad/<a>/<b>")
@blueprint.get(f"/<any(ar, en, tr):lang>/dyad/<a>/<b>.{FORM}", endpoint="dyad_data")
def dyad(a: str, b: str, form: str = "html") -> ResponseReturnValue:
    """The relations of two actors: every claim with who says so. The two stand in the order of their ids."""
    question = asked()
    first, second = sorted(actors.resolve(question.ledger, question.codebook, each).id for each in (a, b))
    address = narrowing.tidy(request.args, STATUS_DEFAULTS)
    if form == "html" and ((first, second) != (a, b) or list(address.items(multi=True)) != list(request.args.items(multi=True))):
        return redirect(narrowing.link(present.dyad_page(first, second, question.language), address))
    found = present.dyad(
        ask_dyad(question.ledger, question.codebook, first, second, question.filters, question.version, LISTED),
        question.filters, question.reader,
    )
    claims = network_page.claims_of(found)
    if form != "html":
        return data(form, question, f"{first} {second}", found, CLAIMS, claims)
    return render_template(
        "dyad.html", section="", version=question.version, dyad=found, total=len(claims),
        forms=forms("pages.dyad_data", address, a=first, b=second), **_related(question, found, address), chosen=request.args,
    )


def _related(question: Question, dyad: shapes.Dyad, address: Address) -> dict[str, Any]:
    """Directions, types and filters of the page of two actors."""
    reader, asking = question.reader, question.filters
    a, b = dyad["a"]["label"], dyad["b"]["label"]
    directions = [
        {"id": "mutual", "title": gettext("Both together"), "claims": dyad["mutual"]},
        {"id": "forward", "title": gettext("From %(a)s to %(b)s", a=a, b=b), "claims": dyad["forward"]},
        {"id": "backward", "title": gettext("From %(a)s to %(b)s", a=b, b=a), "claims": dyad["backward"]},
        {"id": "denied", "title": gettext("Denied"), "claims": dyad["denied"]},
    ]
    everything = dyad["facets"] if asking == Filters(level=asking.level) else _all_facets(question, dyad)
    return {
        "directions": directions,
        "matrix": _matrix(directions),
        "active": narrowing.chips(asking, reader, request.path, address, hidden=("level",)),
        "options": {
            "modality": narrowing.facet(everything["modality"], [each.value for each in asking.modality]),
            "relation": narrowing.facet(everything["relation"], asking.relation),
            "claimant": narrowing.facet(everything["claimant"], asking.claimant),
            "outlet": narrowing.facet(everything["outlet"], asking.outlet),
            "level": narrowing.levels(asking.level),
        },
    }


def _all_facets(question: Question, dyad: shapes.Dyad) -> Mapping[str, list[shapes.Facet]]:
    """What could be asked for if nothing were."""
    loose = Filters(level=question.filters.level)
    found = ask_dyad(question.ledger, question.codebook, dyad["a"]["id"], dyad["b"]["id"], loose, question.version, LISTED)
    return present.dyad(found, loose, question.reader)["facets"]


def _matrix(directions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """How many claims of each type each direction has, the most frequent type first."""
    first: dict[str, shapes.Claim] = {}
    counted: Counter[tuple[str, str]] = Counter()
    for direction in directions:
        for claim in direction["claims"]:
            first.setdefault(claim["relation"], claim)
            counted[claim["relation"], direction["id"]] += 1
    rows = [
        {"label": claim["relation_label"], "claim": claim, "counts": [counted[relation, each["id"]] for each in directions]}
        for relation, claim in first.items()
    ]
    return sorted(rows, key=lambda row: (-sum(row["counts"]), row["label"]))


@blueprint.get("/<any(ar, en, tr):lang>/document/<document>")
@blueprint.get(f"/<any(ar, en, tr):lang>/document/<document>.{FORM}", endpoint="document_data")
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
        "document.html", section="", version=question.version, document=found, paragraphs=text,
        titled=bool(text) and "".join(piece.text for piece in text[0]).strip() == title,
        pages_of={one.claim.id: _dyad_of(one.claim, question.language) for one in listed},
        forms=forms("pages.document_data", request.args, document=document),
    )


def _dyad_of(claim: Claim, language: str) -> str | None:
    """The page of the first two actors that the claim relates at state level."""
    pairs = sorted(pair for pair, ways in pair_ways(claim).items() if "state" in ways)
    return present.dyad_page(*pairs[0], language) if pairs else None


@blueprint.get("/<any(ar, en, tr):lang>/about")
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
        "about.html", section="about", version=question.version, codebook_hash=question.codebook.hash,
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


def counts(edge: Mapping[str, Any]) -> str:
    """An edge's figures in words: articles and events always stand beside the claims."""
    return gettext(", ").join((
        ngettext("%(num)s claim", "%(num)s claims", edge["claims"]),
        ngettext("%(num)s article", "%(num)s articles", edge["articles"]),
        ngettext("%(num)s event", "%(num)s events", edge["events"]),
    ))


def forms(endpoint: str, address: Mapping[str, str], **parts: str) -> list[dict[str, str]]:
    """The page's other forms, for programs and spreadsheets."""
    types = {"json": "application/json", "csv": "text/csv"}
    return [
        {"name": form.upper(), "type": kind, "url": url_for(endpoint, lang=g.language, form=form, **parts, **dict(address))}
        for form, kind in types.items()
    ]


def data(form: str, question: Question, name: str, found: Mapping[str, Any], columns: Any, rows: Any) -> Response:
    """The page's contents as JSON, or its list as CSV."""
    if form == "json":
        return answer(question, lambda: found)
    response = Response(table(columns, rows), mimetype="text/csv")
    response.headers.set("Content-Disposition", "attachment", filename=f"alaqat {name}.csv".replace(":", "-"))
    return response
