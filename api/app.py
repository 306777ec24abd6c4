"""Puts the web application together: blueprints, the answer to every error, security headers, the hosts that are served."""

import secrets
from collections.abc import Sequence
from http import HTTPStatus
from typing import Final

import msgspec
from flask import Blueprint, Flask, Response, current_app, g, request
from werkzeug.exceptions import HTTPException

from api import present, question, shapes
from api.pages.site import show_problem
from api.routes import actors, claims, description, documents, dyads, network, pages, search
from api.served import Served, served
from graph.codebook import Codebook
from graph.errors import (
    AlaqatError,
    CodebookError,
    DocumentError,
    InputError,
    LedgerError,
    UnknownActor,
    UnknownClaim,
    UnknownDocument,
)
from graph.ledger import Ledger
from graph.query.actors import registry

BLUEPRINTS: Final[tuple[Blueprint, ...]] = (
    search.blueprint,
    actors.blueprint,
    network.blueprint,
    dyads.blueprint,
    documents.blueprint,
    claims.blueprint,
    description.blueprint,
    pages.blueprint,
)

ERRORS: Final[tuple[tuple[type[AlaqatError], HTTPStatus, str], ...]] = (
    (UnknownActor, HTTPStatus.NOT_FOUND, "unknown-actor"),
    (UnknownDocument, HTTPStatus.NOT_FOUND, "unknown-document"),
    (UnknownClaim, HTTPStatus.NOT_FOUND, "unknown-claim"),
    (InputError, HTTPStatus.BAD_REQUEST, "not-allowed"),
    (DocumentError, HTTPStatus.UNPROCESSABLE_ENTITY, "document"),
    (CodebookError, HTTPStatus.INTERNAL_SERVER_ERROR, "codebook"),
    (LedgerError, HTTPStatus.SERVICE_UNAVAILABLE, "ledger"),
    (AlaqatError, HTTPStatus.INTERNAL_SERVER_ERROR, "internal"),
)
"""Which HTTP status an error becomes, and the name of the problem: the first row whose class fits."""

HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",  # what a researcher looks at is nobody else's business
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

LOCAL_NAMES: Final = ("localhost", "127.0.0.1", "[::1]")
"""A page elsewhere can point a name of its own at 127.0.0.1 and read what we serve there: answer to our names only."""


class Misdirected(HTTPException):
    """The request names a host that this server does not answer to."""

    code = HTTPStatus.MISDIRECTED_REQUEST


def create_app(ledger: Ledger, codebook: Codebook, *, hosts: Sequence[str] | None = LOCAL_NAMES) -> Flask:
    """The application that answers from `ledger` in the words of `codebook`.

    `hosts` are the names in lower case, without port, that requests may call the server by; None is any.
    """
    app = Flask(__name__, static_folder=None, template_folder="web/templates")  # pages.blueprint has the static files
    app.extensions["alaqat"] = Served(ledger, codebook)
    app.before_request(number_request)
    app.before_request(lambda: refuse_foreign_host(hosts))
    app.after_request(add_headers)
    app.register_error_handler(AlaqatError, answer_error)
    app.register_error_handler(HTTPException, answer_http_error)
    app.register_error_handler(Exception, answer_failure)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app


def number_request() -> None:
    """Every request has an id, which its answer and the log name."""
    g.request_id = secrets.token_hex(8)


def refuse_foreign_host(hosts: Sequence[str] | None) -> None:
    """Raises Misdirected where the Host header names none of `hosts`. Browsers always send one; a request without is let in."""
    asked = request.environ.get("HTTP_HOST", "")
    if hosts is not None and asked and host_name(asked) not in hosts:
        raise Misdirected(f"this server answers to {', '.join(hosts)}; it was asked as '{asked[:100]}'")


def host_name(header: str) -> str:
    """The name in a Host header, in lower case, without its port; brackets stay around an IPv6 address."""
    name, colon, port = header.rpartition(":")
    return (name if colon and port.isdecimal() else header).lower()


def add_headers(response: Response) -> Response:
    response.headers["X-Request-ID"] = g.request_id
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response


def answer_error(error: AlaqatError) -> Response:
    """What Alaqat raises on purpose: its text is meant for the user."""
    status, kind = next((status, kind) for known, status, kind in ERRORS if isinstance(error, known))
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        current_app.logger.error("request %s: %s: %s", g.request_id, request.path, error)
    found = problem(status, str(error), kind)
    if isinstance(error, UnknownActor):
        held = served()
        reader = present.Reader(held.codebook, question.language(), registry(held.ledger, held.codebook))
        found["nearest"] = [present.brief(reader.actor(actor), reader) for actor in error.nearest]
    return send_problem(found)


def answer_http_error(error: HTTPException) -> Response:
    """No such path, a method that is not allowed and the like. A redirect is no error."""
    plain = error.get_response(request.environ)
    if plain.status_code < HTTPStatus.BAD_REQUEST:
        assert isinstance(plain, Response)
        return plain
    answer = send_problem(problem(HTTPStatus(plain.status_code), _http_detail(error)))
    answer.headers.extend((name, value) for name, value in plain.headers if name in ("Allow", "Retry-After"))
    return answer


def answer_failure(error: Exception) -> Response:
    """A fault of ours: the log has it, the user gets the id to ask with."""
    current_app.logger.error("request %s: %s failed", g.request_id, request.path, exc_info=error)
    detail = f"the server failed; its log has the reason under request id {g.request_id}"
    try:
        return send_problem(problem(HTTPStatus.INTERNAL_SERVER_ERROR, detail, "internal"))
    except Exception:  # whatever keeps the page of the error from being made: say it in plain words
        current_app.logger.exception("request %s: nor can its page be made", g.request_id)
        return Response(f"{detail}\n", HTTPStatus.INTERNAL_SERVER_ERROR, mimetype="text/plain")


def problem(status: HTTPStatus, detail: str, kind: str | None = None) -> shapes.Problem:
    """`kind` names the problem; None is one that the status says all about."""
    return {
        "type": f"urn:alaqat:problem:{kind}" if kind else "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": detail,
        "instance": request.path,
        "request_id": g.request_id,
    }


def send_problem(found: shapes.Problem) -> Response:
    """JSON to programs, a page to people."""
    if request.path.startswith("/api/"):
        return Response(msgspec.json.encode(found), found["status"], mimetype="application/problem+json")
    return show_problem(found)


def _http_detail(error: HTTPException) -> str:
    if error.code == HTTPStatus.NOT_FOUND and request.path.startswith("/api/"):
        return f"no such address; {description.PATH} lists them all"
    return error.description or ""
