"""Who is called this?"""

from flask import Blueprint, Response

from api import present, shapes
from api.answer import answer
from api.openapi import endpoint
from api.question import FOUND_LIMIT, QUERY, ask, number, text
from graph.query import actors

blueprint = Blueprint("api_search", __name__, url_prefix="/api/v1")


@blueprint.get("/search")
@endpoint(shapes.Search, QUERY, FOUND_LIMIT, tag="actors")
def search() -> Response:
    """Actors by name.

    Whole names first, then beginnings, then similar spellings; `matched` says which name was met. Spelling variants of
    Arabic and Turkish letters, diacritics and case make no difference.
    """
    question = ask(QUERY, FOUND_LIMIT)
    words, limit = text(QUERY), number(FOUND_LIMIT)
    assert limit is not None  # it has a default

    def make() -> shapes.Search:
        hits = actors.search(question.ledger, question.codebook, words, question.language, limit, question.version)
        return present.search(hits, words, question.version, question.reader)

    return answer(question, make)
