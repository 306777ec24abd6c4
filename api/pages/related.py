"""The page of two actors: directions, types and filters of what is claimed between them."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from flask import request

from api import present, shapes
from api.pages import narrowing
from api.pages.narrowing import Address
from api.pages.wording import gettext
from api.question import Question
from graph.ledger.naming import pair_ways
from graph.model import Claim
from graph.query.dyads import dyad as ask_dyad
from graph.query.filters import Filters

LISTED: Final = 500
"""So many claims the page lists."""


def related(question: Question, dyad: shapes.Dyad, address: Address) -> dict[str, Any]:
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


def page_of(claim: Claim, language: str) -> str | None:
    """The page of the first two actors that the claim relates at state level."""
    pairs = sorted(pair for pair, ways in pair_ways(claim).items() if "state" in ways)
    return present.dyad_page(*pairs[0], language) if pairs else None
