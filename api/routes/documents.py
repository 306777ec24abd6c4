"""What does a document say, and where?"""

from flask import Blueprint, Response

from api import present, shapes
from api.answer import answer
from api.openapi import endpoint
from api.question import ask
from graph.ledger import conditions

blueprint = Blueprint("api_documents", __name__, url_prefix="/api/v1")


@blueprint.get("/documents/<document_id>")
@endpoint(shapes.Document, tag="documents", path={"document_id": "The document's id"})
def document(document_id: str) -> Response:
    """A document with its text, its claims and what to highlight.

    `marks` cut the text into stretches without overlaps, each with the claims that quote it.
    """
    question = ask()

    def make() -> shapes.Document:
        with question.ledger.at(question.version) as view:
            coded, row = view.document(document_id), view.document_row(document_id)
            listed = view.newest(conditions.of_document(document_id))
        return present.document(coded, row, listed, question.version, question.reader)

    return answer(question, make)
