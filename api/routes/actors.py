"""What is claimed about an actor, and what does it claim?"""

from flask import Blueprint, Response

from api import present, shapes
from api.answer import answer
from api.openapi import endpoint
from api.question import LIMIT, ask, number
from graph.query import actors

blueprint = Blueprint("api_actors", __name__, url_prefix="/api/v1")


@blueprint.get("/actors/<actor_id>")
@endpoint(shapes.Profile, LIMIT, tag="actors", filtered=True, path={"actor_id": "The actor's id, such as state:QAT"})
def actor(actor_id: str) -> Response:
    """An actor with its names, offices, partners and claims.

    `about` lists claims in which it is a source or target, `by` what it vouches for, each newest first.
    """
    question = ask(LIMIT, filtered=True)
    limit = number(LIMIT)

    def make() -> shapes.Profile:
        found = actors.profile(question.ledger, question.codebook, actor_id, question.filters, question.version, limit)
        return present.profile(found, question.filters, question.reader)

    return answer(question, make)
