"""Who is related to whom?"""

from flask import Blueprint, Response

from api import present, shapes
from api.answer import answer
from api.openapi import endpoint
from api.question import ask
from graph.query.network import network as ask_network

blueprint = Blueprint("api_network", __name__, url_prefix="/api/v1")


@blueprint.get("/network")
@endpoint(shapes.Network, tag="network", filtered=True)
def network() -> Response:
    """The network of actors: one undirected edge a pair.

    Edges are drawn from claims stated as fact, unless `modality` asks for others; denied ones are never drawn.
    """
    question = ask(filtered=True)

    def make() -> shapes.Network:
        found = ask_network(question.ledger, question.codebook, question.filters, question.version)
        return present.network(found, question.filters, question.reader)

    return answer(question, make)
