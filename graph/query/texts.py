"""Full-text search: which documents, and which quotations, say something."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import count, islice
from typing import Final

from graph.faces.text import Search, Snippet, read
from graph.ledger import DocumentRow, Ledger, Listed, View
from graph.ledger.conditions import Condition
from graph.ledger.rows import Text
from graph.model import Span
from graph.query.filters import NO_FILTERS, OF_DOCUMENTS, Filters, document_conditions, listed_conditions, without

_PAGE: Final = 100
"""Documents that are looked at together for quotations."""


class Order(StrEnum):
    """What comes first: the newest document, or the one that the words fit best."""

    NEWEST = "newest"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that has the words: `words` are those of its text at the snippet's span."""

    document: DocumentRow
    snippet: Snippet
    words: str

    def within(self, place: Span) -> str:
        """What the text has at a place within the snippet."""
        return self.words[place.start - self.snippet.span.start : place.end - self.snippet.span.start]


@dataclass(frozen=True, slots=True)
class Hits:
    """The first documents, as of `version`; `more` tells that there are others."""

    asked: str
    hits: tuple[Hit, ...]
    more: bool
    version: int


@dataclass(frozen=True, slots=True)
class Quotations:
    """The first claims whose quotation has the words, as of `version`; `more` tells that there are others."""

    asked: str
    claims: tuple[Listed, ...]
    more: bool
    version: int


def texts(
    ledger: Ledger,
    asked: str,
    filters: Filters = NO_FILTERS,
    order: Order = Order.NEWEST,
    limit: int = 50,
    as_of: int | None = None,
    *,
    in_title: bool = False,
) -> Hits:
    """The documents whose title or text has what is asked for (graph.faces.text.read), newest first, undated last.

    Dates, outlet, language and collection narrow the documents; with other filters each document has a claim that fulfils them
    all. Raises InputError.
    """
    search = read(asked)
    with ledger.at(as_of) as view:
        found = view.texts(search.wanted(in_title=in_title), *_narrowed(filters), ranked=order is Order.BEST, limit=limit + 1)
        hits = tuple(_hit(one, search) for one in found[:limit])
        return Hits(asked, hits, len(found) > limit, view.version)


def quotations(
    ledger: Ledger, asked: str, filters: Filters = NO_FILTERS, limit: int = 50, as_of: int | None = None
) -> Quotations:
    """The claims whose quotation has what is asked for, those of the newest document first. Raises InputError."""
    search = read(asked)
    with ledger.at(as_of) as view:
        keys = list(islice(_quoting(view, search, filters), limit + 1))
        return Quotations(asked, tuple(view.by_key(keys[:limit])), len(keys) > limit, view.version)


def _quoting(view: View, search: Search, filters: Filters) -> Iterator[int]:
    where, having = _narrowed(filters)
    wanted = listed_conditions(without(filters, *OF_DOCUMENTS))
    for start in count(0, _PAGE):
        found = view.texts(search.wanted(), where, having, limit=_PAGE, offset=start)
        spans = view.spans(found, *wanted)
        for one in found:
            yield from (key for key, span in spans.get(one.coding, ()) if search.found_in(span.of(one.text)))
        if len(found) < _PAGE:
            return


def _narrowed(filters: Filters) -> tuple[list[Condition], list[Condition]]:
    """The conditions of the document, and those of a claim in it."""
    where = document_conditions(filters)
    rest = without(filters, *OF_DOCUMENTS, "level")
    return where, [] if rest == NO_FILTERS else listed_conditions(without(filters, *OF_DOCUMENTS))


def _hit(one: Text, search: Search) -> Hit:
    snippet = search.snippet(one.text)
    return Hit(one.document, snippet, snippet.span.of(one.text))
