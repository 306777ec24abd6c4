"""The network page: which part of the network is in view, and what the panel beside it shows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

from api import present, shapes
from api.question import Question
from api.wording import gettext
from graph.errors import UnknownActor
from graph.model.dyad import Level, Network
from graph.query import actors
from graph.query.dyads import dyad as ask_dyad
from graph.query.filters import Filters, without
from graph.query.neighbourhood import around, strongest
from graph.query.network import network as ask_network

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


def level_of(question: Question, network: Network) -> Filters:
    """The question's filters at the level that is in view."""
    return replace(question.filters, level=network.level)


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
                "a": edge["a"], "b": edge["b"], "claims": edge["claims"], "balance": edge["balance"],
                "modality": edge["modality"], "title": titles[key(edge)], "url": edge["url"],
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


def evidence(question: Question, filters: Filters, selected: str | None) -> dict[str, Any]:
    """What the panel shows for `selected`: the claims of an edge, an actor's partners, or nothing."""
    if not selected:
        return {}
    rest = without(filters, "actor")
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


def title(edge: Mapping[str, Any], counts: str) -> str:
    """What an edge is called where it is pointed at."""
    return gettext("%(a)s – %(b)s: %(counts)s", a=edge["a_label"], b=edge["b_label"], counts=counts)
