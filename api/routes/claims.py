"""Who says what? And who said this, where, and in which words?"""

from flask import Blueprint, Response

from api import present, shapes
from api.answer import answer
from api.openapi import endpoint
from api.question import AS_OF, CURSOR, LIMIT, ask, number, text
from graph.analysis.contradictions import contradictions as ask_contradictions
from graph.errors import UnknownClaim
from graph.ledger import conditions
from graph.model.record import STATUSES
from graph.query.claims import claims as ask_claims

blueprint = Blueprint("api_claims", __name__, url_prefix="/api/v1")


@blueprint.get("/claims")
@endpoint(shapes.ClaimList, LIMIT, CURSOR, tag="documents", filtered=True)
def claims() -> Response:
    """Claims, newest first, undated last, a page at a time.

    A list that is gone through with `cursor` stays as it was when it was begun, whatever is added meanwhile.
    """
    question = ask(LIMIT, CURSOR, filtered=True)
    limit, cursor = number(LIMIT), text(CURSOR) or None

    def make() -> shapes.ClaimList:
        as_of = None if cursor and not text(AS_OF) else question.version
        found = ask_claims(question.ledger, question.filters, limit, cursor, as_of)
        return present.claims(found, question.filters, question.reader)

    return answer(question, make)


@blueprint.get("/contradictions")
@endpoint(shapes.Contradictions, LIMIT, tag="documents", filtered=True)
def contradictions() -> Response:
    """What claims say against each other, and against dated reference facts, the newest first; nothing is resolved.

    Denied and stated as fact or alleged; cooperation and conflict on one day by different voices; different amounts; different
    offices of a person, different persons in an office. `limit` bounds the contradictions.
    """
    question = ask(LIMIT, filtered=True)
    limit = number(LIMIT)

    def make() -> shapes.Contradictions:
        found = ask_contradictions(question.ledger, question.codebook, (), question.filters, question.version, limit)
        return present.contradictions(found, question.filters, question.reader)

    return answer(question, make)


@blueprint.get("/claims/<claim_id>")
@endpoint(shapes.OneClaim, tag="documents", path={"claim_id": "The claim's id"})
def claim(claim_id: str) -> Response:
    """One claim with its quotation, claimant, and the rule that read it."""
    question = ask()

    def make() -> shapes.OneClaim:
        with question.ledger.at(question.version) as view:
            found = view.newest(conditions.with_id(claim_id), conditions.reviewed(STATUSES), limit=1)
        if not found:
            raise UnknownClaim(f"no claim has the id '{claim_id}' in version {question.version}")
        return present.one_claim(found[0], question.version, question.reader)

    return answer(question, make)
