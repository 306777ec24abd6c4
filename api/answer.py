"""Answers as JSON, with the tag that tells a client whether it has them already."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec
from flask import Response, request

from api.question import Question

FORMAT: Final = 1
"""Raised when the same claims get another JSON, so that no client keeps the old one."""


def answer(question: Question, make: Callable[[], Mapping[str, Any]]) -> Response:
    """What `make` gives, as JSON; where the client has that already, 304 without making it.

    The tag holds all that an answer to one address depends on: the version of the claims, the codebook, the language.
    """
    tag = f"{FORMAT}-{question.version}-{question.codebook.hash}-{question.language}"
    known = request.if_none_match.contains(tag)
    response = Response(status=304) if known else Response(msgspec.json.encode(make()), mimetype="application/json")
    response.set_etag(tag)
    response.cache_control.no_cache = True  # keep it, and ask each time whether it still holds
    return response
