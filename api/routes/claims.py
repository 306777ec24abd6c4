"""Who said that, where, and in which words?"""

from flask import Blueprint, Response

from api import present, shapes
from api.answer import answer
from api.openapi import endpoint
from api.question import ask
from graph.errors import UnknownClaim
from graph.ledger import conditions

blueprint = Blueprint("api_claims", __name__, url_prefix="/api/v1")


@blueprint.get("/claims/<claim_id>")
@endpoint(shapes.OneClaim, tag="documents", path={"claim_id": "The claim's id"})
def claim(claim_id: str) -> Response:
    """One claim with its quotation, claimant, and the rule that read it."""
    question = ask()

    def make() -> shapes.OneClaim:
        with question.ledger.at(question.version) as view:
            found = view.newest(conditions.with_id(claim_id), limit=1)
        if not found:
            raise UnknownClaim(f"no claim has the id '{claim_id}' in version {question.version}")
        return present.one_claim(found[0], question.version, question.reader)

    return answer(question, make)
