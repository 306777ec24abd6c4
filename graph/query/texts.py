"""Full-text search: which documents, and which quotations, say something."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Final, Self

import numpy as np

from graph.faces.network.columns import Columns, Numbers
from graph.faces.network.keeping import columns_for
from graph.faces.text import Search, Snippet, read
from graph.ledger import DocumentRow, Ledger, Listed, View, conditions
from graph.ledger.conditions import Condition
from graph.ledger.rows import Text
from graph.ledger.wanted import Wanted
from graph.model import Span
from graph.query.claims import chosen
from graph.query.filters import NO_FILTERS, OF_DOCUMENTS, Filters, document_conditions, listed_wanted, without

_PAGE: Final = 100
"""Documents that are looked at together."""
_FEW: Final = 500
"""Documents that are asked for one by one."""


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
        told = _Told.by(ledger, view, filters)
        found = list(islice(told.texts(search.wanted(in_title=in_title), limit + 1, ranked=order is Order.BEST), limit + 1))
        hits = tuple(_hit(one, search) for one in found[:limit])
        return Hits(asked, hits, len(found) > limit, view.version)


def quotations(
    ledger: Ledger, asked: str, filters: Filters = NO_FILTERS, limit: int = 50, as_of: int | None = None
) -> Quotations:
    """The claims whose quotation has what is asked for, those of the newest document first. Raises InputError."""
    search = read(asked)
    with ledger.at(as_of) as view:
        keys = list(islice(_quoting(_Told.by(ledger, view, filters, claims=True), search), limit + 1))
        return Quotations(asked, tuple(view.by_key(keys[:limit])), len(keys) > limit, view.version)


@dataclass(frozen=True)
class _Told:
    """What narrows a search: conditions of documents, and the rows of the claims of which each must have one, unless None."""

    view: View
    where: list[Condition]
    columns: Columns
    claims: Numbers | None

    @classmethod
    def by(cls, ledger: Ledger, view: View, filters: Filters, *, claims: bool = False) -> Self:
        """`claims`: documents without any claim are not wanted."""
        where = document_conditions(filters)
        rest, columns = without(filters, *OF_DOCUMENTS), columns_for(ledger, view)
        if not claims and without(rest, "level") == NO_FILTERS:
            return cls(view, where, columns, None)
        return cls(view, where, columns, chosen(columns, listed_wanted(rest, columns, view)))

    def texts(self, wanted: Wanted, page: int, *, ranked: bool = False) -> Iterator[Text]:
        """Read so many at a time, then more."""
        where, codings = list(self.where), self._codings()
        if codings is not None and len(codings) <= _FEW:
            where, codings = [*where, conditions.of_codings(codings.tolist())], None
        offset = 0
        while found := self.view.texts(wanted, *where, ranked=ranked, limit=page, offset=offset):
            here = np.ones(len(found), bool) if codings is None else np.isin([one.coding for one in found], codings)
            yield from (one for one, kept in zip(found, here.tolist(), strict=True) if kept)
            offset, page = offset + len(found), max(page, _PAGE)

    def spans(self, found: Sequence[Text]) -> dict[int, list[tuple[int, Span]]]:
        """By coding, the keys and spans of the claims of these texts."""
        assert self.claims is not None, "quotations are of claims"
        codings = self.columns.codings.key[self.columns.claims.coding[self.claims]]
        rows = self.claims[np.isin(codings, [one.coding for one in found])]
        return self.view.spans(self.columns.claims.key[rows].tolist())

    def _codings(self) -> Numbers | None:
        """The keys of the codings that have such claims."""
        if self.claims is None:
            return None
        return np.asarray(self.columns.codings.key[np.unique(self.columns.claims.coding[self.claims])])


def _quoting(told: _Told, search: Search) -> Iterator[int]:
    texts = told.texts(search.wanted(), _PAGE)
    while some := list(islice(texts, _PAGE)):
        spans = told.spans(some)
        for one in some:
            yield from (key for key, span in spans.get(one.coding, ()) if search.found_in(span.of(one.text)))


def _hit(one: Text, search: Search) -> Hit:
    snippet = search.snippet(one.text)
    return Hit(one.document, snippet, snippet.span.of(one.text))
