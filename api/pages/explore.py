"""The network page: which part of the network is in view, and what the panel beside it shows."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

from flask import request, url_for
from werkzeug.datastructures import MultiDict

from api import present, shapes
from api.pages import narrowing
from api.pages.narrowing import Address
from api.pages.wording import gettext, ngettext
from api.question import Question
from graph.errors import UnknownActor
from graph.model import Modality
from graph.model.dyad import Level, Network
from graph.query import actors, filters
from graph.query.dyads import dyad as ask_dyad
from graph.query.filters import Filters, without
from graph.query.neighbourhood import around, strongest
from graph.query.network import network as ask_network

DRAWN: Final = tuple(modality for modality in Modality if modality is not Modality.DENIED)
MOST: Final = 300
"""So many actors can be told apart on one picture."""
PANEL: Final = 20
"""So many claims the panel holds; the page of the two has all."""
BETWEEN: Final = "~"
"""Parts the two actors of a selected edge: no id has it."""


@dataclass(frozen=True, slots=True)
class View:
    """What of the network is shown: `top` edges an actor, `hops` around `actor` where one is given."""

    filters: Filters
    actor: str | None
    top: int
    hops: int


class Partner(NamedTuple):
    """A neighbour in the table, with the key of the edge to it."""

    key: str
    label: str
    claims: int


def in_view(question: Question, view: View) -> tuple[Network, int]:
    """The part of the network, and how many edges there are in all around it.

    An actor who acts for a state is no node of its own at state level: then everyone is kept apart.
    """
    whole = _network(question, view.filters)
    if view.actor and all(node.id != view.actor for node in whole.nodes):
        apart = _network(question, replace(view.filters, level=Level.ACTOR))
        if any(node.id == view.actor for node in apart.nodes):
            whole = apart
    near = around(whole, view.actor, view.hops) if view.actor else whole
    return strongest(near, view.top, MOST, view.actor), len(near.edges)


def _network(question: Question, filters: Filters) -> Network:
    return ask_network(question.ledger, question.codebook, without(filters, "actor"), question.version)


def key(edge: Mapping[str, Any]) -> str:
    return f"{edge['a']}{BETWEEN}{edge['b']}"


def graph(network: shapes.Network, focus: str | None, titles: Mapping[str, str]) -> dict[str, Any]:
    """What <actor-graph> draws; `titles` by the key of the edge."""
    return {
        "focus": focus,
        "nodes": [
            {"id": node["id"], "label": node["label"], "kind": node["kind"], "claims": node["claims"], "url": node["page"]}
            for node in network["nodes"]
        ],
        "edges": [
            {
                "a": edge["a"],
                "b": edge["b"],
                "claims": edge["claims"],
                "balance": edge["balance"],
                "modality": edge["modality"],
                "title": titles[key(edge)],
                "url": edge["url"],
            }
            for edge in network["edges"]
        ],
    }


def by_claims(edges: Sequence[shapes.Edge], labels: Mapping[str, str]) -> list[dict[str, Any]]:
    """The edges with the names of their ends, the most claims first."""
    ordered = sorted(edges, key=lambda edge: (-edge["claims"], edge["a"], edge["b"]))
    return [{**edge, "a_label": labels[edge["a"]], "b_label": labels[edge["b"]]} for edge in ordered]


def partners(network: shapes.Network, labels: Mapping[str, str]) -> dict[str, list[Partner]]:
    """Whom each actor in view is related to, the most claims first."""
    found: dict[str, list[Partner]] = defaultdict(list)
    for edge in by_claims(network["edges"], labels):
        found[edge["a"]].append(Partner(key(edge), edge["b_label"], edge["claims"]))
        found[edge["b"]].append(Partner(key(edge), edge["a_label"], edge["claims"]))
    return found


def _evidence(question: Question, asking: Filters, selected: str | None) -> dict[str, Any]:
    """What the panel shows for `selected`: the claims of an edge, an actor's partners, or nothing."""
    if not selected:
        return {}
    rest = without(asking, "actor")
    try:
        if BETWEEN not in selected:
            profile = actors.profile(question.ledger, question.codebook, selected, rest, question.version, 1)
            return {"profile": present.profile(profile, rest, question.reader)}
        a, b = selected.split(BETWEEN, 1)
        found = ask_dyad(question.ledger, question.codebook, a, b, rest, question.version, 500)
    except UnknownActor:
        return {"missing": selected}
    dyad = present.dyad(found, rest, question.reader)
    return {"dyad": dyad, "dyad_claims": claims_of(dyad)}


def claims_of(dyad: shapes.Dyad) -> list[shapes.Claim]:
    """All claims of two actors, newest first, the undated last; those that are stated as fact before the others of a day."""
    listed = [*dyad["mutual"], *dyad["forward"], *dyad["backward"]]
    unique = {claim["id"]: claim for claim in (*listed, *dyad["denied"])}
    return sorted(unique.values(), key=lambda claim: (claim["day"] or "", claim["modality"] == "occurred"), reverse=True)


def _title(edge: Mapping[str, Any]) -> str:
    """What an edge is called where it is pointed at: articles and events always stand beside the claims."""
    counts = gettext(", ").join(
        (
            ngettext("%(num)s claim", "%(num)s claims", edge["claims"]),
            ngettext("%(num)s article", "%(num)s articles", edge["articles"]),
            ngettext("%(num)s event", "%(num)s events", edge["events"]),
        )
    )
    return gettext("%(a)s – %(b)s: %(counts)s", a=edge["a_label"], b=edge["b_label"], counts=counts)


def picture(question: Question, network: shapes.Network, edges_in_all: int, address: Address) -> dict[str, Any]:
    """The picture, the table and the filters of the network page."""
    reader, asking = question.reader, question.filters
    labels = {node["id"]: node["label"] for node in network["nodes"]}
    ordered = by_claims(network["edges"], labels)
    titles = {key(edge): _title(edge) for edge in ordered}
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
        "graph": graph(network, asking.actor, titles),
        "partners": partners(network, labels),
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
        loose = without(question.filters, field)
        edges = in_view(replace(question, filters=loose), View(loose, loose.actor, MOST, 1))[1]
        if edges:
            found.append({"label": f"{chip.name}: {chip.label}", "without": chip.without, "edges": edges})
    return found


def panel(question: Question, asking: Filters, address: Address) -> dict[str, Any]:
    """The panel for what the address selects."""
    view = MultiDict((name, value) for name, value in address.items(multi=True) if name != "part")
    path = url_for("pages.explore", lang=question.language)
    carried = filters.to_parameters(without(asking, "actor"))

    def select(selected: str) -> str:
        return narrowing.link(path, view, select=selected)

    return {
        **_evidence(question, asking, address.get("select")),
        "selected": address.get("select"),
        "select": select,
        "carry": lambda page: narrowing.link(page, MultiDict(carried)),
    }
