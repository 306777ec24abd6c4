"""Who is called this? Which texts have these words?"""

from flask import Blueprint, Response

from api import present, shapes
from api.answer import answer
from api.openapi import endpoint
from api.question import FOUND_LIMIT, LIMIT, ORDER, PLACE, QUERY, WORDS, ask, choice, number, text
from graph.query import actors
from graph.query.texts import Order
from graph.query.texts import quotations as ask_quotations
from graph.query.texts import texts as ask_texts

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


@blueprint.get("/texts")
@endpoint(shapes.Texts, WORDS, PLACE, ORDER, LIMIT, tag="documents", filtered=True)
def texts() -> Response:
    """Documents that have all these words in their text or title, newest first, undated last.

    Case, marks and the letters' variants make no difference. "Words in quotes" follow each other, `gas*` begins a word, `-gas`
    leaves documents out. With a filter of claims, each document has a claim that fulfils it.
    """
    question = ask(WORDS, PLACE, ORDER, LIMIT, filtered=True)
    words, limit, order = text(WORDS), number(LIMIT), Order(choice(ORDER))
    in_title = choice(PLACE) == "titles"
    assert limit is not None  # it has a default

    def make() -> shapes.Texts:
        found = ask_texts(
            question.ledger, words, question.filters, order, limit, question.version, in_title=in_title
        )
        return present.texts(found, question.filters, question.reader)

    return answer(question, make)


@blueprint.get("/quotations")
@endpoint(shapes.Quotations, WORDS, LIMIT, tag="documents", filtered=True)
def quotations() -> Response:
    """Claims whose quotation has all these words, those of the newest document first."""
    question = ask(WORDS, LIMIT, filtered=True)
    words, limit = text(WORDS), number(LIMIT)
    assert limit is not None  # it has a default

    def make() -> shapes.Quotations:
        found = ask_quotations(question.ledger, words, question.filters, limit, question.version)
        return present.quotations(found, question.filters, question.reader)

    return answer(question, make)
