"""Any SPARQL 1.1 endpoint over plain HTTP. Results come as JSON, terms as they are in N-Quads (graph.faces.rdf.terms).

What is sent keeps to what all servers do alike: named graphs with GRAPH everywhere, IRIs and literals alone, one operation an
update.
"""

import base64
import json
from collections.abc import Iterable, Iterator
from http.client import HTTPException
from typing import Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit, urlunsplit
from urllib.request import OpenerDirector, ProxyHandler, Request, build_opener

from graph.errors import EndpointError, InputError
from graph.faces.rdf import names, terms
from graph.faces.rdf.terms import PREFIXES, Triple

AT_ONCE: Final = 2000
"""Triples in one update: some servers refuse longer ones."""
PREFIX_LINES: Final = "".join(f"PREFIX {prefix}: <{address}>\n" for prefix, address in PREFIXES.items()) + "".join(
    f"PREFIX {scheme}: <{names.CONCEPTS}{scheme}/>\n" for scheme in ("relation", "modality", "kind", "quad")
)
"""What a query may be begun with."""
_HERE: Final = ("127.0.0.1", "localhost", "::1")


class Endpoint:
    """Where questions and updates are sent. An address may have a user and a password (https://user:password@host/…)."""

    def __init__(self, url: str, update_url: str | None = None, timeout: float = 60.0) -> None:
        """`update_url` None: the same address, with `update` in place of a `query` at its end. `timeout` is in seconds.

        Raises InputError for what is no HTTP address.
        """
        self.url, self._login = _without_login(url)
        self.update_url = _without_login(update_url)[0] if update_url else _update_url(self.url)
        self.timeout = timeout
        self._opener = _opener(self.url)

    def select(self, query: str) -> list[dict[str, str]]:
        """A row a solution: term by variable; what is unbound is not there."""
        return [{name: _term(value) for name, value in row.items()} for row in self._ask(query)["results"]["bindings"]]

    def ask(self, query: str) -> bool:
        return bool(self._ask(query)["boolean"])

    def answer(self, query: str) -> list[dict[str, str]] | bool:
        """What `select` or `ask` gives, whichever the query is."""
        found = self._ask(query)
        if "boolean" in found:
            return bool(found["boolean"])
        return [{name: _term(value) for name, value in row.items()} for row in found["results"]["bindings"]]

    def update(self, operation: str) -> None:
        """One operation."""
        self.send(self.update_url, operation.encode(), "application/sparql-update", "*/*")

    def insert(self, graph: str, triples: Iterable[Triple]) -> None:
        self.insert_all([(graph, list(triples))])

    def insert_all(self, graphs: Iterable[tuple[str, list[Triple]]]) -> None:
        """The triples of several graphs, AT_ONCE in one update."""
        for batch in _batches(graphs):
            self.update(f"INSERT DATA {{\n{batch}}}")

    def drop(self, graph: str) -> None:
        """No error where it is not there."""
        self.update(f"DROP SILENT GRAPH {graph}")

    def _ask(self, query: str) -> dict[str, Any]:
        body = urlencode({"query": query}).encode()
        found = self.send(self.url, body, "application/x-www-form-urlencoded", "application/sparql-results+json")
        try:
            answer: dict[str, Any] = json.loads(found)
        except ValueError as error:
            raise EndpointError(f"{self.url} did not answer with JSON but with: {_short(found)}") from error
        return answer

    def send(self, url: str, body: bytes, kind: str, accepted: str) -> bytes:
        """What the answer holds. Raises EndpointError."""
        request = Request(url, body, {"Content-Type": kind, "Accept": accepted, **self._login})  # noqa: S310 - checked
        try:
            with self._opener.open(request, timeout=self.timeout) as response:
                return bytes(response.read())
        except HTTPError as error:
            with error:
                raise EndpointError(f"{url} answered {error.code} {error.reason}: {_short(error.read())}") from error
        except (URLError, HTTPException, OSError) as error:
            reason = getattr(error, "reason", error)
            late = f" within {self.timeout:g} seconds" if isinstance(reason, TimeoutError) else ""
            raise EndpointError(f"{url} does not answer{late}: {reason}") from error


def _without_login(url: str) -> tuple[str, dict[str, str]]:
    """The address without user and password, and the header that has them."""
    try:
        parts = urlsplit(url)
        host = parts.hostname and (f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname)
        port = "" if parts.port is None else f":{parts.port}"
    except ValueError:
        host = None
    if host is None or parts.scheme not in ("http", "https"):
        raise InputError(f"'{url}' is no address of a SPARQL endpoint; allowed are http://… and https://…")
    plain = urlunsplit((parts.scheme, host + port, parts.path, parts.query, ""))
    if parts.username is None:
        return plain, {}
    login = base64.b64encode(f"{parts.username}:{parts.password or ''}".encode()).decode()
    return plain, {"Authorization": f"Basic {login}"}


def _update_url(url: str) -> str:
    return f"{url.removesuffix('query')}update" if url.endswith("/query") else url


def _opener(url: str) -> OpenerDirector:
    """No proxy stands between us and this computer, whatever the environment says."""
    return build_opener(ProxyHandler({})) if urlsplit(url).hostname in _HERE else build_opener()


def _short(answer: bytes) -> str:
    return " ".join(answer.decode(errors="replace").split())[:300]


def _term(value: dict[str, str]) -> str:
    match value["type"]:
        case "uri":
            return f"<{value['value']}>"
        case "bnode":
            return f"_:{value['value']}"
    if "datatype" in value:
        return terms.typed(value["value"], f"<{value['datatype']}>")
    return terms.text(value["value"], value.get("xml:lang"))


def _batches(graphs: Iterable[tuple[str, list[Triple]]]) -> Iterator[str]:
    """GRAPH blocks with AT_ONCE triples together; a graph's first triple is in its first block."""
    blocks: list[str] = []
    room = AT_ONCE
    for graph, triples in graphs:
        start = 0
        while start < len(triples):
            some = triples[start : start + room]
            blocks.append(f"GRAPH {graph} {{\n{_lines(some)}}}\n")
            start, room = start + len(some), room - len(some)
            if not room:
                yield "".join(blocks)
                blocks, room = [], AT_ONCE
    if blocks:
        yield "".join(blocks)


def _lines(triples: Iterable[Triple]) -> str:
    return "".join([f"{subject} {predicate} {value} .\n" for subject, predicate, value in triples])
