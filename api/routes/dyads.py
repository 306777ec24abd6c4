"""What is claimed between two actors?"""

from flask import Blueprint, Response

from api import present, shapes
from api.answer import answer
from api.openapi import endpoint
from api.question import LIMIT, ask, number
from graph.query.dyads import dyad as ask_dyad

blueprint = Blueprint("api_dyads", __name__, url_prefix="/api/v1")

_PATH = {"a": "One actor's id, such as state:QAT", "b": "The other's, such as state:TUR; the order makes no difference"}


@blueprint.get("/dyads/<a>/<b>")
@endpoint(shapes.Dyad, LIMIT, tag="network", filtered=True, path=_PATH)
def dyad(a: str, b: str) -> Response:
    """The relations of two actors: every claim with its quotation, in both directions.

    `limit` bounds the lists together, newest first, and the facets with them; the figures count everything.
    """
    question = ask(LIMIT, filtered=True)
    limit = number(LIMIT)

    def make() -> shapes.Dyad:
        found = ask_dyad(question.ledger, question.codebook, a, b, question.filters, question.version, limit)
        return present.dyad(found, question.filters, question.reader)

    return answer(question, make)
